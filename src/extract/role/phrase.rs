//! The noun phrase around an office: "the former head of the port authority".

use std::ops::Range;

use super::Site;
use crate::extract::phrase::{is_done_by, is_verbal};
use crate::lexicon::{Class, Classes, Form, Hit};
use crate::text::{Case, TokenKind};

/// The office, rank or title in the singular that starts at token `i`; honorifics make no role.
pub(super) fn office<'a>(site: &Site<'a>, i: usize) -> Option<Hit<'a>> {
    let singular = |class| site.reading.hits(i, class).find(|hit: &Hit<'a>| hit.form == Form::Base);
    let (title, office) = (singular(Class::Title), singular(Class::Office));
    let longest = match (title, office) {
        (Some(a), Some(b)) => Some(if b.len >= a.len && !is_father(site, i, b.value) { b } else { a }),
        (a, b) => a.or(b),
    };
    longest.filter(|hit| hit.value != "honorific")
}

/// "Father Paul" and "Sister Ana" are of a church, "her father Paul" is not.
fn is_father(site: &Site<'_>, i: usize, value: &str) -> bool {
    value == super::KIN && site.reading.tokens[i].case == Case::Title
}

/// The phrase that starts at token `i`: article, modifiers, office, and what hangs on it. Yields the
/// words without the article and the kind of office.
pub(super) fn starting<'a>(site: &Site<'a>, i: usize, end: usize) -> Option<(Range<usize>, &'a str)> {
    let mut start = i;
    start += then(site, start).unwrap_or_default();
    while start < end && is_article(site, start) {
        start += 1;
    }
    let bound = end.min(start + MODIFIERS);
    let head = (start..bound)
        .take_while(|&j| j == start || modifies(site, j - 1))
        .find_map(|j| Some((j, office(site, j)?)))?;
    let (at, hit) = stacked(site, head, bound);
    let named = site.name_at(at + hit.len).is_some_and(|name| name.r#type == crate::claim::NameType::Person);
    (!named).then(|| (start..tail(site, at + hit.len, end), hit.value))
}

/// "army spokesman": the last office in a row is the one that counts.
fn stacked<'a>(site: &Site<'a>, (mut at, mut hit): (usize, Hit<'a>), bound: usize) -> (usize, Hit<'a>) {
    while let Some(next) = office(site, at + hit.len).filter(|_| at + hit.len < bound) {
        at += hit.len;
        hit = next;
    }
    (at, hit)
}

/// Whether token `j` may stand between the article and the office.
fn modifies(site: &Site<'_>, j: usize) -> bool {
    let reading = site.reading;
    let token = reading.tokens[j];
    let shouted = token.case == Case::Upper && token.span.len() > 1 && !site.loud;
    let word = token.kind == TokenKind::Word && (shouted || !is_grammar(site, j));
    let tied = matches!(reading.word(j), "-" | "'s" | "’s" | "'" | "’")
        || reading.has(j, Class::RoleModifier) && !is_done_by(reading, j);
    let inside = reading.may_start(j).has(Class::Link) && site.in_name(j);
    let age = token.kind == TokenKind::Number && reading.word(j + 1) == "-";
    word || tied || inside || age
}

/// Words that no phrase of an office goes through: verbs, small words, times, and others than the one.
fn is_grammar(site: &Site<'_>, j: usize) -> bool {
    let reading = site.reading;
    let others = reading.hits(j, Class::Group).any(|hit| hit.form == Form::S);
    let plural = others && !matches!(reading.word(j + 1), "'" | "’");
    let ends_in = |end| reading.tokens[j].case == Case::Lower && reading.word(j).ends_with(end);
    // ", forcing President Sow into hiding"
    let after_mark = j.checked_sub(1).is_some_and(|i| reading.tokens[i].kind == TokenKind::Symbol);
    let subset = || reading.is_a(j, Class::Frame, "subset");
    let object = || reading.tokens.get(j + 1).is_some_and(|token| token.case != Case::Lower) || subset();
    let gerund = ends_in("ing") && after_mark && reading.word(j - 1) != "-" && object();
    // "moved to suspend Colonel Sow"
    let noun = [Class::Portfolio, Class::RoleModifier, Class::Group, Class::Demonym, Class::Office];
    let verb = [Class::Appointment, Class::Affect, Class::Concept];
    let infinitive = reading.tokens[j].case == Case::Lower
        && j.checked_sub(1).is_some_and(|i| reading.is(i, "to"))
        && verb.iter().any(|class| reading.has(j, *class))
        && !noun.iter().any(|class| reading.has(j, *class));
    plural
        || infinitive
        || ends_in("ly")
        || gerund && !reading.has(j, Class::RoleModifier)
        || reading.starts(j).and(GRAMMAR).iter().any(|class| reading.has(j, class))
        || is_verbal(reading, j)
}

pub(super) fn is_article(site: &Site<'_>, i: usize) -> bool {
    site.reading.is_a(i, Class::Function, "determiner")
}

/// Where the phrase after an office ends: "of the small Unity party" belongs to it, a clause does not.
fn tail(site: &Site<'_>, from: usize, end: usize) -> usize {
    let bound = end.min(from + TAIL);
    let opens = from < bound && is_link(site, from) && !infinitive(site, from) && !timed(site, from);
    if !opens {
        return from;
    }
    let stop = (from + 1..bound).find(|&i| stops(site, i)).unwrap_or(bound);
    let dangling =
        (from..stop).rev().find(|&i| !site.reading.has(i, Class::Function)).map_or(from, |i| i + 1);
    dangling.max(from)
}

/// "of", "for", "to", "at", "in" after an office.
pub(super) fn is_link(site: &Site<'_>, i: usize) -> bool {
    site.reading.is_a(i, Class::Appointment, "link")
}

/// "appointed to help": a verb follows, and no body or person.
fn infinitive(site: &Site<'_>, i: usize) -> bool {
    site.reading.is(i, "to")
        && !is_article(site, i + 1)
        && site.reading.tokens.get(i + 1).is_some_and(|t| t.case == Case::Lower)
}

fn stops(site: &Site<'_>, i: usize) -> bool {
    let reading = site.reading;
    let mark = reading.tokens[i].kind == TokenKind::Symbol
        && !matches!(reading.word(i), "-" | "'" | "’" | "&" | "/" | ".");
    let dot = reading.word(i) == "." && reading.tokens[i].kind == TokenKind::Symbol;
    let clause = reading
        .hits(i, Class::Function)
        .any(|hit| matches!(hit.value, "auxiliary" | "pronoun" | "conjunction") && !reading.is(i, "and"));
    let verb = reading.has(i, Class::Speech) || reading.is(i, "that") || reading.has(i, Class::Weekday);
    let and = reading.is(i, "and")
        && !site.in_name(i)
        && office(site, i + 1).or_else(|| office(site, i + 2)).is_some();
    mark || dot || clause || verb || and || timed(site, i) || then(site, i).is_some() || goes_on(site, i)
}

/// "at the time", "formerly": how long the words are that say when somebody held an office.
pub(super) fn then(site: &Site<'_>, i: usize) -> Option<usize> {
    site.reading.hits(i, Class::Appointment).find(|hit| hit.value == "then").map(|hit| hit.len)
}

/// "and now grows raspberries": another clause, by the adverb that opens it.
fn goes_on(site: &Site<'_>, i: usize) -> bool {
    let adverb = site.reading.is_a(i + 1, Class::Function, "adverb") || then(site, i + 1).is_some();
    site.reading.is(i, "and") && adverb
}

/// "on 8 May", "since Monday": when, and no part of the office.
fn timed(site: &Site<'_>, i: usize) -> bool {
    let preposition = site.reading.is_a(i, Class::Function, "preposition");
    let date = |i: usize| {
        let classes = [Class::Month, Class::Weekday];
        classes.iter().any(|&class| site.reading.has(i, class))
            || site.reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    };
    preposition && date(i + 1) || site.reading.has(i, Class::RelativeDay)
}

/// The phrase that ends just before token `end` with an office or with what hangs on it: "the head of
/// the port". Yields the words, where the phrase starts with its article, and the kind.
pub(super) fn ending<'a>(
    site: &Site<'a>,
    end: usize,
    floor: usize,
) -> Option<(Range<usize>, usize, &'a str)> {
    let floor = floor.max(end.saturating_sub(TAIL));
    let head = (floor..end).rev().take_while(|&i| !bars(site, i)).find(|&i| {
        let hit = office(site, i).filter(|hit| i + hit.len <= end);
        hit.is_some_and(|hit| i + hit.len == end || is_link(site, i + hit.len))
            && !(i > floor && office_from(site, i - 1, i))
    })?;
    let kind = office(site, head)?.value;
    let start = modified(site, head, floor);
    let start = start + then(site, start).filter(|len| start + len <= head).unwrap_or_default();
    let article = start.checked_sub(1).filter(|&i| i >= floor && is_article(site, i));
    Some((start..end, article.unwrap_or(start), kind))
}

