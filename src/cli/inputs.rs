//! Everything that a verb works on, read and put in order.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read as _;

use camino::{Utf8Path, Utf8PathBuf};

use super::args;
use super::config::{self, Config};
use super::paths::{self, Found};
use super::problem::Problem;
use crate::claim::store::{self, StoreError};
use crate::claim::{self, Claim, Notice, Read, SourceClaims, Status};
use crate::decisions::{self, Decisions};
use crate::document::{Dating, Document};
use crate::extract::extract;
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::report::words;
use crate::yaml;

/// The sources with their claims, in order of their ids, and what kept others from being read.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// What the event is called: the folder that was named, else how many sources there are.
    pub title: String,
    /// The dossier, if a dossier is all that was named.
    pub place: Option<Utf8PathBuf>,
    /// What that dossier wants by default.
    pub config: Config,
    /// Who says it, and what.
    pub sources: Vec<SourceClaims>,
    /// What each of them stands on, in the same order: the text as it is on disk.
    pub documents: Vec<Option<Document>>,
    /// What was decided about their findings.
    pub decisions: Vec<Decisions>,
    /// What a person should know, and that keeps nothing from being done.
    pub notices: Vec<Problem>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads the sources among the paths, and nothing else: claim files are left alone.
pub(super) fn documents(typed: &args::Paths) -> (Vec<Document>, Vec<Problem>) {
    let Found { sources, claims, mut problems, .. } = paths::find(&typed.paths);
    let named = claims.iter().filter(|path| typed.paths.contains(path));
    problems.extend(named.map(|path| already_claims(path)));
    let mut shelf = Shelf::new(problems, &typed.published);
    sources.iter().for_each(|path| shelf.read_source(path, Claims::Later));
    shelf.demand_something();
    (shelf.books.into_values().filter_map(|book| book.document).collect(), shelf.problems)
}

/// Reads claim files, and the claims of the sources that have none.
pub(super) fn claims(typed: &args::Paths, decisions: Option<&Utf8Path>) -> Inputs {
    let mut found = paths::find(&typed.paths);
    let files = found
        .dossiers
        .iter()
        .map(|dossier| paths::decisions(dossier))
        .chain(decisions.map(Utf8Path::to_owned));
    let decisions =
        files.filter_map(|file| keep(&mut found.problems, decisions::store::load(&file))).collect();
    let mut shelf = Shelf::new(found.problems, &typed.published);
    found.claims.iter().for_each(|path| shelf.read_claims(path));
    found.sources.iter().for_each(|path| shelf.read_source(path, Claims::Now));
    shelf.demand_something();
    let place = found.dossiers.into_iter().find(|dossier| typed.paths == [dossier.as_path()]);
    let config = place
        .as_deref()
        .and_then(|dossier| keep(&mut shelf.problems, config::load(dossier)))
        .unwrap_or_default();
    let title = config.title.clone().unwrap_or_else(|| title(&typed.paths, shelf.books.len()));
    let (sources, documents) = shelf.books.into_values().map(|book| (book.claims, book.document)).unzip();
    Inputs {
        title,
        place,
        config,
        sources,
        documents,
        decisions,
        notices: shelf.notices,
        problems: shelf.problems,
    }
}

impl Inputs {
    /// Takes out the claims that no person stands by, and says so. A superseded one stays: its own
    /// source corrects it, so that nobody need stand by it.
    pub(super) fn require_curated(&mut self) {
        for from in &mut self.sources {
            let all = std::mem::take(&mut from.claims);
            let (left_out, stands): (Vec<_>, _) =
                all.into_iter().partition(|claim| claim.status == Status::Extracted);
            from.claims = stands;
            if !left_out.is_empty() {
                self.problems.push(uncurated(from, &left_out));
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
    /// Whether the claims come from a claim file.
    curated: bool,
}

/// When the claims of a document are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claims {
    Now,
    Later,
}

impl Book {
    fn of(document: Document, wanted: Claims) -> Self {
        let claims = match wanted {
            Claims::Now => extract(&document, Lexicon::english()),
            Claims::Later => SourceClaims { source: document.source.clone(), claims: Vec::new() },
        };
        let path = document.source.document.clone();
        Self { path, claims, document: Some(document), curated: false }
    }
}

/// Sources by id. The first with an id stays; another one is a problem that names both.
#[derive(Debug)]
struct Shelf<'a> {
    books: BTreeMap<String, Book>,
    published: &'a [args::Published],
    notices: Vec<Problem>,
    problems: Vec<Problem>,
}

impl<'a> Shelf<'a> {
    fn new(problems: Vec<Problem>, published: &'a [args::Published]) -> Self {
        Self { books: BTreeMap::new(), published, notices: Vec::new(), problems }
    }

