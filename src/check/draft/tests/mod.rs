//! The draft first, its sources behind it; findings out.

mod causes;
mod counts;
mod dates;
mod decided;
mod far;
mod names;
mod other_days;
mod quotes;

use super::{Draft, Settled, check_draft};
use crate::check::tests::sources;
use crate::check::{Finding, Settings, Severity, View};
use crate::claim::{ClaimId, Kind, SourceClaims, Status, Value};
use crate::lexicon::Lexicon;

/// The findings on claims of a kind: "against_all: 43 (a); 34 (b)".
fn found(kind: Kind, texts: &[&str]) -> Vec<String> {
    told(kind, &sources(texts), &Draft::at(0))
}

fn told(kind: Kind, sources: &[SourceClaims], draft: &Draft<'_>) -> Vec<String> {
    let view = View { sources, lexicon: Lexicon::english() };
    let findings = findings(sources, draft).into_iter().filter(|finding| finding.kind == kind);
    let told = findings.map(|finding| {
        let instead = finding.suggestion.map(|text| format!(", print {text}")).unwrap_or_default();
        let hint = finding.hint.map(|hint| format!(", {hint}")).unwrap_or_default();
        format!("{}: {}{hint}{instead}", finding.reason, view.values(&finding.claims))
    });
    told.collect()
}

fn findings(sources: &[SourceClaims], draft: &Draft<'_>) -> Vec<Finding> {
    check_draft(sources, draft, &Settings::default()).findings
}

fn coup(day: &str, dead: &str) -> String {
    format!("2019-05-{day} | The coup in Sarpe left {dead} people dead.")
}

fn quake(day: &str, dead: &str) -> String {
    format!("2019-05-{day} | The earthquake killed {dead} people.")
}

