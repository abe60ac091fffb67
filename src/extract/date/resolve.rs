//! What an expression of time means, once it is known from where it is counted.

use jiff::civil::Date;

use super::civil;
use super::phrase::{From, Part, Phrase, Shift, Unit, Year};
use super::tense::Direction;
use crate::claim::Anchor;
use crate::text::Days;

/// Where the next heading of a chronology is looked for, so that it may lie a little before the
/// last and most of a year behind it.
const MONTHS_ON: i64 = 4;
/// How long the day told of keeps a pluperfect by its side.
const FORTNIGHT: i64 = 14;
/// How far ahead a date without any verb may lie and still be one to come.
const SOON: i64 = 60;
/// A date to come that lies farther ahead than this is told with its year.
const FAR: i64 = 200;
/// What lies longer back than a year needs its year.
const YEAR: i64 = 366;
/// A day told of that lies longer back than this has left the week of writing.
const LONG_AGO: i64 = 31;

/// From what the expressions at one place of a document are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The day of writing.
    pub(super) written: Option<Date>,
    /// Its year, where the day is not known.
    pub(super) year: Option<i16>,
    /// The year that most dates of the document have.
    pub(super) usual_year: Option<i16>,
    /// The day told of here.
    pub(super) told: Option<(Days, Anchor)>,
    /// Whether that day stands in the same paragraph.
    pub(super) told_here: bool,
    /// The time in which the narrative stands here.
    pub(super) era: Option<Days>,
    /// Whether the same paragraph says so.
    pub(super) era_here: bool,
    /// The last date with a year in the same sentence.
    pub(super) beside: Option<Days>,
    /// In a heading, the day that the dated heading before it gave: a chronology goes forward.
    pub(super) onward: Option<Days>,
    /// The day that the heading gives.
    pub(super) section: Option<Days>,
    /// The last year told of in the section, else that of the main event.
    pub(super) told_year: Option<i16>,
    /// When the main event was.
    pub(super) main: Option<Days>,
    /// Whether the document looks back on its event from long after.
    pub(super) late: bool,
    /// Which way the clause looks.
    pub(super) direction: Direction,
}

type Resolved = Option<(Days, Option<Anchor>)>;

impl Frame {
    /// What needs no other date: nothing is known.
    pub(super) const EMPTY: Self = Self {
        written: None,
        year: None,
        usual_year: None,
        told: None,
        told_here: false,
        era: None,
        era_here: false,
        beside: None,
        onward: None,
        section: None,
        told_year: None,
        main: None,
        late: true,
        direction: Direction::Open,
    };

    /// The days that a phrase means here, and from what they were counted.
    pub(super) fn resolve(&self, phrase: &Phrase) -> Resolved {
        match phrase {
            Phrase::Fixed(days) => Some((*days, None)),
            Phrase::Month { month, day, year } => self.month(*month, *day, *year),
            Phrase::DayOfMonth { day, weekday } => self.day_of_month(*day, *weekday),
            Phrase::Weekday { day, which } => self.weekday(*day, *which),
            Phrase::WeekdayBy { day, before } => self.weekday_by(*day, *before),
            Phrase::WeekdayIn { day, week } => {
                self.inside(week, |week| civil::weekday_after(week.start, *day).map(Days::day))
            }
            Phrase::Season { first, year } => self.season(*first, *year),
            Phrase::Feast { feast, year } => {
                self.yearly(*year, |year| civil::feast(*feast, year).map(Days::day))
            }
            Phrase::Near(days) => published(civil::shifted(self.written?, *days, Unit::Day).map(Days::day)),
            Phrase::Span { unit, which, count } => self.span(*unit, *which, *count),
            Phrase::Offset { count, unit, from } => self.offset(*count, *unit, from),
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
            Phrase::Range(from, to) => self.range(from, to),
        }
    }

    fn inside(&self, of: &Phrase, cut: impl Fn(Days) -> Option<Days>) -> Resolved {
        let (days, anchor) = self.resolve(of)?;
        Some((cut(days)?, anchor))
    }

    fn part(&self, part: Part, of: &Phrase) -> Resolved {
        self.inside(of, |of| civil::part(of, part))
    }

    fn month(&self, month: i8, day: Option<i8>, year: Year) -> Resolved {
        self.yearly(year, |year| match day {
            Some(day) => Date::new(year, month, day).ok().map(Days::day),
            None => Days::month(year, month),
        })
    }

    fn season(&self, first: i8, year: Year) -> Resolved {
        self.yearly(year, |year| {
            let start = Days::month(year, first)?;
            Some(start.to(civil::holding(civil::shifted(start.start, 2, Unit::Month)?, Unit::Month)?))
        })
    }

