//! Whether two statements of cause explain the same thing.

use super::TEN_MONTHS;
use super::evidence::Score;
use super::feature::Pair;
use super::weights::CauseWeights;

/// Compares two statements of cause by their effects.
pub(super) fn compare(score: &mut Score, pair: Pair<'_>, weights: &CauseWeights) {
    let Pair { corpus, a, b } = pair;
    score.threshold = weights.threshold;
    if corpus.strangers(a, b) {
        score.add(weights.other_story, format_args!("their documents have no name in common"));
    }
    if let (Some(effect), Some(other)) = (a.effect, b.effect) {
        let (x, y) = (corpus.word(effect), corpus.word(other));
        if corpus.kinds.kin(effect, other) {
            score.add(weights.same_effect, format_args!("both explain a {x}"));
        } else if corpus.both_explain_main(a, b) {
            let words = format_args!("one explains a {x}, the other a {y}, which may be one");
            score.add(weights.main_event, words);
        } else {
            score.add(weights.other_effect, format_args!("one explains a {x}, the other a {y}"));
        }
    }
    if let (Some(x), Some(y)) = (a.when, b.when)
        && x.gap(y) > TEN_MONTHS
    {
        score.add(weights.other_year, format_args!("{x} and {y} are different events"));
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::facts;

    fn causes(texts: &[&str]) -> usize {
        facts(Kind::Cause, texts).len()
    }

    #[test]
    fn causes_of_one_kind_of_event_are_one_question() {
        assert_eq!(
            causes(&["The mutiny was caused by unpaid wages.", "The mutiny was caused by hunger."]),
            1
        );
    }

    #[test]
    fn causes_of_two_kinds_of_event_are_two() {
        assert_eq!(
            causes(&["The mutiny was caused by unpaid wages.", "The flood was caused by heavy rain."]),
            0
        );
    }

    #[test]
    fn a_strike_on_a_market_and_its_bombing_are_one_question() {
        let texts = [
            "Bombs fell on the market at noon. The bombing of the market was caused by a drone.",
            "Shells fell on the market at noon. The attack was caused by rockets that fell short.",
        ];
        assert_eq!(causes(&texts), 1);
    }

    #[test]
    fn a_consequence_is_explained_for_itself() {
        let texts = [
            "The exodus was caused by the insurgents. The attack began at dawn.",
            "The displacement was caused by air raids. The war went on.",
        ];
        assert_eq!(causes(&texts), 1);
    }

    #[test]
    fn causes_of_events_years_apart_are_two() {
        let texts = [
            "The mutiny of May 2019 was caused by unpaid wages.",
            "The mutiny of May 1991 was caused by hunger.",
        ];
        assert_eq!(causes(&texts), 0);
    }
}
