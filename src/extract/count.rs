//! Counts of people affected: a number, who, and what befell them.

use super::Context;
use crate::claim::Claim;

/// Every count of people affected.
#[must_use]
pub fn claims(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
