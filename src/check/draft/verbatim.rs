use std::collections::HashMap;

use crate::claim::{Claim, ClaimRef, SourceClaims, Status};

/// The claims of the sources by what they say, word by word. A sentence that the draft has from a source is
/// borne by that source, whatever facts its claims were put to.
pub(super) struct Verbatim<'a>(HashMap<Said<'a>, Vec<ClaimRef>>);

/// Attribute, value, and the words around it.
type Said<'a> = (&'a str, String, &'a str);

impl<'a> Verbatim<'a> {
    /// Of every source but the draft; what was rejected or replaced bears nothing.
    pub(super) fn new(sources: &'a [SourceClaims], draft: usize) -> Self {
        let mut all: HashMap<Said<'a>, Vec<ClaimRef>> = HashMap::new();
        for (source, from) in sources.iter().enumerate().filter(|(source, _)| *source != draft) {
            for (claim, told) in from.claims.iter().enumerate().filter(|(_, claim)| stands(claim)) {
                all.entry(said(told)).or_default().push(ClaimRef { source, claim });
            }
        }
        Self(all)
    }

    /// The claims that say the same in the same words.
    pub(super) fn of(&self, claim: &'a Claim) -> Vec<ClaimRef> {
        self.0.get(&said(claim)).cloned().unwrap_or_default()
    }
}

fn said(claim: &Claim) -> Said<'_> {
    (&claim.attribute, claim.value.spelled(), &claim.about)
}

const fn stands(claim: &Claim) -> bool {
    !matches!(claim.status, Status::Rejected | Status::Superseded)
}
