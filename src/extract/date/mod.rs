//! Dates: absolute, partial, relative, weekdays and ranges, each resolved against its anchor.
//!
//! [`grammar`] reads what an expression says, [`resolve`] what days it means, [`walk`] goes through
//! the document and knows from where each is to be counted, [`claims()`] says what is dated.

mod cited;
mod civil;
mod claims;
mod grammar;
mod occasion;
mod order;
mod phrase;
mod resolve;
mod survey;
mod tense;
#[cfg(test)]
mod tests;
mod walk;

pub use claims::claims;
pub(in crate::extract) use survey::MEMOIR;

use super::Reading;
use super::mention::DateMention;

/// Every date of the reading, in order, resolved.
#[must_use]
pub fn mentions(reading: &Reading<'_>) -> Vec<DateMention> {
    walk::mentions(reading)
}
