//! Open findings in reviewdog's diagnostic format:
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.
//!
//! Columns are counted in bytes, and the end is exclusive. The format has one place a diagnostic: those of the
//! other claims stand in its message. Nor has it a place to say that findings are left out. What could not be done is a
//! diagnostic as well: a result without it would look complete.

use std::io::{self, Write};

use serde::Serialize;

use super::region::{Position, Regions, Sited};
use super::undone::RULE;
use super::{Report, Undone, escape, json, words};
use crate::check::{Finding, Severity};

/// Writes one `DiagnosticResult`.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let regions = Regions::new(report);
    let undone = report.undone.iter().map(|undone| Diagnostic::not_done(report, undone));
    let found = report.open().filter_map(|finding| Diagnostic::new(&regions, finding));
    let diagnostics = undone.chain(found).collect();
    json::pretty(out, &DiagnosticResult { source: Source { name: "crosscheck" }, diagnostics })
}

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Point>,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

impl<'a> Diagnostic<'a> {
    fn new(regions: &Regions<'a>, finding: &'a Finding) -> Option<Self> {
        let mut claims = regions.of(finding);
        let first = claims.next()?;
        let message =
            std::iter::once(escape::line(&finding.message)).chain(claims.map(|sited| other(&sited)));
        Some(Self {
            message: message.collect::<Vec<_>>().join("\n"),
            location: Location { path: first.file(), range: first.region().map(range) },
            severity: severity(finding.severity),
            code: Code { value: &finding.rule },
        })
    }

    fn not_done(report: &Report<'a>, undone: &'a Undone) -> Self {
        let range = undone.line.map(|line| Range { start: Point { line, column: None }, end: None });
        Self {
            message: escape::line(&undone.to_string()),
            location: Location { path: undone.place(report), range },
            severity: severity(Severity::Error),
            code: Code { value: RULE },
        }
    }
}

fn range(region: super::region::Region) -> Range {
    let point = |Position { line, byte, .. }: Position| Point { line, column: Some(byte) };
    Range { start: point(region.start), end: Some(point(region.end)) }
}

/// A line about another claim of the finding: "sources/herald.txt:1:37: 40 killed".
fn other(sited: &Sited<'_>) -> String {
    escape::line(&format!("{}: {}", sited.told(), words::claim(sited.claim)))
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn written(sample: &Sample) -> serde_json::Value {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn a_diagnostic_points_to_the_first_claim_and_tells_of_the_others() {
        let result = serde_json::json!({
            "source": {"name": "crosscheck"},
            "diagnostics": [{
                "message": "34 or 40 people killed in the flood\nsources/herald.txt:1:47: 40 killed",
                "location": {
                    "path": "sources/courier.txt",
                    "range": {"start": {"line": 1, "column": 4}, "end": {"line": 1, "column": 13}},
                },
                "severity": "ERROR",
                "code": {"value": "count-contradiction"},
            }],
        });
        assert_eq!(written(&Sample::new()), result);
    }

    #[test]
    fn what_was_decided_is_no_diagnostic() {
        assert_eq!(written(&Sample::decided())["diagnostics"], serde_json::json!([]));
    }

    #[test]
    fn a_source_adds_no_line_to_a_message() {
        let written = written(&Sample::hostile());
        let message = written["diagnostics"][0]["message"].as_str().unwrap();
        assert_eq!(message.lines().count(), 2, "{message:?}");
        assert!(!message.contains(escape::is_unsafe), "{message:?}");
    }
}
