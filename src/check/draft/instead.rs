//! What to print instead: only where the sources leave no choice.

use super::Desk;
use crate::check::judgement::pairs;
use crate::check::policy::day;
use crate::check::{Reason, View, plain};
use crate::claim::{ClaimRef, Kind, Value, words};

/// What all these claims of the sources bear: the value that they share; of figures that only grew, the
/// newest; of a quotation, the longest wording of which all others are excerpts.
pub(super) fn instead(desk: &Desk<'_>, claims: &[ClaimRef]) -> Option<String> {
    let (view, first) = (&desk.view, *claims.first()?);
    let hedged = || claims.iter().any(|&at| view.claim(at).hedge.is_some());
    match view.claim(first).value.kind() {
        Kind::Name => shared(view, claims),
        Kind::Quote => wording(desk, claims),
        Kind::Role | Kind::Cause => None,
        _ if hedged() => None,
        Kind::Date => shared(view, claims),
        Kind::Count => shared(view, claims).or_else(|| newest(desk, claims)),
    }
}

/// The value that all have.
fn shared(view: &View<'_>, claims: &[ClaimRef]) -> Option<String> {
    let (first, rest) = claims.split_first()?;
    let value = &view.claim(*first).value;
    rest.iter().all(|&at| view.claim(at).value == *value).then(|| plain(value))
}

/// The figure of the last day, where each has a day and none contradicts another.
fn newest(desk: &Desk<'_>, claims: &[ClaimRef]) -> Option<String> {
    let dated: Option<Vec<_>> = claims.iter().map(|&at| Some((day(&desk.view, at)?, at))).collect();
    let dated = dated?;
    let last = dated.iter().map(|(day, _)| *day).max()?;
    let clash = pairs(claims).any(|(&x, &y)| desk.relations.of(claims, x, y) == Reason::Contradiction);
    let of_last = dated.iter().filter(|(day, _)| *day == last);
    let mut counts: Vec<_> = of_last.filter_map(|(_, at)| desk.view.claim(*at).count()).collect();
    counts.dedup();
    match counts.as_slice() {
        [only] if !clash => Some(words::count(*only)),
        _ => None,
    }
}

/// The wording of which all others are excerpts.
fn wording(desk: &Desk<'_>, claims: &[ClaimRef]) -> Option<String> {
    let holds_all =
        |&whole: &ClaimRef| claims.iter().all(|&at| desk.relations.of(claims, at, whole) == Reason::Same);
    let whole = claims.iter().copied().find(holds_all)?;
    match &desk.view.claim(whole).value {
        Value::Quote { words, .. } => Some(words.clone()),
        _ => None,
    }
}
