//! Pairs of claims that agree, put together to agreements.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Agreement, Reason};
use crate::claim::ClaimRef;

/// Two claims that agree, and why.
type Pair = (Reason, ClaimRef, ClaimRef);

/// As many claims together as agree each with each: "at least 4" agrees with 34 and with 40, and those two are none
/// the nearer for it. What is the same as a third is the same. By reason, then by claims.
pub(super) fn together(mut pairs: Vec<Pair>) -> Vec<Agreement> {
    pairs.iter_mut().for_each(|(_, x, y)| (*x, *y) = (*x.min(y), *x.max(y)));
    pairs.sort_unstable();
    pairs.dedup();
    let agree: FxHashSet<Pair> = pairs.iter().copied().collect();
    let mut groups: Vec<(Reason, Vec<ClaimRef>)> = Vec::new();
    // In which groups of a reason a claim is.
    let mut of: FxHashMap<(Reason, ClaimRef), Vec<usize>> = FxHashMap::default();
    for &(reason, x, y) in &pairs {
        let admits = |group: usize, claim: ClaimRef| {
            let agrees = |&member: &ClaimRef| {
                member == claim || agree.contains(&(reason, member.min(claim), member.max(claim)))
            };
            reason == Reason::Same || groups[group].1.iter().all(agrees)
        };
        let open = [(x, y), (y, x)].into_iter().find_map(|(inside, outside)| {
            let own = of.get(&(reason, inside))?;
            own.iter().find(|&&group| admits(group, outside)).map(|&group| (group, outside))
        });
        match open {
            Some((group, claim)) if groups[group].1.contains(&claim) => {}
            Some((group, claim)) => {
                groups[group].1.push(claim);
                of.entry((reason, claim)).or_default().push(group);
            }
            None => {
                [x, y].iter().for_each(|&claim| of.entry((reason, claim)).or_default().push(groups.len()));
                groups.push((reason, vec![x, y]));
            }
        }
    }
    groups.iter_mut().for_each(|(_, claims)| claims.sort_unstable());
    groups.sort_unstable();
    groups
        .into_iter()
        .map(|(reason, claims)| Agreement { reason: reason.name().to_owned(), claims })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::together;
    use crate::check::Reason;
    use crate::claim::ClaimRef;

    fn told(reason: Reason, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let claim = |source| ClaimRef { source, claim: 0 };
        let agreements = together(pairs.iter().map(|&(x, y)| (reason, claim(x), claim(y))).collect());
        agreements.iter().map(|agreement| agreement.claims.iter().map(|at| at.source).collect()).collect()
    }

    #[test]
    fn claims_that_agree_each_with_each_are_one_agreement() {
        assert_eq!(told(Reason::Same, &[(1, 0), (0, 2), (2, 1), (0, 1)]), [[0, 1, 2]]);
    }

    #[test]
    fn the_same_as_a_third_is_the_same() {
        assert_eq!(told(Reason::Same, &[(0, 2), (1, 2)]), [[0, 1, 2]]);
    }

    #[test]
    fn two_that_agree_with_a_third_need_not_agree_with_each_other() {
        assert_eq!(told(Reason::Bounds, &[(0, 2), (1, 2)]), [[0, 2], [1, 2]]);
    }
}
