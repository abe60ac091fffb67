//! The comparator of names, under the name that this room knows it by.

pub use crate::lexicon::names;
pub use crate::text::similar::Similarity;
