//! Numbers that count nothing: times, dates, money, ages, rates, references.

use std::ops::Range;

use super::look::{frame, frame_before, is_auxiliary, is_capital, is_mark, is_numeral, part_of_speech};
use super::phrase::{Head, Phrase};
use crate::extract::mention::Number;
use crate::extract::{Context, Reading};
use crate::lexicon::Class;
use crate::text::{Case, TokenKind};

/// Whether the number cannot be a count of people, whatever stands around it inside `bounds`.
pub(super) fn is_no_count(
    context: &Context<'_>,
    number: &Number,
    phrase: &Phrase<'_>,
    bounds: &Range<usize>,
) -> bool {
    let reading = &context.reading;
    is_dated(context, number) && !is_spelt(reading, number, phrase)
        || is_joined(reading, number)
        || is_money(reading, number)
        || is_rate(reading, phrase, bounds.end)
        || is_one_of(reading, number)
        || is_ratio(reading, number)
        || is_contrasted(reading, phrase, bounds.start)
        || matches!(phrase.head, Head::Bare)
            && (is_day(reading, number, bounds) || is_reference(reading, number, bounds.start))
}

/// Inside a date: "12 March", "8–11 September".
fn is_dated(context: &Context<'_>, number: &Number) -> bool {
    let at = context.dates.partition_point(|d| d.span.end <= number.span.start);
    let core = context.reading.span(number.core.start, number.core.end);
    context.dates.get(at).is_some_and(|d| d.span.overlaps(core))
}

/// "two thousand refugees": no year is spelt out before those that it counts.
fn is_spelt(reading: &Reading<'_>, number: &Number, phrase: &Phrase<'_>) -> bool {
    phrase.head == Head::People && reading.has(number.core.start, Class::Cardinal)
}

/// Glued to something else: "14:20", "12-month", "G-20", "85%", "217-6/10".
fn is_joined(reading: &Reading<'_>, number: &Number) -> bool {
    let glued = |i: usize| reading.tokens.get(i).is_some_and(|t| !t.spaced);
    let kind = |i: usize| reading.tokens.get(i).map(|t| t.kind);
    let joint = |i: usize| is_mark(reading, i) && ["-", ":", "/", "‑"].iter().any(|m| reading.is(i, m));
    let end = number.tokens.end;
    let start = number.tokens.start;
    let behind =
        joint(end) && glued(end) && glued(end + 1) && kind(end + 1).is_some_and(|k| k != TokenKind::Symbol);
    let before = start >= 2
        && joint(start - 1)
        && glued(start)
        && glued(start - 1)
        && kind(start - 2) != Some(TokenKind::Symbol);
    let label = before && reading.is(start - 1, ":") && kind(start - 2) == Some(TokenKind::Word);
    // "UPDATE 3-At least 17 dead"
    let take = before && kind(start - 2) == Some(TokenKind::Number) && kind(start) == Some(TokenKind::Word);
    behind
        || before && !label && !take
        || start >= 1 && ["+", "#", "№", "§"].iter().any(|m| reading.is(start - 1, m)) && glued(start)
}

