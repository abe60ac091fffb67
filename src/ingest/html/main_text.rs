//! Where on a page its text is.
//!
//! Every block that reads like prose gives its length to the boxes around it. What is named as an
//! aside is one, unless it holds much of the page's prose; the text is the smallest box that holds
//! nearly all of the rest, and the headline above it.

use super::element::Element;
use super::page::{Page, Shape, Text};
use crate::text::Span;

/// What was chosen of a page.
pub(super) struct Choice {
    /// For each block whether it belongs to the text.
    pub chosen: Vec<bool>,
    /// The block that is the headline.
    pub headline: Option<usize>,
    /// The first block of prose, if there is any.
    pub prose: Option<usize>,
}

/// Prose is at least this long, or a sentence of at least half of it; where a page has none, shorter
/// sentences count.
const PROSE: usize = 100;
const SHORT: usize = 20;
/// Percent of the prose of a page that no aside has.
const ASIDE: usize = 40;
/// Percent of the prose of its surroundings that the box of the text has.
const NEARLY_ALL: usize = 85;
/// Percent of the page's prose that an `article` has to have to be believed.
const BELIEVED: usize = 40;
/// Blocks between the headline and the text.
const HEAD: usize = 24;

pub(super) fn choose(page: &Page<'_>) -> Choice {
    let of = |least: usize| page.blocks.iter().map(|block| prose(page, block, least)).collect();
    let mut prose: Vec<usize> = of(PROSE);
    if prose.iter().all(|prose| *prose == 0) {
        prose = of(SHORT);
    }
    let beside = asides(page, &sums(page, &prose, |_| true));
    let inside = |block: &Text| !beside[block.around as usize];
    let sums = sums(page, &prose, inside);
    let text = smallest(page, &sums);
    let within = descendants(page, text);
    let mut chosen: Vec<bool> =
        page.blocks.iter().map(|block| within[block.around as usize] && inside(block)).collect();
    let first = (0..chosen.len()).find(|&i| chosen[i] && prose[i] > 0);
    let headline = headline(page, &chosen, first, &inside);
    if let Some(headline) = headline {
        lead(page, &mut chosen, headline, &inside);
    }
    for (i, block) in page.blocks.iter().enumerate() {
        chosen[i] &= Some(i) == headline || !is_link(page, block, first.is_some_and(|first| i > first));
    }
    Choice { chosen, headline, prose: first }
}

/// The text starts with its headline, and has what stands between the two.
fn lead(page: &Page<'_>, chosen: &mut [bool], headline: usize, inside: &impl Fn(&Text) -> bool) {
    let start = chosen.iter().position(|chosen| *chosen).unwrap_or(headline);
    let between = headline.max(start.saturating_sub(HEAD));
    for (chosen, block) in chosen.iter_mut().zip(&page.blocks).take(start).skip(between) {
        *chosen = inside(block);
    }
    chosen[..headline].fill(false);
    chosen[headline] = true;
}

/// How much of the block is prose: sentences that are no links.
fn prose(page: &Page<'_>, block: &Text, least: usize) -> usize {
    let text = block.span.of(&page.text);
    let ends = text.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…', ':']);
    let linked = block.links * 3 > text.len();
    let long = text.len() >= PROSE || ends && text.len() >= least / 2;
    let fits = matches!(block.shape, Shape::Paragraph | Shape::Item | Shape::Preformatted);
    if fits && long && !linked { text.len() - block.links.min(text.len()) } else { 0 }
}

/// The prose of every box, that of the boxes inside it included.
fn sums(page: &Page<'_>, prose: &[usize], counts: impl Fn(&Text) -> bool) -> Vec<usize> {
    let mut sums = vec![0; page.boxes.len()];
    for (block, prose) in page.blocks.iter().zip(prose).filter(|(block, _)| counts(block)) {
        sums[block.around as usize] += prose;
    }
    for i in (1..sums.len()).rev() {
        sums[page.boxes[i].parent as usize] += sums[i];
    }
    sums
}

