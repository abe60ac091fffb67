//! The findings, fact by fact, each with what every source says in its own words.

use std::collections::BTreeSet;

use crate::check::{ClaimRef, Finding, Severity};
use crate::claim::Claim;
#[cfg(test)]
use crate::decisions::Verdict as Ruled;
use crate::document::Source;
use crate::report::dispute::{Dispute, Heading};
use crate::report::quoted::{Quoted, Quotes};
use crate::report::reconciled::Printed;
use crate::report::{Besides, Report, Standing, Verdict, text, words};

/// Characters of a source's text that are quoted around a value.
const QUOTED: usize = 200;

/// Disputes under one heading.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) title: &'static str,
    pub(super) items: Vec<Item<'a>>,
}

/// The findings about one fact.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub(super) label: &'a str,
    pub(super) kind: &'static str,
    pub(super) findings: Vec<Found<'a>>,
    /// The reconciled figure, in words.
    pub(super) figure: Option<String>,
    pub(super) origins: Option<String>,
    /// What the claims of the findings say.
    pub(super) values: Vec<Said<'a>>,
    /// What else is said about the fact.
    pub(super) others: Vec<Said<'a>>,
    /// The numbers of the sources that are heard, for the filter.
    pub(super) sources: String,
}

/// One finding.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) finding: &'a Finding,
    pub(super) standing: &'a Standing,
    pub(super) level: &'static str,
    pub(super) why: String,
    pub(super) ruling: Option<Decision<'a>>,
    /// Which of its claims a decision keeps apart from others.
    pub(super) apart: Vec<String>,
}

/// What was decided about a finding.
#[derive(Debug)]
pub(super) struct Decision<'a> {
    pub(super) id: &'a str,
    pub(super) message: &'a str,
    /// What, as a heading.
    pub(super) what: String,
    /// The value to print.
    pub(super) value: Option<String>,
    pub(super) verdict: &'a Verdict,
    /// The day, as a person writes it.
    pub(super) on: String,
    /// Whether it does not hold, or not yet.
    pub(super) stale: bool,
    /// What else there is to say: that the evidence has changed, or of a second person.
    pub(super) besides: Option<String>,
}

/// One value, and all who give it.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) value: String,
    pub(super) by: Vec<Teller<'a>>,
}

/// Who says it, when, and how.
#[derive(Debug)]
pub(super) struct Teller<'a> {
    pub(super) source: &'a Source,
    pub(super) claim: &'a Claim,
    pub(super) quoted: Quoted<'a>,
    pub(super) dated: String,
    /// According to whom, how sure, where in the text.
    pub(super) told: Vec<String>,
}

/// The disputes by their kinds, and those that are settled at the end.
pub(super) fn groups<'a>(report: &Report<'a>, disputes: &[Dispute<'a>]) -> Vec<Group<'a>> {
    let books = Books::new(report);
    let under = |heading| disputes.iter().filter(move |dispute| dispute.heading() == heading);
    let open: Vec<_> = under(Heading::Open).collect();
    let group = |title, disputes: &[&Dispute<'a>]| Group {
        title,
        items: disputes.iter().map(|dispute| Item::new(report, &books, dispute)).collect(),
    };
    let of_kind = open.chunk_by(|a, b| a.kind == b.kind);
    let mut groups: Vec<_> = of_kind.map(|of| group(words::kinds(of[0].kind), of)).collect();
    let settled = Heading::SETTLED.map(|heading| group(heading.title(), &under(heading).collect::<Vec<_>>()));
    groups.extend(settled.into_iter().filter(|group| !group.items.is_empty()));
    groups
}

/// Where the findings look up what stands elsewhere.
struct Books<'a> {
    quotes: Quotes<'a>,
    besides: Besides<'a>,
    printed: Printed<'a>,
}

impl<'a> Books<'a> {
    fn new(report: &Report<'a>) -> Self {
        Self { quotes: Quotes::new(report), besides: Besides::new(report), printed: Printed::new(report) }
    }
}

/// Every decision, with what it is about.
pub(super) fn decisions<'a>(report: &Report<'a>) -> Vec<Decision<'a>> {
    report.findings().filter_map(|(finding, standing)| Decision::new(report, finding, standing)).collect()
}

impl<'a> Item<'a> {
    fn new(report: &Report<'a>, books: &Books<'a>, dispute: &Dispute<'a>) -> Self {
        let named: BTreeSet<ClaimRef> =
            dispute.findings.iter().flat_map(|(finding, _)| &finding.claims).copied().collect();
        let (own, others): (Vec<ClaimRef>, Vec<ClaimRef>) =
            dispute.claims.iter().partition(|at| named.contains(*at));
        let heard: BTreeSet<usize> = own.iter().map(|at| at.source).collect();
        let heard: Vec<String> = heard.iter().map(usize::to_string).collect();
        Self {
            label: dispute.label(&books.printed),
            kind: words::kinds(dispute.kind),
            findings: dispute.findings.iter().map(|(f, s)| Found::new(report, books, f, s)).collect(),
            figure: dispute.figure(&books.printed).map(|figure| figure.told()),
            origins: dispute.fact.and_then(|fact| report.origins(fact)),
            values: said(report, &books.quotes, &own),
            others: said(report, &books.quotes, &others),
            sources: heard.join(" "),
        }
    }

