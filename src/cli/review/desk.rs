//! The findings that are reviewed, and the file in which decisions about them are kept.
//!
//! The file is read again whenever it has changed, and a decision is written only if what stands in the file
//! about its finding is what the person saw. So what somebody else decides meanwhile is never lost, and never
//! overruled unseen. Where decisions put other claims together, or keep others apart, the findings are made anew.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::time::SystemTime;

use camino::Utf8PathBuf;
use miette::Diagnostic as _;

use super::card::{Card, Index};
use super::changes::Changes;
use super::items::{Item, Items};
use super::matched;
use super::{Signer, signed_by};
use crate::check::{Checked, Finding};
use crate::cli::check::{Run, judge, standings};
use crate::cli::day::today;
use crate::cli::problem::Problem;
use crate::decisions::store::{self, ChangeError};
use crate::decisions::{Act, Apart, Decisions, Mark, Verdict};
use crate::lexicon::Lexicon;
use crate::report::{self, Besides, Facts, Quotes, Report, Standing, escape, words};
use crate::resolve::{Constraints, Corpus};

/// See the module.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    run: &'a Run,
    quotes: Quotes<'a>,
    /// What is found by now.
    checked: Cow<'a, Checked>,
    /// The pairs of claims that are kept apart by now.
    apart: Vec<Apart>,
    /// What the last change of the file did to the findings.
    changes: Option<Changes>,
    /// The claims, ready to be compared; made when it is first asked why some were put together.
    corpus: OnceCell<Corpus<'a>>,
    file: Utf8PathBuf,
    /// The file as it was when it was read last.
    stamp: Option<Stamp>,
    /// What stands in it.
    decisions: Decisions,
    /// Why the file could not be read the last time.
    trouble: Option<String>,
    /// Where each finding stands by now.
    standings: Vec<Standing>,
    items: Items,
    signer: &'a Signer,
}

type Stamp = (SystemTime, u64);

/// What is decided about a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Change {
    /// The place of the finding among all.
    pub item: usize,
    /// What is decided; [`Verdict::Revoked`] opens the finding again.
    pub verdict: Verdict,
    /// What held before, where a change is taken back and that is to hold again.
    pub restores: Option<Box<report::Verdict>>,
    /// Why.
    pub note: Option<String>,
    /// Who decides.
    pub by: String,
}

impl<'a> Desk<'a> {
    /// Reads the file of decisions.
    ///
    /// # Errors
    ///
    /// Where it cannot be read: nothing could be kept in it then.
    pub(super) fn new(run: &'a Run, file: Utf8PathBuf, signer: &'a Signer) -> Result<Self, Problem> {
        let stamp = stamp(&file);
        let decisions = store::load(&file)?;
        let known = run.inputs.decided();
        let mut desk = Self {
            run,
            quotes: Quotes::new(&run.view(true).0),
            checked: Cow::Borrowed(&run.checked),
            apart: known.kept_apart(),
            changes: None,
            corpus: OnceCell::new(),
            file,
            stamp,
            decisions: known.files.last().copied().unwrap_or(&decisions).clone(),
            trouble: None,
            standings: run.standings.clone(),
            items: Items::default(),
            signer,
        };
        desk.items = desk.listed();
        desk.take(decisions);
        Ok(desk)
    }

    pub(super) const fn file(&self) -> &Utf8PathBuf {
        &self.file
    }

    /// Who decides, as far as it is known.
    pub(super) fn by(&self) -> Option<String> {
        signed_by(self.signer, &self.file)
    }

