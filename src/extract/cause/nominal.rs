use std::ops::Range;

use super::span::{clause_after, clause_before, has_verb, noun_after, noun_before};
use super::{Frame, Relation};
use crate::document::BlockKind;
use crate::extract::Reading;
use crate::extract::phrase::{
    function, is_adverb, is_aux, is_boundary, is_content, is_function, is_symbol, is_verbal, window,
};
use crate::lexicon::Class;

/// How far a copula stands from the noun that it equates.
const COPULA: usize = 6;
/// How far "that" stands behind "it was" in a cleft.
const CLEFT: usize = 24;
/// At most so many items of a list are causes of what its heading names.
const ITEMS: usize = 20;

/// The relation that a noun of cause or a cleft at token `at` tells.
pub(super) fn relation(reading: &Reading<'_>, at: usize) -> Option<Relation> {
    let by_noun = reading.hits(at, Class::CauseNoun).find_map(|hit| match hit.value {
        "cause" => equated(reading, at, hit.len),
        "grievance" => named(reading, at, hit.len),
        "pretext" => pretext(reading, at, hit.len),
        "dispute" => called(reading, at),
        _ => None,
    });
    by_noun.or_else(|| cleft(reading, at))
}

/// "the cause of the flood is rain"; "rain was the main cause of the flood".
fn equated(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let end = at + len;
    let links = ["of", "for", "behind"].iter().any(|word| reading.is(end, word));
    let effect = links.then(|| noun_after(reading, end + 1));
    if links && let Some(copula) = copula_before(reading, at) {
        let cause = clause_before(reading, copula);
        return Some(Relation { effect, cause, signal: copula..end + 1, frame: Frame::Cause });
    }
    let copula = effect.as_ref().map_or(end, |e| e.end);
    let cause = equals(reading, copula)?;
    Some(Relation { effect, cause, signal: at..copula, frame: Frame::Cause })
}

/// "their driving grievance is the lack of arms".
fn named(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let cause = equals(reading, at + len)?;
    let start = noun_before(reading, at + len).start;
    Some(Relation { effect: None, cause, signal: start..at + len, frame: Frame::Cause })
}

/// What stands behind a copula at `copula`: a noun phrase or a "that" clause, no adjective alone.
fn equals(reading: &Reading<'_>, copula: usize) -> Option<Range<usize>> {
    let is_be = ["is", "are", "was", "were", "remains", "remain"].iter().any(|word| reading.is(copula, word));
    let next = copula + 1;
    let noun = is_function(reading, next, "determiner")
        || is_content(reading, next) && !is_verbal(reading, next) && !is_adverb(reading, next);
    let that = reading.is(next, "that");
    if !is_be || !(noun || that) {
        return None;
    }
    let cause = if that { clause_after(reading, next + 1) } else { noun_after(reading, next) };
    (cause.len() > 1 || noun && !cause.is_empty()).then_some(cause)
}

/// The copula before a noun with its determiner and adjectives.
fn copula_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let floor = window(reading, at).start.max(at.saturating_sub(COPULA));
    let copula = (floor..at).rev().find(|&i| {
        !(is_content(reading, i) || is_function(reading, i, "determiner") || is_adverb(reading, i))
            || is_verbal(reading, i)
    })?;
    is_aux(reading, copula).then_some(copula)
}

/// "The unpaid wages were a pretext (for the revolt)": said not to be the cause.
fn pretext(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let copula = copula_before(reading, at)?;
    let cause = clause_before(reading, copula);
    let effect = reading.is(at + len, "for").then(|| noun_after(reading, at + len + 1));
    Some(Relation { effect, cause, signal: copula..at + len, frame: Frame::NotCause })
}

/// "This was a wages dispute": an event is called by what it is about.
fn called(reading: &Reading<'_>, at: usize) -> Option<Relation> {
    let copula = copula_before(reading, at)?;
    let article = is_function(reading, copula + 1, "determiner");
    let subject = clause_before(reading, copula);
    let pointing = subject.len() == 1
        && (is_function(reading, subject.start, "determiner")
            || is_function(reading, subject.start, "pronoun"));
    let event = subject.clone().any(|i| reading.has(i, Class::Event)) && !has_verb(reading, &subject);
    if !article || !(pointing || event) {
        return None;
    }
    let cause = noun_after(reading, copula + 1);
    let effect = event.then_some(subject.clone());
    Some(Relation { effect, cause, signal: subject.start..copula + 1, frame: Frame::Cause })
}

