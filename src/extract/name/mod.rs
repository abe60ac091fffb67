//! Names of persons and organisations, with their acronyms; places, as far as they are known or told.
//!
//! Two passes: the first cuts every run of capitals out of its sentence and notes what speaks for a
//! person, an organisation or a place; the second decides each with the whole document in view, so that
//! a bare surname finds its full form and a place that is told once is a place throughout.

mod acronym;
mod bits;
mod decide;
mod headline;
mod organisation;
mod person;
mod place;
mod scan;
mod shape;
mod title;
mod vocabulary;

use rustc_hash::FxHashSet;

use super::mention::NameMention;
use super::{Context, Reading};
use crate::claim::{Claim, NameType, Value};
pub(crate) use shape::Words;

/// Every name of the reading, in order.
#[must_use]
pub fn mentions(reading: &Reading<'_>) -> Vec<NameMention> {
    let words = Words::new(reading);
    let candidates = scan::candidates(&words);
    decide::mentions(&words, candidates)
}

/// One claim for each distinct surface form of a person or an organisation, at its first mention.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut seen = FxHashSet::default();
    let named = context.names.iter().filter(|name| name.r#type != NameType::Place);
    let first = named.filter(|name| seen.insert((name.r#type, name.text.as_str())));
    first.map(|name| claim(context, name)).collect()
}

/// The other form (acronym, expansion, full name) travels as the scope's group.
fn claim(context: &Context<'_>, name: &NameMention) -> Claim {
    let attribute = match name.r#type {
        NameType::Person => "person",
        NameType::Organisation => "organisation",
        NameType::Place => "place",
    };
    let value = Value::Name { text: name.text.clone(), r#type: name.r#type };
    let mut claim = context.claim(attribute, value, &name.tokens);
    claim.scope.group.clone_from(&name.other_form);
    claim
}

#[cfg(test)]
mod tests;
