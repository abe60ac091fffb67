//! Findings as JSON: `crosscheck/findings/1`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use camino::Utf8Path;
use serde::Serialize;

use super::claims::ClaimObject;
use super::reconciled::{Printed, Reconciled};
use super::{Besides, Filter, Passed, Report, Standing, Undone, Verdict, json};
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
    json::pretty(out, &FindingsObject::new(report))
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

#[derive(Serialize)]
struct FindingsObject<'a> {
    schema: &'static str,
    /// What made it: the programme, and the digest of its rules.
    made_by: MadeBy,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<Filter<'a>>,
    findings: Vec<FindingObject<'a>>,
    agreements: Vec<AgreementObject<'a>>,
    figures: Vec<FigureObject<'a>>,
    coverage: BTreeMap<&'a str, CoverageObject<'a>>,
    /// What kept the run from doing all of its work; empty where the result is complete.
    not_done: &'a [Undone],
    /// Sentences of which something was read and no claim made, of each source the first few.
    not_understood: Vec<Passed<'a>>,
    /// Pairs of claims that share something and were not compared, because too many claims share it.
    pairs_cut: u64,
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
    },
}

impl<'a> FindingsObject<'a> {
    fn new(report: &Report<'a>) -> Self {
        let checked = report.checked;
        let shared = checked.facts.iter().filter(|fact| fact.is_shared());
        let (besides, printed) = (Besides::new(report), Printed::new(report));
        Self {
            schema: "crosscheck/findings/1",
            made_by: MadeBy { crosscheck: env!("CARGO_PKG_VERSION"), rules: shipped::version() },
            filter: report.filter,
            findings: report.findings().map(|(f, s)| FindingObject::new(report, &besides, f, s)).collect(),
            agreements: checked.agreements.iter().map(|a| AgreementObject::new(report, a)).collect(),
            figures: shared.filter_map(|fact| FigureObject::new(report, &printed, fact)).collect(),
            coverage: coverage(report),
            not_done: report.undone,
            not_understood: report.passed_over(),
            pairs_cut: checked.cut,
        }
    }
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
        Self { reason: &agreement.reason, claims: placed(report, &agreement.claims) }
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
            decided: decided.map(|claim| claim.id.0.as_str()),
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
            Figure::Date(days) => Self::Date { start: days.start.to_string(), end: days.end.to_string() },
        }
    }
}

#[cfg(test)]
#[path = "findings_tests.rs"]
mod tests;
