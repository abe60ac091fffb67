//! Causes: what the text says brought something about.

use super::Context;
use crate::claim::Claim;

/// Every statement of cause and effect.
#[must_use]
pub fn claims(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
