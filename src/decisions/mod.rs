//! What people decided about findings, kept in `decisions.yaml`.
//!
//! A decision is bound to the evidence that it saw: a digest of the values and quotes of the
//! finding's claims. When one of them changes the decision is stale and the finding open again.
//! Nothing is ever deleted: what is decided anew or revoked goes into the history.

mod baseline;
mod constraint;
mod declared;
mod edit;
mod model;
mod read;
mod signoff;
mod splice;
pub mod store;

use std::collections::{HashMap, HashSet};

use crate::check::{Finding, Settled};
use crate::claim::{Claim, ClaimId, SourceClaims};
use crate::yaml::Problems;
use crate::yaml::edit::Items;

pub use baseline::Baseline;
pub use model::{Act, Apart, DecideError, Decision, Mark, Ruling, Status, Verdict};
pub use signoff::{Signoff, same_person};

/// The version of the file that is read and written.
pub const SCHEMA: &str = "crosscheck/decisions/1";

/// The decisions of a dossier, with the text of their file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decisions {
    name: String,
    text: String,
    entries: Vec<Decision>,
    /// The lines of each entry; none where they are not one dash a line.
    lines: Option<Items>,
    /// Finding to entry.
    index: HashMap<String, usize>,
}

impl Decisions {
    /// No decisions yet; `name` is the path of the file that will hold them.
    #[must_use]
    pub fn empty(name: &str) -> Self {
        let text = edit::HEAD.to_owned();
        Self { name: name.to_owned(), text, entries: Vec::new(), lines: None, index: HashMap::new() }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// Every mistake of the file, each with its place.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problems> {
        let (entries, lines) = read::entries(name, text)?;
        let index = entries.iter().enumerate().map(|(i, entry)| (entry.finding.clone(), i)).collect();
        Ok(Self { name: name.to_owned(), text: text.to_owned(), entries, lines, index })
    }

