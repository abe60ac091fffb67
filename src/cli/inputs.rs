//! Everything that a verb works on, read and put in order.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use jiff::civil::Date;
use rayon::prelude::*;

use super::args;
use super::baseline;
use super::claim_file::{self, ClaimFile, Doubts};
use super::config::{self, Config};
use super::day::today;
use super::paths::{self, Found};
use super::problem::Problem;
use super::progress::Progress;
use crate::check::{Settings, Settled};
use crate::claim::store::StoreError;
use crate::claim::{self, Claim, ClaimId, SourceClaims, Status};
use crate::decisions::{self, Apart, Baseline, Decisions, Signoff};
use crate::document::{Dating, Document, Source};
use crate::extract::{Context, PassedOver, passed_over};
use crate::ingest::{self, IngestError};
use crate::lexicon::{Lexicon, Tokens};
use crate::report::words;
use crate::text::Days;

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

/// Sources that are there and not yet read.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    /// In order of their ids, no id twice.
    pub paths: Vec<Utf8PathBuf>,
    /// What a person should know of the paths.
    pub notices: Vec<Problem>,
    published: &'a [args::Published],
}

/// The sources among the paths, and nothing else: claim files are left alone.
pub(super) fn sources(typed: &args::Paths) -> (Sources<'_>, Vec<Problem>) {
    let found = paths::find(&typed.paths);
    let notices = found.notices();
    let Found { sources, claims, mut problems, .. } = found;
    let named = claims.iter().filter(|path| typed.paths.contains(path));
    problems.extend(named.map(|path| already_claims(path)));
    let mut shelf = Shelf::new(problems, &typed.published);
    sources.into_iter().for_each(|path| shelf.put(Book::unread(path)));
    shelf.demand_something();
    shelf.demand_published();
    let paths = shelf.books.into_values().map(|book| book.path).collect();
    (Sources { paths, notices, published: &typed.published }, shelf.problems)
}

impl Sources<'_> {
    /// Reads every source and makes something of it, several at a time, and yields it in order. Only
    /// those that are being worked on are held.
    pub(super) fn read<'a, T: Send + 'a>(
        &'a self,
        make: impl Fn(Document) -> T + Sync + 'a,
    ) -> impl Iterator<Item = Result<T, Problem>> + 'a {
        let progress = Progress::new(self.paths.len(), "sources");
        let loader = Loader::new(self.published, self.paths.iter().collect(), Vec::new());
        let load = move |path: &Utf8PathBuf| {
            let read = loader.load(path).map(&make).map_err(Problem::from);
            progress.advance();
            read
        };
        let some = BATCH * rayon::current_num_threads();
        self.paths.chunks(some).flat_map(move |paths| paths.par_iter().map(&load).collect::<Vec<_>>())
    }
}

/// So many sources a core are read at a time: enough to keep the cores busy where one is long.
const BATCH: usize = 4;

/// Reads the documents of a run, each with its date of publication as far as run and user tell it.
#[derive(Debug)]
struct Loader<'a> {
    published: &'a [args::Published],
    paths: Vec<&'a Utf8PathBuf>,
    /// What sources state that are not read from these paths.
    known: Vec<Days>,
    /// What all state.
    stated: OnceLock<Vec<Days>>,
}

impl<'a> Loader<'a> {
    fn new(published: &'a [args::Published], paths: Vec<&'a Utf8PathBuf>, known: Vec<Days>) -> Self {
        Self { published, paths, known, stated: OnceLock::new() }
    }

    fn load(&self, path: &Utf8Path) -> Result<Document, IngestError> {
        let mut document = self.alone(path)?;
        if document.source.is_undated() && document.dateline.is_some() {
            ingest::date_beside(&mut document, self.stated());
        }
        Ok(document)
    }

    fn alone(&self, path: &Utf8Path) -> Result<Document, IngestError> {
        Ok(dated(ingest::load(path, Lexicon::english())?, self.published))
    }

    /// The dates that the sources state. They are read for it once more, when a first one leaves its year open.
    fn stated(&self) -> &[Days] {
        self.stated.get_or_init(|| {
            let files = self.paths.iter().filter(|path| path.as_str() != "-");
            let sources = files.filter_map(|path| Some(self.alone(path).ok()?.source));
            sources.filter_map(|source| source.stated()).chain(self.known.iter().copied()).collect()
        })
    }
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
    let mut shelf = Shelf { notices, stated, ..Shelf::new(found.problems, &typed.published) };
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

