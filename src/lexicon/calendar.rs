//! Written absolute dates: what a by-line, a heading and running text have in common.

use super::Tagged;
use crate::text::Days;

/// An absolute date found at a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Absolute {
    /// How many tokens it covers.
    pub len: usize,
    /// The days it means.
    pub days: Days,
    /// The weekday beside it, 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
}

/// The absolute date with its year that starts at token `i`: "28 March 2012", "March 23, 2012",
/// "Friday, 25 June 2010", "10th September 2020", "2012-03-28", "March 2012".
#[must_use]
pub fn absolute(_tagged: &Tagged<'_>, _i: usize) -> Option<Absolute> {
    None
}