    /// The file as it is to be written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every decision, in order of the file; revoked ones too.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.entries.iter()
    }

    /// What was decided about a finding, and whether that still holds and enough people stand by it.
    #[must_use]
    pub fn status_of(&self, finding: &Finding, sources: &[SourceClaims], signoff: Signoff) -> Status<'_> {
        match self.get(&finding.id).filter(|decision| decision.ruling.verdict != Verdict::Revoked) {
            None => Status::Open,
            Some(decision) if decision.ruling.evidence != evidence(finding, sources) => {
                Status::Stale(decision)
            }
            Some(decision) if signoff.holds(decision) => Status::Decided(decision),
            Some(decision) => Status::Waiting(decision),
        }
    }

    /// The decision on a finding, whatever it is.
    #[must_use]
    pub fn get(&self, finding: &str) -> Option<&Decision> {
        self.entries.get(*self.index.get(finding)?)
    }

    /// Decisions in force on findings that are not found any more: a claim went or was read anew.
    #[must_use]
    pub fn orphans(&self, findings: &[Finding]) -> Vec<&Decision> {
        let found: HashSet<&str> = findings.iter().map(|finding| finding.id.as_str()).collect();
        let lost = |decision: &&Decision| {
            let stands = decision.ruling.verdict != Verdict::Revoked && !decision.is_declared();
            stands && !found.contains(decision.finding.as_str())
        };
        self.entries.iter().filter(lost).collect()
    }

    /// What stands in the file about a finding, so that it is noticed if that changes.
    #[must_use]
    pub fn mark(&self, finding: &str) -> Mark {
        self.get(finding).map(Decision::mark).unwrap_or_default()
    }

    /// Holds what stands in the file about a finding against what a person had before their eyes when they
    /// decided.
    ///
    /// # Errors
    ///
    /// Where it is not the same: somebody else decided in between.
    pub fn still(&self, finding: &str, seen: &Mark) -> Result<(), DecideError> {
        if self.mark(finding) == *seen {
            return Ok(());
        }
        let told = self.get(finding).map_or_else(
            || "their decision was taken out of the file".to_owned(),
            |Decision { ruling, .. }| format!("{} {}", ruling.verdict, ruling.signed()),
        );
        Err(DecideError::Meanwhile(told))
    }

    /// Decides on a finding; an earlier decision goes into the history.
    ///
    /// # Errors
    ///
    /// A verdict that lacks what it needs, or a file that cannot be edited in place; nothing has
    /// changed then.
    pub fn decide(
        &mut self,
        finding: &Finding,
        sources: &[SourceClaims],
        act: Act,
    ) -> Result<(), DecideError> {
        let mut claims: Vec<ClaimId> = claims_of(finding, sources).map(|claim| claim.id.clone()).collect();
        claims.sort();
        let ruling = act.ruling(evidence(finding, sources));
        ruling.fits(&claims)?;
        if ruling.verdict == Verdict::Different {
            self.unless_same(finding, sources)?;
        }
        let decision = Decision {
            finding: finding.id.clone(),
            rule: finding.rule.clone(),
            summary: finding.message.clone(),
            claims,
            ruling,
            history: Vec::new(),
        };
        self.put(&decision)
    }

    /// Takes a decision back; the finding is open again, and the history tells what was decided.
    ///
    /// # Errors
    ///
    /// Where nothing is decided about the finding, or the file cannot be edited in place.
    pub fn revoke(&mut self, finding: &str, act: Act) -> Result<(), DecideError> {
        let decided = self.get(finding).filter(|decision| decision.ruling.verdict != Verdict::Revoked);
        let mut decision = decided.cloned().ok_or_else(|| DecideError::Undecided(finding.to_owned()))?;
        let evidence = decision.ruling.evidence.clone();
        decision.ruling = Act { verdict: Verdict::Revoked, ..act }.ruling(evidence);
        self.put(&decision)
    }

    /// Lets what held before hold again, by whom and as it was decided then. The history keeps what was decided
    /// since, and that it was taken back. Where nothing held that `was` it, the finding is open.
    ///
    /// # Errors
    ///
    /// Where nothing is decided about the finding, or the file cannot be edited in place.
    pub fn reinstate(
        &mut self,
        finding: &str,
        was: impl Fn(&Ruling) -> bool,
        act: Act,
    ) -> Result<(), DecideError> {
        let before = self.get(finding).cloned().ok_or_else(|| DecideError::Undecided(finding.to_owned()))?;
        if before.ruling.verdict != Verdict::Revoked {
            self.revoke(finding, act)?;
        }
        let held = before.history.iter().rposition(was).map(|at| signoff::run(&before.history, at));
        for ruling in held.unwrap_or_default() {
            self.put(&Decision { ruling: ruling.clone(), ..before.clone() })?;
        }
        Ok(())
    }

    /// Pairs of claims that are decided not to be about the same fact, for the resolver. A decision
    /// whose claims have changed since binds nobody.
    #[must_use]
    pub fn apart(&self, sources: &[SourceClaims], signoff: Signoff) -> Vec<Apart> {
        constraint::apart(self.signed(signoff), sources)
    }

    /// What is decided about values, for who writes from the sources: which is to be printed, and which differ for
    /// a reason. A decision whose claims have changed since settles nothing.
    #[must_use]
    pub fn settled(&self, sources: &[SourceClaims], signoff: Signoff) -> Vec<Settled> {
        constraint::settled(self.signed(signoff), sources)
    }

    /// The decisions by which enough people stand.
    fn signed(&self, signoff: Signoff) -> impl Iterator<Item = &Decision> {
        self.entries.iter().filter(move |decision| signoff.holds(decision))
    }

    fn put(&mut self, decision: &Decision) -> Result<(), DecideError> {
        if splice::put(self, decision).is_some() {
            return Ok(());
        }
        let text = edit::put(&self.name, &self.text, self.get(&decision.finding), decision)
            .map_err(Problems::from)?;
        *self = Self::parse(&self.name, &text)?;
        Ok(())
    }
}

/// The digest of what a decision on this finding sees: the value and the quote of each claim.
#[must_use]
pub fn evidence(finding: &Finding, sources: &[SourceClaims]) -> String {
    digest(claims_of(finding, sources).collect())
}

fn claims_of<'a>(finding: &'a Finding, sources: &'a [SourceClaims]) -> impl Iterator<Item = &'a Claim> {
    finding.claims.iter().filter_map(|at| sources.get(at.source)?.claims.get(at.claim))
}

fn digest(mut claims: Vec<&Claim>) -> String {
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    let mut hasher = blake3::Hasher::new();
    for claim in claims {
        let seen = [&claim.id.0, &claim.attribute, &claim.value.spelled(), &claim.quote];
        for part in seen {
            hasher.update(part.as_bytes()).update(&[0]);
        }
    }
    format!("b3-{}", &hasher.finalize().to_hex()[..12])
}

#[cfg(test)]
mod tests;
