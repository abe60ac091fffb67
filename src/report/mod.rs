//! What people and programmes read: one file a format; nothing is computed here.
//!
//! Everything that came from a source goes through [`escape`] on its way out.

mod agreed;
mod besides;
pub mod claimreview;
pub mod claims;
mod closing;
pub mod csv;
mod dispute;
pub mod escape;
pub mod excerpt;
pub mod findings;
pub mod github;
pub mod github_summary;
pub mod gitlab;
pub mod html;
mod indent;
pub mod json;
pub mod junit;
pub mod markdown;
mod passed_over;
mod quoted;
pub mod rdjson;
mod reconciled;
mod region;
#[cfg(test)]
pub(crate) mod sample;
pub mod sarif;
mod standing;
mod style;
pub mod text;
mod undone;
mod view;
pub mod words;

pub use besides::Besides;
pub use dispute::Facts;
pub use passed_over::Passed;
pub use quoted::{Quoted, Quotes};
pub use standing::{Declared, Earlier, Standing, Verdict};
pub use style::Style;
pub use undone::Undone;
pub use view::{About, Filter, Report, Tally};