/// Whether an entry that starts at `i` covers token `at`: then the office starts further left.
fn office_from(site: &Site<'_>, i: usize, at: usize) -> bool {
    office(site, i).is_some_and(|hit| i + hit.len > at)
}

/// What the words between an office and its name do not hold.
fn bars(site: &Site<'_>, i: usize) -> bool {
    let reading = site.reading;
    let mark = reading.tokens[i].kind == TokenKind::Symbol
        && !matches!(reading.word(i), "-" | "'" | "’" | "&" | "." | "(" | ")");
    let verb = reading.has(i, Class::Speech) && !reading.has(i, Class::Office);
    let clause = reading.hits(i, Class::Function).any(|hit| matches!(hit.value, "auxiliary" | "pronoun"));
    mark || verb || clause && !is_link(site, i + 1)
}

/// Where the adjectives, bodies and places before an office start: at the article, or behind the verb or
/// small word before them.
pub(super) fn modified(site: &Site<'_>, head: usize, floor: usize) -> usize {
    let first = floor.max(head.saturating_sub(MODIFIERS));
    let free = (first..head).rev().take_while(|&i| modifies(site, i)).last().unwrap_or(head);
    let free = (free..head)
        .find(|&i| site.reading.tokens[i].kind == TokenKind::Word || is_age(site, i))
        .unwrap_or(head);
    let place = free > floor
        && site.name_at(free).filter(|_| site.reading.may_start(free - 1).has(Class::Geography)).is_some();
    let cut = free > floor && free == first;
    if place || cut { told(site, head, floor) } else { free }
}

