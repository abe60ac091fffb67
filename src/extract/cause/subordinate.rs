use std::ops::Range;

use super::connective::{ground, sided};
use super::span::{
    clause_after, clause_before, has_verb, is_kind, is_time, names_force, noun_after, noun_before,
};
use super::{Effect, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{
    before, boundary, ends_with, function, is_aux, is_capital, is_content, is_function, is_have, is_verbal,
    opens_clause, opens_subject, window,
};
use crate::extract::stance::{self, Reality};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// How much of a clause is looked at for the verb that decides.
const CLAUSE: usize = 24;

/// "Nine drowned when the bank gave way": what befell people or things, and a clause that tells how.
pub(super) fn when(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let before = harm_before(reading, signal.start);
    let front = before.is_empty();
    let clause = if front { ground(reading, signal)? } else { clause_after(reading, signal.end) };
    let effect = if front { clause_after(reading, clause.end) } else { before };
    if !effect.clone().any(|at| befell(reading, at, effect.start) && is_verbal(reading, at)) {
        return None;
    }
    let cause = clause;
    let subject = opens_subject(reading, cause.start) || is_content(reading, cause.start);
    let told = subject && has_verb(reading, &cause);
    let state =
        is_state(reading, &cause) && cause.clone().take(2).any(|at| is_function(reading, at, "pronoun"));
    let dated = front || goes_on(reading, &cause) || of_a_day(reading, signal.start, &cause);
    let scene = front && is_scene(reading, &cause) || begins(reading, &effect) && dated;
    if told && !state && !scene { Relation::new(Effect::Told(effect), cause, signal.clone()) } else { None }
}

/// "When he was a boy", "when guests were sitting down": no more than a time.
fn is_scene(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let verb = clause.clone().find(|&at| is_verbal(reading, at));
    verb.is_none_or(|at| is_aux(reading, at) && !is_verbal(reading, at + 1)) || goes_on(reading, clause)
}

/// A progressive.
fn goes_on(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let verb = clause.clone().find(|&at| is_verbal(reading, at));
    verb.is_some_and(|at| is_aux(reading, at) && ends_with(reading, at + 1, "ing"))
}

/// "It began on 3 May, when soldiers took the palace": what people did on that day; what gave way or burst is a cause.
fn of_a_day(reading: &Reading<'_>, signal: usize, clause: &Range<usize>) -> bool {
    let dated = signal > 1 && reading.word(signal - 1) == "," && is_time(reading, signal - 2);
    let mut subject = clause.clone().take_while(|&at| !is_verbal(reading, at));
    dated && subject.any(|at| reading.has(at, Class::Group) || reading.has(at, Class::EventActor))
}

fn begins(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| reading.is_a(at, Class::Concept, "start"))
}

