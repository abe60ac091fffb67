//! Numbers that no numeral writes out: "nobody", "both pilots", "twice as many", "a third of the 300
//! passengers", "the fourth victim".

use std::ops::Range;

use super::look::{ending_at, frame, frame_before, is_mark, part_of_speech};
use crate::claim::Count;
use crate::extract::mention::Number;
use crate::extract::{Context, Reading};
use crate::lexicon::{Class, Classes};
use crate::text::TokenKind;

/// How far a share may stand from its whole: "half of the town's 4,000 residents".
const POSSESSOR: usize = 5;

/// Of so many numbers before a word one may reach over it.
const BACK: usize = 4;

/// The numbers of a sentence in order, those included that only a count needs.
pub(super) fn numbers(context: &Context<'_>, tokens: &Range<usize>) -> Vec<Number> {
    let first = context.numbers.partition_point(|n| n.tokens.start < tokens.start);
    let last = context.numbers.partition_point(|n| n.tokens.start < tokens.end);
    let mut written = context.numbers[first..last].iter().peekable();
    let mut all: Vec<Number> = Vec::with_capacity(last - first);
    let reading = &context.reading;
    for i in tokens.clone().filter(|&i| may_count(reading, i)) {
        all.extend(std::iter::from_fn(|| written.next_if(|n| n.tokens.start <= i)).cloned());
        let found = word(reading, i, tokens.end).or_else(|| multiple(reading, i, &mut all));
        if let Some(number) = found
            && !all.iter().rev().take(BACK).any(|n| n.tokens.contains(&i))
        {
            all.push(number);
        }
    }
    all.extend(written.cloned());
    all.sort_by_key(|n| n.tokens.start);
    shares(reading, tokens.start, &mut all);
    exceptions(reading, tokens.start, &mut all);
    all
}

/// "all but two of the 33 miners" are 31; of an unknown whole "all but two" counts nobody.
fn exceptions(reading: &Reading<'_>, floor: usize, all: &mut Vec<Number>) {
    let excepted = |n: &Number| frame_before(reading, n.tokens.start, floor, "except");
    for at in (0..all.len()).rev() {
        let Some(start) = excepted(&all[at]) else { continue };
        let left_out = all.remove(at);
        let whole = all.get(at).filter(|whole| {
            let between = left_out.tokens.end + 1..whole.tokens.start;
            reading.is(left_out.tokens.end, "of")
                && between.clone().all(|i| part_of_speech(reading, i, "determiner"))
        });
        let Some(whole) = whole else { continue };
        let rest =
            whole.value.exact().zip(left_out.value.exact()).and_then(|(all, some)| all.checked_sub(some));
        if let Some(rest) = rest {
            all[at] = Number { core: whole.core.clone(), ..exactly(reading, start..whole.tokens.end, rest) };
        }
    }
}

/// Whether a number of this kind could stand at token `i`, by its classes alone.
fn may_count(reading: &Reading<'_>, i: usize) -> bool {
    const WORDS: Classes = Classes::of(&[Class::Nobody, Class::Set, Class::Multiple, Class::Ordinal]);
    reading.starts(i).any(WORDS)
        || reading.tokens[i].kind == TokenKind::Number && reading.tokens.get(i + 1).is_some_and(|t| !t.spaced)
}

/// A word or ordinal that is a number of its own.
fn word(reading: &Reading<'_>, i: usize, end: usize) -> Option<Number> {
    if let Some(hit) = reading.hit(i, Class::Nobody) {
        return Some(exactly(reading, i..i + hit.len, 0));
    }
    if let Some(hit) = reading.hit(i, Class::Set).filter(|h| is_set(reading, i, i + h.len)) {
        return Some(exactly(reading, i..i + hit.len, hit.number?));
    }
    let (rank, after) = ordinal(reading, i)?;
    (rank > 1 && after < end && is_counted(reading, after)).then(|| exactly(reading, i..after, rank))
}

