//! The report as a document that a person reads: what is open, what was decided, what agrees, and what
//! was compared. GitHub's dialect of Markdown, for its tables.
//!
//! Nothing that came from a source can become markup: see `escape::markdown`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::agreed::{self, Agreed};
use super::dispute::{Dispute, Heading, disputes};
use super::escape::markdown as md;
use super::quoted::{Quoted, Quotes};
use super::reconciled::Printed;
use super::undone::INCOMPLETE;
use super::{Besides, Passed, Report, Standing, text, words};
use crate::check::{ClaimRef, Coverage, Finding, Severity};
use crate::claim::{Claim, SourceClaims};
use crate::document::Source;

/// Characters of a source's text that are quoted around a value.
const QUOTED: usize = 120;

/// Writes the whole report.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let disputes = disputes(report);
    let pages = Pages::new(report);
    summary(out, report)?;
    for heading in [Heading::Open].into_iter().chain(Heading::SETTLED) {
        let under: Vec<_> = disputes.iter().filter(|dispute| dispute.heading() == heading).collect();
        pages.section(out, heading.title(), &under)?;
    }
    declared(out, report)?;
    agreements(out, report)?;
    coverage(out, report)?;
    not_understood(out, report)?;
    notices(out, report)
}

pub(super) fn summary(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let tally = report.tally();
    writeln!(out, "# {}: {}\n", report.about.title(), md(report.title))?;
    not_done(out, report)?;
    write!(
        out,
        "{} with {}, of which {} {} beside a claim of another source. ",
        words::several(report.sources.len(), "source"),
        words::several(report.claims_read(), "claim"),
        words::number(report.compared() as u64),
        if report.compared() == 1 { "stands" } else { "stand" },
    )?;
    writeln!(out, "{}\n", standing(&tally, agreed::number(report), &agreed::apart(report)))?;
    if report.compared() == 0 {
        writeln!(out, "**Nothing was compared:** no two sources speak of the same fact.\n")?;
    }
    Ok(())
}

/// What the report lacks, and why.
fn not_done(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    if report.undone.is_empty() {
        return Ok(());
    }
    writeln!(out, "> **{INCOMPLETE}**\n>")?;
    report.undone.iter().try_for_each(|undone| writeln!(out, "> - {}", md(&undone.to_string())))?;
    writeln!(out)
}

fn standing(tally: &super::Tally, agreements: usize, apart: &str) -> String {
    let levels = [Severity::Error, Severity::Warning, Severity::Note];
    let counted = levels
        .map(|level| words::several(tally.open.get(&level).copied().unwrap_or_default(), text::level(level)));
    let stale = match tally.stale {
        0 => String::new(),
        n => format!(" ({n} decided before, on evidence that has changed since)"),
    };
    let waiting = match tally.waiting {
        0 => String::new(),
        n => format!(" ({n} decided, and a second person must confirm it)"),
    };
    let besides = |n: usize, what: &str| if n == 0 { String::new() } else { format!(" {what}: {n}.") };
    let suppressed = besides(tally.suppressed, Heading::Suppressed.title());
    let baselined = besides(tally.baselined, Heading::Baselined.title());
    let apart = if apart.is_empty() { String::new() } else { format!(" No disagreement either: {apart}.") };
    let (open, decided, real) = (counted.join(", "), tally.decided, words::real(tally.real));
    format!(
        "Open: {open}{waiting}{stale}. Decided: {decided}{real}.{suppressed}{baselined} Agreements: {agreements}.{apart}"
    )
}

