//! What people and programmes read: one file a format; nothing is computed here.
//!
//! Everything that came from a source goes through [`escape`] on its way out.

pub mod claims;
mod closing;
mod dispute;
pub mod escape;
pub mod excerpt;
pub mod findings;
pub mod json;
pub mod markdown;
#[cfg(test)]
pub(crate) mod sample;
mod style;
pub mod text;
mod view;
pub mod words;

pub use style::Style;
pub use view::{Report, Standing, Tally, Verdict};
