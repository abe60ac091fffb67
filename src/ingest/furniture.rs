//! What stands on a page and is not its text: notes, links, forms, notices of rights, addresses;
//! and the lines below pictures, which are text.

use std::ops::Range;

use super::layout::{Draft, Page};
use super::person;
use super::phrase::furniture;
use super::shape::BOLD;
use super::wire;
use crate::document::BlockKind;
use crate::lexicon::{Class, Tagged, sentences};
use crate::text::{Case, Span, TokenKind};

/// Marks the furniture of the page, and cuts it out of paragraphs that end or start with it.
pub(super) fn mark(page: &Page<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut marked: Vec<Draft> = drafts.into_iter().flat_map(|draft| judged(page, draft)).collect();
    notes(page, &mut marked);
    lists(page, &mut marked);
    marked
}

/// Longer blocks are no furniture.
const LONGEST: usize = 600;

fn judged(page: &Page<'_>, draft: Draft) -> Vec<Draft> {
    let open = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Item)
        || draft.kind == BlockKind::Heading && draft.level >= BOLD;
    if !open || draft.span.len() > LONGEST {
        return vec![draft];
    }
    let tagged = page.phrases.tag(draft.span);
    let kind =
        if is_address(page, draft) || is_owned(page, &tagged) || wire::is_mark(&tagged, 0..tagged.len()) {
            Some(BlockKind::Furniture)
        } else if is_reading_time(&tagged) {
            Some(BlockKind::Byline)
        } else if wire::is_sign_off(&tagged) {
            Some(BlockKind::Credit)
        } else {
            picture(&tagged).filter(|_| draft.kind != BlockKind::Item)
        };
    match kind {
        Some(kind) => vec![Draft { kind, level: 0, ..draft }],
        None => cut(draft, &tagged).into_iter().flat_map(|part| contact(page, part)).collect(),
    }
}

/// "Contact: A. B., press officer, +381 …": the name is one, with its office; the rest is an address.
fn contact(page: &Page<'_>, draft: Draft) -> Vec<Draft> {
    if draft.kind != BlockKind::Furniture {
        return vec![draft];
    }
    let line = draft.span.of(page.text);
    let Some(colon) = line.find(": ").filter(|c| *c <= 40) else { return vec![draft] };
    let rest = Span::new(draft.span.start + colon + 2, draft.span.end);
    let Some(name) = person::leading(page, rest) else { return vec![draft] };
    let name = with_office(page, name, draft.span.end);
    let behind = super::line::trim(page.text, Span::new(name.end, draft.span.end));
    [
        (draft.kind, Span::new(draft.span.start, rest.start - 1)),
        (BlockKind::Credit, name),
        (draft.kind, behind),
    ]
    .into_iter()
    .filter(|(_, span)| !span.is_empty())
    .map(|(kind, span)| Draft { kind, span, ..draft })
    .collect()
}

/// The name with the words behind its comma, up to the next mark or figure: "press officer".
fn with_office(page: &Page<'_>, name: Span, end: usize) -> Span {
    let behind = Span::new(name.end, end).of(page.text);
    let Some(words) = behind.strip_prefix(", ") else { return name };
    let close = words
        .find(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '.' | '(' | ':' | '+' | '@' | '\n'));
    let office = words[..close.unwrap_or(words.len())].trim_end();
    let whole = Span::new(name.start, name.end + 2 + office.len());
    let tagged = page.phrases.tag(Span::new(name.end + 2, whole.end));
    if (0..tagged.len()).any(|i| tagged.has(i, Class::Office)) { whole } else { name }
}

/// Cuts the draft into runs of sentences that are furniture or text.
fn cut(draft: Draft, tagged: &Tagged<'_>) -> Vec<Draft> {
    let mut parts: Vec<Draft> = Vec::new();
    for sentence in sentences(tagged, 0..tagged.len()) {
        let span = tagged.span(sentence.start, sentence.end);
        let last = sentence.start > 0 && sentence.end == tagged.len();
        let mark = is_furniture(tagged, &sentence) || last && wire::is_mark(tagged, sentence.clone());
        let kind = if mark { BlockKind::Furniture } else { draft.kind };
        match parts.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.span.end = span.end,
            None => parts.push(Draft { kind, span, ..draft }),
        }
    }
    if parts.len() <= 1 && parts.first().is_none_or(|p| p.kind == draft.kind) {
        return vec![draft];
    }
    parts
}

