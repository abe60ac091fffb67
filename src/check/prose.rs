//! A few words read as running text: lines of their own would be taken for headlines and by-lines.

use crate::claim::Count;
use crate::document::{Block, BlockKind, Document, Section};
use crate::extract::mention::DateMention;
use crate::extract::{Reading, date, number};
use crate::lexicon::Lexicon;
use crate::text::{Days, Span};

/// The words as the only paragraph of a document.
fn document(words: &str) -> Document {
    let span = Span::new(0, words.len());
    Document {
        text: words.to_owned(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span, section: 0 }],
        sections: vec![Section::default()],
        ..Document::default()
    }
}

/// The first number among the words.
#[must_use]
pub fn number(words: &str) -> Option<Count> {
    let document = document(words);
    number::mentions(&Reading::new(&document, Lexicon::english())).first().map(|number| number.value)
}

/// The first date among the words; `published` is the day from which a relative one is counted.
#[must_use]
pub fn date(words: &str, published: Option<Days>) -> Option<Days> {
    dates(words, published).first().map(|date| date.days)
}

/// Every date among the words; `published` is the day from which relative ones are counted.
#[must_use]
pub fn dates(words: &str, published: Option<Days>) -> Vec<DateMention> {
    let mut document = document(words);
    document.source.published = published;
    date::mentions(&Reading::new(&document, Lexicon::english()))
}

/// Every number among the words, those of dates left out.
#[must_use]
pub fn numbers(words: &str) -> Vec<Count> {
    let document = document(words);
    let reading = Reading::new(&document, Lexicon::english());
    let dates = date::mentions(&reading);
    let dated = |span: Span| dates.iter().any(|d| d.span.start < span.end && span.start < d.span.end);
    number::mentions(&reading).into_iter().filter(|n| !dated(n.span)).map(|n| n.value).collect()
}

#[cfg(test)]
mod tests {
    use super::{date, number, numbers};
    use crate::claim::words::count;

    fn read(words: &str) -> Vec<String> {
        numbers(words).into_iter().map(count).collect()
    }

    #[test]
    fn a_line_of_its_own_is_running_text() {
        assert_eq!(date("21 March 2012", None), "2012-03-21".parse().ok());
        assert_eq!(date("Wednesday", "2012-03-23".parse().ok()), "2012-03-21".parse().ok());
        assert_eq!(number("about 210,000").map(count).as_deref(), Some("about 210,000"));
        assert_eq!((number("few"), date("", None)), (None, None));
    }

    #[test]
    fn the_days_of_a_date_are_no_numbers() {
        assert_eq!(read("at least 34 people on 3 May 2019"), ["at least 34"]);
        assert_eq!(read("the same number"), [""; 0]);
        assert_eq!(read(""), [""; 0]);
    }
}
