//! The reconciled figure of a fact: low, best and high, by a policy that is named.

use super::{Figure, View};
use crate::claim::{ClaimRef, Count, Value};
use crate::text::Days;

/// The policy of `best`: the exact figure of the source that was published last.
const LATEST: &str = "latest";

/// Low, best and high of the counts of a fact; the days that all its dates cover together.
#[must_use]
pub(super) fn reconcile(view: &View<'_>, claims: &[ClaimRef]) -> Option<Figure> {
    let counts: Vec<(Count, Option<Days>)> = claims
        .iter()
        .filter_map(|&at| match view.claim(at).value {
            Value::Count(count) => Some((count, view.claim(at).as_of.or(view.source(at).published))),
            _ => None,
        })
        .collect();
    if counts.is_empty() {
        return days(view, claims).map(Figure::Date);
    }
    let low = counts.iter().filter_map(|(c, _)| c.min.or(Some(0))).min()?;
    let high = counts.iter().map(|(c, _)| c.max).try_fold(0, |high, max| max.map(|m: u64| m.max(high)));
    let exact = |count: &Count| count.min.filter(|_| count.min == count.max);
    let latest = counts.iter().filter_map(|(c, day)| Some((day.map(|d| d.end), exact(c)?))).max();
    let best = latest
        .map(|(_, figure)| figure)
        .or_else(|| counts.iter().filter_map(|(c, _)| c.min).max())
        .unwrap_or(low);
    Some(Figure::Count { low, best, high, policy: LATEST })
}

fn days(view: &View<'_>, claims: &[ClaimRef]) -> Option<Days> {
    let all = claims
        .iter()
        .filter_map(|&at| if let Value::Date(days) = view.claim(at).value { Some(days) } else { None });
    all.reduce(Days::to)
}
