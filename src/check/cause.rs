//! Who and what is said to have caused one event, side by side.

use std::collections::BTreeSet;

use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value};

/// The causes that the sources give for one effect: one judgement, where two sources each give a
/// cause that the other does not.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Option<Judgement> {
    let frames: Vec<(usize, BTreeSet<String>)> =
        claims.iter().map(|&at| (at.source, frame(view, at))).collect();
    let of = |source: usize| frames.iter().filter(move |(own, _)| *own == source).map(|(_, frame)| frame);
    let gives_alone = |a: usize, b: usize| of(a).any(|x| !x.is_empty() && of(b).all(|y| x.is_disjoint(y)));
    let sources: BTreeSet<usize> = claims.iter().map(|c| c.source).collect();
    let apart = sources.iter().any(|&a| sources.iter().any(|&b| gives_alone(a, b) && gives_alone(b, a)));
    apart.then(|| Judgement::new(view, Reason::Framing, claims.to_vec()))
}

/// What a cause speaks of.
fn frame(view: &View<'_>, at: ClaimRef) -> BTreeSet<String> {
    let Value::Cause { cause, .. } = &view.claim(at).value else { return BTreeSet::new() };
    let meaning = view.lexicon.meaning(cause);
    meaning.concepts.into_iter().chain(meaning.events).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn causes(texts: &[&str]) -> Vec<String> {
        found(Kind::Cause, texts)
    }

    #[test]
    fn two_causes_with_nothing_in_common_are_two_framings() {
        let texts =
            ["The mutiny was caused by unpaid wages.", "The mutiny was caused by foreign mining companies."];
        assert_eq!(causes(&texts), ["framing: unpaid wages (a); foreign mining companies (b)"]);
    }

    #[test]
    fn one_cause_in_other_words_is_one_framing() {
        let texts = [
            "The mutiny was caused by unpaid wages.",
            "The mutiny was triggered by wages that had not been paid.",
        ];
        assert_eq!(causes(&texts), [""; 0]);
    }

    #[test]
    fn a_cause_that_one_source_leaves_out_is_no_divergence() {
        let texts = [
            "The mutiny was caused by unpaid wages. The mutiny was caused by foreign mining companies.",
            "The mutiny was caused by unpaid wages.",
        ];
        assert_eq!(causes(&texts), [""; 0]);
    }

    #[test]
    fn causes_of_two_events_are_not_compared() {
        let texts = ["The mutiny was caused by unpaid wages.", "The flood was caused by heavy rain."];
        assert_eq!(causes(&texts), [""; 0]);
    }
}
