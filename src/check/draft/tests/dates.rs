use super::*;

#[test]
fn that_somebody_is_named_on_another_day_says_nothing_of_a_date() {
    let draft = "2019-05-20 | The FLV declared the independence of Vell on 6 May 2019.";
    let source = "2019-05-20 | On 1 April 2019 the FLV took the town of Orm.";
    assert!(found(Kind::Date, &[draft, source]).iter().all(|told| told.starts_with("unsourced")));
}

#[test]
fn whom_an_accident_killed_says_nothing_of_the_day_of_a_coup() {
    let draft = "2019-05-20 | In the coup of 21 March 2019 nine people were killed.";
    let source = |what: &str| format!("2019-05-20 | {what} in Vell on 20 April 2019 killed three people.");
    let contradicted =
        |source: &str| found(Kind::Date, &[draft, source]).iter().any(|told| told.starts_with("against"));
    assert!(!contradicted(&source("A car crash")));
    assert!(contradicted(&source("A coup")));
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
fn a_day_that_a_source_gives_to_a_whole_section_is_known() {
    let page = "2019-05-04 | = The war in Vell =\n\n== 17 April ==\n\nAdama Diarra became prime minister of Vell, and 14 people died.\n\n\
                == 20 April ==\n\nA car accident killed two people in Sarpe.\n";
    let dates = |draft: &str| found(Kind::Date, &[draft, page]);
    assert_eq!(dates("2019-05-03 | On 17 April Adama Diarra became prime minister."), [""; 0]);
    assert!(!dates("2019-05-03 | On 20 April Adama Diarra became prime minister.").is_empty());
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
fn the_day_in_the_name_of_an_event_is_that_of_the_event_whatever_else_was_on_it() {
    const PAGE: &str = "A coup toppled Mayor Vesna Perić of Sarpe on 3 May 2019.\n\nThe Union of Orm condemned the coup \
                        on 5 May 2019, and Mayor Vesna Perić of Sarpe fled.\n";
    let dates = |draft: &str| {
        let texts = [draft, PAGE].map(|text| format!("2019-05-20 | {text}"));
        let sources = sources(&[&texts[0], &texts[1]]);
        told(Kind::Date, &sources, &Draft { texts: vec![Some(draft), Some(PAGE)], ..Draft::at(0) })
    };
    let told = dates("The coup of 5 May 2019 toppled Mayor Vesna Perić of Sarpe.");
    assert!(
        told.len() == 1 && told[0].starts_with("against_all: 5 May 2019 (a); 3 May 2019 (b)"),
        "{told:?}"
    );
    assert_eq!(dates("The coup of 3 May 2019 toppled Mayor Vesna Perić of Sarpe."), [""; 0]);
    assert_eq!(dates("The Union of Orm condemned the coup on 5 May 2019."), [""; 0]);
}

#[test]
fn the_day_of_another_deed_says_nothing_of_a_date() {
    let draft = "2019-05-20 | The rebels declared Vell independent on 7 May 2019.";
    let others = [
        "2019-05-20 | On 1 May 2019 the rebels announced an assault on the barracks.",
        "2019-05-20 | Soldiers declared on television on 3 May 2019 that the president was gone.",
    ];
    for other in others {
        assert_eq!(found(Kind::Date, &[draft, other]), ["unsourced: 7 May 2019 (a)"], "{other}");
    }
    let same = "2019-05-20 | The rebels proclaimed the independence of Vell on 6 May 2019.";
    assert_eq!(found(Kind::Date, &[draft, same]).len(), 1);
    assert!(found(Kind::Date, &[draft, same])[0].starts_with("against_all"));
}

#[test]
fn a_death_on_another_day_is_that_of_another() {
    let draft = "2019-05-20 | The last victim, a mother of four, died on 4 May 2019.";
    let other = "2019-05-20 | Two of the injured died in hospital on 2 May 2019.";
    assert_eq!(found(Kind::Date, &[draft, other]), ["unsourced: 4 May 2019 (a)"]);
}

#[test]
fn a_day_without_its_year_is_that_of_the_sources() {
    let declared = "The government declared a state of emergency on";
    let source = format!("2012-05-20 | {declared} 3 May 2012.");
    assert_eq!(found(Kind::Date, &[&format!("2014-06-20 | {declared} 3 May."), &source]), [""; 0]);
    assert_eq!(found(Kind::Date, &[&format!("2014-06-20 | {declared} 4 May."), &source]).len(), 1);
    assert_eq!(found(Kind::Date, &[&format!("2014-06-20 | {declared} 3 May 2013."), &source]).len(), 1);
}

#[test]
fn a_draft_that_gives_both_days_takes_no_side() {
    let declared = "A state of emergency was declared";
    let sources = ["3", "4"].map(|day| format!("2019-05-20 | {declared} on {day} May 2019."));
    let draft = format!("2019-05-20 | {declared} on 3 May 2019; the mayor dates it to 4 May 2019.");
    let found = found(Kind::Date, &[&draft, &sources[0], &sources[1]]);
    assert!(found.iter().all(|told| !told.starts_with("one_of_several")), "{found:?}");
}