fn is_age(site: &Site<'_>, i: usize) -> bool {
    site.reading.tokens[i].kind == TokenKind::Number && site.reading.word(i + 1) == "-"
}

/// The start of the modifiers that the tables or the names of the document know.
fn told(site: &Site<'_>, head: usize, floor: usize) -> usize {
    let around = site.names.partition_point(|name| name.tokens.end <= head);
    let inside = site.names.get(around).filter(|name| name.tokens.start < head && name.tokens.start >= floor);
    let mut start = inside.map_or(head, |name| name.tokens.start);
    while start > floor {
        let possessive = matches!(site.reading.word(start - 1), "'s" | "’s");
        let before = if possessive { start - 1 } else { start };
        let name = site
            .name_before(before)
            .filter(|name| name.tokens.start >= floor && name.r#type != crate::claim::NameType::Person);
        let modifier = !possessive
            && (site.reading.has(start - 1, Class::RoleModifier)
                || site.reading.has(start - 1, Class::Demonym)
                || site.reading.has(start - 1, Class::Portfolio)
                    && !site.reading.has(start - 1, Class::Function));
        start = match name {
            Some(name) => name.tokens.start,
            None if modifier => start - 1,
            None => break,
        };
    }
    start
}

/// Words between an article and its office, at most.
const MODIFIERS: usize = 8;

/// Words that hang on an office, at most.
const TAIL: usize = 20;

/// Small words, verbs of saying and times.
const GRAMMAR: Classes = Classes::of(&[
    Class::Function,
    Class::Speech,
    Class::Negation,
    Class::Weekday,
    Class::Month,
    Class::RelativeDay,
    Class::TimeWord,
]);
