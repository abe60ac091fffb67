//! Quotations from dated articles: "... on Thursday.”\[2\]" with a note 2 that gives a date. What is
//! relative inside them is counted from the article that is quoted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::extract::Reading;
use crate::lexicon::{Tagged, calendar};
use crate::text::{Days, Span};

/// How much of a note is searched for its date.
const NOTE: usize = 400;

/// The quotations whose notes give a day, in order.
#[derive(Debug, Default)]
pub(super) struct Cited(Vec<(Span, Days)>);

impl Cited {
    pub(super) fn find(reading: &Reading<'_>, quotes: &[Span]) -> Self {
        let marked = quotes.iter().filter_map(|quote| {
            let number = mark_behind(reading.text, quote.end)?;
            Some((*quote, number))
        });
        let marked: Vec<_> = marked.collect();
        let notes = notes(reading, &marked.iter().map(|(_, number)| *number).collect());
        let dated = marked.into_iter().filter_map(|(quote, number)| Some((quote, *notes.get(&number)?)));
        Self(dated.collect())
    }

    /// The day of the article that these tokens are quoted from.
    pub(super) fn of(&self, reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Days> {
        let span = reading.span(tokens.start, tokens.end);
        let at = self.0.partition_point(|(quote, _)| quote.end <= span.start);
        self.0.get(at).filter(|(quote, _)| quote.contains(span)).map(|(_, days)| *days)
    }
}

/// The number of `[2]` just behind a quotation. It is looked for in the text, since a mark of a page is no word of it.
fn mark_behind(text: &str, end: usize) -> Option<u32> {
    let behind = text.get(end..)?.trim_start_matches(['.', ',', ';', '”', '"', '»', '\\', ' ']);
    let digits = behind.strip_prefix('[')?;
    let number = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
    digits[number.len()..].trim_start_matches('\\').starts_with(']').then(|| number.parse().ok())?
}

/// The day in each of the numbered notes that are asked for, below the text.
fn notes(reading: &Reading<'_>, asked: &BTreeSet<u32>) -> BTreeMap<u32, Days> {
    let blocks = reading.document.blocks.iter().filter(|block| !block.kind.is_mined());
    let mut notes = BTreeMap::new();
    for block in blocks {
        let Some(number) = number(block.span.of(reading.text)).filter(|number| asked.contains(number)) else {
            continue;
        };
        let mut end = block.span.end.min(block.span.start + NOTE);
        while !reading.text.is_char_boundary(end) {
            end -= 1;
        }
        let note = reading.lexicon.tag(reading.text, Span::new(block.span.start, end));
        if let Some(days) = day(&note) {
            notes.entry(number).or_insert(days);
        }
    }
    notes
}

/// The number at the head of a note: "2 ", `[2]`, "^ 2".
fn number(note: &str) -> Option<u32> {
    let note = note.trim_start().trim_start_matches(['[', '^', '(']).trim_start();
    let digits = note.bytes().take_while(u8::is_ascii_digit).count();
    note.get(..digits)?.parse().ok().filter(|number| (1..1000).contains(number))
}

fn day(note: &Tagged<'_>) -> Option<Days> {
    (1..note.len())
        .filter_map(|i| calendar::absolute(note, i))
        .map(|date| date.days)
        .find(|days| days.is_day())
}

#[cfg(test)]
mod tests {
    use crate::extract::Reading;
    use crate::extract::date::mentions;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_note_of_a_file_dates_the_article_that_is_quoted() {
        let text = "A title\n10 September 2020\n\nThe paper wrote: “The captain who on Thursday deposed the president was \
                    trained abroad.”[2] The general fell.\n\nReferences\n\n1 Drills, Pg 2, https://example.org/a\n\n\
                    2 Captain was trained abroad, Evening Post, March 24, 2012, https://example.org/b\n";
        let document = ingest::read("a.txt".into(), text.to_owned());
        let reading = Reading::new(&document, Lexicon::english());
        let found = mentions(&reading);
        assert!(found.iter().any(|date| date.days.to_string() == "2012-03-22"), "{found:?}");
    }
}
