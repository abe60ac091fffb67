//! The days that sources give for one happening, a bar a source.

use super::chart::WIDTH;
use super::scale::{Scale, Tick, ticks};
use crate::check::{ClaimRef, Fact, Figure};
use crate::claim::{Claim, SourceClaims, Value};
use crate::report::reconciled::Printed;
use crate::report::{Report, words};
use crate::text::Days;

/// Left and right end of the bars: the names of the sources stand before them.
const SIDES: (i64, i64) = (136, WIDTH - 10);
/// Height of a row.
const ROW: i64 = 20;
/// More rows than this are counted.
const ROWS: usize = 10;
/// No bar is narrower.
const NARROW: i64 = 8;

/// The dates of a fact.
#[derive(Debug)]
pub(super) struct Timeline {
    /// What is shown, in a line.
    pub(super) title: String,
    /// All of it, in words.
    pub(super) told: String,
    pub(super) rows: Vec<Row>,
    /// How many are not drawn.
    pub(super) more: Option<String>,
    pub(super) ticks: Vec<Tick>,
}

/// What one source says.
#[derive(Debug)]
pub(super) struct Row {
    /// The middle of the row.
    pub(super) y: i64,
    pub(super) x: i64,
    pub(super) wide: i64,
    pub(super) name: String,
    pub(super) told: String,
    /// Whether it was decided to print it.
    pub(super) chosen: bool,
}

impl Timeline {
    /// None where there are no two dates.
    pub(super) fn new(report: &Report<'_>, printed: &Printed<'_>, fact: &Fact) -> Option<Self> {
        let Some(Figure::Date { .. }) = fact.figure else { return None };
        let date = |at: &ClaimRef| date(report.claim(*at)?, printed.holds(*at));
        let mut dates: Vec<_> = fact.claims.iter().filter_map(date).collect();
        dates.sort_by_key(|Dated { days, name, chosen }| (days.start, days.end, *name, !chosen));
        dates.dedup_by_key(|Dated { days, name, .. }| (*days, *name));
        let scale = Scale::of_days(dates.iter().map(|dated| dated.days), SIDES)?;
        let told: Vec<String> = dates.iter().map(Dated::said).collect();
        (dates.len() > 1).then(|| Self {
            title: format!("{}: {}", fact.label, words::several(dates.len(), "date")),
            told: told.join("; "),
            more: dates.len().checked_sub(ROWS + 1).map(|n| words::several(n + 1, "date")),
            ticks: ticks(&scale),
            rows: (0..).zip(&dates).take(ROWS).map(|(n, dated)| row(n, dated, &scale)).collect(),
        })
    }

    /// Where the axis of days lies.
    pub(super) fn axis(&self) -> i64 {
        self.rows.last().map_or(0, |row| row.y) + ROW * 3 / 4
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i64 {
        self.axis() + 24
    }
}

/// The days that one source gives.
struct Dated<'a> {
    days: Days,
    name: &'a str,
    chosen: bool,
}

impl Dated<'_> {
    fn said(&self) -> String {
        format!("{}: {}", words::days(self.days), self.name)
    }
}

fn date<'a>((from, claim): (&'a SourceClaims, &Claim), chosen: bool) -> Option<Dated<'a>> {
    match claim.value {
        Value::Date(days) => Some(Dated { days, name: words::publisher(&from.source), chosen }),
        _ => None,
    }
}

fn row(n: i64, dated: &Dated<'_>, scale: &Scale) -> Row {
    let (start, end) = (scale.day(dated.days.start), scale.day(dated.days.end));
    let wide = (end - start).max(NARROW);
    let x = (start + end - wide) / 2;
    let (name, told) = (short(dated.name), dated.said());
    Row { y: ROW / 2 + 4 + n * ROW, x, wide, name, told, chosen: dated.chosen }
}

/// As much of a name as stands before the bars.
fn short(name: &str) -> String {
    const LETTERS: usize = 18;
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::ClaimRef;
    use crate::report::sample::Sample;

    #[test]
    fn each_source_has_a_bar_as_long_as_its_days() {
        let mut sample = Sample::new();
        sample.sources[1].claims[1].value = Value::Date("2019-05".parse().unwrap());
        sample.sources[1].source.publisher = Some("The Herald of the Upper Valley".into());
        let fact = &mut sample.checked.facts[0];
        fact.claims = [0, 1].map(|source| ClaimRef { source, claim: 1 }).into();
        fact.figure = Some(Figure::Date { days: "2019-05".parse().unwrap(), common: true });
        let drawn = sample
            .with(|report| Timeline::new(report, &Printed::new(report), &report.checked.facts[0]))
            .unwrap();
        let rows: Vec<_> = drawn.rows.iter().map(|row| (row.name.as_str(), row.wide)).collect();
        assert_eq!(rows, [("The Herald of the…", SIDES.1 - SIDES.0), ("The courier", NARROW)]);
        assert_eq!(drawn.told, "May 2019: The Herald of the Upper Valley; 3 May 2019: The courier");
    }
}
