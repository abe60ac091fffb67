//! Years, decades and centuries.

use super::{Found, is_counted};
use crate::extract::date::phrase::Phrase;
use crate::lexicon::calendar::{self, Joint, Window};
use crate::lexicon::{Class, Form};
use crate::text::{Case, Days};

/// How many words before its last an introduction may have: "as far back as".
const INTRODUCTION: usize = 3;

/// A number that is a year by what stands around it: "in 2002", "since 1991", "the 1992 elections",
/// "(1968)"; not "resolution 2071" and not "2000 houses".
pub(super) fn bare(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (_, start) = worded(w, i);
    let Some((year, end)) = calendar::year(w, start) else { return short(w, i) };
    (start > i || is_year(w, i, year, end)).then_some(())?;
    Some(Found::new(Phrase::Fixed(Days::year(year)?), end))
}

/// "in '68".
fn short(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let mark = w.before(i)?;
    let (year, end) = calendar::short_year(w, mark)?;
    let free = w.before(mark).is_some_and(|b| introduced(w, b))
        && !super::is_content(w, end)
        && !(w.glued(end) && w.is_word(end));
    free.then(|| Some(Found::new(Phrase::Fixed(Days::year(year)?), end)))?
}

/// "2015-12"; the second number of "2010-11" and "1914-18" may be a year.
pub(super) fn iso_month(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (year, dash) = calendar::year(w, i).filter(|_| w.is_number(i))?;
    let joined = w.word(dash) == "-" && w.glued(dash) && w.glued(dash + 1) && w.word(dash + 1).len() == 2;
    let free = !w.glued(dash + 2) || !matches!(w.word(dash + 2), "-" | "/") && !w.is_number(dash + 2);
    let coded = w.before(i).is_some_and(|b| w.glued(i) && !matches!(w.word(b), "(" | "\"" | "“"));
    let (month, end) = calendar::count(w, dash + 1).filter(|_| joined && free && !coded)?;
    let later = i64::from(year % 100) < month;
    let days = Days::month(year, i8::try_from(month).ok()?)?;
    (!later && !super::is_content(w, end)).then(|| Found::new(Phrase::Fixed(days), end))
}

/// "the year 2008", "year of 2008".
fn worded(w: &Window<'_, '_>, i: usize) -> (bool, usize) {
    let at = w.skip_the(i);
    let Some((super::Unit::Year, after)) = super::unit(w, at) else { return (false, i) };
    let number = w.joint(after, Joint::Of).unwrap_or(after);
    if w.is_number(number) { (true, number) } else { (false, i) }
}

fn is_year(w: &Window<'_, '_>, i: usize, year: i16, end: usize) -> bool {
    if spoilt(w, i, end) || is_counted(w, end) && !w.is_capitalised(end) || is_clock(w, end) {
        return false;
    }
    let Some(before) = w.before(i) else { return names_event(w, i, end, year) };
    introduced(w, before)
        || w.joint(before, Joint::YearMaybe).is_some() && maybe(w, before, end, year)
        || w.joint(before, Joint::About).is_some() && maybe(w, before, end, year) && !is_round(year)
        || attributive(w, before, end, year)
        || matches!(w.word(before), "(" | ":")
            && !is_numbered(w, before)
            && (matches!(w.word(end), ")" | ",") || end == w.end())
        || follows_year(w, before)
}

/// "resolution 2009 (2011)": the year of a document that is cited by its number.
fn is_numbered(w: &Window<'_, '_>, before: usize) -> bool {
    w.word(before) == "(" && w.before(before).is_some_and(|at| w.is_number(at))
}

/// "since 2002", "Back in 2012", "as far back as 1950".
fn introduced(w: &Window<'_, '_>, before: usize) -> bool {
    let behind = |at: usize| w.joint(at, Joint::YearAfter) == Some(before + 1);
    (before.saturating_sub(INTRODUCTION)..=before).rev().any(behind)
}

/// Whether a year that the words before it allow is none that counts what stands behind it: "the budget
/// for 2019", "the coup of 1991 left 300 dead", but not "a crowd of 2000 marched".
fn maybe(w: &Window<'_, '_>, before: usize, end: usize, year: i16) -> bool {
    let free = !super::is_content(w, end);
    let auxiliary = w.hit(end, Class::Function).is_some_and(|hit| hit.value == "auxiliary");
    let event = w.before(before).is_some_and(|b| w.has(b, Class::Event) || w.has(b, Class::Season));
    let acts = is_verb(w, end) || auxiliary;
    (1700..2100).contains(&year)
        && (free && !(auxiliary && is_round(year)) || acts && (event || !is_round(year)))
}

/// A round figure is more likely a count.
const fn is_round(year: i16) -> bool {
    year % 100 == 0
}

/// A verb in the past, so far as its class or its ending says.
fn is_verb(w: &Window<'_, '_>, i: usize) -> bool {
    let verbs = [Class::Affect, Class::Suffer, Class::Tense, Class::Event, Class::Concept, Class::Speech];
    let past = |hit: crate::lexicon::Hit<'_>| matches!(hit.form, Form::Past | Form::Participle);
    let tense = w.hit(i, Class::Tense).is_some_and(|hit| hit.value == "past");
    tense || w.word(i).ends_with("ed") || verbs.into_iter().any(|class| w.hits(i, class).any(past))
}

