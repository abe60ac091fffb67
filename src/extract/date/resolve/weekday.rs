//! Weekdays, and days of a month without their month.

use jiff::civil::Date;

use super::{Frame, LONG_AGO, Resolved, day_off, distance, published};
use crate::claim::Anchor;
use crate::extract::date::civil;
use crate::extract::date::phrase::{Shift, Unit};
use crate::extract::date::tense::Direction;
use crate::text::Days;

/// How long the day told of keeps a pluperfect by its side.
const FORTNIGHT: i64 = 14;
const WEEK: i64 = 7;

impl Frame {
    /// "the 23rd": of the month told of, else of the last month or the next; beside a weekday, of
    /// the nearest month in which the two fit.
    pub(super) fn day_of_month(&self, day: i8, weekday: Option<i8>) -> Resolved {
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
        let again = self.past.filter(|past| past.start.day() == day && self.direction != Direction::Ahead);
        if let Some(past) = again.filter(|_| weekday.is_none() && anchor == Anchor::Publication) {
            return Some((past, Some(Anchor::Narrated)));
        }
        let found = match self.direction {
            _ if anchor != Anchor::Publication => {
                let happened = |date: &Date| self.may_have_come(*date);
                months(3).filter(happened).min_by_key(|date| distance(Days::day(*date), base))
            }
            Direction::Ahead => months(3).find(|date| *date >= base.start),
            _ => months(3).rfind(|date| *date <= base.start),
        };
        Some((Days::day(found?), Some(anchor)))
    }

    /// What is told in the past lies before the writing.
    fn may_have_come(&self, date: Date) -> bool {
        let back = matches!(self.direction, Direction::Back | Direction::Before);
        !back || self.written.is_none_or(|written| date <= written)
    }

    pub(super) fn weekday(&self, day: i8, which: Option<Shift>) -> Resolved {
        if let Some(which) = which.filter(|which| which.is_told()) {
            return self.weekday_told(day, which);
        }
        if let Some(since) = self.since.filter(|_| which.is_none()) {
            let found = civil::weekday_after(day_off(since.end, 1)?, day)?;
            return Some((Days::day(found), Some(Anchor::Narrated)));
        }
        match self.written.filter(|written| which.is_some() || !self.long_past(*written)) {
            Some(written) => self.weekday_of_news(day, which, written),
            None => {
                let (told, anchor) = self.told?;
                Some((Days::day(civil::weekday_after(told.start, day)?), Some(anchor)))
            }
        }
    }

    /// "the following Monday".
    fn weekday_told(&self, day: i8, which: Shift) -> Resolved {
        let (told, anchor) = self.told.or_else(|| Some((Days::day(self.written?), Anchor::Publication)))?;
        let found = match which {
            Shift::Previous => civil::weekday_before(day_off(told.start, -1)?, day),
            Shift::Following => civil::weekday_after(day_off(told.end, 1)?, day),
            _ => civil::weekday_before(told.end, day),
        };
        Some((Days::day(found?), Some(anchor)))
    }

    /// The last or the next before or after publication; in the pluperfect the last before the day
    /// told of: "soldiers seized power on Thursday; the revolt had begun on Wednesday".
    fn weekday_of_news(&self, day: i8, which: Option<Shift>, written: Date) -> Resolved {
        let last = civil::weekday_before(written, day)?;
        // In the week of writing a weekday has one meaning only, but for that of the writing itself.
        let first = if last == written { 0 } else { WEEK };
        let recent =
            |told: &Days| told.is_day() && (first..FORTNIGHT).contains(&distance(*told, Days::day(written)));
        // What is told of a week before holds for its own paragraph alone.
        let here = self.told_here || last == written;
        let earlier = which.is_none() && self.direction == Direction::Before && here;
        if let Some((told, _)) = self.told.filter(|(told, _)| earlier && recent(told)) {
            return Some((Days::day(civil::weekday_before(told.start, day)?), Some(Anchor::Narrated)));
        }
        let in_week = |step| {
            let week = civil::holding(civil::shifted(written, step, Unit::Week)?, Unit::Week)?;
            civil::weekday_after(week.start, day)
        };
        let found = match (which, self.direction) {
            (Some(Shift::Last), _) => civil::weekday_before(day_off(written, -1)?, day),
            (Some(Shift::Next), _) => in_week(1),
            (Some(Shift::Coming), _) => civil::weekday_after(day_off(written, 1)?, day),
            (Some(Shift::This), Direction::Ahead | Direction::Open) => in_week(0),
            (None, Direction::Ahead) => civil::weekday_after(written, day),
            _ => Some(last),
        };
        published(found.map(Days::day))
    }

    /// "on the Sunday": the one nearest to the day told of, else to the main event; where neither is known,
    /// one like any other.
    pub(super) fn weekday_then(&self, day: i8) -> Resolved {
        let told = self.told.or_else(|| Some((self.main?, Anchor::Narrated)));
        let Some((told, anchor)) =
            told.filter(|(told, _)| distance(Days::day(told.start), Days::day(told.end)) < WEEK)
        else {
            return self.weekday(day, None);
        };
        let around = [civil::weekday_before(told.start, day)?, civil::weekday_after(told.end, day)?];
        let found = around.into_iter().filter(|date| self.may_have_come(*date));
        let found = found.min_by_key(|date| distance(Days::day(*date), told))?;
        Some((Days::day(found), Some(anchor)))
    }

    /// Whether what is told here lies so far before the writing that weekdays belong to it.
    fn long_past(&self, written: Date) -> bool {
        let told =
            self.told.filter(|_| self.framed || self.late || self.section.is_some()).map(|told| told.0);
        told.is_some_and(|told| distance(told, Days::day(written)) > LONG_AGO)
    }

    /// "the Monday before the rising".
    pub(super) fn weekday_by(&self, day: i8, before: bool) -> Resolved {
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
}
