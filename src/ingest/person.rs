//! Names in bylines, where their place on the page says that they are names.

use super::layout::Page;
use super::phrase::{furniture, is_name_start};
use crate::lexicon::{Class, Tagged};
use crate::text::{Case, Span, TokenKind};

/// Whether the line is a name of a person, or several, and nothing else.
pub(super) fn is_name(page: &Page<'_>, span: Span) -> bool {
    if span.len() > 100 {
        return false;
    }
    let tagged = page.phrases.tag(span);
    name_end(&tagged, 0) == tagged.len()
}

/// Whether the line says what the person above it is: an office, a post, a town.
pub(super) fn is_designation(page: &Page<'_>, span: Span) -> bool {
    let line = span.of(page.text);
    if span.len() > 120 || line.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let tagged = page.phrases.tag(span);
    let post = |i| furniture(&tagged, i, "designation").is_some() || tagged.has(i, Class::Office);
    let words = tagged.tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    words <= 14
        && ((0..tagged.len().min(6)).any(post) || (0..tagged.len()).any(|i| tagged.has(i, Class::Outlet)))
}

/// The name at the start of a line that goes on with something else, "By" left out; a name that a
/// faulty page prints twice is one.
pub(super) fn leading(page: &Page<'_>, span: Span) -> Option<Span> {
    let tagged = page.phrases.tag(span);
    let by = furniture(&tagged, 0, "author").map_or(0, |hit| hit.len);
    let from = by + usize::from(tagged.word(by) == ":");
    let end = name_end(&tagged, from);
    let twice = (end - from).is_multiple_of(2) && {
        let half = (end - from) / 2;
        half >= 2 && (0..half).all(|i| tagged.word(from + i) == tagged.word(from + half + i))
    };
    let end = if twice { from + (end - from) / 2 } else { end };
    (end > from).then(|| tagged.span(from, end))
}

/// The name behind "By" in a line that holds little else.
pub(super) fn after_by(page: &Page<'_>, span: Span) -> Option<Span> {
    let tagged = page.phrases.tag(span);
    let plain = (0..tagged.len())
        .filter(|&i| tagged.tokens[i].case == Case::Lower && tagged.tokens[i].kind == TokenKind::Word)
        .filter(|&i| {
            !tagged.has(i, Class::Function)
                && !tagged.has(i, Class::Office)
                && !tagged.has(i, Class::Particle)
        })
        .filter(|&i| {
            furniture(&tagged, i, "author").is_none() && furniture(&tagged, i, "designation").is_none()
        })
        .count();
    let found = leading(page, span);
    found.filter(|_| plain <= 1)
}

/// The institution behind a sign of copyright, its year left out.
pub(super) fn owner(page: &Page<'_>, span: Span) -> Option<Span> {
    let tagged = page.phrases.tag(span);
    let skip =
        |i: &usize| tagged.tokens[*i].kind != TokenKind::Word || furniture(&tagged, *i, "legal").is_some();
    let from = (0..tagged.len()).find(|i| !skip(i))?;
    let end = (from..tagged.len())
        .find(|&i| matches!(tagged.word(i), "." | "," | "|" | "/" | "(" | ";"))
        .unwrap_or(tagged.len());
    (end - from <= 8).then(|| tagged.span(from, end))
}

/// Where the names that start at token `from` end; `from` where none starts.
fn name_end(tagged: &Tagged<'_>, from: usize) -> usize {
    let mut end = from;
    loop {
        let start = if end == from { from } else { joined(tagged, end) };
        let next = one_name(tagged, start);
        if next == start {
            return end;
        }
        end = next;
    }
}

fn joined(tagged: &Tagged<'_>, i: usize) -> usize {
    let joins = matches!(tagged.word(i), "," | "&") || tagged.is(i, "and");
    i + usize::from(joins)
}

/// Two to five capitalised words, initials and particles among them.
fn one_name(tagged: &Tagged<'_>, from: usize) -> usize {
    let mut end = from;
    let mut words = 0;
    while words < 5 && end < tagged.len() {
        let initial = tagged.word(end + 1) == "." && tagged.word(end).chars().count() == 1;
        let inner = words > 0 && (tagged.has(end, Class::Particle) || tagged.word(end) == "-");
        if inner && tagged.tokens[end].case == Case::Lower {
            end += 1;
        } else if is_name_word(tagged, end) {
            words += 1;
            end += if initial { 2 } else { 1 };
        } else {
            break;
        }
    }
    if words >= 2 { end } else { from }
}

fn is_name_word(tagged: &Tagged<'_>, i: usize) -> bool {
    let other = [
        Class::Organisation,
        Class::Outlet,
        Class::Function,
        Class::KnownOrganisation,
        Class::Event,
        Class::Demonym,
        Class::Office,
    ];
    let named = tagged.has(i, Class::GivenName);
    is_name_start(tagged, i)
        && tagged.tokens[i].kind == TokenKind::Word
        && tagged.word(i) != ":"
        && (named || !other.iter().any(|class| tagged.has(i, *class)))
        && !tagged.word(i).contains(['\'', '’']) | named
        && (named || !tagged.has(i, Class::Place))
        && furniture(tagged, i, "genre").is_none()
        && furniture(tagged, i, "clock").is_none_or(|_| tagged.tokens[i].case == Case::Title)
}
