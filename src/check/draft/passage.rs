//! Where the words of a quotation stand in the texts of the sources, whatever claims were made of those.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::text::similar::in_order;
use crate::text::{Span, TokenKind, fold, tokenize};

/// Fewer words in common tell nothing.
const FEWEST: usize = 3;
/// A passage has the quotation in other words where so many of its words stand there in their order.
const SHARE: (usize, usize) = (3, 5);
/// A passage may be so many words longer or shorter.
const SLACK: usize = 2;
/// What parts two paragraphs.
const BLANKS: [&str; 2] = ["\n\n", "\n\r\n"];

/// What a source has of a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Attested {
    /// Every word of it, on end.
    Verbatim,
    /// Between quotation marks, other words that are nearly the same.
    Altered {
        /// The index of the source.
        source: usize,
        /// As they stand there.
        words: String,
    },
}

/// The texts of the sources, cut into words.
#[derive(Debug)]
pub(super) struct Texts<'a>(Vec<Text<'a>>);

#[derive(Debug)]
struct Text<'a> {
    source: usize,
    text: &'a str,
    words: Vec<Cow<'a, str>>,
    spans: Vec<Span>,
}

impl<'a> Texts<'a> {
    /// By the indices of the sources; without that of the draft.
    pub(super) fn new(texts: &[Option<&'a str>], draft: usize) -> Self {
        let sources = texts.iter().enumerate().filter(|(source, _)| *source != draft);
        Self(sources.filter_map(|(source, text)| Some(Text::new(source, (*text)?))).collect())
    }

    /// All paragraphs of the sources.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().flat_map(|text| BLANKS.iter().fold(vec![text.text], split))
    }

    /// The paragraph of a source around a byte of its text.
    pub(super) fn paragraph(&self, source: usize, byte: usize) -> Option<&'a str> {
        let text = self.0.iter().find(|text| text.source == source)?.text;
        let before = text.get(..byte)?;
        let start = paragraph_start(before);
        let end = BLANKS.iter().filter_map(|blank| text[byte..].find(blank)).min();
        Some(&text[start..end.map_or(text.len(), |end| byte + end)])
    }

    /// The passage that is nearest to a quotation; none where no text has so many of its words.
    pub(super) fn find(&self, quotation: &str) -> Option<Attested> {
        let quoted = Text::new(0, quotation).words;
        if self.0.iter().any(|text| text.has(&quoted)) {
            return Some(Attested::Verbatim);
        }
        let nearest = self.0.iter().filter_map(|text| Some((text.nearest(&quoted)?, text)));
        let ((_, span), text) =
            nearest.max_by_key(|((common, _), text)| (*common, usize::MAX - text.source))?;
        Some(Attested::Altered { source: text.source, words: span.of(text.text).to_owned() })
    }
}

impl<'a> Text<'a> {
    fn new(source: usize, text: &'a str) -> Self {
        let tokens = tokenize(text, Span::new(0, text.len())).filter(|token| token.kind != TokenKind::Symbol);
        let (words, spans) = tokens.map(|token| (fold(token.span.of(text)), token.span)).unzip();
        Self { source, text, words, spans }
    }

    fn has(&self, quoted: &[Cow<'_, str>]) -> bool {
        quoted.len() >= FEWEST && self.words.windows(quoted.len()).any(|window| window == quoted)
    }

    /// How many words the quoted passage that is nearest has in common, and where it stands.
    fn nearest(&self, quoted: &[Cow<'_, str>]) -> Option<(usize, Span)> {
        let needed = FEWEST.max((quoted.len() * SHARE.0).div_ceil(SHARE.1));
        let known: HashSet<&str> = quoted.iter().map(Cow::as_ref).collect();
        let lengths = quoted.len().saturating_sub(SLACK).max(needed)..=quoted.len() + SLACK;
        let windows = (0..self.words.len()).flat_map(|start| {
            let rest = &self.words[start..];
            lengths.clone().filter_map(move |len| Some((start, rest.get(..len)?)))
        });
        let near = windows.filter_map(|(start, window)| {
            let in_place = window.iter().zip(quoted).filter(|(a, b)| a == b).count();
            let enough = window.iter().filter(|word| known.contains(word.as_ref())).nth(needed - 1).is_some();
            let common = if enough { in_order(window, quoted) } else { 0 };
            let nearness = (common, in_place, usize::MAX - window.len().abs_diff(quoted.len()));
            (common >= needed).then_some((nearness, start, window.len()))
        });
        let mut near: Vec<_> = near.collect();
        near.sort_by_key(|(nearness, start, _)| (std::cmp::Reverse(*nearness), *start));
        let spans = near.into_iter().map(|((common, ..), start, len)| {
            (common, Span::new(self.spans[start].start, self.spans[start + len - 1].end))
        });
        spans.into_iter().find(|(_, span)| is_quoted(self.text, *span))
    }
}

fn split<'a>(parts: Vec<&'a str>, blank: &&str) -> Vec<&'a str> {
    parts.into_iter().flat_map(|part| part.split(*blank)).collect()
}

/// Where the paragraph starts at whose end a text breaks off.
fn paragraph_start(before: &str) -> usize {
    BLANKS.iter().filter_map(|blank| before.rfind(blank)).max().unwrap_or_default()
}

/// Whether the words stand between quotation marks of their paragraph.
fn is_quoted(text: &str, span: Span) -> bool {
    let before = &text[..span.start];
    let paragraph = &before[paragraph_start(before)..];
    let curly = paragraph.rfind(['“', '”', '«', '»']).map(|at| paragraph[at..].starts_with(['“', '«']));
    curly == Some(true) || paragraph.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::{Attested, Texts};

    const SOURCE: &str = "The mayor was calm. \"We are not here to take any road,\" she said.\n\nThey were not here \
                          to keep any bridge, and “the water will come back in a short span of time”, she wrote.";

    fn find(quotation: &str) -> Option<Attested> {
        Texts::new(&[None, Some(SOURCE)], 0).find(quotation)
    }

    fn altered(words: &str) -> Option<Attested> {
        Some(Attested::Altered { source: 1, words: words.to_owned() })
    }

    #[test]
    fn words_that_a_source_has_on_end_are_verbatim() {
        assert_eq!(find("not here to take any road"), Some(Attested::Verbatim));
        assert_eq!(find("NOT HERE, to keep – any bridge"), Some(Attested::Verbatim));
    }

    #[test]
    fn a_paragraph_is_what_stands_between_blank_lines() {
        let texts = Texts::new(&[None, Some(SOURCE)], 0);
        let starts: Vec<_> = texts.paragraphs().map(|paragraph| &paragraph[..9]).collect();
        assert_eq!(starts, ["The mayor", "They were"]);
        let around = texts.paragraph(1, SOURCE.find("bridge").unwrap()).unwrap();
        assert!(around.trim_start().starts_with("They were") && around.ends_with("wrote."), "{around}");
        assert_eq!((texts.paragraph(0, 3), texts.paragraph(1, SOURCE.len() + 1)), (None, None));
    }

    #[test]
    fn a_word_exchanged_inside_quotation_marks_is_found() {
        assert_eq!(find("to seize any road"), altered("to take any road"));
        assert_eq!(find("back in a short period of time"), altered("back in a short span of time"));
    }

    #[test]
    fn what_nobody_is_quoted_with_is_not_altered() {
        assert_eq!(find("to hold any bridge"), None);
        assert_eq!(find("the bakery will open tomorrow"), None);
        assert_eq!(find("any road"), None);
        assert_eq!(find(""), None);
    }
}
