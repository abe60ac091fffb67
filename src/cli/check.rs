//! `crosscheck check`: claims in, findings out.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Check, FailOn, FindingsFormat, Output, Percent};
use super::changed::Changed;
use super::claim_file::Doubts;
use super::inputs::{Decided, Inputs};
use super::problem::Problem;
use super::{Outcome, inputs, output};
use crate::check::{Agreement, Checked, ClaimRef, Coverage, Figures, Finding, Settings, Suppressed, check};
use crate::decisions::Apart;
use crate::report::{self, About, Declared, Filter, Report, Standing, Style, Undone, escape};
use crate::resolve::Constraints;

pub(super) fn run(typed: &Check, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let settled = &typed.settled;
    let inputs = inputs::claims(&typed.paths, settled.decisions.as_deref());
    let mut inputs = inputs.baselined(settled.baseline.as_deref()).on(settled.expiry.today);
    if typed.require_curated || inputs.config.require_curated {
        inputs.require_curated();
    }
    let level = typed.told.fail_on.or(inputs.config.fail_on).unwrap_or_default();
    let least = typed.require_coverage.or(inputs.config.require_coverage);
    let mut run = Run::new(inputs, &mut outcome);
    outcome.problems.extend(least.iter().flat_map(|least| uncovered(&run.checked.coverage, *least)));
    if let Some(reference) = &typed.changed_since {
        outcome.note(run.narrow(reference, &typed.paths.paths));
    }
    run.take_down(&outcome);
    let view = run.view(typed.show_decided);
    let mut formats = typed.told.output.iter().map(|file| file.format).chain([typed.told.format]);
    if let Some(filter) = view.0.filter.filter(|_| formats.any(|format| !format.tells_of_filter())) {
        outcome.say(&filter.to_string());
    }
    outcome.open = is_open(&view.0, level);
    view.write(&mut outcome, typed.told.format, &typed.told.output, style);
    outcome
}

/// The inputs, checked, and where each finding stands.
#[derive(Debug)]
pub(super) struct Run {
    pub inputs: Inputs,
    pub checked: Checked,
    pub standings: Vec<Standing>,
    /// What is held against what.
    about: About,
    /// The pairs of claims that decisions keep apart.
    apart: Vec<Apart>,
    declared: Vec<Declared>,
    /// What kept the run from doing all of its work, for the reports.
    undone: Vec<Undone>,
    /// The commit since which something had to change, and how many findings are left out by that.
    filter: Option<(String, usize)>,
}

/// Fewer characters than this name no finding.
const SHORTEST: usize = 4;

/// A report that can be written in every format.
#[derive(Debug)]
pub(super) struct View<'a>(pub Report<'a>);

impl Run {
    /// Checks what could be read; what could not, and what else was noticed, goes to the outcome.
    pub(super) fn new(inputs: Inputs, outcome: &mut Outcome) -> Self {
        let run = Self::judged(inputs, outcome, About::Sources, |inputs| {
            judge(&inputs.decided(), &Constraints::default())
        });
        outcome.notices.extend(lost(&run));
        run
    }

    /// The same about something else, with a judge for it.
    pub(super) fn judged(
        mut inputs: Inputs,
        outcome: &mut Outcome,
        about: About,
        judge: impl FnOnce(&Inputs) -> Checked,
    ) -> Self {
        outcome.problems.append(&mut inputs.problems);
        outcome.notices.append(&mut inputs.notices);
        outcome.notices.extend(std::mem::take(&mut inputs.doubts).into_iter().flat_map(Doubts::notices));
        outcome.notices.extend(inputs.clashes());
        let checked = judge(&inputs);
        outcome.notices.extend(cut(&checked));
        let (apart, standings, undone) = (inputs.decided().kept_apart(), Vec::new(), Vec::new());
        let declared = declared(&inputs).collect();
        let mut run = Self { inputs, checked, standings, about, apart, declared, undone, filter: None };
        run.settle();
        run.take_down(outcome);
        run
    }

