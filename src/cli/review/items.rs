//! The findings of a review, as they are filtered and decided about.

use std::collections::BTreeSet;

use super::card;
use super::filter::Filter;
use crate::check::{Finding, Severity};
use crate::claim::{ClaimId, Kind};
use crate::report::{Report, Standing, words};
use crate::text::{fold, one_line};

/// A finding, as far as it is filtered and decided about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Item {
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
    /// Its claims, in the order in which they are shown.
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
            severity: finding.severity,
            kind: finding.kind,
            sources,
            standing: standing.clone(),
            text: fold(&one_line(text.join(" "))).into_owned(),
            claims: claims.iter().map(|claim| claim.id.clone()).collect(),
        }
    }
}

/// All findings, in the order of the report; each is called by its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Items {
    all: Vec<Item>,
    sources: Vec<String>,
}

impl Items {
    pub(super) fn new(all: Vec<Item>) -> Self {
        let sources: BTreeSet<_> = all.iter().flat_map(|item| &item.sources).collect();
        let sources = sources.into_iter().cloned().collect();
        Self { all, sources }
    }

    pub(super) fn get(&self, place: usize) -> Option<&Item> {
        self.all.get(place)
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

    /// Where the findings stand by now.
    pub(super) fn settle(&mut self, standings: &[Standing]) {
        for (item, standing) in self.all.iter_mut().zip(standings) {
            item.standing.clone_from(standing);
        }
    }
}
