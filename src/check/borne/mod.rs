//! A claim against its source: what it says must stand in its quote, or in the sentence around that.
//!
//! A person who curates claims mistypes a figure, shifts a day, gives one man's words to another. So each
//! kind asks the grammar that extraction uses what the quote says, and a claim that says otherwise is
//! doubted. Where the quote says nothing of the kind ("the same number", "the day before"), it is left
//! to its reader: a doubt is only raised by what is there to read. Causes are told in words of their own
//! and are not held against anything.

mod date;
mod name;
mod role;

use super::prose;
use crate::claim::{Claim, Count, Doubt, Status, Value, words};
use crate::document::{Document, Source, Wording};
use crate::lexicon::{Lexicon, sentences};
use crate::resolve::words_of_quotation;
use crate::text::Span;

/// What is done about most doubts.
const MEND: &str = "mend the value, or quote the words that say it";

/// What the source of a claim does not bear out of it; none of a claim that nobody need stand by.
#[must_use]
pub fn doubt(source: &Source, claim: &Claim, document: Option<&Document>) -> Option<Doubt> {
    if !matches!(claim.status, Status::Extracted | Status::Curated) {
        return None;
    }
    let passage = Passage { claim, document };
    match &claim.value {
        Value::Count(count) => figure(*count, claim),
        Value::Date(days) => date::doubt(*days, source, &passage),
        Value::Name { text, .. } => name::doubt(text, claim),
        Value::Role { person, role } => role::doubt(person, role, &passage),
        Value::Quote { words, .. } => quoted(words, claim),
        Value::Cause { .. } => None,
    }
}

/// The words that a claim stands on.
struct Passage<'a> {
    claim: &'a Claim,
    document: Option<&'a Document>,
}

impl<'a> Passage<'a> {
    fn quote(&self) -> &'a str {
        &self.claim.quote
    }

    /// The sentence around the quote as a reader sees it; without a document the clause that the claim
    /// names, else nothing.
    fn sentence(&self) -> String {
        let sentence = self.document.and_then(|document| sentence(document, self.claim.span));
        sentence.unwrap_or_else(|| self.claim.about.clone())
    }
}

/// So many bytes before and behind a quote its sentence is looked for: a page may be one paragraph.
const WINDOW: usize = 1000;

/// The sentences that a span of the file touches.
fn sentence(document: &Document, place: Span) -> Option<String> {
    let place = Wording::from(document).read(place);
    let block = document.blocks[document.block_at(place.start)?].span;
    let text = &document.text;
    let from = block.start.max(place.start.saturating_sub(WINDOW));
    let to = block.end.min(place.end.saturating_add(WINDOW));
    let start = (from..=to).find(|&at| text.is_char_boundary(at))?;
    let end = (start..=to).rev().find(|&at| text.is_char_boundary(at))?;
    let tagged = Lexicon::english().tag(text, Span::new(start, end));
    let all = sentences(&tagged, 0..tagged.len());
    let touched = all.into_iter().map(|tokens| tagged.span(tokens.start, tokens.end));
    let whole = touched
        .filter(|sentence| sentence.start < place.end && place.start < sentence.end)
        .reduce(|first, last| Span::new(first.start, last.end))?;
    Some(document.shown(whole))
}

/// What the quote says, beside what the claim says.
fn differ(read: &str, claimed: &str) -> Doubt {
    Doubt { message: format!("the quote says {read}, the claim {claimed}"), help: MEND }
}

/// Where a quote has figures and none of them is the claim's. "Nobody" and "a woman" have none.
fn figure(value: Count, claim: &Claim) -> Option<Doubt> {
    if value.max.is_some_and(|max| max <= 1) {
        return None;
    }
    let read = prose::numbers(&claim.quote);
    let borne = read.is_empty() || read.iter().any(|number| share_a_bound(*number, value));
    let figures = || read.iter().map(|number| words::count(*number)).collect::<Vec<_>>().join(", ");
    (!borne).then(|| differ(&figures(), &words::count(value)))
}

/// Whether two figures may be one. A bound may be told as "more than 30" or as "at least 31".
fn share_a_bound(a: Count, b: Count) -> bool {
    let bounds = |count: Count| [count.min, count.max].into_iter().flatten();
    let slack = u64::from(a.exact().is_none() || b.exact().is_none());
    bounds(a).any(|x| bounds(b).any(|y| x.abs_diff(y) <= slack))
}

/// The words of a quotation stand in the quote in their order; the quote may have others between them
/// ("he said").
fn quoted(said: &str, claim: &Claim) -> Option<Doubt> {
    let read = words_of_quotation(&claim.quote);
    let mut read = read.iter();
    let missing = words_of_quotation(said).into_iter().find(|word| !read.any(|other| other == word))?;
    Some(Doubt {
        message: format!("the quote does not say “{missing}” there, the claim does"), help: MEND
    })
}

#[cfg(test)]
mod tests {
    use camino::Utf8PathBuf;

    use super::doubt;
    use crate::claim::tests::claim;
    use crate::claim::{Claim, Status, Value};
    use crate::document::{Document, Source};
    use crate::extract::extract;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    /// What is said of the first claim of a kind in a text, after its value was changed.
    pub(super) fn changed(text: &str, change: impl Fn(&mut Value) -> bool) -> Option<String> {
        let mut document = ingest::read("a.txt".into(), text.to_owned());
        document.source.published = "2019-05-08".parse().ok();
        let mut told = extract(&document, Lexicon::english());
        let found = told.claims.iter_mut().find_map(|claim| change(&mut claim.value).then_some(&*claim));
        let claim = found.unwrap_or_else(|| panic!("no such claim in {text}"));
        message(&document, claim)
    }

    pub(super) fn message(document: &Document, claim: &Claim) -> Option<String> {
        doubt(&document.source, claim, Some(document)).map(|doubt| doubt.message)
    }

    fn told(count: &str, quote: &str) -> Option<String> {
        doubt(&Source::default(), &claim(count, quote), None).map(|doubt| doubt.message)
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
        let superseded = Claim { status: Status::Superseded, ..claim("9", "forty") };
        assert_eq!(doubt(&Source::default(), &superseded, None), None);
    }

    #[test]
    fn words_that_nobody_said_are_told() {
        let text = "“We will not leave the square,” said Mayor Ana Kovac on Monday.";
        let say = |other: &'static str| {
            move |value: &mut Value| match value {
                Value::Quote { words, .. } => {
                    other.clone_into(words);
                    true
                }
                _ => false,
            }
        };
        assert_eq!(changed(text, say("We will not leave the square")), None);
        assert_eq!(
            changed(text, say("We will never leave the square")).as_deref(),
            Some("the quote does not say “never” there, the claim does")
        );
    }

    #[test]
    fn what_is_extracted_is_borne_out_by_its_source() {
        for dossier in ["fixtures/jelovica_floods", "fixtures/ambohidrano_mutiny", "seeds/mali-2012"] {
            for entry in fs_err::read_dir(format!("{dossier}/sources")).unwrap().flatten() {
                let path = Utf8PathBuf::from_path_buf(entry.path()).unwrap();
                let document = ingest::load(&path, Lexicon::english()).unwrap();
                for claim in extract(&document, Lexicon::english()).claims {
                    let quote = &claim.quote;
                    assert_eq!(message(&document, &claim), None, "{path}: {quote}: {:?}", claim.value);
                }
            }
        }
    }
}
