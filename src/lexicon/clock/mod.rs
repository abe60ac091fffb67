//! Times of day: "at half past five in the morning", "11 p.m.", "23:05", "shortly before midnight".

use std::ops::Range;

use super::{Class, Tagged};
use crate::text::{TokenKind, fold};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const HALF_DAY: u32 = DAY / 2;
/// The hours of a clock with hands.
const HANDS: u32 = 12;
/// From this hour on, a night is that of the evening: "11 at night", "2 at night".
const EVENING: u32 = 6;
/// More tokens "a.m." is not cut into.
const MARK: usize = 4;
/// So many tokens stand at most between an hour and the part of the day: "six on the Wednesday morning".
const BETWEEN: usize = 4;

/// An hour without minutes, and one told in words, may be so many minutes off.
const ROUND: u32 = 10;
const IN_WORDS: u32 = 5;
/// So many minutes are "about", so many "shortly", and "before six" is so many before it at most.
const ABOUT: u32 = 30;
const SHORTLY: u32 = 45;
const BOUND: u32 = 6 * HOUR;

/// A time of day, as far as its words tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hour {
    /// Minutes from midnight.
    pub minute: u32,
    /// Whether nothing tells which half of the day is meant: "at half past five".
    pub either: bool,
    /// It may be so many minutes earlier, and so many later.
    slack: (u32, u32),
    /// The same where no more is told than what it was before, or after.
    bound: (u32, u32),
    /// The clock that it is told by, where that is not the one of the place.
    zone: Option<String>,
    /// Whether the words leave no other reading: "11 p.m.", "at nine in the evening", but "about nine in the evening".
    pub certain: bool,
    /// Its tokens, with the words that limit it.
    pub tokens: Range<usize>,
    /// The tokens of the hour alone.
    pub core: Range<usize>,
}

impl Hour {
    /// Whether both tell one moment of a day; what is told to be before an hour is told with that hour.
    #[must_use]
    pub fn is_at(&self, other: &Self) -> bool {
        self.meets(other, (self.slack.1 + other.slack.0, self.slack.0 + other.slack.1))
    }

    /// Whether both may be one moment of a day.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        // "by eight" is not "by ten"
        let alike = |x: u32, y: u32| x > 0 && y > 0;
        if alike(self.bound.0, other.bound.0) || alike(self.bound.1, other.bound.1) {
            return self.is_at(other);
        }
        let later = self.slack.1 + self.bound.1 + other.slack.0 + other.bound.0;
        let earlier = self.slack.0 + self.bound.0 + other.slack.1 + other.bound.1;
        self.meets(other, (later, earlier))
    }

    /// Whether the other is no more than so many minutes later, or earlier.
    fn meets(&self, other: &Self, reach: (u32, u32)) -> bool {
        let either = self.either || other.either;
        let later = |minute: u32| (minute + DAY - self.minute) % DAY;
        let meets = |minute: u32| later(minute) <= reach.0 || DAY - later(minute) <= reach.1;
        meets(other.minute) || either && meets(other.minute + HALF_DAY)
    }

    /// Whether both are told by one clock.
    #[must_use]
    pub fn is_of_clock_of(&self, other: &Self) -> bool {
        self.zone == other.zone
    }

    /// Whether it is a minute to which nobody rounds.
    #[must_use]
    pub const fn is_telling(&self) -> bool {
        self.slack.0 == 0 && self.slack.1 == 0 && !self.minute.is_multiple_of(5)
    }
}

/// The time of day whose hour starts at a token, be it a figure, a word or a phrase.
#[must_use]
pub fn hour_at(tagged: &Tagged<'_>, at: usize) -> Option<Hour> {
    let face = named(tagged, at)
        .or_else(|| past(tagged, at))
        .or_else(|| digits(tagged, at))
        .or_else(|| whole(tagged, at))?;
    let half = half(tagged, face.end).filter(|_| face.minute <= HANDS * HOUR + HOUR);
    let limits = Limits::before(tagged, at);
    let part = part_of_day(tagged, face.end).filter(|_| half.is_none() && face.by_hands);
    let zone = zone(tagged, half.map_or(face.end, |(_, end)| end))
        .filter(|(zone, _)| face.minutes || zone.is_some());
    let weekday = |at: usize| {
        tagged.has(at, Class::Weekday) || tagged.is(at, "on") && tagged.has(at + 1, Class::Weekday)
    };
    let told = match face.sure {
        Sure::Alone => true,
        Sure::Behind => limits.start < at,
        Sure::Marked => {
            half.is_some()
                || zone.is_some()
                || limits.start < at && (part.is_some() || face.minutes || weekday(face.end))
        }
    };
    let end = zone.as_ref().map(|(_, end)| *end).or(half.map(|(_, end)| end)).or(part.map(|(_, end)| end));
    told.then(|| Hour {
        minute: match (half, part) {
            (Some((after_noon, _)), _) => face.minute % HALF_DAY + if after_noon { HALF_DAY } else { 0 },
            (None, Some((part, _))) => part.minute(face.minute),
            (None, None) => face.minute % DAY,
        },
        either: face.by_hands && half.is_none() && part.is_none(),
        slack: (face.slack + limits.slack.0, face.slack + limits.slack.1),
        bound: limits.bound,
        zone: zone.and_then(|(zone, _)| zone),
        certain: half.is_some() || face.sure == Sure::Alone || limits.leads,
        tokens: limits.start..end.unwrap_or(face.end),
        core: at..face.end,
    })
}

