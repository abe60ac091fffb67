//! Linked pairs to clusters, strongest link first, never against a constraint.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use crate::claim::Forest;

/// So many members of a group are asked whether they go with those of another.
const ASKED: usize = 64;

/// A link between two items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Link {
    /// The one.
    pub a: u32,
    /// The other, which is higher.
    pub b: u32,
    /// How strong it is.
    pub weight: i32,
}

/// Groups `count` items: links are taken strongest first, and one that would bring a forbidden pair
/// together is passed over. Every item is in exactly one group; groups and members are in order.
///
/// Of two links that are equally strong, the one whose items come first in `order` is taken first. Where
/// the items stand decides only where that leaves it open.
///
/// Whether a pair is forbidden is asked only where a link would bring the two together, and of no pair
/// that is linked itself. Of groups of many, [`ASKED`] members each are asked: a million claims that all
/// belong together take a million times that, and not the square. Pairs that were declared `apart` are
/// kept so whatever the size of their groups.
#[must_use]
pub(super) fn cluster(
    count: usize,
    mut links: Vec<Link>,
    order: impl Fn(u32) -> u64,
    apart: &[(u32, u32)],
    forbids: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    let items = u32::try_from(count).unwrap_or(u32::MAX);
    let order: Vec<u64> = (0..items).map(order).collect();
    links.sort_unstable_by_key(|link| {
        let (a, b) = (order[link.a as usize], order[link.b as usize]);
        (Reverse(link.weight), a.min(b), a.max(b), link.a, link.b)
    });
    let linked: FxHashSet<[u32; 2]> = links.iter().map(|link| [link.a, link.b]).collect();
    let index = |item: usize| u32::try_from(item).unwrap_or(u32::MAX);
    let is_linked = |x: usize, y: usize| linked.contains(&[index(x.min(y)), index(x.max(y))]);
    let forbids = |x: usize, y: usize| !is_linked(x, y) && forbids(x, y);
    let mut groups = Groups::new(count);
    let mut clashing = FxHashSet::default();
    for link in links {
        let (a, b) = (groups.forest.root(link.a as usize), groups.forest.root(link.b as usize));
        // The sizes tell a pair of groups from what became of them later.
        let pair = (a.min(b), a.max(b), groups.size[a] + groups.size[b]);
        if a == b || clashing.contains(&pair) {
            continue;
        }
        if groups.holds_apart(a, b, apart) || groups.clash(a, b, forbids) {
            clashing.insert(pair);
        } else {
            groups.join(a, b);
        }
    }
    groups.sorted()
}

