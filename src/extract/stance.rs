//! How the text stands to what it tells: as a fact, denied, planned or feared; hedged; said by whom.

use super::Reading;

/// Whether what is told is told as a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reality {
    /// It happened, as far as the source says.
    Fact,
    /// It is said not to have happened.
    Denied,
    /// It is planned, feared, possible, conditional or demanded.
    Unreal,
}

/// How the clause around token `i` (a verb, or the head noun of an outcome) stands to the facts.
#[must_use]
pub fn reality(_reading: &Reading<'_>, _i: usize) -> Reality {
    Reality::Fact
}

/// The hedge that governs the clause around token `i`, as written ("reportedly").
#[must_use]
pub fn hedge(_reading: &Reading<'_>, _i: usize) -> Option<String> {
    None
}

/// Who is said to have said the clause around token `i` ("hospital staff", "the mayor"), as written.
#[must_use]
pub fn attribution(_reading: &Reading<'_>, _i: usize) -> Option<String> {
    None
}
