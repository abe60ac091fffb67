//! `crosscheck review --serve`: what it answers over HTTP, and what the page does in a browser.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod browser;
mod chromium;
#[path = "../dossier/mod.rs"]
mod dossier;
mod http;
mod server;
