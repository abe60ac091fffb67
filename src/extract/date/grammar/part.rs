//! Parts of longer times: "mid-January", "the first week of February", seasons, feasts, quarters.

use super::{Found, shift, unit, units, year_of};
use crate::extract::date::phrase::{Feast, Part, Phrase, Shift, Unit, Year};
use crate::lexicon::calendar::{self, Joint, Window};
use crate::lexicon::{Class, Form};
use crate::text::Days;

/// "mid-January", "early next week", "the end of the year", "late on in the 1990s".
pub(super) fn part(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let parts = w.hits(i, Class::PartOf).filter_map(|hit| Some((Part::named(hit.value)?, i + hit.len)));
    let found = parts.filter_map(|(part, at)| {
        let at = at + usize::from(w.word(at) == "-");
        let half = matches!(part, Part::FirstHalf | Part::SecondHalf);
        // "later this year", "the second half of October", not "later October"
        let of = w.before(at).is_some_and(|b| w.is(b, "of"));
        let whole = whole(w, at)
            .filter(|whole| !half || of || matches!(whole.phrase, Phrase::Span { .. } | Phrase::Fixed(_)))?;
        let ends = part == Part::Late && w.before(i).is_some_and(|b| w.joint(b, Joint::By).is_some());
        let part = if ends { Part::LastDay } else { part };
        Some(Found { phrase: Phrase::Part { part, of: Box::new(whole.phrase) }, ..whole })
    });
    found.max_by_key(|found| found.end)
}

/// What a part may be of: a month, a year, a season, a unit, a day.
fn whole(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = w.skip_the(i);
    unit_of_time(w, i)
        .or_else(|| super::year::decade(w, at))
        .or_else(|| super::year::century(w, at))
        .or_else(|| year(w, at))
        .or_else(|| month(w, at))
        .or_else(|| season_or_feast(w, i))
        .or_else(|| super::relative::near(w, at))
        .or_else(|| super::plain::weekday(w, at))
}

fn year(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (year, end) = calendar::year(w, i)?;
    Some(Found::new(Phrase::Fixed(Days::year(year)?), end))
}

fn month(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (which, at) = shift(w, i).map_or((None, i), |(which, after)| (Some(which), after));
    let (month, end) = calendar::month(w, at)?;
    if let Some((year, end)) = year_of(w, w.skip_comma(end)).or_else(|| year_of(w, end)) {
        return Some(Found::new(Phrase::Month { month, day: None, year }, end));
    }
    let year = which.map_or(Year::Open, Year::Nearest);
    Some(Found::new(Phrase::Month { month, day: None, year }, end))
}

/// "last month", "the year", "next week": "the year" alone is the one told of.
fn unit_of_time(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = w.skip_the(i);
    let (which, at) = shift(w, at).unwrap_or((Shift::Current, at));
    let (unit, end) = unit(w, at)?;
    let long = !matches!(unit, Unit::Minute | Unit::Hour | Unit::Day);
    let number = calendar::year(w, end).is_some()
        || w.joint(end, Joint::Of).is_some_and(|at| calendar::year(w, at).is_some());
    // "at the end of month"
    let bare =
        at == i && matches!(unit, Unit::Month | Unit::Year) && w.before(i).is_some_and(|b| w.is(b, "of"));
    (long && (at > i || bare && !w.is_word(end)) && !number)
        .then(|| Found::new(Phrase::Span { unit, which, count: 1 }, end))
}

/// "the first week of February", "the last three weeks of this year", "the third month of 2021",
/// "the first Monday of next month", "Q1 2011".
pub(super) fn nth(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    if let Some(found) = short_quarter(w, i) {
        return Some(found);
    }
    let at = w.skip_the(i);
    let (rank, at) = calendar::rank(w, at).or_else(|| last(w, at))?;
    let (count, at) = calendar::count(w, at).unwrap_or((1, at));
    if let Some((day, at)) = calendar::weekday(w, at) {
        let of = whole(w, w.joint(at, Joint::Of)?)?;
        return Some(Found::new(Phrase::NthWeekday { rank, day, of: Box::new(of.phrase) }, of.end));
    }
    let (unit, form, at) = units(w, at)?;
    if (form == Form::S) != (count > 1) || matches!(unit, Unit::Minute | Unit::Hour) {
        return None;
    }
    let Some(of) = w.joint(at, Joint::Of) else { return quarter_alone(w, i, rank, unit, at) };
    let of = whole(w, of)?;
    Some(Found::new(Phrase::Nth { rank, count, unit, of: Box::new(of.phrase) }, of.end))
}

