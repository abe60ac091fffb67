//! Small numbers and years, in figures and in words.

use super::{Joint, Read, Window};
use crate::lexicon::Class;

/// The whole number at token `i` if it has at most `width` digits and nothing else.
pub(super) fn digits(w: &Window<'_, '_>, i: usize, width: usize) -> Option<u32> {
    let word = w.word(i);
    let plain = w.is_number(i) && word.len() <= width && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

/// A year that news and history write about.
pub(super) fn plausible(number: u32) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| (1000..2200).contains(year))
}

/// The year that two digits mean: up to 40 they are of this century.
pub(super) fn century(short: u32) -> i16 {
    let short = i16::try_from(short).unwrap_or_default();
    if short <= 40 { 2000 + short } else { 1900 + short }
}

/// The year at token `i` in four digits, or in words ("nineteen eighty-six", "two thousand and
/// twenty"), and the token after it.
#[must_use]
pub fn year(w: &Window<'_, '_>, i: usize) -> Read<i16> {
    match digits(w, i, 4) {
        Some(number) => plausible(number).map(|year| (year, i + 1)),
        None => year_in_words(w, i),
    }
}

/// A whole number up to four digits, or a number word below a hundred, and the token after it.
#[must_use]
pub fn count(w: &Window<'_, '_>, i: usize) -> Read<i64> {
    if let Some(number) = digits(w, i, 4) {
        return Some((i64::from(number), i + 1));
    }
    let (number, after) = below_hundred(w, i)?;
    Some((i64::try_from(number).ok()?, after))
}

/// A rank up to 99: "3rd", "third", "twenty-third", "thirty first", and the token after it.
#[must_use]
pub fn rank(w: &Window<'_, '_>, i: usize) -> Read<i64> {
    if let Some(number) = digits(w, i, 2) {
        return nth(w, i + 1).map(|after| (i64::from(number), after));
    }
    let ranked = |i: usize| w.hit(i, Class::Ordinal).and_then(|h| Some((h.number?, i + h.len)));
    let tens = cardinal(w, i).filter(|(n, _)| matches!(n, 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90));
    let (value, after) = match tens {
        Some((tens, next)) => {
            let (ones, after) = ranked(w.skip_hyphen(next)).filter(|(n, _)| *n < 10)?;
            (tens + ones, after)
        }
        None => ranked(i)?,
    };
    Some((i64::try_from(value).ok().filter(|n| *n < 100)?, after))
}

/// The token after the "th" of "10th".
pub(super) fn nth(w: &Window<'_, '_>, i: usize) -> Option<usize> {
    w.joint(i, Joint::Nth).filter(|_| w.glued(i))
}

fn cardinal(w: &Window<'_, '_>, i: usize) -> Read<u64> {
    w.hit(i, Class::Cardinal).and_then(|h| Some((h.number?, i + h.len)))
}

fn below_hundred(w: &Window<'_, '_>, i: usize) -> Read<u64> {
    let (tens, after) = cardinal(w, i).filter(|(n, _)| *n < 100)?;
    let ones = cardinal(w, w.skip_hyphen(after));
    match ones.filter(|(n, _)| tens >= 20 && tens % 10 == 0 && (1..10).contains(n)) {
        Some((ones, end)) => Some((tens + ones, end)),
        None => Some((tens, after)),
    }
}

fn year_in_words(w: &Window<'_, '_>, i: usize) -> Read<i16> {
    let (first, at) = below_hundred(w, i)?;
    let scale = w.hit(at, Class::Scale).and_then(|h| Some((h.number?, at + h.len)));
    let (base, at) = match scale {
        Some((scale @ (100 | 1000), after)) => (first * scale, after),
        Some(_) => return None,
        None => (first * 100, at),
    };
    let rest = below_hundred(w, at + usize::from(w.is(at, "and")));
    // "nineteen eighty-six", but not "twelve" and not "thirty four".
    if scale.is_none() && (rest.is_none() || !(10..=20).contains(&first)) {
        return None;
    }
    let (rest, end) = rest.unwrap_or((0, at));
    plausible(u32::try_from(base + rest).ok()?).map(|year| (year, end))
}
