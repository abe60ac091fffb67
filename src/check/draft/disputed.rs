//! What some sources bear and others deny: whether the draft has to say so.

use super::fact::Fact;
use super::far;
use super::heard::{Heard, Voice};
use super::instead::instead;
use super::near;
use super::voice;
use crate::check::Reason;
use crate::check::judgement::Judgement;
use crate::check::policy::day;
use crate::claim::{ClaimRef, Kind};

impl Fact<'_> {
    /// Some sources bear it, some say otherwise: the draft is to say so, unless it does or time explains it. Who gives
    /// two causes has said that there are several.
    pub(super) fn disputed(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let (bearing, mut denying) = (heard.bearing(), heard.denying());
        denying.retain(|&other| !self.is_told_too(at, other));
        denying.retain(|&other| !self.is_interim(other, &heard.bear));
        denying.retain(|&other| !bearing.iter().any(|&borne| self.are_explained(borne, other)));
        denying.retain(|&other| !bearing.iter().any(|&borne| self.is_replaced(other, borne)));
        let replaces = |&other: &ClaimRef| bearing.iter().all(|&borne| self.is_replaced(borne, other));
        if denying.is_empty() || self.kind(at) == Kind::Cause && self.own.len() > 1 {
            None
        } else if denying.iter().all(replaces) {
            self.outdated(at, &bearing, &denying)
        } else {
            // That a source has another length of a name is no side that it takes.
            let taken = |at: &ClaimRef| !heard.bear.contains(&(Reason::Omission, *at));
            let bearing = bearing.into_iter().filter(|at| self.kind(*at) != Kind::Name || taken(at));
            Some(self.one_side(at, heard, &bearing.chain(denying).collect::<Vec<_>>()))
        }
    }

    /// Of a range whose ends are figures of the sources: those of other sources that lie beyond it, unless they grew into
    /// one of the ends. A note: who gives a range has said that the figure is open.
    pub(super) fn beyond(&self, at: ClaimRef, heard: &Heard, ends: &[ClaimRef]) -> Option<Judgement> {
        let replaced = |other: ClaimRef| ends.iter().any(|&end| self.is_replaced(other, end));
        let given = |other: ClaimRef| ends.iter().any(|end| end.source == other.source);
        let mut beyond = heard.denying();
        beyond.retain(|&other| {
            let counts = self.claim(at).count().zip(self.claim(other).count());
            let within = counts.is_some_and(|(own, other)| far::overlap(own, other));
            !within && !given(other) && !replaced(other)
        });
        let told = || self.judgement(Reason::AgainstSome, at, &[ends, &beyond].concat());
        (!beyond.is_empty()).then(|| Judgement { weak: true, ..told() })
    }

    /// Whether the source of a figure gives that of the draft as well: its earlier toll is no rival of its last.
    fn is_interim(&self, other: ClaimRef, bear: &[Voice]) -> bool {
        let same = |(reason, at): &Voice| *reason == Reason::Same && at.source == other.source;
        self.kind(other) == Kind::Count && bear.iter().any(same)
    }

    fn one_side(&self, at: ClaimRef, heard: &Heard, others: &[ClaimRef]) -> Judgement {
        let attributed = self.claim(at).attributed_to.is_some();
        let taken = !heard.bear.is_empty() && !attributed;
        let reason = if taken { Reason::OneOfSeveral } else { Reason::AgainstSome };
        let mild = [
            Reason::Accents,
            Reason::English,
            Reason::Order,
            Reason::Acronym,
            Reason::Expansion,
            Reason::Framing,
        ];
        let vague = |(_, at): &Voice| self.claim(*at).count().is_some_and(|count| count.approx);
        let weak = attributed || heard.denies_only(&mild) || heard.deny.iter().all(vague);
        Judgement { weak, ..self.judgement(reason, at, others) }
    }

    /// Whether the draft gives what this source says as well, beside its own.
    fn is_told_too(&self, at: ClaimRef, other: ClaimRef) -> bool {
        let says = |own: ClaimRef| matches!(self.relation(own, other), Reason::Same | Reason::Rounding);
        self.own.iter().any(|&own| own != at && says(own)) || near::gives_day_too(self.desk.corpus, at, other)
    }

    /// Whether a later figure grew out of an earlier one.
    fn is_replaced(&self, earlier: ClaimRef, later: ClaimRef) -> bool {
        let days = day(&self.desk.view, earlier).zip(day(&self.desk.view, later));
        days.is_some_and(|(first, last)| first < last) && self.relation(earlier, later) == Reason::Growth
    }

    /// A draft that says of which day its figure is has said enough, and so has one that says whose it is, unless
    /// they have another by now.
    fn outdated(&self, at: ClaimRef, bearing: &[ClaimRef], newer: &[ClaimRef]) -> Option<Judgement> {
        let suggestion = instead(self.desk, newer);
        let named = self.claim(at).attributed_to.as_deref();
        let has_newer = |named: &str| newer.iter().any(|&other| voice::says(&self.desk.view, named, other));
        if named.is_some_and(|named| !has_newer(named)) {
            return None;
        }
        let judgement = || self.judgement(Reason::Outdated, at, &[newer, bearing].concat());
        self.claim(at).as_of.is_none().then(|| Judgement { suggestion, ..judgement() })
    }

    /// Whether it was decided that two claims differ for a reason, and need no choice.
    fn are_explained(&self, x: ClaimRef, y: ClaimRef) -> bool {
        let (x, y) = (&self.claim(x).id, &self.claim(y).id);
        self.desk.draft.settled.iter().any(|settled| settled.explains(x, y))
    }
}
