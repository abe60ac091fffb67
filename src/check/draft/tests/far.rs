use super::*;

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
fn a_figure_that_is_far_from_all_of_the_sources_is_no_background() {
    let least = "2019-05-04 | At least 4 people died in the coup in Sarpe.".to_owned();
    for sources in [vec![coup("04", "340")], vec![least.clone()], vec![least, coup("04", "340")]] {
        let found = counts(&[vec![coup("05", "12")], sources].concat());
        assert!(found.len() == 1 && !found[0].starts_with("unsourced"), "{found:?}");
    }
}

#[test]
fn a_figure_that_a_bound_merely_allows_stands_alone_and_a_lost_bound_is_a_hedge() {
    let least = "2019-05-04 | At least 30 people died in the coup in Sarpe.".to_owned();
    assert_eq!(counts(&[coup("05", "36"), least.clone()]), ["against_all: 36 (a); at least 30 (b)"]);
    assert_eq!(counts(&[coup("05", "30"), least]), ["overstated: 30 (a); at least 30 (b)"]);
}

#[test]
fn bounds_of_one_kind_are_held_against_each_other_like_figures() {
    let died = |how: &str| format!("2019-05-04 | The coup in Sarpe killed {how} people.");
    let of = |own: &str, other: &str| counts(&[died(own), died(other)]);
    assert_eq!(
        of("at least 400", "at least 40"),
        ["against_all: at least 400 (a); at least 40 (b), times ten, print at least 40"]
    );
    assert_eq!(
        of("up to 400", "up to 40"),
        ["against_all: at most 400 (a); at most 40 (b), times ten, print at most 40"]
    );
    assert_eq!(of("at least 60", "at least 40"), ["against_all: at least 60 (a); at least 40 (b)"]);
    assert_eq!(of("at least 30", "at least 40"), [""; 0]);
    assert_eq!(of("at least 40", "more than 40"), [""; 0]);
    assert_eq!(of("thousands of", "more than 500"), [""; 0]);
}

#[test]
fn a_bound_far_beyond_is_an_error_and_one_that_follows_from_the_other_a_warning() {
    let died = |how: &str| format!("2019-05-04 | The coup in Sarpe killed at least {how} people.");
    let of = |own: &str, other: &str| {
        let texts = [died(own), died(other)];
        let found = findings(&sources(&[&texts[0], &texts[1]]), &Draft::at(0)).into_iter();
        found
            .filter(|finding| finding.kind == Kind::Count)
            .map(|finding| finding.severity)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("400", "40"), [Severity::Error]);
    assert_eq!(of("60", "40"), [Severity::Warning]);
    assert_eq!(of("4", "40"), [Severity::Warning]);
}

#[test]
fn a_nought_too_many_is_told_beside_the_figure_of_another_fact() {
    let page = "2019-05-04 | On 2 May 2019 the flood in Vell wounded 20 people.\n\nThe flood of 9 May 2019 in Vell wounded 28 people.";
    let found = counts(&[
        "2019-05-12 | On 2 May 2019 the flood in Vell wounded 280 people.".to_owned(),
        page.to_owned(),
    ]);
    assert_eq!(found, ["against_all: 280 (a); 20 (b); 28 (b), times ten"]);
}
