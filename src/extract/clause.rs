//! Clauses: the stretch of a sentence that belongs to one verb, as far as marks and connectives tell.

use std::ops::Range;

use super::Reading;

/// The clause around token `i`: never more than its sentence.
#[must_use]
pub fn around(reading: &Reading<'_>, i: usize) -> Range<usize> {
    reading.sentence_of(i).map_or(i..i + 1, |s| reading.sentences[s].tokens.clone())
}

/// The words of the clause around these tokens, as written, white space folded: what a claim is about.
#[must_use]
pub fn words(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    let clause = around(reading, tokens.start);
    let span = reading.span(clause.start, clause.end);
    span.of(reading.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
