//! Arithmetic of the calendar: units, parts of units, feasts. Nothing here can leave the calendar
//! without saying so.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::phrase::{Amount, Feast, Part, Unit};
use crate::text::Days;

/// The unit that holds `day`: its week from Monday, its month, its decade.
pub(super) fn holding(day: Date, unit: Unit) -> Option<Days> {
    let monday = || day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok();
    let years = |length: i16| {
        let first = day.year() - day.year().rem_euclid(length);
        Some(Days::year(first)?.to(Days::year(first.checked_add(length - 1)?)?))
    };
    match unit {
        Unit::Minute | Unit::Hour | Unit::Day => Some(Days::day(day)),
        Unit::Workweek => Some(Days::between(monday()?, shifted(monday()?, 4, Unit::Day)?)),
        Unit::Weekend => {
            Some(Days::between(shifted(monday()?, 5, Unit::Day)?, shifted(monday()?, 6, Unit::Day)?))
        }
        Unit::Week => Some(Days::between(monday()?, shifted(monday()?, 6, Unit::Day)?)),
        Unit::Fortnight => Some(Days::between(day, shifted(day, 13, Unit::Day)?)),
        Unit::Month => Days::month(day.year(), day.month()),
        Unit::Quarter => {
            let first = (day.month() - 1) / 3 * 3 + 1;
            Some(Days::month(day.year(), first)?.to(Days::month(day.year(), first + 2)?))
        }
        Unit::Year => Days::year(day.year()),
        Unit::Decade => years(10),
        Unit::Century => years(100),
    }
}

/// `day` moved by so many units; a day that the target month lacks becomes its last.
pub(super) fn shifted(day: Date, count: i64, unit: Unit) -> Option<Date> {
    moved(day, Amount::of(count, unit)?)
}

/// `day` moved by an amount, its months first.
pub(super) fn moved(day: Date, amount: Amount) -> Option<Date> {
    let months = Span::new().try_months(amount.months).ok()?;
    let days = Span::new().try_days(amount.days).ok()?;
    day.checked_add(months).ok()?.checked_add(days).ok()
}

/// The nearest such weekday (1 Monday to 7 Sunday) at or before `day`.
pub(super) fn weekday_before(day: Date, weekday: i8) -> Option<Date> {
    let back = (day.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    shifted(day, -i64::from(back), Unit::Day)
}

/// The nearest such weekday at or after `day`.
pub(super) fn weekday_after(day: Date, weekday: i8) -> Option<Date> {
    let ahead = (weekday - day.weekday().to_monday_one_offset()).rem_euclid(7);
    shifted(day, i64::from(ahead), Unit::Day)
}

/// The week of a year, as ISO 8601 counts weeks.
pub(super) fn week(year: i16, week: i8) -> Option<Days> {
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    holding(monday, Unit::Week)
}

/// Part of a period. Thirds of a month and of a year; the middle of a month is its second third,
/// "mid-" begins a day sooner.
pub(super) fn part(of: Days, part: Part) -> Option<Days> {
    if of.is_day() {
        return Some(of);
    }
    if part == Part::LastDay {
        return Some(Days::day(of.end));
    }
    if part == Part::Rest {
        return Some(of);
    }
    let length = i64::from(of.start.until(of.end).ok()?.get_days()) + 1;
    let day = |number: i64| shifted(of.start, number, Unit::Day);
    let days = |from: i64, to: i64| Some(Days::between(day(from)?, day(to)?));
    match (length, part) {
        (28..=31, Part::Early) => days(0, 9),
        (28..=31, Part::Mid) => days(9, 19),
        (28..=31, Part::Middle) => days(10, 19),
        (28..=31, Part::Late) => days(20, length - 1),
        (28..=31, Part::FirstHalf) => days(0, 14),
        (28..=31, Part::SecondHalf) => days(15, length - 1),
        (7, Part::Early | Part::FirstHalf) => days(0, 2),
        (7, Part::Mid | Part::Middle) => days(1, 3),
        (7, Part::Late | Part::SecondHalf) => days(3, 6),
        (..28, _) => Some(of),
        _ => months(of, part),
    }
}

/// Part of a quarter, a year or a decade, cut between months (between years for a decade).
fn months(of: Days, part: Part) -> Option<Days> {
    let count = (i64::from(of.end.year()) - i64::from(of.start.year())) * 12 + i64::from(of.end.month())
        - i64::from(of.start.month())
        + 1;
    let (from, to) = match part {
        Part::Early => (0, count / 3),
        Part::Mid | Part::Middle => (count / 3, count - count / 3),
        Part::Late | Part::LastDay | Part::Rest => (count - count / 3, count),
        Part::FirstHalf => (0, count / 2),
        Part::SecondHalf => (count / 2, count),
    };
    let whole = |months: i64| if count >= 120 { (months + 6) / 12 * 12 } else { months };
    let start = shifted(of.start, whole(from), Unit::Month)?;
    let end = shifted(shifted(of.start, whole(to), Unit::Month)?, -1, Unit::Day)?;
    (start <= end).then(|| Days::between(start, end))
}

/// The `rank`-th run of `count` units inside a period, from its end if the rank is negative. The
/// weeks of a month are counted from its first day, those of a year as ISO 8601 does.
pub(super) fn nth(of: Days, unit: Unit, rank: i64, count: i64) -> Option<Days> {
    let year = Days::year(of.start.year()) == Some(of);
    let days = if unit == Unit::Week && year && rank > 0 {
        let first = week(of.start.year(), i8::try_from(rank).ok()?)?;
        Days::between(first.start, shifted(first.end, count - 1, Unit::Week)?)
    } else if rank > 0 {
        let start = shifted(of.start, (rank - 1).checked_mul(count)?, unit)?;
        Days::between(start, shifted(shifted(start, count, unit)?, -1, Unit::Day)?)
    } else {
        let end = shifted(of.end, 1, Unit::Day)?;
        Days::between(shifted(end, -count, unit)?, of.end)
    };
    days.overlaps(of).then_some(days)
}

/// The `rank`-th such weekday of a period, from its end if the rank is negative.
pub(super) fn nth_weekday(of: Days, weekday: i8, rank: i64) -> Option<Date> {
    let day = if rank > 0 {
        shifted(weekday_after(of.start, weekday)?, rank - 1, Unit::Week)?
    } else {
        shifted(weekday_before(of.end, weekday)?, rank + 1, Unit::Week)?
    };
    of.contains(Days::day(day)).then_some(day)
}

/// The day of a feast in a year.
pub(super) fn feast(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::Fixed { month, day } => Date::new(year, month, day).ok(),
        Feast::Easter(days) => shifted(easter(year)?, days, Unit::Day),
        Feast::Orthodox(days) => shifted(orthodox(year)?, days, Unit::Day),
        Feast::Nth { month, weekday, rank } => nth_weekday(Days::month(year, month)?, weekday, rank),
        Feast::Once(date) => Date::new(year, date.month(), date.day()).ok(),
    }
}