    /// Tells of the figures of a draft beside what was found in its claims.
    pub(super) fn add(&mut self, figures: Figures) {
        let mut sources = std::mem::take(&mut self.inputs.sources);
        figures.tell(&mut sources, &mut self.checked, &self.inputs.decided().settings());
        self.inputs.sources = sources;
        self.settle();
    }

    /// Takes down what could not be done so far, so that every report says it.
    fn take_down(&mut self, outcome: &Outcome) {
        self.undone = outcome.problems.iter().map(Problem::undone).collect();
    }

    /// Looks up again where each finding stands.
    pub(super) fn settle(&mut self) {
        self.standings = standings(&self.checked, &self.inputs.decided());
    }

    /// Leaves the findings about what has changed since a commit.
    fn narrow(&mut self, reference: &str, paths: &[Utf8PathBuf]) -> Result<(), Problem> {
        let outside = Changed::since(reference, paths)?.narrow(self);
        self.filter = Some((reference.to_owned(), outside));
        Ok(())
    }

    pub(super) fn view(&self, show_decided: bool) -> View<'_> {
        View(Report {
            title: &self.inputs.title,
            about: self.about,
            place: self.inputs.place.as_deref().map(Utf8Path::as_str),
            sources: &self.inputs.sources,
            documents: &self.inputs.documents,
            passed_over: &self.inputs.passed_over,
            checked: &self.checked,
            rules: self.inputs.config.rules(),
            standings: &self.standings,
            filter: self.filter.as_ref().map(|(since, outside)| Filter { since, outside: *outside }),
            apart: &self.apart,
            declared: &self.declared,
            undone: &self.undone,
            show_decided,
        })
    }
}

/// What was declared about two claims each, in order of the files.
pub(super) fn declared(inputs: &Inputs) -> impl Iterator<Item = Declared> + use<'_> {
    let signoff = inputs.signoff();
    let all = inputs.decisions.iter().flat_map(move |all| all.declared(&inputs.sources, signoff));
    all.filter_map(Option::<Declared>::from)
}

impl<'a> View<'a> {
    /// The finding of this id, or of the only id that starts so.
    pub(super) fn find(&self, id: &str) -> Result<(&'a Finding, &'a Standing), Problem> {
        let found = only(id, self.0.findings(), |(finding, _)| finding.id.as_str())?;
        found.ok_or_else(|| {
            if let Ok(Some(agreement)) = self.agreement(id) {
                return of_agreement(&agreement.id);
            }
            Problem::with_help(
                format!("there is no finding {id}"),
                "`crosscheck check` lists the findings with their ids",
            )
        })
    }

    /// The agreement of this id, or of the only id that starts so, unless a finding has it.
    pub(super) fn agreement(&self, id: &str) -> Result<Option<&'a Agreement>, Problem> {
        if self.0.findings().any(|(finding, _)| finding.id.starts_with(id)) {
            return Ok(None);
        }
        only(id, self.0.checked.agreements.iter(), |agreement| agreement.id.as_str())
    }

    /// Writes to standard output in one format, and to every file that was asked for in its own. Where there is no
    /// source, to files alone: that of an earlier run is not to pass for one of this run.
    pub(super) fn write(
        &self,
        outcome: &mut Outcome,
        format: FindingsFormat,
        files: &[Output],
        style: Style,
    ) {
        if !self.0.sources.is_empty() {
            outcome.note(output::to_stdout(|out| self.write_as(out, format, style)));
        }
        for file in files {
            let style = Style { color: false, ..style };
            outcome.note(output::to_named_file(&file.file, |out| self.write_as(out, file.format, style)));
        }
    }

    fn write_as(&self, out: &mut dyn Write, format: FindingsFormat, style: Style) -> io::Result<()> {
        match format {
            FindingsFormat::Text => report::text::write(out, &self.0, style),
            FindingsFormat::Json => report::findings::write(out, &self.0),
            FindingsFormat::Markdown => report::markdown::write(out, &self.0),
            FindingsFormat::Html => report::html::write(out, &self.0),
            FindingsFormat::Jsonl => report::findings::lines(out, &self.0),
            FindingsFormat::Csv => report::csv::write(out, &self.0),
            FindingsFormat::Sarif => report::sarif::write(out, &self.0),
            FindingsFormat::Junit => report::junit::write(out, &self.0),
            FindingsFormat::Github => report::github::write(out, &self.0),
            FindingsFormat::GithubSummary => report::github_summary::write(out, &self.0),
            FindingsFormat::Gitlab => report::gitlab::write(out, &self.0),
            FindingsFormat::Rdjson => report::rdjson::write(out, &self.0),
            FindingsFormat::Claimreview => report::claimreview::write(out, &self.0),
        }
    }
}

