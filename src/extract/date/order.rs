//! In which order a document writes day and month, by the dates that leave no doubt.

use super::survey::Expression;
use crate::extract::Reading;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Figures show the habit of figures; months in words only where its writer comes from.
const FIGURES: i32 = 10;
const WORDS: i32 = 1;

/// Whether the month stands first, where most dates that show it agree.
pub(super) fn month_first(reading: &Reading<'_>, expressions: &[Expression]) -> Option<bool> {
    let votes: i32 = expressions.iter().map(|expression| vote(reading, expression.tokens.start)).sum();
    (votes != 0).then_some(votes > 0)
}

/// For the month first, or against it.
fn vote(reading: &Reading<'_>, i: usize) -> i32 {
    let number = |at: usize| reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    match (number(i), number(i + 1)) {
        (true, _) if reading.has(i + 1, Class::Month) => -WORDS,
        (false, true) if reading.has(i, Class::Month) => WORDS,
        (true, false) => in_figures(reading, i) * FIGURES,
        _ => 0,
    }
}

/// "25/04" and "04/25" show the order, "05/04" does not.
fn in_figures(reading: &Reading<'_>, i: usize) -> i32 {
    let mut fields = reading.word(i).split('.');
    let (first, second) = match (fields.next(), fields.next()) {
        (Some(first), Some(second)) => (first, second),
        _ if matches!(reading.word(i + 1), "/" | "-") => (reading.word(i), reading.word(i + 2)),
        _ => return 0,
    };
    let field = |text: &str| text.parse::<u32>().ok().filter(|n| text.len() <= 2 && (1..=31).contains(n));
    match (field(first), field(second)) {
        (Some(13..), Some(..=12)) => -1,
        (Some(..=12), Some(13..)) => 1,
        _ => 0,
    }
}
