//! Acronyms, and the names that they stand for.

use std::ops::Range;

use super::shape::Words;
use crate::lexicon::{Class, Classes};
use crate::text::{TokenKind, fold};

/// A name and the acronym that stands beside it.
pub(super) struct Pair {
    pub(super) expansion: Range<usize>,
    pub(super) acronym: Range<usize>,
}

/// Whether an acronym may start at token `i`: capitals, or a single letter.
pub(super) fn may_open(words: &Words<'_>, i: usize) -> bool {
    words.acronym(i) || single_letter(words, i)
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
    words.capital(i) && words.tokens[i].span.len() <= LETTER && words.word(i).chars().count() == 1
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
    let open = sentence.clone().filter(|&i| words.bracket(i));
    open.filter_map(|open| before(words, sentence, open).or_else(|| inside(words, sentence, open))).collect()
}

/// "Economic Community of West African States (ECOWAS)".
fn before(words: &Words<'_>, sentence: &Range<usize>, open: usize) -> Option<Pair> {
    let acronym = at(words, open + 1, sentence.end)?;
    if !matches!(words.word(acronym.end), ")" | "," | ";" | "]") {
        return None;
    }
    let last = without_form(words, sentence.start, open);
    let expansion = quoted(words, sentence.start, open)
        .or_else(|| spelt(words, sentence.start, last, &acronym))
        .or_else(|| begun(words, sentence.start, last, &acronym))
        .or_else(|| foreign(words, sentence.start, open, &acronym))
        .map(|range| range.start..range.end.max(if range.end == last { open } else { range.end }))?;
    Some(Pair { expansion, acronym })
}

/// "Professional Mine Rescue Detachment (VGSO)": the acronym is of another language, and the name all that is
/// written with capitals before the bracket, a word for an organisation among it.
fn foreign(words: &Words<'_>, floor: usize, end: usize, acronym: &Range<usize>) -> Option<Range<usize>> {
    let floor = floor.max(end.saturating_sub(LONGEST_NAME));
    let capital = |i: &usize| words.capital(*i) && opens_name(words, *i);
    let start = (floor..end).rev().take_while(capital).last()?;
    let body = (start..end).any(|i| words.may_start(i).has(Class::Organisation));
    // "Movement for the Liberation of Azawad" starts further left
    let before = (floor..start).rev().find(|&i| !words.has(i, Class::Link));
    let linked = before.is_some_and(|i| words.capital(i) && i + 1 < start || words.word(i).starts_with('\''));
    (body && !linked && end - start > 1 && letters(words, acronym).len() >= 3).then_some(start..end)
}

/// The words between the quotation marks that close just before token `end`.
fn quoted(words: &Words<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let close = end.checked_sub(1).filter(|&i| i > floor && words.is_quote(i))?;
    let floor = floor.max(close.saturating_sub(LONGEST_NAME));
    let open = (floor..close).rev().find(|&i| words.is_quote(i))?;
    let enough = close - open > 2 && !(open + 1..close).any(|i| matches!(words.word(i), "." | "!" | "?"));
    enough.then_some(open + 1..close)
}

/// Where a name ends before the legal form that has no letter in its acronym: "Lines, Inc.".
fn without_form(words: &Words<'_>, floor: usize, end: usize) -> usize {
    let last = end - usize::from(end > floor && words.word(end - 1) == ".");
    let Some(form) = words
        .ending(last, floor, Classes::of(&[Class::Organisation]))
        .filter(|&i| words.is_a(i, Class::Organisation, "legal"))
    else {
        return end;
    };
    form - usize::from(form > floor && words.word(form - 1) == ",")
}

/// The words whose first initials are the acronym, the rest of a long name left out.
fn begun(words: &Words<'_>, floor: usize, end: usize, acronym: &Range<usize>) -> Option<Range<usize>> {
    let letters = letters(words, acronym);
    let floor = floor.max(end.saturating_sub(LONGEST_NAME));
    let fits = |start: usize| {
        let range = start..end;
        let body = range.clone().any(|i| words.may_start(i).has(Class::Organisation));
        let begun = || {
            let mut initials = initials(words, &range, Small::Out);
            letters.chars().all(|letter| initials.next() == Some(letter))
        };
        body && range.clone().all(|i| is_inside(words, i)) && begun()
    };
    let mut starts = (floor..end).rev().filter(|&start| opens_name(words, start) && words.capital(start));
    (letters.len() >= 3).then(|| starts.find(|&start| fits(start))).flatten().map(|start| start..end)
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
            clean && spells(words, &range, &letters)
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

/// Which words lend no letter to an acronym.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Small {
    /// None: every word counts.
    In,
    /// Small words in lower case.
    Lower,
    /// Small words, however they are written.
    Out,
    /// Those, and what hangs on a hyphen.
    Joined,
}

fn spells(words: &Words<'_>, range: &Range<usize>, letters: &str) -> bool {
    let ways = [Small::Lower, Small::In, Small::Out, Small::Joined];
    ways.into_iter().any(|small| initials(words, range, small).eq(letters.chars()))
}

fn initials<'w>(words: &'w Words<'_>, range: &Range<usize>, small: Small) -> impl Iterator<Item = char> + 'w {
    let first = range.start;
    let counted = range.clone().filter(move |&i| {
        let counts = match small {
            Small::In => true,
            Small::Lower => words.capital(i) || !words.has(i, Class::Link),
            Small::Out => !words.has(i, Class::Link),
            Small::Joined => !(words.has(i, Class::Link) || i > first && words.joined(i)),
        };
        words.tokens[i].kind == TokenKind::Word && counts
    });
    counted.filter_map(|i| initial(words.word(i)))
}

/// The first letter of a word, folded.
fn initial(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    if word.is_ascii() { Some(first.to_ascii_lowercase()) } else { fold(word).chars().next() }
}

/// "BNRT (Bureau National de Radio et Télévision)".
fn inside(words: &Words<'_>, sentence: &Range<usize>, open: usize) -> Option<Pair> {
    let bound = sentence.end.min(open + LONGEST_NAME);
    let close = (open + 2..bound).find(|&i| words.word(i) == ")")?;
    let last = if open > sentence.start && words.is_quote(open - 1) { open - 1 } else { open };
    let floor = sentence.start.max(last.saturating_sub(4));
    let acronym = (floor..last).find_map(|i| at(words, i, last).filter(|found| found.end == last))?;
    let expansion = open + 1..close;
    let spelt = spells(words, &expansion, &letters(words, &acronym));
    (spelt && words.capital(open + 1)).then_some(Pair { expansion, acronym })
}

/// No letter has more bytes.
const LETTER: usize = 4;

/// More tokens than the name of an organisation has.
const LONGEST_NAME: usize = 25;
