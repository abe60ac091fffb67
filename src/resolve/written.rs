//! Names as they are compared, worked out once for each way of writing one.

use rustc_hash::FxHashMap;

use super::name::{is_acronym, letters, words_of_content};
use super::symbol::{Symbol, Symbols, set};
use crate::claim::{Claim, Value};
use crate::lexicon::{Lexicon, name_keys, prepare};
use crate::text::fold;
use crate::text::similar::Name;

/// A way of writing a name.
#[derive(Debug)]
pub(super) struct Written {
    /// Without case and accents.
    pub(super) folded: Symbol,
    /// What of it is compared where it is a person's.
    pub(super) person: Name,
    /// What it shares with other spellings of it.
    pub(super) sounds: Vec<String>,
    /// Its letters, where it is an acronym.
    pub(super) acronym: Option<String>,
    /// Its words that are not grammar.
    pub(super) content: Box<[Symbol]>,
}

impl Written {
    fn new(name: &str, lexicon: &Lexicon, symbols: &mut Symbols) -> Self {
        let words = words_of_content(lexicon, name);
        let person = prepare(name);
        Self {
            folded: symbols.intern(&fold(name)),
            sounds: name_keys(&person),
            person,
            acronym: is_acronym(name).then(|| letters(name)),
            content: set(words.iter().map(|word| symbols.intern(word)).collect()),
        }
    }
}

/// Every way of writing a name in the corpus.
#[derive(Debug, Default)]
pub(super) struct Names(FxHashMap<Symbol, Written>);

impl Names {
    /// Prepares the name that a claim gives, or whose office or words it tells.
    pub(super) fn take(&mut self, claim: &Claim, lexicon: &Lexicon, symbols: &mut Symbols) -> Option<Symbol> {
        let name = match &claim.value {
            Value::Name { text, .. } => text,
            Value::Role { person, .. } => person,
            Value::Quote { speaker, .. } if !speaker.is_empty() => speaker,
            _ => return None,
        };
        Some(self.prepare(name, lexicon, symbols))
    }

    /// Prepares the other form, acronym or full, that a source gives beside a name.
    pub(super) fn take_other(
        &mut self,
        claim: &Claim,
        lexicon: &Lexicon,
        symbols: &mut Symbols,
    ) -> Option<Symbol> {
        let Value::Name { .. } = &claim.value else { return None };
        claim.scope.group.as_deref().map(|other| self.prepare(other, lexicon, symbols))
    }

    fn prepare(&mut self, name: &str, lexicon: &Lexicon, symbols: &mut Symbols) -> Symbol {
        let symbol = symbols.intern(name);
        self.0.entry(symbol).or_insert_with(|| Written::new(name, lexicon, symbols));
        symbol
    }

    /// What was prepared of a name.
    pub(super) fn get(&self, name: Symbol) -> &Written {
        &self.0[&name]
    }
}
