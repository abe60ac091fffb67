//! Why two counts of the same people differ: the reasons in their order, the first that holds.

use std::cmp::Ordering;

use super::{Judgement, Reason, View, hint};
use crate::claim::{Attributes, Claim, ClaimRef, Count, Moves, Place, Status, Value};
use crate::document::{Dating, Source};
use crate::text::Days;

/// A hedged figure ("about 7,000") covers others this far from it, in percent.
const HEDGED_PERCENT: u64 = 10;
/// How near the lines of one box stand, in bytes.
const BOX: usize = 400;

/// Judges the claims of one fact: at most one finding, and the reason of every pair that agrees.
#[must_use]
pub(super) fn judge(
    view: &View<'_>,
    claims: &[ClaimRef],
) -> (Option<Judgement>, Vec<(Reason, ClaimRef, ClaimRef)>) {
    let mut clashing = Vec::new();
    let mut grown = Vec::new();
    let mut agreeing = Vec::new();
    for (x, y) in pairs(&standing(view, claims)).filter(|(x, y)| x.source != y.source) {
        match side_or_reason(view, x, y) {
            Reason::Contradiction => clashing.extend([x, y]),
            Reason::Growth => grown.extend([x, y]),
            reason => agreeing.push((reason, x, y)),
        }
    }
    let reason = if clashing.is_empty() { Reason::Growth } else { Reason::Contradiction };
    // A series that falls once is shown whole: its earlier figures belong to the question.
    let found = [clashing, grown].concat();
    ((!found.is_empty()).then(|| judgement(view, reason, found)), agreeing)
}

/// A source's labelled line against its own running text: the figures are about one fact and differ.
pub(super) fn infobox(view: &View<'_>, claims: &[ClaimRef]) -> impl Iterator<Item = Judgement> {
    let claims = standing(view, claims);
    let own: Vec<_> = pairs(&claims).filter(|(x, y)| x.source == y.source).collect();
    own.into_iter().filter_map(|(x, y)| {
        let boxed = |at: ClaimRef| view.claim(at).place == Place::Infobox;
        let differ = exact(view.claim(x))? != exact(view.claim(y))?;
        let plain = Scopes::of(view.claim(x), view.claim(y)) == Scopes::Equal;
        (boxed(x) != boxed(y) && differ && plain).then(|| judgement(view, Reason::Infobox, vec![x, y]))
    })
}

/// A figure that its source says was replaced is held against none.
fn standing(view: &View<'_>, claims: &[ClaimRef]) -> Vec<ClaimRef> {
    claims.iter().copied().filter(|&at| view.claim(at).status != Status::Superseded).collect()
}

fn pairs(claims: &[ClaimRef]) -> impl Iterator<Item = (ClaimRef, ClaimRef)> {
    claims.iter().enumerate().flat_map(move |(i, &x)| claims[i + 1..].iter().map(move |&y| (x, y)))
}

/// A count with all that decides why it may differ from another.
struct Figure<'a> {
    claim: &'a Claim,
    count: Count,
    as_of: Option<Days>,
}

impl<'a> Figure<'a> {
    fn new(view: &View<'a>, at: ClaimRef) -> Self {
        let claim = view.claim(at);
        let count = count_of(claim);
        Self { claim, count, as_of: as_of(claim, view.source(at)) }
    }
}

fn count_of(claim: &Claim) -> Count {
    if let Value::Count(count) = claim.value { count } else { Count::default() }
}

/// The value of a figure without bounds.
pub(super) fn exact(claim: &Claim) -> Option<u64> {
    let count = count_of(claim);
    count.min.filter(|_| count.min == count.max)
}

/// The day on which a figure was current: as the claim says, else the day that its section tells
/// of where the page was written long after, else the publication.
fn as_of(claim: &Claim, source: &Source) -> Option<Days> {
    let told = claim.event.when.filter(|_| source.dating != Dating::Stated);
    claim.as_of.or(told).or(source.published)
}

