//! Words as numbers: what a million claims share is stored once and compared in one step.

use std::fmt;
use std::num::NonZeroU32;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A word, phrase or name of the corpus.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Symbol(NonZeroU32);

impl Symbol {
    fn at(index: usize) -> Self {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new);
        Self(number.expect("fewer than four thousand million words"))
    }

    /// Its place in a list of what is known of each word.
    pub(super) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Every word of the corpus, each once.
#[derive(Debug, Default)]
pub(super) struct Symbols(IndexSet<Box<str>, FxBuildHasher>);

impl Symbols {
    /// The number of a word, a new one where it has none yet.
    pub(super) fn intern(&mut self, word: &str) -> Symbol {
        let index = self.0.get_index_of(word).unwrap_or_else(|| self.0.insert_full(word.into()).0);
        Symbol::at(index)
    }

    /// The number of a word that was seen.
    pub(super) fn get(&self, word: &str) -> Option<Symbol> {
        self.0.get_index_of(word).map(Symbol::at)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The word itself.
    pub(super) fn word(&self, symbol: Symbol) -> &str {
        &self.0[symbol.index()]
    }
}

/// See [`super::Corpus::listed`].
pub(super) struct Listed<'s, I> {
    pub(super) all: &'s Symbols,
    pub(super) symbols: I,
    pub(super) most: usize,
}

impl<I: Iterator<Item = Symbol> + Clone> fmt::Display for Listed<'_, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<_> = self.symbols.clone().map(|symbol| self.all.word(symbol)).collect();
        words.sort_unstable();
        words.truncate(self.most);
        f.write_str(&words.join(", "))
    }
}

/// Sorted and each once, so that sets are compared in one walk.
pub(super) fn set(mut symbols: Vec<Symbol>) -> Box<[Symbol]> {
    symbols.sort_unstable();
    symbols.dedup();
    symbols.into_boxed_slice()
}

/// What two sorted sets share.
pub(super) fn shared<'a>(a: &'a [Symbol], b: &'a [Symbol]) -> impl Iterator<Item = Symbol> + Clone + 'a {
    let mut rest = b;
    a.iter().copied().filter(move |symbol| {
        while let [first, others @ ..] = rest
            && first < symbol
        {
            rest = others;
        }
        rest.first() == Some(symbol)
    })
}

#[cfg(test)]
mod tests {
    use super::{Symbols, set, shared};

    #[test]
    fn a_word_has_one_number() {
        let mut symbols = Symbols::default();
        let (flood, dam) = (symbols.intern("flood"), symbols.intern("dam"));
        assert_ne!(flood, dam);
        assert_eq!(symbols.intern("flood"), flood);
        assert_eq!((symbols.word(dam), symbols.get("storm")), ("dam", None));
    }

    #[test]
    fn sets_share_what_is_in_both() {
        let mut symbols = Symbols::default();
        let mut of = |words: &str| set(words.split(' ').map(|word| symbols.intern(word)).collect());
        let (a, b) = (of("dam gate river gate"), of("gate lift dam"));
        assert_eq!(a.len(), 3);
        assert_eq!(shared(&a, &b).collect::<Vec<_>>(), shared(&b, &a).collect::<Vec<_>>());
        assert_eq!(shared(&a, &b).count(), 2);
        assert_eq!(shared(&a, &[]).count(), 0);
    }
}
