use std::collections::HashMap;

use super::{Apart, Decision, Verdict, digest};
use crate::check::Settled;
use crate::claim::{Claim, ClaimId, SourceClaims};

type Claims<'a> = HashMap<&'a ClaimId, &'a Claim>;

/// Two claims that are kept apart, the smaller id first.
pub(super) type Pair = (ClaimId, ClaimId);

/// The decisions in force that claims are about different facts, each with the pairs that it keeps apart. Claims of
/// one finding that say the same stay together: what was decided is that the values that differ are of different
/// facts.
pub(super) fn parted<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    sources: &'a [SourceClaims],
) -> Vec<(&'a Decision, Vec<Pair>)> {
    let different = |decision: &&Decision| decision.ruling.verdict == Verdict::Different;
    let different = in_force(decisions.filter(different), sources).into_iter();
    different.map(|(decision, seen)| (decision, pairs(decision, &seen))).collect()
}

/// See [`super::Decisions::apart`].
pub(super) fn apart<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    sources: &'a [SourceClaims],
) -> Vec<Apart> {
    let parted = parted(decisions, sources).into_iter();
    let mut all: Vec<_> =
        parted.flat_map(|(decision, pairs)| pairs.into_iter().map(|pair| kept(decision, pair))).collect();
    all.sort_by(|a, b| a.claims.cmp(&b.claims));
    all
}

fn kept(decision: &Decision, claims: Pair) -> Apart {
    Apart { claims, finding: decision.finding.clone(), ruling: decision.ruling.clone() }
}

/// See [`super::Decisions::settled`].
pub(super) fn settled<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    sources: &'a [SourceClaims],
) -> Vec<Settled> {
    let settles =
        |decision: &&Decision| matches!(decision.ruling.verdict, Verdict::Print(_) | Verdict::Explained);
    let in_force = in_force(decisions.filter(settles), sources);
    in_force.into_iter().map(|(decision, _)| settles_for(decision)).collect()
}

fn settles_for(Decision { finding, claims, ruling, .. }: &Decision) -> Settled {
    let print = match &ruling.verdict {
        Verdict::Print(claim) => Some(claim.clone()),
        _ => None,
    };
    let told = format!("as decided {} ({finding})", ruling.signed());
    Settled { claims: claims.clone(), print, told }
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

fn pairs(decision: &Decision, seen: &[&Claim]) -> Vec<Pair> {
    let pairs = seen.iter().enumerate().flat_map(|(i, a)| seen[i + 1..].iter().map(move |b| (*a, *b)));
    let differ = pairs.filter(|(a, b)| decision.is_declared() || a.value != b.value);
    differ.map(|(a, b)| (a.id.clone().min(b.id.clone()), a.id.clone().max(b.id.clone()))).collect()
}
