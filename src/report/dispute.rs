use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reconciled::{Printed, Reconciled};
use super::{Report, Standing};
use crate::check::{ClaimRef, Fact, Finding, Reason, Severity};
use crate::claim::Kind;
use crate::decisions::Verdict;

/// The findings about one fact, with all that the sources say about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Dispute<'a> {
    /// Which section it belongs to.
    pub(super) kind: Kind,
    /// The fact; none for findings about claims that stand in no fact.
    pub(super) fact: Option<&'a Fact>,
    /// What was found, gravest first.
    pub(super) findings: Vec<(&'a Finding, &'a Standing)>,
    /// The claims: those of the findings first, then the others of the fact.
    pub(super) claims: Vec<ClaimRef>,
}

impl<'a> Dispute<'a> {
    /// What it is called: as its fact, else by what was found.
    #[must_use]
    pub(super) fn label(&self, printed: &Printed<'a>) -> &'a str {
        let message = self.findings.first().map_or("", |(finding, _)| finding.message.as_str());
        self.fact.map_or(message, |fact| printed.label(fact))
    }

    /// Whether somebody still has to look at one of its findings.
    #[must_use]
    pub(super) fn is_open(&self) -> bool {
        self.heading() == Heading::Open
    }

    /// The heading under which it stands.
    #[must_use]
    pub(super) fn heading(&self) -> Heading {
        self.findings.iter().map(|(_, standing)| Heading::of(standing)).min().unwrap_or(Heading::Open)
    }

    /// The figure of its fact, to stand beside what was found.
    pub(super) fn figure(&self, printed: &Printed<'a>) -> Option<Reconciled<'a>> {
        let stands = self.findings.iter().all(|(finding, standing)| has_figure_beside(finding, standing));
        self.fact.filter(|_| stands).and_then(|fact| printed.figure(fact))
    }

    fn severity(&self) -> Severity {
        self.findings.iter().map(|(finding, _)| finding.severity).max().unwrap_or(Severity::Note)
    }
}

/// Whether the figure of its fact may stand beside a finding: not beside a second figure that a source sets against its
/// first, nor where somebody has parted them: they are in two facts, and the figure of the one would be told as that of
/// both.
pub(super) fn has_figure_beside(finding: &Finding, standing: &Standing) -> bool {
    let parted = matches!(standing, Standing::Decided(verdict) if verdict.what == Verdict::Different);
    !parted && finding.reason != Reason::Revision.name()
}

/// Where disputes stand in a report: of several findings the one that asks for most says so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Heading {
    Open,
    Decided,
    Suppressed,
    Baselined,
}

impl Heading {
    /// Those under which nobody need look, in order.
    pub(super) const SETTLED: [Self; 3] = [Self::Decided, Self::Suppressed, Self::Baselined];

    const fn of(standing: &Standing) -> Self {
        match standing {
            Standing::Open | Standing::Waiting(_) | Standing::Stale(_) => Self::Open,
            Standing::Decided(_) => Self::Decided,
            Standing::Suppressed(_) => Self::Suppressed,
            Standing::Baselined => Self::Baselined,
        }
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Decided => "Decided",
            Self::Suppressed => "Suppressed in claim files",
            Self::Baselined => "In the baseline",
        }
    }
}

/// Puts the findings of a report together by fact: by kind, the gravest first.
#[must_use]
pub(super) fn disputes<'a>(report: &Report<'a>) -> Vec<Dispute<'a>> {
    let facts = Facts::new(report);
    let mut groups: BTreeMap<Group<'_>, Vec<(&Finding, &Standing)>> = BTreeMap::new();
    for (finding, standing) in report.findings() {
        let group = facts.index(finding).map_or(Group::Alone(&finding.id), Group::Fact);
        groups.entry(group).or_default().push((finding, standing));
    }
    let mut disputes: Vec<_> =
        groups.into_iter().filter_map(|(group, of)| dispute(report, &group, of)).collect();
    disputes.sort_by_key(|d| (d.kind, std::cmp::Reverse(d.severity())));
    disputes
}

/// What findings are put together by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group<'a> {
    /// The index of their fact.
    Fact(usize),
    /// Nothing: each stands for itself.
    Alone(&'a str),
}

/// The fact that each claim stands in; a copy costs nothing.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    all: &'a [Fact],
    of: Arc<BTreeMap<ClaimRef, usize>>,
}

