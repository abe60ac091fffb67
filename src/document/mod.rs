//! A source and what it said: the text as it stands on disk, its blocks and sections.
//!
//! Every span is a byte range of [`Document::text`], which is the file itself (or its conversion to
//! UTF-8); of a page of HTML it is the page's text, and [`Document::in_file`] leads back to the file.
//! Nothing is normalised here: what normalises keeps the offsets.

mod original;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

pub(crate) use original::Runs;
pub use original::{Original, Wording};

use crate::lexicon::Tokens;
use crate::text::{Days, Span};

/// Who says it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    /// The file's stem; unique within one run.
    pub id: String,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Newspaper, agency, organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// By-line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was published, as precisely as is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Days>,
    /// How that date is known.
    #[serde(default, skip_serializing_if = "Dating::is_stated")]
    pub dating: Dating,
    /// The path as given.
    #[serde(default)]
    pub document: Utf8PathBuf,
    /// The encoding it was converted from, where it was not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The origin it shares with others: the wire story that three papers print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
}

/// How the date of publication is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dating {
    /// By-line, date-line, update stamp, front matter, or given by the user.
    #[default]
    Stated,
    /// Worked out from the dates in the text: it is as precise as those allow.
    Inferred,
    /// Not at all.
    Unknown,
}

impl Source {
    /// Whether it does not state when it was published.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        self.stated().is_none()
    }

    /// When it was published, where it states that.
    #[must_use]
    pub fn stated(&self) -> Option<Days> {
        self.published.filter(|_| self.dating == Dating::Stated)
    }
}

impl Dating {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
    fn is_stated(&self) -> bool {
        *self == Self::Stated
    }
}

/// What was said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// Who said it.
    pub source: Source,
    /// The file's text, or what a page of HTML shows of it; the spans of blocks and tokens count its bytes.
    pub text: String,
    /// The tokens of the text, cut once for all who read it; without them it is cut again.
    pub tokens: Tokens,
    /// The file itself, where its text is not [`Self::text`].
    pub original: Option<Original>,
    /// Its blocks in order; between them only white space and markup.
    pub blocks: Vec<Block>,
    /// Inline markup in order, some of it inside blocks: link targets, footnote marks, addresses.
    pub holes: Vec<Hole>,
    /// Its sections; the first is the document itself, without a heading.
    pub sections: Vec<Section>,
    /// What a reader of the result should know: no text found, another encoding.
    pub notices: Vec<String>,
    /// How the date of publication is known, or that it is not, where the source does not state it.
    pub dating_notice: Option<String>,
    /// The month and day of a dateline that leaves its year open, where the source states no date.
    pub dateline: Option<(i8, i8)>,
}

/// A paragraph, heading, list item or the like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without the markup around it.
    pub span: Span,
    /// Index into [`Document::sections`].
    pub section: usize,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The heading of a section, whose date it may give.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// `Casualties1: 34 killed`, as in an infobox or a form.
    Field {
        /// Where the label stands; the block's span covers label and value.
        label: Span,
        /// Where the value stands.
        value: Span,
    },
    /// The line below a picture.
    Caption,
    /// Who wrote, printed or photographed it: a name and nothing that could be a count or a date.
    Credit,
    /// Date-line, update stamp, reading time: read for the source's metadata, not mined for claims.
    Byline,
    /// Footnotes, link lists, forms, addresses: recognised, and not mined.
    Furniture,
}

impl BlockKind {
    /// Whether claims are read from it.
    #[must_use]
    pub const fn is_mined(self) -> bool {
        !matches!(self, Self::Byline | Self::Furniture)
    }
}

/// A stretch of the text that a reader of the page does not see as text: `](https://…)`, `[4]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hole {
    /// Where it stands.
    pub span: Span,
    /// Whether it parts the words on both sides, as `<br>` does and `**` does not.
    pub parts: bool,
}

/// A run of a block's text without holes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// Whether it goes on where the piece before it ended, with no gap between the two.
    pub glued: bool,
}

/// A section: a heading and what stands below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Section {
    /// Index of the heading's block; none for the document itself.
    pub heading: Option<usize>,
    /// 0 for the document itself, 1 for the highest heading.
    pub level: u8,
    /// Index of the section around it.
    pub parent: Option<usize>,
    /// When it was written, where it says so itself ("Update 1 (March 23, 2012)").
    pub written: Option<Days>,
}

impl Document {
    /// The text of the file, whose bytes the spans of claims count.
    #[must_use]
    pub fn file(&self) -> &str {
        self.original.as_ref().map_or(&self.text, Original::text)
    }

    /// Where the file has what stands at `span` of the text.
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        self.original.as_ref().map_or(span, |original| original.locate(span))
    }

    /// The block that covers this byte.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<usize> {
        let i = self.blocks.partition_point(|b| b.span.end <= offset);
        self.blocks.get(i).is_some_and(|b| b.span.start <= offset).then_some(i)
    }

    /// What a reader of the page sees of `span`: its runs without inline markup, in order.
    pub fn pieces(&self, span: Span) -> impl Iterator<Item = Piece> + '_ {
        let first = self.holes.partition_point(|h| h.span.end <= span.start);
        let inside = self.holes[first..].iter().take_while(move |h| h.span.start < span.end);
        let last = Hole { span: Span::new(span.end, span.end), parts: true };
        let mut start = span.start;
        let mut glued = false;
        inside.copied().chain(std::iter::once(last)).filter_map(move |hole| {
            let piece = Piece { span: Span::new(start, hole.span.start.max(start)), glued };
            start = hole.span.end.max(start);
            if piece.span.is_empty() {
                glued &= !hole.parts;
                return None;
            }
            glued = !hole.parts && !self.text[..piece.span.end].ends_with(char::is_whitespace);
            Some(Piece { glued: piece.glued && !self.starts_with_space(piece.span), ..piece })
        })
    }

    /// The text of `span` as a reader of the page sees it.
    #[must_use]
    pub fn shown(&self, span: Span) -> String {
        let mut shown = String::with_capacity(span.len());
        for piece in self.pieces(span) {
            let spaced = shown.ends_with(char::is_whitespace) || self.starts_with_space(piece.span);
            if !(piece.glued || spaced || shown.is_empty()) {
                shown.push(' ');
            }
            shown.push_str(piece.span.of(&self.text));
        }
        shown
    }

    fn starts_with_space(&self, span: Span) -> bool {
        span.of(&self.text).starts_with(char::is_whitespace)
    }

    /// All that a reader of the result should know, a sentence each.
    pub fn all_notices(&self) -> impl Iterator<Item = &String> {
        self.notices.iter().chain(&self.dating_notice)
    }

    /// When the text of this section was written: the innermost section's own date, else the
    /// source's date of publication.
    #[must_use]
    pub fn written_at(&self, section: usize) -> Option<Days> {
        let mut at = Some(section);
        while let Some(section) = at.and_then(|i| self.sections.get(i)) {
            if section.written.is_some() {
                return section.written;
            }
            at = section.parent;
        }
        self.source.published
    }
}
