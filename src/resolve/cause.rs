//! Whether two statements of cause explain the same thing.

use super::TEN_MONTHS;
use super::evidence::Score;
use super::feature::Features;
use super::weights::CauseWeights;
use crate::claim::EventKinds;

/// Compares two statements of cause by their effects.
#[must_use]
pub(super) fn compare(a: &Features<'_>, b: &Features<'_>, weights: &CauseWeights) -> Score {
    let mut score = Score::new(weights.threshold);
    match (&a.effect, &b.effect) {
        (Some(x), Some(y)) if EventKinds::shipped().kin(x, y) => {
            score.add(weights.same_effect, format!("both explain a {x}"));
        }
        (Some(x), Some(y)) => score.add(weights.other_effect, format!("one explains a {x}, the other a {y}")),
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.when(), b.when())
        && x.gap(y) > TEN_MONTHS
    {
        score.add(weights.other_year, format!("{x} and {y} are different events"));
    }
    score
}
