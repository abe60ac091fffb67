//! The draft first, its sources behind it; findings out.

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
fn a_figure_that_every_source_gives_is_silent() {
    assert_eq!(counts(&[coup("05", "34"), coup("04", "34"), coup("04", "34")]), [""; 0]);
}

#[test]
fn a_figure_against_all_sources_is_told_with_the_one_that_they_share() {
    assert_eq!(
        counts(&[coup("04", "43"), coup("04", "34"), coup("04", "34")]),
        ["against_all: 43 (a); 34 (b, c), digits swapped, print 34"]
    );
}

#[test]
fn where_the_sources_differ_nothing_is_suggested() {
    assert_eq!(
        counts(&[coup("05", "20"), coup("04", "34"), coup("04", "40")]),
        ["against_all: 20 (a); 34 (b); 40 (c)"]
    );
}

#[test]
fn one_figure_of_several_is_to_be_told_as_such() {
    assert_eq!(
        counts(&[coup("05", "34"), coup("04", "34"), coup("04", "40")]),
        ["one_of_several: 34 (a, b); 40 (c)"]
    );
}

#[test]
fn a_draft_that_gives_both_figures_has_said_so() {
    let both = "2019-05-05 | The coup in Sarpe left 34 people dead. Others say that the coup in Sarpe left 40 people dead.";
    assert_eq!(counts(&[both.to_owned(), coup("04", "34"), coup("04", "40")]), [""; 0]);
}

#[test]
fn a_figure_that_some_allow_and_others_deny() {
    let least = "2019-05-04 | At least 30 people died in the coup in Sarpe.".to_owned();
    assert_eq!(
        counts(&[coup("04", "36"), least, coup("04", "40")]),
        ["against_some: 36 (a); at least 30 (b); 40 (c)"]
    );
}

#[test]
fn an_older_figure_is_told_with_the_newest() {
    assert_eq!(
        counts(&[quake("07", "19"), quake("03", "19"), quake("04", "40"), quake("06", "61")]),
        ["outdated: 19 (a, b); 40 (c); 61 (d), print 61"]
    );
}

#[test]
fn the_newest_figure_is_silent_about_older_ones() {
    assert_eq!(counts(&[quake("07", "61"), quake("03", "19"), quake("06", "61")]), [""; 0]);
}

#[test]
fn a_hedge_that_was_lost_is_told() {
    let hedged = "2019-05-04 | The coup in Sarpe reportedly left 40 people dead.".to_owned();
    let about = coup("04", "about 40");
    for source in [&hedged, &about] {
        let found = counts(&[coup("05", "40"), source.clone()]);
        assert!(found.len() == 1 && found[0].starts_with("overstated"), "{found:?}");
    }
    assert_eq!(counts(&[hedged.clone(), hedged]), [""; 0]);
    assert_eq!(counts(&[about.clone(), about]), [""; 0]);
}

#[test]
fn who_said_it_excuses_a_lost_hedge_and_no_lost_about() {
    let said = "2019-05-05 | The coup in Sarpe left 40 people dead, the health ministry said.".to_owned();
    let hedged = "2019-05-04 | The coup in Sarpe reportedly left 40 people dead.".to_owned();
    assert_eq!(counts(&[said.clone(), hedged]), [""; 0]);
    assert_eq!(counts(&[said, coup("04", "about 40")]).len(), 1);
}

#[test]
fn background_that_no_source_has_is_a_note() {
    let texts = [coup("05", "34"), "2019-05-04 | The flood in Vell displaced 900 people.".to_owned()];
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let findings = findings(&sources(&texts), &Draft::at(0));
    let counts: Vec<_> = findings.iter().filter(|finding| finding.kind == Kind::Count).collect();
    assert_eq!(counts.len(), 1);
    assert_eq!((counts[0].severity, counts[0].reason.as_str()), (Severity::Note, "unsourced"));
    assert!(counts[0].message.contains("killed in the coup") && counts[0].message.ends_with(": 34"));
}