fn is_furniture(tagged: &Tagged<'_>, sentence: &Range<usize>) -> bool {
    let Some(first) = sentence.clone().find(|&i| tagged.tokens[i].kind == TokenKind::Word) else {
        return false;
    };
    let mut hits = tagged.hits(first, Class::Furniture);
    hits.any(|hit| {
        let after = first + hit.len;
        let whole = (after..sentence.end).all(|i| tagged.tokens[i].kind != TokenKind::Word);
        let colon = after < sentence.end && tagged.word(after) == ":";
        let phrase = hit.len > 1 && sentence.len() <= 40;
        match hit.value {
            "links" => colon || whole && hit.len > 1,
            "comments" => whole && hit.len > 1,
            "legal" if is_number(tagged, after) => true,
            "form" | "legal" | "disclaimer" => phrase || whole || colon,
            "contact" => colon || (phrase || whole) && has_address(tagged, sentence.clone()),
            "reference" => is_reference(tagged, after, sentence),
            _ => false,
        }
    })
}

fn is_number(tagged: &Tagged<'_>, i: usize) -> bool {
    tagged.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
}

/// "+381 64 555 0121", "press@example.org", "visit:".
fn has_address(tagged: &Tagged<'_>, mut sentence: Range<usize>) -> bool {
    let digits: usize = sentence
        .clone()
        .filter(|&i| tagged.tokens[i].kind == TokenKind::Number)
        .map(|i| tagged.word(i).len())
        .sum();
    let last = tagged.word(sentence.end.saturating_sub(1));
    digits >= 6 || last == ":" || sentence.any(|i| matches!(tagged.word(i), "@" | "+"))
}

/// "No. 217-6/10": a number under which a text is filed, and hardly a word beside it.
fn is_reference(tagged: &Tagged<'_>, after: usize, sentence: &Range<usize>) -> bool {
    let marked = matches!(tagged.word(after), "." | ":" | "#");
    let number = is_number(tagged, after + 1);
    let end = tagged.len();
    let words = (after..end).filter(|&i| tagged.tokens[i].kind == TokenKind::Word).count();
    marked && number && words <= 2 && sentence.start == 0
}

/// A block that is a link, or little beside one.
fn is_address(page: &Page<'_>, draft: Draft) -> bool {
    let raw = draft.raw;
    let first = page.holes.partition_point(|h| h.span.end <= raw.start);
    let inside = page.holes[first..].iter().take_while(|h| h.span.start < raw.end);
    let links = inside
        .map(|h| h.span)
        .filter(|h| h.of(page.text).contains("://") || h.of(page.text).contains("www."));
    let covered: usize = links.map(Span::len).sum();
    let whole = draft.span.of(page.text);
    covered * 2 >= raw.len() && whole.split_whitespace().count() <= 10
}

/// A line with the sign of copyright.
fn is_owned(page: &Page<'_>, tagged: &Tagged<'_>) -> bool {
    let end = tagged.tokens.last().map_or(0, |t| t.span.end);
    let start = tagged.tokens.first().map_or(0, |t| t.span.start);
    end - start <= 200 && Span::new(start, end).of(page.text).contains(['©', '℗'])
}

/// "6 min read", "Reading time: 6 minutes".
fn is_reading_time(tagged: &Tagged<'_>) -> bool {
    let phrase = |i: usize| furniture(tagged, i, "read_time");
    let behind = is_number(tagged, 0) && phrase(1).is_some_and(|hit| 1 + hit.len == tagged.len());
    behind || phrase(0).is_some_and(|hit| hit.len > 1 && tagged.len() <= hit.len + 4)
}

/// A line below a picture, or the credit alone.
fn picture(tagged: &Tagged<'_>) -> Option<BlockKind> {
    let words = tagged.tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    let lead = furniture(tagged, 0, "photo").filter(|hit| hit.len > 1 || tagged.word(hit.len) == ":");
    if lead.is_some() {
        return Some(if words <= 10 { BlockKind::Credit } else { BlockKind::Caption });
    }
    if is_agency_line(tagged) {
        return Some(BlockKind::Credit);
    }
    (words > 4 && (credit_in_brackets(tagged) || credit_behind(tagged))).then_some(BlockKind::Caption)
}