fn counts(texts: &[String]) -> Vec<String> {
    found(Kind::Count, &texts.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_source_as_the_draft_has_nothing_against_itself() {
    let text = "2019-05-04 | The mutiny in Sarpe began on 1 May 2019. It reportedly left 34 people dead, though others put \
                the toll at 40, said Captain Amadou Sanogo. Amadou Sango was seen later. The mutiny was caused by unpaid wages. \
                \"We lost the bridge, the bakery and the school in forty minutes,\" said Mayor Vesna Perić.";
    let (sources, draft) = (sources(&[text, text]), Draft::at(0));
    let rules = findings(&sources, &draft).into_iter().map(|finding| finding.rule);
    assert_eq!(rules.filter(|rule| rule.starts_with("draft-")).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_sentence_of_a_source_is_borne_by_it_whatever_else_the_draft_says() {
    let source =
        "2019-05-04 | The coup in Sarpe left 34 people dead. In Vell a flood displaced 900 families.";
    let draft = "2019-05-05 | Ten years ago a strike in Orm ended. In Vell a flood displaced 900 families.";
    assert_eq!(found(Kind::Count, &[draft, source]), [""; 0]);
}

#[test]
fn every_finding_begins_with_the_draft() {
    let texts = [coup("04", "34"), coup("05", "20"), coup("04", "40")];
    let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
    for source in 0..3 {
        let findings = findings(&sources, &Draft::at(source));
        assert!(!findings.is_empty() && findings.iter().all(|finding| finding.claims[0].source == source));
    }
}

#[test]
fn facts_and_coverage_are_those_of_what_the_draft_speaks_of() {
    let texts = [&coup("05", "34"), &format!("{} The flood displaced 900 people.", coup("04", "34"))];
    let sources = sources(&[texts[0], texts[1]]);
    let checked = check_draft(&sources, &Draft::at(0), &Settings::default());
    assert!(checked.facts.iter().flat_map(|fact| &fact.claims).all(|at| at.source == 1));
    assert!(checked.facts.iter().all(|fact| fact.attribute != "displaced"));
    assert!(checked.coverage.iter().all(|row| row.compared > 0 && row.compared + row.alone == row.claims));
    assert!(checked.coverage[1].alone > checked.coverage[0].alone, "{:?}", checked.coverage);
}

#[test]
fn who_is_named_for_what_others_say_is_told_so_and_not_that_nobody_says_it() {
    let of = |texts: &[&str]| {
        let found = findings(&sources(texts), &Draft::at(0)).into_iter();
        let found = found.filter(|finding| finding.reason != "overstated");
        found.map(|finding| (finding.rule, finding.message)).collect::<Vec<_>>()
    };
    let police = of(&[
        "2019-05-04 | According to police, 12 people died in the flood in Vell.",
        "2019-05-04 | The flood in Vell killed 12 people.",
        "2019-05-04 | According to police, 14 people died in the flood in Vell.",
    ]);
    assert!(
        police.iter().any(|(rule, told)| rule == "draft-misattributed" && told.contains("12 (a); 14 (c)")),
        "{police:?}"
    );
    assert!(police.iter().all(|(_, told)| !told.starts_with("No source")), "{police:?}");
}

#[test]
fn who_publishes_a_source_says_what_it_says() {
    let rules = |figure: u64| {
        let mut sources = sources(&[
            &format!(
                "2019-05-04 | The Valley Relief Network counted {figure} people killed in the flood in Vell."
            ),
            "2019-05-04 | The flood in Vell killed 121 people.",
            "2019-05-04 | The flood in Vell killed 112 people.",
        ]);
        sources[1].source.publisher = Some("Valley Relief Network".to_owned());
        let found = findings(&sources, &Draft::at(0)).into_iter();
        found.filter(|finding| finding.kind == Kind::Count).map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert!(rules(112).iter().any(|rule| rule == "draft-misattributed"), "{:?}", rules(112));
    assert!(!rules(121).iter().any(|rule| rule == "draft-misattributed"), "{:?}", rules(121));
}

#[test]
fn a_bare_ministry_is_the_only_one_that_publishes() {
    let rules = |others: &str| {
        let mut sources = sources(&[
            "2019-05-04 | The ministry counted 121 people killed in the flood in Vell.",
            "2019-05-04 | The flood in Vell killed 121 people.",
            "2019-05-04 | The flood in Vell killed 112 people.",
        ]);
        sources[1].source.publisher = Some(others.to_owned());
        sources[2].source.publisher = Some("Ministry of the Interior".to_owned());
        findings(&sources, &Draft::at(0)).iter().any(|finding| finding.rule == "draft-misattributed")
    };
    assert!(rules("Valley Herald") && !rules("Ministry of Health"));
}

#[test]
fn who_is_named_is_asked_though_the_draft_was_put_to_another_fact() {
    let rules = |dead: u64| {
        let mut sources = sources(&[
            &format!("2021-05-04 | The coup left {dead} people dead, according to the Valley Herald."),
            "2019-05-04 | The coup in Sarpe on 3 May 2019 left 34 people dead.",
            "2019-05-04 | The coup in Sarpe on 3 May 2019 left 40 people dead.",
        ]);
        sources[1].source.publisher = Some("Valley Herald".to_owned());
        let found = findings(&sources, &Draft::at(0)).into_iter();
        found.filter(|finding| finding.kind == Kind::Count).map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert!(rules(40).iter().any(|rule| rule == "draft-misattributed"), "{:?}", rules(40));
    assert!(!rules(34).iter().any(|rule| rule == "draft-misattributed"), "{:?}", rules(34));
}

#[test]
fn a_figure_beside_which_its_source_names_the_event_is_of_that_event() {
    const PAGE: &str = "2019-05-20 | Red Berets attacked the radio, apparently a countercoup. The fighting of that night caused at \
                        least 14 deaths.";
    let of = |dead: &str| {
        let draft = format!("2021-05-20 | At least {dead} people died in the countercoup.");
        let sources = sources(&[&draft, PAGE]);
        let draft = Draft { texts: vec![None, Some(PAGE)], ..Draft::at(0) };
        told(Kind::Count, &sources, &draft)
    };
    assert_eq!(of("14"), [""; 0]);
    assert!(!of("17").is_empty());
}

#[test]
fn a_finding_is_named_by_the_day_of_the_sources() {
    let texts = [
        "2019-05-20 | The mutiny in Sarpe on 4 May 2019 left 43 people dead.",
        "2019-05-20 | The mutiny in Sarpe on 3 May 2019 left 34 people dead.",
    ];
    let found = findings(&sources(&texts), &Draft::at(0)).into_iter();
    let found: Vec<_> =
        found.filter(|finding| finding.kind == Kind::Count).map(|finding| finding.message).collect();
    assert!(
        found.iter().any(|told| told.contains("3 May 2019") && !told.contains("4 May 2019")),
        "{found:?}"
    );
}
