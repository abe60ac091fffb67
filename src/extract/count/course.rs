//! Verbs that tell an outcome only together with what completes them: "forced 15,000 people from their
//! homes", "were rushed to the General Hospital", "thousands poured across the border".
//!
//! The tables know kinds of verbs and, for each kind, what completes it to which outcome, so that every
//! verb of bringing goes with every place that people are brought to.

use super::before::is_passive;
use super::look::{
    Outcome, adjective, ending_at, frame, frame_before, is_any, is_mark, part_of_speech, participle,
};
use super::phrase::{Head, Phrase};
use crate::extract::Reading;
use crate::lexicon::{Class, Form, Hit};

/// How far the complement may stand behind its verb or object, in tokens.
const NEAR: usize = 8;

/// The outcome of a verb that ends at `end` and has the phrase there as its object. The complement may
/// stand between the two ("led out 38 guests").
pub(super) fn object<'a>(
    reading: &Reading<'a>,
    phrase: &Phrase<'_>,
    end: usize,
    floor: usize,
) -> Option<Outcome<'a>> {
    if !matches!(phrase.head, Head::People | Head::Bare) {
        return None;
    }
    let verb = |end: usize, tail: usize| {
        let first = end.saturating_sub(3).max(floor);
        (first..end).find_map(|at| {
            let ends = |h: &Hit<'a>| h.len == end - at && !is_passive(reading, at, h.form, floor);
            reading.hits(at, Class::Split).filter(ends).find_map(|h| completed(reading, at, h, tail))
        })
    };
    let between = || {
        let linked = frame_before(reading, end, floor, "oblique").is_some();
        let (particle, _) =
            ending_at(reading, end, floor, Class::Complement, |_| true).filter(|_| !linked)?;
        let kept = |o: &Outcome<'_>| o.attribute == "rescued";
        verb(particle, tail(reading, phrase)).filter(kept).or_else(|| verb(particle, particle))
    };
    verb(end, tail(reading, phrase)).or_else(between)
}

/// Where the complement behind a phrase may start: behind it, or with its last noun ("took 43 others prisoner").
fn tail(reading: &Reading<'_>, phrase: &Phrase<'_>) -> usize {
    let end = phrase.tokens.end;
    let last = end.checked_sub(1).filter(|&i| i > phrase.core && phrase.head == Head::People);
    let complement =
        last.filter(|&i| reading.has(i, Class::Complement) && !reading.has(i, Class::OutcomeNoun));
    complement.unwrap_or_else(|| over_age(reading, end))
}

/// Over ", aged six and nine," behind those whose age it is.
fn over_age(reading: &Reading<'_>, at: usize) -> usize {
    let aged = reading.is(at, ",") && frame(reading, at + 1, "age").is_some();
    let close = (at + 2..at + 2 + NEAR).find(|&i| aged && reading.is(i, ","));
    close.map_or(at, |close| close + 1)
}

/// The outcome of a participle at `at`, whose complement follows.
pub(super) fn passive<'a>(reading: &Reading<'a>, at: usize) -> Option<Outcome<'a>> {
    let participles = reading.hits(at, Class::Split).filter(|h| h.form == Form::Participle);
    participles.into_iter().find_map(|h| {
        let completed = completed(reading, at, h, at + h.len)?;
        Some(resulting(reading, at + h.len, h.value).unwrap_or(completed))
    })
}

/// The outcome of an active verb in its finite form at `at`, whose object is named elsewhere and whose complement
/// follows.
pub(super) fn active<'a>(reading: &Reading<'a>, at: usize) -> Option<Outcome<'a>> {
    let finite = |h: &Hit<'a>| matches!(h.form, Form::Past | Form::Participle | Form::S);
    let mut verbs = reading.hits(at, Class::Split).filter(finite);
    verbs.find_map(|h| completed(reading, at, h, at + h.len))
}

/// "were brought in wounded from the market": what they were when they were brought.
fn resulting<'a>(reading: &Reading<'a>, at: usize, kind: &str) -> Option<Outcome<'a>> {
    let at = at + usize::from(is_any(reading, at, &["in", "out", "back"]));
    let hit = adjective(reading, at).or_else(|| participle(reading, at))?;
    let completes = |h: Hit<'_>| h.value.split_once(' ').is_some_and(|(own, _)| own == kind);
    let end = at + hit.len;
    let closed = is_mark(reading, end) || part_of_speech(reading, end, "preposition");
    (closed && !reading.hits(at, Class::Complement).any(completes)).then(|| Outcome::new(hit, at))
}

/// The outcome of a verb at `at` for its subject, and the form of that verb.
pub(super) fn subject<'a>(reading: &Reading<'a>, at: usize) -> Option<(Form, Outcome<'a>)> {
    let mut verbs = reading.hits(at, Class::Course);
    verbs.find_map(|h| completed(reading, at, h, at + h.len).map(|outcome| (h.form, outcome)))
}

/// The outcome of the verb, where one of its complements stands at `from` or shortly behind it, in the
/// same clause.
fn completed<'a>(reading: &Reading<'a>, at: usize, verb: Hit<'a>, from: usize) -> Option<Outcome<'a>> {
    let goes_on = |at: &usize| !is_mark(reading, *at) && !part_of_speech(reading, *at, "conjunction");
    let attribute = (from..from + NEAR).take_while(goes_on).find_map(|at| {
        let mut complements = reading.hits(at, Class::Complement).filter_map(|h| h.value.split_once(' '));
        complements.find(|(kind, _)| *kind == verb.value).map(|(_, attribute)| attribute)
    })?;
    Some(Outcome { attribute, ..Outcome::new(verb, at) })
}
