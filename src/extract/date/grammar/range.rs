//! Ranges and lists: two ends that lend each other month and year.

use super::{Found, is_content, is_counted, simple, year_of};
use crate::extract::date::phrase::{Phrase, Unit, Year};
use crate::lexicon::Class;
use crate::lexicon::calendar::{self, Gate, Joint, Window};
use crate::text::Days;

/// How many numbers a list of days may have.
const LIST: usize = 8;

/// The words that open a range.
pub(super) const OPENING: Gate = Gate::of(&[]).or_joints(&[Joint::From, Joint::Between]);

/// What a range can start with that is no expression of time without it: "21" of "21-22 March".
pub(super) const GATE: Gate =
    OPENING.or(Gate::of(&[Class::Month, Class::Cardinal, Class::Ordinal]).or_figures());

/// One end of a range as it stands.
#[derive(Clone, Debug)]
enum End {
    /// A number that may be a day of the month.
    Day(i8),
    Year(i16),
    Phrase(Phrase),
}

/// A year with a 29 February.
const LEAP: i16 = 2000;

/// What joins the two ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    None,
    From,
    Between,
}

/// "21-22 March", "from Thursday to Friday", "between 2007 and 2009", "April and May this year",
/// "21 March 2012 – 8 April 2012".
///
/// `here` is what was read at token `i` as no range.
pub(super) fn range(w: &Window<'_, '_>, i: usize, here: Option<&Found>) -> Option<Found> {
    let (opening, at) = opening(w, i);
    let (left, after) =
        if opening == Opening::None { either(w, at, opening, here.cloned())? } else { end(w, at, opening)? };
    let (glued, at) = link(w, super::day_part_behind(w, after), opening, &left)?;
    let (right, end) = right_end(w, at, opening, &left)?;
    let listed = opening != Opening::Between && w.is(at - 1, "and");
    let either = w.is(at - 1, "or");
    let fits = |a: &Phrase, b: &Phrase| (!listed || consecutive(a, b)) && (!either || is_next_day(a, b));
    let (left, right, end) = share(w, left, right, end, glued).filter(|(a, b, _)| fits(a, b))?;
    let weekday = None;
    // "Jan-Jan" is somebody's name
    (left != right).then_some(())?;
    Some(Found { phrase: Phrase::Range(Box::new(left), Box::new(right)), end, weekday })
}

/// "April and May", "Monday and Tuesday" are one stretch of time, "March and October"
/// are two.
fn consecutive(a: &Phrase, b: &Phrase) -> bool {
    match (a, b) {
        (Phrase::Month { month: a, .. }, Phrase::Month { month: b, .. }) => a % 12 + 1 == *b,
        (Phrase::Month { month: a, day: None, .. }, Phrase::Fixed(days)) => a % 12 + 1 == days.start.month(),
        (Phrase::Weekday { day: a, which: None }, Phrase::Weekday { day: b, which: None }) => a % 7 + 1 == *b,
        _ => false,
    }
}

/// "12 or 13 September", "30 April or 1 May": the second is the day after the first, so that both are one date, which leaves
/// open the day.
fn is_next_day(a: &Phrase, b: &Phrase) -> bool {
    match (a, b) {
        (Phrase::Month { month: m, day: Some(x), .. }, Phrase::Month { month: n, day: Some(y), .. }) => {
            follows((*m, *x), (*n, *y))
        }
        (Phrase::Month { month, day: Some(x), .. }, Phrase::Fixed(days)) => {
            days.is_day() && follows((*month, *x), (days.start.month(), days.start.day()))
        }
        (Phrase::Fixed(a), Phrase::Fixed(b)) => {
            a.is_day() && b.is_day() && a.end.tomorrow().is_ok_and(|next| next == b.start)
        }
        _ => false,
    }
}

/// Whether a day of a month is the day after another, in some year.
fn follows(first: (i8, i8), second: (i8, i8)) -> bool {
    let next =
        |year: i16| jiff::civil::Date::new(year, first.0, first.1).and_then(jiff::civil::Date::tomorrow);
    let is = |year: i16| next(year).is_ok_and(|next| (next.month(), next.day()) == second);
    is(LEAP) || is(LEAP + 1)
}

fn opening(w: &Window<'_, '_>, i: usize) -> (Opening, usize) {
    if let Some(at) = w.joint(i, Joint::Between) {
        (Opening::Between, at)
    } else if let Some(at) = w.joint(i, Joint::From) {
        (Opening::From, at)
    } else {
        (Opening::None, i)
    }
}

fn end(w: &Window<'_, '_>, i: usize, opening: Opening) -> Option<(End, usize)> {
    either(w, i, opening, simple(w, i))
}

