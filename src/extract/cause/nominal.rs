use std::ops::Range;

use super::connective::ends_with_vehicle;
use super::span::{clause_after, clause_before, has_verb, is_kind, noun_after, noun_before, without_chain};
use super::verb::suspected;
use super::{Effect, Frame, Relation, account, by_whom};
use crate::extract::Reading;
use crate::extract::phrase::{
    boundary, is_adverb, is_aux, is_boundary, is_content, is_function, is_verbal, window,
};
use crate::lexicon::{Class, Hit};

/// How far a copula stands from the noun that it equates.
const COPULA: usize = 6;
/// How far "that" stands behind "it was" in a cleft.
const CLEFT: usize = 24;

/// The relation that a noun of cause at token `at` tells.
pub(super) fn relation(reading: &Reading<'_>, at: usize) -> Option<Relation> {
    reading.hits(at, Class::CauseNoun).find_map(|hit| match hit.value {
        "cause" => account::boxed(reading, at, hit.len)
            .or_else(|| equated(reading, at, hit.len))
            .or_else(|| account::neither(reading, at, hit.len)),
        "purpose" => account::purpose(reading, at, hit.len),
        "theory" => account::theory(reading, at, hit.len),
        "grievance" => named(reading, at, hit.len),
        "pretext" => pretext(reading, at, hit.len),
        "dispute" => called(reading, at),
        "requital" => requited(reading, at, hit.len),
        "sole" => singled_out(reading, at, hit.len),
        "factor" => Some(equated(reading, at, hit.len)?.framed(Frame::Contribution)),
        _ => None,
    })
}

/// "the cause of the flood is rain"; "rain was the main cause of the flood".
fn equated(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let end = at + len;
    let factor = is_kind(reading, at, "factor");
    let links = reading
        .hits(end, Class::CauseNoun)
        .any(|hit| hit.value == "of_effect" || factor && hit.value == "of_factor");
    if !links && let Some(relation) = explained(reading, at, end) {
        return Some(relation);
    }
    let effect = if links { noun_after(reading, end + 1) } else { end..end };
    // "the driver of the bus"
    if ends_with_vehicle(reading, &effect) && is_kind(reading, at, "steers") {
        return None;
    }
    if links && let Some(copula) = copula_before(reading, at) {
        let chain = without_chain(reading, copula);
        let hedged = chain.checked_sub(1).and_then(|last| suspected(reading, last));
        let cause = hedged.unwrap_or_else(|| clause_before(reading, copula));
        return Relation::new(Effect::Told(effect), cause, copula..end + 1);
    }
    let copula = effect.end;
    let cause = equals(reading, copula)?;
    Relation::new(if links { Effect::Told(effect) } else { Effect::Event }, cause, at..copula)
}

/// "the reason (why) the ship sank was an open door": the effect is a clause.
fn explained(reading: &Reading<'_>, at: usize, end: usize) -> Option<Relation> {
    const CLAUSE: usize = 30;
    let why = matches!(boundary(reading, end), Some("question" | "complement"));
    let start = end + usize::from(why);
    let ceiling = window(reading, at).end.min(start + CLAUSE);
    if !(why || is_function(reading, end, "determiner") || is_function(reading, end, "pronoun")) {
        return None;
    }
    let verb = (start + 1..ceiling).find(|&i| is_verbal(reading, i))?;
    let copula = (verb + 1..ceiling).find(|&i| is_aux(reading, i) && !is_aux(reading, i - 1))?;
    let cause = equals(reading, copula)?;
    Relation::new(Effect::Told(start..copula), cause, at..end)
}

/// "their driving grievance is the lack of arms"; "the miners' grievance is that …" is theirs.
fn named(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    let cause = equals(reading, at + len)?;
    let phrase = noun_before(reading, at + len);
    let relation = Relation::new(Effect::Deed, cause, phrase.start..at + len)?;
    // "the miners'" ends in what may be a quotation mark, and closes the phrase.
    let marks = phrase.start.saturating_sub(1)..phrase.end;
    let mut marks = marks.filter(|&at| matches!(reading.word(at), "'s" | "’s" | "'" | "’"));
    Some(match marks.next() {
        Some(mark) => relation.seen_by(reading, &noun_before(reading, mark)),
        None => relation,
    })
}

