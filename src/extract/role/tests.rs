use camino::Utf8Path;

use crate::claim::Value;
use crate::extract::extract;
use crate::ingest;
use crate::lexicon::Lexicon;

/// Every role of the text, as "person: role [kind]".
fn roles(text: &str) -> Vec<String> {
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let told =
        extract(&document, Lexicon::english()).claims.into_iter().filter_map(|claim| match claim.value {
            Value::Role { person, role } => Some(format!("{person}: {role} [{}]", claim.attribute)),
            _ => None,
        });
    told.collect()
}

#[test]
fn titles_before_a_name_are_roles_each_of_its_kind() {
    assert_eq!(roles("Captain Idrissa Kone spoke."), ["Idrissa Kone: Captain [rank]"]);
    assert_eq!(
        roles("They met defence minister Brigadier General Paul Okello."),
        ["Paul Okello: defence minister [office]", "Paul Okello: Brigadier General [rank]"]
    );
    assert_eq!(roles("Mr Paul Okello left."), [""; 0]);
}

#[test]
fn an_apposition_is_read_on_both_sides_of_the_name() {
    assert_eq!(roles("The mayor, Ana Kolar, left."), ["Ana Kolar: mayor [office]"]);
    assert_eq!(
        roles("Ana Kolar, head of the Salama Port Authority, left."),
        ["Ana Kolar: head of the Salama Port Authority [leader]"]
    );
    assert_eq!(
        roles("John McAllister, 47, a taxi driver from Eastleigh, saw it."),
        ["John McAllister: taxi driver from Eastleigh [profession]"]
    );
    assert_eq!(
        roles("A spokesman for the Port Authority (PA), Daniel Otieno, told us."),
        ["Daniel Otieno: spokesman for the Port Authority (PA) [spokesperson]"]
    );
}

#[test]
fn brackets_hold_one_role_for_each_conjunct() {
    assert_eq!(
        roles("Commander: Idrissa Kone (Captain and the leader of the mutiny)"),
        ["Idrissa Kone: Captain [rank]", "Idrissa Kone: leader of the mutiny [leader]"]
    );
}

#[test]
fn a_verb_puts_a_person_into_an_office() {
    assert_eq!(roles("Ruth Adongo was elected president in 2016."), ["Ruth Adongo: president [office]"]);
    assert_eq!(
        roles("Ruth Adongo has been appointed interim prime minister."),
        ["Ruth Adongo: interim prime minister [office]"]
    );
    assert_eq!(
        roles("The spokesman for the union is Daniel Otieno."),
        ["Daniel Otieno: spokesman for the union [spokesperson]"]
    );
    assert_eq!(
        roles("Daniel Otieno came on air; the station identified him as the leader of the mutiny."),
        ["Daniel Otieno: leader of the mutiny [leader]"]
    );
}

#[test]
fn a_denied_office_and_the_office_of_the_next_in_a_list_are_no_roles() {
    assert_eq!(roles("Ruth Adongo was not a minister."), [""; 0]);
    assert_eq!(
        roles("Ruth Adongo, President Paul Okello and others came."),
        ["Paul Okello: President [office]"]
    );
    assert_eq!(roles("After meeting the president, Ruth Adongo left."), [""; 0]);
}

#[test]
fn the_person_is_named_in_the_fullest_form() {
    assert_eq!(roles("Idrissa Kone read it. Later Captain Kone slept."), ["Idrissa Kone: Captain [rank]"]);
}

#[test]
fn a_measure_of_a_state_is_a_role_of_its_own_kind() {
    assert_eq!(
        roles("France has declared an end to military cooperation with Chad."),
        ["France: declared an end to military cooperation with Chad [measure]"]
    );
    assert_eq!(roles("France suspended the player."), [""; 0]);
}