/// What was read at token `i`, else the number or month that would say too little alone.
fn either(w: &Window<'_, '_>, i: usize, opening: Opening, read: Option<Found>) -> Option<(End, usize)> {
    let day = || calendar::day(w, w.skip_the(i)).map(|(day, after)| (End::Day(day), after));
    let counted = |end: usize| is_counted(w, end) || w.joint(end, Joint::Zone).is_some();
    let year = || {
        calendar::year(w, i).filter(|(_, end)| {
            w.is_number(i) && !counted(*end) && (opening != Opening::None || opens_years(w, i))
        })
    };
    match read {
        Some(found) => match found.phrase {
            Phrase::Fixed(days) if Days::year(days.start.year()) == Some(days) => {
                Some((End::Year(days.start.year()), found.end))
            }
            phrase => Some((End::Phrase(phrase), found.end)),
        },
        None => year().map(|(year, after)| (End::Year(year), after)).or_else(|| month(w, i)).or_else(day),
    }
}

/// A month that would say too little alone: "Jan-Feb 2017".
fn month(w: &Window<'_, '_>, i: usize) -> Option<(End, usize)> {
    let (month, after) =
        calendar::month(w, i).filter(|_| w.is_capitalised(i) || !super::plain::is_homonym(w, i))?;
    Some((End::Phrase(Phrase::Month { month, day: None, year: Year::Open }), after))
}

/// Whether "2014-2018", "1939–45" or "2014 to 2018" stands at token `i`.
fn opens_years(w: &Window<'_, '_>, i: usize) -> bool {
    let year = |at: usize| {
        calendar::year(w, at).is_some_and(|(year, _)| w.is_number(at) && (1800..2100).contains(&year))
    };
    let worded = w.joint(i + 1, Joint::Range).is_some_and(|at| year(i) && year(at) && !is_content(w, at + 1));
    worded
        || w.is_dash(i + 1)
            && w.glued(i + 1)
            && w.glued(i + 2)
            && !w.before(i).is_some_and(|b| w.glued(i) && w.is_dash(b))
}

fn right_end(w: &Window<'_, '_>, i: usize, opening: Opening, left: &End) -> Option<(End, usize)> {
    if let Some((year, after)) = calendar::year(w, i).filter(|_| w.is_number(i) && !is_counted(w, i + 1)) {
        return Some((End::Year(year), after));
    }
    if let Some(after) = w.joint(i, Joint::Now) {
        return Some((End::Phrase(Phrase::Near(0)), after));
    }
    match left {
        End::Year(from) => short_year(w, i, *from).or_else(|| end(w, i, opening)),
        _ => end(w, i, opening),
    }
}

/// "45" of "1939–45".
fn short_year(w: &Window<'_, '_>, i: usize, from: i16) -> Option<(End, usize)> {
    let (number, after) =
        calendar::count(w, i).filter(|_| w.glued(i) && w.is_number(i) && w.word(i).len() == 2)?;
    let year = from - from % 100 + i16::try_from(number).ok()?;
    (!w.is_dash(after)).then_some((End::Year(year), after))
}

/// The token after "to", "and" or a dash, and whether a dash joins without spaces.
fn link(w: &Window<'_, '_>, i: usize, opening: Opening, left: &End) -> Option<(bool, usize)> {
    if w.word(i) == "/" && matches!(left, End::Day(_)) {
        return (w.glued(i) && w.glued(i + 1)).then_some((true, i + 1));
    }
    if w.is_dash(i) {
        let glued = w.glued(i) && w.glued(i + 1);
        let whole = !matches!(left, End::Phrase(Phrase::Weekday { .. } | Phrase::Near(_) | Phrase::SameDay));
        return (glued || whole).then_some((glued, i + 1));
    }
    if w.is(i, "and") && w.joint(i, Joint::Range).is_none() {
        let joins = matches!(
            left,
            End::Phrase(Phrase::Month { day: None, .. } | Phrase::Weekday { which: None, .. })
        );
        return (opening == Opening::Between || joins).then_some((false, i + 1));
    }
    let of_month = |end: &End| {
        matches!(end, End::Day(_) | End::Phrase(Phrase::Month { day: Some(_), .. } | Phrase::Fixed(_)))
    };
    if w.is(i, "or") && w.joint(i, Joint::Range).is_none() {
        return (opening == Opening::None && of_month(left)).then_some((false, i + 1));
    }
    // "extended on 18 June until the end of September": only "from ... until" is one stretch
    let at = w.joint(i, Joint::Range)?;
    let joins = match opening {
        Opening::None => w.joint(i, Joint::By).is_none() || w.is(i, "to"),
        Opening::From => true,
        Opening::Between => !w.is(i, "to"),
    };
    joins.then_some((false, at))
}

/// Gives each end what only the other says.
fn share(
    w: &Window<'_, '_>,
    left: End,
    right: End,
    end: usize,
    glued: bool,
) -> Option<(Phrase, Phrase, usize)> {
    match (left, right) {
        (End::Year(from), End::Year(to)) => years(from, to, end),
        (End::Day(from), End::Phrase(to)) => {
            let from = day_beside(from, &to)?;
            Some((from, to, end))
        }
        (End::Phrase(from), End::Day(to)) => {
            let (to, end) = day_behind(w, &from, to, end, glued)?;
            Some((lend_year(from, &to), to, end))
        }
        (End::Phrase(from), End::Phrase(to)) => both(w, from, to, end),
        (End::Year(from), End::Phrase(to)) => Some((Phrase::Fixed(Days::year(from)?), to, end)),
        (End::Phrase(from), End::Year(to)) => Some((from, Phrase::Fixed(Days::year(to)?), end)),
        _ => None,
    }
}

