use std::ops::Range;

use super::Relation;
use super::span::{clause_after, clause_before, has_verb};
use super::{Effect, Frame};
use crate::extract::Reading;
use crate::extract::phrase::{before, is_boundary, is_function, is_symbol, opens_clause, window};

/// "The pump failed. As a result, the ward flooded"; "the valve had rusted and therefore did not close".
pub(super) fn therefore(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let effect = clause_after(reading, signal.end);
    let cause = said_before(reading, signal.start)?;
    let told = has_verb(reading, &effect) && !cause.is_empty();
    if told { joined(effect, cause, signal) } else { None }
}

/// ", so it could not stop", "and so the army left", but not "so far" nor "so that".
pub(super) fn so(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let prior = before(signal.start);
    let joins = matches!(reading.word(prior), "," | ";") || is_boundary(reading, prior, "coordinate");
    let ceiling = window(reading, signal.start).end;
    let subject =
        is_function(reading, signal.end, "determiner") || is_function(reading, signal.end, "pronoun");
    if joins && subject && opens_clause(reading, signal.end, ceiling) {
        therefore(reading, signal)
    } else {
        None
    }
}

fn joined(effect: Range<usize>, cause: Range<usize>, signal: &Range<usize>) -> Option<Relation> {
    Some(Relation::new(Effect::Told(effect), cause, signal.clone())?.framed(Frame::Cause))
}

/// The clause before the connective; where it opens its sentence, the last clause of the one before.
pub(super) fn said_before(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let index = reading.sentence_of(at)?;
    let sentence = &reading.sentences[index];
    let opens = |i: usize| is_symbol(reading, i) || is_boundary(reading, i, "coordinate");
    let floor = window(reading, at).start;
    if !(floor..at).all(opens) {
        return Some(clause_before(reading, at)).filter(|clause| has_verb(reading, clause));
    }
    let earlier = reading.sentences.get(index.checked_sub(1)?)?;
    let last = earlier.tokens.end.checked_sub(1)?;
    let same = earlier.block == sentence.block && floor == sentence.tokens.start;
    Some(clause_before(reading, last)).filter(|clause| same && has_verb(reading, clause))
}
