//! The places of claims, cut out of their documents for miette to draw.
//!
//! miette's own `NamedSource` reads the document from its start for every label, panics on columns
//! past 65,535 and passes control characters through. Here a document is indexed by lines once, and
//! each excerpt is a clipped and sanitised piece of one line; the excerpts stand one behind the other
//! in one virtual text, so that a single finding can point into many documents.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::escape;
use crate::text::Span;

/// Where the lines of a document start, so that a place is found without reading the document again.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

/// Columns are counted in characters up to this many bytes into a line, beyond them in bytes.
const COUNTED: usize = 1 << 16;

impl<'a> Lines<'a> {
    /// Indexes a text; takes time linear in its length.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of an offset, from 0.
    #[must_use]
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let (line, start) = self.line_at(offset);
        let before = Span::new(start, offset.min(self.text.len()));
        let column = if before.len() > COUNTED { before.len() } else { before.of(self.text).chars().count() };
        (line, column)
    }

    /// The line that holds an offset, from 0, and the offset where it starts.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        (line, self.starts.get(line).copied().unwrap_or_default())
    }

    /// Whether a quote stands at this place, white space aside.
    #[must_use]
    pub fn hold(&self, span: Span, quote: &str) -> bool {
        !span.is_empty() && span.of(self.text).split_whitespace().eq(quote.split_whitespace())
    }

    /// The text that is indexed.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The part of its line around a span, at most about `width` characters of it.
    #[must_use]
    pub fn around(&self, span: Span, width: usize) -> Around {
        self.within(self.lines(span.start, span.end.saturating_sub(1)), span, width)
    }

    /// The part of a passage around a span, at most about `width` characters of it.
    #[must_use]
    pub fn within(&self, whole: Span, span: Span, width: usize) -> Around {
        let window = window(self.text, whole, span, width);
        Around { window, cut_before: window.start > whole.start, cut_after: window.end < whole.end }
    }

    /// The line that holds this offset, from 0.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of a line and of those after it up to the one that holds `last`, without the break
    /// at the end.
    fn lines(&self, first: usize, last: usize) -> Span {
        let start = self.starts.get(self.line(first)).copied().unwrap_or_default();
        let end = self.starts.get(self.line(last) + 1).map_or(self.text.len(), |next| next - 1);
        Span::new(start, end.max(last))
    }
}

/// A piece of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Around {
    /// Where it stands.
    pub window: Span,
    /// Whether the line has more before it.
    pub cut_before: bool,
    /// Whether the line has more behind it.
    pub cut_after: bool,
}

/// What is to be underlined, and what is written below it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where, in the document.
    pub span: Span,
    /// The words.
    pub label: String,
}

/// Pieces of documents, one behind the other.
#[derive(Debug)]
pub struct Excerpts {
    /// What stands for text that was left out.
    gap: &'static str,
    pieces: Vec<Piece>,
    labels: Vec<LabeledSpan>,
}

#[derive(Debug)]
struct Piece {
    /// Where it starts in the virtual text.
    base: usize,
    text: String,
    name: String,
    line: usize,
    column: usize,
}

impl Excerpts {
    /// No pieces yet; `gap` will stand for text that is left out.
    #[must_use]
    pub const fn new(gap: &'static str) -> Self {
        Self { gap, pieces: Vec::new(), labels: Vec::new() }
    }

    /// Adds the places of one document, in order of the text; those that stand close together on a
    /// line share a piece. A piece is at most about `width` characters wide, unless what is marked
    /// is longer.
    pub fn add(&mut self, name: &str, lines: &Lines<'_>, marks: &[Mark], width: usize) {
        let mut marks: Vec<_> = marks.iter().filter_map(|m| clamped(lines.text, m, width)).collect();
        marks.sort_by_key(|m| m.span);
        for group in marks.chunk_by(|a, b| together(lines, a.span, b.span, width)) {
            self.cut(name, lines, group, width);
        }
    }

    /// Adds a text that stands in no document.
    pub fn add_loose(&mut self, name: &str, text: &str, mark: &Mark, width: usize) {
        self.add(name, &Lines::new(text), std::slice::from_ref(mark), width);
    }

