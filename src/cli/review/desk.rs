//! The findings that are reviewed, and the file in which decisions about them are kept.
//!
//! The file is read again whenever it has changed, and a decision is written only if what stands in the file
//! about its finding is what the person saw. So what somebody else decides meanwhile is never lost, and never
//! overruled unseen.

use std::time::SystemTime;

use camino::Utf8PathBuf;

use super::action::Change;
use super::card::{self, Card};
use super::filter::Item;
use super::matched;
use super::{Signer, day, signed_by};
use crate::check::Finding;
use crate::cli::check::Run;
use crate::cli::problem::Problem;
use crate::decisions::store::{self, ChangeError};
use crate::decisions::{Act, Decisions, Verdict};
use crate::report::{Report, Standing, words};
use crate::text::fold;

/// See the module.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    run: Run,
    file: Utf8PathBuf,
    /// The file as it was when it was read last.
    stamp: Option<Stamp>,
    /// What stands in it.
    decisions: Decisions,
    signer: &'a Signer,
}

type Stamp = (SystemTime, u64);

impl<'a> Desk<'a> {
    /// Reads the file of decisions.
    ///
    /// # Errors
    ///
    /// Where it cannot be read: nothing could be kept in it then.
    pub(super) fn new(run: Run, file: Utf8PathBuf, signer: &'a Signer) -> Result<Self, Problem> {
        let stamp = stamp(&file);
        let decisions = store::load(&file)?;
        Ok(Self { run, file, stamp, decisions, signer })
    }

    /// What the dossier is called.
    pub(super) fn title(&self) -> &str {
        &self.run.inputs.title
    }

    pub(super) const fn file(&self) -> &Utf8PathBuf {
        &self.file
    }

    /// Who decides, as far as it is known.
    pub(super) fn by(&self) -> Option<String> {
        signed_by(self.signer, &self.file)
    }

    /// Where each finding stands.
    pub(super) fn standings(&self) -> &[Standing] {
        &self.run.standings
    }

    /// The findings, as a filter sees them.
    pub(super) fn items(&self) -> Vec<Item> {
        let report = self.report();
        report.findings().map(|(finding, standing)| item(&report, finding, standing)).collect()
    }

    /// A finding as a person sees it.
    pub(super) fn card(&self, item: usize, gap: &str) -> Option<Card> {
        let (finding, standing) = self.run.checked.findings.get(item).zip(self.run.standings.get(item))?;
        Some(Card::new(&self.report(), finding, standing, gap))
    }

    /// Why the claims of a finding were put together. All claims take part in that, so that it takes a while.
    pub(super) fn matched(&self, item: usize) -> Vec<String> {
        let finding = self.run.checked.findings.get(item);
        finding.map(|finding| matched::lines(&self.run.inputs.sources, finding)).unwrap_or_default()
    }

    /// Writes a decision, or takes one back. What else has changed in the file is read on the way.
    ///
    /// # Errors
    ///
    /// Where the file cannot be changed, the decision does not hold, or somebody else decided about the finding
    /// since the file was last read; nothing is written then.
    pub(super) fn keep(&mut self, change: &Change) -> Result<(), ChangeError> {
        let Self { run, file, decisions: seen, signer, .. } = self;
        let Some(finding) = run.checked.findings.get(change.item) else { return Ok(()) };
        let Change { verdict, by, note, .. } = change.clone();
        let act = Act { verdict, by, on: day(signer), note };
        let written = store::change(file, |decisions| {
            decisions.still(&finding.id, seen.get(&finding.id))?;
            match act.verdict {
                Verdict::Revoked => decisions.revoke(&finding.id, act),
                _ => decisions.decide(finding, &run.inputs.sources, act),
            }
        })?;
        self.take(written);
        Ok(())
    }

    /// Reads the file again if it has changed; whether it had.
    ///
    /// # Errors
    ///
    /// Where it cannot be read any more.
    pub(super) fn refresh(&mut self) -> Result<bool, Problem> {
        if stamp(&self.file) == self.stamp {
            return Ok(false);
        }
        self.stamp = stamp(&self.file);
        let read = store::load(&self.file)?;
        let changed = read.text() != self.decisions.text();
        self.take(read);
        Ok(changed)
    }

    fn take(&mut self, decisions: Decisions) {
        self.stamp = stamp(&self.file);
        self.decisions = decisions.clone();
        // The file was named last, and so was read last.
        self.run.inputs.decisions.pop();
        self.run.inputs.decisions.push(decisions);
        self.run.settle();
    }

    fn report(&self) -> Report<'_> {
        self.run.view(true).0
    }
}

fn item(report: &Report<'_>, finding: &Finding, standing: &Standing) -> Item {
    let claims: Vec<_> = card::shown(report, &finding.claims).collect();
    let mut sources: Vec<_> =
        report.claims(&finding.claims).map(|(from, _)| from.source.id.clone()).collect();
    sources.dedup();
    let said =
        claims.iter().flat_map(|claim| [claim.quote.clone(), words::claim(claim), claim.about.clone()]);
    let text: Vec<_> =
        [finding.id.clone(), finding.rule.clone(), finding.message.clone()].into_iter().chain(said).collect();
    Item {
        severity: finding.severity,
        kind: finding.kind,
        sources,
        standing: standing.clone(),
        text: fold(&crate::text::one_line(text.join(" "))).into_owned(),
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
    }
}

/// When the file was changed last, and how long it is; none where there is no file.
fn stamp(file: &Utf8PathBuf) -> Option<Stamp> {
    let known = fs_err::metadata(file).ok()?;
    Some((known.modified().ok()?, known.len()))
}
