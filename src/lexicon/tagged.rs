use std::ops::Range;

use super::calendar::{Joint, Joints};
use super::{Class, Classes, Entry, Form, Lexicon, Tokens, ValueId, WordId};
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
    pub(super) words: Vec<WordId>,
    /// The classes of the entries that start at each.
    pub(super) starts: Vec<Classes>,
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
    /// The classes of the entries that start with the first of these words.
    #[inline]
    fn classes(&self, words: &[WordId]) -> Classes {
        let Some((first, behind)) = words.split_first().filter(|(first, _)| **first != WordId::NONE) else {
            return Classes::default();
        };
        let word = &self.words[first.0 as usize];
        let alone = self.alone[first.0 as usize];
        if word.seconds.is_empty() { alone } else { alone.or(word.longer(behind)) }
    }

    /// Cuts `text[range]` into tokens and looks each up.
    #[must_use]
    pub fn tag<'a>(&'a self, text: &'a str, range: Span) -> Tagged<'a> {
        let mut tagged = self.untagged(text);
        tagged.extend(range);
        tagged
    }

    /// The tokens of `text[range]`, taken from those of the text where that is the same.
    #[must_use]
    pub fn tag_from<'a>(&'a self, text: &'a str, range: Span, tokens: &Tokens) -> Tagged<'a> {
        let mut tagged = self.untagged(text);
        tagged.extend_from(range, tokens);
        tagged
    }

    const fn untagged<'a>(&'a self, text: &'a str) -> Tagged<'a> {
        Tagged { text, lexicon: self, tokens: Vec::new(), words: Vec::new(), starts: Vec::new() }
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
        }
        self.forget_last();
        self.look_up(self.len());
    }

    /// Appends the tokens of another range of the same text, of which `tokens` are all.
    pub fn extend_from(&mut self, range: Span, tokens: &Tokens) {
        let Some(held) = tokens.within(self.text, range) else { return self.extend(range) };
        let first = self.len();
        self.tokens.extend_from_slice(&tokens.tokens[held.clone()]);
        self.words.extend_from_slice(&tokens.words[held.clone()]);
        self.forget_last();
        self.look_up(first);
        let sure = held.len().saturating_sub(self.lexicon.longest - 1);
        self.starts.extend_from_slice(&tokens.starts[held.start..held.start + sure]);
        self.look_up(self.len());
    }

    /// Forgets what starts at the last tokens: their entries may go on in those that follow now.
    fn forget_last(&mut self) {
        self.starts.truncate(self.starts.len().saturating_sub(self.lexicon.longest - 1));
    }

    /// Finds what starts at the tokens up to `end`.
    fn look_up(&mut self, end: usize) {
        let new = self.starts.len()..end;
        self.starts.extend(new.map(|i| self.lexicon.classes(&self.words[i..])));
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
    /// before it. `tokens` are those of the whole text.
    pub fn extend_piece(&mut self, range: Span, glued: bool, tokens: &Tokens) {
        let first = self.len();
        self.extend_from(range, tokens);
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
        let first = self.tokens.get(i).map(|t| self.text.as_bytes()[t.span.start]);
        starts_alike(first, folded) && folds_to(self.word(i), folded)
    }

    /// The longest entry of `class` that starts at token `i`.
    #[must_use]
    #[inline]
    pub fn hit(&self, i: usize, class: Class) -> Option<Hit<'a>> {
        if self.has(i, class) { self.longest(i, class) } else { None }
    }

    fn longest(&self, i: usize, class: Class) -> Option<Hit<'a>> {
        self.hits(i, class).next()
    }

    /// Whether an entry of `class` with this value starts at token `i`.
    #[must_use]
    #[inline]
    pub fn is_a(&self, i: usize, class: Class, value: &str) -> bool {
        self.has(i, class) && self.is_among(i, class, value)
    }

    fn is_among(&self, i: usize, class: Class, value: &str) -> bool {
        let behind = &self.words[i + 1..];
        self.entries(i, class).iter().any(|e| e.continues(behind) && self.lexicon.value(e.value) == value)
    }

    /// Every entry of `class` that starts at token `i`, longest first.
    #[inline]
    pub fn hits(&self, i: usize, class: Class) -> Hits<'_, 'a> {
        let rest = self.words.get(i.saturating_add(1)..).unwrap_or_default();
        Hits { entries: self.entries(i, class).iter(), rest, lexicon: self.lexicon }
    }

    /// The entries of `class` whose first word is token `i`, longest first. Nearly always there are none,
    /// which one bit tells.
    #[inline]
    fn entries(&self, i: usize, class: Class) -> &'a [Entry] {
        if self.has(i, class) { self.lexicon.words[self.words[i].0 as usize].run(class) } else { &[] }
    }

    /// What the joining words of dates may do that start at token `i`, told by its word alone.
    #[must_use]
    #[inline]
    pub fn joints(&self, i: usize) -> Joints {
        if self.has(i, Class::TimeWord) {
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

    /// The classes of the entries that start at token `i`. A grammar asks this before anything dearer.
    #[must_use]
    #[inline]
    pub fn starts(&self, i: usize) -> Classes {
        self.starts.get(i).copied().unwrap_or_default()
    }

    /// The classes of the entries whose first word is token `i`, whether or not their other words follow.
    #[must_use]
    pub fn may_start(&self, i: usize) -> Classes {
        let word = self.words.get(i).filter(|word| **word != WordId::NONE);
        word.map_or(Classes::default(), |word| self.lexicon.starts[word.0 as usize])
    }

    /// The classes of the entries that start at any of these tokens.
    #[must_use]
    pub fn starts_within(&self, tokens: Range<usize>) -> Classes {
        let starts = self.starts.get(tokens).unwrap_or_default();
        starts.iter().fold(Classes::default(), |all, classes| all.or(*classes))
    }

    /// Whether an entry of `class` starts at token `i`.
    #[must_use]
    #[inline]
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.starts.get(i).is_some_and(|starts| starts.has(class))
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

/// The entries of a class at a token, longest first.
#[derive(Clone, Debug)]
pub struct Hits<'t, 'a> {
    entries: std::slice::Iter<'a, Entry>,
    /// The words behind the token.
    rest: &'t [WordId],
    lexicon: &'a Lexicon,
}

impl<'a> Iterator for Hits<'_, 'a> {
    type Item = Hit<'a>;

    #[inline]
    fn next(&mut self) -> Option<Hit<'a>> {
        let entry = self.entries.find(|e| e.continues(self.rest))?;
        Some(entry.hit(self.lexicon))
    }
}

impl Entry {
    fn hit<'a>(&self, lexicon: &'a Lexicon) -> Hit<'a> {
        Hit {
            len: 1 + self.rest.len(),
            id: self.value,
            value: lexicon.value(self.value),
            number: lexicon.number(self.value),
            form: self.form,
        }
    }
}

/// Whether a word with this first byte may fold to `folded`: folding leaves ASCII letters what they are.
#[inline]
fn starts_alike(first: Option<u8>, folded: &str) -> bool {
    match (first, folded.as_bytes().first()) {
        (Some(a), Some(b)) => !a.is_ascii() || a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

fn folds_to(word: &str, folded: &str) -> bool {
    word.eq_ignore_ascii_case(folded) || !word.is_ascii() && fold(word) == folded
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
