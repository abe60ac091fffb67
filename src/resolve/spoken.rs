//! What claims speak of: concepts, names and kinds of events, as numbers.

use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::symbol::{Symbol, Symbols, set};
use crate::claim::{Claim, NameType, SourceClaims, Value};
use crate::lexicon::{Lexicon, Part, Tagged};
use crate::text::{Span, fold};

/// What "the incident" speaks of, and "what happened": the event at hand.
pub(super) const HAPPENING: &str = "happen";

/// What a phrase speaks of: three sets, each sorted, side by side.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    words: Box<[Symbol]>,
    /// Where the names begin, behind the concepts.
    names: u32,
    /// Where the kinds of events do, behind the names.
    events: u32,
}

/// The sets in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Set {
    Concepts,
    Names,
    Events,
}

impl Spoken {
    fn of(phrase: &Tagged<'_>, known: &Known, symbols: &mut Symbols) -> Self {
        let mut parts = Vec::with_capacity(phrase.len());
        let take = |part: Part<'_>| {
            let (set, word) = match part {
                Part::Concept(word) => (Set::Concepts, word),
                Part::Name(word) => (Set::Names, word),
                Part::Event(word) => (Set::Events, word),
            };
            parts.push((set, symbols.intern(word)));
        };
        phrase.parts_of_meaning(|word| known.contains(word), take);
        parts.sort_unstable();
        parts.dedup();
        let start = |of| parts.partition_point(|(set, _)| *set < of);
        let start = |of| u32::try_from(start(of)).unwrap_or(u32::MAX);
        let (names, events) = (start(Set::Names), start(Set::Events));
        Self { words: parts.into_iter().map(|(_, word)| word).collect(), names, events }
    }

    pub(super) fn concepts(&self) -> &[Symbol] {
        &self.words[..self.names as usize]
    }

    pub(super) fn names(&self) -> &[Symbol] {
        &self.words[self.names as usize..self.events as usize]
    }

    pub(super) fn events(&self) -> &[Symbol] {
        &self.words[self.events as usize..]
    }
}

/// What each phrase speaks of, looked at once however many claims have it: copies of one report share
/// their wording, most causes explain "the flood", and what a source tells happened in one place.
pub(super) struct Phrases<'a> {
    looked_at: FxHashMap<Phrase<'a>, Arc<Spoken>>,
    /// What is a name wherever it stands.
    known: Known,
    places: FxHashMap<&'a str, Place>,
}

/// A place, and its words, sorted.
type Place = (Symbol, Arc<[Symbol]>);

/// The words of the names of persons and places, folded.
type Known = FxHashSet<Box<str>>;

/// A clause; of a statement of cause, its two sides.
type Phrase<'a> = (&'a str, &'a str);

impl<'a> Phrases<'a> {
    /// With room for the phrases of all claims.
    pub(super) fn new(sources: &[SourceClaims]) -> Self {
        let claims = sources.iter().map(|source| source.claims.len()).sum();
        let looked_at = FxHashMap::with_capacity_and_hasher(claims, FxBuildHasher);
        Self { looked_at, known: known(sources), places: FxHashMap::default() }
    }

    /// What one phrase speaks of.
    pub(super) fn spoken(
        &mut self,
        phrase: Phrase<'a>,
        lexicon: &Lexicon,
        symbols: &mut Symbols,
    ) -> Arc<Spoken> {
        let spoken = self.looked_at.entry(phrase).or_insert_with(|| {
            let mut of = |phrase: &str| Spoken::of(&whole(phrase, lexicon), &self.known, symbols);
            Arc::new(match phrase {
                (clause, "") => of(clause),
                (effect, cause) => of(&format!("{effect} {cause}")),
            })
        });
        Arc::clone(spoken)
    }

    /// What a phrase speaks of that is tagged already.
    pub(super) fn tagged(&self, phrase: &Tagged<'_>, symbols: &mut Symbols) -> Arc<Spoken> {
        Arc::new(Spoken::of(phrase, &self.known, symbols))
    }

    /// A place, folded, and its words.
    pub(super) fn place(&mut self, place: &'a str, symbols: &mut Symbols) -> Place {
        let known = self.places.entry(place).or_insert_with(|| {
            let folded = fold(place);
            let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let words = set(words.map(|word| symbols.intern(word)).collect());
            (symbols.intern(&folded), words.into())
        });
        known.clone()
    }
}

fn known(sources: &[SourceClaims]) -> Known {
    let mut known = Known::default();
    let named = sources.iter().flat_map(|source| &source.claims).filter_map(|claim| match &claim.value {
        Value::Name { text, r#type: NameType::Person | NameType::Place } => Some(text),
        _ => None,
    });
    for word in named.flat_map(|name| name.split_whitespace()) {
        let word = fold(word);
        if !known.contains(&*word) {
            known.insert(word.into());
        }
    }
    known
}

/// The words that tell what a claim is about.
pub(super) fn told_by(claim: &Claim) -> Phrase<'_> {
    match &claim.value {
        Value::Cause { effect, cause } => (effect, cause),
        Value::Quote { words, .. } => (words, ""),
        _ => (&claim.about, ""),
    }
}

/// A phrase, tagged from its start to its end.
pub(super) fn whole<'t>(phrase: &'t str, lexicon: &'t Lexicon) -> Tagged<'t> {
    lexicon.tag(phrase, Span::new(0, phrase.len()))
}
