//! The reconciled figures, a card each.

use std::collections::BTreeSet;

use askama::Template;

use super::chart::{self, Bound, Chart};
use super::facts::Seen;
use super::timeline::Timeline;
use crate::check::{Fact, Figure, Policy};
use crate::claim::Value;
use crate::report::reconciled::{Printed, Reconciled};
use crate::report::{Report, words};
use crate::text::Days;

/// Every reconciled figure.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    /// Those that are drawn: all that somebody disputes, and the first of the others.
    pub(super) cards: Vec<Card<'a>>,
    /// Those that are only told.
    pub(super) rest: Vec<Card<'a>>,
}

/// Undisputed figures are drawn as long as there are no more cards than this.
const CARDS: usize = 24;

/// A fact with its reconciled figure.
#[derive(Debug)]
pub(super) struct Card<'a> {
    pub(super) label: &'a str,
    pub(super) anchor: Option<&'a str>,
    pub(super) word: Option<&'static str>,
    pub(super) figure: Drawn,
}

/// A reconciled figure, and what it was made of.
#[derive(Debug, Template)]
#[template(path = "figure.html")]
pub(super) struct Drawn {
    /// Its number on the page.
    number: usize,
    /// "low" and "34"; the best is called by the policy as well.
    pub(super) numbers: Vec<(String, String)>,
    /// What else there is to know: from whom it is, whether it falls.
    pub(super) remarks: Vec<String>,
    pub(super) chart: Option<Chart>,
    pub(super) timeline: Option<Timeline>,
}

impl<'a> Figures<'a> {
    /// Of these facts, the disputed ones first.
    pub(super) fn new(report: &Report<'a>, facts: &[Seen<'a>]) -> Self {
        let printed = Printed::new(report);
        let mut figures = Self { cards: Vec::new(), rest: Vec::new() };
        for seen in facts {
            let drawn = seen.anchor.is_some() || figures.cards.len() < CARDS;
            let to = if drawn { &mut figures.cards } else { &mut figures.rest };
            to.extend(Card::new(report, &printed, seen, to.len() + 1, drawn));
        }
        figures
    }
}

impl<'a> Card<'a> {
    fn new(
        report: &Report<'a>,
        printed: &Printed<'a>,
        seen: &Seen<'a>,
        number: usize,
        drawn: bool,
    ) -> Option<Self> {
        let figure = Drawn::new(report, printed, seen.fact, number, drawn)?;
        Some(Self { label: seen.label(), anchor: seen.anchor, word: seen.word(), figure })
    }
}

impl Drawn {
    /// None where the fact has no figure.
    pub(super) fn new(
        report: &Report<'_>,
        printed: &Printed<'_>,
        fact: &Fact,
        number: usize,
        drawn: bool,
    ) -> Option<Self> {
        let reconciled = printed.figure(fact)?;
        let figure = &reconciled.figure;
        Some(Self {
            number,
            numbers: numbers(report, fact, &reconciled),
            remarks: remarks(report, fact, figure),
            chart: drawn.then(|| Chart::new(report, printed, fact, figure)).flatten(),
            timeline: drawn.then(|| Timeline::new(report, printed, fact)).flatten(),
        })
    }
}

/// Low, best and high; the best is called decided where somebody decided on it.
fn numbers(report: &Report<'_>, fact: &Fact, reconciled: &Reconciled<'_>) -> Vec<(String, String)> {
    let decided = reconciled.best().filter(|_| reconciled.decided.is_some());
    let decided = decided.map(|(name, value)| (name.to_owned(), value));
    match reconciled.figure {
        Figure::Count { low, best, high, policy, .. } => {
            let best = || best.map_or_else(|| "none".to_owned(), words::number);
            vec![
                ("low".to_owned(), words::number(low)),
                decided.unwrap_or_else(|| (format!("best ({})", words::spaced(policy.name())), best())),
                ("high".to_owned(), high.map_or_else(|| "open".to_owned(), words::number)),
            ]
        }
        Figure::Date { days, common: true } => {
            vec![((if days.is_day() { "day" } else { "date" }).to_owned(), words::days(days))]
        }
        Figure::Date { .. } => dates(report, fact).into_iter().chain(decided).collect(),
    }
}

/// The earliest and the latest date as they are told: whoever says "April 2012" names no day of it.
fn dates(report: &Report<'_>, fact: &Fact) -> Vec<(String, String)> {
    let dates = report.claims(&fact.claims).filter_map(|(_, claim)| match claim.value {
        Value::Date(days) => Some(days),
        _ => None,
    });
    let dates: Vec<Days> = dates.collect();
    let first = dates.iter().min_by_key(|days| (days.start, days.end));
    let last = dates.iter().max_by_key(|days| (days.end, days.start));
    let told = |name: &str, days: &Days| (name.to_owned(), words::days(*days));
    match first.zip(last) {
        Some((first, last)) if first != last => vec![told("earliest", first), told("latest", last)],
        first => first.map(|(only, _)| told("date", only)).into_iter().collect(),
    }
}

fn remarks(report: &Report<'_>, fact: &Fact, figure: &Figure) -> Vec<String> {
    let sources = fact.claims.iter().map(|at| at.source).collect::<BTreeSet<_>>().len();
    let each = || [words::several(sources, "source"), words::several(sources, "origin")].join(", ");
    let mut remarks = vec![report.origins(fact).unwrap_or_else(each)];
    if let Figure::Count { since, falls, .. } = *figure {
        remarks.extend(since.map(|day| format!("counted anew since {}", words::days(Days::day(day)))));
        remarks.extend(falls.then(|| "a later source gives it lower".to_owned()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::dispute::disputes;
    use crate::report::html::facts::shared;
    use crate::report::sample::Sample;

    #[test]
    fn a_figure_says_from_how_many_origins_it_is() {
        Sample::new().with(|report| {
            let Figures { cards, .. } = Figures::new(report, &shared(report, &disputes(report)));
            assert_eq!(
                cards[0].figure.remarks,
                ["2 sources, 1 origin (courier, herald: the same family: afp)"]
            );
            assert_eq!(cards[0].figure.numbers[1], ("best (latest)".to_owned(), "40".to_owned()));
        });
    }

    #[test]
    fn a_value_that_is_to_be_printed_is_told_as_decided() {
        Sample::printed().with(|report| {
            let Figures { cards, .. } = Figures::new(report, &shared(report, &disputes(report)));
            assert_eq!(cards[0].figure.numbers[1], ("decided".to_owned(), "34".to_owned()));
        });
    }

    #[test]
    fn of_many_undisputed_figures_the_first_are_drawn_and_the_others_told() {
        let mut sample = Sample::new();
        sample.checked.findings.clear();
        let fact = sample.checked.facts[0].clone();
        sample.checked.facts = vec![fact; CARDS + 3];
        sample.with(|report| {
            let Figures { cards, rest } = Figures::new(report, &shared(report, &disputes(report)));
            assert_eq!((cards.len(), rest.len()), (CARDS, 3));
            assert!(cards[0].figure.chart.is_some() && rest[0].figure.chart.is_none());
        });
    }
}
