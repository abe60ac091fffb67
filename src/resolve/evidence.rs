use std::fmt;

use crate::text::similar::Similarity;

/// One reason to think that two claims are, or are not, about the same fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// What matched or clashed, for an editor.
    pub words: String,
    /// How much it speaks for the match; below zero, against it.
    pub weight: i32,
}

/// How far apart two times are, in words.
pub(super) fn apart(days: u32) -> Apart {
    Apart(days)
}

/// See [`apart`].
pub(super) struct Apart(u32);

impl fmt::Display for Apart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("the days overlap"),
            1 => f.write_str("one day apart"),
            days => write!(f, "{days} days apart"),
        }
    }
}

/// The comparison of two claims.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Score {
    /// Term by term, in the order of comparison; empty where nobody will read it.
    pub evidence: Vec<Evidence>,
    /// The match weight: what the terms add up to.
    pub total: i32,
    /// From this total on, the two are linked.
    pub threshold: i32,
    /// How alike the names of two people are, 0 to 1000, where that was looked at.
    pub likeness: Option<u16>,
    /// Whether the terms are put into words: of a million pairs, an editor asks about one.
    told: bool,
}

impl Score {
    /// A comparison that puts its terms into words.
    #[must_use]
    pub fn told() -> Self {
        Self { told: true, ..Self::default() }
    }

    /// A comparison of which nothing is wanted but the weight.
    #[must_use]
    pub(super) fn silent() -> Self {
        Self::default()
    }

    /// Whether the terms are put into words.
    #[must_use]
    pub(super) const fn is_told(&self) -> bool {
        self.told
    }

    /// Adds a term; one without weight is left out.
    pub(super) fn add(&mut self, weight: i32, words: fmt::Arguments<'_>) {
        if weight != 0 {
            self.put(weight, words);
        }
    }

    /// Adds how alike the names of two people are; a likeness that is not enough weighs nothing, and is
    /// told all the same.
    pub(super) fn person(&mut self, likeness: &Similarity, alike: i32) {
        self.likeness = Some(likeness.score);
        self.put(if likeness.same { alike } else { 0 }, format_args!("{}", likeness.evidence.join("; ")));
    }

    fn put(&mut self, weight: i32, words: fmt::Arguments<'_>) {
        self.total += weight;
        if self.told {
            self.evidence.push(Evidence { words: words.to_string(), weight });
        }
    }

    /// Whether the evidence against is so strong that no third claim may bring the two together: it
    /// weighs as much as `threshold` does for a link.
    #[must_use]
    pub fn forbids(&self) -> bool {
        self.total <= -self.threshold
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    fn score(weights: &[i32]) -> Score {
        let mut score = Score { threshold: 3, ..Score::told() };
        weights.iter().for_each(|weight| score.add(*weight, format_args!("a reason")));
        score
    }

    #[test]
    fn evidence_adds_up_for_and_against() {
        let score = score(&[5, -1]);
        assert_eq!(score.total, 4);
        assert!(!score.forbids());
    }

    #[test]
    fn strong_evidence_against_keeps_two_claims_apart_for_good() {
        assert!(score(&[1, -4]).forbids());
        assert!(!score(&[1, -3]).forbids());
    }

    #[test]
    fn what_weighs_nothing_is_not_told() {
        assert_eq!(score(&[0, 2, 0]).evidence.len(), 1);
    }

    #[test]
    fn a_silent_comparison_weighs_the_same() {
        let mut silent = Score { threshold: 3, ..Score::silent() };
        [5, -1].iter().for_each(|weight| silent.add(*weight, format_args!("a reason")));
        assert_eq!((silent.total, silent.evidence.len()), (score(&[5, -1]).total, 0));
    }
}
