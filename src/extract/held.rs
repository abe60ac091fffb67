//! Which parts of a text its claims and dates hold.

use super::Context;
use crate::claim::{Claim, Kind};
use crate::document::Wording;
use crate::text::Span;

/// The stretches of a text that are claimed, or are dates.
#[derive(Debug)]
pub struct Held {
    /// Where they start, in order.
    starts: Vec<usize>,
    /// Up to where the text is held by those that start there or before.
    ends: Vec<usize>,
}

impl Held {
    /// What these claims hold of a text, and its dates.
    #[must_use]
    pub fn by(context: &Context<'_>, claims: &[Claim]) -> Self {
        let wording = Wording::from(context.reading.document);
        // What a statement of cause or the office of somebody says in figures is asked for like any other.
        let told = claims.iter().filter(|claim| !matches!(claim.value.kind(), Kind::Cause | Kind::Role));
        let read = told.map(|claim| wording.read(claim.span));
        let mut held: Vec<Span> = read.chain(context.dates.iter().map(|date| date.span)).collect();
        held.sort_unstable_by_key(|span| span.start);
        let furthest = |end: &mut usize, held: &Span| {
            *end = held.end.max(*end);
            Some(*end)
        };
        Self {
            ends: held.iter().scan(0, furthest).collect(),
            starts: held.iter().map(|span| span.start).collect(),
        }
    }

    /// Whether a part of these bytes is held.
    #[must_use]
    pub fn covers(&self, span: Span) -> bool {
        let before = self.starts.partition_point(|start| *start < span.end);
        before.checked_sub(1).is_some_and(|last| self.ends[last] > span.start)
    }
}
