use std::num::NonZeroU64;

use super::Desk;
use super::certainty::is_overstated;
use super::elsewhere;
use super::far;
use super::heard::{Heard, Voice};
use super::instead::instead;
use super::loose;
use super::near;
use super::sides;
use super::voice;
use crate::check::judgement::{Judged, Judgement};
use crate::check::{Reason, date, plain, quote};
use crate::claim::{Claim, ClaimRef, Count, Kind, Value};

/// What the draft and its sources say of one fact.
pub(super) struct Fact<'a> {
    pub(super) desk: &'a Desk<'a>,
    /// The claims of the draft.
    pub(super) own: Vec<ClaimRef>,
    /// Those of the sources that stand.
    pub(super) others: Vec<ClaimRef>,
    all: Vec<ClaimRef>,
}

impl<'a> Fact<'a> {
    pub(super) fn new(desk: &'a Desk<'a>, own: Vec<ClaimRef>, others: Vec<ClaimRef>) -> Self {
        let all = [own.as_slice(), &others].concat();
        Self { desk, own, others, all }
    }

    /// Judges one claim of the draft: whether the sources say it, and whether they are as sure.
    pub(super) fn judge(&self, at: ClaimRef) -> Judged {
        let heard = self.hear(at);
        let explained =
            |(reason, _): &&Voice| matches!(reason, Reason::Scope | Reason::Subset | Reason::Omission);
        let beside = heard.beside.iter().filter(explained);
        let agreeing = heard.bear.iter().chain(&heard.allow).chain(beside);
        let agreeing = agreeing.map(|&(reason, other)| (reason, at, other)).collect();
        let judgements =
            self.unsupported(at, &heard).into_iter().chain(self.overstated(at, &heard)).collect();
        Judged { judgements, agreeing }
    }

    pub(super) fn hear(&self, at: ClaimRef) -> Heard {
        let mut heard = Heard::default();
        for &other in &self.others {
            let reason = self.relation(at, other);
            if sides::are_exchanged(self.desk, at, other) {
                heard.deny.push((Reason::Contradiction, other));
                continue;
            }
            if self.may_mean(at, other) || self.makes_together(at, other) {
                heard.bear.push((Reason::Same, other));
                continue;
            }
            if self.is_side_chosen_for_all(at, other) {
                heard.deny.push((Reason::Contradiction, other));
                continue;
            }
            let list = match reason {
                // More words than a source quotes are words of which nobody knows who said them.
                Reason::Omission if self.kind(at) == Kind::Quote => &mut heard.deny,
                Reason::Same | Reason::Rounding | Reason::Omission => &mut heard.bear,
                Reason::Bounds if self.are_bodies_alone(self.claim(at), self.claim(other)) => {
                    &mut heard.beside
                }
                Reason::Bounds => &mut heard.allow,
                Reason::Scope | Reason::Office if elsewhere::has_role(self.desk, at, other) => {
                    &mut heard.bear
                }
                Reason::Scope | Reason::Subset => &mut heard.beside,
                _ if self.speaks_beside(at, other, reason) => &mut heard.beside,
                _ if self.is_met(at, other) => {
                    heard.allow.push((Reason::Bounds, other));
                    continue;
                }
                _ => &mut heard.deny,
            };
            list.push((reason, other));
        }
        if let Some(side) = self.side_with(at).filter(|_| heard.bear.is_empty()) {
            heard.beside.append(&mut heard.deny);
            heard.bear.push((Reason::Subset, side));
        }
        self.set_short_forms_aside(at, &mut heard);
        if heard.bear.is_empty() {
            let is_far = |others: &[ClaimRef]| self.is_far(at, others, self.desk.far.bounds);
            let allowing = heard.bearing();
            heard.far = is_far(&[allowing.as_slice(), &heard.denying()].concat());
            if is_far(&allowing) {
                heard.deny.append(&mut heard.allow);
            }
        }
        heard
    }

