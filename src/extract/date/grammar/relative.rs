//! Expressions that count from another day.

use super::{Found, amount, anchor, is_content, shift, unit, units};
use crate::extract::date::phrase::{Amount, From, Phrase, Shift, Unit};
use crate::lexicon::calendar::{self, Joint, Window};
use crate::lexicon::{Class, Form};

/// How far from "before" the noun of an event may stand: "before the first military rising".
const NOUN_PHRASE: usize = 5;

/// "yesterday", "tonight", "the day before yesterday".
pub(super) fn near(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let hit = w.hit(i, Class::RelativeDay)?;
    Some(Found::new(Phrase::Near(hit.value.parse().ok()?), i + hit.len))
}

/// "last week", "the same year", "the previous night", "the past three days".
pub(super) fn span(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let definite = w.joint(i, Joint::The).is_some();
    if let Some(found) = weekend(w, i).or_else(|| away(w, i)).or_else(|| current(w, i)) {
        return Some(found);
    }
    let (counted, at) = match number(w, w.skip_the(i)) {
        Some((count, after)) => (Some(count), after),
        None => (None, w.skip_the(i)),
    };
    let (which, at) = shift(w, at)?;
    let told = definite && counted.is_none();
    if let Some(end) = part_of_that_day(w, at, which) {
        let which = if which == Shift::Next { Shift::Following } else { which };
        return Some(Found::new(day_of(which), end));
    }
    let (count, at) = match (counted, number(w, at)) {
        (Some(count), _) => (count, at),
        (None, Some((count, after))) => (count, w.skip_hyphen(after)),
        (None, None) => (1, at),
    };
    let (unit, form, end) = units(w, at)?;
    let plural = form == Form::S;
    if plural != (count > 1) {
        return None;
    }
    // "the next day" is the day after the one told of; "next week" comes after the day of writing.
    let which = if told && which == Shift::Next && unit == Unit::Day { Shift::Following } else { which };
    if unit == Unit::Day && count == 1 && matches!(which, Shift::Last | Shift::This) {
        return None;
    }
    let phrase =
        if unit == Unit::Day && count == 1 { day_of(which) } else { Phrase::Span { unit, which, count } };
    Some(Found::new(phrase, end))
}

/// "the weekend": the last or the next, as the clause looks.
fn weekend(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (Unit::Weekend, end) = unit(w, w.skip_the(i)).filter(|_| w.joint(i, Joint::The).is_some())? else {
        return None;
    };
    if let Some(day) = w.joint(end, Joint::Of).and_then(|at| anchor(w, at)) {
        let phrase = Phrase::Nearest { unit: Unit::Weekend, to: Box::new(day.phrase) };
        return Some(Found { phrase, ..day });
    }
    Some(Found::new(Phrase::Span { unit: Unit::Weekend, which: Shift::This, count: 1 }, end))
}

/// "the worst flood of the year.", "in the week.": the one of writing, where nothing follows.
fn current(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let introduced = w.before(i).is_some_and(|b| w.joint(b, Joint::Of).is_some());
    let (unit, end) = unit(w, w.skip_the(i)).filter(|_| introduced && w.joint(i, Joint::The).is_some())?;
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    let last = !w.is_word(end) && !w.is_number(end);
    (long && last).then(|| Found::new(Phrase::Span { unit, which: Shift::This, count: 1 }, end))
}

/// "the week after next", "the year before last".
fn away(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (unit, at) = unit(w, w.skip_the(i)).filter(|_| w.joint(i, Joint::The).is_some())?;
    let (count, end) = match w.joint(at, Joint::AfterNext) {
        Some(end) => (2, end),
        None => (-2, w.joint(at, Joint::BeforeLast)?),
    };
    Some(Found::new(Phrase::Away { count, unit }, end))
}

/// A number, or "couple of".
fn number(w: &Window<'_, '_>, i: usize) -> calendar::Read<i64> {
    calendar::count(w, i).or_else(|| w.joint(i, Joint::Couple).map(|after| (2, after)))
}

/// The token after "night" in "the previous night"; "last night" is a word of its own.
fn part_of_that_day(w: &Window<'_, '_>, i: usize, which: Shift) -> Option<usize> {
    let hit = w.hit(i, Class::DayPart)?;
    (which != Shift::Last && which != Shift::This).then_some(i + hit.len)
}