impl<'a> Facts<'a> {
    /// Looks at every claim once.
    #[must_use]
    pub fn new(report: &Report<'a>) -> Self {
        let all = &report.checked.facts;
        let places = all.iter().enumerate();
        let of = places.flat_map(|(i, fact)| fact.claims.iter().map(move |claim| (*claim, i)));
        Self { all, of: Arc::new(of.collect()) }
    }

    /// The fact that a finding is about; none where its claims stand in no fact.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Option<&'a Fact> {
        self.all.get(self.index(finding)?)
    }

    pub(super) fn index(&self, finding: &Finding) -> Option<usize> {
        finding.claims.iter().find_map(|claim| self.of.get(claim)).copied()
    }

    /// Which of all facts a claim stands in.
    pub(super) fn at(&self, claim: ClaimRef) -> Option<usize> {
        self.of.get(&claim).copied()
    }
}

fn dispute<'a>(
    report: &Report<'a>,
    group: &Group<'_>,
    mut findings: Vec<(&'a Finding, &'a Standing)>,
) -> Option<Dispute<'a>> {
    findings.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.severity));
    let fact = match group {
        Group::Fact(i) => report.checked.facts.get(*i),
        Group::Alone(_) => None,
    };
    let kind = findings.first()?.0.kind;
    let of_fact = fact.map(|fact| fact.claims.as_slice()).unwrap_or_default();
    let all = findings.iter().flat_map(|(finding, _)| &finding.claims).chain(of_fact);
    let mut seen = BTreeSet::new();
    let claims = all.copied().filter(|claim| seen.insert(*claim)).collect();
    Some(Dispute { kind, fact, findings, claims })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{NameType, Value};
    use crate::report::sample::Sample;

    #[test]
    fn the_findings_about_a_fact_stand_together() {
        let mut sample = Sample::new();
        let mut second = sample.checked.findings[0].clone();
        second.id = "second".into();
        second.severity = Severity::Note;
        sample.checked.findings.insert(0, second);
        sample.with(|report| {
            let disputes = disputes(report);
            assert_eq!(disputes.len(), 1);
            assert_eq!(disputes[0].label(&Printed::new(report)), "killed, flood, May 2019");
            assert_eq!(disputes[0].findings[0].0.severity, Severity::Error);
            assert_eq!(disputes[0].claims.len(), 2);
        });
    }

    #[test]
    fn a_fact_is_called_by_the_name_that_was_decided_on() {
        let mut sample = Sample::printed();
        let name = Value::Name { text: "Amadou Konaré".to_owned(), r#type: NameType::Person };
        sample.sources[0].claims[0].value = name;
        sample.with(|report| {
            assert_eq!(disputes(report)[0].label(&Printed::new(report)), "Amadou Konaré");
            let mut page = Vec::new();
            crate::report::markdown::write(&mut page, report).unwrap();
            assert!(String::from_utf8(page).unwrap().contains("#### Amadou Konaré\n"));
        });
    }

    #[test]
    fn a_fact_about_somebody_is_called_by_the_name_that_was_decided_on() {
        let mut sample = Sample::printed();
        let name = |text: &str| Value::Name { text: text.to_owned(), r#type: NameType::Person };
        sample.sources[0].claims[0].value = name("Amadou Sanogo");
        sample.sources[1].claims[0].value = name("Amadou Sango");
        let role = Fact { kind: Kind::Role, label: "Amadou Sango".into(), ..sample.checked.facts[0].clone() };
        let role = Fact { claims: vec![ClaimRef { source: 0, claim: 1 }], ..role };
        let other = Fact { label: "Amadou Konaré".into(), ..role.clone() };
        sample.with(|report| {
            let printed = Printed::new(report);
            assert_eq!(printed.label(&role), "Amadou Sanogo");
            assert_eq!(printed.label(&other), "Amadou Konaré");
        });
    }

    #[test]
    fn a_finding_without_a_fact_stands_for_itself() {
        let mut sample = Sample::new();
        sample.checked.facts.clear();
        sample.with(|report| {
            let disputes = disputes(report);
            assert_eq!(disputes[0].label(&Printed::new(report)), "34 or 40 people killed in the flood");
            assert!(disputes[0].is_open());
        });
    }
}