    /// What a check goes by.
    pub(super) fn settings(&self) -> Settings<'_> {
        let mut settings = self.config.settings();
        settings.constraints.same.extend(self.joined());
        Settings { today: Some(today(self.today)), ..settings }
    }

    /// The pairs of claims that somebody declared to be about one fact.
    pub(super) fn joined(&self) -> Vec<(ClaimId, ClaimId)> {
        let signoff = self.signoff();
        self.decisions.iter().flat_map(|decisions| decisions.joined(&self.sources, signoff)).collect()
    }

    /// Where crosscheck.yaml and the decisions say different things of two claims.
    pub(super) fn clashes(&self) -> Vec<Problem> {
        let clashes = self.config.clashes(&self.apart(), &self.joined());
        clashes.into_iter().map(|clash| clash.warning().into()).collect()
    }

    /// The pairs of claims that somebody decided are not about one fact.
    pub(super) fn apart(&self) -> Vec<(ClaimId, ClaimId)> {
        self.kept_apart().into_iter().map(|kept| kept.claims).collect()
    }

    /// The same with the decisions.
    pub(super) fn kept_apart(&self) -> Vec<Apart> {
        let signoff = self.signoff();
        self.decisions.iter().flat_map(|decisions| decisions.apart(&self.sources, signoff)).collect()
    }

    /// What somebody decided about values.
    pub(super) fn settled(&self) -> Vec<Settled> {
        let signoff = self.signoff();
        self.decisions.iter().flat_map(|decisions| decisions.settled(&self.sources, signoff)).collect()
    }

    /// How many people have to stand by a decision.
    pub(super) const fn signoff(&self) -> Signoff {
        if self.config.require_signoff { Signoff::Two } else { Signoff::One }
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

/// A source and what is known of it.
#[derive(Debug, Default)]
struct Book {
    /// The file that was read for it: the claim file, or the document itself.
    path: Utf8PathBuf,
    claims: SourceClaims,
    document: Option<Document>,
    passed_over: PassedOver,
    /// Whether the claims come from a claim file.
    curated: bool,
}

impl Book {
    /// The document is kept for its words; its tokens have been read.
    fn of(mut document: Document) -> Self {
        let context = Context::new(&document, Lexicon::english());
        let claims = context.claims();
        let passed_over = passed_over(&context, &claims.claims);
        document.tokens = Tokens::default();
        let path = document.source.document.clone();
        Self { path, claims, document: Some(document), passed_over, curated: false }
    }

    /// A claim file, and what its document has besides.
    fn curated(path: &Utf8Path, claims: SourceClaims, document: Option<Document>) -> Self {
        let beside =
            |document: &Document| passed_over(&Context::new(document, Lexicon::english()), &claims.claims);
        let passed_over = document.as_ref().map(beside).unwrap_or_default();
        Self { path: path.to_owned(), claims, document, passed_over, curated: true }
    }

    fn unread(path: Utf8PathBuf) -> Self {
        let source = Source { id: ingest::id(&path), ..Source::default() };
        Self { path, claims: SourceClaims { source, claims: Vec::new() }, ..Self::default() }
    }
}

/// Sources by id. The first with an id stays; another one is a problem that names both.
#[derive(Debug)]
struct Shelf<'a> {
    books: BTreeMap<String, Book>,
    published: &'a [args::Published],
    /// When other sources say that they were published.
    stated: Vec<Days>,
    /// Ids of what could not be read: nothing else stands for them.
    broken: BTreeSet<String>,
    gone: HashSet<ClaimId>,
    doubts: Vec<Doubts>,
    notices: Vec<Problem>,
    problems: Vec<Problem>,
}

impl<'a> Shelf<'a> {
    fn new(problems: Vec<Problem>, published: &'a [args::Published]) -> Self {
        Self {
            books: BTreeMap::new(),
            published,
            stated: Vec::new(),
            broken: BTreeSet::new(),
            gone: HashSet::new(),
            doubts: Vec::new(),
            notices: Vec::new(),
            problems,
        }
    }

    fn read_claims(&mut self, path: &Utf8Path) {
        if paths::is_lines(path) {
            return self.read_lines(path);
        }
        match claim_file::read(path) {
            Ok(ClaimFile { claims, document, gone, notices, doubts }) => {
                self.gone.extend(gone);
                self.notices.extend(notices);
                self.doubts.push(doubts);
                self.put(Book::curated(path, claims, document));
            }
            Err(error) => {
                self.broken.insert(claim_file::id_of_broken(path));
                self.problems.push(error.into());
            }
        }
    }

    /// Reads claims as JSON Lines, several lines at a time.
    fn read_lines(&mut self, path: &Utf8Path) {
        let Some(text) = keep(&mut self.problems, fs_err::read_to_string(path).map_err(StoreError::from))
        else {
            return;
        };
        let lines: Vec<_> = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
        let read: Vec<_> = lines.par_iter().map(|(number, line)| (number, claim::from_line(line))).collect();
        for (number, read) in read {
            match read {
                Ok(claims) => self.put(Book::curated(path, claims, None)),
                Err(error) => self.problems.push(bad_line(path, *number, &error)),
            }
        }
    }

