//! Tables and lists of figures: what a column counts is said by its header, what a list counts by the
//! line above it; whom a row counts, by its label.

use std::ops::Range;

use super::before::named;
use super::grid::{Cell, Grid, grids, is_figure, is_total};
use super::look::{frame, is_mark};
use super::scope::{is_name, text};
use crate::claim::{Claim, Count, Scope, Value};
use crate::document::BlockKind;
use crate::extract::{Context, Reading};
use crate::lexicon::{Class, Hit};
use crate::text::TokenKind;

/// What the tables of a document count.
#[derive(Default, Debug)]
pub(super) struct Tables {
    pub(super) claims: Vec<Claim>,
    /// The sentences that are their rows, which are not read as prose.
    covered: Vec<Range<usize>>,
}

impl Tables {
    /// Whether the sentence is a row of a table that was read.
    pub(super) fn cover(&self, sentence: usize) -> bool {
        let at = self.covered.partition_point(|range| range.end <= sentence);
        self.covered.get(at).is_some_and(|range| range.contains(&sentence))
    }
}

/// Reads every table and list of figures.
pub(super) fn read(context: &Context<'_>) -> Tables {
    let mut tables = Tables::default();
    for grid in grids(&context.reading) {
        let before = tables.claims.len();
        let covered = match header(&context.reading, &grid) {
            Some((at, header)) => {
                below_header(context, &grid.rows[at + 1..], &header, &mut tables.claims);
                grid.sentences.clone()
            }
            None => below_line(context, &grid, &mut tables.claims),
        };
        if tables.claims.len() > before {
            tables.covered.push(covered);
        }
    }
    tables
}

/// A column: what it counts, and where the header ends in its line.
struct Column<'a> {
    counts: Option<Counted<'a>>,
    end: usize,
}

/// What befell those whom a figure counts, and the label that says whom it counts.
struct Counted<'a> {
    attribute: &'a str,
    whom: Option<Hit<'a>>,
}

/// The first row without a figure that names an outcome, or people of whom the line above the table tells one:
/// which row, and its columns.
fn header<'a>(reading: &Reading<'a>, grid: &Grid) -> Option<(usize, Vec<Column<'a>>)> {
    let at = grid.rows.iter().position(|row| row.len() > 1 && row.iter().all(|c| !has_digits(reading, c)))?;
    let above = introduced(reading, grid.sentences.start).filter(|_| at == 0);
    // Where a column names what befell people, the others tell of something else.
    let above = above.filter(|_| grid.rows[at].iter().all(|cell| outcome(reading, cell).is_none()));
    let counted = |cell: &Cell| match above {
        Some(attribute) => Some(Counted { attribute, whom: Some(whom(reading, cell)?) }),
        None => outcome(reading, cell).map(|attribute| Counted { attribute, whom: None }),
    };
    let columns: Vec<Column<'a>> = grid.rows[at]
        .iter()
        .map(|cell| Column { counts: counted(cell), end: column(reading, cell) })
        .collect();
    columns.iter().any(|c| c.counts.is_some()).then_some((at, columns))
}

/// Whom a header counts that says no more: people, households, children; not those who help, nor all who live there.
fn whom<'a>(reading: &Reading<'a>, cell: &Cell) -> Option<Hit<'a>> {
    const KINDS: [&str; 5] = ["households", "children", "women", "men", "elderly"];
    let hit = reading.hit(cell.start, Class::Group).filter(|hit| cell.start + hit.len == cell.end)?;
    let people = frame(reading, cell.start, "heads").is_some();
    (people || KINDS.contains(&hit.value)).then_some(hit)
}

fn has_digits(reading: &Reading<'_>, cell: &Cell) -> bool {
    cell.clone().any(|i| reading.tokens[i].kind == TokenKind::Number)
}

/// The outcome that a short label names.
fn outcome<'a>(reading: &Reading<'a>, cell: &Cell) -> Option<&'a str> {
    let thing = cell.clone().any(|i| reading.has(i, Class::Unit));
    let named = cell.clone().find_map(|i| named(reading, i).filter(|o| o.tokens.end <= cell.end));
    named.filter(|_| !thing).map(|o| o.attribute)
}

/// Where a cell ends in its line, in bytes.
fn column(reading: &Reading<'_>, cell: &Cell) -> usize {
    let end = reading.tokens[cell.end - 1].span.end;
    end - reading.text[..end].rfind('\n').map_or(0, |line| line + 1)
}

fn below_header(context: &Context<'_>, rows: &[Vec<Cell>], header: &[Column<'_>], claims: &mut Vec<Claim>) {
    let reading = &context.reading;
    for row in rows {
        let label = row.first().filter(|cell| !is_figure(reading, cell));
        for (i, cell) in row.iter().enumerate().filter(|(_, cell)| is_figure(reading, cell)) {
            let counted = column_of(reading, row, i, header).and_then(|c| c.counts.as_ref());
            let value = figure(context, cell);
            if let (Some(counted), Some(label), Some(value)) = (counted, label, value) {
                claims.push(claim(context, counted, value, label, cell.clone()));
            }
        }
    }
}

