//! Whether two counts count the same people.

use super::TEN_MONTHS;
use super::evidence::{Score, apart};
use super::feature::Pair;
use super::main_event::SEASON;
use super::symbol::shared;
use super::weights::CountWeights;
use crate::claim::{Origin, Value, digits_swapped, significant_digits};
use crate::text::fold;

/// Days within which two times are near.
const WEEK: u32 = 7;
/// Figures are near when the one is less by no more than this part.
const NEAR: u64 = 4;
/// How many shared concepts count.
const WORDING: usize = 3;

/// Compares two counts of one family.
pub(super) fn compare(score: &mut Score, pair: Pair<'_>, weights: &CountWeights) {
    let Pair { corpus, a, b } = pair;
    score.threshold = weights.threshold;
    if corpus.strangers(a, b) {
        score.add(weights.other_story, format_args!("their documents have no name in common"));
    }
    let main = corpus.of_main_event(a, b);
    event(score, pair, main, weights);
    let (dated, placed) = (time(score, pair, weights), place(score, pair, weights));
    if a.standing {
        score.add(weights.standing, format_args!("figures of a lasting crisis"));
    } else if !(dated || placed || main) {
        score.add(weights.unplaced, format_args!("neither time nor place shows that it is one event"));
    }
    group(score, pair, placed, weights);
    manner(score, pair, weights);
    wording(score, pair, weights);
    size(score, pair, weights);
}

/// Tellings of one figure differ by less than figures of two things do; one source has no cause to tell it twice.
fn size(score: &mut Score, pair: Pair<'_>, weights: &CountWeights) {
    let Pair { a, b, .. } = pair;
    let (Value::Count(x), Value::Count(y)) = (&a.claim.value, &b.claim.value) else { return };
    if (x.min, x.max) == (y.min, y.max) {
        return score.add(weights.same_value, format_args!("the same figure"));
    }
    let Some((x, y)) = x.exact().zip(y.exact()) else { return };
    let lesser = [a, b].map(|features| features.lesser_than);
    if let [Some(more), None] | [None, Some(more)] = lesser {
        score.add(weights.lesser, format_args!("the source of only one gives {more} as well"));
    }
    let (less, more) = (x.min(y), x.max(y));
    if digits_swapped(x, y) && a.at.source != b.at.source {
        let weight = weights.swapped_digits.saturating_mul(significant_digits(less) - 1);
        score.add(weight, format_args!("{less} and {more} are the same digits"));
    } else if more - less <= more / NEAR && a.at.source != b.at.source {
        score.add(weights.near_value, format_args!("{less} and {more} are near"));
    } else if more / 2 > less {
        score.add(weights.other_size, format_args!("{more} is more than twice {less}"));
    }
}

fn event(score: &mut Score, pair: Pair<'_>, main: bool, weights: &CountWeights) {
    let Pair { corpus, a, b } = pair;
    if main {
        score.add(weights.main_event, format_args!("both are of the main event of their texts"));
    }
    let (Some(kind), Some(other)) = (a.event, b.event) else { return };
    let stated = a.claim.event.origin.max(b.claim.event.origin) <= Origin::Sentence && !a.standing;
    let (x, y) = (corpus.word(kind), corpus.word(other));
    if kind == other {
        let weight = if main { weights.same_event } else { weights.same_background };
        score.add(weight, format_args!("the same kind of event: {x}"));
    } else if corpus.kinds.kin(kind, other) {
        score.add(weights.kin_event, format_args!("kinds of one event: {x}, {y}"));
    } else if stated && !main {
        score.add(weights.other_event, format_args!("different events: {x}, {y}"));
    } else if !main {
        score.add(weights.weak_other_event, format_args!("perhaps different events: {x}, {y}"));
    }
    if !main && a.main != b.main && stated {
        score.add(weights.not_main_event, format_args!("only one is of the main event of its text"));
    }
}

/// Returns whether the times show that the two are about one event.
fn time(score: &mut Score, pair: Pair<'_>, weights: &CountWeights) -> bool {
    let Pair { corpus, a, b } = pair;
    let (Some(x), Some(y)) = (a.when, b.when) else {
        if a.main && b.main && corpus.years_apart(a, b) {
            score.add(weights.other_year, format_args!("their documents are about events of other years"));
        }
        return false;
    };
    let gap = x.gap(y);
    let vague = x.length().max(y.length()) > SEASON;
    let background = gap == 0 && corpus.in_background(x) && corpus.in_background(y);
    let weight = match gap {
        _ if background => weights.background_year,
        0 if vague => weights.same_year,
        0 | 1 => weights.same_time,
        _ if gap > TEN_MONTHS => weights.other_year,
        _ if a.standing || x.approx || y.approx => 0,
        _ if gap <= WEEK => weights.near_time,
        _ => weights.far_time,
    };
    score.add(weight, format_args!("{x} and {y}: {}", apart(gap)));
    background || gap <= 1 && !vague
}

