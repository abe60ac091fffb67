//! Written dates: what a by-line, a heading and running text have in common.
//!
//! [`absolute`] reads a date that needs no other; [`written`] reads whatever part of one is there
//! and leaves the rest to its caller. Neither knows who wrote it when.

mod figures;
mod gate;
mod joint;
mod number;
mod window;

use jiff::civil::Date;

use super::{Class, Tagged};
use crate::text::Days;
use figures::numeric;
pub use gate::Gate;
pub use joint::{Joint, Joints};
use number::{century, digits, nth, plausible};
pub use number::{count, rank, year};
pub use window::Window;

/// An absolute date found at a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Absolute {
    /// How many tokens it covers.
    pub len: usize,
    /// The days it means.
    pub days: Days,
    /// The weekday beside it, 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
}

/// The parts of a date as far as they are written: "Friday", "12 May", "the 3rd", "May 2010".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// How many tokens it covers.
    pub len: usize,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
    /// 1 to 31; fits the month where there is one.
    pub day: Option<i8>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// Of the common era.
    pub year: Option<i16>,
    /// Whether it stands in figures of which either may be the day: "05/04/2018".
    pub either_order: bool,
}

/// A value and the token after it.
pub type Read<T> = Option<(T, usize)>;

/// The absolute date with its year that starts at token `i`: "28 March 2012", "March 23, 2012",
/// "Friday, 25 June 2010", "10th September 2020", "2012-03-28", "March 2012".
#[must_use]
pub fn absolute(tagged: &Tagged<'_>, i: usize) -> Option<Absolute> {
    let written = written(tagged, i)?;
    let days = written.days()?;
    Some(Absolute { len: written.len, days, weekday: written.weekday })
}

/// The longest date or part of a date that starts at token `i`. A month may stand alone, so the
/// caller has to judge "May" and "March"; a bare number and a bare year are left to it as well.
#[must_use]
pub fn written(tagged: &Tagged<'_>, i: usize) -> Option<Written> {
    written_within(&Window::new(tagged, &(0..tagged.len())), i)
}

/// What a written date can start with, an article set aside.
const WRITTEN: Gate = Gate::of(&[Class::Month, Class::Weekday, Class::Cardinal, Class::Ordinal]).or_figures();

/// The same, inside a stretch of text.
#[must_use]
pub fn written_within(w: &Window<'_, '_>, i: usize) -> Option<Written> {
    if !WRITTEN.opens(Gate::behind_the(w, i)) {
        return None;
    }
    if let Some(found) = numeric(w, i) {
        return Some(found);
    }
    let Some((weekday, after)) = weekday(w, i) else { return day_month_year(w, i, false) };
    let start = skip_separator(w, w.skip_comma(skip_day_part(w, after)));
    match numeric(w, start).or_else(|| day_month_year(w, start, true)) {
        Some(date) if date.day.is_some() => {
            Some(Written { len: start - i + date.len, weekday: Some(weekday), ..date })
        }
        _ => Some(Written { weekday: Some(weekday), len: after - i, ..Written::default() }),
    }
}

impl Written {
    /// The same date with day and month the other way round, where its figures allow that.
    #[must_use]
    pub fn swapped(&self) -> Option<Self> {
        self.either_order.then_some(Self { day: self.month, month: self.day, ..*self })
    }

    /// The days it means where month and year are written; none for a 30 February.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        let (year, month) = (self.year?, self.month?);
        match self.day {
            Some(day) => Date::new(year, month, day).ok().map(Days::day),
            None => Days::month(year, month),
        }
    }

    /// Whether its day exists in its month, in any year if none is written.
    fn exists(&self) -> bool {
        match (self.day, self.month) {
            (Some(day), Some(month)) => Date::new(self.year.unwrap_or(2000), month, day).is_ok(),
            _ => true,
        }
    }
}

/// The weekday at token `i`, an abbreviation with its dot, and the token after it.
#[must_use]
pub fn weekday(w: &Window<'_, '_>, i: usize) -> Read<i8> {
    // "sat" and "sun" are words: an abbreviation counts only when it is capitalised.
    named(w, i, Class::Weekday).filter(|_| !is_short(w, i, Class::Weekday) || w.is_capitalised(i))
}

/// The month at token `i`, an abbreviation with its dot, and the token after it.
#[must_use]
pub fn month(w: &Window<'_, '_>, i: usize) -> Read<i8> {
    named(w, i, Class::Month)
}

