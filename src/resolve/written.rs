//! Names as they are compared, worked out once for each way of writing one.

use rustc_hash::FxHashMap;

use super::name::{is_acronym, letters, words_of_content};
use super::symbol::{Symbol, Symbols, set};
use crate::claim::{Claim, NameType, Value};
use crate::lexicon::{Lexicon, prepare};
use crate::text::fold;
use crate::text::similar::Name;

/// A way of writing a name.
#[derive(Debug)]
pub(super) struct Written {
    /// Without case and accents.
    pub(super) folded: Symbol,
    /// What of it is compared where it is a person's.
    pub(super) person: Name,
    /// Its letters, where it is an acronym.
    pub(super) acronym: Option<String>,
    /// Where it names a body or a place: its words that are not grammar.
    pub(super) content: Box<[Symbol]>,
}

impl Written {
    fn new(name: &str, symbols: &mut Symbols) -> Self {
        Self {
            folded: symbols.intern(&fold(name)),
            person: prepare(name),
            acronym: is_acronym(name).then(|| letters(name)),
            content: Box::default(),
        }
    }
}

/// Every way of writing a name in the corpus.
#[derive(Debug, Default)]
pub(super) struct Names(FxHashMap<Symbol, Written>);

impl Names {
    /// Prepares the name that a claim gives, or whose office or words it tells.
    pub(super) fn take(&mut self, claim: &Claim, lexicon: &Lexicon, symbols: &mut Symbols) -> Option<Symbol> {
        match &claim.value {
            Value::Name { text, r#type: NameType::Person } => Some(self.prepare(text, symbols)),
            Value::Name { text, .. } => Some(self.prepare_body(text, lexicon, symbols)),
            Value::Role { person, .. } => Some(self.prepare(person, symbols)),
            Value::Quote { speaker, .. } if !speaker.is_empty() => Some(self.prepare(speaker, symbols)),
            _ => None,
        }
    }

    /// Prepares the other form, acronym or full, that a source gives beside a name.
    pub(super) fn take_other(
        &mut self,
        claim: &Claim,
        lexicon: &Lexicon,
        symbols: &mut Symbols,
    ) -> Option<Symbol> {
        let Value::Name { .. } = &claim.value else { return None };
        claim.scope.group.as_deref().map(|other| self.prepare_body(other, lexicon, symbols))
    }

    fn prepare(&mut self, name: &str, symbols: &mut Symbols) -> Symbol {
        let symbol = symbols.intern(name);
        self.0.entry(symbol).or_insert_with(|| Written::new(name, symbols));
        symbol
    }

    /// The words are looked at besides: of a person's name, nobody asks for them.
    fn prepare_body(&mut self, name: &str, lexicon: &Lexicon, symbols: &mut Symbols) -> Symbol {
        let symbol = symbols.intern(name);
        let written = self.0.entry(symbol).or_insert_with(|| Written::new(name, symbols));
        if written.content.is_empty() {
            let words = words_of_content(lexicon, name);
            written.content = set(words.iter().map(|word| symbols.intern(word)).collect());
        }
        symbol
    }

    /// What was prepared of a name.
    pub(super) fn get(&self, name: Symbol) -> &Written {
        &self.0[&name]
    }
}
