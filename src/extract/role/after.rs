//! Roles after the name: "Ali Sow, head of the port", "Ali Sow (captain and leader of the mutiny)".

use super::{Found, Site, phrase};
use crate::claim::NameType;
use crate::text::TokenKind;

/// Each role between the commas or brackets that follow the name.
pub(super) fn apposition<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let Some(mut at) = opened(site) else { return Vec::new() };
    let mut found = Vec::new();
    while let Some((words, kind)) = phrase::starting(site, at, site.sentence.end) {
        at = words.end + 1;
        let more = site.reading.is(words.end, "and");
        let end = words.end;
        if listed(site, end) {
            break;
        }
        found.push(Found { words, quote: site.name().tokens.start..end, kind });
        if !more {
            break;
        }
    }
    found
}

/// The first token of an apposition: after a comma, a bracket or both; "(left)" is stepped over.
fn opened(site: &Site<'_>) -> Option<usize> {
    let mut at = site.name().tokens.end;
    if site.reading.word(at) == "("
        && site.reading.word(at + 2) == ")"
        && phrase::office(site, at + 1).is_none()
    {
        at += 3;
    }
    if site.reading.word(at) == "," && is_age(site, at + 1) && site.reading.word(at + 2) == "," {
        at += 2;
    }
    let first = at;
    while at < site.sentence.end && at < first + 2 && matches!(site.reading.word(at), "," | "(" | "–" | "—")
    {
        at += 1;
    }
    (at > first && at < site.sentence.end).then_some(at)
}

fn is_age(site: &Site<'_>, i: usize) -> bool {
    site.reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 2)
}

/// "Ali Sow, President Ba and others": an office with a name of its own belongs to the next in the list.
fn listed(site: &Site<'_>, end: usize) -> bool {
    let glued = site.reading.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word);
    let next = site.name_from(end).filter(|name| glued && name.r#type == NameType::Person);
    next.is_some_and(|name| name.title.as_ref().map_or(name.tokens.start, |title| title.start) <= end)
}
