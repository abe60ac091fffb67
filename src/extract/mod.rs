//! Document to claims.
//!
//! [`Reading`] cuts the document into tokens and sentences once. The grammars of numbers, dates,
//! names and events run over it and yield mentions; counts, dates, names, roles, causes and quotes
//! are claims filled from those mentions, each slot noting how far it had to look.

pub mod cause;
pub mod clause;
pub mod count;
pub mod date;
pub mod event;
mod held;
pub mod mention;
pub mod name;
pub mod number;
mod passed_over;
mod phrase;
pub mod quote;
mod reading;
pub mod role;
pub mod stance;

use std::ops::Range;

pub use held::Held;
pub use passed_over::{Gap, PassedOver, passed_over};
pub use reading::{Reading, Sentence};

use crate::claim::{Claim, ClaimId, Place, Scope, SourceClaims, Status, Value, name_all};
use crate::document::{BlockKind, Document};
use crate::lexicon::Lexicon;
use mention::{DateMention, NameMention, Number};

/// Everything that the claims are filled from.
#[derive(Debug)]
pub struct Context<'a> {
    /// Tokens and sentences.
    pub reading: Reading<'a>,
    /// Every number.
    pub numbers: Vec<Number>,
    /// Every date.
    pub dates: Vec<DateMention>,
    /// Every name.
    pub names: Vec<NameMention>,
    /// The document's events.
    pub events: event::Events,
}

/// Reads every claim of a document, in order of the text.
#[must_use]
pub fn extract(document: &Document, lexicon: &Lexicon) -> SourceClaims {
    Context::new(document, lexicon).claims()
}

impl<'a> Context<'a> {
    /// Runs the grammars over a document.
    #[must_use]
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let reading = Reading::new(document, lexicon);
        let numbers = number::mentions(&reading);
        let dates = date::mentions(&reading);
        let names = name::mentions(&reading);
        let events = event::Events::find(&reading, &dates, &names);
        Self { reading, numbers, dates, names, events }
    }

    /// Every claim, in order of the text.
    #[must_use]
    pub fn claims(&self) -> SourceClaims {
        let source = &self.reading.document.source;
        let kinds = [count::claims, date::claims, name::claims, role::claims, cause::claims, quote::claims];
        let mut claims: Vec<Claim> = kinds.iter().flat_map(|claims| claims(self)).collect();
        claims.sort_by_cached_key(|c| (c.span, c.value.kind()));
        name_all(&source.id, &mut claims);
        for claim in &mut claims {
            claim.span = self.reading.document.in_file(claim.span);
        }
        SourceClaims { source: source.clone(), claims }
    }

    /// A claim of `value` whose quote is `tokens`, the slots that every kind shares filled in:
    /// the clause, the event, hedge, attribution and place.
    #[must_use]
    pub fn claim(&self, attribute: &str, value: Value, tokens: &Range<usize>) -> Claim {
        self.claim_about(clause::words(&self.reading, tokens), attribute, value, tokens)
    }

    /// The same, where it is known what the claim is about.
    #[must_use]
    pub fn claim_about(&self, about: String, attribute: &str, value: Value, tokens: &Range<usize>) -> Claim {
        let reading = &self.reading;
        let span = reading.span(tokens.start, tokens.end);
        Claim {
            id: ClaimId::default(),
            attribute: attribute.to_owned(),
            value,
            about,
            event: self.events.of(reading, tokens.start),
            scope: Scope::default(),
            as_of: None,
            attributed_to: stance::attribution(reading, tokens.start),
            hedge: stance::hedge(reading, tokens.start),
            anchor: None,
            place: self.place(tokens.start),
            quote: span.of(reading.text).to_owned(),
            span,
            status: Status::default(),
            note: None,
            ignore: Vec::new(),
        }
    }

    fn place(&self, token: usize) -> Place {
        let sentence = self.reading.sentence_of(token).map(|s| &self.reading.sentences[s]);
        match sentence.map(|s| self.reading.block(s).kind) {
            Some(BlockKind::Title | BlockKind::Heading) => Place::Headline,
            Some(BlockKind::Field { .. }) => Place::Infobox,
            Some(BlockKind::Caption) => Place::Caption,
            _ => Place::Prose,
        }
    }
}
