use super::*;

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

#[test]
fn of_two_causes_one_inside_the_other_the_outer_is_told() {
    let draft = "The strike was caused by a quarrel that was caused by the price of cotton.";
    let sources = [draft, "The strike was caused by unpaid wages."];
    assert_eq!(found(Kind::Cause, &sources).len(), 1, "{:?}", found(Kind::Cause, &sources));
}
