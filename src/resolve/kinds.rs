//! How the kinds of event that a corpus tells of stand to each other, for comparing by the million.

use rustc_hash::{FxHashMap, FxHashSet};

use super::symbol::{Symbol, Symbols};
use crate::claim::{EventKinds, Forest};

/// Pairs of kinds, the lesser symbol first; a kind is kin to itself without standing here.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    kin: FxHashSet<(Symbol, Symbol)>,
    courses: FxHashSet<(Symbol, Symbol)>,
    /// The least of those that a kind is kin to, at however many removes.
    classes: FxHashMap<Symbol, Symbol>,
}

impl Kinds {
    /// How these stand to each other by the table of kinds.
    pub(super) fn new(seen: &FxHashSet<Symbol>, symbols: &Symbols) -> Self {
        let table = EventKinds::shipped();
        let mut related: Vec<_> =
            seen.iter().copied().filter(|kind| table.relates(symbols.word(*kind))).collect();
        related.sort_unstable();
        let mut kinds = Self::default();
        let mut forest = Forest::new(related.len());
        for (i, &a) in related.iter().enumerate() {
            for (j, &b) in related.iter().enumerate().skip(i + 1) {
                let (x, y) = (symbols.word(a), symbols.word(b));
                if table.kin(x, y) {
                    kinds.kin.insert((a, b));
                    forest.join(i, j);
                }
                if table.one_course(x, y) {
                    kinds.courses.insert((a, b));
                }
            }
        }
        let class = |(i, &kind): (usize, &Symbol)| (kind, related[forest.root(i)]);
        kinds.classes = related.iter().enumerate().map(class).collect();
        kinds
    }

    /// What stands for a kind and all that reports may call its events.
    pub(super) fn class(&self, kind: Symbol) -> Symbol {
        self.classes.get(&kind).copied().unwrap_or(kind)
    }

    /// Whether reports use the two kinds for one event.
    pub(super) fn kin(&self, a: Symbol, b: Symbol) -> bool {
        a == b || self.kin.contains(&(a.min(b), a.max(b)))
    }

    /// Whether the one happens in the course of the other.
    pub(super) fn one_course(&self, a: Symbol, b: Symbol) -> bool {
        a == b || self.courses.contains(&(a.min(b), a.max(b)))
    }
}
