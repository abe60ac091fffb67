//! The reconciled figure of a fact: low, best and high, by a policy that is named.

use super::{Figure, View};
use crate::claim::{Claim, ClaimRef, Count, Status, Value};
use crate::text::Days;

/// The policy of `best`: the single figure of the source that was published last.
const LATEST: &str = "latest";

/// Low, best and high of the counts of a fact; the days that all its dates cover together.
#[must_use]
pub(super) fn reconcile(view: &View<'_>, claims: &[ClaimRef]) -> Option<Figure> {
    let counts = counts(view, claims);
    if counts.is_empty() {
        return days(view, claims).map(Figure::Date);
    }
    let low = counts.iter().map(|(count, _)| count.min.unwrap_or(0)).min()?;
    let high = counts.iter().map(|(count, _)| count.max).try_fold(0, |high, max| Some(max?.max(high)));
    let told = counts.iter().filter_map(|(count, day)| Some((*day, count.exact()?)));
    let latest = told.max().map(|(_, figure)| figure);
    let best = latest.or_else(|| counts.iter().filter_map(|(count, _)| count.min).max()).unwrap_or(low);
    Some(Figure::Count { low, best, high, policy: LATEST })
}

/// The counts that stand, each with the last day on which it was current. Households are no persons:
/// their figures take part only where there are no others.
fn counts(view: &View<'_>, claims: &[ClaimRef]) -> Vec<(Count, Option<jiff::civil::Date>)> {
    let standing = claims.iter().filter(|&&at| view.claim(at).status != Status::Superseded);
    let (households, persons): (Vec<ClaimRef>, _) =
        standing.partition(|&&at| view.claim(at).scope.unit.is_some());
    let figures = if persons.is_empty() { households } else { persons };
    let current = |claim: &Claim, at| claim.as_of.or(view.source(at).published).map(|days: Days| days.end);
    let told = figures.iter().map(|&at| (view.claim(at), at));
    told.filter_map(|(claim, at)| Some((claim.count()?, current(claim, at)))).collect()
}

fn days(view: &View<'_>, claims: &[ClaimRef]) -> Option<Days> {
    let all = claims
        .iter()
        .filter_map(|&at| if let Value::Date(days) = view.claim(at).value { Some(days) } else { None });
    all.reduce(Days::to)
}
