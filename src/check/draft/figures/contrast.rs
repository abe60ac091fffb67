//! What a draft tells by denying something else: "foul water, rather than rotten bread, spread the fever". The texts of the
//! sources are asked whether they have it so or the other way round.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::extract::{Reading, Sentence};
use crate::lexicon::{Class, Form, Lexicon};
use crate::text::{Span, TokenKind};

type Words = BTreeSet<String>;

/// A side of a contrast has so many tokens at most.
const SIDE: usize = 7;
/// So many tokens from a word of negation on are denied.
const DENIED: usize = 4;
/// A sentence tells the same where so many of the other words stand in it, and half of them.
const FEWEST: usize = 2;

/// The two sides of a contrast, and what is told of the one.
#[derive(Clone, Debug)]
pub(super) struct Contrast {
    kept: Words,
    denied: Words,
    rest: Words,
    /// Both sides, in the text that was read.
    pub(super) span: Span,
    /// The index of its sentence.
    pub(super) sentence: usize,
}

/// A text, as contrasts are held against it.
pub(super) struct Passages {
    contrasts: Vec<Contrast>,
    /// What each sentence speaks of.
    sentences: Vec<Words>,
}

/// How the sources have a contrast of the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// They say so, or say nothing.
    Borne,
    /// A source has the sides exchanged: its index among those that were asked, and the sentence.
    Exchanged(usize, usize),
    /// A source says of the one side what the draft says of the other.
    Otherwise(usize, usize),
}

impl Passages {
    /// Reads a text for the contrasts of others, and for its own.
    pub(super) fn read(reading: &Reading<'_>, lexicon: &Lexicon) -> Self {
        let told = |sentence: &Sentence| affirmed(reading, lexicon, &sentence.tokens);
        let sentences: Vec<Words> = reading.sentences.iter().map(told).collect();
        Self { contrasts: contrasts(reading, lexicon, &sentences), sentences }
    }

    /// The contrasts of a text.
    pub(super) fn contrasts(&self) -> &[Contrast] {
        &self.contrasts
    }
}

/// Holds a contrast of the draft against the sources.
pub(super) fn standing(own: &Contrast, sources: &[Passages]) -> Standing {
    let all = || sources.iter().enumerate();
    let said = |passages: &Passages| {
        passages
            .contrasts
            .iter()
            .any(|other| most(&own.kept, &other.kept) && most(&own.denied, &other.denied))
            || passages.sentences.iter().any(|words| own.is_told_in(words))
    };
    if all().any(|(_, passages)| said(passages)) {
        return Standing::Borne;
    }
    let exchanged = all().find_map(|(at, passages)| {
        let turned = passages.contrasts.iter().find(|other| own.is_turned(other))?;
        Some(Standing::Exchanged(at, turned.sentence))
    });
    let otherwise = || {
        all().find_map(|(at, passages)| {
            let sentence = passages.sentences.iter().position(|words| own.is_denied_in(words))?;
            Some(Standing::Otherwise(at, sentence))
        })
    };
    exchanged.or_else(otherwise).unwrap_or(Standing::Borne)
}

impl Contrast {
    /// Whether another keeps what this denies, and denies what this keeps.
    fn is_turned(&self, other: &Self) -> bool {
        most(&self.kept, &other.denied)
            && most(&self.denied, &other.kept)
            && self.denied.is_disjoint(&other.denied)
    }

    /// Whether a sentence tells of the kept side what the draft tells of it.
    fn is_told_in(&self, words: &Words) -> bool {
        self.kept.is_subset(words) && self.denied.is_disjoint(words) && self.is_of(words)
    }

    /// Whether a sentence tells of the denied side what the draft tells of the other.
    fn is_denied_in(&self, words: &Words) -> bool {
        self.denied.is_subset(words) && self.kept.is_disjoint(words) && self.is_of(words)
    }

    fn is_of(&self, words: &Words) -> bool {
        let shared = self.rest.intersection(words).count();
        shared >= FEWEST && shared * 2 >= self.rest.len()
    }
}

