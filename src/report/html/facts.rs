//! The facts that more than one source speaks of: their figures, and who says what.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chart::Chart;
use super::timeline::Timeline;
use crate::check::{ClaimRef, Fact, Figure, Finding, Policy, Severity, plain};
use crate::claim::Kind;
use crate::report::dispute::Dispute;
use crate::report::{Report, Standing, text, words};
use crate::text::Days;

/// The shared facts, those first that need a decision most.
#[derive(Debug)]
pub(super) struct Facts<'a>(Vec<Seen<'a>>);

/// A fact and what was found about it.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    fact: &'a Fact,
    /// The id of its gravest finding.
    pub(super) anchor: Option<&'a str>,
    level: Option<Severity>,
    /// Which claims differ, each with the gravest level at which that is open; none where it is decided.
    differ: BTreeMap<ClaimRef, Option<Severity>>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(report: &Report<'a>, disputes: &[Dispute<'a>]) -> Self {
        let about =
            |dispute: &'_ Dispute<'a>| Some((*dispute.fact?.claims.first()?, dispute.findings.clone()));
        let found: BTreeMap<ClaimRef, _> = disputes.iter().filter_map(about).collect();
        let shared = report.checked.facts.iter().filter(|fact| fact.is_shared());
        let seen = shared.map(|fact| {
            let found = fact.claims.first().and_then(|first| found.get(first));
            Seen::new(fact, found.map(Vec::as_slice).unwrap_or_default())
        });
        let mut facts: Vec<_> = seen.collect();
        facts.sort_by_key(|seen| (Reverse((seen.level, seen.anchor.is_some())), seen.fact.kind));
        Self(facts)
    }

    /// Those that have a figure.
    pub(super) fn figures(&self, report: &Report<'a>) -> Vec<Card<'a>> {
        self.0.iter().filter_map(|seen| Card::new(report, seen)).collect()
    }

    /// Who says what about each.
    pub(super) fn matrix(&self, report: &Report<'a>) -> Matrix<'a> {
        Matrix::new(report, &self.0)
    }
}

impl<'a> Seen<'a> {
    fn new(fact: &'a Fact, found: &[(&'a Finding, &'a Standing)]) -> Self {
        let open = || found.iter().filter(|(_, standing)| standing.is_open()).map(|(finding, _)| finding);
        let mut differ = BTreeMap::new();
        for (finding, standing) in found {
            let level = standing.is_open().then_some(finding.severity);
            for at in &finding.claims {
                let gravest = differ.entry(*at).or_insert(level);
                *gravest = level.max(*gravest);
            }
        }
        let gravest = open().next().or_else(|| found.first().map(|(finding, _)| finding));
        Self {
            fact,
            anchor: gravest.map(|finding| finding.id.as_str()),
            level: open().map(|finding| finding.severity).max(),
            differ,
        }
    }

    pub(super) fn label(&self) -> &'a str {
        &self.fact.label
    }

    /// Where its findings stand; nothing, where nothing was found.
    pub(super) fn word(&self) -> Option<&'static str> {
        self.anchor.map(|_| word(self.level))
    }
}

/// The level of what is open; "decided" where nothing is.
fn word(open: Option<Severity>) -> &'static str {
    open.map_or("decided", text::level)
}

/// A reconciled figure.
#[derive(Debug)]
pub(super) struct Card<'a> {
    pub(super) label: &'a str,
    pub(super) anchor: Option<&'a str>,
    pub(super) word: Option<&'static str>,
    /// "low" and "34".
    pub(super) numbers: Vec<(&'static str, String)>,
    /// What else there is to know: from whom it is, whether it falls.
    pub(super) remarks: Vec<String>,
    pub(super) chart: Option<Chart>,
    pub(super) timeline: Option<Timeline>,
}

impl<'a> Card<'a> {
    fn new(report: &Report<'a>, seen: &Seen<'a>) -> Option<Self> {
        let fact = seen.fact;
        let figure = fact.figure.as_ref()?;
        Some(Self {
            label: seen.label(),
            anchor: seen.anchor,
            word: seen.word(),
            numbers: numbers(figure),
            remarks: remarks(report, fact, figure),
            chart: Chart::new(report, fact),
            timeline: Timeline::new(report, fact),
        })
    }
}

fn numbers(figure: &Figure) -> Vec<(&'static str, String)> {
    match *figure {
        Figure::Count { low, best, high, .. } => vec![
            ("low", words::number(low)),
            ("best", best.map_or_else(|| "none".to_owned(), words::number)),
            ("high", high.map_or_else(|| "open".to_owned(), words::number)),
        ],
        Figure::Date(days) if days.is_day() => vec![("day", words::days(days))],
        Figure::Date(days) => vec![
            ("earliest", words::days(Days::day(days.start))),
            ("latest", words::days(Days::day(days.end))),
        ],
    }
}

fn remarks(report: &Report<'_>, fact: &Fact, figure: &Figure) -> Vec<String> {
    let sources = fact.origins.iter().map(|origin| origin.sources.len()).sum();
    let each = || [words::several(sources, "source"), words::several(sources, "origin")].join(", ");
    let mut remarks = vec![report.origins(fact).unwrap_or_else(each)];
    if let Figure::Count { since, falls, .. } = *figure {
        remarks.extend(since.map(|day| format!("counted anew since {}", words::days(Days::day(day)))));
        remarks.extend(falls.then(|| "a toll that a later source gives lower".to_owned()));
    }
    remarks
}

/// How the best figure is chosen; none where there is no figure of a count.
pub(super) fn policy(report: &Report<'_>) -> Option<Policy> {
    report.checked.facts.iter().find_map(|fact| match fact.figure {
        Some(Figure::Count { policy, .. }) => Some(policy),
        _ => None,
    })
}

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
    fn new(report: &Report<'a>, facts: &[Seen<'a>]) -> Self {
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
    let speaking: std::collections::BTreeSet<_> =
        facts.iter().flat_map(|seen| &seen.fact.claims).map(|at| at.source).collect();
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
            cell.add(plain(&claim.value), seen.differ.get(at).copied().map(word));
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
    use crate::report::dispute::disputes;
    use crate::report::sample::Sample;

    fn matrix(sample: &Sample) -> Vec<String> {
        sample.with(|report| {
            let matrix = Facts::new(report, &disputes(report)).matrix(report);
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
        assert_eq!(matrix(&Sample::decided()), ["34 decided | 40 decided"]);
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
            let matrix = Facts::new(report, &disputes(report)).matrix(report);
            assert_eq!(matrix.columns.len(), COLUMNS);
            assert_eq!(matrix.left_out.as_deref(), Some("12 sources"));
        });
    }

    #[test]
    fn a_figure_says_from_how_many_origins_it_is() {
        Sample::new().with(|report| {
            let cards = Facts::new(report, &disputes(report)).figures(report);
            assert_eq!(cards[0].remarks, ["2 sources, 1 origin (courier, herald: the same family: afp)"]);
            assert_eq!(cards[0].numbers[1], ("best", "40".to_owned()));
        });
    }
}
