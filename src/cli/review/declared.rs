//! `crosscheck review same` and `review different`: two claims that were kept apart are about one fact, or two that were
//! put together about different ones.

use std::collections::HashSet;
use std::io::{self, Write};

use super::changes::Changes;
use super::{act, checked, file};
use crate::check::{Checked, Finding};
use crate::claim::{ClaimId, ClaimRef};
use crate::cli::args::{ListFormat, ReviewPair};
use crate::cli::check::{Run, declared, judge};
use crate::cli::inputs::Inputs;
use crate::cli::problem::Problem;
use crate::cli::{Outcome, explain};
use crate::decisions::{Verdict, store};
use crate::report::{self, Declared, Standing, Style, escape, json, words};
use crate::resolve::{Barrier, Constraints, Corpus, Weights, barrier, compare};

/// Declares it, where that changes how the two stand.
pub(super) fn declare(typed: &ReviewPair, verdict: Verdict, outcome: &mut Outcome) -> Result<(), Problem> {
    let today = typed.signed.signer.today;
    let run = checked(&typed.paths, typed.decisions.as_deref(), today, outcome);
    let pair = [&typed.claims[0], &typed.claims[1]].map(|id| ClaimId(id.clone()));
    let places = [place(&run.inputs, &pair[0])?, place(&run.inputs, &pair[1])?];
    let also = constraint(&pair, &verdict);
    if let Some(problem) = run.inputs.config.clashes(&also.different, &also.same).pop() {
        return Err(problem.into());
    }
    run.inputs
        .decisions
        .iter()
        .try_for_each(|decisions| decisions.admits(&pair, &verdict, &run.inputs.sources))?;
    if let Some(finding) = disputed(&run.checked, places).filter(|_| verdict == Verdict::Different) {
        return Err(Problem::with_help(
            format!("{} and {} differ in finding {}; nothing was written", pair[0], pair[1], finding.id),
            format!(
                "`crosscheck review decide {} --as different` keeps them apart, and is seen in reports",
                finding.id
            ),
        ));
    }
    let after = judged(&run, &pair, places, &also)?;
    let file = file(&typed.paths, typed.decisions.as_deref())?;
    let act = act(&typed.signed, &file, verdict);
    let mut id = String::new();
    let written = store::change(&file, None, |decisions| {
        id = decisions.declare(&pair, &run.inputs.sources, act)?;
        Ok(())
    })?;
    let all = written.declared(&run.inputs.sources, run.inputs.signoff()).into_iter();
    let told = all.filter_map(Option::<Declared>::from).find(|told| told.id == id);
    let (summary, standing) = told.map(|told| (told.summary, told.standing)).unwrap_or_default();
    let second = standing.second().map(|told| format!("; {told}")).unwrap_or_default();
    outcome.say(&format!("{file}: {id}: {summary}{second}"));
    outcome.notices.extend(consequences(&run, &after, &id, &standing));
    Ok(())
}

/// The finding in which both stand.
fn disputed(checked: &Checked, places: [ClaimRef; 2]) -> Option<&Finding> {
    checked.findings.iter().find(|finding| places.iter().all(|at| finding.claims.contains(at)))
}

fn constraint([a, b]: &[ClaimId; 2], verdict: &Verdict) -> Constraints {
    let (pair, none) = (vec![(a.clone(), b.clone())], Vec::new());
    if *verdict == Verdict::Same {
        Constraints { same: pair, different: none }
    } else {
        Constraints { same: none, different: pair }
    }
}

/// Which findings are no more with what is declared of the two claims, and which are in their place: at once, or when a
/// second person has confirmed it.
fn consequences(run: &Run, after: &Checked, id: &str, standing: &Standing) -> Option<Problem> {
    let changes = Changes::between(&run.checked, &run.standings, after);
    let told: Vec<String> =
        changes.iter().map(Changes::named).chain(agreements_gone(&run.checked, after)).collect();
    if told.is_empty() {
        return None;
    }
    let revoke = format!("`crosscheck review revoke {id}` takes it back");
    let (when, help) = if matches!(standing, Standing::Waiting(_)) {
        ("once a second person has confirmed it", format!("until then everything stands as before; {revoke}"))
    } else {
        ("with this", format!("{revoke}, and they stand as before"))
    };
    let message = format!("{when}, {}", told.join("; "));
    Some(Problem::notice(escape::line(&message), help))
}

