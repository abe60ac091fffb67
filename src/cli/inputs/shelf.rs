//! The sources of a run by their ids, each read once: from its claim file, else from its document.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::keep;
use super::loader::Loader;
use crate::claim::store::StoreError;
use crate::claim::{self, ClaimId, SourceClaims};
use crate::cli::args;
use crate::cli::claim_file::{self, ClaimFile, Doubts};
use crate::cli::paths;
use crate::cli::problem::Problem;
use crate::cli::progress::Progress;
use crate::document::{Document, Source};
use crate::extract::{Context, PassedOver, passed_over};
use crate::ingest;
use crate::lexicon::{Lexicon, Tokens};
use crate::text::Days;

/// A source and what is known of it.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The file that was read for it: the claim file, or the document itself.
    pub path: Utf8PathBuf,
    pub claims: SourceClaims,
    pub document: Option<Document>,
    pub passed_over: PassedOver,
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

    pub(super) fn unread(path: Utf8PathBuf) -> Self {
        let source = Source { id: ingest::id(&path), ..Source::default() };
        Self { path, claims: SourceClaims { source, claims: Vec::new() }, ..Self::default() }
    }
}

/// Sources by id. The first with an id stays; another one is a problem that names both.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    pub books: BTreeMap<String, Book>,
    published: &'a [args::Published],
    /// When other sources say that they were published.
    pub stated: Vec<Days>,
    /// Ids of what could not be read: nothing else stands for them.
    broken: BTreeSet<String>,
    pub gone: HashSet<ClaimId>,
    pub doubts: Vec<Doubts>,
    pub notices: Vec<Problem>,
    pub problems: Vec<Problem>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(problems: Vec<Problem>, published: &'a [args::Published]) -> Self {
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

    pub(super) fn read_claims(&mut self, path: &Utf8Path) {
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
                self.problems.push(error);
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
    pub(super) fn read_sources(&mut self, paths: &BTreeSet<Utf8PathBuf>) {
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

    pub(super) fn put(&mut self, book: Book) {
        let id = &book.claims.source.id;
        match self.books.get(id) {
            Some(first) if !paths::is_lines(&first.path) && is_same_file(&first.path, &book.path) => {}
            Some(first) => self.problems.push(same_id(id, &first.path, &book.path)),
            None => _ = self.books.insert(id.clone(), book),
        }
    }

    pub(super) fn demand_something(&mut self) {
        if self.books.is_empty() && self.problems.is_empty() {
            self.problems.push(nothing_found());
        }
    }

    /// A date of publication is for a source that is there.
    pub(super) fn demand_published(&mut self) {
        let given = self.published.iter().filter_map(|published| published.source.as_deref());
        let unknown = given.filter(|id| !self.books.contains_key(*id) && !self.broken.contains(*id));
        let known: Vec<_> = self.books.keys().map(String::as_str).collect();
        let told: Vec<_> = unknown.map(|id| no_such_source(id, &known)).collect();
        self.problems.extend(told);
    }

    /// A claim file says itself when its source was published: what was given for it has no effect.
    pub(super) fn refuse_published(&mut self) {
        let named =
            |book: &&Book| self.published.iter().any(|p| p.source.as_ref() == Some(&book.claims.source.id));
        let any = self.published.iter().any(|p| p.source.is_none());
        let open = |book: &&Book| any && book.claims.source.is_undated();
        let curated = self.books.values().filter(|book| book.curated && (named(book) || open(book)));
        let told: Vec<_> = curated.map(|book| has_its_date(&book.path, &book.claims.source.id)).collect();
        self.problems.extend(told);
    }
}

/// `a.txt` and `./a.txt` are one source.
pub(in crate::cli) fn is_same_file(a: &Utf8Path, b: &Utf8Path) -> bool {
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
