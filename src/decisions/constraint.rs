use std::collections::HashMap;

use super::{Decision, Verdict, digest};
use crate::claim::{Claim, ClaimId, SourceClaims};

type Claims<'a> = HashMap<&'a ClaimId, &'a Claim>;

/// See [`super::Decisions::apart`]. Claims of one decision that say the same stay together: what was
/// decided is that the values that differ are of different facts.
pub(super) fn apart<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    sources: &'a [SourceClaims],
) -> Vec<(ClaimId, ClaimId)> {
    let different = |decision: &&Decision| decision.ruling.verdict == Verdict::Different;
    let mut pairs: Vec<_> = in_force(decisions.filter(different), sources)
        .into_iter()
        .flat_map(|(_, seen)| pairs(&seen))
        .collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

/// See [`super::Decisions::chosen`].
pub(super) fn chosen<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    sources: &'a [SourceClaims],
) -> Vec<ClaimId> {
    let printed = |decision: &Decision| match &decision.ruling.verdict {
        Verdict::Print(claim) => Some(claim.clone()),
        _ => None,
    };
    let to_print = decisions.filter(|decision| printed(decision).is_some());
    in_force(to_print, sources).into_iter().filter_map(|(decision, _)| printed(decision)).collect()
}

/// The decisions that saw the claims as they are now, each with these claims.
fn in_force<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    sources: &'a [SourceClaims],
) -> Vec<(&'a Decision, Vec<&'a Claim>)> {
    let mut decisions = decisions.peekable();
    if decisions.peek().is_none() {
        return Vec::new();
    }
    let claims: Claims<'_> =
        sources.iter().flat_map(|source| &source.claims).map(|claim| (&claim.id, claim)).collect();
    let seen = |decision: &Decision| {
        decision.claims.iter().filter_map(|id| claims.get(id).copied()).collect::<Vec<_>>()
    };
    let with_claims = decisions.map(|decision| (decision, seen(decision)));
    with_claims.filter(|(decision, seen)| digest(seen.clone()) == decision.ruling.evidence).collect()
}

fn pairs(seen: &[&Claim]) -> Vec<(ClaimId, ClaimId)> {
    let pairs = seen.iter().enumerate().flat_map(|(i, a)| seen[i + 1..].iter().map(move |b| (*a, *b)));
    let differ = pairs.filter(|(a, b)| a.value != b.value);
    differ.map(|(a, b)| (a.id.clone().min(b.id.clone()), a.id.clone().max(b.id.clone()))).collect()
}
