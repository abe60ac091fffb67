//! Stretches of time: "two days", "a year and a half", "two years, one month and three days".

use super::units;
use crate::extract::date::phrase::{Amount, Unit};
use crate::lexicon::calendar::{self, Gate, Joint, Window};
use crate::lexicon::{Class, Form};

/// What a stretch can start with.
pub(super) const GATE: Gate = Gate::of(&[Class::Cardinal]).or_joints(&[Joint::Half, Joint::One]).or_figures();

/// "2 years 1 month 21 days" and no more.
const PARTS: usize = 3;

/// The stretch that starts at token `i`, and the token after it; each part is of a smaller unit than the
/// one before.
pub(super) fn read(w: &Window<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    let (mut amount, mut end) = part(w, i)?;
    for _ in 1..PARTS {
        let Some((next, after)) = part(w, skip_link(w, end)).filter(|(next, _)| next.unit < amount.unit)
        else {
            break;
        };
        (amount, end) = (amount.and(next), after);
    }
    Some((amount, end))
}

/// "two days", "a week", "one month".
pub(super) fn single(w: &Window<'_, '_>, i: usize) -> Option<(i64, Unit, usize)> {
    let (count, at) = count(w, i)?;
    let (unit, form, end) = units(w, at)?;
    let clock = matches!(unit, Unit::Minute | Unit::Hour);
    let fits = (form == Form::S) == (count != 1) || clock;
    (fits && unit != Unit::Weekend).then_some((count, unit, end))
}

/// One part, with its half: "a year and a half", "two and a half years", "half a century".
fn part(w: &Window<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    if let Some(at) = w.joint(i, Joint::Half) {
        let at = w.joint(at, Joint::One).unwrap_or(at + usize::from(w.word(at) == "-"));
        return units(w, at).and_then(|(unit, _, end)| Some((Amount::half(unit)?, end)));
    }
    let (count, at) = count(w, i)?;
    if let Some(at) = w.joint(at, Joint::AndAHalf) {
        let (unit, _, end) = units(w, at)?;
        return Some((Amount::of(count, unit)?.and(Amount::half(unit)?), end));
    }
    let (count, unit, end) = single(w, i)?;
    let whole = Amount::of(count, unit)?;
    match w.joint(end, Joint::AndAHalf) {
        Some(after) => Some((whole.and(Amount::half(unit)?), after)),
        None => Some((whole, end)),
    }
}

/// How many: "two", "a", "a couple of".
fn count(w: &Window<'_, '_>, i: usize) -> calendar::Read<i64> {
    let Some(after) = w.joint(i, Joint::One) else { return calendar::count(w, i) };
    Some(w.joint(after, Joint::Couple).map_or((1, after), |end| (2, end)))
}

/// The token after the comma or "and" between two parts.
fn skip_link(w: &Window<'_, '_>, i: usize) -> usize {
    let at = w.skip_comma(i);
    at + usize::from(w.is(at, "and"))
}
