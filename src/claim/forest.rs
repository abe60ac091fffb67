/// Disjoint sets, each named by its lowest member.
#[derive(Debug)]
pub struct Forest(Vec<usize>);

impl Forest {
    /// So many members, each alone.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// What names the set of a member.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Makes the sets of two members one; whether they were apart.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
        a != b
    }
}

#[cfg(test)]
mod tests {
    use super::Forest;

    #[test]
    fn a_set_is_named_by_its_lowest_member_however_it_grew() {
        let mut forest = Forest::new(5);
        assert!(forest.join(3, 4) && forest.join(1, 4) && !forest.join(1, 3));
        assert_eq!([0, 1, 2, 3, 4].map(|at| forest.root(at)), [0, 1, 2, 1, 1]);
    }
}
