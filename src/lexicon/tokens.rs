use std::ops::Range;

use super::{Classes, Lexicon, Tagged, WordId};
use crate::text::{Span, Token};

/// The tokens of a whole text, looked up, apart from the text and the tables that they were made of: who
/// reads a stretch of the text later takes them from here ([`Tagged::extend_from`]).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tokens {
    pub(super) tokens: Vec<Token>,
    pub(super) words: Vec<WordId>,
    pub(super) starts: Vec<Classes>,
}

/// A text of more bytes is cut anew by whoever reads it: its tokens take eight times its space.
const LARGEST: usize = 4 << 20;

impl Tokens {
    /// The tokens of `text`; of a very large one none are kept.
    #[must_use]
    pub fn of(text: &str, lexicon: &Lexicon) -> Self {
        let length = if text.len() > LARGEST { 0 } else { text.len() };
        let Tagged { tokens, words, starts, .. } = lexicon.tag(text, Span::new(0, length));
        Self { tokens, words, starts }
    }

    /// Which of them are those of `range`; none where they may be others if the range is cut alone, because
    /// the text around it touches it.
    pub(super) fn within(&self, text: &str, range: Span) -> Option<Range<usize>> {
        let byte = |at: usize| text.as_bytes().get(at).is_none_or(u8::is_ascii_whitespace);
        let stands_free = (range.start == 0 || byte(range.start - 1)) && byte(range.end);
        let index = |offset: usize| self.tokens.partition_point(|token| token.span.start < offset);
        (stands_free && !self.tokens.is_empty()).then(|| index(range.start)..index(range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    const TEXT: &str = "**At least** 40 dead, in the wake\nof the “quake” of 12 May.\t(In the U.N. camp)\u{A0}too \
                        many, as a result of it: 3.5 million.";

    #[test]
    fn every_stretch_has_the_tokens_that_it_has_alone() {
        let lexicon = Lexicon::english();
        let held = Tokens::of(TEXT, lexicon);
        let places = || (0..=TEXT.len()).filter(|&at| TEXT.is_char_boundary(at));
        for (start, end) in places().flat_map(|start| places().map(move |end| (start, end))) {
            let range = Span::new(start, end.max(start));
            let (cut, mut taken) = (lexicon.tag(TEXT, range), lexicon.tag(TEXT, Span::default()));
            taken.extend_from(range, &held);
            assert_eq!(cut.tokens, taken.tokens, "{}", range.of(TEXT));
            assert!((0..cut.len()).all(|i| cut.starts(i) == taken.starts(i)), "{}", range.of(TEXT));
        }
    }

    #[test]
    fn what_goes_on_in_the_next_stretch_is_found() {
        let lexicon = Lexicon::english();
        let held = Tokens::of(TEXT, lexicon);
        let first = TEXT.find('\n').unwrap();
        let mut taken = lexicon.tag(TEXT, Span::default());
        taken.extend_from(Span::new(0, first), &held);
        taken.extend_from(Span::new(first + 1, TEXT.len()), &held);
        let cut = lexicon.tag(TEXT, Span::new(0, TEXT.len()));
        assert!((0..cut.len()).all(|i| cut.starts(i) == taken.starts(i)));
    }

    #[test]
    fn a_very_large_text_is_cut_by_its_reader() {
        let text = "nine died ".repeat(500_000);
        assert_eq!(Tokens::of(&text, Lexicon::english()), Tokens::default());
    }
}
