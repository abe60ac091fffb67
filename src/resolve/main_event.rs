//! The event that a source is about.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::kinds::Kinds;
use super::symbol::{Symbol, Symbols};
use crate::claim::{Claim, EventKinds, EventRef, Origin, most_named};
use crate::text::Days;

/// The event that a source is about, as far as its claims tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct MainEvent {
    /// Of what kind it is.
    pub(super) kind: Option<Symbol>,
    /// When it was.
    pub(super) when: Option<Days>,
}

/// What a text tells of so many days before its main event led up to it; what lies further back is another.
pub(super) const PRELUDE: u32 = 30;

impl MainEvent {
    /// The kind that the claims fall back on, else name most; of its times the one given most.
    pub(super) fn of(claims: &[Claim], symbols: &mut Symbols) -> Self {
        let weight = |claim: &Claim| if claim.event.origin == Origin::Document { claims.len() } else { 1 };
        let kind = most_named(claims.iter().filter_map(|c| Some((c.event.r#type.as_deref()?, weight(c)))));
        let about = |event: &EventRef| {
            event.r#type.as_deref().zip(kind).is_some_and(|(own, main)| EventKinds::shipped().kin(own, main))
        };
        let mut votes: BTreeMap<Days, usize> = BTreeMap::new();
        for when in claims.iter().map(|c| &c.event).filter(|e| about(e)).filter_map(|e| e.when) {
            *votes.entry(when).or_default() += 1;
        }
        let when = votes.into_iter().max_by_key(|(when, count)| (*count, Reverse(*when)));
        Self { kind: kind.map(|kind| symbols.intern(kind)), when: when.map(|(when, _)| when) }
    }

    /// The name of its kind.
    pub(super) fn kind<'s>(&self, symbols: &'s Symbols) -> Option<&'s str> {
        self.kind.map(|kind| symbols.word(kind))
    }

    /// Whether an event that the text tells of is this one, or goes on in its course.
    pub(super) fn includes(&self, event: &EventRef, symbols: &Symbols) -> bool {
        let kinds = EventKinds::shipped();
        let Some((kind, main)) = event.r#type.as_deref().zip(self.kind(symbols)) else {
            return !self.precedes(event);
        };
        let far = event.origin >= Origin::Section;
        let placed = event.place.is_some();
        !self.precedes(event) && (kinds.kin(main, kind) || far || !placed && kinds.one_course(main, kind))
    }

    /// Whether an event lies too long before this one to belong to it.
    fn precedes(&self, event: &EventRef) -> bool {
        let times = event.when.zip(self.when);
        times.is_some_and(|(when, main)| when.end < main.start && when.gap(main) > PRELUDE)
    }

    /// Whether two sources may be about one event.
    pub(super) fn may_be(&self, other: &Self, kinds: &Kinds) -> bool {
        let alike = self.kind.zip(other.kind).is_none_or(|(x, y)| kinds.kin(x, y) || kinds.one_course(x, y));
        alike && self.when.zip(other.when).is_none_or(|(x, y)| x.gap(y) <= PRELUDE)
    }
}
