//! Dates in figures without their year: "on 22/04", "between 10/1 and 11/7".
//!
//! Where either order gives a date, the one nearer to the day of writing is meant; in a range whose
//! ends share their first number, that number is the month ("5/1-5/7").

use super::Found;
use crate::extract::date::phrase::{Phrase, Year};
use crate::lexicon::calendar::{self, Joint, Window};

/// Two numbers joined by a slash.
#[derive(Clone, Copy)]
struct Pair {
    first: i8,
    second: i8,
}

/// "on 22/04", "Thursday 29/03".
pub(super) fn day(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (which, start) = super::shift(w, i).map_or((None, i), |(which, after)| (Some(which), after));
    let named = calendar::weekday(w, start);
    let at = named.map_or(start, |(_, after)| after);
    (at > i || introduced(w, at)).then_some(())?;
    let (pair, end) = pair(w, at)?;
    let year = which.map_or(Year::Open, Year::Nearest);
    let phrase = either(pair.day_first(year), pair.month_first(year))?;
    Some(Found { phrase, end, weekday: named.map(|(weekday, _)| weekday) })
}

/// "from 5/1-5/7, 2020", "between 10/1/2018 and 10/7/2018".
pub(super) fn range(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    if !w.is_number(i) && !w.is_number(i + 1) {
        return None;
    }
    let opening = w.joint(i, Joint::From).or_else(|| w.joint(i, Joint::Between));
    let at = opening.unwrap_or(i);
    (opening.is_some() || introduced(w, at)).then_some(())?;
    let (from, after) = dated(w, at)?;
    let link = if w.is_dash(after) || w.is(after, "and") { after + 1 } else { w.joint(after, Joint::Range)? };
    let (to, end) = dated(w, link)?;
    let months = from.0.first == to.0.first && from.0.second != to.0.second;
    let year = |own: Option<i16>| own.or(to.1).or(from.1).map_or(Year::Open, Year::Is);
    let range =
        |from: Option<Phrase>, to: Option<Phrase>| Some(Phrase::Range(Box::new(from?), Box::new(to?)));
    let day_first = range(from.0.day_first(year(from.1)), to.0.day_first(year(to.1)));
    let month_first = range(from.0.month_first(year(from.1)), to.0.month_first(year(to.1)));
    let phrase = if months { month_first.or(day_first) } else { either(day_first, month_first) };
    Some(Found::new(phrase?, end))
}

fn either(one: Option<Phrase>, other: Option<Phrase>) -> Option<Phrase> {
    match (one, other) {
        (Some(one), Some(other)) => Some(Phrase::Either(Box::new(one), Box::new(other))),
        (one, other) => one.or(other),
    }
}

fn introduced(w: &Window<'_, '_>, i: usize) -> bool {
    w.before(i).is_some_and(|before| w.joint(before, Joint::OnDate).is_some())
}

fn pair(w: &Window<'_, '_>, i: usize) -> Option<(Pair, usize)> {
    let joined = w.word(i + 1) == "/" && w.glued(i + 1) && w.glued(i + 2);
    let number = |at: usize| {
        let (number, _) = calendar::count(w, at).filter(|_| w.is_number(at) && w.word(at).len() <= 2)?;
        i8::try_from(number).ok()
    };
    let pair = Pair { first: number(i)?, second: number(i + 2)? };
    // "4/5 May" is a night, and no day of a month without its name
    (joined && calendar::month(w, i + 3).is_none()).then_some((pair, i + 3))
}

/// A pair with the year behind it, if there is one.
fn dated(w: &Window<'_, '_>, i: usize) -> Option<((Pair, Option<i16>), usize)> {
    let (pair, after) = pair(w, i)?;
    let at = if w.word(after) == "/" && w.glued(after) { after + 1 } else { w.skip_comma(after) };
    match calendar::year(w, at).filter(|_| at > after && w.is_number(at)) {
        Some((year, end)) => Some(((pair, Some(year)), end)),
        None => Some(((pair, None), after)),
    }
}

impl Pair {
    fn day_first(self, year: Year) -> Option<Phrase> {
        date(self.first, self.second, year)
    }

    fn month_first(self, year: Year) -> Option<Phrase> {
        date(self.second, self.first, year)
    }
}

fn date(day: i8, month: i8, year: Year) -> Option<Phrase> {
    jiff::civil::Date::new(2000, month, day).ok()?;
    Some(Phrase::Month { month, day: Some(day), year })
}
