use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An inclusive range of days: a day, a month, a year, a decade or any other interval.
///
/// Written and read as EDTF (level 0 intervals, level 1 approximation and unspecified digits):
/// `2012-03-21`, `2012-03`, `2012`, `199X`, `2012-03-21/2012-03-22`, `2012-03~`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Days {
    /// First day.
    pub start: Date,
    /// Last day, never before `start`.
    pub end: Date,
    /// Whether the text hedges it ("around 21 March").
    pub approx: bool,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DaysError {
    /// Not one of the forms read here.
    #[error("{0:?} is no date: write it as 2012-03-21, 2012-03, 2012 or 2012-03-21/2012-03-22")]
    Form(String),
    /// A form read here, but no such day.
    #[error("{0:?} does not exist in the calendar")]
    Calendar(String),
    /// An interval that runs backwards.
    #[error("{0:?} ends before it starts")]
    Order(String),
}

impl Days {
    /// One day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { start: date, end: date, approx: false }
    }

    /// From `start` to `end`, both included; the ends are put in order.
    #[must_use]
    pub fn between(start: Date, end: Date) -> Self {
        Self { start: start.min(end), end: start.max(end), approx: false }
    }

    /// A whole month; `None` outside the calendar.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self::between(first, first.last_of_month()))
    }

    /// A whole year; `None` outside the calendar.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        Some(Self::between(first, first.last_of_year()))
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            approx: self.approx || other.approx,
        }
    }

    /// The days that lie in both.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
            approx: self.approx && other.approx,
        })
    }

    /// Whether it is a single day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.start == self.end
    }

    /// How many days it covers, one at least.
    #[must_use]
    pub fn length(self) -> u32 {
        number(self.end).abs_diff(number(self.start)) + 1
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The first day by its number, for arithmetic: the next day has the next number.
    #[must_use]
    pub fn number(self) -> i32 {
        number(self.start)
    }

    /// Days between the nearest ends; 0 where the two overlap.
    #[must_use]
    pub fn gap(self, other: Self) -> u32 {
        if self.overlaps(other) {
            0
        } else if self.end < other.start {
            number(other.start).abs_diff(number(self.end))
        } else {
            number(self.start).abs_diff(number(other.end))
        }
    }
}

/// Days since 1 March of the year 0, years counted from March so that the leap day comes last (Howard
/// Hinnant, "chrono-Compatible Low-Level Date Algorithms"); far cheaper than a span of the calendar.
fn number(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let days_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days_of_year
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.start.year();
        if self.is_day() {
            write!(f, "{}", self.start)?;
        } else if Self::year(year).is_some_and(|y| y.start == self.start && y.end == self.end) {
            write!(f, "{year:04}")?;
        } else if Self::month(year, self.start.month())
            .is_some_and(|m| m.start == self.start && m.end == self.end)
        {
            write!(f, "{year:04}-{:02}", self.start.month())?;
        } else if decade(year / 10).is_some_and(|d| d.start == self.start && d.end == self.end) {
            write!(f, "{:03}X", year / 10)?;
        } else {
            write!(f, "{}/{}", self.start, self.end)?;
        }
        if self.approx { f.write_str("~") } else { Ok(()) }
    }
}

impl FromStr for Days {
    type Err = DaysError;

    fn from_str(text: &str) -> Result<Self, DaysError> {
        let (plain, approx) = match text.strip_suffix(['~', '?', '%']) {
            Some(plain) => (plain, true),
            None => (text, false),
        };
        let days = match plain.split_once('/') {
            None => point(plain, text)?,
            Some((from, to)) => {
                let (from, to) = (point(from, text)?, point(to, text)?);
                if to.end < from.start {
                    return Err(DaysError::Order(text.to_owned()));
                }
                from.to(to)
            }
        };
        Ok(Self { approx, ..days })
    }
}

fn point(part: &str, whole: &str) -> Result<Days, DaysError> {
    let form = || DaysError::Form(whole.to_owned());
    let calendar = || DaysError::Calendar(whole.to_owned());
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(start) = part.strip_suffix('X') {
        return if digits(start, 3) {
            decade(start.parse().map_err(|_| form())?).ok_or_else(calendar)
        } else {
            Err(form())
        };
    }
    let fields: Vec<&str> = part.split('-').collect();
    let fits = fields.iter().zip([4, 2, 2]).all(|(field, width)| digits(field, width));
    if !fits || fields.len() > 3 {
        return Err(form());
    }
    let number = |i: usize| fields[i].parse::<i16>().map_err(|_| form());
    match fields.len() {
        1 => Days::year(number(0)?),
        2 => Days::month(number(0)?, number(1)? as i8),
        _ => Date::new(number(0)?, number(1)? as i8, number(2)? as i8).ok().map(Days::day),
    }
    .ok_or_else(calendar)
}

fn decade(tens: i16) -> Option<Days> {
    Some(Days::year(tens * 10)?.to(Days::year(tens * 10 + 9)?))
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Days;

    #[test]
    fn edtf_is_read_and_written_alike() {
        for text in ["2012-03-21", "2012-03", "2012", "199X", "2012-03-21/2012-03-22", "2012-03~"] {
            assert_eq!(text.parse::<Days>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert!("21 March".parse::<Days>().unwrap_err().to_string().contains("2012-03-21"));
        assert!("2012-02-30".parse::<Days>().unwrap_err().to_string().contains("calendar"));
        assert!("2012-03/2012-01".parse::<Days>().unwrap_err().to_string().contains("before"));
    }

    #[test]
    fn the_gap_is_counted_between_the_nearest_ends() {
        let march: Days = "2012-03".parse().unwrap();
        let april: Days = "2012-04-08".parse().unwrap();
        assert_eq!(march.gap(april), 8);
        assert_eq!(april.gap(march), 8);
        assert_eq!(march.gap("2012-03-21".parse().unwrap()), 0);
        let years: Days = "1899-12-31/2000-03-01".parse().unwrap();
        assert_eq!((years.length(), march.length()), (36_586, 31));
    }
}
