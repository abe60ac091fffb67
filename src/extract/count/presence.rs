//! Where people are, told only where nothing befell them: "214 passengers on board", "around 200 were on the
//! ferry", "the manifest listed 119 passengers and 14 crew".

use std::ops::Range;

use super::look::{
    Outcome, adverb, ending_at, frame, is_any, is_auxiliary, is_mark, part_of_speech, requirement,
};
use super::phrase::{Head, Phrase};
use crate::extract::Reading;
use crate::lexicon::Class;

/// Where those of a phrase are.
pub(super) fn read<'a>(
    reading: &Reading<'a>,
    phrase: &Phrase<'_>,
    bounds: &Range<usize>,
) -> Option<Outcome<'a>> {
    behind(reading, phrase, bounds.end)
        .or_else(|| label(reading, phrase, bounds.start))
        .or_else(|| carrier(reading, phrase, bounds.start))
}

/// "203 persons were aboard", "23 passengers and crew on the boat".
fn behind<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, end: usize) -> Option<Outcome<'a>> {
    const FAR: usize = 5;
    let near = phrase.tokens.end..end.min(phrase.tokens.end + FAR);
    let light = |i: usize| is_auxiliary(reading, i) || adverb(reading, i) > 0;
    let at =
        near.clone().find(|&i| !light(i)).filter(|&at| phrase.head == Head::People || at > near.start)?;
    let said = reading.hit(at, Class::Presence).map(|hit| Outcome::new(hit, at));
    said.or_else(|| on_vehicle(reading, at, end))
}

/// "on the ferry", "in a small boat".
fn on_vehicle<'a>(reading: &Reading<'a>, at: usize, end: usize) -> Option<Outcome<'a>> {
    const LONGEST: usize = 5;
    let within = is_any(reading, at, &["on", "in", "inside"]);
    let determined = within && part_of_speech(reading, at + 1, "determiner");
    let near = (at + 2..end.min(at + LONGEST)).take_while(|&i| !is_mark(reading, i));
    let noun = near.into_iter().find(|&i| reading.has(i, Class::Carrier)).filter(|_| determined)?;
    reading
        .hit(noun, Class::Carrier)
        .map(|hit| Outcome { tokens: at..noun + hit.len, ..Outcome::new(hit, noun) })
}

/// "On board: 230".
fn label<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    let mark = phrase.left.checked_sub(1).filter(|&i| i > floor && is_any(reading, i, &[":", "=", "|"]))?;
    let (at, hit) = ending_at(reading, mark, floor, Class::Presence, |_| true)?;
    Some(Outcome::new(hit, at))
}

/// "was carrying 214 passengers", "the manifest listed 119 passengers and 14 crew".
fn carrier<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    const FAR: usize = 12;
    if phrase.head != Head::People {
        return None;
    }
    let near = (phrase.left.saturating_sub(FAR).max(floor)..phrase.left).rev();
    let laden = near
        .take_while(|&i| frame(reading, i, "break").is_none())
        .find(|&i| frame(reading, i, "laden").is_some())?;
    // "can carry 620 passengers"
    let may = (floor..laden).rev().take_while(|&i| is_auxiliary(reading, i));
    let possible = may.into_iter().any(|i| reading.is_a(i, Class::Unreal, "modal"));
    carrier_before(reading, laden, floor).filter(|_| !possible)
}

/// What carries those of the verb at `laden`: its subject, which stands at once before it; a list may have
/// its complement between ("the manifest lodged with the harbour listed").
fn carrier_before<'a>(reading: &Reading<'a>, laden: usize, floor: usize) -> Option<Outcome<'a>> {
    const FAR: usize = 12;
    let light = |i: usize| is_auxiliary(reading, i) || adverb(reading, i) > 0 || reading.is(i, ",");
    let first = laden.saturating_sub(FAR).max(floor);
    let before = (first..laden).rev().take_while(|&i| !is_mark(reading, i) || reading.is(i, ","));
    before.into_iter().find_map(|at| {
        let hit = reading.hit(at, Class::Carrier)?;
        let list = requirement(hit).1.is_some();
        (list || (at + hit.len..laden).all(light)).then(|| Outcome::new(hit, at))
    })
}
