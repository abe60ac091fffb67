//! Causes that are told without a verb of causing: the theory of a short circuit, what a fire brigade spoke of, the
//! end to which something was done, what it was done in revenge for, the "Cause:" of a box.

use std::ops::Range;

use super::span::{
    clause_after, clause_before, has_verb, is_kind, is_time, names_force, noun_after, noun_before,
    without_chain,
};
use super::{Effect, Frame, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{
    before, boundary, is_aux, is_be, is_content, is_function, is_have, is_verbal, window,
};
use crate::lexicon::Class;

/// How far on either side of a theory the word that dismisses it may stand.
const DISMISSED: usize = 12;
/// How far behind its verb "of" or "for" may stand.
const LINK: usize = 8;
/// A cause in a box has no more tokens.
const BOXED: usize = 20;

/// "The police dismissed the theory of a short circuit"; "the hypothesis of a gas leak has been excluded": somebody
/// holds or dismisses it.
pub(super) fn theory(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let of = at + len;
    let cause = noun_after(reading, of + 1);
    if !reading.is(of, "of") || !(names_force(reading, &cause) || names_origin(reading, &cause)) {
        return None;
    }
    let near = window(reading, at);
    let denies = |i: usize| {
        reading.hits(i, Class::Negation).any(|hit| matches!(hit.value, "denial" | "dismissal"))
            || reading.is_a(i, Class::Causal, "rules_out")
    };
    let mut around = near.start.max(at.saturating_sub(DISMISSED))..near.end.min(cause.end + DISMISSED);
    let denied = around.clone().any(denies);
    if !denied && !around.any(|i| is_kind(reading, i, "holds")) {
        return None;
    }
    let frame = if denied { Frame::NotCause } else { Frame::Cause };
    let relation = Relation::new(Effect::Mishap, cause, at..of + 1)?.framed(frame);
    Some(relation.hedged(Some(at..of)))
}

/// "an electrical origin": an origin that is told of.
fn names_origin(reading: &Reading<'_>, cause: &Range<usize>) -> bool {
    let last = cause.end.saturating_sub(1);
    cause.len() > 2 && is_kind(reading, last, "cause") && is_content(reading, last - 1)
}

/// "The fire brigade spoke on the first day of a short circuit": who was there or looked into it, and a force.
pub(super) fn speaks(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let subject = noun_before(reading, without_chain(reading, signal.start));
    let knows = |at: usize| is_kind(reading, at, "investigator") || is_kind(reading, at, "witness");
    let of = link(reading, signal.end, "of").filter(|&of| only_time(reading, signal.end..of))?;
    let cause = noun_after(reading, of + 1);
    let one = is_function(reading, of + 1, "determiner");
    let head = cause.clone().take_while(|&at| at == cause.start || !is_function(reading, at, "preposition"));
    let force = head.into_iter().any(|at| is_kind(reading, at, "force"));
    if !(subject.into_iter().any(knows) && one && force) {
        return None;
    }
    let relation = Relation::new(Effect::Mishap, cause, signal.clone())?;
    Some(relation.hedged(Some(signal.clone())))
}

/// Nothing, or when it was: "on the first day".
fn only_time(reading: &Reading<'_>, mut tokens: Range<usize>) -> bool {
    let time = |at: usize| is_time(reading, at) || reading.has(at, Class::Ordinal);
    tokens.all(|at| {
        time(at) || is_function(reading, at, "determiner") || is_function(reading, at, "preposition")
    })
}

/// The link behind a verb, with nothing between but a phrase or two.
fn link(reading: &Reading<'_>, end: usize, word: &str) -> Option<usize> {
    let near = end..window(reading, end).end.min(end + LINK);
    let near = near.take_while(|&at| !matches!(reading.word(at), "," | ";" | ":") && !is_verbal(reading, at));
    near.into_iter().find(|&at| reading.is(at, word))
}

/// "Its purpose had been to exchange the students for prisoners": the end to which it was done.
pub(super) fn purpose(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let whose = before(at);
    let pointed = ["its", "their", "the"].iter().any(|word| reading.is(whose, word));
    let verb = at + len;
    let copula = reading.hits(verb, Class::CauseNoun).find(|hit| hit.value == "copula")?;
    let to = verb + copula.len;
    let done = ["was", "were", "had"].iter().any(|word| reading.is(verb, word));
    if !pointed || !done || !reading.is(to, "to") || !is_content(reading, to + 1) {
        return None;
    }
    Relation::new(Effect::Deed, clause_after(reading, to), whose..to)
}

/// "Soldiers took revenge at the weekend for the killing of a colonel".
pub(super) fn requites(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let r#for = link(reading, signal.end, "for")?;
    Relation::new(Effect::Deed, noun_after(reading, r#for + 1), signal.start..r#for + 1)
}

/// "The locked gate was what killed people": what is equated stands before it.
pub(super) fn what_did(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let copula = signal.start.checked_sub(1).filter(|&at| is_be(reading, at))?;
    let verb = signal.end;
    let does = |value: &str| matches!(value, "led_to" | "harms");
    reading.hits(verb, Class::Causal).find(|hit| does(hit.value))?;
    let subject = clause_before(reading, without_chain(reading, copula + 1).min(copula));
    let named = subject.clone().any(|at| is_content(reading, at)) && !has_verb(reading, &subject);
    let effect = verb..noun_after(reading, verb + 1).end;
    if named { Relation::new(Effect::Told(effect), subject, copula..verb) } else { None }
}

/// "The crowd was neither the cause nor a factor".
pub(super) fn neither(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    const NEAR: usize = 4;
    let near = window(reading, at).start.max(at.saturating_sub(NEAR))..at;
    let neither = near.rev().find(|&i| reading.is(i, "neither"))?;
    let quoted = usize::from(neither > 1 && !is_aux(reading, neither - 1));
    let copula = neither.checked_sub(1 + quoted).filter(|&i| is_be(reading, i) || is_have(reading, i));
    let copula = copula?;
    let cause = clause_before(reading, copula);
    let told = reading.is(at + len, "nor") && !has_verb(reading, &cause);
    let relation = Relation::new(Effect::Event, cause, copula..at + len).filter(|_| told)?;
    Some(relation.framed(Frame::NotCause))
}

/// "Cause: scour of the foundation", on a line of its own.
pub(super) fn boxed(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let line = &reading.sentences[reading.sentence_of(at)?].tokens;
    let mark = at + len;
    let opens = (line.start..at).all(|i| matches!(reading.word(i), "|" | "*" | "-"));
    let labels = reading.is(mark, ":") || reading.is(mark, "=");
    let cause = mark + 1..line.end;
    let cause = cause.start..cause.end - usize::from(cause.len() > 1 && reading.is(cause.end - 1, "."));
    let plain = (1..=BOXED).contains(&cause.len()) && boundary(reading, cause.start).is_none();
    let told = is_kind(reading, at, "sole") && plain && !cause.clone().any(|i| is_aux(reading, i));
    if told && opens && labels { Relation::new(Effect::Event, cause, at..mark + 1) } else { None }
}
