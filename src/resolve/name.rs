//! Whether two names name the same person or organisation.

use std::collections::BTreeSet;

use super::corpus::Corpus;
use super::evidence::Score;
use super::feature::{Features, Pair};
use super::post::differ_in_a_word;
use super::symbol::{Symbol, shared};
use super::weights::NameWeights;
use super::written::Body;
use crate::claim::{NameType, Value};
use crate::lexicon::{Class, Lexicon, likeness, names, prepare, prepared};
use crate::text::{Span, fold};

/// Shorter acronyms than this differ by a letter because they are others.
const LONG_ACRONYM: usize = 4;

/// So many words of content make a name so particular that a longer one with all of them is the same.
const LONG_NAME: usize = 4;

/// Whether two names may be one; false only where the comparison would say so too.
pub(super) fn may_be(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> bool {
    let person = |f: &Features<'_>| {
        matches!(f.claim.value, Value::Name { r#type: NameType::Person, .. } | Value::Role { .. })
    };
    let (Some(x), Some(y)) = (a.name, b.name) else { return true };
    let one = || {
        let (x, y) = (&corpus.names.person(x).name, &corpus.names.person(y).name);
        x.may_be(y) || corpus.posts.common(a, b).is_some() && differ_in_a_word(x, y)
    };
    x == y || !person(a) || one()
}

/// Compares two names; names of different types are never one.
pub(super) fn compare(score: &mut Score, pair: Pair<'_>, weights: &NameWeights) {
    let Pair { a, b, .. } = pair;
    match (&a.claim.value, &b.claim.value) {
        (Value::Name { r#type: of, .. }, Value::Name { r#type: other, .. }) if of == other => match of {
            NameType::Person => compare_persons(score, pair, weights),
            _ => compare_bodies(score, pair, weights),
        },
        _ => score.threshold = weights.threshold,
    }
}

/// Compares the names of two persons; of what each has been, only the post is looked at, where their names are alike
/// but for a word.
pub(super) fn compare_persons(score: &mut Score, pair: Pair<'_>, weights: &NameWeights) {
    let Pair { corpus, a, b } = pair;
    score.threshold = weights.threshold;
    let (Some(one), Some(other)) = (a.name, b.name) else { return };
    let (x, y) = (&corpus.names.person(one).name, &corpus.names.person(other).name);
    let likeness = match (one == other, score.is_told()) {
        (true, _) => names(corpus.word(one), corpus.word(other)),
        (false, true) => prepared(x, y),
        (false, false) => likeness(x, y),
    };
    score.person(&likeness, weights.alike);
    let post = corpus.posts.common(a, b).filter(|_| !likeness.same && differ_in_a_word(x, y));
    if let Some(post) = post {
        let words = corpus.listed(post.iter().copied(), usize::MAX);
        score.add(weights.one_post, format_args!("both hold one post: {words}"));
    }
}

/// Compares the names of two organisations or places, acronyms among them.
fn compare_bodies(score: &mut Score, pair: Pair<'_>, weights: &NameWeights) {
    let Pair { corpus, a, b } = pair;
    score.threshold = weights.threshold;
    let (Some(name), Some(other)) = (a.name, b.name) else { return };
    let (x, y) = (corpus.word(name), corpus.word(other));
    let (own, others) = (corpus.names.body(name), corpus.names.body(other));
    match (&own.acronym, &others.acronym) {
        (Some(letters), Some(other)) if letters == other => {
            score.add(weights.same_acronym, format_args!("the same acronym: {x}"));
        }
        (Some(letters), Some(other)) if near(letters, other) && !spelled_out_apart(corpus, a, b) => {
            score.add(weights.near_acronym, format_args!("{x} and {y} differ by one letter"));
        }
        (Some(_), Some(_)) => {}
        (short, long) => {
            let common = shared(&own.content, &others.content).count();
            if own.content == others.content {
                score.add(weights.same_words, format_args!("the same words"));
            } else if common >= LONG_NAME && common == own.content.len().min(others.content.len()) {
                score.add(weights.words_within, format_args!("all words of the one are in the other"));
            } else if short.is_none() && long.is_none() && share_all_but_one(own, others) && names_alike(x, y)
            {
                score.add(
                    weights.alike,
                    format_args!("the same words but for one, and alike letter by letter"),
                );
            } else if short.is_none() && long.is_none() && shared_acronym(corpus, a, b) {
                score.add(weights.given_as_one, format_args!("full forms of one acronym"));
            }
            if given_as_one(corpus, a, others.folded) || given_as_one(corpus, b, own.folded) {
                score.add(weights.given_as_one, format_args!("{x} and {y} are given as one"));
            }
        }
    }
}

/// Whether all words of the one but one are in the other, and more than one.
fn share_all_but_one(a: &Body, b: &Body) -> bool {
    let few = a.content.len().min(b.content.len());
    let common = shared(&a.content, &b.content).count();
    common > 1 && common + 1 == few
}

fn names_alike(a: &str, b: &str) -> bool {
    likeness(&prepare(a), &prepare(b)).same
}

/// "CNRDR", "U.N.", "M5-RFP": capitals, digits, dots and hyphens alone.
#[must_use]
pub fn is_acronym(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
}

/// "Ecowas": a word of the first letters of a full form, its small words counted or not.
#[must_use]
pub fn is_spelt_by(word: &str, full: &str) -> bool {
    let letters = fold(word);
    let first = |small: bool| {
        let words = full.split([' ', '-']).filter_map(|word| word.chars().next());
        let letters: String = words.filter(|c| small || c.is_uppercase()).collect();
        fold(&letters).into_owned()
    };
    letters.len() >= LONG_ACRONYM && [true, false].into_iter().any(|small| first(small) == letters)
}

/// The letters of an acronym, folded, without dots and hyphens.
pub(super) fn letters(acronym: &str) -> String {
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

/// "FMCH" and "DMCH" where one is of Faridpur and the other of Dhaka: each is the letters of the full form that
/// its source gives, and those have other words, so that no letter is a slip.
fn spelled_out_apart(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> bool {
    let full = |features: &Features<'_>| {
        let (one, other) = (corpus.names.body(features.name?), corpus.names.body(features.other_name?));
        let (short, full) = if one.acronym.is_some() { (one, other) } else { (other, one) };
        let starts = |letter| full.content.iter().any(|word| corpus.word(*word).starts_with(letter));
        short.acronym.as_deref()?.chars().all(starts).then_some(&full.content)
    };
    full(a).zip(full(b)).is_some_and(|(x, y)| x != y)
}

/// Whether the source of `features` gives a name, folded, as the other form of its own.
fn given_as_one(corpus: &Corpus<'_>, features: &Features<'_>, name: Symbol) -> bool {
    features.other_name.is_some_and(|other| corpus.names.body(other).folded == name)
}

fn shared_acronym(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> bool {
    let acronym = |features: &Features<'_>| corpus.names.body(features.other_name?).acronym.as_deref();
    acronym(a).zip(acronym(b)).is_some_and(|(x, y)| x == y || near(x, y) && !spelled_out_apart(corpus, a, b))
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_acronym_may_be_written_like_a_word() {
        let full = "Economic Community of West African States";
        assert!(super::is_spelt_by("Ecowas", full));
        assert!(!super::is_spelt_by("Economic", full) && !super::is_spelt_by("Ecu", "Economic Credit Union"));
        assert!(super::is_spelt_by("Nato", "North Atlantic Treaty Organisation"));
    }

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
    fn a_surname_alone_is_that_of_whom_its_own_source_names_in_full() {
        let texts = [
            "Lieutenant Boubacar Sanogo spoke on the radio.",
            "Captain Amadou Sanogo took power. Captain Sanogo met the envoys.",
        ];
        assert_eq!(bodies_and_people(&texts), ["Amadou Sanogo = Sanogo"]);
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
    fn acronyms_that_fit_their_own_full_forms_are_of_two_bodies() {
        let texts = [
            "They were taken to Vellpur Medical College Hospital (VMCH).",
            "They were taken to Dorpur Medical College Hospital (DMCH).",
            "They were taken to Vellpur Medical College Hospital (VMHC).",
        ];
        let both =
            |texts: &[&str]| bodies_and_people(texts).iter().any(|names| names.matches('=').count() > 1);
        assert!(!both(&texts[..2]));
        assert!(both(&[texts[0], texts[2]]));
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
