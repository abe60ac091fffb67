//! What pairs connect.

use std::collections::HashMap;
use std::hash::Hash;

/// The sets that pairs connect, at however many removes: each in order, and they by their first members. The
/// smaller set joins the greater, so that n pairs take about n log n.
pub fn connected<T: Ord + Hash + Clone>(pairs: impl IntoIterator<Item = (T, T)>) -> Vec<Vec<T>> {
    let mut sets: Vec<Vec<T>> = Vec::new();
    let mut of: HashMap<T, usize> = HashMap::new();
    for (a, b) in pairs {
        let [one, other] = [a, b].map(|item| {
            *of.entry(item.clone()).or_insert_with(|| {
                sets.push(vec![item]);
                sets.len() - 1
            })
        });
        if one != other {
            let (less, more) = if sets[one].len() < sets[other].len() { (one, other) } else { (other, one) };
            let moved = std::mem::take(&mut sets[less]);
            moved.iter().for_each(|item| _ = of.insert(item.clone(), more));
            sets[more].extend(moved);
        }
    }
    sets.retain(|set| !set.is_empty());
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
