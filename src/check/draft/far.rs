//! How far the figure of a draft is from those of its sources.

use crate::check::hint;
use crate::claim::Count;

/// Whether a figure is more than so many times each of others, or as many times smaller. An open bound is far from
/// one number, for which it leaves room, 40 from "at least 4", and from another of its kind: "at least 400" from "at
/// least 40". A bound of the draft that a source's number meets is not.
pub(super) fn is_far(own: Count, others: &[Count], times: u64) -> bool {
    let apart = |other: &Count| {
        let times = if are_vague_bounds(own, *other) { times.saturating_mul(times) } else { times };
        gap(own, *other).is_some_and(|(low, high)| high > low.max(1).saturating_mul(times))
    };
    !others.is_empty() && !is_enclosed(own, others) && others.iter().all(apart)
}

/// Whether what others give has two ends, with a number between them: 31 in "between 10 and 100", or between "at least
/// 10" and "up to 100".
pub(super) fn is_enclosed(own: Count, others: &[Count]) -> bool {
    let Some(figure) = own.exact() else { return false };
    let ranges = || others.iter().filter(|other| other.exact().is_none());
    let from = ranges().any(|other| other.min.is_some_and(|min| min <= figure));
    from && ranges().any(|other| other.max.is_some_and(|max| figure <= max))
}

/// Whether a bound of the draft says more than each bound of its kind that others give: "at least 60" more than "at
/// least 40". By one is none: "more than 40" is "at least 41". What a vague word counts for is nobody's figure.
pub(super) fn outdoes(own: Count, others: &[Count]) -> bool {
    let further = |other: &Count| match (lower_bounds(own, *other), upper_bounds(own, *other)) {
        (Some((own, other)), _) => own > other.saturating_add(1),
        (_, Some((own, other))) => own.saturating_add(1) < other,
        _ => false,
    };
    let vague = others.iter().chain([&own]).any(|count| count.approx);
    !vague && !others.is_empty() && others.iter().all(further)
}

/// Whether they are two bounds of one kind, one of them no more than a vague word: "thousands".
fn are_vague_bounds(x: Count, y: Count) -> bool {
    (x.approx || y.approx) && bounds(x, y).is_some()
}

/// The figures of two bounds of one kind.
pub(super) fn bounds(x: Count, y: Count) -> Option<(u64, u64)> {
    lower_bounds(x, y).or_else(|| upper_bounds(x, y))
}

fn lower_bounds(x: Count, y: Count) -> Option<(u64, u64)> {
    x.min.zip(y.min).filter(|_| x.max.is_none() && y.max.is_none())
}

fn upper_bounds(x: Count, y: Count) -> Option<(u64, u64)> {
    x.max.zip(y.max).filter(|_| x.min.is_none() && y.min.is_none())
}

/// The usual slip behind two figures; of a bound no other than a nought too many or too few.
pub(super) fn slip(own: Count, other: Count) -> Option<String> {
    let Some((x, y)) = own.exact().zip(other.exact()) else {
        let bound = |count: Count| count.exact().or(count.min.xor(count.max));
        let (x, y) = (bound(own)?, bound(other)?);
        // "More than 400" is "at least 401".
        let exclusive =
            bounds(own, other).and_then(|(x, y)| hint::times_ten(x.checked_sub(1)?, y.checked_sub(1)?));
        return hint::times_ten(x, y).or(exclusive);
    };
    hint::hint(x, y)
}

/// Whether two figures may be one.
pub(super) fn overlap(x: Count, y: Count) -> bool {
    between(x, y).is_none()
}

/// The lower and the higher end of what lies between two figures.
fn gap(own: Count, other: Count) -> Option<(u64, u64)> {
    match (own.exact(), other.min, other.max) {
        (Some(figure), Some(limit), None) | (Some(figure), None, Some(limit)) => {
            Some((figure.min(limit), figure.max(limit)))
        }
        _ => bounds(own, other).map(|(x, y)| (x.min(y), x.max(y))).or_else(|| between(own, other)),
    }
}

