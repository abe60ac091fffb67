//! Quotations and who speaks them.
//!
//! [`marks`] pairs the marks, [`real`] tells somebody's words from scare quotes, titles and names,
//! [`speaker`] finds who speaks. The one surprise is the apostrophe: a single mark opens only where
//! a space stands before it and closes only where none does.

mod fragment;
mod marks;
mod real;
mod speaker;

use std::ops::Range;

use super::phrase::is_symbol;
use super::{Context, Reading};
use crate::claim::{Claim, Value};
use crate::lexicon::Class;
use crate::text::Span;
pub use fragment::{FRAGMENT, add_fragments};
use speaker::Speaker;

/// "It rained," he said, "for days": how far apart two parts of one quotation may stand.
const BROKEN: usize = 16;

/// The spans between quotation marks that hold somebody's words (not scare quotes, titles or
/// names), marks left out, in order.
#[must_use]
pub fn spans(reading: &Reading<'_>) -> Vec<Span> {
    quotations(reading)
        .iter()
        .map(|inner| reading.span(inner.start, inner.end))
        .filter(|s| !s.is_empty())
        .collect()
}

/// Every direct quotation.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let reading = &context.reading;
    let mut last = None;
    let parts = joined(reading, quotations(reading));
    parts.into_iter().map(|parts| claim(context, &parts, &mut last)).collect()
}

/// The tokens between the marks of every quotation that is one; found once, when they are first asked for.
fn quotations<'r>(reading: &'r Reading<'_>) -> &'r [Range<usize>] {
    reading.quotations.get_or_init(|| {
        let pairs = marks::pairs(reading);
        pairs.into_iter().filter(|inner| real::is_quotation(reading, inner)).collect()
    })
}

/// Puts the parts of a quotation together that a verb of saying breaks.
fn joined(reading: &Reading<'_>, quotations: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    let mut whole: Vec<Vec<Range<usize>>> = Vec::new();
    for inner in quotations.iter().cloned() {
        match whole.last_mut() {
            Some(parts) if parts.last().is_some_and(|first| is_broken(reading, first, &inner)) => {
                parts.push(inner);
            }
            _ => whole.push(vec![inner]),
        }
    }
    whole
}

/// Between the two stands nothing but the speaker, a verb of saying and a comma.
fn is_broken(reading: &Reading<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    let between = first.end + 1..second.start.saturating_sub(1);
    let pausing = matches!(reading.word(first.end.saturating_sub(1)), "," | "!" | "?" | "…")
        || reading.word(between.start) == ",";
    let ends = between.end.checked_sub(1).is_some_and(|at| reading.word(at) == ",");
    let says = between.clone().take(BROKEN).any(|at| reading.has(at, Class::Speech));
    let same = reading.sentence_of(first.start).is_some()
        && reading.sentence_of(between.start) == reading.sentence_of(second.start);
    between.len() < BROKEN && pausing && ends && says && same
}

fn claim(context: &Context<'_>, parts: &[Range<usize>], last: &mut Option<Speaker>) -> Claim {
    let reading = &context.reading;
    let (first, end) = (parts[0].start, parts[parts.len() - 1].end);
    let found = speaker::of(context, &parts[0], last.as_ref());
    let speaker = found.as_ref().map(|s| s.text.clone()).unwrap_or_default();
    *last = found.or_else(|| last.take());
    let words: Vec<String> = parts.iter().map(|part| super::phrase::text(reading, part)).collect();
    let marked = first.saturating_sub(1)..(end + 1).min(reading.len());
    let tokens = if is_symbol(reading, marked.start) { marked } else { first..end };
    let value = Value::Quote { speaker: speaker.clone(), words: words.join(" ") };
    let claim = context.claim("statement", value, &tokens);
    Claim { attributed_to: Some(speaker).filter(|s| !s.is_empty()).or(claim.attributed_to), ..claim }
}