fn years(from: i16, to: i16, end: usize) -> Option<(Phrase, Phrase, usize)> {
    let fits = from < to && to - from < 300;
    fits.then_some(())?;
    Some((Phrase::Fixed(Days::year(from)?), Phrase::Fixed(Days::year(to)?), end))
}

/// "21" of "21-22 March".
fn day_beside(day: i8, to: &Phrase) -> Option<Phrase> {
    match to {
        Phrase::Fixed(days) if days.is_day() && day < days.start.day() => {
            let date = days.start.with().day(day).build().ok()?;
            Some(Phrase::Fixed(Days::day(date)))
        }
        Phrase::Month { month, day: Some(last), year } if day < *last => {
            Some(Phrase::Month { month: *month, day: Some(day), year: *year })
        }
        _ => None,
    }
}

/// "20" of "November 19-20" and "22, 2012" of "March 21 to 22, 2012".
fn day_behind(
    w: &Window<'_, '_>,
    from: &Phrase,
    day: i8,
    end: usize,
    glued: bool,
) -> Option<(Phrase, usize)> {
    let Phrase::Month { month, day: Some(first), year } = from else { return None };
    let free = glued || !is_content(w, end);
    if !free || is_counted(w, end) {
        return None;
    }
    let (year, end) = match calendar::year_behind(w, end) {
        Some((year, after)) => (Year::Is(year), after),
        None => (*year, end),
    };
    // "April twenty-seventh to the third" runs on into the next month.
    let month = if day < *first { month % 12 + 1 } else { *month };
    Some((Phrase::Month { month, day: Some(day), year }, end))
}

/// Two phrases, the year of the second lent to the first: "30 June to 3 July 2010".
fn both(w: &Window<'_, '_>, from: Phrase, to: Phrase, end: usize) -> Option<(Phrase, Phrase, usize)> {
    let (to, end) = match (&to, year_of(w, end)) {
        (Phrase::Month { month, day, year: Year::Open }, Some((year, after))) => {
            (Phrase::Month { month: *month, day: *day, year }, after)
        }
        _ => (to, end),
    };
    let durations = |phrase: &Phrase| matches!(phrase, Phrase::Span { count, .. } if *count > 1);
    let same = matches!((&from, &to), (Phrase::SameDay, _) | (_, Phrase::SameDay));
    let spans = |phrase: &Phrase| matches!(phrase, Phrase::Span { unit: Unit::Day, .. });
    (!durations(&from) && !durations(&to) && !same && !spans(&to)).then(|| (lend_year(from, &to), to, end))
}

fn lend_year(from: Phrase, to: &Phrase) -> Phrase {
    let Phrase::Month { month, day, year: Year::Open } = from else { return from };
    let (year, last) = match to {
        Phrase::Fixed(days) => (Year::Is(days.end.year()), days.end.month()),
        Phrase::Month { month, year, .. } => (*year, *month),
        _ => return from,
    };
    let year = match year {
        Year::Is(year) if month > last => Year::Is(year - 1),
        year => year,
    };
    Phrase::Month { month, day, year }
}

/// "12, 13 or 14 April": days that follow each other are one date, which leaves open the day.
fn one_of(w: &Window<'_, '_>, days: &[(usize, i8, usize)], last: &Found) -> Option<Found> {
    let (_, _, joint) = *days.last()?;
    let either = w.is(joint, "or") || w.is(joint + 1, "or");
    let phrases = days.iter().map(|(_, day, _)| day_beside(*day, &last.phrase));
    let mut phrases = phrases.collect::<Option<Vec<_>>>().filter(|_| either)?;
    phrases.push(last.phrase.clone());
    let on_end = phrases.windows(2).all(|pair| is_next_day(&pair[0], &pair[1]));
    let range = Phrase::Range(Box::new(phrases.swap_remove(0)), Box::new(last.phrase.clone()));
    on_end.then(|| Found::new(range, last.end))
}

/// "18, 19 and 20 June": a mention for each number before the last.
pub(super) fn listed(w: &Window<'_, '_>, i: usize) -> Option<Vec<(usize, Found)>> {
    let mut days = Vec::new();
    let mut at = i;
    while days.len() < LIST {
        let (day, after) = Some(at).filter(|&at| w.is_number(at)).and_then(|at| calendar::day(w, at))?;
        let joins = w.word(after) == "," || w.is(after, "and") || w.is(after, "or");
        if !joins {
            break;
        }
        days.push((at, day, after));
        let next = after + 1;
        at = next + usize::from(w.is(next, "and") || w.is(next, "or"));
    }
    let last = super::plain::written(w, at).filter(|_| w.is_number(at))?;
    if let Some(open) = one_of(w, &days, &last) {
        return Some(vec![(i, open)]);
    }
    let found =
        days.into_iter().map(|(at, day, end)| Some((at, Found::new(day_beside(day, &last.phrase)?, end))));
    let mut found = found.collect::<Option<Vec<_>>>().filter(|found| !found.is_empty())?;
    found.push((at, last));
    Some(found)
}
