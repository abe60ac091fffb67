/// Words that stand in the same order on both sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    /// Where it starts in the one.
    pub a: usize,
    /// Where it starts in the other.
    pub b: usize,
    /// How many words it has.
    pub len: usize,
}

/// So many items of each side are compared.
const MOST: usize = 150;

/// The runs that both have, the longest first; a run may stand elsewhere on the other side, and no item
/// is in two runs of a side.
#[must_use]
pub fn runs<T: PartialEq>(a: &[T], b: &[T]) -> Vec<Run> {
    let mut all = maximal(&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    all.sort_by_key(|run| (std::cmp::Reverse(run.len), run.a, run.b));
    let (mut left, mut right) = (vec![true; a.len()], vec![true; b.len()]);
    let mut found: Vec<Run> = all.into_iter().filter_map(|run| free(run, &mut left, &mut right)).collect();
    found.sort_by_key(|run| (std::cmp::Reverse(run.len), run.a));
    found
}

/// The part of a run that is in no run yet, which it then takes.
fn free(run: Run, left: &mut [bool], right: &mut [bool]) -> Option<Run> {
    let open = |at: usize| left[run.a + at] && right[run.b + at];
    let first = (0..run.len).find(|&at| open(at))?;
    let len = (first..run.len).take_while(|&at| open(at)).count();
    let part = Run { a: run.a + first, b: run.b + first, len };
    left[part.a..part.a + len].fill(false);
    right[part.b..part.b + len].fill(false);
    Some(part)
}

/// Every run that goes on at neither end.
fn maximal<T: PartialEq>(a: &[T], b: &[T]) -> Vec<Run> {
    let mut found = Vec::new();
    let mut above = vec![0; b.len() + 1];
    for i in 0..a.len() {
        let mut row = vec![0; b.len() + 1];
        for j in (0..b.len()).filter(|&j| a[i] == b[j]) {
            let len = above[j] + 1;
            row[j + 1] = len;
            let goes_on = a.get(i + 1).is_some_and(|next| b.get(j + 1) == Some(next));
            if !goes_on {
                found.push(Run { a: i + 1 - len, b: j + 1 - len, len });
            }
        }
        above = row;
    }
    found
}

/// How many items the longest run has that is in both.
#[must_use]
pub fn longest_run<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    if a == b {
        return a.len();
    }
    let (mut above, mut longest) = ([0; MOST + 1], 0);
    for x in a {
        // From the right, so that what is left of a cell is still that of the row above.
        for j in (0..b.len()).rev() {
            above[j + 1] = if *x == b[j] { above[j] + 1 } else { 0 };
            longest = longest.max(above[j + 1]);
        }
    }
    longest
}

/// How many items the longest sequence has that is in both, in order, with gaps or without.
#[must_use]
pub fn in_order<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let (a, b) = (&a[..a.len().min(MOST)], &b[..b.len().min(MOST)]);
    let mut row = [0; MOST + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { row[j].max(above) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{in_order, runs};

    fn told(a: &str, b: &str) -> Vec<String> {
        let (a, b): (Vec<_>, Vec<_>) = (a.split(' ').collect(), b.split(' ').collect());
        runs(&a, &b).iter().map(|run| a[run.a..run.a + run.len].join(" ")).collect()
    }

    #[test]
    fn runs_are_found_wherever_they_stand() {
        assert_eq!(told("twice we told them to go", "we told them twice"), ["we told them", "twice"]);
        assert_eq!(told("one roof left", "one wall left"), ["one", "left"]);
        assert_eq!(told("a", "b"), [""; 0]);
    }

    #[test]
    fn a_word_is_in_one_run_alone() {
        assert_eq!(told("no no no", "no no"), ["no no"]);
        assert_eq!(told("the sea the sea", "the sea"), ["the sea"]);
    }

    #[test]
    fn order_is_counted_with_gaps() {
        assert_eq!(in_order(b"abcde", b"axbye"), 3);
        assert_eq!(in_order(b"", b"gas"), 0);
    }
}
