//! Written dates: what a by-line, a heading and running text have in common.
//!
//! [`absolute`] reads a date that needs no other; [`written`] reads whatever part of one is there
//! and leaves the rest to its caller. Neither knows who wrote it when.

use jiff::civil::Date;

use super::{Class, Tagged};
use crate::text::{Case, Days, TokenKind};

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
}

/// A value and the token after it.
type Read<T> = Option<(T, usize)>;

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
    if let Some(found) = numeric(tagged, i) {
        return Some(found);
    }
    let Some((weekday, after)) = weekday(tagged, i) else { return day_month_year(tagged, i, false) };
    let named = Written { weekday: Some(weekday), len: after - i, ..Written::default() };
    let start = skip_comma(tagged, skip_day_part(tagged, after));
    match numeric(tagged, start).or_else(|| day_month_year(tagged, start, true)) {
        Some(date) if date.day.is_some() => {
            Some(Written { len: start - i + date.len, weekday: named.weekday, ..date })
        }
        _ => Some(named),
    }
}

impl Written {
    /// The days it means where month and year are written; none for a 30 February.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        let (year, month) = (self.year?, self.month?);
        match self.day {
            Some(day) => Date::new(year, month, day).ok().map(Days::day),
            None => Days::month(year, month),
        }
    }
}

/// The weekday at token `i`, an abbreviation with its dot, and the token after it.
#[must_use]
pub fn weekday(tagged: &Tagged<'_>, i: usize) -> Read<i8> {
    let (day, after) = named(tagged, i, Class::Weekday)?;
    // "sat" and "sun" are words: an abbreviation counts only when it is capitalised.
    (after == i + 1 && (!tagged.has(i, Class::Abbreviation) || is_capitalised(tagged, i)) || after > i + 1)
        .then_some((day, after))
}

/// The month at token `i`, an abbreviation with its dot, and the token after it.
#[must_use]
pub fn month(tagged: &Tagged<'_>, i: usize) -> Read<i8> {
    named(tagged, i, Class::Month)
}

/// The day of a month at token `i`: "21", "21st", "twenty-first", and the token after it.
#[must_use]
pub fn day(tagged: &Tagged<'_>, i: usize) -> Read<i8> {
    if let Some(number) = digits(tagged, i, 2) {
        let day = i8::try_from(number).ok().filter(|d| (1..=31).contains(d))?;
        return Some((day, nth(tagged, i + 1).unwrap_or(i + 1)));
    }
    ordinal(tagged, i)
}

/// The year at token `i` in four digits, or in words ("nineteen eighty-six", "two thousand and
/// twenty"), and the token after it.
#[must_use]
pub fn year(tagged: &Tagged<'_>, i: usize) -> Read<i16> {
    match digits(tagged, i, 4) {
        Some(number) => plausible(number).map(|year| (year, i + 1)),
        None => year_in_words(tagged, i),
    }
}

fn is_capitalised(tagged: &Tagged<'_>, i: usize) -> bool {
    tagged.tokens.get(i).is_some_and(|t| t.case != Case::Lower)
}

fn named(tagged: &Tagged<'_>, i: usize, class: Class) -> Read<i8> {
    let hit = tagged.hit(i, class)?;
    let value = i8::try_from(hit.number?).ok()?;
    let after = i + hit.len;
    let dot = tagged.has(i, Class::Abbreviation) && glued(tagged, after) && tagged.word(after) == ".";
    Some((value, after + usize::from(dot)))
}

/// Whether token `i` stands directly behind the one before it.
fn glued(tagged: &Tagged<'_>, i: usize) -> bool {
    tagged.tokens.get(i).is_some_and(|t| !t.spaced)
}

fn is_number(tagged: &Tagged<'_>, i: usize) -> bool {
    tagged.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
}

/// The whole number at token `i` if it has at most `width` digits and nothing else.
fn digits(tagged: &Tagged<'_>, i: usize, width: usize) -> Option<u32> {
    let word = tagged.word(i);
    (is_number(tagged, i) && word.len() <= width && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
}

fn plausible(number: u32) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| (1000..2200).contains(year))
}

fn time_word(tagged: &Tagged<'_>, i: usize, value: &str) -> Option<usize> {
    tagged.hits(i, Class::TimeWord).find(|hit| hit.value == value).map(|hit| i + hit.len)
}

/// The token after the "th" of "10th".
fn nth(tagged: &Tagged<'_>, i: usize) -> Option<usize> {
    time_word(tagged, i, "nth").filter(|_| glued(tagged, i))
}