/// The day of a month at token `i`: "21", "21st", "twenty-first", and the token after it.
#[must_use]
pub fn day(w: &Window<'_, '_>, i: usize) -> Read<i8> {
    let (number, after) = match digits(w, i, 2) {
        Some(number) => (i64::from(number), nth(w, i + 1).unwrap_or(i + 1)),
        None => rank(w, i).or_else(|| count(w, i))?,
    };
    i8::try_from(number).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, after))
}

fn named(w: &Window<'_, '_>, i: usize, class: Class) -> Read<i8> {
    let hit = w.hit(i, class)?;
    let value = i8::try_from(hit.number?).ok()?;
    let after = i + hit.len;
    let dot = is_short(w, i, class) && w.glued(after) && w.word(after) == ".";
    Some((value, after + usize::from(dot)))
}

/// Whether a weekday or month is abbreviated; no weekday in full is shorter than "Friday". (The class
/// of abbreviations leaves out "sat" and "sun", whose dot ends a sentence more often than not.)
#[must_use]
pub fn is_short(w: &Window<'_, '_>, i: usize, class: Class) -> bool {
    w.has(i, Class::Abbreviation) || class == Class::Weekday && w.word(i).len() < "friday".len()
}

fn skip_day_part(w: &Window<'_, '_>, i: usize) -> usize {
    w.hit(i, Class::DayPart).map_or(i, |hit| i + hit.len)
}

/// The token after a hyphen or slash without spaces: "Nov/2", "Friday-Jun-15".
fn skip_separator(w: &Window<'_, '_>, i: usize) -> usize {
    i + usize::from(matches!(w.word(i), "-" | "/") && w.glued(i) && w.glued(i + 1))
}

fn skip_of(w: &Window<'_, '_>, i: usize) -> usize {
    w.joint(i, Joint::Of).unwrap_or(i)
}

/// A date in words, with as many of its parts as stand there.
fn day_month_year(w: &Window<'_, '_>, i: usize, after_weekday: bool) -> Option<Written> {
    let first = w.skip_the(i);
    if first > i && !after_weekday && w.is_number(first) && rank(w, first).is_none() {
        return None; // "the 6 May accord": the article belongs to the accord
    }
    let (day, month, end) = match day(w, first) {
        Some((day, after)) => {
            match month(w, after + usize::from(w.is(after, "of"))).filter(|_| !after_money(w, first)) {
                Some((month, end)) => (Some(day), Some(month), end),
                None => (Some(day), None, ranked_alone(w, i, after_weekday)?),
            }
        }
        None => {
            let (month, after) = month(w, i)?;
            match day_after_month(w, i, after) {
                Some((day, end)) => (Some(day), Some(month), end),
                None => (None, Some(month), after),
            }
        }
    };
    let year = month.and_then(|_| year_behind(w, end));
    let end = year.map_or(end, |(_, after)| after);
    let year = year.map(|(year, _)| year);
    let date = Written { day, month, year, len: end - i, ..Written::default() };
    date.exists().then_some(date)
}

/// "the 23rd", "Monday the 4th", "Mon 13th": a day without its month must be a rank.
fn ranked_alone(w: &Window<'_, '_>, i: usize, after_weekday: bool) -> Option<usize> {
    let first = w.skip_the(i);
    rank(w, first).filter(|_| after_weekday || first > i).map(|(_, after)| after)
}

fn after_money(w: &Window<'_, '_>, i: usize) -> bool {
    let before = w.before(i).map_or("", |b| w.word(b));
    matches!(before, "$" | "€" | "£" | "¥")
}

/// "March 23", "March the 23rd". In "In March 12 soldiers died" the number counts the soldiers.
fn day_after_month(w: &Window<'_, '_>, start: usize, i: usize) -> Read<i8> {
    let at = w.skip_the(skip_separator(w, i));
    let (value, after) = day(w, at)?;
    let in_the_month = w.before(start).is_some_and(|b| w.joint(b, Joint::Of).is_some());
    let shifted = w.has(after, Class::Shift);
    let counted = w.is_word(after) && !shifted && !w.has(after, Class::Function) && rank(w, at).is_none();
    let in_words = !w.is_number(at) && year(w, after).is_none();
    let range = at > w.skip_the(i) && w.is_dash(after);
    (!(counted && (in_the_month || in_words)) && !range).then_some((value, after))
}