    fn week_number(&self, week: i8, year: Year) -> Resolved {
        let year = match year {
            Year::Open => Year::Which(Shift::This),
            year => year,
        };
        self.yearly(year, |year| civil::week(year, week))
    }

    /// Something that comes once a year: which year is meant.
    fn yearly(&self, year: Year, on: impl Fn(i16) -> Option<Days>) -> Resolved {
        match year {
            Year::Is(year) => Some((on(year)?, None)),
            Year::Which(which) | Year::Nearest(which) if which.is_told() => {
                let told = self.told_year.or(self.year)?;
                Some((on(told.checked_add(step(which))?)?, Some(Anchor::Narrated)))
            }
            Year::Which(which) => published(on(self.year?.checked_add(step(which))?)),
            Year::Nearest(which) => published(self.nearest_to_writing(which, &on)),
            Year::Open => self.open_year(&on),
        }
    }

    /// "last May" may be the May of this year, "next May" as well.
    fn nearest_to_writing(&self, which: Shift, on: &impl Fn(i16) -> Option<Days>) -> Option<Days> {
        let year = self.year?;
        let this = on(year)?;
        let over = self.written.is_some_and(|written| this.end < written);
        let ahead = self.written.is_some_and(|written| this.start > written);
        let stays = if which.steps() < 0 { over } else { ahead };
        if which == Shift::This || stays { Some(this) } else { on(year.checked_add(step(which))?) }
    }

    /// A date without a year: beside a full date and below a dated heading it is the nearest to
    /// that; in news the last before publication, or the next where the clause looks ahead; else
    /// the nearest to what is told of.
    fn open_year(&self, on: &impl Fn(i16) -> Option<Days>) -> Resolved {
        if let Some(beside) = self.beside {
            return Some((nearest(on, beside)?, Some(Anchor::Narrated)));
        }
        if let Some(before) = self.onward {
            let soon = civil::shifted(before.end, MONTHS_ON, Unit::Month).map_or(before, Days::day);
            return Some((nearest(on, soon)?, Some(Anchor::Narrated)));
        }
        if let Some(section) = self.section {
            return Some((nearest(on, section)?, Some(Anchor::Section)));
        }
        let old = |era: &Days| self.written.is_none_or(|written| distance(*era, Days::day(written)) > YEAR);
        if let Some(era) = self.era.filter(|era| self.era_here && old(era)) {
            return Some((nearest(on, era)?, Some(Anchor::Narrated)));
        }
        if let Some(written) = self.written.filter(|_| !self.late) {
            return published(self.around_writing(on, written));
        }
        if let Some(told) = self.era.or(self.main) {
            return Some((nearest(on, told)?, Some(Anchor::Narrated)));
        }
        published(
            self.written
                .and_then(|written| self.around_writing(on, written))
                .or_else(|| on(self.year.or(self.usual_year)?)),
        )
    }

    fn around_writing(&self, on: &impl Fn(i16) -> Option<Days>, written: Date) -> Option<Days> {
        let years = || (-8..=8).filter_map(|step| on(written.year().checked_add(step)?));
        let last = years().filter(|days| days.start <= written).last();
        let next = years().find(|days| days.end >= written);
        let soon = || next.filter(|next| distance(Days::day(written), *next) <= SOON);
        // What lies farther ahead than that is told with its year: "lists due in June were frozen".
        let far = next.is_none_or(|next| distance(Days::day(written), next) > FAR);
        let past = last.is_some_and(|last| distance(last, Days::day(written)) < FAR);
        match self.direction {
            Direction::Back | Direction::Before => last,
            Direction::Ahead if far && past => last,
            Direction::Ahead => next,
            Direction::Open => {
                soon().filter(|_| last.is_none_or(|last| distance(last, Days::day(written)) > SOON)).or(last)
            }
        }
    }

    /// "the 23rd": of the month told of, else of the last month or the next; beside a weekday, of
    /// the nearest month in which the two fit.
    fn day_of_month(&self, day: i8, weekday: Option<i8>) -> Resolved {
        let told =
            self.told.filter(|_| self.late || self.told_here).or(self.section.map(|s| (s, Anchor::Section)));
        let (base, anchor) = told.or_else(|| Some((Days::day(self.written?), Anchor::Publication)))?;
        let months = |reach: i64| {
            (-reach..=reach).filter_map(move |months| {
                let month = civil::shifted(base.start.first_of_month(), months, Unit::Month)?;
                month.with().day(day).build().ok()
            })
        };
        if let Some(fits) = weekday.and_then(|weekday| {
            let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
            let (back, ahead) = (self.direction != Direction::Ahead, self.direction == Direction::Ahead);
            let allowed = |date: &Date| {
                anchor != Anchor::Publication || back && *date <= base.start || ahead && *date >= base.start
            };
            months(18).filter(fits).filter(allowed).min_by_key(|date| distance(Days::day(*date), base))
        }) {
            return Some((Days::day(fits), Some(anchor)));
        }
        let found = match self.direction {
            _ if anchor != Anchor::Publication => {
                months(3).min_by_key(|date| distance(Days::day(*date), base))
            }
            Direction::Ahead => months(3).find(|date| *date >= base.start),
            _ => months(3).rfind(|date| *date <= base.start),
        };
        Some((Days::day(found?), Some(anchor)))
    }

