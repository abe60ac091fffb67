//! Findings as JSON: `crosscheck/findings/1`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use camino::Utf8Path;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::claims::ClaimObject;
use super::reconciled::{Printed, Reconciled};
use super::{Besides, Filter, Report, Standing, Verdict, json};
use crate::check::{
    Agreement, ClaimRef, Coverage, Fact, Figure, Finding, Policy, Severity, Suppression, as_of,
};
use crate::claim::{Claim, Kind, SourceClaims, Value};
use crate::extract::PassedOver;
use crate::resolve::Origin;
use crate::shipped;

/// Writes the whole result of a check.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    json::pretty(out, &FindingsObject(report))
}

/// Writes each finding on a line of its own, as it stands in the whole result. Where findings are left out, each
/// line says so, and so where not all of the work could be done: a line of another kind would surprise its readers.
///
/// # Errors
///
/// Those of the writer.
pub fn lines(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let (filter, not_done, besides) = (report.filter, report.undone.len(), Besides::new(report));
    report.findings().try_for_each(|(f, s)| {
        json::line(out, &Line { finding: FindingObject::new(report, &besides, f, s), filter, not_done })
    })
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    finding: FindingObject<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<Filter<'a>>,
    /// How much could not be done.
    #[serde(skip_serializing_if = "is_nothing")]
    not_done: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_nothing(n: &usize) -> bool {
    *n == 0
}

/// The whole result; its lists are made item by item as they are written.
struct FindingsObject<'r>(&'r Report<'r>);

impl Serialize for FindingsObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let checked = report.checked;
        let (besides, printed) = (Besides::new(report), Printed::new(report));
        let findings = || report.findings().map(|(f, s)| FindingObject::new(report, &besides, f, s));
        let agreements = || checked.agreements.iter().map(|a| AgreementObject::new(report, a));
        let shared = || checked.facts.iter().filter(|fact| fact.is_shared());
        let figures = || shared().filter_map(|fact| FigureObject::new(report, &printed, fact));

        let made_by = MadeBy { crosscheck: env!("CARGO_PKG_VERSION"), rules: shipped::version() };

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", "crosscheck/findings/1")?;
        // What made it: the programme, and the digest of its rules.
        map.serialize_entry("made_by", &made_by)?;
        if let Some(filter) = report.filter {
            map.serialize_entry("filter", &filter)?;
        }
        map.serialize_entry("findings", &Each(findings))?;
        map.serialize_entry("agreements", &Each(agreements))?;
        map.serialize_entry("figures", &Each(figures))?;
        map.serialize_entry("coverage", &coverage(report))?;
        // What kept the run from doing all of its work; empty where the result is complete.
        map.serialize_entry("not_done", report.undone)?;
        // Sentences of which something was read and no claim made, of each source the first few.
        map.serialize_entry("not_understood", &report.passed_over())?;
        // Pairs of claims that share something and were not compared, because too many claims share it.
        map.serialize_entry("pairs_cut", &checked.cut)?;
        map.end()
    }
}

/// A list of which one item at a time is held.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct CoverageObject<'a> {
    #[serde(flatten)]
    row: &'a Coverage,
    /// How many sentences something was read from and no claim made of, by kind.
    not_understood: Option<&'a PassedOver>,
}

#[derive(Serialize)]
struct MadeBy {
    crosscheck: &'static str,
    rules: &'static str,
}

#[derive(Serialize)]
struct FindingObject<'a> {
    id: &'a str,
    rule: &'a str,
    kind: Kind,
    severity: Severity,
    reason: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'a Verdict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<&'a Suppression>,
    /// What was decided elsewhere that bears on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    besides: Vec<String>,
    claims: Vec<PlacedClaim<'a>>,
    evidence: &'a [String],
}

#[derive(Serialize)]
struct AgreementObject<'a> {
    id: &'a str,
    reason: &'a str,
    claims: Vec<PlacedClaim<'a>>,
}

#[derive(Serialize)]
struct PlacedClaim<'a> {
    source: &'a str,
    document: &'a Utf8Path,
    #[serde(flatten)]
    claim: ClaimObject<'a>,
}

#[derive(Serialize)]
struct FigureObject<'a> {
    kind: Kind,
    attribute: &'a str,
    label: &'a str,
    #[serde(flatten)]
    figure: FigureValue,
    /// The claim whose value somebody decided to print: that is the best.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<&'a str>,
    claims: Vec<&'a str>,
    /// Every value that was told, in order of the sources.
    values: Vec<ValueObject<'a>>,
    origins: Vec<OriginObject<'a>>,
}

