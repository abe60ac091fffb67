//! `crosscheck review`: what is open, and what is decided about it.
//!
//! Each step is a command of its own, here. The same is done finding by finding at a [`terminal`] and on a local
//! [`page`]. What these two share: [`desk`] has the findings and the file of decisions, [`items`] and [`filter`]
//! say which of them are gone through, [`card`] what is seen of one, [`changes`] what a decision does to the others,
//! [`undo`] how a decision is taken back, and [`keys`] what the keys do.

mod card;
mod changes;
mod curate;
mod declared;
mod desk;
mod filter;
mod items;
mod keys;
mod matched;
mod page;
mod terminal;
mod undo;

use std::env;
use std::io::{self, IsTerminal as _, Write};
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use super::args::{
    ListFormat, Paths, Review, ReviewDecide, ReviewList, ReviewRevoke, ReviewShow, ReviewVerb, Ruled, Signed,
    Signer,
};
use super::check::{Run, View, judge, only};
use super::day::today;
use super::problem::Problem;
use super::{Outcome, inputs, output, paths};
use crate::check::Finding;
use crate::claim::ClaimId;
use crate::decisions::{Act, Decision, Decisions, Verdict, store};
use crate::report::{Besides, Report, Standing, Style, escape, json, text, words};
use crate::resolve::Constraints;
use changes::Changes;
use desk::Desk;
use terminal::Ended;

/// The query for what has to be decided.
const OPEN: &str = "open";

const HOW: &str = "\
Decide on a finding by its id:
  crosscheck review show ID DOSSIER
  crosscheck review decide ID DOSSIER --as real|explained|different --note WHY
  crosscheck review decide ID DOSSIER --print CLAIM-ID
  crosscheck review same|different CLAIM-ID CLAIM-ID --in DOSSIER
  crosscheck review revoke ID DOSSIER
";

pub(super) fn run(typed: &Review, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let step = match &typed.verb {
        None if typed.serve => sit_down(typed, &mut outcome, |desk, outcome| on_a_page(desk, outcome, typed)),
        None if is_for_a_person(&typed.list) => sit_down(typed, &mut outcome, |desk, outcome| {
            at_the_terminal(desk, outcome, typed.list.all, style)
        }),
        None => list(&typed.list, typed.signer.today, &mut outcome, style).and_then(|()| how(&typed.list)),
        Some(ReviewVerb::List(typed)) => list(&typed.of, typed.expiry.today, &mut outcome, style),
        Some(ReviewVerb::Show(typed)) => show(&typed.of, typed.expiry.today, &mut outcome, style),
        Some(ReviewVerb::Decide(typed)) => decide(typed, &mut outcome),
        Some(ReviewVerb::Same(typed)) => declared::declare(typed, Verdict::Same, &mut outcome),
        Some(ReviewVerb::Different(typed)) => declared::declare(typed, Verdict::Different, &mut outcome),
        Some(ReviewVerb::Revoke(typed)) => revoke(typed, &mut outcome),
        Some(ReviewVerb::Curate(typed)) => curate::curate(typed, &mut outcome),
    };
    outcome.note(step);
    outcome
}

fn checked(
    paths: &[Utf8PathBuf],
    decisions: Option<&Utf8Path>,
    today: Option<Date>,
    outcome: &mut Outcome,
) -> Run {
    let paths = Paths { paths: paths.to_owned(), published: Vec::new() };
    Run::new(inputs::claims(&paths, decisions).baselined(None).on(today), outcome)
}

