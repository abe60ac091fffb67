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
    item: usize,
    before: Standing,
    after: Standing,
}

/// What it takes to take the last change back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Back {
    /// Nothing was changed.
    Nothing,
    /// Nothing can be done: somebody else has decided about this finding since.
    Overruled(usize),
    /// The finding is to be opened again; or, where something had been decided about it, that is to hold again.
    To(usize, Option<Box<Verdict>>),
}

impl Undo {
    /// About how many findings something was changed.
    pub(super) fn findings(&self) -> usize {
        self.0.iter().map(|done| done.item).collect::<BTreeSet<_>>().len()
    }

    /// A change was made; the items stand as they do behind it.
    pub(super) fn push(&mut self, item: usize, before: Standing, items: &Items) {
        self.0.push(Done { item, before, after: items.standing(item).clone() });
    }

    /// The last change was taken back.
    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// What held before the last change is to hold again. A change that somebody else has overruled is forgotten.
    pub(super) fn back(&mut self, items: &Items) -> Back {
        let Some(Done { item, before, after }) = self.0.last() else { return Back::Nothing };
        let item = *item;
        if items.standing(item) != after {
            self.0.pop();
            return Back::Overruled(item);
        }
        Back::To(item, before.verdict().cloned().map(Box::new))
    }
}
