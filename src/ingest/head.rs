//! The head and the foot of an article: headline, author, publisher, stamps.
//!
//! A page states these in a handful of short lines before its first paragraph, in any order, and
//! sometimes in a last line. Lines are judged one by one, strongest evidence first: a stamp has a
//! date, an author line a "by", a letterhead its capitals; the headline is what remains.

use std::ops::Range;

use super::layout::{Draft, Page};
use super::person;
use super::phrase::{first_word, furniture};
use super::shape::BOLD;
use super::stamp::{self, Stamp, StampKind};
use super::wire;
use crate::document::BlockKind;
use crate::lexicon::{Class, Tagged, calendar};
use crate::text::{Case, Span, TokenKind};

/// What the head and the foot say about the source.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub title: Option<Span>,
    pub author: Option<Span>,
    pub publisher: Option<Span>,
    /// The agency whose story it is, as the table of outlets names it.
    pub family: Option<String>,
    pub stamps: Vec<Stamp>,
}

/// Lines of a head, and of a foot.
const HEAD: usize = 14;
const FOOT: usize = 5;
/// Bytes of a headline.
const LONGEST: usize = 300;

/// Reads head and foot, and gives their lines the kinds that they have. A text that is `entitled`
/// by its front matter has no other headline than one that is marked as such.
pub(super) fn read(page: &Page<'_>, drafts: &mut Vec<Draft>, entitled: bool) -> Head {
    let mut head = Head::default();
    labels(page, drafts, &mut head);
    stamps(page, drafts, &mut head);
    let end = prose(page, drafts);
    authors(page, drafts, end, &mut head);
    genres(page, drafts, end);
    title(page, drafts, end, entitled, &mut head);
    signers(page, drafts, end, &mut head);
    publisher(page, drafts, end, &mut head);
    foot(page, drafts, &mut head);
    dateline(page, drafts, &mut head);
    head
}

/// The index of the first paragraph of running text, or of the first list or box.
fn prose(page: &Page<'_>, drafts: &[Draft]) -> usize {
    let starts = |d: &Draft| match d.kind {
        BlockKind::Paragraph => {
            let line = d.span.of(page.text);
            let words = line.split_whitespace().take(40).count();
            words >= 36 || words >= 12 && line.ends_with(['.', '!', '?', '”', '"', ';', ':'])
        }
        BlockKind::Item | BlockKind::Field { .. } => true,
        _ => false,
    };
    drafts.iter().take(HEAD).position(starts).unwrap_or(drafts.len().min(HEAD))
}

/// "Author: …", "Published: …" in the first lines.
fn labels(page: &Page<'_>, drafts: &mut [Draft], head: &mut Head) {
    for draft in drafts.iter_mut().take(HEAD).filter(|d| !d.boxed) {
        let BlockKind::Field { label, value } = draft.kind else { continue };
        let tagged = page.phrases.tag(label);
        let end = tagged.len();
        let is = |kind| (0..end).any(|i| furniture(&tagged, i, kind).is_some_and(|hit| i + hit.len == end));
        let slot = if is("author") {
            &mut head.author
        } else if is("publisher") {
            &mut head.publisher
        } else if is("title") {
            &mut head.title
        } else {
            continue;
        };
        slot.get_or_insert(value);
        draft.kind = if is("title") { BlockKind::Title } else { BlockKind::Credit };
        draft.span = value;
    }
}

/// The stamps of the first and the last lines; what stands beside them is cut off.
fn stamps(page: &Page<'_>, drafts: &mut Vec<Draft>, head: &mut Head) {
    let mut done = Vec::with_capacity(drafts.len());
    let (count, mut prose) = (drafts.len(), 0);
    for (i, draft) in drafts.drain(..).enumerate() {
        let foot = i + FOOT >= count;
        let near = i < HEAD && prose <= 1 || foot;
        let found = if near && may_be_stamp(&draft) { stamp::stamp(page, draft.span) } else { None };
        if foot && draft.kind == BlockKind::Furniture {
            head.stamps.extend(stamp::stamp(page, draft.span).filter(|s| s.kind != StampKind::Bare));
        }
        prose += usize::from(draft.is_text() && draft.span.len() > 300);
        let repeats = |s: &Stamp| s.kind == StampKind::Updated && i + FOOT < count && !head.stamps.is_empty();
        match found.filter(|s| !s.heads && !repeats(s)) {
            Some(found) => {
                split_stamp(page, draft, found, &mut done, head);
                head.stamps.push(found);
            }
            None => done.push(draft),
        }
    }
    *drafts = done;
}

