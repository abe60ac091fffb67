use std::ops::{Deref, Range};
use std::sync::OnceLock;

use super::clause::Clauses;
use crate::document::{Block, Document};
use crate::lexicon::{Classes, Lexicon, Tagged, sentences};
use crate::text::{Span, one_line};

/// A document cut into tokens and sentences; the blocks that are not mined are left out.
#[derive(Debug)]
pub struct Reading<'a> {
    /// What is read.
    pub document: &'a Document,
    /// Every sentence in order; no sentence crosses a block.
    pub sentences: Vec<Sentence>,
    /// Where its clauses start.
    pub(super) clauses: Clauses,
    /// The tokens between its quotation marks.
    pub(super) quotations: OnceLock<Vec<Range<usize>>>,
    tagged: Tagged<'a>,
    /// The sentence of each token.
    places: Vec<u32>,
}

/// A sentence of the reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The classes of which an entry may start in it. What a sentence lacks needs no search.
    pub classes: Classes,
    /// Index of its block in the document.
    pub block: usize,
}

impl<'a> Reading<'a> {
    /// What a reader of the page sees of these tokens, white space folded.
    #[must_use]
    pub fn shown(&self, tokens: &Range<usize>) -> String {
        one_line(self.document.shown(self.span(tokens.start, tokens.end)))
    }

    /// Cuts `document` once.
    #[must_use]
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut tagged = lexicon.tag(&document.text, Span::default());
        tagged.reserve(document.text.len());
        let mut found = Vec::new();
        let mut places = Vec::new();
        for (block, _) in document.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_mined()) {
            let first = tagged.len();
            for piece in document.pieces(document.blocks[block].span) {
                tagged.extend_piece(piece.span, piece.glued, &document.tokens);
            }
            for tokens in sentences(&tagged, first..tagged.len()) {
                places.resize(tokens.end, u32::try_from(found.len()).unwrap_or(u32::MAX));
                found.push(Sentence { classes: tagged.starts_within(tokens.clone()), tokens, block });
            }
        }
        let clauses = Clauses::find(&tagged);
        Self { document, sentences: found, clauses, quotations: OnceLock::new(), tagged, places }
    }

    /// The block of a sentence.
    #[must_use]
    pub fn block(&self, sentence: &Sentence) -> Block {
        self.document.blocks[sentence.block]
    }

    /// The sentence that token `i` belongs to.
    #[must_use]
    #[inline]
    pub fn sentence_of(&self, i: usize) -> Option<usize> {
        self.places.get(i).map(|&sentence| sentence as usize)
    }

    /// Whether more than `spaces` stand before token `i` on its line, or a tab: then it is in another column than
    /// the token before.
    #[must_use]
    pub fn is_apart(&self, i: usize, spaces: usize) -> bool {
        let before = i.checked_sub(1).and_then(|i| self.tokens.get(i));
        let gap = before.zip(self.tokens.get(i)).and_then(|(a, b)| self.text.get(a.span.end..b.span.start));
        gap.is_some_and(|gap| {
            gap == "\t" || gap.len() > spaces && gap.bytes().all(|b| matches!(b, b' ' | b'\t'))
        })
    }
}

impl<'a> Deref for Reading<'a> {
    type Target = Tagged<'a>;

    #[inline]
    fn deref(&self) -> &Tagged<'a> {
        &self.tagged
    }
}
