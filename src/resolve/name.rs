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
    let mut score = Score::new(weights.threshold);
    let (Value::Name { text: x, r#type: of }, Value::Name { text: y, r#type: other }) =
        (&a.claim.value, &b.claim.value)
    else {
        return score;
    };
    if of != other {
        return score;
    }
    match of {
        NameType::Person => person(&mut score, x, y, weights),
        _ => organisation(&mut score, corpus.lexicon, (a, x), (b, y), weights),
    }
    score
}

fn person(score: &mut Score, x: &str, y: &str, weights: &NameWeights) {
    score.person(&names(x, y), weights.alike);
}

fn organisation(
    score: &mut Score,
    lexicon: &Lexicon,
    a: (&Features<'_>, &str),
    b: (&Features<'_>, &str),
    weights: &NameWeights,
) {
    let (x, y) = (a.1, b.1);
    if is_acronym(x) && is_acronym(y) {
        if letters(x) == letters(y) {
            score.add(weights.same_acronym, format!("the same acronym: {x}"));
        } else if near(&letters(x), &letters(y)) {
            score.add(weights.near_acronym, format!("{x} and {y} differ by one letter"));
        }
        return;
    }
    let (own, other) = (words_of_content(lexicon, x), words_of_content(lexicon, y));
    let shared = own.intersection(&other).count();
    if own == other {
        score.add(weights.same_words, "the same words");
    } else if shared >= LONG_NAME && shared == own.len().min(other.len()) {
        score.add(weights.words_within, "all words of the one are in the other");
    } else if !is_acronym(x) && !is_acronym(y) && shared_acronym(a.0, b.0) {
        score.add(weights.given_as_one, "full forms of one acronym");
    }
    if given_as_one(a.0, y) || given_as_one(b.0, x) {
        score.add(weights.given_as_one, format!("{x} and {y} are given as one"));
    }
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
    use crate::lexicon::Lexicon;

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