#[test]
fn what_was_rejected_or_replaced_bears_nothing() {
    for status in [Status::Rejected, Status::Superseded] {
        let texts = [coup("05", "34"), coup("04", "34")];
        let mut sources = sources(&[&texts[0], &texts[1]]);
        sources[1].claims.iter_mut().for_each(|claim| claim.status = status);
        assert_eq!(told(Kind::Count, &sources, &Draft::at(0)), ["unsourced: 34 (a)"]);
    }
}

#[test]
fn what_was_decided_is_right_and_anything_else_is_not() {
    let of = |dead: &str| {
        let texts = [coup("05", dead), coup("04", "34"), coup("04", "40")];
        let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
        let is_count = |claim: &&crate::claim::Claim| matches!(claim.value, Value::Count(_));
        let chosen = sources[2].claims.iter().find(is_count).map(|claim| claim.id.clone());
        let settled = chosen.map(|id| settled(std::slice::from_ref(&id), Some(&id)));
        told(Kind::Count, &sources, &Draft { settled: settled.into_iter().collect(), ..Draft::at(0) })
    };
    assert_eq!(of("40"), [""; 0]);
    assert_eq!(of("34"), ["against_decision: 34 (a); 40 (c), print 40"]);
}

fn settled(claims: &[ClaimId], print: Option<&ClaimId>) -> Settled {
    let told = "as A. Editor decided on 2026-11-21 (f1)".to_owned();
    Settled { claims: claims.to_vec(), print: print.cloned(), told }
}

#[test]
fn a_decided_spelling_is_right_another_is_told_with_the_decision_and_one_explained_is_free() {
    let named = |name: &str| format!("Captain {name} took power in the capital.");
    let of = |draft: &str, decide: fn(&[ClaimId]) -> Settled| {
        let texts = [named(draft), named("Amadou Sanogo"), named("Amadou Sango")];
        let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
        let name = |source: usize| {
            let mut claims = sources[source].claims.iter();
            claims.find(|claim| matches!(claim.value, Value::Name { .. })).unwrap().id.clone()
        };
        let draft = Draft { settled: vec![decide(&[name(1), name(2)])], ..Draft::at(0) };
        let found = findings(&sources, &draft).into_iter().filter(|finding| finding.kind == Kind::Name);
        found.map(|finding| (finding.reason, finding.message)).collect::<Vec<_>>()
    };
    let print: fn(&[ClaimId]) -> Settled = |claims| settled(claims, Some(&claims[0]));
    assert_eq!(of("Amadou Sanogo", print), []);
    let against = of("Amadou Sango", print);
    assert!(against.len() == 1 && against[0].0 == "against_decision", "{against:?}");
    assert!(against[0].1.ends_with("as A. Editor decided on 2026-11-21 (f1)"), "{against:?}");
    assert_eq!(of("Amadou Sango", |claims| settled(claims, None)), []);
    assert_eq!(of("Amadou Sango", |claims| settled(&claims[..1], None)).len(), 1);
}

#[test]
fn a_figure_many_times_that_of_every_source_is_an_error_whatever_a_bound_allows() {
    let least = "2019-05-04 | At least four people died in the coup in Sarpe.".to_owned();
    let of = |dead: &str, others: &[&String]| {
        let draft = coup("09", dead);
        let texts: Vec<&str> =
            std::iter::once(&draft).chain(others.iter().copied()).map(String::as_str).collect();
        let found = findings(&sources(&texts), &Draft::at(0)).into_iter();
        let found = found.filter(|finding| finding.kind == Kind::Count);
        found.map(|finding| (finding.reason, finding.severity)).collect::<Vec<_>>()
    };
    let error = [("against_all".to_owned(), Severity::Error)];
    assert_eq!(of("40", &[&least]), error);
    assert_eq!(of("400", &[&least, &coup("04", "40")]), error);
    assert_eq!(of("about 400", &[&coup("04", "40")]), error);
    assert_eq!(of("9", &[&least]), [("against_all".to_owned(), Severity::Warning)]);
    assert_eq!(of("150", &[&coup("04", "40")]), [("against_all".to_owned(), Severity::Warning)]);
}

