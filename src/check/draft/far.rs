//! How far the figure of a draft is from those of its sources.

use crate::claim::Count;

/// Whether a figure is more than so many times each of others, or as many times smaller. An open bound is far from
/// one number, for which it leaves room: 40 from "at least 4"; but a bound of the draft that a source meets is not.
pub(super) fn is_far(own: Count, others: &[Count], times: u64) -> bool {
    let apart =
        |other: &Count| gap(own, *other).is_some_and(|(low, high)| high > low.max(1).saturating_mul(times));
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
        _ => between(own, other),
    }
}

/// The same, where they do not overlap.
fn between(x: Count, y: Count) -> Option<(u64, u64)> {
    let below = |x: Count, y: Count| x.max.zip(y.min).filter(|(end, start)| end < start);
    below(x, y).or_else(|| below(y, x))
}

#[cfg(test)]
mod tests {
    use super::{is_far, overlap};
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
        assert!(!is_far(at_least(2000), &[at_least(501)], 3));
        assert!(is_far(at_least(400), &[exactly(40)], 3));
        assert!(overlap(at_least(4), exactly(4)) && !overlap(at_least(5), up_to(4)));
    }
}