/// "four people, not five": what the figure is said not to be; but "not the nine announced by the port" is
/// what the port said.
fn is_contrasted(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> bool {
    let denied = frame_before(reading, phrase.left, floor, "denied").is_some();
    denied && !reading.has(phrase.tokens.end, Class::Speech)
}

/// "$90", "EUR 300": the currency stands before it.
fn is_money(reading: &Reading<'_>, number: &Number) -> bool {
    let first = number.core.start;
    first > 0 && reading.is_a(first - 1, Class::Unit, "money")
}

/// "90 patients a day", "12 deaths per week".
fn is_rate(reading: &Reading<'_>, phrase: &Phrase<'_>, limit: usize) -> bool {
    let at = phrase.tokens.end;
    let per = ["a", "an", "per", "each", "every"].iter().any(|w| reading.is(at, w));
    let hundred = reading.is(at, "per") && reading.tokens.get(at + 1).is_some();
    let unit = reading.is_a(at + 1, Class::Unit, "time");
    let ago = frame(reading, at + 2, "ago").is_some();
    at < limit && per && (unit && !ago || hundred)
}

/// "one of 15 people": somebody of those whom the next number counts; "one speaks of 15 dead": whoever speaks.
fn is_one_of(reading: &Reading<'_>, number: &Number) -> bool {
    let mut next = number.tokens.end + 1;
    while part_of_speech(reading, next, "determiner") {
        next += 1;
    }
    let of = reading.is(number.tokens.end, "of") && is_numeral(reading, next);
    number.value.max == Some(1) && (of || reading.has(number.tokens.end, Class::Speech))
}

/// "one in five", "nine out of ten".
fn is_ratio(reading: &Reading<'_>, number: &Number) -> bool {
    let ratio = |first: usize, second: usize| {
        reading.has(first, Class::Cardinal) && reading.has(second, Class::Cardinal)
    };
    let after = frame(reading, number.core.end, "ratio").map(|len| number.core.end + len);
    let before = frame_before(reading, number.core.start, 0, "ratio").and_then(|at| at.checked_sub(1));
    after.is_some_and(|at| ratio(number.core.start, at))
        || before.is_some_and(|at| ratio(at, number.core.start))
}

/// "3 May", "May 3", whether or not the date could be resolved.
fn is_day(reading: &Reading<'_>, number: &Number, bounds: &Range<usize>) -> bool {
    let month = |i: usize| bounds.contains(&i) && reading.has(i, Class::Month) && is_capital(reading, i);
    let small = number.value.max.is_some_and(|n| n < 32) && number.core.len() == 1;
    small && (month(number.core.end) || number.tokens.start.checked_sub(1).is_some_and(month))
}

/// A bare number that names rather than counts: an age, a year, a flight, a camp, a footnote.
fn is_reference(reading: &Reading<'_>, number: &Number, floor: usize) -> bool {
    let start = number.tokens.start;
    let before = |word: &str| start > floor && reading.is(start - 1, word);
    let next = |word: &str| reading.is(number.tokens.end, word);
    let enclosed = before(",") && next(",") && !is_listed(reading, start, floor)
        || before("(") && next(")")
        || before("[");
    let age = frame_before(reading, start, floor, "age").is_some() || is_age_of_one(reading, start, floor);
    enclosed
        || age
        || is_age_limit(reading, number, floor)
        || is_year(reading, number)
        || is_named_number(reading, number, floor)
}

/// "killed 12, 58, ..." does not occur; "Ana Marić, 58, ..." has a name before the comma.
fn is_listed(reading: &Reading<'_>, start: usize, floor: usize) -> bool {
    start >= floor + 2 && reading.tokens[start - 2].kind == TokenKind::Number
}

/// "were under 18", "children below 5", "two of them over 60": how old somebody is at most or at least.
fn is_age_limit(reading: &Reading<'_>, number: &Number, floor: usize) -> bool {
    const OF_AGE: u64 = 21;
    const OLDEST: u64 = 100;
    let (start, value) = (number.tokens.start, &number.value);
    let limit = |part: &str| frame(reading, start, part).is_some();
    let low = limit("age_below") && value.max.is_some_and(|most| most < OF_AGE) && value.min.is_none();
    let high = limit("age_above") && value.min.is_some_and(|least| least < OLDEST) && value.max.is_none();
    let before = start.checked_sub(1).filter(|&i| i >= floor);
    // "deaths were below 20" counts them
    let told =
        |i: usize| [Class::OutcomeNoun, Class::OutcomeAdjective].iter().any(|class| reading.has(i, *class));
    let ones = |i: usize| part_of_speech(reading, i, "pronoun") && i > floor && reading.is(i - 1, "of");
    let people = |i: usize| reading.has(i, Class::Group) && !told(i) || ones(i);
    let are = |i: usize| is_auxiliary(reading, i) && !i.checked_sub(1).is_some_and(told);
    before.is_some_and(|i| low && (are(i) || people(i)) || high && ones(i))
}

/// "a girl of six", but not "a family of six".
fn is_age_of_one(reading: &Reading<'_>, start: usize, floor: usize) -> bool {
    start >= floor + 3
        && reading.is(start - 1, "of")
        && reading.has(start - 2, Class::Group)
        && frame_before(reading, start, floor, "collective").is_none()
        && (floor..start - 2).rev().take(4).any(|i| reading.is(i, "a") || reading.is(i, "an"))
}

fn is_year(reading: &Reading<'_>, number: &Number) -> bool {
    let word = reading.word(number.core.start);
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = word.parse::<u32>().is_ok_and(|n| (1500..2101).contains(&n));
    four && year && number.tokens.len() == 1
}

/// "Flight 370", "Update 2", "Resolution 2071": a capitalised noun that the number completes.
fn is_named_number(reading: &Reading<'_>, number: &Number, floor: usize) -> bool {
    let Some(before) = number.tokens.start.checked_sub(1).filter(|&i| i >= floor) else { return false };
    let title = reading.tokens[before].case == Case::Title && is_capital(reading, before);
    let known = [
        Class::Weekday,
        Class::Month,
        Class::Function,
        Class::Affect,
        Class::Suffer,
        Class::OutcomeNoun,
        Class::OutcomeAdjective,
    ];
    let place =
        before > floor && ["in", "at", "near", "from", "around"].iter().any(|w| reading.is(before - 1, w));
    let digits = reading.tokens[number.core.start].kind == TokenKind::Number;
    let titled = digits || reading.tokens[number.core.start].case == Case::Title;
    title && titled && !place && !known.iter().any(|class| reading.has(before, *class))
}
