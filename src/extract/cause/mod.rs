//! Causes: what the text says brought something about.
//!
//! The table names a frame for each connective, verb and noun: on which side the effect stands, on
//! which the cause, and what must stand around it. A frame yields a [`Relation`] of token ranges;
//! [`judge`] sorts out which of them are facts, [`telling`] makes claims of them. Where the text leaves the effect unsaid ("their
//! grievance is the lack of arms"), it is the event that the document is about.

mod account;
mod ascribe;
mod connective;
mod consequence;
mod contrast;
mod frames;
mod grievance;
mod judge;
mod list;
mod nominal;
mod relation;
mod span;
mod subordinate;
mod telling;
mod verb;

use super::Context;
use crate::claim::Claim;
use crate::lexicon::{Class, Classes};
use relation::{Effect, Frame, Relation, by_whom};

/// What ties causes to effects.
const SIGNALS: Classes = Classes::of(&[Class::Causal, Class::CauseNoun]);

/// Every statement of cause and effect.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut relations = relations(context);
    relations.sort_by_key(|r| (r.signal.start, r.cause.start, r.cause.end));
    relations.dedup_by(|b, a| repeats(a, b));
    relations.into_iter().filter_map(|relation| telling::claim(context, &relation)).collect()
}

/// The same cause read again from a narrower signal.
fn repeats(first: &Relation, second: &Relation) -> bool {
    let inside = first.cause.start <= second.cause.start && second.cause.end <= first.cause.end;
    first.frame == second.frame && (first.cause == second.cause || inside && first.effect == second.effect)
}

fn relations(context: &Context<'_>) -> Vec<Relation> {
    let reading = &context.reading;
    let mut found = Vec::new();
    let mut listed_to = None;
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let before = found.len();
        if !sentence.classes.any(SIGNALS) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = if reading.starts(at).any(SIGNALS) {
                frames::frame_at(reading, at, &mut found)
            } else {
                at + 1
            };
        }
        let listed = list::listed(reading, index);
        let last = listed.last().and_then(|relation| reading.sentence_of(relation.cause.start));
        listed_to = listed_to.max(last.map(|last| reading.sentences[last].block));
        found.extend(listed);
        if found.len() == before && listed_to < Some(sentence.block) {
            found.extend(grievance::under_heading(reading, index));
        }
    }
    let contrasts: Vec<_> = found.iter_mut().filter_map(|r| contrast::contrasted(reading, r)).collect();
    found.extend(contrasts);
    within_arguments(&mut found);
    found
}

/// What stands inside the argument of one relation reaches no further back than that: in "the unrest
/// stems from a quarrel over land" the quarrel alone is over land.
fn within_arguments(found: &mut [Relation]) {
    const NEAR: usize = 4;
    for index in 1..found.len() {
        let (earlier, later) = found.split_at_mut(index);
        let inner = &mut later[0];
        let outer = earlier.iter().rev().take(NEAR).map(|r| &r.cause);
        let Some(start) = outer.filter(|cause| cause.contains(&inner.signal.start)).map(|c| c.start).max()
        else {
            continue;
        };
        if let Effect::Told(effect) = &mut inner.effect
            && effect.start < start
            && effect.end > start
        {
            effect.start = start;
        }
    }
}

#[cfg(test)]
mod tests;
