use std::ops::Range;

use super::span::{
    clause_after, clause_before, has_verb, is_gerund, is_kind, is_time, names_force, noun_after, noun_before,
    outcome_after, without_chain, without_measure,
};
use super::{Effect, Frame, Relation, by_whom};
use crate::extract::Reading;
use crate::extract::phrase::{
    before, boundary, ends_with, function, is_adverb, is_aux, is_be, is_capital, is_content, is_function,
    is_have, is_quote_mark, is_symbol, is_verbal, opens_subject, window,
};
use crate::extract::stance;
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

/// A clause before ", which" with more tokens gives only its last noun phrase.
const ANTECEDENT: usize = 22;
/// How far before "by" the harm may stand: "delayed for an hour by".
const HARM: usize = 6;
/// "it ended in June 1975": so short a phrase that starts with a time is nothing else.
const TIME: usize = 2;
/// How far behind its verb an object may reach.
const OBJECT: usize = 8;

/// "rain led to floods", "floods caused by rain", ", causing floods", "the rain that caused floods".
pub(super) fn led_to(
    reading: &Reading<'_>,
    signal: &Range<usize>,
    form: Form,
    frame: Frame,
) -> Option<Relation> {
    let passive_by = agent_by(reading, signal.end).filter(|_| !is_have(reading, before(signal.start)));
    if form == Form::Participle
        && let Some(by) = passive_by
    {
        return passive(reading, signal, by, frame);
    }
    if form == Form::Participle
        && boundary(reading, signal.end) == Some("subordinate")
        && signal.start > 0
        && is_aux(reading, signal.start - 1)
    {
        return set_off(reading, signal, frame);
    }
    if is_noun(reading, signal, form) || form == Form::Participle && !is_verbal(reading, signal.start) {
        return None;
    }
    let cause = if form == Form::Ing {
        before_participle(reading, signal)?
    } else {
        before_finite(reading, signal, form)?
    };
    let effect = noun_or_clause(reading, without_measure(reading, signal.end));
    if is_time(reading, effect.start) && effect.len() <= TIME {
        return None;
    }
    Some(Relation::new(Effect::Told(effect), cause, signal.clone())?.framed(frame))
}

/// "a flood caused (largely) by rain", "the flood was caused by rain", "was caused not by rain but by men".
fn passive(reading: &Reading<'_>, signal: &Range<usize>, by: usize, frame: Frame) -> Option<Relation> {
    let denied = (signal.end..by).any(|at| reading.is_a(at, Class::Negation, "verb"));
    let frame = if denied { Frame::NotCause } else { frame };
    super::connective::behind_effect(reading, &(signal.start..by + 1), frame)
}

/// The "by" behind a participle, adverbs skipped.
fn agent_by(reading: &Reading<'_>, end: usize) -> Option<usize> {
    const ADVERBS: usize = 3;
    let by = (end..end + ADVERBS).find(|&at| !is_adverb(reading, at))?;
    reading.is(by, "by").then_some(by)
}

/// "The fire was set (deliberately) by arsonists", "a raid carried out by gunmen": an event and who
/// did it.
pub(super) fn deed_by(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    let by = agent_by(reading, signal.end).filter(|_| form == Form::Participle)?;
    let tied = signal.start..by + 1;
    let relation = super::connective::behind_effect(reading, &tied, Frame::Agency)?;
    let effect = relation.effect.tokens()?;
    let event = effect.clone().any(|at| reading.has(at, Class::Event)) || points(reading, effect);
    let time = is_time(reading, by + 1);
    (event && !time).then(|| by_whom(reading, relation))
}

/// "It", "this": an event told before.
fn points(reading: &Reading<'_>, effect: &Range<usize>) -> bool {
    effect.len() == 1 && reading.is_a(effect.start, Class::CauseNoun, "pointer")
}

/// "Deserters carried out the raid", "the raid was carried out by deserters".
pub(super) fn does(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    if let Some(relation) = deed_by(reading, signal, form) {
        return Some(relation);
    }
    let effect = noun_after(reading, signal.end);
    let head = effect.clone().take_while(|&at| function(reading, at) != Some("preposition"));
    let event = head.into_iter().any(|at| reading.has(at, Class::Event));
    let relative = boundary(reading, before(without_chain(reading, signal.start))) == Some("relative");
    if relative
        || form == Form::Ing
        || is_noun(reading, signal, form)
        || !event
        || !is_active(reading, signal)
    {
        return None;
    }
    let who = before_finite(reading, signal, form)?;
    let relation = by_whom(reading, Relation::new(Effect::Told(effect), who, signal.clone())?);
    (relation.frame == Frame::Agency).then_some(relation)
}