fn may_be_stamp(draft: &Draft) -> bool {
    match draft.kind {
        BlockKind::Paragraph | BlockKind::Byline | BlockKind::Credit | BlockKind::Item => true,
        BlockKind::Heading => draft.level >= BOLD,
        BlockKind::Field { .. } => !draft.boxed,
        _ => false,
    }
}

/// Cuts "By A. B., 3 May 2012. More text." into author, stamp and text.
fn split_stamp(page: &Page<'_>, draft: Draft, stamp: Stamp, done: &mut Vec<Draft>, head: &mut Head) {
    let part = |kind, span| Draft { kind, span, level: 0, ..draft };
    let before = super::line::trim(page.text, Span::new(draft.span.start, stamp.date.start));
    let author = person::leading(page, before).filter(|_| stamp.kind != StampKind::Signed);
    let mut start = stamp.span.start;
    if let Some(author) = author {
        head.author.get_or_insert(author);
        done.push(part(BlockKind::Credit, author));
        start = author.end;
    }
    let after = super::line::trim(page.text, Span::new(stamp.span.end, draft.span.end));
    let stamp_end = if after.is_empty() { draft.span.end } else { stamp.span.end };
    let line = super::line::trim(page.text, Span::new(start, stamp_end));
    if !line.is_empty() {
        done.push(part(BlockKind::Byline, line));
    }
    if !after.is_empty() {
        done.push(Draft { span: after, level: 0, ..draft });
    }
}

/// Lines with "by" before a name.
fn authors(page: &Page<'_>, drafts: &mut [Draft], end: usize, head: &mut Head) {
    for draft in drafts.iter_mut().take(end + 3).filter(|d| is_open(d)) {
        if draft.span.len() > 160 || !page.phrases.is_author_line(draft.span) {
            continue;
        }
        let Some(name) = person::after_by(page, draft.span) else { continue };
        head.author.get_or_insert(name);
        draft.kind = BlockKind::Credit;
        draft.span = name;
    }
}

fn is_open(draft: &Draft) -> bool {
    draft.is_text() || draft.kind == BlockKind::Heading && draft.level >= BOLD
}

/// The headline: a heading that is marked as one, else the first line that is nothing else.
fn title(page: &Page<'_>, drafts: &mut [Draft], end: usize, entitled: bool, head: &mut Head) {
    if head.title.is_some() {
        return;
    }
    let marked =
        drafts.iter().take(end.min(4) + 1).position(|d| d.kind == BlockKind::Heading && d.level < BOLD);
    let marked = marked.filter(|&i| drafts[i].level == 1 || i == 0);
    let chosen = if entitled { marked } else { marked.or_else(|| headline(page, drafts, end)) };
    if let Some(i) = chosen {
        drafts[i].kind = BlockKind::Title;
        drafts[i].level = 0;
        head.title = Some(drafts[i].span);
    }
}

/// The first open line that is no letterhead; none where the first line signs the text.
fn headline(page: &Page<'_>, drafts: &[Draft], end: usize) -> Option<usize> {
    let open: Vec<usize> = (0..end.min(drafts.len())).filter(|&i| is_open(&drafts[i])).collect();
    let first = *open.first()?;
    let next = drafts.get(first + 1).map(|d| d.span);
    let signs = person::is_name(page, drafts[first].span)
        && next.is_some_and(|next| person::is_designation(page, next));
    let fits = |&i: &usize| drafts[i].span.len() <= LONGEST && !letterhead(page, drafts, &open, i);
    open.iter().copied().find(|i| !signs && fits(i))
}

/// Whether line `i` of the open lines names whose paper it is: it stands before another line that
/// can be the headline, and it has the capitals or the nouns of an institution.
fn letterhead(page: &Page<'_>, drafts: &[Draft], open: &[usize], i: usize) -> bool {
    let later = open.iter().any(|&j| j > i);
    let on_top = open.iter().take_while(|&&j| j < i).all(|&j| institution(page, drafts[j].span));
    later && on_top && institution(page, drafts[i].span)
}

fn institution(page: &Page<'_>, span: Span) -> bool {
    if span.len() > 120 {
        return false;
    }
    let tagged = page.phrases.tag(span);
    let lower = (0..tagged.len()).any(|i| {
        tagged.tokens[i].case == Case::Lower
            && tagged.tokens[i].kind == TokenKind::Word
            && !tagged.has(i, Class::Function)
    });
    let digits = tagged.tokens.iter().any(|t| t.kind == TokenKind::Number);
    let colon = (0..tagged.len()).any(|i| matches!(tagged.word(i), ":" | "?" | "!"));
    let noun = (0..tagged.len()).any(|i| {
        tagged.has(i, Class::Organisation)
            || tagged.has(i, Class::Outlet)
            || furniture(&tagged, i, "letterhead").is_some()
    });
    (noun || ends_in_acronym(&tagged)) && !lower && !digits && !colon
}