/// The report, and its documents for quoting from them.
pub(super) struct Pages<'a> {
    report: Report<'a>,
    quotes: Quotes<'a>,
    besides: Besides<'a>,
    printed: Printed<'a>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(report: &Report<'a>) -> Self {
        let (quotes, besides) = (Quotes::new(report), Besides::new(report));
        Self { report: *report, quotes, besides, printed: Printed::new(report) }
    }

    fn section(&self, out: &mut dyn Write, title: &str, disputes: &[&Dispute<'_>]) -> io::Result<()> {
        if disputes.is_empty() {
            return Ok(());
        }
        writeln!(out, "## {title}\n")?;
        for of_kind in disputes.chunk_by(|a, b| a.kind == b.kind) {
            writeln!(out, "### {}\n", words::kinds(of_kind[0].kind))?;
            of_kind.iter().try_for_each(|dispute| self.dispute(out, dispute))?;
        }
        Ok(())
    }

    pub(super) fn dispute(&self, out: &mut dyn Write, dispute: &Dispute<'_>) -> io::Result<()> {
        writeln!(out, "#### {}\n", md(dispute.label(&self.printed)))?;
        for (found, standing) in &dispute.findings {
            if dispute.is_open() && !standing.is_open() {
                settled(out, &self.report, found, standing)?;
            } else {
                finding(out, &self.report, found, standing)?;
                let mut apart = self.besides.kept_apart(found);
                apart.try_for_each(|told| writeln!(out, "  — *{}*", md(&told)))?;
            }
        }
        if let Some(figure) = dispute.figure(&self.printed) {
            writeln!(out, "\nTaken together: {}.", md(&figure.told()))?;
        }
        if let Some(origins) = dispute.fact.and_then(|fact| self.report.origins(fact)) {
            writeln!(out, "\n{}.", md(&origins))?;
        }
        self.table(out, &dispute.claims)
    }

    fn table(&self, out: &mut dyn Write, claims: &[ClaimRef]) -> io::Result<()> {
        writeln!(out, "\n| value | source | published | told | quote |\n| --- | --- | --- | --- | --- |")?;
        let mut seen = BTreeSet::new();
        for at in claims {
            let Some((from, claim)) = self.report.claim(*at) else { continue };
            let told = words::told(claim, self.report.sides(*at, claims).as_ref());
            let row = self.row(at.source, from, claim, &told);
            if seen.insert(row.clone()) {
                writeln!(out, "{row}")?;
            }
        }
        writeln!(out)
    }

    fn row(&self, source: usize, from: &SourceClaims, claim: &'a Claim, told: &[String]) -> String {
        let cells = [
            md(&words::claim(claim)),
            md(&name(&from.source)),
            dated(from, claim),
            md(&told.join("; ")),
            quote(&self.quotes.of(source, claim, QUOTED)),
        ];
        format!("| {} |", cells.join(" | "))
    }
}

/// The words around a claim, its own in bold.
fn quote(quoted: &Quoted<'_>) -> String {
    let Quoted { before, value, after, .. } = quoted;
    let gap = |left_out: bool| if left_out { "…" } else { "" };
    let (head, tail) = (gap(quoted.cut_before), gap(quoted.cut_after));
    format!("{head}{}**{}**{}{tail}", md(before), md(value), md(after))
}

/// What was declared about two claims each, a line each.
fn declared(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    if report.declared.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Declared\n")?;
    for told in report.declared {
        let standing = told.standing.told(None).unwrap_or_default();
        writeln!(out, "- {} — *{}* (`{}`)", md(&told.summary), md(&standing), told.id)?;
    }
    writeln!(out)
}

/// A decided finding beside open ones of its fact: a line that says so.
fn settled(
    out: &mut dyn Write,
    report: &Report<'_>,
    finding: &Finding,
    standing: &Standing,
) -> io::Result<()> {
    let told = report.told(finding, standing).unwrap_or_default();
    writeln!(out, "- {} — *{}* (finding `{}`)", md(&finding.message), md(&told), finding.id)
}

/// A line a finding, and what was decided about it.
fn finding(
    out: &mut dyn Write,
    report: &Report<'_>,
    finding: &Finding,
    standing: &Standing,
) -> io::Result<()> {
    let (level, why) = (text::level(finding.severity), report.why(finding));
    writeln!(out, "- **{level}** {}", md(&finding.message))?;
    writeln!(out, "  ({}; rule `{}`, finding `{}`)", md(&why), finding.rule, finding.id)?;
    match report.told(finding, standing) {
        Some(told) => writeln!(out, "  — *{}*", md(&told)),
        None if finding.help.is_empty() => Ok(()),
        None => writeln!(out, "  {}", md(&finding.help)),
    }
}

fn name(source: &Source) -> String {
    let name = words::publisher(source);
    if name == source.id { name.to_owned() } else { format!("{name} ({})", source.id) }
}

fn dated(from: &SourceClaims, claim: &Claim) -> String {
    md(&words::dated(&from.source, claim))
}

fn agreements(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    if report.checked.agreements.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "## No disagreement\n\n| what | values | sources | why | id |\n| --- | --- | --- | --- | --- |"
    )?;
    let (rows, left_out) = agreed::rows(report);
    for Agreed { what, values, sources, why, ids } in rows {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        let cells = [what, &values, &sources.join(", "), &why].map(md);
        writeln!(out, "| {} | {} |", cells.join(" | "), ids.join(" "))?;
    }
    agreed::left_out(left_out).iter().try_for_each(|told| writeln!(out, "\n{told}"))?;
    writeln!(out)
}

