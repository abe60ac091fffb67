//! What was typed. What it means is each verb's own affair.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::Severity;
use crate::text::Days;

/// Reconciles what several sources say about one event.
///
/// Reads the sources, lines up the claims that are about the same fact, sorts every disagreement
/// by its reason, and keeps what people decided about it. It works offline, gives the same bytes
/// for the same input, and never says who is right.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, max_term_width = 100, after_help = EXAMPLES)]
pub(super) struct Typed {
    /// When to use colour; `NO_COLOR` is respected
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,

    #[command(subcommand)]
    pub verb: Verb,
}

const EXAMPLES: &str = "\
Examples:
  crosscheck check sources/*.txt            what do these sources disagree about?
  crosscheck extract article.txt            which claims does it make?
  crosscheck extract sources -o claims      write a claim file a source, to be curated
  crosscheck report DOSSIER --format markdown

Exit status: 0 nothing open at the fail level, 1 open findings, 2 could not do all of the work.";

/// When to colour what is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Extract(Extract),
    Check(Check),
}

/// Reads sources and writes the claims that they make
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck extract article.txt                      claims as YAML
  crosscheck extract sources -o claims                a claim file a source; edits in them survive
  crosscheck extract --format jsonl sources | jq .    a source a line
  curl -s https://example.org/a | crosscheck extract - --published 2012-03-28")]
pub(super) struct Extract {
    #[command(flatten)]
    pub paths: Paths,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ClaimsFormat,

    /// Write a claim file for each source into this folder
    #[arg(short, long = "out", value_name = "DIR", conflicts_with_all = ["format", "mentions"])]
    pub out: Option<Utf8PathBuf>,

    /// Also list every number, date and name that was read (json and jsonl)
    #[arg(long)]
    pub mentions: bool,
}

/// Holds the claims of several sources against each other
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck check a.txt b.txt c.txt                 findings, on the terminal
  crosscheck check DOSSIER --fail-on warning         for a CI job: status 1 on open warnings
  crosscheck check DOSSIER --output json=f.json --output markdown=f.md")]
pub(super) struct Check {
    #[command(flatten)]
    pub paths: Paths,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingsFormat,

    /// Also write the findings to a file, in a form of its own; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<Output>,

    /// The lowest level of an open finding that makes the exit status 1
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub fail_on: FailOn,

    /// Refuse claims that no person stands by
    #[arg(long)]
    pub require_curated: bool,
}

/// What to read.
#[derive(Debug, Args)]
pub(super) struct Paths {
    /// Sources, claim files, or folders; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<Utf8PathBuf>,

    /// Day of publication, for sources that do not say; with `ID=`, for one source
    #[arg(long, value_name = "[ID=]DATE", value_parser = published)]
    pub published: Vec<Published>,
}

/// Forms of claims.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum ClaimsFormat {
    /// Claim files, one document a source
    #[default]
    Yaml,
    /// One JSON object
    Json,
    /// A JSON object a line, one a source
    Jsonl,
}

/// Forms of findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum FindingsFormat {
    /// For a person at a terminal
    #[default]
    Text,
    /// For programmes
    Json,
    /// For a person, as a document
    Markdown,
}

/// From which level on an open finding fails the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether a finding as grave as this reaches the level.
    pub(super) fn reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => true,
            Self::Never => false,
        }
    }
}

/// `markdown=report.md`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Output {
    pub format: FindingsFormat,
    pub file: Utf8PathBuf,
}

fn output(typed: &str) -> Result<Output, String> {
    let (format, file) =
        typed.split_once('=').ok_or("write it as FORMAT=FILE, for example json=findings.json")?;
    let format = FindingsFormat::from_str(format, false).map_err(|_| {
        let known: Vec<_> =
            FindingsFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        let known: Vec<_> = known.iter().map(clap::builder::PossibleValue::get_name).collect();
        format!("no format is called {format:?}: there are {}", known.join(", "))
    })?;
    if file.is_empty() {
        return Err("the name of the file is missing after `=`".to_owned());
    }
    Ok(Output { format, file: file.into() })
}

/// `2012-03-28`, or `wsws=2012-03-28`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Published {
    /// Of this source; of every one that does not say where there is none.
    pub source: Option<String>,
    pub days: Days,
}

fn published(typed: &str) -> Result<Published, String> {
    let (source, date) = match typed.rsplit_once('=') {
        Some((source, date)) => (Some(source.to_owned()), date),
        None => (None, typed),
    };
    let days = date.parse().map_err(|e: crate::text::DaysError| e.to_string())?;
    Ok(Published { source, days })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Typed::command().debug_assert();
    }

    #[test]
    fn an_output_names_its_format_and_its_file() {
        let typed = output("markdown=out/a=b.md").unwrap();
        assert_eq!((typed.format, typed.file.as_str()), (FindingsFormat::Markdown, "out/a=b.md"));
        assert!(output("report.md").unwrap_err().contains("FORMAT=FILE"));
        assert!(output("pdf=report.pdf").unwrap_err().contains("text, json, markdown"));
    }

    #[test]
    fn a_date_of_publication_may_be_for_one_source() {
        assert_eq!(published("wsws=2012-03").unwrap().source.as_deref(), Some("wsws"));
        assert_eq!(published("2012-03-28").unwrap().source, None);
        assert!(published("28 March").unwrap_err().contains("is no date"));
    }

    #[test]
    fn a_level_is_reached_by_itself_and_by_what_is_graver() {
        assert!(FailOn::Warning.reached_by(Severity::Error));
        assert!(!FailOn::Warning.reached_by(Severity::Note));
        assert!(!FailOn::Never.reached_by(Severity::Error));
    }
}
