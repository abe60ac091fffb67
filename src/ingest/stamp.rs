//! Lines that say when a text was written.

use std::ops::Range;

use super::layout::Page;
use super::phrase::furniture;
use crate::lexicon::calendar::{self, Absolute};
use crate::lexicon::{Class, Tagged, sentences};
use crate::text::{Case, Days, Span, TokenKind};

/// When a text was written, as a line of it says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stamp {
    pub days: Days,
    pub kind: StampKind,
    /// The first sentence of the line: the stamp itself.
    pub span: Span,
    /// Where the date stands.
    pub date: Span,
    /// "Update 2 (…)", "Update (…) –": a stamp that heads a section.
    pub heads: bool,
}

/// What the stamp says that happened on its day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StampKind {
    /// "Published 3 May 2012".
    Published,
    /// "Updated 3 May 2012", "As of 3 May 2012".
    Updated,
    /// "Done at Belgrade, 3 May 2012".
    Signed,
    /// A date and names, and no word that says what happened.
    Bare,
}

/// No stamp is longer, in bytes and in tokens.
const LONGEST: usize = 300;
const TOKENS: usize = 40;
/// How many tokens may stand beside a date in its field: its weekday, an hour.
const FIELD: usize = 6;
/// How many days after it was published a text may still be brought up to date.
const SOON: u32 = 3;
/// A text in capitals has no lower-case word to give its sentences away; their length does.
const MOST_WORDS: usize = 14;

/// The stamp of a short line, if it is one: its date, and no more words beside it than stamps have.
pub(super) fn stamp(page: &Page<'_>, span: Span) -> Option<Stamp> {
    if span.len() > LONGEST {
        return None;
    }
    let tagged = page.phrases.tag(span);
    let first = sentences(&tagged, 0..tagged.len()).into_iter().next()?.end;
    let (at, date) = first_date(&tagged, first.min(TOKENS))?;
    let after = at + date.len;
    let (kind, from) = phrase(&tagged, at).unwrap_or((StampKind::Bare, 0));
    let end = if kind == StampKind::Bare || from > 0 { first } else { trailer(&tagged, after, first) };
    let beside = (plain_words(&tagged, 0, at), plain_words(&tagged, after, end));
    let fits = match (kind, beside) {
        (StampKind::Bare, (0, 0)) => {
            !ends_range(&tagged, at) && !is_list(&tagged, after, first) && !tells_event(&tagged, at)
        }
        (StampKind::Bare, _) => stands_alone(&tagged, at..after, first),
        (_, (before, behind)) => before <= 3 && behind == 0 && at - from <= 10,
    };
    let words = (0..end).filter(|&i| tagged.tokens[i].kind == TokenKind::Word).count();
    (fits && words <= MOST_WORDS).then(|| Stamp {
        days: revised(&tagged, after..end, date.days).unwrap_or(date.days),
        kind,
        span: tagged.span(0, first),
        date: tagged.span(at, after),
        heads: kind == StampKind::Updated && from == 0 && heads(&tagged, at, first),
    })
}

/// The day of "First published 9 May 2012 - last updated 10 May 2012": a text that is brought up to date
/// within days speaks from the last of them; a later change mends a text that stays what it was.
fn revised(tagged: &Tagged<'_>, tokens: Range<usize>, published: Days) -> Option<Days> {
    let (at, date) = tokens.into_iter().find_map(|i| Some((i, calendar::absolute(tagged, i)?)))?;
    let updated = phrase(tagged, at).is_some_and(|(kind, _)| kind == StampKind::Updated);
    let soon = date.days.start > published.end && date.days.gap(published) <= SOON;
    (updated && soon && date.days.is_day()).then_some(date.days)
}

/// "Posted 1 May 2012 by kestrel · last edit 2 May · comments (14)": where who wrote it begins, or a mark
/// behind which other things stand.
fn trailer(tagged: &Tagged<'_>, from: usize, end: usize) -> usize {
    let marks =
        |i: &usize| matches!(tagged.word(*i), "·" | "|" | "•") || furniture(tagged, *i, "author").is_some();
    (from..end).find(marks).unwrap_or(end)
}

/// "No. 1,312 — Wednesday, September 10, 1997 — 200 francs": the date has a field of the line to itself, and no
/// event is named beside it.
fn stands_alone(tagged: &Tagged<'_>, date: Range<usize>, end: usize) -> bool {
    let left = (0..date.start).rev().find(|&i| parts_fields(tagged, i));
    let right = (date.end..end).find(|&i| parts_fields(tagged, i));
    let own = left.map_or(0, |i| i + 1)..right.unwrap_or(end);
    let alone = plain_words(tagged, own.start, date.start) == 0
        && plain_words(tagged, date.end, own.end) == 0
        && (own.start..date.start).len() <= FIELD
        && (date.end..own.end).len() <= FIELD;
    (left.is_some() || right.is_some()) && alone && !(0..end).any(|i| tagged.has(i, Class::Event))
}

