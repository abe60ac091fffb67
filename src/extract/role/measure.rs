//! What a state or body does to its ties with another: "France suspended military aid to Mali".

use super::{Found, Site, phrase};
use crate::extract::stance::{Reality, reality};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The measure that the verb after the name tells, as a fact.
pub(super) fn taken<'a>(site: &Site<'a>) -> Option<Found<'a>> {
    let name = &site.name().tokens;
    let bound = site.sentence.end.min(name.end + VERBS);
    let verb =
        (name.end..bound).take_while(|&i| i == name.end || helps(site, i - 1)).find(|&i| acts(site, i))?;
    let after = verb + site.reading.hits(verb, Class::Measure).find(|hit| is_verb(hit.value))?.len;
    let bound = site.sentence.end.min(after + MODIFIERS);
    let object = (after..bound).take_while(|&i| i == after || !breaks(site, i - 1)).find_map(|i| {
        let hit = site.reading.hits(i, Class::Measure).find(|hit| !is_verb(hit.value))?;
        Some(i + hit.len)
    })?;
    let end = partner(site, object);
    let found = Found::new(verb..end, name.start..end, "measure");
    (reality(site.reading, verb) == Reality::Fact).then_some(found)
}

fn is_verb(value: &str) -> bool {
    matches!(value, "end" | "impose")
}

fn acts(site: &Site<'_>, i: usize) -> bool {
    site.reading.hits(i, Class::Measure).any(|hit| is_verb(hit.value))
}

/// "has already", "also", "formally" between the name and the verb.
fn helps(site: &Site<'_>, i: usize) -> bool {
    let function =
        site.reading.hits(i, Class::Function).any(|hit| matches!(hit.value, "auxiliary" | "adverb"));
    let adverb = site.reading.word(i).ends_with("ly");
    (function || adverb) && !site.reading.has(i, Class::Negation)
}

fn breaks(site: &Site<'_>, i: usize) -> bool {
    let verb = site
        .reading
        .hits(i, Class::Function)
        .any(|hit| matches!(hit.value, "auxiliary" | "conjunction" | "pronoun"));
    site.reading.tokens[i].kind == TokenKind::Symbol || verb
}

/// "with Mali", "to the junta": with whom.
fn partner(site: &Site<'_>, at: usize) -> usize {
    let linked = ["with", "to", "against", "on", "for", "in"].iter().any(|word| site.reading.is(at, word));
    let mut name = at + 1;
    while linked && phrase::is_article(site, name) {
        name += 1;
    }
    site.name_at(name).filter(|_| linked).map_or(at, |name| name.tokens.end)
}

/// Words between a name and its verb, at most.
const VERBS: usize = 7;

/// Words between the verb and what it touches, at most.
const MODIFIERS: usize = 6;