    /// Reads sources, several at a time.
    fn read_sources(&mut self, paths: &BTreeSet<Utf8PathBuf>) {
        let paths: Vec<_> = paths.iter().filter(|path| !self.is_represented(path)).collect();
        let progress = Progress::new(paths.len(), "sources");
        let of_books = self.books.values().filter_map(|book| book.claims.source.stated());
        let known = of_books.chain(self.stated.iter().copied()).collect();
        let loader = Loader::new(self.published, paths.clone(), known);
        let read = |path: &&Utf8PathBuf| {
            let book = loader.load(path).map(Book::of);
            progress.advance();
            book
        };
        let books: Vec<_> = paths.par_iter().map(read).collect();
        for (path, book) in paths.into_iter().zip(books) {
            match book {
                Ok(book) => self.put(book),
                Err(error) => {
                    self.broken.insert(ingest::id(path));
                    self.problems.push(error.into());
                }
            }
        }
    }

    /// A source that has a claim file is represented by it, also by one that cannot be read: to read
    /// the source afresh would pass over what a person wrote.
    fn is_represented(&self, path: &Utf8Path) -> bool {
        let id = ingest::id(path);
        self.broken.contains(&id) || self.books.get(&id).is_some_and(|book| book.curated)
    }

    fn put(&mut self, book: Book) {
        let id = &book.claims.source.id;
        match self.books.get(id) {
            Some(first) if !paths::is_lines(&first.path) && is_same_file(&first.path, &book.path) => {}
            Some(first) => self.problems.push(same_id(id, &first.path, &book.path)),
            None => _ = self.books.insert(id.clone(), book),
        }
    }

    fn demand_something(&mut self) {
        if self.books.is_empty() && self.problems.is_empty() {
            self.problems.push(nothing_found());
        }
    }

    /// A date of publication is for a source that is there.
    fn demand_published(&mut self) {
        let given = self.published.iter().filter_map(|published| published.source.as_deref());
        let unknown = given.filter(|id| !self.books.contains_key(*id) && !self.broken.contains(*id));
        let known: Vec<_> = self.books.keys().map(String::as_str).collect();
        let told: Vec<_> = unknown.map(|id| no_such_source(id, &known)).collect();
        self.problems.extend(told);
    }

    /// A claim file says itself when its source was published: what was given for it has no effect.
    fn refuse_published(&mut self) {
        let named =
            |book: &&Book| self.published.iter().any(|p| p.source.as_ref() == Some(&book.claims.source.id));
        let any = self.published.iter().any(|p| p.source.is_none());
        let open = |book: &&Book| any && book.claims.source.is_undated();
        let curated = self.books.values().filter(|book| book.curated && (named(book) || open(book)));
        let told: Vec<_> = curated.map(|book| has_its_date(&book.path, &book.claims.source.id)).collect();
        self.problems.extend(told);
    }
}

/// The document with the date of publication that the user gave: for this source, or for every one
/// that does not state its own.
fn dated(mut document: Document, published: &[args::Published]) -> Document {
    let source = &mut document.source;
    let unstated = source.is_undated();
    let given = published.iter().find(|p| match &p.source {
        Some(id) => *id == source.id,
        None => unstated,
    });
    if let Some(given) = given {
        source.published = Some(given.days);
        source.dating = Dating::Stated;
        document.dating_notice = None;
    }
    document
}

/// `a.txt` and `./a.txt` are one source.
pub(super) fn is_same_file(a: &Utf8Path, b: &Utf8Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn same_id(id: &str, first: &Utf8Path, second: &Utf8Path) -> Problem {
    Problem::with_help(
        format!("two sources are called {id:?}: {first} and {second}"),
        "a source is called by the stem of its file: rename one of the two, or leave it out",
    )
}

fn bad_line(path: &Utf8Path, number: usize, error: &serde_json::Error) -> Problem {
    Problem::with_help(
        format!("{path}, line {number}: {error}"),
        "a line is a source with its claims, as `crosscheck extract --format jsonl` writes it",
    )
}

fn already_claims(path: &Utf8Path) -> Problem {
    Problem::with_help(
        format!("{path} holds claims already"),
        "name the source that they come from; `-o` keeps what was edited in the claim file",
    )
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

fn has_its_date(path: &Utf8Path, id: &str) -> Problem {
    Problem::with_help(
        format!(
            "`--published` has no effect on {path}: the claims of {id} were read with the date that stands there"
        ),
        "set `published:` in the claim file, or extract its source again with `--published`",
    )
}

fn no_such_source(id: &str, known: &[&str]) -> Problem {
    let help = match known {
        [] => "no source could be read".to_owned(),
        known => format!("the sources here are {}", known.join(", ")),
    };
    Problem::with_help(format!("`--published`: no source is called {id:?}"), help)
}

fn nothing_found() -> Problem {
    Problem::with_help("there is no source here", paths::kinds())
}