#[cfg(test)]
mod tests {
    use super::claims;
    use crate::claim::Value;
    use crate::extract::Context;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    /// `speaker: words`, one line a quotation.
    fn quotes(text: &str) -> String {
        let document = ingest::read("test.txt".into(), text.to_owned());
        let context = Context::new(&document, Lexicon::english());
        let lines = claims(&context).into_iter().map(|claim| match claim.value {
            Value::Quote { speaker, words } => format!("{speaker}: {words}"),
            other => format!("{other:?}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_text_of_the_fixture_has_its_speakers() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/quotes/speakers.txt");
        let text = fs_err::read_to_string(path).unwrap();
        let mut cases: Vec<(String, Vec<&str>)> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match (line.strip_prefix("  "), cases.last_mut()) {
                (Some(told), Some(case)) => case.1.push(told),
                _ => cases.push((line.replace('|', "\n\n"), Vec::new())),
            }
        }
        for (text, expected) in cases {
            assert_eq!(quotes(&text), expected.join("\n"), "{text}");
        }
    }

    #[test]
    fn the_speaker_stands_before_or_behind() {
        let bridge = "the engineer: We lost the bridge,";
        assert_eq!(quotes("\"We lost the bridge,\" the engineer said."), bridge);
        assert_eq!(quotes("“We lost the bridge,” said the engineer."), bridge);
        assert_eq!(quotes("In the end the engineer said: “We lost the bridge,” and left."), bridge);
        assert_eq!(
            quotes("According to the engineer, “we lost the bridge”."),
            "the engineer: we lost the bridge"
        );
        assert_eq!(
            quotes("The engineer told reporters that “we lost the bridge”."),
            "The engineer: we lost the bridge"
        );
        assert_eq!(quotes("« We lost the bridge », said the engineer."), "the engineer: We lost the bridge");
    }

    #[test]
    fn the_subject_of_the_sentence_speaks() {
        let before = "Mayor Ana Horvat said: \"We ran.\"\n\n";
        let last = |text: &str| quotes(&format!("{before}{text}")).lines().last().map(str::to_owned);
        let of = |text: &str| last(text).unwrap_or_default();
        assert_eq!(
            of("Sow further explained to the weekly: \"I am free at home.\""),
            "Sow: I am free at home."
        );
        let text = "Sow stated that no soldiers remained loyal, describing himself as \"in total control\".";
        assert_eq!(of(text), "Sow: in total control");
        assert_eq!(
            of("India \"condemns the unwarranted seizure of power\"."),
            "India: condemns the unwarranted seizure of power"
        );
        assert_eq!(
            of("Some supporters \"stormed the runway of the airport\"."),
            "Ana Horvat: stormed the runway of the airport"
        );
    }

    #[test]
    fn a_named_speaker_is_given_by_name_and_a_pronoun_stands_for_the_last_one() {
        let text = "Mayor Ana Horvat came at noon. \"The dam did not hold,\" she said.";
        assert_eq!(quotes(text), "Ana Horvat: The dam did not hold,");
        let text = "\"The dam did not hold,\" said Ana Horvat, the mayor. \"We all ran.\"";
        assert_eq!(quotes(text), "Ana Horvat: The dam did not hold,\nAna Horvat: We all ran.");
    }

    #[test]
    fn the_parts_of_a_broken_quotation_are_one() {
        let text = "\"It rained,\" the engineer said, \"but it was the gates.\"";
        assert_eq!(quotes(text), "the engineer: It rained, but it was the gates.");
    }

    #[test]
    fn scare_quotes_names_and_titles_are_no_quotations() {
        assert_eq!(quotes("The \"rescuers\" had \"suspended\" the council."), "");
        assert_eq!(quotes("He read it in the name of a \"Council for National Renewal\"."), "");
        assert_eq!(quotes("Also read: 'Three myths about the northern army', Review, April 2011"), "");
        assert_eq!(quotes("He described the mood as \"very fluid\"."), "He: very fluid");
    }

    #[test]
    fn an_apostrophe_opens_nothing() {
        assert_eq!(quotes("The soldiers' pay wasn't paid; the rebels' camp fell in the '90s."), "");
        let text = "The engineer said: 'It wasn't the rebels' fault, we lost the bridge.'";
        assert_eq!(quotes(text), "The engineer: It wasn't the rebels' fault, we lost the bridge.");
    }

    #[test]
    fn inner_marks_belong_to_the_outer_quotation() {
        let text = "“Once it is done, I will say ‘go and vote’ to all of you,” the captain said.";
        assert_eq!(quotes(text), "the captain: Once it is done, I will say ‘go and vote’ to all of you,");
    }

    #[test]
    fn a_quotation_runs_on_over_paragraphs() {
        let text = "“The dam did not hold and we ran,” said the engineer.\n\n“We came back at noon.\n\n“Nothing was left.”";
        assert_eq!(
            quotes(text),
            "the engineer: The dam did not hold and we ran,\nthe engineer: We came back at noon.\nthe engineer: Nothing was left."
        );
    }

    #[test]
    fn a_mark_that_is_never_closed_opens_nothing() {
        assert_eq!(quotes("The 5\" pipe burst and \"the water came."), "");
    }

    proptest::proptest! {
        #[test]
        fn any_string_of_marks_is_read_without_panic(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "“", "”", "„", "«", "»", "\"", "'", "’", "‘", ",", ".", " ", "\n\n", "he said", "We ran", "é", "(", ")", "s",
                ]),
                0..40,
            )
        ) {
            quotes(&parts.concat());
        }
    }
}
