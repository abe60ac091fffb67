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

#[cfg(test)]
mod tests {
    use crate::check::tests::sources;
    use crate::check::{Figure, Settings, check};
    use crate::claim::{Kind, Status};

    fn figures(texts: &[&str]) -> Vec<Figure> {
        let checked = check(&sources(texts), &Settings::default());
        checked
            .facts
            .into_iter()
            .filter(|fact| fact.kind == Kind::Count)
            .filter_map(|fact| fact.figure)
            .collect()
    }

    fn figure(low: u64, best: u64, high: Option<u64>) -> Figure {
        Figure::Count { low, best, high, policy: "latest" }
    }

    #[test]
    fn the_best_figure_is_the_one_published_last() {
        let texts = [
            "2019-05-06 | The earthquake killed 61 people.",
            "2019-05-03 | The earthquake killed 19 people.",
        ];
        assert_eq!(figures(&texts), [figure(19, 61, Some(61))]);
    }

    #[test]
    fn a_bound_leaves_the_highest_open_and_is_never_the_best() {
        let texts = [
            "2019-05-03 | The earthquake killed 19 people.",
            "2019-05-06 | The earthquake killed at least 12 people.",
        ];
        assert_eq!(figures(&texts), [figure(12, 19, None)]);
    }

    #[test]
    fn a_bound_alone_is_its_own_best() {
        assert_eq!(figures(&["The earthquake killed at least 12 people."]), [figure(12, 12, None)]);
    }

    #[test]
    fn a_figure_that_was_replaced_takes_no_part() {
        let mut sources = sources(&[
            "2019-05-03 | The coup left 34 people dead.",
            "2019-05-03 | The coup left 40 people dead.",
        ]);
        sources[0].claims.iter_mut().for_each(|claim| claim.status = Status::Superseded);
        let facts = check(&sources, &Settings::default()).facts;
        let figures: Vec<_> = facts.into_iter().filter_map(|fact| fact.figure).collect();
        assert_eq!(figures, [figure(40, 40, Some(40))]);
    }
}
