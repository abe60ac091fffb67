//! The facts by the sources: who says what.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::facts::Seen;
use crate::check::plain;
use crate::claim::Kind;
use crate::report::{Report, words};

/// So many sources have a column.
const COLUMNS: usize = 10;
/// So many facts have a row.
const ROWS: usize = 80;
/// So many values of one source stand in a cell.
const VALUES: usize = 3;

/// The facts by the sources.
#[derive(Debug)]
pub(super) struct Matrix<'a> {
    /// Publisher and id of each source.
    pub(super) columns: Vec<(&'a str, &'a str)>,
    pub(super) groups: Vec<Group<'a>>,
    /// Sources and facts for which there is no room.
    pub(super) left_out: Option<String>,
}

/// The facts of one kind.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) title: &'static str,
    pub(super) rows: Vec<Row<'a>>,
}

/// What each source says about one fact.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) label: &'a str,
    pub(super) anchor: Option<&'a str>,
    pub(super) word: Option<&'static str>,
    pub(super) cells: Vec<Cell>,
}

/// What one source says about it; nothing, where it is silent.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) values: Vec<Value>,
    /// How many values more.
    pub(super) more: usize,
}

/// One value, and where it stands if it differs from others.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) said: String,
    pub(super) word: Option<&'static str>,
}

impl<'a> Matrix<'a> {
    pub(super) fn new(report: &Report<'a>, facts: &[Seen<'a>]) -> Self {
        let columns = columns(facts);
        let left_out = left_out(facts, columns.len());
        let mut shown: Vec<&Seen<'a>> = facts.iter().take(ROWS).collect();
        shown.sort_by_key(|seen| seen.fact.kind);
        let of_kind = shown.chunk_by(|a, b| a.fact.kind == b.fact.kind);
        let group = |rows: &[&Seen<'a>]| Group {
            title: words::kinds(rows.first().map_or(Kind::Count, |seen| seen.fact.kind)),
            rows: rows.iter().map(|seen| Row::new(report, seen, &columns)).collect(),
        };
        Self {
            groups: of_kind.map(group).collect(),
            columns: columns
                .iter()
                .filter_map(|at| report.sources.get(*at))
                .map(|from| (words::publisher(&from.source), from.source.id.as_str()))
                .collect(),
            left_out,
        }
    }
}

/// The sources that say most about these facts, in their own order.
fn columns(facts: &[Seen<'_>]) -> Vec<usize> {
    let mut says: BTreeMap<usize, usize> = BTreeMap::new();
    for at in facts.iter().take(ROWS).flat_map(|seen| &seen.fact.claims) {
        *says.entry(at.source).or_default() += 1;
    }
    let mut sources: Vec<_> = says.into_iter().collect();
    sources.sort_by_key(|(source, n)| (Reverse(*n), *source));
    let mut columns: Vec<_> = sources.into_iter().take(COLUMNS).map(|(source, _)| source).collect();
    columns.sort_unstable();
    columns
}

fn left_out(facts: &[Seen<'_>], columns: usize) -> Option<String> {
    let speaking: BTreeSet<_> = facts.iter().flat_map(|seen| &seen.fact.claims).map(|at| at.source).collect();
    let sources = speaking.len().saturating_sub(columns);
    let facts = facts.len().saturating_sub(ROWS);
    let parts = [(sources, "source"), (facts, "fact")];
    let told: Vec<_> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, one)| words::several(n, one)).collect();
    (!told.is_empty()).then(|| told.join(" and "))
}

impl<'a> Row<'a> {
    fn new(report: &Report<'a>, seen: &Seen<'a>, columns: &[usize]) -> Self {
        Self {
            label: seen.label(),
            anchor: seen.anchor,
            word: seen.word(),
            cells: columns.iter().map(|source| Cell::new(report, seen, *source)).collect(),
        }
    }
}

impl Cell {
    fn new(report: &Report<'_>, seen: &Seen<'_>, source: usize) -> Self {
        let mut cell = Self::default();
        for at in seen.fact.claims.iter().filter(|at| at.source == source) {
            let Some((_, claim)) = report.claim(*at) else { continue };
            let said = match report.sides(*at, &seen.fact.claims) {
                Some(sides) => format!("{} ({sides})", words::count(sides.total)),
                None => plain(&claim.value),
            };
            cell.add(said, seen.differs(*at));
        }
        cell.values.sort_by_key(|value| value.word.is_none());
        cell.more = cell.values.len().saturating_sub(VALUES);
        cell.values.truncate(VALUES);
        cell
    }

    fn add(&mut self, said: String, word: Option<&'static str>) {
        match self.values.iter_mut().find(|value| value.said == said) {
            Some(value) => value.word = value.word.or(word),
            None => self.values.push(Value { said, word }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::ClaimRef;
    use crate::report::dispute::disputes;
    use crate::report::html::facts::shared;
    use crate::report::sample::Sample;

    fn matrix(sample: &Sample) -> Vec<String> {
        sample.with(|report| {
            let matrix = Matrix::new(report, &shared(report, &disputes(report)));
            let rows = matrix.groups.iter().flat_map(|group| &group.rows);
            let cell = |cell: &Cell| {
                let values = cell.values.iter().map(|v| format!("{} {}", v.said, v.word.unwrap_or("same")));
                values.collect::<Vec<_>>().join("; ")
            };
            rows.map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
        })
    }

    #[test]
    fn the_matrix_says_which_values_differ() {
        assert_eq!(matrix(&Sample::new()), ["34 error | 40 error"]);
    }

    #[test]
    fn of_what_is_decided_the_chosen_value_alone_is_marked() {
        assert_eq!(matrix(&Sample::printed()), ["34 decided | 40 same"]);
        assert_eq!(matrix(&Sample::decided()), ["34 same | 40 same"]);
    }

    #[test]
    fn what_one_source_alone_says_has_no_row() {
        let mut sample = Sample::new();
        sample.checked.facts[0].claims.pop();
        assert_eq!(matrix(&sample), [""; 0]);
    }

    #[test]
    fn many_sources_are_counted_where_they_have_no_column() {
        let mut sample = Sample::new();
        let told = sample.sources[1].clone();
        sample.sources.extend((0..20).map(|_| told.clone()));
        sample.checked.facts[0].claims.extend((2..22).map(|source| ClaimRef { source, claim: 0 }));
        sample.with(|report| {
            let matrix = Matrix::new(report, &shared(report, &disputes(report)));
            assert_eq!(matrix.columns.len(), COLUMNS);
            assert_eq!(matrix.left_out.as_deref(), Some("12 sources"));
        });
    }
}
