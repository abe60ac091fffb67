//! A source as its reader sees it, with all its claims marked in it.

use std::collections::BTreeSet;

use askama::Template;

use super::views::rendered;
use crate::claim::{Claim, Status};
use crate::document::{Document, Source, Wording};
use crate::report::{Report, words};
use crate::text::Span;

#[derive(Template)]
#[template(path = "source.html")]
struct Page<'a> {
    source: &'a Source,
    pieces: Vec<Piece<'a>>,
    /// The claims that are not marked in the text, each with its place in the source.
    others: Vec<(usize, &'a Claim)>,
    claims: String,
}

/// A piece of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Piece<'a> {
    text: &'a str,
    /// Whether a claim holds it.
    marked: bool,
    /// The claims that begin with it, by their places in the source.
    begins: Vec<usize>,
}

/// The page of the source at this place; none where there is none.
pub(super) fn page(report: &Report<'_>, place: usize) -> Option<String> {
    let from = report.sources.get(place)?;
    let document = report.documents.get(place).and_then(Option::as_ref);
    // What somebody refused is no claim of the source.
    let stands = |(_, claim): &(usize, &Claim)| claim.status != Status::Rejected;
    let spans: Vec<_> =
        { (0..).zip(&from.claims).filter(stands) }.map(|(n, claim)| (n, span(document, claim))).collect();
    let marked: Vec<_> = spans.iter().filter_map(|(n, span)| Some((*n, (*span)?))).collect();
    let others =
        spans.iter().filter(|(_, span)| span.is_none()).filter_map(|(n, _)| Some((*n, from.claims.get(*n)?)));
    Some(rendered(&Page {
        source: &from.source,
        pieces: document.map(|document| pieces(&document.text, &marked)).unwrap_or_default(),
        others: others.collect(),
        claims: words::several(spans.len(), "claim"),
    }))
}

/// Where the words of a claim stand in the text that is read; none where they are not in it.
fn span(document: Option<&Document>, claim: &Claim) -> Option<Span> {
    let document = document?;
    let span = Wording::from(document).read(claim.span);
    let there = document.text.get(span.start..span.end)?;
    (!span.is_empty() && there.split_whitespace().eq(claim.quote.split_whitespace())).then_some(span)
}

/// The text, cut wherever a claim begins or ends: claims may overlap.
fn pieces<'a>(text: &'a str, claims: &[(usize, Span)]) -> Vec<Piece<'a>> {
    let ends = claims.iter().flat_map(|(_, span)| [span.start, span.end]);
    let cuts: Vec<usize> = ends.chain([0, text.len()]).collect::<BTreeSet<_>>().into_iter().collect();
    let mut claims = claims.to_vec();
    claims.sort_by_key(|(_, span)| span.start);
    let mut coming = claims.into_iter().peekable();
    let mut until = 0;
    let piece = |ends: &[usize]| {
        let mut begins = Vec::new();
        while let Some((n, span)) = coming.next_if(|(_, span)| span.start <= ends[0]) {
            begins.push(n);
            until = until.max(span.end);
        }
        Piece { text: &text[ends[0]..ends[1]], marked: until > ends[0], begins }
    };
    cuts.windows(2).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_claims_begin_and_end() {
        let text = "In May forty dead were counted.";
        let claims = [(0, Span::new(7, 17)), (1, Span::new(3, 6)), (2, Span::new(7, 12))];
        let cut: Vec<_> = pieces(text, &claims).into_iter().map(|p| (p.text, p.marked, p.begins)).collect();
        assert_eq!(
            cut,
            [
                ("In ", false, vec![]),
                ("May", true, vec![1]),
                (" ", false, vec![]),
                ("forty", true, vec![0, 2]),
                (" dead", true, vec![]),
                (" were counted.", false, vec![]),
            ]
        );
        assert_eq!(pieces("", &[]), []);
    }
}