/// A time of day, or an age before our own: "2030 GMT", "1500 BC".
fn is_clock(w: &Window<'_, '_>, i: usize) -> bool {
    let other = w.joint(i, Joint::Range).or_else(|| Some(i + 1).filter(|_| w.is_dash(i)));
    let far = other.is_some_and(|at| w.is_number(at) && w.joint(at + 1, Joint::Zone).is_some());
    far || w.joint(i, Joint::Zone).is_some() || w.joint(i, Joint::BeforeChrist).is_some()
}

/// "the 1992 elections", "Mali's 1991 revolution".
fn attributive(w: &Window<'_, '_>, before: usize, end: usize, year: i16) -> bool {
    let determined = w.joint(before, Joint::Definite).is_some()
        || w.word(before).ends_with(['s', 'S']) && w.word(before).starts_with(['\'', '’'])
        || w.before(before).is_some_and(|_| w.hit(before, Class::Modifier).is_some());
    let one = w.joint(before, Joint::One).is_some() && !is_round(year) && !w.is_dash(end);
    (1700..2100).contains(&year) && (determined || one) && w.is_word(end) && !w.has(end, Class::Function)
        || (1700..2100).contains(&year)
            && w.hit(end, Class::Event).is_some_and(|hit| hit.form == Form::Base)
            && !is_verb(w, end)
}

/// A title such as "2012 Malian coup".
fn names_event(w: &Window<'_, '_>, i: usize, end: usize, year: i16) -> bool {
    let named = w.is_word(end) && (w.is_capitalised(end) || w.has(end, Class::Event));
    let told = w.joint(end, Joint::YearVerb).is_some() && !is_round(year);
    (1700..2100).contains(&year) && (named || told || end == w.end() && w.is_number(i))
}

/// "in 1991 and 2012", "1960, 1963 and 1968".
fn follows_year(w: &Window<'_, '_>, mut before: usize) -> bool {
    for _ in 0..6 {
        let joins = w.word(before) == "," || w.is(before, "and") || w.is(before, "or") || w.is_dash(before);
        let Some(number) = w.before(before).filter(|&at| joins && calendar::year(w, at).is_some()) else {
            return false;
        };
        let Some(next) = w.before(number) else { return false };
        if introduced(w, next) {
            return true;
        }
        before = next;
    }
    false
}

/// Whether the number belongs to an amount, a time or a code: "$2000", "2000%", "B-2012/4".
fn spoilt(w: &Window<'_, '_>, i: usize, end: usize) -> bool {
    let before = w.before(i).map_or("", |b| w.word(b));
    let behind = w.glued(end) && matches!(w.word(end), "%" | "/" | "°" | ":" | "€" | "$");
    let ahead =
        w.glued(i) && matches!(before, "$" | "€" | "£" | "¥" | "#" | "/" | "-" | "+" | "_" | "=" | ".");
    behind || ahead || w.glued(end) && w.is_word(end) && !w.word(end).starts_with(['\'', '’'])
}

/// "the 1960s", "the 1990’s", "the 90s", "the nineteen sixties".
pub(super) fn decade(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let at = skip_apostrophe(w, w.skip_the(i));
    if let Some(found) = named_decade(w, at).filter(|_| at > i || in_part(w, i)) {
        return Some(found);
    }
    let (year, after) =
        calendar::year(w, at).filter(|_| w.is_number(at)).or_else(|| short_decade(w, i, at))?;
    let plural = w.glued(after)
        && w.token(after).is_some_and(|t| t.case == Case::Lower)
        && matches!(w.word(after), "s" | "'s" | "’s");
    let days = Days::year(year)?.to(Days::year(year.checked_add(9)?)?);
    (plural && year % 10 == 0).then(|| Found::new(Phrase::Fixed(days), after + 1))
}

/// The token behind the mark of "'90s".
fn skip_apostrophe(w: &Window<'_, '_>, i: usize) -> usize {
    i + usize::from(matches!(w.word(i), "'" | "’" | "‘") && w.glued(i + 1) && w.is_number(i + 1))
}

/// "sixties", "nineteen sixties".
fn named_decade(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (century, at) = calendar::count(w, i).filter(|(n, _)| (10..=20).contains(n)).unwrap_or((19, i));
    let hit = w.hit(at, Class::DecadeName)?;
    let year =
        i16::try_from(century).ok()?.checked_mul(100)?.checked_add(i16::try_from(hit.number?).ok()?)?;
    let days = Days::year(year)?.to(Days::year(year.checked_add(9)?)?);
    Some(Found::new(Phrase::Fixed(days), at + hit.len))
}

/// "mid-sixties", "the late sixties".
fn in_part(w: &Window<'_, '_>, i: usize) -> bool {
    w.before(i).is_some_and(|b| w.has(b, Class::PartOf) || w.word(b) == "-")
}

fn short_decade(w: &Window<'_, '_>, i: usize, at: usize) -> calendar::Read<i16> {
    let (number, after) = calendar::count(w, at).filter(|_| w.is_number(at) && at > i)?;
    let tens = i16::try_from(number).ok().filter(|n| (20..100).contains(n) && n % 10 == 0)?;
    Some((1900 + tens, after))
}

/// "the 19th century", "twenty-first century".
pub(super) fn century(w: &Window<'_, '_>, i: usize) -> Option<Found> {
    let (rank, at) = calendar::rank(w, w.skip_the(i))?;
    let at = at + usize::from(w.word(at) == "-");
    let (super::Unit::Century, end) = super::unit(w, at)? else { return None };
    let first = i16::try_from(rank).ok()?.checked_sub(1)?.checked_mul(100)?;
    let days = Days::year(first.max(1))?.to(Days::year(first.checked_add(99)?)?);
    Some(Found::new(Phrase::Fixed(days), end))
}
