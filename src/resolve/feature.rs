//! What of a claim is compared, worked out once.

use std::sync::Arc;

use super::corpus::Corpus;
use super::digest::digest;
use super::main_event::MainEvent;
use super::spoken::{Phrases, Spoken, told_by, whole};
use super::start::Dated;
use super::symbol::Symbol;
use crate::claim::{Attributes, Claim, ClaimRef, Kind, NameType, Value};
use crate::lexicon::Tagged;
use crate::lexicon::calendar::{self, Window};
use crate::text::Days;

/// Two claims that are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'c> {
    /// What is known of them all.
    pub(super) corpus: &'c Corpus<'c>,
    /// The one.
    pub(super) a: &'c Features<'c>,
    /// The other.
    pub(super) b: &'c Features<'c>,
}

/// What of a claim is compared.
#[derive(Debug)]
pub struct Features<'a> {
    /// Where it stands.
    pub at: ClaimRef,
    /// The claim.
    pub claim: &'a Claim,
    /// What kind of claim it is.
    pub kind: Kind,
    /// When what it tells happened.
    pub when: Option<Days>,
    /// Its place in an order that does not hang on how sources are called: what a text says first, then
    /// by what is said.
    pub(super) order: u64,
    /// The family of its attribute.
    pub family: &'a str,
    /// Whether it describes a crisis rather than one moment of it.
    pub(super) standing: bool,
    /// What its clause speaks of.
    pub(super) meaning: Arc<Spoken>,
    /// For a date: what it dates.
    pub(super) deed: Box<[Symbol]>,
    /// For a date: the numbers in its clause that are more than a dozen.
    pub(super) figures: Box<[u64]>,
    /// For a count that is limited to nobody: the figure of its source for the same, where that is far greater.
    pub(super) lesser_than: Option<u64>,
    /// Whether it is about the event that its source is about.
    pub(super) main: bool,
    /// The kind of its event.
    pub(super) event: Option<Symbol>,
    /// For a date: the kind of event whose start, or whose whole, it dates.
    pub(super) start: Option<Symbol>,
    /// For a cause: the kind of event that it explains; the source's main event where the effect
    /// names none.
    pub(super) effect: Option<Symbol>,
    /// Where it happened, folded: its own part of the event's place, else that.
    pub(super) place: Option<Symbol>,
    /// The words of that place, sorted.
    pub(super) place_words: Arc<[Symbol]>,
    /// The kind of group that a count is limited to.
    pub(super) group: Option<Symbol>,
    /// The name that it gives, or whose office or words it tells, as written; for a surname alone, the full name
    /// of the one who has it in the same source.
    pub(super) name: Option<Symbol>,
    /// The acronym or full form that its source gives beside its name.
    pub(super) other_name: Option<Symbol>,
    /// The words of a quotation in their order, folded.
    pub(super) words: Box<[Symbol]>,
}

impl<'a> Corpus<'a> {
    /// What of a claim is compared; `main` is the event that its source is about.
    pub(super) fn features_of(
        &mut self,
        at: ClaimRef,
        claim: &'a Claim,
        main: MainEvent,
        phrases: &mut Phrases<'a>,
    ) -> Features<'a> {
        let table = Attributes::shipped();
        let date = (claim.value.kind() == Kind::Date).then(|| whole(&claim.about, self.lexicon));
        let meaning = match &date {
            Some(tagged) => phrases.tagged(tagged, &mut self.symbols),
            None => phrases.spoken(told_by(claim), self.lexicon, &mut self.symbols),
        };
        let dated = date.as_ref().map(|tagged| Dated { claim, tagged, main });
        let start = dated.as_ref().and_then(|dated| dated.start(&mut self.symbols));
        let place = claim.scope.place.as_deref().or(claim.event.place.as_deref());
        let deed = dated.map(|dated| dated.deed(&mut self.symbols));
        let (place, place_words) = place.map(|place| phrases.place(place, &mut self.symbols)).unzip();
        Features {
            at,
            claim,
            kind: claim.value.kind(),
            when: when(claim),
            order: order(at, claim),
            family: table.family(&claim.attribute),
            standing: table.standing(&claim.attribute),
            deed: deed.unwrap_or_default(),
            figures: date.as_ref().map(figures_of).unwrap_or_default(),
            meaning,
            lesser_than: None,
            main: main.includes(&claim.event, &self.symbols),
            event: claim.event.r#type.as_deref().map(|kind| self.symbols.intern(kind)),
            start,
            effect: self.effect_of(claim, main, phrases),
            place,
            place_words: place_words.unwrap_or_default(),
            group: table.limiting_group(claim).map(|group| self.symbols.intern(group)),
            name: self.names.take(claim, self.lexicon, &mut self.symbols),
            other_name: self.names.take_other(claim, self.lexicon, &mut self.symbols),
            words: self.words_of(claim),
        }
    }

    fn words_of(&mut self, claim: &Claim) -> Box<[Symbol]> {
        let Value::Quote { words, .. } = &claim.value else { return Box::default() };
        super::quote::words(words).iter().map(|word| self.symbols.intern(word)).collect()
    }
}

/// The numbers of a clause that tell, years apart.
fn figures_of(clause: &Tagged<'_>) -> Box<[u64]> {
    let w = Window::new(clause, &(0..clause.len()));
    let counts = (0..clause.len()).filter_map(|at| Some(calendar::count(&w, at)?.0));
    counts.filter_map(|n| u64::try_from(n).ok()).filter(|n| *n >= DOZEN && !YEARS.contains(n)).collect()
}

/// The claim's place in its source above, what it says below.
fn order(at: ClaimRef, claim: &Claim) -> u64 {
    const BELOW: u32 = 40;
    let said = digest(&(&claim.attribute, &claim.value, &claim.about));
    u64::try_from(at.claim).unwrap_or(u64::MAX) << BELOW | said >> (u64::BITS - BELOW)
}

/// From so many on a number tells of one thing.
const DOZEN: u64 = 12;
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// When what a claim tells happened.
fn when(claim: &Claim) -> Option<Days> {
    match claim.value {
        Value::Date(days) => Some(days),
        _ => claim.event.when.filter(|_| claim.as_of.is_none()),
    }
}

impl Features<'_> {
    /// A count of all whom something befell in the event that its source is about.
    pub(super) fn whole(&self) -> Option<u64> {
        let limited = self.claim.scope.part || self.group.is_some() || self.place.is_some();
        self.claim.exact().filter(|_| self.main && !limited)
    }

    /// Whether its name is that of a person.
    pub(super) fn tells_of_a_person(&self) -> bool {
        match &self.claim.value {
            Value::Name { r#type, .. } => *r#type == NameType::Person,
            _ => true,
        }
    }

    /// Whether its wording names the place that the other is about.
    pub(super) fn names_place_of(&self, other: &Self) -> bool {
        let named = |word: &Symbol| self.meaning.names().binary_search(word).is_ok();
        !other.place_words.is_empty() && other.place_words.iter().all(named)
    }
}
