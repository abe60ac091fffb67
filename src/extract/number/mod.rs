//! Numbers: digits, words, ranges, bounds and hedges, vague words.
//!
//! A number is read whatever it counts: whether it counts people is for [`super::count`] to say.

mod amount;
mod bound;
mod cardinal;
mod quantity;

use super::Reading;
use super::mention::Number;
use crate::claim::Count;
use crate::lexicon::{Class, Classes, Hit, hour_at};
use crate::text::{Span, TokenKind};
use cardinal::Cardinal;
pub use quantity::{Quantity, quantities};

/// Every number of the reading, in order.
#[must_use]
pub fn mentions(reading: &Reading<'_>) -> Vec<Number> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if !may_open(reading, i) {
                i += 1;
                continue;
            }
            let number = read(reading, i, sentence.tokens.end);
            i = number.as_ref().map_or(i + 1, |n| n.tokens.end);
            match number {
                Some(number) if is_time_of_day(reading, &number) => {}
                Some(number) => found.push(number),
                None => found.extend(listed(reading, i - 1)),
            }
        }
    }
    found
}

/// Whether a number could start at token `i`, by its classes alone: nearly every token is passed over
/// here.
fn may_open(reading: &Reading<'_>, i: usize) -> bool {
    const OPENERS: Classes =
        Classes::of(&[Class::Cardinal, Class::Vague, Class::Fraction, Class::Bound, Class::Approximate]);
    const COUNTED: Classes = Classes::of(&[Class::Scale, Class::Fraction]);
    reading.tokens[i].kind == TokenKind::Number
        || reading.starts(i).any(OPENERS)
        || opener(reading, i).is_some()
        || reading.starts(i + 1).any(COUNTED) && (reading.is(i, "a") || reading.is(i, "an"))
}

/// The number that starts at token `i`, bounds included.
fn read(reading: &Reading<'_>, i: usize, limit: usize) -> Option<Number> {
    let number = opened_range(reading, i, limit).or_else(|| single(reading, i, limit))?;
    Some(both_bounds(reading, &number, limit).unwrap_or(number))
}

/// "between 30 and 35", "from 30 to 35"; not "rose from eight to 13", which is two figures.
fn opened_range(reading: &Reading<'_>, i: usize, limit: usize) -> Option<Number> {
    let opener = opener(reading, i)?;
    if opener.value == "from" && is_change(reading, i) {
        return None;
    }
    let joint = if opener.value == "between" { "and" } else { "to" };
    let prefix = bound::prefix(reading, i + opener.len, limit);
    let low = bare(reading, prefix.end, limit)?;
    let hit = reading.hits(low.end, Class::Range).find(|h| h.value == joint)?;
    let second = bound::prefix(reading, low.end + hit.len, limit);
    let high = bare(reading, second.end, limit)?;
    let value = scaled_range(reading, low, high, prefix.approx || second.approx)?;
    Some(number(reading, i..high.end, prefix.end..high.end, value))
}

fn opener<'a>(reading: &Reading<'a>, i: usize) -> Option<Hit<'a>> {
    reading.hits(i, Class::Range).find(|h| matches!(h.value, "between" | "from"))
}

/// Whether the words before "from 8 to 13" tell of a change.
fn is_change(reading: &Reading<'_>, i: usize) -> bool {
    let first = i.saturating_sub(5);
    (first..i).any(|at| reading.has(at, Class::Change))
}

fn single(reading: &Reading<'_>, i: usize, limit: usize) -> Option<Number> {
    let prefix = bound::prefix(reading, i, limit);
    let low = bare(reading, prefix.end, limit)?;
    if let Some((high, value)) = closed_range(reading, low, limit, prefix.approx) {
        return Some(number(reading, i..high.end, prefix.end..high.end, value));
    }
    let low = Cardinal { end: over_figures(reading, low, limit), ..low };
    let suffix = own_suffix(reading, low.end, limit);
    let value = bound::count(low, suffix.bound.or(prefix.bound), prefix.approx || suffix.approx)?;
    Some(number(reading, i..suffix.end, prefix.end..low.end, value))
}

/// "seventy-three (73)": the same number in figures, as officials write it.
fn over_figures(reading: &Reading<'_>, words: Cardinal, limit: usize) -> usize {
    if !reading.is(words.end, "(") || !reading.is(words.end + 2, ")") {
        return words.end;
    }
    let again = bare(reading, words.end + 1, limit).filter(|n| n.end == words.end + 2);
    again.filter(|n| n.amount == words.amount).map_or(words.end, |n| n.end + 1)
}

/// "or more" behind a number; not the "and more" of "four and more than 90", nor the "at least"
/// of "of the twelve at least four".
fn own_suffix(reading: &Reading<'_>, i: usize, limit: usize) -> bound::Suffix {
    let suffix = bound::suffix(reading, i, limit);
    let number_after = |at: usize| bare(reading, bound::prefix(reading, at, limit).end, limit).is_some();
    let other = suffix.end > i && (number_after(suffix.end) || number_after(i + 1));
    if other { bound::Suffix::none(i) } else { suffix }
}

