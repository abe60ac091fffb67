//! The persons whom sources and draft name in full, by their surnames.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Claim, ClaimRef, NameType, Value};
use crate::resolve::Corpus;
use crate::text::fold;

/// Looked up once for all names that no source has.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    others: BTreeMap<String, Vec<ClaimRef>>,
    /// Surnames that the draft gives to more than one person.
    shared: BTreeSet<String>,
}

impl Bearers {
    /// Those whom the claims of a corpus name; `draft` is the source that is the draft.
    pub(super) fn new(corpus: &Corpus<'_>, draft: usize) -> Self {
        let mut bearers = Self::default();
        let mut own: BTreeMap<String, String> = BTreeMap::new();
        for features in &corpus.features {
            let Some((name, surname)) = full(features.claim) else { continue };
            if features.at.source != draft {
                bearers.others.entry(surname).or_default().push(features.at);
            } else if own
                .insert(surname.clone(), fold(name).into_owned())
                .is_some_and(|known| known != fold(name))
            {
                bearers.shared.insert(surname);
            }
        }
        bearers
    }

    /// Where the sources name people of this surname.
    pub(super) fn of(&self, name: &str) -> &[ClaimRef] {
        surname(name).and_then(|surname| self.others.get(&surname)).map_or(&[], Vec::as_slice)
    }

    /// Whether the draft names several people of this surname.
    pub(super) fn is_shared(&self, name: &str) -> bool {
        surname(name).is_some_and(|surname| self.shared.contains(&surname))
    }
}

fn full(claim: &Claim) -> Option<(&str, String)> {
    let Value::Name { text, r#type: NameType::Person } = &claim.value else { return None };
    Some((text, surname(text)?))
}

/// The last word of a full name, folded.
fn surname(name: &str) -> Option<String> {
    let (_, last) = name.rsplit_once(' ')?;
    Some(fold(last).into_owned())
}
