//! One claim: what it says and where, and what was made of it.

use std::io::{self, Write};

use crate::check::Finding;
use crate::claim::{Claim, ClaimRef, SourceClaims, Status};
use crate::cli::check::Run;
use crate::report::excerpt::Lines;
use crate::report::{Report, Standing, Style, escape, text, words};

/// Writes what the claim says, then the fact and the findings that it stands in.
pub(super) fn write(out: &mut dyn Write, run: &Run, style: Style, at: ClaimRef) -> io::Result<()> {
    let report = run.view(true).0;
    let Some((from, claim)) = report.claim(at) else { return Ok(()) };
    said(out, run, style, (at, from, claim))?;
    fact(out, &report, style, at)?;
    let found: Vec<_> = report.findings().filter(|(finding, _)| finding.claims.contains(&at)).collect();
    findings(out, style, &found)?;
    match (found.is_empty(), claim.status) {
        (true, Status::Rejected) => writeln!(out, "  It was rejected, and is held against nothing."),
        (true, _) => writeln!(out, "  It is in no finding."),
        (false, _) => Ok(()),
    }
}

fn said(
    out: &mut dyn Write,
    run: &Run,
    style: Style,
    (at, from, claim): (ClaimRef, &SourceClaims, &Claim),
) -> io::Result<()> {
    let kind = claim.value.kind().name();
    writeln!(
        out,
        "  {} {}",
        style.bold(&claim.id.0),
        escape::line(&format!("{kind}: {}", words::claim(claim)))
    )?;
    let quote = format!("{}: “{}”", place(run, at, from, claim), claim.quote);
    let told = words::according_to(claim).map(|who| format!("according to {who}"));
    let hedge = claim.hedge.as_ref().map(|hedge| format!("hedged by “{hedge}”"));
    let as_of = words::told_of(&from.source, claim);
    let day = words::worked_out(claim).map(str::to_owned);
    let status = Some(format!("published {}, {}", words::published(&from.source), status(claim.status)));
    let lines = [
        Some(quote),
        status,
        told,
        hedge,
        as_of,
        day,
        claim.note.clone().map(|note| format!("note: {note}")),
    ];
    lines.into_iter().flatten().try_for_each(|line| writeln!(out, "    {}", escape::line(&line)))
}

/// "sources/herald.txt:3"; the source where its text is not at hand.
fn place(run: &Run, at: ClaimRef, from: &SourceClaims, claim: &Claim) -> String {
    let document = run.inputs.documents.get(at.source).and_then(Option::as_ref);
    let line = document.map(|document| Lines::new(document.file()).line_at(claim.span.start).0 + 1);
    match line {
        Some(line) => format!("{}:{line}", from.source.document),
        None => from.source.id.clone(),
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Extracted => "extracted, and looked at by nobody",
        Status::Curated => "curated",
        Status::Rejected => "rejected",
        Status::Superseded => "superseded: its source withdrew it",
    }
}

/// The fact, and who else speaks of it.
fn fact(out: &mut dyn Write, report: &Report<'_>, style: Style, at: ClaimRef) -> io::Result<()> {
    let Some(fact) = report.checked.facts.iter().find(|fact| fact.claims.contains(&at)) else {
        return Ok(());
    };
    writeln!(out, "\n  {} {}", style.bold("the fact:"), escape::line(&fact.label))?;
    let others: Vec<ClaimRef> = fact.claims.iter().copied().filter(|other| *other != at).collect();
    if others.is_empty() {
        return writeln!(out, "    No other claim is about it.");
    }
    report.claims(&others).try_for_each(|(from, other)| {
        let said = format!("{} ({}): {}", other.id, from.source.id, words::claim(other));
        writeln!(out, "    {}", escape::line(&said))
    })
}

fn findings(out: &mut dyn Write, style: Style, found: &[(&Finding, &Standing)]) -> io::Result<()> {
    writeln!(out)?;
    for (finding, standing) in found {
        let level = style.level(finding.severity, text::level(finding.severity));
        let told = escape::line(&finding.message);
        writeln!(out, "  {}  {level}  {}  {told}", style.bold(&finding.id), standing.word())?;
    }
    Ok(())
}
