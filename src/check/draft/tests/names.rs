use super::*;
use crate::resolve::Constraints;

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
fn a_role_in_other_words_is_borne_by_the_clause_that_has_them_all() {
    let draft = "Oumar Sarr, leader of the Unity party, spoke in Sarpe.";
    let source = "Oumar Sarr, leader of a small party, Unity, spoke in Sarpe.";
    assert_eq!(found(Kind::Role, &[draft, source]), [""; 0]);
    let other = "Oumar Sarr, leader of a small party, Progress, spoke in Sarpe.";
    assert_eq!(found(Kind::Role, &[source, other, draft]), [""; 0]);
}

#[test]
fn a_role_is_to_go_with_those_of_the_sources() {
    let (captain, lieutenant) =
        ("Captain Njaka Ralai read a statement.", "Lieutenant Njaka Ralai read a statement.");
    assert_eq!(found(Kind::Role, &[lieutenant, captain]), ["against_all: Lieutenant (a); Captain (b)"]);
    assert_eq!(found(Kind::Role, &[captain, captain]), [""; 0]);
}

#[test]
fn an_accent_that_no_source_leaves_out_is_a_spelling_and_no_dispute() {
    let source = "President Dioncounda Traoré spoke in Sarpe. Traoré left in the evening.";
    assert_eq!(
        found(Kind::Name, &["President Dioncounda Traore spoke in Sarpe.", source]),
        ["misspelled: Dioncounda Traore (a); Dioncounda Traoré (b), print Dioncounda Traoré"]
    );
    assert_eq!(found(Kind::Name, &["President Traoré spoke in Sarpe.", source]), [""; 0]);
}

#[test]
fn a_rank_that_no_source_gives_is_against_their_ranks_alone() {
    let captain = "Captain Njaka Ralai leads the junta. Njaka Ralai, the president, left.";
    let told = found(Kind::Role, &["General Njaka Ralai read a statement.", captain]);
    assert_eq!(told, ["against_all: General (a); Captain (b)"]);
    let both = "Captain Njaka Ralai read a statement. General Njaka Ralai left.";
    assert_eq!(found(Kind::Role, &[both, captain]), ["against_all: General (a); Captain (b)"]);
}

#[test]
fn another_office_than_the_sources_give_is_told_with_theirs() {
    let draft = "The Prime Minister, Oumar Sarr, was arrested.";
    let source = "Foreign Minister Oumar Sarr was arrested in Sarpe.";
    assert_eq!(
        found(Kind::Role, &[draft, source]),
        ["against_all: Prime Minister (a); Foreign Minister (b)"]
    );
    assert_eq!(found(Kind::Role, &[draft, source, draft]), [""; 0]);
    let former = "Former Foreign Minister Oumar Sarr was arrested in Sarpe.";
    assert_eq!(found(Kind::Role, &[draft, former]), ["unsourced: Prime Minister (a)"]);
}

#[test]
fn another_person_of_the_surname_is_named() {
    let messages = |draft: &str| {
        let source = "Ljubiša Perić, a beekeeper, spoke in Sarpe.";
        let found = findings(&sources(&[draft, source]), &Draft::at(0)).into_iter();
        found.filter(|finding| finding.kind == Kind::Name).map(|finding| finding.message).collect::<Vec<_>>()
    };
    let one = messages("Slobodan Perić, a beekeeper, spoke in Sarpe.");
    assert!(one.len() == 1 && one[0].ends_with("Slobodan Perić; b names Ljubiša Perić"), "{one:?}");
    let both = messages("Slobodan Perić spoke in Sarpe. Ljubiša Perić listened.");
    assert!(both.len() == 1 && both[0].ends_with("Slobodan Perić"), "{both:?}");
}

#[test]
fn what_stands_in_the_text_of_a_source_is_in_a_source() {
    let sources = sources(&["Gulnara Asanova spoke in Sarpe.", "The mutiny in Sarpe was over."]);
    let found = |text| {
        let draft = Draft { texts: vec![None, Some(text)], ..Draft::at(0) };
        told(Kind::Name, &sources, &draft).len()
    };
    assert_eq!(found("The wounded came at night, said a surgeon, Gulnara Asanova."), 0);
    assert_eq!(found("It was over."), 1);
}

#[test]
fn one_body_in_two_english_spellings_is_a_matter_of_style() {
    let spoke = |body: &str| format!("2019-05-04 | The {body} sent doctors to Sarpe.");
    let texts = ["World Health Organisation", "World Health Organization"].map(spoke);
    let of = |texts: &[&str]| {
        let found = findings(&sources(texts), &Draft::at(0)).into_iter();
        found.map(|finding| (finding.rule, finding.severity)).collect::<Vec<_>>()
    };
    let found = of(&[&texts[0], &texts[1]]);
    assert!(found.iter().all(|(_, severity)| *severity == Severity::Note), "{found:?}");
    let found = of(&[&texts[0], &texts[0], &texts[1]]);
    assert!(found.iter().all(|(_, severity)| *severity == Severity::Note), "{found:?}");
}

#[test]
fn a_measure_of_a_source_is_told_whatever_was_parted() {
    let texts = [
        "2019-05-20 | France suspended diplomatic cooperation with Sarpe.",
        "2019-05-20 | France has announced an end to its security cooperation with Sarpe.",
        "2019-05-20 | France suspends diplomatic cooperation with Sarpe.",
    ];
    let sources = sources(&texts);
    let role = |source: usize| {
        let mut claims = sources[source].claims.iter();
        claims.find(|claim| claim.value.kind() == Kind::Role).map(|claim| claim.id.clone())
    };
    let different = role(1).zip(role(2)).into_iter().collect::<Vec<_>>();
    assert_eq!(different.len(), 1);
    let settings =
        Settings { constraints: Constraints { different, ..Constraints::default() }, ..Settings::default() };
    let found = check_draft(&sources, &Draft::at(0), &settings).findings;
    assert!(found.iter().all(|finding| finding.kind != Kind::Role), "{found:?}");
}
