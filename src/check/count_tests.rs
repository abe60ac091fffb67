//! What is told of two figures.

use super::of_households;
use crate::check::tests::{agreed, findings, found, sources};
use crate::check::{Reason, Settings, Severity, check};
use crate::claim::{Count, Kind, Status};

fn counts(texts: &[&str]) -> Vec<String> {
    found(Kind::Count, texts)
}

#[test]
fn the_same_figure_in_words_and_digits_agrees() {
    let texts = ["The coup left forty people dead.", "The coup left 40 people dead."];
    assert_eq!(counts(&texts), [""; 0]);
    assert_eq!(agreed(Kind::Count, &texts), ["same: 40 (a, b)"]);
}

#[test]
fn a_round_figure_agrees_with_a_finer_one() {
    let texts = ["The war has displaced 206,384 people.", "The war has displaced 210,000 people."];
    assert_eq!(counts(&texts), [""; 0]);
    assert_eq!(agreed(Kind::Count, &texts), ["rounding: 206,384 (a); 210,000 (b)"]);
}

#[test]
fn that_nobody_died_of_one_cause_denies_no_other_death() {
    let texts = ["The storm killed 34 people.", "After the storm no one has died of cholera."];
    assert_eq!(counts(&texts), [""; 0]);
}

#[test]
fn a_bound_allows_what_it_allows_and_no_more() {
    assert_eq!(
        counts(&["At least four people died in the coup.", "The coup left forty people dead."]),
        [""; 0]
    );
    assert_eq!(
        counts(&["At least fifty people died in the coup.", "The coup left forty people dead."]),
        ["contradiction: at least 50 (a); 40 (b)"]
    );
}

#[test]
fn a_figure_that_only_one_source_has_is_no_finding() {
    assert_eq!(counts(&["The coup left forty people dead.", "The coup shocked the country."]), [""; 0]);
}

#[test]
fn a_later_higher_toll_is_an_update() {
    let (early, late) =
        ("2019-05-03 | The earthquake killed 19 people.", "2019-05-06 | The earthquake killed 61 people.");
    assert_eq!(counts(&[early, late]), ["growth: 19 (a); 61 (b)"]);
    assert_eq!(counts(&[late, early]), ["growth: 61 (a); 19 (b)"]);
}

#[test]
fn the_toll_of_an_event_of_years_ago_grows_no_more() {
    let texts = [
        "2019-05-03 | The ferry of the line that sank in March 2004, killing 19 people, was older.",
        "2019-05-06 | The ferry of the line that sank in March 2004, killing 29 people, was older.",
    ];
    assert_eq!(counts(&texts), ["contradiction: 19 (a); 29 (b)"]);
}

#[test]
fn a_later_lower_toll_is_a_contradiction() {
    let texts =
        ["2019-05-03 | The earthquake killed 61 people.", "2019-05-06 | The earthquake killed 19 people."];
    assert_eq!(counts(&texts), ["contradiction: 61 (a); 19 (b)"]);
}

#[test]
fn more_are_held_later_and_nobody_comes_aboard() {
    let held = ["2019-05-03 | The coup led to 47 arrests.", "2019-05-09 | The coup led to 96 arrests."];
    assert_eq!(counts(&held), ["growth: 47 (a); 96 (b)"]);
    let [more, fewer] = held;
    assert_eq!(counts(&[&more.replace("47", "98"), fewer]), ["contradiction: 98 (a); 96 (b)"]);
    let taken =
        |day: u8, n: u8| format!("2019-05-{day:02} | Gunmen kidnapped {n} pupils in the attack on Sarpe.");
    assert_eq!(counts(&[&taken(3, 47), &taken(9, 96)]), ["contradiction: 47 (a); 96 (b)"]);
    let aboard =
        |day: u8, n: u8| format!("2019-05-{day:02} | The ferry was carrying {n} passengers when it sank.");
    assert_eq!(counts(&[&aboard(3, 47), &aboard(9, 96)]), ["contradiction: 47 (a); 96 (b)"]);
}

#[test]
fn the_missing_become_fewer_and_never_more() {
    let five = "2019-05-03 | After the earthquake five people are still missing.";
    let two = "2019-05-06 | After the earthquake two people are still missing.";
    let nine = "2019-05-06 | After the earthquake nine people are still missing.";
    assert_eq!(counts(&[five, two]), ["growth: 5 (a); 2 (b)"]);
    assert_eq!(counts(&[five, nine]), ["contradiction: 5 (a); 9 (b)"]);
}

