//! What is typed to have findings: of a check, of a draft, in a baseline, in a report.

use camino::Utf8PathBuf;
use clap::{Args, Subcommand};

use super::Paths;
use super::value::{FailOn, FindingsFormat, Output, Percent, output};
use crate::text::Days;

/// Holds the claims of several sources against each other
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck check a.txt b.txt c.txt                 findings, on the terminal
  crosscheck check DOSSIER --fail-on warning         for a CI job: status 1 on open warnings
  crosscheck check DOSSIER --output json=f.json --output markdown=f.md")]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub paths: Paths,

    #[command(flatten)]
    pub settled: Settled,

    #[command(flatten)]
    pub told: Told,

    /// Tell only of findings about sources that have changed since this commit, branch or tag
    ///
    /// A source has changed where git says so of its document or of its claim file. All sources are
    /// read and compared; how many findings are left out is said in every format that has a place for it,
    /// for the others on standard error.
    #[arg(long, value_name = "REF")]
    pub changed_since: Option<String>,

    /// Refuse claims that no person stands by, with status 2
    ///
    /// They are left out and named, those of sources that are extracted on the way included. What is
    /// curated or rejected stays, and so does what is superseded: its own source corrects it.
    #[arg(long)]
    pub require_curated: bool,

    /// Ask that of each source so many percent of the claims were compared, else status 2
    ///
    /// A source that falls short is named: what stands alone was held against nothing, and that is no
    /// agreement. A source of which no claim was read falls short of every share but 0.
    #[arg(long, value_name = "PERCENT")]
    pub require_coverage: Option<Percent>,

    /// Show decided findings too; they are counted in any case
    #[arg(long)]
    pub show_decided: bool,
}

/// Holds a text that is about to be published against its sources
///
/// Every figure, date, name, role, quotation and causal statement of the draft is held against the
/// claims of the sources. Every finding points into the draft, with the lines of the sources beneath:
/// what no source says, or some deny; where the sources differ and the draft does not say so; figures
/// that later reports have replaced; other spellings; hedges that were lost; altered quotations. What
/// was decided in the dossier to be printed is right.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck draft article.md --against DOSSIER
  crosscheck draft article.md --against reports/*.txt --published 2012-03-28
  crosscheck draft article.md --against DOSSIER --fail-on warning --output sarif=draft.sarif")]
pub(in crate::cli) struct Draft {
    /// The text, or the claim file that was made of it; `-` is standard input
    #[arg(value_name = "DRAFT")]
    pub draft: Utf8PathBuf,

    /// What it was written from: dossiers, sources or claim files
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub against: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub terms: DraftTerms,

    #[command(flatten)]
    pub told: Told,
}

/// What a draft, or a finding about one, is judged by besides its sources.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct DraftTerms {
    /// Day on which the draft is published, where it does not say
    #[arg(long, value_name = "DATE", requires = "draft")]
    pub published: Option<Days>,

    /// A file of decisions, beside those of the dossiers
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub expiry: Expiry,
}

/// Keeps old findings in a file, so that a check fails on new ones alone
///
/// A finding is in the baseline by its id and a digest of the values and quotes that it has: where
/// one changes, the finding is open again. The file is that of `--baseline`, else the one that
/// `baseline:` in crosscheck.yaml names, else `baseline.yaml` in the dossier. A check reads it where
/// `--baseline` or crosscheck.yaml names it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck baseline create DOSSIER          take in all findings that nobody has decided about
  crosscheck check DOSSIER --baseline DOSSIER/baseline.yaml
  crosscheck baseline prune DOSSIER           take out what is gone, changed or decided
  crosscheck baseline update DOSSIER --grow   the same, and take in what is new")]
pub(in crate::cli) struct Baseline {
    #[command(subcommand)]
    pub verb: BaselineVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum BaselineVerb {
    /// Writes the findings that nobody has decided about into a new file
    Create(BaselineOf),
    /// Brings the file up to date; it grows only with `--grow`
    Update {
        #[command(flatten)]
        of: BaselineOf,

        /// Take in what is not in it
        #[arg(long)]
        grow: bool,
    },
    /// Takes out what is gone, changed or decided
    Prune(BaselineOf),
}

/// The findings, and the file that they are kept in.
#[derive(Debug, Args)]
pub(in crate::cli) struct BaselineOf {
    #[command(flatten)]
    pub paths: Paths,

    #[command(flatten)]
    pub settled: Settled,
}

/// Writes what was found, what was decided about it, and what was compared
#[derive(Debug, Args)]
#[command(after_help = "\
Decided findings are shown with who decided what and why. The exit status is 0 whatever is open;
`check` is the verb for CI jobs.

Examples:
  crosscheck report DOSSIER                          on the terminal
  crosscheck report DOSSIER --format markdown > report.md
  crosscheck report DOSSIER --format html > report.html")]
pub(in crate::cli) struct Report {
    #[command(flatten)]
    pub paths: Paths,

    #[command(flatten)]
    pub settled: Settled,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingsFormat,

    /// Also write the report to a file, in a form of its own; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<Output>,
}

/// How findings are told.
#[derive(Debug, Args)]
pub(in crate::cli) struct Told {
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingsFormat,

    /// Also write the findings to a file, in a form of its own; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<Output>,

    /// The lowest level of an open finding that makes the exit status 1 [default: error]
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
}

/// What needs nobody any more.
#[derive(Debug, Args)]
pub(in crate::cli) struct Settled {
    /// A file of decisions, beside those of the dossiers
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<Utf8PathBuf>,

    /// A file of old findings, instead of those that the dossiers name
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub expiry: Expiry,
}

/// The day against which `until` in claim files is held.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(in crate::cli) struct Expiry {
    /// The day on which entries under `ignore` must still hold, if it is not today
    #[arg(long, value_name = "DATE")]
    pub today: Option<jiff::civil::Date>,
}
