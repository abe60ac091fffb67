//! Names of persons and organisations, with their acronyms.

use super::mention::NameMention;
use super::{Context, Reading};
use crate::claim::Claim;

/// Every name of the reading, in order.
#[must_use]
pub fn mentions(_reading: &Reading<'_>) -> Vec<NameMention> {
    Vec::new()
}

/// One claim for each distinct surface form.
#[must_use]
pub fn claims(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