/// "third", "twenty-third", "thirty first".
fn ordinal(tagged: &Tagged<'_>, i: usize) -> Read<i8> {
    let rank = |i: usize| tagged.hit(i, Class::Ordinal).and_then(|h| Some((h.number?, i + h.len)));
    let tens = tagged.hit(i, Class::Cardinal).and_then(|h| Some((h.number?, i + h.len)));
    let (value, after) = match tens.filter(|(n, _)| matches!(n, 20 | 30)) {
        Some((tens, next)) => {
            let next = if tagged.word(next) == "-" { next + 1 } else { next };
            let (ones, after) = rank(next).filter(|(n, _)| *n < 10)?;
            (tens + ones, after)
        }
        None => rank(i)?,
    };
    i8::try_from(value).ok().filter(|d| (1..=31).contains(d)).map(|d| (d, after))
}

fn skip_comma(tagged: &Tagged<'_>, i: usize) -> usize {
    i + usize::from(tagged.word(i) == ",")
}

fn skip_day_part(tagged: &Tagged<'_>, i: usize) -> usize {
    tagged.hit(i, Class::DayPart).map_or(i, |hit| i + hit.len)
}

fn skip_the(tagged: &Tagged<'_>, i: usize) -> usize {
    i + usize::from(tagged.is(i, "the"))
}

fn skip_of(tagged: &Tagged<'_>, i: usize) -> usize {
    time_word(tagged, i, "of").unwrap_or(i)
}

/// A date in words, with as many of its parts as stand there.
fn day_month_year(tagged: &Tagged<'_>, i: usize, after_weekday: bool) -> Option<Written> {
    let first = skip_the(tagged, i);
    let mut date = Written::default();
    let end = if let Some((day, after)) = day(tagged, first) {
        date.day = Some(day);
        match month(tagged, skip_of(tagged, after)) {
            Some((month, end)) if !after_money(tagged, first) => {
                date.month = Some(month);
                end
            }
            _ => nth_alone(tagged, i, first, after, after_weekday)?,
        }
    } else {
        let (month, after) = month(tagged, i)?;
        date.month = Some(month);
        match day_after_month(tagged, i, after) {
            Some((day, end)) => {
                date.day = Some(day);
                end
            }
            None => after,
        }
    };
    let (year, end) = match date.month.and_then(|_| year_behind(tagged, end)) {
        Some((year, after)) => (Some(year), after),
        None => (None, end),
    };
    let date = Written { year, len: end - i, ..date };
    date.exists().then_some(date)
}

/// "the 23rd", "Monday the 4th", "Mon 13th": a day without its month must be a rank.
fn nth_alone(
    tagged: &Tagged<'_>,
    i: usize,
    first: usize,
    after: usize,
    after_weekday: bool,
) -> Option<usize> {
    let ranked = !is_number(tagged, first) || after > first + 1;
    (ranked && (after_weekday || first > i)).then_some(after)
}

fn after_money(tagged: &Tagged<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| tagged.word(b));
    before.chars().next().is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥'))
}

/// "March 23", "March the 23rd". In "In March 12 soldiers died" the number counts the soldiers.
fn day_after_month(tagged: &Tagged<'_>, start: usize, i: usize) -> Read<i8> {
    let (value, after) = day(tagged, skip_the(tagged, i))?;
    let counts = start > 0
        && after == i + 1
        && time_word(tagged, start - 1, "of").is_some()
        && tagged.tokens.get(after).is_some_and(|t| t.kind == TokenKind::Word)
        && !tagged.has(after, Class::Function);
    let price = is_number(tagged, after) && glued(tagged, after);
    (!counts && !price).then_some((value, after))
}

/// The year after a day or a month: "2012", ", 2012", "of 2012", "in 2012", "'87".
fn year_behind(tagged: &Tagged<'_>, i: usize) -> Read<i16> {
    let at = skip_of(tagged, skip_comma(tagged, i));
    year(tagged, at).or_else(|| run_on_year(tagged, i)).or_else(|| short_year(tagged, i))
}

/// "2020" in "10th September 20206 min": pages lose the space before the reading time.
fn run_on_year(tagged: &Tagged<'_>, i: usize) -> Read<i16> {
    digits(tagged, i, 6)?;
    let year = tagged.word(i).get(..4)?.parse().ok().and_then(plausible)?;
    (tagged.word(i).len() > 4 && (1900..2100).contains(&year)).then_some((year, i + 1))
}

/// "April of 87", "April '87".
fn short_year(tagged: &Tagged<'_>, i: usize) -> Read<i16> {
    let mark = matches!(tagged.word(i), "'" | "’") || tagged.is(i, "of");
    let number = digits(tagged, i + 1, 2).filter(|_| mark && tagged.word(i + 1).len() == 2)?;
    Some((century(number), i + 2))
}

/// The year that two digits mean: up to 40 they are of this century.
fn century(short: u32) -> i16 {
    let short = i16::try_from(short).unwrap_or_default();
    if short <= 40 { 2000 + short } else { 1900 + short }
}

