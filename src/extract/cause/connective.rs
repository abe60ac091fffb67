use std::ops::Range;

use super::span::{clause_after, clause_before, has_verb, noun_after, noun_before, without_chain};
use super::{Effect, Frame, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{
    before, boundary, function, is_aux, is_capital, is_content, is_function, is_quote_mark, is_symbol,
    is_verbal, opens_clause, opens_subject, window,
};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// How far before "over" the contention may stand.
const CONTENTION: usize = 8;
/// A noun phrase before "due to" with fewer words of content is the subject of what follows.
const SUBJECT: usize = 2;

/// "They fled because the dam broke"; "because the dam broke, they fled".
pub(super) fn because(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let cause = clause_after(reading, signal.end);
    let main = |at: &usize| reading.word(*at) == "," && opens_clause(reading, at + 1, cause.end);
    let front = clause_before(reading, signal.start).is_empty();
    let end = cause.clone().find(main).filter(|_| front).unwrap_or(cause.end);
    let torn = end < cause.start + 4 && reading.word(end) == "," && !has_verb(reading, &(cause.start..end));
    if torn {
        return None;
    }
    sided(reading, signal, cause.start..end)
}

/// "They fled due to rain"; "due to rain, they fled"; "the minister due to illness was absent".
pub(super) fn due_to(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let timetable = reading.hits(signal.end, Class::CauseNoun).any(|hit| hit.value == "timetable");
    let due = timetable && signal.start > 0 && is_aux(reading, signal.start - 1);
    let cause = noun_after(reading, signal.end);
    if due || is_aux(reading, signal.end) { None } else { sided(reading, signal, cause) }
}

/// "following the attack", but not "the following day" nor "he was following her".
pub(super) fn following(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let before = signal.start.checked_sub(1);
    let adjective = before.is_some_and(|at| {
        is_function(reading, at, "determiner")
            || is_aux(reading, at)
            || function(reading, at) == Some("preposition")
    });
    let unit = reading.has(signal.end, Class::CalendarUnit) || reading.has(signal.end, Class::Weekday);
    if adjective || unit || is_function(reading, signal.end, "pronoun") {
        return None;
    }
    due_to(reading, signal)
}

/// "clashes over land", but not "over 70 injured", "over the weekend" nor "took over".
pub(super) fn over(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    if measures(reading, signal.end) {
        return None;
    }
    let floor = window(reading, signal.start).start.max(signal.start.saturating_sub(CONTENTION));
    let verb =
        |at: usize| is_verbal(reading, at) && !reading.hits(at, Class::Concept).any(|h| h.value == "start");
    let near = (floor..signal.start).rev().take_while(|&at| {
        reading.word(at) != "," && !is_quote_mark(reading, at) && (contends(reading, at) || !verb(at))
    });
    let contention = near.into_iter().find(|&at| contends(reading, at))?;
    let cause = noun_after(reading, signal.end);
    if contention > floor && is_inside_phrase(reading, contention, floor) {
        let effect = noun_before(reading, signal.start);
        return Relation::new(Effect::Told(effect), cause, signal.clone());
    }
    sided(reading, signal, cause)
}

fn contends(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits(at, Class::CauseNoun).any(|hit| hit.value == "contention")
}

/// The noun stands behind a preposition: "injured in the clash over land".
fn is_inside_phrase(reading: &Reading<'_>, noun: usize, floor: usize) -> bool {
    let before =
        (floor..noun).rev().find(|&at| !is_content(reading, at) && !is_function(reading, at, "determiner"));
    !is_verbal(reading, noun)
        && before.is_some_and(|at| function(reading, at) == Some("preposition") && !reading.is(at, "of"))
}

/// A number, a stretch of time, or a means of speaking.
fn measures(reading: &Reading<'_>, start: usize) -> bool {
    const PHRASE: usize = 8;
    let numeric = reading.tokens.get(start).is_none_or(|t| t.kind == TokenKind::Number);
    let classes = [Class::CalendarUnit, Class::Weekday, Class::Unit, Class::DayPart];
    let unit = |at: usize| classes.iter().any(|class| reading.has(at, *class));
    let medium = |at: usize| reading.hits(at, Class::CauseNoun).any(|hit| hit.value == "medium");
    let ends = |at: usize| {
        is_symbol(reading, at) && reading.word(at) != "-" || function(reading, at) == Some("preposition")
    };
    let phrase = (start..start + PHRASE).take_while(|&at| !ends(at));
    numeric
        || [Class::Cardinal, Class::Vague].iter().any(|class| reading.has(start, *class))
        || function(reading, start) == Some("preposition")
        || is_function(reading, start, "pronoun")
        || phrase.clone().any(unit)
        || phrase.take(2).any(medium)
}

/// "protests against the dam": the effect is the protest itself.
pub(super) fn against(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let effect = noun_before(reading, signal.start + 1);
    let cause = noun_after(reading, signal.end);
    let lasts = |at: usize| reading.is(at, "for") && measures(reading, at + 1);
    let end = cause.clone().find(|&at| lasts(at)).unwrap_or(cause.end);
    Relation::new(Effect::Told(effect), cause.start..end, signal.clone())
}

/// "Nine drowned when the bank gave way": what befell people or things, and a clause that tells how.
pub(super) fn when(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let effect = harm_before(reading, signal.start);
    let cause = clause_after(reading, signal.end);
    let befell = |at: usize| {
        reading.has(at, Class::Suffer)
            || reading.has(at, Class::Affect) && at > effect.start && is_aux(reading, at - 1)
    };
    let harmed = effect.clone().any(|at| befell(at) && is_verbal(reading, at));
    let told = opens_subject(reading, cause.start) && has_verb(reading, &cause);
    let state = cause.clone().take(3).any(|at| is_function(reading, at, "pronoun"));
    if harmed && told && !state { Relation::new(Effect::Told(effect), cause, signal.clone()) } else { None }
}

/// The clause before, without who is said to have told it; of a relative clause its noun and itself.
fn harm_before(reading: &Reading<'_>, end: usize) -> Range<usize> {
    let clause = clause_before(reading, end);
    if let Some(who) = clause.clone().rev().find(|&at| boundary(reading, at) == Some("relative")) {
        let noun = noun_before(reading, who);
        let last = noun.clone().rev().find(|&at| function(reading, at) == Some("preposition"));
        return last.map_or(noun.start, |at| at + 1)..clause.end;
    }
    let told = reading.has(clause.start, Class::Attribution);
    let comma = clause.clone().find(|&at| reading.word(at) == ",").filter(|_| told);
    comma.map_or(clause.start, |at| at + 1)..clause.end
}

/// "the fire was blamed on lightning", "the coup was the work of privates": effect, signal, cause.
pub(super) fn behind_effect(reading: &Reading<'_>, signal: &Range<usize>, frame: Frame) -> Option<Relation> {
    let chain = without_chain(reading, signal.start);
    let predicate = chain < signal.start;
    let comma = reading.word(before(chain)) == ",";
    let effect =
        if predicate || comma { clause_before(reading, chain) } else { noun_before(reading, signal.start) };
    let effect = if effect.is_empty() { clause_before(reading, signal.start) } else { effect };
    let cause = noun_after(reading, signal.end);
    Some(Relation::new(Effect::Told(effect), cause, signal.clone())?.framed(frame))
}

/// The effect is the clause before; where there is none, the clause behind the cause.
fn sided(reading: &Reading<'_>, signal: &Range<usize>, cause: Range<usize>) -> Option<Relation> {
    let before = clause_before(reading, signal.start);
    let content = before.clone().filter(|&at| is_content(reading, at) || is_capital(reading, at)).count();
    let noun =
        !has_verb(reading, &before) && (content < SUBJECT || reading.word(cause.end) == "," && content < 4);
    let fronted = before.is_empty() || noun || is_fronted(reading, signal, &cause);
    let effect = if fronted { clause_after(reading, cause.end) } else { before };
    Relation::new(Effect::Told(effect), cause, signal.clone())
}

/// "..., and as a result of the rain, the dam broke": behind a connective or a comma, with a comma
/// and a clause behind the cause.
fn is_fronted(reading: &Reading<'_>, signal: &Range<usize>, cause: &Range<usize>) -> bool {
    let prior = before(signal.start);
    let opens = boundary(reading, prior).is_some() || reading.word(prior) == ",";
    let ceiling = window(reading, signal.start).end;
    opens
        && reading.word(cause.end) == ","
        && opens_subject(reading, cause.end + 1)
        && opens_clause(reading, cause.end + 1, ceiling)
}
