//! What a person is asked in a review, and what is then to be done.

use super::prompt::Line;
use crate::decisions::Verdict;

/// What the keys are for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    /// Reading a finding and deciding about it.
    Reading,
    /// Reading what the keys do.
    Help,
    /// Writing a line.
    Asking(Ask, Line),
}

/// What a line is written for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Ask {
    /// Why the claims do not contradict each other.
    Explanation,
    /// A note for the decision.
    Note,
    /// The number of the claim to print.
    Print,
    /// Which findings to go through.
    Filter,
    /// Who decides, before the first decision, which is this.
    Who(Verdict, Option<String>),
}

/// What is to be done outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Action {
    /// A decision is to be kept.
    Keep(Change),
    /// A note is to be written in the person's editor, beginning with this.
    Edit(String),
    /// The review is over.
    Quit,
}

/// A decision, or one that is taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Change {
    /// The place of the finding among all.
    pub item: usize,
    /// What is decided; [`Verdict::Revoked`] opens the finding again.
    pub verdict: Verdict,
    /// Why.
    pub note: Option<String>,
    /// Who decides.
    pub by: String,
    /// Whether it takes back the last change.
    pub undoes: bool,
}