/// "Ana Ilić/AFP/Getty Images": names and an agency between strokes, no word in lower case.
fn is_agency_line(tagged: &Tagged<'_>) -> bool {
    let short = (3..=14).contains(&tagged.len());
    let lower = tagged.tokens.iter().any(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    let stroke = (0..tagged.len().min(14)).any(|i| tagged.word(i) == "/");
    short && stroke && !lower && (0..tagged.len()).any(|i| names_maker(tagged, i))
}

/// "… in Bamako. (AP Photo/Ana Ilić)" at the end.
fn credit_in_brackets(tagged: &Tagged<'_>) -> bool {
    let Some(last) = tagged.len().checked_sub(1) else { return false };
    if !matches!(tagged.word(last), ")" | "]") {
        return false;
    }
    let open = (last.saturating_sub(16)..last).rev().find(|&i| matches!(tagged.word(i), "(" | "["));
    open.is_some_and(|open| (open + 1..last).any(|i| names_maker(tagged, i)))
}

/// "… in Bamako. Photograph: Ana Ilić/AFP" at the end.
fn credit_behind(tagged: &Tagged<'_>) -> bool {
    (tagged.len().saturating_sub(12).max(1)..tagged.len()).any(|i| {
        let capital = tagged.tokens[i].case != Case::Lower;
        furniture(tagged, i, "photo").is_some_and(|hit| capital && tagged.word(i + hit.len) == ":")
    })
}

fn names_maker(tagged: &Tagged<'_>, i: usize) -> bool {
    furniture(tagged, i, "photo").is_some()
        || tagged.hit(i, Class::Outlet).is_some_and(|_| tagged.tokens[i].case != Case::Lower)
}

/// Footnotes: "1 Title, Publisher, date, https://…", "\[1\]: https://…", and those between them that
/// carry no address.
fn notes(page: &Page<'_>, drafts: &mut [Draft]) {
    let mut last: Option<u32> = None;
    for draft in drafts {
        let raw = draft.raw.of(page.text);
        let number = note_number(raw);
        let follows = number.is_some() && last.is_some() && number == last.map(|n| n + 1);
        let linked = || raw.len() <= LONGEST && (raw.contains("://") || raw.contains("www."));
        if (number.is_some() || raw.starts_with(['^', '↑'])) && (follows || linked()) {
            draft.kind = BlockKind::Furniture;
            draft.level = 0;
            last = number;
        }
    }
}

fn note_number(raw: &str) -> Option<u32> {
    let open = raw.trim_start_matches(['[', '^', '(']);
    let digits: &str = open.split(|c: char| !c.is_ascii_digit()).next()?;
    let after = &open[digits.len()..];
    let closed = after.starts_with([']', ')', '.']);
    let spaced = closed || open.len() == raw.len() && after.starts_with([' ', '\u{A0}', '\t']);
    (digits.len() <= 3 && spaced).then(|| digits.parse().ok())?
}

/// What stands below "See also", "References" or "Leave a reply".
fn lists(page: &Page<'_>, drafts: &mut [Draft]) {
    let mut until: Option<u8> = None;
    for draft in drafts {
        let heading = draft.kind == BlockKind::Heading;
        let goes_on = until.filter(|&level| {
            level == 0 || !(heading && draft.level <= level || ends_list(page, draft, level))
        });
        until = list_below(page, draft).filter(|&level| level == 0 || goes_on.is_none()).or(goes_on);
        if until.is_some() {
            draft.kind = BlockKind::Furniture;
            draft.level = 0;
        }
    }
}

/// If the draft announces a list of links or notes: the level of the heading that ends it, 0 if it
/// goes on to the end.
fn list_below(page: &Page<'_>, draft: &Draft) -> Option<u8> {
    let alone = matches!(draft.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Furniture);
    let is = |kind| page.phrases.is_whole(draft.span, kind);
    if !alone || draft.span.len() > 80 {
        return None;
    }
    if is("comments") && draft.span.start * 2 > page.text.len() {
        return Some(0);
    }
    let leads = is("links") || is("notes");
    let marked = draft.kind == BlockKind::Heading && draft.level < BOLD;
    leads.then_some(if marked { draft.level } else { u8::MAX })
}

/// Below a line that is not marked as a heading, prose ends the list.
fn ends_list(page: &Page<'_>, draft: &Draft, level: u8) -> bool {
    let line = draft.span.of(page.text);
    let prose = line.ends_with(['.', '!', '?', '”', '"']) && line.split_whitespace().count() >= 25;
    level == u8::MAX && draft.kind == BlockKind::Paragraph && prose
}