/// Returns whether the places show that the two are about one event.
fn place(score: &mut Score, pair: Pair<'_>, weights: &CountWeights) -> bool {
    let Pair { corpus, a, b } = pair;
    let word = |place| corpus.word(place);
    match (a.place, b.place) {
        (Some(x), Some(y)) if x == y => {
            score.add(weights.same_place, format_args!("the same place: {}", word(x)));
        }
        (Some(x), Some(y)) if a.names_place_of(b) || b.names_place_of(a) => {
            let named = if b.names_place_of(a) { x } else { y };
            score.add(weights.named_place, format_args!("both name {}", word(named)));
        }
        (Some(x), Some(y)) => {
            score.add(weights.other_place, format_args!("different places: {}, {}", word(x), word(y)));
        }
        (Some(x), None) | (None, Some(x)) if a.names_place_of(b) || b.names_place_of(a) => {
            score.add(weights.named_place, format_args!("both name {}", word(x)));
        }
        (Some(x), None) | (None, Some(x)) => {
            score.add(weights.one_place, format_args!("only one is about {} alone", word(x)));
        }
        (None, None) => {}
    }
    let one = a.place.is_some() && a.place == b.place;
    one || a.place.is_some() != b.place.is_some() && (a.names_place_of(b) || b.names_place_of(a))
}

/// Whom the two count; `placed` where both count those of one place, of whom each may be a part of what it is told with.
fn group(score: &mut Score, pair: Pair<'_>, placed: bool, weights: &CountWeights) {
    let Pair { corpus, a, b } = pair;
    let word = |group| corpus.word(group);
    match (a.group, b.group) {
        (Some(g), Some(h)) if g == h => {
            score.add(weights.same_group, format_args!("the same group: {}", word(g)));
        }
        (Some(g), Some(h)) => {
            score.add(weights.other_group, format_args!("different groups: {}, {}", word(g), word(h)));
        }
        (Some(g), None) | (None, Some(g)) => {
            score.add(weights.one_group, format_args!("only one is limited to {}", word(g)));
        }
        (None, None) => {}
    }
    let (x, y) = (&a.claim.scope, &b.claim.scope);
    if x.part != y.part && !placed {
        let part = if x.part { &a.claim.id } else { &b.claim.id };
        score.add(weights.one_part, format_args!("only {part} is a part of another figure"));
    } else if x.part && y.part && x.group_type != y.group_type {
        score.add(weights.one_part, format_args!("parts of another figure, and not the same part"));
    }
    if x.unit != y.unit {
        score.add(weights.other_unit, format_args!("people and households"));
    }
}

fn manner(score: &mut Score, pair: Pair<'_>, weights: &CountWeights) {
    let Pair { a, b, .. } = pair;
    let within = |x: &str, y: &str| fold(x).contains(fold(y).as_ref());
    match (&a.claim.scope.manner, &b.claim.scope.manner) {
        (Some(x), Some(y)) if within(x, y) || within(y, x) => {
            score.add(weights.same_manner, format_args!("the same manner: {x}"));
        }
        (Some(x), Some(y)) => score.add(weights.other_manner, format_args!("different manners: {x}, {y}")),
        (Some(x), None) | (None, Some(x)) => score.add(weights.one_manner, format_args!("only one says {x}")),
        (None, None) => {}
    }
}

fn wording(score: &mut Score, pair: Pair<'_>, weights: &CountWeights) {
    let Pair { corpus, a, b } = pair;
    let concepts = shared(a.meaning.concepts(), b.meaning.concepts());
    let words = concepts.chain(shared(a.meaning.names(), b.meaning.names()));
    let weight =
        weights.shared_wording * i32::try_from(words.clone().take(WORDING).count()).unwrap_or_default();
    score.add(weight, format_args!("both speak of {}", corpus.listed(words, WORDING)));
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::{evidence, facts};

    #[test]
    fn a_place_that_the_wording_of_the_other_names_is_no_other_place() {
        let texts = [
            "2013-02-20 | Prisoners revolted in Vell. In May 2004 a fire in Sarpe prison killed 107 inmates.",
            "2013-02-21 | Prisoners revolted in Vell. In May 2004 a fire near Lumo in Sarpe killed 104 inmates.",
        ];
        assert_eq!(facts(Kind::Count, &texts).len(), 1, "{:?}", facts(Kind::Count, &texts));
    }

    #[test]
    fn the_same_digits_in_another_order_speak_for_one_figure() {
        let texts =
            ["The raid led to the arrest of 17 herders.", "The raid led to the arrest of 71 herders."];
        let swapped = "+2 17 and 71 are the same digits".to_owned();
        assert!(evidence(Kind::Count, texts).contains(&swapped), "{:?}", evidence(Kind::Count, texts));
    }

    #[test]
    fn a_place_that_the_other_names_limits_nothing() {
        let texts = [
            "In May 2001 a fever killed 34 people at Vellmoor.",
            "The fever of May 2001 at Vellmoor caused 43 deaths.",
        ];
        assert!(!evidence(Kind::Count, texts).iter().any(|term| term.contains("alone")));
        assert_eq!(counts(&texts).len(), 1);
    }

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
    fn a_time_that_is_about_speaks_against_no_other_near_it() {
        let texts = [
            "2021-09-10 | Two years ago 36 people died in the massacre at Vellmoor.",
            "2021-09-10 | In July 2019, 63 people died in the massacre at Vellmoor.",
        ];
        let far = |term: &String| term.starts_with("-6") && term.contains("days apart");
        assert!(!evidence(Kind::Count, texts).iter().any(far), "{:?}", evidence(Kind::Count, texts));
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
    fn a_figure_far_less_than_its_source_gives_for_all_stands_back() {
        let texts = [
            "2019-05-04 | The flood in Sarpe killed nine people.",
            "2019-05-05 | The flood in Sarpe killed 14 people. The wave hit the mill at night, drowning five people.",
        ];
        assert_eq!(counts(&texts), ["nine people = 14 people"]);
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
