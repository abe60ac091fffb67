//! What was typed. What it means is each verb's own affair.

use camino::Utf8PathBuf;
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

pub(super) use self::value::{ClaimsFormat, FailOn, FindingsFormat, Output, Percent, Published};
use self::value::{output, published};
use crate::text::Days;

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
pub(super) struct Draft {
    /// The text, or the claim file that was made of it; `-` is standard input
    #[arg(value_name = "DRAFT")]
    pub draft: Utf8PathBuf,

    #[command(flatten)]
    pub with: DraftSources,

    #[command(flatten)]
    pub told: Told,
}

/// What a draft is held against.
#[derive(Debug, Default, Args)]
pub(super) struct DraftSources {
    /// What it was written from: dossiers, sources or claim files
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub against: Vec<Utf8PathBuf>,

    /// Day on which the draft is published, where it does not say
    #[arg(long, value_name = "DATE")]
    pub published: Option<Days>,

    /// A file of decisions, beside those of the dossiers
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<Utf8PathBuf>,

    #[command(flatten)]
    pub expiry: Expiry,
}

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
  crosscheck review revoke 3fa9b2c1d0 DOSSIER --note 'the agency corrected itself'"
)]
pub(super) struct Review {
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
pub(super) enum ReviewVerb {
    /// Lists findings with their ids
    List(ReviewList),
    /// Shows one finding, whatever was decided about it
    Show(ReviewShow),
    /// Decides on a finding
    Decide(ReviewDecide),
    /// Declares two claims to be about one fact, though they were kept apart
    ///
    /// It is kept with the decisions, under an id of its own: `review list --all` has it, `review revoke ID`
    /// takes it back. It binds as long as the two claims stay as they are.
    Same(ReviewSame),
    /// Takes a decision back: the finding is open again
    Revoke(ReviewRevoke),
}

#[derive(Debug, Args)]
pub(super) struct ReviewList {
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

/// One finding, and where it is found.
#[derive(Debug, Args)]
pub(super) struct ReviewShow {
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
pub(super) struct ReviewDecide {
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
pub(super) struct ReviewSame {
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
pub(super) struct ReviewRevoke {
    #[command(flatten)]
    pub finding: ReviewShow,

    #[command(flatten)]
    pub signed: Signed,
}

/// Who, when and why.
#[derive(Debug, Args)]
pub(super) struct Signed {
    /// Why; `explained` needs it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,

    #[command(flatten)]
    pub signer: Signer,
}

/// Who decides, and when.
#[derive(Debug, Args)]
pub(super) struct Signer {
    /// Who decides; else the user that git knows
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,

    /// The day of the decision, if it is not today
    #[arg(long, value_name = "DATE")]
    pub today: Option<jiff::civil::Date>,
}

/// What can be decided about a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Ruled {
    /// The sources really contradict each other
    Real,
    /// They do not; the note says why
    Explained,
    /// The claims are not about the same fact, and are kept apart from now on
    Different,
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
pub(super) struct Baseline {
    #[command(subcommand)]
    pub verb: BaselineVerb,
}

#[derive(Debug, Subcommand)]
pub(super) enum BaselineVerb {
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
pub(super) struct BaselineOf {
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
pub(super) struct Report {
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

/// Says why claims were put together and judged so, or why not; or what a rule is for
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  crosscheck explain count-contradiction              what the rule is for
  crosscheck explain 3fa9b2c1d0 --in DOSSIER          a finding and its evidence
  crosscheck explain bbc-1f09aa wsws-77c0de --in DOSSIER
                                                      why two claims are, or are not, about one fact
  crosscheck explain 5d01c7a2b9 --draft article.md --against DOSSIER
                                                      a finding of `crosscheck draft`")]
pub(super) struct Explain {
    /// A rule, a finding, or two claims, each by its id; a folder behind them is where to look
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

    /// Day on which the draft is published, as for `crosscheck draft`
    #[arg(long, value_name = "DATE", requires = "draft")]
    pub published: Option<Days>,
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
        /// Only these rules: ids, or files of your own rules
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

/// How findings are told.
#[derive(Debug, Args)]
pub(super) struct Told {
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
pub(super) struct Settled {
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
pub(super) struct Expiry {
    /// The day on which entries under `ignore` must still hold, if it is not today
    #[arg(long, value_name = "DATE")]
    pub today: Option<jiff::civil::Date>,
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