/// There is nothing to decide where claims agree.
fn of_agreement(id: &str) -> Problem {
    Problem::with_help(
        format!("{id} is an agreement, and no finding"),
        format!(
            "`crosscheck explain {id}` says why its claims are together, and `crosscheck review different \
             CLAIM-ID CLAIM-ID` keeps two of them apart"
        ),
    )
}

/// What has this id, or the only id that starts so.
pub(super) fn only<T>(
    start: &str,
    all: impl Iterator<Item = T>,
    id: impl Fn(&T) -> &str,
) -> Result<Option<T>, Problem> {
    if start.len() < SHORTEST {
        return Err(Problem::with_help(
            format!("{start:?} is too short for the start of an id"),
            format!("write {SHORTEST} characters of it or more"),
        ));
    }
    let mut found = all.filter(|one| id(one).starts_with(start));
    match (found.next(), found.next()) {
        (Some(_), Some(_)) => {
            Err(Problem::with_help(format!("more than one id starts with {start}"), "write more of the id"))
        }
        (first, _) => Ok(first),
    }
}

/// Checks the claims, those kept apart that somebody decided are about different facts. The findings
/// that this takes away stay among the findings, decided as they are. With a pair that is one fact besides, where
/// somebody wants to declare it.
pub(super) fn judge(decided: &Decided<'_>, also: &Constraints) -> Checked {
    let (inputs, mut apart) = (decided.inputs, decided.apart());
    let mut settings = decided.settings();
    settings.constraints.same.extend_from_slice(&also.same);
    apart.extend_from_slice(&also.different);
    let before = check(&inputs.sources, &settings);
    if apart.is_empty() {
        return before;
    }
    let mut constraints = settings.constraints.clone();
    constraints.different.extend(apart);
    let mut after = check(&inputs.sources, &Settings { constraints, ..settings });
    let settled = |finding: &Finding| !standing(decided, finding, &after.suppressed).is_open();
    let settled: HashSet<_> =
        before.findings.iter().filter(|finding| settled(finding)).map(|finding| finding.id.clone()).collect();
    after.findings = merged(before.findings, after.findings, &settled);
    after
}

/// The findings that are there, and those that were there and are settled, each where it stood; a new one stands behind
/// the one that it follows.
fn merged(before: Vec<Finding>, after: Vec<Finding>, settled: &HashSet<String>) -> Vec<Finding> {
    let places: HashMap<String, usize> =
        before.iter().enumerate().map(|(place, finding)| (finding.id.clone(), place)).collect();
    let mut last = 0;
    let mut place = |finding: &Finding| {
        last = places.get(&finding.id).copied().unwrap_or(last);
        last
    };
    let there: HashSet<String> = after.iter().map(|finding| finding.id.clone()).collect();
    let taken = before.into_iter().enumerate();
    let taken = taken.filter(|(_, finding)| settled.contains(&finding.id) && !there.contains(&finding.id));
    let mut all: Vec<_> = after.into_iter().map(|finding| (place(&finding), finding)).chain(taken).collect();
    all.sort_by_key(|(place, finding)| (std::cmp::Reverse(finding.severity), *place));
    all.into_iter().map(|(_, finding)| finding).collect()
}

