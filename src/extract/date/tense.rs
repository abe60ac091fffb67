//! Whether a clause looks back or ahead.

use std::ops::Range;

use crate::claim::EventKinds;
use crate::extract::Reading;
use crate::lexicon::calendar::Joint;
use crate::lexicon::{Class, Form};
use crate::text::{Case, TokenKind};

/// How far from the date its verb is looked for.
const REACH: usize = 30;

/// Which way a clause looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Direction {
    Back,
    /// Farther back than the day told of: "the revolt had begun on Wednesday".
    Before,
    Ahead,
    /// No verb tells.
    Open,
}

/// The direction of the clause around a date: the verb before it decides, else the one after it.
pub(super) fn direction(reading: &Reading<'_>, sentence: &Range<usize>, date: &Range<usize>) -> Direction {
    let first = sentence.start.max(date.start.saturating_sub(REACH));
    let last = sentence.end.min(date.end + REACH);
    if (first..date.start.saturating_sub(1)).next_back().is_some_and(|at| is_due(reading, at, first, date)) {
        return Direction::Ahead;
    }
    let before = (first..date.start).rev().find_map(|at| told_before(reading, at, first));
    let after = || (date.end..last).find_map(|at| told_at(reading, at));
    before.or_else(after).unwrap_or(Direction::Open)
}

/// "The vote is on Sunday", "called a rally for this Sunday", "has promised two more for Monday": what
/// stands directly before looks ahead. "jailed for Monday's attack" does not. "declared three days of mourning,
/// beginning on Monday" does, as far back as `first` is looked for who declared it.
fn is_due(reading: &Reading<'_>, at: usize, first: usize, date: &Range<usize>) -> bool {
    let this = || reading.hit(date.start, Class::Shift).is_some_and(|hit| hit.value == "this");
    let noun = reading.tokens.get(date.end).is_some_and(|t| t.kind == TokenKind::Word)
        && !reading.has(date.end, Class::Function);
    let day = || reading.has(date.start, Class::Weekday) && !noun && !reading.is(date.end, "'s");
    let meant = reading.is(date.start - 1, "for") && (this() || day());
    // "declared Saturday a day of mourning"
    let named = declares(reading, date.start - 1) && is_indefinite(reading, date.end);
    let directly = |joint| (at..date.start).any(|at| reading.joined(at, joint).any(|end| end == date.start));
    let starting = || directly(Joint::Starting) || directly(Joint::From);
    let before = || (first..date.start).rev();
    let stretch = || before().take_while(|&at| !declares(reading, at)).any(|at| is_stretch(reading, at));
    // "declared that three weeks of fighting from Friday" tells what was
    let declared =
        || before().find(|&at| declares(reading, at)).is_some_and(|at| !reading.is(at + 1, "that"));
    let starting = || starting() && stretch() && declared();
    meant || named || directly(Joint::IsOn) || starting()
}

/// "declared", "proclaimed".
fn declares(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits(at, Class::Concept).any(|hit| hit.value == "declare")
}

/// What lasts for days when it is declared: "three days", "a curfew".
fn is_stretch(reading: &Reading<'_>, at: usize) -> bool {
    let event = reading.hit(at, Class::Event).map(|hit| hit.value);
    reading.has(at, Class::CalendarUnit) || event.is_some_and(|kind| EventKinds::shipped().follows(kind))
}

/// What a thing is called: "a holiday".
fn is_indefinite(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, "a") || reading.is(at, "an")
}

/// Going back, "will be paid" is met from its end: an auxiliary before the participle decides.
fn told_before(reading: &Reading<'_>, at: usize, first: usize) -> Option<Direction> {
    let told = told_at(reading, at)?;
    let governed = (first..at).rev().take(4).find_map(|before| {
        let auxiliary = reading.hit(before, Class::Function).is_some_and(|h| h.value == "auxiliary");
        let future = tense(reading, before) == Some("future");
        (future && (auxiliary || adjacent(reading, before, at))).then_some(Direction::Ahead)
    });
    let pluperfect = (first..at).rev().take(3).any(|before| tense(reading, before) == Some("pluperfect"));
    // "She said that nine had been buried on Friday": in what somebody said it is the past
    let said = || (first..at).any(|before| reading.is_a(before, Class::Speech, "say"));
    let back = if pluperfect && told == Direction::Back && !said() { Direction::Before } else { told };
    Some(governed.unwrap_or(back))
}

/// Whether only words of grammar stand between the two.
fn adjacent(reading: &Reading<'_>, before: usize, at: usize) -> bool {
    (before + 1..at).all(|i| reading.has(i, Class::Function) || reading.has(i, Class::Tense))
}

fn tense<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    reading.hit(at, Class::Tense).map(|hit| hit.value).filter(|_| !is_month(reading, at))
}

/// "May" with its capital is a month, and looks nowhere.
fn is_month(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Class::Month) && reading.tokens.get(at).is_some_and(|t| t.case == Case::Title)
}

fn told_at(reading: &Reading<'_>, at: usize) -> Option<Direction> {
    if is_month(reading, at) {
        return None;
    }
    for hit in reading.hits(at, Class::Tense) {
        match (hit.value, hit.form) {
            ("past" | "pluperfect", _) | ("scheduled", Form::Past | Form::Participle) => {
                return Some(Direction::Back);
            }
            ("future", _) => return Some(Direction::Ahead),
            ("scheduled", Form::Base | Form::S) if !is_noun(reading, at) => {
                return Some(if follows_past(reading, at) { Direction::Back } else { Direction::Ahead });
            }
            _ => {}
        }
    }
    is_past(reading, at).then_some(Direction::Back)
}

/// "had been left open", "did not arrive": a past before it makes the bare form an adjective or an
/// infinitive.
fn follows_past(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| {
        is_past(reading, before) || matches!(tense(reading, before), Some("past" | "pluperfect"))
    })
}

/// "the return", "its close": behind a determiner stands no verb.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| reading.hit(before, Class::Function));
    before.is_some_and(|hit| hit.value == "determiner")
}

/// A regular past: a lower-case word in "-ed". Nouns and adjectives in "-eed" are none.
pub(super) fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let plain = reading
        .tokens
        .get(at)
        .is_some_and(|t| t.kind == TokenKind::Word && matches!(t.case, Case::Lower | Case::Upper));
    let ends = |tail: &str| {
        word.len() > tail.len()
            && word.is_char_boundary(word.len() - tail.len())
            && word[word.len() - tail.len()..].eq_ignore_ascii_case(tail)
    };
    plain && word.len() > 3 && ends("ed") && !ends("eed")
}