fn exactly(reading: &Reading<'_>, tokens: Range<usize>, n: u64) -> Number {
    let value = Count::just(n);
    number(reading, tokens.clone(), tokens, value)
}

fn number(reading: &Reading<'_>, tokens: Range<usize>, core: Range<usize>, value: Count) -> Number {
    let span = reading.span(tokens.start, tokens.end);
    Number { tokens, core, span, value }
}

/// "both pilots", "both of them", "both were", "the trio"; not "both killed and wounded", "the pair of
/// shoes".
fn is_set(reading: &Reading<'_>, i: usize, after: usize) -> bool {
    if !part_of_speech(reading, i, "determiner") {
        let the = i.checked_sub(1).is_some_and(|before| reading.has(before, Class::Definite));
        return the && !reading.is(after, "of") && !reading.is(after, "'s");
    }
    let mut at = after;
    while reading.has(at, Class::Modifier) || reading.has(at, Class::Demonym) {
        at += 1;
    }
    reading.has(at, Class::Group) || reading.is(after, "of") || frame(reading, after, "be").is_some()
}

/// "fourth", "14th": the rank, and where its noun stands.
fn ordinal(reading: &Reading<'_>, i: usize) -> Option<(u64, usize)> {
    if let Some(rank) = reading.hit(i, Class::Ordinal).and_then(|h| h.number) {
        return Some((rank, i + 1));
    }
    let digits = reading.tokens[i].kind == TokenKind::Number;
    let ending = digits && frame(reading, i + 1, "rank_ending").is_some();
    let glued = ending && !reading.tokens[i + 1].spaced;
    glued.then(|| reading.word(i).parse().ok().map(|rank| (rank, i + 2))).flatten()
}

/// Whether the noun at `at` is counted one by one: a victim or a body is, and so is somebody of whom it
/// is said at once what befell him ("the fifth person to die").
fn is_counted(reading: &Reading<'_>, at: usize) -> bool {
    let mut at = at;
    while reading.has(at, Class::Modifier) || reading.has(at, Class::Demonym) {
        at += 1;
    }
    let group = reading.hit(at, Class::Group).map(|h| at + h.len);
    let after = group.map(|end| end + usize::from(reading.is(end, "to")));
    frame(reading, at, "counted").is_some()
        || after.is_some_and(|end| {
            super::look::suffer(reading, end).is_some() && reading.is(end - 1, "to")
                || super::look::participle(reading, end).is_some()
        })
}

/// "twice as many", "three times as many": so many times the number before; `all` are those as far as `i`, in order.
fn multiple(reading: &Reading<'_>, i: usize, all: &mut Vec<Number>) -> Option<Number> {
    let hit = reading.hit(i, Class::Multiple)?;
    let own = all.iter().rposition(|n| n.tokens.end <= i).filter(|&at| all[at].tokens.end == i);
    let own = own.filter(|_| hit.number.is_none());
    let factor = hit.number.or_else(|| own.and_then(|at| all[at].value.min))?;
    let start = own.map_or(i, |at| all[at].tokens.start);
    let before = all.iter().rev().find(|n| n.tokens.end < start)?.value;
    if reading.is(i + hit.len, "as") || reading.is(i + hit.len + 1, "as") {
        return None;
    }
    let times = |n: Option<u64>| n.map(|n| n.saturating_mul(factor));
    let value = Count { min: times(before.min), max: times(before.max), approx: true };
    if let Some(at) = own {
        all.remove(at);
    }
    Some(number(reading, start..i + hit.len, i..i + hit.len, value))
}

/// Puts the share in the place of its whole: "a third of the 300", "40 per cent of the 2,000".
fn shares(reading: &Reading<'_>, floor: usize, all: &mut Vec<Number>) {
    let mut at = 0;
    while at < all.len() {
        if let Some(share) = share(reading, floor, &all[at]) {
            all.retain(|n| n.tokens.start < share.tokens.start || n.tokens.start > share.tokens.end);
            at = all.partition_point(|n| n.tokens.start < share.tokens.start);
            all.insert(at, share);
        }
        at += 1;
    }
}