/// Where each finding stands by these decisions.
pub(super) fn standings(checked: &Checked, decided: &Decided<'_>) -> Vec<Standing> {
    checked.findings.iter().map(|finding| standing(decided, finding, &checked.suppressed)).collect()
}

/// Where a finding stands: a decision in force goes before what its claims ignore, and that before the baseline.
fn standing(decided: &Decided<'_>, finding: &Finding, suppressed: &Suppressed) -> Standing {
    let Decided { inputs, files } = decided;
    let mut told =
        files.iter().map(|all| Standing::from(all.status_of(finding, &inputs.sources, inputs.signoff())));
    let standing = told.find(|standing| *standing != Standing::Open).unwrap_or_default();
    // What was decided on words that the source has changed since is to be decided anew.
    let is_gone = |at: &ClaimRef| inputs.gone.contains(&at.of(&inputs.sources).id);
    let standing = if finding.claims.iter().any(is_gone) { standing.reopened() } else { standing };
    if let Some(suppression) = suppressed.get(&finding.id).filter(|_| standing.is_open()) {
        return Standing::Suppressed(suppression.clone());
    }
    let old = || inputs.baselines.iter().any(|baseline| baseline.holds(finding, &inputs.sources));
    if standing.is_open() && old() { Standing::Baselined } else { standing }
}

/// Pairs that were not compared: nobody may take silence about them for agreement.
fn cut(checked: &Checked) -> Option<Problem> {
    (checked.cut > 0).then(|| {
        Problem::notice(
            format!(
                "{} pairs of claims that share a name, an event or a fact were not compared",
                checked.cut
            ),
            "too many claims share it, so that each was compared with those nearest to it; check fewer \
             sources at a time to have all compared",
        )
    })
}

/// Decisions on findings that are not found any more. They are not lost: but somebody should know.
fn lost(run: &Run) -> Vec<Problem> {
    let Run { inputs, checked, apart, .. } = run;
    let orphans = inputs.decisions.iter().flat_map(|decisions| decisions.orphans(&checked.findings));
    let help = |finding: &str| match apart.iter().any(|kept| kept.finding == finding) {
        true => "a source or a claim has changed; the decision goes on keeping its claims apart",
        false => "a source or a claim has changed; the decision stays in its file",
    };
    let told = orphans.map(|decision| {
        Problem::notice(
            format!(
                "the finding {} is not found any more: {}",
                decision.finding,
                escape::line(&decision.summary)
            ),
            help(&decision.finding),
        )
    });
    told.collect()
}

/// The sources of which too few claims were compared. Of a source without claims nothing was.
fn uncovered(coverage: &[Coverage], Percent(least): Percent) -> Vec<Problem> {
    let short = |row: &&Coverage| match row.claims {
        0 => least > 0,
        claims => row.compared * 100 < least * claims,
    };
    let problem = |row: &Coverage| {
        let Coverage { source, claims, compared, .. } = row;
        let told = match claims {
            0 => format!("{source}: no claim was read, so that nothing was compared"),
            _ => format!("{source}: {compared} of {claims} claims were compared, fewer than {least} percent"),
        };
        let help =
            "what stands alone was held against nothing: add sources that tell of the same, or ask for less";
        Problem::with_help(told, help)
    };
    coverage.iter().filter(short).map(problem).collect()
}

pub(super) fn is_open(report: &Report<'_>, level: FailOn) -> bool {
    report.findings().any(|(finding, standing)| standing.is_open() && level.reached_by(finding.severity))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(claims: usize, compared: usize, least: usize) -> bool {
        let row = Coverage { claims, compared, alone: claims - compared, ..Coverage::default() };
        !uncovered(&[row], Percent(least)).is_empty()
    }

    #[test]
    fn a_source_falls_short_below_the_share_and_not_at_it() {
        assert!(short(4, 1, 50) && !short(4, 2, 50) && !short(3, 0, 0));
        assert!(short(3, 2, 67) && !short(3, 2, 66));
    }

    #[test]
    fn of_a_source_without_claims_nothing_was_compared() {
        assert!(short(0, 0, 1) && !short(0, 0, 0));
    }
}
