//! Roles before the name: "Captain Sow", "the head of the port, Ali Sow", "the spokesman is Ali Sow".

use std::ops::Range;

use super::{Found, Site, phrase};
use crate::extract::stance::{Reality, reality};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Each title, rank and office directly before the name, as a role of its own; "deputy" before "chief"
/// is a part of one.
pub(super) fn titles<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let Some(title) = site.name().title.clone() else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = phrase::modified(site, title.start, site.sentence.start);
    let mut at = title.start;
    while at < title.end {
        let own = |at: usize| at == title.start || site.reading.word(at - 1) != "(";
        let hit = phrase::office(site, at).filter(|hit| own(at) && !is_degree(site, at, hit.len, title.end));
        let Some(hit) = hit else {
            at += 1;
            continue;
        };
        let end = with_portfolio(site, at + hit.len, title.end);
        found.push(Found::new(start..end, start..site.name().tokens.end, hit.value));
        at = after_dot(site, end);
        start = at;
    }
    found
}

/// "deputy", "chief", "general" right before another office written alike, or tied to it.
fn is_degree(site: &Site<'_>, at: usize, len: usize, end: usize) -> bool {
    let next = at + len + usize::from(site.reading.is(at + len, "-"));
    let alike = site.reading.tokens.get(next).is_some_and(|t| t.case == site.reading.tokens[at].case)
        || at == site.sentence.start;
    len == 1
        && next < end
        && alike
        && site.reading.has(at, Class::RoleModifier)
        && phrase::office(site, next).is_some()
}

/// "Minister of Foreign Affairs": the phrase belongs to the office as far as the title goes.
fn with_portfolio(site: &Site<'_>, at: usize, end: usize) -> usize {
    let linked = at < end && phrase::is_link(site, at);
    let next =
        (at + 1..end).find(|&i| phrase::office(site, i).is_some() && !site.reading.has(i, Class::Portfolio));
    if linked { next.unwrap_or(end) } else { at }
}

fn after_dot(site: &Site<'_>, at: usize) -> usize {
    at + usize::from(site.reading.word(at) == ".")
}

/// "the head of the port, Ali Sow,".
pub(super) fn apposition<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let start = certain(site, aged(site, site.start()));
    let comma = start.checked_sub(1).filter(|&i| i > site.sentence.start && site.reading.word(i) == ",");
    let Some(comma) = comma else { return Vec::new() };
    let found = phrase::ending(site, comma, site.sentence.start)
        .filter(|(_, start, _)| closed(site, *start) && !is_cut(site, *start..comma));
    found.map(|(words, start, kind)| found_before(site, words, start, kind)).into_iter().collect()
}

/// "one Ali Sow", "a certain Ali Sow": where that starts.
fn certain(site: &Site<'_>, start: usize) -> usize {
    let one = start.checked_sub(1).filter(|&i| i > site.sentence.start);
    let one = one.filter(|&i| site.reading.is(i, "one") || site.reading.is(i, "certain"));
    one.map_or(start, |i| i - usize::from(phrase::is_article(site, i - 1)))
}

/// "45-year-old Stefan Brandt": where the age starts.
fn aged(site: &Site<'_>, start: usize) -> usize {
    let first = start.checked_sub(5).filter(|&i| i >= site.sentence.start);
    let number = first.filter(|&i| site.reading.tokens[i].kind == TokenKind::Number);
    let unit = |i: usize| site.reading.has(i + 2, Class::CalendarUnit) && site.reading.word(i + 1) == "-";
    number.filter(|&i| unit(i)).unwrap_or(start)
}

/// "Ali Sow (head of the port), Ana Kolar": the bracket opens before the office, which is of the one before.
fn is_cut(site: &Site<'_>, office: Range<usize>) -> bool {
    let marks = |mark| office.clone().filter(move |&i| site.reading.word(i) == mark).count();
    marks(")") > marks("(")
}

