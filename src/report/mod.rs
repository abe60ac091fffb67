//! What people and programmes read: one file a format; nothing is computed here.
//!
//! Everything that came from a source goes through [`escape`] on its way out.

mod agreed;
pub mod claims;
mod closing;
mod dispute;
pub mod escape;
pub mod excerpt;
pub mod findings;
pub mod html;
mod indent;
pub mod json;
pub mod markdown;
mod quoted;
#[cfg(test)]
pub(crate) mod sample;
mod style;
pub mod text;
mod view;
pub mod words;

pub use style::Style;
pub use view::{Report, Standing, Tally, Verdict};