/// "VALLEY RELIEF CELL (VRC)": only institutions introduce an acronym in their own line.
fn ends_in_acronym(tagged: &Tagged<'_>) -> bool {
    let Some(open) = tagged.len().checked_sub(3).filter(|open| *open > 1) else { return false };
    let acronym = tagged.tokens[open + 1];
    tagged.word(open) == "(" && tagged.word(open + 2) == ")" && acronym.case == Case::Upper
}

/// A line with a name below the headline, and what its bearer is.
fn signers(page: &Page<'_>, drafts: &mut [Draft], end: usize, head: &mut Head) {
    let mut signed = false;
    for i in 0..end.min(drafts.len()) {
        if !is_open(&drafts[i]) {
            signed = drafts[i].kind == BlockKind::Credit;
            continue;
        }
        let span = drafts[i].span;
        let named = person::is_name(page, span) && !institution(page, span);
        if named {
            head.author.get_or_insert(span);
        }
        signed = named || is_post(page, span, signed);
        if signed {
            drafts[i].kind = BlockKind::Credit;
            drafts[i].level = 0;
        }
    }
}

/// "Staff reporter", or below a name whatever else says what its bearer is.
fn is_post(page: &Page<'_>, span: Span, below_name: bool) -> bool {
    page.phrases.is_whole(span, "designation")
        || below_name && person::is_designation(page, span) && !is_outlet(page, span)
}

/// The letterhead's last line, or a line that is an institution beside the stamp.
fn publisher(page: &Page<'_>, drafts: &mut [Draft], end: usize, head: &mut Head) {
    for draft in drafts.iter_mut().take(end).filter(|d| is_open(d)) {
        if !institution(page, draft.span) {
            continue;
        }
        draft.kind = BlockKind::Credit;
        draft.level = 0;
        // "Republic of Serbia" above the ministry's name says whose ministry it is.
        if head.publisher.is_none() || is_organisation(page, draft.span) {
            head.publisher = Some(draft.span);
        }
    }
}

fn is_organisation(page: &Page<'_>, span: Span) -> bool {
    let tagged = page.phrases.tag(span);
    (0..tagged.len()).any(|i| tagged.has(i, Class::Organisation) || tagged.has(i, Class::Outlet))
}

/// Whether the line is the name of a publisher and nothing else.
fn is_outlet(page: &Page<'_>, span: Span) -> bool {
    let tagged = page.phrases.tag(span);
    tagged.hit(0, Class::Outlet).is_some_and(|hit| hit.len == tagged.len())
}

/// "COMMENT", "World news": the kind of text, above the headline or below it.
fn genres(page: &Page<'_>, drafts: &mut [Draft], end: usize) {
    let last = (0..end.min(drafts.len())).rfind(|&i| is_open(&drafts[i]));
    for (i, draft) in drafts.iter_mut().enumerate().take(end).filter(|(_, d)| is_open(d)) {
        let line = draft.span.of(page.text);
        let genre =
            page.phrases.is_whole(draft.span, "genre") || wire::is_slug(&page.phrases.tag(draft.span), line);
        if Some(i) != last && genre {
            draft.kind = BlockKind::Byline;
            draft.level = 0;
        }
    }
}

/// "A. Ilić / © Daily Post. All rights reserved.": who signs, and whose it is.
fn foot(page: &Page<'_>, drafts: &mut Vec<Draft>, head: &mut Head) {
    let from = drafts.len().saturating_sub(FOOT);
    for i in (from..drafts.len()).rev() {
        let line = drafts[i].span.of(page.text);
        let Some(sign) = line.find('©').filter(|_| drafts[i].kind == BlockKind::Furniture) else { continue };
        let at = drafts[i].span.start + sign;
        if let Some(owner) = person::owner(page, Span::new(at + '©'.len_utf8(), drafts[i].span.end)) {
            head.publisher.get_or_insert(owner);
        }
        let before = super::line::trim(page.text, Span::new(drafts[i].span.start, at));
        if let Some(author) = person::leading(page, before) {
            head.author.get_or_insert(author);
            let rest = Draft {
                span: super::line::trim(page.text, Span::new(author.end, drafts[i].span.end)),
                ..drafts[i]
            };
            drafts[i] = Draft { kind: BlockKind::Credit, span: author, ..drafts[i] };
            drafts.insert(i + 1, rest);
        }
    }
}

