use crate::check::{Checked, ClaimRef, Finding};
use crate::claim::{Claim, SourceClaims};
use crate::document::Document;

/// All that a report is made of, whatever its format.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The sources with their claims, in order of their ids.
    pub sources: &'a [SourceClaims],
    /// The text of each source, where there is one; in the same order.
    pub documents: &'a [Option<Document>],
    /// What the rules said.
    pub checked: &'a Checked,
    /// Where each finding stands, in the order of the findings.
    pub standings: &'a [Standing],
}

/// Where a finding stands with the people who decide.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    /// Nobody has decided about it.
    #[default]
    Open,
}

impl Standing {
    /// The word that the JSON has for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
        }
    }

    /// Whether somebody still has to look at it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

impl<'a> Report<'a> {
    /// A claim and its source; none where the place does not exist.
    #[must_use]
    pub fn claim(&self, at: ClaimRef) -> Option<(&'a SourceClaims, &'a Claim)> {
        let source = self.sources.get(at.source)?;
        Some((source, source.claims.get(at.claim)?))
    }

    /// These claims with their sources.
    pub fn claims(&self, places: &'a [ClaimRef]) -> impl Iterator<Item = (&'a SourceClaims, &'a Claim)> {
        let report = *self;
        places.iter().filter_map(move |at| report.claim(*at))
    }

    /// Every finding with where it stands.
    pub fn findings(&self) -> impl Iterator<Item = (&'a Finding, &'a Standing)> {
        self.checked.findings.iter().zip(self.standings.iter().chain(std::iter::repeat(&Standing::Open)))
    }
}
