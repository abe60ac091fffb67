//! Dates as they are written, with or without a year, and weekdays.

use super::{Found, is_content, shift, unit, year_of};
use crate::extract::date::phrase::{Amount, From, Phrase, Shift, Unit, Year};
use crate::lexicon::Class;
use crate::lexicon::calendar::{self, Joint, Window, Written};
use crate::text::Case;

/// "Friday, 25 June 2010", "21 March that year", "January 17", "April", "the 23rd".
pub(super) fn written(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = w.skip_the(i);
    let (which, start) = match shift(w, i) {
        Some((which, after)) if which != Shift::Same => (Some(which), after),
        _ => (None, i),
    };
    let written = calendar::written_within(w, start)?;
    let end = start + written.len;
    let found = |phrase, end| Some(Found { phrase, end, weekday: written.weekday });
    if let Some(days) = written.days() {
        let swapped = written.swapped().and_then(|other| other.days());
        let fixed = |days| Box::new(Phrase::Fixed(days));
        let phrase = swapped.map_or(Phrase::Fixed(days), |other| Phrase::Either(fixed(days), fixed(other)));
        return found(phrase, end);
    }
    if is_measured(w, start, end, &written) {
        return None;
    }
    let Some(month) = written.month else {
        let day = written.day.filter(|_| stands_alone(w, at, end, &written))?;
        if let Some((of, after)) = month_behind(w, end).filter(|_| written.weekday.is_none()) {
            let of = Box::new(of);
            return found(Phrase::Nth { rank: i64::from(day), count: 1, unit: Unit::Day, of }, after);
        }
        return found(Phrase::DayOfMonth { day, weekday: written.weekday }, end);
    };
    let (year, end) = match (which, year_of(w, end)) {
        (_, Some((year, after))) => (year, after),
        (None, None) if written.day.is_some() && is_last(w, end) => (Year::Nearest(Shift::Last), end + 1),
        (Some(which), None) => (Year::Nearest(which), end),
        (None, None) => (Year::Open, end),
    };
    let said = matches!(year, Year::Is(_))
        || year != Year::Open && which.is_none()
        || which.is_some() && w.token(start).is_some_and(|token| token.case == Case::Title);
    let dated = written.day.is_some() || said || month_stands(w, start, end);
    dated.then(|| found(Phrase::Month { month, day: written.day, year }, end))?
}

/// "of this month" behind "the 9th".
fn month_behind(w: &Window<'_, '_>, i: usize) -> Option<(Phrase, usize)> {
    let (which, at) = shift(w, w.skip_the(w.joint(i, Joint::Of)?))?;
    let (_, end) = unit(w, at).filter(|(unit, _)| *unit == Unit::Month)?;
    Some((Phrase::Span { unit: Unit::Month, which, count: 1 }, end))
}

/// "march 14 miles": the verb and a distance, where no preposition says otherwise.
fn is_measured(w: &Window<'_, '_>, i: usize, end: usize, written: &Written) -> bool {
    let introduced = w.before(i).is_some_and(|b| w.joint(b, Joint::OnDate).is_some());
    written.month.is_some()
        && !introduced
        && w.has(end, Class::Unit)
        && is_homonym(w, i)
        && w.token(i).is_some_and(|token| token.case != Case::Title)
}

/// "Monday 21", "on the 17": a bare number is a day only where no noun follows that it could count.
pub(super) fn bare_day(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let named = calendar::weekday(w, i);
    let at = named.map_or(w.skip_the(i), |(_, after)| after);
    let introduced =
        named.is_some() || at > i && w.before(i).is_some_and(|b| w.joint(b, Joint::OnDay).is_some());
    let (day, end) = calendar::day(w, at).filter(|_| introduced && w.is_number(at))?;
    let free = !is_content(w, end)
        && !w.has(end, Class::CalendarUnit)
        && !matches!(w.word(end), ":" | "%" | "/" | "-" | "–" | "°");
    free.then(|| Found::new(Phrase::DayOfMonth { day, weekday: named.map(|(weekday, _)| weekday) }, end))
}

