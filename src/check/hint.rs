//! What a contradiction between two figures may be.

use crate::claim::digits_swapped;

/// A guess at the slip behind two different figures, in words.
#[must_use]
pub(super) fn hint(a: u64, b: u64) -> Option<String> {
    let (low, high) = (a.min(b), a.max(b));
    if low == high {
        None
    } else if digits_swapped(low, high) {
        Some("digits swapped".to_owned())
    } else if teen_for_ty(low, high) {
        Some("-teen and -ty exchanged".to_owned())
    } else if high - low == 1 {
        Some("off by one".to_owned())
    } else {
        times_ten(low, high)
    }
}

/// Whether one is a "-teen" that sounds like the other, with the same noughts behind it: 16 and 60, 17,000 and 70,000.
const fn teen_for_ty(low: u64, high: u64) -> bool {
    let (mut teen, mut scale) = (low, 1);
    while teen > 19 && teen.is_multiple_of(10) {
        teen /= 10;
        scale *= 10;
    }
    matches!(teen, 13..=19) && high.is_multiple_of(scale) && high / scale == (teen - 10) * 10
}

/// Whether one may be the other mistyped, whatever each is of: its digits swapped, a nought too many or too few. What
/// sounds alike, and neighbours, are often two figures.
#[must_use]
pub(super) fn is_mistyped(a: u64, b: u64) -> bool {
    digits_swapped(a.min(b), a.max(b)) || times_ten(a, b).is_some()
}

/// The slip of a nought too many or too few.
#[must_use]
pub(super) fn times_ten(a: u64, b: u64) -> Option<String> {
    let (low, high) = (a.min(b), a.max(b));
    (low > 0 && low.checked_mul(10) == Some(high)).then(|| "times ten".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{hint, is_mistyped};

    #[test]
    fn the_usual_slips_are_named() {
        assert_eq!(hint(4300, 3400).as_deref(), Some("digits swapped"));
        assert_eq!(hint(4237, 4327).as_deref(), Some("digits swapped"));
        assert_eq!(hint(17, 18).as_deref(), Some("off by one"));
        assert_eq!(hint(120, 1200).as_deref(), Some("times ten"));
        assert_eq!(hint(34, 40), None);
        assert_eq!(hint(60_000, 16_000).as_deref(), Some("-teen and -ty exchanged"));
        assert_eq!(hint(17, 70).as_deref(), Some("-teen and -ty exchanged"));
        assert_eq!(hint(13_000_000, 30_000_000).as_deref(), Some("-teen and -ty exchanged"));
        assert_eq!((hint(1_700, 70), hint(170, 7_000), hint(17, 7_000)), (None, None, None));
        assert_eq!((hint(20, 12), hint(170, 70), hint(0, 17)), (None, None, None));
        assert_eq!(hint(112, 121).as_deref(), Some("digits swapped"));
    }

    #[test]
    fn what_sounds_alike_is_not_mistyped() {
        assert!(is_mistyped(4300, 3400) && is_mistyped(120, 1200));
        assert!(!is_mistyped(17, 70) && !is_mistyped(17, 18) && !is_mistyped(17, 17));
    }
}
