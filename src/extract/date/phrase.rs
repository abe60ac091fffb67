use jiff::civil::Date;

use crate::text::Days;

/// What an expression of time says, before it is known who wrote it when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Phrase {
    /// Needs nothing else: "28 March 2012", "in 2002", "the 1960s".
    Fixed(Days),
    /// "21 March", "April", "May last year".
    Month {
        /// 1 to 12.
        month: i8,
        /// 1 to 31; the whole month if none.
        day: Option<i8>,
        year: Year,
    },
    /// "the 23rd", "Monday the 4th".
    DayOfMonth { day: i8, weekday: Option<i8> },
    /// "Thursday", "last Friday", "the following Monday"; 1 Monday to 7 Sunday.
    Weekday { day: i8, which: Option<Shift> },
    /// "on the Sunday": the one nearest to the day told of.
    WeekdayThen { day: i8 },
    /// "the Monday before the rising": the last such day before the main event, or the first after.
    WeekdayBy { day: i8, before: bool },
    /// "Friday last week".
    WeekdayIn { day: i8, week: Box<Self> },
    /// "the spring of 2006", "last summer"; the number of its first month.
    Season { first: i8, year: Year },
    /// "Christmas Eve", "Easter 2018".
    Feast { feast: Feast, year: Year },
    /// "yesterday", "tonight": days from the day of writing.
    Near(i64),
    /// "last week", "that year", "the past three days".
    Span { unit: Unit, which: Shift, count: i64 },
    /// "two days later", "three weeks ago", "a year and two days before".
    Offset { amount: Amount, from: From },
    /// "In the evening", "later that day".
    SameDay,
    /// "mid-January", "the end of the year".
    Part { part: Part, of: Box<Self> },
    /// "the first week of February", "the last three weeks of this year"; a negative rank counts
    /// from the end.
    Nth { rank: i64, count: i64, unit: Unit, of: Box<Self> },
    /// "the first Monday of next month".
    NthWeekday { rank: i64, day: i8, of: Box<Self> },
    /// "the week of 10 April": the week that holds the day.
    WeekOf(Box<Self>),
    /// "week 31", "week 3 of 2027", as ISO 8601 counts them.
    WeekNumber { week: i8, year: Year },
    /// The last day of a stretch that starts with a day: "three days starting on Monday".
    Last { count: i64, unit: Unit, first: Box<Self> },
    /// The stretch that ends with a day: "the week ending 6 May", "the three months to March".
    Ending { amount: Amount, last: Box<Self> },
    /// "overnight": the night before the day of writing.
    Overnight,
    /// "the week after next", "the year before last": so many units from the one of writing.
    Away { count: i64, unit: Unit },
    /// "the weekend of 5 May".
    Nearest { unit: Unit, to: Box<Self> },
    /// "on 5/12", which may be either: the one nearer to the day of writing, else the first.
    Either(Box<Self>, Box<Self>),
    /// "21 to 22 March", "between Tuesday and Wednesday".
    Range(Box<Self>, Box<Self>),
}

/// Which year a date without one belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Year {
    /// The text leaves it open.
    Open,
    Is(i16),
    /// "last year", "that year".
    Which(Shift),
    /// "last March", "next summer": the one before or after the day of writing.
    Nearest(Shift),
}

/// `Last`, `This` and `Next` are counted from the day of writing, the others from the day told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shift {
    Last,
    This,
    Next,
    /// The first that comes: "the coming Thursday" may be of this week.
    Coming,
    Previous,
    Same,
    Following,
    /// "the year": in news of the day of writing, else of the day told of.
    Current,
}

/// From what an offset is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum From {
    /// The day of writing.
    Now,
    /// The day of writing, where the clause looks ahead: "in two weeks" is else a duration.
    Ahead,
    /// The day told of.
    Told,
    /// The event that the document is about.
    Main,
    /// A date of its own: "two days before Christmas".
    Of(Box<Phrase>),
    /// A time so many years later: "thirty years ago this week".
    Anniversary(Box<Phrase>),
}

/// A stretch of time: whole months, and days besides. Backwards, both are negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Amount {
    pub(super) months: i64,
    pub(super) days: i64,
    /// The smallest unit that was named, which is how exact it is.
    pub(super) unit: Unit,
}

/// From short to long.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Weekend,
    /// Monday to Friday.
    Workweek,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Early,
    Mid,
    /// "the middle of", a little narrower than "mid-".
    Middle,
    Late,
    FirstHalf,
    SecondHalf,
    /// "by the end of": the last day.
    LastDay,
    /// "the rest of": from the day of writing on.
    Rest,
}

