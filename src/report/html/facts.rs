//! The facts that more than one source speaks of, and where they stand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::{ClaimRef, Fact, Finding, Severity};
use crate::report::dispute::Dispute;
use crate::report::reconciled::Printed;
use crate::report::{Report, Standing, text};

/// A fact and what was found about it.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub(super) fact: &'a Fact,
    /// The id of its gravest finding.
    pub(super) anchor: Option<&'a str>,
    level: Option<Severity>,
    /// Which claims differ, each with the gravest level at which that is open.
    differ: BTreeMap<ClaimRef, Severity>,
    /// The claims whose values are to be printed.
    printed: BTreeSet<ClaimRef>,
    label: &'a str,
}

/// The shared facts, those first that need a decision most.
pub(super) fn shared<'a>(report: &Report<'a>, disputes: &[Dispute<'a>]) -> Vec<Seen<'a>> {
    let about = |dispute: &'_ Dispute<'a>| Some((*dispute.fact?.claims.first()?, dispute.findings.clone()));
    let found: BTreeMap<ClaimRef, _> = disputes.iter().filter_map(about).collect();
    let printed = Printed::new(report);
    let shared = report.checked.facts.iter().filter(|fact| fact.is_shared());
    let seen = shared.map(|fact| {
        let found = fact.claims.first().and_then(|first| found.get(first));
        Seen::new(fact, found.map(Vec::as_slice).unwrap_or_default(), &printed)
    });
    let mut facts: Vec<_> = seen.collect();
    facts.sort_by_key(|seen| (Reverse((seen.level, seen.anchor.is_some())), seen.fact.kind));
    facts
}

impl<'a> Seen<'a> {
    fn new(fact: &'a Fact, found: &[(&'a Finding, &'a Standing)], printed: &Printed<'a>) -> Self {
        let open = || found.iter().filter(|(_, standing)| standing.is_open()).map(|(finding, _)| finding);
        let mut differ = BTreeMap::new();
        for finding in open() {
            for at in &finding.claims {
                let gravest = differ.entry(*at).or_insert(finding.severity);
                *gravest = finding.severity.max(*gravest);
            }
        }
        let gravest = open().next().or_else(|| found.first().map(|(finding, _)| finding));
        Self {
            fact,
            anchor: gravest.map(|finding| finding.id.as_str()),
            level: open().map(|finding| finding.severity).max(),
            differ,
            printed: fact.claims.iter().copied().filter(|at| printed.holds(*at)).collect(),
            label: printed.label(fact),
        }
    }

    /// What it is called: a name as it was decided to be printed.
    pub(super) const fn label(&self) -> &'a str {
        self.label
    }

    /// Where its findings stand; nothing, where nothing was found.
    pub(super) fn word(&self) -> Option<&'static str> {
        self.anchor.map(|_| word(self.level))
    }

    /// The level of the gravest open finding about one of its claims, or that its value is to be printed; nothing,
    /// where that claim differs from none or what was decided chose no value.
    pub(super) fn differs(&self, claim: ClaimRef) -> Option<&'static str> {
        let open = self.differ.get(&claim).map(|level| text::level(*level));
        open.or_else(|| self.printed.contains(&claim).then(|| word(None)))
    }
}

/// The level of what is open; "decided" where nothing is.
fn word(open: Option<Severity>) -> &'static str {
    open.map_or("decided", text::level)
}