fn day_of(which: Shift) -> Phrase {
    match which {
        Shift::Same => Phrase::SameDay,
        _ => {
            let amount = Amount { months: 0, days: which.steps(), unit: Unit::Day };
            Phrase::Offset { amount, from: From::Told }
        }
    }
}

/// "two days later", "a week ago", "the year before", "16 days from 1 May", "in two weeks", "two years and
/// three days later", "the three months to March".
pub(super) fn offset(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    if let Some(at) = w.joint(i, Joint::In) {
        let (amount, end) = amount::read(w, at)?;
        let (from, end) = since(w, end).unwrap_or((From::Ahead, end));
        return Some(Found::new(Phrase::Offset { amount, from }, end));
    }
    if let Some(found) = ending(w, i) {
        return Some(found);
    }
    let told = definite(w, i);
    let (amount, at) = amount::read(w, i).or(told)?;
    if let Some(found) = starting(w, i).filter(|_| told.is_none()) {
        return Some(found);
    }
    let (sign, from, end) = direction(w, at, told.is_some())?;
    let amount = if sign < 0 { amount.back() } else { amount };
    Some(Found::new(Phrase::Offset { amount, from }, end))
}

/// "three days starting from next Monday", "a week from tomorrow on" is told as its two ends.
fn starting(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (count, unit, at) = amount::single(w, i)?;
    let first = anchor(w, w.joint(at, Joint::Starting)?)?;
    let last = Phrase::Last { count, unit, first: Box::new(first.phrase.clone()) };
    Some(Found { phrase: Phrase::Range(Box::new(first.phrase), Box::new(last)), ..first })
}

/// "the week ending 6 May", "the three months to March".
fn ending(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = Some(w.skip_the(i)).filter(|&at| at > i)?;
    let (amount, at) = amount::read(w, at).or_else(|| definite(w, i))?;
    let last = anchor(w, w.joint(at, Joint::Ending)?)?;
    (amount.unit >= Unit::Day)
        .then(|| Found { phrase: Phrase::Ending { amount, last: Box::new(last.phrase) }, ..last })
}

/// "overnight" as an adverb: no noun behind it, and nothing before it that takes one.
pub(super) fn overnight(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let end = w.joint(i, Joint::Overnight)?;
    let before = w.before(i)?;
    let attribute =
        w.hit(before, Class::Function).is_some_and(|hit| matches!(hit.value, "determiner" | "preposition"))
            || w.is_dash(before)
            || w.is_number(before);
    (!attribute && !is_content(w, end) && !w.is_dash(end) && !w.is_number(end))
        .then(|| Found::new(Phrase::Overnight, end))
}

/// "two years since 2011": counted from the date that follows.
fn since(w: &Window<'_, '_>, i: usize) -> Option<(From, usize)> {
    let found = anchor(w, w.joint(i, Joint::After).or_else(|| w.joint(i, Joint::From))?)?;
    Some((From::Of(Box::new(found.phrase)), found.end))
}

/// "the day", "the year" before something.
fn definite(w: &Window<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    // "five years to the day after" counts no day
    let idiom = w.before(i).is_some_and(|b| w.joint(b, Joint::Range).is_some());
    let at = Some(w.skip_the(i)).filter(|&at| at > i && !idiom)?;
    if let Some(hit) = w.hit(at, Class::DayPart) {
        return Some((Amount::of(1, Unit::Day)?, at + hit.len));
    }
    let (unit, end) = unit(w, at).filter(|(unit, _)| !matches!(unit, Unit::Minute | Unit::Hour))?;
    Some((Amount::of(1, unit)?, end))
}

