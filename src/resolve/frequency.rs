//! How often words are said: the rarer one is, the more it tells.

use super::feature::Features;
use super::symbol::Symbol;
use crate::claim::Kind;

/// In how many claims of each kind a word stands.
#[derive(Debug, Default)]
pub(super) struct Frequency {
    /// By symbol, then by kind.
    claims: Vec<[u32; KINDS]>,
    totals: [usize; KINDS],
}

/// So many kinds of claims there are.
const KINDS: usize = Kind::Quote as usize + 1;

impl Frequency {
    /// Concepts and events are counted by the kind of their claim, names together whatever claim has them.
    pub(super) fn of(features: &[Features<'_>], symbols: usize) -> Self {
        let mut found = Self { claims: vec![[0; KINDS]; symbols], totals: [0; KINDS] };
        for features in features {
            found.totals[features.kind as usize] += 1;
            let spoken = &features.meaning;
            for word in spoken.concepts().iter().chain(spoken.events()) {
                found.claims[word.index()][features.kind as usize] += 1;
            }
            for name in spoken.names() {
                found.claims[name.index()][Kind::Name as usize] += 1;
            }
        }
        found
    }

    /// How many claims of a kind there are.
    pub(super) fn total(&self, kind: Kind) -> usize {
        self.totals[kind as usize]
    }

    /// In how many of them a word stands.
    pub(super) fn of_word(&self, kind: Kind, word: Symbol) -> usize {
        self.claims[word.index()][kind as usize] as usize
    }
}
