//! Slips of the pen between two figures.

/// Whether two figures of two digits or more differ by two neighbouring digits that changed places.
#[must_use]
pub fn digits_swapped(a: u64, b: u64) -> bool {
    let (x, y) = (Digits::of(a), Digits::of(b));
    let (x, y) = (x.as_slice(), y.as_slice());
    if x.len() != y.len() || a == b {
        return false;
    }
    let first = x.iter().zip(y).position(|(x, y)| x != y).unwrap_or_default();
    first + 1 < x.len()
        && (x[first], x[first + 1]) == (y[first + 1], y[first])
        && x[first + 2..] == y[first + 2..]
}

/// The decimal digits of a number, the last one first.
struct Digits {
    digits: [u8; 20],
    len: usize,
}

impl Digits {
    fn of(mut number: u64) -> Self {
        let mut found = Self { digits: [0; 20], len: 0 };
        while number > 0 || found.len == 0 {
            found.digits[found.len] = u8::try_from(number % 10).unwrap_or_default();
            found.len += 1;
            number /= 10;
        }
        found
    }

    fn as_slice(&self) -> &[u8] {
        &self.digits[..self.len]
    }
}

/// How many digits of a number stand before its last noughts: that two of 4,300 people agree by chance is likelier
/// than that two of 4,327 do.
#[must_use]
pub fn significant_digits(mut number: u64) -> i32 {
    while number > 0 && number.is_multiple_of(10) {
        number /= 10;
    }
    i32::try_from(number.checked_ilog10().unwrap_or_default()).unwrap_or_default() + 1
}

#[cfg(test)]
mod tests {
    use super::digits_swapped;

    #[test]
    fn neighbouring_digits_may_have_changed_places() {
        assert!(digits_swapped(4300, 3400) && digits_swapped(112, 121) && digits_swapped(17, 71));
        assert!(!digits_swapped(112, 112) && !digits_swapped(1234, 4231) && !digits_swapped(12, 210));
        assert!(!digits_swapped(0, 1) && !digits_swapped(1234, 2143));
    }
}
