//! The model of a claim, and (later rooms) the claim file.

mod attribute;
mod model;

pub use attribute::{Attribute, Attributes, Moves};
pub use model::{
    Anchor, Claim, ClaimId, ClaimRef, Count, EventRef, Kind, NameType, Origin, Place, Scope, SourceClaims,
    Status, Value,
};