#[test]
fn a_role_in_other_words_is_borne_by_the_clause_that_has_them_all() {
    let draft = "Oumar Sarr, leader of the Unity party, spoke in Sarpe.";
    let source = "Oumar Sarr, leader of a small party, Unity, spoke in Sarpe.";
    assert_eq!(found(Kind::Role, &[draft, source]), [""; 0]);
    let other = "Oumar Sarr, leader of a small party, Progress, spoke in Sarpe.";
    assert_eq!(found(Kind::Role, &[source, other, draft]), [""; 0]);
}

#[test]
fn that_somebody_is_named_on_another_day_says_nothing_of_a_date() {
    let draft = "2019-05-20 | The FLV declared the independence of Vell on 6 May 2019.";
    let source = "2019-05-20 | On 1 April 2019 the FLV took the town of Orm.";
    assert!(found(Kind::Date, &[draft, source]).iter().all(|told| told.starts_with("unsourced")));
}

#[test]
fn a_paragraph_of_that_day_bears_a_date_in_other_words_and_one_of_another_day_denies_it() {
    const PAGE: &str = "= The war =\n\n== 6 May ==\n\nThe FLV declared Vell independent. The Union of Orm condemned it.\n\n\
                        == 9 May ==\n\nThe Union of Orm sent 300 soldiers.\n";
    let dates = |day: &str| {
        let draft = format!("The FLV proclaimed the independence of Vell on {day} May 2019.");
        let texts = [&*draft, PAGE].map(|text| format!("2019-05-20 | {text}"));
        let sources = sources(&[&texts[0], &texts[1]]);
        let texts = vec![Some(draft.as_str()), Some(PAGE)];
        told(Kind::Date, &sources, &Draft { texts, ..Draft::at(0) })
    };
    assert_eq!(dates("6"), [""; 0]);
    let other = dates("9");
    assert!(other.len() == 1 && other[0].contains("only the day is another"), "{other:?}");
}

#[test]
fn a_part_told_in_passing_is_held_against_no_total_and_one_of_a_group_against_that_group() {
    let of = |rest: &str| {
        let told =
            |day: &str, rest: &str| format!("2019-05-{day} | The coup in Sarpe left 34 people dead{rest}.");
        let found = counts(&[told("05", rest), told("04", ". Twelve of the dead were children")]);
        found.into_iter().filter(|told| told.starts_with("against")).collect::<Vec<_>>()
    };
    assert_eq!(of(", 20 of whom were tortured to death"), [""; 0]);
    assert_eq!(of(". Sixteen of the dead were children").len(), 1);
}

#[test]
fn a_quotation_that_nobody_has_is_a_warning_where_its_speaker_is_named() {
    let of = |draft: &str| {
        let sources = sources(&[draft, "Mayor Vesna Perić visited the bridge."]);
        let found =
            findings(&sources, &Draft::at(0)).into_iter().filter(|finding| finding.kind == Kind::Quote);
        found.map(|finding| (finding.reason, finding.severity)).collect::<Vec<_>>()
    };
    let warned = [("unsourced".to_owned(), Severity::Warning)];
    assert_eq!(of("\"Nobody in this town will drink the water again,\" said Mayor Vesna Perić."), warned);
    let noted = [("unsourced".to_owned(), Severity::Note)];
    assert_eq!(of("\"Nobody in this town will drink the water again,\" she said."), noted);
}

#[test]
fn who_died_of_what_is_asked_once_of_a_figure() {
    let texts = ["The flood in Vell killed nine people.", "Nine people died in the flood in Vell."];
    assert_eq!(found(Kind::Cause, &texts), [""; 0]);
}

