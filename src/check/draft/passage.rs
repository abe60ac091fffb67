//! Where the words of a quotation stand in the texts of the sources, whatever claims were made of those.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::lexicon::{Lexicon, Meaning, sentences};
use crate::text::similar::in_order;
use crate::text::{Span, TokenKind, fold, tokenize};

/// Fewer words in common tell nothing.
const FEWEST: usize = 3;
/// A passage has the quotation in other words where so many of its words stand there in their order.
const SHARE: (usize, usize) = (3, 5);
/// A passage may be so many words longer or shorter.
const SLACK: usize = 2;
/// What a source has of a quotation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Attested<'a> {
    /// Every word of it, on end.
    Verbatim,
    /// Every word of it, on end and between quotation marks; however few they are.
    Quoted(Vec<Quoted<'a>>),
    /// Between quotation marks, other words that are nearly the same.
    Altered {
        /// The index of the source.
        source: usize,
        /// As they stand there.
        words: String,
    },
}

/// Where a source has words between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quoted<'a> {
    /// The index of the source.
    pub(super) source: usize,
    /// The line of its text, from 1.
    pub(super) line: usize,
    paragraph: &'a str,
    /// Where the words stand in the paragraph.
    words: Span,
}

impl<'a> Quoted<'a> {
    /// The sentences that tell who says the words: from the one in which they begin to the one in which the quotation ends,
    /// and where these name nobody, those before them as far as one that does.
    pub(super) fn sentences(&self, lexicon: &Lexicon) -> &'a str {
        let tagged = lexicon.tag(self.paragraph, Span::new(0, self.paragraph.len()));
        let spans: Vec<Span> = sentences(&tagged, 0..tagged.len())
            .into_iter()
            .map(|tokens| {
                Span::new(tagged.tokens[tokens.start].span.start, tagged.tokens[tokens.end - 1].span.end)
            })
            .collect();
        let closed = self.paragraph[self.words.end..].find(CLOSING).map_or(0, |at| self.words.end + at);
        let of = |byte: usize| spans.iter().rposition(|span| span.start <= byte).unwrap_or_default();
        let (mut first, last) = (of(self.words.start), of(closed.max(self.words.start)));
        let told = |first: usize| &self.paragraph[spans[first].start..spans[last].end];
        if spans.is_empty() {
            return self.paragraph;
        }
        let names = |of: usize| !lexicon.meaning(spans[of].of(self.paragraph)).names.is_empty();
        let before = first.saturating_sub(BEFORE);
        if !(first..=last).any(names) {
            first = (before..first).rev().find(|&of| names(of)).unwrap_or(before);
        }
        told(first)
    }
}

/// So many sentences before a quotation are asked who says it.
const BEFORE: usize = 5;
/// What ends a quotation.
const CLOSING: [char; 3] = ['”', '»', '"'];

/// The texts of the sources, cut into words; by the indices of the sources, none where a text is not at hand.
#[derive(Debug)]
pub(super) struct Texts<'a>(Vec<Option<Text<'a>>>);

#[derive(Debug)]
struct Text<'a> {
    text: &'a str,
    words: Vec<Cow<'a, str>>,
    spans: Vec<Span>,
    paragraphs: Vec<Paragraph<'a>>,
    /// Where each word stands that is written with a capital.
    starts: OnceLock<HashMap<String, Vec<usize>>>,
}

/// What stands between two blank lines.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    /// The byte at which it starts.
    start: usize,
    text: &'a str,
    meaning: OnceLock<Meaning>,
}

/// The index of a source, and that of one of its paragraphs.
pub(super) type Place = (usize, usize);

impl<'a> Texts<'a> {
    /// By the indices of the sources; without that of the draft.
    pub(super) fn new(texts: &[Option<&'a str>], draft: usize) -> Self {
        let sources = texts.iter().enumerate();
        Self(sources.map(|(source, text)| text.filter(|_| source != draft).map(Text::new)).collect())
    }

    /// All paragraphs of the sources.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &Paragraph<'a>> {
        self.0.iter().flatten().flat_map(|text| &text.paragraphs)
    }

    /// The paragraph of a source around a byte of its text, and its place.
    pub(super) fn paragraph(&self, source: usize, byte: usize) -> Option<(Place, &Paragraph<'a>)> {
        let (index, paragraph) = self.0.get(source)?.as_ref()?.paragraph(byte)?;
        Some(((source, index), paragraph))
    }

    /// Whether the words of a name stand in a source, on end and with a capital.
    pub(super) fn have(&self, name: &str) -> bool {
        let (name, _) = words(name);
        self.0.iter().flatten().any(|text| text.names(&name))
    }

