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
pub(super) fn apart(days: u32) -> String {
    match days {
        0 => "the days overlap".to_owned(),
        1 => "one day apart".to_owned(),
        _ => format!("{days} days apart"),
    }
}

/// The comparison of two claims.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Score {
    /// Term by term, in the order of comparison.
    pub evidence: Vec<Evidence>,
    /// From this total on, the two are linked.
    pub threshold: i32,
    /// How alike the names of two people are, 0 to 1000, where that was looked at.
    pub likeness: Option<u16>,
}

impl Score {
    /// A comparison without evidence.
    #[must_use]
    pub const fn new(threshold: i32) -> Self {
        Self { evidence: Vec::new(), threshold, likeness: None }
    }

    /// Adds a term; one without weight is left out.
    pub fn add(&mut self, weight: i32, words: impl Into<String>) {
        if weight != 0 {
            self.evidence.push(Evidence { words: words.into(), weight });
        }
    }

    /// Adds how alike the names of two people are; a likeness that is not enough weighs nothing, and is
    /// told all the same.
    pub fn person(&mut self, likeness: &Similarity, alike: i32) {
        let words = likeness.evidence.join("; ");
        self.likeness = Some(likeness.score);
        self.evidence.push(Evidence { words, weight: if likeness.same { alike } else { 0 } });
    }

    /// The match weight.
    #[must_use]
    pub fn total(&self) -> i32 {
        self.evidence.iter().map(|e| e.weight).sum()
    }

    /// Whether the two are taken to be about the same fact.
    #[must_use]
    pub fn links(&self) -> bool {
        self.total() >= self.threshold
    }

    /// Whether the evidence against is so strong that no third claim may bring the two together: it
    /// weighs as much as `threshold` does for a link.
    #[must_use]
    pub fn forbids(&self) -> bool {
        self.total() <= -self.threshold
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    fn score(weights: &[i32]) -> Score {
        let mut score = Score::new(3);
        weights.iter().for_each(|weight| score.add(*weight, "a reason"));
        score
    }

    #[test]
    fn evidence_adds_up_for_and_against() {
        let score = score(&[5, -1]);
        assert_eq!(score.total(), 4);
        assert!(score.links() && !score.forbids());
    }

    #[test]
    fn strong_evidence_against_keeps_two_claims_apart_for_good() {
        assert!(score(&[1, -4]).forbids());
        assert!(!score(&[1, -3]).forbids() && !score(&[1, -3]).links());
    }

    #[test]
    fn what_weighs_nothing_is_not_told() {
        assert_eq!(score(&[0, 2, 0]).evidence.len(), 1);
    }
}