    fn read_claims(&mut self, path: &Utf8Path) {
        let document = RefCell::new(None);
        let find = |path: &Utf8Path| {
            let loaded = ingest::load(path, Lexicon::english()).ok()?;
            let text = loaded.text.clone();
            document.replace(Some(loaded));
            Some(text)
        };
        let read = if path == "-" { claims_of_stdin(find) } else { store::read(path, find) };
        match read {
            Ok(Read { mut claims, notices }) => {
                let mut document: Option<Document> = document.into_inner();
                if let Some(document) = &mut document {
                    claims.source.document.clone_from(&document.source.document);
                    // What the document does not say of itself, the claim file says.
                    document.notices.clear();
                }
                self.notices.extend(notices.into_iter().map(|Notice { problem, .. }| problem.into()));
                self.put(Book { path: path.to_owned(), claims, document, curated: true });
            }
            Err(error) => self.problems.push(error.into()),
        }
    }

    /// A source that has a claim file is represented by it.
    fn read_source(&mut self, path: &Utf8Path, wanted: Claims) {
        let id = path.file_stem().unwrap_or_default();
        if self.books.get(id).is_some_and(|book| book.curated) {
            return;
        }
        match ingest::load(path, Lexicon::english()) {
            Ok(document) => self.put(Book::of(dated(document, self.published), wanted)),
            Err(error) => self.problems.push(error.into()),
        }
    }

    fn put(&mut self, book: Book) {
        let id = &book.claims.source.id;
        match self.books.get(id) {
            Some(first) if is_same_file(&first.path, &book.path) => {}
            Some(first) => self.problems.push(same_id(id, &first.path, &book.path)),
            None => _ = self.books.insert(id.clone(), book),
        }
    }

    fn demand_something(&mut self) {
        if self.books.is_empty() && self.problems.is_empty() {
            self.problems.push(nothing_found());
        }
    }
}

/// A claim file on standard input; its document is looked for where it says.
fn claims_of_stdin(document: impl Fn(&Utf8Path) -> Option<String>) -> Result<Read, StoreError> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(ingest::MAX_BYTES).read_to_end(&mut bytes)?;
    let file = claim::parse("-", yaml::utf8("-", &bytes)?)?;
    let text = document(&file.source().document);
    Ok(file.against(text.as_deref())?)
}

/// The document with the date of publication that the user gave: for this source, or for every one
/// that does not state its own.
fn dated(mut document: Document, published: &[args::Published]) -> Document {
    let source = &mut document.source;
    let unstated = source.published.is_none() || source.dating != Dating::Stated;
    let given = published.iter().find(|p| match &p.source {
        Some(id) => *id == source.id,
        None => unstated,
    });
    if let Some(given) = given {
        source.published = Some(given.days);
        source.dating = Dating::Stated;
    }
    document
}

/// `a.txt` and `./a.txt` are one source.
fn is_same_file(a: &Utf8Path, b: &Utf8Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn same_id(id: &str, first: &Utf8Path, second: &Utf8Path) -> Problem {
    Problem::with_help(
        format!("two sources are called {id:?}: {first} and {second}"),
        "a source is called by the stem of its file: rename one of the two, or leave it out",
    )
}

fn already_claims(path: &Utf8Path) -> Problem {
    Problem::with_help(
        format!("{path} holds claims already"),
        "name the source that they come from; `-o` keeps what was edited in the claim file",
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
        "read them in the claim file and set `status: curated` where they are right; `crosscheck extract -o` writes one",
    )
}

fn nothing_found() -> Problem {
    Problem::with_help(
        "there is no source here",
        "sources are *.txt and *.wiki files, and *.md below sources/ or when named",
    )
}
