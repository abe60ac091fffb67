use std::ops::Range;

use super::{Joint, Joints};
use crate::lexicon::{Class, Classes, Hit, Tagged};
use crate::text::{Case, Token, TokenKind};

/// The tokens of a stretch of text: a date never runs on into the next heading or paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Window<'t, 'a> {
    tagged: &'t Tagged<'a>,
    start: usize,
    end: usize,
}

impl<'t, 'a> Window<'t, 'a> {
    /// The tokens of a range.
    #[must_use]
    #[inline]
    pub fn new(tagged: &'t Tagged<'a>, tokens: &Range<usize>) -> Self {
        Self { tagged, start: tokens.start, end: tokens.end.min(tagged.len()) }
    }

    /// One past the last token.
    #[must_use]
    #[inline]
    pub const fn end(&self) -> usize {
        self.end
    }

    /// The token before `i`, if there is one.
    #[must_use]
    #[inline]
    pub fn before(&self, i: usize) -> Option<usize> {
        i.checked_sub(1).filter(|&at| at >= self.start)
    }

    /// The token, if it is inside.
    #[must_use]
    #[inline]
    pub fn token(&self, i: usize) -> Option<&'t Token> {
        self.tagged.tokens.get(i).filter(|_| self.holds(i))
    }

    /// The token as written; empty outside.
    #[must_use]
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        if self.holds(i) { self.tagged.word(i) } else { "" }
    }

    /// Whether the token, folded, is this word.
    #[must_use]
    #[inline]
    pub fn is(&self, i: usize, folded: &str) -> bool {
        self.holds(i) && self.tagged.is(i, folded)
    }

    /// Whether token `i` is inside.
    #[must_use]
    #[inline]
    pub fn holds(&self, i: usize) -> bool {
        (self.start..self.end).contains(&i)
    }

    /// The classes of the entries that begin with token `i`.
    #[must_use]
    #[inline]
    pub fn starts(&self, i: usize) -> Classes {
        if self.holds(i) { self.tagged.starts(i) } else { Classes::default() }
    }

    /// Every entry of `class` at token `i` that fits inside, longest first.
    pub fn hits(&self, i: usize, class: Class) -> impl Iterator<Item = Hit<'a>> + use<'t, 'a> {
        let (start, end) = (self.start, self.end);
        self.tagged.hits(i, class).filter(move |hit| i >= start && i + hit.len <= end)
    }

    /// The longest entry of `class` at token `i`.
    #[must_use]
    #[inline]
    pub fn hit(&self, i: usize, class: Class) -> Option<Hit<'a>> {
        self.hits(i, class).next()
    }

    /// Whether an entry of `class` starts at token `i`.
    #[must_use]
    #[inline]
    pub fn has(&self, i: usize, class: Class) -> bool {
        self.hit(i, class).is_some()
    }

    /// What the joining words of dates may do that begin with token `i`.
    #[must_use]
    #[inline]
    pub fn joints(&self, i: usize) -> Joints {
        if self.holds(i) { self.tagged.joints(i) } else { Joints::default() }
    }

    /// The token after the longest joining word of dates that does this at token `i`.
    #[must_use]
    #[inline]
    pub fn joint(&self, i: usize, joint: Joint) -> Option<usize> {
        if !self.joints(i).has(joint) {
            return None;
        }
        self.tagged.joined(i, joint).find(|&after| after <= self.end)
    }

    /// Whether token `i` stands directly behind the one before it.
    #[must_use]
    #[inline]
    pub fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| !t.spaced)
    }

    /// Whether token `i` is written in figures.
    #[must_use]
    #[inline]
    pub fn is_number(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether token `i` is a word.
    #[must_use]
    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether token `i` is a word with a capital.
    #[must_use]
    #[inline]
    pub fn is_capitalised(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower)
    }

    /// Whether token `i` is a hyphen or a dash of any length.
    #[must_use]
    #[inline]
    pub fn is_dash(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "‐" | "‑" | "‒" | "–" | "—" | "−" | "~")
    }

    /// The token after a comma at `i`, else `i`.
    #[must_use]
    #[inline]
    pub fn skip_comma(&self, i: usize) -> usize {
        i + usize::from(self.word(i) == ",")
    }

    /// The token after "the" at `i`, else `i`.
    #[must_use]
    #[inline]
    pub fn skip_the(&self, i: usize) -> usize {
        self.joint(i, Joint::The).unwrap_or(i)
    }

    /// The token after a hyphen at `i`, else `i`.
    #[must_use]
    pub fn skip_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.word(i) == "-")
    }
}
