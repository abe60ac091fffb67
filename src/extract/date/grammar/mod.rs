//! The grammar of time in news: what an expression says, not yet what day it is.
//!
//! Every rule reads from a token to the right and yields the token after it; the longest reading
//! wins. Words come from the tables, so a rule is about their order alone.

mod figures;
mod part;
mod plain;
mod range;
mod relative;
mod year;

use super::phrase::{Phrase, Shift, Unit, Year};
use crate::lexicon::calendar::{self, Window};
use crate::lexicon::{Class, Form};

/// An expression that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) phrase: Phrase,
    /// The token after it.
    pub(super) end: usize,
    /// The weekday beside a date, 1 Monday to 7 Sunday.
    pub(super) weekday: Option<i8>,
}

type Rule = fn(&Window<'_, '_>, usize) -> Option<Found>;

const RULES: [Rule; 17] = [
    plain::written,
    plain::weekday,
    plain::bare_day,
    figures::day,
    figures::range,
    year::bare,
    year::iso_month,
    year::decade,
    year::century,
    relative::near,
    relative::span,
    relative::offset,
    relative::same_day,
    part::part,
    part::nth,
    part::season_or_feast,
    part::week,
];

/// The longest expression of time that starts at token `i`, a part of the day behind it included.
pub(super) fn read(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    if !w.is_word(i) && !w.is_number(i) {
        return None;
    }
    let found = longest(range::range(w, i), simple(w, i))?;
    let found = Found { end: day_part_behind(w, found.end), ..found };
    Some(beside(w, &found).unwrap_or(found))
}

/// A second naming of the same day: "Friday (June 15)", "yesterday, 21 March", "May 22 (Tue)".
fn beside(w: &Window<'_, '_>, found: &Found) -> Option<Found> {
    let bracket = w.word(found.end) == "(";
    let at = found.end + 1;
    match &found.phrase {
        Phrase::Weekday { day, .. } if bracket || w.word(found.end) == "," => {
            full(w, at, bracket).map(|date| Found { weekday: Some(*day), ..date })
        }
        Phrase::Near(_) if bracket || w.word(found.end) == "," => full(w, at, bracket),
        Phrase::Month { day: Some(_), .. } | Phrase::Fixed(_) if bracket && found.weekday.is_none() => {
            let (weekday, end) = calendar::weekday(w, at).filter(|(_, end)| w.word(*end) == ")")?;
            Some(Found { weekday: Some(weekday), end: end + 1, ..found.clone() })
        }
        _ => None,
    }
}

/// A day of a month at token `i`, and the bracket that closes behind it.
fn full(w: &Window<'_, '_>, i: usize, bracket: bool) -> Option<Found> {
    let date = plain::written(w, i)?;
    let is_day = match &date.phrase {
        Phrase::Month { day, .. } => day.is_some(),
        Phrase::Fixed(days) => days.is_day(),
        _ => false,
    };
    let closes = !bracket || w.word(date.end) == ")";
    (is_day && closes).then(|| Found { end: date.end + usize::from(bracket), ..date })
}

/// The days of "18, 19 and 20 June": every number shares the month behind the last.
pub(super) fn listed(w: &Window<'_, '_>, i: usize) -> Option<Vec<(usize, Found)>> {
    range::listed(w, i)
}

/// The longest expression that is no range.
fn simple(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    RULES
        .iter()
        .filter_map(|rule| rule(w, i))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}

/// The longest expression that does not count from another one: what an offset may count from.
fn anchor(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    [plain::written, plain::weekday, year::bare, relative::near, part::season_or_feast]
        .iter()
        .filter_map(|rule| rule(w, i))
        .max_by_key(|found| found.end)
}

fn longest(a: Option<Found>, b: Option<Found>) -> Option<Found> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

impl Found {
    const fn new(phrase: Phrase, end: usize) -> Self {
        Self { phrase, end, weekday: None }
    }
}

/// "Thursday morning", "21 March overnight".
fn day_part_behind(w: &Window<'_, '_>, i: usize) -> usize {
    w.hit(i, Class::DayPart).map_or(i, |hit| i + hit.len)
}

fn shift(w: &Window<'_, '_>, i: usize) -> Option<(Shift, usize)> {
    let hit = w.hit(i, Class::Shift)?;
    Some((Shift::named(hit.value)?, i + hit.len))
}

/// A unit of the calendar in the singular, and the token after it.
fn unit(w: &Window<'_, '_>, i: usize) -> Option<(Unit, usize)> {
    units(w, i).filter(|(_, form, _)| *form == Form::Base).map(|(unit, _, after)| (unit, after))
}

fn units(w: &Window<'_, '_>, i: usize) -> Option<(Unit, Form, usize)> {
    let hit = w.hit(i, Class::CalendarUnit)?;
    Some((Unit::named(hit.value)?, hit.form, i + hit.len))
}

/// The year that a date is said to be of: "that year", "last year", "of this year", "in 2006".
fn year_of(w: &Window<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let at = w.joint(i, "of").unwrap_or(i);
    if let Some((year, after)) = calendar::year(w, at) {
        return Some((Year::Is(year), after));
    }
    let (which, at) = shift(w, w.skip_the(at))?;
    unit(w, at).filter(|(unit, _)| *unit == Unit::Year).map(|(_, after)| (Year::Which(which), after))
}

/// Whether token `i` is a noun that a number before it would count.
fn is_counted(w: &Window<'_, '_>, i: usize) -> bool {
    [
        Class::Group,
        Class::Unit,
        Class::CalendarUnit,
        Class::Scale,
        Class::OutcomeNoun,
        Class::OutcomeAdjective,
    ]
    .into_iter()
    .any(|class| w.has(i, class))
}

fn is_content(w: &Window<'_, '_>, i: usize) -> bool {
    w.is_word(i) && !w.has(i, Class::Function)
}
