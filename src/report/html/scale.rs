//! From days and values to places in a drawing.

use jiff::civil::Date;

use crate::text::Days;

/// A stretch of values on a stretch of the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    from: i128,
    to: i128,
    start: i64,
    end: i64,
    /// First and last day, where it is one of days.
    days: Option<(Date, Date)>,
}

/// A day at the axis.
#[derive(Debug)]
pub(super) struct Tick {
    pub(super) x: i64,
    /// Where the words stand from there: `start`, `middle` or `end`.
    pub(super) anchor: &'static str,
    pub(super) text: String,
}

impl Scale {
    pub(super) const fn new((from, to): (i128, i128), (start, end): (i64, i64)) -> Self {
        Self { from, to, start, end, days: None }
    }

    /// From the first of these days to the last; none where there is no day.
    pub(super) fn of_days(all: impl Iterator<Item = Days>, sides: (i64, i64)) -> Option<Self> {
        let all = all.reduce(|a, b| Days::between(a.start.min(b.start), a.end.max(b.end)))?;
        Some(Self {
            days: Some((all.start, all.end)),
            ..Self::new((number(all.start), number(all.end)), sides)
        })
    }

    /// The place of a value; the middle, where all values are one.
    pub(super) fn at(&self, value: i128) -> i64 {
        let (start, end) = (i128::from(self.start), i128::from(self.end));
        let place = match self.to - self.from {
            0 => i128::midpoint(start, end),
            all => start + (value - self.from) * (end - start) / all,
        };
        i64::try_from(place).unwrap_or(self.start)
    }

    /// The place of a day.
    pub(super) fn day(&self, day: Date) -> i64 {
        self.at(number(day))
    }
}

/// The first day and the last, which may be one.
pub(super) fn ticks(scale: &Scale) -> Vec<Tick> {
    let tick =
        |anchor, day: Date| Tick { x: scale.day(day), anchor, text: day.strftime("%-d %b %Y").to_string() };
    match scale.days {
        None => Vec::new(),
        Some((first, last)) if first == last => vec![tick("middle", first)],
        Some((first, last)) => vec![tick("start", first), tick("end", last)],
    }
}

/// Days from any fixed one.
fn number(day: Date) -> i128 {
    i128::from(day.duration_since(Date::constant(2000, 1, 1)).as_hours() / 24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_values_lie_at_the_ends_of_the_drawing() {
        let scale = Scale::new((10, 20), (100, 0));
        assert_eq!([10, 15, 20].map(|value| scale.at(value)), [100, 50, 0]);
        assert_eq!(Scale::new((7, 7), (0, 100)).at(7), 50);
    }

    #[test]
    fn a_day_has_its_place_in_the_year() {
        let days = ["2012-01-01", "2012-12-31"].map(|day| day.parse().unwrap());
        let scale = Scale::of_days(days.into_iter(), (0, 365)).unwrap();
        assert_eq!(scale.day(Date::constant(2012, 3, 1)), 60);
        let told: Vec<_> = ticks(&scale).into_iter().map(|tick| tick.text).collect();
        assert_eq!(told, ["1 Jan 2012", "31 Dec 2012"]);
    }
}