/// A mark between the fields of a line: a dash with room on both sides, a bar, a dot.
fn parts_fields(tagged: &Tagged<'_>, i: usize) -> bool {
    match tagged.word(i) {
        "—" | "–" | "-" => {
            tagged.tokens[i].spaced && tagged.tokens.get(i + 1).is_none_or(|next| next.spaced)
        }
        "|" | "·" | "•" => true,
        _ => false,
    }
}

/// The stamp of the first `end` tokens, which are known to be a dateline.
pub(super) fn dateline(tagged: &Tagged<'_>, end: usize) -> Option<Stamp> {
    let (at, date) = first_date(tagged, end)?;
    let (span, place) = (tagged.span(0, end), tagged.span(at, at + date.len));
    Some(Stamp { days: date.days, kind: StampKind::Bare, span, date: place, heads: false })
}

fn first_date(tagged: &Tagged<'_>, end: usize) -> Option<(usize, Absolute)> {
    (0..end).find_map(|i| Some((i, calendar::absolute(tagged, i)?)))
}

/// "22–24 June 2010" is a span of days, and no day of publication.
fn ends_range(tagged: &Tagged<'_>, at: usize) -> bool {
    let dash = at.checked_sub(1).is_some_and(|i| matches!(tagged.word(i), "–" | "-" | "—"));
    dash && at >= 2 && tagged.tokens[at - 2].kind == TokenKind::Number
}

/// The phrase before the date at token `at` that says what happened, and where it starts.
fn phrase(tagged: &Tagged<'_>, at: usize) -> Option<(StampKind, usize)> {
    let kinds =
        [("published", StampKind::Published), ("updated", StampKind::Updated), ("signed", StampKind::Signed)];
    (0..at).rev().find_map(|i| {
        let (_, kind) = kinds.iter().find(|(name, _)| furniture(tagged, i, name).is_some())?;
        let start =
            (0..i).rev().take(3).find(|&j| furniture(tagged, j, "updated").is_some_and(|h| j + h.len > i));
        Some((*kind, start.unwrap_or(i)))
    })
}

/// Words in lower case that carry content: a stamp has none, a sentence has many.
fn plain_words(tagged: &Tagged<'_>, from: usize, to: usize) -> usize {
    let mut count = 0;
    let mut i = from;
    while i < to {
        if let Some(len) = stamp_word(tagged, i) {
            i += len;
            continue;
        }
        let token = tagged.tokens[i];
        let cardinal = tagged.has(i, Class::Cardinal) && token.kind == TokenKind::Word;
        count += usize::from(
            cardinal
                || token.kind == TokenKind::Word
                    && token.case == Case::Lower
                    && !tagged.has(i, Class::Function)
                    && !is_particle(tagged, i),
        );
        i += 1;
    }
    count
}

/// "del" in "La Gaceta del Oriente".
fn is_particle(tagged: &Tagged<'_>, i: usize) -> bool {
    let capital = |i: usize| tagged.tokens.get(i).is_some_and(|t| t.case == Case::Title);
    tagged.has(i, Class::Particle) && i.checked_sub(1).is_some_and(capital) && capital(i + 1)
}

/// The length of what belongs to a stamp at token `i`: a phrase of it, an hour, the reading time.
fn stamp_word(tagged: &Tagged<'_>, i: usize) -> Option<usize> {
    let kinds = ["published", "updated", "signed", "clock", "read_time", "author", "genre", "letterhead"];
    let hit = tagged.hits(i, Class::Furniture).find(|hit| kinds.contains(&hit.value));
    let glued_unit = tagged.tokens[i].case == Case::Lower && !tagged.tokens[i].spaced && i > 0;
    hit.map(|hit| hit.len).or_else(|| glued_unit.then_some(1))
}

/// "THE FIRE BROKE OUT ON OCTOBER 5, 2023.": in a text in capitals a sentence has no lower case to give it away,
/// but a stamp sets no event on its day.
fn tells_event(tagged: &Tagged<'_>, at: usize) -> bool {
    let on = at
        .checked_sub(1)
        .is_some_and(|i| tagged.hit(i, Class::Function).is_some_and(|hit| hit.value == "preposition"));
    on && (0..at).any(|i| tagged.has(i, Class::Event))
}

/// "Smith, Daily News, April 2012, p. 4" cites another text.
fn is_list(tagged: &Tagged<'_>, from: usize, to: usize) -> bool {
    (from..to).filter(|&i| tagged.word(i) == ",").count() > 2
}

/// Whether a number or a bracket follows the word "update", or a dash or colon ends the line.
fn heads(tagged: &Tagged<'_>, at: usize, end: usize) -> bool {
    let numbered = (1..at).any(|i| tagged.tokens[i].kind == TokenKind::Number || tagged.word(i) == "(");
    let led = matches!(tagged.word(end.saturating_sub(1)), "–" | "—" | "-" | ":");
    numbered && at <= 6 && tagged.word(1) != ":" && (led || tagged.word(at.saturating_sub(1)) == "(")
}
