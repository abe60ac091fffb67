//! Who and what is said to have caused one event, side by side; and quotations in other words.

use std::collections::BTreeSet;

use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::text::fold;

/// The causes that the sources give for one effect: one judgement, where two sources each give a
/// cause that the other does not.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Option<Judgement> {
    let frames: Vec<(usize, BTreeSet<String>)> =
        claims.iter().map(|&at| (at.source, frame(view, at))).collect();
    let of = |source: usize| frames.iter().filter(move |(own, _)| *own == source).map(|(_, frame)| frame);
    let gives_alone = |a: usize, b: usize| of(a).any(|x| !x.is_empty() && of(b).all(|y| x.is_disjoint(y)));
    let sources: BTreeSet<usize> = claims.iter().map(|c| c.source).collect();
    let apart = sources.iter().any(|&a| sources.iter().any(|&b| gives_alone(a, b) && gives_alone(b, a)));
    apart.then(|| Judgement::new(view, Reason::Framing, claims.to_vec()))
}

/// What a cause speaks of.
fn frame(view: &View<'_>, at: ClaimRef) -> BTreeSet<String> {
    let Value::Cause { cause, .. } = &view.claim(at).value else { return BTreeSet::new() };
    let meaning = view.lexicon.meaning(cause);
    meaning.concepts.into_iter().chain(meaning.events).collect()
}

/// One quotation, as two sources give it.
#[must_use]
pub(super) fn quotes(view: &View<'_>, claims: &[ClaimRef]) -> Option<Judgement> {
    let words = |at: &ClaimRef| match &view.claim(*at).value {
        Value::Quote { words, .. } => fold(words)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    };
    let told: Vec<Vec<String>> = claims.iter().map(words).collect();
    let part = |a: &[String], b: &[String]| a.is_empty() || b.windows(a.len()).any(|w| w == a);
    let altered = |i: usize, j: usize| !part(&told[i], &told[j]) && !part(&told[j], &told[i]);
    let pairs = (0..claims.len()).flat_map(|i| (i + 1..claims.len()).map(move |j| (i, j)));
    let mut found = pairs.filter(|&(i, j)| claims[i].source != claims[j].source && altered(i, j));
    found.next().map(|_| Judgement::new(view, Reason::Wording, claims.to_vec()))
}
