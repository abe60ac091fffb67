//! What keeps two claims apart before, or whatever, their evidence weighs.

use crate::claim::{Claim, Kind, Place, Status, Value};

use super::{Features, Score};

/// Two figures of one source that stand so near in the text are two facts, unless the source
/// corrects itself; in bytes.
const ONE_SENTENCE: usize = 160;
/// One source says a thing twice less often than two sources say it once.
const ONE_SOURCE: i32 = 3;
/// Small figures that differ by no more are two tellings of one, whatever their proportion.
const LIKE_DIFFERENCE: u64 = 2;
/// Below this likeness two full names are of two people, whatever a third name resembles.
const UNLIKE: u16 = 600;

/// Why two claims stay apart whatever else is alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Barrier {
    /// Only claims of one kind, and of one family of attributes, are ever compared.
    OtherBlock,
    /// One source sets two figures, or two days, side by side.
    TwoFacts,
    /// One is a day for which figures or a state are told ("as of 3 May"), on which nothing need have happened.
    DayOfFigures,
    /// Two full names of persons have too little in common.
    UnlikeNames,
}

/// The barrier between two claims that were found so much alike; [`Barrier::UnlikeNames`] falls where
/// the evidence links the two.
#[must_use]
pub fn barrier(score: &Score, a: &Features<'_>, b: &Features<'_>) -> Option<Barrier> {
    let told = certain(a, b).or_else(|| unlike(score, a.claim, b.claim).then_some(Barrier::UnlikeNames));
    if block(a) == block(b) { told } else { Some(Barrier::OtherBlock) }
}

/// The barrier between two claims of one block that no evidence is needed for.
pub(super) fn certain(a: &Features<'_>, b: &Features<'_>) -> Option<Barrier> {
    if a.at.source == b.at.source && two_facts(a.claim, b.claim) {
        Some(Barrier::TwoFacts)
    } else {
        let is_stand = |f: &Features<'_>| f.kind == Kind::Date && f.claim.as_of.is_some();
        (is_stand(a) || is_stand(b)).then_some(Barrier::DayOfFigures)
    }
}

/// The match weight that these two need.
#[must_use]
pub fn needed(score: &Score, a: &Features<'_>, b: &Features<'_>) -> i32 {
    let twice =
        a.at.source == b.at.source && !matches!(a.claim.value, Value::Name { .. } | Value::Role { .. });
    score.threshold.saturating_add(if twice { ONE_SOURCE } else { 0 })
}

/// Within which of the claims of its kind a claim is compared at all.
pub(super) fn block<'a>(features: &Features<'a>) -> (Kind, &'a str) {
    let within = match features.kind {
        Kind::Count => features.family,
        Kind::Name => match &features.claim.value {
            Value::Name { r#type, .. } => r#type.name(),
            _ => "",
        },
        _ => "",
    };
    (features.kind, within)
}

/// Two figures that one source sets side by side are about two facts, and so are two days of its.
fn two_facts(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (Value::Count(_), Value::Count(_)) => {
            let near = a.span.start.abs_diff(b.span.start) < ONE_SENTENCE || a.place == Place::Infobox;
            a.about == b.about
                || !of_two_speakers(a, b) && (a.place == b.place && near || of_another_size(a, b))
        }
        (Value::Date(x), Value::Date(y)) => !x.overlaps(*y),
        _ => false,
    }
}

/// Whether a source has the two figures from two different speakers, who may well differ by much.
fn of_two_speakers(a: &Claim, b: &Claim) -> bool {
    a.attributed_to.as_ref().zip(b.attributed_to.as_ref()).is_some_and(|(x, y)| x != y)
}

/// Whether of two figures of one source the one is so much greater that they count a whole and a part
/// of it; a source that puts another figure in the place of its first says so.
fn of_another_size(a: &Claim, b: &Claim) -> bool {
    let corrected = [a, b].iter().any(|claim| claim.status == Status::Superseded);
    let sizes = a.exact().zip(b.exact()).map(|(x, y)| (x.min(y), x.max(y)));
    sizes.is_some_and(|(less, more)| !corrected && far_less(less, more))
}

/// Whether a figure is so much less than another that it counts some of those.
pub(super) fn far_less(less: u64, more: u64) -> bool {
    more.saturating_sub(less) > LIKE_DIFFERENCE && less.saturating_mul(3) < more.saturating_mul(2)
}

/// Two full names of persons that have too little in common.
pub(super) fn unlike(score: &Score, a: &Claim, b: &Claim) -> bool {
    let pair = match (&a.value, &b.value) {
        (Value::Name { text: x, .. }, Value::Name { text: y, .. }) if a.attribute == "person" => (x, y),
        (Value::Role { person: x, .. }, Value::Role { person: y, .. }) => (x, y),
        _ => return false,
    };
    let full = |name: &str| name.split_whitespace().count() > 1;
    full(pair.0) && full(pair.1) && score.likeness.is_some_and(|likeness| likeness < UNLIKE)
}

#[cfg(test)]
mod tests {
    use super::{Barrier, barrier};
    use crate::check::tests::sources;
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;
    use crate::resolve::{Corpus, Weights, compare};

    /// The barrier between the first and the last claim of a kind.
    fn between(kind: Kind, texts: &[&str]) -> Option<Barrier> {
        let sources = sources(texts);
        let corpus = Corpus::new(&sources, Lexicon::english());
        let of_kind: Vec<_> = corpus.features.iter().filter(|f| f.kind == kind).collect();
        let (a, b) = (of_kind[0], of_kind[of_kind.len() - 1]);
        barrier(&compare(&corpus, a, b, Weights::shipped()), a, b)
    }

    #[test]
    fn the_dead_and_the_wounded_are_never_compared() {
        assert_eq!(
            between(Kind::Count, &["The coup left 34 dead.", "The coup left 34 wounded."]),
            Some(Barrier::OtherBlock)
        );
    }

    #[test]
    fn two_figures_side_by_side_are_two_facts() {
        assert_eq!(
            between(Kind::Count, &["Thirty people died in the coup, and four people died in the flood."]),
            Some(Barrier::TwoFacts)
        );
    }

    #[test]
    fn what_two_speakers_say_side_by_side_may_be_one_fact() {
        let said =
            "The ministry said 17 people died in the coup. The governor said 21 people died in the coup.";
        assert_eq!(between(Kind::Count, &[said]), None);
    }

    #[test]
    fn a_box_and_the_sentence_below_it_are_not_side_by_side() {
        let page = "= Mutiny =\n\nInfobox\n- Total dead: 18\n\nSeventeen people died in the mutiny.\n";
        assert_eq!(between(Kind::Count, &[page]), None);
    }

    #[test]
    fn a_day_as_of_which_figures_are_told_is_no_day_of_a_happening() {
        let texts = [
            "2019-05-04 | As of 3 May 2019, 900 people were in shelters.",
            "2019-05-06 | As of 9 a.m. on 5 May 2019, 700 people were in shelters.",
        ];
        assert_eq!(between(Kind::Date, &texts), Some(Barrier::DayOfFigures));
    }

    #[test]
    fn two_full_names_with_little_in_common_are_two_people() {
        let texts = ["Captain Amadou Sanogo took power.", "General Ivan Petrov took power."];
        assert_eq!(between(Kind::Name, &texts), Some(Barrier::UnlikeNames));
    }

    #[test]
    fn nothing_stands_between_two_figures_of_one_event() {
        assert_eq!(
            between(Kind::Count, &["The coup left 34 people dead.", "The coup left 40 people dead."]),
            None
        );
    }
}
