use std::ops::{Deref, Range};

use crate::document::{Block, Document};
use crate::lexicon::{Lexicon, Tagged, sentences};

/// A document cut into tokens and sentences; the blocks that are not mined are left out.
#[derive(Debug)]
pub struct Reading<'a> {
    /// What is read.
    pub document: &'a Document,
    /// Every sentence in order; no sentence crosses a block.
    pub sentences: Vec<Sentence>,
    tagged: Tagged<'a>,
}

/// A sentence of the reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its block in the document.
    pub block: usize,
}

impl<'a> Reading<'a> {
    /// Cuts `document` once.
    #[must_use]
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut tagged = lexicon.tag(&document.text, crate::text::Span::default());
        let mut found = Vec::new();
        for (block, _) in document.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_mined()) {
            let first = tagged.len();
            for piece in document.pieces(document.blocks[block].span) {
                tagged.extend_piece(piece.span, piece.glued);
            }
            let cut = sentences(&tagged, first..tagged.len());
            found.extend(cut.into_iter().map(|tokens| Sentence { tokens, block }));
        }
        Self { document, sentences: found, tagged }
    }

    /// The block of a sentence.
    #[must_use]
    pub fn block(&self, sentence: &Sentence) -> Block {
        self.document.blocks[sentence.block]
    }

    /// The sentence that token `i` belongs to.
    #[must_use]
    pub fn sentence_of(&self, i: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.tokens.end <= i);
        self.sentences.get(at).is_some_and(|s| s.tokens.contains(&i)).then_some(at)
    }
}

impl<'a> Deref for Reading<'a> {
    type Target = Tagged<'a>;

    fn deref(&self) -> &Tagged<'a> {
        &self.tagged
    }
}
