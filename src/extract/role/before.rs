//! Roles before the name: "Captain Sow", "the head of the port, Ali Sow", "the spokesman is Ali Sow".

use std::ops::Range;

use super::{Found, Site, phrase};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Each title, rank and office directly before the name, as a role of its own.
pub(super) fn titles<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let Some(title) = site.name().title.clone() else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = phrase::told(site, title.start, site.sentence.start);
    let mut at = title.start;
    while at < title.end {
        let Some(hit) = phrase::office(site, at) else {
            at += 1;
            continue;
        };
        let end = with_portfolio(site, at + hit.len, title.end);
        found.push(Found { words: start..end, quote: start..site.name().tokens.end, kind: hit.value });
        at = after_dot(site, end);
        start = at;
    }
    found
}

/// "Minister of Foreign Affairs": the phrase belongs to the office as far as the title goes.
fn with_portfolio(site: &Site<'_>, at: usize, end: usize) -> usize {
    let linked = at < end && matches!(site.reading.word(at), "of" | "for");
    let next =
        (at + 1..end).find(|&i| phrase::office(site, i).is_some() && !site.reading.has(i, Class::Portfolio));
    if linked { next.unwrap_or(end) } else { at }
}

fn after_dot(site: &Site<'_>, at: usize) -> usize {
    at + usize::from(site.reading.word(at) == ".")
}

/// "the head of the port, Ali Sow,".
pub(super) fn apposition<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let comma =
        site.start().checked_sub(1).filter(|&i| i > site.sentence.start && site.reading.word(i) == ",");
    let Some(comma) = comma else { return Vec::new() };
    let found = phrase::ending(site, comma, site.sentence.start).filter(|(_, start, _)| closed(site, *start));
    found.map(|(words, start, kind)| found_before(site, words, start, kind)).into_iter().collect()
}

fn found_before<'a>(site: &Site<'a>, words: Range<usize>, start: usize, kind: &'a str) -> Found<'a> {
    Found { words, quote: start..site.name().tokens.end, kind }
}

/// "After meeting the president, Ali Sow left" is no apposition: one is closed by a mark after the name,
/// or opens its clause.
fn closed(site: &Site<'_>, start: usize) -> bool {
    let end = site.name().tokens.end;
    let mark = end >= site.sentence.end || site.reading.tokens[end].kind == TokenKind::Symbol;
    let opens = start == site.sentence.start || site.reading.tokens[start - 1].kind == TokenKind::Symbol;
    mark || opens
}

/// "The spokesman of the rebels is a Lieutenant Pavel Orsic".
pub(super) fn inverse<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let mut verb = site.start();
    while verb > site.sentence.start && phrase::is_article(site, verb - 1) {
        verb -= 1;
    }
    let copula = verb.checked_sub(1).filter(|&i| i > site.sentence.start);
    let copula = copula.filter(|&i| ["is", "was", "remains", "became"].contains(&site.reading.word(i)));
    let found = copula.and_then(|copula| phrase::ending(site, copula, site.sentence.start));
    found.map(|(words, start, kind)| found_before(site, words, start, kind)).into_iter().collect()
}
