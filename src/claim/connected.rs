//! What pairs connect.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::Forest;

/// The sets that pairs connect, at however many removes: each in order, and they by their first members.
pub fn connected<T: Ord + Hash>(pairs: impl IntoIterator<Item = (T, T)>) -> Vec<Vec<T>> {
    let mut places: HashMap<T, usize> = HashMap::new();
    let mut place = |item: T| {
        let next = places.len();
        *places.entry(item).or_insert(next)
    };
    let joined: Vec<_> = pairs.into_iter().map(|(a, b)| (place(a), place(b))).collect();
    let mut forest = Forest::new(places.len());
    joined.into_iter().for_each(|(a, b)| _ = forest.join(a, b));
    let mut sets: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    for (item, place) in places {
        sets.entry(forest.root(place)).or_default().push(item);
    }
    let mut sets: Vec<Vec<T>> = sets.into_values().collect();
    sets.iter_mut().for_each(|set| set.sort_unstable());
    sets.sort_unstable();
    sets
}

#[cfg(test)]
mod tests {
    use super::connected;

    #[test]
    fn pairs_connect_at_however_many_removes() {
        assert_eq!(connected([(0, 3), (1, 2), (2, 3), (5, 4)]), [vec![0, 1, 2, 3], vec![4, 5]]);
        assert_eq!(connected([(7, 7)]), [[7]]);
        assert_eq!(connected::<u8>([]), [[0; 0]; 0]);
    }
}