    /// Whether a date without a year is the day of a source in another.
    fn may_mean(&self, at: ClaimRef, other: ClaimRef) -> bool {
        matches!(self.claim(other).value, Value::Date(days) if loose::may_mean(self.desk, at, days))
    }

    /// That a source has "Traoré" does not bear "Dioncounda Traore", where a source writes the whole name otherwise.
    fn set_short_forms_aside(&self, at: ClaimRef, heard: &mut Heard) {
        if self.kind(at) == Kind::Name && !heard.deny.is_empty() {
            let length = |at: ClaimRef| plain(&self.claim(at).value).chars().count();
            let is_short =
                |(reason, other): &Voice| *reason == Reason::Omission && length(*other) < length(at);
            let (short, bear) = heard.bear.drain(..).partition(is_short);
            (heard.bear, heard.beside) = (bear, [std::mem::take(&mut heard.beside), short].concat());
        }
    }

    /// Whether the draft gives no more than a bound, and a source a figure within it: "at least 4" for 40.
    fn is_met(&self, at: ClaimRef, other: ClaimRef) -> bool {
        let counts = self.claim(at).count().zip(self.claim(other).count());
        counts.is_some_and(|(own, other)| own.exact().is_none() && far::overlap(own, other))
    }

    /// Whether a figure is more than so many times that of every source, or as many times smaller.
    pub(super) fn is_far(&self, at: ClaimRef, others: &[ClaimRef], times: Option<NonZeroU64>) -> bool {
        let (Some(own), Some(times)) = (self.claim(at).count(), times) else { return false };
        far::is_far(own, &self.counts(others), times.get())
    }

    fn counts(&self, claims: &[ClaimRef]) -> Vec<Count> {
        claims.iter().filter_map(|&at| self.claim(at).count()).collect()
    }

    /// At most one judgement: what is wrong with how the sources bear the claim. What was decided to be
    /// printed is right.
    fn unsupported(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let (bearing, denying) = (heard.bearing(), heard.denying());
        let is_chosen = |other: &ClaimRef| self.chosen(*other).is_some();
        if heard.bear.iter().any(|(_, other)| is_chosen(other)) || self.is_chosen_elsewhere(at) {
            return None;
        }
        if let Some(against) = self.overruled(at, heard) {
            return Some(against);
        }
        if let Some(&chosen) = bearing.iter().find(|other| is_chosen(other)) {
            return self.hedged(at, chosen).then(|| self.against_decision(at, &[chosen])).flatten();
        }
        let over_those = || if bearing.is_empty() { self.chosen_over(at, &denying) } else { None };
        if let Some(against) = self.against_decision(at, &denying).or_else(over_those) {
            return Some(against);
        }
        if let Some(reversed) = self.reversed(at, &bearing) {
            return Some(reversed);
        }
        let ends = near::ends(self.desk.corpus, at);
        if self.kind(at) == Kind::Count && !ends.is_empty() {
            return self.beyond(at, heard, &ends);
        }
        if let Some(judged) = self.told_elsewhere(at, heard) {
            return judged;
        }
        if let Some(against) = self.misattributed(at, heard) {
            return Some(against);
        }
        match (bearing.is_empty(), denying.is_empty()) {
            (true, true) => self.unheard(at, heard),
            (true, false) => Some(self.against_all(at, heard)),
            (false, true) if self.is_merely_allowed(at, heard) => {
                Some(Judgement { weak: true, ..self.judgement(Reason::AgainstAll, at, &bearing) })
            }
            (false, true) => self.borne_by_other_deeds(at, &bearing),
            (false, false) => self.disputed(at, heard),
        }
    }

    /// The draft says who says so. There are sources that say it, but none has it from there, and some have that one
    /// say otherwise.
    pub(super) fn misattributed(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let named = self.claim(at).attributed_to.as_deref()?;
        let says = |other: &ClaimRef| voice::says(&self.desk.view, named, *other);
        let otherwise: Vec<ClaimRef> = heard.denying().into_iter().filter(says).collect();
        let bearing = heard.bearing();
        let has = |other: &ClaimRef| says(other) || voice::reports(&self.desk.view, named, *other);
        let by_others = !bearing.is_empty() && !bearing.iter().any(has);
        let told = matches!(self.kind(at), Kind::Count | Kind::Date | Kind::Cause);
        (told && by_others && !otherwise.is_empty()).then(|| {
            let judgement = self.judgement(Reason::Misattributed, at, &otherwise);
            let values = format!("{named} – {}", judgement.values);
            Judgement { weak: self.is_weak(at, heard), values, ..judgement }
        })
    }