    /// One label a mark, in the virtual text.
    #[must_use]
    pub fn labels(&self) -> &[LabeledSpan] {
        &self.labels
    }

    fn cut(&mut self, name: &str, lines: &Lines<'_>, marks: &[Mark], width: usize) {
        let Some(all) = marks.iter().map(|m| m.span).reduce(Span::to) else { return };
        let Around { window, cut_before, cut_after } = lines.around(all, width);
        let (line, column) = lines.place(all.start);
        let base = self.pieces.last().map_or(0, |piece| piece.base + piece.text.len() + 1);
        let before = if cut_before { self.gap } else { "" };
        let after = if cut_after { self.gap } else { "" };
        let text = format!("{before}{}{after}", flat(window.of(lines.text)));
        for mark in marks {
            let start = base + before.len() + (mark.span.start - window.start);
            let label = escape::line(&mark.label);
            self.labels.push(LabeledSpan::new(Some(label), start, mark.span.len()));
        }
        self.pieces.push(Piece { base, text, name: escape::line(name), line, column });
    }
}

/// The mark with no more of a long quotation than fits a line; none where it fits no text.
fn clamped(text: &str, mark: &Mark, width: usize) -> Option<Mark> {
    let marked = mark.span.of(text);
    let shown = head(marked, width.saturating_sub(4)).max(marked.chars().next()?.len_utf8());
    Some(Mark { span: Span::new(mark.span.start, mark.span.start + shown), label: mark.label.clone() })
}

fn together(lines: &Lines<'_>, a: Span, b: Span, width: usize) -> bool {
    let all = a.to(b);
    !a.overlaps(b) && all.len() <= width * 2 / 3 && lines.line(a.start) == lines.line(all.end)
}

/// The part of `whole` that is shown: `inner` in the middle of it, cut between words.
fn window(text: &str, whole: Span, inner: Span, width: usize) -> Span {
    let whole = whole.to(inner);
    if whole.of(text).chars().take(width + 1).count() <= width {
        return whole;
    }
    let room = width.saturating_sub(inner.of(text).chars().count() + 2);
    let before = Span::new(whole.start, inner.start).of(text);
    let after = Span::new(inner.end, whole.end).of(text);
    let behind = after.chars().take(room).count();
    let ahead = before.chars().rev().take(room).count();
    let (left, right) = shares(room, ahead, behind);
    Span::new(inner.start - tail(before, left), inner.end + head(after, right))
}

/// Half of the room for each side; what one does not need goes to the other.
fn shares(room: usize, before: usize, after: usize) -> (usize, usize) {
    let left = before.min((room / 2).max(room.saturating_sub(after)));
    (left, after.min(room - left))
}

/// Bytes of the longest run of whole words at the end of `text` that has at most `n` characters.
fn tail(text: &str, n: usize) -> usize {
    let start = text.char_indices().rev().take(n).last().map_or(text.len(), |(i, _)| i);
    let cut = &text[start..];
    if start == 0 || text[..start].ends_with(char::is_whitespace) {
        return cut.len();
    }
    cut.find(char::is_whitespace).map_or(cut.len(), |i| cut[i..].trim_start().len())
}

/// Likewise at its start.
fn head(text: &str, n: usize) -> usize {
    let end = text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    let cut = &text[..end];
    if end == text.len() || text[end..].starts_with(char::is_whitespace) {
        return cut.trim_end().len();
    }
    cut.rfind(char::is_whitespace).map_or(cut.len(), |i| cut[..i].trim_end().len())
}

/// On one line, safe, and of the same length in bytes.
fn flat(text: &str) -> String {
    escape::terminal(text).replace(['\n', '\t'], " ")
}

impl SourceCode for Excerpts {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let piece = self.holding(span.offset(), span.len()).ok_or(MietteError::OutOfBounds)?;
        let all = SourceSpan::from((piece.base, piece.text.len()));
        let (name, text) = (piece.name.clone(), piece.text.as_bytes());
        Ok(Box::new(MietteSpanContents::new_named(name, text, all, piece.line, piece.column, 1)))
    }
}

