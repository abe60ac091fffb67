//! How words of a document are written: what may be part of a name, and what only looks like it.

use std::ops::{Deref, Range};

use super::super::Reading;
use super::bits::{self, Bits};
use super::vocabulary::{Key, Ordinary};
use crate::document::BlockKind;
use crate::lexicon::{Class, Classes};
use crate::text::{Case, TokenKind};

/// A reading together with the words that the document itself writes in lower case: a capital at the
/// head of a sentence says nothing about those.
pub(crate) struct Words<'a> {
    reading: &'a Reading<'a>,
    ordinary: Ordinary,
    bits: Bits,
}

impl<'a> Words<'a> {
    pub(crate) fn new(reading: &'a Reading<'a>) -> Self {
        Self { reading, ordinary: Ordinary::of(reading), bits: Bits::of(reading) }
    }

    /// What kind of block token `i` stands in.
    pub(crate) fn block_of(&self, i: usize) -> Option<BlockKind> {
        self.sentence_of(i).map(|s| self.block(&self.sentences[s]).kind)
    }

    /// A word with a capital at its head, or after an inner apostrophe ("d'Estaing").
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.bits.has(i, bits::CAPITAL)
    }

    pub(crate) fn lower(&self, i: usize) -> bool {
        self.bits.has(i, bits::LOWER)
    }

    /// Whether token `i` is a symbol that touches the words on both its sides, as a hyphen does.
    pub(crate) fn joins(&self, i: usize) -> bool {
        self.bits.has(i, bits::TIE)
    }

    /// Whether an opening bracket stands at token `i`.
    pub(super) fn bracket(&self, i: usize) -> bool {
        self.bits.has(i, bits::BRACKET)
    }

    /// Whether a quotation mark stands at token `i`.
    pub(super) fn is_quote(&self, i: usize) -> bool {
        matches!(self.word(i), "\"" | "'" | "“" | "”" | "‘" | "’" | "«" | "»" | "„" | "‚")
    }

    /// Whether a name can start at token `i`.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.bits.has(i, bits::OPENS)
    }

    /// Two capitals or more and nothing else, as an acronym is written, and no Roman numeral.
    pub(crate) fn acronym(&self, i: usize) -> bool {
        self.bits.has(i, bits::ACRONYM)
    }

    /// Whether a hyphen ties token `i` to the word before it ("anti-Tuareg").
    pub(crate) fn joined(&self, i: usize) -> bool {
        i > 0 && self.joins(i - 1)
    }

    /// Whether the word, apart from its capital, is an ordinary one.
    pub(crate) fn common(&self, i: usize) -> bool {
        if self.value(i, Class::GivenName).is_some() {
            return false;
        }
        self.any_single(i, COMMON) || self.ordinary.has(self.word(i))
    }

    /// Whether the one word `i` is an entry of `class`.
    pub(crate) fn single(&self, i: usize, class: Class) -> bool {
        self.starts(i).has(class) && self.hits(i, class).any(|hit| hit.len == 1)
    }

    /// Whether the one word `i` is an entry of one of these classes.
    pub(crate) fn any_single(&self, i: usize, classes: Classes) -> bool {
        self.starts(i).and(classes).iter().any(|class| self.single(i, class))
    }

    /// Whether an entry of one of these classes starts at token `i`.
    pub(crate) fn any(&self, i: usize, classes: Classes) -> bool {
        self.starts(i).and(classes).iter().any(|class| self.has(i, class))
    }

    /// The key of a run of words, case and accents set aside.
    pub(crate) fn key(&self, tokens: &Range<usize>) -> Key {
        Key::of_all(tokens.clone().map(|i| self.word(i)))
    }

    /// The value of the longest entry of `class` at token `i`.
    pub(crate) fn value(&self, i: usize, class: Class) -> Option<&'a str> {
        self.reading.hit(i, class).map(|hit| hit.value)
    }

    /// The start of the longest entry of one of `classes` that ends just before token `end`, not before
    /// `floor`. A dot between ("Capt.") is stepped over.
    pub(crate) fn ending(&self, end: usize, floor: usize, classes: Classes) -> Option<usize> {
        let first = floor.max(end.saturating_sub(LONGEST_ENTRY));
        (first..end).find(|&start| {
            let begun = self.starts(start).and(classes);
            begun != Classes::default() && {
                let dotted = self.word(end - 1) == "." && !self.tokens[end - 1].spaced;
                let closes = |last: usize| last == end || dotted && last + 1 == end;
                begun.iter().any(|class| self.hits(start, class).any(|hit| closes(start + hit.len)))
            }
        })
    }

    /// The words of a range as written, white space folded.
    pub(crate) fn written(&self, tokens: &Range<usize>) -> String {
        self.shown(tokens)
    }

    /// Whether the sentence is written as a headline is: every word of weight with a capital.
    pub(crate) fn title_case(&self, sentence: &Range<usize>, least: usize) -> bool {
        let bounded = sentence.start..sentence.end.min(sentence.start + HEADLINE);
        let (mut capitals, mut others) = (0, 0);
        for i in bounded {
            let token = self.tokens[i];
            if token.kind != TokenKind::Word || token.span.len() < 3 || self.has(i, Class::Function) {
                continue;
            }
            if token.case == Case::Lower {
                others += 1;
            } else {
                capitals += 1;
            }
            if others * 8 > HEADLINE {
                return false;
            }
        }
        capitals >= least && others * 8 <= capitals
    }

    /// Whether every word of the run is in capitals.
    pub(crate) fn loud(&self, tokens: &Range<usize>) -> bool {
        self.tokens[tokens.clone()]
            .iter()
            .all(|t| t.kind != TokenKind::Word || t.case == Case::Upper || t.span.len() == 1)
    }

    /// Whether the sentence is written in capitals throughout.
    pub(crate) fn shouting(&self, sentence: &Range<usize>) -> bool {
        Self::is_loud(self.reading, sentence)
    }

    /// The same of a reading.
    pub(crate) fn is_loud(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
        let bounded = sentence.start..sentence.end.min(sentence.start + HEADLINE);
        let (mut upper, mut other) = (0, 0);
        for token in reading.tokens[bounded].iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 1)
        {
            if token.case == Case::Upper {
                upper += 1;
            } else {
                other += 1;
            }
            if other * 4 > HEADLINE {
                return false;
            }
        }
        upper >= 2 && other * 4 <= upper
    }
}