#[derive(Serialize)]
struct ValueObject<'a> {
    source: &'a str,
    value: &'a Value,
    /// The day on which it was current, as far as is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// Which of the origins.
    origin: usize,
}

/// Sources that count once.
#[derive(Serialize)]
struct OriginObject<'a> {
    sources: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FigureValue {
    Count {
        low: u64,
        best: Option<u64>,
        high: Option<u64>,
        policy: Policy,
        #[serde(skip_serializing_if = "Option::is_none")]
        since: Option<String>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        falls: bool,
    },
    Date {
        start: String,
        end: String,
        common: bool,
    },
}

fn coverage<'a>(report: &Report<'a>) -> BTreeMap<&'a str, CoverageObject<'a>> {
    let mut passed_over = report.passed_over.iter();
    let rows = report.checked.coverage.iter();
    rows.map(|row| (row.source.as_str(), CoverageObject { row, not_understood: passed_over.next() }))
        .collect()
}

impl<'a> FindingObject<'a> {
    fn new(report: &Report<'a>, besides: &Besides<'a>, finding: &'a Finding, standing: &'a Standing) -> Self {
        Self {
            id: &finding.id,
            rule: &finding.rule,
            kind: finding.kind,
            severity: finding.severity,
            reason: &finding.reason,
            message: &finding.message,
            help: &finding.help,
            hint: finding.hint.as_deref(),
            suggestion: finding.suggestion.as_deref(),
            status: standing.status(),
            decision: standing.verdict(),
            suppression: standing.suppression(),
            besides: besides.of(finding),
            claims: placed(report, &finding.claims),
            evidence: &finding.evidence,
        }
    }
}

impl<'a> AgreementObject<'a> {
    fn new(report: &Report<'a>, agreement: &'a Agreement) -> Self {
        Self { id: &agreement.id, reason: &agreement.reason, claims: placed(report, &agreement.claims) }
    }
}

fn placed<'a>(report: &Report<'a>, claims: &'a [ClaimRef]) -> Vec<PlacedClaim<'a>> {
    report.claims(claims).map(|(source, claim)| PlacedClaim::new(source, claim)).collect()
}

impl<'a> PlacedClaim<'a> {
    fn new(from: &'a SourceClaims, claim: &'a Claim) -> Self {
        let source = &from.source;
        Self { source: &source.id, document: &source.document, claim: ClaimObject::new(claim) }
    }
}

impl<'a> FigureObject<'a> {
    /// None for a fact that has no figure.
    fn new(report: &Report<'a>, printed: &Printed<'a>, fact: &'a Fact) -> Option<Self> {
        let Reconciled { figure, decided } = printed.figure(fact)?;
        Some(Self {
            kind: fact.kind,
            attribute: &fact.attribute,
            label: &fact.label,
            figure: FigureValue::new(&figure),
            decided: decided.map(|(claim, _)| claim.id.0.as_str()),
            claims: report.claims(&fact.claims).map(|(_, claim)| claim.id.0.as_str()).collect(),
            values: ValueObject::all(report, fact),
            origins: fact.origins.iter().map(|origin| OriginObject::new(report, origin)).collect(),
        })
    }
}

impl<'a> ValueObject<'a> {
    fn all(report: &Report<'a>, fact: &Fact) -> Vec<Self> {
        let origins: BTreeMap<&str, usize> = (0..)
            .zip(&fact.origins)
            .flat_map(|(at, origin)| report.ids(&origin.sources).map(move |id| (id, at)))
            .collect();
        let values = report.claims(&fact.claims).map(|(SourceClaims { source, .. }, claim)| Self {
            source: &source.id,
            value: &claim.value,
            date: as_of(claim, source).map(|days| days.to_string()),
            origin: origins.get(source.id.as_str()).copied().unwrap_or_default(),
        });
        values.collect()
    }
}

impl<'a> OriginObject<'a> {
    fn new(report: &Report<'a>, origin: &Origin) -> Self {
        Self { sources: report.ids(&origin.sources).collect(), why: report.ties(origin).collect() }
    }
}

impl FigureValue {
    fn new(figure: &Figure) -> Self {
        match *figure {
            Figure::Count { low, best, high, policy, since, falls } => {
                Self::Count { low, best, high, policy, since: since.map(|day| day.to_string()), falls }
            }
            Figure::Date { days, common } => {
                Self::Date { start: days.start.to_string(), end: days.end.to_string(), common }
            }
        }
    }
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
