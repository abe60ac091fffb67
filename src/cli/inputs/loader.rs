//! Documents, each with its date of publication as far as run and user tell it.

use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::shelf::{Book, Shelf};
use crate::cli::args;
use crate::cli::paths::{self, Found};
use crate::cli::problem::Problem;
use crate::cli::progress::Progress;
use crate::document::{Dating, Document};
use crate::ingest::{self, IngestError};
use crate::lexicon::Lexicon;
use crate::text::Days;

/// Sources that are there and not yet read.
#[derive(Debug)]
pub(in crate::cli) struct Sources<'a> {
    /// In order of their ids, no id twice.
    pub paths: Vec<Utf8PathBuf>,
    /// What a person should know of the paths.
    pub notices: Vec<Problem>,
    published: &'a [args::Published],
}

/// The sources among the paths, and nothing else: claim files are left alone.
pub(in crate::cli) fn sources(typed: &args::Paths) -> (Sources<'_>, Vec<Problem>) {
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
    pub(in crate::cli) fn read<'a, T: Send + 'a>(
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
pub(super) struct Loader<'a> {
    published: &'a [args::Published],
    paths: Vec<&'a Utf8PathBuf>,
    /// What sources state that are not read from these paths.
    known: Vec<Days>,
    /// What all state.
    stated: OnceLock<Vec<Days>>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(
        published: &'a [args::Published],
        paths: Vec<&'a Utf8PathBuf>,
        known: Vec<Days>,
    ) -> Self {
        Self { published, paths, known, stated: OnceLock::new() }
    }

    pub(super) fn load(&self, path: &Utf8Path) -> Result<Document, IngestError> {
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

fn already_claims(path: &Utf8Path) -> Problem {
    Problem::with_help(
        format!("{path} holds claims already"),
        "name the source that they come from; `-o` keeps what was edited in the claim file",
    )
}