/// The column of a cell: by its number where the row is as long as the header or has one label more, else
/// by where it ends in its line.
fn column_of<'h, 'a>(
    reading: &Reading<'_>,
    row: &[Cell],
    i: usize,
    header: &'h [Column<'a>],
) -> Option<&'h Column<'a>> {
    if row.len() == header.len() {
        return header.get(i);
    }
    if row.len() == header.len() + 1 {
        return header.get(i.checked_sub(1)?);
    }
    let end = column(reading, &row[i]);
    header.iter().min_by_key(|c| c.end.abs_diff(end)).filter(|c| c.end.abs_diff(end) < 8)
}

/// Rows of a label and a figure below a line that says what they count. The sentences that they cover.
fn below_line(context: &Context<'_>, grid: &Grid, claims: &mut Vec<Claim>) -> Range<usize> {
    let reading = &context.reading;
    let pair =
        |row: &Vec<Cell>| row.len() == 2 && !is_figure(reading, &row[0]) && is_figure(reading, &row[1]);
    let own = |row: &Vec<Cell>| outcome(reading, &row[0]).is_some();
    if !grid.rows.iter().all(|row| pair(row) && !own(row)) {
        return 0..0;
    }
    let Some(attribute) = introduced(reading, grid.sentences.start) else { return 0..0 };
    let counted = Counted { attribute, whom: None };
    for row in &grid.rows {
        if is_of_people(reading, &row[0])
            && let Some(value) = figure(context, &row[1])
        {
            claims.push(claim(context, &counted, value, &row[0], row[0].start..row[1].end));
        }
    }
    grid.sentences.clone()
}

/// Whether the label can be that of people: a name, a group, the sum; "Houses" are none.
fn is_of_people(reading: &Reading<'_>, label: &Cell) -> bool {
    let group = |i: usize| reading.has(i, Class::Group);
    is_total(reading, label)
        || label.clone().any(|i| group(i) || is_name(reading, i) && !reading.has(i, Class::Unit))
}

/// The outcome of the line just above: of a heading, or of the sentence that ends in a colon, rather behind a label
/// than of that.
fn introduced<'a>(reading: &Reading<'a>, first: usize) -> Option<&'a str> {
    let above = &reading.sentences[first.checked_sub(1)?];
    let line = above.tokens.clone();
    let heading = matches!(reading.block(above).kind, BlockKind::Heading | BlockKind::Title);
    let opens = reading.is(line.end.checked_sub(1)?, ":");
    let short = line.len() <= 12 && !is_mark(reading, line.end - 1) || reading.is(line.end - 1, ")");
    let behind =
        line.clone().rev().skip(1).find(|&i| reading.is(i, ":")).map_or(line.start, |colon| colon + 1);
    let mut found = (behind..line.end).chain(line.start..behind).filter_map(|i| named(reading, i));
    (heading || opens || short).then(|| found.next()).flatten().map(|o| o.attribute)
}

fn claim(
    context: &Context<'_>,
    counted: &Counted<'_>,
    value: Count,
    label: &Cell,
    quote: Range<usize>,
) -> Claim {
    let mut claim = context.claim(counted.attribute, Value::Count(value), &quote);
    claim.scope = scope(&context.reading, counted, label);
    claim
}

/// Whom a figure counts: by the header of its column, and by the label of its row, which picks some out of all.
fn scope(reading: &Reading<'_>, counted: &Counted<'_>, label: &Cell) -> Scope {
    let mut scope = Scope::default();
    match counted.whom.map(|whom| whom.value) {
        None | Some("people") => {}
        Some("households") => scope.unit = Some("households".to_owned()),
        Some(kind) => {
            scope.group_type = Some(kind.to_owned());
            scope.part = true;
        }
    }
    if is_total(reading, label) {
        return scope;
    }
    scope.part = true;
    let group = label.clone().find_map(|i| reading.hit(i, Class::Group)).filter(|h| h.value != "people");
    match group {
        Some(group) => {
            scope.group = Some(text(reading, label));
            scope.group_type = Some(group.value.to_owned());
        }
        None if label.clone().any(|i| is_name(reading, i)) => scope.place = Some(text(reading, label)),
        None => scope.manner = Some(text(reading, label)),
    }
    scope
}

/// What a cell of digits says; "70+" is a bound.
fn figure(context: &Context<'_>, cell: &Cell) -> Option<Count> {
    let reading = &context.reading;
    let at = cell.clone().find(|&i| reading.tokens[i].kind == TokenKind::Number)?;
    let share = (at..at + 3).any(|i| reading.is_a(i, Class::Unit, "share"));
    let digits = reading.word(at);
    let n = digits.bytes().filter(|b| *b != b',').try_fold(0_u64, |n, b| {
        let digit = b.is_ascii_digit().then(|| u64::from(b - b'0'))?;
        n.checked_mul(10)?.checked_add(digit)
    })?;
    let open = reading.is(at + 1, "+");
    (!share).then_some(Count { min: Some(n), max: (!open).then_some(n), approx: false })
}
