use std::ops::Range;

use crate::extract::Reading;
use crate::text::TokenKind;

/// The longest quotation, in tokens; what opens and does not close by then opened nothing.
const LONGEST: usize = 500;

/// A pair of marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    /// “ ” and „ “
    Double,
    /// " "
    Straight,
    /// « »
    Guillemets,
    /// ‘ ’ and ' '
    Single,
}

/// The tokens between every pair of marks, outer pairs only, in order.
pub(super) fn pairs(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in blocks(reading) {
        let mut at = block.start;
        while at < block.end {
            let inner = opens(reading, at).and_then(|style| pair(reading, style, at, block.end));
            at = inner.as_ref().map_or(at + 1, |inner| inner.end + 1);
            found.extend(inner.filter(|inner| !inner.is_empty()));
        }
    }
    found
}

/// The tokens of each block: a quotation may run over sentences, not over blocks.
fn blocks(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<(usize, Range<usize>)> = Vec::new();
    for sentence in &reading.sentences {
        match blocks.last_mut() {
            Some((block, tokens)) if *block == sentence.block => tokens.end = sentence.tokens.end,
            _ => blocks.push((sentence.block, sentence.tokens.clone())),
        }
    }
    blocks.into_iter().map(|(_, tokens)| tokens).collect()
}

/// Which quotation token `i` may open.
fn opens(reading: &Reading<'_>, i: usize) -> Option<Style> {
    if reading.tokens[i].kind != TokenKind::Symbol {
        return None;
    }
    match reading.word(i) {
        "“" | "„" | "‟" => Some(Style::Double),
        "«" => Some(Style::Guillemets),
        "\"" => is_before_word(reading, i).then_some(Style::Straight),
        "'" | "‘" | "‚" | "`" => {
            (is_before_word(reading, i) && !is_decade(reading, i)).then_some(Style::Single)
        }
        _ => None,
    }
}

/// A space, a bracket or nothing stands before the mark, and no space behind it.
fn is_before_word(reading: &Reading<'_>, i: usize) -> bool {
    let mark = reading.tokens[i];
    let free = mark.spaced
        || i == 0
        || matches!(reading.word(i - 1), "(" | "[" | "—" | "–" | "-" | "\"" | "“" | ":");
    free && !is_doubled(reading, i) && reading.tokens.get(i + 1).is_some_and(|next| !next.spaced)
}

/// `''`: two single marks are markup.
fn is_doubled(reading: &Reading<'_>, i: usize) -> bool {
    let mark = reading.word(i);
    let twin = |at: usize| reading.word(at) == mark && mark != "\"";
    twin(i + 1) || i > 0 && twin(i - 1)
}

/// "the '90s"
fn is_decade(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && reading.word(i + 2).starts_with('s')
}

/// The tokens between the mark at `i` and the one that closes it; where a paragraph opens with the
/// same mark again, the end of this one closes it. A mark that opens twice opened nothing the first
/// time.
fn pair(reading: &Reading<'_>, style: Style, i: usize, block_end: usize) -> Option<Range<usize>> {
    let last = block_end.min(i + LONGEST);
    let again = |at: &usize| {
        reading.word(*at) == reading.word(i) && style != Style::Straight && opens(reading, *at) == Some(style)
    };
    let marks = (i + 1..last).filter(|&at| reading.tokens[at].kind == TokenKind::Symbol);
    let closing = marks.take_while(|at| !again(at)).find(|&at| closes(reading, style, at, last));
    let runs_on = || (last == block_end && goes_on(reading, style, block_end)).then_some(block_end);
    closing.or_else(runs_on).map(|end| i + 1..end)
}

fn closes(reading: &Reading<'_>, style: Style, i: usize, last: usize) -> bool {
    match (style, reading.word(i)) {
        (Style::Double, "”" | "\"") | (Style::Straight, "\"" | "”") | (Style::Guillemets, "»") => true,
        (Style::Double, "“") => !reading.tokens[i].spaced,
        (Style::Single, "'" | "’" | "‘") => {
            is_behind_word(reading, i) && !is_possessive(reading, i, last)
        }
        _ => false,
    }
}

/// No space before the mark, and none but a space or a mark behind it.
fn is_behind_word(reading: &Reading<'_>, i: usize) -> bool {
    let next = reading.tokens.get(i + 1);
    !reading.tokens[i].spaced && next.is_none_or(|next| next.spaced || next.kind == TokenKind::Symbol)
}

/// "the rebels' fault": behind an "s", with a mark that closes better still to come in the sentence.
fn is_possessive(reading: &Reading<'_>, i: usize, last: usize) -> bool {
    const AHEAD: usize = 40;
    let plural = i > 0
        && reading.word(i - 1).ends_with('s')
        && reading.tokens.get(i + 1).is_some_and(|t| t.spaced && t.kind == TokenKind::Word);
    let later = |at: usize| matches!(reading.word(at), "'" | "’") && is_behind_word(reading, at);
    plural && (i + 1..last.min(i + AHEAD)).any(later)
}

/// Whether the paragraph that starts at `next` opens with the mark again.
fn goes_on(reading: &Reading<'_>, style: Style, next: usize) -> bool {
    next < reading.len() && style != Style::Single && opens(reading, next) == Some(style)
}