fn found_before<'a>(site: &Site<'a>, words: Range<usize>, start: usize, kind: &'a str) -> Found<'a> {
    Found::new(words, start..site.name().tokens.end, kind)
}

/// "After meeting the president, Ali Sow left" is no apposition: one is closed by a mark after the name,
/// or opens its clause.
fn closed(site: &Site<'_>, start: usize) -> bool {
    let end = site.name().tokens.end;
    let mark = end >= site.sentence.end || site.reading.tokens[end].kind == TokenKind::Symbol;
    let opens = start == site.sentence.start || site.reading.tokens[start - 1].kind == TokenKind::Symbol;
    mark || opens
}

/// "The spokesman of the rebels is a Lieutenant Pavel Orsic", "The driver was named as Ali Sow", "the
/// suspect, identified as Ali Sow".
pub(super) fn inverse<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let floor = site.sentence.start.max(site.start().saturating_sub(CHAIN));
    let mut verb = site.start();
    while verb > floor && (phrase::is_article(site, verb - 1) || links(site, verb - 1)) {
        verb -= 1;
    }
    let Some(named) = (verb..site.start()).find(|&i| identifies(site, i)) else { return Vec::new() };
    let comma = verb.checked_sub(1).filter(|&i| i > floor && site.reading.word(i) == ",");
    let active = comma.is_none() && is_active(site, verb, named);
    let owner = matches!(site.reading.word(site.name().tokens.end), "'s" | "’s" | "'" | "’");
    let found = phrase::ending(site, comma.unwrap_or(verb), site.sentence.start).filter(|_| !owner);
    let fact = reality(site.reading, named) == Reality::Fact;
    let found = found.filter(|(_, start, _)| !active || is_one(site, *start));
    let found = found.filter(|(_, start, _)| fact && (!only_as(site, named) || is_identified(site, *start)));
    found.map(|(words, start, kind)| found_before(site, words, start, kind)).into_iter().collect()
}

/// "a teacher named Ali Sow": nobody in particular names somebody to an office.
fn is_one(site: &Site<'_>, i: usize) -> bool {
    ["a", "an", "another"].iter().any(|word| site.reading.is(i, word))
}

/// Whether token `i` may stand between an office and who holds it: "is believed to be", "was named as".
fn links(site: &Site<'_>, i: usize) -> bool {
    let helps = site.reading.hits(i, Class::Function).any(|hit| matches!(hit.value, "auxiliary" | "adverb"));
    helps
        || site.reading.word(i).ends_with("ly")
        || identifies(site, i)
        || site.reading.has(i, Class::Hedge)
        || site.reading.is_a(i, Class::Appointment, "to")
}

fn identifies(site: &Site<'_>, i: usize) -> bool {
    site.reading.hits(i, Class::Appointment).any(|hit| matches!(hit.value, "copula" | "identify" | "as"))
}

/// "The king named General Ba premier": the verb is the king's own.
fn is_active(site: &Site<'_>, verb: usize, named: usize) -> bool {
    let one = |i: usize, value: &str| site.reading.is_a(i, Class::Appointment, value);
    let bare = site.reading.hit(named, Class::Appointment).is_some_and(|hit| hit.len == 1);
    verb == named && bare && one(named, "identify") && !one(named, "copula") && !one(named + 1, "as")
}

fn only_as(site: &Site<'_>, i: usize) -> bool {
    !site.reading.hits(i, Class::Appointment).any(|hit| matches!(hit.value, "copula" | "identify"))
}

/// "Police identified the gunman as Ali Sow": the verb stands before the office.
fn is_identified(site: &Site<'_>, office: usize) -> bool {
    let floor = site.sentence.start.max(office.saturating_sub(2));
    (floor..office).any(|i| site.reading.is_a(i, Class::Appointment, "identify"))
}

/// Words between an office and who holds it, at most.
const CHAIN: usize = 8;
