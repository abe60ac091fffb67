//! Whether two statements of cause explain the same thing, and whether two quotations are one.

use super::evidence::Score;
use super::feature::Features;
use super::weights::{CauseWeights, QuoteWeights};
use crate::claim::{EventKinds, Value};
use crate::text::fold;

/// Days beyond which two times are in different years.
const TEN_MONTHS: u32 = 300;

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

/// Compares two quotations by speaker and words.
#[must_use]
pub(super) fn compare_quotes(a: &Features<'_>, b: &Features<'_>, weights: &QuoteWeights) -> Score {
    let mut score = Score::new(weights.threshold);
    let (Value::Quote { speaker: x, .. }, Value::Quote { speaker: y, .. }) = (&a.claim.value, &b.claim.value)
    else {
        return score;
    };
    if !x.is_empty() && fold(x) == fold(y) {
        score.add(weights.same_speaker, format!("both quote {x}"));
    }
    let shared = a.meaning.concepts.intersection(&b.meaning.concepts).count();
    let fewer = a.meaning.concepts.len().min(b.meaning.concepts.len());
    if fewer >= 3 && shared * 5 >= fewer * 4 {
        score.add(weights.alike_words, format!("{shared} of {fewer} words are the same"));
    } else if fewer >= 3 && shared * 2 >= fewer {
        score.add(weights.shared_words, format!("{shared} of {fewer} words are the same"));
    }
    score
}
