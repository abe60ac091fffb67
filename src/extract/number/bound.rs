//! What the words around a number make of it: bounds, hedges, ranges.

use super::amount::Amount;
use super::cardinal::Cardinal;
use crate::claim::Count;
use crate::extract::Reading;
use crate::lexicon::{Class, Hit};

/// How a phrase bounds a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bound {
    Min,
    Over,
    Max,
    Under,
    Exact,
}

/// The phrases before a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    /// One past the last token of the phrases.
    pub(super) end: usize,
    pub(super) bound: Option<Bound>,
    pub(super) approx: bool,
}

/// Reads "at least", "an estimated", "up to some" from token `i`.
pub(super) fn prefix(reading: &Reading<'_>, i: usize, limit: usize) -> Prefix {
    let mut prefix = Prefix { end: i, bound: None, approx: false };
    while prefix.end < limit {
        let at = prefix.end;
        let bound = reading.hits(at, Class::Bound).find_map(|h| before(h.value).map(|b| (b, h.len)));
        let bound = bound.filter(|_| !is_of_change(reading, at));
        let hedge = reading.hits(at, Class::Approximate).find(|h| h.value == "before");
        match (bound, hedge) {
            (Some((bound, len)), hedge) if hedge.is_none_or(|h| len >= h.len) => {
                (prefix.bound, prefix.end) = (Some(bound), at + len);
            }
            (_, Some(hedge)) => (prefix.approx, prefix.end) = (true, at + hedge.len),
            _ => break,
        }
    }
    prefix
}

/// "has gone up to seven", "climbed up to seven": the word belongs to the verb before it.
fn is_of_change(reading: &Reading<'_>, at: usize) -> bool {
    let takes_up = |hit: Hit<'_>| hit.len > 1 || hit.value != "down" && reading.is(at, "up");
    at.checked_sub(1).is_some_and(|verb| reading.hits(verb, Class::Change).any(takes_up))
}

fn before(value: &str) -> Option<Bound> {
    match value {
        "min" => Some(Bound::Min),
        "over" => Some(Bound::Over),
        "max" => Some(Bound::Max),
        "under" => Some(Bound::Under),
        "exact" => Some(Bound::Exact),
        _ => None,
    }
}

/// What stands behind a number and still belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suffix {
    pub(super) end: usize,
    pub(super) bound: Option<Bound>,
    pub(super) approx: bool,
}

impl Suffix {
    /// Nothing behind the number that ends at `end`.
    pub(super) const fn none(end: usize) -> Self {
        Self { end, bound: None, approx: false }
    }
}

/// Reads "or more", "or so", "-odd" from token `i`.
pub(super) fn suffix(reading: &Reading<'_>, i: usize, limit: usize) -> Suffix {
    let bound = reading.hits(i, Class::Bound).find_map(|h| after(h.value).map(|b| (b, h.len)));
    let hedge = reading.hits(i, Class::Approximate).find(|h| h.value == "after").map(|h| h.len);
    match (bound, hedge) {
        (Some((bound, len)), _) if i + len <= limit => {
            Suffix { end: i + len, bound: Some(bound), approx: false }
        }
        (_, Some(len)) if i + len <= limit => Suffix { end: i + len, bound: None, approx: true },
        _ => Suffix::none(i),
    }
}

fn after(value: &str) -> Option<Bound> {
    match value {
        "or_more" => Some(Bound::Min),
        "or_less" => Some(Bound::Max),
        _ => None,
    }
}

/// The interval of one number; none where it is no whole number.
pub(super) fn count(number: Cardinal, bound: Option<Bound>, approx: bool) -> Option<Count> {
    let n = number.amount.as_whole()?;
    let (min, max) = match bound {
        _ if number.vague && bound != Some(Bound::Max) => (Some(n), None),
        None | Some(Bound::Exact) => (Some(n), Some(n)),
        Some(Bound::Min) => (Some(n), None),
        Some(Bound::Over) => (Some(n.saturating_add(1)), None),
        Some(Bound::Max) => (None, Some(n)),
        Some(Bound::Under) => (None, Some(n.saturating_sub(1))),
    };
    Some(Count { min, max, approx: approx || number.vague })
}

/// The interval between two numbers; none where the second is not the greater.
pub(super) fn range(low: Amount, high: Amount, approx: bool) -> Option<Count> {
    let (min, max) = (low.as_whole()?, high.as_whole()?);
    (min < max).then_some(Count { min: Some(min), max: Some(max), approx })
}
