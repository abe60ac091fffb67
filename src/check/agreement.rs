//! Why two bare figures agree: the same, the same after rounding, or within each other's bounds.

use super::Reason;
use crate::claim::{Count, digits_swapped};

/// A hedged figure ("about 7,000") covers others this far from it, in percent.
const HEDGED_PERCENT: u64 = 10;
/// One of three significant digits or more is no coarse one: it covers so many of the last of them.
const HEDGED_UNITS: u64 = 5;

/// Why two bare figures agree, if they do.
pub(super) fn agreement(x: Count, y: Count) -> Option<Reason> {
    if (x.min, x.max) == (y.min, y.max) {
        Some(Reason::Same)
    } else if rounds(x, y) || rounds(y, x) {
        Some(Reason::Rounding)
    } else {
        overlap(x, y).then_some(Reason::Bounds)
    }
}

/// Whether one number may be both.
pub(super) fn overlap(x: Count, y: Count) -> bool {
    x.min.unwrap_or(0) <= y.max.unwrap_or(u64::MAX) && y.min.unwrap_or(0) <= x.max.unwrap_or(u64::MAX)
}

/// Neighbouring digits that changed places, in figures of three digits or more: a slip whatever the
/// dates say.
pub(super) fn slipped(x: Count, y: Count) -> bool {
    matches!((x.exact(), y.exact()), (Some(a), Some(b)) if digits_swapped(a, b) && a.min(b) > 99)
}

/// Whether two exact figures are the same, with so many digits that chance does not make them so.
pub(super) fn is_one_number(x: Count, y: Count) -> bool {
    let telling = |n: u64| n / 10_u64.saturating_pow(trailing_zeros(n)) >= 100;
    !x.approx && !y.approx && x.exact().is_some_and(|n| telling(n) && Some(n) == y.exact())
}

/// Whether `round` is `other` after rounding: hedged and near, or with two significant digits or
/// more that `other` has as well (210,000 and 206,384, not 200,000 and 206,000).
fn rounds(round: Count, other: Count) -> bool {
    let (Some(r), Some(o)) = (round.exact(), other.exact()) else { return false };
    let unit = 10_u64.saturating_pow(trailing_zeros(r));
    if round.approx && r.abs_diff(o) <= hedged(r, unit) {
        return true;
    }
    unit > 1 && r / unit >= 10 && (o.saturating_add(unit / 2)) / unit == r / unit
}

/// How far a hedge reaches: "about 7,000", "some 206,000".
fn hedged(figure: u64, unit: u64) -> u64 {
    let share = figure / 100 * HEDGED_PERCENT + figure % 100 * HEDGED_PERCENT / 100;
    if figure / unit >= 100 { share.min(unit.saturating_mul(HEDGED_UNITS)) } else { share }
}

fn trailing_zeros(mut n: u64) -> u32 {
    let mut zeros = 0;
    while n > 0 && n.is_multiple_of(10) {
        n /= 10;
        zeros += 1;
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::{agreement, slipped};
    use crate::claim::Count;

    /// The name of the reason why two figures, as claim files write them, agree.
    fn why(a: &str, b: &str) -> &'static str {
        let (a, b): (Count, Count) = (a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(agreement(a, b), agreement(b, a), "{a:?} {b:?}");
        agreement(a, b).map_or("none", |reason| reason.name())
    }

    #[test]
    fn the_same_figure_is_the_same_whether_hedged_or_not() {
        assert_eq!(why("40", "40"), "same");
        assert_eq!(why("~40", "40"), "same");
        assert_eq!(why("30..35", "30..35"), "same");
    }

    #[test]
    fn a_round_figure_of_two_significant_digits_is_a_finer_one_rounded() {
        assert_eq!(why("210000", "206384"), "rounding");
        assert_eq!(why("7200", "7214"), "rounding");
        assert_eq!(why("350", "346"), "rounding");
    }

    #[test]
    fn one_significant_digit_is_too_coarse_to_be_a_rounding() {
        assert_eq!(why("200000", "206000"), "none");
        assert_eq!(why("40", "38"), "none");
        assert_eq!(why("9000", "8600"), "none");
    }

    #[test]
    fn a_figure_that_rounds_elsewhere_is_no_rounding() {
        assert_eq!(why("210000", "204000"), "none");
        assert_eq!(why("210000", "216000"), "none");
        assert_eq!(why("350", "355"), "none");
    }

    #[test]
    fn a_hedge_covers_a_tenth() {
        assert_eq!(why("~7000", "7600"), "rounding");
        assert_eq!(why("~7000", "7800"), "none");
        assert_eq!(why("~40", "44"), "rounding");
        assert_eq!(why("~40", "45"), "none");
    }

    #[test]
    fn a_hedge_before_many_digits_covers_less() {
        assert_eq!(why("~206000", "210000"), "rounding");
        assert_eq!(why("~206000", "209000"), "rounding");
        assert_eq!(why("~206000", "200000"), "none");
    }

    #[test]
    fn bounds_allow_what_lies_within_them() {
        assert_eq!(why("4..", "40"), "bounds");
        assert_eq!(why("..40", "12"), "bounds");
        assert_eq!(why("30..35", "33"), "bounds");
        assert_eq!(why("30..35", "35..50"), "bounds");
        assert_eq!(why("4..", "..9"), "bounds");
    }

    #[test]
    fn bounds_exclude_what_lies_beyond_them() {
        assert_eq!(why("50..", "40"), "none");
        assert_eq!(why("..40", "41"), "none");
        assert_eq!(why("30..35", "36"), "none");
    }

    #[test]
    fn the_largest_figures_overflow_nowhere() {
        let most = u64::MAX.to_string();
        assert_eq!(why(&most, "10"), "none");
        assert_eq!(why(&format!("~{most}"), &most), "same");
        assert_eq!(why("10000000000000000000", &most), "none");
    }

    #[test]
    fn swapped_digits_are_a_slip_in_long_figures_alone() {
        let slip = |a: u64, b: u64| {
            let count = Count::just;
            slipped(count(a), count(b))
        };
        assert!(slip(4300, 3400) && slip(4237, 4327) && slip(112, 121));
        assert!(!slip(12, 21) && !slip(4300, 4400));
    }
}