#[test]
fn a_cause_in_words_that_a_paragraph_of_a_source_has_is_no_news() {
    let draft = "Protests at the way in which the government dealt with the harvest led to the mutiny.";
    let source = "Weeks of protest at how the government dealt with the harvest came before the mutiny.";
    let sources = sources(&[draft, source]);
    let texts = vec![Some(draft), Some(source)];
    assert_eq!(told(Kind::Cause, &sources, &Draft { texts, ..Draft::at(0) }), [""; 0]);
}

#[test]
fn a_name_that_no_source_spells_so() {
    let (sango, sanogo) = ("Captain Amadou Sango took power.", "Captain Amadou Sanogo took power.");
    assert_eq!(
        found(Kind::Name, &[sango, sanogo, sanogo]),
        ["misspelled: Amadou Sango (a); Amadou Sanogo (b, c), print Amadou Sanogo"]
    );
    assert_eq!(found(Kind::Name, &[sanogo, sanogo, sango]).len(), 1);
    assert_eq!(found(Kind::Name, &["Captain Sanogo took power.", sanogo]), [""; 0]);
}

#[test]
fn a_short_form_beside_the_full_name_is_not_asked_for() {
    let draft = "Captain Amadou Sango took power. Sango spoke on the radio.";
    assert_eq!(found(Kind::Name, &[draft, "Captain Amadou Sanogo took power."]).len(), 1);
}

