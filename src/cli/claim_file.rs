//! A claim file, its document, and what keeps a person from standing by it.

use std::collections::HashMap;
use std::io::Read as _;

use camino::{Utf8Path, Utf8PathBuf};

use super::problem::Problem;
use super::prose;
use crate::claim::store::{self, StoreError};
use crate::claim::{self, Claim, Count, Read, SourceClaims, Standing, Status};
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
pub(super) fn read(path: &Utf8Path) -> Result<ClaimFile, StoreError> {
    let find = |path: &Utf8Path| ingest::load(path, Lexicon::english()).ok();
    let (read, document) = if path == "-" { stdin(find) } else { store::read_doubting(path, find, unborne) }?;
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
fn stdin(find: impl Fn(&Utf8Path) -> Option<Document>) -> Result<(Read, Option<Document>), StoreError> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(ingest::MAX_BYTES).read_to_end(&mut bytes)?;
    let file = claim::parse("-", yaml::utf8("-", &bytes)?)?;
    let document =
        Some(&file.source().document).filter(|path| !path.as_str().is_empty()).and_then(|path| find(path));
    Ok((file.doubting(unborne).against(document.as_ref())?, document))
}

/// Where a quote has figures and none of them is the claim's. "Nobody" and "a woman" have none.
fn unborne(claim: &Claim) -> Option<String> {
    let stands_for_it = matches!(claim.status, Status::Extracted | Status::Curated);
    let value = claim.count().filter(|value| stands_for_it && value.max.is_none_or(|max| max > 1))?;
    let read = prose::numbers(&claim.quote);
    let borne = read.is_empty() || read.iter().any(|number| share_a_bound(*number, value));
    let figures = || read.iter().map(|number| words::count(*number)).collect::<Vec<_>>().join(", ");
    (!borne).then(|| format!("the quote says {}, the claim {}", figures(), words::count(value)))
}

/// Whether two figures may be one. A bound may be told as "more than 30" or as "at least 31".
fn share_a_bound(a: Count, b: Count) -> bool {
    let bounds = |count: Count| [count.min, count.max].into_iter().flatten();
    let slack = u64::from(a.exact().is_none() || b.exact().is_none());
    bounds(a).any(|x| bounds(b).any(|y| x.abs_diff(y) <= slack))
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
        let status = |id: &claim::ClaimId| statuses.get(id).copied().unwrap_or_default();
        let mut drawn: Vec<Problem> = slips.into_iter().map(Problem::from).collect();
        let mut quotes = Vec::new();
        for notice in notices {
            match notice.standing {
                Standing::Moved(_) => drawn.push(notice.problem.into()),
                gone => quotes.push((status(&notice.claim), gone, notice.problem)),
            }
        }
        let doubts = Doubts { file: path.to_owned(), document: named, unverified, quotes };
        Self { claims, document, notices: drawn, doubts }
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
        told.extend(drawn(&self.file, misread, "without the figures of their claims", weight));
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

#[cfg(test)]
mod tests {
    use super::unborne;
    use crate::claim::Claim;
    use crate::claim::tests::claim;

    fn told(count: &str, quote: &str) -> Option<String> {
        unborne(&claim(count, quote))
    }

    #[test]
    fn a_figure_that_its_quote_does_not_have_is_told() {
        assert_eq!(
            told("977", "at least 34 people").as_deref(),
            Some("the quote says at least 34, the claim 977")
        );
        assert!(told("41", "forty dead").is_some());
        assert!(told("12", "34 people on 12 May 2019").is_some(), "a day is no figure");
    }

    #[test]
    fn a_figure_that_stands_in_its_quote_in_any_form_is_none() {
        for (count, quote) in [
            ("40", "forty dead"),
            ("31..", "more than 30"),
            ("30..35", "from 30 to 35"),
            ("~200", "some 200"),
        ] {
            assert_eq!(told(count, quote), None, "{quote}");
        }
    }

    #[test]
    fn a_quote_without_figures_is_left_to_its_reader() {
        for (count, quote) in [("34", "the same number"), ("0", "none of the 40"), ("1", "a woman of 34")] {
            assert_eq!(told(count, quote), None, "{quote}");
        }
        let superseded = Claim { status: crate::claim::Status::Superseded, ..claim("9", "forty") };
        assert_eq!(unborne(&superseded), None);
    }

    #[test]
    fn what_is_extracted_is_borne_out_by_its_quote() {
        for dossier in ["fixtures/jelovica_floods", "fixtures/ambohidrano_mutiny", "seeds/mali-2012"] {
            for entry in fs_err::read_dir(format!("{dossier}/sources")).unwrap().flatten() {
                let path = camino::Utf8PathBuf::from_path_buf(entry.path()).unwrap();
                let lexicon = crate::lexicon::Lexicon::english();
                let document = crate::ingest::load(&path, lexicon).unwrap();
                for claim in crate::extract::extract(&document, lexicon).claims {
                    assert_eq!(unborne(&claim), None, "{path}: {}", claim.quote);
                }
            }
        }
    }
}
