//! Figures of a draft beside those that a box of a source gives side by side: "34 killed" of the one, "1 killed" of the
//! other.

use super::decided::may_be_one;
use super::fact::Fact;
use crate::check::{Sides, of_all_sides};
use crate::claim::{Claim, ClaimRef, Kind, Place};

/// The kind of people of whom a side may be.
const SOLDIERS: &str = "soldiers";

impl Fact<'_> {
    /// The figures of all sides, where a claim of a source is the line of a box for one.
    pub(super) fn sides_of_box(&self, other: ClaimRef) -> Option<Sides> {
        of_all_sides(&self.desk.view, other, &self.others)
    }

    /// Whether the sides of a box make the figure of the draft, which is of nobody's side.
    pub(super) fn makes_together(&self, at: ClaimRef, other: ClaimRef) -> bool {
        let total = || self.sides_of_box(other)?.total.exact();
        !self.is_of_some(at) && self.claim(at).exact().is_some_and(|own| total() == Some(own))
    }

    /// Whether the draft has the figure of one side of a box as that of all, and it was decided to print what all make
    /// together. Who names the side, or gives the other side as well, has not taken the one for all.
    pub(super) fn is_side_chosen_for_all(&self, at: ClaimRef, other: ClaimRef) -> bool {
        let same = self.claim(at).exact().is_some_and(|own| self.claim(other).exact() == Some(own));
        let chosen = same && self.chosen(other).is_some() && !self.is_of_some(at);
        let figure = self.claim(at).exact().unwrap_or_default();
        let taken = |sides: Sides| !self.gives_one_of(at, &sides.beside(figure));
        chosen && self.sides_of_box(other).is_some_and(taken)
    }

    /// The line of a box that has the figure of the draft for one side, where the draft counts soldiers and the box says of
    /// nobody whom it counts: "34 loyal soldiers" for "34 killed" beside "1 killed".
    pub(super) fn side_with(&self, at: ClaimRef) -> Option<ClaimRef> {
        let own = self.claim(at);
        let is_it = |other: &Claim| {
            let side = other.place == Place::Infobox && other.scope.part && other.scope.group.is_none();
            side && other.attribute == own.attribute && other.exact() == own.exact()
        };
        let told = own.scope.group_type.as_deref() == Some(SOLDIERS) && own.exact().is_some();
        let others = self.desk.corpus.features.iter().filter(|other| !self.desk.is_own(other.at));
        { others }
            .find(|other| told && is_it(other.claim) && may_be_one(&other.claim.event, &own.event))
            .map(|it| it.at)
    }

    /// Whether a count says whom it counts: "34 rebels", and not "34 people".
    fn is_of_some(&self, at: ClaimRef) -> bool {
        self.claim(at).scope.group.is_some()
    }

    /// Whether the draft has one of these figures too, for what a count of it is of.
    fn gives_one_of(&self, at: ClaimRef, figures: &[u64]) -> bool {
        let own = self.desk.corpus.features.iter().filter(|own| own.at.source == at.source && own.at != at);
        // Of one clause both are told alike; "one soldier died later" is of another.
        let mut same = own
            .filter(|own| own.kind == Kind::Count && own.claim.attribute == self.claim(at).attribute)
            .filter(|own| own.claim.about == self.claim(at).about)
            .filter_map(|own| own.claim.exact());
        same.any(|figure| figures.contains(&figure))
    }
}
