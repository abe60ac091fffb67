//! Whom a count counts: the group, the part of the place, the manner, the day it was current.

use std::ops::Range;

use super::look::{Outcome, ending_at, frame, is_mark, is_numeral, part_of_speech};
use super::phrase::Phrase;
use super::told::Told;
use crate::claim::Scope;
use crate::extract::{Context, Reading};
use crate::lexicon::Class;
use crate::text::{Case, Days, TokenKind};

/// Fills the scope of a count.
pub(super) fn read(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    told: &Told<'_>,
    outcome: &Outcome<'_>,
    end: usize,
) -> Scope {
    let reading = &context.reading;
    let identity = told.identity.clone();
    let kind = identity.as_ref().map(|(_, kind)| *kind).or(phrase.group_type);
    let words = identity.map(|(words, _)| words).or_else(|| phrase.group.clone());
    let after = if told.inherited { phrase.tokens.end } else { outcome.tokens.end.max(phrase.tokens.end) };
    Scope {
        group: words.filter(|_| kind != Some("people")).map(|w| text(reading, &w)),
        group_type: kind.filter(|k| *k != "people" && *k != "households").map(str::to_owned),
        place: place(reading, after, end),
        manner: manner(reading, reading.has(phrase.tokens.start, Class::Nobody), after, end),
        part: told.part,
        unit: (kind == Some("households")).then(|| unit(reading, phrase)),
    }
}

/// The words of these tokens, white space folded.
pub(super) fn text(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    reading.shown(tokens)
}

fn unit(reading: &Reading<'_>, phrase: &Phrase<'_>) -> String {
    reading.word(phrase.tokens.end.saturating_sub(1)).to_lowercase()
}

/// "in Gornja Jelovica", within a few words of the outcome.
fn place(reading: &Reading<'_>, from: usize, end: usize) -> Option<String> {
    let stop = |i: &usize| is_mark(reading, *i) || frame(reading, *i, "break").is_some();
    let near = (from..end.min(from + 8)).take_while(|i| !stop(i));
    let at = near.into_iter().find(|&i| frame(reading, i, "place").is_some() && is_name(reading, i + 1))?;
    let last = (at + 1..end.min(at + 6)).take_while(|&i| is_name(reading, i) || reading.is(i, "-")).last()?;
    Some(text(reading, &(at + 1..last + 1)))
}

/// Whether a word could be of the name of a place: a capital, and no word of the calendar.
pub(super) fn is_name(reading: &Reading<'_>, i: usize) -> bool {
    let title = |t: &crate::text::Token| t.kind == TokenKind::Word && t.case != Case::Lower;
    let calendar = [Class::Month, Class::Weekday].iter().any(|c| reading.has(i, *c));
    reading.tokens.get(i).is_some_and(title) && !calendar && !reading.has(i, Class::Function)
}

/// "by helicopter", "at the scene": a short phrase that follows the outcome at once. One with a name
/// in it ("from the Star of Lumo") says where, not how. Where nobody "died of cholera", others may have died.
fn manner(reading: &Reading<'_>, nobody: bool, from: usize, end: usize) -> Option<String> {
    if let Some(len) = frame(reading, from, "spot").filter(|_| !nobody) {
        return Some(text(reading, &(from..from + len)));
    }
    let denied = reading.is(from, "of") && nobody;
    if !denied {
        frame(reading, from, "manner")?;
    }
    let stop = |i: usize| {
        is_mark(reading, i) && !reading.is(i, "-")
            || part_of_speech(reading, i, "preposition")
            || part_of_speech(reading, i, "conjunction")
    };
    let last = (from + 1..end.min(from + 5)).take_while(|&i| !stop(i)).last()?;
    const TIMES: [Class; 5] =
        [Class::Month, Class::Weekday, Class::DayPart, Class::RelativeDay, Class::CalendarUnit];
    let dated = (from + 1..=last).any(|i| is_numeral(reading, i) || TIMES.iter().any(|c| reading.has(i, *c)));
    let placed = (from + 1..=last).any(|i| is_name(reading, i));
    (!dated && !placed).then(|| text(reading, &(from..last + 1)))
}

/// The date after "as of", "by", "up to" in the sentence.
pub(super) fn as_of(context: &Context<'_>, bounds: &Range<usize>) -> Option<Days> {
    let reading = &context.reading;
    let first = context.dates.partition_point(|d| d.tokens.start < bounds.start);
    let within = context.dates[first..].iter().take_while(|d| d.tokens.start < bounds.end).take(4);
    let mut current = within.filter(|d| {
        let lead = (d.tokens.start.saturating_sub(4)..=d.tokens.start).rev();
        lead.into_iter().any(|end| {
            let found = ending_at(reading, end, bounds.start, Class::Frame, |h| h.value == "as_of");
            found.is_some() && (end..d.tokens.start).all(|i| !reading.has(i, Class::Affect))
        })
    });
    current.next().map(|d| d.days)
}
