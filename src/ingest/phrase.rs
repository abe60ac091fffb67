//! The words that pages are furnished with, looked up at the start of a line.

use crate::lexicon::{Class, Hit, Lexicon, Tagged, Tokens};
use crate::text::{Case, Span, TokenKind};

/// Looks up lines of one text. Only the start of a line is cut into tokens, however long it is.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    /// Those of the text.
    pub tokens: &'a Tokens,
}

/// Bytes of a line that are looked at: no furniture is longer.
const REACH: usize = 600;

impl<'a> Phrases<'a> {
    /// The first tokens of the line.
    pub(super) fn tag(&self, span: Span) -> Tagged<'a> {
        let mut end = span.end.min(span.start + REACH);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.lexicon.tag_from(self.text, Span::new(span.start, end), self.tokens)
    }

    /// Whether the line is a phrase of this kind and nothing else but punctuation and figures.
    pub(super) fn is_whole(&self, span: Span, kind: &str) -> bool {
        if span.len() > 80 {
            return false;
        }
        let tagged = self.tag(span);
        let first = first_word(&tagged);
        furniture(&tagged, first, kind).is_some_and(|hit| {
            (first + hit.len..tagged.len()).all(|i| tagged.tokens[i].kind != TokenKind::Word)
        })
    }

    /// Whether the line names who wrote it: "By A. B.", "written by A. B.".
    pub(super) fn is_author_line(&self, span: Span) -> bool {
        if span.len() > 160 {
            return false;
        }
        let tagged = self.tag(span);
        furniture(&tagged, 0, "author").is_some_and(|hit| is_name_start(&tagged, hit.len))
    }
}

/// The first token that is a word or a number.
pub(super) fn first_word(tagged: &Tagged<'_>) -> usize {
    tagged.tokens.iter().position(|t| t.kind != TokenKind::Symbol).unwrap_or(tagged.len())
}

/// The longest phrase of this kind at token `i`.
pub(super) fn furniture<'a>(tagged: &Tagged<'a>, i: usize, kind: &str) -> Option<Hit<'a>> {
    tagged.hits(i, Class::Furniture).find(|hit| hit.value == kind)
}

/// Whether the token could start a name: a capital, and no month or day.
pub(super) fn is_name_start(tagged: &Tagged<'_>, i: usize) -> bool {
    let i = if tagged.word(i) == ":" { i + 1 } else { i };
    let token = tagged.tokens.get(i);
    token.is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower)
        && !tagged.has(i, Class::Month)
        && !tagged.has(i, Class::Weekday)
}
