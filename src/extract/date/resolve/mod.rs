//! What an expression of time means, once it is known from where it is counted.

mod count;
mod weekday;
mod yearly;

use jiff::civil::Date;

use super::civil;
use super::phrase::{Feast, Part, Phrase, Shift, Unit, Year};
use super::tense::Direction;
use crate::claim::Anchor;
use crate::text::Days;

/// A day told of that lies longer back than this has left the week of writing.
const LONG_AGO: i64 = 31;

/// From what the expressions at one place of a document are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The day of writing.
    pub(super) written: Option<Date>,
    /// The last day of the month of writing, where no more is known.
    pub(super) issued: Option<Date>,
    /// Its year, where the day is not known.
    pub(super) year: Option<i16>,
    /// The year that most dates of the document have.
    pub(super) usual_year: Option<i16>,
    /// The day told of here.
    pub(super) told: Option<(Days, Anchor)>,
    /// Whether that day stands in the same paragraph.
    pub(super) told_here: bool,
    /// Whether it opened its sentence there, as the frame of a story does.
    pub(super) framed: bool,
    /// The time in which the narrative stands here.
    pub(super) era: Option<Days>,
    /// Whether the same paragraph says so.
    pub(super) era_here: bool,
    /// The last date with a year in the same sentence.
    pub(super) beside: Option<Days>,
    /// A full date close behind in the same sentence: "began in October and ended in May 2015".
    pub(super) before: Option<Days>,
    /// The date that the sentence told of before "until".
    pub(super) since: Option<Days>,
    /// In a heading, the day that the dated heading before it gave: a chronology goes forward.
    pub(super) onward: Option<Days>,
    /// The day that the heading gives.
    pub(super) section: Option<Days>,
    /// A day long over that the text gave with its year, "on 19 February last year".
    pub(super) past: Option<Days>,
    /// The last year told of in the section, else that of the main event.
    pub(super) told_year: Option<i16>,
    /// When the main event was.
    pub(super) main: Option<Days>,
    /// Whether the document looks back on its event from long after.
    pub(super) late: bool,
    /// Whether the document writes dates in figures with the month first, where it shows.
    pub(super) month_first: Option<bool>,
    /// The weekday beside a date.
    pub(super) weekday: Option<i8>,
    /// Which way the clause looks.
    pub(super) direction: Direction,
}

type Resolved = Option<(Days, Option<Anchor>)>;

impl Frame {
    /// What needs no other date: nothing is known.
    pub(super) const EMPTY: Self = Self {
        written: None,
        issued: None,
        year: None,
        usual_year: None,
        told: None,
        told_here: false,
        framed: false,
        era: None,
        era_here: false,
        beside: None,
        before: None,
        since: None,
        onward: None,
        section: None,
        past: None,
        told_year: None,
        main: None,
        late: true,
        month_first: None,
        weekday: None,
        direction: Direction::Open,
    };

    /// What an article of this day tells, when nothing of it was read before.
    pub(super) fn news_of(written: Date) -> Self {
        Self { written: Some(written), year: Some(written.year()), late: false, ..Self::EMPTY }
    }

