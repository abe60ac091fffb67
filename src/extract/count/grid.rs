//! Lines that are rows of a table or of a list of labels and figures, cut into their cells.
//!
//! Plain text sets a table in columns, with dots that lead to the figure, or with marks between the
//! cells; pages and Markdown come as one block a cell, in the order in which they are read.

use std::ops::Range;

use super::look::{frame, is_mark};
use crate::document::BlockKind;
use crate::extract::Reading;
use crate::text::TokenKind;

/// Longer lines are prose.
const LONGEST: usize = 40;

/// The tokens of a cell.
pub(super) type Cell = Range<usize>;

/// Rows that follow one another without a line of prose between them.
#[derive(Default, Debug)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Which sentences it covers.
    pub(super) sentences: Range<usize>,
}

/// Every grid of at least two rows, in order.
pub(super) fn grids(reading: &Reading<'_>) -> Vec<Grid> {
    let (mut grids, mut open, mut at) = (Vec::new(), Grid::default(), 0);
    while at < reading.sentences.len() {
        let end = block_end(reading, at);
        match cells(reading, at..end) {
            Some(row) => {
                if open.rows.last().is_some_and(|last| (last.len() == 1) != (row.len() == 1)) {
                    close(reading, &mut open, &mut grids);
                }
                if open.rows.is_empty() {
                    open.sentences.start = at;
                }
                open.sentences.end = end;
                open.rows.push(row);
            }
            None => close(reading, &mut open, &mut grids),
        }
        at = end;
    }
    close(reading, &mut open, &mut grids);
    grids
}

fn close(reading: &Reading<'_>, open: &mut Grid, grids: &mut Vec<Grid>) {
    if open.rows.len() > 1 {
        let mut grid = std::mem::take(open);
        if grid.rows.iter().all(|row| row.len() == 1) {
            grid.rows = regroup(reading, &grid.rows);
        }
        grids.push(grid);
    }
    open.rows.clear();
}

fn block_end(reading: &Reading<'_>, first: usize) -> usize {
    let block = reading.sentences[first].block;
    let rest = reading.sentences[first..].iter().take(LONGEST).take_while(|s| s.block == block).count();
    first + rest
}

/// The cells of a line; none where it is prose. An item alone may be a cell of a page's table.
fn cells(reading: &Reading<'_>, sentences: Range<usize>) -> Option<Vec<Cell>> {
    let first = &reading.sentences[sentences.start];
    let tokens = first.tokens.start..reading.sentences[sentences.end - 1].tokens.end;
    if tokens.is_empty() || tokens.len() > LONGEST {
        return None;
    }
    let kind = reading.block(first).kind;
    let mut row = Vec::new();
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        let mark = separator(reading, at, &tokens);
        if mark > 0 || at > start && reading.is_apart(at, 1) {
            push(&mut row, start..at);
            start = at + mark;
        }
        at += mark.max(1);
    }
    push(&mut row, start..trimmed(reading, start, tokens.end));
    let single = row.len() == 1 && matches!(kind, BlockKind::Item) && sentences.len() == 1;
    (row.len() > 1 || single).then_some(row)
}

fn push(row: &mut Vec<Cell>, cell: Cell) {
    if !cell.is_empty() {
        row.push(cell);
    }
}

/// The end of the last cell without a closing bar, bracket or stop.
fn trimmed(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let closes = |i: usize| ["|", ")", ";", ",", "."].iter().any(|mark| reading.is(i, mark));
    (start..end).rev().find(|&i| !closes(i)).map_or(start, |i| i + 1)
}

/// How many tokens at `at` only part two cells: bars, dots that lead on, and a dash, colon or bracket
/// before the figure that ends the line.
fn separator(reading: &Reading<'_>, at: usize, line: &Range<usize>) -> usize {
    if !is_mark(reading, at) {
        return 0;
    }
    let run = |mark: &str| (at..line.end).take_while(|&i| reading.is(i, mark)).count();
    let bars = run("|").max(run("!"));
    if bars > 0 && (bars > 1 || reading.is(at, "|")) {
        return bars;
    }
    let leaders = run(".").max(3 * run("…")).max(run("_"));
    if leaders >= 3 {
        return run(".").max(run("…")).max(run("_"));
    }
    let joins = ["-", "–", "—", ":", "=", "("].iter().any(|mark| reading.is(at, mark));
    let last = at > line.start && figure_ends(reading, at + 1, line.end);
    usize::from(joins && last && (reading.tokens[at].spaced || reading.is(at, ":")))
}

fn figure_ends(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    is_digits(reading, at) && trimmed(reading, at, end) == at + 1
}

fn is_digits(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
}

/// Whether the cell is a figure and nothing else but a mark before or behind it.
pub(super) fn is_figure(reading: &Reading<'_>, cell: &Cell) -> bool {
    let digits = cell.clone().filter(|&i| is_digits(reading, i)).count();
    digits == 1 && cell.clone().all(|i| is_digits(reading, i) || is_mark(reading, i))
}

/// Whether the label is that of the sum of all rows.
pub(super) fn is_total(reading: &Reading<'_>, label: &Cell) -> bool {
    label.clone().any(|i| frame(reading, i, "summary").is_some_and(|len| len == 1 && i + len <= label.end))
}

/// Cells one below the other, put into rows: a row starts at each label behind a figure, and what
/// stands before the first label is the header.
fn regroup(reading: &Reading<'_>, cells: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let cells = || cells.iter().map(|row| row[0].clone());
    let Some(head) = cells().position(|cell| is_figure(reading, &cell)).filter(|&n| n > 1) else {
        return Vec::new();
    };
    let mut rows = vec![cells().take(head - 1).collect::<Vec<_>>(), Vec::new()];
    let mut figure = false;
    for cell in cells().skip(head - 1) {
        let next = is_figure(reading, &cell);
        if figure && !next {
            rows.push(Vec::new());
        }
        figure = next;
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
    }
    rows
}
