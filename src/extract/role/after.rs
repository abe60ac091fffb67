//! Roles after the name: "Ali Sow, head of the port", "Ali Sow (captain and leader of the mutiny)".

use super::{Found, Site, phrase};
use crate::claim::NameType;
use crate::extract::phrase::is_quote_mark;
use crate::lexicon::Class;
use crate::text::{Case, TokenKind};

/// Each role between the commas or brackets that follow the name; "Ali Sow, the mayor said" is none.
pub(super) fn apposition<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let Some(mut at) = opened(site) else { return Vec::new() };
    let mut found = Vec::new();
    while let Some((words, kind)) = phrase::starting(site, at, site.sentence.end) {
        at = words.end + 1;
        let more = site.reading.is(words.end, "and");
        let end = words.end;
        if listed(site, end) || site.reading.has(end, Class::Speech) {
            break;
        }
        found.push(Found::new(words, site.name().tokens.start..end, kind));
        if !more {
            break;
        }
    }
    found
}

/// "Rupert Langley QC", "David Malone MP": letters right behind the name.
pub(super) fn letters<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let at = site.name().tokens.end;
    let upper = site.reading.tokens.get(at).is_some_and(|t| t.case == Case::Upper) && at < site.sentence.end;
    let hit = phrase::office(site, at).filter(|hit| upper && !site.loud && hit.len == 1);
    let quote = site.name().tokens.start..at + 1;
    hit.map(|hit| Found::new(at..at + 1, quote, hit.value)).into_iter().collect()
}

/// The first token of an apposition: after a comma, a bracket or both; "(left)", an age and "of Leeds"
/// are stepped over.
fn opened(site: &Site<'_>) -> Option<usize> {
    let reading = site.reading;
    let mut at = site.name().tokens.end;
    at +=
        usize::from(phrase::office(site, at).is_some_and(|hit| hit.len == 1) && reading.word(at + 1) == ",");
    at = byname(site, at).unwrap_or(at);
    for _ in 0..ASIDES {
        at = aside(site, at).unwrap_or(at);
    }
    let first = at;
    while at < site.sentence.end && at < first + 2 && matches!(reading.word(at), "," | "(" | "–" | "—") {
        at += 1;
    }
    let opens = at > first;
    at += usize::from(opens && reading.is_a(at, Class::Function, "adverb"));
    (opens && at < site.sentence.end).then_some(at)
}

/// The token behind a bracket that holds another name and no office: "(Spain)", "(\"Dario\")".
fn byname(site: &Site<'_>, at: usize) -> Option<usize> {
    let bound = site.sentence.end.min(at + ASIDE);
    let inside = at + 1..bound;
    let close =
        inside.clone().find(|&i| site.reading.word(i) == ")").filter(|_| site.reading.word(at) == "(")?;
    let quoted =
        close == at + 2 || is_quote_mark(site.reading, at + 1) && is_quote_mark(site.reading, close - 1);
    (quoted && (at + 1..close).all(|i| phrase::office(site, i).is_none())).then_some(close + 1)
}

/// The comma behind ", 34", ", of Leeds" or ", alias Dario", where one stands at `at`.
fn aside(site: &Site<'_>, at: usize) -> Option<usize> {
    let reading = site.reading;
    if reading.word(at) != "," {
        return None;
    }
    if is_age(site, at + 1) {
        return (reading.word(at + 2) == ",").then_some(at + 2);
    }
    let when = phrase::then(site, at + 1).is_some();
    let from = phrase::is_link(site, at + 1) && phrase::office(site, at + 2).is_none() && !when;
    let called = reading.is_a(at + 1, Class::Appointment, "alias");
    let bound = site.sentence.end.min(at + ASIDE);
    (at + 2..bound).find(|&i| reading.word(i) == ",").filter(|_| from || called)
}

fn is_age(site: &Site<'_>, i: usize) -> bool {
    site.reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 2)
}

/// "Ali Sow, President Ba and others": an office with a name of its own belongs to the next in the list.
fn listed(site: &Site<'_>, end: usize) -> bool {
    let glued = site.reading.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word);
    let next = site.name_from(end).filter(|name| glued && name.r#type == NameType::Person);
    next.is_some_and(|name| name.title.as_ref().map_or(name.tokens.start, |title| title.start) <= end)
}

/// Asides between a name and its apposition, at most, and the words of one.
const ASIDES: usize = 2;
const ASIDE: usize = 7;
