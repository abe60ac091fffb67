//! The grammar of time in news: what an expression says, not yet what day it is.
//!
//! Every rule reads from a token to the right and yields the token after it; the longest reading
//! wins. Words come from the tables, so a rule is about their order alone.

mod amount;
mod figures;
mod part;
mod plain;
mod range;
mod relative;
mod year;

use super::phrase::{self, From, Phrase, Unit, Year};
use crate::lexicon::Class::{
    self, CalendarUnit, Cardinal, DayPart, DecadeName, Month, NamedDay, Ordinal, PartOf, RelativeDay, Season,
    Shift, Weekday,
};
use crate::lexicon::Form;
use crate::lexicon::calendar::{self, Gate, Joint, Window};

/// An expression that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) phrase: Phrase,
    /// The token after it.
    pub(super) end: usize,
    /// The weekday beside a date, 1 Monday to 7 Sunday.
    pub(super) weekday: Option<i8>,
}

/// A rule, and what can stand at its first token, an article set aside.
type Rule = (Gate, fn(&Window<'_, '_>, usize) -> Option<Found>);

/// Of readings of the same length the first wins.
const RULES: [Rule; 19] = [
    (gate(&[Shift, Season, NamedDay]), part::season_or_feast),
    (gate(&[Month, Weekday, Shift, Cardinal, Ordinal]).or_figures(), plain::written),
    (gate(&[Weekday, Shift]), plain::weekday),
    (gate(&[Weekday]).or_figures(), plain::bare_day),
    (gate(&[Weekday, Shift]).or_figures(), figures::day),
    (range::OPENING.or_figures(), figures::range),
    (gate(&[CalendarUnit, Cardinal]).or_figures(), year::bare),
    (gate(&[]).or_figures(), year::iso_month),
    (gate(&[DecadeName, Cardinal]).or_joints(&[Joint::The]).or_figures(), year::decade),
    (gate(&[Ordinal, Cardinal]).or_figures(), year::century),
    (gate(&[RelativeDay]), relative::near),
    (gate(&[CalendarUnit, Shift, Cardinal]).or_figures(), relative::span),
    (amount::GATE.or(gate(&[CalendarUnit, DayPart]).or_joints(&[Joint::In])), relative::offset),
    (gate(&[]).or_joints(&[Joint::Within, Joint::Amid]), relative::same_day),
    (gate(&[]).or_joints(&[Joint::Overnight]), relative::overnight),
    (gate(&[PartOf]), part::part),
    (gate(&[Ordinal, Cardinal, Shift]).or_joints(&[Joint::Quarter, Joint::Final]).or_figures(), part::nth),
    (gate(&[CalendarUnit]).or_joints(&[Joint::WeekStart]), part::week),
    (gate(&[CalendarUnit]), part::close),
];

/// What an expression can start with: whatever opens one of the rules, or a range.
const OPENERS: Gate = {
    let mut openers = range::GATE;
    let mut i = 0;
    while i < RULES.len() {
        openers = openers.or(RULES[i].0);
        i += 1;
    }
    openers
};

/// How far behind its first token the word that makes an expression one of time may stand: "over the
/// course of the evening", "the second half of the 1980s".
const OPENING: usize = 7;

/// Where expressions may start in a stretch of tokens, told by the bits of their classes alone.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// The next token that can carry a date.
    core: Option<usize>,
}

impl Starts {
    /// The next token from `at` on.
    pub(super) fn next(&mut self, w: &Window<'_, '_>, mut at: usize) -> Option<usize> {
        loop {
            let core = self.core.filter(|&core| core >= at).or_else(|| w.core(at))?;
            self.core = Some(core);
            at = at.max(core.saturating_sub(OPENING));
            if let Some(start) = (at..=core).find(|&at| OPENERS.opens(Gate::behind_the(w, at))) {
                return Some(start);
            }
            at = core + 1;
        }
    }
}

/// The longest expression of time that starts at token `i`, a part of the day behind it included.
pub(super) fn read(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let simple = simple(w, i);
    let found = longest(range::range(w, i, simple.as_ref()), simple)?;
    let found = Found { end: day_part_behind(w, found.end), ..found };
    Some(beside(w, &found).unwrap_or(found))
}

/// A second naming of the same day: "Friday (June 15)", "yesterday, 21 March", "May 22 (Tue)", "ten years
/// ago, in May 2004".
fn beside(w: &Window<'_, '_>, found: &Found) -> Option<Found> {
    let bracket = w.word(found.end) == "(";
    let at = found.end + 1;
    match &found.phrase {
        Phrase::Weekday { day, .. } if bracket || w.word(found.end) == "," => {
            full(w, at, bracket).map(|date| Found { weekday: Some(*day), ..date })
        }
        Phrase::Offset { from: From::Now, .. } if w.word(found.end) == "," => {
            let month = plain::written(w, w.joint(at, Joint::Of).unwrap_or(at))?;
            matches!(month.phrase, Phrase::Fixed(_)).then_some(month)
        }
        Phrase::Near(_) if bracket || w.word(found.end) == "," => full(w, at, bracket),
        Phrase::Month { day: Some(_), .. } | Phrase::Fixed(_) if found.weekday.is_none() => {
            let (weekday, end) = if bracket {
                calendar::weekday(w, at)
                    .filter(|(_, end)| w.word(*end) == ")")
                    .map(|(day, end)| (day, end + 1))
            } else {
                apposed(w, found.end)
            }?;
            Some(Found { weekday: Some(weekday), end, ..found.clone() })
        }
        _ => None,
    }
}

