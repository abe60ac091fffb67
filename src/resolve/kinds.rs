//! How the kinds of event that a corpus tells of stand to each other, for comparing by the million.

use rustc_hash::{FxHashMap, FxHashSet};

use super::symbol::{Symbol, Symbols};
use crate::claim::EventKinds;

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
        let related: Vec<_> =
            seen.iter().copied().filter(|kind| table.relates(symbols.word(*kind))).collect();
        let mut kinds = Self::default();
        for pair in related.iter().flat_map(|&a| related.iter().map(move |&b| (a, b))).filter(|(a, b)| a < b)
        {
            let (a, b) = (symbols.word(pair.0), symbols.word(pair.1));
            if table.kin(a, b) {
                kinds.kin.insert(pair);
                kinds.unite(pair);
            }
            if table.one_course(a, b) {
                kinds.courses.insert(pair);
            }
        }
        kinds
    }

    fn unite(&mut self, (a, b): (Symbol, Symbol)) {
        let (x, y) = (self.class(a), self.class(b));
        self.classes.extend([(a, x), (b, y)]);
        self.classes.values_mut().filter(|class| **class == x.max(y)).for_each(|class| *class = x.min(y));
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
