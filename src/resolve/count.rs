//! Whether two counts count the same people.

use super::TEN_MONTHS;
use super::evidence::{Score, apart};
use super::feature::{Corpus, Features};
use super::weights::CountWeights;
use crate::claim::{Attributes, EventKinds, Origin, Value};
use crate::text::fold;

/// Days within which two times are near.
const WEEK: u32 = 7;
/// A range of more days than a season has is a vague time.
const SEASON: u32 = 100;
/// Figures are near when the one is less by no more than this part.
const NEAR: u64 = 4;
/// How many shared concepts count.
const WORDING: usize = 3;

/// Compares two counts of one family.
#[must_use]
pub(super) fn compare(
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &CountWeights,
) -> Score {
    let mut score = Score::new(weights.threshold);
    event(&mut score, corpus, a, b, weights);
    let placed = time(&mut score, corpus, a, b, weights) | place(&mut score, a, b, weights);
    let standing = Attributes::shipped().standing(&a.claim.attribute);
    if standing {
        score.add(weights.standing, "figures of a lasting crisis");
    } else if !(placed || corpus.of_main_event(a, b)) {
        score.add(weights.unplaced, "neither time nor place shows that it is one event");
    }
    group(&mut score, a, b, weights);
    manner(&mut score, a, b, weights);
    wording(&mut score, a, b, weights);
    size(&mut score, a, b, weights);
    score
}

/// Tellings of one figure differ by less than figures of two things do; one source has no cause to tell it twice.
fn size(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &CountWeights) {
    let (Value::Count(x), Value::Count(y)) = (&a.claim.value, &b.claim.value) else { return };
    if (x.min, x.max) == (y.min, y.max) {
        return score.add(weights.same_value, "the same figure");
    }
    let Some((x, y)) = x.exact().zip(y.exact()) else { return };
    let (less, more) = (x.min(y), x.max(y));
    if more - less <= more / NEAR && a.at.source != b.at.source {
        score.add(weights.near_value, format!("{less} and {more} are near"));
    } else if more / 2 > less {
        score.add(weights.other_size, format!("{more} is more than twice {less}"));
    }
}

