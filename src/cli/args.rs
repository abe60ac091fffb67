//! What was typed. What it means is each verb's own affair.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use self::finding::{Baseline, BaselineOf, BaselineVerb, Check, Draft, DraftTerms, Report};
pub(super) use self::review::{
    Curation, Review, ReviewCurate, ReviewDecide, ReviewList, ReviewPair, ReviewRevoke, ReviewShow,
    ReviewVerb, Ruled, Signed, Signer,
};
use self::value::published;
pub(super) use self::value::{ClaimsFormat, FailOn, FindingsFormat, Output, Percent, Published};
use crate::text::Days;

mod finding;
mod review;
mod value;

/// Reconciles what several sources say about one event.
///
/// Reads the sources, lines up the claims that are about the same fact, sorts every disagreement
/// by its reason, and keeps what people decided about it. It works offline, gives the same bytes
/// for the same input, and never says who is right.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, max_term_width = 100, after_help = EXAMPLES, arg_required_else_help = true)]
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
    Draft(Draft),
    Review(Review),
    Baseline(Baseline),
    Report(Report),
    Explain(Explain),
    Rules(Rules),
    SelfTest(SelfTest),
    Compare(Compare),
    Init(Init),
}

/// Reads sources and writes the claims that they make
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck extract article.txt                      claims as YAML
  crosscheck extract sources -o claims                a claim file a source; edits in them survive
  crosscheck extract --format jsonl sources | jq .    a source a line
  pdftotext report.pdf - | crosscheck extract - --published 2012-03-28")]
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

/// Says why claims were put together and judged so, or why not; or what a rule is for
#[derive(Clone, Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck explain count-contradiction              what the rule is for
  crosscheck explain 3fa9b2c1d0 --in DOSSIER          a finding and its evidence
  crosscheck explain 77c0de5d01 --in DOSSIER          an agreement: why its claims are together
  crosscheck explain bbc-1f09aa --in DOSSIER          a claim, and what it was put to
  crosscheck explain bbc-1f09aa wsws-77c0de --in DOSSIER
                                                      why two claims are, or are not, about one fact
  crosscheck explain 5d01c7a2b9 --draft article.md --against DOSSIER
                                                      a finding of `crosscheck draft`")]
pub(super) struct Explain {
    /// A rule, a finding, an agreement, a claim or two, each by its id; a folder behind them is where to look
    #[arg(value_name = "ID", required = true, num_args = 1..=3)]
    pub ids: Vec<String>,

    /// Where the finding or the claims are: sources, claim files or folders
    #[arg(long = "in", value_name = "PATH", default_value = ".")]
    pub paths: Vec<Utf8PathBuf>,

    /// The draft that the finding is about: what `crosscheck draft` told; with `--against` as there
    #[arg(long, value_name = "DRAFT", requires = "against", conflicts_with = "paths")]
    pub draft: Option<Utf8PathBuf>,

    /// What the draft was held against: dossiers, sources or claim files
    #[arg(long, value_name = "PATH", requires = "draft", num_args = 1..)]
    pub against: Vec<Utf8PathBuf>,

    #[command(flatten)]
    pub terms: DraftTerms,
}

/// Shows and tests the rules
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck rules list                              every rule with its level
  crosscheck rules test                              run the examples that every rule carries
  crosscheck rules schema > rule.schema.json         for an editor that checks while one writes")]
pub(super) struct Rules {
    #[command(subcommand)]
    pub verb: RulesVerb,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesVerb {
    /// Lists the rules
    List {
        /// Form of the output
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Runs the examples that the rules carry
    Test {
        /// Only these rules: ids, or files and folders of your own rules
        #[arg(value_name = "RULE")]
        rules: Vec<String>,
    },
    /// Prints the JSON Schema of a rule's file
    Schema,
}

/// Tries which slips the rules would notice, on the claims of a dossier
///
/// Each claim is made wrong on purpose: digits swapped, ten times as many, one more, a bound dropped,
/// another day, day and month swapped, another year, a letter of a name or an acronym changed, two
/// roles swapped, another role, another cause, another word in a quotation. Each source is then held
/// against its twin that has the one change, and the rules that notice it are counted. What no rule
/// notices is named by its claim, so that somebody can look. Nothing is written to the dossier.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit status: 0 the unchanged twin of every source is silent, whatever was missed; 1 a rule finds
something between a source and its unchanged twin; 2 could not do all of the work.

Examples:
  crosscheck self-test DOSSIER                       which slips would be noticed?
  crosscheck self-test DOSSIER --format json | jq '.changes[] | {change, tried, noticed}'")]
pub(super) struct SelfTest {
    #[command(flatten)]
    pub paths: Paths,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: SelfTestFormat,
}

/// Forms of what a self-test tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum SelfTestFormat {
    /// For a person at a terminal
    #[default]
    Text,
    /// For programmes
    Json,
}

/// Says how alike two names, counts or dates are, and why
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck compare name 'Njaka Ralay' 'Capt. N. Ralai'
  crosscheck compare count 'about 210,000' '206,384'
  crosscheck compare date '21 March' 'Wednesday' --published 2012-03-23
  crosscheck compare name --pairs names.tsv --format jsonl")]
pub(super) struct Compare {
    /// What the two are
    #[arg(value_enum)]
    pub kind: Comparable,

    /// The two
    #[arg(value_name = "TEXT", num_args = 2, required_unless_present = "pairs")]
    pub texts: Vec<String>,

    /// A file with a pair a line, the two parted by a tab, without quoting; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "texts")]
    pub pairs: Option<Utf8PathBuf>,

    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,

    /// The day from which relative dates are counted
    #[arg(long, value_name = "DATE")]
    pub published: Option<Days>,
}

/// What can be compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Comparable {
    Name,
    Count,
    Date,
}

/// Forms of lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub(super) enum ListFormat {
    /// For a person at a terminal
    #[default]
    Text,
    /// A JSON object a line
    Jsonl,
}

/// Makes a new dossier: a folder for the sources, the claims and the decisions about one event
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  crosscheck init flood-2019 && cp article.txt flood-2019/sources/ && crosscheck check flood-2019")]
pub(super) struct Init {
    /// The folder; made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: Utf8PathBuf,
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Typed::command().debug_assert();
    }
}
