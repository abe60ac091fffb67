//! Open findings as GitLab's code quality report: <https://docs.gitlab.com/ci/testing/code_quality/>.
//!
//! The format is a list of issues and nothing else: what was decided is not in it, nor that findings are left out.

use std::io::{self, Write};

use serde::Serialize;

use super::region::{Regions, Sited};
use super::{Report, escape, json};
use crate::check::{Finding, Severity};

/// Writes one list.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let regions = Regions::new(report);
    let issues: Vec<_> = report.open().filter_map(|finding| Issue::new(&regions, finding)).collect();
    json::pretty(out, &issues)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    /// Relative to the root of the repository, without a leading `./`.
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

impl<'a> Issue<'a> {
    fn new(regions: &Regions<'a>, finding: &'a Finding) -> Option<Self> {
        Some(Self {
            description: escape::line(&finding.message),
            check_name: &finding.rule,
            fingerprint: &finding.id,
            severity: severity(finding.severity),
            location: Location::new(&regions.of(finding).next()?),
        })
    }
}

impl<'a> Location<'a> {
    fn new(sited: &Sited<'a>) -> Self {
        let path = sited.file();
        let begin = sited.region().map_or(1, |region| region.start.line);
        Self { path: path.strip_prefix("./").unwrap_or(path), lines: Lines { begin } }
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
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
    fn an_open_finding_has_the_five_fields_that_gitlab_reads() {
        let issue = serde_json::json!([{
            "description": "34 or 40 people killed in the flood",
            "check_name": "count-contradiction",
            "fingerprint": "3fa9b2c1d0",
            "severity": "major",
            "location": {"path": "sources/courier.txt", "lines": {"begin": 1}},
        }]);
        assert_eq!(written(&Sample::new()), issue);
    }

    #[test]
    fn what_was_decided_is_no_issue() {
        assert_eq!(written(&Sample::decided()), serde_json::json!([]));
    }
}
