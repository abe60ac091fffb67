//! Cause and effect exchanged: what the draft gives as the cause is what a source has as the effect.

use std::collections::BTreeSet;

use super::fact::Fact;
use crate::check::Reason;
use crate::check::cause::is_denial;
use crate::check::judgement::Judgement;
use crate::claim::{ClaimRef, Kind, Status, Value};
use crate::lexicon::Lexicon;

type Words = BTreeSet<String>;

/// A statement of cause, by what it speaks of.
struct Sides {
    effect: Words,
    cause: Words,
    /// What stands around the effect: the cause, and the rest of the clause.
    around: Words,
}

/// How two statements of cause are turned round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turned {
    /// The cause of each is the effect of the other.
    Plainly,
    /// "The rain raised a flood that the dam had caused" beside "the dam raised a flood caused by rain".
    Within,
}

impl Fact<'_> {
    /// A cause of the draft that the sources have the other way round, and none of these that bear it as the draft has it.
    pub(super) fn reversed(&self, at: ClaimRef, bearing: &[ClaimRef]) -> Option<Judgement> {
        let view = &self.desk.view;
        let own = self.sides(at).filter(|_| !is_denial(view, at))?;
        let causes = self.desk.corpus.features.iter().filter(|other| {
            other.kind == Kind::Cause
                && other.at.source != at.source
                && other.claim.status != Status::Superseded
        });
        let causes = causes.map(|other| other.at).filter(|other| !is_denial(view, *other));
        let bearing: Vec<Sides> = bearing.iter().filter_map(|&other| self.sides(other)).collect();
        let turned = |other: ClaimRef| {
            let other = self.sides(other)?;
            let turned = own.turned(&other)?;
            // Of a longer statement, only what tells all of it bears it.
            let bears = |bearing: &Sides| turned == Turned::Plainly || own.tells_more(&other, bearing);
            (!bearing.iter().any(bears)).then_some(turned)
        };
        let turned: Vec<(Turned, ClaimRef)> =
            causes.filter_map(|other| Some((turned(other)?, other))).collect();
        let plainly = turned.iter().any(|(turned, _)| *turned == Turned::Plainly);
        let others: Vec<ClaimRef> = turned.into_iter().map(|(_, other)| other).collect();
        let told = || self.judgement(Reason::Exchanged, at, &others);
        (!others.is_empty()).then(|| {
            let told = told();
            let quote = |at: &ClaimRef| format!("“{}” ({})", self.claim(*at).quote, view.source(*at).id);
            let values = told.claims.iter().map(quote).collect::<Vec<_>>().join("; ");
            Judgement { weak: !plainly, values, ..told }
        })
    }

    fn sides(&self, at: ClaimRef) -> Option<Sides> {
        let claim = self.claim(at);
        let Value::Cause { effect, cause } = &claim.value else { return None };
        let lexicon = self.desk.view.lexicon;
        let (effect, cause) = (words(lexicon, effect), words(lexicon, cause));
        let rest = words(lexicon, &claim.about);
        let around = rest.difference(&effect).chain(&cause).cloned().collect();
        Some(Sides { effect, cause, around })
    }
}

impl Sides {
    fn turned(&self, other: &Self) -> Option<Turned> {
        let plainly = is_most(&self.cause, &other.effect)
            && is_most(&self.effect, &other.cause)
            && self.cause.is_disjoint(&other.cause)
            && self.effect.is_disjoint(&other.effect);
        let within = || {
            let rest: Words = self.effect.difference(&other.effect).cloned().collect();
            !self.cause.is_empty()
                && self.cause.is_subset(&other.effect)
                && self.cause.is_disjoint(&other.around)
                && !self.effect.is_disjoint(&other.effect)
                && !rest.is_disjoint(&other.around)
        };
        if plainly { Some(Turned::Plainly) } else { within().then_some(Turned::Within) }
    }

    /// Whether the effect of one that bears this has what this tells of its effect besides another.
    fn tells_more(&self, other: &Self, bearing: &Self) -> bool {
        self.effect.difference(&other.effect).any(|word| bearing.effect.contains(word))
    }
}

/// Whether most of some words are among others.
fn is_most(words: &Words, others: &Words) -> bool {
    words.intersection(others).count() * 2 > words.len()
}

/// Everything that a part of a sentence speaks of.
fn words(lexicon: &Lexicon, phrase: &str) -> Words {
    let meaning = lexicon.meaning(&format!("the {phrase}"));
    meaning.concepts.into_iter().chain(meaning.names).chain(meaning.events).collect()
}