/// Easter Sunday of the Julian calendar in days of the Gregorian one, 13 days ahead in the years that
/// newspapers write about (Meeus, Astronomical Algorithms, chapter 8).
fn orthodox(year: i16) -> Option<Date> {
    if !(1900..2100).contains(&year) {
        return None;
    }
    let long = i32::from(year);
    let d = (19 * (long % 19) + 15) % 30;
    let n = d + (2 * (long % 4) + 4 * (long % 7) - d + 34) % 7 + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    shifted(julian, 13, Unit::Day)
}

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    if year < 1583 {
        return None;
    }
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(i16::try_from(year).ok()?, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Feast, Part, Unit, feast, holding, nth, part, weekday_after, weekday_before};
    use crate::text::Days;

    fn days(text: &str) -> Days {
        text.parse().unwrap()
    }

    #[test]
    fn a_unit_holds_its_day() {
        let day = days("2012-03-21").start;
        let held = |unit| holding(day, unit).unwrap().to_string();
        assert_eq!(held(Unit::Week), "2012-03-19/2012-03-25");
        assert_eq!(held(Unit::Weekend), "2012-03-24/2012-03-25");
        assert_eq!(held(Unit::Quarter), "2012-01-01/2012-03-31");
        assert_eq!(held(Unit::Decade), "201X");
    }

    #[test]
    fn parts_of_months_and_years_are_thirds() {
        let cut = |of, which| part(days(of), which).unwrap().to_string();
        assert_eq!(cut("2011-01", Part::Mid), "2011-01-10/2011-01-20");
        assert_eq!(cut("2012-01", Part::Middle), "2012-01-11/2012-01-20");
        assert_eq!(cut("2012-02", Part::Late), "2012-02-21/2012-02-29");
        assert_eq!(cut("2000", Part::Late), "2000-09-01/2000-12-31");
        assert_eq!(cut("199X", Part::Early), "1990-01-01/1992-12-31");
        assert_eq!(cut("2010", Part::LastDay), "2010-12-31");
    }

    #[test]
    fn the_first_week_of_a_month_is_its_first_seven_days() {
        let read = |of, unit, rank, count| nth(days(of), unit, rank, count).unwrap().to_string();
        assert_eq!(read("2012-02", Unit::Week, 1, 1), "2012-02-01/2012-02-07");
        assert_eq!(read("2021", Unit::Week, 2, 1), "2021-01-11/2021-01-17");
        assert_eq!(read("2021", Unit::Month, 3, 1), "2021-03");
        assert_eq!(read("2012-02", Unit::Week, -1, 1), "2012-02-23/2012-02-29");
    }

    #[test]
    fn weekdays_are_counted_both_ways_and_a_day_is_its_own() {
        let thursday = days("2012-03-22").start;
        assert_eq!(weekday_before(thursday, 4).unwrap().to_string(), "2012-03-22");
        assert_eq!(weekday_before(thursday, 5).unwrap().to_string(), "2012-03-16");
        assert_eq!(weekday_after(thursday, 3).unwrap().to_string(), "2012-03-28");
    }

    #[test]
    fn easter_falls_where_the_church_says() {
        for (year, day) in
            [(2018, "2018-04-01"), (2020, "2020-04-12"), (2038, "2038-04-25"), (1818, "1818-03-22")]
        {
            assert_eq!(feast(Feast::Easter(0), year).unwrap().to_string(), day);
        }
    }
}
