//! Whether two names name the same person or organisation.

use std::collections::BTreeSet;

use super::evidence::Score;
use super::feature::{Corpus, Features};
use super::weights::NameWeights;
use crate::claim::{NameType, Value};
use crate::lexicon::{Class, Lexicon, names};
use crate::text::{Span, fold};

/// Shorter acronyms than this differ by a letter because they are others.
const LONG_ACRONYM: usize = 4;

/// So many words of content make a name so particular that a longer one with all of them is the same.
const LONG_NAME: usize = 4;

/// Compares two names; names of different types are never one.
#[must_use]
pub(super) fn compare(
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &NameWeights,
) -> Score {
    match (&a.claim.value, &b.claim.value) {
        (Value::Name { text: x, r#type: of }, Value::Name { text: y, r#type: other }) if of == other => {
            match of {
                NameType::Person => compare_persons(x, y, weights),
                _ => compare_bodies(corpus.lexicon, (a, x), (b, y), weights),
            }
        }
        _ => Score::new(weights.threshold),
    }
}

/// Compares the names of two persons; what each has done or been is not looked at.
#[must_use]
pub(super) fn compare_persons(x: &str, y: &str, weights: &NameWeights) -> Score {
    let mut score = Score::new(weights.threshold);
    score.person(&names(x, y), weights.alike);
    score
}

/// Compares the names of two organisations or places, acronyms among them.
fn compare_bodies(
    lexicon: &Lexicon,
    (a, x): (&Features<'_>, &str),
    (b, y): (&Features<'_>, &str),
    weights: &NameWeights,
) -> Score {
    let mut score = Score::new(weights.threshold);
    match (is_acronym(x), is_acronym(y)) {
        (true, true) if letters(x) == letters(y) => {
            score.add(weights.same_acronym, format!("the same acronym: {x}"));
        }
        (true, true) if near(&letters(x), &letters(y)) => {
            score.add(weights.near_acronym, format!("{x} and {y} differ by one letter"));
        }
        (true, true) => {}
        (short, other) => {
            let (own, others) = (words_of_content(lexicon, x), words_of_content(lexicon, y));
            let shared = own.intersection(&others).count();
            if own == others {
                score.add(weights.same_words, "the same words");
            } else if shared >= LONG_NAME && shared == own.len().min(others.len()) {
                score.add(weights.words_within, "all words of the one are in the other");
            } else if !short && !other && shared_acronym(a, b) {
                score.add(weights.given_as_one, "full forms of one acronym");
            }
            if given_as_one(a, y) || given_as_one(b, x) {
                score.add(weights.given_as_one, format!("{x} and {y} are given as one"));
            }
        }
    }
    score
}

/// "CNRDR", "U.N.", "M5-RFP": capitals, digits, dots and hyphens alone.
#[must_use]
pub fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}

fn letters(acronym: &str) -> String {
    fold(acronym).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn near(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= LONG_ACRONYM && strsim::damerau_levenshtein(a, b) == 1
}

/// The words of a name that are not grammar, folded, in any order.
#[must_use]
pub fn words_of_content(lexicon: &Lexicon, name: &str) -> BTreeSet<String> {
    let tagged = lexicon.tag(name, Span::new(0, name.len()));
    let content = (0..tagged.len()).filter(|&at| !tagged.has(at, Class::Function) && tagged.word(at) != "-");
    content.map(|at| fold(tagged.word(at)).into_owned()).collect()
}

/// Whether the source of `features` gives `name` as the other form of it.
fn given_as_one(features: &Features<'_>, name: &str) -> bool {
    features.claim.scope.group.as_deref().is_some_and(|other| fold(other) == fold(name))
}

fn shared_acronym(a: &Features<'_>, b: &Features<'_>) -> bool {
    match (&a.claim.scope.group, &b.claim.scope.group) {
        (Some(x), Some(y)) if is_acronym(x) && is_acronym(y) => {
            letters(x) == letters(y) || near(&letters(x), &letters(y))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_acronym, near, words_of_content};
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;
    use crate::resolve::tests::facts;

    fn bodies_and_people(texts: &[&str]) -> Vec<String> {
        facts(Kind::Name, texts)
    }

    #[test]
    fn people_of_one_surname_are_kept_apart_by_their_first_names() {
        let texts = [
            "Captain Amadou Sanogo took power.",
            "Lieutenant Boubacar Sanogo spoke on the radio.",
            "Captain Amadou Sanogo met the envoys.",
        ];
        assert_eq!(bodies_and_people(&texts), ["Amadou Sanogo = Amadou Sanogo"]);
    }

    #[test]
    fn a_surname_alone_joins_no_two_people_who_bear_it() {
        let texts = [
            "Captain Amadou Sanogo took power.",
            "Lieutenant Boubacar Sanogo spoke on the radio.",
            "Captain Sanogo met the envoys.",
        ];
        let joined = bodies_and_people(&texts);
        assert_eq!(joined.len(), 1);
        assert!(!(joined[0].contains("Amadou") && joined[0].contains("Boubacar")), "{joined:?}");
    }

    #[test]
    fn a_slip_of_the_pen_is_the_same_person() {
        let texts = ["Captain Amadou Sanogo took power.", "Captain Amadou Sango took power."];
        assert_eq!(bodies_and_people(&texts), ["Amadou Sanogo = Amadou Sango"]);
    }

    #[test]
    fn an_acronym_is_its_full_form_where_a_source_gives_both() {
        let texts =
            ["The National Committee for Recovery (CNRDR) took power.", "The CNRDR promised elections."];
        assert_eq!(bodies_and_people(&texts).len(), 1);
    }

    #[test]
    fn capitals_make_an_acronym() {
        assert!(is_acronym("UNHCR") && is_acronym("U.N.") && is_acronym("M5-RFP"));
        assert!(!is_acronym("Reuters") && !is_acronym("A"));
    }

    #[test]
    fn one_letter_sets_long_acronyms_apart_as_a_slip_and_short_ones_as_others() {
        assert!(near("ortm", "otrm"));
        assert!(!near("anc", "arc"));
    }

    #[test]
    fn the_order_of_words_is_no_difference() {
        let words = |name| words_of_content(Lexicon::english(), name);
        assert_eq!(words("Union for the Peace of Sarpe"), words("Sarpe Peace Union"));
    }
}
