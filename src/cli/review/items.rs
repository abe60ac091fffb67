//! The findings of a review, as they are filtered and decided about.

use std::collections::{BTreeSet, HashMap};

use super::card;
use super::filter::Filter;
use crate::check::{Finding, Severity};
use crate::claim::{ClaimId, Kind};
use crate::report::{Report, Standing, words};
use crate::text::{fold, one_line};

/// A finding, as far as it is filtered and decided about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Item {
    /// Its id.
    pub id: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about.
    pub kind: Kind,
    /// The ids of its sources.
    pub sources: Vec<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Its id, its message, the quotes and values of its claims, folded.
    pub text: String,
    /// Its claims whose value can be chosen, in the order in which they are shown.
    pub claims: Vec<ClaimId>,
}

impl Item {
    /// What is filtered of a finding that stands so.
    pub(super) fn new(report: &Report<'_>, finding: &Finding, standing: &Standing) -> Self {
        let claims: Vec<_> = card::shown(report, &finding.claims).collect();
        let mut sources: Vec<_> =
            report.claims(&finding.claims).map(|(from, _)| from.source.id.clone()).collect();
        sources.dedup();
        let said =
            claims.iter().flat_map(|claim| [claim.quote.clone(), words::claim(claim), claim.about.clone()]);
        let own = [finding.id.clone(), finding.rule.clone(), finding.message.clone()];
        let text: Vec<_> = own.into_iter().chain(said).collect();
        Self {
            id: finding.id.clone(),
            severity: finding.severity,
            kind: finding.kind,
            sources,
            standing: standing.clone(),
            text: fold(&one_line(text.join(" "))).into_owned(),
            claims: card::shown(report, finding.whole()).map(|claim| claim.id.clone()).collect(),
        }
    }
}

/// All findings, in the order of the report; each is called by its place, which is another where decisions have made
/// other findings of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Items {
    all: Vec<Item>,
    places: HashMap<String, usize>,
    sources: Vec<String>,
}

impl Items {
    pub(super) fn new(all: Vec<Item>) -> Self {
        let sources: BTreeSet<_> = all.iter().flat_map(|item| &item.sources).collect();
        let sources = sources.into_iter().cloned().collect();
        let places = all.iter().enumerate().map(|(place, item)| (item.id.clone(), place)).collect();
        Self { all, places, sources }
    }

    /// Notes where each of the same findings stands by now.
    pub(super) fn stand(&mut self, standings: &[Standing]) {
        for (item, standing) in self.all.iter_mut().zip(standings) {
            item.standing.clone_from(standing);
        }
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// How many of them are decided.
    pub(super) fn decided(&self) -> usize {
        self.all.iter().filter(|item| matches!(item.standing, Standing::Decided(_))).count()
    }

    pub(super) fn get(&self, place: usize) -> Option<&Item> {
        self.all.get(place)
    }

    /// The id of a finding; empty where there is none.
    pub(super) fn id(&self, place: usize) -> &str {
        self.get(place).map_or("", |item| item.id.as_str())
    }

    /// The place of the finding of this id; none where there is none.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Where a finding stands; open, where there is none.
    pub(super) fn standing(&self, place: usize) -> &Standing {
        self.get(place).map_or(&Standing::Open, |item| &item.standing)
    }

    /// Whether this person, if it is known who, still has to look at a finding.
    pub(super) fn needs(&self, place: usize, person: Option<&str>) -> bool {
        self.get(place).is_some_and(|item| item.standing.needs(person))
    }

    /// The ids of all sources that have findings, in order.
    pub(super) fn sources(&self) -> &[String] {
        &self.sources
    }

    /// The places of the findings that a query lets through.
    pub(super) fn found(&self, query: &str) -> Vec<usize> {
        self.that_fit(&[Filter::new(query, &self.sources)])
    }

    /// The places of the findings that every filter lets through.
    pub(super) fn that_fit(&self, filters: &[Filter]) -> Vec<usize> {
        let items = self.all.iter().enumerate();
        let fit = items.filter(|(_, item)| filters.iter().all(|filter| filter.holds(item)));
        fit.map(|(place, _)| place).collect()
    }

    /// That nobody need look at any finding, and what was decided about them; none as long as somebody has to, be it
    /// to confirm what another decided.
    pub(super) fn finished(&self) -> Option<String> {
        let standings = || self.all.iter().map(|item| &item.standing);
        if standings().any(Standing::is_open) {
            return None;
        }
        let decided = |word: &str| {
            standings().filter(|standing| standing.verdict().is_some_and(|v| v.what.word() == word)).count()
        };
        let stand = |word: &str| standings().filter(|standing| standing.word() == word).count();
        let counts = [
            (decided("real"), "real"),
            (decided("explained"), "explained"),
            (decided("different"), "not the same fact"),
            (decided("print"), "with a value to print"),
            (stand("suppressed"), "suppressed in claim files"),
            (stand("baselined"), "in the baseline"),
        ];
        let told = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
        let all = match self.all.len() {
            1 => "The finding is".to_owned(),
            n => format!("All {} are", words::several(n, "finding")),
        };
        let settled = if stand("decided") == self.all.len() { "decided" } else { "settled" };
        Some(format!("{all} {settled}: {}.", told.collect::<Vec<_>>().join(", ")))
    }

    /// That a person has decided about all findings at these places, though others may have to look at them.
    pub(super) fn nothing_left(&self, places: &[usize]) -> String {
        let waiting =
            places.iter().filter(|&&place| matches!(self.standing(place), Standing::Waiting(_))).count();
        let wait = match waiting {
            0 => String::new(),
            1 => ", of which 1 waits for a second person".to_owned(),
            n => format!(", of which {n} wait for a second person"),
        };
        format!("Nothing is left to decide among {}{wait}.", words::several(places.len(), "finding"))
    }
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;
    use crate::report::Verdict;

    fn item(standing: Standing) -> Item {
        let (severity, kind) = (Severity::Error, Kind::Count);
        let (id, text) = (String::new(), String::new());
        Item { id, severity, kind, sources: Vec::new(), standing, text, claims: Vec::new() }
    }

    fn verdict(what: crate::decisions::Verdict) -> Verdict {
        let (by, on) = ("Ana".to_owned(), "2019-06-01".to_owned());
        Verdict { what, by, on, note: None, confirms: None, differs_from: None }
    }

    #[test]
    fn a_review_is_finished_when_nothing_is_open() {
        use crate::decisions::Verdict::{Explained, Real};
        let decided = [Real, Explained, Real].map(|what| item(Standing::Decided(verdict(what))));
        let finished = |more: &[Standing]| {
            let more = more.iter().cloned().map(item);
            Items::new(decided.iter().cloned().chain(more).collect()).finished()
        };
        let told = "All 3 findings are decided: 2 real, 1 explained.";
        assert_eq!(finished(&[]).as_deref(), Some(told));
        let told = "All 4 findings are settled: 2 real, 1 explained, 1 in the baseline.";
        assert_eq!(finished(&[Standing::Baselined]).as_deref(), Some(told));
        for left in [Standing::Open, Standing::Stale(verdict(Real)), Standing::Waiting(verdict(Real))] {
            assert_eq!(finished(slice::from_ref(&left)), None, "{left:?}");
        }
    }
}
