//! What was decided in a review, so that it can be taken back, the last first.

use std::collections::BTreeSet;

use super::items::Items;
use crate::report::{Standing, Verdict};

/// The changes that were made and not taken back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Undo(Vec<Done>);

/// A change, what held before it, and what held behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Done {
    /// The id of the finding.
    finding: String,
    before: Standing,
    after: Standing,
}

/// What it takes to take the last change back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Back {
    /// Nothing was changed.
    Nothing,
    /// Nothing can be done: the finding is no more.
    Gone,
    /// Nothing can be done: somebody else has decided about this finding since.
    Overruled(usize),
    /// The finding is to be opened again; or, where something had been decided about it, that is to hold again.
    To(usize, Option<Box<Verdict>>),
}

impl Undo {
    /// About how many findings something was changed.
    pub(super) fn findings(&self) -> usize {
        self.0.iter().map(|done| &done.finding).collect::<BTreeSet<_>>().len()
    }

    /// A change was made about the finding of this id; the items stand as they do behind it.
    pub(super) fn push(&mut self, finding: &str, before: Standing, items: &Items) {
        let after = items.place(finding).map(|item| items.standing(item).clone()).unwrap_or_default();
        self.0.push(Done { finding: finding.to_owned(), before, after });
    }

    /// The last change was taken back.
    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// What held before the last change is to hold again. A change that somebody else has overruled is forgotten, and
    /// so is one about a finding that is no more.
    pub(super) fn back(&mut self, items: &Items) -> Back {
        let Some(Done { finding, before, after }) = self.0.last() else { return Back::Nothing };
        let Some(item) = items.place(finding) else {
            self.0.pop();
            return Back::Gone;
        };
        if items.standing(item) != after {
            self.0.pop();
            return Back::Overruled(item);
        }
        Back::To(item, before.verdict().cloned().map(Box::new))
    }
}