fn befell(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let mishap = || is_kind(reading, at, "mishap");
    reading.has(at, Class::Suffer)
        || reading.has(at, Class::Affect) && at > start && is_aux(reading, at - 1)
        || mishap()
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

/// "Since the tank was full, they opened the gates", but not "since the war began" nor "since May".
pub(super) fn since(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let relation = stated(reading, signal)?;
    let lasting = relation.effect.tokens()?.clone().any(|at| is_have(reading, at));
    (!lasting).then_some(relation)
}

/// "As the roads were blocked, help came late", but not "as the crowd was leaving".
pub(super) fn as_clause(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    stated(reading, signal).or_else(|| met(reading, signal))
}

/// "Flights were diverted as ash drifted over the airport": harm, and a force that moved.
fn met(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    const SUBJECT: usize = 4;
    let cause = clause_after(reading, signal.end);
    let verb = cause.clone().find(|&at| is_verbal(reading, at))?;
    let force = verb < cause.start + SUBJECT && names_force(reading, &(cause.start..verb));
    let effect = clause_before(reading, signal.start);
    if force && follows(reading, &effect) {
        Relation::new(Effect::Told(effect), cause, signal.clone())
    } else {
        None
    }
}

/// A clause that tells a state, at the start of the sentence or behind a comma, gives a ground; one
/// that tells something that happened gives a time.
fn stated(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let prior = before(signal.start);
    let start = window(reading, signal.start).start;
    let apart = start == signal.start || reading.word(prior) == "," || is_quoted_start(reading, prior, start);
    let opens = opens_subject(reading, signal.end) && reading.tokens[signal.end].kind == TokenKind::Word;
    if !apart || !opens || is_time(reading, signal.end) {
        return None;
    }
    let cause = ground(reading, signal)?;
    let told = is_state(reading, &cause) && !is_comment(reading, &cause);
    if told && cause.len() > 2 { sided(reading, signal, cause) } else { None }
}

/// "as the movement is also called", "as it would seem": how something is called, or how sure it is, with nothing
/// behind it.
fn is_comment(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let ends = |at: usize| at >= clause.end || reading.word(at) == ",";
    let hedge = reading.hits(clause.start, Class::Hedge).any(|hit| ends(clause.start + hit.len));
    let verb = clause.clone().find(|&at| ends(at + 1));
    let called = |at: usize| {
        reading.is_a(at, Class::Verb, "label")
            || reading.hits(at, Class::Appointment).any(|hit| hit.value == "identify")
    };
    hedge || verb.is_some_and(called)
}

fn is_quoted_start(reading: &Reading<'_>, prior: usize, start: usize) -> bool {
    prior == start && !is_content(reading, prior)
}

/// Its first verb is an auxiliary, and no progressive.
fn is_state(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let verb = clause.clone().take(CLAUSE).find(|&at| is_verbal(reading, at));
    verb.is_some_and(|at| is_aux(reading, at) && !ends_with(reading, at + 1, "ing"))
}

/// "Riots broke out after police shot a man"; "after police shot a man, riots broke out": behind or
/// before a verb of onset, reaction or harm, and with something that happened.
pub(super) fn after(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let prior = before(signal.start);
    let measured = reading.has(prior, Class::CalendarUnit) || is_aux(reading, prior);
    if measured
        || is_time(reading, signal.end)
        || is_function(reading, signal.end, "pronoun") && !happened(reading, signal.end)
    {
        return None;
    }
    let main = clause_before(reading, signal.start);
    let fronted = main.is_empty();
    if !fronted && !follows(reading, &main) {
        return None;
    }
    let cause = happening(reading, signal)?;
    if fronted && !follows(reading, &clause_after(reading, cause.end)) {
        return None;
    }
    sided(reading, signal, cause)
}

/// A pronoun with a finite verb close behind.
fn happened(reading: &Reading<'_>, at: usize) -> bool {
    opens_clause(reading, at, at + 4)
}

/// What stands behind "after": a clause, a gerund or an event.
fn happening(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Range<usize>> {
    let start = signal.end;
    let ceiling = window(reading, signal.start).end;
    let gerund = reading.word(start).len() > 4
        && ends_with(reading, start, "ing")
        && !reading.has(start, Class::Event);
    if gerund || opens_clause(reading, start, ceiling) || is_capital(reading, start) {
        return ground(reading, signal).filter(|c| c.len() > 2 && (gerund || has_verb(reading, c)));
    }
    let noun = noun_after(reading, start);
    let event = noun.clone().take(8).any(|at| reading.has(at, Class::Event));
    Some(noun).filter(|_| event)
}

/// The clause tells, as a fact, what comes of something else: it began, he was arrested, they fled.
pub(super) fn follows(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let near = clause.end.saturating_sub(CLAUSE).max(clause.start)..clause.end;
    let reacts = |at: usize| is_kind(reading, at, "consequence");
    let verb = near.rev().find(|&at| reacts(at) && (is_verbal(reading, at) || is_aux(reading, before(at))));
    verb.is_some_and(|at| stance::reality(reading, at) == Reality::Fact)
}

/// "With the bridge closed by ice, drivers were stranded": a noun and its participle, at the start.
pub(super) fn with(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    const ABSOLUTE: usize = 20;
    let window = window(reading, signal.start);
    if signal.start > window.start {
        return None;
    }
    let comma = (signal.end..window.end.min(signal.end + ABSOLUTE)).find(|&at| reading.word(at) == ",")?;
    let cause = signal.end..comma;
    let participle = |at: usize| {
        is_verbal(reading, at) && !is_aux(reading, at)
            || ends_with(reading, at, "ing") && !reading.has(at, Class::Event)
    };
    let absolute = opens_subject(reading, signal.end) && (signal.end + 2..comma).any(participle);
    let effect = clause_after(reading, comma + 1);
    let told = absolute && has_verb(reading, &effect) && opens_subject(reading, effect.start);
    if told || absolute && opens_clause(reading, effect.start, effect.end) {
        Relation::new(Effect::Told(effect), cause, signal.clone())
    } else {
        None
    }
}
