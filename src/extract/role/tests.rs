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
