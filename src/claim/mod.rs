//! The model of a claim, and the claim file that people edit.
//!
//! [`parse`] and [`render`] are each other's inverse on the model. [`merge()`] sets newly extracted
//! claims beside what a person edited: it changes only the claims that are the programme's own, and
//! every other byte of the file stays. [`store`] alone touches the disk.

mod attribute;
mod connected;
mod curate;
mod event_kind;
mod file;
mod forest;
mod id;
mod ignore;
mod lines;
mod merge;
mod model;
mod quote;
mod read;
mod slip;
mod spelling;
pub mod store;
mod unknown;
pub mod words;
mod write;

pub use attribute::{Attribute, Attributes, Moves};
pub use connected::connected;
pub use curate::{Curated, Meant, curate};
pub use event_kind::{EventKinds, most_named};
pub use file::{ClaimFile, Doubt, Notice, Read, SCHEMA, Standing};
pub use forest::Forest;
pub use id::name_all;
pub use ignore::Ignore;
pub use lines::from_line;
pub use merge::{Merged, Update, merge};
pub use model::{
    Anchor, Claim, ClaimId, ClaimRef, Count, EventRef, Kind, NameType, Origin, Place, Scope, SourceClaims,
    Status, Value,
};
pub use read::parse;
pub use slip::{digits_swapped, significant_digits};
pub use spelling::CountError;
pub use write::render;

#[cfg(test)]
pub(crate) mod tests {
    use super::{Claim, ClaimId, EventRef, Place, Scope, Status, Value};
    use crate::text::Span;

    /// A claim of so many killed, for tests.
    pub(crate) fn claim(count: &str, quote: &str) -> Claim {
        Claim {
            id: ClaimId::default(),
            attribute: "killed".to_owned(),
            value: Value::Count(count.parse().unwrap()),
            about: quote.to_owned(),
            event: EventRef::default(),
            scope: Scope::default(),
            as_of: None,
            attributed_to: None,
            hedge: None,
            anchor: None,
            place: Place::default(),
            quote: quote.to_owned(),
            span: Span::default(),
            status: Status::default(),
            note: None,
            ignore: Vec::new(),
        }
    }
}
