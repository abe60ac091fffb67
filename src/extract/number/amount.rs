//! Exact arithmetic for written numbers: millionths, so that "1.25 million" stays whole.

use std::ops::{Add, Mul};

const ONE: u128 = 1_000_000;

/// A non-negative amount in millionths; sums and products saturate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Amount(u128);

impl Amount {
    pub(super) const fn whole(n: u64) -> Self {
        Self(n as u128 * ONE)
    }

    /// All of it.
    pub(super) const fn millionths(self) -> u128 {
        self.0
    }

    /// `self` divided by a small number, rounded down to a millionth.
    pub(super) const fn divided(self, by: u64) -> Self {
        Self(if by == 0 { self.0 } else { self.0 / by as u128 })
    }

    /// Ten to the power of `exponent` times `self`.
    pub(super) fn shifted(self, exponent: u32) -> Self {
        Self(10_u128.checked_pow(exponent).map_or(u128::MAX, |power| self.0.saturating_mul(power)))
    }

    /// The whole number that it is; none for 2.7.
    pub(super) fn as_whole(self) -> Option<u64> {
        self.0.is_multiple_of(ONE).then(|| u64::try_from(self.0 / ONE).ok()).flatten()
    }

    /// Whether it has decimals.
    pub(super) const fn is_fractional(self) -> bool {
        !self.0.is_multiple_of(ONE)
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Mul<u64> for Amount {
    type Output = Self;

    fn mul(self, factor: u64) -> Self {
        Self(self.0.saturating_mul(u128::from(factor)))
    }
}

/// Digits as English text groups them: `14`, `3,400`, `2.7`, `1.234.567`, `12,34,567`. None for
/// what only looks like one number (`22,24,26`).
pub(super) fn parse(digits: &str) -> Option<Amount> {
    if digits.matches('.').count() > 1 {
        return grouped(digits, '.').and_then(|whole| decimal(&whole, ""));
    }
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    decimal(&grouped(whole, ',')?, decimals)
}

/// The digits without their group marks; none where the groups are not of three, or of two with
/// three at the end as in India.
fn grouped(digits: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = digits.split(mark).collect();
    let (last, before) = groups.split_last()?;
    let (first, inner) = match before.split_first() {
        Some((first, inner)) => (*first, inner),
        None => return Some(digits.to_owned()),
    };
    let fits = |width: usize| inner.iter().all(|g| g.len() == width) && (1..=width).contains(&first.len());
    (last.len() == 3 && (fits(3) || fits(2))).then(|| groups.concat())
}

fn decimal(whole: &str, decimals: &str) -> Option<Amount> {
    let whole: u64 = whole.parse().ok()?;
    let kept: String = decimals.chars().chain("000000".chars()).take(6).collect();
    Some(Amount(u128::from(whole) * ONE + kept.parse::<u128>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn whole(digits: &str) -> Option<u64> {
        parse(digits).and_then(super::Amount::as_whole)
    }

    #[test]
    fn groups_of_three_and_of_two_are_one_number() {
        assert_eq!(whole("14"), Some(14));
        assert_eq!(whole("3,400"), Some(3400));
        assert_eq!(whole("1,674,200"), Some(1_674_200));
        assert_eq!(whole("1.674.200"), Some(1_674_200));
        assert_eq!(whole("12,34,567"), Some(1_234_567));
    }

    #[test]
    fn lists_and_decimals_are_no_whole_number() {
        assert_eq!(whole("22,24,26"), None);
        assert_eq!(whole("2.7"), None);
        assert_eq!(parse("1.2").map(|a| a * 1_000_000).and_then(super::Amount::as_whole), Some(1_200_000));
        assert_eq!(whole("99999999999999999999999"), None);
    }
}
