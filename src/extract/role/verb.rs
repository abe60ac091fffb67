//! Roles by a verb: "Ali Sow was named premier", "who identified him as the spokesman".

use super::{Found, Site, lead, phrase};
use crate::claim::NameType;
use crate::extract::stance::{Reality, reality};
use crate::lexicon::Class;

/// What the verb after the name makes of the person, or the one behind an aside between commas.
pub(super) fn appointment<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let name = site.name().tokens.end;
    let relative = after_who(site, name);
    let start = relative.unwrap_or(name + usize::from(site.reading.word(name) == ","));
    let comma = relative.is_none() && start > name;
    let found = appointed(site, start, comma).or_else(|| lead::leads(site, start, relative.is_some()));
    let behind = || resumed(site, name).and_then(|at| appointed(site, at, false));
    found.into_iter().chain(behind()).collect()
}

/// The token behind the aside between commas that follows the name.
fn resumed(site: &Site<'_>, name: usize) -> Option<usize> {
    let bound = site.sentence.end.min(name + ASIDE);
    let close = (name + 2..bound).find(|&i| site.reading.word(i) == ",");
    close.filter(|_| site.reading.word(name) == ",").map(|close| close + 1)
}

/// "appointed Ali Sow as minister", "elected Ali Sow its leader": the verb stands before the name.
pub(super) fn appointed_by<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let (start, end) = (site.start(), site.name().tokens.end);
    let floor = site.sentence.start.max(start.saturating_sub(3));
    let ends = |i: usize| {
        site.reading.hits(i, Class::Appointment).any(|hit| hit.value == "appoint" && i + hit.len == start)
    };
    let Some(verb) = (floor..start).find(|&i| ends(i)) else { return Vec::new() };
    let linked = site.reading.hits(end, Class::Appointment).find(|hit| hit.value == "as");
    let at = end + linked.map_or(0, |hit| hit.len);
    let found = phrase::starting(site, at, site.sentence.end).filter(|_| at < site.sentence.end);
    let found = found.filter(|_| reality(site.reading, verb) == Reality::Fact);
    found.map(|(words, kind)| Found::new(words.clone(), verb..words.end, kind)).into_iter().collect()
}

/// The token after ", who" or "who".
fn after_who(site: &Site<'_>, at: usize) -> Option<usize> {
    let who = at + usize::from(site.reading.word(at) == ",");
    site.reading.is(who, "who").then_some(who + 1)
}

/// "has been appointed interim premier", ", identified as the junta's president".
fn appointed<'a>(site: &Site<'a>, start: usize, comma: bool) -> Option<Found<'a>> {
    let bound = site.sentence.end.min(start + VERBS);
    let (mut at, mut made) = (start, false);
    while at < bound && !site.reading.has(at, Class::Negation) {
        let hit =
            site.reading.hits(at, Class::Appointment).find(|hit| matches!(hit.value, "become" | "made"));
        let fits = hit.filter(|hit| !comma || at > start || hit.value == "made");
        let helps =
            site.reading.hits(at, Class::Function).any(|hit| matches!(hit.value, "auxiliary" | "adverb"))
                || made && site.reading.is(at, "as");
        let succeeds = || succeeded(site, at, bound);
        match fits {
            Some(hit) => (at, made) = (at + hit.len, true),
            None if succeeds().is_some() => (at, made) = (succeeds().unwrap_or(bound), true),
            None if helps => at += 1,
            None => break,
        }
    }
    let (words, kind) = phrase::starting(site, at, site.sentence.end).filter(|_| made)?;
    let quote = site.start()..words.end;
    (reality(site.reading, at - 1) == Reality::Fact).then_some(Found::new(words, quote, kind))
}

/// "succeeded Abdou Ba as", "replaced him as": the token behind.
fn succeeded(site: &Site<'_>, at: usize, bound: usize) -> Option<usize> {
    let hit = site.reading.hits(at, Class::Appointment).find(|hit| hit.value == "succeed")?;
    let passive = site.reading.is_a(at + hit.len, Class::Function, "preposition");
    let bound = if passive { at } else { site.sentence.end.min(bound + hit.len) };
    let link = |i: usize| site.reading.is_a(i, Class::Appointment, "as");
    (at + hit.len..bound).find(|&i| link(i)).map(|i| i + 1)
}

/// "which identified him as the spokesman": the pronoun is the last person named before.
pub(super) fn pronoun<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let from = site.name().tokens.end;
    let next = site.names[site.at + 1..].iter().find(|name| name.r#type == NameType::Person);
    let bound = next.map_or(usize::MAX, |name| name.tokens.start).min(site.sentence.end).min(from + PRONOUN);
    let verb = (from..bound).find_map(|i| {
        site.reading.hits(i, Class::Appointment).find(|hit| hit.value == "name").map(|hit| i + hit.len)
    });
    let found = verb.and_then(|at| phrase::starting(site, at, site.sentence.end));
    found.map(|(words, kind)| Found::new(words.clone(), site.start()..words.end, kind)).into_iter().collect()
}

/// Auxiliaries, adverbs and verbs between a name and its office, at most.
const VERBS: usize = 8;

/// How far after a name a pronoun still means it.
const PRONOUN: usize = 25;

/// Words of an aside between commas, at most.
const ASIDE: usize = 30;
