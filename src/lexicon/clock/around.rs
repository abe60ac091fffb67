//! The words around an hour: the half of the day, its parts, clocks of elsewhere, days, and what limits it.

use super::face::Face;
use super::{BETWEEN, HALF_DAY, HOUR, Side};
use crate::lexicon::{Class, Tagged};
use crate::text::{TokenKind, fold};

/// More tokens "a.m." is not cut into.
const MARK: usize = 4;
/// From this hour on, a night is that of the evening: "11 at night", "2 at night".
const EVENING: u32 = 6;
/// So many minutes are "about", so many "shortly", and "before six" is so many before it at most.
const ABOUT: u32 = 30;
const SHORTLY: u32 = 45;
const BOUND: u32 = 6 * HOUR;

/// Whether the words at a token say that it is after noon, and where they end: "a.m.", "pm".
pub(super) fn half(tagged: &Tagged<'_>, at: usize) -> Option<(bool, usize)> {
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
pub(super) enum Part {
    Morning,
    AfterNoon,
    Night,
}

impl Part {
    /// The minute of the day that a clock with hands shows then.
    pub(super) const fn minute(self, shown: u32) -> u32 {
        let shown = shown % HALF_DAY;
        match self {
            Self::Morning => shown,
            Self::AfterNoon => shown + HALF_DAY,
            Self::Night => shown + if shown >= EVENING * HOUR { HALF_DAY } else { 0 },
        }
    }
}

/// The part of the day behind an hour, and where it ends: "in the morning", "on Tuesday evening", "at night".
pub(super) fn part_behind(tagged: &Tagged<'_>, at: usize) -> Option<(Part, usize)> {
    for i in (at..tagged.len()).take(BETWEEN) {
        if let Some(hit) = tagged.hit(i, Class::DayPart) {
            return Some((part(hit.value)?, i + hit.len));
        }
        if !may_stand_between(tagged, i) {
            return None;
        }
    }
    None
}

/// The part of the day before an hour: "on Tuesday morning, at 10:30".
pub(super) fn part_before(tagged: &Tagged<'_>, at: usize) -> Option<Part> {
    for i in (at.saturating_sub(BETWEEN)..at).rev() {
        if let Some(hit) = tagged.hit(i, Class::DayPart).filter(|hit| i + hit.len <= at) {
            return part(hit.value);
        }
        if !may_stand_between(tagged, i) && !tagged.is(i, ",") {
            return None;
        }
    }
    None
}

fn part(value: &str) -> Option<Part> {
    match value {
        "morning" => Some(Part::Morning),
        "afternoon" | "evening" => Some(Part::AfterNoon),
        "night" => Some(Part::Night),
        _ => None,
    }
}

/// Whether a token may stand between an hour and the part of the day.
fn may_stand_between(tagged: &Tagged<'_>, at: usize) -> bool {
    [Class::Function, Class::Weekday, Class::Shift].iter().any(|class| tagged.has(at, *class))
}

/// Whether a day stands behind an hour or before it: "23:40 on Tuesday", "on 22 June, 23:40".
pub(super) fn has_day(tagged: &Tagged<'_>, at: usize, end: usize) -> bool {
    let number = |at: usize| tagged.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let month = |at: usize| tagged.has(at, Class::Month);
    let on = end + usize::from(tagged.is(end, "on") || tagged.is(end, ","));
    let behind = tagged.has(on, Class::Weekday) || number(on) && month(on + 1) || month(on) && number(on + 1);
    let before = at.checked_sub(1).map(|last| last - usize::from(last > 0 && tagged.is(last, ",")));
    behind || before.is_some_and(|last| tagged.has(last, Class::Weekday) || month(last))
}

/// Whether a token is the first of its line, as in a list of what happened when.
pub(super) fn opens_line(tagged: &Tagged<'_>, at: usize) -> bool {
    let start = tagged.tokens.get(at).map_or(0, |token| token.span.start);
    let last = at.checked_sub(1).map_or(0, |last| tagged.tokens[last].span.end);
    at == 0 || tagged.text.get(last..start).is_some_and(|gap| gap.contains('\n'))
}

/// A clock that an hour is told by.
pub(super) struct Zone {
    /// None being that of the place.
    pub(super) name: Option<String>,
    /// Whether it has 24 hours: "10:30 hrs".
    pub(super) of_day: bool,
    /// Where its name ends.
    pub(super) end: usize,
}

/// The clock that an hour is told by: "GMT", "local time", "hrs"; what may mean a length of time as well, only where
/// minutes are told.
pub(super) fn zone(tagged: &Tagged<'_>, at: usize, face: &Face) -> Option<Zone> {
    let here = |value: &str| tagged.hits(at, Class::Clock).find(|hit| hit.value == value);
    if let Some(hit) = here("here").or_else(|| here("of_day")) {
        let zone = Zone { name: None, of_day: hit.value == "of_day", end: at + hit.len };
        return face.minutes.then_some(zone);
    }
    let hit = { tagged.hits(at, Class::TimeWord) }.find(|hit| hit.value == "zone")?;
    let name = fold(tagged.span(at, at + hit.len).of(tagged.text)).into_owned();
    Some(Zone { name: Some(name), of_day: false, end: at + hit.len })
}

/// The words before an hour: "at about", "shortly before".
pub(super) struct Limits {
    pub(super) start: usize,
    /// It may be so many minutes off.
    pub(super) slack: u32,
    /// How it stands to the hour, and so many minutes from it at most.
    pub(super) side: Option<(Side, u32)>,
    /// Whether one of them stands before hours and days alone: "at", "from".
    pub(super) leads: bool,
    /// Whether one of them leads to an hour rather than to any number: "at", "shortly before".
    pub(super) at_hour: bool,
}

impl Limits {
    pub(super) fn before(tagged: &Tagged<'_>, at: usize) -> Self {
        const WORDS: [&str; 7] = ["about", "just_before", "just_after", "before", "after", "at", "since"];
        let mut limits = Self { start: at, slack: 0, side: None, leads: false, at_hour: false };
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
                "about" => limits.slack = ABOUT,
                "just_before" => limits.side = Some((Side::Before, SHORTLY)),
                "just_after" => limits.side = Some((Side::After, SHORTLY)),
                "before" => limits.side = limits.side.or(Some((Side::Before, BOUND))),
                "after" => limits.side = limits.side.or(Some((Side::After, BOUND))),
                _ => limits.leads = true,
            }
            limits.at_hour |= matches!(word, "at" | "just_before" | "just_after");
        }
        limits
    }

    /// Whether a word stands there that leads to an hour or limits it.
    pub(super) const fn are_told(&self, at: usize) -> bool {
        self.start < at
    }
}
