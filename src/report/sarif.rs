//! Findings as SARIF 2.1.0, for code scanning and for editors:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>, and what GitHub makes of it:
//! <https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning>.
//!
//! A finding stands at its first claim; the other claims are related locations. What was decided is suppressed,
//! with what was decided as its justification, and so is what is in the baseline; what a claim file says to ignore is
//! suppressed in source. A stale decision is a suppression under review, which suppresses nothing. What could not be
//! done makes the invocation one that did not succeed, with a notification for each.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::escape::{sarif as escaped, uri};
use super::region::{Region, Regions, Sited};
use super::{Filter, Report, Standing, Undone, json, text, words};
use crate::check::{Finding, Rule};
use crate::claim::SourceClaims;

/// Writes one log with one run.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run::new(report)],
    };
    json::pretty(out, &log)
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    artifacts: Vec<Artifact<'a>>,
    results: Vec<Outcome<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<OfRun<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

/// What could not be done.
#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
}

/// That results are left out.
#[derive(Serialize)]
struct OfRun<'a> {
    filter: Filter<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Message,
    full_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// A source.
#[derive(Serialize)]
struct Artifact<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<ArtifactLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

/// A finding; SARIF calls it a result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    suppressions: Vec<Suppressed>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<AnyPlace>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AnyPlace {
    /// In a document.
    Exact(Box<Place>),
    /// In a file that somebody wrote: the line is known.
    Line(Line),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    start_line: usize,
}

/// SARIF calls it a region.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    char_offset: usize,
    char_length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
    snippet: Message,
}

#[derive(Serialize)]
struct Suppressed {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Properties<'a> {
    kind: &'static str,
    reason: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    evidence: &'a [String],
}

impl<'a> Run<'a> {
    fn new(report: &Report<'a>) -> Self {
        let regions = Regions::new(report);
        let rules: Vec<_> = report.rules.iter().collect();
        let driver = Driver {
            name: "crosscheck",
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.iter().copied().map(Descriptor::new).collect(),
        };
        let results = report.findings().map(|(finding, standing)| {
            let rule = rules.iter().position(|rule| rule.id == finding.rule);
            Outcome::new(report, &regions, finding, standing, rule)
        });
        Self {
            tool: Tool { driver },
            invocations: [Invocation::new(report.undone)],
            column_kind: "unicodeCodePoints",
            artifacts: report.sources.iter().map(Artifact::new).collect(),
            results: results.collect(),
            properties: report.filter.map(|filter| OfRun { filter }),
        }
    }
}

impl Invocation {
    fn new(undone: &[Undone]) -> Self {
        Self {
            execution_successful: undone.is_empty(),
            tool_execution_notifications: undone.iter().map(Notification::new).collect(),
        }
    }
}

impl Notification {
    fn new(undone: &Undone) -> Self {
        let help = undone.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
        let place = undone.file.as_deref().map(|file| PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(file), index: None },
            region: undone.line.map(|start_line| AnyPlace::Line(Line { start_line })),
        });
        let locations =
            place.map(|place| Location { id: None, physical_location: Some(place), message: None });
        Self {
            level: "error",
            message: Message::new(&format!("{}{help}", undone.message)),
            locations: locations.into_iter().collect(),
        }
    }
}

impl<'a> Descriptor<'a> {
    fn new(rule: &'a Rule) -> Self {
        Self {
            id: &rule.id,
            short_description: Message::new(&rule.summary),
            full_description: Message::new(&rule.explanation),
            help: Message::new(&rule.help),
            default_configuration: Configuration { level: text::level(rule.level) },
        }
    }
}

impl Message {
    fn new(text: &str) -> Self {
        Self { text: escaped(text) }
    }
}

impl<'a> Artifact<'a> {
    fn new(from: &'a SourceClaims) -> Self {
        let path = from.source.document.as_str();
        let location = ArtifactLocation { uri: uri(path), index: None };
        Self {
            location: (!path.is_empty()).then_some(location),
            encoding: from.source.encoding.as_deref(),
            roles: ["analysisTarget"],
        }
    }
}

impl<'a> Outcome<'a> {
    fn new(
        report: &Report<'_>,
        regions: &Regions<'_>,
        finding: &'a Finding,
        standing: &'a Standing,
        rule_index: Option<usize>,
    ) -> Self {
        let mut locations: Vec<_> =
            regions.of(finding).enumerate().map(|(id, sited)| Location::new(id, &sited)).collect();
        let related_locations = locations.split_off(locations.len().min(1));
        let told = report.told(finding, standing);
        Self {
            rule_id: &finding.rule,
            rule_index,
            level: text::level(finding.severity),
            message: Message::new(&finding.message),
            locations,
            related_locations,
            partial_fingerprints: fingerprints(finding),
            suppressions: told.map(|told| Suppressed::new(standing, told)).into_iter().collect(),
            properties: Properties::new(finding, standing),
        }
    }
}

/// The id of a finding does not change with its lines. Under the second name, GitHub looks for one.
fn fingerprints(finding: &Finding) -> BTreeMap<&'static str, String> {
    let id = &finding.id;
    [("findingId/v1", id.clone()), ("primaryLocationLineHash", format!("{id}:1"))].into()
}

impl Location {
    fn new(id: usize, sited: &Sited<'_>) -> Self {
        let claim = format!("{}: {}", sited.from.source.id, words::claim(sited.claim));
        Self {
            id: Some(id),
            physical_location: PhysicalLocation::new(sited),
            message: Some(Message::new(&claim)),
        }
    }
}

impl PhysicalLocation {
    /// None for a source without a document.
    fn new(sited: &Sited<'_>) -> Option<Self> {
        let artifact_location =
            ArtifactLocation { uri: uri(sited.path()?.as_str()), index: Some(sited.source) };
        let region = sited.region().map(|region| AnyPlace::Exact(Box::new(Place::new(sited, region))));
        Some(Self { artifact_location, region })
    }
}

impl Place {
    fn new(sited: &Sited<'_>, region: Region) -> Self {
        // The bytes of a file in another encoding are not those of its conversion.
        let bytes = Some(region.bytes).filter(|_| sited.from.source.encoding.is_none());
        Self {
            start_line: region.start.line,
            start_column: region.start.column,
            end_line: region.end.line,
            end_column: region.end.column,
            char_offset: region.chars.start,
            char_length: region.chars.len(),
            byte_offset: bytes.map(|bytes| bytes.start),
            byte_length: bytes.map(crate::text::Span::len),
            snippet: Message { text: sited.claim.quote.clone() },
        }
    }
}

impl Suppressed {
    fn new(standing: &Standing, justification: String) -> Self {
        let status = if standing.is_open() { "underReview" } else { "accepted" };
        let kind = if standing.suppression().is_some() { "inSource" } else { "external" };
        Self { kind, status, justification }
    }
}

impl<'a> Properties<'a> {
    fn new(finding: &'a Finding, standing: &Standing) -> Self {
        Self {
            kind: finding.kind.name(),
            reason: &finding.reason,
            status: standing.status(),
            hint: finding.hint.as_deref(),
            evidence: &finding.evidence,
        }
    }
}

#[cfg(test)]
#[path = "sarif_tests.rs"]
mod tests;