fn year_in_words(tagged: &Tagged<'_>, i: usize) -> Read<i16> {
    let (first, at) = below_hundred(tagged, i)?;
    let scale = tagged.hit(at, Class::Scale).and_then(|h| Some((h.number?, at + h.len)));
    let (base, at) = match scale {
        Some((scale @ (100 | 1000), after)) => (first * scale, after),
        Some(_) => return None,
        None => (first * 100, at),
    };
    let rest = below_hundred(tagged, at + usize::from(tagged.is(at, "and")));
    if scale.is_none() && (rest.is_none() || !(10..=20).contains(&first)) {
        return None;
    }
    let (rest, end) = rest.unwrap_or((0, at));
    plausible(u32::try_from(base + rest).ok()?).map(|year| (year, end))
}

fn below_hundred(tagged: &Tagged<'_>, i: usize) -> Read<u64> {
    let word = |i: usize| tagged.hit(i, Class::Cardinal).and_then(|h| Some((h.number?, i + h.len)));
    let (tens, after) = word(i).filter(|(n, _)| *n < 100)?;
    let next = if tagged.word(after) == "-" { after + 1 } else { after };
    match word(next).filter(|(n, _)| tens >= 20 && tens % 10 == 0 && (1..10).contains(n)) {
        Some((ones, end)) => Some((tens + ones, end)),
        None => Some((tens, after)),
    }
}

impl Written {
    /// Whether its day exists in its month, in any year if none is written.
    fn exists(&self) -> bool {
        match (self.day, self.month) {
            (Some(day), Some(month)) => Date::new(self.year.unwrap_or(2000), month, day).is_ok(),
            _ => true,
        }
    }
}

/// Dates in figures: "2012-03-28", "25/06/2010", "23.04.2022", "05-Aug-2016", "20120328".
fn numeric(tagged: &Tagged<'_>, i: usize) -> Option<Written> {
    if !is_number(tagged, i) && month(tagged, i).is_none() || continues_code(tagged, i) {
        return None;
    }
    let date = in_one_token(tagged, i).or_else(|| in_fields(tagged, i))?;
    date.exists().then_some(date)
}

/// Whether the number belongs to a longer code: "+86 138-2010-2015", "133-03-03-2020".
fn continues_code(tagged: &Tagged<'_>, i: usize) -> bool {
    i >= 2
        && glued(tagged, i)
        && is_separator(tagged, i - 1)
        && is_number(tagged, i - 2)
        && glued(tagged, i - 1)
}

fn is_separator(tagged: &Tagged<'_>, i: usize) -> bool {
    matches!(tagged.word(i), "-" | "/")
}

/// "23.04.2022" and "20120328" are one token each.
fn in_one_token(tagged: &Tagged<'_>, i: usize) -> Option<Written> {
    let word = tagged.word(i);
    if word.contains(',') {
        return None;
    }
    let fields: Vec<&str> = if word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) {
        vec![word.get(..4)?, word.get(4..6)?, word.get(6..)?]
    } else {
        word.split('.').collect()
    };
    let [a, b, c] = fields[..] else { return None };
    let date = from_fields(a, b, c)?;
    (date.year? >= 1900).then_some(Written { len: 1, ..date })
}

fn in_fields(tagged: &Tagged<'_>, i: usize) -> Option<Written> {
    let joined = |at: usize| glued(tagged, at) && glued(tagged, at + 1) && is_separator(tagged, at);
    let ends = !(joined(i + 5) && is_number(tagged, i + 6));
    if !(joined(i + 1) && joined(i + 3) && ends) || tagged.word(i + 1) != tagged.word(i + 3) {
        return None;
    }
    let fields = [i, i + 2, i + 4];
    let named = fields.iter().find_map(|&at| Some((at, month(tagged, at)?.0)));
    let date = match named {
        None => from_fields(tagged.word(i), tagged.word(i + 2), tagged.word(i + 4))?,
        Some((at, month)) => {
            let numbers: Vec<u32> =
                fields.iter().filter(|&&f| f != at).map(|&f| digits(tagged, f, 4)).collect::<Option<_>>()?;
            let (&year, &day) = (numbers.iter().max()?, numbers.iter().min()?);
            Written {
                day: i8::try_from(day).ok(),
                month: Some(month),
                year: Some(plausible(year)?),
                ..Written::default()
            }
        }
    };
    Some(Written { len: 5, ..date })
}

/// Year first where it has four digits; else the day stands first unless only the other order
/// gives a date.
fn from_fields(a: &str, b: &str, c: &str) -> Option<Written> {
    let number = |s: &str| {
        (matches!(s.len(), 1 | 2 | 4) && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse::<u32>().ok())
            .flatten()
    };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let (year, day, month) = match (a.len(), c.len()) {
        (4, 1 | 2) => (plausible(first)?, third, second),
        (1 | 2, 4) => (plausible(third)?, first, second),
        (1 | 2, 2) => (century(third), first, second),
        _ => return None,
    };
    let (day, month) = if month > 12 { (month, day) } else { (day, month) };
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    Date::new(year, month, day).ok()?;
    Some(Written { day: Some(day), month: Some(month), year: Some(year), ..Written::default() })
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
