//! The values that options take, read from what was typed.

use camino::Utf8PathBuf;
use clap::ValueEnum;

use crate::check::Severity;
use crate::text::Days;

/// Forms of claims.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(in crate::cli) enum ClaimsFormat {
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
pub(in crate::cli) enum FindingsFormat {
    /// For a person at a terminal
    #[default]
    Text,
    /// For programmes
    Json,
    /// For a person, as a document
    Markdown,
    /// For a person, as a page for a browser
    Html,
    /// A finding a line, for programmes
    Jsonl,
    /// A row a claim, for a spreadsheet
    Csv,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Test results in XML
    Junit,
    /// Annotations of GitHub Actions
    Github,
    /// For a person, as the summary of a GitHub job
    GithubSummary,
    /// GitLab's code quality report
    Gitlab,
    /// reviewdog's diagnostic format
    Rdjson,
    /// What was decided, as schema.org ClaimReview with W3C annotations (JSON-LD)
    Claimreview,
}

impl FindingsFormat {
    /// Whether it says itself that findings are left out, whatever findings there are.
    pub(in crate::cli) const fn tells_of_filter(self) -> bool {
        !matches!(self, Self::Jsonl | Self::Csv | Self::Gitlab | Self::Rdjson)
    }
}

/// From which level on an open finding fails the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::cli) enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// The more findings fail a run, the higher.
    pub(in crate::cli) const fn strictness(self) -> u8 {
        match self {
            Self::Never => 0,
            Self::Error => 1,
            Self::Warning => 2,
            Self::Note => 3,
        }
    }

    /// Whether a finding as grave as this reaches the level.
    pub(in crate::cli) fn reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => true,
            Self::Never => false,
        }
    }
}

/// A share in whole percent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::cli) struct Percent(pub usize);

impl std::str::FromStr for Percent {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let percent = typed.parse().ok().filter(|percent| *percent <= 100);
        percent.map(Self).ok_or_else(|| "write it as a whole number from 0 to 100".to_owned())
    }
}

/// `markdown=report.md`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::cli) struct Output {
    pub format: FindingsFormat,
    pub file: Utf8PathBuf,
}

pub(super) fn output(typed: &str) -> Result<Output, String> {
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
pub(in crate::cli) struct Published {
    /// Of this source; of every one that does not say where there is none.
    pub source: Option<String>,
    pub days: Days,
}

pub(super) fn published(typed: &str) -> Result<Published, String> {
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

    #[test]
    fn an_output_names_its_format_and_its_file() {
        let typed = output("markdown=out/a=b.md").unwrap();
        assert_eq!((typed.format, typed.file.as_str()), (FindingsFormat::Markdown, "out/a=b.md"));
        assert!(output("report.md").unwrap_err().contains("FORMAT=FILE"));
        assert!(output("pdf=report.pdf").unwrap_err().contains("text, json, markdown, html"));
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
