use std::ops::Range;

use crate::extract::Reading;
use crate::extract::phrase::{function, is_capital, is_content, is_function, is_symbol};
use crate::lexicon::{Class, Classes};
use crate::text::TokenKind;

/// What can say something: people, offices, bodies, papers.
const SPEAKERS: &[Class] = &[
    Class::Speaker,
    Class::Group,
    Class::Office,
    Class::Title,
    Class::Rank,
    Class::EventActor,
    Class::Organisation,
    Class::KnownOrganisation,
    Class::Outlet,
];
/// What stands in a phrase of time.
const TIMES: &[Class] =
    &[Class::Month, Class::Weekday, Class::CalendarUnit, Class::RelativeDay, Class::DayPart, Class::PartOf];

/// The part of the noun phrase that names who speaks; none where it names nobody that can.
pub(super) fn speaker(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    if reading.has(phrase.start, Class::Nobody) || reading.is(phrase.start, "no") {
        return None;
    }
    let phrase = without_tail(reading, &without_lead(reading, phrase));
    let head = head(reading, &phrase)?;
    let opens = function(reading, phrase.start) != Some("preposition")
        && !phrase.clone().any(|at| reading.has(at, Class::Attribution));
    let time = phrase.start..head + 1;
    let timed = time.clone().any(|at| TIMES.iter().any(|class| reading.has(at, *class)));
    let speaks = is_speaker(reading, head) || is_named(reading, head) || is_described(reading, time);
    (opens && !timed && speaks).then_some(phrase)
}

/// Without the year of a date before it, and without the end of a fronted phrase before a name ("To
/// the same paper Sow said").
fn without_lead(reading: &Reading<'_>, phrase: &Range<usize>) -> Range<usize> {
    let number = |at: usize| reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let dated = phrase.start > 0 && (reading.word(phrase.start - 1) == "," || number(phrase.start - 1));
    let start = if number(phrase.start) && dated { phrase.start + 1 } else { phrase.start };
    let name = (start..phrase.end).rev().take_while(|&at| is_capital(reading, at)).last();
    match name {
        Some(name) if name > start && is_foreign(reading, &(start..name)) => name..phrase.end,
        _ => start..phrase.end,
    }
}

/// Whether the words before a name are none that belong to it: no article, no office.
fn is_foreign(reading: &Reading<'_>, lead: &Range<usize>) -> bool {
    let office = [Class::RoleModifier, Class::Portfolio, Class::Sector, Class::Demonym];
    let belongs = |at: usize| {
        let body = reading.hits(at, Class::Speaker).any(|hit| hit.value != "person");
        !body && is_speaker(reading, at)
            || office.iter().any(|class| reading.has(at, *class))
            || is_symbol(reading, at)
            || is_capital(reading, at)
    };
    !is_function(reading, lead.start, "determiner") && !lead.clone().any(belongs)
}

/// Up to a comma behind which no name stands, or to a time ("officials on Friday").
fn without_tail(reading: &Reading<'_>, phrase: &Range<usize>) -> Range<usize> {
    let bare = |at: usize| reading.word(at) == "," && !(at + 1..phrase.end).any(|i| is_capital(reading, i));
    let pronoun = |at: usize| reading.word(at) == "," && is_function(reading, at + 1, "pronoun");
    let dated = |at: usize| {
        is_function(reading, at, "preposition") && TIMES.iter().any(|class| reading.has(at + 1, *class))
    };
    let cut = |at: usize| at > phrase.start && (bare(at) || pronoun(at) || dated(at));
    let end = phrase.clone().find(|&at| cut(at)).unwrap_or(phrase.end);
    phrase.start..end
}

/// The last word of content before a preposition, a comma or a mark.
fn head(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<usize> {
    let ends = |at: usize| {
        is_function(reading, at, "preposition") || matches!(reading.word(at), "," | "(" | "'s" | "’s")
    };
    let possessed = phrase.clone().rev().find(|&at| matches!(reading.word(at), "'s" | "’s"));
    let first = possessed.map_or(phrase.start, |at| at + 1);
    let end = (first + 1..phrase.end).find(|&at| ends(at)).unwrap_or(phrase.end);
    (first..end).rev().find(|&at| is_content(reading, at))
}

/// "a French official familiar with the region": the adjective stands behind its noun.
fn is_described(reading: &Reading<'_>, mut noun: Range<usize>) -> bool {
    let last = noun.end.saturating_sub(1);
    !reading.has(last, Class::Event) && noun.any(|at| reading.has(at, Class::Speaker))
}

fn is_speaker(reading: &Reading<'_>, at: usize) -> bool {
    const ANY: Classes = Classes::of(SPEAKERS);
    reading.starts(at).any(ANY) && SPEAKERS.iter().any(|class| reading.has(at, *class))
}

/// A name in capitals that names no event.
fn is_named(reading: &Reading<'_>, head: usize) -> bool {
    is_capital(reading, head) && !reading.has(head, Class::Event)
}
