//! Lines to blocks: which lines are one paragraph, which stand alone, what a list and a box hold.

use super::dialect::Dialect;
use super::line::{Line, trim_holes};
use super::phrase::Phrases;
use super::shape::{ALONE, Shape, labelled, shape};
use super::wrap;
use crate::document::{BlockKind, Hole};
use crate::text::Span;

/// A block before its section is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Draft {
    pub kind: BlockKind,
    pub span: Span,
    /// The line or lines with their markup.
    pub raw: Span,
    /// Of a heading: 1 the highest; 0 for all else.
    pub level: u8,
    /// Whether a blank line or the edge of the text stands before it.
    pub gap_before: bool,
    /// The same behind it.
    pub gap_after: bool,
    /// Whether it stands in an infobox: its dates are those of the event.
    pub boxed: bool,
}

impl Draft {
    pub(super) fn new(kind: BlockKind, span: Span, gap_before: bool) -> Self {
        Self { kind, span, raw: span, level: 0, gap_before, gap_after: true, boxed: false }
    }

    /// Whether nothing has been recognised in it yet.
    pub(super) fn is_text(&self) -> bool {
        self.kind == BlockKind::Paragraph
    }
}

/// What the lines are read with.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub lines: &'a [Line],
    pub holes: &'a [Hole],
    pub dialect: Dialect,
    pub phrases: Phrases<'a>,
}

/// The blocks of the page in order, without those that hold nothing but markup.
pub(super) fn drafts(page: &Page<'_>) -> Vec<Draft> {
    let shapes: Vec<Shape> = page.lines.iter().map(|l| shape(page.text, l.span, page.dialect)).collect();
    let mut builder = Builder {
        page,
        width: wrap::width(page.text, page.lines, &shapes),
        drafts: Vec::new(),
        gap: true,
        boxed: false,
        open: false,
    };
    for (i, (shape, listing)) in shapes.iter().zip(listings(&shapes)).enumerate() {
        if listing { builder.listing(i) } else { builder.put(i, *shape) }
    }
    let mut drafts = builder.drafts;
    fields(page, &mut drafts);
    headings(page, &mut drafts);
    drafts
}

struct Builder<'a> {
    page: &'a Page<'a>,
    width: Option<usize>,
    drafts: Vec<Draft>,
    /// Whether the line before was blank.
    gap: bool,
    /// Whether the lines belong to an infobox.
    boxed: bool,
    /// Whether the last draft may go on in this line.
    open: bool,
}