/// No passive: without an auxiliary before it, or behind "have".
fn is_active(reading: &Reading<'_>, signal: &Range<usize>) -> bool {
    let chain = without_chain(reading, signal.start);
    (chain..signal.start).all(|at| !is_be(reading, at))
}

/// "A flare set the curtains alight": the verb, its object, and the word behind it.
pub(super) fn sets_alight(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    let ceiling = window(reading, signal.start).end.min(signal.end + OBJECT);
    let alight = |at: usize| reading.hits(at, Class::CauseNoun).find(|hit| hit.value == "alight");
    let near = (signal.end..ceiling).take_while(|&at| !is_symbol(reading, at));
    let end = near.into_iter().find_map(|at| alight(at).map(|hit| at + hit.len))?;
    if !is_active(reading, signal) {
        return None;
    }
    let cause = if form == Form::Ing {
        before_participle(reading, signal)?
    } else {
        before_finite(reading, signal, form)?
    };
    let actor = stance::who_speaks(reading, &cause).is_some()
        || cause.clone().any(|at| reading.has(at, Class::Group) || reading.has(at, Class::EventActor));
    let told = names_force(reading, &cause) && !actor;
    if told { Relation::new(Effect::Told(signal.start..end), cause, signal.clone()) } else { None }
}

/// "The thin walls explain the noise"; people who explain bring nothing about.
pub(super) fn explains(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    let relation = led_to(reading, signal, form, Frame::Cause)?;
    let cause = &relation.cause;
    let person = stance::who_speaks(reading, cause).is_some()
        || cause.len() == 1 && is_function(reading, cause.start, "pronoun")
        || (cause.end > 0 && is_capital(reading, cause.end - 1));
    let object = opens_subject(reading, signal.end) && !is_kind(reading, signal.end, "pointer");
    (!person && object && form != Form::Participle).then_some(relation)
}

/// "Nine were wounded by shrapnel", "the house was destroyed by fire": harm, and the force that did it.
pub(super) fn done_by(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let floor = window(reading, signal.start).start.max(signal.start.saturating_sub(HARM));
    let near = (floor..signal.start).rev().take_while(|&at| !is_symbol(reading, at));
    near.into_iter().find(|&at| is_verbal(reading, at)).filter(|&at| is_harm(reading, at))?;
    let cause = noun_after(reading, signal.end);
    let head = cause.clone().take_while(|&at| function(reading, at) != Some("preposition"));
    // "lost by 321 votes"
    let measured = head.clone().any(|at| is_kind(reading, at, "measure"));
    let event = |at: usize| !measured && reading.has(at, Class::Event);
    let force = head.into_iter().any(|at| event(at) || is_kind(reading, at, "force"));
    let effect = clause_before(reading, signal.start);
    if force { Relation::new(Effect::Told(effect), cause, signal.clone()) } else { None }
}

fn is_harm(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits(at, Class::Affect).any(|hit| hit.form == Form::Participle) || is_kind(reading, at, "harm")
}

/// "The ruling drew angry protests": a reaction stands behind the verb.
pub(super) fn draws(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    const REACTION: usize = 5;
    let reacts = |at: usize| is_kind(reading, at, "contention");
    let reaction = (signal.end..signal.end + REACTION).any(reacts);
    if reaction { led_to(reading, signal, form, Frame::Cause) } else { None }
}

/// "the clash was triggered when the police came".
fn set_off(reading: &Reading<'_>, signal: &Range<usize>, frame: Frame) -> Option<Relation> {
    let effect = clause_before(reading, without_chain(reading, signal.start));
    let cause = clause_after(reading, signal.end + 1);
    Some(Relation::new(Effect::Told(effect), cause, signal.start..signal.end + 1)?.framed(frame))
}

