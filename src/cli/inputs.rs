//! Everything that a verb works on, read and put in order.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::args;
use super::paths;
use super::problem::Problem;
use crate::claim::SourceClaims;
use crate::document::{Dating, Document};
use crate::extract::extract;
use crate::ingest;
use crate::lexicon::Lexicon;

/// The sources with their claims, in order of their ids, and what kept others from being read.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// What the event is called: the folder of the dossier, else how many sources there are.
    pub title: String,
    /// Who says it, and what.
    pub sources: Vec<SourceClaims>,
    /// What each of them stands on, in the same order: the text as it is on disk.
    pub documents: Vec<Option<Document>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads the sources among the paths, and nothing else: claim files are left alone.
pub(super) fn documents(typed: &args::Paths) -> (Vec<Document>, Vec<Problem>) {
    let mut found = paths::find(&typed.paths);
    for path in &found.claims {
        if typed.paths.contains(path) {
            found.problems.push(already_claims(path));
        }
    }
    let mut shelf = Shelf { problems: std::mem::take(&mut found.problems), ..Shelf::default() };
    for path in &found.sources {
        shelf.put_document(path, &typed.published);
    }
    shelf.demand_something();
    (shelf.documents.into_values().collect(), shelf.problems)
}

/// Reads claim files, and the claims of the sources that have none.
pub(super) fn claims(typed: &args::Paths) -> Inputs {
    let (documents, problems) = documents(typed);
    let sources = documents.iter().map(|d| extract(d, Lexicon::english())).collect();
    let title = title(typed, documents.len());
    Inputs { title, sources, documents: documents.into_iter().map(Some).collect(), problems }
}

/// A folder gives its name; several paths are counted.
fn title(typed: &args::Paths, sources: usize) -> String {
    match typed.paths.as_slice() {
        [only] => only.file_name().unwrap_or(only.as_str()).to_owned(),
        _ => crate::report::words::several(sources, "source"),
    }
}

/// Documents by id. The first with an id stays; another one is a problem that names both.
#[derive(Debug, Default)]
struct Shelf {
    documents: BTreeMap<String, Document>,
    problems: Vec<Problem>,
}

impl Shelf {
    fn put_document(&mut self, path: &Utf8Path, published: &[args::Published]) {
        match ingest::load(path, Lexicon::english()) {
            Ok(document) => self.put(dated(document, published)),
            Err(error) => self.problems.push(error.into()),
        }
    }

    fn put(&mut self, document: Document) {
        let id = &document.source.id;
        match self.documents.get(id) {
            Some(first) => self.problems.push(same_id(id, &first.source.document, &document.source.document)),
            None => _ = self.documents.insert(id.clone(), document),
        }
    }

    fn demand_something(&mut self) {
        if self.documents.is_empty() && self.problems.is_empty() {
            self.problems.push(nothing_found());
        }
    }
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

fn same_id(id: &str, first: &Utf8PathBuf, second: &Utf8PathBuf) -> Problem {
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

fn nothing_found() -> Problem {
    Problem::with_help(
        "there is no source here",
        "sources are *.txt, *.html and *.wiki files, and *.md below sources/ or when named",
    )
}