impl Builder<'_> {
    fn put(&mut self, i: usize, shape: Shape) {
        match shape {
            Shape::Blank => return self.blank(),
            Shape::Markup | Shape::Fence => self.open = false,
            Shape::Underline(level) => self.underline(level),
            Shape::Heading(level, span) => self.heading(i, level, span),
            Shape::Item(span) => self.item(i, span),
            Shape::Parameter { label, value } => self.parameter(i, label, value),
            Shape::Row(span) => self.row(i, span),
            Shape::Text(span) => self.text(i, span),
        }
        self.gap = false;
    }

    fn listing(&mut self, i: usize) {
        let line = self.page.lines.get(i).map_or(Span::default(), |l| l.span);
        self.push(i, BlockKind::Furniture, line);
        self.gap = false;
    }

    fn blank(&mut self) {
        // A blank line directly behind the word "Infobox" does not close the box.
        let starts_box = self.drafts.last().is_some_and(|d| d.kind == BlockKind::Furniture);
        self.boxed &= starts_box;
        self.gap = true;
        self.open = false;
        if let Some(last) = self.drafts.last_mut() {
            last.gap_after = true;
        }
    }

    fn push(&mut self, i: usize, kind: BlockKind, span: Span) {
        let page = self.page;
        let span = trim_holes(page.text, page.holes, span);
        self.open = false;
        if span.is_empty() {
            return;
        }
        if let Some(last) = self.drafts.last_mut() {
            last.gap_after = self.gap;
        }
        let raw = page.lines.get(i).map_or(span, |l| l.span);
        self.drafts.push(Draft { raw, boxed: self.boxed, ..Draft::new(kind, span, self.gap) });
        self.open = matches!(kind, BlockKind::Paragraph | BlockKind::Item);
    }

    fn heading(&mut self, i: usize, level: u8, span: Span) {
        let before = self.drafts.len();
        self.push(i, BlockKind::Heading, span);
        self.boxed = self.page.phrases.is_whole(span, "infobox") && level >= super::shape::BOLD;
        for draft in &mut self.drafts[before..] {
            draft.level = level;
        }
        self.open = false;
    }

    /// The line before becomes a heading, if it is one line and short.
    fn underline(&mut self, level: u8) {
        let open = std::mem::take(&mut self.open) && !self.gap;
        let last = self.drafts.last_mut().filter(|d| open && d.is_text() && d.raw.len() <= 200);
        if let Some(draft) = last {
            draft.kind = BlockKind::Heading;
            draft.level = level;
        }
    }

    fn item(&mut self, i: usize, span: Span) {
        let line = self.page.lines.get(i).map_or(span, |line| line.span);
        if self.is_broken_off(line) {
            return self.text(i, line);
        }
        match labelled(self.page.text, span).filter(|_| self.boxed) {
            Some((label, value)) => self.field(i, label, value),
            None => self.push(i, BlockKind::Item, span),
        }
    }

    /// Whether a number opens the line because the wrapped one before it broke off there: "on March\n4. They".
    fn is_broken_off(&self, line: Span) -> bool {
        let text = self.page.text;
        let number = line.of(text).trim_start().starts_with(|c: char| c.is_ascii_digit());
        let last = self.drafts.last().filter(|last| self.open && !self.gap && last.is_text());
        number && last.is_some_and(|&last| wrap::breaks_off(text, last_line(text, last), line, self.width))
    }

    fn parameter(&mut self, i: usize, label: Span, value: Span) {
        let before = self.drafts.len();
        self.field(i, label, value);
        for draft in &mut self.drafts[before..] {
            draft.boxed = true;
        }
    }

    fn field(&mut self, i: usize, label: Span, value: Span) {
        let page = self.page;
        let label = trim_holes(page.text, page.holes, label);
        let value = trim_holes(page.text, page.holes, value);
        let before = self.drafts.len();
        self.push(i, BlockKind::Paragraph, label.to(value));
        let filled = !label.is_empty() && !value.is_empty();
        if let Some(draft) = self.drafts.get_mut(before).filter(|_| filled) {
            draft.span = label.to(value);
            draft.kind = BlockKind::Field { label, value };
        } else {
            self.drafts.truncate(before);
        }
        self.open = false;
    }

    /// Cells: two are a label and its value, more are items.
    fn row(&mut self, i: usize, span: Span) {
        let cells = cells(self.page.text, span);
        match cells[..] {
            [label, value] if label.len() <= 60 => self.field(i, label, value),
            _ => cells.iter().for_each(|cell| {
                self.push(i, BlockKind::Item, *cell);
                self.open = false;
            }),
        }
    }

    fn text(&mut self, i: usize, span: Span) {
        let text = self.page.text;
        if self.page.phrases.is_whole(span, "infobox") {
            self.push(i, BlockKind::Furniture, span);
            self.boxed = true;
            return;
        }
        if let Some((label, value)) = labelled(text, span).filter(|_| self.boxed) {
            return self.field(i, label, value);
        }
        let last = self.drafts.last().copied().filter(|_| self.open && !self.gap);
        let continues = last.is_some_and(|last| {
            let before = last_line(text, last);
            let form = labelled(text, last.raw).is_some() && labelled(text, span).is_some();
            !form
                && wrap::continues(text, before, span, self.width)
                && (!self.page.phrases.is_author_line(span)
                    || wrap::breaks_off(text, before, span, self.width))
        });
        match self.drafts.last_mut().filter(|_| continues) {
            Some(draft) => {
                let end = trim_holes(text, self.page.holes, span).end.max(draft.span.end);
                draft.span.end = end;
                draft.raw.end = draft.raw.end.max(span.end);
            }
            None => self.push(i, BlockKind::Paragraph, span),
        }
    }
}