/// Whether somebody is there to press keys, and a screen to be drawn on.
fn is_for_a_person(typed: &ReviewList) -> bool {
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    typed.format == ListFormat::Text && !dumb && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Has a person decide about the findings, and keeps what is decided.
fn sit_down(
    typed: &Review,
    outcome: &mut Outcome,
    at: impl FnOnce(&mut Desk<'_>, &mut Outcome) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let run = checked(&typed.list.paths, typed.list.decisions.as_deref(), typed.signer.today, outcome);
    if run.checked.findings.is_empty() {
        outcome.say(NO_FINDINGS);
        return Ok(());
    }
    let file = file(&typed.list.paths, typed.list.decisions.as_deref())?;
    at(&mut Desk::new(&run, file, &typed.signer)?, outcome)
}

/// Shows one finding at a time on the terminal.
fn at_the_terminal(
    desk: &mut Desk<'_>,
    outcome: &mut Outcome,
    all: bool,
    style: Style,
) -> Result<(), Problem> {
    match terminal::review(desk, if all { "" } else { OPEN }, style) {
        Ended::Empty => {
            finished(desk).iter().for_each(|line| outcome.say(line));
            outcome.say("`crosscheck review --all` shows the findings again.");
            Ok(())
        }
        Ended::Kept(decisions, ended) => {
            outcome.say(&kept(desk, decisions));
            finished(desk).iter().for_each(|line| outcome.say(line));
            ended.map_err(|error| Problem::new(format!("the terminal cannot be used: {error}")))
        }
    }
}

/// Shows the findings on a page, until Ctrl-C.
fn on_a_page(desk: &mut Desk<'_>, outcome: &mut Outcome, typed: &Review) -> Result<(), Problem> {
    let troubles = outcome.problems.iter().map(|problem| problem.rendered(Style::PLAIN)).collect();
    let decisions = page::serve(desk, typed.port.unwrap_or(0), typed.list.all, troubles)?;
    outcome.say(&kept(desk, decisions));
    finished(desk).iter().for_each(|line| outcome.say(line));
    Ok(())
}

const NO_FINDINGS: &str = "There are no findings to review.";

/// How everything was decided, and what there is to do then; nothing as long as something is open.
fn finished(desk: &Desk<'_>) -> Vec<String> {
    let told = desk.items().finished();
    told.into_iter().flat_map(|told| [told, desk.next_step()]).collect()
}

fn kept(desk: &Desk<'_>, decisions: usize) -> String {
    format!("{}: {} kept in this review", desk.file(), words::several(decisions, "decision"))
}

fn list(typed: &ReviewList, today: Option<Date>, outcome: &mut Outcome, style: Style) -> Result<(), Problem> {
    let run = checked(&typed.paths, typed.decisions.as_deref(), today, outcome);
    let view = run.view(typed.all);
    let mut shown = view.0.findings().any(|(_, standing)| view.0.shows(standing));
    output::to_stdout(|out| {
        write_list(out, &view, typed.format, style)?;
        shown |= declared::list(out, &run.inputs, typed.all, typed.format, style)?;
        Ok(())
    })?;
    if typed.format == ListFormat::Text && !shown {
        let none = run.checked.findings.is_empty();
        outcome.say(if none { NO_FINDINGS } else { "Nothing is open; `--all` lists what was decided too." });
    }
    Ok(())
}

fn write_list(out: &mut dyn Write, view: &View<'_>, format: ListFormat, style: Style) -> io::Result<()> {
    let listed = || view.0.findings().filter(|(_, standing)| view.0.shows(standing));
    let wide = listed().map(|(_, standing)| standing.word().len()).max().unwrap_or_default();
    for (finding, standing) in listed() {
        match format {
            ListFormat::Jsonl => json::line(
                out,
                &serde_json::json!({
                    "id": finding.id, "rule": finding.rule, "severity": finding.severity,
                    "status": standing.status(), "decision": standing.verdict(), "message": finding.message,
                }),
            )?,
            ListFormat::Text => {
                let level = style.level(finding.severity, &format!("{:7}", text::level(finding.severity)));
                let (id, state) = (style.bold(&finding.id), standing.word());
                writeln!(out, "{id}  {level}  {state:wide$}  {}", escape::line(&finding.message))?;
            }
        }
    }
    Ok(())
}

fn how(typed: &ReviewList) -> Result<(), Problem> {
    match typed.format {
        ListFormat::Jsonl => Ok(()),
        ListFormat::Text => output::to_stdout(|out| write!(out, "\n{HOW}")),
    }
}

fn show(typed: &ReviewShow, today: Option<Date>, outcome: &mut Outcome, style: Style) -> Result<(), Problem> {
    let run = checked(&typed.paths, typed.decisions.as_deref(), today, outcome);
    if let Some(told) = declared::said(&run.inputs, &typed.id, style) {
        return output::to_stdout(|out| writeln!(out, "{told}"));
    }
    let view = run.view(true);
    let (finding, standing) = view.find(&typed.id)?;
    output::to_stdout(|out| {
        text::one(out, &view.0, style, finding, standing)?;
        text::claims(out, &view.0, style, &finding.claims)?;
        history(out, &run, &view.0, style, finding)
    })
}

/// What was decided about a finding before, the last first.
fn history(
    out: &mut dyn Write,
    run: &Run,
    report: &Report<'_>,
    style: Style,
    finding: &Finding,
) -> io::Result<()> {
    let decided = run.inputs.decisions.iter().filter_map(|decisions| decisions.get(&finding.id));
    let mut past = decided.flat_map(|decision| decision.history.iter().rev()).peekable();
    if past.peek().is_some() {
        writeln!(out, "  {}", style.bold("decided before"))?;
    }
    past.try_for_each(|past| writeln!(out, "    {}", escape::line(&report.past(finding, past))))
}

fn decide(typed: &ReviewDecide, outcome: &mut Outcome) -> Result<(), Problem> {
    let today = typed.signed.signer.today;
    let run = checked(&typed.finding.paths, typed.finding.decisions.as_deref(), today, outcome);
    let view = run.view(true);
    let (finding, _) = view.find(&typed.finding.id)?;
    let verdict = verdict(typed);
    if let Some(why) = card::unfit(&view.0, finding, &verdict) {
        return Err(Problem::with_help(why, choosable(&view.0, finding)));
    }
    let two = Besides::new(&view.0).printed_otherwise(finding, &verdict);
    let file = file(&typed.finding.paths, typed.finding.decisions.as_deref())?;
    let act = act(&typed.signed, &file, verdict);
    let told = format!("{}: {} by {}", finding.id, act.verdict, act.by);
    let sources = &run.inputs.sources;
    let written = store::change(&file, None, |decisions| decisions.decide(finding, sources, act))?;
    let standing = Standing::from(written.status_of(finding, sources, run.inputs.signoff()));
    let second = standing.second().map(|told| format!("; {told}")).unwrap_or_default();
    let two = two.map(|told| format!("; but {told}")).unwrap_or_default();
    outcome.say(&format!("{file}: {told}{second}{two}"));
    let id = finding.id.clone();
    outcome.notices.extend(consequences(&run, &written, &id));
    Ok(())
}

/// Which findings are no more, and which are new, where other claims are kept apart than before.
fn consequences(run: &Run, written: &Decisions, id: &str) -> Option<Problem> {
    let decided = run.inputs.decided_with(written);
    if decided.has_facts_of(&run.inputs.decided()) {
        return None;
    }
    let changes = Changes::between(&run.checked, &run.standings, &judge(&decided, &Constraints::default()))?;
    let help = format!("`crosscheck review revoke {id}` takes it back, and they stand as before");
    Some(Problem::notice(escape::line(&format!("with this, {}", changes.named())), help))
}

/// Whose value can be printed.
fn choosable(report: &Report<'_>, finding: &Finding) -> String {
    let ids: Vec<_> = card::shown(report, finding.whole()).map(|claim| claim.id.to_string()).collect();
    format!("those that can be chosen are {}", ids.join(", "))
}

fn revoke(typed: &ReviewRevoke, outcome: &mut Outcome) -> Result<(), Problem> {
    let file = file(&typed.finding.paths, typed.finding.decisions.as_deref())?;
    let id = decided_id(&file, &typed.finding.id)?;
    let act = act(&typed.signed, &file, Verdict::Revoked);
    let decisions = store::change(&file, None, |decisions| decisions.revoke(&id, act))?;
    let declared = decisions.get(&id).is_some_and(Decision::is_declared);
    let then = if declared { "binds nobody any more" } else { "is open again" };
    outcome.say(&format!("{file}: {id} {then}"));
    Ok(())
}

/// The id of a decided finding from the start of it, whether or not it is still found.
fn decided_id(file: &Utf8Path, start: &str) -> Result<String, Problem> {
    let decisions = store::load(file)?;
    let ids = decisions.iter().map(|decision| decision.finding.as_str());
    Ok(only(start, ids, |id| id)?.unwrap_or(start).to_owned())
}

fn verdict(typed: &ReviewDecide) -> Verdict {
    match (&typed.print, typed.verdict) {
        (Some(claim), _) => Verdict::Print(ClaimId(claim.clone())),
        (None, Some(Ruled::Explained)) => Verdict::Explained,
        (None, Some(Ruled::Different)) => Verdict::Different,
        (None, Some(Ruled::Real) | None) => Verdict::Real,
    }
}

/// Where decisions about these paths are kept: the file that was named, else the only dossier's own.
fn file(paths: &[Utf8PathBuf], decisions: Option<&Utf8Path>) -> Result<Utf8PathBuf, Problem> {
    if let Some(file) = decisions {
        return Ok(file.to_owned());
    }
    match paths {
        [dossier] if paths::is_dossier(dossier) => Ok(paths::decisions(dossier)),
        _ => Err(Problem::with_help(
            "there is no place for the decision",
            "name one dossier behind the id, or a file with `--decisions`; `crosscheck init` makes a dossier",
        )),
    }
}

fn act(signed: &Signed, file: &Utf8Path, verdict: Verdict) -> Act {
    let by = signed_by(&signed.signer, file).unwrap_or_default();
    Act { verdict, by, on: today(signed.signer.today), note: signed.note.clone() }
}

/// Who decides, as far as it is known.
fn signed_by(signer: &Signer, file: &Utf8Path) -> Option<String> {
    signer.by.clone().or_else(|| committer(file))
}

/// The name that git would write into a commit in that folder.
fn committer(file: &Utf8Path) -> Option<String> {
    let folder = file.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let asked = Command::new("git").args(["config", "user.name"]).current_dir(folder).output().ok()?;
    let name = String::from_utf8(asked.stdout).ok()?.trim().to_owned();
    (asked.status.success() && !name.is_empty()).then_some(name)
}