    /// The passage that is nearest to a quotation; none where no text has so many of its words.
    pub(super) fn find(&self, quotation: &str) -> Option<Attested<'a>> {
        let (quoted, _) = words(quotation);
        let places: Vec<Quoted<'a>> = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(source, text)| Some((source, text.as_ref()?)))
            .flat_map(|(source, text)| text.quoted(source, &quoted))
            .collect();
        if !places.is_empty() {
            return Some(Attested::Quoted(places));
        }
        if self.0.iter().flatten().any(|text| text.has(&quoted)) {
            return Some(Attested::Verbatim);
        }
        let nearest = self.0.iter().enumerate().filter_map(|(source, text)| {
            let text = text.as_ref()?;
            let (common, span) = text.nearest(&quoted)?;
            Some((common, source, span.of(text.text)))
        });
        let (_, source, words) = nearest.max_by_key(|(common, source, _)| (*common, Reverse(*source)))?;
        Some(Attested::Altered { source, words: words.to_owned() })
    }
}

impl<'a> Text<'a> {
    fn new(text: &'a str) -> Self {
        let (words, spans) = words(text);
        Self { text, words, spans, paragraphs: paragraphs(text), starts: OnceLock::new() }
    }

    /// The paragraph around a byte, and its index.
    fn paragraph(&self, byte: usize) -> Option<(usize, &Paragraph<'a>)> {
        let index = self.paragraphs.partition_point(|paragraph| paragraph.start <= byte).checked_sub(1)?;
        let paragraph = self.paragraphs.get(index)?;
        (byte - paragraph.start < paragraph.text.len()).then_some((index, paragraph))
    }

    fn names(&self, name: &[Cow<'_, str>]) -> bool {
        let starts = self.starts.get_or_init(|| {
            let mut starts: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, word) in self.words.iter().enumerate() {
                if self.spans[at].of(self.text).starts_with(char::is_uppercase) {
                    starts.entry(word.clone().into_owned()).or_default().push(at);
                }
            }
            starts
        });
        let first = name.first().and_then(|first| starts.get(first.as_ref()));
        first.is_some_and(|all| all.iter().any(|&at| self.words[at..].starts_with(name)))
    }

    fn has(&self, quoted: &[Cow<'_, str>]) -> bool {
        quoted.len() >= FEWEST && self.words.windows(quoted.len()).any(|window| window == quoted)
    }

    /// Where it has these words between quotation marks.
    fn quoted(&self, source: usize, quoted: &[Cow<'_, str>]) -> Vec<Quoted<'a>> {
        let windows = self.words.windows(quoted.len().max(1)).enumerate();
        let spans = windows
            .filter(|(_, window)| *window == quoted)
            .map(|(start, _)| Span::new(self.spans[start].start, self.spans[start + quoted.len() - 1].end));
        let places = spans.filter(|span| self.is_quoted(*span)).filter_map(|span| {
            let (_, paragraph) = self.paragraph(span.start)?;
            Some(Quoted {
                source,
                line: self.text[..span.start].matches('\n').count() + 1,
                paragraph: paragraph.text,
                words: Span::new(span.start - paragraph.start, span.end - paragraph.start),
            })
        });
        places.collect()
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
        near.sort_by_key(|(nearness, start, _)| (Reverse(*nearness), *start));
        let spans = near.into_iter().map(|((common, ..), start, len)| {
            (common, Span::new(self.spans[start].start, self.spans[start + len - 1].end))
        });
        spans.into_iter().find(|(_, span)| self.is_quoted(*span))
    }

    /// Whether the words stand between two quotation marks of their paragraph.
    fn is_quoted(&self, words: Span) -> bool {
        if words.of(self.text).contains(['“', '”', '«', '»', '"']) {
            return false;
        }
        let Some((_, paragraph)) = self.paragraph(words.start) else { return false };
        let before = &self.text[paragraph.start..words.start];
        let single = before.ends_with(['\'', '‘']) && self.text[words.end..].starts_with(['\'', '’']);
        let curly = before.rfind(['“', '”', '«', '»']).map(|at| before[at..].starts_with(['“', '«']));
        single || curly == Some(true) || before.matches('"').count() % 2 == 1
    }
}

impl Paragraph<'_> {
    /// What it speaks of; read when it is first asked for, since most are asked often or never.
    pub(super) fn meaning(&self, lexicon: &Lexicon) -> &Meaning {
        self.meaning.get_or_init(|| lexicon.meaning(self.text))
    }
}

/// The words of a text, folded, and where they stand.
fn words(text: &str) -> (Vec<Cow<'_, str>>, Vec<Span>) {
    let tokens = tokenize(text, Span::new(0, text.len())).filter(|token| token.kind != TokenKind::Symbol);
    tokens.map(|token| (fold(token.span.of(text)), token.span)).unzip()
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some(Span::new(start, *end))
    });
    let lines: Vec<Span> = lines.collect();
    let between = lines.split(|line| line.of(text).trim().is_empty());
    let spans = between.filter_map(|lines| Some(Span::new(lines.first()?.start, lines.last()?.end)));
    spans.map(|span| Paragraph { start: span.start, text: span.of(text), meaning: OnceLock::new() }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Attested, Texts};
    use crate::lexicon::Lexicon;

