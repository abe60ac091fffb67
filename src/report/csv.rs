//! Findings as comma-separated values (RFC 4180), a row a claim of a finding: for a spreadsheet.
//!
//! Where findings are left out, every row says so in its last cell: a table has no other place for it.
//! Every cell stands in quotation marks, and none is a formula: see `escape::cell`.

use std::io::{self, Write};

use super::region::{Regions, Sited};
use super::{Report, Standing, Verdict, escape, text, words};
use crate::check::Finding;

/// The heads of the columns.
const HEAD: [&str; 25] = [
    "finding",
    "rule",
    "level",
    "kind",
    "reason",
    "status",
    "message",
    "hint",
    "decision",
    "by",
    "on",
    "note",
    "claim",
    "source",
    "publisher",
    "published",
    "document",
    "line",
    "column",
    "attribute",
    "value",
    "quote",
    "according_to",
    "hedge",
    "filter",
];

/// Writes a row for each claim of each finding, under a row of heads.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let mut table = ::csv::WriterBuilder::new().quote_style(::csv::QuoteStyle::Always).from_writer(out);
    let regions = Regions::new(report);
    table.write_record(HEAD)?;
    for (finding, standing) in report.findings() {
        for sited in regions.of(finding) {
            table.write_record(row(report, finding, standing, &sited).map(|cell| escape::cell(&cell)))?;
        }
    }
    table.flush()
}

fn row(
    report: &Report<'_>,
    finding: &Finding,
    standing: &Standing,
    sited: &Sited<'_>,
) -> [String; HEAD.len()] {
    let Sited { from, claim, .. } = sited;
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let verdict = standing.verdict();
    let decided = |part: fn(&Verdict) -> String| verdict.map(part).unwrap_or_default();
    let start = sited.region().map(|region| region.start);
    [
        finding.id.clone(),
        finding.rule.clone(),
        text::level(finding.severity).to_owned(),
        finding.kind.name().to_owned(),
        finding.reason.clone(),
        standing.status().to_owned(),
        finding.message.clone(),
        given(&finding.hint),
        decided(|verdict| verdict.what.to_string()),
        decided(|verdict| verdict.by.clone()),
        decided(|verdict| verdict.on.clone()),
        note(standing),
        claim.id.0.clone(),
        from.source.id.clone(),
        given(&from.source.publisher),
        words::published(&from.source),
        from.source.document.to_string(),
        start.map(|start| start.line.to_string()).unwrap_or_default(),
        start.map(|start| start.column.to_string()).unwrap_or_default(),
        claim.attribute.clone(),
        words::value(&claim.value),
        claim.quote.clone(),
        given(&claim.attributed_to),
        given(&claim.hedge),
        report.filter.map(|filter| filter.to_string()).unwrap_or_default(),
    ]
}

/// Why it was decided so, or is ignored.
fn note(standing: &Standing) -> String {
    let decided = standing.verdict().and_then(|verdict| verdict.note.clone());
    decided.or_else(|| Some(standing.suppression()?.reason.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn rows(sample: &Sample) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn cell<'r>(rows: &'r [Vec<String>], row: usize, head: &str) -> &'r str {
        &rows[row][HEAD.iter().position(|known| *known == head).unwrap()]
    }

    #[test]
    fn each_claim_of_a_finding_has_a_row_with_its_place() {
        let rows = rows(&Sample::new());
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0], HEAD);
        assert_eq!((cell(&rows, 1, "claim"), cell(&rows, 2, "claim")), ("courier-0", "herald-0"));
        assert_eq!((cell(&rows, 1, "line"), cell(&rows, 1, "column")), ("1", "4"));
        assert_eq!((cell(&rows, 2, "value"), cell(&rows, 2, "according_to")), ("40", "the mayor"));
    }

    #[test]
    fn a_decision_stands_in_every_row_of_its_finding() {
        let rows = rows(&Sample::decided());
        assert!((1..3).all(|row| cell(&rows, row, "status") == "decided" && cell(&rows, row, "by") == "Ana"));
    }

    #[test]
    fn the_reason_why_it_is_ignored_is_the_note_of_a_finding() {
        let rows = rows(&Sample::suppressed());
        assert_eq!(
            (cell(&rows, 1, "status"), cell(&rows, 1, "note")),
            ("suppressed", "the erratum settles it")
        );
    }

    #[test]
    fn every_row_says_that_findings_are_left_out() {
        let rows = rows(&Sample::filtered());
        assert_eq!(cell(&rows, 2, "filter"), "only what has changed since main: 3 findings left out");
    }

    #[test]
    fn no_cell_is_a_formula_or_drives_a_terminal() {
        for cell in rows(&Sample::hostile()).iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            assert!(!cell.contains(escape::is_unsafe) && !cell.contains('\n'), "{cell:?}");
        }
    }
}
