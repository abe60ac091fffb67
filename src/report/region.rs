//! Where the claims of a finding stand in their documents, in the units that report formats count in.

use camino::Utf8Path;

use super::Report;
use super::excerpt::Lines;
use crate::check::Finding;
use crate::claim::{Claim, SourceClaims};
use crate::document::{Document, Wording};
use crate::text::Span;

/// The documents of a report, their lines indexed.
pub(super) struct Regions<'a> {
    report: Report<'a>,
    documents: Vec<Option<Indexed<'a>>>,
}

struct Indexed<'a> {
    document: &'a Document,
    lines: Lines<'a>,
}

/// A claim, and where it stands.
pub(super) struct Sited<'a> {
    /// Index of its source.
    pub(super) source: usize,
    /// Who says it.
    pub(super) from: &'a SourceClaims,
    /// What.
    pub(super) claim: &'a Claim,
    /// The document and the place in it; none where that is not at hand, or says something else by now.
    pub(super) found: Option<(&'a Document, Region)>,
}

/// A stretch of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Region {
    /// Its first character.
    pub(super) start: Position,
    /// The character behind its last.
    pub(super) end: Position,
    /// In characters (code points) of the file, a byte order mark left out.
    pub(super) chars: Span,
    /// In bytes of the file as UTF-8.
    pub(super) bytes: Span,
}

/// A line, and the place in it; all count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Position {
    /// The line.
    pub(super) line: usize,
    /// In characters (code points), a byte order mark left out.
    pub(super) column: usize,
    /// In bytes.
    pub(super) byte: usize,
}

impl<'a> Regions<'a> {
    pub(super) fn new(report: &Report<'a>) -> Self {
        let indexed = |document: &'a Document| Indexed { document, lines: Lines::new(document.file()) };
        let documents = report.documents.iter().map(|document| document.as_ref().map(indexed)).collect();
        Self { report: *report, documents }
    }

    /// The claims of a finding, in its order.
    pub(super) fn of<'f>(&'f self, finding: &'f Finding) -> impl Iterator<Item = Sited<'a>> + 'f {
        finding.claims.iter().filter_map(|at| {
            let (from, claim) = self.report.claim(*at)?;
            let indexed = self.documents.get(at.source).and_then(Option::as_ref);
            let found = indexed.and_then(|indexed| indexed.find(claim));
            Some(Sited { source: at.source, from, claim, found })
        })
    }
}

impl<'a> Indexed<'a> {
    /// Where a claim stands, if its quote is still there, white space aside.
    fn find(&self, claim: &Claim) -> Option<(&'a Document, Region)> {
        let wording = Wording::from(self.document);
        let there = wording.read(claim.span).of(wording.text);
        let same = there.split_whitespace().eq(claim.quote.split_whitespace());
        (same && !claim.span.is_empty()).then(|| (self.document, Region::new(&self.lines, claim.span)))
    }
}

impl<'a> Sited<'a> {
    /// The path of the document as given; none where none is named.
    pub(super) fn path(&self) -> Option<&'a Utf8Path> {
        Some(self.from.source.document.as_path()).filter(|path| !path.as_str().is_empty())
    }

    /// What a format shows as the file, that must name one: the document, else the source's id.
    pub(super) fn file(&self) -> &'a str {
        self.path().map_or(self.from.source.id.as_str(), Utf8Path::as_str)
    }

    /// "sources/herald.txt:3:12", as compilers and editors write a place; without one, the file alone.
    pub(super) fn told(&self) -> String {
        let start = self.region().map(|region| format!(":{}:{}", region.start.line, region.start.column));
        format!("{}{}", self.file(), start.unwrap_or_default())
    }

    /// The place in the file.
    pub(super) fn region(&self) -> Option<Region> {
        self.found.map(|(_, region)| region)
    }
}

impl Region {
    fn new(lines: &Lines<'_>, bytes: Span) -> Self {
        let text = lines.text();
        let marked = usize::from(text.starts_with('\u{feff}') && bytes.start > 0);
        let count = |start, end| Span::new(start, end).of(text).chars().count();
        let first = count(0, bytes.start) - marked;
        let chars = Span::new(first, first + count(bytes.start, bytes.end));
        Self { start: Position::new(lines, bytes.start), end: Position::new(lines, bytes.end), chars, bytes }
    }
}

impl Position {
    fn new(lines: &Lines<'_>, offset: usize) -> Self {
        let (line, start) = lines.line_at(offset);
        let before = Span::new(start, offset).of(lines.text());
        let column = before.chars().count() - usize::from(before.starts_with('\u{feff}'));
        Self { line: line + 1, column: column + 1, byte: before.len() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(text: &str, quote: &str) -> Region {
        let start = text.find(quote).unwrap();
        Region::new(&Lines::new(text), Span::new(start, start + quote.len()))
    }

    #[test]
    fn columns_are_counted_in_characters_and_in_bytes() {
        let there = region("É.\nMaïga: «quarante morts»\nà Kati", "quarante morts");
        assert_eq!(there.start, Position { line: 2, column: 9, byte: 11 });
        assert_eq!(there.end, Position { line: 2, column: 23, byte: 25 });
        assert_eq!((there.chars, there.bytes), (Span::new(11, 25), Span::new(14, 28)));
    }

    #[test]
    fn a_region_may_go_over_a_line_break() {
        let there = region("à least 140 Red\r\nBerets were", "140 Red\r\nBerets");
        assert_eq!((there.start.line, there.start.column), (1, 9));
        assert_eq!((there.end.line, there.end.column), (2, 7));
        assert_eq!(there.chars.len(), 15);
    }

    #[test]
    fn a_byte_order_mark_is_no_character() {
        let there = region("\u{feff}Forty dead.", "Forty dead");
        assert_eq!((there.start.column, there.start.byte), (1, 4));
        assert_eq!((there.chars, there.bytes), (Span::new(0, 10), Span::new(3, 13)));
    }
}