/// A box's figure for one side, where no other side has one, is a part of any greater figure for
/// all; where the sides make a sum, it is held against the others like any other.
fn side_or_reason(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> Reason {
    let (a, b) = (Figure::new(view, x), Figure::new(view, y));
    let reason = reason(&a, &b);
    let lone = |f: &Figure<'_>, at: ClaimRef| {
        f.claim.place == Place::Infobox && f.claim.scope.part && siblings(view, at).is_empty()
    };
    let part = lone(&a, x) && fewer(a.count, b.count) || lone(&b, y) && fewer(b.count, a.count);
    if part && reason == Reason::Contradiction { Reason::Subset } else { reason }
}

/// The first reason that holds for two figures of one fact.
fn reason(a: &Figure<'_>, b: &Figure<'_>) -> Reason {
    let (x, y) = (a.count, b.count);
    if let Some(agreement) = agreement(x, y) {
        agreement
    } else if slipped(x, y) {
        Reason::Contradiction
    } else {
        match Scopes::of(a.claim, b.claim) {
            Scopes::Apart => Reason::Scope,
            Scopes::FirstWider if fewer(y, x) => Reason::Subset,
            Scopes::SecondWider if fewer(x, y) => Reason::Subset,
            _ if grew(a, b) => Reason::Growth,
            _ => Reason::Contradiction,
        }
    }
}

/// Why two bare figures agree, if they do.
pub(super) fn agreement(x: Count, y: Count) -> Option<Reason> {
    if (x.min, x.max) == (y.min, y.max) {
        Some(Reason::Same)
    } else if rounds(x, y) || rounds(y, x) {
        Some(Reason::Rounding)
    } else {
        overlap(x, y).then_some(Reason::Bounds)
    }
}

/// Whether `round` is `other` after rounding: hedged and near, or with two significant digits or
/// more that `other` has as well (210,000 and 206,384, not 200,000 and 206,000).
fn rounds(round: Count, other: Count) -> bool {
    let (Some(r), Some(o)) = (single(round), single(other)) else { return false };
    if round.approx && r.abs_diff(o) <= r / 100 * HEDGED_PERCENT + r % 100 * HEDGED_PERCENT / 100 {
        return true;
    }
    let unit = 10_u64.saturating_pow(trailing_zeros(r));
    unit > 1 && r / unit >= 10 && (o.saturating_add(unit / 2)) / unit == r / unit
}

fn single(count: Count) -> Option<u64> {
    count.min.filter(|_| count.min == count.max)
}

fn trailing_zeros(mut n: u64) -> u32 {
    let mut zeros = 0;
    while n > 0 && n.is_multiple_of(10) {
        n /= 10;
        zeros += 1;
    }
    zeros
}

fn overlap(x: Count, y: Count) -> bool {
    x.min.unwrap_or(0) <= y.max.unwrap_or(u64::MAX) && y.min.unwrap_or(0) <= x.max.unwrap_or(u64::MAX)
}

/// Neighbouring digits that changed places are a slip whatever the dates say.
fn slipped(x: Count, y: Count) -> bool {
    matches!((single(x), single(y)), (Some(a), Some(b)) if hint::digits_swapped(a, b) && a.min(b) > 99)
}

/// Whether the later figure may have grown (or shrunk) out of the earlier.
fn grew(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(x), Some(y), Some(moves)) = (a.as_of, b.as_of, Attributes::shipped().moves(&a.claim.attribute))
    else {
        return false;
    };
    let (earlier, later) = match (x.end < y.start, y.end < x.start) {
        (true, _) => (a.count, b.count),
        (_, true) => (b.count, a.count),
        _ => return false,
    };
    let rose = earlier.max.is_some_and(|max| later.min.is_some_and(|min| max < min));
    match moves {
        Moves::Grows => rose,
        Moves::Shrinks => !rose,
        Moves::Either => false,
    }
}

