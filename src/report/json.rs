//! The JSON that `CONTRACT` promises: `crosscheck/claims/1` and `crosscheck/findings/1`.

use serde::Serialize;

use crate::claim::{Claim, Kind, SourceClaims, Value};
use crate::document::Source;
use crate::text::Span;

/// `extract --format json`.
#[derive(Debug, Serialize)]
pub struct Claims<'a> {
    schema: &'static str,
    sources: Vec<SourceObject<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceObject<'a> {
    source: &'a Source,
    claims: Vec<ClaimObject<'a>>,
}

#[derive(Debug, Serialize)]
struct ClaimObject<'a> {
    id: &'a str,
    kind: Kind,
    attribute: &'a str,
    value: &'a Value,
    about: &'a str,
    quote: &'a str,
    span: Span,
}

impl<'a> Claims<'a> {
    /// The object for these sources.
    #[must_use]
    pub fn new(sources: &'a [SourceClaims]) -> Self {
        let sources = sources
            .iter()
            .map(|s| SourceObject {
                source: &s.source,
                claims: s.claims.iter().map(ClaimObject::new).collect(),
            })
            .collect();
        Self { schema: "crosscheck/claims/1", sources }
    }
}

impl<'a> ClaimObject<'a> {
    fn new(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id.0,
            kind: claim.value.kind(),
            attribute: &claim.attribute,
            value: &claim.value,
            about: &claim.about,
            quote: &claim.quote,
            span: claim.span,
        }
    }
}
