//! The sentences of which something was read and no claim made, as a report names them.

use std::borrow::Cow;
use std::iter;

use serde::Serialize;

use super::excerpt::Lines;
use super::{Report, words};
use crate::claim::Kind;
use crate::document::Document;
use crate::extract::Gap;
use crate::text::{Span, one_line};

/// So many characters of a sentence are shown.
const SHOWN: usize = 200;

/// A sentence of which no claim was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Passed<'a> {
    /// The source.
    pub source: &'a str,
    /// Its document.
    pub document: &'a str,
    /// The kind of claim that might have been made.
    pub kind: Kind,
    /// Why the sentence is named.
    pub why: Cow<'a, str>,
    /// The sentence, or its beginning.
    pub text: String,
    /// Where it stands, in bytes of the file.
    pub span: Span,
    /// The line on which it starts, from 1.
    pub line: usize,
}

impl<'a> Report<'a> {
    /// The sentences that were passed over, source by source; of each source the first few.
    pub fn passed_over(&self) -> Vec<Passed<'a>> {
        let texts = self.sources.iter().zip(self.documents).zip(self.passed_over);
        let named = texts.filter(|(_, passed_over)| !passed_over.sentences.is_empty());
        let of_source = named.flat_map(|((from, document), passed_over)| {
            let read = document.as_ref().map(|document| (document, Lines::new(document.file())));
            let gaps = passed_over.sentences.iter();
            let told = gaps.filter_map(move |gap| Some(passed(gap, &from.source.id, read.as_ref()?)));
            told.collect::<Vec<_>>()
        });
        of_source.collect()
    }

    /// How many sentences were passed over, a line a source: "herald: 2 counts, 1 quote".
    pub fn passed_over_counted(&self) -> impl Iterator<Item = String> + use<'a> {
        let texts = self.sources.iter().zip(self.passed_over);
        let named = texts.filter(|(_, passed_over)| !passed_over.kinds.is_empty());
        named.map(|(from, passed_over)| {
            let kinds = passed_over.kinds.iter();
            let told: Vec<String> = kinds.map(|(kind, n)| words::several(*n, kind.name())).collect();
            format!("{}: {}", from.source.id, told.join(", "))
        })
    }
}

fn passed<'a>(gap: &'a Gap, source: &'a str, (document, lines): &(&'a Document, Lines<'a>)) -> Passed<'a> {
    let span = document.in_file(gap.span);
    Passed {
        source,
        document: document.source.document.as_str(),
        kind: gap.kind,
        why: Cow::Borrowed(&gap.why),
        text: beginning(&one_line(document.shown(gap.span))),
        span,
        line: lines.line_at(span.start).0 + 1,
    }
}

fn beginning(sentence: &str) -> String {
    match sentence.char_indices().nth(SHOWN) {
        None => sentence.to_owned(),
        Some((end, _)) => sentence[..end].trim_end().chars().chain(iter::once('…')).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, beginning};

    #[test]
    fn of_a_long_sentence_the_beginning_is_shown() {
        assert_eq!(beginning("Short."), "Short.");
        let long = beginning(&"é ".repeat(SHOWN));
        assert!(long.ends_with('…') && long.chars().count() <= SHOWN + 1, "{long}");
    }
}
