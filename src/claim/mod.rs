//! The model of a claim, and (later rooms) the claim file.

mod model;

pub use model::{
    Anchor, Claim, ClaimId, Count, EventRef, Kind, NameType, Origin, Place, Scope, SourceClaims, Status,
    Value,
};
