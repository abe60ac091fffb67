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
    use std::collections::HashSet;

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
}
