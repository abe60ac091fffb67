//! Roles on a line of their own, as under a letter or a bulletin: above the name, below it, or as its label.

use super::{Found, Site, phrase};
use crate::lexicon::Class;
use crate::text::{Case, TokenKind};

/// "Capt Rosa Lim" over "Spokeswoman".
pub(super) fn below<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let end = site.name().tokens.end;
    let Some(at) =
        (end..end + 2).find(|&i| breaks(site, i)).filter(|&i| opens_line(site) && is_letters(site, end, i))
    else {
        return Vec::new();
    };
    let Some(token) = site.reading.tokens.get(at).filter(|t| t.case != Case::Lower) else {
        return Vec::new();
    };
    let close = line_end(site, at);
    let found = phrase::starting(site, at, close).filter(|_| token.kind == TokenKind::Word);
    let whole = found.filter(|(words, _)| words.end == close || site.reading.word(words.end) == ",");
    whole.map(|(words, kind)| Found::new(words.clone(), site.start()..words.end, kind)).into_iter().collect()
}

/// "The Director of Health," over "Dr Rosa Lim".
pub(super) fn above<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let start = site.start();
    let alone = breaks(site, start)
        && (breaks(site, site.name().tokens.end) || site.name().tokens.end >= site.reading.len());
    let Some(comma) = start.checked_sub(1).filter(|&i| alone && site.reading.word(i) == ",") else {
        return Vec::new();
    };
    let floor = (comma.saturating_sub(LINE)..comma).rev().find(|&i| breaks(site, i)).unwrap_or_default();
    let found = phrase::ending(site, comma, floor).filter(|(_, first, _)| *first == floor);
    found
        .map(|(words, first, kind)| Found::new(words, first..site.name().tokens.end, kind))
        .into_iter()
        .collect()
}

/// "Secretary: Rosa Lim". Labels of a box ("Commander:") are none.
pub(super) fn label<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let colon =
        site.start().checked_sub(1).filter(|&i| i > site.sentence.start && site.reading.word(i) == ":");
    let found = colon.and_then(|colon| phrase::ending(site, colon, site.sentence.start));
    let found = found.filter(|(_, first, _)| {
        *first == site.sentence.start && !site.reading.has(*first, Class::Capitalised)
    });
    found
        .map(|(words, first, kind)| Found::new(words, first..site.name().tokens.end, kind))
        .into_iter()
        .collect()
}

/// Whether the name, its titles counted, is the first on its line; "(Signed)" may stand before it.
fn opens_line(site: &Site<'_>) -> bool {
    let start = site.start();
    start == site.sentence.start || breaks(site, start) || site.reading.word(start - 1) == ")"
}

/// Letters of a service behind the name, or nothing.
fn is_letters(site: &Site<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| site.reading.tokens[i].case == Case::Upper && site.reading.tokens[i].span.len() <= 5)
}

fn line_end(site: &Site<'_>, at: usize) -> usize {
    let bound = site.reading.len().min(at + LINE);
    (at + 1..bound).find(|&i| breaks(site, i)).unwrap_or(bound)
}

/// Whether a line begins at token `i`.
fn breaks(site: &Site<'_>, i: usize) -> bool {
    let tokens = &site.reading.tokens;
    let before = i.checked_sub(1).and_then(|before| tokens.get(before));
    match (before, tokens.get(i)) {
        (Some(a), Some(b)) => {
            site.reading.text.get(a.span.end..b.span.start).is_some_and(|gap| gap.contains('\n'))
        }
        (None, Some(_)) => true,
        _ => false,
    }
}

/// More tokens than a line with an office has.
const LINE: usize = 16;