/// Whether half of some words, and one at least, are among others.
fn most(words: &Words, others: &Words) -> bool {
    let shared = words.intersection(others).count();
    shared > 0 && shared * 2 >= words.len()
}

fn contrasts(reading: &Reading<'_>, lexicon: &Lexicon, sentences: &[Words]) -> Vec<Contrast> {
    let mut found = Vec::new();
    for (sentence, whole) in reading.sentences.iter().enumerate() {
        for at in whole.tokens.clone() {
            let Some((kept, denied)) = sides(reading, at, &whole.tokens) else { continue };
            let both = kept.start.min(denied.start)..kept.end.max(denied.end);
            let (mut kept, denied) = (words(reading, lexicon, &kept), words(reading, lexicon, &denied));
            let mut rest = words(reading, lexicon, &(whole.tokens.start..both.start));
            rest.extend(words(reading, lexicon, &(both.end..whole.tokens.end)));
            // "That, rather than rotten bread, is what": what was told before.
            if kept.is_empty() && sentence > 0 && reading.sentences[sentence - 1].block == whole.block {
                kept = sentences[sentence - 1].difference(&denied).cloned().collect();
            }
            rest.retain(|word| !kept.contains(word) && !denied.contains(word));
            if !kept.is_empty() && !denied.is_empty() {
                let span = reading.span(both.start, both.end);
                found.push(Contrast { kept, denied, rest, span, sentence });
            }
        }
    }
    found
}

/// The tokens of what is kept and of what is denied, where a token parts the two: "water, RATHER THAN bread", "NOT
/// bread but water".
fn sides(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    if let Some(hit) = reading.hits(at, Class::Causal).find(|hit| hit.value == "contrast") {
        let end = at.checked_sub(1).filter(|before| reading.word(*before) == ",").unwrap_or(at);
        let (kept, denied) =
            (before(reading, end, sentence.start), behind(reading, at + hit.len, sentence.end));
        return (!kept.is_empty() && !denied.is_empty()).then_some((kept, denied));
    }
    if let Some(sides) = apposed(reading, at, sentence) {
        return Some(sides);
    }
    // "not only"
    let more = reading.is_a(at + 1, Class::Function, "adverb");
    let denied = behind(reading, at + 1, sentence.end);
    let but = denied.end + usize::from(reading.word(denied.end) == ",");
    let opens = reading.is(at, "not") && !more && !denied.is_empty() && reading.is(but, "but");
    let kept = behind(reading, but + 1, sentence.end);
    (opens && !kept.is_empty()).then_some((kept, denied))
}

/// "water, NOT bread, spread".
fn apposed(
    reading: &Reading<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let comma = at.checked_sub(1).filter(|comma| *comma > sentence.start && reading.word(*comma) == ",")?;
    let (kept, denied) = (before(reading, comma, sentence.start), behind(reading, at + 1, sentence.end));
    let closed = reading.tokens.get(denied.end).is_some_and(|token| token.kind == TokenKind::Symbol);
    let both = !kept.is_empty() && !denied.is_empty();
    (reading.is(at, "not") && closed && both).then_some((kept, denied))
}

/// The phrase that starts at a token.
fn behind(reading: &Reading<'_>, start: usize, limit: usize) -> Range<usize> {
    let last = limit.min(start + SIDE);
    start..(start..last).find(|at| !is_of_phrase(reading, *at)).unwrap_or(last)
}

/// The phrase that ends before a token.
fn before(reading: &Reading<'_>, end: usize, floor: usize) -> Range<usize> {
    let first = floor.max(end.saturating_sub(SIDE));
    (first..end).rev().find(|at| !is_of_phrase(reading, *at)).map_or(first, |at| at + 1)..end
}

/// Whether a token may stand inside a noun phrase.
fn is_of_phrase(reading: &Reading<'_>, at: usize) -> bool {
    let joins = reading.is(at, "and") || reading.is(at, "or");
    let function = |value: &str| reading.is_a(at, Class::Function, value);
    let clause = reading.has(at, Class::Boundary) && !function("determiner") && !joins;
    let done = reading.hit(at, Class::Concept).map(|hit| hit.form);
    let verb = reading.has(at, Class::Verb) || matches!(done, Some(Form::Past | Form::Participle));
    let apart =
        verb || clause || reading.has(at, Class::Speech) || function("auxiliary") || function("relative");
    reading.tokens[at].kind == TokenKind::Word && !apart && (joins || !function("conjunction"))
}

