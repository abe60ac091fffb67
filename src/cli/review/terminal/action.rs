//! What a person is asked in a review, and what is then to be done.

use super::prompt::Line;
use crate::cli::review::desk::Change;
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
    /// Why it is decided so; nothing is decided before the line is finished.
    Why(Verdict),
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
    Keep(Wanted),
    /// A note is to be written in the person's editor, beginning with this.
    Edit(String),
    /// The review is over.
    Quit,
}

/// A change that is to be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Wanted {
    pub change: Change,
    /// Whether it takes back the last change.
    pub undoes: bool,
}
