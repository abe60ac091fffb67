//! What a date dates.

use crate::claim::{Claim, Value};
use crate::extract::Context;

/// A claim for each date that dates something.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    context
        .dates
        .iter()
        .map(|date| {
            let mut claim = context.claim("date", Value::Date(date.days), &date.tokens);
            claim.anchor = date.anchor;
            claim.event.when = Some(date.days);
            claim
        })
        .collect()
}
