//! What tells that a run of capitals names a place.

use std::ops::Range;

use super::person;
use super::shape::Words;
use crate::lexicon::Class;
use crate::text::Case;

/// The known place at token `i`, if its words are written as names are.
pub(super) fn known(words: &Words<'_>, i: usize, end: usize) -> Option<Range<usize>> {
    let acronym = words.hit(i, Class::PlaceAcronym).filter(|_| words.tokens[i].case == Case::Upper);
    let place = words.hit(i, Class::Place).filter(|_| words.capital(i));
    let hit = acronym.or(place)?;
    let range = i..i + hit.len;
    (range.end <= end && !(words.joined(i) && words.lower(i.saturating_sub(2)))).then_some(range)
}

/// The end of a place that a word like "Lake" or "Gornja" opens, where one does at token `i`.
pub(super) fn opened(words: &Words<'_>, i: usize, end: usize) -> Option<usize> {
    let opens =
        words.capital(i) && words.hits(i, Class::Geography).any(|hit| hit.value == "before" && hit.len == 1);
    let last = opens.then(|| person::end(words, i + 1, end))?;
    (last > i + 1).then_some(last)
}

/// Whether the words around say that these tokens are a place: "in X", "X valley", "Camp X".
pub(super) fn told(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let first = words.is_a(tokens.start, Class::Geography, "before");
    let last = tokens.len() > 1 && words.is_a(tokens.end - 1, Class::Geography, "after");
    first
        || last
        || noun_after(words, tokens.end)
        || noun_before(words, tokens.start)
        || located(words, tokens.start)
}

/// "Jelovica valley".
fn noun_after(words: &Words<'_>, end: usize) -> bool {
    words.lower(end) && words.is_a(end, Class::Geography, "after")
}

/// "the town of X", "the valley of the X".
fn noun_before(words: &Words<'_>, start: usize) -> bool {
    ending(words, start, "before")
}

/// "in X", "reached X".
pub(super) fn located(words: &Words<'_>, start: usize) -> bool {
    ending(words, start, "preposition") || ending(words, start, "verb")
}

/// "at Gidan Bala, the mayor said": a preposition outweighs an office that only stands near.
pub(super) fn behind(words: &Words<'_>, start: usize) -> bool {
    ending(words, start, "preposition")
}

/// "the General Hospital, Ain Sebta,": where a facility or place lies.
pub(super) fn listed(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let comma = tokens.start > 1 && words.word(tokens.start - 1) == ",";
    let closed = matches!(words.word(tokens.end), "," | "." | ";" | ":");
    comma && closed && is_facility(words, tokens.start - 2)
}

fn is_facility(words: &Words<'_>, i: usize) -> bool {
    words.is_a(i, Class::Organisation, "facility")
        || words.is_a(i, Class::Geography, "after") && words.capital(i)
}

/// The end of the phrase that belongs to the place that ends at `at`: "San Juan de la Peña".
pub(super) fn phrase(words: &Words<'_>, at: usize, end: usize) -> usize {
    let foreign = words.lower(at) && words.is_a(at, Class::Link, "of") && !words.has(at, Class::Function);
    let article = at + 1 + usize::from(words.lower(at + 1) && words.is_a(at + 1, Class::Link, "article"));
    if foreign && article < end && words.capital(article) {
        person::end(words, article, end).max(article + 1)
    } else {
        at
    }
}

fn ending(words: &Words<'_>, end: usize, value: &str) -> bool {
    let first = end.saturating_sub(4);
    let closes =
        |i: usize| words.hits(i, Class::Geography).any(|hit| hit.value == value && i + hit.len == end);
    (first..end).any(|i| words.starts(i).has(Class::Geography) && closes(i))
}