#[test]
fn a_quotation_is_to_have_the_words_of_a_source() {
    let said = |words: &str| format!("\"{words},\" said Mayor Vesna Perić.");
    let whole = said("We lost the bridge, the bakery and the school in forty minutes");
    let quotes = |draft: &str| {
        let of_quote = found(Kind::Quote, &[&said(draft), &whole]);
        of_quote.iter().map(|told| told.split(':').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(quotes("We lost the bridge, the bakery and the church in forty minutes"), ["altered"]);
    assert_eq!(quotes("We lost the bridge, the bakery and the school"), [""; 0]);
    let told =
        &findings(&sources(&[&said("We lost the bridge, the bakery and the church"), &whole]), &Draft::at(0));
    let altered = told.iter().find(|finding| finding.reason == "altered").unwrap();
    assert!(altered.suggestion.as_deref().unwrap().starts_with("We lost the bridge"), "{altered:?}");
    assert!(altered.message.contains("church / school"), "{}", altered.message);
}

#[test]
fn a_date_is_to_be_that_of_the_sources_and_no_more_exact() {
    let declared = |when: &str| format!("2019-05-20 | The government declared a state of emergency {when}.");
    let dates = |draft: &str, source: &str| found(Kind::Date, &[&declared(draft), &declared(source)]);
    assert_eq!(
        dates("on 4 May 2019", "on 3 May 2019"),
        ["against_all: 4 May 2019 (a); 3 May 2019 (b), off by one day, print 3 May 2019"]
    );
    assert_eq!(dates("on 3 May 2019", "in May 2019"), ["overstated: 3 May 2019 (a); May 2019 (b)"]);
    assert_eq!(dates("in May 2019", "on 3 May 2019"), [""; 0]);
}

#[test]
fn a_role_is_to_go_with_those_of_the_sources() {
    let (captain, lieutenant) =
        ("Captain Njaka Ralai read a statement.", "Lieutenant Njaka Ralai read a statement.");
    assert_eq!(found(Kind::Role, &[lieutenant, captain]), ["against_all: Lieutenant (a); Captain (b)"]);
    assert_eq!(found(Kind::Role, &[captain, captain]), [""; 0]);
}

#[test]
fn a_cause_is_to_be_one_that_a_source_gives() {
    let (wages, companies) =
        ("The mutiny was caused by unpaid wages.", "The mutiny was caused by foreign mining companies.");
    assert_eq!(
        found(Kind::Cause, &[companies, wages]),
        ["against_all: foreign mining companies (a); unpaid wages (b)"]
    );
    assert_eq!(found(Kind::Cause, &[wages, wages]), [""; 0]);
    let denied = "The mutiny was not caused by unpaid wages.";
    assert_eq!(found(Kind::Cause, &[wages, denied]).len(), 1);
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
fn a_day_that_a_source_gives_to_a_whole_section_is_known() {
    let page = "2019-05-04 | = The war in Vell =\n\n== 17 April ==\n\nAdama Diarra became prime minister of Vell, and 14 people died.\n\n\
                == 20 April ==\n\nA car accident killed two people in Sarpe.\n";
    let dates = |draft: &str| found(Kind::Date, &[draft, page]);
    assert_eq!(dates("2019-05-03 | On 17 April Adama Diarra became prime minister."), [""; 0]);
    assert!(!dates("2019-05-03 | On 20 April Adama Diarra became prime minister.").is_empty());
}

#[test]
fn a_figure_that_is_far_from_all_of_the_sources_is_no_background() {
    let least = "2019-05-04 | At least 4 people died in the coup in Sarpe.".to_owned();
    for sources in [vec![coup("04", "340")], vec![least.clone()], vec![least, coup("04", "340")]] {
        let found = counts(&[vec![coup("05", "12")], sources].concat());
        assert!(found.len() == 1 && !found[0].starts_with("unsourced"), "{found:?}");
    }
}

#[test]
fn a_right_figure_on_a_wrong_day_is_told_by_the_days() {
    let coup = |day: &str| format!("2019-05-20 | The coup of {day} May 2019 in Sarpe left 34 people dead.");
    let texts = [coup("4"), coup("13")];
    let sources = sources(&[&texts[0], &texts[1]]);
    let found = findings(&sources, &Draft::at(0));
    let told: Vec<_> =
        found.iter().map(|finding| (finding.reason.as_str(), finding.message.as_str())).collect();
    let of = |kind| found.iter().filter(move |finding| finding.kind == kind);
    assert!(of(Kind::Count).chain(of(Kind::Date)).all(|finding| finding.reason != "unsourced"), "{told:?}");
    assert!(
        told.iter().any(|(_, told)| told.contains("4 May 2019") && told.contains("13 May 2019")),
        "{told:?}"
    );
}

#[test]
fn a_figure_that_a_bound_merely_allows_stands_alone_and_a_lost_bound_is_a_hedge() {
    let least = "2019-05-04 | At least 30 people died in the coup in Sarpe.".to_owned();
    assert_eq!(counts(&[coup("05", "36"), least.clone()]), ["against_all: 36 (a); at least 30 (b)"]);
    assert_eq!(counts(&[coup("05", "30"), least]), ["overstated: 30 (a); at least 30 (b)"]);
}

#[test]
fn a_part_is_held_against_the_same_part_and_a_contradiction_is_no_agreement() {
    let texts = ["20", "8"]
        .map(|part| format!("2019-05-04 | The fire in Rell killed 12 people, {part} of them in the hotel."));
    let sources = sources(&[&texts[0], &texts[1]]);
    assert_eq!(told(Kind::Count, &sources, &Draft::at(0)), ["against_all: 20 (a); 8 (b)"]);
    let checked = check_draft(&sources, &Draft::at(0), &Settings::default());
    assert!(checked.agreements.iter().all(|agreement| agreement.reason != "contradiction"));
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
fn a_cause_that_a_source_denies_is_a_warning_whatever_another_says() {
    let texts = [
        "The mutiny was caused by unpaid wages.",
        "The mutiny was not caused by unpaid wages.",
        "The mutiny was caused by foreign mining companies.",
    ];
    let found = findings(&sources(&texts), &Draft::at(0));
    let cause = found.iter().find(|finding| finding.rule == "draft-cause").unwrap();
    assert_eq!(cause.severity, Severity::Warning);
    assert!(
        cause.message.ends_with("unpaid wages (a); not unpaid wages (b); foreign mining companies (c)"),
        "{}",
        cause.message
    );
}
