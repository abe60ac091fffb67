//! The lines that close the report for a terminal: how many findings, how they stand, what was compared.

use std::collections::HashMap;
use std::io::{self, Write};

use super::undone::INCOMPLETE;
use super::{Passed, Report, Style, agreed, escape, text, words};
use crate::check::{Coverage, Severity};

pub(super) fn write(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    coverage(out, report, style)?;
    let notices: Vec<_> = report.notices().collect();
    if !notices.is_empty() {
        writeln!(out)?;
    }
    for line in notices.iter().flat_map(|notice| style.wrapped(&escape::line(notice), 2)) {
        writeln!(out, "  {}", style.dim(&line))?;
    }
    not_understood(out, report, style)?;
    writeln!(out)?;
    writeln!(out, "  {}", totals(report, style))?;
    writeln!(out, "  {}", agreements(report, style))?;
    if report.compared() == 0 {
        writeln!(out, "  {}", style.bold("Nothing was compared: no two sources speak of the same fact."))?;
    }
    not_done(out, report, style)?;
    not_in_force(out, report, style)?;
    next_step(out, report, style)
}

/// What the report lacks, and why.
fn not_done(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    if report.undone.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n  {}", style.level(Severity::Error, &style.bold(INCOMPLETE)))?;
    for undone in report.undone {
        let told = style.wrapped(&escape::line(&undone.to_string()), 4);
        told.iter().try_for_each(|line| writeln!(out, "    {line}"))?;
    }
    Ok(())
}

/// "2 errors, 5 warnings open · 3 decided · 1 stale".
fn totals(report: &Report<'_>, style: Style) -> String {
    let tally = report.tally();
    let levels = [Severity::Error, Severity::Warning, Severity::Note];
    let open = levels.map(|level| {
        let n = tally.open.get(&level).copied().unwrap_or_default();
        let counted = words::several(n, text::level(level));
        if n > 0 { style.level(level, &style.bold(&counted)) } else { style.dim(&counted) }
    });
    let mut parts = vec![format!("{} open", open.join(", "))];
    let hidden = |n: usize| if n > 0 && !report.show_decided { " (not shown)" } else { "" };
    let settled = |n: usize, what: &str| format!("{n} {what}{}", hidden(n));
    parts.push(settled(tally.decided, &format!("decided{}", words::real(tally.real))));
    let besides = [(tally.suppressed, "suppressed"), (tally.baselined, "in the baseline")];
    parts.extend(besides.iter().filter(|(n, _)| *n > 0).map(|(n, what)| settled(*n, what)));
    let among = [(tally.waiting, "waiting for a second person"), (tally.stale, "stale")];
    parts
        .extend(among.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} of the open ones {what}")));
    let idle = report.not_in_force().count();
    parts.extend((idle > 0).then(|| format!("{} not in force", words::several(idle, "declaration"))));
    parts.join(style.dot())
}

/// "14 agreements: 9 the same, 5 within bounds · no disagreement either: 3 of other people or places".
fn agreements(report: &Report<'_>, style: Style) -> String {
    let (reasons, apart) = (agreed::reasons(report), agreed::apart(report));
    let colon = if reasons.is_empty() { "" } else { ": " };
    let told = format!("{}{colon}{reasons}", words::several(agreed::number(report), "agreement"));
    if apart.is_empty() { told } else { format!("{told}{}no disagreement either: {apart}", style.dot()) }
}

/// A line a source.
fn coverage(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    let published: HashMap<_, _> =
        report.sources.iter().map(|s| (s.source.id.as_str(), words::published(&s.source))).collect();
    let dated = |row: &Coverage| published.get(row.source.as_str()).map_or("", String::as_str);
    let rows: Vec<_> = report.checked.coverage.iter().map(|row| (row, dated(row))).collect();
    let wide = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or_default();
    let first = wide(&mut rows.iter().map(|(row, _)| row.source.chars().count())).clamp(6, 40);
    let second = wide(&mut rows.iter().map(|(_, date)| date.chars().count())).max(9);
    let head = format!(
        "{:first$}  {:second$}  {:>6}  {:>8}  {:>5}",
        "source", "published", "claims", "compared", "alone"
    );
    writeln!(out, "  {}", style.dim(&head))?;
    for (row, date) in rows {
        let (source, Coverage { claims, compared, alone, .. }) = (escape::line(&row.source), row);
        writeln!(out, "  {source:first$}  {date:second$}  {claims:>6}  {compared:>8}  {alone:>5}")?;
    }
    Ok(())
}

/// So many sentences are named to a reader at a terminal; other formats name more.
const NAMED: usize = 5;

/// Which sentences something was read from and no claim made of.
fn not_understood(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    let counted: Vec<String> = report.passed_over_counted().collect();
    if counted.is_empty() {
        return Ok(());
    }
    let head = format!("Not understood: {}", counted.join("; "));
    writeln!(out)?;
    for line in style.wrapped(&escape::line(&head), 2) {
        writeln!(out, "  {line}")?;
    }
    let named = report.passed_over();
    for Passed { document, line, why, text, .. } in named.iter().take(NAMED) {
        writeln!(out, "  {}", style.dim(&escape::line(&format!("{document}:{line}: {why}"))))?;
        for line in style.wrapped(&escape::line(text), 4) {
            writeln!(out, "    {line}")?;
        }
    }
    match named.len().saturating_sub(NAMED) {
        0 => Ok(()),
        more => writeln!(out, "  {}", style.dim(&format!("and {more} more, in JSON, Markdown and HTML"))),
    }
}

/// Which declarations bind nothing, and where to read why.
fn not_in_force(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    let ids: Vec<&str> = report.not_in_force().map(|told| told.id.as_str()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let how =
        report.place.map(|place| format!("; `crosscheck review list {place}` has them")).unwrap_or_default();
    let told = format!("not in force: {}{how}", ids.join(", "));
    writeln!(out)?;
    style.wrapped(&escape::line(&told), 2).iter().try_for_each(|line| writeln!(out, "  {}", style.dim(line)))
}

fn next_step(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    let open = report.findings().find(|(_, standing)| standing.is_open());
    let (Some((finding, _)), Some(place)) = (open, report.place) else { return Ok(()) };
    let command =
        format!("crosscheck review decide {} {} --as explained --note WHY", finding.id, escape::line(place));
    writeln!(out, "\n  {}", style.dim("to decide on a finding, by its id, for example:"))?;
    writeln!(out, "  {}", style.dim(&command))
}