/// "BAMAKO, March 22 (Reuters) – " before the first sentence.
fn dateline(page: &Page<'_>, drafts: &mut Vec<Draft>, head: &mut Head) {
    let Some(i) = drafts.iter().take(HEAD).position(|d| d.is_text() && d.span.len() > 60) else { return };
    let tagged = page.phrases.tag(drafts[i].span);
    let colon = || wire::colon(&tagged, |end| is_agency(&tagged, end)).map(|at| at..at + 1);
    let stop = || dateline_stop(&tagged).map(|at| at..at + 1);
    let dash = dateline_dash(&tagged).or_else(colon).or_else(stop);
    let Some(dash) = dash.filter(|dash| dash.end < tagged.len()) else { return };
    if let Some(outlet) = (0..dash.start).find_map(|t| tagged.hit(t, Class::Outlet)) {
        head.family.get_or_insert(outlet.value.to_owned());
    }
    if head.stamps.is_empty() {
        head.stamps.extend(stamp::dateline(&tagged, dash.start));
    }
    let line = tagged.span(0, dash.end);
    let rest = Draft { span: Span::new(tagged.tokens[dash.end].span.start, drafts[i].span.end), ..drafts[i] };
    drafts[i] = Draft { kind: BlockKind::Byline, span: line, ..drafts[i] };
    drafts.insert(i + 1, rest);
}

/// No dateline that ends with a full stop has more tokens.
const DATELINE: usize = 16;

/// The tokens of the dash behind a place in capitals, or behind an agency in brackets.
fn dateline_dash(tagged: &Tagged<'_>) -> Option<Range<usize>> {
    let is_dash = |i: usize| matches!(tagged.word(i), "–" | "—" | "-" | "―");
    let start = (1..tagged.len().min(24)).find(|&i| is_dash(i) && tagged.tokens[i].spaced)?;
    let end = start + 1 + usize::from(is_dash(start + 1));
    let text_follows = tagged.tokens.get(end).is_some_and(|t| t.spaced && t.case != Case::Lower);
    let plain = (0..start).any(|i| {
        let token = tagged.tokens[i];
        token.kind == TokenKind::Word && token.case == Case::Lower && !tagged.has(i, Class::Function)
    });
    (text_follows && !plain && (is_agency(tagged, start) || is_place(tagged, start))).then_some(start..end)
}

/// The full stop of "VELL, NOV. 19. Nine people …": behind a place in capitals and its day.
fn dateline_stop(tagged: &Tagged<'_>) -> Option<usize> {
    let is_day = |at: usize, end: usize| {
        calendar::written(tagged, at).is_some_and(|w| w.day.is_some() && at + w.len == end)
    };
    // "BAMAKO was taken on 22 March." is a sentence
    let named = |at: usize| {
        (0..at).all(|i| tagged.tokens[i].case != Case::Lower || tagged.tokens[i].kind != TokenKind::Word)
    };
    let closes = |end: &usize| tagged.word(*end) == "." && (1..*end).any(|at| is_day(at, *end) && named(at));
    let stop = (2..tagged.len().min(DATELINE)).find(closes)?;
    let text_follows = tagged.tokens.get(stop + 1).is_some_and(|t| t.spaced && t.case != Case::Lower);
    (text_follows && is_place(tagged, stop)).then_some(stop)
}

/// "… (Reuters)", "… (Plata News Service)" before token `end`.
fn is_agency(tagged: &Tagged<'_>, end: usize) -> bool {
    let open = (end.saturating_sub(8)..end).rev().find(|&i| tagged.word(i) == "(");
    let names = |i: usize| {
        tagged.has(i, Class::Outlet)
            || tagged.has(i, Class::Organisation)
            || furniture(tagged, i, "letterhead").is_some()
    };
    tagged.word(end - 1) == ")" && open.is_some_and(|open| (open..end).any(names))
}

/// "DONJA JELOVICA", "COLONIA AURELIA, Argentina, March 14", "MINSK, April 17 (Meridian)" before token `end`.
fn is_place(tagged: &Tagged<'_>, end: usize) -> bool {
    let bracket = (end.saturating_sub(8)..end).rev().find(|&i| tagged.word(i) == "(");
    let agency = bracket.filter(|_| tagged.word(end - 1) == ")").unwrap_or(end);
    let known = |i| tagged.has(i, Class::Month) || tagged.has(i, Class::Place) || i > agency;
    first_word(tagged) == 0
        && tagged.tokens[0].case == Case::Upper
        && (0..end).all(|i| tagged.tokens[i].case != Case::Title || known(i))
}
