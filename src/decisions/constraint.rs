use std::collections::HashMap;

use super::{Decision, Verdict, digest};
use crate::claim::{Claim, ClaimId, SourceClaims};

/// See [`super::Decisions::apart`]. Claims of one decision that say the same stay together: what was
/// decided is that the values that differ are of different facts.
pub(super) fn apart(decisions: &[Decision], sources: &[SourceClaims]) -> Vec<(ClaimId, ClaimId)> {
    let different = || decisions.iter().filter(|d| d.ruling.verdict == Verdict::Different);
    if different().next().is_none() {
        return Vec::new();
    }
    let claims: HashMap<&ClaimId, &Claim> =
        sources.iter().flat_map(|source| &source.claims).map(|claim| (&claim.id, claim)).collect();
    let mut pairs: Vec<_> = different().flat_map(|decision| pairs(decision, &claims)).collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

fn pairs(decision: &Decision, claims: &HashMap<&ClaimId, &Claim>) -> Vec<(ClaimId, ClaimId)> {
    let seen: Vec<&Claim> = decision.claims.iter().filter_map(|id| claims.get(id).copied()).collect();
    if digest(seen.clone()) != decision.ruling.evidence {
        return Vec::new();
    }
    let pairs = seen.iter().enumerate().flat_map(|(i, a)| seen[i + 1..].iter().map(move |b| (*a, *b)));
    let differ = pairs.filter(|(a, b)| a.value != b.value);
    differ.map(|(a, b)| (a.id.clone().min(b.id.clone()), a.id.clone().max(b.id.clone()))).collect()
}