pub(super) fn coverage(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let sources: BTreeMap<_, _> = report.sources.iter().map(|s| (s.source.id.as_str(), &s.source)).collect();
    writeln!(out, "## What was compared\n")?;
    writeln!(
        out,
        "| source | published | claims | compared | without counterpart |\n| --- | --- | ---: | ---: | ---: |"
    )?;
    for row in &report.checked.coverage {
        let Coverage { source: id, claims, compared, alone, .. } = row;
        let source = sources.get(id.as_str());
        let named = source.map_or_else(|| id.clone(), |source| name(source));
        let dated = source.map(|source| words::published(source)).unwrap_or_default();
        writeln!(out, "| {} | {} | {claims} | {compared} | {alone} |", md(&named), md(&dated))?;
    }
    writeln!(out)
}

/// The sentences of which something was read and no claim made.
fn not_understood(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let named = report.passed_over();
    if named.is_empty() {
        return Ok(());
    }
    let counted: Vec<String> = report.passed_over_counted().map(|counted| md(&counted)).collect();
    writeln!(out, "## Not understood\n\n{}.\n", counted.join("; "))?;
    writeln!(out, "| where | what | sentence |\n| --- | --- | --- |")?;
    for Passed { document, line, why, text, .. } in named {
        writeln!(out, "| {} | {} | {} |", md(&format!("{document}:{line}")), md(&why), md(&text))?;
    }
    writeln!(out)
}

pub(super) fn notices(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let mut notices = report.notices().peekable();
    if notices.peek().is_some() {
        writeln!(out, "## Notices\n")?;
        for notice in notices {
            writeln!(out, "- {}", md(&notice))?;
        }
        writeln!(out)?;
    }
    let (version, rules) = (env!("CARGO_PKG_VERSION"), crate::shipped::version());
    writeln!(
        out,
        "Made by crosscheck {version} with the rules {rules}. It finds where sources differ, not who is right."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn written(sample: &Sample) -> String {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_disputed_fact_has_a_table_of_its_values() {
        let text = written(&Sample::new()).replace(crate::shipped::version(), "(digest)");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn what_was_declared_says_by_whom_and_whether_it_holds() {
        let text = written(&Sample::declared());
        assert!(text.contains("## Declared\n\n- courier-0 and herald-0 are one fact — *stale, "), "{text}");
        assert!(text.contains("decided as one fact by Ana on 1 June 2019"), "{text}");
    }

    #[test]
    fn what_was_decided_says_by_whom_and_why() {
        let text = written(&Sample::decided());
        assert!(!text.contains("## Open") && text.contains("## Decided"), "{text}");
        assert!(
            text.contains("decided as explained by Ana on 1 June 2019: the mayor spoke of the whole valley")
        );
    }

    #[test]
    fn a_decided_finding_of_an_open_fact_is_a_line_there() {
        let mut sample = Sample::decided();
        let second = Finding { id: "second".into(), ..sample.checked.findings[0].clone() };
        sample.checked.findings.push(second);
        let text = written(&sample);
        assert!(text.contains("## Open") && !text.contains("## Decided"), "{text}");
        assert!(text.contains("in the flood — *decided as explained by Ana on 1 June 2019"), "{text}");
        assert!(text.contains("whole valley* (finding `3fa9b2c1d0`)"), "{text}");
    }

    #[test]
    fn what_is_suppressed_or_waits_says_why() {
        let text = written(&Sample::suppressed());
        assert!(text.contains("Suppressed in claim files: 1.") && !text.contains("## Open"), "{text}");
        assert!(
            text.contains("## Suppressed in claim files\n") && text.contains("the erratum settles it"),
            "{text}"
        );
        let text = written(&Sample::waiting());
        assert!(
            text.contains("1 error, 0 warnings, 0 notes (1 decided, and a second person must confirm it)")
        );
        assert!(text.contains("## Open") && text.contains("; a second person must confirm it*"), "{text}");
    }

    #[test]
    fn nothing_from_a_source_becomes_markup() {
        let text = written(&Sample::hostile());
        for forbidden in ["<script", "<b>", "\u{1b}", "\u{202e}", "\u{7}", " `forty", "The | mayor"] {
            assert!(!text.contains(forbidden), "{forbidden:?} in {text}");
        }
    }

    #[test]
    fn every_row_of_a_table_has_as_many_cells_as_its_head() {
        for sample in [Sample::new(), Sample::hostile()] {
            let text = written(&sample);
            let cells = |line: &str| line.replace("\\|", "").matches('|').count();
            let tables: Vec<Vec<&str>> = text
                .split("\n\n")
                .map(|part| part.lines().filter(|l| l.starts_with('|')).collect())
                .collect();
            for table in tables {
                assert!(table.iter().all(|row| cells(row) == cells(table[0])), "{table:?}");
            }
        }
    }
}
