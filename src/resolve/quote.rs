//! Whether two quotations are one.
//!
//! A statement is quoted from a recording, a broadcast and three translations: words are exchanged,
//! and parts of sentences moved. So the words of content are counted wherever they stand, and the
//! words with their grammar in runs.

use std::borrow::Cow;

use super::corpus::Corpus;
use super::evidence::Score;
use super::feature::Pair;
use super::symbol::{Symbol, shared};
use super::weights::QuoteWeights;
use crate::lexicon::likeness;
use crate::text::similar::{in_order, longest_run, runs};
use crate::text::{Span, TokenKind, fold, tokenize};

/// Fewer words of content than this tell no quotation from another.
const WORDS: usize = 3;
/// The same for words with their grammar.
const WITH_GRAMMAR: usize = 6;
/// So many words on end are nobody's chance.
const RUN: usize = 8;
/// A run of this many words counts wherever it stands.
const BLOCK: usize = 2;

/// Compares two quotations by speaker and words.
pub(super) fn compare(score: &mut Score, pair: Pair<'_>, weights: &QuoteWeights) {
    let Pair { corpus, a, b } = pair;
    score.threshold = weights.threshold;
    let common = shared(a.meaning.concepts(), b.meaning.concepts()).count();
    if common == 0 {
        return;
    }
    compare_speakers(score, corpus, a.name, b.name, weights);
    let fewer = a.meaning.concepts().len().min(b.meaning.concepts().len());
    let weight = match fewer {
        _ if fewer < WORDS => 0,
        _ if common * 5 >= fewer * 4 => weights.alike_words,
        _ if common * 5 >= fewer * 3 => weights.much_shared,
        _ if common * 2 >= fewer => weights.shared_words,
        _ => 0,
    };
    score.add(weight, format_args!("{common} of {fewer} words are the same"));
    compare_wording(score, &a.words, &b.words, weight != 0, weights);
}

/// The words of a quotation, folded, without marks.
#[must_use]
pub fn words(quotation: &str) -> Vec<Cow<'_, str>> {
    let tokens = tokenize(quotation, Span::new(0, quotation.len()));
    let spoken = tokens.filter(|token| token.kind != TokenKind::Symbol);
    spoken.map(|token| fold(token.span.of(quotation))).collect()
}

/// An unknown speaker speaks against nobody, and neither does an office, which has a holder.
fn compare_speakers(
    score: &mut Score,
    corpus: &Corpus<'_>,
    a: Option<Symbol>,
    b: Option<Symbol>,
    weights: &QuoteWeights,
) {
    let (Some(a), Some(b)) = (a, b) else {
        return score.add(weights.open_speaker, format_args!("one speaker is not named"));
    };
    let (x, y) = (corpus.word(a), corpus.word(b));
    let (one, other) = (corpus.names.person(a), corpus.names.person(b));
    if one.folded == other.folded || one.name.may_be(&other.name) && likeness(&one.name, &other.name).same {
        score.add(weights.same_speaker, format_args!("both quote {x}"));
    } else if is_office(x) || is_office(y) {
        score.add(weights.open_speaker, format_args!("{x} may be {y}"));
    } else {
        score.add(weights.other_speaker, format_args!("one quotes {x}, the other {y}"));
    }
}

/// "the mayor of Palapag": a phrase in small letters rather than a name.
fn is_office(speaker: &str) -> bool {
    speaker.chars().next().is_some_and(char::is_lowercase)
        || speaker.split(' ').skip(1).any(|word| word.len() > 3 && word.chars().all(char::is_lowercase))
}

/// Runs of words that both have, grammar included; where the words of content were `counted`, only a run
/// that is nobody's chance tells more.
fn compare_wording(score: &mut Score, a: &[Symbol], b: &[Symbol], counted: bool, weights: &QuoteWeights) {
    let longest = longest_run(a, b);
    if longest >= RUN {
        score.add(weights.common_run, format_args!("{longest} words on end are the same"));
    }
    let fewer = a.len().min(b.len());
    if counted || fewer < WITH_GRAMMAR {
        return;
    }
    let moved = || runs(a, b).iter().map(|run| run.len).filter(|len| *len >= BLOCK).sum();
    let aligned = Some(in_order(a, b)).filter(|aligned| aligned * 2 >= fewer).unwrap_or_else(moved);
    if aligned * 2 >= fewer {
        score.add(weights.shared_words, format_args!("{aligned} of {fewer} words run alike"));
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::facts;

    fn quotes(first: &str, second: &str) -> usize {
        let said = |words: &str| format!("\"{words},\" said Mayor Vesna Perić.");
        facts(Kind::Quote, &[&said(first), &said(second)]).len()
    }

    #[test]
    fn the_same_words_with_one_altered_are_one_quotation() {
        let (school, church) = (
            "We lost the bridge, the bakery and the school",
            "We lost the bridge, the bakery and the church",
        );
        assert_eq!(quotes(school, church), 1);
    }

    #[test]
    fn other_words_of_one_speaker_are_another_quotation() {
        let other = "The army brought water and bread at night";
        assert_eq!(quotes("We lost the bridge, the bakery and the school", other), 0);
    }

    fn said(first: (&str, &str), second: (&str, &str)) -> usize {
        let told = |(speaker, words): (&str, &str)| format!("\"{words},\" said {speaker}.");
        facts(Kind::Quote, &[&told(first), &told(second)]).len()
    }

    #[test]
    fn parts_that_were_moved_and_exchanged_are_one_quotation() {
        let speaker = "Mayor Vesna Perić";
        let (first, second) = (
            "Three times we told them to leave, and the water was faster than our trucks",
            "We told them three times to leave the shore, but the sea came anyway",
        );
        assert_eq!(said((speaker, first), (speaker, second)), 1);
        let (first, second) = (
            "We brought brooms, and they met us with clubs",
            "We came out with brooms and they answered with gas",
        );
        assert_eq!(said((speaker, first), (speaker, second)), 1);
    }

    #[test]
    fn a_speaker_has_one_name_in_many_forms() {
        let (first, second) =
            ("There was no order to shoot from above", "There was no order to kill from above");
        assert_eq!(said(("Ernesto Balaguer", first), ("Ernesto Balaguer Pinto", second)), 1);
        assert_eq!(said(("Dimitris Papadopoulos", first), ("Dimitrios Papadopoulos", second)), 1);
        assert_eq!(said(("the governor of the province", first), ("Ernesto Balaguer", second)), 1);
    }

    #[test]
    fn two_speakers_with_alike_words_said_two_things() {
        let (first, second) = ("We have buried three of our men", "We have lost three of our men");
        assert_eq!(said(("Ana Horvat", first), ("Josip Babić", second)), 0);
    }

    #[test]
    fn grammar_alone_is_no_quotation() {
        let (first, second) =
            ("We will not go there with them and you", "We will not be there with him and her");
        assert_eq!(said(("Ana Horvat", first), ("Ana Horvat", second)), 0);
    }
}