/// "the rebel force", "a spark": the base form of many verbs is a noun as well; as a verb it stands
/// behind an auxiliary or a plural. Behind a preposition or an article stands no finite verb: "by sparks", "the sparks".
fn is_noun(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> bool {
    let prior = before(signal.start);
    let verb = is_aux(reading, prior)
        || reading.is(prior, "to")
        || is_adverb(reading, prior)
        || boundary(reading, prior).is_some()
        || reading.word(prior).ends_with('s')
        || is_function(reading, prior, "pronoun");
    let governed = is_function(reading, prior, "preposition") || reading.is(prior, "the");
    let plural = form == Form::S && (governed || ends_with(reading, signal.end, "ed"));
    signal.len() == 1 && (form == Form::Base && !verb || plural)
}

/// What a participle tells the outcome of: the clause before it. Behind a preposition it is a noun
/// ("accused of causing").
fn before_participle(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Range<usize>> {
    let chain = without_chain(reading, signal.start);
    let before = chain.checked_sub(1)?;
    if let Some(subject) = suspected(reading, before) {
        return Some(subject);
    }
    let noun = matches!(function(reading, before), Some("preposition" | "determiner" | "conjunction"))
        || is_verbal(reading, before) && chain == signal.start;
    (!noun).then(|| clause_before(reading, chain))
}

/// The subject of a finite verb: the clause before it, or the antecedent of "which" and "that".
fn before_finite(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Range<usize>> {
    let chain = without_chain(reading, signal.start);
    let before = chain.checked_sub(1)?;
    if let Some(subject) = suspected(reading, before) {
        return Some(subject);
    }
    if reading.is(before, "to") || form == Form::Base && function(reading, before) == Some("determiner") {
        return None;
    }
    let relative = boundary(reading, before) == Some("relative") || reading.is(before, "that");
    if !relative {
        let subject = clause_before(reading, chain);
        return Some(subject);
    }
    Some(antecedent(reading, before))
}

/// The subject before "is believed *to*" and "is suspected *of*".
pub(super) fn suspected(reading: &Reading<'_>, last: usize) -> Option<Range<usize>> {
    const HEDGE: usize = 3;
    let covers =
        |at: &usize| reading.hits(*at, Class::Hedge).any(|hit| hit.value == "verb" && at + hit.len > last);
    let hedge = (last.saturating_sub(HEDGE)..last).find(covers)?;
    Some(clause_before(reading, without_chain(reading, hedge))).filter(|subject| !subject.is_empty())
}

/// What a relative pronoun stands for: behind a comma the clause before it, unless an event is named
/// last; behind "and" what the relative pronoun before it stands for.
fn antecedent(reading: &Reading<'_>, relative: usize) -> Range<usize> {
    let floor = window(reading, relative).start;
    let before = relative.saturating_sub(1);
    let earlier = || (floor..before).rev().find(|&at| boundary(reading, at) == Some("relative"));
    if reading.is(before, "and")
        && let Some(first) = earlier()
    {
        return noun_before(reading, first);
    }
    let clause = clause_before(reading, relative);
    let noun = noun_before(reading, relative);
    let event = noun.clone().any(|at| reading.has(at, Class::Event));
    if reading.word(before) == "," && !event && clause.len() <= ANTECEDENT { clause } else { noun }
}

/// The object; with a verb of its own behind it, the whole clause ("prompted the union to strike").
fn noun_or_clause(reading: &Reading<'_>, start: usize) -> Range<usize> {
    let noun = noun_after(reading, start);
    if is_verbal(reading, noun.end) { clause_after(reading, start) } else { noun }
}

/// "The blast left nine dead", "the strike forced the mine to close": the verb is part of the effect.
pub(super) fn makes(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    let plain = form != Form::Ing && !is_noun(reading, signal, form) && opens_object(reading, signal.end);
    let effect = signal.start..outcome_after(reading, signal.end).end;
    let reduced = is_gerund(reading, signal.end);
    if !plain || reduced || !is_event(reading, signal, form) && !is_resultative(reading, &effect) {
        return None;
    }
    let cause = before_finite(reading, signal, form)?;
    Relation::new(Effect::Told(effect), cause, signal.clone())
}

/// "The cyclone killed nine": an event, and the harm that it did.
pub(super) fn harms(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> Option<Relation> {
    let plain = form != Form::Ing && !is_noun(reading, signal, form) && opens_object(reading, signal.end);
    if !plain || !is_event(reading, signal, form) {
        return None;
    }
    let cause = before_finite(reading, signal, form)?;
    let happened = || {
        let last = cause.end.saturating_sub(1);
        let apart = signal.start.checked_sub(2).is_some_and(|at| reading.word(at) == ",");
        apart && !is_symbol(reading, last) && !is_capital(reading, last)
    };
    let event = names_force(reading, &cause) || happened() && has_verb(reading, &cause);
    let actor = cause.clone().any(|at| reading.has(at, Class::EventActor) || reading.has(at, Class::Group));
    let effect = signal.start..outcome_after(reading, signal.end).end;
    if event && !actor { Relation::new(Effect::Told(effect), cause, signal.clone()) } else { None }
}

/// "left the town destroyed": a participle or an adjective of outcome behind the object.
fn is_resultative(reading: &Reading<'_>, effect: &Range<usize>) -> bool {
    let left = reading.hits(effect.start, Class::Verb).next().is_some();
    let object = effect.start + 2..effect.end.min(effect.start + OBJECT);
    let flat =
        !object.clone().any(|at| reading.is(at, "to") || reading.is(at, "for") || reading.is(at, "by"));
    left && flat
        && object.clone().any(|at| {
            reading.has(at, Class::OutcomeAdjective) || ends_with(reading, at, "ed") && is_verbal(reading, at)
        })
}

/// The subject is an event, or a clause by way of "which"; people leave places and force locks.
fn is_event(reading: &Reading<'_>, signal: &Range<usize>, form: Form) -> bool {
    let chain = without_chain(reading, signal.start);
    let passive = form == Form::Participle && chain < signal.start && !is_have(reading, signal.start - 1);
    let Some(before) = chain.checked_sub(1).filter(|_| !passive) else { return false };
    if reading.is(before, "who") {
        return false;
    }
    let which = reading.is(before, "which") || reading.is(before, "that");
    let subject = noun_before(reading, chain);
    which || names_force(reading, &subject) && !subject.clone().any(|at| reading.has(at, Class::Group))
}

/// ", killing nine": what was told before brought it about.
pub(super) fn outcome(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let before = signal.start.checked_sub(1).filter(|&at| window(reading, signal.start).contains(&at))?;
    let comma = reading.word(before) == ",";
    let noun = is_content(reading, before) && !is_verbal(reading, before);
    let adjunct = comma || noun || reading.tokens[before].kind == TokenKind::Number;
    if !adjunct || !opens_object(reading, signal.end) || reading.is(signal.end, "that") {
        return None;
    }
    let cause = clause_before(reading, signal.start);
    let told = has_verb(reading, &cause)
        || comma && cause.len() > 3
        || cause.clone().any(|at| reading.has(at, Class::Event));
    let effect = signal.start..outcome_after(reading, signal.end).end;
    if told && !in_gerunds(reading, &cause) {
        Relation::new(Effect::Told(effect), cause, signal.clone())
    } else {
        None
    }
}

/// "acts of violence, inciting others, destroying property": one gerund of a list.
fn in_gerunds(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let comma = clause.clone().rev().find(|&at| reading.word(at) == ",");
    comma.is_some_and(|at| ends_with(reading, at + 1, "ing") && !reading.has(at + 1, Class::Event))
}

fn opens_object(reading: &Reading<'_>, at: usize) -> bool {
    opens_subject(reading, at)
        || is_content(reading, at)
        || is_adverb(reading, at) && opens_subject(reading, at + 1)
}

/// "he blamed the rebels for the raid", "he blamed the raid on the rebels".
pub(super) fn blames(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let passive =
        without_chain(reading, signal.start) < signal.start && !is_have(reading, before(signal.start));
    let object = noun_after(reading, signal.end);
    let noun = reading.word(signal.start) == "blame" && is_noun(reading, signal, Form::Base);
    if passive || noun {
        return None;
    }
    let link = object.clone().find(|&at| reading.is(at, "for") || reading.is(at, "on"));
    let relation = match link {
        Some(link) => blamed_with(reading, signal, &object, link),
        None => blamed(reading, signal, object),
    };
    relation.map(|relation| relation.told_by(reading, signal.start))
}

/// "the rebels for the raid", "the raid on the rebels".
fn blamed_with(
    reading: &Reading<'_>,
    signal: &Range<usize>,
    object: &Range<usize>,
    link: usize,
) -> Option<Relation> {
    let (first, second) = (object.start..link, noun_after(reading, link + 1));
    let (effect, cause) = if reading.is(link, "for") { (second, first) } else { (first, second) };
    Relation::new(Effect::Told(effect), cause, signal.clone())
}

/// "he blamed the withdrawal of the garrison": what for is the event at hand.
fn blamed(reading: &Reading<'_>, signal: &Range<usize>, object: Range<usize>) -> Option<Relation> {
    let opens = is_function(reading, signal.end, "determiner")
        || is_content(reading, signal.end)
        || is_quote_mark(reading, signal.end);
    let oneself = reading.word(signal.end).ends_with("self") || reading.word(signal.end).ends_with("selves");
    if !opens || oneself || is_function(reading, signal.end, "pronoun") {
        return None;
    }
    Some(by_whom(reading, Relation::new(Effect::Event, object, signal.clone())?))
}

/// "lightning was blamed for the fire".
pub(super) fn blamed_for(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let chain = without_chain(reading, signal.start);
    let relative = chain
        .checked_sub(1)
        .filter(|&at| boundary(reading, at) == Some("relative") || reading.is(at, "that"));
    let cause = relative.map_or_else(|| clause_before(reading, chain), |at| noun_before(reading, at));
    let effect = noun_after(reading, signal.end);
    let empty = |tokens: &Range<usize>| {
        tokens
            .clone()
            .all(|at| is_symbol(reading, at) || is_function(reading, at, "pronoun") || is_aux(reading, at))
    };
    let harm = effect.clone().any(|at| {
        [Class::Event, Class::OutcomeNoun, Class::Affect, Class::Suffer].iter().any(|c| reading.has(at, *c))
    });
    let duty = ends_with(reading, signal.end, "ing");
    let full = chain < signal.start && harm && !duty && !empty(&cause) && !empty(&effect);
    if full { Relation::new(Effect::Told(effect), cause, signal.clone()) } else { None }
}
