//! Open findings as annotations of GitHub Actions: workflow commands, which the runner reads from the log.
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>
//!
//! GitHub shows ten annotations of a level and step and drops the others in silence; here the others are
//! counted, in a notice of its own.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::region::{Regions, Sited};
use super::undone::{INCOMPLETE, RULE};
use super::{Report, Undone, escape, words};
use crate::check::{Finding, Severity};

/// Annotations of one level that a step can have.
const SHOWN: usize = 10;

/// Writes an annotation for each open finding that GitHub would show, and a line with the counts.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let regions = Regions::new(report);
    let mut levels: BTreeMap<Severity, usize> = BTreeMap::new();
    if let Some(first) = report.undone.first() {
        not_done(out, first, report.undone)?;
        levels.insert(Severity::Error, 1);
    }
    for finding in report.open() {
        let written = levels.entry(finding.severity).or_default();
        *written += 1;
        if *written <= shown(finding.severity) {
            annotation(out, report, &regions, finding)?;
        }
    }
    let rest = |(level, found): (&Severity, &usize)| found.saturating_sub(shown(*level));
    let more: usize = levels.iter().map(rest).sum();
    if more > 0 {
        let more = words::several(more, "more finding");
        writeln!(out, "::notice title=crosscheck::{more} open; GitHub shows {SHOWN} of a level.")?;
    }
    if let Some(filter) = report.filter {
        writeln!(out, "crosscheck: {}", escape::workflow_property(&filter.to_string()))?;
    }
    writeln!(out, "crosscheck: {}", words::tally(&report.tally()))
}

/// One annotation for all that could not be done, at the first.
fn not_done(out: &mut dyn Write, first: &Undone, all: &[Undone]) -> io::Result<()> {
    let property = |name: &str, value: &str| format!("{name}={},", escape::workflow_property(value));
    let file = first.file.as_deref().map(|file| property("file", file)).unwrap_or_default();
    let line = first.line.map(|line| property("line", &line.to_string())).unwrap_or_default();
    let told =
        [INCOMPLETE.to_owned()].into_iter().chain(all.iter().map(|one| escape::line(&one.to_string())));
    let message = escape::workflow_data(&told.collect::<Vec<_>>().join("\n"));
    writeln!(out, "::error {file}{line}title=crosscheck {RULE}::{message}")
}

/// One notice is kept for the count of what is not shown.
const fn shown(level: Severity) -> usize {
    match level {
        Severity::Error | Severity::Warning => SHOWN,
        Severity::Note => SHOWN - 1,
    }
}

fn annotation(
    out: &mut dyn Write,
    report: &Report<'_>,
    regions: &Regions<'_>,
    finding: &Finding,
) -> io::Result<()> {
    let claims: Vec<_> = regions.of(finding).collect();
    let place = claims.first().map(place).unwrap_or_default();
    let title = escape::workflow_property(&format!("{} {}", finding.rule, finding.id));
    let lines: Vec<_> = [escape::line(&finding.message), escape::line(&report.why(finding))]
        .into_iter()
        .chain(claims.iter().map(claim))
        .collect();
    let message = escape::workflow_data(&lines.join("\n"));
    writeln!(out, "::{} {place}title={title}::{message}", command(finding.severity))
}

/// `file=a.txt,line=3,endLine=3,col=8,endColumn=17,`
fn place(sited: &Sited<'_>) -> String {
    let Some(path) = sited.path() else { return String::new() };
    let file = escape::workflow_property(path.as_str());
    let Some(region) = sited.region() else { return format!("file={file},") };
    let (start, end) = (region.start, region.end);
    // Columns are for a place on one line.
    let columns = if start.line == end.line {
        format!("col={},endColumn={},", start.column, end.column)
    } else {
        String::new()
    };
    format!("file={file},line={},endLine={},{columns}", start.line, end.line)
}

/// "herald, sources/herald.txt:3:12: 40 killed".
fn claim(sited: &Sited<'_>) -> String {
    let (source, place) = (&sited.from.source.id, sited.told());
    escape::line(&format!("{source}, {place}: {}", words::claim(sited.claim)))
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Standing;
    use crate::report::sample::Sample;

    fn written(sample: &Sample) -> String {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_open_finding_is_annotated_where_its_first_claim_stands() {
        let text = written(&Sample::new());
        let head = "::error file=sources/courier.txt,line=1,endLine=1,col=4,endColumn=13,title=count-contradiction 3fa9b2c1d0::34 or 40 people killed in the flood%0A";
        assert!(text.starts_with(head), "{text}");
        assert!(text.contains("%0Aherald, sources/herald.txt:1:47: 40 killed\n"), "{text}");
        assert!(text.ends_with("\ncrosscheck: 1 error, 0 warnings, 0 notes open; 0 decided\n"), "{text}");
    }

    #[test]
    fn what_was_decided_is_counted_and_not_annotated() {
        assert_eq!(
            written(&Sample::decided()),
            "crosscheck: 0 errors, 0 warnings, 0 notes open; 1 decided\n"
        );
    }

    #[test]
    fn what_github_would_drop_is_counted() {
        let mut sample = Sample::new();
        let many = |severity| Finding { severity, ..sample.checked.findings[0].clone() };
        let findings = [Severity::Error, Severity::Warning, Severity::Note].map(many);
        sample.checked.findings = findings.iter().flat_map(|one| vec![one.clone(); 12]).collect();
        sample.standings = vec![Standing::Open; 36];
        let text = written(&sample);
        let count = |command: &str| text.lines().filter(|line| line.starts_with(command)).count();
        assert_eq!((count("::error "), count("::warning "), count("::notice ")), (10, 10, 10));
        assert!(text.contains("::notice title=crosscheck::7 more findings open;"), "{text}");
    }

    #[test]
    fn a_source_can_give_no_command() {
        let text = written(&Sample::hostile());
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("::error ") && lines[1].starts_with("crosscheck: "), "{text}");
        assert!(!text.contains("##[") && !text.contains(escape::is_unsafe), "{text}");
        let (properties, _) = lines[0]["::error ".len()..].split_once("::").unwrap();
        assert_eq!(properties.split(',').count(), 6, "{properties}");
    }
}
