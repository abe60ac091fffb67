//! Numbers: digits, words, ranges, bounds and hedges, vague words.

use super::Reading;
use super::mention::Number;

/// Every number of the reading, in order.
#[must_use]
pub fn mentions(_reading: &Reading<'_>) -> Vec<Number> {
    Vec::new()
}
