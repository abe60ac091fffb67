use std::collections::BTreeSet;

use super::{Report, words};
use crate::check::Agreement;

/// An agreement as a row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Agreed<'a> {
    /// Of which kind its claims are.
    pub(super) kind: &'static str,
    /// What they say.
    pub(super) values: String,
    /// The ids of the sources that say it.
    pub(super) sources: Vec<&'a str>,
    /// Why that is no disagreement.
    pub(super) why: String,
}

impl<'a> Agreed<'a> {
    /// Values and sources are told once each.
    pub(super) fn new(report: &Report<'a>, agreement: &Agreement) -> Self {
        let claims = || report.claims(&agreement.claims);
        let values: BTreeSet<_> = claims().map(|(_, claim)| words::claim(claim)).collect();
        let sources: BTreeSet<_> = claims().map(|(from, _)| from.source.id.as_str()).collect();
        Self {
            kind: claims().next().map_or("", |(_, claim)| words::kinds(claim.value.kind())),
            values: values.into_iter().collect::<Vec<_>>().join("; "),
            sources: sources.into_iter().collect(),
            why: words::spaced(&agreement.reason),
        }
    }
}
