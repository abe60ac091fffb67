use std::ops::Range;

use super::span::{
    argument_after, clause_after, clause_before, has_verb, is_kind, is_time, names_force, noun_after,
    noun_before, without_chain,
};
use super::subordinate::follows;
use super::verb::suspected;
use super::{Effect, Frame, Relation};
use crate::extract::Reading;
use crate::extract::phrase::{
    before, boundary, function, is_aux, is_capital, is_content, is_function, is_quote_mark, is_symbol,
    is_verbal, opens_clause, opens_subject, window,
};
use crate::extract::stance::{self, Reality};
use crate::lexicon::{Class, Form};
use crate::text::{Case, TokenKind};

/// How far before "over" the contention may stand.
const CONTENTION: usize = 20;
/// A noun phrase before "due to" with fewer words of content is the subject of what follows.
const SUBJECT: usize = 2;

/// "They fled because the dam broke"; "because the dam broke, they fled".
pub(super) fn because(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    sided(reading, signal, ground(reading, signal)?)
}

/// The clause behind a conjunction; at the start of the sentence it ends where the main clause begins.
pub(super) fn ground(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Range<usize>> {
    let clause = clause_after(reading, signal.end);
    let main = |at: &usize| reading.word(*at) == "," && opens_clause(reading, at + 1, clause.end);
    let front = clause_before(reading, signal.start).is_empty();
    let end = clause.clone().find(main).filter(|_| front).unwrap_or(clause.end);
    let torn = end < clause.start + 4 && reading.word(end) == "," && !has_verb(reading, &(clause.start..end));
    (!torn).then_some(clause.start..end)
}

/// "They fled due to rain"; "due to rain, they fled"; "the minister due to illness was absent".
pub(super) fn due_to(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let timetable = is_kind(reading, signal.end, "timetable");
    let noun = reading.is(signal.end + 1, "of") || reading.is(signal.end + 1, "in");
    let due = timetable && reading.is(before(signal.end), "to") && !noun;
    let cause = argument_after(reading, signal.end);
    if due || is_aux(reading, signal.end) { None } else { sided(reading, signal, cause) }
}

/// "They fled amid shelling", "shares fell amid fears of war", but not "amid the
/// rubble" nor "the ruling came amid protests".
pub(super) fn amid(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let cause = argument_after(reading, signal.end);
    let stirs = names_force(reading, &cause) || cause.clone().any(|at| contends(reading, at));
    if !stirs || is_kind(reading, before(signal.start), "comes") {
        return None;
    }
    let relation = sided(reading, signal, cause)?;
    follows(reading, relation.effect.tokens()?).then_some(relation)
}

/// "They fled for *fear of reprisals*", "it failed for *lack of money*": the last words of the
/// connective belong to the cause.
pub(super) fn inclusive(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let cause = noun_after(reading, signal.end);
    let start = signal.end.saturating_sub(2).max(signal.start + 1);
    if cause.is_empty() { None } else { sided(reading, signal, start..cause.end) }
}

/// "Three climbers died of cold".
pub(super) fn died_of(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let preposition = signal.end - 1;
    let cause = argument_after(reading, signal.end);
    let effect = clause_before(reading, preposition);
    if is_time(reading, signal.end) {
        return None;
    }
    Relation::new(Effect::Told(effect), cause, preposition..signal.end)
}

/// "Sixty died in the stampede", but not "in Paris".
pub(super) fn died_in(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let relation = died_of(reading, signal)?;
    let head = relation.cause.clone().take_while(|&at| function(reading, at) != Some("preposition"));
    head.into_iter().any(|at| reading.has(at, Class::Event)).then_some(relation)
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
    if adjective || unit || is_time(reading, signal.end) || is_function(reading, signal.end, "pronoun") {
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
    let verb = |at: usize| is_verbal(reading, at) && !reading.is_a(at, Class::Concept, "start");
    let near = (floor..signal.start).rev().take_while(|&at| {
        let apart = reading.word(at) == "," && boundary(reading, at + 1) != Some("relative");
        !apart && !is_quote_mark(reading, at) && (contends(reading, at) || !verb(at))
    });
    let contention = near.into_iter().find(|&at| contends(reading, at))?;
    let cause = noun_after(reading, signal.end);
    let clause = clause_before(reading, signal.start);
    let subject = !has_verb(reading, &clause);
    if boundary(reading, clause.start) == Some("relative") {
        return Relation::new(Effect::Told(noun_before(reading, clause.start)), cause, signal.clone());
    }
    if subject || contention > floor && is_inside_phrase(reading, contention, floor) {
        let effect = noun_before(reading, signal.start);
        return Relation::new(Effect::Told(effect), cause, signal.clone());
    }
    Relation::new(Effect::Told(clause), cause, signal.clone())
}

fn contends(reading: &Reading<'_>, at: usize) -> bool {
    is_kind(reading, at, "contention")
}

/// The noun stands behind a preposition: "injured in the clash over land".
fn is_inside_phrase(reading: &Reading<'_>, noun: usize, floor: usize) -> bool {
    if noun > floor && contends(reading, noun - 1) {
        return false;
    }
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
    let medium = |at: usize| is_kind(reading, at, "medium");
    let ends = |at: usize| {
        is_symbol(reading, at) && reading.word(at) != "-" || function(reading, at) == Some("preposition")
    };
    let phrase = (start..start + PHRASE).take_while(|&at| !ends(at));
    numeric
        || reading.word(start) == "-"
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

/// "the fire was blamed on lightning", "the coup was the work of privates": effect, signal, cause.
pub(super) fn behind_effect(reading: &Reading<'_>, signal: &Range<usize>, frame: Frame) -> Option<Relation> {
    let cause = argument_after(reading, signal.end);
    let effect = passive_subject(reading, signal.start);
    Some(Relation::new(Effect::Told(effect), cause, signal.clone())?.framed(frame))
}

/// As any, but for "the locomotive, driven by Ali Sow": somebody drives a vehicle, and brings nothing about.
pub(super) fn blamed_on(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let relation = behind_effect(reading, signal, Frame::Cause)?;
    let vehicle = ends_with_vehicle(reading, &head(reading, relation.effect.tokens()?));
    let drives = |at: usize| reading.has(at, Class::Group) || reading.has(at, Class::Office);
    let driver = is_capital(reading, relation.cause.start) || head(reading, &relation.cause).any(drives);
    if vehicle && driver { None } else { Some(relation) }
}

/// A phrase up to its first preposition: "the market" of "the market for the ferry".
fn head(reading: &Reading<'_>, phrase: &Range<usize>) -> Range<usize> {
    let end = phrase.clone().find(|&at| function(reading, at) == Some("preposition"));
    phrase.start..end.unwrap_or(phrase.end)
}

/// Whether the noun that ends a phrase is one of a vehicle.
pub(super) fn ends_with_vehicle(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.clone().rev().find(|&at| !is_symbol(reading, at));
    last.is_some_and(|at| is_kind(reading, at, "vehicle"))
}

/// "They left on grounds of health", "they cannot return on grounds of unrest"; but a power that one has not on such
/// grounds has no ground: "it cannot intervene on the grounds of unrest".
pub(super) fn grounds(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    const CHAIN: usize = 3;
    let clause = clause_before(reading, signal.start);
    let power = |at: &usize| is_kind(reading, *at, "power") || is_kind(reading, *at, "penalty");
    let lacks = |verb: usize| {
        let mut chain = verb.saturating_sub(CHAIN)..verb;
        let cannot = chain.clone().any(|at| reading.is(at, "cannot"));
        let able = chain.any(|at| reading.is_a(at, Class::Unreal, "modal"));
        cannot || able && stance::reality(reading, verb) == Reality::Denied
    };
    if clause.rev().find(power).is_some_and(lacks) { None } else { due_to(reading, signal) }
}

/// "The shells came from a hill": what strikes or befalls comes from its cause.
pub(super) fn came_from(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let relation = behind_effect(reading, signal, Frame::Cause)?;
    let force = names_force(reading, relation.effect.tokens()?);
    force.then_some(relation)
}

/// What a passive, or a participle behind its noun, tells about.
fn passive_subject(reading: &Reading<'_>, verb: usize) -> Range<usize> {
    let chain = without_chain(reading, verb);
    if let Some(subject) = chain.checked_sub(1).and_then(|last| suspected(reading, last)) {
        return subject;
    }
    let who = before(chain);
    if chain < verb && boundary(reading, who) == Some("relative") && reading.word(before(who)) == "," {
        return noun_before(reading, who);
    }
    let apart = reading.word(before(chain)) == ",";
    let noun = if chain < verb || apart { clause_before(reading, chain) } else { noun_before(reading, verb) };
    let noun = if noun.is_empty() { clause_before(reading, verb) } else { noun };
    let relative = noun.start.checked_sub(1).filter(|&at| boundary(reading, at) == Some("relative"));
    relative.map_or(noun, |relative| noun_before(reading, relative))
}

/// "The strike followed weeks of talks": what it names is the cause.
pub(super) fn followed(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    let after = function(reading, signal.start + 1) == Some("preposition");
    let verb = signal.start..signal.start + 1 + usize::from(after);
    if form == Form::Ing { None } else { behind_effect(reading, &verb, Frame::Cause) }
}

/// The effect is the clause before; where there is none, the clause behind the cause.
pub(super) fn sided(reading: &Reading<'_>, signal: &Range<usize>, cause: Range<usize>) -> Option<Relation> {
    if boundary(reading, before(signal.start)) == Some("contrast") && denied_before(reading, signal.start) {
        return None;
    }
    let end = subject_end(reading, signal.start);
    let before = clause_before(reading, end);
    let content = before.clone().filter(|&at| is_content(reading, at) || is_capital(reading, at)).count();
    let noun = end == signal.start
        && !has_verb(reading, &before)
        && (content < SUBJECT || reading.word(cause.end) == "," && content < 4);
    let fronted = before.is_empty() || noun || is_fronted(reading, signal, &cause);
    let effect = if fronted { clause_after(reading, cause.end) } else { before };
    Relation::new(Effect::Told(effect), cause, signal.clone())
}

/// "not because of A *but because of* B": the first of the two gives both.
fn denied_before(reading: &Reading<'_>, at: usize) -> bool {
    let floor = window(reading, at).start.max(at.saturating_sub(CONTENTION));
    (floor..at).any(|i| reading.is_a(i, Class::Negation, "verb") && reading.has(i + 1, Class::Causal))
}

/// Where the effect ends: "the delay *was (not)* due to fog" is about the delay.
fn subject_end(reading: &Reading<'_>, signal: usize) -> usize {
    let chain = without_chain(reading, signal);
    if (chain..signal).any(|at| is_aux(reading, at)) { chain } else { without_not(reading, signal) }
}

/// "they left *not* because of A".
fn without_not(reading: &Reading<'_>, signal: usize) -> usize {
    let not = reading.is_a(before(signal), Class::Negation, "verb");
    signal - usize::from(not)
}

/// "..., and as a result of the rain, the dam broke": behind a connective or a comma, or with a
/// capital as a sentence has, with a comma and a clause behind the cause.
fn is_fronted(reading: &Reading<'_>, signal: &Range<usize>, cause: &Range<usize>) -> bool {
    let prior = before(signal.start);
    let capital = reading.tokens[signal.start].case == Case::Title;
    let opens = boundary(reading, prior).is_some() || reading.word(prior) == "," || capital;
    let ceiling = window(reading, signal.start).end;
    opens
        && reading.word(cause.end) == ","
        && opens_subject(reading, cause.end + 1)
        && opens_clause(reading, cause.end + 1, ceiling)
}
