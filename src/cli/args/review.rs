//! What is typed to decide on findings.

use camino::Utf8PathBuf;
use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use super::ListFormat;
use super::finding::Expiry;

/// Decides on findings, one by one
///
/// Decisions stand in the `decisions.yaml` of the dossier, each with its author, date and note, and
/// with a digest of the values and quotes that it saw: when one of these changes, the finding is open
/// again. Nothing is ever deleted: what is revoked goes into the history.
///
/// On a terminal it shows one finding at a time, and a key decides; `?` says which. Where there is no
/// terminal it lists what is open, and the commands below do the same. With `--serve` the review is a page
/// for a browser on this machine.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  crosscheck review DOSSIER                          what is open, one by one, on the terminal
  crosscheck review --serve DOSSIER                  the same on a page, for a browser
  crosscheck review list DOSSIER --all               decided findings too
  crosscheck review show 3fa9b2c1d0 DOSSIER
  crosscheck review decide 3fa9b2c1d0 DOSSIER --as explained --note 'two different days'
  crosscheck review decide 3fa9b2c1d0 DOSSIER --print wsws-1f09aa
  crosscheck review same herald-1f09aa courier-77c0de --in DOSSIER
  crosscheck review different herald-1f09aa courier-77c0de --in DOSSIER
  crosscheck review revoke 3fa9b2c1d0 DOSSIER --note 'the agency corrected itself'
  crosscheck review curate herald --in DOSSIER       you stand by all that was read from a source
  crosscheck review curate herald-1f09aa --as rejected --in DOSSIER"
)]
pub(in crate::cli) struct Review {
    #[command(subcommand)]
    pub verb: Option<ReviewVerb>,

    #[command(flatten)]
    pub list: ReviewList,

    /// Serve the review as a page, for browsers on this machine alone, until Ctrl-C; prints its address
    #[arg(long, conflicts_with = "format")]
    pub serve: bool,

    /// The port of that page, if not any that is free
    #[arg(long, value_name = "N", requires = "serve")]
    pub port: Option<u16>,

    #[command(flatten)]
    pub signer: Signer,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ReviewVerb {
    /// Lists findings with their ids
    List(OnADay<ReviewList>),
    /// Shows one finding, whatever was decided about it
    Show(OnADay<ReviewShow>),
    /// Decides on a finding
    Decide(ReviewDecide),
    /// Declares two claims to be about one fact, though they were kept apart
    ///
    /// It is kept with the decisions, under an id of its own: `review list --all` has it, `review revoke ID`
    /// takes it back. It binds as long as the two claims stay as they are.
    Same(ReviewPair),
    /// Declares two claims to be about different facts, though they were put together
    ///
    /// For two that agree, of which there is no finding to decide on. It is kept, listed and taken back as `same` is.
    Different(ReviewPair),
    /// Takes a decision back: the finding is open again
    Revoke(ReviewRevoke),
    /// Says of claims that you stand by them, or that they were misread
    ///
    /// It is set in their claim files, with who said so and when; all else in the files stays. The id of a source
    /// means all of its claims that nobody has looked at.
    Curate(ReviewCurate),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewList {
    /// Dossiers, or other sources and claim files
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,

    /// The file of decisions, where the paths are no dossier
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<Utf8PathBuf>,

    /// Decided findings too
    #[arg(long)]
    pub all: bool,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

/// What is looked at as it is on a day.
#[derive(Debug, Args)]
pub(in crate::cli) struct OnADay<T: Args> {
    #[command(flatten)]
    pub of: T,
    #[command(flatten)]
    pub expiry: Expiry,
}

/// One finding, and where it is found.
#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewShow {
    /// The finding's id, or the start of it
    #[arg(value_name = "ID")]
    pub id: String,

    /// The dossier
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,

    /// The file of decisions, where that is no dossier
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<Utf8PathBuf>,
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("decision").required(true).args(["verdict", "print"])))]
pub(in crate::cli) struct ReviewDecide {
    #[command(flatten)]
    pub finding: ReviewShow,

    /// What is decided
    #[arg(long = "as", value_enum, value_name = "VERDICT")]
    pub verdict: Option<Ruled>,

    /// The claim whose value is the one to print
    #[arg(long, value_name = "CLAIM-ID")]
    pub print: Option<String>,

    #[command(flatten)]
    pub signed: Signed,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewPair {
    /// The ids of the two claims
    #[arg(value_name = "CLAIM-ID", required = true, num_args = 2)]
    pub claims: Vec<String>,

    /// The dossier
    #[arg(long = "in", value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,

    /// The file of decisions, where that is no dossier
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub signed: Signed,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewRevoke {
    #[command(flatten)]
    pub finding: ReviewShow,

    #[command(flatten)]
    pub signed: Signed,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewCurate {
    /// Ids of claims, or of sources
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,

    /// The dossier
    #[arg(long = "in", value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,

    /// What is said of them
    #[arg(long = "as", value_enum, default_value_t, value_name = "STATUS")]
    pub status: Curation,

    #[command(flatten)]
    pub signer: Signer,
}

/// What can be said of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(in crate::cli) enum Curation {
    /// A person stands by it
    #[default]
    Curated,
    /// It was misread; it stays in the file, so that extracting again does not bring it back
    Rejected,
}

/// Who, when and why.
#[derive(Debug, Args)]
pub(in crate::cli) struct Signed {
    /// Why; `explained` needs it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,

    #[command(flatten)]
    pub signer: Signer,
}

/// Who decides, and when.
#[derive(Debug, Args)]
pub(in crate::cli) struct Signer {
    /// Who decides; else the user that git knows
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,

    /// The day of the decision, if it is not today
    #[arg(long, value_name = "DATE")]
    pub today: Option<jiff::civil::Date>,
}

/// What can be decided about a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(in crate::cli) enum Ruled {
    /// The sources really contradict each other
    Real,
    /// They do not; the note says why
    Explained,
    /// The claims are not about the same fact, and are kept apart from now on
    Different,
}
