//! `crosscheck review same`: two claims that were kept apart are about one fact.

use std::io::{self, Write};

use super::changes::Changes;
use super::{act, checked, file};
use crate::check::Checked;
use crate::claim::{ClaimId, ClaimRef};
use crate::cli::args::{ListFormat, ReviewSame};
use crate::cli::check::{Run, judge};
use crate::cli::inputs::Inputs;
use crate::cli::problem::Problem;
use crate::cli::{Outcome, explain};
use crate::decisions::{Decision, Status, Verdict, store};
use crate::report::{self, Standing, Style, escape, json};
use crate::resolve::{Barrier, Corpus, Weights, barrier, compare};

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
    let joined = joined(&run, &pair, places)?;
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
    outcome.notices.extend(consequences(&run, &joined, &id, &standing));
    Ok(())
}

/// Which findings are no more where the two claims are one fact, and which are in their place: at once, or when a
/// second person has confirmed it.
fn consequences(run: &Run, joined: &Checked, id: &str, standing: &Standing) -> Option<Problem> {
    let changes = Changes::between(&run.checked, &run.standings, joined)?;
    let revoke = format!("`crosscheck review revoke {id}` takes it back");
    let (when, help) = if matches!(standing, Standing::Waiting(_)) {
        ("once a second person has confirmed it", format!("until then everything stands as before; {revoke}"))
    } else {
        ("with this", format!("{revoke}, and they stand as before"))
    };
    let message = format!("{when}, {}", changes.named());
    Some(Problem::notice(escape::line(&message), help))
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
    inputs.place(&id.0).ok_or_else(|| {
        Problem::with_help(
            format!("no claim is called {id}"),
            "`crosscheck extract` and `crosscheck review show` have the ids of claims; `--in` says where to look",
        )
    })
}

fn together(checked: &Checked, places: [ClaimRef; 2]) -> bool {
    checked.facts.iter().any(|fact| places.iter().all(|at| fact.claims.contains(at)))
}

/// What is found where the two are one fact. A pair that nothing can bring together, such as a count of the killed
/// and one of the displaced, is not declared in vain.
fn joined(run: &Run, [a, b]: &[ClaimId; 2], places: [ClaimRef; 2]) -> Result<Checked, Problem> {
    let joined = judge(&run.inputs.decided(), Some((a.clone(), b.clone())));
    if together(&joined, places) {
        return Ok(joined);
    }
    let refused = format!("{a} and {b} cannot be one fact; nothing was written");
    let help = match unlike(run, places) {
        Some(why) => format!("{why} Only claims of one kind, about one sort of thing, can be one fact."),
        None => "`crosscheck explain CLAIM-ID CLAIM-ID` says what keeps them apart".to_owned(),
    };
    Err(Problem::with_help(refused, help))
}

/// Why two claims of different kinds are never compared; none where they are of one.
fn unlike(run: &Run, places: [ClaimRef; 2]) -> Option<String> {
    let corpus = Corpus::new(&run.inputs.sources, run.inputs.config.lexicon());
    let (a, b) = (corpus.of(places[0])?, corpus.of(places[1])?);
    let score = compare(&corpus, a, b, Weights::shipped());
    let barrier = barrier(&score, a, b).filter(|barrier| *barrier == Barrier::OtherBlock)?;
    Some(explain::kept_apart(barrier, a, b))
}
