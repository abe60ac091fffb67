//! Times of day: "at half past five in the morning", "11 p.m.", "23:05", "shortly before midnight".

mod around;
mod face;

use std::ops::Range;

use super::{Class, Tagged};
use around::{Limits, half, has_day, opens_line, part_before, part_behind, zone};
use face::{Face, Sure, face};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const HALF_DAY: u32 = DAY / 2;
/// The hours of a clock with hands.
const HANDS: u32 = 12;
/// So many tokens stand at most between an hour and the part of the day: "six on the Wednesday morning".
const BETWEEN: usize = 4;
/// From so many minutes on a bound says nothing of how near the hour is.
const NEAR: u32 = HOUR;

/// A time of day, as far as its words tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hour {
    /// Minutes from midnight.
    pub minute: u32,
    /// Whether nothing tells which half of the day is meant: "at half past five".
    pub either: bool,
    /// It may be so many minutes earlier or later.
    slack: u32,
    /// It is before the hour or after it, and so many minutes from it at most.
    side: Option<(Side, u32)>,
    /// So many minutes later a stretch ends in which it was: "between 5 and 6 p.m.".
    length: u32,
    /// The clock that it is told by, where that is not the one of the place.
    zone: Option<String>,
    /// Whether the words leave no other reading: "11 p.m.", "at nine in the evening", but "about nine in the evening".
    pub certain: bool,
    /// Its tokens, with the words that limit it.
    pub tokens: Range<usize>,
    /// The tokens of the hour alone.
    pub core: Range<usize>,
}

/// Before an hour, or after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Before,
    After,
}

impl Hour {
    /// Whether both tell one moment of a day; what is told to be before an hour is told with that hour.
    #[must_use]
    pub fn is_at(&self, other: &Self) -> bool {
        self.meets(other, NEAR)
    }

    /// Whether both may be one moment of a day.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        // "by eight" is not "by ten"
        let far = |hour: &Self| hour.side.filter(|(_, reach)| *reach >= NEAR).map(|(side, _)| side);
        let alike = far(self).is_some() && far(self) == far(other);
        self.meets(other, if alike { NEAR } else { DAY })
    }

    /// Whether the stretches in which both may lie have a minute in common; bounds that reach so far are no wider than their
    /// hour.
    fn meets(&self, other: &Self, far: u32) -> bool {
        // What is before midnight is not after it.
        let apart = self.sides_differ(other);
        let ((a, b), (c, d)) = (self.stretch(far, apart), other.stretch(far, apart));
        let shift = |by: u32| i64::from(other.minute) - i64::from(self.minute) + i64::from(by);
        let day = i64::from(DAY);
        let meet = |by: u32| {
            let shift = shift(by);
            [shift - day, shift, shift + day].iter().any(|shift| c + shift <= b && a <= d + shift)
        };
        (a <= b && c <= d)
            && (meet(0) || (self.either || other.either) && (meet(HALF_DAY) || meet(DAY + HALF_DAY)))
    }

    fn sides_differ(&self, other: &Self) -> bool {
        self.side.zip(other.side).is_some_and(|((x, _), (y, _))| x != y)
    }

    /// From how many minutes before its hour to how many behind it, which may be left out.
    fn stretch(&self, far: u32, strict: bool) -> (i64, i64) {
        let (slack, edge) = (i64::from(self.slack), i64::from(strict));
        let reach = |reach: u32| if reach >= far { slack } else { i64::from(reach) + slack };
        match self.side {
            Some((Side::Before, minutes)) => (-reach(minutes), -edge),
            Some((Side::After, minutes)) => (edge, reach(minutes)),
            None => (-slack, i64::from(self.length) + slack),
        }
    }

    /// Whether both are told by one clock.
    #[must_use]
    pub fn is_of_clock_of(&self, other: &Self) -> bool {
        self.zone == other.zone
    }

    /// Whether it is a minute to which nobody rounds.
    #[must_use]
    pub const fn is_telling(&self) -> bool {
        self.slack == 0 && self.side.is_none() && !self.minute.is_multiple_of(5)
    }
}

/// The time of day whose hour starts at a token, be it a figure, a word or a phrase.
#[must_use]
pub fn hour_at(tagged: &Tagged<'_>, at: usize) -> Option<Hour> {
    let face = face(tagged, at)?;
    stretch(tagged, at, &face).or_else(|| hour_of(tagged, at, &face, false))
}

/// "between 5 and 6 p.m."
fn stretch(tagged: &Tagged<'_>, at: usize, face: &Face) -> Option<Hour> {
    let between = at.checked_sub(1).filter(|before| tagged.is(*before, "between"))?;
    let second = face.end + 1;
    let last = self::face(tagged, second).filter(|_| tagged.is(face.end, "and"))?;
    let last = hour_of(tagged, second, &last, true).filter(|last| last.side.is_none())?;
    let length = (last.minute % HALF_DAY + HALF_DAY - face.minute % HALF_DAY) % HALF_DAY;
    let (tokens, core) = (between..last.tokens.end, at..last.core.end);
    Some(Hour { minute: (last.minute + DAY - length) % DAY, length, tokens, core, ..last })
}

/// The hour that a clock shows, with the words around it; none where it may as well be another number. Some words lead to it
/// in any case.
fn hour_of(tagged: &Tagged<'_>, at: usize, face: &Face, led: bool) -> Option<Hour> {
    let half = half(tagged, face.end).filter(|_| face.minute <= HANDS * HOUR + HOUR);
    let limits = Limits::before(tagged, at);
    let behind = part_behind(tagged, face.end).filter(|_| half.is_none() && face.by_hands);
    let zone = zone(tagged, half.map_or(face.end, |(_, end)| end), face);
    let led = led || limits.are_told(at);
    let weekday = |at: usize| {
        tagged.has(at, Class::Weekday) || tagged.is(at, "on") && tagged.has(at + 1, Class::Weekday)
    };
    let marked = half.is_some() || zone.is_some() || led && (behind.is_some() || weekday(face.end));
    let told = match face.sure {
        Sure::Alone => true,
        Sure::Behind => led,
        Sure::Colon => {
            marked || led || behind.is_some() || has_day(tagged, at, face.end) || opens_line(tagged, at)
        }
        Sure::Dot => marked || limits.at_hour,
        Sure::Marked => marked,
    };
    let before = || part_before(tagged, limits.start).filter(|_| face.by_hands);
    let part = behind.map(|(part, _)| part).or_else(before).filter(|_| half.is_none());
    let open = half.is_none() && part.is_none() && !zone.as_ref().is_some_and(|zone| zone.of_day);
    let end = zone.as_ref().map(|zone| zone.end);
    let end = end.or(half.map(|(_, end)| end)).or(behind.map(|(_, end)| end)).unwrap_or(face.end);
    told.then(|| Hour {
        minute: match (half, part) {
            (Some((after_noon, _)), _) => face.minute % HALF_DAY + if after_noon { HALF_DAY } else { 0 },
            (None, Some(part)) => part.minute(face.minute),
            (None, None) => face.minute % DAY,
        },
        either: face.by_hands && open,
        slack: face.slack + limits.slack,
        side: limits.side,
        length: 0,
        zone: zone.and_then(|zone| zone.name),
        certain: half.is_some() || matches!(face.sure, Sure::Alone | Sure::Colon) || limits.leads,
        tokens: limits.start..end,
        core: at..face.end,
    })
}

#[cfg(test)]
mod tests;
