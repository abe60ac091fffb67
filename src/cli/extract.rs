//! `crosscheck extract`: sources in, claims out.

use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{ClaimsFormat, Extract};
use super::problem::Problem;
use super::{Outcome, inputs, output, schemas};
use crate::claim::{SourceClaims, Update, render, store};
use crate::document::Document;
use crate::extract::Context;
use crate::lexicon::Lexicon;
use crate::report::claims::{self, SourceObject, mentions};

pub(super) fn run(typed: &Extract) -> Outcome {
    if typed.mentions && typed.format == ClaimsFormat::Yaml {
        return Outcome { problems: vec![no_mentions()], ..Outcome::default() };
    }
    let (mut sources, problems) = inputs::sources(&typed.paths);
    let mut outcome =
        Outcome { problems, notices: std::mem::take(&mut sources.notices), ..Outcome::default() };
    if let Some(folder) = &typed.out {
        for read in sources.read(|document| (read(&document, false).read, document)) {
            match read {
                Ok((claims, document)) => file(&mut outcome, folder, claims, &document),
                Err(problem) => outcome.problems.push(problem),
            }
        }
        outcome.note(dossier_of(folder).map_or(Ok(()), |dossier| schemas::put(&dossier)));
    } else {
        let mut told = Outcome::default();
        let read = sources.read(|document| (read(&document, typed.mentions), notices(&document)));
        let read = read.filter_map(|read| match read {
            Ok((object, notices)) => {
                told.notices.extend(notices);
                Some(object)
            }
            Err(problem) => {
                told.problems.push(problem);
                None
            }
        });
        let mut read = read.peekable();
        if read.peek().is_some() {
            outcome.note(output::to_stdout(|out| write(out, typed.format, read)));
        }
        outcome.problems.append(&mut told.problems);
        outcome.notices.append(&mut told.notices);
    }
    outcome
}

/// A claim file holds what a person may stand by, and nobody stands by a mention.
fn no_mentions() -> Problem {
    Problem::with_help(
        "`--mentions` is for json and jsonl: a claim file holds claims alone",
        "add `--format json` or `--format jsonl`",
    )
}

/// What a person should know of how a document was read.
fn notices(document: &Document) -> Vec<Problem> {
    let id = &document.source.id;
    document.all_notices().map(|notice| Problem::new(format!("{id}: {notice}"))).collect()
}

/// Writes the claim file of one source, or renews what is the programme's own in it.
fn file(outcome: &mut Outcome, folder: &Utf8Path, mut extracted: SourceClaims, document: &Document) {
    let path = folder.join(format!("{}.yaml", document.source.id));
    outcome.notices.extend(notices(document));
    extracted.source.document = from_dossier(folder, &document.source.document);
    match store::update(&path, &extracted, document) {
        Ok(update) => {
            outcome.say(&format!("{path}: {}", told(&update)));
            outcome.notices.extend(update.notices.into_iter().map(|notice| notice.problem.into()));
        }
        Err(error) => outcome.problems.push(Problem::from(error)),
    }
}

/// The path of a document as its claim file has it: below the dossier where both are in one, so that
/// the dossier can be moved.
fn from_dossier(folder: &Utf8Path, document: &Utf8Path) -> Utf8PathBuf {
    let below = || {
        let dossier = dossier_of(folder)?;
        absolute(document)?.strip_prefix(&dossier).ok().map(Utf8Path::to_owned)
    };
    below().unwrap_or_else(|| document.to_owned())
}

/// The dossier whose claim files are in this folder.
fn dossier_of(folder: &Utf8Path) -> Option<Utf8PathBuf> {
    let folder = absolute(folder)?;
    folder.parent().filter(|_| folder.file_name() == Some("claims")).map(Utf8Path::to_owned)
}

/// Without links, whether or not the last part is there already.
fn absolute(path: &Utf8Path) -> Option<Utf8PathBuf> {
    path.canonicalize_utf8().ok().or_else(|| {
        let parent = path.parent().filter(|parent| !parent.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
        Some(parent.canonicalize_utf8().ok()?.join(path.file_name()?))
    })
}

fn told(update: &Update) -> String {
    let counted = [
        (update.added.len(), "added"),
        (update.refreshed.len(), "read anew"),
        (update.removed.len(), "removed"),
        (update.kept.len(), "kept as edited"),
    ];
    let said: Vec<_> =
        counted.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if said.is_empty() { "unchanged".to_owned() } else { said.join(", ") }
}

fn write(
    out: &mut dyn Write,
    format: ClaimsFormat,
    mut read: impl Iterator<Item = SourceObject>,
) -> io::Result<()> {
    match format {
        ClaimsFormat::Json => claims::json(out, read),
        ClaimsFormat::Jsonl => claims::jsonl(out, read),
        ClaimsFormat::Yaml => {
            let first = read.next().map(|object| render(&object.read));
            out.write_all(first.unwrap_or_default().as_bytes())?;
            read.try_for_each(|object| write!(out, "---\n{}", render(&object.read)))
        }
    }
}

fn read(document: &Document, wanted: bool) -> SourceObject {
    let context = Context::new(document, Lexicon::english());
    SourceObject { read: context.claims(), mentions: wanted.then(|| mentions(&context)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_dossier_a_claim_file_names_its_document_from_the_dossier() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Utf8Path::from_path(folder.path()).unwrap();
        fs_err::create_dir(dossier.join("sources")).unwrap();
        fs_err::write(dossier.join("sources/a.txt"), "x").unwrap();
        let named = from_dossier(&dossier.join("claims"), &dossier.join("sources/a.txt"));
        assert_eq!(named, "sources/a.txt");
        let elsewhere = dossier.join("sources/a.txt");
        assert_eq!(from_dossier(&dossier.join("out"), &elsewhere), elsewhere);
    }
}
