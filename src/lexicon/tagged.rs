use std::ops::Range;

use super::calendar::{Joint, Joints};
use super::{Class, Classes, Entry, Form, Lexicon, ValueId, WordId};
use crate::text::{Span, Token, cut, fold};

/// A text cut into tokens, each looked up once.
#[derive(Debug)]
pub struct Tagged<'a> {
    /// The whole text that the spans count from.
    pub text: &'a str,
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// [`WordId::NONE`] where no table has the word.
    words: Vec<WordId>,
    starts: Vec<Classes>,
}

/// A word or phrase of a class, found at a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit<'a> {
    /// How many tokens it covers.
    pub len: usize,
    /// Which value, for comparing.
    pub id: ValueId,
    /// The value as the table wrote it.
    pub value: &'a str,
    /// The value as a number, where it is one.
    pub number: Option<u64>,
    /// Which form of the table's word it is.
    pub form: Form,
}

impl Lexicon {
    /// Cuts `text[range]` into tokens and looks each up.
    #[must_use]
    pub fn tag<'a>(&'a self, text: &'a str, range: Span) -> Tagged<'a> {
        let mut tagged =
            Tagged { text, lexicon: self, tokens: Vec::new(), words: Vec::new(), starts: Vec::new() };
        tagged.extend(range);
        tagged
    }
}

impl<'a> Tagged<'a> {
    /// Appends the tokens of another range of the same text.
    pub fn extend(&mut self, range: Span) {
        self.reserve(range.len());
        for (token, packed) in cut(self.text, range) {
            let word = match packed {
                Some(packed) => self.lexicon.index.get_packed(packed),
                None => self.lexicon.word(&fold(token.span.of(self.text))),
            };
            self.tokens.push(token);
            self.words.push(word.unwrap_or(WordId::NONE));
            self.starts.push(word.map_or(Classes::default(), |w| self.lexicon.starts[w.0 as usize]));
        }
    }

    /// Makes room for the tokens of so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        /// Bytes of a token and the gap before it, as most texts have them or more.
        const TOKEN: usize = 5;
        let tokens = bytes / TOKEN + 1;
        self.tokens.reserve(tokens);
        self.words.reserve(tokens);
        self.starts.reserve(tokens);
    }

    /// Appends the tokens of a range that goes on after inline markup; `glued` where no gap stands
    /// before it.
    pub fn extend_piece(&mut self, range: Span, glued: bool) {
        let first = self.len();
        self.extend(range);
        if let Some(token) = self.tokens.get_mut(first).filter(|t| glued && t.span.start == range.start) {
            token.spaced = false;
        }
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token as written; empty past the end.
    #[must_use]
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the token, folded, is this word.
    #[must_use]
    #[inline]
    pub fn is(&self, i: usize, folded: &str) -> bool {
        let word = self.word(i);
        word.eq_ignore_ascii_case(folded)
            || starts_alike(word, folded) && !word.is_ascii() && fold(word) == folded
    }

    /// The longest entry of `class` that starts at token `i`.
    #[must_use]
    #[inline]
    pub fn hit(&self, i: usize, class: Class) -> Option<Hit<'a>> {
        self.hits(i, class).next()
    }

    /// Every entry of `class` that starts at token `i`, longest first.
    #[inline]
    pub fn hits(&self, i: usize, class: Class) -> impl Iterator<Item = Hit<'a>> + '_ {
        let lexicon = self.lexicon;
        let rest = self.words.get(i.saturating_add(1)..).unwrap_or_default();
        self.entries(i, class).iter().filter(move |e| e.continues(rest)).map(|e| Hit {
            len: 1 + e.rest.len(),
            id: e.value,
            value: lexicon.value(e.value),
            number: lexicon.number(e.value),
            form: e.form,
        })
    }

    /// The entries of `class` whose first word is token `i`, longest first.
    #[inline]
    fn entries(&self, i: usize, class: Class) -> &'a [Entry] {
        let starts = self.starts(i);
        if starts.has(class) {
            self.lexicon.words[self.words[i].0 as usize].run(starts.rank(class))
        } else {
            &[]
        }
    }

    /// What the joining words of dates may do that start at token `i`, told by its word alone.
    #[must_use]
    #[inline]
    pub fn joints(&self, i: usize) -> Joints {
        if self.starts(i).has(Class::TimeWord) {
            self.lexicon.joints[self.words[i].0 as usize]
        } else {
            Joints::default()
        }
    }

    /// The tokens behind the joining words of dates that do this at token `i`, longest first.
    #[inline]
    pub fn joined(&self, i: usize, joint: Joint) -> impl Iterator<Item = usize> + '_ {
        let entries = if self.joints(i).has(joint) { self.entries(i, Class::TimeWord) } else { &[] };
        let rest = self.words.get(i.saturating_add(1)..).unwrap_or_default();
        let fits = move |e: &&Entry| e.value == joint.id() && e.continues(rest);
        entries.iter().filter(fits).map(move |e| i + 1 + e.rest.len())
    }

    /// The classes of which an entry may start at token `i`: those of its first word, whether or not
    /// the words behind it follow. A grammar asks this before anything dearer.
    #[must_use]
    #[inline]
    pub fn starts(&self, i: usize) -> Classes {
        self.starts.get(i).copied().unwrap_or_default()
    }

    /// The classes of which an entry may start at any of these tokens.
    #[must_use]
    pub fn starts_within(&self, tokens: Range<usize>) -> Classes {
        let starts = self.starts.get(tokens).unwrap_or_default();
        starts.iter().fold(Classes::default(), |all, classes| all.or(*classes))
    }

    /// Whether an entry of `class` starts at token `i`.
    #[must_use]
    #[inline]
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.starts(i).has(class) && self.hit(i, class).is_some()
    }

    /// The span from token `first` up to, not including, token `last`.
    #[must_use]
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last.wrapping_sub(1))) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// The token that stands at or after byte `offset`.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end <= offset)
    }
}

/// Whether two words may fold alike, by their first byte: folding leaves ASCII letters what they are.
fn starts_alike(word: &str, folded: &str) -> bool {
    match (word.as_bytes().first(), folded.as_bytes().first()) {
        (Some(a), Some(b)) => !a.is_ascii() || a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Lexicon, WordId};
    use crate::text::{Span, fold};

    #[test]
    fn every_token_is_looked_up_as_its_folded_word() {
        let lexicon = Lexicon::english();
        let text =
            "FORTY soldiers’ “Coup d'État” in Bamako: U.N. Unconstitutionally, 3,400 o'clock; a—b Touré's";
        let tagged = lexicon.tag(text, Span::new(0, text.len()));
        for i in 0..tagged.len() {
            let word = lexicon.word(&fold(tagged.word(i))).unwrap_or(WordId::NONE);
            assert_eq!(tagged.words[i], word, "{}", tagged.word(i));
        }
        assert!(tagged.words.iter().filter(|word| **word != WordId::NONE).count() > 5);
    }
}