/// What a sentence speaks of, what it denies left out.
fn affirmed(reading: &Reading<'_>, lexicon: &Lexicon, tokens: &Range<usize>) -> Words {
    let (mut told, mut from) = (Words::new(), tokens.start);
    for at in tokens.clone().filter(|at| reading.has(*at, Class::Negation)) {
        told.extend(words(reading, lexicon, &(from..at.max(from))));
        from = tokens.end.min(at + DENIED);
    }
    told.extend(words(reading, lexicon, &(from..tokens.end)));
    told
}

/// What some tokens speak of.
fn words(reading: &Reading<'_>, lexicon: &Lexicon, tokens: &Range<usize>) -> Words {
    if tokens.is_empty() {
        return Words::new();
    }
    let phrase = reading.span(tokens.start, tokens.end).of(reading.text);
    // Where a sentence starts, the capital tells nothing.
    let starts = reading
        .sentence_of(tokens.start)
        .is_some_and(|at| reading.sentences[at].tokens.start == tokens.start);
    let meaning = lexicon.meaning(&if starts { phrase.to_owned() } else { format!("the {phrase}") });
    meaning.concepts.into_iter().chain(meaning.names).chain(meaning.events).collect()
}

#[cfg(test)]
mod tests {
    use super::{Passages, Standing, standing};
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> Passages {
        let document = ingest::read("a.txt".into(), text.to_owned());
        Passages::read(&Reading::new(&document, Lexicon::english()), Lexicon::english())
    }

    /// How the first contrast of a draft stands to a source.
    fn told(draft: &str, source: &str) -> Standing {
        standing(&read(draft).contrasts()[0], &[read(source)])
    }

    const DRAFT: &str = "Rotten bread, rather than foul water, carried the fever from house to house.";

    #[test]
    fn a_contrast_turned_round_is_exchanged_however_it_is_written() {
        for source in [
            "Foul water, and not rotten bread, spread the fever.",
            "It was not rotten bread but foul water that spread the fever.",
            "Foul water ran from the wells. That, rather than rotten bread, is what spread the fever.",
        ] {
            assert!(matches!(told(DRAFT, source), Standing::Exchanged(0, _)), "{source}");
        }
    }

    #[test]
    fn a_word_that_begins_a_sentence_is_the_same_word() {
        let draft = "Doctors say that meat, rather than needles, carried the fever from bed to bed.";
        let source = "Needles used twice, or not boiled, carried the fever from bed to bed. That, rather than meat, is what killed.";
        assert_eq!(told(draft, source), Standing::Exchanged(0, 1));
    }

    #[test]
    fn what_a_source_says_of_the_side_that_is_denied_is_told() {
        let source = "The doctors came. Foul water carried the fever from house to house.";
        assert_eq!(told(DRAFT, source), Standing::Otherwise(0, 1));
    }

    #[test]
    fn a_contrast_that_a_source_has_or_says_nothing_of_is_not() {
        for source in [
            "Rotten bread, not foul water, carried the fever from house to house. Foul water, others say, carried the fever from house to house.",
            "Foul water carried the fever from house to house. Rotten bread carried the fever from house to house, doctors say.",
            "Rotten bread, rather than foul water, spread the fever.",
            "Foul water did not carry the fever; the mayor drank it.",
            "Foul water ran from the wells.",
        ] {
            assert_eq!(told(DRAFT, source), Standing::Borne, "{source}");
        }
    }

    #[test]
    fn what_is_added_to_something_is_no_contrast() {
        assert!(read("Not only foul water but rotten bread spread the fever.").contrasts().is_empty());
        assert!(read("He resigned rather than testify, but stayed.").contrasts().is_empty());
    }
}