/// Which way an amount counts and from what.
fn direction(w: &Window<'_, '_>, i: usize, definite: bool) -> Option<(i64, From, usize)> {
    if let Some(end) = w.joint(i, Joint::Ago) {
        let (from, end) = anniversary(w, end).unwrap_or((From::Now, end));
        return (!definite).then_some((-1, from, end));
    }
    if let Some(end) = w.joint(i, Joint::Hence) {
        return (!definite).then_some((1, From::Now, end));
    }
    let named = |at: usize| {
        let date = anchor(w, at).map(|found| (From::Of(Box::new(found.phrase)), found.end));
        date.or_else(|| Some((From::Main, event_named(w, at)?)))
    };
    let from = if definite { Joint::After } else { Joint::From };
    for (joint, sign) in [(Joint::After, 1), (from, 1), (Joint::Before, -1)] {
        if let Some((from, end)) = w.joint(i, joint).and_then(named) {
            return Some((sign, from, end));
        }
    }
    let told = |joint| w.joint(i, joint).filter(|&end| ends_there(w, end));
    if let Some(end) = told(Joint::Earlier) {
        return Some((-1, From::Told, end));
    }
    let later = told(Joint::Later)
        .filter(|_| !definite)
        .or_else(|| Some(i + 1).filter(|&end| definite && w.is(i, "after") && ends_there(w, end)));
    later.map(|end| (1, From::Told, end))
}

/// "this week" in "thirty years ago this week", "next month" in "five years ago next month", "on Monday" in "a
/// week ago on Monday".
fn anniversary(w: &Window<'_, '_>, i: usize) -> Option<(From, usize)> {
    let on = w.is(i, "on").then_some(i + 1);
    let at = on.unwrap_or(i);
    let plain = || super::plain::written(w, at).filter(|_| on.is_some());
    let time = near(w, at).or_else(|| span(w, at)).or_else(|| super::plain::weekday(w, at)).or_else(plain);
    let time = time.or_else(|| super::part::season_or_feast(w, at))?;
    let now = match &time.phrase {
        Phrase::Span { which, count, .. } => {
            matches!(which, Shift::This | Shift::Next | Shift::Last) && *count == 1
        }
        Phrase::Near(_) => true,
        Phrase::Weekday { which, .. } => on.is_some() || which.is_some_and(|which| !which.is_told()),
        Phrase::Fixed(_) | Phrase::Either(..) => false,
        _ => on.is_some() || w.has(at, Class::Shift),
    };
    now.then(|| (From::Anniversary(Box::new(time.phrase)), time.end))
}

/// Whether nothing follows that "before" or "after" could govern: "the year before, when ...".
fn ends_there(w: &Window<'_, '_>, i: usize) -> bool {
    let function = w.hit(i, Class::Function).map(|h| h.value);
    !w.is_word(i) && !w.is_number(i)
        || w.before(i).is_some_and(|b| !w.is(b, "before") && !w.is(b, "after"))
        || function.is_some_and(|value| !matches!(value, "determiner" | "pronoun"))
}

/// The token after the word of an event in the noun phrase that starts at token `i`.
pub(super) fn event_named(w: &Window<'_, '_>, i: usize) -> Option<usize> {
    let determined = w.hit(i, Class::Function).is_some_and(|h| h.value == "determiner");
    let inside = |at: &usize| *at == i || w.is_word(*at) && !w.has(*at, Class::Function);
    let end = |at: usize| w.hit(at, Class::Event).map(|hit| at + hit.len);
    (i..i + NOUN_PHRASE).take_while(inside).filter_map(end).next().filter(|_| determined)
}

/// "In the evening", "Later that day", "the same night": the day told of. A time of day before it
/// makes it a part of the time ("half past four in the morning").
pub(super) fn same_day(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = w.joint(i, Joint::Within).or_else(|| w.joint(i, Joint::Amid))?;
    let part = w.hit(at, Class::DayPart).map(|hit| at + hit.len);
    let end = part.or_else(|| unit(w, at).filter(|(unit, _)| *unit == Unit::Day).map(|(_, end)| end))?;
    let clock = w.before(i).is_some_and(|b| is_clock(w, b));
    let governs = [Joint::Of, Joint::From, Joint::Between, Joint::After, Joint::Before]
        .into_iter()
        .any(|joint| w.joint(end, joint).is_some());
    let counted = is_content(w, end) && w.has(end, Class::Group);
    (!clock && !governs && !counted).then(|| Found::new(Phrase::SameDay, end))
}

fn is_clock(w: &Window<'_, '_>, i: usize) -> bool {
    w.is_number(i)
        || w.has(i, Class::Cardinal)
        || w.joint(i, Joint::Clock).is_some()
        || w.hit(i, Class::CalendarUnit).is_some_and(|h| h.value == "hour")
}
