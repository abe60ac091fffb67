use super::span::{clause_in, noun_after};
use super::{Effect, Relation};
use crate::document::BlockKind;
use crate::extract::phrase::{REACH, function, is_symbol};
use crate::extract::{Reading, Sentence};
use crate::lexicon::Class;

/// At most so many items of a list are causes of what its heading names.
const ITEMS: usize = 20;

/// "Factors that led to the coup:" and the items below it, each a cause.
pub(super) fn listed(reading: &Reading<'_>, sentence: usize) -> Vec<Relation> {
    let Some(effect) = announced(reading, sentence) else { return Vec::new() };
    let later = reading.sentences.iter().skip(sentence + 1).take(ITEMS * 4);
    let items = later.take_while(|s| reading.block(s).kind == BlockKind::Item);
    let mut seen = None;
    let firsts = items.filter(|s| seen.replace(s.block) != Some(s.block));
    firsts.take(ITEMS).filter_map(|item| cause(reading, &effect, item)).collect()
}

fn cause(reading: &Reading<'_>, effect: &Effect, item: &Sentence) -> Option<Relation> {
    let start = item.tokens.clone().find(|&at| !is_symbol(reading, at))?;
    let cause = clause_in(reading, start, item.tokens.end.min(start + REACH));
    let nothing = cause.start..cause.start;
    Relation::new(effect.clone(), cause, nothing)
}

/// The effect whose causes a sentence that ends in a colon, or a heading, announces.
fn announced(reading: &Reading<'_>, sentence: usize) -> Option<Effect> {
    let sentence = &reading.sentences[sentence];
    if !sentence.classes.has(Class::CauseNoun) {
        return None;
    }
    let tokens = &sentence.tokens;
    let colon = tokens.end.checked_sub(1).is_some_and(|last| reading.word(last) == ":");
    if !colon && reading.block(sentence).kind != BlockKind::Heading {
        return None;
    }
    let mut near = tokens.start..tokens.end.min(tokens.start + REACH);
    let noun = near.find(|&at| names_causes(reading, at))?;
    let told = (noun + 1..near.end).find_map(|at| link(reading, at)).map(|start| noun_after(reading, start));
    Some(told.filter(|effect| !effect.is_empty()).map_or(Effect::Event, Effect::Told))
}

fn names_causes(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits(at, Class::CauseNoun).any(|hit| matches!(hit.value, "cause" | "factor" | "grievance"))
}

/// Where the effect starts behind "led to", "of" or "for".
fn link(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let verb = reading.hits(at, Class::Causal).find(|hit| hit.value == "led_to").map(|hit| at + hit.len);
    verb.or_else(|| (function(reading, at) == Some("preposition")).then_some(at + 1))
}