/// A rank is a day only where no noun follows: "on the 23rd", not "the 3rd Regiment".
fn stands_alone(w: &Window<'_, '_>, first: usize, end: usize, written: &Written) -> bool {
    let free = !w.is_word(end) || w.has(end, Class::Function) || w.has(end, Class::DayPart);
    let told = w.before(first - usize::from(written.weekday.is_none() && first > 0));
    let introduced =
        told.is_some_and(|b| w.hit(b, Class::Function).is_some_and(|h| h.value == "preposition"));
    w.is_number(first) && free && introduced || written.weekday.is_some()
}

/// "on the 15th August last".
fn is_last(w: &Window<'_, '_>, i: usize) -> bool {
    shift(w, i).is_some_and(|(which, after)| which == Shift::Last && after == i + 1 && !is_content(w, after))
        && !w.is_number(i + 1)
        && w.joint(i, Joint::Of).is_none()
}

/// Whether a month that stands alone is one: "in March", "the April coup", not "May said" and not
/// "to march".
fn month_stands(w: &Window<'_, '_>, i: usize, end: usize) -> bool {
    if is_doubled(w, i) {
        return false;
    }
    let homonym = is_homonym(w, i);
    let case = w.token(i).map_or(Case::Lower, |token| token.case);
    if case == Case::Lower {
        // "in may", where nothing follows that it could be the verb or the adjective of
        let dated = |b| {
            [Joint::Of, Joint::YearAfter, Joint::YearMaybe]
                .into_iter()
                .any(|joint| w.joint(b, joint).is_some())
        };
        return (!homonym || !w.is_word(end)) && w.before(i).is_some_and(dated);
    }
    let Some(before) = w.before(i) else { return !homonym && !names(w, end) || !w.is_word(end) };
    // In a text all in capitals "MAY" needs its preposition.
    if homonym && case == Case::Upper {
        return w.hit(before, Class::Function).is_some_and(|h| h.value == "preposition");
    }
    if homonym && is_walk(w, before, end) {
        return false;
    }
    let introduced =
        w.hit(before, Class::Function).is_some_and(|h| matches!(h.value, "preposition" | "determiner"))
            || [Class::Shift, Class::PartOf, Class::TimeWord, Class::Month]
                .into_iter()
                .any(|class| w.has(before, class));
    let listed = (w.word(before) == "," || w.is(before, "and") || w.is(before, "or"))
        && w.before(before).is_some_and(|b| w.has(b, Class::Month));
    let marked = matches!(w.word(before), "(" | ":" | "–" | "—" | "-" | "/");
    (introduced || listed || marked) && !names(w, end)
}

/// "Jan-Jan" is somebody's name.
fn is_doubled(w: &Window<'_, '_>, i: usize) -> bool {
    let twice = |at: usize| {
        w.is_dash(at + 1)
            && w.glued(at + 1)
            && w.glued(at + 2)
            && w.is_word(at)
            && w.word(at) == w.word(at + 2)
    };
    twice(i) || i >= 2 && twice(i - 2)
}

/// "the March on Washington", "the Women's March": people who march, where no event is dated.
fn is_walk(w: &Window<'_, '_>, before: usize, end: usize) -> bool {
    let determined =
        w.joint(before, Joint::Definite).is_some() || w.word(before).ends_with(['s', 'S']) && w.glued(before);
    determined && !is_content(w, end)
}

/// Whether the name of a month is another word as well: "may", "march", "mar".
pub(super) fn is_homonym(w: &Window<'_, '_>, i: usize) -> bool {
    [Class::Function, Class::Event, Class::Concept, Class::Abbreviation]
        .into_iter()
        .any(|class| w.has(i, class))
}

/// "April Jones", "June Smith": a month before another capital may be a given name.
fn names(w: &Window<'_, '_>, i: usize) -> bool {
    w.is_capitalised(i) && !w.has(i, Class::Month) && !w.has(i, Class::Function) && !w.has(i, Class::Demonym)
}

