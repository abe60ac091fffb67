//! Open findings as GitLab's code quality report: <https://docs.gitlab.com/ci/testing/code_quality/>.
//!
//! The format is a list of issues and nothing else: what was decided is not in it, nor that findings are left out. What
//! could not be done is an issue as well: a list without it would look complete.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::region::{Regions, Sited};
use super::undone::RULE;
use super::{Report, Undone, escape, json};
use crate::check::{Finding, Severity};

/// Writes one list.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let regions = Regions::new(report);
    let undone = report.undone.iter().map(|undone| Issue::not_done(report, undone));
    let issues = report.open().filter_map(|finding| Issue::new(&regions, finding));
    json::pretty(out, &undone.chain(issues).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: Cow<'a, str>,
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
            fingerprint: finding.id.as_str().into(),
            severity: severity(finding.severity),
            location: Location::new(&regions.of(finding).next()?),
        })
    }

    fn not_done(report: &Report<'a>, undone: &'a Undone) -> Self {
        let description = escape::line(&undone.to_string());
        Self {
            check_name: RULE,
            fingerprint: Finding::fingerprint(RULE, &description, &[]).into(),
            severity: "blocker",
            location: Location::at(undone.place(report), undone.line),
            description,
        }
    }
}

impl<'a> Location<'a> {
    fn new(sited: &Sited<'a>) -> Self {
        Self::at(sited.file(), sited.region().map(|region| region.start.line))
    }

    fn at(path: &'a str, line: Option<usize>) -> Self {
        let lines = Lines { begin: line.unwrap_or(1) };
        Self { path: path.strip_prefix("./").unwrap_or(path), lines }
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
    fn what_could_not_be_done_is_an_issue_where_it_is_at_fault() {
        let written = written(&Sample::refused());
        assert_eq!(written.as_array().unwrap().len(), 3);
        assert_eq!(
            (&written[0]["check_name"], &written[0]["severity"]),
            (&"not-done".into(), &"blocker".into())
        );
        assert_eq!(
            written[0]["location"],
            serde_json::json!({"path": "claims/echo.yaml", "lines": {"begin": 5}})
        );
        assert_eq!(written[1]["location"]["path"], "valley_flood");
        assert_ne!(written[0]["fingerprint"], written[1]["fingerprint"]);
    }

    #[test]
    fn what_was_decided_is_no_issue() {
        assert_eq!(written(&Sample::decided()), serde_json::json!([]));
    }
}