    fn weekday(&self, day: i8, which: Option<Shift>) -> Resolved {
        if let Some(which) = which.filter(|which| which.is_told()) {
            let (told, anchor) =
                self.told.or_else(|| Some((Days::day(self.written?), Anchor::Publication)))?;
            let found = match which {
                Shift::Previous => civil::weekday_before(day_off(told.start, -1)?, day),
                Shift::Following => civil::weekday_after(day_off(told.end, 1)?, day),
                _ => civil::weekday_before(told.end, day),
            };
            return Some((Days::day(found?), Some(anchor)));
        }
        let Some(written) = self.written.filter(|written| which.is_some() || !self.long_past(*written))
        else {
            let (told, anchor) = self.told?;
            return Some((Days::day(civil::weekday_after(told.start, day)?), Some(anchor)));
        };
        // "soldiers seized power on Thursday; the revolt had begun on Wednesday"
        let recent = |told: &Days| told.is_day() && distance(*told, Days::day(written)) < FORTNIGHT;
        if let Some((told, _)) = self
            .told
            .filter(|(told, _)| self.direction == Direction::Before && which.is_none() && recent(told))
        {
            return Some((Days::day(civil::weekday_before(told.start, day)?), Some(Anchor::Narrated)));
        }
        let ahead = || civil::weekday_after(written, day);
        let back = || civil::weekday_before(written, day);
        let in_week = |step| {
            civil::weekday_after(
                civil::holding(civil::shifted(written, step, Unit::Week)?, Unit::Week)?.start,
                day,
            )
        };
        let found = match (which, self.direction) {
            (Some(Shift::Last), _) => civil::weekday_before(day_off(written, -1)?, day),
            (Some(Shift::Next), _) => in_week(1),
            (Some(Shift::Coming), _) => civil::weekday_after(day_off(written, 1)?, day),
            (Some(Shift::This), Direction::Ahead | Direction::Open) => in_week(0),
            (None, Direction::Ahead) => ahead(),
            _ => back(),
        };
        published(found.map(Days::day))
    }

    /// Whether what is told here lies so far before the writing that weekdays belong to it.
    fn long_past(&self, written: Date) -> bool {
        let told = self.told.filter(|_| self.told_here || self.section.is_some()).map(|told| told.0);
        told.is_some_and(|told| distance(told, Days::day(written)) > LONG_AGO)
    }

    /// "the Monday before the rising".
    fn weekday_by(&self, day: i8, before: bool) -> Resolved {
        let Some(main) =
            self.main.filter(|main| distance(Days::day(main.start), Days::day(main.end)) < LONG_AGO)
        else {
            return self.weekday(day, None);
        };
        let found = if before {
            civil::weekday_before(day_off(main.start, -1)?, day)
        } else {
            civil::weekday_after(day_off(main.end, 1)?, day)
        };
        Some((Days::day(found?), Some(Anchor::Narrated)))
    }

    fn span(&self, unit: Unit, which: Shift, count: i64) -> Resolved {
        let now = self.written.map(|written| (Days::day(written), Anchor::Publication));
        let year = || {
            self.year.filter(|_| unit == Unit::Year).and_then(Days::year).map(|y| (y, Anchor::Publication))
        };
        let base = if which.is_told() { self.told_in(unit).or(now) } else { now };
        let (base, anchor) = base.or_else(year)?;
        if unit == Unit::Weekend && which == Shift::This {
            return published(self.weekend(base.start));
        }
        let days = if count > 1
            && matches!(
                unit,
                Unit::Minute
                    | Unit::Hour
                    | Unit::Day
                    | Unit::Week
                    | Unit::Fortnight
                    | Unit::Month
                    | Unit::Year
            ) {
            window(base, unit, which, count)?
        } else {
            units(base, unit, which, count)?
        };
        Some((days, Some(anchor)))
    }