    /// All that there is to be seen.
    pub(super) fn report(&self) -> Report<'_> {
        let Self { checked, standings, apart, .. } = self;
        Report { checked, standings, apart, ..self.run.view(true).0 }
    }

    /// The findings, as a filter sees them.
    pub(super) const fn items(&self) -> &Items {
        &self.items
    }

    fn listed(&self) -> Items {
        let report = self.report();
        Items::new(
            report.findings().map(|(finding, standing)| Item::new(&report, finding, standing)).collect(),
        )
    }

    /// A finding by its place.
    pub(super) fn finding(&self, item: usize) -> Option<&Finding> {
        self.checked.findings.get(item)
    }

    /// The id of a finding by its place; empty where there is none.
    pub(super) fn id(&self, item: usize) -> &str {
        self.finding(item).map_or("", |finding| finding.id.as_str())
    }

    /// A finding as a person sees it; `gap` stands for text that is left out.
    pub(super) fn card(&self, item: usize, gap: &str) -> Option<Card> {
        let (finding, standing) = self.finding(item).zip(self.standings.get(item))?;
        let report = self.report();
        let index = Index { quotes: &self.quotes, facts: Facts::new(&report) };
        let card = Card::new(&report, &index, finding, standing, gap);
        Some(Card { history: self.history(finding), ..card })
    }

    /// Why the claims of a finding were put together.
    pub(super) fn matched(&self, item: usize) -> Vec<String> {
        let corpus = self.corpus.get_or_init(|| Corpus::new(&self.run.inputs.sources, Lexicon::english()));
        self.finding(item).map(|finding| matched::lines(corpus, finding)).unwrap_or_default()
    }

    /// What stands in the file about a finding, as it was read last.
    pub(super) fn mark(&self, item: usize) -> Mark {
        self.finding(item).map(|finding| self.decisions.mark(&finding.id)).unwrap_or_default()
    }

    /// The text of the file, as it was read last.
    pub(super) fn text(&self) -> &str {
        self.decisions.text()
    }

    /// Why the file cannot be read, as long as it cannot.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Writes a decision, or takes one back, where `seen` still stands in the file. What else has changed in it
    /// is read on the way.
    ///
    /// # Errors
    ///
    /// Where the file cannot be changed, the decision does not hold, or somebody else decided about the finding
    /// since it was seen; nothing is written then.
    pub(super) fn keep(&mut self, change: &Change, seen: &Mark) -> Result<(), ChangeError> {
        let Some(finding) = self.checked.findings.get(change.item) else { return Ok(()) };
        let Change { verdict, by, note, restores, .. } = change.clone();
        let act = Act { verdict, by, on: today(self.signer.today), note };
        let written = store::change(&self.file, Some(&self.decisions), |decisions| {
            decisions.still(&finding.id, seen)?;
            match (&restores, &act.verdict) {
                (Some(before), _) => decisions.reinstate(&finding.id, |past| before.is_of(past), act),
                (None, Verdict::Revoked) => decisions.revoke(&finding.id, act),
                (None, _) => decisions.decide(finding, &self.run.inputs.sources, act),
            }
        })?;
        self.stamp = stamp(&self.file);
        self.take(written);
        Ok(())
    }

    /// What a person is told of a decision about the finding of this id that was kept.
    pub(super) fn told(&self, id: &str, verdict: &Verdict) -> String {
        let with = self.consequence();
        if *verdict == Verdict::Revoked {
            return format!("Open again. u takes that back.{with}");
        }
        let (finding, standing) = self.find(id).unzip();
        let value = finding.and_then(|finding| self.report().printed(finding, verdict));
        let second = standing.and_then(Standing::second);
        let second = second.map(|told| format!("; {told}")).unwrap_or_default();
        let kept = match value {
            Some(value) => format!("Kept {id}: “{value}” is to be printed"),
            None => format!("Kept {id} as {}", words::ruled(verdict, None)),
        };
        let two =
            finding.and_then(|finding| Besides::new(&self.report()).printed_otherwise(finding, verdict));
        let two = two.map(|told| format!("; but {told}")).unwrap_or_default();
        escape::line(&format!("{kept}{second}{two}. u takes it back.{with}"))
    }

    /// What a person is told of a decision that was taken back: what holds now.
    pub(super) fn taken_back(&self, id: &str) -> String {
        let with = self.consequence();
        let holds = self.find(id).and_then(|(finding, standing)| self.report().told(finding, standing));
        match holds {
            Some(told) => {
                let stop = if told.ends_with(['.', '!', '?']) { "" } else { "." };
                escape::line(&format!("Taken back. As before, it is {told}{stop}{with}"))
            }
            None => format!("Taken back. It is open.{with}"),
        }
    }

    /// What the last change of the file did to the findings, a sentence with a blank before it; empty where they are
    /// the same.
    pub(super) fn consequence(&self) -> String {
        self.changes
            .as_ref()
            .map(|changes| format!(" With this, {}.", changes.in_short()))
            .unwrap_or_default()
    }

    fn find(&self, id: &str) -> Option<(&Finding, &Standing)> {
        self.checked.findings.iter().zip(&self.standings).find(|(finding, _)| finding.id == id)
    }

    /// What there is to do when all is decided.
    pub(super) fn next_step(&self) -> String {
        let place = self.report().place.unwrap_or("DOSSIER");
        escape::line(&format!(
            "Next: `crosscheck check {place}` says how it stands with what was decided, `crosscheck report {place}` tells \
             it to others; commit {} with the dossier.",
            self.file
        ))
    }

    /// What was decided about a finding before, the last first.
    fn history(&self, finding: &Finding) -> Vec<String> {
        let history = self.decisions.get(&finding.id).map(|decision| decision.history.as_slice());
        let report = self.report();
        let told = history.unwrap_or_default().iter().rev().map(|past| report.past(finding, past));
        told.map(|told| escape::line(&told)).collect()
    }

    /// Reads the file again if it has changed; whether it had.
    ///
    /// # Errors
    ///
    /// Where it cannot be read any more.
    pub(super) fn refresh(&mut self) -> Result<bool, Problem> {
        // Before the file is read: what is written meanwhile is then seen the next time.
        let now = stamp(&self.file);
        if now == self.stamp {
            return Ok(false);
        }
        self.stamp = now;
        let read = store::load(&self.file).map_err(Problem::from);
        let read = read.inspect_err(|problem| self.trouble = Some(problem.to_string()))?;
        let changed = read.text() != self.decisions.text();
        self.take(read);
        Ok(changed)
    }

    fn take(&mut self, decisions: Decisions) {
        let inputs = &self.run.inputs;
        let decided = inputs.decided_with(&decisions);
        let before = std::mem::replace(&mut self.standings, standings(&self.checked, &decided));
        let others = !decided.has_facts_of(&inputs.decided_with(&self.decisions));
        // A finding of claims that are kept apart is there only as long as it is settled.
        let reopened = || before.iter().zip(&self.standings).any(|(was, is)| !was.is_open() && is.is_open());
        self.changes = None;
        let anew = others || (!self.apart.is_empty() && reopened());
        if anew {
            let checked = judge(&decided, &Constraints::default());
            self.changes = Changes::between(&self.checked, &before, &checked);
            self.standings = standings(&checked, &decided);
            self.checked = Cow::Owned(checked);
        }
        self.apart = decided.kept_apart();
        self.decisions = decisions;
        self.trouble = None;
        if anew {
            self.items = self.listed();
        } else {
            self.items.stand(&self.standings);
        }
    }
}

/// What a person is told of a decision that was not kept.
pub(super) fn not_kept(error: &ChangeError) -> String {
    let help = error.help().map(|help| format!(" ({help})")).unwrap_or_default();
    escape::line(&format!("Not kept: {error}{help}"))
}

/// When the file was changed last, and how long it is; none where there is no file.
fn stamp(file: &Utf8PathBuf) -> Option<Stamp> {
    let known = fs_err::metadata(file).ok()?;
    Some((known.modified().ok()?, known.len()))
}