    /// Whether all sources only leave room for a figure that none of them gives: 40 beside "at least 4", "at least 60"
    /// beside "at least 40". A bound or a range that was lost is another matter: 4 beside "at least 4", 4 beside "between 3
    /// and 6".
    fn is_merely_allowed(&self, at: ClaimRef, heard: &Heard) -> bool {
        let Some(own) = self.claim(at).count() else { return false };
        let allowing = self.counts(&heard.bearing());
        let Some(figure) = own.exact() else {
            return heard.bear.is_empty() && far::outdoes(own, &allowing);
        };
        let gives = |count: &Count| [count.min, count.max].contains(&Some(figure));
        let given = far::is_enclosed(own, &allowing) || allowing.iter().any(gives);
        heard.bear.is_empty() && !allowing.is_empty() && !given
    }

    /// No source says it, and there are sources that say otherwise.
    fn against_all(&self, at: ClaimRef, heard: &Heard) -> Judgement {
        let denying = heard.denying();
        match self.kind(at) {
            Kind::Name => self.misspelled(at, heard, &denying),
            Kind::Quote => self.altered(at, heard, &denying),
            _ => self.sides_exchanged(at, &denying).unwrap_or_else(|| self.contradicted(at, heard, &denying)),
        }
    }

    /// Something is suggested only where a slip is to be put right or sources share what they say; a figure that may
    /// have grown since is not to be taken back.
    fn contradicted(&self, at: ClaimRef, heard: &Heard, denying: &[ClaimRef]) -> Judgement {
        let slip = self.slip(at, denying);
        let elsewhere = self.kind(at) == Kind::Date && slip.is_none() && !self.speaks_of_it(at, denying);
        let sure =
            !elsewhere && (slip.is_some() || denying.iter().any(|other| other.source != denying[0].source));
        let suggestion =
            instead(self.desk, denying).filter(|_| sure && !heard.denies_only(&[Reason::Growth]));
        let weak = elsewhere || self.is_weak(at, heard);
        let nought = self.but_for_a_nought(at).filter(|_| slip.is_none());
        let hint = slip.or_else(|| self.slip(at, nought.as_slice()));
        let others = [denying, nought.as_slice()].concat();
        Judgement { weak, hint, suggestion, ..self.judgement(Reason::AgainstAll, at, &others) }
    }

    /// Whether one of these dates what the draft dates, as its words tell.
    pub(super) fn speaks_of_it(&self, at: ClaimRef, others: &[ClaimRef]) -> bool {
        let corpus = self.desk.corpus;
        let alike = |other: &ClaimRef| {
            corpus.of(*other).zip(corpus.of(at)).is_some_and(|(a, b)| corpus.speak_alike(a, b))
        };
        others.iter().any(alike)
    }

    fn misspelled(&self, at: ClaimRef, heard: &Heard, denying: &[ClaimRef]) -> Judgement {
        let weak = heard.denies_only(&[Reason::Accents, Reason::English, Reason::Order, Reason::Expansion]);
        let suggestion = instead(self.desk, denying);
        Judgement { weak, suggestion, ..self.judgement(Reason::Misspelled, at, denying) }
    }

    /// With more words than any source, the others may be from elsewhere; nothing is suggested then.
    fn altered(&self, at: ClaimRef, heard: &Heard, denying: &[ClaimRef]) -> Judgement {
        let weak = heard.denies_only(&[Reason::Omission]) || self.is_fragment(at);
        let apart = denying.iter().map(|&other| quote::words_apart(&self.desk.view, at, other));
        let apart = apart.min_by_key(String::len).unwrap_or_default();
        let judgement = self.judgement(Reason::Altered, at, denying);
        let values = format!("{apart} – {}", judgement.values);
        let suggestion = instead(self.desk, denying).filter(|_| !weak);
        Judgement { weak, suggestion, values, ..judgement }
    }

