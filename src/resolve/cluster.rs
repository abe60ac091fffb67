//! Linked pairs to clusters, strongest link first, never against a constraint.

use std::collections::{HashMap, HashSet};

/// A link between two items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Link {
    /// The one.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How strong it is.
    pub weight: i32,
}

/// Groups `count` items: links are taken strongest first, and one that would bring a forbidden pair
/// together is passed over. Every item is in exactly one group; groups and members are in order.
#[must_use]
pub(super) fn cluster(
    count: usize,
    mut links: Vec<Link>,
    forbidden: &HashSet<(usize, usize)>,
) -> Vec<Vec<usize>> {
    links.sort_by_key(|l| (std::cmp::Reverse(l.weight), l.a, l.b));
    let mut of: Vec<usize> = (0..count).collect();
    let mut groups: HashMap<usize, Vec<usize>> = (0..count).map(|i| (i, vec![i])).collect();
    for link in links {
        let (a, b) = (of[link.a].min(of[link.b]), of[link.a].max(of[link.b]));
        if a == b || clash(&groups[&a], &groups[&b], forbidden) {
            continue;
        }
        let moved = groups.remove(&b).unwrap_or_default();
        for &item in &moved {
            of[item] = a;
        }
        groups.entry(a).or_default().extend(moved);
    }
    let mut found: Vec<Vec<usize>> = groups.into_values().collect();
    for group in &mut found {
        group.sort_unstable();
    }
    found.sort_unstable();
    found
}

fn clash(a: &[usize], b: &[usize], forbidden: &HashSet<(usize, usize)>) -> bool {
    a.iter().any(|&x| b.iter().any(|&y| forbidden.contains(&(x.min(y), x.max(y)))))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use proptest::prelude::*;

    use super::{Link, cluster};

    #[test]
    fn the_stronger_link_wins_where_both_cannot_be() {
        let links = vec![Link { a: 0, b: 1, weight: 3 }, Link { a: 1, b: 2, weight: 9 }];
        let forbidden = HashSet::from([(0, 2)]);
        assert_eq!(cluster(3, links, &forbidden), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn links_chain() {
        let links = vec![Link { a: 0, b: 1, weight: 3 }, Link { a: 1, b: 2, weight: 3 }];
        assert_eq!(cluster(4, links, &HashSet::new()), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn a_forbidden_pair_stays_apart_though_every_other_pair_is_linked() {
        let pairs = [(0, 1), (0, 2), (1, 3), (2, 3), (1, 2)];
        let links = pairs.map(|(a, b)| Link { a, b, weight: 5 }).to_vec();
        let groups = cluster(4, links, &HashSet::from([(0, 3)]));
        assert_eq!(groups, [vec![0, 1, 2], vec![3]]);
    }

    const ITEMS: usize = 7;

    fn links() -> impl Strategy<Value = Vec<Link>> {
        let link = (0..ITEMS, 0..ITEMS, -3..9_i32).prop_filter("two items", |(a, b, _)| a != b);
        prop::collection::vec(
            link.prop_map(|(a, b, weight)| Link { a: a.min(b), b: a.max(b), weight }),
            0..14,
        )
    }

    fn forbidden() -> impl Strategy<Value = HashSet<(usize, usize)>> {
        let pair = (0..ITEMS, 0..ITEMS).prop_filter("two items", |(a, b)| a != b);
        prop::collection::hash_set(pair.prop_map(|(a, b)| (a.min(b), a.max(b))), 0..6)
    }

    fn apart(a: &BTreeSet<usize>, b: &BTreeSet<usize>, forbidden: &HashSet<(usize, usize)>) -> bool {
        forbidden.iter().any(|(x, y)| a.contains(x) && b.contains(y) || a.contains(y) && b.contains(x))
    }

    /// The same by brute force: of all links that may still be taken, the strongest, until none is left.
    fn oracle(mut links: Vec<Link>, forbidden: &HashSet<(usize, usize)>) -> Vec<Vec<usize>> {
        let mut groups: Vec<BTreeSet<usize>> = (0..ITEMS).map(|item| BTreeSet::from([item])).collect();
        loop {
            let of = |item: usize| groups.iter().find(|group| group.contains(&item)).unwrap().clone();
            links.retain(|l| of(l.a) != of(l.b) && !apart(&of(l.a), &of(l.b), forbidden));
            let best = links.iter().max_by_key(|l| (l.weight, std::cmp::Reverse((l.a, l.b))));
            let Some((a, b)) = best.map(|l| (of(l.a), of(l.b))) else { break };
            groups.retain(|group| *group != a && *group != b);
            groups.push(&a | &b);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_iter().map(|g| g.into_iter().collect()).collect();
        groups.sort();
        groups
    }

    proptest! {
        #[test]
        fn the_groups_are_those_of_the_brute_force_oracle(links in links(), forbidden in forbidden()) {
            prop_assert_eq!(cluster(ITEMS, links.clone(), &forbidden), oracle(links, &forbidden));
        }

        #[test]
        fn every_item_is_in_one_group_and_no_forbidden_pair_in_any(links in links(), forbidden in forbidden()) {
            let groups = cluster(ITEMS, links, &forbidden);
            let mut items: Vec<usize> = groups.concat();
            items.sort_unstable();
            prop_assert_eq!(items, (0..ITEMS).collect::<Vec<_>>());
            for (a, b) in forbidden {
                prop_assert!(!groups.iter().any(|group| group.contains(&a) && group.contains(&b)));
            }
        }

        #[test]
        fn a_link_that_was_passed_over_would_have_joined_a_forbidden_pair(
            links in links(), forbidden in forbidden(),
        ) {
            let groups = cluster(ITEMS, links.clone(), &forbidden);
            let of = |item| groups.iter().find(|g| g.contains(&item)).unwrap().iter().copied().collect();
            for link in links {
                let (a, b): (BTreeSet<usize>, BTreeSet<usize>) = (of(link.a), of(link.b));
                prop_assert!(a == b || apart(&a, &b, &forbidden));
            }
        }

        #[test]
        fn the_order_of_the_links_changes_nothing(
            (links, shuffled) in links().prop_flat_map(|l| (Just(l.clone()), Just(l).prop_shuffle())),
            forbidden in forbidden(),
        ) {
            prop_assert_eq!(cluster(ITEMS, links, &forbidden), cluster(ITEMS, shuffled, &forbidden));
        }
    }
}