/// "in the first quarter", "the third quarter 2018": three months from one on, as a season is. The quarters
/// of a match and of a town have no "in" before them, or a noun behind.
fn quarter_alone(w: &Window<'_, '_>, i: usize, rank: i64, unit: Unit, end: usize) -> Option<Found> {
    let first = i8::try_from(rank).ok().filter(|rank| unit == Unit::Quarter && (1..=4).contains(rank))?;
    let introduced = w.before(i).is_some_and(|b| w.joint(b, Joint::YearAfter).is_some());
    let (year, end) = match year_of(w, end) {
        Some(year) => year,
        None => (Year::Open, Some(end).filter(|&end| introduced && !super::is_content(w, end))?),
    };
    Some(Found::new(Phrase::Season { first: first * 3 - 2, year }, end))
}

fn last(w: &Window<'_, '_>, i: usize) -> calendar::Read<i64> {
    shift(w, i)
        .filter(|(which, _)| *which == Shift::Last)
        .map(|(_, after)| (-1, after))
        .or_else(|| w.joint(i, Joint::Final).map(|after| (-1, after)))
}

/// "Q1 2011", "2011 Q1", "q3 of 2018".
fn short_quarter(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (rank, year, end) = match quarter(w, i) {
        Some((rank, at)) => {
            let next = at + usize::from(w.is_dash(at));
            let (year, end) = calendar::year(w, w.joint(next, Joint::Of).unwrap_or(next))?;
            (rank, year, end)
        }
        None => {
            let (year, at) = calendar::year(w, i)?;
            let (rank, end) = quarter(w, at)?;
            (rank, year, end)
        }
    };
    let of = Box::new(Phrase::Fixed(Days::year(year)?));
    Some(Found::new(Phrase::Nth { rank, count: 1, unit: Unit::Quarter, of }, end))
}

/// "Q1".
fn quarter(w: &Window<'_, '_>, i: usize) -> calendar::Read<i64> {
    let named = w.joint(i, Joint::Quarter).is_some() && w.glued(i + 1);
    calendar::count(w, i + 1).filter(|(rank, _)| named && (1..=4).contains(rank))
}

/// "the spring of 2006", "last summer", "until the autumn", "Christmas Eve", "Easter 2018".
pub(super) fn season_or_feast(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = w.skip_the(i);
    let (which, at) = shift(w, at).map_or((None, at), |(which, after)| (Some(which), after));
    let season = w.hit(at, Class::Season);
    let hit = season.or_else(|| w.hit(at, Class::NamedDay))?;
    if let Some(Feast::Once(_)) = Feast::named(hit.value).filter(|_| season.is_none()) {
        // the article before the date and the noun behind it are the event's
        let phrase = Phrase::Feast { feast: Feast::named(hit.value)?, year: Year::Open };
        return (at == i).then(|| Found::new(phrase, at + hit.len - 1));
    }
    let behind = w.skip_comma(at + hit.len);
    let (year, end) = match year_of(w, behind) {
        Some((year, end)) => (year, end),
        None => (which.map_or(Year::Open, Year::Nearest), at + hit.len),
    };
    let phrase = match season {
        None => Phrase::Feast { feast: Feast::named(hit.value)?, year },
        Some(hit) => Phrase::Season { first: i8::try_from(hit.number?).ok()?, year },
    };
    // "spring" and "fall" are words besides: alone they need "until the spring", "by autumn".
    let introduced = w.before(i).is_some_and(|b| w.joint(b, Joint::YearAfter).is_some());
    (season.is_none() || year != Year::Open || introduced && !w.is(end, "of"))
        .then(|| Found::new(phrase, end))
}

/// "by year's end", "at month-end".
pub(super) fn close(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (unit, at) = unit(w, w.skip_the(i)).filter(|(unit, _)| matches!(unit, Unit::Year | Unit::Month))?;
    let possessive = w.glued(at) && w.word(at).starts_with(['\'', '’']);
    let end = w.joint(at + usize::from(possessive), Joint::Close)?;
    let of = Box::new(Phrase::Span { unit, which: Shift::Current, count: 1 });
    Some(Found::new(Phrase::Part { part: Part::LastDay, of }, end))
}

/// "the week of April 10", "the week beginning 4 May", "week 31", "week 3 of 2027".
pub(super) fn week(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    if let Some(at) = w.joint(i, Joint::WeekStart) {
        return week_of(w, at);
    }
    let (Unit::Week, at) = unit(w, w.skip_the(i))? else { return None };
    if let Some(number) = calendar::count(w, at).filter(|_| w.is_number(at)) {
        let week = i8::try_from(number.0).ok().filter(|week| (1..=53).contains(week))?;
        let (year, end) = year_of(w, number.1).unwrap_or((Year::Open, number.1));
        return Some(Found::new(Phrase::WeekNumber { week, year }, end));
    }
    week_of(w, w.joint(at, Joint::WeekOf)?)
}

fn week_of(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let day = super::plain::written(w, i)?;
    let dated = matches!(day.phrase, Phrase::Month { day: Some(_), .. })
        || matches!(day.phrase, Phrase::Fixed(days) if days.is_day());
    dated.then(|| Found::new(Phrase::WeekOf(Box::new(day.phrase)), day.end))
}