fn event(score: &mut Score, corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>, weights: &CountWeights) {
    let (x, y) = (&a.claim.event, &b.claim.event);
    let (Some(kind), Some(other)) = (&x.r#type, &y.r#type) else { return };
    let stated =
        x.origin.max(y.origin) <= Origin::Sentence && !Attributes::shipped().standing(&a.claim.attribute);
    let main = corpus.of_main_event(a, b);
    if kind == other {
        let weight = if main { weights.same_event } else { weights.same_background };
        score.add(weight, format!("the same kind of event: {kind}"));
    } else if EventKinds::shipped().kin(kind, other) {
        score.add(weights.kin_event, format!("kinds of one event: {kind}, {other}"));
    } else if stated && !main {
        score.add(weights.other_event, format!("different events: {kind}, {other}"));
    } else if !main {
        score.add(weights.weak_other_event, format!("perhaps different events: {kind}, {other}"));
    }
    if main {
        score.add(weights.main_event, "each is about its document's main event");
    } else if a.main != b.main && stated {
        score.add(weights.not_main_event, "only one is about its document's main event");
    }
}

/// Returns whether the times show that the two are about one event.
fn time(
    score: &mut Score,
    corpus: &Corpus<'_>,
    a: &Features<'_>,
    b: &Features<'_>,
    weights: &CountWeights,
) -> bool {
    let (Some(x), Some(y)) = (a.when(), b.when()) else {
        if a.main && b.main && corpus.years_apart(a, b) {
            score.add(weights.other_year, "their documents are about events of other years");
        }
        return false;
    };
    let gap = x.gap(y);
    let standing = Attributes::shipped().standing(&a.claim.attribute);
    let vague = x.length().max(y.length()) > SEASON;
    let background = gap == 0 && corpus.in_background(x) && corpus.in_background(y);
    let weight = match gap {
        _ if background => weights.background_year,
        0 if vague => weights.same_year,
        0 | 1 => weights.same_time,
        _ if gap > TEN_MONTHS => weights.other_year,
        _ if standing => 0,
        _ if gap <= WEEK => weights.near_time,
        _ => weights.far_time,
    };
    score.add(weight, format!("{x} and {y}: {}", apart(gap)));
    background || gap <= 1 && !vague
}

/// Returns whether the places show that the two are about one event.
fn place(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &CountWeights) -> bool {
    let of = |f: &Features<'_>| f.claim.scope.place.clone().or_else(|| f.claim.event.place.clone());
    let (x, y) = (of(a), of(b));
    let same = matches!((&x, &y), (Some(x), Some(y)) if fold(x) == fold(y));
    match (x, y) {
        (Some(x), _) if same => score.add(weights.same_place, format!("the same place: {x}")),
        (Some(x), Some(y)) => score.add(weights.other_place, format!("different places: {x}, {y}")),
        (Some(x), None) | (None, Some(x)) => {
            score.add(weights.one_place, format!("only one is about {x} alone"));
        }
        (None, None) => {}
    }
    same
}

fn group(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &CountWeights) {
    let (x, y) = (&a.claim.scope, &b.claim.scope);
    let table = Attributes::shipped();
    match (table.limiting_group(a.claim), table.limiting_group(b.claim)) {
        (Some(g), Some(h)) if g == h => score.add(weights.same_group, format!("the same group: {g}")),
        (Some(g), Some(h)) => score.add(weights.other_group, format!("different groups: {g}, {h}")),
        (Some(g), None) | (None, Some(g)) => {
            score.add(weights.one_group, format!("only one is limited to {g}"));
        }
        (None, None) => {}
    }
    if x.part != y.part || x.part && x.group_type != y.group_type {
        score.add(weights.one_part, "parts of another figure, and not the same part");
    }
    if x.unit != y.unit {
        score.add(weights.other_unit, "people and households");
    }
}

fn manner(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &CountWeights) {
    let within = |x: &str, y: &str| fold(x).contains(fold(y).as_ref());
    match (&a.claim.scope.manner, &b.claim.scope.manner) {
        (Some(x), Some(y)) if within(x, y) || within(y, x) => {
            score.add(weights.same_manner, format!("the same manner: {x}"));
        }
        (Some(x), Some(y)) => score.add(weights.other_manner, format!("different manners: {x}, {y}")),
        (Some(x), None) | (None, Some(x)) => score.add(weights.one_manner, format!("only one says {x}")),
        (None, None) => {}
    }
}

fn wording(score: &mut Score, a: &Features<'_>, b: &Features<'_>, weights: &CountWeights) {
    let shared = a.meaning.concepts.intersection(&b.meaning.concepts);
    let names = a.meaning.names.intersection(&b.meaning.names);
    let words: Vec<_> = shared.chain(names).take(WORDING).map(String::as_str).collect();
    let weight = weights.shared_wording * i32::try_from(words.len()).unwrap_or_default();
    score.add(weight, format!("both speak of {}", words.join(", ")));
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::{evidence, facts};

    fn counts(texts: &[&str]) -> Vec<String> {
        facts(Kind::Count, texts)
    }

    #[test]
    fn figures_of_one_event_are_one_fact() {
        assert_eq!(
            counts(&["The coup in Sarpe left 34 people dead.", "In the coup forty people were killed."]),
            ["34 people dead = forty people were killed"]
        );
    }

    #[test]
    fn figures_of_two_kinds_of_event_never_meet_though_they_are_equal() {
        let texts = ["The coup in Sarpe left 40 people dead.", "The flood in Sarpe left 40 people dead."];
        assert_eq!(counts(&texts), [""; 0]);
    }

    #[test]
    fn reports_call_one_event_a_coup_or_a_mutiny() {
        let texts = ["The coup in Sarpe left 34 people dead.", "The mutiny in Sarpe left 40 people dead."];
        assert_eq!(counts(&texts).len(), 1);
    }

    #[test]
    fn an_earlier_event_of_the_kind_is_told_apart_by_its_year() {
        let texts = [
            "2019-05-04 | The coup of 3 May 2019 left 34 people dead. In 1991, a coup left 300 people dead.",
            "2019-05-04 | The coup of 3 May 2019 left 40 people dead. In the coup of 1991, 200 people were killed.",
        ];
        assert_eq!(
            counts(&texts),
            ["34 people dead = 40 people dead", "300 people dead = 200 people were killed"]
        );
    }

    #[test]
    fn figures_of_two_places_are_two_facts() {
        let texts = [
            "2019-05-04 | The flood killed 12 people in Gornja Vell.",
            "2019-05-04 | The flood killed 30 people in Donja Sarpe.",
        ];
        assert_eq!(counts(&texts), [""; 0]);
    }

    #[test]
    fn figures_of_two_groups_are_two_facts() {
        let texts = ["The coup left 30 soldiers dead.", "The coup left 12 civilians dead."];
        assert_eq!(counts(&texts), [""; 0]);
    }

    #[test]
    fn another_manner_speaks_against_one_fact() {
        let texts = [
            "After the flood 120 people were rescued by helicopter.",
            "After the flood 80 people were rescued by boat.",
        ];
        let evidence = evidence(Kind::Count, texts);
        assert!(evidence.iter().any(|term| term.starts_with("-5 different manners")), "{evidence:?}");
    }

    #[test]
    fn the_killed_and_the_wounded_are_never_compared() {
        let texts = ["The coup left 40 people dead.", "The coup left 40 people wounded."];
        assert_eq!(counts(&texts), [""; 0]);
    }

    #[test]
    fn the_captured_and_the_detained_are_one_question() {
        let texts = ["During the coup 60 guards were captured.", "During the coup 95 guards were detained."];
        assert_eq!(counts(&texts).len(), 1);
    }

    #[test]
    fn a_lasting_crisis_has_one_figure_whatever_the_day() {
        let texts = [
            "2019-03-23 | The war has displaced 173,000 people since January.",
            "2019-05-28 | The fighting has displaced 206,000 people.",
        ];
        assert_eq!(counts(&texts).len(), 1);
    }

    #[test]
    fn two_figures_of_one_sentence_are_two_facts() {
        let text = "The coup left 34 people dead, and the coup left 40 people dead.";
        assert_eq!(counts(&[text]), [""; 0]);
    }

    #[test]
    fn the_evidence_is_told_term_by_term() {
        let text = "2019-05-04 | The coup of 3 May 2019 left 34 people dead.";
        let evidence = evidence(Kind::Count, [text, text]);
        for term in ["+3 the same kind of event: coup", "+2 the same figure"] {
            assert!(evidence.iter().any(|told| told == term), "{term}: {evidence:?}");
        }
    }
}
