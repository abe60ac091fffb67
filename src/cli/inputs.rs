//! Everything that a verb works on, read and put in order.

mod decided;
mod loader;
mod shelf;

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;

use super::args;
use super::baseline;
use super::claim_file::Doubts;
use super::config::{self, Config};
use super::paths;
use super::problem::Problem;
use crate::check::ClaimRef;
use crate::claim::{Claim, ClaimId, SourceClaims, Status};
use crate::decisions::{self, Baseline, Decisions, Signoff};
use crate::document::Document;
use crate::extract::PassedOver;
use crate::report::words;
use crate::text::Days;
pub(super) use decided::Decided;
pub(super) use loader::sources;
use shelf::Shelf;
pub(super) use shelf::is_same_file;

/// The sources with their claims, in order of their ids, and what kept others from being read.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// What the event is called: the folder that was named, else how many sources there are.
    pub title: String,
    /// The dossier, if a dossier is all that was named.
    pub place: Option<Utf8PathBuf>,
    /// What the dossiers want by default.
    pub config: Config,
    /// Who says it, and what.
    pub sources: Vec<SourceClaims>,
    /// The claim file of each, or the document where it has none, in the same order.
    pub paths: Vec<Utf8PathBuf>,
    /// What each of them stands on, in the same order: the text as it is on disk.
    pub documents: Vec<Option<Document>>,
    /// What of each document is in none of its claims, in the same order.
    pub passed_over: Vec<PassedOver>,
    /// What was decided about their findings.
    pub decisions: Vec<Decisions>,
    /// Old findings, which fail nothing.
    pub baselines: Vec<Baseline>,
    /// The day against which an expiry is held, if it is not today.
    pub today: Option<Date>,
    /// Claims whose quotes are gone from their documents.
    pub gone: HashSet<ClaimId>,
    /// What keeps a person from standing by the claim files.
    pub doubts: Vec<Doubts>,
    /// What a person should know, and that keeps nothing from being done.
    pub notices: Vec<Problem>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A source with all that belongs to it.
#[derive(Debug)]
pub(super) struct Taken {
    pub from: SourceClaims,
    /// The file that was read for it.
    pub path: Utf8PathBuf,
    pub document: Option<Document>,
    /// What of the document is in none of its claims.
    pub passed_over: PassedOver,
}

/// Reads claim files, and the claims of the sources that have none.
pub(super) fn claims(typed: &args::Paths, decisions: Option<&Utf8Path>) -> Inputs {
    read(typed, decisions, Vec::new())
}

/// The same for what lies beside sources that are read already.
pub(super) fn claims_beside(typed: &args::Paths, sources: &[SourceClaims]) -> Inputs {
    read(typed, None, sources.iter().filter_map(|from| from.source.stated()).collect())
}

fn read(typed: &args::Paths, decisions: Option<&Utf8Path>, stated: Vec<Days>) -> Inputs {
    let mut found = paths::find(&typed.paths);
    let files = found
        .dossiers
        .iter()
        .map(|dossier| paths::decisions(dossier))
        .chain(decisions.map(Utf8Path::to_owned));
    let decisions =
        files.filter_map(|file| keep(&mut found.problems, decisions::store::load(&file))).collect();
    let notices = found.notices();
    let mut shelf = Shelf::new(found.problems, &typed.published);
    (shelf.notices, shelf.stated) = (notices, stated);
    found.claims.iter().for_each(|path| shelf.read_claims(path));
    shelf.read_sources(&found.sources);
    shelf.demand_something();
    shelf.demand_published();
    shelf.refuse_published();
    let configs =
        found.dossiers.iter().filter_map(|dossier| keep(&mut shelf.problems, config::load(dossier)));
    let config = configs.reduce(Config::strictest).unwrap_or_default();
    let place = found.dossiers.into_iter().find(|dossier| typed.paths == [dossier.as_path()]);
    let own_title = config.title.clone().filter(|_| place.is_some());
    let title = own_title.unwrap_or_else(|| title(&typed.paths, shelf.books.len()));
    let paths = shelf.books.values().map(|book| book.path.clone()).collect();
    let (passed_over, read): (Vec<_>, Vec<_>) =
        shelf.books.into_values().map(|book| (book.passed_over, (book.claims, book.document))).unzip();
    let (sources, documents): (Vec<_>, _) = read.into_iter().unzip();
    shelf.notices.extend(config.strangers(&sources));
    Inputs {
        title,
        place,
        config,
        sources,
        paths,
        documents,
        passed_over,
        decisions,
        baselines: Vec::new(),
        today: None,
        gone: shelf.gone,
        doubts: shelf.doubts,
        notices: shelf.notices,
        problems: shelf.problems,
    }
}

