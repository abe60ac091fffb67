//! When quoted words were said: "They came on Thursday," she said on 14 April.

use std::ops::Range;

use super::phrase::{From, Phrase, Shift, Year};
use super::survey::Expression;
use crate::extract::Reading;
use crate::lexicon::Class;
use crate::text::Span;

/// How many tokens outside a quotation its verb of saying and its day may lie apart.
const REACH: usize = 24;

/// Whether a phrase counts from the day on which it is said.
pub(super) fn counts(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::Near(_) | Phrase::Overnight | Phrase::Away { .. } => true,
        Phrase::Weekday { which, .. } => which.is_none_or(|which| !which.is_told()),
        Phrase::Span { which, .. } => !which.is_told() && *which != Shift::Current,
        Phrase::Offset { from, .. } => matches!(from, From::Now | From::Ahead),
        Phrase::WeekdayIn { week, .. } => counts(week),
        Phrase::Part { of, .. } => counts(of),
        Phrase::Range(from, to) => counts(from) || counts(to),
        Phrase::Month { year: Year::Which(which) | Year::Nearest(which), .. } => !which.is_told(),
        _ => false,
    }
}

/// The tokens of the quotation in which an expression stands.
pub(super) fn quote_of(
    reading: &Reading<'_>,
    quotes: &[Span],
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let span = reading.span(tokens.start, tokens.end);
    let at = quotes.partition_point(|quote| quote.end <= span.start);
    let quote = quotes.get(at).filter(|quote| quote.contains(span))?;
    Some(reading.at(quote.start)..reading.at(quote.end.saturating_sub(1)) + 1)
}

/// The expression that dates the saying: outside the quotation, in a sentence that it shares, beside a
/// verb of saying; the nearest to the quotation.
pub(super) fn find(
    reading: &Reading<'_>,
    expressions: &[Expression],
    quote: &Range<usize>,
    index: usize,
) -> Option<usize> {
    let first = reading.sentence_of(quote.start)?;
    let last = reading.sentence_of(quote.end.saturating_sub(1)).unwrap_or(first);
    let last = reading.sentence_of(quote.end + 1).filter(|_| continues(reading, quote.end)).unwrap_or(last);
    let behind = (index + 1..expressions.len()).take_while(|&at| expressions[at].sentence <= last);
    let before = (0..index).rev().take_while(|&at| expressions[at].sentence >= first);
    let says = |at: &usize| is_occasion(reading, &expressions[*at], quote);
    behind.into_iter().find(says).or_else(|| before.into_iter().find(says))
}

/// "...," she said: behind the closing mark the sentence goes on.
fn continues(reading: &Reading<'_>, end: usize) -> bool {
    matches!(reading.word(end.saturating_sub(1)), "," | "?" | "!") || reading.word(end + 1) == ","
}

fn is_occasion(reading: &Reading<'_>, expression: &Expression, quote: &Range<usize>) -> bool {
    let tokens = &expression.tokens;
    let (gap, side) = if tokens.end <= quote.start {
        (quote.start - tokens.end, tokens.start.saturating_sub(REACH)..quote.start)
    } else if tokens.start >= quote.end {
        (tokens.start - quote.end, quote.end..tokens.end + REACH)
    } else {
        return false;
    };
    let sentence = reading.sentences.get(expression.sentence).map_or(0..0, |s| s.tokens.clone());
    let mut near = side.start.max(sentence.start)..side.end.min(sentence.end);
    gap <= REACH && near.any(|at| reading.has(at, Class::Speech))
}
