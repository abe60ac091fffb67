use std::ops::Range;

use super::span::{clause_after, clause_before, has_verb, is_kind, noun_after, noun_before, without_chain};
use super::{Effect, Frame, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{before, boundary, is_aux, is_function, is_have, is_verbal, window};
use crate::extract::stance::{self, Reality};
use crate::lexicon::Class;

/// How far behind its verb the link to the cause may stand.
const LINK: usize = 24;
/// How far behind "said" the word for what gave way may stand.
const TOLD: usize = 30;
/// How far before "as the cause of" its verb may stand.
const VERB: usize = 16;

/// "they traced the fire to a fryer", "they put the crash down to drink".
pub(super) fn ascribes(reading: &Reading<'_>, signal: &Range<usize>, kind: &str) -> Option<Relation> {
    let active = is_have(reading, before(signal.start));
    if !active && without_chain(reading, signal.start) < signal.start {
        return None;
    }
    let link = if kind == "puts_down" { "down_to" } else { "ascribed_to" };
    let ceiling = window(reading, signal.start).end.min(signal.end + LINK);
    let is_link = |at: usize| reading.hits(at, Class::CauseNoun).find(|hit| hit.value == link);
    let (at, len) = (signal.end..ceiling)
        .take_while(|&at| !matches!(reading.word(at), "," | ";" | ":") && !is_aux(reading, at))
        .find_map(|at| is_link(at).map(|hit| (at, hit.len)))?;
    let relation =
        Relation::new(Effect::Told(signal.end..at), noun_after(reading, at + len), signal.clone())?;
    Some(relation.told_by(reading, signal.start))
}

/// "police ruled out sabotage *as the cause of* the crash"; "they named drink as the cause".
pub(super) fn as_cause(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let cause = noun_before(reading, signal.start);
    let effect = noun_after(reading, signal.end);
    let reality = stance::reality(reading, cause.end.saturating_sub(1));
    let floor = window(reading, signal.start).start.max(signal.start.saturating_sub(VERB));
    let denies = |at: usize| {
        reading.hits(at, Class::Negation).any(|hit| hit.value == "denial" || hit.value == "dismissal")
    };
    let frame = match reality {
        Reality::Denied => Frame::NotCause,
        _ if (floor..signal.start).any(denies) => Frame::NotCause,
        _ => Frame::Cause,
    };
    Some(Relation::new(Effect::Told(effect), cause, signal.clone())?.framed(frame))
}

/// "The blame for the delay lies with the firm"; "responsibility for the raid was claimed by exiles".
pub(super) fn lies_with(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let subject = clause_before(reading, without_chain(reading, signal.start));
    let noun = subject.clone().find(|&at| names_blame(reading, at))?;
    let effect = (noun + 1..subject.end).find(|&at| is_function(reading, at, "preposition"));
    let object = noun_after(reading, signal.end);
    let split = effect.is_none().then(|| object.clone().find(|&at| reading.is(at, "for"))).flatten();
    let (who, effect) = match (effect, split) {
        (Some(at), _) => (object, Effect::Told(at + 1..subject.end)),
        (None, Some(link)) => (object.start..link, Effect::Told(link + 1..object.end)),
        (None, None) => (object, Effect::Event),
    };
    Some(Relation::new(effect, who, signal.clone())?.framed(Frame::Agency))
}

fn names_blame(reading: &Reading<'_>, at: usize) -> bool {
    is_kind(reading, at, "blame")
}

/// "Exiles claimed responsibility for the raid": who says so did it, as far as the text tells.
pub(super) fn claims(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let subject = clause_before(reading, without_chain(reading, signal.start));
    if reading.has(subject.start, Class::Nobody) || reading.is(subject.start, "no") {
        return None;
    }
    let effect = noun_after(reading, signal.end);
    Some(Relation::new(Effect::Told(effect), subject, signal.clone())?.framed(Frame::Agency))
}

/// "Investigators believe that the points had been left open": those whose task it is to find the
/// cause, and what had come before.
pub(super) fn finds(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let subject = noun_before(reading, without_chain(reading, signal.start));
    let that = boundary(reading, signal.end) == Some("complement");
    let cause = clause_after(reading, signal.end + usize::from(that));
    let before = is_pluperfect(reading, &cause) || gave_way(reading, &cause);
    let finds = subject.clone().any(|at| is_kind(reading, at, "investigator"));
    let relation = learnt(reading, signal, cause).filter(|_| finds && before)?;
    Some(relation.told_by(reading, signal.start))
}

/// "Survivors said that the boiler burst": those who were there or looked into it, and what gave way.
pub(super) fn tells(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let near = signal.end..window(reading, signal.start).end.min(signal.end + TOLD);
    if !near.into_iter().any(|at| is_kind(reading, at, "breakage")) {
        return None;
    }
    let subject = noun_before(reading, without_chain(reading, signal.start));
    let knows = |at: usize| is_kind(reading, at, "investigator") || is_kind(reading, at, "witness");
    if !subject.clone().any(knows) {
        return None;
    }
    let cause = clause_after(reading, that_behind(reading, signal.end));
    let relation = learnt(reading, signal, cause.clone()).filter(|_| gave_way(reading, &cause))?;
    Some(relation.told_by(reading, signal.start))
}

/// What somebody found or told of how a mishap came about.
fn learnt(reading: &Reading<'_>, signal: &Range<usize>, cause: Range<usize>) -> Option<Relation> {
    let none = reading.has(cause.start, Class::Nobody) || reading.has(cause.start, Class::Negation);
    let relation = Relation::new(Effect::Mishap, cause, signal.clone()).filter(|_| !none)?;
    Some(relation.hedged(Some(signal.clone())))
}

/// Where the clause starts that somebody tells ("told the paper that"): behind the "that", or right
/// behind the verb.
fn that_behind(reading: &Reading<'_>, end: usize) -> usize {
    const HEARER: usize = 6;
    let that = (end..end + HEARER).find(|&at| boundary(reading, at) == Some("complement"));
    let clear = |that: &usize| !has_verb(reading, &(end..*that));
    that.filter(clear).map_or(end, |at| at + 1)
}

fn is_pluperfect(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let verb = clause.clone().find(|&at| is_aux(reading, at));
    verb.is_some_and(|at| reading.is(at, "had") && has_verb(reading, &(at + 1..clause.end)))
}

/// The first verb tells that a part broke, slid or failed.
fn gave_way(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let breaks = |at: usize| is_kind(reading, at, "breakage");
    let verb = clause.clone().find(|&at| breaks(at) || is_verbal(reading, at) && !is_aux(reading, at));
    verb.is_some_and(|at| breaks(at) && at > clause.start && stance::reality(reading, at) == Reality::Fact)
}

/// "The coroner ruled out foul play in the death": what is said not to be the cause.
pub(super) fn rules_out(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let object = noun_after(reading, signal.end);
    let named = |at: usize| reading.is_a(at, Class::Causal, "as_cause");
    if object.clone().any(named) {
        return None;
    }
    let link = object.clone().find(|&at| reading.is(at, "in") || reading.is(at, "behind"));
    let (cause, effect) = match link {
        Some(at) => (object.start..at, Effect::Told(at + 1..object.end)),
        None => (object, Effect::Mishap),
    };
    let harm = effect.tokens().is_none_or(|effect| {
        effect.clone().any(|at| reading.has(at, Class::Event) || reading.has(at, Class::OutcomeNoun))
    });
    if harm { Some(Relation::new(effect, cause, signal.clone())?.framed(Frame::NotCause)) } else { None }
}
