//! What a clock shows, in figures or in words.

use super::{DAY, HALF_DAY, HANDS, HOUR};
use crate::lexicon::{Class, Tagged};
use crate::text::TokenKind;

/// An hour without minutes, and one told in words, may be so many minutes off.
const ROUND: u32 = 10;
const IN_WORDS: u32 = 5;

/// What is written at a token.
pub(super) fn face(tagged: &Tagged<'_>, at: usize) -> Option<Face> {
    named(tagged, at)
        .or_else(|| past(tagged, at))
        .or_else(|| digits(tagged, at))
        .or_else(|| whole(tagged, at))
}

/// What a clock shows.
pub(super) struct Face {
    pub(super) minute: u32,
    /// Whether it may be the hour of either half of the day.
    pub(super) by_hands: bool,
    /// Whether it has minutes.
    pub(super) minutes: bool,
    pub(super) slack: u32,
    pub(super) sure: Sure,
    pub(super) end: usize,
}

/// What a time of day needs to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// Nothing: "half past five", "five o'clock", "04:30".
    Alone,
    /// Anything that hours and days have around them, since a vote and a verse are written so too: "at 9:30", "9:30 a.m.".
    Colon,
    /// The half of the day, or a word that leads to hours alone, since any number may be written so: "at 9.30".
    Dot,
    /// A word that leads to it: "at noon".
    Behind,
    /// The half of the day, or such a word and a part of the day or a day: "11 p.m.", "at six on Friday".
    Marked,
}

/// "noon", "midnight".
fn named(tagged: &Tagged<'_>, at: usize) -> Option<Face> {
    let hit = { tagged.hits(at, Class::Clock) }.find(|hit| matches!(hit.value, "noon" | "midnight"))?;
    let minute = if hit.value == "noon" { HALF_DAY } else { 0 };
    let end = at + hit.len;
    Some(Face { minute, by_hands: false, minutes: false, slack: ROUND, sure: Sure::Behind, end })
}

/// "half past five", "a quarter to six", "ten to seven".
fn past(tagged: &Tagged<'_>, at: usize) -> Option<Face> {
    let word = |at: usize, value: &str| {
        tagged.hits(at, Class::Clock).find(|hit| hit.value == value).map(|hit| at + hit.len)
    };
    let fixed = [("half_past", 30), ("quarter_past", 15), ("quarter_to", -15)];
    let fixed = fixed.iter().find_map(|(value, off)| Some((*off, word(at, value)?)));
    let counted = || {
        let minutes = i32::try_from(number(tagged, at).filter(|minutes| (1..30).contains(minutes))?).ok()?;
        // "from five to seven" is a stretch of figures.
        let before =
            || at > 0 && tagged.has(at - 1, Class::Clock) && !tagged.is_a(at - 1, Class::Clock, "since");
        let signed =
            word(at + 1, "past").map(|end| (minutes, end)).or_else(|| Some((-minutes, word(at + 1, "to")?)));
        signed.filter(|_| before() && minutes % 5 == 0)
    };
    let (off, end) = fixed.or_else(counted)?;
    let hour = number(tagged, end).filter(|hour| (1..=HANDS).contains(hour))?;
    let minute = (hour * HOUR + DAY).checked_add_signed(off)? % HALF_DAY;
    let slack = IN_WORDS;
    Some(Face { minute, by_hands: true, minutes: true, slack, sure: Sure::Alone, end: end + 1 })
}

/// "23:05", "11.30", "4:30", in one token or in three.
fn digits(tagged: &Tagged<'_>, at: usize) -> Option<Face> {
    let token = tagged.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let written = token.span.of(tagged.text);
    let apart = at + 2 < tagged.len() && tagged.is(at + 1, ":");
    let apart = apart && !tagged.tokens[at + 1].spaced && !tagged.tokens[at + 2].spaced;
    let (hour, minute, end) = match written.split_once([':', '.']) {
        Some((hour, minute)) => (hour, minute, at + 1),
        None if apart => (written, tagged.word(at + 2), at + 3),
        None => return None,
    };
    let colon = apart || written.contains(':');
    let two = minute.len() == 2 && hour.len() <= 2;
    let (h, m): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let by_hands = h <= HANDS && !hour.starts_with('0');
    // Nobody votes "04:30".
    let padded = hour.starts_with('0') || minute.starts_with('0');
    let sure = match (colon, padded) {
        (true, true) => Sure::Alone,
        (true, false) => Sure::Colon,
        (false, _) => Sure::Dot,
    };
    let measured = !colon && (tagged.has(end, Class::Quantity) || tagged.has(end, Class::Scale));
    (two && h < 24 && m < HOUR && !measured).then_some(Face {
        minute: h * HOUR + m,
        by_hands,
        minutes: true,
        slack: 0,
        sure,
        end,
    })
}

/// "11", "eleven", "five o'clock".
fn whole(tagged: &Tagged<'_>, at: usize) -> Option<Face> {
    let hour = number(tagged, at).filter(|hour| (1..=HANDS).contains(hour))?;
    let clock = tagged.hits(at + 1, Class::Clock).find(|hit| hit.value == "o_clock");
    let sure = if clock.is_some() { Sure::Alone } else { Sure::Marked };
    let end = at + 1 + clock.map_or(0, |hit| hit.len);
    Some(Face { minute: hour * HOUR, by_hands: true, minutes: false, slack: ROUND, sure, end })
}

/// A whole number in a token.
fn number(tagged: &Tagged<'_>, at: usize) -> Option<u32> {
    match tagged.tokens.get(at)?.kind {
        TokenKind::Number => tagged.word(at).parse().ok(),
        _ => tagged.hit(at, Class::Cardinal)?.value.parse().ok(),
    }
}
