//! Which relations are told as facts: what is denied, hedged, idle or left to a pronoun.

use std::ops::Range;

use super::span::{self, is_kind};
use super::{Effect, Frame, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{self, function, is_symbol};
use crate::extract::stance::{self, Reality};
use crate::lexicon::Class;

/// What is denied is no cause, and says so; what is only possible, planned or feared is left out,
/// what may have been so is hedged.
pub(super) fn judged(reading: &Reading<'_>, mut relation: Relation, verb: bool) -> Option<Relation> {
    match standing(reading, relation.signal.start, verb) {
        Reality::Fact => {}
        Reality::Denied => relation.frame = Frame::NotCause,
        Reality::Unreal => {
            relation.hedge = Some(relation.hedge.or_else(|| may_have(reading, relation.signal.start))?);
        }
    }
    let neither = reading.is_a(relation.cause.start, Class::Negation, "clause");
    if neither && !span::has_verb(reading, &relation.cause) {
        relation.frame = Frame::NotCause;
    }
    if let Some(earlier) = told_before(reading, &relation.cause) {
        relation.cause = earlier;
    }
    if let Some(event) = relation.effect.tokens().and_then(|effect| pointed_at(reading, effect)) {
        relation.effect = Effect::Told(event);
    } else if relation.effect.tokens().is_some_and(|effect| is_pointer(reading, effect)) {
        relation.effect = Effect::Event;
    }
    let told = |tokens: &Range<usize>| {
        tokens.clone().any(|at| !is_symbol(reading, at) && function(reading, at).is_none())
    };
    let is = |at: usize, value: &str| is_kind(reading, at, value);
    let named =
        relation.cause.len() > 2 || !relation.cause.clone().any(|at| is(at, "cause") || is(at, "factor"));
    let known = !relation.cause.clone().any(|at| is(at, "unknown"));
    let nothing = |tokens: &Range<usize>| relation.frame == Frame::NotCause && is(tokens.start, "any");
    let effect = relation.effect.tokens();
    let full = named && known && told(&relation.cause) && effect.is_none_or(|e| told(e) && !nothing(e));
    (full && !is_idle(reading, &relation)).then_some(relation)
}

/// "contributed to this report", a cause that is an adverb alone: nothing is told.
fn is_idle(reading: &Reading<'_>, relation: &Relation) -> bool {
    const SHORT: usize = 3;
    let effect = relation.effect.tokens();
    let byline = |at: usize| is_kind(reading, at, "byline");
    let named = |e: &Range<usize>| e.len() <= SHORT && e.clone().any(byline);
    let bare = relation.cause.len() == 1 && phrase::is_adverb(reading, relation.cause.start);
    bare || relation.frame == Frame::Contribution && effect.is_some_and(named)
}

/// "It", "this", alone.
fn is_pointer(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 && is_kind(reading, tokens.start, "pointer")
}

/// "This led to": what the sentence before tells.
fn told_before(reading: &Reading<'_>, cause: &Range<usize>) -> Option<Range<usize>> {
    let points = is_pointer(reading, cause) && !phrase::is_function(reading, cause.start, "pronoun");
    if points { super::consequence::said_before(reading, cause.start) } else { None }
}

/// "It", "this": the event that the sentence before names first.
fn pointed_at(reading: &Reading<'_>, effect: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 40;
    let at = effect.start;
    let own = reading.sentence_of(at).filter(|_| is_pointer(reading, effect))?;
    let earlier = reading.sentences.get(own.checked_sub(1)?)?;
    if earlier.block != reading.sentences[own].block {
        return None;
    }
    let near = earlier.tokens.start..earlier.tokens.end.min(earlier.tokens.start + NEAR);
    let noun = |at: usize| phrase::is_function(reading, at, "determiner");
    let mut events = near.filter(|&at| reading.has(at, Class::Event) && at > 0 && noun(at - 1));
    let event = events.next()?;
    let len = reading.hit(event, Class::Event).map_or(1, |hit| hit.len);
    Some(event - 1..event + len)
}

/// "may have caused": the modal and its "have".
fn may_have(reading: &Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let chain = span::without_chain(reading, verb)..verb;
    let modal = chain.clone().find(|&at| reading.is_a(at, Class::Unreal, "modal"))?;
    let perfect = (modal + 1..verb).find(|&at| reading.is(at, "have"))?;
    Some(modal..perfect + 1)
}

/// A verb stands under denial and doubt as any other does; a connective only under a "not" of its own.
fn standing(reading: &Reading<'_>, first: usize, verb: bool) -> Reality {
    if verb {
        return stance::reality(reading, first);
    }
    let not = |at: usize| reading.is_a(at, Class::Negation, "verb");
    if first.checked_sub(1).is_some_and(not) { Reality::Denied } else { Reality::Fact }
}
