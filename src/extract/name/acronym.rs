//! Acronyms, and the names that they stand for.

use std::ops::Range;

use super::shape::Words;
use crate::lexicon::Class;
use crate::text::{TokenKind, fold};

/// A name and the acronym that stands beside it.
pub(super) struct Pair {
    pub(super) expansion: Range<usize>,
    pub(super) acronym: Range<usize>,
}

/// The tokens of the acronym that starts at token `i`: "ECOWAS", "U.N.", "M5-RFP", "G20".
pub(super) fn at(words: &Words<'_>, i: usize, end: usize) -> Option<Range<usize>> {
    let mut last = i;
    let mut letters = 0;
    loop {
        let part = last < end
            && (words.acronym(last) || single_letter(words, last) || last > i && number(words, last));
        if !part {
            break;
        }
        letters += words.word(last).chars().filter(|c| c.is_alphabetic()).count();
        last += 1;
        if words.joins(last) && (words.acronym(last + 1) || number(words, last + 1)) {
            last += 1;
        } else if words.tokens.get(last).is_none_or(|t| t.spaced) {
            break;
        }
    }
    let composed = last > i + 1 && letters >= 1 && !single_letter(words, last - 1);
    let found = i..last;
    ((words.acronym(i) || composed) && !is_no_name(words, &found)).then_some(found)
}

fn single_letter(words: &Words<'_>, i: usize) -> bool {
    words.capital(i) && words.word(i).chars().count() == 1
}

fn number(words: &Words<'_>, i: usize) -> bool {
    words.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() < 4)
}

fn is_no_name(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let classes = [Class::PlaceAcronym, Class::Capitalised, Class::Title, Class::Office];
    tokens.len() == 1 && classes.iter().any(|&class| words.single(tokens.start, class))
}

/// The pairs of name and acronym in a sentence, in either order, in order of the text.
pub(super) fn pairs(words: &Words<'_>, sentence: &Range<usize>) -> Vec<Pair> {
    let open =
        sentence.clone().filter(|&i| words.tokens[i].kind == TokenKind::Symbol && words.word(i) == "(");
    open.filter_map(|open| before(words, sentence, open).or_else(|| inside(words, sentence, open))).collect()
}

/// "Economic Community of West African States (ECOWAS)".
fn before(words: &Words<'_>, sentence: &Range<usize>, open: usize) -> Option<Pair> {
    let acronym = at(words, open + 1, sentence.end)?;
    if !matches!(words.word(acronym.end), ")" | "," | ";" | "]") {
        return None;
    }
    let expansion =
        quoted(words, sentence.start, open).or_else(|| spelt(words, sentence.start, open, &acronym))?;
    Some(Pair { expansion, acronym })
}

/// The words between the quotation marks that close just before token `end`.
fn quoted(words: &Words<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let close = end.checked_sub(1).filter(|&i| i > floor && is_quote(words.word(i)))?;
    let floor = floor.max(close.saturating_sub(LONGEST_NAME));
    let open = (floor..close).rev().find(|&i| is_quote(words.word(i)))?;
    let enough = close - open > 2 && !(open + 1..close).any(|i| matches!(words.word(i), "." | "!" | "?"));
    enough.then_some(open + 1..close)
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "“" | "”" | "‘" | "’" | "«" | "»" | "„" | "‚")
}

/// The words before `end` whose initials spell the acronym, small words left out or counted.
fn spelt(words: &Words<'_>, floor: usize, end: usize, acronym: &Range<usize>) -> Option<Range<usize>> {
    let letters = letters(words, acronym);
    let floor = floor.max(end.saturating_sub(LONGEST_NAME));
    (floor..end)
        .rev()
        .filter(|&start| opens_name(words, start))
        .find(|&start| {
            let range = start..end;
            let clean = range.clone().all(|i| is_inside(words, i));
            clean && (initials(words, &range, false) == letters || initials(words, &range, true) == letters)
        })
        .map(|start| start..end)
}

fn letters(words: &Words<'_>, acronym: &Range<usize>) -> String {
    let text = acronym.clone().map(|i| fold(words.word(i)).into_owned()).collect::<String>();
    text.chars().filter(char::is_ascii_alphabetic).collect()
}

fn opens_name(words: &Words<'_>, i: usize) -> bool {
    words.tokens[i].kind == TokenKind::Word && !words.has(i, Class::Link) && !words.has(i, Class::Function)
}

fn is_inside(words: &Words<'_>, i: usize) -> bool {
    words.tokens[i].kind == TokenKind::Word || matches!(words.word(i), "-" | "&" | "," | "/" | "–")
}

fn initials(words: &Words<'_>, range: &Range<usize>, small: bool) -> String {
    let counted = range.clone().filter(|&i| {
        words.tokens[i].kind == TokenKind::Word && (small || words.capital(i) || !words.has(i, Class::Link))
    });
    counted.filter_map(|i| fold(words.word(i)).chars().next()).collect()
}

/// "ORTM (Office de Radiodiffusion-Télévision du Mali)".
fn inside(words: &Words<'_>, sentence: &Range<usize>, open: usize) -> Option<Pair> {
    let bound = sentence.end.min(open + LONGEST_NAME);
    let close = (open + 2..bound).find(|&i| words.word(i) == ")")?;
    let last = if open > sentence.start && is_quote(words.word(open - 1)) { open - 1 } else { open };
    let floor = sentence.start.max(last.saturating_sub(4));
    let acronym = (floor..last).find_map(|i| at(words, i, last).filter(|found| found.end == last))?;
    let expansion = open + 1..close;
    let spelt = initials(words, &expansion, false) == letters(words, &acronym)
        || initials(words, &expansion, true) == letters(words, &acronym);
    (spelt && words.capital(open + 1)).then_some(Pair { expansion, acronym })
}

/// More tokens than the name of an organisation has.
const LONGEST_NAME: usize = 25;
