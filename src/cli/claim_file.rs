//! A claim file, its document, and what keeps a person from standing by it.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::problem::Problem;
use crate::check::doubt;
use crate::claim::store;
use crate::claim::{self, ClaimId, Read, SourceClaims, Standing, Status};
use crate::document::Document;
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::report::words;
use crate::yaml;

/// A claim file that was read.
#[derive(Debug)]
pub(super) struct ClaimFile {
    pub claims: SourceClaims,
    pub document: Option<Document>,
    /// The claims whose quotes the document does not have any more.
    pub gone: Vec<ClaimId>,
    /// What a person should know of it.
    pub notices: Vec<Problem>,
    pub doubts: Doubts,
}

/// What keeps a person from standing by a claim file: as notices, unless claims must be curated.
#[derive(Debug)]
pub(super) struct Doubts {
    file: Utf8PathBuf,
    document: Utf8PathBuf,
    unverified: Option<yaml::Problem>,
    /// Quotes that are gone, or do not bear out their claims.
    quotes: Vec<(Status, Standing, yaml::Problem)>,
}

/// More quotes than this are counted and not drawn.
const DRAWN: usize = 3;

/// Reads a claim file and its document; `-` is standard input.
pub(super) fn read(path: &Utf8Path) -> Result<ClaimFile, Problem> {
    let find = |path: &Utf8Path| ingest::load(path, Lexicon::english()).ok();
    let (read, document) = if path == "-" { stdin(find)? } else { store::read_doubting(path, find, doubt)? };
    Ok(ClaimFile::of(path, read, document))
}

/// The id of a source whose claim file has mistakes, as far as that can be read; else the file's stem.
pub(super) fn id_of_broken(path: &Utf8Path) -> String {
    let said = fs_err::read_to_string(path).ok().and_then(|text| {
        let root = yaml::parse(path.as_str(), &text).ok()?;
        root.entry("source")?.entry("id")?.as_text().map(str::to_owned)
    });
    said.unwrap_or_else(|| path.file_stem().unwrap_or_default().to_owned())
}

/// On standard input; its document is looked for where it says.
fn stdin(find: impl Fn(&Utf8Path) -> Option<Document>) -> Result<(Read, Option<Document>), Problem> {
    let bytes = ingest::stdin_bytes()?;
    let file = claim::parse("-", yaml::utf8("-", &bytes)?)?;
    let document =
        Some(&file.source().document).filter(|path| !path.as_str().is_empty()).and_then(|path| find(path));
    let read =
        file.against_doubting(document.as_ref(), |source, claim| doubt(source, claim, document.as_ref()))?;
    Ok((read, document))
}

impl ClaimFile {
    fn of(path: &Utf8Path, read: Read, mut document: Option<Document>) -> Self {
        let Read { mut claims, notices, slips, unverified } = read;
        let named = claims.source.document.clone();
        if let Some(document) = &mut document {
            claims.source.document.clone_from(&document.source.document);
            // What the document does not say of itself, the claim file says.
            document.notices.clear();
            document.dating_notice = None;
        }
        let statuses: HashMap<_, _> = claims.claims.iter().map(|claim| (&claim.id, claim.status)).collect();
        let status = |id: &ClaimId| statuses.get(id).copied().unwrap_or_default();
        let mut drawn: Vec<Problem> = slips.into_iter().map(Problem::from).collect();
        let vanished = notices.iter().filter(|notice| notice.standing == Standing::Vanished);
        let gone = vanished.map(|notice| notice.claim.clone()).collect();
        let mut quotes = Vec::new();
        for notice in notices {
            match notice.standing {
                Standing::Moved(_) => drawn.push(notice.problem.into()),
                gone => quotes.push((status(&notice.claim), gone, notice.problem)),
            }
        }
        let doubts = Doubts { file: path.to_owned(), document: named, unverified, quotes };
        Self { claims, document, gone, notices: drawn, doubts }
    }
}

impl Doubts {
    /// As notices: the claims are used all the same.
    pub(super) fn notices(self) -> Vec<Problem> {
        self.told(Weight::Notice)
    }

    /// What a person stood by as problems, and the others as notices.
    pub(super) fn problems(mut self) -> (Vec<Problem>, Vec<Problem>) {
        let all = std::mem::take(&mut self.quotes);
        let (curated, others) = all.into_iter().partition(|(status, ..)| *status == Status::Curated);
        let rest = Self {
            file: self.file.clone(),
            document: self.document.clone(),
            unverified: None,
            quotes: others,
        };
        self.quotes = curated;
        (self.told(Weight::Problem), rest.told(Weight::Notice))
    }

    fn told(self, weight: Weight) -> Vec<Problem> {
        let (gone, misread): (Vec<_>, Vec<_>) =
            self.quotes.into_iter().partition(|(_, standing, _)| *standing == Standing::Vanished);
        let gone_from = format!("not in {}", self.document);
        let mut told: Vec<_> = self.unverified.into_iter().map(|problem| weight.of(problem)).collect();
        told.extend(drawn(&self.file, gone, &gone_from, weight));
        told.extend(drawn(&self.file, misread, "without what their claims say", weight));
        told
    }
}

/// How grave a doubt is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Notice,
    Problem,
}

impl Weight {
    fn of(self, problem: yaml::Problem) -> Problem {
        match self {
            Self::Notice => problem.warning().into(),
            Self::Problem => problem.error().into(),
        }
    }
}

/// A few are drawn in their places, many are one line.
fn drawn(
    file: &Utf8Path,
    quotes: Vec<(Status, Standing, yaml::Problem)>,
    fault: &str,
    weight: Weight,
) -> Vec<Problem> {
    if quotes.len() <= DRAWN {
        return quotes.into_iter().map(|(.., problem)| weight.of(problem)).collect();
    }
    let (counted, first) = (words::several(quotes.len(), "quote"), &quotes[0].2);
    let message = format!("{file}: {counted} are {fault}; first: line {}, {first}", first.place().0);
    let help =
        "mend them or their claims; or set `status: superseded` where the source withdrew what it said";
    vec![match weight {
        Weight::Notice => Problem::notice(message, help),
        Weight::Problem => Problem::with_help(message, help),
    }]
}