/// Which lines stand between two fences; a fence that nothing closes opens no listing.
fn listings(shapes: &[Shape]) -> Vec<bool> {
    let fences: Vec<usize> = (0..shapes.len()).filter(|&i| shapes[i] == Shape::Fence).collect();
    let mut inside = vec![false; shapes.len()];
    for pair in fences.chunks_exact(2) {
        inside[pair[0] + 1..pair[1]].fill(true);
    }
    inside
}

/// The last line of a draft: what the next one would go on from.
fn last_line(text: &str, draft: Draft) -> Span {
    let raw = draft.raw.of(text);
    let start = raw.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    Span::new(draft.raw.start + start, draft.raw.end)
}

fn cells(text: &str, row: Span) -> Vec<Span> {
    let mut start = row.start;
    let mut found = Vec::new();
    for cell in row.of(text).split_inclusive(['|', '!']) {
        let end = start + cell.trim_end_matches(['|', '!']).len();
        let span = super::line::trim(text, Span::new(start, end));
        start += cell.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}

/// Lines in a row that are all "Label: value", two or more (three in a list), are a form.
fn fields(page: &Page<'_>, drafts: &mut [Draft]) {
    let mut at = 0;
    while at < drafts.len() {
        let run = drafts[at..]
            .iter()
            .enumerate()
            .take_while(|(i, d)| form_line(page, d, *i == 0).is_some())
            .count();
        let least = if drafts[at].kind == BlockKind::Item { 3 } else { 2 };
        let boxed = run >= least && is_fact_sheet(page, &drafts[at..at + run]);
        for draft in drafts[at..at + run].iter_mut().filter(|_| run >= least) {
            draft.boxed |= boxed;
            if let Some((label, value)) = form_line(page, draft, true) {
                draft.kind = BlockKind::Field { label, value };
            }
        }
        at += run.max(1);
    }
}

/// Labels by which a form is known for the facts of an event, so that its date is none of publication.
const FACTS: usize = 2;

fn is_fact_sheet(page: &Page<'_>, form: &[Draft]) -> bool {
    let labels = form.iter().filter_map(|draft| form_line(page, draft, true));
    labels.filter(|(label, _)| page.phrases.is_whole(*label, "event_form")).count() >= FACTS
}

fn form_line(page: &Page<'_>, draft: &Draft, first: bool) -> Option<(Span, Span)> {
    let fits = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Item) && (first || !draft.gap_before);
    let (label, value) = labelled(page.text, draft.span).filter(|_| fits)?;
    (value.len() <= 100 && !is_sentence(value.of(page.text))).then_some((label, value))
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '”', '"']) && text.split_whitespace().count() >= 8
}

/// A short line that stands alone or in capitals, ends no sentence and has a text below it is a heading.
fn headings(page: &Page<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let next = drafts.get(i + 1).map(|d| d.kind);
        let capitals = is_capitals(drafts[i].span.of(page.text));
        let alone = drafts[i].gap_before && (drafts[i].gap_after || capitals);
        let led = next.is_some_and(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::Item));
        if drafts[i].is_text() && alone && led && is_headline(drafts[i].span.of(page.text)) {
            drafts[i].kind = BlockKind::Heading;
            drafts[i].level = ALONE;
        }
    }
}

fn is_capitals(line: &str) -> bool {
    line.len() <= 60 && !line.contains(char::is_lowercase) && line.contains(char::is_uppercase)
}

fn is_headline(line: &str) -> bool {
    let ends = line.ends_with(['.', ',', ';', ':', '”', '"', '…', ')']);
    line.len() <= 90
        && !ends
        && line.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '“' || c == '"')
        && line.split_whitespace().count() <= 12
}
