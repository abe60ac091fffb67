//! What a decision about facts does to findings: some are no more, and others are in their place.

use std::collections::HashSet;

use crate::check::{Checked, Finding};
use crate::report::{Standing, words};

/// So many findings are named.
const NAMED: usize = 5;

/// The findings that are no more, and those that are new.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Changes {
    gone: Vec<Named>,
    new: Vec<Named>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Named {
    id: String,
    /// "Different figures for killed, open"
    says: String,
}

impl Changes {
    /// What was found, where each finding stood, and what is found now; none where that is the same.
    pub(super) fn between(before: &Checked, standings: &[Standing], after: &Checked) -> Option<Self> {
        let (old, now) = (ids(before), ids(after));
        let gone = before.findings.iter().zip(standings);
        let gone = gone.filter(|(finding, _)| !now.contains(finding.id.as_str()));
        let new = after.findings.iter().filter(|finding| !old.contains(finding.id.as_str()));
        let gone: Vec<_> = gone.map(|(finding, standing)| named(finding, Some(standing))).collect();
        let new: Vec<_> = new.map(|finding| named(finding, None)).collect();
        (!gone.is_empty() || !new.is_empty()).then_some(Self { gone, new })
    }

    /// "1 finding is no more: 4f31fd1547 (Different figures for killed, open)"
    pub(super) fn named(&self) -> String {
        self.told(|Named { id, says }| format!("{id} ({says})"))
    }

    /// The same in a line: with its words where it is one finding alone, "1 finding is no more: 4f31fd1547; and 2
    /// findings are new: 60b304af09; 4b81c20dd3".
    pub(super) fn in_short(&self) -> String {
        let alone = self.gone.len() + self.new.len() == 1;
        if alone { self.named() } else { self.told(|named| named.id.clone()) }
    }

    fn told(&self, each: impl Fn(&Named) -> String) -> String {
        let told = [(&self.gone, "no more"), (&self.new, "new")].into_iter().filter(|(of, _)| !of.is_empty());
        let told =
            told.map(|(of, what)| format!("{} {what}: {}", are(of.len()), first(of.iter().map(&each))));
        told.collect::<Vec<_>>().join("; and ")
    }
}

fn ids(checked: &Checked) -> HashSet<&str> {
    checked.findings.iter().map(|finding| finding.id.as_str()).collect()
}

fn named(finding: &Finding, standing: Option<&Standing>) -> Named {
    let standing = standing.map(|standing| format!(", {}", standing.word())).unwrap_or_default();
    Named { id: finding.id.clone(), says: format!("{}{standing}", finding.message) }
}

fn are(findings: usize) -> String {
    let are = if findings == 1 { "is" } else { "are" };
    format!("{} {are}", words::several(findings, "finding"))
}

fn first(told: impl ExactSizeIterator<Item = String>) -> String {
    let more = told.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("{more} more"));
    told.take(NAMED).chain(more).collect::<Vec<_>>().join("; ")
}