/// "1 agreement is no more: 3bce6c4965"
fn agreements_gone(before: &Checked, after: &Checked) -> Option<String> {
    let there: HashSet<&str> = after.agreements.iter().map(|agreement| agreement.id.as_str()).collect();
    let ids = before.agreements.iter().map(|agreement| agreement.id.as_str());
    let gone: Vec<&str> = ids.filter(|id| !there.contains(id)).collect();
    let are = if gone.len() == 1 { "is" } else { "are" };
    let told = || format!("{} {are} no more: {}", words::several(gone.len(), "agreement"), gone.join(", "));
    (!gone.is_empty()).then(told)
}

/// Writes what is declared, with the ids by which it is revoked, and tells whether there is anything.
/// Those that bind only if all are asked for: what waits for somebody, or has gone stale, is always listed.
pub(super) fn list(
    out: &mut dyn Write,
    inputs: &Inputs,
    all: bool,
    format: ListFormat,
    style: Style,
) -> io::Result<bool> {
    let mut any = false;
    for told in declared(inputs).filter(|told| all || told.standing.is_open()) {
        any = true;
        match format {
            ListFormat::Jsonl => json::line(
                out,
                &serde_json::json!({
                    "id": told.id, "rule": told.rule, "status": told.standing.status(),
                    "decision": told.standing.verdict(), "message": told.summary,
                }),
            )?,
            ListFormat::Text => writeln!(out, "{}", line(&told, style))?,
        }
    }
    Ok(any)
}

/// The declaration of this id, or the only one whose id starts so, in a line.
pub(super) fn said(inputs: &Inputs, id: &str, style: Style) -> Option<String> {
    let mut of_id = declared(inputs).filter(|told| told.id.starts_with(id));
    of_id.next().filter(|_| of_id.next().is_none()).map(|told| line(&told, style))
}

/// "93df672b0d  same  decided  a-1 and b-1 are one fact, by Ana on 1 June 2019: the ministry counts both".
fn line(told: &Declared, style: Style) -> String {
    let Declared { id, rule, summary, standing } = told;
    let signed = standing.verdict().map(report::Verdict::signed).unwrap_or_default();
    let said = escape::line(&format!("{summary}, {signed}"));
    format!("{}  {rule:9}  {}  {said}", style.bold(id), standing.word())
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

/// What is found with what is declared. What is so already is not declared, nor in vain what nothing can bring about:
/// that a count of the killed and one of the displaced are one fact.
fn judged(
    run: &Run,
    [a, b]: &[ClaimId; 2],
    places: [ClaimRef; 2],
    also: &Constraints,
) -> Result<Checked, Problem> {
    let wanted = also.different.is_empty();
    let facts = if wanted { "one fact" } else { "two facts" };
    let why = "`crosscheck explain CLAIM-ID CLAIM-ID` says why";
    if together(&run.checked, places) == wanted {
        return Err(Problem::with_help(format!("{a} and {b} are {facts} already; nothing was written"), why));
    }
    let after = judge(&run.inputs.decided(), also);
    if together(&after, places) == wanted {
        return Ok(after);
    }
    let help = match unlike(run, places) {
        Some(why) => format!("{why} Only claims of one kind, about one sort of thing, can be one fact."),
        None => why.to_owned(),
    };
    Err(Problem::with_help(format!("{a} and {b} cannot be {facts}; nothing was written"), help))
}

/// Why two claims of different kinds are never compared; none where they are of one.
fn unlike(run: &Run, places: [ClaimRef; 2]) -> Option<String> {
    let corpus = Corpus::new(&run.inputs.sources, run.inputs.config.lexicon());
    let (a, b) = (corpus.of(places[0])?, corpus.of(places[1])?);
    let score = compare(&corpus, a, b, Weights::shipped());
    let barrier = barrier(&score, a, b).filter(|barrier| *barrier == Barrier::OtherBlock)?;
    Some(explain::kept_apart(barrier, a, b))
}
