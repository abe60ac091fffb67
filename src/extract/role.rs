//! Roles: offices, ranks and posts, by title, apposition, copula and infobox.

use super::Context;
use crate::claim::Claim;

/// Every role that the text gives to a named person.
#[must_use]
pub fn claims(_context: &Context<'_>) -> Vec<Claim> {
    Vec::new()
}
