//! Quotes of claims in their context, cut out of the documents.

use super::Report;
use super::excerpt::Lines;
use crate::claim::Claim;
use crate::document::{Document, Wording};
use crate::text::Span;

/// The documents of a report, ready to be quoted from.
#[derive(Debug)]
pub struct Quotes<'a> {
    pages: Vec<Option<Page<'a>>>,
}

#[derive(Debug)]
struct Page<'a> {
    document: &'a Document,
    lines: Lines<'a>,
}

/// A quote and the words around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Quoted<'a> {
    /// Whether the passage has more before it.
    pub cut_before: bool,
    /// The words before the quote.
    pub before: &'a str,
    /// The quote itself.
    pub value: &'a str,
    /// The words behind it.
    pub after: &'a str,
    /// Whether the passage has more behind it.
    pub cut_after: bool,
}

impl<'a> Quotes<'a> {
    /// Indexes the documents; takes time linear in their length.
    #[must_use]
    pub fn new(report: &Report<'a>) -> Self {
        let page = |document: &'a Document| Page { document, lines: Lines::new(&document.text) };
        Self { pages: report.documents.iter().map(|document| document.as_ref().map(page)).collect() }
    }

    /// The quote of a claim of this source with at most about `width` characters, from its document
    /// where it still stands there, else from the clause that the claim keeps.
    #[must_use]
    pub fn of(&self, source: usize, claim: &'a Claim, width: usize) -> Quoted<'a> {
        let page = self.pages.get(source).and_then(Option::as_ref);
        page.and_then(|page| page.quoted(claim, width)).unwrap_or_else(|| Quoted::of_clause(claim))
    }
}

impl<'a> Page<'a> {
    fn quoted(&self, claim: &Claim, width: usize) -> Option<Quoted<'a>> {
        let span = Wording::from(self.document).read(claim.span);
        self.lines.hold(span, &claim.quote).then(|| {
            let around = match self.paragraph(span) {
                Some(whole) => self.lines.within(whole, span, width),
                None => self.lines.around(span, width),
            };
            let cut = Quoted::cut(self.lines.text(), around.window, span);
            Quoted { cut_before: around.cut_before, cut_after: around.cut_after, ..cut }
        })
    }

    fn paragraph(&self, span: Span) -> Option<Span> {
        let block = self.document.blocks.get(self.document.block_at(span.start)?)?;
        block.span.contains(span).then_some(block.span)
    }
}

impl<'a> Quoted<'a> {
    fn of_clause(claim: &'a Claim) -> Self {
        let about = claim.about.as_str();
        match claim.quoted() {
            Some(quote) => Self::cut(about, Span::new(0, about.len()), quote),
            None => Self { value: &claim.quote, ..Self::default() },
        }
    }

    fn cut(text: &'a str, window: Span, quote: Span) -> Self {
        Self {
            before: Span::new(window.start, quote.start).of(text),
            value: quote.of(text).trim(),
            after: Span::new(quote.end, window.end).of(text),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Count, Value};
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::report::sample::Sample;

    #[test]
    fn a_quote_is_cut_out_of_its_document() {
        Sample::new().with(|report| {
            let quoted = Quotes::new(report).of(0, &report.sources[0].claims[0], 24);
            assert_eq!((quoted.before, quoted.value, quoted.after), ("In ", "34 killed", " the flood"));
            assert_eq!((quoted.cut_before, quoted.cut_after), (false, true));
        });
    }

    #[test]
    fn without_its_document_it_is_shown_in_its_clause() {
        let mut sample = Sample::new();
        sample.documents = vec![None, None];
        sample.with(|report| {
            let quoted = Quotes::new(report).of(0, &report.sources[0].claims[0], 24);
            assert_eq!((quoted.before, quoted.after), ("In ", " the flood its own record."));
        });
    }

    #[test]
    fn a_page_of_html_is_quoted_as_its_reader_sees_it() {
        let html = "<html><body><article><p>The river rose.</p><p>The flood in Sarpe on 3 May 2019 left \
                    <b>34</b>&nbsp;people <i>dead</i>, said R&eacute;mi Tal.</p></article></body></html>";
        let folder = tempfile::tempdir().unwrap();
        let path = camino::Utf8Path::from_path(folder.path()).unwrap().join("page.html");
        fs_err::write(&path, html).unwrap();
        let document = crate::ingest::load(&path, Lexicon::english()).unwrap();
        let told = extract(&document, Lexicon::english());
        let mut sample = Sample::new();
        sample.sources = vec![told];
        sample.documents = vec![Some(document)];
        sample.with(|report| {
            let killed = Value::Count(Count::just(34));
            let claim = report.sources[0].claims.iter().find(|claim| claim.value == killed).unwrap();
            let quoted = Quotes::new(report).of(0, claim, 200);
            let whole = format!("{}{}{}", quoted.before, quoted.value, quoted.after);
            assert!(whole.contains("said Rémi Tal.") && !whole.contains('<'), "{whole}");
            assert!(quoted.value.starts_with("34"), "{quoted:?}");
        });
    }
}
