use crate::claim::ClaimId;

/// What somebody decided about claims of the sources, so that a draft may go by it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settled {
    /// The claims that the decision saw.
    pub claims: Vec<ClaimId>,
    /// The one whose value is to be printed; none where it was explained why they differ.
    pub print: Option<ClaimId>,
    /// Who decided it, when, and about which finding: "as A. Editor decided on 2026-11-21 (971f811284)".
    pub told: String,
}

impl Settled {
    /// Whether two claims are explained to differ, so that either may be printed.
    pub(super) fn explains(&self, x: &ClaimId, y: &ClaimId) -> bool {
        self.print.is_none() && self.claims.contains(x) && self.claims.contains(y)
    }

    /// The claim that is to be printed instead of one that the decision saw.
    pub(super) fn instead_of(&self, other: &ClaimId) -> Option<&ClaimId> {
        self.print.as_ref().filter(|print| *print != other && self.claims.contains(other))
    }
}