    const SOURCE: &str = "The mayor was calm. \"We are not here to take any road,\" she said.\n\nThey were not here \
                          to keep any bridge, and “the water will come back in a short span of time”, she wrote.";

    fn find(quotation: &str) -> Option<Attested<'static>> {
        Texts::new(&[None, Some(SOURCE)], 0).find(quotation)
    }

    /// The sentences around words between quotation marks.
    fn around(text: &str, quotation: &str) -> Option<(usize, String)> {
        let texts = Texts::new(&[Some(text)], 1);
        let Some(Attested::Quoted(places)) = texts.find(quotation) else { return None };
        places.first().map(|place| (place.line, place.sentences(Lexicon::english()).to_owned()))
    }

    #[test]
    fn few_words_between_quotation_marks_are_found_with_the_sentence_that_tells_who_says_them() {
        let text = "A title\n\nAna Horvat left. Vesna Perić saw “a threat” there.\nShe wrote of \"a sad day\". Rain fell.";
        let told = |quotation| around(text, quotation).unwrap();
        assert_eq!(told("A Threat"), (3, "Vesna Perić saw “a threat” there.".to_owned()));
        assert_eq!(told("sad day").1, "Vesna Perić saw “a threat” there.\nShe wrote of \"a sad day\".");
        assert_eq!(around(text, "a title"), None);
        assert_eq!(around(text, ""), None);
    }

    fn altered(words: &str) -> Option<Attested<'static>> {
        Some(Attested::Altered { source: 1, words: words.to_owned() })
    }

    #[test]
    fn words_that_a_source_has_on_end_are_verbatim() {
        assert!(matches!(find("not here to take any road"), Some(Attested::Quoted(_))));
        assert_eq!(find("NOT HERE, to keep – any bridge"), Some(Attested::Verbatim));
    }

    #[test]
    fn a_paragraph_is_what_stands_between_blank_lines() {
        let texts = Texts::new(&[None, Some(SOURCE)], 0);
        let starts: Vec<_> = texts.paragraphs().map(|paragraph| &paragraph.text[..9]).collect();
        assert_eq!(starts, ["The mayor", "They were"]);
        let (place, around) = texts.paragraph(1, SOURCE.find("bridge").unwrap()).unwrap();
        assert_eq!((place, around.text), ((1, 1), &SOURCE[SOURCE.find("They").unwrap()..]));
        assert!(texts.paragraph(0, 3).is_none() && texts.paragraph(1, SOURCE.len()).is_none());
    }

    #[test]
    fn blank_lines_of_any_kind_part_paragraphs_and_belong_to_none() {
        let text = "\n\nOne.\r\nStill one.\r\n\r\n \nTwo.\n";
        let texts = Texts::new(&[Some(text)], 1);
        let at = |word: &str| texts.paragraph(0, text.find(word).unwrap());
        assert_eq!(at("Still").unwrap().1.text, "One.\r\nStill one.\r\n");
        assert_eq!((at("Two").unwrap().0, at("Two").unwrap().1.text), ((0, 1), "Two.\n"));
        assert!(at("\n").is_none() && at(" \n").is_none());
    }

    #[test]
    fn what_a_paragraph_speaks_of_is_read_once() {
        let texts = Texts::new(&[None, Some(SOURCE)], 0);
        let meaning = |word: &str| {
            let (_, paragraph) = texts.paragraph(1, SOURCE.find(word).unwrap()).unwrap();
            paragraph.meaning(Lexicon::english())
        };
        assert!(std::ptr::eq(meaning("bridge"), meaning("water")));
        assert!(!std::ptr::eq(meaning("mayor"), meaning("water")));
    }

    #[test]
    fn a_word_exchanged_inside_quotation_marks_is_found() {
        assert_eq!(find("to seize any road"), altered("to take any road"));
        assert_eq!(find("back in a short period of time"), altered("back in a short span of time"));
    }

    #[test]
    fn what_stands_behind_the_marks_is_no_part_of_the_quotation() {
        let text = "He called it \"a step backwards\". At noon he left.";
        let found = Texts::new(&[None, Some(text)], 0).find("a huge step backwards");
        assert_eq!(found, altered("a step backwards"));
    }

    #[test]
    fn what_nobody_is_quoted_with_is_not_altered() {
        assert_eq!(find("to hold any bridge"), None);
        assert_eq!(find("the bakery will open tomorrow"), None);
        assert_eq!(find("the bakery"), None);
        assert_eq!(find(""), None);
    }
}