/// The year after a day or a month: "2012", ", 2012", "of 2012", "in 2012", "'87".
#[must_use]
pub fn year_behind(w: &Window<'_, '_>, i: usize) -> Read<i16> {
    let at = skip_of(w, skip_separator(w, w.skip_comma(i)));
    year(w, at).or_else(|| run_on_year(w, i)).or_else(|| short_year(w, i)).or_else(|| year_of_two(w, i))
}

/// "2020" in "10th September 20206 min": pages lose the space before the reading time.
fn run_on_year(w: &Window<'_, '_>, i: usize) -> Read<i16> {
    digits(w, i, 6)?;
    let year = w.word(i).get(..4)?.parse().ok().and_then(plausible)?;
    (w.word(i).len() > 4 && (1900..2100).contains(&year)).then_some((year, i + 1))
}

/// "April of 87".
fn year_of_two(w: &Window<'_, '_>, i: usize) -> Read<i16> {
    let number = digits(w, i + 1, 2).filter(|_| w.is(i, "of") && w.word(i + 1).len() == 2)?;
    Some((century(number), i + 2))
}

/// "'87" at token `i`, and the token after it.
#[must_use]
pub fn short_year(w: &Window<'_, '_>, i: usize) -> Read<i16> {
    let mark = matches!(w.word(i), "'" | "’" | "‘") && w.glued(i + 1);
    let number = digits(w, i + 1, 2).filter(|_| mark && w.word(i + 1).len() == 2)?;
    Some((century(number), i + 2))
}

#[cfg(test)]
mod tests {
    use super::{absolute, written};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    fn read(text: &str) -> Option<String> {
        let tagged = Lexicon::english().tag(text, Span::new(0, text.len()));
        let found = absolute(&tagged, 0)?;
        let rest = tagged.len() - found.len;
        let weekday = found.weekday.map(|d| format!(" w{d}")).unwrap_or_default();
        Some(format!("{}{weekday}{}", found.days, if rest > 0 { format!(" +{rest}") } else { String::new() }))
    }

    #[test]
    fn a_date_is_read_in_every_order_that_papers_use() {
        for text in [
            "28 March 2012",
            "March 28, 2012",
            "28th March 2012",
            "the 28th of March 2012",
            "28 March, 2012",
            "March the 28th 2012",
            "Mar. 28, 2012",
            "2012-03-28",
            "28/03/2012",
            "3/28/2012",
            "28.03.2012",
            "28-Mar-2012",
            "20120328",
        ] {
            assert_eq!(read(text).as_deref(), Some("2012-03-28"), "{text}");
        }
    }

    #[test]
    fn a_weekday_beside_the_date_is_kept_even_where_it_does_not_fit() {
        assert_eq!(read("Friday, 25 June 2010").as_deref(), Some("2010-06-25 w5"));
        assert_eq!(read("Wednesday March 21, 2012").as_deref(), Some("2012-03-21 w3"));
        assert_eq!(read("Sunday evening, June 27, 2010").as_deref(), Some("2010-06-27 w7"));
        assert_eq!(read("Thurs. 4 May 2017").as_deref(), Some("2017-05-04 w4"));
        assert_eq!(read("Monday, September 13, 2011").as_deref(), Some("2011-09-13 w1"));
    }

    #[test]
    fn a_month_and_year_are_the_whole_month() {
        assert_eq!(read("February 2012 issue").as_deref(), Some("2012-02 +1"));
        assert_eq!(read("Sept. 2011").as_deref(), Some("2011-09"));
    }

    #[test]
    fn a_year_that_lost_the_space_behind_it_is_still_read() {
        assert_eq!(read("10th September 20206 min").as_deref(), Some("2020-09-10 +1"));
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_date() {
        for text in ["30 February 2012", "32 March 2012", "29 February 2011", "2012-13-41", "133-03-03-2020"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn parts_of_a_date_are_read_as_far_as_they_stand() {
        let read = |text: &str| {
            let tagged = Lexicon::english().tag(text, Span::new(0, text.len()));
            written(&tagged, 0).map(|w| (w.len, w.weekday, w.day, w.month))
        };
        assert_eq!(read("Tuesday, 27 March"), Some((4, Some(2), Some(27), Some(3))));
        assert_eq!(read("the 23rd"), Some((3, None, Some(23), None)));
        assert_eq!(read("April"), Some((1, None, None, Some(4))));
        assert_eq!(read("Friday"), Some((1, Some(5), None, None)));
        assert_eq!(read("23 people"), None);
        assert_eq!(read("Tuesday 12 people"), Some((1, Some(2), None, None)));
    }
}
