//! The facts that more than one source speaks of, and where they stand.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::check::{ClaimRef, Fact, Finding, Severity};
use crate::report::dispute::Dispute;
use crate::report::{Report, Standing, text};

/// A fact and what was found about it.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub(super) fact: &'a Fact,
    /// The id of its gravest finding.
    pub(super) anchor: Option<&'a str>,
    level: Option<Severity>,
    /// Which claims differ, each with the gravest level at which that is open; none where it is decided.
    differ: BTreeMap<ClaimRef, Option<Severity>>,
}

/// The shared facts, those first that need a decision most.
pub(super) fn shared<'a>(report: &Report<'a>, disputes: &[Dispute<'a>]) -> Vec<Seen<'a>> {
    let about = |dispute: &'_ Dispute<'a>| Some((*dispute.fact?.claims.first()?, dispute.findings.clone()));
    let found: BTreeMap<ClaimRef, _> = disputes.iter().filter_map(about).collect();
    let shared = report.checked.facts.iter().filter(|fact| fact.is_shared());
    let seen = shared.map(|fact| {
        let found = fact.claims.first().and_then(|first| found.get(first));
        Seen::new(fact, found.map(Vec::as_slice).unwrap_or_default())
    });
    let mut facts: Vec<_> = seen.collect();
    facts.sort_by_key(|seen| (Reverse((seen.level, seen.anchor.is_some())), seen.fact.kind));
    facts
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

    /// Where the gravest finding about one of its claims stands; nothing, where that claim differs from none.
    pub(super) fn differs(&self, claim: ClaimRef) -> Option<&'static str> {
        self.differ.get(&claim).copied().map(word)
    }
}

/// The level of what is open; "decided" where nothing is.
fn word(open: Option<Severity>) -> &'static str {
    open.map_or("decided", text::level)
}