/// "It was when they opened the gates that the wave came".
fn cleft(reading: &Reading<'_>, at: usize) -> Option<Relation> {
    if !reading.is(at, "it") || !is_aux(reading, at + 1) {
        return None;
    }
    let start = (at + 2..at + 5).find(|&i| !is_adverb(reading, i))?;
    let grounds = is_boundary(reading, start, "subordinate") || is_boundary(reading, start, "adjunct");
    let ceiling = window(reading, at).end.min(at + CLEFT);
    let that = (start + 1..ceiling).find(|&i| reading.is(i, "that")).filter(|_| grounds)?;
    let effect = clause_after(reading, that + 1);
    let dated = reading.has(start + 1, Class::Weekday) || reading.has(start + 1, Class::Month);
    (!dated && !effect.is_empty()).then_some(Relation {
        effect: Some(effect),
        cause: start..that,
        signal: at..start + 1,
        frame: Frame::Cause,
    })
}

/// "Behind the mutineers stand the mining companies"; "the companies were behind the mutiny".
pub(super) fn behind(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let before = clause_before(reading, signal.start);
    if before.is_empty() {
        let effect = noun_after(reading, signal.end);
        let verb = effect.clone().find(|&at| reading.has(at, Class::Verb)).unwrap_or(effect.end);
        let cause = noun_after(reading, verb + 1);
        let stands = reading.hits(verb, Class::Verb).any(|_| true) || is_aux(reading, verb);
        return (stands && !cause.is_empty()).then_some(Relation {
            effect: Some(effect.start..verb),
            cause,
            signal: signal.clone(),
            frame: Frame::Agency,
        });
    }
    let copula = signal.start.checked_sub(1).filter(|&at| is_aux(reading, at))?;
    let effect = noun_after(reading, signal.end);
    let event = effect.clone().any(|at| reading.has(at, Class::Event));
    event.then_some(Relation {
        effect: Some(effect),
        cause: clause_before(reading, copula),
        signal: copula..signal.end,
        frame: Frame::Agency,
    })
}

/// "Factors that led to the coup:" and the items below it, each a cause.
pub(super) fn listed(reading: &Reading<'_>, sentence: usize) -> Vec<Relation> {
    let Some(effect) = announced(reading, sentence) else { return Vec::new() };
    let later = reading.sentences.iter().skip(sentence + 1);
    let mut seen = None;
    let items = later
        .take(ITEMS * 4)
        .take_while(|s| reading.block(s).kind == BlockKind::Item)
        .filter(|s| seen.replace(s.block) != Some(s.block));
    let relation = |s: &crate::extract::Sentence| {
        let cause = clause_after(reading, first_word(reading, s.tokens.start));
        Relation { effect: effect.clone(), signal: cause.start..cause.start, cause, frame: Frame::Cause }
    };
    items.take(ITEMS).map(relation).collect()
}

/// The effect whose causes a sentence that ends in a colon, or a heading, announces.
#[allow(clippy::option_option, reason = "announced, and of what")]
fn announced(reading: &Reading<'_>, sentence: usize) -> Option<Option<Range<usize>>> {
    let tokens = &reading.sentences[sentence].tokens;
    let end = tokens.end.checked_sub(1).filter(|&at| tokens.contains(&at))?;
    let heading = reading.block(&reading.sentences[sentence]).kind == BlockKind::Heading;
    if !heading && reading.word(end) != ":" {
        return None;
    }
    let near = tokens.start..tokens.end.min(tokens.start + crate::extract::phrase::REACH);
    let noun = near
        .clone()
        .find(|&at| reading.hits(at, Class::CauseNoun).any(|h| matches!(h.value, "cause" | "grievance")))?;
    let link = (noun + 1..near.end).find_map(|at| {
        let verb = reading.hits(at, Class::Causal).find(|h| h.value == "led_to").map(|h| at + h.len);
        let preposition = matches!(function(reading, at), Some("preposition")).then_some(at + 1);
        verb.or(preposition)
    });
    Some(link.map(|start| noun_after(reading, start)).filter(|effect| !effect.is_empty()))
}

fn first_word(reading: &Reading<'_>, start: usize) -> usize {
    (start..start + 3).find(|&at| !is_symbol(reading, at)).unwrap_or(start)
}
