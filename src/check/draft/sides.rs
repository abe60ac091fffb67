//! Who did it to whom: one figure of two groups, each of which is named with the other.

use super::Desk;
use super::fact::Fact;
use crate::check::judgement::Judgement;
use crate::check::{Reason, plain};
use crate::claim::{Claim, ClaimRef};
use crate::lexicon::Class;
use crate::text::Span;

/// What may be the matter.
const EXCHANGED: &str = "who and whom exchanged";

/// Whether two counts give one figure, the one of these and the other of those, and each clause names both: "soldiers
/// killed 40 protesters" and "protesters killed 40 soldiers".
pub(super) fn are_exchanged(desk: &Desk<'_>, x: ClaimRef, y: ClaimRef) -> bool {
    let (x, y) = (desk.view.claim(x), desk.view.claim(y));
    let groups = x.scope.group_type.as_deref().zip(y.scope.group_type.as_deref());
    x.count().is_some()
        && x.value == y.value
        && groups.is_some_and(|(own, other)| {
            own != other && names_group(desk, x, other) && names_group(desk, y, own)
        })
}

/// Whether the clause of a claim has a noun for such people.
fn names_group(desk: &Desk<'_>, claim: &Claim, group: &str) -> bool {
    let tagged = desk.view.lexicon.tag(&claim.about, Span::new(0, claim.about.len()));
    (0..tagged.len()).any(|at| tagged.is_a(at, Class::Group, group))
}

impl Fact<'_> {
    /// "40 protesters (draft); 40 soldiers (herald)"; none unless all of these have the sides exchanged.
    pub(super) fn sides_exchanged(&self, at: ClaimRef, others: &[ClaimRef]) -> Option<Judgement> {
        if others.is_empty() || !others.iter().all(|&other| are_exchanged(self.desk, at, other)) {
            return None;
        }
        let judgement = self.judgement(Reason::AgainstAll, at, others);
        let told = judgement.claims.iter().map(|&at| {
            let claim = self.claim(at);
            let group = claim.scope.group.as_deref().unwrap_or_default();
            format!("{} {group} ({})", plain(&claim.value), self.desk.view.source(at).id)
        });
        let values = told.collect::<Vec<_>>().join("; ");
        Some(Judgement { weak: true, hint: Some(EXCHANGED.to_owned()), values, ..judgement })
    }
}