impl Inputs {
    /// With the old findings of this file; without one, of those that the dossiers name.
    pub(super) fn baselined(mut self, file: Option<&Utf8Path>) -> Self {
        let files = file.map_or_else(|| self.config.baselines.clone(), |file| vec![file.to_owned()]);
        let read = files.iter().filter_map(|file| keep(&mut self.problems, baseline::load(file)));
        self.baselines = read.collect();
        self
    }

    /// As they are on a day.
    pub(super) fn on(self, today: Option<Date>) -> Self {
        Self { today, ..self }
    }

    /// Where crosscheck.yaml and the decisions say different things of two claims.
    pub(super) fn clashes(&self) -> Vec<Problem> {
        let decided = self.decided();
        let clashes = self.config.clashes(&decided.apart(), &decided.joined());
        clashes.into_iter().map(|clash| clash.warning().into()).collect()
    }

    /// How many people have to stand by a decision.
    pub(super) const fn signoff(&self) -> Signoff {
        if self.config.require_signoff { Signoff::Two } else { Signoff::One }
    }

    /// Where the claim of an id stands.
    pub(super) fn place(&self, id: &str) -> Option<ClaimRef> {
        let places = self.sources.iter().enumerate().map(|(source, from)| {
            let claim = from.claims.iter().position(|claim| claim.id.0 == id)?;
            Some(ClaimRef { source, claim })
        });
        { places }.find_map(|place| place)
    }

    /// Takes out a source with all that belongs to it.
    pub(super) fn take(&mut self, index: usize) -> Taken {
        let Self { sources, paths, documents, passed_over, .. } = self;
        Taken {
            from: sources.remove(index),
            path: paths.remove(index),
            document: documents.remove(index),
            passed_over: passed_over.remove(index),
        }
    }

    /// Puts a source in its place by its id, and says which that is.
    pub(super) fn put(&mut self, taken: Taken) -> usize {
        let Taken { from, path, document, passed_over } = taken;
        let index = self.sources.partition_point(|other| other.source.id < from.source.id);
        self.sources.insert(index, from);
        self.paths.insert(index, path);
        self.documents.insert(index, document);
        self.passed_over.insert(index, passed_over);
        index
    }

    /// Takes out the claims that no person stands by, and says so; and says by which no person can
    /// stand. A superseded one stays: its own source corrects it, so that nobody need stand by it, as long
    /// as somebody stands by what the source says now.
    pub(super) fn require_curated(&mut self) {
        for doubts in std::mem::take(&mut self.doubts) {
            let (problems, notices) = doubts.problems();
            self.problems.extend(problems);
            self.notices.extend(notices);
        }
        for from in &mut self.sources {
            let all = std::mem::take(&mut from.claims);
            let (left_out, stands): (Vec<_>, _) =
                all.into_iter().partition(|claim| claim.status == Status::Extracted);
            from.claims = stands;
            if !left_out.is_empty() {
                self.problems.push(uncurated(from, &left_out));
            } else if is_withdrawn(&from.claims) {
                self.problems.push(withdrawn(&from.source.id));
            }
        }
    }
}

/// So many claims are named where many are refused.
const NAMED: usize = 3;

/// What was read; else it is a problem.
fn keep<T>(problems: &mut Vec<Problem>, read: Result<T, impl Into<Problem>>) -> Option<T> {
    read.map_err(|error| problems.push(error.into())).ok()
}

/// A folder gives its name; several paths are counted.
fn title(paths: &[Utf8PathBuf], sources: usize) -> String {
    let only = if let [only] = paths { only.canonicalize_utf8().ok() } else { None };
    let name = only.as_deref().and_then(Utf8Path::file_name).map(str::to_owned);
    name.unwrap_or_else(|| words::several(sources, "source"))
}

/// Whether the source withdrew some claims and nobody stands by any other.
fn is_withdrawn(claims: &[Claim]) -> bool {
    let has = |status| claims.iter().any(|claim| claim.status == status);
    has(Status::Superseded) && !has(Status::Curated)
}

fn withdrawn(id: &str) -> Problem {
    Problem::with_help(
        format!("{id}: the source withdrew what it said, and nobody stands by anything else of it"),
        "curate what it says instead, or leave the source out",
    )
}

/// Names the first few: enough to find the place in the file.
fn uncurated(from: &SourceClaims, claims: &[Claim]) -> Problem {
    let named: Vec<_> = claims.iter().take(NAMED).map(|claim| claim.id.0.as_str()).collect();
    let more = match claims.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let (counted, named) = (words::several(claims.len(), "claim"), named.join(", "));
    Problem::with_help(
        format!("{}: {counted} that nobody stands by, left out: {named}{more}", from.source.id),
        "read them in the claim file (`crosscheck extract -o` writes one); `crosscheck review curate ID` says that you stand by a claim, or by all of a source",
    )
}
