//! Claims that stand for each other.
//!
//! Of a full name, and of the name of a body or a place, nothing is compared but the name. So the claims of
//! a block that give one such name in one writing are one node, and only nodes are compared: a body that names a minister a thousand times
//! compares that name once.

use rustc_hash::FxHashMap;

use super::corpus::Corpus;
use super::feature::Features;
use super::symbol::Symbol;
use crate::claim::{NameType, Value};

/// The claims of a block by the nodes that they are; claims are indices into the features.
#[derive(Debug)]
pub(super) struct Nodes {
    /// The first claim of each node, in order; it stands for the others.
    pub(super) heads: Vec<u32>,
    /// The others, each with its node, in the order of the nodes.
    others: Vec<(u32, u32)>,
}

impl Nodes {
    /// A claim of which something was declared stands `alone`.
    pub(super) fn new(corpus: &Corpus<'_>, block: &[u32], alone: impl Fn(u32) -> bool) -> Self {
        let mut nodes = Self { heads: Vec::with_capacity(block.len()), others: Vec::new() };
        let mut known: FxHashMap<Key, u32> = FxHashMap::default();
        for &claim in block {
            let own = u32::try_from(nodes.heads.len()).unwrap_or(u32::MAX);
            let key = key(corpus, &corpus.features[claim as usize]).filter(|_| !alone(claim));
            let node = key.map_or(own, |key| *known.entry(key).or_insert(own));
            if node == own {
                nodes.heads.push(claim);
            } else {
                nodes.others.push((node, claim));
            }
        }
        nodes.others.sort_unstable();
        nodes
    }

    /// The claims of some nodes, in order.
    pub(super) fn claims(&self, group: &[usize]) -> Vec<u32> {
        let mut claims: Vec<u32> = group.iter().flat_map(|&node| self.of(node)).collect();
        claims.sort_unstable();
        claims
    }

    /// The claims that a node is.
    pub(super) fn of(&self, node: usize) -> impl Iterator<Item = u32> + '_ {
        let start = self.others.partition_point(|(of, _)| (*of as usize) < node);
        let others = self.others[start..].iter().take_while(move |(of, _)| *of as usize == node);
        std::iter::once(self.heads[node]).chain(others.map(|(_, claim)| *claim))
    }
}

/// A name as written, and the other form that its source gives beside it.
type Key = (Symbol, Option<Symbol>);

/// What all claims of a node share; none where more than the name tells who is meant.
fn key(corpus: &Corpus<'_>, features: &Features<'_>) -> Option<Key> {
    let name = features.name?;
    let tells_all = match features.claim.value {
        Value::Name { r#type: NameType::Person, .. } | Value::Role { .. } => {
            corpus.names.person(name).name.is_full()
        }
        Value::Name { .. } => true,
        _ => false,
    };
    tells_all.then_some((name, features.other_name))
}

#[cfg(test)]
mod tests {
    use super::Nodes;
    use crate::check::tests::sources;
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;
    use crate::resolve::Corpus;

    /// How many claims each node of the persons is.
    fn sizes(texts: &[&str], alone: impl Fn(u32) -> bool) -> Vec<usize> {
        let sources = sources(texts);
        let corpus = Corpus::new(&sources, Lexicon::english());
        let of_kind = |index: &u32| corpus.features[*index as usize].kind == Kind::Name;
        let block: Vec<u32> = (0..u32::try_from(corpus.features.len()).unwrap()).filter(of_kind).collect();
        let nodes = Nodes::new(&corpus, &block, alone);
        (0..nodes.heads.len()).map(|node| nodes.of(node).count()).collect()
    }

    const FULL: &str = "Captain Amadou Sanogo took power.";

    #[test]
    fn claims_that_give_one_full_name_are_one_node() {
        assert_eq!(sizes(&[FULL, "Captain Amadou Sango left.", FULL], |_| false), [2, 1]);
    }

    #[test]
    fn a_surname_alone_may_be_anybody_s() {
        assert_eq!(sizes(&["Captain Sanogo took power.", "Captain Sanogo left."], |_| false), [1, 1]);
    }

    #[test]
    fn a_claim_of_which_something_was_declared_stands_alone() {
        assert_eq!(sizes(&[FULL, FULL], |_| true), [1, 1]);
    }
}
