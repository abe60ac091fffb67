//! What of the sources may well be of something else than a claim of the draft, whatever it says.

use super::another_day;
use super::deed;
use super::fact::Fact;
use crate::check::Reason;
use crate::check::count::fewer;
use crate::claim::{Attributes, Claim, ClaimRef, Count, Kind};
use crate::lexicon::{Class, Tagged};
use crate::text::Span;

/// The kind of role of who leads something.
const LEADER: &str = "leader";
/// The concept of the bodies of the dead.
const BODY: &str = "body";

impl Fact<'_> {
    /// Whether what differs may well be of something else: a part that the draft alone counts in passing ("20 of whom"),
    /// what else somebody leads, a measure in other words, another deed on its own day.
    pub(super) fn speaks_beside(&self, at: ClaimRef, other: ClaimRef, reason: Reason) -> bool {
        if self.kind(at) == Kind::Date {
            return deed::are_two(self.desk, at, other) || another_day::is_mere_plan(self.desk, at, other);
        }
        let (own, other) = (self.claim(at), self.claim(other));
        let both_lead = || own.attribute == LEADER && other.attribute == LEADER;
        let in_passing =
            |claim: &Claim| claim.scope.part && Attributes::shipped().limiting_group(claim).is_none();
        in_passing(own) && !in_passing(other)
            || is_smaller_of_others(own, other)
            || self.are_bodies_alone(own, other)
            || reason == Reason::Measure
            || reason == Reason::Office && both_lead()
    }

    /// Whether bodies that were found are held against the dead, of whom they may be a part; those of some, "the bodies of
    /// three cooks", against any others. No part is greater than its whole.
    pub(super) fn are_bodies_alone(&self, own: &Claim, other: &Claim) -> bool {
        let more =
            |own: Count, other: Count| own.max.is_some_and(|most| other.max.is_none_or(|other| other > most));
        let counts = own.count().zip(other.count());
        let more = counts.is_some_and(|(own, other)| more(own, other));
        match (self.bodies(own), self.bodies(other)) {
            (Some(true), Some(false) | None) => {
                let whole = !other.scope.part && Attributes::shipped().limiting_group(other).is_none();
                !whole || counts.is_none_or(|(own, other)| fewer(own, other))
            }
            (Some(false), None) => more,
            _ => false,
        }
    }

    /// Whether the bodies that a claim counts are those "of" somebody; none where it speaks of no bodies.
    fn bodies(&self, claim: &Claim) -> Option<bool> {
        let lexicon = self.desk.view.lexicon;
        let is_body = |tagged: &Tagged<'_>, at: usize| tagged.is_a(at, Class::Concept, BODY);
        let quote = lexicon.tag(&claim.quote, Span::new(0, claim.quote.len()));
        if let Some(at) = (0..quote.len()).find(|at| is_body(&quote, *at)) {
            return Some(quote.is(at + 1, "of"));
        }
        // "the bodies of" stands before what was read.
        let before = claim.about.split_once(&claim.quote).map_or("", |(before, _)| before);
        let before = lexicon.tag(before, Span::new(0, before.len()));
        let of = before.len().checked_sub(1).filter(|of| before.is(*of, "of"))?;
        (of > 0 && is_body(&before, of - 1)).then_some(true)
    }
}

/// Whether the draft counts some of those whom it has told of, and a source has fewer of whom it says nothing: "19 of them
/// police officers" beside "three lost a leg", which is no total either.
fn is_smaller_of_others(own: &Claim, other: &Claim) -> bool {
    let group = Attributes::shipped().limiting_group(own);
    let fewer = || {
        own.count().zip(other.count()).is_some_and(|(own, other)| other.max < own.min && other.max.is_some())
    };
    own.scope.part && group.is_some() && Attributes::shipped().limiting_group(other).is_none() && fewer()
}