/// "30 to 35", "30-35", "four or five".
fn closed_range(
    reading: &Reading<'_>,
    low: Cardinal,
    limit: usize,
    approx: bool,
) -> Option<(Cardinal, Count)> {
    let hit = reading.hits(low.end, Class::Range).find(|h| matches!(h.value, "to" | "or" | "dash"))?;
    if low.vague || hit.value == "to" && is_change(reading, low.end) {
        return None;
    }
    let second = bound::prefix(reading, low.end + hit.len, limit);
    let high = bare(reading, second.end, limit).filter(|_| second.bound.is_none())?;
    if hit.value == "dash" && !is_dashed(reading, low, high) {
        return None;
    }
    scaled_range(reading, low, high, approx || second.approx).map(|value| (high, value))
}

/// A dash joins a range between digits or with space around it, never in "840-1122-44" or a date.
fn is_dashed(reading: &Reading<'_>, low: Cardinal, high: Cardinal) -> bool {
    let digits = |i: usize| reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let dash = |i: usize| reading.is_a(i, Class::Range, "dash") || reading.is(i, "/");
    let chained =
        dash(high.end) && digits(high.end + 1) || low.end >= 3 && dash(low.end - 2) && digits(low.end - 3);
    let spaced = reading.tokens.get(low.end).is_some_and(|t| t.spaced);
    !chained && (spaced || digits(low.end + 1))
}

/// "two to three hundred": a scale at the end may hold for both ends.
fn scaled_range(reading: &Reading<'_>, low: Cardinal, high: Cardinal, approx: bool) -> Option<Count> {
    let scale =
        high.end.checked_sub(1).and_then(|last| reading.hit(last, Class::Scale)).and_then(|h| h.number);
    let bare_low = low.end.checked_sub(1).is_none_or(|last| !reading.has(last, Class::Scale));
    let shared = scale.filter(|&scale| {
        bare_low && low.amount < amount::Amount::whole(1000) && low.amount * scale < high.amount
    });
    bound::range(shared.map_or(low.amount, |scale| low.amount * scale), high.amount, approx)
}

/// "more than 10 and less than 40": two open bounds make one interval.
fn both_bounds(reading: &Reading<'_>, first: &Number, limit: usize) -> Option<Number> {
    let joined = reading.hits(first.tokens.end, Class::Range).find(|h| h.value == "and").map(|h| h.len);
    let comma = reading.is(first.tokens.end, ",").then_some(1);
    let second = single(reading, first.tokens.end + joined.or(comma)?, limit)?;
    let (low, high) = match (first.value, second.value) {
        (Count { min: Some(low), max: None, .. }, Count { min: None, max: Some(high), .. })
        | (Count { min: None, max: Some(high), .. }, Count { min: Some(low), max: None, .. }) => (low, high),
        _ => return None,
    };
    let value = Count { min: Some(low), max: Some(high), approx: first.value.approx || second.value.approx };
    let tokens = first.tokens.start..second.tokens.end;
    (low <= high).then(|| number(reading, tokens, first.core.start..second.core.end, value))
}

/// A bare number that is not the "one" of "no one".
fn bare(reading: &Reading<'_>, i: usize, limit: usize) -> Option<Cardinal> {
    let nobody = (1..=2).any(|back| {
        i.checked_sub(back).and_then(|at| reading.hit(at, Class::Nobody)).is_some_and(|h| h.len > back)
    });
    (i < limit && !nobody).then(|| cardinal::read(reading, i, limit)).flatten()
}

fn number(
    reading: &Reading<'_>,
    tokens: std::ops::Range<usize>,
    core: std::ops::Range<usize>,
    value: Count,
) -> Number {
    let span = reading.span(tokens.start, tokens.end);
    Number { tokens, core, span, value }
}

/// "from nine in the evening", "at half past five": a number that counts nothing.
fn is_time_of_day(reading: &Reading<'_>, number: &Number) -> bool {
    const BEFORE: usize = 3;
    let start = number.core.start;
    let tells =
        |at: usize| hour_at(reading, at).is_some_and(|hour| hour.certain && hour.core.contains(&start));
    (start.saturating_sub(BEFORE)..=start).any(tells)
}

/// "22,24,26": one token, and yet a list of numbers, each with its own span.
fn listed(reading: &Reading<'_>, i: usize) -> Vec<Number> {
    let Some(token) = reading.tokens.get(i).filter(|t| t.kind == TokenKind::Number) else {
        return Vec::new();
    };
    let word = reading.word(i);
    if amount::parse(word).is_some() || word.contains('.') {
        return Vec::new();
    }
    let mut start = token.span.start;
    let parts = word.split(',').filter_map(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end + 1;
        let n = part.parse().ok()?;
        let value = Count::just(n);
        Some(Number { tokens: i..i + 1, core: i..i + 1, span, value })
    });
    parts.collect()
}

#[cfg(test)]
mod tests;
