//! Causes: what the text says brought something about.
//!
//! The table names a frame for each connective, verb and noun: on which side the effect stands, on
//! which the cause, and what must stand around it. A frame yields a [`Relation`] of token ranges;
//! this module sorts out which of them are claims. Where the text leaves the effect unsaid ("their
//! grievance is the lack of arms"), it is the event that the document is about.

mod connective;
mod grievance;
mod nominal;
mod span;
mod verb;

use std::ops::Range;

use super::phrase::{self, function, is_symbol, is_verbal};
use super::stance::{Reality, reality};
use super::{Context, Reading};
use crate::claim::{Claim, EventRef, Value};
use crate::lexicon::{Class, Hit};

/// A quote with more tokens is cut down to the signal and the cause.
const QUOTE: usize = 24;

/// How a cause stands to its effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Frame {
    /// It brought the effect about.
    Cause,
    /// Somebody did it.
    Agency,
    /// One cause among others.
    Contribution,
    /// It is said not to be the cause.
    NotCause,
}

impl Frame {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Agency => "agency",
            Self::Contribution => "contribution",
            Self::NotCause => "not_cause",
        }
    }
}

/// A cause and its effect, as token ranges.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Relation {
    /// None where it is the event that the document is about.
    effect: Option<Range<usize>>,
    cause: Range<usize>,
    /// The words that tie them.
    signal: Range<usize>,
    frame: Frame,
}

/// Every statement of cause and effect.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut relations = relations(context);
    relations.sort_by_key(|r| (r.signal.start, r.cause.start, r.cause.end));
    relations.dedup_by(|b, a| repeats(a, b));
    relations.into_iter().filter_map(|relation| claim(context, &relation)).collect()
}

/// The same cause read again from a narrower signal.
fn repeats(first: &Relation, second: &Relation) -> bool {
    let inside = first.cause.start <= second.cause.start && second.cause.end <= first.cause.end;
    first.frame == second.frame && (first.cause == second.cause || inside && first.effect == second.effect)
}

fn relations(context: &Context<'_>) -> Vec<Relation> {
    let reading = &context.reading;
    let mut found = Vec::new();
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let before = found.len();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = frame_at(reading, at, &mut found);
        }
        found.extend(nominal::listed(reading, index));
        if found.len() == before {
            found.extend(grievance::under_heading(reading, index));
        }
    }
    let contrasts: Vec<_> = found.iter_mut().filter_map(|r| contrasted(reading, r)).collect();
    found.extend(contrasts);
    found
}

/// Tries the frames of the words at `at`, the longest first, and says where to go on.
fn frame_at(reading: &Reading<'_>, at: usize, found: &mut Vec<Relation>) -> usize {
    for hit in reading.hits(at, Class::Causal) {
        if let Some(relation) = by_word(reading, at, &hit).and_then(|r| judged(reading, r)) {
            found.push(relation);
            return at + hit.len;
        }
    }
    let nominal = nominal::relation(reading, at).and_then(|r| judged(reading, r));
    found.extend(nominal);
    at + 1
}

fn by_word(reading: &Reading<'_>, at: usize, hit: &Hit<'_>) -> Option<Relation> {
    let signal = at..at + hit.len;
    match hit.value {
        "because" => connective::because(reading, &signal),
        "due_to" => connective::due_to(reading, &signal),
        "following" => connective::following(reading, &signal),
        "over" => connective::over(reading, &signal),
        "against" => connective::against(reading, &signal),
        "blamed_on" | "followed" => connective::behind_effect(reading, &signal, Frame::Cause),
        "agency" => connective::behind_effect(reading, &signal, Frame::Agency),
        "led_to" => verb::led_to(reading, &signal, hit.form, Frame::Cause),
        "contribution" => verb::led_to(reading, &signal, hit.form, Frame::Contribution),
        "makes" => verb::makes(reading, &signal, hit.form),
        "outcome" => verb::outcome(reading, &signal),
        "blamed_for" => verb::blamed_for(reading, &signal),
        "grievance" => grievance::adjective(reading, &signal),
        "grievance_noun" => grievance::noun(reading, &signal),
        "reproach" => grievance::reproach(reading, &signal),
        "voiced" => grievance::voiced(reading, &signal),
        "behind" => nominal::behind(reading, &signal),
        _ => None,
    }
}