/// The same, where they do not overlap.
fn between(x: Count, y: Count) -> Option<(u64, u64)> {
    let below = |x: Count, y: Count| x.max.zip(y.min).filter(|(end, start)| end < start);
    below(x, y).or_else(|| below(y, x))
}

#[cfg(test)]
mod tests {
    use super::{is_far, outdoes, overlap, slip};
    use crate::claim::Count;

    const fn range(min: Option<u64>, max: Option<u64>) -> Count {
        Count { min, max, approx: false }
    }

    const fn exactly(n: u64) -> Count {
        range(Some(n), Some(n))
    }

    const fn at_least(n: u64) -> Count {
        range(Some(n), None)
    }

    const fn up_to(n: u64) -> Count {
        range(None, Some(n))
    }

    #[test]
    fn a_number_is_far_from_numbers_and_bounds_many_times_smaller_or_greater() {
        assert!(is_far(exactly(40), &[at_least(4), exactly(13)], 3));
        assert!(is_far(exactly(4), &[up_to(40), range(Some(13), Some(20))], 3));
        assert!(!is_far(exactly(12), &[at_least(4)], 3));
        assert!(!is_far(exactly(40), &[exactly(30), at_least(4)], 3));
        assert!(!is_far(exactly(40), &[], 3));
        assert!(is_far(exactly(4), &[exactly(0)], 3) && !is_far(exactly(3), &[exactly(0)], 3));
    }

    #[test]
    fn nothing_is_far_from_what_has_room_for_it_on_both_sides() {
        assert!(!is_far(exactly(31), &[range(Some(10), Some(100))], 3));
        assert!(!is_far(exactly(31), &[at_least(10), up_to(100)], 3));
        assert!(is_far(exactly(400), &[at_least(10), up_to(100)], 3));
    }

    #[test]
    fn a_bound_that_is_met_is_not_far() {
        assert!(!is_far(at_least(4), &[exactly(40)], 3));
        assert!(!is_far(up_to(500), &[at_least(100)], 3));
        assert!(is_far(at_least(400), &[exactly(40)], 3));
        assert!(overlap(at_least(4), exactly(4)) && !overlap(at_least(5), up_to(4)));
    }

    #[test]
    fn two_bounds_of_one_kind_are_far_as_numbers_are_and_vague_ones_later() {
        for bound in [at_least, up_to] {
            assert!(is_far(bound(400), &[bound(40)], 3) && is_far(bound(40), &[bound(400)], 3));
            assert!(!is_far(bound(30), &[bound(40)], 3) && !is_far(bound(400), &[bound(40), bound(300)], 3));
        }
        let thousands = Count { approx: true, ..at_least(2000) };
        assert!(!is_far(thousands, &[at_least(501)], 3) && is_far(thousands, &[at_least(40)], 3));
        assert!(!is_far(at_least(400), &[at_least(40), up_to(500)], 3));
    }

    #[test]
    fn of_a_bound_a_nought_too_many_is_told_and_nothing_else() {
        let told = |own, other| slip(own, other).unwrap_or_default();
        assert_eq!(told(exactly(17), exactly(18)), "off by one");
        assert_eq!(told(exactly(17), at_least(18)), "");
        assert_eq!(told(at_least(400), at_least(40)), "times ten");
        assert_eq!(told(exactly(1400), at_least(140)), "times ten");
        assert_eq!(told(at_least(401), at_least(41)), "times ten");
        assert_eq!(told(range(Some(10), Some(100)), exactly(10)), "");
    }

    #[test]
    fn a_bound_that_says_more_than_each_other_outdoes_them() {
        assert!(outdoes(at_least(60), &[at_least(40), at_least(50)]));
        assert!(outdoes(up_to(30), &[up_to(40)]));
        assert!(!outdoes(at_least(60), &[at_least(40), at_least(70)]));
        assert!(!outdoes(at_least(41), &[at_least(40)]));
        assert!(!outdoes(at_least(60), &[exactly(70)]) && !outdoes(at_least(60), &[]));
        let some = |n| Count { approx: true, ..at_least(n) };
        assert!(!outdoes(some(60), &[at_least(40)]) && !outdoes(at_least(60), &[some(2)]));
    }
}
