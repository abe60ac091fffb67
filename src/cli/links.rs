//! What holds the claims of a finding together.

use std::cmp::Reverse;

use crate::check::Finding;
use crate::claim::ClaimRef;
use crate::resolve::{Barrier, Corpus, Evidence, Features, Score, Weights, barrier, compare, needed};

/// What is said instead where nothing links the claims and one source says them all: "at least 140, though later reports
/// have 300".
pub(super) const BY_ITS_WORDS: &str =
    "Nothing links these claims: the source sets one beside the other in its own words.";

/// Whether one source says them all and nothing links any two.
pub(super) fn are_of_words(corpus: &Corpus<'_>, finding: &Finding, links: &[Link<'_, '_>]) -> bool {
    let linked = |link: &Link<'_, '_>| matches!(verdict(corpus, link.a, link.b), Verdict::Links);
    finding.is_of_one_source() && !links.iter().any(linked)
}

/// Two claims, and how they compare.
#[derive(Debug)]
pub(super) struct Link<'c, 'a> {
    pub a: &'c Features<'a>,
    pub b: &'c Features<'a>,
    pub score: Score,
}

/// A piece of evidence as a person says it: "both speak of seize power" where a table has `seize_power`.
pub(super) fn said(evidence: &Evidence) -> String {
    evidence.words.replace('_', " ")
}

/// The links by which these claims hang together: from the first on, always the strongest to one that does not yet.
pub(super) fn links<'c, 'a>(corpus: &'c Corpus<'a>, claims: &[ClaimRef]) -> Vec<Link<'c, 'a>> {
    let of = |at: &ClaimRef| corpus.features.iter().find(|features| features.at == *at);
    let mut claims = claims.iter().filter_map(of);
    let Some(first) = claims.next() else { return Vec::new() };
    let link = |a, b| Link { a, b, score: compare(corpus, a, b, Weights::shipped()) };
    let mut open: Vec<Link<'c, 'a>> = claims.map(|claim| link(first, claim)).collect();
    let mut found = Vec::new();
    while let Some(best) = (0..open.len()).max_by_key(|&i| (open[i].strength(corpus), Reverse(i))) {
        let best = open.remove(best);
        for known in &mut open {
            let next = link(best.b, known.b);
            if next.strength(corpus) > known.strength(corpus) {
                *known = next;
            }
        }
        found.push(best);
    }
    found
}

impl Link<'_, '_> {
    /// What links two claims by itself is stronger than what does not, whatever that weighs.
    fn strength(&self, corpus: &Corpus<'_>) -> (bool, i32) {
        (verdict(corpus, self.a, self.b) == Verdict::Links, self.score.total)
    }
}

/// What two claims are to each other, others left aside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Their own evidence is enough.
    Links,
    /// Nothing may bring them together; what forbids it, where that is no weight of the evidence.
    Forbids(Option<Barrier>),
    /// Others may.
    Nothing,
}

/// What two claims are to each other.
pub(super) fn verdict(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> Verdict {
    let score = compare(corpus, a, b, Weights::shipped());
    match barrier(&score, a, b) {
        Some(barrier) if barrier != Barrier::UnlikeNames => Verdict::Forbids(Some(barrier)),
        _ if score.total >= needed(&score, a, b) => Verdict::Links,
        Some(barrier) => Verdict::Forbids(Some(barrier)),
        None if score.forbids() => Verdict::Forbids(None),
        None => Verdict::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_tables_are_told_as_words() {
        let evidence = Evidence { words: "both speak of seize_power, taken_hostage".into(), weight: 1 };
        assert_eq!(said(&evidence), "both speak of seize power, taken hostage");
    }
}