/// What a clock shows.
struct Face {
    minute: u32,
    /// Whether it may be the hour of either half of the day.
    by_hands: bool,
    /// Whether it has minutes.
    minutes: bool,
    slack: u32,
    sure: Sure,
    end: usize,
}

/// What a time of day needs to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Nothing: "23:05", "half past five".
    Alone,
    /// A word that leads to it: "at noon".
    Behind,
    /// The half of the day, or such a word and minutes or a day: "11 p.m.", "at 22.15", "at six on Friday".
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
    let sure = if colon { Sure::Alone } else { Sure::Marked };
    let measured = !colon && tagged.has(end, Class::Quantity);
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

/// Whether the words at a token say that it is after noon, and where they end: "a.m.", "pm".
fn half(tagged: &Tagged<'_>, at: usize) -> Option<(bool, usize)> {
    let mut letters = String::new();
    for i in (at..tagged.len()).take(MARK) {
        letters.extend(fold(tagged.word(i)).chars().filter(|c| *c != '.'));
        let dot = usize::from(tagged.is(i + 1, ".") && tagged.word(at).len() < 3 && i > at);
        match letters.as_str() {
            "pm" => return Some((true, i + 1 + dot)),
            "am" => return Some((false, i + 1 + dot)),
            _ => {}
        }
    }
    None
}

/// A part of the day, as far as it tells one half from the other.
#[derive(Clone, Copy)]
enum Part {
    Morning,
    AfterNoon,
    Night,
}

impl Part {
    /// The minute of the day that a clock with hands shows then.
    const fn minute(self, shown: u32) -> u32 {
        let shown = shown % HALF_DAY;
        match self {
            Self::Morning => shown,
            Self::AfterNoon => shown + HALF_DAY,
            Self::Night => shown + if shown >= EVENING * HOUR { HALF_DAY } else { 0 },
        }
    }
}

/// The part of the day behind an hour, and where it ends: "in the morning", "on Tuesday evening", "at night".
fn part_of_day(tagged: &Tagged<'_>, at: usize) -> Option<(Part, usize)> {
    let between = |at: usize| {
        [Class::Function, Class::Weekday, Class::Shift].iter().any(|class| tagged.has(at, *class))
    };
    for i in (at..tagged.len()).take(BETWEEN) {
        if let Some(hit) = tagged.hit(i, Class::DayPart) {
            let part = match hit.value {
                "morning" => Part::Morning,
                "afternoon" | "evening" => Part::AfterNoon,
                "night" => Part::Night,
                _ => return None,
            };
            return Some((part, i + hit.len));
        }
        if !between(i) {
            return None;
        }
    }
    None
}

/// The clock that an hour is told by, none being that of the place, and where its name ends: "GMT", "local time".
fn zone(tagged: &Tagged<'_>, at: usize) -> Option<(Option<String>, usize)> {
    if let Some(here) = tagged.hits(at, Class::Clock).find(|hit| hit.value == "here") {
        return Some((None, at + here.len));
    }
    let hit = { tagged.hits(at, Class::TimeWord) }.find(|hit| hit.value == "zone")?;
    Some((Some(fold(tagged.span(at, at + hit.len).of(tagged.text)).into_owned()), at + hit.len))
}

/// The words before an hour: "at about", "shortly before".
struct Limits {
    start: usize,
    slack: (u32, u32),
    bound: (u32, u32),
    /// Whether one of them stands before hours and days alone: "at", "from".
    leads: bool,
}

impl Limits {
    fn before(tagged: &Tagged<'_>, at: usize) -> Self {
        const WORDS: [&str; 7] = ["about", "just_before", "just_after", "before", "after", "at", "since"];
        let mut limits = Self { start: at, slack: (0, 0), bound: (0, 0), leads: false };
        // The longest phrase that ends where the rest begins.
        let ending = |end: usize| {
            (end.saturating_sub(BETWEEN)..end).find_map(|start| {
                let mut hits = tagged.hits(start, Class::Clock);
                let hit = hits.find(|hit| start + hit.len == end && WORDS.contains(&hit.value))?;
                Some((start, hit.value))
            })
        };
        while let Some((start, word)) = ending(limits.start) {
            limits.start = start;
            match word {
                "about" => limits.slack = (ABOUT, ABOUT),
                "just_before" => limits.slack.0 = SHORTLY,
                "just_after" => limits.slack.1 = SHORTLY,
                "before" => limits.bound.0 = BOUND,
                "after" => limits.bound.1 = BOUND,
                _ => limits.leads = true,
            }
        }
        limits
    }
}

#[cfg(test)]
mod tests;