impl<'a> Deref for Words<'a> {
    type Target = Reading<'a>;

    fn deref(&self) -> &Reading<'a> {
        self.reading
    }
}

/// Whether a word of this case is written as an acronym is.
pub(super) fn is_acronym(case: Case, word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let plural = || {
        word.len() > 3
            && word.strip_suffix('s').is_some_and(|stem| stem.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let inner = || case == Case::Mixed && word.chars().filter(|c| c.is_uppercase()).count() * 2 > letters;
    (2..=12).contains(&letters)
        && (case == Case::Upper || plural() || letters >= 4 && inner())
        && !is_roman(word)
}

/// "XIV", "LXX", but not "VIL", as only some orders of the letters are figures.
fn is_roman(word: &str) -> bool {
    let tens = word.trim_start_matches('C');
    let ones = ["XC", "XL"].iter().find_map(|ten| tens.strip_prefix(ten));
    let ones = ones.unwrap_or_else(|| tens.strip_prefix('L').unwrap_or(tens).trim_start_matches('X'));
    let rest = ["IX", "IV"].iter().find_map(|one| ones.strip_prefix(one));
    rest.unwrap_or_else(|| ones.strip_prefix('V').unwrap_or(ones).trim_start_matches('I')).is_empty()
}

/// No table entry before a name is longer than this many tokens.
const LONGEST_ENTRY: usize = 8;

/// More tokens than a headline has; a "sentence" may be the whole of a broken document.
const HEADLINE: usize = 60;

/// Classes of ordinary words.
const COMMON: Classes = Classes::of(&[
    Class::Function,
    Class::Cardinal,
    Class::Ordinal,
    Class::Vague,
    Class::Bound,
    Class::Approximate,
    Class::Unit,
    Class::Nobody,
    Class::Group,
    Class::Modifier,
    Class::Affect,
    Class::Suffer,
    Class::OutcomeNoun,
    Class::OutcomeAdjective,
    Class::Negation,
    Class::Capitalised,
    Class::RoleModifier,
    Class::CalendarUnit,
    Class::Event,
    Class::Causal,
]);
