//! Hard-wrapped prose: whether a line goes on in the next.

use std::cmp::Reverse;

use super::line::Line;
use super::shape::Shape;
use crate::text::Span;

/// Longer lines are paragraphs and not wrapped by anybody.
const WIDEST: usize = 160;
/// A line so short, and less than half as long as the others, is a title or an item.
const SHORT: usize = 30;
/// Narrower columns are lists and verse.
const NARROWEST: usize = 45;

/// The width at which the lines of the text were wrapped, in characters; none where they were not.
///
/// A line was wrapped if it keeps to the width and the first word of the next would not have fitted: the
/// width is the one to which most lines were wrapped, and it has to be that of most lines that have a
/// successor. Paragraphs that stand on one long line beside the wrapped ones tell nothing of it, nor do the
/// short lines of letterheads, headings and lists. The mark of an item is part of its line.
pub(super) fn width(text: &str, lines: &[Line], shapes: &[Shape]) -> Option<usize> {
    let pairs = shapes.windows(2).zip(lines).filter_map(|(pair, line)| lengths(text, line.span, pair));
    let pairs: Vec<(usize, usize)> = pairs.filter(|(len, _)| (NARROWEST..=WIDEST).contains(len)).collect();
    let wrapped = |width: usize| -> usize {
        pairs.iter().filter(|(len, word)| (*len..=len + word).contains(&width)).count()
    };
    let width = (NARROWEST..=WIDEST).max_by_key(|&width| (wrapped(width), Reverse(width)))?;
    (pairs.len() >= 3 && wrapped(width) * 5 >= pairs.len() * 3).then_some(width)
}

/// How long `line` is, and the first word of the next.
fn lengths(text: &str, line: Span, pair: &[Shape]) -> Option<(usize, usize)> {
    match *pair {
        [Shape::Text(_) | Shape::Item(_), Shape::Text(next)] => {
            Some((line.of(text).chars().take(WIDEST + 2).count(), first_word(next.of(text))))
        }
        _ => None,
    }
}

/// How long the first word is; a space that does not break belongs to it.
fn first_word(line: &str) -> usize {
    const NO_BREAK: [char; 2] = ['\u{a0}', '\u{202f}'];
    line.chars().take(WIDEST).take_while(|c| !c.is_whitespace() || NO_BREAK.contains(c)).count()
}

/// Whether the text of `line` goes on in `next`.
pub(super) fn continues(text: &str, line: Span, next: Span, width: Option<usize>) -> bool {
    let (a, b) = (line.of(text), next.of(text));
    if line.len() > 4 * WIDEST || is_in_columns(a) || is_in_columns(b) {
        return false;
    }
    let length = a.chars().count();
    let lower = b.starts_with(|c: char| c.is_lowercase());
    let in_sentence = !is_ended(a) && length >= 40 && has_sentence_end(a);
    let long = length >= SHORT || width.is_some_and(|width| length * 2 >= width);
    is_full(a, b, width) || in_sentence || lower && !is_ended(a) && long
}

/// Whether `line` was wrapped in the middle of a sentence, so that `next` goes on with it however it opens.
pub(super) fn breaks_off(text: &str, line: Span, next: Span, width: Option<usize>) -> bool {
    let (a, b) = (line.of(text), next.of(text));
    is_full(a, b, width) && !is_ended(a)
}

/// Whether the first word of the next line would not have fitted.
fn is_full(line: &str, next: &str, width: Option<usize>) -> bool {
    let length = line.chars().count();
    width.is_some_and(|width| length + 1 + first_word(next) > width && length <= width + 2)
}

fn is_ended(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':', '”', '"'])
}

/// Whether the line is set in columns, or leads to its figure by dots: a row of a table goes on nowhere.
fn is_in_columns(line: &str) -> bool {
    let line = line.trim().as_bytes();
    let wide = line.windows(4).any(|w| w[..3] == *b"   " || w == b"....");
    wide || line.windows(3).any(|w| w[..2] == *b"  " && w[2].is_ascii_digit())
}

/// Whether a sentence ends inside the line: behind a word of three letters or more, which no
/// abbreviation before a name has.
fn has_sentence_end(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let word = line[..at].rsplit(' ').next().unwrap_or_default();
        word.chars().count() >= 5 && line[at + 2..].starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::{continues, width};
    use crate::ingest::dialect::Dialect;
    use crate::ingest::line::lines;
    use crate::ingest::shape::shape;

    const WRAPPED: &str = "\
Nine people have died and five are still missing after the river broke
its banks. The mayor said that 4,300 residents had been evacuated by
tractor and by boat, and that 112 had been lifted out of the valley by
helicopter. The lower town stands under water.";

    fn joined(text: &str) -> Vec<bool> {
        let lines = lines(text, 0);
        let shapes: Vec<_> = lines.iter().map(|l| shape(text, l.span, Dialect::Plain)).collect();
        let width = width(text, &lines, &shapes);
        lines.windows(2).map(|pair| continues(text, pair[0].span, pair[1].span, width)).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        assert_eq!(joined(WRAPPED), [true, true, true]);
    }

    #[test]
    fn a_short_title_goes_on_in_no_line_below_it() {
        let text = format!("SARPE FLOOD LOG\nopen-source notes on the flood\n\n{WRAPPED}");
        assert!(!joined(&text)[0]);
        assert_eq!(joined(&text).iter().filter(|joined| **joined).count(), 3);
    }

    #[test]
    fn the_number_of_an_item_belongs_to_its_line() {
        let item =
            |n| format!("{n}. Nine people have died since the river broke its banks on 13\nOctober.\n\n");
        let joined = joined(&(1..=3).map(item).collect::<String>());
        assert_eq!(joined.iter().filter(|joined| **joined).count(), 3, "{joined:?}");
    }

    #[test]
    fn short_lines_around_them_unwrap_no_paragraph() {
        let list = "SITUATION REPORT\nDead: 9\nMissing: 5\nHoused in schools: 4,300\nHurt: 31\n";
        let joined = joined(&format!("{list}{WRAPPED}\n{list}"));
        assert_eq!(joined.iter().filter(|joined| **joined).count(), 3, "{joined:?}");
    }

    #[test]
    fn the_short_lines_of_a_letterhead_stand_alone() {
        assert_eq!(
            joined("VALLEY RELIEF NETWORK\nFLASH FLOODS, REPORT NO. 2\nAs of 26 June 2010"),
            [false, false]
        );
    }

    #[test]
    fn paragraphs_of_a_line_each_stand_alone() {
        let text =
            "The army left the town on Monday, and the mayor said that he was glad of it.\nIt came back.";
        assert_eq!(joined(text), [false]);
    }

    #[test]
    fn a_line_that_breaks_off_in_its_second_sentence_goes_on() {
        assert_eq!(joined("The dam failed at noon on 25 January. At least\n58 people were killed."), [true]);
        assert_eq!(joined("Prof. Ana Ilić and Dr. Jovan Marinković, Niš\n25 January 2019"), [false]);
    }

    #[test]
    fn rows_of_a_table_stand_alone() {
        let row = "Reka             9         72               310\n";
        assert_eq!(joined(&row.repeat(4)), [false, false, false]);
    }

    #[test]
    fn a_line_that_starts_low_goes_on_from_a_long_one() {
        assert_eq!(joined("The army left the town on Monday and\nthe mayor was glad of it."), [true]);
    }
}