    /// "the weekend", "this weekend": the last that has begun, or the next.
    fn weekend(&self, day: Date) -> Option<Days> {
        let this = civil::holding(day, Unit::Weekend)?;
        let back = matches!(self.direction, Direction::Back | Direction::Before) && this.start > day;
        if back { civil::holding(civil::shifted(day, -1, Unit::Week)?, Unit::Weekend) } else { Some(this) }
    }

    /// The day told of; where a year or a decade is asked for, the last year told of will do.
    fn told_in(&self, unit: Unit) -> Option<(Days, Anchor)> {
        let year = || self.told_year.and_then(Days::year).map(|year| (year, Anchor::Narrated));
        match unit {
            Unit::Year | Unit::Decade | Unit::Century => year().or(self.told),
            _ => self.told,
        }
    }

    fn offset(&self, count: i64, unit: Unit, from: &From) -> Resolved {
        let now = self.written.map(|written| (Days::day(written), Anchor::Publication));
        let (base, anchor) = match from {
            From::Now => now?,
            From::Ahead => now.filter(|_| self.direction == Direction::Ahead)?,
            From::Told => self.told_in(unit).or(now)?,
            From::Main => (self.main?, Anchor::Narrated),
            From::Of(phrase) => {
                let (days, anchor) = self.resolve(phrase)?;
                (days, anchor.unwrap_or(Anchor::Narrated))
            }
        };
        let start = civil::shifted(if count < 0 { base.start } else { base.end }, count, unit)?;
        let exact = matches!(unit, Unit::Minute | Unit::Hour | Unit::Day);
        if exact && distance(Days::day(base.start), Days::day(base.end)) >= LONG_AGO - 3 {
            return None;
        }
        let days = match (from, unit) {
            (From::Told, Unit::Month | Unit::Quarter | Unit::Year) => civil::holding(start, unit)?,
            (From::Told, Unit::Decade | Unit::Century) => Days::year(start.year())?,
            _ => Days { approx: !exact, ..Days::day(start) },
        };
        Some((days, Some(anchor)))
    }

    /// Two ends: the nearer to the writing is found first, the other lies beside it. Where they run
    /// backwards, the first is of the week or year before.
    fn range(&self, from: &Phrase, to: &Phrase) -> Resolved {
        let open = |phrase: &Phrase| matches!(phrase, Phrase::Month { year: Year::Open, .. });
        let beside = |phrase: &Phrase, days: Days| Self {
            beside: open(phrase).then_some(days).or(self.beside),
            ..*self
        };
        let ((first, anchor), (last, other)) = if self.direction == Direction::Ahead {
            let last = self.resolve(to)?;
            (beside(from, last.0).resolve(from)?, last)
        } else {
            let first = self.resolve(from)?;
            (first, beside(to, first.0).resolve(to)?)
        };
        let unit = if matches!(from, Phrase::Weekday { .. }) { Unit::Week } else { Unit::Year };
        let moved = |days: Days, count| {
            Some(Days::between(
                civil::shifted(days.start, count, unit)?,
                civil::shifted(days.end, count, unit)?,
            ))
        };
        let (first, last) = match self.direction {
            _ if first.start <= last.end => (first, last),
            Direction::Ahead if unit == Unit::Week => (first, moved(last, 1)?),
            _ => (moved(first, -1)?, last),
        };
        let anchor = if matches!(to, Phrase::Fixed(_)) { other } else { anchor.or(other) };
        (first.start <= last.end).then(|| (first.to(last), anchor))
    }
}

/// So many units before or after a day, the day itself left out; hours are cut to days.
fn window(base: Days, unit: Unit, which: Shift, count: i64) -> Option<Days> {
    if which.steps() < 0 {
        let last =
            if matches!(unit, Unit::Minute | Unit::Hour) { base.start } else { day_off(base.start, -1)? };
        return Some(Days::between(civil::shifted(base.start, -count, unit)?, last));
    }
    let first = if which.steps() > 0 { day_off(base.end, 1)? } else { base.end };
    Some(Days::between(first, civil::shifted(base.end, count, unit)?))
}

/// Whole units: "last week", "the next two decades".
fn units(base: Days, unit: Unit, which: Shift, count: i64) -> Option<Days> {
    let near = civil::holding(civil::shifted(base.start, which.steps(), unit)?, unit)?;
    let far = civil::holding(civil::shifted(base.start, which.steps().checked_mul(count)?, unit)?, unit)?;
    Some(near.to(far))
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

/// Of the years around a date, the one that brings it nearest; the earlier where two are as near.
fn nearest(on: &impl Fn(i16) -> Option<Days>, to: Days) -> Option<Days> {
    let years = (-4..=4).filter_map(|step| on(to.start.year().checked_add(step)?));
    years.min_by_key(|days| distance(*days, to))
}
