//! A claim file against its document: what is quoted must stand where the claim says.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::quote::{find, nearest};
use super::unknown::slips;
use super::{Claim, ClaimId, SourceClaims, Status, name_all};
use crate::document::{Source, Wording};
use crate::text::Span;
use crate::yaml::{Fields, Lines, Problem, Problems, Sheet};

/// The version of the claim file that is read and written.
pub const SCHEMA: &str = "crosscheck/claims/1";

/// A claim file that was read, not yet held against its document.
#[derive(Debug)]
pub struct ClaimFile<'a> {
    pub(super) sheet: Sheet<'a>,
    /// What it says; ids and spans that it leaves out are still empty.
    pub(super) claims: SourceClaims,
    /// One for every claim.
    pub(super) places: Vec<Places>,
    /// Where the document is named.
    pub(super) document: Option<Span>,
}

/// What is to be said of a claim, by its index.
type Told = (usize, Standing, Problem);

/// Where parts of a claim stand in its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    quote: Span,
    span: Option<Span>,
    pub(super) attribute: Span,
    pub(super) event_type: Option<Span>,
}

/// A claim file, held against its document.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Every claim with its id, and with its span where the document is known.
    pub claims: SourceClaims,
    /// Quotes that do not stand where they stood, or do not say what their claims say.
    pub notices: Vec<Notice>,
    /// Words that are probably slips of the hand, as warnings.
    pub slips: Vec<Problem>,
    /// That the document is not there, so that no quote was held against it; as a warning.
    pub unverified: Option<Problem>,
}

/// A quote that does not stand where its claim says, drawn with its place in the claim file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Whose quote.
    pub claim: ClaimId,
    /// What became of it.
    pub standing: Standing,
    /// For the reader, as a warning.
    pub problem: Problem,
}

/// What a source does not bear out of its claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// What the quote says and what the claim says.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

/// What became of a quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It stands elsewhere in the document; the claim was given that span.
    Moved(Span),
    /// The document does not have it any more.
    Vanished,
    /// It does not bear out what the claim says.
    Misread,
}

impl Places {
    pub(super) fn of(fields: &Fields<'_>) -> Self {
        let at = |key: &str| fields.get(key).map(|node| node.span);
        Self {
            quote: at("quote").unwrap_or(fields.span),
            span: at("span"),
            attribute: at("attribute").unwrap_or(fields.span),
            event_type: fields.get("event").and_then(|event| event.entry("type")).map(|node| node.span),
        }
    }
}

impl ClaimFile<'_> {
    /// What the file says of its source.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.claims.source
    }

    /// Finds the spans that the file leaves out, holds the others against the document, and gives
    /// every claim its id. Without a document only the last.
    ///
    /// # Errors
    ///
    /// Spans that no document of this length can have.
    pub fn against<'d>(self, document: Option<impl Into<Wording<'d>>>) -> Result<Read, Problems> {
        self.against_doubting(document, |_, _| None)
    }

    /// Like [`Self::against`]; `doubt` says of a claim, its span known by then, what its source does not
    /// bear out.
    ///
    /// # Errors
    ///
    /// Those of [`Self::against`].
    pub fn against_doubting<'d>(
        self,
        document: Option<impl Into<Wording<'d>>>,
        doubt: impl Fn(&Source, &Claim) -> Option<Doubt>,
    ) -> Result<Read, Problems> {
        let (read, errors) = self.held(document.map(Into::into), Held::default(), doubt);
        Problems::new(errors).map_or(Ok(read), Err)
    }

    /// Like [`Self::against`], for a document that may have changed: a span that it cannot have any
    /// more is a quote that moved.
    pub(super) fn recheck(self, document: Wording<'_>) -> Read {
        self.held(Some(document), Held { lenient: true, ..Held::default() }, |_, _| None).0
    }

    fn held(
        mut self,
        document: Option<Wording<'_>>,
        mut held: Held,
        doubt: impl Fn(&Source, &Claim) -> Option<Doubt>,
    ) -> (Read, Vec<Problem>) {
        if let Some(text) = document {
            for (claim, places) in self.claims.claims.iter_mut().zip(&self.places) {
                held.hold(&self.sheet, text, claim, places);
            }
        }
        held.notices.extend(self.doubts(doubt));
        held.notices.sort_by_key(|(index, ..)| *index);
        let slips = slips(&self.sheet, &self.claims.claims, &self.places);
        let unverified = self.unverified(document.is_some());
        name_all(&self.claims.source.id, &mut self.claims.claims);
        let notices = held.notices.into_iter().filter_map(|(index, standing, problem)| {
            let claim = self.claims.claims.get(index)?.id.clone();
            Some(Notice { claim, standing, problem })
        });
        (Read { notices: notices.collect(), claims: self.claims, slips, unverified }, held.errors)
    }

    /// What the source does not bear out of its claims, each drawn at its quote.
    fn doubts(&self, doubt: impl Fn(&Source, &Claim) -> Option<Doubt>) -> Vec<Told> {
        let mut lines = Lines::default();
        let SourceClaims { source, claims } = &self.claims;
        let told = claims.iter().zip(&self.places).enumerate().filter_map(|(index, (claim, places))| {
            let Doubt { message, help } = doubt(source, claim)?;
            let line = lines.of(self.sheet.text, places.quote.start);
            let problem = Problem::on_line(line, &self.sheet, places.quote, message);
            Some((index, Standing::Misread, problem.label("read here").help(help).warning()))
        });
        told.collect()
    }

    fn unverified(&self, found: bool) -> Option<Problem> {
        let at = self.document.filter(|_| !found && !self.claims.source.document.as_str().is_empty())?;
        let problem =
            Problem::new(&self.sheet, at, "the document is not there, so that no quote was verified");
        Some(
            problem
                .label("not found")
                .help("put the document there or mend the path; without the document, leave the key out")
                .warning(),
        )
    }
}

