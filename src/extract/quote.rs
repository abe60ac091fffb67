//! Quotations and who speaks them.

use super::{Context, Reading};
use crate::claim::Claim;
use crate::text::Span;

/// The spans between quotation marks that hold somebody's words (not scare quotes, titles or
/// names), marks left out, in order.
#[must_use]
pub fn spans(_reading: &Reading<'_>) -> Vec<Span> {
    Vec::new()
}

/// Every direct quotation.
#[must_use]
pub fn claims(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
