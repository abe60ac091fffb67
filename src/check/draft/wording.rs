//! What is said of a claim of the draft beside those of its sources.

use super::fact::Fact;
use crate::check::judgement::Judgement;
use crate::check::{Reason, cause, plain};
use crate::claim::{ClaimRef, Kind};

/// So many claims are told side by side.
const TOLD: usize = 8;

impl Fact<'_> {
    /// A value with its hedge: "reportedly 40 (wsws)".
    pub(super) fn as_told(&self, at: ClaimRef) -> String {
        let claim = self.claim(at);
        let vague = claim.count().is_some_and(|count| count.approx) || self.kind(at) == Kind::Date;
        let hedge = claim.hedge.as_deref().filter(|_| !vague);
        let hedge = hedge.map(|hedge| format!("{hedge} ")).unwrap_or_default();
        format!("{hedge}{} ({})", plain(&claim.value), self.desk.view.source(at).id)
    }

    /// The claim of the draft, then those of the sources, each source once for each of its values.
    pub(super) fn judgement(&self, reason: Reason, at: ClaimRef, others: &[ClaimRef]) -> Judgement {
        let mut claims = vec![at];
        for &other in others {
            let says = |known: &ClaimRef| self.claim(*known).value == self.claim(other).value;
            if !claims.iter().any(|known| known.source == other.source && says(known)) {
                claims.push(other);
            }
        }
        let judgement = Judgement::new(&self.desk.view, reason, claims);
        let what = match self.kind(at) {
            Kind::Date => format!("“{}”", self.desk.view.label(&[at])),
            Kind::Cause => self.desk.view.label(&[at]),
            // The day of the draft is its own.
            Kind::Count if judgement.claims.len() > 1 => {
                self.desk.view.label_dated_by(&judgement.claims, &judgement.claims[1..])
            }
            _ => judgement.what,
        };
        Judgement { what, values: self.some_values(&judgement.claims), ..judgement }
    }

    /// The values side by side, as many as are read.
    fn some_values(&self, claims: &[ClaimRef]) -> String {
        let is_denial = |at| cause::is_denial(&self.desk.view, at);
        let (told, more) = claims.split_at(claims.len().min(TOLD));
        let of_one_kind = told.chunk_by(|&x, &y| is_denial(x) == is_denial(y));
        let values: Vec<_> = of_one_kind.map(|claims| self.values(claims)).collect();
        let values = values.join("; ");
        if more.is_empty() { values } else { format!("{values}; and {} more", more.len()) }
    }

    /// What is denied is told as such: "not unpaid wages (herald)".
    fn values(&self, claims: &[ClaimRef]) -> String {
        let view = &self.desk.view;
        if !claims.iter().any(|&at| cause::is_denial(view, at)) {
            return view.values(claims);
        }
        let denials = claims.iter().map(|&at| format!("not {}", view.values(&[at])));
        denials.collect::<Vec<_>>().join("; ")
    }
}
