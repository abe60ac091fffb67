use super::{MEND, differ};
use crate::claim::{Claim, Doubt};
use crate::lexicon::{Lexicon, prepare};
use crate::resolve::{is_acronym, words_of_content};
use crate::text::fold;

/// A name whose words do not stand in its quote; titles, particles, accents and the order of the words are
/// no difference, and an acronym is its full form.
pub(super) fn doubt(name: &str, claim: &Claim) -> Option<Doubt> {
    let quote = claim.quote.as_str();
    let borne = name == quote || stands(name, quote) || stands_for(name, quote) || stands_for(quote, name);
    (!borne).then(|| Doubt { help: MEND, ..differ(quote, name) })
}

/// Whether every word of a name that tells stands among these words, as the comparison of names sees them.
pub(super) fn stands(name: &str, words: &str) -> bool {
    let (own, others) = (prepare(name), prepare(words));
    let closed = |name: &str| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    own.words().all(|word| others.words().any(|other| word == other))
        || own.words().all(|word| spoken(words).any(|other| word == other))
        || closed(name) == closed(words)
}

/// The words of a text as they are written, folded.
fn spoken(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    words.map(|word| fold(word).trim_end_matches("'s").replace('\'', ""))
}

/// Whether the letters of an acronym are the first letters of these words.
fn stands_for(acronym: &str, name: &str) -> bool {
    let letters = fold(acronym).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let content = words_of_content(Lexicon::english(), name);
    let told = spoken(name).filter(|word| content.contains(word));
    is_acronym(acronym) && told.filter_map(|word| word.chars().next()).collect::<String>() == letters
}

#[cfg(test)]
mod tests {
    use super::{stands, stands_for};
    use crate::check::borne::tests::changed;
    use crate::claim::Value;

    fn renamed(text: &str, name: &'static str) -> Option<String> {
        changed(text, |value| match value {
            Value::Name { text, .. } => {
                name.clone_into(text);
                true
            }
            _ => false,
        })
    }

    const TEXT: &str = "Captain Amadou Sanogo read the statement.";

    #[test]
    fn a_name_that_the_quote_spells_otherwise_is_told() {
        assert_eq!(
            renamed(TEXT, "Amadou Sango").as_deref(),
            Some("the quote says Amadou Sanogo, the claim Amadou Sango")
        );
        assert!(renamed(TEXT, "Boubacar Sanogo").is_some());
    }

    #[test]
    fn ranks_accents_particles_and_short_forms_are_no_difference() {
        for name in ["Amadou Sanogo", "Captain Amadou Sanogo", "Amadou Sanogó", "SANOGO, Amadou", "Sanogo"] {
            assert_eq!(renamed(TEXT, name), None, "{name}");
        }
        assert!(stands("Jan de Vries", "Jan Vries") && stands("Abdel-Fattah", "Abdel Fattah"));
    }

    #[test]
    fn an_acronym_is_its_full_form() {
        assert!(
            stands_for("UN", "United Nations") && stands_for("N.C.R.", "National Committee for Recovery")
        );
        assert!(!stands_for("UN", "African Union") && !stands_for("Un", "United Nations"));
    }
}
