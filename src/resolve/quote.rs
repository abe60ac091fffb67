//! Whether two quotations are one.

use super::evidence::Score;
use super::feature::Features;
use super::weights::QuoteWeights;
use crate::claim::Value;
use crate::text::fold;

/// Fewer words of content than this tell no quotation from another.
const WORDS: usize = 3;

/// Compares two quotations by speaker and words.
#[must_use]
pub(super) fn compare(a: &Features<'_>, b: &Features<'_>, weights: &QuoteWeights) -> Score {
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
    if fewer >= WORDS && shared * 5 >= fewer * 4 {
        score.add(weights.alike_words, format!("{shared} of {fewer} words are the same"));
    } else if fewer >= WORDS && shared * 2 >= fewer {
        score.add(weights.shared_words, format!("{shared} of {fewer} words are the same"));
    }
    score
}