    /// The levels of its findings, for the filter.
    pub(super) fn levels(&self) -> String {
        let levels: BTreeSet<Severity> = self.findings.iter().map(|found| found.finding.severity).collect();
        levels.into_iter().rev().map(text::level).collect::<Vec<_>>().join(" ")
    }

    /// Where its findings stand, for the filter.
    pub(super) fn standings(&self) -> String {
        let words: BTreeSet<_> = self.findings.iter().map(|found| found.standing.word()).collect();
        words.into_iter().collect::<Vec<_>>().join(" ")
    }
}

impl<'a> Found<'a> {
    fn new(report: &Report<'a>, books: &Books<'a>, finding: &'a Finding, standing: &'a Standing) -> Self {
        Self {
            finding,
            standing,
            level: text::level(finding.severity),
            why: report.why(finding),
            ruling: Decision::new(report, finding, standing),
            apart: books.besides.kept_apart(finding).collect(),
        }
    }
}

impl<'a> Decision<'a> {
    pub(super) fn new(report: &Report<'a>, finding: &'a Finding, standing: &'a Standing) -> Option<Self> {
        let verdict = standing.verdict()?;
        let value = report.printed(finding, &verdict.what);
        let what = capital(&words::ruled(&verdict.what, None));
        let (id, message) = (finding.id.as_str(), finding.message.as_str());
        let on = words::on(&verdict.on);
        let changed = || "open again: the evidence has changed since".to_owned();
        let besides = matches!(standing, Standing::Stale(_)).then(changed).or_else(|| standing.second());
        let besides = besides.map(|told| format!("{}.", capital(&told)));
        Some(Self { id, message, what, value, verdict, on, stale: standing.is_open(), besides })
    }
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The claims by their values, in order of the first to give each.
fn said<'a>(report: &Report<'a>, quotes: &Quotes<'a>, claims: &[ClaimRef]) -> Vec<Said<'a>> {
    let mut all: Vec<Said<'a>> = Vec::new();
    for at in claims {
        let Some((from, claim)) = report.claim(*at) else { continue };
        let teller = Teller {
            source: &from.source,
            claim,
            quoted: quotes.of(at.source, claim, QUOTED),
            dated: words::dated(&from.source, claim),
            told: words::told(claim, report.sides(*at, claims).as_ref()),
        };
        let value = words::bare(claim);
        match all.iter_mut().find(|said| said.value == value) {
            Some(said) => said.add(teller),
            None => all.push(Said { value, by: vec![teller] }),
        }
    }
    all
}

impl<'a> Said<'a> {
    /// What a source says twice in the same words is shown once.
    fn add(&mut self, teller: Teller<'a>) {
        let same = |other: &Teller<'_>| other.source.id == teller.source.id && other.quoted == teller.quoted;
        if !self.by.iter().any(same) {
            self.by.push(teller);
        }
    }
}

impl<'a> Teller<'a> {
    pub(super) fn name(&self) -> &'a str {
        words::publisher(self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimId;
    use crate::report::dispute::disputes;
    use crate::report::sample::Sample;

    #[test]
    fn claims_of_one_value_stand_together() {
        let mut sample = Sample::new();
        let mut third = sample.sources[1].clone();
        third.source.id = "mirror".into();
        sample.sources.push(third);
        sample.documents.push(None);
        let at = ClaimRef { source: 2, claim: 0 };
        sample.checked.findings[0].claims.push(at);
        sample.checked.facts[0].claims.push(at);
        sample.with(|report| {
            let groups = groups(report, &disputes(report));
            let values: Vec<_> =
                groups[0].items[0].values.iter().map(|said| (said.value.as_str(), said.by.len())).collect();
            assert_eq!(values, [("34 killed", 1), ("40 killed", 2)]);
            assert_eq!(groups[0].items[0].sources, "0 1 2");
        });
    }

    #[test]
    fn what_is_to_be_printed_is_told_as_a_value() {
        let mut sample = Sample::decided();
        if let Standing::Decided(verdict) = &mut sample.standings[0] {
            verdict.what = Ruled::Print(ClaimId("herald-0".into()));
        }
        sample.with(|report| {
            let decisions = decisions(report);
            assert_eq!(
                (decisions[0].what.as_str(), decisions[0].value.as_deref()),
                ("To be printed", Some("40 killed"))
            );
            assert_eq!(groups(report, &disputes(report))[0].title, "Decided");
        });
    }
}
