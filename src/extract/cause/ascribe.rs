use std::ops::Range;

use super::span::{clause_after, clause_before, has_verb, noun_after, noun_before, without_chain};
use super::{Effect, Frame, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{before, boundary, is_aux, is_function, window};
use crate::extract::stance::{self, Reality};
use crate::lexicon::Class;

/// How far behind its verb the link to the cause may stand.
const LINK: usize = 24;
/// How far before "as the cause of" its verb may stand.
const VERB: usize = 16;

/// "they traced the fire to a fryer", "they put the crash down to drink".
pub(super) fn ascribes(reading: &Reading<'_>, signal: &Range<usize>, kind: &str) -> Option<Relation> {
    let active = ["has", "have", "had"].iter().any(|word| reading.is(before(signal.start), word));
    if !active && without_chain(reading, signal.start) < signal.start {
        return None;
    }
    let link = if kind == "puts_down" { "down_to" } else { "ascribed_to" };
    let ceiling = window(reading, signal.start).end.min(signal.end + LINK);
    let is_link = |at: usize| reading.hits(at, Class::CauseNoun).find(|hit| hit.value == link);
    let (at, len) = (signal.end..ceiling)
        .take_while(|&at| !matches!(reading.word(at), "," | ";" | ":") && !is_aux(reading, at))
        .find_map(|at| is_link(at).map(|hit| (at, hit.len)))?;
    Relation::new(Effect::Told(signal.end..at), noun_after(reading, at + len), signal.clone())
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
    let effect = effect.map_or(Effect::Event, |at| Effect::Told(at + 1..subject.end));
    Some(Relation::new(effect, noun_after(reading, signal.end), signal.clone())?.framed(Frame::Agency))
}

fn names_blame(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits(at, Class::CauseNoun).any(|hit| hit.value == "blame")
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
    let investigates = |at: usize| reading.hits(at, Class::CauseNoun).any(|hit| hit.value == "investigator");
    let that = boundary(reading, signal.end) == Some("complement");
    if !subject.clone().any(investigates) {
        return None;
    }
    let cause = clause_after(reading, signal.end + usize::from(that));
    let verb = cause.clone().find(|&at| is_aux(reading, at))?;
    let none = reading.has(cause.start, Class::Nobody) || reading.has(cause.start, Class::Negation);
    let pluperfect = !none && reading.is(verb, "had") && has_verb(reading, &(verb + 1..cause.end));
    if pluperfect {
        Some(Relation::new(Effect::Mishap, cause, signal.clone())?.hedged(Some(signal.clone())))
    } else {
        None
    }
}
