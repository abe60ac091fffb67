//! What was decided about the claims of the sources: the value that is to be printed.

use super::fact::Fact;
use super::far;
use super::heard::Heard;
use super::instead::instead;
use super::settled::Settled;
use crate::check::Reason;
use crate::check::judgement::Judgement;
use crate::claim::{Attributes, Claim, ClaimRef, Count, EventRef, Kind, words};

impl<'a> Fact<'a> {
    /// The decision that its value is to be printed.
    pub(super) fn chosen(&self, other: ClaimRef) -> Option<&'a Settled> {
        let id = &self.claim(other).id;
        self.desk.draft.settled.iter().find(|settled| settled.print.as_ref() == Some(id))
    }

    /// Whether it gives the figure that was chosen for what it counts, though that was put to another fact.
    pub(super) fn is_chosen_elsewhere(&self, at: ClaimRef) -> bool {
        let own = self.claim(at);
        let mut chosen =
            { self.desk.draft.settled.iter() }.filter_map(|settled| self.desk.place(settled.print.as_ref()?));
        let group = |claim| Attributes::shipped().limiting_group(claim);
        let gives = |other: ClaimRef| match self.sides_of_box(other) {
            Some(sides) => {
                own.count() == Some(sides.total)
                    || own.exact().is_some_and(|own| Some(own) == sides.total.exact())
            }
            None => self.claim(other).value == own.value || self.gives_bound(own, other),
        };
        self.kind(at) == Kind::Count
            && chosen.any(|at| {
                let other = self.claim(at);
                other.attribute == own.attribute
                    && gives(at)
                    && group(other) == group(own)
                    && may_be_one(&other.event, &own.event)
            })
    }

    /// What is said of a draft that departs from what was chosen, if one of these was. Of causes there may be several.
    pub(super) fn against_decision(&self, at: ClaimRef, others: &[ClaimRef]) -> Option<Judgement> {
        if self.kind(at) == Kind::Cause {
            return None;
        }
        let (&chosen, settled) = others.iter().find_map(|other| Some((other, self.chosen(*other)?)))?;
        let own = self.claim(at);
        if own.exact().is_none() && self.gives_bound(own, chosen) {
            return None;
        }
        let judgement = self.judgement(Reason::AgainstDecision, at, &[chosen]);
        let sides = self.sides_of_box(chosen);
        let sum = sides
            .as_ref()
            .map(|sides| format!("; {sides} = {}", words::count(sides.total)))
            .unwrap_or_default();
        let values = format!("{}{sum}, {}", judgement.values, settled.told);
        let suggestion = sides.map(|sides| words::count(sides.total));
        let suggestion = suggestion.or_else(|| instead(self.desk, &[chosen]));
        Some(Judgement { weak: self.hedged(at, chosen), values, suggestion, ..judgement })
    }

    /// Whether a claim has the figure of another as a bound: "at least 300" for 300.
    fn gives_bound(&self, own: &Claim, other: ClaimRef) -> bool {
        let counts = own.count().zip(self.claim(other).count());
        counts.is_some_and(|(own, there)| far::overlap(own, there) && shares_figure(own, there))
    }

    /// Whether the draft has another figure than the one that was chosen, and both leave room for one: "at least 100" where 300
    /// is to be printed.
    pub(super) fn hedged(&self, at: ClaimRef, chosen: ClaimRef) -> bool {
        let counts = self.claim(at).count().zip(self.claim(chosen).count());
        counts.is_some_and(|(own, there)| {
            let bound = own.exact().is_none() && !own.approx;
            bound && far::overlap(own, there) && !shares_figure(own, there)
        })
    }

    /// The draft says what a source says, and of that source's claim it was decided that another value is to be
    /// printed, whatever fact the draft puts the two to.
    pub(super) fn overruled(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let same = heard.bear.iter().filter(|(reason, _)| *reason == Reason::Same);
        self.chosen_over(at, &same.map(|(_, other)| *other).collect::<Vec<_>>())
    }

    /// Of one of these it was decided that another value is to be printed, which is not the draft's.
    pub(super) fn chosen_over(&self, at: ClaimRef, others: &[ClaimRef]) -> Option<Judgement> {
        let settled = &self.desk.draft.settled;
        let chosen = others.iter().flat_map(|other| {
            settled.iter().filter_map(|settled| settled.instead_of(&self.claim(*other).id))
        });
        let chosen: Vec<ClaimRef> = chosen.filter_map(|id| self.desk.place(id)).collect();
        // A figure that its own bound leaves room for was chosen instead of the bound.
        let denied = |&other: &ClaimRef| {
            let reason = self.desk.relations.of(&[at, other], at, other);
            reason == Reason::Bounds || reason.is_discord()
        };
        self.against_decision(at, &chosen.into_iter().filter(denied).collect::<Vec<_>>())
    }
}

/// Whether two counts have a figure in common: 300 and "at least 300".
fn shares_figure(x: Count, y: Count) -> bool {
    [x.min, x.max].into_iter().flatten().any(|figure| [y.min, y.max].contains(&Some(figure)))
}

/// Whether nothing tells two events apart: no other kind, time or place.
pub(super) fn may_be_one(a: &EventRef, b: &EventRef) -> bool {
    fn agree<T>(x: Option<&T>, y: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
        x.zip(y).is_none_or(|(x, y)| same(x, y))
    }
    agree(a.r#type.as_ref(), b.r#type.as_ref(), |x, y| x == y)
        && agree(a.when.as_ref(), b.when.as_ref(), |x, y| x.overlaps(*y))
        && agree(a.place.as_ref(), b.place.as_ref(), |x, y| x == y)
}
