//! Whether two dates date the same happening.

use std::collections::BTreeSet;

use super::TEN_MONTHS;
use super::evidence::{Score, apart};
use super::feature::{Corpus, Features};
use super::weights::DateWeights;
use crate::claim::{EventKinds, Kind};

/// Days within which two dates are near.
const MONTH: u32 = 31;

/// A name tells the two apart when it is so rare, in tenths.
const RARE: i32 = 5;
/// The rest of the wording counts at most so many times.
const UNSHARED: i32 = 2;

/// Compares two dates by what their clauses speak of.
#[must_use]
pub(super) fn compare(
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &DateWeights,
) -> Score {
    let mut score = Score::new(weights.threshold);
    starts(&mut score, a, b, weights);
    happening(&mut score, corpus, a, b, weights);
    names(&mut score, corpus, a, b, weights);
    nearness(&mut score, a, b, weights);
    if corpus.to_come(a) != corpus.to_come(b) {
        score.add(weights.to_come, "one was still to come when it was written");
    }
    score
}

fn starts(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &DateWeights) {
    match (&a.start, &b.start) {
        (Some(x), Some(y)) if EventKinds::shipped().kin(x, y) => {
            score.add(weights.start, format!("both date the {x} itself"));
        }
        (Some(x), Some(y)) => score.add(weights.other_start, format!("one dates the {x}, the other the {y}")),
        _ => {}
    }
}

/// What happened, in the words of the two clauses. Every claim of the dossier speaks of its main event,
/// so that it tells nothing.
fn happening(
    score: &mut Score,
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &DateWeights,
) {
    let (x, y) = (&a.meaning, &b.meaning);
    let telling = |word: &&String| !corpus.is_main(word);
    let concepts: Vec<_> = x.concepts.intersection(&y.concepts).filter(telling).collect();
    let told = concepts.iter().map(|w| w.as_str()).collect::<Vec<_>>().join(", ");
    let weight = by_rarity(corpus, Kind::Date, &concepts, weights.shared_concept);
    score.add(weight, format!("both speak of {told}"));
    let events: Vec<_> = x.events.intersection(&y.events).filter(telling).collect();
    score.add(by_rarity(corpus, Kind::Date, &events, weights.same_event), "the same kind of event");
    if concepts.is_empty() && events.is_empty() {
        score.add(weights.no_action, "nothing but names is alike");
    }
    let fewer = x.concepts.len().min(y.concepts.len());
    let unshared = i32::try_from((fewer - concepts.len()) / 3).unwrap_or_default().min(UNSHARED);
    score.add(weights.unshared * unshared, "the rest of the wording differs");
}

fn names(score: &mut Score, corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>, weights: &DateWeights) {
    let (x, y) = (&a.meaning.names, &b.meaning.names);
    let rare = |names: &BTreeSet<String>| names.iter().any(|n| corpus.rarity(Kind::Name, n) >= RARE);
    let shared: Vec<_> = x.intersection(y).collect();
    if shared.is_empty() && rare(x) && rare(y) {
        score.add(weights.other_names, "other names");
    }
    let weight = by_rarity(corpus, Kind::Name, &shared, weights.shared_name);
    score.add(weight.min(2 * weights.shared_name), "the same names");
}

/// The weight of each of these words by its rarity, in all.
fn by_rarity(corpus: &Corpus<'_>, kind: Kind, shared: &[&String], weight: i32) -> i32 {
    (weight * shared.iter().map(|word| corpus.rarity(kind, word)).sum::<i32>() + 5) / 10
}

fn nearness(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &DateWeights) {
    let (Some(x), Some(y)) = (a.when(), b.when()) else { return };
    match x.gap(y) {
        0 => score.add(weights.same_day, apart(0)),
        gap if gap <= MONTH => score.add(weights.near, apart(gap)),
        gap if gap <= TEN_MONTHS => score.add(weights.far, apart(gap)),
        gap => score.add(weights.other_year, apart(gap)),
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::facts;

    fn dates(texts: &[&str]) -> Vec<String> {
        facts(Kind::Date, texts)
    }

    #[test]
    fn two_starts_of_one_event_are_one_happening() {
        let texts = [
            "2019-06-20 | The coup began on 3 May 2019.",
            "2019-06-20 | Officers overthrew the government on 4 May 2019.",
        ];
        assert_eq!(dates(&texts).len(), 1);
    }

    #[test]
    fn rare_words_make_one_happening_of_two_clauses() {
        let texts = [
            "2019-05-20 | The government declared a state of emergency on 3 May 2019.",
            "2019-05-20 | A state of emergency was declared by the government on 4 May 2019.",
        ];
        assert_eq!(dates(&texts), ["3 May 2019 = 4 May 2019"]);
    }

    #[test]
    fn another_deed_on_the_same_day_is_another_happening() {
        let texts = [
            "2019-05-20 | The government declared a state of emergency on 3 May 2019.",
            "2019-05-20 | The president resigned on 3 May 2019.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn the_start_of_another_event_is_another_happening() {
        let texts =
            ["2019-06-20 | The coup began on 3 May 2019.", "2019-06-20 | The flood began on 3 May 2019."];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn the_same_in_another_year_is_another_happening() {
        let texts = [
            "2019-05-20 | The government declared a state of emergency on 3 May 2019.",
            "2019-05-20 | The government declared a state of emergency on 3 May 1991.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn two_days_of_one_source_are_two_happenings() {
        let text = "2019-05-20 | The government declared a state of emergency on 3 May 2019. \
                    The government declared a state of emergency on 9 May 2019.";
        assert_eq!(dates(&[text]), [""; 0]);
    }
}
