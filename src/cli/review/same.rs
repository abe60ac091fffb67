//! `crosscheck review same`: two claims that were kept apart are about one fact.

use std::io::{self, Write};

use super::{act, checked, file};
use crate::check::{Checked, Settings, check};
use crate::claim::{Claim, ClaimId, ClaimRef};
use crate::cli::Outcome;
use crate::cli::args::{ListFormat, ReviewSame};
use crate::cli::inputs::Inputs;
use crate::cli::problem::Problem;
use crate::decisions::{Decision, Status, Verdict, store};
use crate::report::{self, Standing, Style, escape, json};

/// Declares it, where that brings the two together.
pub(super) fn declare(typed: &ReviewSame, outcome: &mut Outcome) -> Result<(), Problem> {
    let today = typed.signed.signer.today;
    let run = checked(&typed.paths, typed.decisions.as_deref(), today, outcome);
    let [a, b] = [&typed.claims[0], &typed.claims[1]].map(|id| ClaimId(id.clone()));
    let places = [place(&run.inputs, &a)?, place(&run.inputs, &b)?];
    if let Some(problem) = run.inputs.config.clashes(&[], &[(a.clone(), b.clone())]).pop() {
        return Err(problem.into());
    }
    if together(&run.checked, places) {
        return Err(Problem::with_help(
            format!("{a} and {b} are one fact already; nothing was written"),
            "`crosscheck explain CLAIM-ID CLAIM-ID` says why",
        ));
    }
    let pair = [a, b];
    would_join(&run.inputs, &pair, places)?;
    let file = file(&typed.paths, typed.decisions.as_deref())?;
    let act = act(&typed.signed, &file, Verdict::Same);
    let mut id = String::new();
    let written = store::change(&file, None, |decisions| {
        id = decisions.declare(&pair, &run.inputs.sources, act)?;
        Ok(())
    })?;
    let declared = written.declared(&run.inputs.sources, run.inputs.signoff());
    let told = declared.into_iter().find(|status| decision(status).is_some_and(|told| told.finding == id));
    let told = told.and_then(|status| Some((decision(&status)?.summary.clone(), Standing::from(status))));
    let (summary, standing) = told.unwrap_or_default();
    let second = standing.second().map(|told| format!("; {told}")).unwrap_or_default();
    outcome.say(&format!("{file}: {id}: {summary}{second}"));
    Ok(())
}

/// Writes what is declared, with the ids by which it is revoked.
pub(super) fn list(out: &mut dyn Write, inputs: &Inputs, format: ListFormat, style: Style) -> io::Result<()> {
    let signoff = inputs.signoff();
    let declared = inputs.decisions.iter().flat_map(|all| all.declared(&inputs.sources, signoff));
    for status in declared {
        let Some(Decision { finding, rule, summary, .. }) = decision(&status) else { continue };
        let standing = Standing::from(status);
        match format {
            ListFormat::Jsonl => json::line(
                out,
                &serde_json::json!({
                    "id": finding, "rule": rule, "status": standing.status(), "decision": standing.verdict(),
                    "message": summary,
                }),
            )?,
            ListFormat::Text => {
                let by = standing.verdict().map(|report::Verdict { by, on, .. }| format!(" ({by}, {on})"));
                let told = escape::line(&format!("{summary}{}", by.unwrap_or_default()));
                writeln!(out, "{}  {rule:7}  {}  {told}", style.bold(finding), standing.word())?;
            }
        }
    }
    Ok(())
}

const fn decision<'a>(status: &Status<'a>) -> Option<&'a Decision> {
    match *status {
        Status::Open => None,
        Status::Decided(decision) | Status::Waiting(decision) | Status::Stale(decision) => Some(decision),
    }
}

fn place(inputs: &Inputs, id: &ClaimId) -> Result<ClaimRef, Problem> {
    let claims = inputs.sources.iter().enumerate();
    let mut claims = claims.flat_map(|(source, from)| {
        from.claims.iter().enumerate().map(move |(claim, told)| (ClaimRef { source, claim }, told))
    });
    let found = claims.find(|(_, told): &(ClaimRef, &Claim)| told.id == *id);
    found.map(|(at, _)| at).ok_or_else(|| {
        Problem::with_help(
            format!("no claim is called {id}"),
            "`crosscheck extract` and `crosscheck review show` have the ids of claims; `--in` says where to look",
        )
    })
}

fn together(checked: &Checked, places: [ClaimRef; 2]) -> bool {
    checked.facts.iter().any(|fact| places.iter().all(|at| fact.claims.contains(at)))
}

/// A pair that nothing can bring together, such as a count of the killed and one of the displaced, is not declared
/// in vain.
fn would_join(inputs: &Inputs, [a, b]: &[ClaimId; 2], places: [ClaimRef; 2]) -> Result<(), Problem> {
    let settings = inputs.settings();
    let mut constraints = settings.constraints.clone();
    constraints.same.push((a.clone(), b.clone()));
    let checked = check(&inputs.sources, &Settings { constraints, ..settings });
    if together(&checked, places) {
        return Ok(());
    }
    Err(Problem::with_help(
        format!("{a} and {b} cannot be one fact; nothing was written"),
        "claims of one kind about the same thing can: `crosscheck explain CLAIM-ID CLAIM-ID` says what keeps them apart",
    ))
}