/// The weekday in ", a Tuesday," behind a date, and the token after it.
fn apposed(w: &Window<'_, '_>, i: usize) -> Option<(i8, usize)> {
    let article = i + 1;
    let indefinite =
        w.word(i) == "," && w.hit(article, Class::Function).is_some_and(|h| h.value == "determiner");
    let (weekday, end) =
        calendar::weekday(w, article + 1).filter(|_| indefinite && w.skip_the(article) == article)?;
    (!w.is_word(end) || w.has(end, Class::Function)).then_some((weekday, end))
}

/// A day of a month at token `i`, and the bracket that closes behind it.
fn full(w: &Window<'_, '_>, i: usize, bracket: bool) -> Option<Found> {
    let date = plain::written(w, i)?;
    let is_day = match &date.phrase {
        Phrase::Month { day, .. } => day.is_some(),
        Phrase::Fixed(days) => days.is_day(),
        _ => false,
    };
    let closes = !bracket || w.word(date.end) == ")";
    (is_day && closes).then(|| Found { end: date.end + usize::from(bracket), ..date })
}

/// Whether the expression at token `i` is hedged: "around 21 March", "some time in 2011".
pub(super) fn is_about(w: &Window<'_, '_>, i: usize) -> bool {
    const WORDS: usize = 4;
    (i.saturating_sub(WORDS)..i).any(|at| w.joint(at, Joint::About) == Some(i))
}

/// The days of "18, 19 and 20 June": every number shares the month behind the last.
pub(super) fn listed(w: &Window<'_, '_>, i: usize) -> Option<Vec<(usize, Found)>> {
    range::listed(w, i)
}

/// The longest expression that is no range.
fn simple(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let first = Gate::behind_the(w, i);
    RULES
        .iter()
        .filter(|(gate, _)| gate.opens(first))
        .filter_map(|(_, rule)| rule(w, i))
        .reduce(|best, next| if next.end > best.end { next } else { best })
}

/// What an anchor can start with.
const ANCHORS: Gate =
    gate(&[Month, Weekday, Shift, Cardinal, Ordinal, CalendarUnit, RelativeDay, Season, NamedDay])
        .or_figures();

/// The longest expression that does not count from another one: what an offset may count from.
fn anchor(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let rules = [plain::written, plain::weekday, year::bare, relative::near, part::season_or_feast];
    let open = ANCHORS.opens(Gate::behind_the(w, i));
    let rules = rules.iter().filter(|_| open);
    rules.filter_map(|rule| rule(w, i)).max_by_key(|found| found.end)
}

const fn gate(classes: &[Class]) -> Gate {
    Gate::of(classes)
}

fn longest(a: Option<Found>, b: Option<Found>) -> Option<Found> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

impl Found {
    const fn new(phrase: Phrase, end: usize) -> Self {
        Self { phrase, end, weekday: None }
    }
}

/// "Thursday morning", "21 March overnight".
fn day_part_behind(w: &Window<'_, '_>, i: usize) -> usize {
    w.hit(i, Class::DayPart).map_or(i, |hit| i + hit.len)
}

fn shift(w: &Window<'_, '_>, i: usize) -> Option<(phrase::Shift, usize)> {
    let hit = w.hit(i, Shift)?;
    Some((phrase::Shift::named(hit.value)?, i + hit.len))
}

/// A unit of the calendar in the singular, and the token after it.
fn unit(w: &Window<'_, '_>, i: usize) -> Option<(Unit, usize)> {
    units(w, i).filter(|(_, form, _)| *form == Form::Base).map(|(unit, _, after)| (unit, after))
}

fn units(w: &Window<'_, '_>, i: usize) -> Option<(Unit, Form, usize)> {
    let hit = w.hit(i, Class::CalendarUnit)?;
    Some((Unit::named(hit.value)?, hit.form, i + hit.len))
}

/// The year that a date is said to be of: "that year", "last year", "of this year", "in 2006".
fn year_of(w: &Window<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let at = w.joint(i, Joint::Of).unwrap_or(i);
    if let Some((year, after)) = calendar::year(w, at).or_else(|| calendar::short_year(w, at)) {
        return Some((Year::Is(year), after));
    }
    let (which, at) = shift(w, w.skip_the(at))?;
    unit(w, at).filter(|(unit, _)| *unit == Unit::Year).map(|(_, after)| (Year::Which(which), after))
}

/// Whether token `i` is a noun that a number before it would count.
fn is_counted(w: &Window<'_, '_>, i: usize) -> bool {
    [
        Class::Group,
        Class::Unit,
        Class::CalendarUnit,
        Class::Scale,
        Class::OutcomeNoun,
        Class::OutcomeAdjective,
    ]
    .into_iter()
    .any(|class| w.has(i, class))
}

fn is_content(w: &Window<'_, '_>, i: usize) -> bool {
    w.is_word(i) && !w.has(i, Class::Function)
}
