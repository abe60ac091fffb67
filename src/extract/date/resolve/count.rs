//! What is counted from another day: units, offsets, and the two ends of a range.

use jiff::civil::Date;

use super::{Frame, LONG_AGO, Resolved, day_off, distance, published};
use crate::claim::Anchor;
use crate::extract::date::civil;
use crate::extract::date::phrase::{Amount, From, Phrase, Shift, Unit, Year};
use crate::extract::date::tense::Direction;
use crate::text::Days;

/// "21 to 22 March" is one night; what is longer than that has no day that one could count from.
const NIGHT: i64 = 4;

impl Frame {
    pub(super) fn span(&self, unit: Unit, which: Shift, count: i64) -> Resolved {
        let now = self.written.map(|written| (Days::day(written), Anchor::Publication));
        let year = || {
            self.year.filter(|_| unit == Unit::Year).and_then(Days::year).map(|y| (y, Anchor::Publication))
        };
        let base = match which {
            Shift::Current => self.current(unit).or(now),
            which if which.is_told() => self.told_in(unit).or(now),
            _ => now,
        };
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

    /// "the year" of "by the end of the year": that of the story, where it is over or the document
    /// looks back.
    fn current(&self, unit: Unit) -> Option<(Days, Anchor)> {
        let told = self.told_in(unit)?;
        let ahead = self.direction == Direction::Ahead;
        let recent = self.year.is_some_and(|year| (year - 1..=year).contains(&told.0.start.year()));
        (self.late || !ahead && recent).then_some(told)
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

    pub(super) fn offset(&self, amount: Amount, from: &From) -> Resolved {
        let unit = amount.unit;
        let now = self.written.map(|written| (Days::day(written), Anchor::Publication));
        let (base, anchor) = match from {
            From::Now => now?,
            // "the dam broke, and within four minutes the street was gone"
            From::Ahead if unit <= Unit::Hour => self.told.filter(|_| self.told_here).or(now)?,
            From::Ahead => now.filter(|_| self.direction == Direction::Ahead)?,
            From::Told => self.main_before(amount).or_else(|| self.told_in(unit)).or(now)?,
            From::Main => (self.main?, Anchor::Narrated),
            From::Of(phrase) => {
                let (days, anchor) = self.resolve(phrase)?;
                (days, anchor.unwrap_or(Anchor::Narrated))
            }
            From::Anniversary(phrase) => {
                let (days, anchor) = self.resolve(phrase)?;
                return Some((moved(days, amount)?, anchor));
            }
        };
        let whole = civil::holding(base.start, unit) == Some(base);
        let start = civil::moved(if amount.is_back() || whole { base.start } else { base.end }, amount)?;
        let exact = matches!(unit, Unit::Minute | Unit::Hour | Unit::Day);
        let length = distance(Days::day(base.start), Days::day(base.end));
        if exact && length >= LONG_AGO - 3 {
            return None;
        }
        if exact && length > NIGHT {
            return Some((Days { approx: true, ..moved(base, amount)? }, Some(anchor)));
        }
        let days = match (from, unit) {
            (From::Told, Unit::Month | Unit::Quarter | Unit::Year) => civil::holding(start, unit)?,
            (From::Told, Unit::Decade | Unit::Century) => Days::year(start.year())?,
            _ => Days { approx: !exact, ..Days::day(start) },
        };
        Some((days, Some(anchor)))
    }

    /// "he had assured reporters the day after": what lies before the day told of is counted from the main event.
    fn main_before(&self, amount: Amount) -> Option<(Days, Anchor)> {
        let before = self.direction == Direction::Before && !amount.is_back() && !self.told_here;
        let (told, _) = self.told.filter(|_| before)?;
        self.main.filter(|main| main.end < told.start).map(|main| (main, Anchor::Narrated))
    }

    /// Two ends: the nearer to the writing is found first, the other lies beside it. Where they run
    /// backwards, the first is of the week or year before.
    pub(super) fn range(&self, from: &Phrase, to: &Phrase) -> Resolved {
        let in_year = |year| Some(open_month(from, year)?.to(open_month(to, year)?));
        if let Some(again) = self.past.and_then(|past| self.again(past, &in_year)) {
            return Some((again, Some(Anchor::Narrated)));
        }
        let open = |phrase: &Phrase| match phrase {
            Phrase::Part { of, .. } => matches!(**of, Phrase::Month { year: Year::Open, .. }),
            phrase => matches!(phrase, Phrase::Month { year: Year::Open, .. }),
        };
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
        let moved = |days: Days, count| moved(days, Amount::of(count, unit)?);
        let (first, last) = match self.direction {
            _ if first.start <= last.end => (first, last),
            Direction::Ahead if unit == Unit::Week => (first, moved(last, 1)?),
            _ => (moved(first, -1)?, last),
        };
        let anchor = if matches!(to, Phrase::Fixed(_)) { other } else { anchor.or(other) };
        (first.start <= last.end).then(|| (first.to(last), anchor))
    }
}

/// The days of a month or day without its year in `year`.
fn open_month(phrase: &Phrase, year: i16) -> Option<Days> {
    match phrase {
        Phrase::Month { month, day: Some(day), year: Year::Open } => {
            Date::new(year, *month, *day).ok().map(Days::day)
        }
        Phrase::Month { month, day: None, year: Year::Open } => Days::month(year, *month),
        _ => None,
    }
}

fn moved(days: Days, amount: Amount) -> Option<Days> {
    Some(Days::between(civil::moved(days.start, amount)?, civil::moved(days.end, amount)?))
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
