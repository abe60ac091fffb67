//! Pairs of claims that agree, put together to agreements.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Agreement, Finding, Reason, View};
use crate::claim::{ClaimRef, connected};

/// Two claims that agree, and why.
type Pair = (Reason, ClaimRef, ClaimRef);

/// Claims that agree, and why.
pub(super) type Agreeing = Vec<(Reason, Vec<ClaimRef>)>;

/// The agreements of several facts, by reason, then by claims.
pub(super) fn agreements(view: &View<'_>, facts: impl IntoIterator<Item = Agreeing>) -> Vec<Agreement> {
    let mut all: Agreeing = facts.into_iter().flatten().collect();
    all.par_sort_unstable();
    all.into_par_iter().map(|(reason, claims)| agreement(view, reason.name(), claims)).collect()
}

fn agreement(view: &View<'_>, reason: &str, claims: Vec<ClaimRef>) -> Agreement {
    let ids: Vec<_> = claims.iter().map(|&at| &view.claim(at).id).collect();
    let attribute = claims.first().map_or("", |&at| &view.claim(at).attribute);
    Agreement { id: Finding::fingerprint(reason, attribute, &ids), reason: reason.to_owned(), claims }
}

/// As many claims together as agree each with each: "at least 4" agrees with 34 and with 40, and those two are none
/// the nearer for it. What is the same as a third is the same.
pub(super) fn together(mut pairs: Vec<Pair>) -> Agreeing {
    pairs.iter_mut().for_each(|(_, x, y)| (*x, *y) = (*x.min(y), *x.max(y)));
    pairs.sort_unstable();
    pairs.dedup();
    let (same, others): (Vec<Pair>, Vec<Pair>) =
        pairs.into_iter().partition(|(reason, ..)| *reason == Reason::Same);
    let same = connected(same.into_iter().map(|(_, x, y)| (x, y)));
    let mut groups = each_with_each(&others);
    groups.extend(same.into_iter().map(|claims| (Reason::Same, claims)));
    groups.iter_mut().for_each(|(_, claims)| claims.sort_unstable());
    groups
}

/// Each pair joins the first group that its lesser claim begins and all of which agrees with the other, or begins one.
fn each_with_each(pairs: &[Pair]) -> Agreeing {
    let agree: FxHashSet<Pair> = pairs.iter().copied().collect();
    let mut groups: Agreeing = Vec::new();
    let mut covered: FxHashSet<Pair> = FxHashSet::default();
    // In which groups of a reason a claim is the first; the lesser claim of every pair is one.
    let mut begun: FxHashMap<(Reason, ClaimRef), Vec<usize>> = FxHashMap::default();
    for &(reason, x, y) in pairs {
        if covered.contains(&(reason, x, y)) {
            continue;
        }
        let agrees = |&member: &ClaimRef| agree.contains(&(reason, member.min(y), member.max(y)));
        let own = begun.entry((reason, x)).or_default();
        let open = own.iter().copied().find(|&group| groups[group].1.iter().all(agrees));
        let group = open.unwrap_or_else(|| {
            own.push(groups.len());
            groups.push((reason, vec![x]));
            groups.len() - 1
        });
        let members = &mut groups[group].1;
        covered.extend(members.iter().map(|&member| (reason, member.min(y), member.max(y))));
        members.push(y);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::together;
    use crate::check::Reason;
    use crate::claim::ClaimRef;

    fn told(reason: Reason, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let claim = |source| ClaimRef { source, claim: 0 };
        let found = together(pairs.iter().map(|&(x, y)| (reason, claim(x), claim(y))).collect());
        found.iter().map(|(_, claims)| claims.iter().map(|at| at.source).collect()).collect()
    }

    #[test]
    fn claims_that_agree_each_with_each_are_one_agreement() {
        for reason in [Reason::Same, Reason::Bounds] {
            assert_eq!(told(reason, &[(1, 0), (0, 2), (2, 1), (0, 1)]), [[0, 1, 2]]);
        }
    }

    #[test]
    fn the_same_as_a_third_is_the_same() {
        assert_eq!(told(Reason::Same, &[(0, 2), (1, 2)]), [[0, 1, 2]]);
        assert_eq!(told(Reason::Same, &[(0, 3), (1, 2), (2, 3)]), [[0, 1, 2, 3]]);
    }

    #[test]
    fn two_that_agree_with_a_third_need_not_agree_with_each_other() {
        assert_eq!(told(Reason::Bounds, &[(0, 2), (1, 2)]), [[0, 2], [1, 2]]);
        assert_eq!(told(Reason::Bounds, &[(0, 1), (0, 2), (0, 3), (2, 3)]), [vec![0, 1], vec![0, 2, 3]]);
    }
}