impl Excerpts {
    /// The piece that holds all of a span. None where it reaches into another piece: miette then
    /// draws the two apart.
    fn holding(&self, offset: usize, len: usize) -> Option<&Piece> {
        let at = self.pieces.partition_point(|piece| piece.base <= offset).checked_sub(1)?;
        self.pieces.get(at).filter(|piece| offset + len <= piece.base + piece.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, quote: &str) -> Mark {
        let start = text.find(quote).unwrap();
        Mark { span: Span::new(start, start + quote.len()), label: quote.to_owned() }
    }

    /// Each piece with its place, the marked words in brackets.
    fn drawn(text: &str, quotes: &[&str], width: usize) -> Vec<String> {
        let marks: Vec<_> = quotes.iter().map(|quote| mark(text, quote)).collect();
        let mut excerpts = Excerpts::new("…");
        excerpts.add("a.txt", &Lines::new(text), &marks, width);
        excerpts.pieces.iter().map(|piece| bracketed(&excerpts, piece)).collect()
    }

    fn bracketed(excerpts: &Excerpts, piece: &Piece) -> String {
        let mut text = piece.text.clone();
        for label in excerpts.labels().iter().rev() {
            if let Some(start) = label.offset().checked_sub(piece.base).filter(|s| *s < piece.text.len()) {
                text.insert(start + label.len(), ']');
                text.insert(start, '[');
            }
        }
        format!("{}:{} {text}", piece.line + 1, piece.column + 1)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(
            drawn("One.\r\nAbout forty died.\r\nTwo.", &["forty died"], 80),
            ["2:7 About [forty died]. "]
        );
    }

    #[test]
    fn a_long_line_is_clipped_between_words_around_the_mark() {
        let text = format!("{} forty dead {}", "word ".repeat(30).trim(), "more ".repeat(30).trim());
        assert_eq!(drawn(&text, &["forty dead"], 32), ["1:151 …word word [forty dead] more more…"]);
    }

    #[test]
    fn at_the_start_of_a_line_all_the_room_goes_behind_the_mark() {
        let text = format!("Forty dead {}", "more ".repeat(30).trim());
        assert_eq!(drawn(&text, &["Forty dead"], 32), ["1:1 [Forty dead] more more more more…"]);
    }

    #[test]
    fn a_mark_across_a_line_break_is_shown_on_one_line() {
        assert_eq!(
            drawn("at least 140 Red\nBerets were held", &["140 Red\nBerets"], 80),
            ["1:10 at least [140 Red Berets] were held"]
        );
    }

    #[test]
    fn neighbours_share_a_piece_and_strangers_do_not() {
        let text = format!("34 dead and 40 hurt. {} 7 missing.", "word ".repeat(40));
        let drawn = drawn(&text, &["34 dead", "40 hurt", "7 missing"], 60);
        assert_eq!(drawn.len(), 2);
        assert!(drawn[0].starts_with("1:1 [34 dead] and [40 hurt]."));
    }

    #[test]
    fn hostile_text_keeps_its_offsets_and_loses_its_power() {
        let text = "\u{1b}[31m\u{202e} forty dead\u{7}";
        assert_eq!(drawn(text, &["forty dead"], 80), ["1:8 ?[31m\u{fffd} [forty dead]?"]);
    }

    #[test]
    fn of_a_long_quotation_the_beginning_is_marked() {
        let text = format!("He said: {}.", "we will go on ".repeat(20).trim());
        let quote = &text[9..text.len() - 1];
        assert_eq!(drawn(&text, &[quote], 40), ["1:10 …[we will go on we will go on we will]…"]);
    }

    #[test]
    fn a_mark_that_does_not_fit_its_document_is_left_out() {
        let mut excerpts = Excerpts::new("…");
        let beyond = Mark { span: Span::new(3, 900), label: String::new() };
        excerpts.add("a.txt", &Lines::new("é é"), &[beyond], 80);
        assert!(excerpts.labels().is_empty());
    }

    #[test]
    fn a_line_of_a_megabyte_is_no_trouble() {
        let text = format!("{} forty dead", "x".repeat(1 << 20));
        assert_eq!(drawn(&text, &["forty dead"], 40).len(), 1);
    }
}
