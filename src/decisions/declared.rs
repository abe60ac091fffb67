//! Claims that somebody declared to be about one fact, though the resolver kept them apart, or about two.
//!
//! A declaration is a decision like any other, with its author, day, note, evidence and history: only that it is
//! about two claims, and its id is made of them rather than of a finding.

use std::collections::{HashMap, HashSet};

use super::constraint::{self, Pair};
use super::{Act, DecideError, Decision, Decisions, Signoff, Status, Verdict, claims_of, digest};
use crate::check::Finding;
use crate::claim::{Claim, ClaimId, SourceClaims, connected};

/// What stands in the place of a rule.
const RULES: [&str; 2] = ["same", "different"];

impl Decision {
    /// Whether it is about two claims rather than about a finding.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        RULES.contains(&self.rule.as_str())
    }
}

impl Decisions {
    /// Declares two claims to be about one fact, or about different ones, as the verdict has it; the id of the
    /// declaration, by which it is revoked.
    ///
    /// # Errors
    ///
    /// Where it is decided otherwise of the two, or of others that would be one fact with them; where one is not
    /// there; and where the file cannot be edited in place. Nothing has changed then.
    pub fn declare(
        &mut self,
        pair: &[ClaimId; 2],
        sources: &[SourceClaims],
        act: Act,
    ) -> Result<String, DecideError> {
        let known = known(sources);
        let both: Vec<&Claim> = pair.iter().filter_map(|id| known.get(id).copied()).collect();
        let [a, b] = both[..] else { return Err(DecideError::Gone(pair[0].clone(), pair[1].clone())) };
        self.admits(pair, &act.verdict, sources)?;
        let ruling = act.ruling(digest(vec![a, b]));
        let facts = if ruling.verdict == Verdict::Same { "one fact" } else { "two facts" };
        let mut claims = pair.to_vec();
        claims.sort();
        let summary = format!("{} and {} are {facts}", claims[0], claims[1]);
        ruling.fits(&claims)?;
        let rule = ruling.verdict.word().to_owned();
        let finding = Finding::fingerprint(&rule, "", &[&claims[0], &claims[1]]);
        let id = finding.clone();
        self.put(&Decision { finding, rule, summary, claims, ruling, history: Vec::new() })?;
        Ok(id)
    }

    /// Whether nothing that was decided before is against this verdict on two claims.
    ///
    /// # Errors
    ///
    /// What is against it, and where it stands.
    pub fn admits(
        &self,
        pair: &[ClaimId; 2],
        verdict: &Verdict,
        sources: &[SourceClaims],
    ) -> Result<(), DecideError> {
        match verdict {
            Verdict::Same => self.unless_different(pair, sources),
            _ => self.unless_joined(pair, sources),
        }
    }

    /// The declarations that are not revoked, each with how it stands.
    pub fn declared(&self, sources: &[SourceClaims], signoff: Signoff) -> Vec<Status<'_>> {
        let stands =
            |decision: &&Decision| decision.is_declared() && decision.ruling.verdict != Verdict::Revoked;
        let mut all = self.entries.iter().filter(stands).peekable();
        let known = all.peek().map(|_| known(sources)).unwrap_or_default();
        let standing = all.map(|decision| {
            let claims = decision.claims.iter().filter_map(|id| known.get(id).copied()).collect();
            match digest(claims) == decision.ruling.evidence {
                false => Status::Stale(decision),
                true if signoff.holds(decision) => Status::Decided(decision),
                true => Status::Waiting(decision),
            }
        });
        standing.collect()
    }

    /// Pairs of claims that are declared to be about one fact, for the resolver. A declaration whose claims have
    /// changed since binds nobody.
    #[must_use]
    pub fn joined(&self, sources: &[SourceClaims], signoff: Signoff) -> Vec<(ClaimId, ClaimId)> {
        let declared = self.declared(sources, signoff).into_iter();
        let holding = declared.filter_map(|status| match status {
            Status::Decided(decision) if decision.ruling.verdict == Verdict::Same => {
                Some((decision.claims.first()?.clone(), decision.claims.get(1)?.clone()))
            }
            _ => None,
        });
        holding.collect()
    }

    /// That no two claims of a finding that differ are declared to be one fact.
    pub(super) fn unless_same(&self, finding: &Finding, sources: &[SourceClaims]) -> Result<(), DecideError> {
        let facts = connected(self.joined(sources, Signoff::One));
        let claims: HashMap<&ClaimId, &Claim> =
            claims_of(finding, sources).map(|claim| (&claim.id, claim)).collect();
        let differ = |fact: &&Vec<ClaimId>| {
            let mut values = fact.iter().filter_map(|id| Some(&claims.get(id)?.value));
            values.next().is_some_and(|first| values.any(|other| other != first))
        };
        facts.iter().find(differ).map_or(Ok(()), |fact| self.against_joining(fact))
    }

    /// That two claims are not declared to be one fact, be it by way of others.
    fn unless_joined(&self, pair: &[ClaimId; 2], sources: &[SourceClaims]) -> Result<(), DecideError> {
        let facts = connected(self.joined(sources, Signoff::One));
        let both = |fact: &&Vec<ClaimId>| pair.iter().all(|claim| fact.contains(claim));
        facts.iter().find(both).map_or(Ok(()), |fact| self.against_joining(fact))
    }

    /// The declaration that made one fact of these claims, as an error.
    fn against_joining(&self, fact: &[ClaimId]) -> Result<(), DecideError> {
        let mut same = self.entries.iter().filter(|decision| decision.ruling.verdict == Verdict::Same);
        let against = same.find(|decision| decision.claims.iter().all(|claim| fact.contains(claim)));
        against.map_or(Ok(()), |against| Err(self.contradicts(against)))
    }

    /// That no decision keeps two claims apart that would be one fact by this pair.
    fn unless_different(&self, pair: &[ClaimId; 2], sources: &[SourceClaims]) -> Result<(), DecideError> {
        let [a, b] = pair.clone();
        let facts = connected(self.joined(sources, Signoff::One).into_iter().chain([(a, b)]));
        let fact: HashSet<&ClaimId> =
            facts.iter().find(|fact| fact.contains(&pair[0])).into_iter().flatten().collect();
        let parted = constraint::parted(self.entries.iter(), sources);
        let parts = |pairs: &[Pair]| pairs.iter().any(|(a, b)| fact.contains(a) && fact.contains(b));
        let against = parted.into_iter().find(|(_, pairs)| parts(pairs));
        against.map_or(Ok(()), |(against, _)| Err(self.contradicts(against)))
    }

    fn contradicts(&self, against: &Decision) -> DecideError {
        let Decision { finding, summary, ruling, .. } = against;
        DecideError::Contradicts {
            decided: format!("{} {} ({summary})", ruling.verdict, ruling.signed()),
            place: self.place_of(finding),
            finding: finding.clone(),
        }
    }

    /// "decisions.yaml, line 12".
    fn place_of(&self, finding: &str) -> String {
        let lines = self.index.get(finding).and_then(|at| self.lines.as_ref()?.lines.get(*at));
        let line = lines.map(|span| format!(", line {}", self.text[..span.start].lines().count() + 1));
        format!("{}{}", self.name, line.unwrap_or_default())
    }
}