/// What stands behind a copula at `copula`: a noun phrase or a "that" clause, no adjective alone.
fn equals(reading: &Reading<'_>, copula: usize) -> Option<Range<usize>> {
    let is_be = |hit: &Hit<'_>| hit.value == "copula";
    let next = copula + reading.hits(copula, Class::CauseNoun).find(is_be)?.len;
    let noun = is_function(reading, next, "determiner")
        || is_content(reading, next) && !is_verbal(reading, next) && !is_adverb(reading, next);
    let that = reading.is(next, "that");
    if !(noun || that) {
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
    let told = reading.is(at + len, "for");
    let effect = if told { Effect::Told(noun_after(reading, at + len + 1)) } else { Effect::Deed };
    Some(Relation::new(effect, cause, copula..at + len)?.framed(Frame::NotCause))
}

/// "The raid is believed to be a reprisal by exiles *for* the arrests".
fn requited(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    const BY: usize = 8;
    let copula = copula_before(reading, at)?;
    let ceiling = window(reading, at).end.min(at + len + BY);
    let ends = |at: &usize| matches!(reading.word(*at), "," | ";") || is_verbal(reading, *at);
    let link = (at + len..ceiling).take_while(|at| !ends(at)).find(|&at| reading.is(at, "for"))?;
    let chain = |i: usize| is_aux(reading, i) || is_adverb(reading, i) || reading.is(i, "to");
    let prior = (window(reading, at).start..copula).rev().find(|&i| !chain(i))?;
    let hedged = reading.is(copula.saturating_sub(1), "to") && is_verbal(reading, prior);
    let end = if hedged { without_chain(reading, prior) } else { prior + 1 };
    let effect = clause_before(reading, end);
    let pointing =
        effect.clone().all(|i| is_function(reading, i, "pronoun") || is_function(reading, i, "determiner"));
    let effect = if pointing { Effect::Event } else { Effect::Told(effect) };
    Relation::new(effect, noun_after(reading, link + 1), at..link + 1)
}

/// "Ransom, she argues, was the sole motive"; "the board named as the primary cause standing water".
fn singled_out(reading: &Reading<'_>, at: usize, len: usize) -> Option<Relation> {
    const ADJECTIVES: usize = 4;
    let end = at + len;
    let links = ["of", "for", "behind", "in", "why", "that", "to"].iter().any(|word| reading.is(end, word));
    let floor = window(reading, at).start.max(at.saturating_sub(ADJECTIVES));
    let lead = (floor..at).rev().find(|&i| is_function(reading, i, "determiner"))?;
    if links || !reading.is(lead, "the") && !reading.is(lead, "its") {
        return None;
    }
    let named = lead > floor && reading.is(lead - 1, "as");
    let after = noun_after(reading, end);
    if named
        && lead > 1
        && is_verbal(reading, lead - 2)
        && !after.is_empty()
        && is_noun_start(reading, after.start)
    {
        return Relation::new(Effect::Event, after, lead - 1..end);
    }
    let copula = copula_before(reading, at).filter(|copula| copula + 1 == lead)?;
    let chain = without_chain(reading, copula);
    let hedged = chain.checked_sub(1).and_then(|last| suspected(reading, last));
    let subject = hedged.unwrap_or_else(|| clause_before(reading, copula));
    let cause = without_aside(reading, subject);
    let told = cause.clone().any(|i| is_content(reading, i)) && !has_verb(reading, &cause);
    if told { Relation::new(Effect::Event, cause, copula..end) } else { None }
}

fn is_noun_start(reading: &Reading<'_>, at: usize) -> bool {
    is_function(reading, at, "determiner") || is_content(reading, at) && !is_aux(reading, at)
}

/// Without who says so between commas: "Ransom*, she argues,* was".
fn without_aside(reading: &Reading<'_>, clause: Range<usize>) -> Range<usize> {
    const ASIDE: usize = 6;
    let floor = clause.start.max(clause.end.saturating_sub(ASIDE));
    let comma = (floor..clause.end).find(|&at| reading.word(at) == ",");
    let says = |comma: &usize| (*comma..clause.end).any(|at| reading.has(at, Class::Speech));
    comma.filter(says).map_or(clause.clone(), |comma| clause.start..comma)
}

/// "This was a wages dispute": an event is called by what it is about.
fn called(reading: &Reading<'_>, at: usize) -> Option<Relation> {
    let copula = copula_before(reading, at)?;
    let not = reading.is_a(copula + 1, Class::Negation, "verb");
    let start = copula + 1 + usize::from(not);
    let article = is_function(reading, start, "determiner");
    let subject = clause_before(reading, copula);
    if is_function(reading, subject.start, "preposition") {
        return None;
    }
    let pointing = subject.len() == 1
        && (is_function(reading, subject.start, "determiner")
            || is_function(reading, subject.start, "pronoun"));
    let event = subject.clone().any(|i| reading.has(i, Class::Event)) && !has_verb(reading, &subject);
    if !article || !(pointing || event) {
        return None;
    }
    let cause = noun_after(reading, start);
    let effect = if event { Effect::Told(subject.clone()) } else { Effect::Event };
    let frame = if not { Frame::NotCause } else { Frame::Cause };
    Some(Relation::new(effect, cause, subject.start..start)?.framed(frame))
}

/// "What caused the panic was a rumour".
pub(super) fn what_caused(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    const ADVERBS: usize = 2;
    let verb = (signal.end..signal.end + ADVERBS).find(|&at| !is_adverb(reading, at))?;
    let hit = reading.hits(verb, Class::Causal).find(|hit| hit.value == "led_to")?;
    let effect = noun_after(reading, verb + hit.len);
    let cause = equals(reading, effect.end)?;
    Relation::new(Effect::Told(effect), cause, signal.start..verb + hit.len)
}

/// "It was when they opened the gates that the wave came".
pub(super) fn cleft(reading: &Reading<'_>, at: usize) -> Option<Relation> {
    let start = (at + 2..at + 5).find(|&i| !is_adverb(reading, i))?;
    let grounds = is_boundary(reading, start, "subordinate") || is_boundary(reading, start, "adjunct");
    let ceiling = window(reading, at).end.min(at + CLEFT);
    let that = (start + 1..ceiling).find(|&i| reading.is(i, "that")).filter(|_| grounds)?;
    let effect = clause_after(reading, that + 1);
    let dated = reading.has(start + 1, Class::Weekday) || reading.has(start + 1, Class::Month);
    let because = reading.hits(start, Class::Causal).find(|hit| matches!(hit.value, "because" | "due_to"));
    let cause = start + because.map_or(0, |hit| hit.len)..that;
    if dated { None } else { Relation::new(Effect::Told(effect), cause, at..start + 1) }
}

/// "Behind the mutineers stand the mining companies"; "the companies were behind the mutiny".
pub(super) fn behind(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let found = if clause_before(reading, signal.start).is_empty() {
        inverted(reading, signal)
    } else {
        standing(reading, signal)
    }?;
    Some(by_whom(reading, found))
}

/// "Behind X stands Y"
fn inverted(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let effect = noun_after(reading, signal.end);
    let verb = effect.clone().find(|&at| reading.has(at, Class::Verb)).unwrap_or(effect.end);
    let stands = reading.has(verb, Class::Verb) || is_aux(reading, verb);
    let cause = noun_after(reading, verb + 1);
    if stands { Relation::new(Effect::Told(effect.start..verb), cause, signal.clone()) } else { None }
}

/// "Y is behind the attack"; what stands behind a hill is no event.
fn standing(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let copula = signal.start.checked_sub(1).filter(|&at| is_aux(reading, at))?;
    let effect = noun_after(reading, signal.end);
    let event = effect.clone().any(|at| reading.has(at, Class::Event));
    let cause = clause_before(reading, copula);
    if event { Relation::new(Effect::Told(effect), cause, copula..signal.end) } else { None }
}
