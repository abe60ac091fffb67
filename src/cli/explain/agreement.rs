//! Claims that agree: why they were put together, and how somebody keeps them apart.

use std::io::{self, Write};

use super::together;
use crate::check::Agreement;
use crate::claim::ClaimRef;
use crate::cli::check::Run;
use crate::report::{Style, escape, text, words};

/// Writes the claims, the evidence that they are about one fact, and what parts them.
pub(super) fn write(out: &mut dyn Write, run: &Run, style: Style, agreement: &Agreement) -> io::Result<()> {
    let report = run.view(true).0;
    let Agreement { id, reason, claims } = agreement;
    writeln!(out, "  {} agreement: {}", style.bold(id), words::agreeing(reason))?;
    text::claims(out, &report, style, claims)?;
    together(out, run, style, claims)?;
    let [a, b] = two(claims).map(|at| report.claim(at).map_or("", |(_, claim)| claim.id.0.as_str()));
    writeln!(out, "\n  {}", style.dim("to keep two of them apart:"))?;
    let [a, b] = [a, b].map(escape::line);
    let place = escape::line(report.place.unwrap_or("DOSSIER"));
    writeln!(out, "  crosscheck review different {a} {b} --in {place} --note WHY")
}

/// Two of these, of two sources if there are two; there is one at least.
fn two(claims: &[ClaimRef]) -> [ClaimRef; 2] {
    let first = claims[0];
    let other = claims.iter().find(|at| at.source != first.source).or(claims.last());
    [first, other.copied().unwrap_or(first)]
}
