//! What claims speak of: concepts, names and kinds of events, as numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::symbol::{Symbol, Symbols, set};
use crate::claim::{Claim, Value};
use crate::lexicon::{Lexicon, Part, Tagged};
use crate::text::Span;

/// What "the incident" speaks of, and "what happened": the event at hand.
pub(super) const HAPPENING: &str = "happen";

/// What a phrase speaks of, each set sorted.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) concepts: Box<[Symbol]>,
    pub(super) names: Box<[Symbol]>,
    pub(super) events: Box<[Symbol]>,
}

impl Spoken {
    fn of(phrase: &str, lexicon: &Lexicon, symbols: &mut Symbols) -> Self {
        Self::of_tagged(&whole(phrase, lexicon), symbols)
    }

    pub(super) fn of_tagged(phrase: &Tagged<'_>, symbols: &mut Symbols) -> Self {
        let (mut concepts, mut names, mut events) = (Vec::new(), Vec::new(), Vec::new());
        phrase.parts_of_meaning(|part| match part {
            Part::Concept(word) => concepts.push(symbols.intern(word)),
            Part::Name(word) => names.push(symbols.intern(word)),
            Part::Event(word) => events.push(symbols.intern(word)),
        });
        Self { concepts: set(concepts), names: set(names), events: set(events) }
    }
}

/// What each phrase speaks of, looked at once however many claims have it: copies of one report share
/// their wording, and most causes explain "the flood".
#[derive(Default)]
pub(super) struct Phrases<'a>(FxHashMap<Phrase<'a>, Arc<Spoken>>);

/// A clause; of a statement of cause, its two sides.
type Phrase<'a> = (&'a str, &'a str);

impl<'a> Phrases<'a> {
    /// What one phrase speaks of.
    pub(super) fn spoken(
        &mut self,
        phrase: Phrase<'a>,
        lexicon: &Lexicon,
        symbols: &mut Symbols,
    ) -> Arc<Spoken> {
        let known = self.0.entry(phrase).or_insert_with(|| {
            Arc::new(match phrase {
                (clause, "") => Spoken::of(clause, lexicon, symbols),
                (effect, cause) => Spoken::of(&format!("{effect} {cause}"), lexicon, symbols),
            })
        });
        Arc::clone(known)
    }
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
