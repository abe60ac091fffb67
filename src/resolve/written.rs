//! Names as they are compared, worked out once for each way of writing one.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::name::{is_acronym, letters, words_of_content};
use super::symbol::{Symbol, Symbols, set};
use crate::claim::{Claim, NameType, Value};
use crate::lexicon::{Lexicon, prepare};
use crate::text::fold;
use crate::text::similar::Name;

/// A way of writing a person's name.
#[derive(Debug)]
pub(super) struct Person {
    /// Without case and accents.
    pub(super) folded: Symbol,
    /// What of it is compared.
    pub(super) name: Name,
}

/// A way of writing the name of a body or a place.
#[derive(Debug)]
pub(super) struct Body {
    /// Without case and accents.
    pub(super) folded: Symbol,
    /// Its letters, where it is an acronym.
    pub(super) acronym: Option<String>,
    /// Its words that are not grammar.
    pub(super) content: Box<[Symbol]>,
}

/// Every way of writing a name in the corpus.
#[derive(Debug, Default)]
pub(super) struct Names {
    persons: FxHashMap<Symbol, Person>,
    bodies: FxHashMap<Symbol, Body>,
}

impl Names {
    /// Prepares the name that a claim gives, or whose office or words it tells.
    pub(super) fn take(&mut self, claim: &Claim, lexicon: &Lexicon, symbols: &mut Symbols) -> Option<Symbol> {
        match &claim.value {
            Value::Name { text, r#type: NameType::Person } => Some(self.take_person(text, symbols)),
            Value::Name { text, .. } => Some(self.take_body(text, lexicon, symbols)),
            Value::Role { person, .. } => Some(self.take_person(person, symbols)),
            Value::Quote { speaker, .. } if !speaker.is_empty() => Some(self.take_person(speaker, symbols)),
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
        claim.scope.group.as_deref().map(|other| self.take_body(other, lexicon, symbols))
    }

    fn take_person(&mut self, name: &str, symbols: &mut Symbols) -> Symbol {
        let symbol = symbols.intern(name);
        let person = || Person { folded: symbols.intern(&fold(name)), name: prepare(name) };
        self.persons.entry(symbol).or_insert_with(person);
        symbol
    }

    fn take_body(&mut self, name: &str, lexicon: &Lexicon, symbols: &mut Symbols) -> Symbol {
        let symbol = symbols.intern(name);
        let body = || Body {
            folded: symbols.intern(&fold(name)),
            acronym: is_acronym(name).then(|| letters(name)),
            content: set(words_of_content(lexicon, name).iter().map(|word| symbols.intern(word)).collect()),
        };
        self.bodies.entry(symbol).or_insert_with(body);
        symbol
    }

    /// The last word of a person's name, folded.
    fn surname<'s>(&self, name: Symbol, symbols: &'s Symbols) -> &'s str {
        let folded = symbols.word(self.person(name).folded);
        folded.rsplit(' ').next().unwrap_or(folded)
    }

    /// What was prepared of a person's name.
    pub(super) fn person(&self, name: Symbol) -> &Person {
        &self.persons[&name]
    }

    /// What was prepared of the name of a body or a place.
    pub(super) fn body(&self, name: Symbol) -> &Body {
        &self.bodies[&name]
    }
}

/// The persons of a source by their surnames: its "Traoré" is the one Traoré whom it names in full.
#[derive(Debug, Default)]
pub(super) struct Bearers<'s>(FxHashMap<&'s str, BTreeSet<Symbol>>);

impl<'s> Bearers<'s> {
    /// Those among the persons that a source names.
    pub(super) fn new(persons: impl Iterator<Item = Symbol>, names: &Names, symbols: &'s Symbols) -> Self {
        let mut bearers = Self::default();
        for full in persons.filter(|name| names.person(*name).name.is_full()) {
            bearers.0.entry(names.surname(full, symbols)).or_default().insert(full);
        }
        bearers
    }

    /// The full name of whom a surname alone stands for; none where nobody has it, or several.
    pub(super) fn full(&self, name: Symbol, names: &Names, symbols: &Symbols) -> Option<Symbol> {
        let short = !names.person(name).name.is_full();
        let bearers = self.0.get(names.surname(name, symbols)).filter(|bearers| short && bearers.len() == 1);
        bearers?.first().copied()
    }
}
