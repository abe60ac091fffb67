use crate::check::Reason;
use crate::claim::ClaimRef;

/// The claims of the sources, by what they are to one claim of the draft, each with the reason.
#[derive(Default)]
pub(super) struct Heard {
    /// They say it.
    pub(super) bear: Vec<Voice>,
    /// They leave room for it: "at least 30" for 36.
    pub(super) allow: Vec<Voice>,
    /// They speak of other people, or of a part.
    pub(super) beside: Vec<Voice>,
    /// They say otherwise.
    pub(super) deny: Vec<Voice>,
    /// Whether no source says it, and every figure of theirs is far from it.
    pub(super) far: bool,
}

/// A claim of a source, and how it stands to that of the draft.
pub(super) type Voice = (Reason, ClaimRef);

impl Heard {
    /// All that say it or leave room for it.
    pub(super) fn bearing(&self) -> Vec<ClaimRef> {
        self.bear.iter().chain(&self.allow).map(|(_, at)| *at).collect()
    }

    pub(super) fn denying(&self) -> Vec<ClaimRef> {
        self.deny.iter().map(|(_, at)| *at).collect()
    }

    /// Whether more than one source denies it.
    pub(super) fn is_denied_by_several(&self) -> bool {
        self.deny.windows(2).any(|pair| pair[0].1.source != pair[1].1.source)
    }

    /// Whether all that deny it do so for one of these reasons.
    pub(super) fn denies_only(&self, reasons: &[Reason]) -> bool {
        self.deny.iter().all(|(reason, _)| reasons.contains(reason))
    }
}
