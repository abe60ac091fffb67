//! What a contradiction between two figures may be.

/// A guess at the slip behind two different figures, in words.
#[must_use]
pub(super) fn hint(a: u64, b: u64) -> Option<String> {
    let (low, high) = (a.min(b), a.max(b));
    if low == high {
        None
    } else if digits_swapped(low, high) {
        Some("digits swapped".to_owned())
    } else if high - low == 1 {
        Some("off by one".to_owned())
    } else if low > 0 && high == low.saturating_mul(10) {
        Some("times ten".to_owned())
    } else {
        None
    }
}

/// Whether two figures of two digits or more differ by two neighbouring digits that changed places.
#[must_use]
pub(super) fn digits_swapped(a: u64, b: u64) -> bool {
    let (x, y) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    if x.len() != y.len() || a == b {
        return false;
    }
    let differ: Vec<usize> = (0..x.len()).filter(|&i| x[i] != y[i]).collect();
    matches!(differ[..], [i, j] if j == i + 1 && x[i] == y[j] && x[j] == y[i])
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn the_usual_slips_are_named() {
        assert_eq!(hint(4300, 3400).as_deref(), Some("digits swapped"));
        assert_eq!(hint(4237, 4327).as_deref(), Some("digits swapped"));
        assert_eq!(hint(17, 18).as_deref(), Some("off by one"));
        assert_eq!(hint(120, 1200).as_deref(), Some("times ten"));
        assert_eq!(hint(34, 40), None);
        assert_eq!(hint(112, 121).as_deref(), Some("digits swapped"));
    }
}
