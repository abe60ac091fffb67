//! crosscheck reconciles what several sources say about one event.
//!
//! One folder a stage, in the order of dependency:
//!
//! [`text`] ← [`yaml`] ← [`lexicon`] ← [`document`] ← [`claim`] ← [`ingest`], [`extract`], [`resolve`] ←
//! [`check`] ← [`decisions`] ← [`report`] ← [`cli`].
//!
//! Bytes become a [`document::Document`], a document becomes claims, claims about the same thing
//! become facts, facts are judged by rules and become findings, and what people decided about each
//! finding is kept beside them.

pub mod check;
pub mod claim;
pub mod cli;
pub mod decisions;
pub mod document;
pub mod extract;
pub mod ingest;
pub mod lexicon;
pub mod report;
pub mod resolve;
pub mod shipped;
pub mod text;
pub mod yaml;