/// A day with a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Feast {
    Fixed {
        month: i8,
        day: i8,
    },
    /// Days from Easter Sunday.
    Easter(i64),
    /// The same, as the Orthodox churches count.
    Orthodox(i64),
    /// A weekday of a month; a negative rank counts from its end.
    Nth {
        month: i8,
        weekday: i8,
        rank: i64,
    },
    /// A day known by its date alone ("the September 11 attacks"), and what it is called in a text that
    /// is older.
    Once(Date),
}

impl Amount {
    /// So many of a unit; `None` where the calendar has not as many.
    pub(super) fn of(count: i64, unit: Unit) -> Option<Self> {
        let (months, days) = match unit {
            Unit::Minute => (0, 0),
            Unit::Hour => (0, count / 24),
            Unit::Day => (0, count),
            Unit::Weekend | Unit::Workweek | Unit::Week => (0, count.checked_mul(7)?),
            Unit::Fortnight => (0, count.checked_mul(14)?),
            Unit::Month => (count, 0),
            Unit::Quarter => (count.checked_mul(3)?, 0),
            Unit::Year => (count.checked_mul(12)?, 0),
            Unit::Decade => (count.checked_mul(120)?, 0),
            Unit::Century => (count.checked_mul(1200)?, 0),
        };
        Some(Self { months, days, unit })
    }

    /// Half of a unit, to the day.
    pub(super) fn half(unit: Unit) -> Option<Self> {
        let one = Self::of(1, unit)?;
        let days = if one.months == 1 { 15 } else { one.days / 2 };
        Some(Self { months: one.months / 2, days, unit })
    }

    /// The two together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            unit: self.unit.min(other.unit),
        }
    }

    /// Towards the past.
    pub(super) const fn back(self) -> Self {
        Self { months: -self.months, days: -self.days, unit: self.unit }
    }

    /// Whether it goes towards the past.
    pub(super) const fn is_back(self) -> bool {
        self.months < 0 || self.days < 0
    }
}

impl Shift {
    /// Whether it is counted from the day told of.
    pub(super) const fn is_told(self) -> bool {
        matches!(self, Self::Previous | Self::Same | Self::Following)
    }

    /// How many units it goes forward.
    pub(super) const fn steps(self) -> i64 {
        match self {
            Self::Last | Self::Previous => -1,
            Self::This | Self::Same | Self::Current => 0,
            Self::Next | Self::Coming | Self::Following => 1,
        }
    }
}

macro_rules! named {
    ($type:ident { $($name:literal => $variant:ident,)* }) => {
        impl $type {
            /// The variant that a table calls by this value.
            pub(super) fn named(value: &str) -> Option<Self> {
                [$(($name, Self::$variant),)*].into_iter().find(|(name, _)| *name == value).map(|(_, v)| v)
            }
        }
    };
}

named!(Shift {
    "last" => Last, "this" => This, "next" => Next, "coming" => Coming,
    "previous" => Previous, "same" => Same, "following" => Following,
});
named!(Unit {
    "minute" => Minute, "hour" => Hour, "day" => Day, "weekend" => Weekend, "workweek" => Workweek, "week" => Week, "fortnight" => Fortnight,
    "month" => Month, "quarter" => Quarter, "year" => Year, "decade" => Decade, "century" => Century,
});
named!(Part {
    "early" => Early, "mid" => Mid, "middle" => Middle, "late" => Late,
    "rest" => Rest, "first_half" => FirstHalf, "second_half" => SecondHalf,
});

impl Feast {
    /// From the table's `MM-DD`, `YYYY-MM-DD`, `easter+1`, `orthodox+1` or `MM-wD#N`, the Nth weekday D.
    pub(super) fn named(value: &str) -> Option<Self> {
        if let Some(days) = value.strip_prefix("easter") {
            return days.parse().ok().map(Self::Easter);
        }
        if let Some(days) = value.strip_prefix("orthodox") {
            return days.parse().ok().map(Self::Orthodox);
        }
        if let Ok(date) = value.parse() {
            return Some(Self::Once(date));
        }
        let (month, day) = value.split_once('-')?;
        let month = month.parse().ok()?;
        match day.strip_prefix('w').and_then(|day| day.split_once('#')) {
            Some((weekday, rank)) => {
                Some(Self::Nth { month, weekday: weekday.parse().ok()?, rank: rank.parse().ok()? })
            }
            None => Some(Self::Fixed { month, day: day.parse().ok()? }),
        }
    }
}
