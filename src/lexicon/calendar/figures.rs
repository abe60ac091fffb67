//! Dates in figures: "2012-03-28", "25/06/2010", "23.04.2022", "05-Aug-2016", "20120328".

use jiff::civil::Date;

use super::number::{century, digits, plausible};
use super::{Gate, Joint, Window, Written, month};
use crate::lexicon::Class;

/// "05-Aug-2016" has its month in letters.
const FIGURES: Gate = Gate::of(&[Class::Month]).or_figures();

/// The date in figures that starts at token `i`.
pub(super) fn numeric(w: &Window<'_, '_>, i: usize) -> Option<Written> {
    if !FIGURES.opens(Gate::at(w, i)) {
        return None;
    }
    let date = in_one_token(w, i).or_else(|| in_fields(w, i))?;
    (date.exists() && !continues_code(w, i) && !is_number_of(w, i)).then_some(date)
}

/// "version 10.4.11", "section 3.4.12".
fn is_number_of(w: &Window<'_, '_>, i: usize) -> bool {
    w.before(i).is_some_and(|before| w.joint(before, Joint::NumberOf).is_some())
}

/// Whether the number belongs to a longer code: "+86 138-2010-2015", "133-03-03-2020". Another mark
/// than that of the date joins two dates: "10/1/2018-10/7/2018".
fn continues_code(w: &Window<'_, '_>, i: usize) -> bool {
    let same = i >= 1 && w.word(i - 1) == w.word(i + 1);
    same && i >= 2 && w.glued(i) && is_separator(w, i - 1) && w.is_number(i - 2) && w.glued(i - 1)
}

fn is_separator(w: &Window<'_, '_>, i: usize) -> bool {
    matches!(w.word(i), "-" | "/")
}

/// "23.04.2022" and "20120328" are one token each.
fn in_one_token(w: &Window<'_, '_>, i: usize) -> Option<Written> {
    let word = w.word(i);
    if !(6..=10).contains(&word.len()) {
        return None;
    }
    let (a, b, c) = if word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) {
        (word.get(..4)?, word.get(4..6)?, word.get(6..)?)
    } else {
        let mut fields = word.split('.');
        let date = (fields.next()?, fields.next()?, fields.next()?);
        fields.next().is_none().then_some(date)?
    };
    let date = from_fields(a, b, c)?;
    (date.year? >= 1900 && (c.len() == 4 || a.len() == 4 || announced(w, i)))
        .then_some(Written { len: 1, ..date })
}

/// "10.4.11" is a date only behind a word or mark that dates have before them.
fn announced(w: &Window<'_, '_>, i: usize) -> bool {
    w.before(i).is_none_or(|before| {
        matches!(w.word(before), "(" | "," | ":") || w.joint(before, Joint::OnDate).is_some()
    })
}

fn in_fields(w: &Window<'_, '_>, i: usize) -> Option<Written> {
    // "{{start date|1994|05|16|22|12}}": the year stands first, and an hour may follow
    let template = w.word(i + 1) == "|" && w.word(i).len() == 4;
    let joined =
        |at: usize| w.glued(at) && w.glued(at + 1) && (is_separator(w, at) || template && w.word(at) == "|");
    let ends = template || !(joined(i + 5) && w.word(i + 5) == w.word(i + 1) && w.is_number(i + 6));
    if !(joined(i + 1) && joined(i + 3) && ends) || w.word(i + 1) != w.word(i + 3) {
        return None;
    }
    let fields = [i, i + 2, i + 4];
    let date = match fields.iter().find_map(|&at| Some((at, month(w, at)?.0))) {
        None => from_fields(w.word(i), w.word(i + 2), w.word(i + 4))?,
        Some((at, month)) => with_named_month(w, fields, at, month)?,
    };
    Some(Written { len: 5, ..date })
}

/// "05-Aug-2016", "2019/aug/01".
fn with_named_month(w: &Window<'_, '_>, fields: [usize; 3], at: usize, month: i8) -> Option<Written> {
    let mut numbers = fields.iter().filter(|&&field| field != at).map(|&field| digits(w, field, 4));
    let (a, b) = (numbers.next()??, numbers.next()??);
    Some(Written {
        day: Some(i8::try_from(a.min(b)).ok()?),
        month: Some(month),
        year: Some(plausible(a.max(b))?),
        ..Written::default()
    })
}

/// Year first where it has four digits; else the day stands first unless only the other order
/// gives a date.
fn from_fields(a: &str, b: &str, c: &str) -> Option<Written> {
    let (first, second, third) = (field(a)?, field(b)?, field(c)?);
    let (year, day, month) = match (a.len(), c.len()) {
        (4, 1 | 2) => (plausible(first)?, third, second),
        (1 | 2, 4) => (plausible(third)?, first, second),
        (1 | 2, 2) => (century(third), first, second),
        _ => return None,
    };
    let (day, month) = if month > 12 { (month, day) } else { (day, month) };
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    Date::new(year, month, day).ok()?;
    let either_order = a.len() < 4 && day <= 12 && day != month;
    Some(Written { day: Some(day), month: Some(month), year: Some(year), either_order, ..Written::default() })
}

fn field(text: &str) -> Option<u32> {
    let fits = matches!(text.len(), 1 | 2 | 4) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}