/// How the people that two counts count stand to each other, as far as the text says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scopes {
    Equal,
    FirstWider,
    SecondWider,
    Apart,
}

impl Scopes {
    fn of(a: &Claim, b: &Claim) -> Self {
        let limits = |c: &Claim| {
            let group = Attributes::shipped().limiting_group(c).map(str::to_owned);
            [group, c.scope.place.clone(), c.scope.manner.clone()]
        };
        let (x, y) = (limits(a), limits(b));
        let within = |narrow: &[Option<String>], wide: &[Option<String>]| {
            narrow.iter().zip(wide).all(|(n, w)| w.is_none() || n == w)
        };
        match (within(&y, &x), within(&x, &y)) {
            (true, true) => Self::Equal,
            (true, false) => Self::FirstWider,
            (false, true) => Self::SecondWider,
            (false, false) => Self::Apart,
        }
    }
}

/// Whether a part may be so many of a whole.
fn fewer(part: Count, whole: Count) -> bool {
    part.min.unwrap_or(0) <= whole.max.unwrap_or(u64::MAX)
}

fn judgement(view: &View<'_>, reason: Reason, claims: Vec<ClaimRef>) -> Judgement {
    let judgement = Judgement::of_pairs(view, reason, claims);
    let claims = &judgement.claims;
    let figures: Vec<u64> = claims.iter().filter_map(|&at| exact(view.claim(at))).collect();
    let pairs = figures.iter().enumerate().flat_map(|(i, a)| figures[i + 1..].iter().map(move |b| (*a, *b)));
    let slip = pairs.filter_map(|(a, b)| hint::hint(a, b)).min();
    let siblings: Vec<ClaimRef> = claims.iter().flat_map(|&at| siblings(view, at)).collect();
    let hint = slip.filter(|_| reason != Reason::Growth);
    let values = [Some(judgement.values.clone()), sums(view, claims, &siblings)].into_iter().flatten();
    let values = values.collect::<Vec<_>>().join("; ");
    let weak = claims.iter().any(|&at| count_of(view.claim(at)).approx);
    let beside: Vec<ClaimRef> = siblings.into_iter().filter(|sibling| !claims.contains(sibling)).collect();
    let evidence = judgement.evidence.iter().cloned().chain(beside.iter().map(|&at| view.told(at))).collect();
    let claims = claims.iter().copied().chain(beside).collect();
    Judgement { values, hint, weak, claims, evidence, ..judgement }
}

/// The other lines of the same box that count the same thing for other sides: "34 killed" beside
/// "1 killed".
fn siblings(view: &View<'_>, at: ClaimRef) -> Vec<ClaimRef> {
    let claim = view.claim(at);
    if claim.place != Place::Infobox {
        return Vec::new();
    }
    let own = &view.sources[at.source].claims;
    let beside = own.iter().enumerate().filter(|(i, other)| {
        *i != at.claim
            && other.place == Place::Infobox
            && other.attribute == claim.attribute
            && matches!(other.value, Value::Count(_))
            && other.span.start.abs_diff(claim.span.start) < BOX
    });
    beside.map(|(claim, _)| ClaimRef { source: at.source, claim }).collect()
}

/// "34 + 1 = 35", for a finding that has a line of a box.
fn sums(view: &View<'_>, claims: &[ClaimRef], siblings: &[ClaimRef]) -> Option<String> {
    let boxed = claims.iter().find(|at| view.claim(**at).place == Place::Infobox)?;
    let mut parts: Vec<u64> = vec![exact(view.claim(*boxed))?];
    parts.extend(siblings.iter().filter(|s| *s != boxed).filter_map(|s| exact(view.claim(*s))));
    let text: Vec<String> = parts.iter().map(u64::to_string).collect();
    let total: u64 = parts.iter().sum();
    let source = &view.source(*boxed).id;
    (parts.len() > 1 && parts[0].cmp(&total) != Ordering::Equal)
        .then(|| format!("the box in {source} makes {} = {total}", text.join(" + ")))
}
