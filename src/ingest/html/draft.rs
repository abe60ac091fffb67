//! The chosen blocks of a page as the drafts that all other texts are made of.

use super::main_text::Choice;
use super::page::{Page, Shape, Text};
use crate::document::BlockKind;
use crate::ingest::layout::{self, Draft};
use crate::ingest::line;
use crate::ingest::shape::BOLD;
use crate::lexicon::{Lexicon, Tokens};
use crate::text::Span;

/// The drafts in order. `fields` are made of the rows of tables of facts that have two cells.
pub(super) fn drafts(page: &Page<'_>, choice: &Choice, lexicon: &Lexicon) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < page.blocks.len() {
        let row = row(page, at);
        if choice.chosen[at] {
            match row {
                Some(end) => in_row(page, at..end, &mut drafts),
                None if page.blocks[at].shape == Shape::Preformatted => {
                    drafts.extend(preformatted(page, page.blocks[at].span, lexicon));
                }
                None => put(page, choice, at, &mut drafts),
            }
        }
        at = row.unwrap_or(at + 1);
    }
    drafts
}

fn put(page: &Page<'_>, choice: &Choice, at: usize, drafts: &mut Vec<Draft>) {
    let block = &page.blocks[at];
    let goes_on = block.broken && at > 0 && choice.chosen[at - 1] && continues(page, at);
    match drafts.last_mut().filter(|last| goes_on && last.kind == BlockKind::Paragraph) {
        Some(last) => {
            last.span.end = block.span.end;
            last.raw.end = block.span.end;
        }
        None => drafts.push(draft(page, block, choice.headline == Some(at))),
    }
}

/// Whether the sentence of the line before a line break goes on behind it.
fn continues(page: &Page<'_>, at: usize) -> bool {
    let (before, after) = (page.blocks[at - 1].span.of(&page.text), page.blocks[at].span.of(&page.text));
    let ended = before.ends_with(['.', '!', '?', ':', '"', '”', ')']);
    !ended && (after.starts_with(char::is_lowercase) || before.len() >= 60 && after.len() >= 20)
}

fn draft(page: &Page<'_>, block: &Text, headline: bool) -> Draft {
    let (kind, level) = match block.shape {
        _ if headline => (BlockKind::Title, 0),
        Shape::Heading(level) => (BlockKind::Heading, level),
        Shape::Item => (BlockKind::Item, 0),
        Shape::Caption => (BlockKind::Caption, 0),
        Shape::Paragraph if is_bold(page, block) => (BlockKind::Heading, BOLD),
        Shape::Paragraph | Shape::Preformatted => (BlockKind::Paragraph, 0),
    };
    Draft { level, ..Draft::new(kind, block.span, true) }
}

/// A short line that is bold from end to end and no sentence.
fn is_bold(page: &Page<'_>, block: &Text) -> bool {
    let line = block.span.of(&page.text);
    block.bold >= line.trim_end().len() && line.len() <= 120 && !line.ends_with(['.', ',', ';', ':'])
}

/// Where the row of the cell of this block ends, if it belongs to a table of facts.
fn row(page: &Page<'_>, at: usize) -> Option<usize> {
    let of = |block: &Text| {
        let cell = block.cell.filter(|cell| !page.is_layout(*cell))?;
        let cell = page.cells[cell as usize];
        Some((cell.table, cell.row))
    };
    let this = of(&page.blocks[at])?;
    let rest = page.blocks[at..].iter().take_while(|block| of(block) == Some(this)).count();
    Some(at + rest)
}

/// Two cells are a label and its value; more are items.
fn in_row(page: &Page<'_>, blocks: std::ops::Range<usize>, drafts: &mut Vec<Draft>) {
    let mut cells: Vec<(u32, Span)> = Vec::new();
    for block in &page.blocks[blocks] {
        let cell = block.cell.unwrap_or_default();
        match cells.last_mut().filter(|(last, _)| *last == cell) {
            Some((_, span)) => *span = span.to(block.span),
            None => cells.push((cell, block.span)),
        }
    }
    match cells[..] {
        [(_, label), (_, value)] if label.len() <= 100 => {
            let kind = BlockKind::Field { label, value };
            drafts.push(Draft { boxed: true, ..Draft::new(kind, label.to(value), true) });
        }
        _ => drafts.extend(cells.iter().map(|(_, span)| Draft::new(BlockKind::Item, *span, true))),
    }
}

/// What is set as in a plain text is read as one.
fn preformatted(page: &Page<'_>, span: Span, lexicon: &Lexicon) -> Vec<Draft> {
    let text = &page.text[..span.end];
    let lines = line::lines(text, span.start);
    layout::drafts(&crate::ingest::page(text, &lines, &Tokens::default(), lexicon))
}