    /// Whether a vague word or the time that has passed may explain that all sources say otherwise, or
    /// they only name another office or cause.
    fn is_weak(&self, at: ClaimRef, heard: &Heard) -> bool {
        match self.kind(at) {
            Kind::Role if heard.denies_only(&[Reason::Incompatible]) => false,
            Kind::Role => {
                !heard.denies_only(&[Reason::Rank, Reason::Office]) || !heard.is_denied_by_several()
            }
            Kind::Cause => !heard.deny.iter().any(|(reason, _)| *reason == Reason::Contradiction),
            _ => {
                let vague = |at: ClaimRef| match self.claim(at).value {
                    Value::Count(count) => count.approx,
                    Value::Date(days) => days.approx,
                    _ => false,
                };
                let all_vague = heard.deny.iter().all(|(_, other)| vague(*other));
                if self.is_implied(at, heard) {
                    true
                } else if heard.denies_only(&[Reason::Growth, Reason::Bounds])
                    && !heard.denies_only(&[Reason::Bounds])
                {
                    !self.is_far(at, &heard.denying(), self.desk.far.grown)
                } else {
                    !heard.far && (vague(at) || all_vague)
                }
            }
        }
    }

    /// Whether its bound follows from what each of these says: "at least 4" from "at least 40".
    fn is_implied(&self, at: ClaimRef, heard: &Heard) -> bool {
        let others = self.counts(&heard.denying());
        let weaker = |own: Count| others.iter().all(|other| far::outdoes(*other, &[own]));
        heard.denies_only(&[Reason::Bounds]) && self.claim(at).count().is_some_and(weaker)
    }

    /// The usual slip behind two values: "digits swapped".
    pub(super) fn slip(&self, at: ClaimRef, denying: &[ClaimRef]) -> Option<String> {
        let of_pair = |&other: &ClaimRef| match (&self.claim(at).value, &self.claim(other).value) {
            (Value::Count(a), Value::Count(b)) => far::slip(*a, *b),
            (Value::Date(a), Value::Date(b)) => date::slip(&[*a, *b]),
            _ => None,
        };
        denying.iter().find_map(of_pair)
    }

    /// All that bear it are less sure, or less exact. Where they only leave room for it, or some do and others deny
    /// it, that is said already.
    fn overstated(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let bearing = heard.bearing();
        let claims = bearing.iter().map(|&at| self.claim(at));
        let is_told = heard.bear.is_empty() && !heard.deny.is_empty() || self.is_merely_allowed(at, heard);
        let is_told = is_told || bearing.iter().any(|&other| self.chosen(other).is_some());
        let is_told = is_told || self.kind(at) == Kind::Date && elsewhere::is_told(self.desk, at);
        if bearing.is_empty() || is_told || !is_overstated(self.claim(at), claims) {
            return None;
        }
        Some(self.overstating(at, &bearing))
    }

    /// "40 (draft); reportedly 40 (herald)"
    pub(super) fn overstating(&self, at: ClaimRef, bearing: &[ClaimRef]) -> Judgement {
        let judgement = self.judgement(Reason::Overstated, at, bearing);
        let told: Vec<_> = judgement.claims.iter().map(|&at| self.as_told(at)).collect();
        Judgement { values: told.join("; "), ..judgement }
    }

    pub(super) fn relation(&self, x: ClaimRef, y: ClaimRef) -> Reason {
        self.desk.relations.of(&self.all, x, y)
    }

    pub(super) fn claim(&self, at: ClaimRef) -> &'a Claim {
        self.desk.view.claim(at)
    }

    pub(super) fn kind(&self, at: ClaimRef) -> Kind {
        self.claim(at).value.kind()
    }
}
