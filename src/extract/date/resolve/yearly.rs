//! What comes once a year, and which year is meant.

use jiff::civil::Date;

use super::{Frame, Resolved, distance, published, step};
use crate::claim::Anchor;
use crate::extract::date::civil;
use crate::extract::date::phrase::{Shift, Unit, Year};
use crate::extract::date::tense::Direction;
use crate::text::Days;

/// Where the next heading of a chronology is looked for, so that it may lie a little before the
/// last and most of a year behind it.
const MONTHS_ON: i64 = 4;
/// How far off a date may lie that is one of these weeks: ahead without any verb, or back with its weekday.
const SOON: i64 = 60;
/// A date in the past tense that lies so little ahead was set in the past, where its last is so long over.
const WEEKS: i64 = 21;
const ELEVEN_MONTHS: i64 = 335;
/// A date to come that lies farther ahead than this is told with its year.
const FAR: i64 = 200;
/// What led up to an event lies no more days before it.
const PRELUDE: i64 = 31;
/// What lies longer back than a year needs its year.
const YEAR: i64 = 366;

impl Frame {
    pub(super) fn month(&self, month: i8, day: Option<i8>, year: Year) -> Resolved {
        self.yearly(year, |year| match day {
            Some(day) => Date::new(year, month, day).ok().map(Days::day),
            None => Days::month(year, month),
        })
    }

    pub(super) fn season(&self, first: i8, year: Year) -> Resolved {
        self.yearly(year, |year| {
            let start = Days::month(year, first)?;
            Some(start.to(civil::holding(civil::shifted(start.start, 2, Unit::Month)?, Unit::Month)?))
        })
    }

    pub(super) fn week_number(&self, week: i8, year: Year) -> Resolved {
        let year = match year {
            Year::Open => Year::Which(Shift::This),
            year => year,
        };
        self.yearly(year, |year| civil::week(year, week))
    }

    /// Something that comes once a year: which year is meant.
    pub(super) fn yearly(&self, year: Year, on: impl Fn(i16) -> Option<Days>) -> Resolved {
        match year {
            Year::Is(year) => Some((on(year)?, None)),
            Year::Which(which) | Year::Nearest(which) if which.is_told() => {
                let told = self.told_year.or(self.year)?;
                Some((on(told.checked_add(step(which))?)?, Some(Anchor::Narrated)))
            }
            Year::Which(which) => published(on(self.year?.checked_add(step(which))?)),
            Year::Nearest(which) => published(self.nearest_to_writing(which, &on)),
            Year::Open => {
                let found = self.open_year(&on)?;
                let other = if self.has_weekday(found.0) { None } else { self.year_of_weekday(&on) };
                Some(other.unwrap_or(found))
            }
        }
    }

    /// Whether a day has the weekday that stands beside it, if any does.
    fn has_weekday(&self, days: Days) -> bool {
        let weekday = days.start.weekday().to_monday_one_offset();
        !days.is_day() || self.weekday.is_none_or(|beside| beside == weekday)
    }

    /// "Tuesday, 3 December": of the years that the text speaks of the one in which the two fit.
    fn year_of_weekday(&self, on: &impl Fn(i16) -> Option<Days>) -> Resolved {
        let told = [self.era, self.main].into_iter().flatten().map(|days| days.start.year());
        let told = told.filter_map(on).find(|days| self.has_weekday(*days));
        let lately = || {
            let written = self.written?;
            let days = on(written.year()).filter(|days| days.end <= written && self.has_weekday(*days))?;
            (distance(days, Days::day(written)) <= SOON).then_some(days)
        };
        Some((told.or_else(lately)?, Some(Anchor::Narrated)))
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
        if let Some(since) = self.since {
            let years = [since.start.year(), since.start.year().checked_add(1)?];
            let found = years.into_iter().filter_map(on).find(|days| days.end >= since.start)?;
            return Some((found, Some(Anchor::Narrated)));
        }
        if let Some(beside) = self.beside {
            return Some((nearest(on, beside)?, Some(Anchor::Narrated)));
        }
        if let Some(next) = self.before {
            let years = [next.start.year(), next.start.year().checked_sub(1)?];
            let found = years.into_iter().filter_map(on).find(|days| days.start <= next.end)?;
            return Some((found, Some(Anchor::Narrated)));
        }
        if let Some(before) = self.onward {
            let soon = civil::shifted(before.end, MONTHS_ON, Unit::Month).map_or(before, Days::day);
            return Some((nearest(on, soon)?, Some(Anchor::Narrated)));
        }
        if let Some(section) = self.section {
            return Some((nearest(on, section)?, Some(Anchor::Section)));
        }
        let old = |era: &Days| {
            self.written.or(self.issued).is_none_or(|written| distance(*era, Days::day(written)) > YEAR)
        };
        if let Some(era) =
            self.era.filter(|era| self.era_here && old(era) && !self.is_of_these_weeks(*era, on))
        {
            return Some((nearest(on, era)?, Some(Anchor::Narrated)));
        }
        if let Some(again) = self.past.and_then(|past| self.again(past, on)) {
            return Some((again, Some(Anchor::Narrated)));
        }
        if let Some(written) = self.written.or(self.issued).filter(|_| !self.late) {
            return published(self.around_writing(on, written));
        }
        if let Some(told) = self.era.filter(|era| !self.is_aside(*era, on)).or(self.main) {
            return Some((self.onward_from(told, on)?, Some(Anchor::Narrated)));
        }
        published(
            self.written
                .and_then(|written| self.around_writing(on, written))
                .or_else(|| on(self.year.or(self.usual_year)?)),
        )
    }