/// For each box whether it stands beside the text. The head of a page is beside it, the head of an
/// article is not.
fn asides(page: &Page<'_>, sums: &[usize]) -> Vec<bool> {
    let mut beside = vec![false; page.boxes.len()];
    for i in 1..page.boxes.len() {
        let this = page.boxes[i];
        let named = this.element == Element::Aside || this.part.aside;
        let holds_text = sums[i] * 100 > sums[0] * ASIDE;
        let itself = matches!(this.element, Element::Body | Element::Text) || this.part.text;
        beside[i] = beside[this.parent as usize]
            || this.part.comments && !itself
            || named && !holds_text && !itself
            || this.element == Element::Aside && !holds_text;
    }
    beside
}

/// The box of the text.
fn smallest(page: &Page<'_>, sums: &[usize]) -> usize {
    let said = |i: &usize| page.boxes[*i].element == Element::Text || page.boxes[*i].part.text;
    let best = (1..sums.len()).filter(said).max_by_key(|&i| (sums[i], std::cmp::Reverse(i)));
    let mut at = best.filter(|&i| sums[i] * 100 >= sums[0] * BELIEVED).unwrap_or(0);
    for i in at + 1..sums.len() {
        // Boxes stand behind those around them, so that one pass reaches the innermost.
        let inner = page.boxes[i].parent as usize == at && holds_blocks(page.boxes[i].element);
        if inner && sums[at] > 0 && sums[i] * 100 >= sums[at] * NEARLY_ALL {
            at = i;
        }
    }
    at
}

const fn holds_blocks(element: Element) -> bool {
    !matches!(
        element,
        Element::Paragraph
            | Element::Heading(_)
            | Element::Item
            | Element::List
            | Element::Caption
            | Element::Preformatted
            | Element::Definitions
            | Element::Term
            | Element::Definition
    )
}

fn descendants(page: &Page<'_>, of: usize) -> Vec<bool> {
    let mut within = vec![false; page.boxes.len()];
    within[of] = true;
    for i in of + 1..page.boxes.len() {
        within[i] = within[page.boxes[i].parent as usize];
    }
    within
}

/// The highest heading before the prose: the last of the first level, else one near the text.
fn headline(
    page: &Page<'_>,
    chosen: &[bool],
    prose: Option<usize>,
    inside: &impl Fn(&Text) -> bool,
) -> Option<usize> {
    let before = prose.unwrap_or(page.blocks.len());
    let near = chosen.iter().position(|chosen| *chosen).unwrap_or_default().saturating_sub(HEAD);
    let heads =
        |i: &usize, level: u8| page.blocks[*i].shape == Shape::Heading(level) && inside(&page.blocks[*i]);
    let first_level = (0..before).rev().find(|i| heads(i, 1));
    first_level
        .or_else(|| (near..before).find(|i| heads(i, 2)))
        .or_else(|| (near..before).find(|i| heads(i, 3)))
}

/// A line that is little more than a link; above the text it may name the author.
fn is_link(page: &Page<'_>, block: &Text, below: bool) -> bool {
    let len = block.span.len();
    let names = block.part.byline || block.part.date || !below && len <= 60;
    let cell = block.cell.is_some_and(|cell| !page.is_layout(cell));
    let heading = matches!(block.shape, Shape::Heading(_) | Shape::Caption);
    let much = match len {
        _ if heading => block.links * 10 >= len * 9,
        0..=80 => block.links * 3 > len,
        _ => block.links * 2 > len,
    };
    much && !names && !cell && len <= 300
}

impl Page<'_> {
    /// Whether the cell belongs to a table that only places what is in it.
    pub(super) fn is_layout(&self, cell: u32) -> bool {
        self.tables[self.cells[cell as usize].table as usize].layout
    }

    /// Tables that hold other tables, or texts in a cell, place what is in them.
    pub(super) fn judge_tables(&mut self) {
        let mut longest: Option<(u32, Span)> = None;
        for block in &self.blocks {
            let Some(cell) = block.cell else { continue };
            let whole =
                longest.filter(|(at, _)| *at == cell).map_or(block.span, |(_, span)| span.to(block.span));
            longest = Some((cell, whole));
            let table = &mut self.tables[self.cells[cell as usize].table as usize];
            let heading = matches!(block.shape, Shape::Heading(_));
            table.layout |= table.nests || heading || whole.len() > CELL && !table.boxed;
        }
    }
}

/// Bytes of the longest cell of a table of facts.
const CELL: usize = 300;
