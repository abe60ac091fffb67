//! What holds the claims of a finding together.

use crate::claim::ClaimRef;
use crate::resolve::{Barrier, Corpus, Evidence, Features, Score, Weights, barrier, compare, needed};

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

/// For each of these claims but the first, the link to that one of those before it that it is most like; the
/// first of equals. In the order of the claims.
pub(super) fn links<'c, 'a>(corpus: &'c Corpus<'a>, claims: &[ClaimRef]) -> Vec<Link<'c, 'a>> {
    let of = |at: &ClaimRef| corpus.features.iter().find(|features| features.at == *at);
    let claims: Vec<_> = claims.iter().filter_map(of).collect();
    let later = claims.iter().enumerate().skip(1);
    later.filter_map(|(i, claim)| nearest(corpus, claim, &claims[..i])).collect()
}

fn nearest<'c, 'a>(
    corpus: &Corpus<'a>,
    claim: &'c Features<'a>,
    before: &[&'c Features<'a>],
) -> Option<Link<'c, 'a>> {
    let link =
        |a: &&'c Features<'a>| Link { a, b: claim, score: compare(corpus, a, claim, Weights::shipped()) };
    before.iter().map(link).reduce(|best, next| if next.score.total > best.score.total { next } else { best })
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
