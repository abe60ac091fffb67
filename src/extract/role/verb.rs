//! Roles by a verb: "Ali Sow was named premier", "Sow, who led the interim government".

use super::{Found, Site, phrase};
use crate::claim::NameType;
use crate::extract::stance::{Reality, reality};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// What the verb after the name makes of the person.
pub(super) fn appointment<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let name = site.name().tokens.end;
    let relative = after_who(site, name);
    let start = relative.unwrap_or(name + usize::from(site.reading.word(name) == ","));
    let comma = relative.is_none() && start > name;
    appointed(site, start, comma).or_else(|| led(site, start, relative.is_some())).into_iter().collect()
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
        match fits {
            Some(hit) => (at, made) = (at + hit.len, true),
            None if helps => at += 1,
            None => break,
        }
    }
    let (words, kind) = phrase::starting(site, at, site.sentence.end).filter(|_| made)?;
    let quote = site.start()..words.end;
    (reality(site.reading, at - 1) == Reality::Fact).then_some(Found { words, quote, kind })
}

/// "who led a renegade faction", "heads the commission".
fn led<'a>(site: &Site<'a>, start: usize, relative: bool) -> Option<Found<'a>> {
    let hit = site.reading.hits(start, Class::Appointment).find(|hit| hit.value == "lead")?;
    let habitual = site.reading.word(start).ends_with('s');
    let bound = site.sentence.end.min(start + hit.len + OBJECT);
    let end = (start + hit.len..bound).find(|&i| ends_object(site, i)).unwrap_or(bound);
    let found = Found { words: start..end, quote: site.start()..end, kind: "leader" };
    ((relative || habitual) && end > start + hit.len).then_some(found)
}

fn ends_object(site: &Site<'_>, i: usize) -> bool {
    let clause = site
        .reading
        .hits(i, Class::Function)
        .any(|hit| matches!(hit.value, "auxiliary" | "pronoun" | "conjunction"));
    let preposition = ["on", "after", "before", "during", "until", "since", "from", "when"]
        .iter()
        .any(|word| site.reading.is(i, word));
    let mark =
        site.reading.tokens[i].kind == TokenKind::Symbol && !matches!(site.reading.word(i), "-" | "'" | "’");
    clause || preposition || mark || site.reading.is(i, "that")
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
    found.map(|(words, kind)| Found { quote: site.start()..words.end, words, kind }).into_iter().collect()
}

/// Auxiliaries, adverbs and verbs between a name and its office, at most.
const VERBS: usize = 8;

/// Words of what somebody leads, at most.
const OBJECT: usize = 12;

/// How far after a name a pronoun still means it.
const PRONOUN: usize = 25;