    /// The days that a phrase means here, and from what they were counted.
    pub(super) fn resolve(&self, phrase: &Phrase) -> Resolved {
        match phrase {
            Phrase::Fixed(days) => Some((*days, None)),
            Phrase::Month { month, day, year } => self.month(*month, *day, *year),
            Phrase::DayOfMonth { day, weekday } => self.day_of_month(*day, *weekday),
            Phrase::Weekday { day, which } => self.weekday(*day, *which),
            Phrase::WeekdayThen { day } => self.weekday_then(*day),
            Phrase::WeekdayBy { day, before } => self.weekday_by(*day, *before),
            Phrase::WeekdayIn { day, week } => {
                self.inside(week, |week| civil::weekday_after(week.start, *day).map(Days::day))
            }
            Phrase::Season { first, year } => self.season(*first, *year),
            Phrase::Feast { feast, year } => self.feast(*feast, *year),
            Phrase::Near(days) => published(civil::shifted(self.written?, *days, Unit::Day).map(Days::day)),
            Phrase::Span { unit, which, count } => self.span(*unit, *which, *count),
            Phrase::Offset { amount, from } => self.offset(*amount, from),
            Phrase::SameDay => self.told.map(|(days, anchor)| (days, Some(anchor))),
            Phrase::Part { part, of } => self.part(*part, of),
            Phrase::Nth { rank, count, unit, of } => {
                self.inside(of, |of| civil::nth(of, *unit, *rank, *count))
            }
            Phrase::NthWeekday { rank, day, of } => {
                self.inside(of, |of| civil::nth_weekday(of, *day, *rank).map(Days::day))
            }
            Phrase::WeekOf(day) => self.inside(day, |day| civil::holding(day.start, Unit::Week)),
            Phrase::WeekNumber { week, year } => self.week_number(*week, *year),
            Phrase::Last { count, unit, first } => self.inside(first, |first| {
                civil::shifted(civil::shifted(first.start, *count, *unit)?, -1, Unit::Day).map(Days::day)
            }),
            Phrase::Ending { amount, last } => self.inside(last, |last| {
                let before = civil::moved(last.end, amount.back())?;
                Some(Days::between(day_off(before, 1)?, last.end))
            }),
            Phrase::Overnight => {
                published(self.written.and_then(|day| Some(Days::between(day_off(day, -1)?, day))))
            }
            Phrase::Away { count, unit } => {
                published(civil::holding(civil::shifted(self.written?, *count, *unit)?, *unit))
            }
            Phrase::Nearest { unit, to } => self.inside(to, |day| {
                let around = [-1, 0, 1]
                    .into_iter()
                    .filter_map(|step| civil::holding(civil::shifted(day.start, step, Unit::Week)?, *unit));
                around.min_by_key(|unit| distance(*unit, day))
            }),
            Phrase::Either(one, other) => self.either(one, other),
            Phrase::Range(from, to) => self.range(from, to),
        }
    }

    fn feast(&self, feast: Feast, year: Year) -> Resolved {
        match feast {
            Feast::Once(date) if year == Year::Open && self.written.is_none_or(|day| day >= date) => {
                Some((Days::day(date), None))
            }
            _ => self.yearly(year, |year| civil::feast(feast, year).map(Days::day)),
        }
    }

    /// The other reading of a date in figures whose order nothing settles.
    pub(super) fn other(&self, phrase: &Phrase) -> Option<Days> {
        let Phrase::Either(one, other) = phrase else { return None };
        let chosen = self.resolve(phrase)?.0;
        let open = self.month_first.is_none();
        [one, other]
            .into_iter()
            .filter_map(|read| Some(self.resolve(read)?.0))
            .find(|days| open && *days != chosen)
    }

    fn either(&self, one: &Phrase, other: &Phrase) -> Resolved {
        if let Some(month_first) = self.month_first {
            return self.resolve(if month_first { other } else { one });
        }
        let away = |found: &(Days, Option<Anchor>)| self.written.map(|day| distance(found.0, Days::day(day)));
        let (first, second) = (self.resolve(one)?, self.resolve(other)?);
        Some(if away(&second) < away(&first) { second } else { first })
    }

    fn inside(&self, of: &Phrase, cut: impl Fn(Days) -> Option<Days>) -> Resolved {
        let (days, anchor) = self.resolve(of)?;
        Some((cut(days)?, anchor))
    }

    fn part(&self, part: Part, of: &Phrase) -> Resolved {
        self.inside(of, |of| match (part, self.written) {
            (Part::Rest, Some(written)) if of.contains(Days::day(written)) => {
                Some(Days::between(written, of.end))
            }
            _ => civil::part(of, part),
        })
    }
}

fn published(days: Option<Days>) -> Resolved {
    days.map(|days| (days, Some(Anchor::Publication)))
}

fn step(which: Shift) -> i16 {
    i16::try_from(which.steps()).unwrap_or_default()
}

fn day_off(day: Date, count: i64) -> Option<Date> {
    civil::shifted(day, count, Unit::Day)
}

fn distance(a: Days, b: Days) -> i64 {
    i64::from(a.gap(b))
}