    /// A day of the last weeks before the writing of news, and far from what the paragraph told of another year:
    /// that was an aside.
    fn is_of_these_weeks(&self, era: Days, on: &impl Fn(i16) -> Option<Days>) -> bool {
        let apart = nearest(on, era).is_none_or(|days| distance(days, era) > SOON);
        let Some(written) =
            self.written.filter(|_| !self.late && apart && self.direction != Direction::Before)
        else {
            return false;
        };
        let years = (0..=1).filter_map(|step| on(written.year().checked_sub(step)?));
        years
            .filter(|days| days.is_day() && days.end <= written)
            .any(|days| distance(days, Days::day(written)) <= WEEKS)
    }

    /// A paragraph before told of another year than that of the main event, which is the one of most dates: the
    /// story does not go on from there, but for one that would go back before the event it has moved past.
    fn is_aside(&self, era: Days, on: &impl Fn(i16) -> Option<Days>) -> bool {
        let main = self.main.filter(|main| self.usual_year == Some(main.start.year()));
        let Some(main) = main.filter(|main| !self.era_here && main.start.year() != era.start.year()) else {
            return false;
        };
        let back = on(main.start.year()).is_some_and(|days| days.end < main.start);
        !(back && era.start > main.end)
    }

    /// The date of a story told long after. In the year between the event and the writing it goes forward ("he resigned
    /// in May"), but for what lies close before the event ("the last charge was fired on 15 February"); else the
    /// date is the one nearest to the day told of.
    fn onward_from(&self, told: Days, on: &impl Fn(i16) -> Option<Days>) -> Option<Days> {
        let window = self.main.zip(self.written).filter(|(main, written)| {
            distance(*main, Days::day(*written)) <= YEAR && self.direction != Direction::Before
        });
        let Some((main, written)) = window else { return nearest(on, told) };
        let years = || (main.start.year() - 1..=written.year()).filter_map(on);
        let before = |days: &Days| days.is_day() && days.end < main.start && distance(*days, main) <= PRELUDE;
        let since = |days: &Days| days.start > main.end && days.end < written;
        let lately = |days: &Days| since(days) && distance(*days, Days::day(written)) <= SOON;
        let found = years().find(lately).or_else(|| years().find(before)).or_else(|| years().find(since));
        found.or_else(|| nearest(on, told))
    }

    /// "between 17 and 19 February", where the text told of 19 February last year: the same days again. A day
    /// close before the writing is rather its return.
    pub(super) fn again(&self, past: Days, on: &impl Fn(i16) -> Option<Days>) -> Option<Days> {
        let nearer = [self.since, self.beside, self.before, self.onward, self.section];
        if nearer.iter().any(Option::is_some) {
            return None;
        }
        let written = self.written.or(self.issued)?;
        let found = on(past.start.year()).filter(|days| days.contains(past))?;
        let returned = (0..=1).filter_map(|step| on(written.year().checked_sub(step)?));
        let near = returned
            .filter(|days| days.start <= written)
            .any(|days| distance(days, Days::day(written)) < WEEKS);
        let short = distance(Days::day(found.start), Days::day(found.end)) <= WEEKS;
        (self.direction != Direction::Ahead && short && !near).then_some(found)
    }

    fn around_writing(&self, on: &impl Fn(i16) -> Option<Days>, written: Date) -> Option<Days> {
        let years = || (-8..=8).filter_map(|step| on(written.year().checked_add(step)?));
        let last = years().filter(|days| days.start <= written).last();
        let next = years().find(|days| days.end >= written);
        let soon = || next.filter(|next| distance(Days::day(written), *next) <= SOON);
        // What lies farther ahead than that is told with its year: "lists due in June were frozen".
        let far = next.is_none_or(|next| distance(Days::day(written), next) > FAR);
        let past = last.is_some_and(|last| distance(last, Days::day(written)) < FAR);
        // "was adjourned to 20 May", written on 13 May: what is a year old is told with its year.
        let near = next.filter(|next| distance(Days::day(written), *next) <= WEEKS);
        let near =
            near.filter(|_| last.is_none_or(|last| distance(last, Days::day(written)) > ELEVEN_MONTHS));
        match self.direction {
            Direction::Back | Direction::Before => near.or(last),
            Direction::Ahead if far && past => last,
            Direction::Ahead => next,
            Direction::Open => {
                soon().filter(|_| last.is_none_or(|last| distance(last, Days::day(written)) > SOON)).or(last)
            }
        }
    }
}

/// Of the years around a date, the one that brings it nearest; the earlier where two are as near.
fn nearest(on: &impl Fn(i16) -> Option<Days>, to: Days) -> Option<Days> {
    let years = (-4..=4).filter_map(|step| on(to.start.year().checked_add(step)?));
    years.min_by_key(|days| distance(*days, to))
}