fn known(sources: &[SourceClaims]) -> HashMap<&ClaimId, &Claim> {
    sources.iter().flat_map(|from| &from.claims).map(|claim| (&claim.id, claim)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::tests::{act, finding, sources};

    fn ids(sources: &[SourceClaims]) -> [ClaimId; 2] {
        [sources[1].claims[0].id.clone(), sources[0].claims[0].id.clone()]
    }

    fn declared() -> (Decisions, String) {
        let (mut decisions, sources) = (Decisions::empty("d.yaml"), sources(["34", "40"]));
        let id =
            decisions.declare(&ids(&sources), &sources, act(Verdict::Same, Some("one village"))).unwrap();
        (decisions, id)
    }

    #[test]
    fn a_pair_is_declared_until_it_changes_or_is_revoked() {
        let (mut decisions, id) = declared();
        let [b, a] = ids(&sources(["34", "40"]));
        assert_eq!(decisions.joined(&sources(["34", "40"]), Signoff::One), [(a, b)]);
        assert_eq!(decisions.joined(&sources(["34", "41"]), Signoff::One), []);
        assert_eq!(decisions.joined(&sources(["34", "40"]), Signoff::Two), []);
        assert!(
            decisions.text().contains("summary: a-967d7d and b-967d7d are one fact"),
            "{}",
            decisions.text()
        );
        assert_eq!(Decisions::parse("d.yaml", decisions.text()).unwrap(), decisions);
        assert!(decisions.orphans(&[]).is_empty(), "it is about no finding");
        decisions.revoke(&id, act(Verdict::Revoked, None)).unwrap();
        assert_eq!(decisions.joined(&sources(["34", "40"]), Signoff::One), []);
    }

    #[test]
    fn claims_that_say_the_same_are_kept_apart_where_that_is_declared() {
        let (mut decisions, sources) = (Decisions::empty("d.yaml"), sources(["34", "34"]));
        let pair = ids(&sources);
        let id = decisions.declare(&pair, &sources, act(Verdict::Different, None)).unwrap();
        let apart = decisions.apart(&sources, Signoff::One);
        let [b, a] = pair.clone();
        assert_eq!(apart.iter().map(|kept| kept.claims.clone()).collect::<Vec<_>>(), [(a, b)]);
        assert!(decisions.joined(&sources, Signoff::One).is_empty() && decisions.orphans(&[]).is_empty());
        let refused = decisions.declare(&pair, &sources, act(Verdict::Same, None)).unwrap_err();
        assert!(refused.to_string().contains("are two facts"), "{refused}");
        decisions.revoke(&id, act(Verdict::Revoked, None)).unwrap();
        decisions.declare(&pair, &sources, act(Verdict::Same, None)).unwrap();
        let refused = decisions.declare(&pair, &sources, act(Verdict::Different, None)).unwrap_err();
        assert!(refused.to_string().contains("are one fact"), "{refused}");
    }

    #[test]
    fn what_is_decided_otherwise_is_refused_with_its_place() {
        let claims = sources(["34", "40"]);
        let (mut decisions, _) = declared();
        let refused = decisions.decide(&finding("f1"), &claims, act(Verdict::Different, None)).unwrap_err();
        let told = refused.to_string();
        assert!(told.contains("same by A. Editor") && told.ends_with("d.yaml, line 5"), "{told}");
        assert!(decisions.decide(&finding("f1"), &claims, act(Verdict::Real, None)).is_ok());
        let mut decisions = Decisions::empty("d.yaml");
        decisions.decide(&finding("f1"), &claims, act(Verdict::Different, None)).unwrap();
        let refused = decisions.declare(&ids(&claims), &claims, act(Verdict::Same, None)).unwrap_err();
        assert!(refused.to_string().contains("different by A. Editor"), "{refused}");
    }

    #[test]
    fn a_claim_that_is_not_there_is_declared_nothing() {
        let gone = [ClaimId("a-1".into()), ClaimId("b-1".into())];
        let refused =
            Decisions::empty("d.yaml").declare(&gone, &sources(["1", "2"]), act(Verdict::Same, None));
        assert!(refused.unwrap_err().to_string().contains("`a-1`"));
    }
}
