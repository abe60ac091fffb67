//! What the sources say of a claim of the draft on a fact to which it was not put.

use super::elsewhere;
use super::fact::Fact;
use super::heard::Heard;
use super::named_day;
use super::near;
use crate::check::judgement::Judgement;
use crate::claim::{ClaimRef, Kind};

impl<'a> Fact<'a> {
    /// Where no claim on this fact bears it and the sources tell it elsewhere: what is wrong with it there, if anything.
    pub(super) fn told_elsewhere(&self, at: ClaimRef, heard: &Heard) -> Option<Option<Judgement>> {
        if !heard.bearing().is_empty() {
            return None;
        }
        match self.kind(at) {
            Kind::Date if !heard.deny.is_empty() && named_day::names_event(self.desk, at) => None,
            Kind::Date => elsewhere::is_told(self.desk, at).then_some(None),
            Kind::Count => {
                let other = near::counted(self.desk.corpus, &self.desk.texts, at)?;
                let there = self.on_fact_of(other);
                let heard = there.hear(at);
                Some(there.overruled(at, &heard).or_else(|| there.misattributed(at, &heard)))
            }
            _ => None,
        }
    }

    /// The same claims of the draft, with what the sources say on the fact of a claim of theirs.
    pub(super) fn on_fact_of(&self, other: ClaimRef) -> Self {
        Fact::new(self.desk, self.own.clone(), self.desk.fact_of(other))
    }
}