/// Where to look for the document of a claim file, best first: below the dossier (the folder that
/// has `claims/`), beside the file, and as it is written.
#[must_use]
pub(super) fn document_paths(file: &Utf8Path, document: &Utf8Path) -> Vec<Utf8PathBuf> {
    let beside = file.parent().unwrap_or(Utf8Path::new(""));
    let dossier = beside.parent().filter(|_| beside.file_name() == Some("claims"));
    let mut paths: Vec<_> = dossier.into_iter().chain([beside]).map(|folder| folder.join(document)).collect();
    paths.push(document.to_owned());
    paths
}

/// The state of holding a file against its document, claim by claim.
#[derive(Default)]
struct Held {
    /// Whether a span outside the document is no mistake of the file.
    lenient: bool,
    errors: Vec<Problem>,
    notices: Vec<Told>,
    /// Claims held so far.
    index: usize,
    /// How far the last moved quote moved: an edit above moves all that follows by as much.
    shift: isize,
    /// Where the search for a quote without a span goes on, so that the same words twice are two places.
    next: HashMap<String, usize>,
    lines: Lines,
}

impl Held {
    fn hold(&mut self, sheet: &Sheet<'_>, text: Wording<'_>, claim: &mut Claim, places: &Places) {
        match places.span {
            None => self.search(sheet, text, claim, places),
            Some(at) if text.file().get(claim.span.start..claim.span.end).is_none() && !self.lenient => {
                let problem = self.outside(sheet, at, text, claim);
                self.errors.push(problem);
            }
            Some(_) if stands(text, claim.span, &claim.quote) => {}
            Some(at) => self.search_again(sheet, text, claim, at, places),
        }
        self.index += 1;
    }

    fn search(&mut self, sheet: &Sheet<'_>, text: Wording<'_>, claim: &mut Claim, places: &Places) {
        let from = self.next.get(&claim.quote).copied().unwrap_or_default();
        match find(text.text, &claim.quote, from).or_else(|| find(text.text, &claim.quote, 0)) {
            Some(span) => {
                claim.span = text.in_file(span);
                self.next.insert(claim.quote.clone(), span.end);
            }
            None => self.vanished(sheet, claim, places),
        }
    }

    fn search_again(
        &mut self,
        sheet: &Sheet<'_>,
        text: Wording<'_>,
        claim: &mut Claim,
        at: Span,
        places: &Places,
    ) {
        let moved = |by: isize| {
            let start = claim.span.start.checked_add_signed(by)?;
            let span = Span::new(start, start + claim.span.len());
            stands(text, span, &claim.quote).then_some(span)
        };
        match moved(self.shift).or_else(|| nearest_in(text, claim)) {
            Some(span) => {
                self.shift = span.start.cast_signed() - claim.span.start.cast_signed();
                let problem = self.problem(sheet, at, "the quote does not stand at this span").help(format!(
                    "it stands at {}..{}, which is used; write that, or leave `span` out",
                    span.start, span.end
                ));
                self.notices.push((self.index, Standing::Moved(span), problem.warning()));
                claim.span = span;
            }
            None => self.vanished(sheet, claim, places),
        }
    }

    /// A source that withdrew what it said has no more words for it.
    fn vanished(&mut self, sheet: &Sheet<'_>, claim: &Claim, places: &Places) {
        if claim.status == Status::Superseded {
            return;
        }
        let problem = self
            .problem(sheet, places.quote, "the document does not have this quote")
            .label("not found")
            .help("mend the quote; or set `status: superseded` if the source withdrew it");
        self.notices.push((self.index, Standing::Vanished, problem.warning()));
    }

    fn outside(&mut self, sheet: &Sheet<'_>, at: Span, text: Wording<'_>, claim: &Claim) -> Problem {
        let length = text.file().len();
        let message = if claim.span.end > length {
            format!("the span ends outside its document, which has {length} bytes")
        } else {
            "the span cuts a character of its document in two".to_owned()
        };
        let help = match nearest_in(text, claim) {
            Some(span) => {
                format!("the quote stands at {}..{}; write that, or leave `span` out", span.start, span.end)
            }
            None => "leave `span` out, and it is found by the quote".to_owned(),
        };
        self.problem(sheet, at, message).label("outside").help(help)
    }

    fn problem(&mut self, sheet: &Sheet<'_>, at: Span, message: impl AsRef<str>) -> Problem {
        Problem::on_line(self.lines.of(sheet.text, at.start), sheet, at, message)
    }
}

/// Whether the words of the quote stand at this place of the file, however the lines are broken.
fn stands(text: Wording<'_>, place: Span, quote: &str) -> bool {
    if place.of(text.file()) == quote {
        return true;
    }
    let there = text.read(place).of(text.text);
    !there.is_empty() && there.split_whitespace().eq(quote.split_whitespace())
}

/// The place in the file nearest to the claim's that has its quote.
fn nearest_in(text: Wording<'_>, claim: &Claim) -> Option<Span> {
    let read = text.read(claim.span);
    nearest(text.text, &claim.quote, read.start).map(|span| text.in_file(span))
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
