use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Report, words};
use crate::check::Agreement;

/// The reasons for which two claims stand side by side and neither bears the other out.
const APART: [&str; 2] = ["scope", "subset"];

/// How many agreements a report has, without what only stands side by side.
pub(super) fn number(report: &Report<'_>) -> usize {
    of(report, false).count()
}

/// By which reasons the claims of a report agree, the most frequent first: "9 the same, 5 within bounds".
pub(super) fn reasons(report: &Report<'_>) -> String {
    by_reason(of(report, false))
}

/// What differs and is no disagreement: "5 of other people or places"; empty where there is nothing of the kind.
pub(super) fn apart(report: &Report<'_>) -> String {
    by_reason(of(report, true))
}

fn of<'r>(report: &'r Report<'_>, apart: bool) -> impl Iterator<Item = &'r Agreement> {
    report.checked.agreements.iter().filter(move |agreed| APART.contains(&agreed.reason.as_str()) == apart)
}

fn by_reason<'r>(agreements: impl Iterator<Item = &'r Agreement>) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for agreement in agreements {
        *reasons.entry(&agreement.reason).or_default() += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(reason, n)| (Reverse(*n), *reason));
    let listed: Vec<_> = reasons.iter().map(|(why, n)| format!("{n} {}", words::agreeing(why))).collect();
    listed.join(", ")
}

/// An agreement as a row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Agreed<'a> {
    /// Its id, for `crosscheck explain`.
    pub(super) id: &'a str,
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
    pub(super) fn new(report: &Report<'a>, agreement: &'a Agreement) -> Self {
        let claims = || report.claims(&agreement.claims);
        let values: BTreeSet<_> = claims().map(|(_, claim)| words::claim(claim)).collect();
        let sources: BTreeSet<_> = claims().map(|(from, _)| from.source.id.as_str()).collect();
        Self {
            id: &agreement.id,
            kind: claims().next().map_or("", |(_, claim)| words::kinds(claim.value.kind())),
            values: values.into_iter().collect::<Vec<_>>().join("; "),
            sources: sources.into_iter().collect(),
            why: words::agreeing(&agreement.reason),
        }
    }
}