/// Groups by the names of their sets, the members of each in a ring.
struct Groups {
    forest: Forest,
    next: Vec<usize>,
    size: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { forest: Forest::new(count), next: (0..count).collect(), size: vec![1; count] }
    }

    fn members(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(of), move |&item| Some(self.next[item]).filter(|&next| next != of))
    }

    /// Whether one of some pairs would come together in one group.
    fn holds_apart(&mut self, a: usize, b: usize, pairs: &[(u32, u32)]) -> bool {
        pairs.iter().any(|&(x, y)| {
            let roots = [self.forest.root(x as usize), self.forest.root(y as usize)];
            roots == [a, b] || roots == [b, a]
        })
    }

    fn clash(&self, a: usize, b: usize, forbids: impl Fn(usize, usize) -> bool) -> bool {
        let asked = |of| self.members(of).take(ASKED);
        asked(a).any(|x| asked(b).any(|y| forbids(x, y)))
    }

    /// Both rings become one by changing two places.
    fn join(&mut self, a: usize, b: usize) {
        self.forest.join(a, b);
        self.size[a.min(b)] += self.size[a.max(b)];
        self.next.swap(a, b);
    }

    fn sorted(mut self) -> Vec<Vec<usize>> {
        let heads: Vec<usize> = (0..self.next.len()).filter(|&item| self.forest.root(item) == item).collect();
        let mut found: Vec<Vec<usize>> = heads.into_iter().map(|head| self.members(head).collect()).collect();
        found.iter_mut().for_each(|group| group.sort_unstable());
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{ASKED, Link, cluster};

    fn grouped(count: u32, links: Vec<Link>, forbidden: &BTreeSet<(u32, u32)>) -> Vec<Vec<u32>> {
        let item = |index: usize| u32::try_from(index).unwrap();
        let forbids = |x: usize, y: usize| {
            let (x, y) = (item(x), item(y));
            forbidden.contains(&(x, y)) || forbidden.contains(&(y, x))
        };
        let groups = cluster(count as usize, links, u64::from, &[], forbids);
        groups.into_iter().map(|group| group.into_iter().map(item).collect()).collect()
    }

    #[test]
    fn the_stronger_link_wins_where_both_cannot_be() {
        let links = vec![Link { a: 0, b: 1, weight: 3 }, Link { a: 1, b: 2, weight: 9 }];
        let forbidden = BTreeSet::from([(0, 2)]);
        assert_eq!(grouped(3, links, &forbidden), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn of_two_links_that_exclude_each_other_the_order_decides() {
        let links = vec![Link { a: 0, b: 1, weight: 5 }, Link { a: 1, b: 2, weight: 5 }];
        let forbids = |x: usize, y: usize| x.abs_diff(y) == 2;
        let of = |order: [u64; 3]| cluster(3, links.clone(), |item| order[item as usize], &[], forbids);
        assert_eq!(of([1, 2, 3]), [vec![0, 1], vec![2]]);
        assert_eq!(of([3, 2, 1]), [vec![0], vec![1, 2]]);
    }

    /// So many items, each linked with the next.
    fn chain(count: u32) -> Vec<Link> {
        (1..count).map(|b| Link { a: b - 1, b, weight: 3 }).collect()
    }

    #[test]
    fn many_that_belong_together_are_asked_far_less_than_each_with_each() {
        let asked = Cell::new(0_usize);
        let forbids = |_, _| {
            asked.set(asked.get() + 1);
            false
        };
        let groups = cluster(20_000, chain(20_000), u64::from, &[], forbids);
        assert_eq!(groups.len(), 1);
        assert!(asked.get() < 20_000 * 2 * ASKED, "{}", asked.get());
    }

    #[test]
    fn what_was_declared_apart_stays_apart_in_groups_of_any_size() {
        let groups = cluster(1000, chain(1000), u64::from, &[(0, 999)], |_, _| false);
        assert_eq!(groups.len(), 2);
        assert!(groups.iter().all(|group| !(group.contains(&0) && group.contains(&999))));
    }

    #[test]
    fn links_chain() {
        let links = vec![Link { a: 0, b: 1, weight: 3 }, Link { a: 1, b: 2, weight: 3 }];
        assert_eq!(grouped(4, links, &BTreeSet::new()), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn a_forbidden_pair_stays_apart_though_every_other_pair_is_linked() {
        let pairs = [(0, 1), (0, 2), (1, 3), (2, 3), (1, 2)];
        let links = pairs.map(|(a, b)| Link { a, b, weight: 5 }).to_vec();
        let groups = grouped(4, links, &BTreeSet::from([(0, 3)]));
        assert_eq!(groups, [vec![0, 1, 2], vec![3]]);
    }

    const ITEMS: u32 = 7;

    fn links() -> impl Strategy<Value = Vec<Link>> {
        let link = (0..ITEMS, 0..ITEMS, -3..9_i32).prop_filter("two items", |(a, b, _)| a != b);
        prop::collection::vec(
            link.prop_map(|(a, b, weight)| Link { a: a.min(b), b: a.max(b), weight }),
            0..14,
        )
    }

    fn forbidden() -> impl Strategy<Value = BTreeSet<(u32, u32)>> {
        let pair = (0..ITEMS, 0..ITEMS).prop_filter("two items", |(a, b)| a != b);
        prop::collection::btree_set(pair.prop_map(|(a, b)| (a.min(b), a.max(b))), 0..6)
    }

    /// Links, and forbidden pairs that are not linked.
    fn cases() -> impl Strategy<Value = (Vec<Link>, BTreeSet<(u32, u32)>)> {
        (links(), forbidden()).prop_map(|(links, mut forbidden)| {
            forbidden.retain(|&(x, y)| !links.iter().any(|l| (l.a, l.b) == (x.min(y), x.max(y))));
            (links, forbidden)
        })
    }

    fn apart(a: &BTreeSet<u32>, b: &BTreeSet<u32>, forbidden: &BTreeSet<(u32, u32)>) -> bool {
        forbidden.iter().any(|(x, y)| a.contains(x) && b.contains(y) || a.contains(y) && b.contains(x))
    }

    /// The same by brute force: of all links that may still be taken, the strongest, until none is left.
    fn oracle(mut links: Vec<Link>, forbidden: &BTreeSet<(u32, u32)>) -> Vec<Vec<u32>> {
        let mut groups: Vec<BTreeSet<u32>> = (0..ITEMS).map(|item| BTreeSet::from([item])).collect();
        loop {
            let of = |item: u32| groups.iter().find(|group| group.contains(&item)).unwrap().clone();
            links.retain(|l| of(l.a) != of(l.b) && !apart(&of(l.a), &of(l.b), forbidden));
            let best = links.iter().max_by_key(|l| (l.weight, std::cmp::Reverse((l.a, l.b))));
            let Some((a, b)) = best.map(|l| (of(l.a), of(l.b))) else { break };
            groups.retain(|group| *group != a && *group != b);
            groups.push(&a | &b);
        }
        let mut groups: Vec<Vec<u32>> = groups.into_iter().map(|g| g.into_iter().collect()).collect();
        groups.sort();
        groups
    }

    proptest! {
        #[test]
        fn the_groups_are_those_of_the_brute_force_oracle((links, forbidden) in cases()) {
            prop_assert_eq!(grouped(ITEMS, links.clone(), &forbidden), oracle(links, &forbidden));
        }

        #[test]
        fn every_item_is_in_one_group_and_no_forbidden_pair_in_any((links, forbidden) in cases()) {
            let groups = grouped(ITEMS, links, &forbidden);
            let mut items: Vec<u32> = groups.concat();
            items.sort_unstable();
            prop_assert_eq!(items, (0..ITEMS).collect::<Vec<_>>());
            for (a, b) in forbidden {
                prop_assert!(!groups.iter().any(|group| group.contains(&a) && group.contains(&b)));
            }
        }

        #[test]
        fn a_link_that_was_passed_over_would_have_joined_a_forbidden_pair(
            (links, forbidden) in cases(),
        ) {
            let groups = grouped(ITEMS, links.clone(), &forbidden);
            let of = |item| groups.iter().find(|g| g.contains(&item)).unwrap().iter().copied().collect();
            for link in links {
                let (a, b): (BTreeSet<u32>, BTreeSet<u32>) = (of(link.a), of(link.b));
                prop_assert!(a == b || apart(&a, &b, &forbidden));
            }
        }

        #[test]
        fn the_order_of_the_links_changes_nothing(
            ((links, forbidden), shuffled) in cases().prop_flat_map(|c| (Just(c.clone()), Just(c.0).prop_shuffle())),
        ) {
            prop_assert_eq!(grouped(ITEMS, links, &forbidden), grouped(ITEMS, shuffled, &forbidden));
        }
    }
}
