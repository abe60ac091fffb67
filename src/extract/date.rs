//! Dates: absolute, partial, relative, weekdays and ranges, each resolved against its anchor.

use super::mention::DateMention;
use super::{Context, Reading};
use crate::claim::Claim;

/// Every date of the reading, in order, resolved.
#[must_use]
pub fn mentions(_reading: &Reading<'_>) -> Vec<DateMention> {
    Vec::new()
}

/// A claim for each date that dates something.
#[must_use]
pub fn claims(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