/// "Thursday", "last Friday", "the following Monday", "Friday last week", "the Monday before the
/// rising".
pub(super) fn weekday(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let shifted = shift(w, w.skip_the(i)).filter(|_| !w.is(i, "that"));
    let (which, start) = shifted.map_or((None, w.skip_the(i)), |(which, after)| (Some(which), after));
    let week = shifted.and_then(|(which, at)| Some((which, unit(w, at).filter(|u| u.0 == Unit::Week)?.1)));
    if let Some((which, at)) = week {
        // "last week Friday", "this week's Monday"
        let (day, end) = calendar::weekday(w, at)?;
        return Some(Found::new(in_week(day, which), end));
    }
    let (day, end) = calendar::weekday(w, start)?;
    if is_byname(w, start, end)
        || which.is_none() && calendar::is_short(w, start, Class::Weekday) && !stands_short(w, start, end)
    {
        return None;
    }
    if which.is_none() {
        if let Some(after) = week_ahead(w, end) {
            let day = Phrase::Weekday { day, which: Some(Shift::Coming) };
            let phrase = Phrase::Offset { amount: Amount::of(7, Unit::Day)?, from: From::Of(Box::new(day)) };
            return Some(Found::new(phrase, after));
        }
        if let Some((which, after)) = week_behind(w, end) {
            return Some(Found::new(in_week(day, which), after));
        }
        if let Some((before, after)) = beside_event(w, end).filter(|_| start > i) {
            return Some(Found::new(Phrase::WeekdayBy { day, before }, after));
        }
    }
    let titled = w.before(start).is_some_and(|b| w.has(b, Class::Title) && w.is_capitalised(b));
    let name = titled || start > i && which.is_none() && names(w, end);
    let then = start > i && which.is_none() && stands_apart(w, end);
    let phrase = if then { Phrase::WeekdayThen { day } } else { Phrase::Weekday { day, which } };
    (!name).then(|| Found::new(phrase, end))
}

/// "on the Sunday", "the Wednesday evening" and no noun behind: "the Monday deadline" belongs to the noun.
fn stands_apart(w: &Window<'_, '_>, end: usize) -> bool {
    let part = w.hit(end, Class::DayPart).map_or(0, |hit| hit.len);
    !is_content(w, end + part) && !w.is_number(end)
}

/// "Bloody Sunday", "the Sunday Times", "the Mail on Sunday".
fn is_byname(w: &Window<'_, '_>, i: usize, end: usize) -> bool {
    let capital = |at| w.is_capitalised(at);
    let before = w.before(i).filter(|&b| capital(b) && w.joint(b, Joint::WeekdayNamed).is_some());
    let titled = capital(end) && w.joint(end, Joint::WeekdayTitle).is_some();
    let on = w.before(i).filter(|&b| w.joint(b, Joint::OnDay).is_some()).and_then(|b| w.before(b));
    let paper = on.is_some_and(|b| capital(b) && w.joint(b, Joint::WeekdayPaper).is_some());
    before.is_some() || titled || paper
}

/// An abbreviated weekday needs its preposition, or a mark or number beside it: "Sat" and "Sun" are words.
fn stands_short(w: &Window<'_, '_>, i: usize, end: usize) -> bool {
    let Some(before) = w.before(i) else { return !w.is_word(end) };
    let introduced = w.joint(before, Joint::OnDate).is_some() || w.joint(before, Joint::Clock).is_some();
    let marked = matches!(w.word(before), "(" | "," | "/" | "-" | "–" | ":");
    (introduced || marked || w.is_number(before)) && !names(w, end)
}

/// The token after "week" in the British "Monday week", a week after the Monday to come.
fn week_ahead(w: &Window<'_, '_>, i: usize) -> Option<usize> {
    unit(w, i).filter(|(unit, after)| *unit == Unit::Week && !is_content(w, *after)).map(|(_, after)| after)
}

fn in_week(day: i8, which: Shift) -> Phrase {
    let week = Phrase::Span { unit: Unit::Week, which, count: 1 };
    Phrase::WeekdayIn { day, week: Box::new(week) }
}

/// "last week" in "Friday last week", "Monday of this week".
fn week_behind(w: &Window<'_, '_>, i: usize) -> Option<(Shift, usize)> {
    let at = w.skip_the(w.joint(i, Joint::Of).unwrap_or(i));
    let (which, at) = shift(w, at)?;
    unit(w, at).filter(|(unit, _)| *unit == Unit::Week).map(|(_, after)| (which, after))
}

/// Whether it is before the event that "before the rising" or "after the coup" names, and the token
/// after that.
fn beside_event(w: &Window<'_, '_>, i: usize) -> Option<(bool, usize)> {
    let (before, at) = match w.joint(i, Joint::Before) {
        Some(at) => (true, at),
        None => (false, w.joint(i, Joint::After)?),
    };
    Some((before, super::relative::event_named(w, at)?))
}