#[test]
fn a_series_that_falls_once_is_a_contradiction_and_shown_whole() {
    let texts = [
        "2019-05-03 | The earthquake killed 173 people.",
        "2019-05-04 | The earthquake killed 206 people.",
        "2019-05-06 | The earthquake killed 198 people.",
    ];
    assert_eq!(counts(&texts), ["contradiction: 173 (a); 206 (b); 198 (c)"]);
}

#[test]
fn one_number_of_families_and_of_people_has_lost_its_unit() {
    let texts = |number: &str| {
        ["families", "people"].map(|of| format!("2019-05-04 | In the flood {number} {of} lost their homes."))
    };
    let found = |number: &str| counts(&texts(number).each_ref().map(String::as_str));
    assert_eq!(found("2,140"), ["contradiction: 2,140 (a, b), once of households, once of people"]);
    assert_eq!(found("40"), [""; 0]);
}

#[test]
fn swapped_digits_are_a_slip_even_where_time_could_explain_them() {
    let texts = [
        "2019-05-03 | After the flood 3,400 residents were evacuated.",
        "2019-05-05 | After the flood 4,300 residents were evacuated.",
    ];
    assert_eq!(counts(&texts), ["contradiction: 3,400 (a); 4,300 (b), digits swapped"]);
}

#[test]
fn on_one_day_the_usual_slips_are_hints() {
    let of = |a: &str, b: &str| {
        counts(&[
            &format!("2019-05-03 | The coup left {a} people dead."),
            &format!("2019-05-03 | The coup left {b} people dead."),
        ])
    };
    assert_eq!(of("17", "18"), ["contradiction: 17 (a); 18 (b), off by one"]);
    assert_eq!(of("12", "120"), ["contradiction: 12 (a); 120 (b), times ten"]);
    assert_eq!(of("34", "40"), ["contradiction: 34 (a); 40 (b)"]);
}

#[test]
fn another_group_is_no_contradiction() {
    let texts = ["2019-05-03 | The flood killed 9 soldiers.", "2019-05-03 | The flood killed 3 children."];
    assert_eq!(counts(&texts), [""; 0]);
}

#[test]
fn a_part_of_the_people_may_be_fewer_than_all() {
    let texts = ["2019-05-03 | The flood killed 40 people.", "2019-05-03 | The flood killed 17 children."];
    assert_eq!(counts(&texts), [""; 0]);
}

#[test]
fn a_vague_word_weakens_a_contradiction() {
    let texts =
        ["2019-05-03 | The coup left dozens of people dead.", "2019-05-03 | The coup left four people dead."];
    let sources = sources(&texts);
    let checked = check(&sources, &Settings::default());
    let grave: Vec<_> = checked.findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(grave, [Severity::Warning]);
}

#[test]
fn a_figure_that_its_source_replaced_is_held_against_none() {
    let mut sources = sources(&[
        "2019-05-03 | The coup left 34 people dead.",
        "2019-05-03 | The coup left 40 people dead.",
    ]);
    sources[0].claims.iter_mut().for_each(|claim| claim.status = Status::Superseded);
    assert_eq!(findings(Kind::Count, &sources, &Settings::default()), [""; 0]);
}

const HOUSEHOLDS: [&str; 2] =
    ["2019-05-03 | The flood displaced 900 families.", "2019-05-03 | The flood displaced 4,500 people."];

#[test]
fn households_and_persons_are_two_measures() {
    assert_eq!(counts(&HOUSEHOLDS), [""; 0]);
    let same =
        ["2019-05-03 | The flood displaced 900 families.", "2019-05-03 | The flood displaced 900 people."];
    assert_eq!(counts(&same), [""; 0]);
    assert!(!agreed(Kind::Count, &same).iter().any(|told| told.starts_with("same")));
}

#[test]
fn a_declared_factor_holds_households_against_persons() {
    let of = |few, many| {
        let (households, persons) = ("900".parse().unwrap(), "4500".parse().unwrap());
        of_households(households, persons, Some((few, many)))
    };
    assert_eq!(of(4, 7), Reason::Subset);
    assert_eq!(of(7, 4), Reason::Subset);
    assert_eq!(of(6, 7), Reason::Contradiction);
    assert_eq!(of_households(Count::default(), Count::default(), None), Reason::Scope);
}
