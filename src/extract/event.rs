//! Events: what happened, as far as the text names it, and which one a phrase belongs to.

use super::Reading;
use super::mention::DateMention;
use crate::claim::EventRef;

/// The events of a document.
#[derive(Debug, Default)]
pub struct Events {}

impl Events {
    /// Finds them.
    #[must_use]
    pub fn find(_reading: &Reading<'_>, _dates: &[DateMention]) -> Self {
        Self {}
    }

    /// The event that token `i` belongs to.
    #[must_use]
    pub fn of(&self, _reading: &Reading<'_>, _i: usize) -> EventRef {
        EventRef::default()
    }
}
