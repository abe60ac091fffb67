//! Whether two dates date the same happening.

use super::evidence::Score;
use super::feature::{Corpus, Features};
use super::weights::DateWeights;
use crate::claim::Kind;

/// Days within which two dates are near.
const MONTH: u32 = 31;
/// Days beyond which two dates are in different years.
const TEN_MONTHS: u32 = 300;

/// Compares two dates by what their clauses speak of.
#[must_use]
pub(super) fn compare(
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &DateWeights,
) -> Score {
    let mut score = Score::new(weights.threshold);
    if let (Some(x), Some(y)) = (&a.start, &b.start)
        && x == y
    {
        score.add(weights.start, format!("both date the {x} itself"));
    }
    wording(&mut score, corpus, a, b, weights);
    nearness(&mut score, a, b, weights);
    score
}

fn wording(
    score: &mut Score,
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &DateWeights,
) {
    let shares = |shared: Vec<&String>, weight: i32| -> i32 {
        shared.iter().map(|word| weight * corpus.rarity(Kind::Date, word)).sum::<i32>() / 10
    };
    let (x, y) = (&a.meaning, &b.meaning);
    let concepts: Vec<_> = x.concepts.intersection(&y.concepts).collect();
    let events: Vec<_> = x.events.intersection(&y.events).collect();
    let names: Vec<_> = x.names.intersection(&y.names).collect();
    let words: Vec<_> = concepts.iter().chain(&names).map(|w| w.as_str()).collect();
    let told = words.join(", ");
    score.add(shares(concepts.clone(), weights.shared_concept), format!("both speak of {told}"));
    score.add(shares(events, weights.same_event), "the same kind of event");
    if names.is_empty() && !x.names.is_empty() && !y.names.is_empty() {
        score.add(weights.other_names, "other names");
    }
    score.add(shares(names, weights.shared_name).min(2 * weights.shared_name), "the same names");
    let fewer = x.concepts.len().min(y.concepts.len());
    let unshared = i32::try_from(fewer.saturating_sub(concepts.len()) / 2).unwrap_or_default();
    score.add(weights.unshared * unshared, "the rest of the wording differs");
}

fn nearness(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &DateWeights) {
    let (Some(x), Some(y)) = (a.when(), b.when()) else { return };
    match x.gap(y) {
        0 => score.add(weights.same_day, "the days overlap"),
        gap if gap <= MONTH => score.add(weights.near, format!("{gap} days apart")),
        gap if gap <= TEN_MONTHS => score.add(weights.far, format!("{gap} days apart")),
        gap => score.add(weights.other_year, format!("{gap} days apart")),
    }
}