/// What is denied is no cause, and says so; what is only possible, planned or feared is left out.
fn judged(reading: &Reading<'_>, mut relation: Relation) -> Option<Relation> {
    match stance(reading, &relation) {
        Reality::Fact => {}
        Reality::Denied => relation.frame = Frame::NotCause,
        Reality::Unreal => return None,
    }
    let told = |tokens: &Range<usize>| {
        tokens.clone().any(|at| !is_symbol(reading, at) && function(reading, at).is_none())
    };
    let bare = |at: usize| reading.hits(at, Class::CauseNoun).any(|h| h.value == "cause");
    let named = relation.cause.len() > 2 || !relation.cause.clone().any(bare);
    let full = named && told(&relation.cause) && relation.effect.as_ref().is_none_or(told);
    full.then_some(relation)
}

/// A verb stands under denial and doubt as any other does; a connective only under a "not" of its own.
fn stance(reading: &Reading<'_>, relation: &Relation) -> Reality {
    let first = relation.signal.start;
    if is_verbal(reading, first) || reading.word(first).ends_with("ing") {
        return reality(reading, first);
    }
    let not =
        first.checked_sub(1).is_some_and(|at| reading.hits(at, Class::Negation).any(|h| h.value == "verb"));
    if not { Reality::Denied } else { Reality::Fact }
}

/// "rain, and not the dam": cuts the cause there and gives what is said not to be one.
fn contrasted(reading: &Reading<'_>, relation: &mut Relation) -> Option<Relation> {
    let contrast = |at: usize| reading.hit(at, Class::Causal).filter(|hit| hit.value == "contrast");
    let (at, hit) = relation.cause.clone().find_map(|at| contrast(at).map(|hit| (at, hit)))?;
    let denied = Relation {
        cause: at + hit.len..relation.cause.end,
        frame: Frame::NotCause,
        signal: at..at + hit.len,
        ..relation.clone()
    };
    relation.cause.end = at;
    (relation.frame != Frame::NotCause && !denied.cause.is_empty()).then_some(denied)
}

fn claim(context: &Context<'_>, relation: &Relation) -> Option<Claim> {
    let reading = &context.reading;
    let effect = match &relation.effect {
        Some(tokens) => words(reading, tokens),
        None => context.events.main().r#type.clone()?.replace('_', " "),
    };
    let cause = words(reading, &relation.cause);
    if effect.is_empty() || cause.is_empty() {
        return None;
    }
    let quote = quote(relation);
    let claim = context.claim(relation.frame.attribute(), Value::Cause { effect, cause }, &quote);
    Some(Claim { event: event(context, relation), ..claim })
}

/// The event that the effect names, or stands in.
fn event(context: &Context<'_>, relation: &Relation) -> EventRef {
    let Some(effect) = &relation.effect else { return context.events.main().clone() };
    let named = effect.clone().find(|&at| context.reading.has(at, Class::Event));
    context.events.of(&context.reading, named.unwrap_or(effect.start))
}

/// From effect through cause; of a long one the signal and the cause.
fn quote(relation: &Relation) -> Range<usize> {
    let short = relation.signal.start.min(relation.cause.start)..relation.signal.end.max(relation.cause.end);
    let Some(effect) = &relation.effect else { return short };
    let whole = short.start.min(effect.start)..short.end.max(effect.end);
    if whole.len() <= QUOTE { whole } else { short }
}

/// The words of a phrase without the marks around it.
fn words(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    let text = phrase::text(reading, tokens);
    text.trim_matches(|c: char| c.is_whitespace() || ",;:–—\"“”«»".contains(c)).to_owned()
}