fn share(reading: &Reading<'_>, floor: usize, whole: &Number) -> Option<Number> {
    let of = before_possessor(reading, floor, whole.tokens.start)?;
    let (start, parts, per) = part(reading, floor, of)?;
    let scaled = |n: u64| {
        u64::try_from((u128::from(n) * u128::from(parts) + u128::from(per) / 2) / u128::from(per)).ok()
    };
    let part = |n: Option<u64>| n.and_then(scaled);
    let value = Count { min: part(whole.value.min), max: part(whole.value.max), approx: true };
    let (start, value) = bounded(reading, floor, start, value);
    Some(number(reading, start..whole.tokens.end, whole.core.clone(), value))
}

/// Where the words before the whole start: behind "half", or behind the "of" of "a third of the town's".
fn before_possessor(reading: &Reading<'_>, floor: usize, start: usize) -> Option<usize> {
    let first = start.saturating_sub(POSSESSOR).max(floor);
    let mut at = start;
    while at > first {
        if reading.is(at - 1, "of") {
            return Some(at - 1);
        }
        if at < start && reading.has(at - 1, Class::Fraction) {
            return Some(at);
        }
        let word = reading.tokens[at - 1].kind == TokenKind::Word && !is_mark(reading, at - 1);
        let possessed = at < start && reading.is(start - 1, "'s");
        if !(part_of_speech(reading, at - 1, "determiner") || word && (possessed || reading.is(at - 1, "'s")))
        {
            return None;
        }
        at -= 1;
    }
    None
}

/// The fraction or percentage that ends at `end`: where it starts, how many parts, of how many.
fn part(reading: &Reading<'_>, floor: usize, end: usize) -> Option<(usize, u64, u64)> {
    let last = end.checked_sub(1).filter(|&i| i >= floor)?;
    if let Some(per) = reading.hit(last, Class::Fraction).and_then(|h| h.number) {
        let glued = last.checked_sub(1).filter(|&i| reading.is(i, "-")).unwrap_or(last);
        let counted =
            glued.checked_sub(1).filter(|&i| i >= floor).and_then(|i| Some((i, small(reading, i)?)));
        let article =
            last.checked_sub(1).filter(|&i| i >= floor && (reading.is(i, "a") || reading.is(i, "one")));
        let (start, parts) = counted.or(article.map(|i| (i, 1))).or((per == 2).then_some((last, 1)))?;
        return (parts < per).then_some((start, parts, per));
    }
    let sign = (1..=2)
        .map(|back| end.saturating_sub(back))
        .find(|&i| i > floor && reading.is_a(i, Class::Unit, "share") && small(reading, i - 1).is_some())?;
    Some((sign - 1, small(reading, sign - 1)?, 100)).filter(|(_, parts, _)| *parts < 100)
}

fn small(reading: &Reading<'_>, i: usize) -> Option<u64> {
    let word = reading.hit(i, Class::Cardinal).and_then(|h| h.number);
    word.or_else(|| reading.word(i).parse().ok())
}

/// "more than half of", "nearly a third of": what bounds a share.
fn bounded(reading: &Reading<'_>, floor: usize, start: usize, value: Count) -> (usize, Count) {
    let bound =
        |part: &str| ending_at(reading, start, floor, Class::Bound, |h| h.value == part).map(|(at, _)| at);
    let open = Count { min: value.min, max: None, approx: true };
    let closed = Count { min: None, max: value.max, approx: true };
    let one_more = Count { min: value.min.map(|n| n.saturating_add(1)), ..open };
    let one_less = Count { max: value.max.map(|n| n.saturating_sub(1)), ..closed };
    let kinds = [("min", open), ("over", one_more), ("max", closed), ("under", one_less)];
    let found = kinds.into_iter().find_map(|(part, value)| bound(part).map(|at| (at, value)));
    let about = || {
        ending_at(reading, start, floor, Class::Approximate, |h| h.value == "before")
            .map(|(at, _)| (at, value))
    };
    found.or_else(about).unwrap_or((start, value))
}
