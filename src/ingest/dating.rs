//! When a source was published: as it states it, or as precisely as its text allows.

use jiff::civil::Date;

use super::stamp::{Stamp, StampKind};
use crate::document::{BlockKind, Dating, Document};
use crate::lexicon::{Class, Lexicon, Tagged, calendar};
use crate::text::{Days, TokenKind};

/// A date of publication, how it is known, and a sentence for the user where it is not stated.
pub(super) type Dated = (Option<Days>, Dating, Option<String>);

/// The stated date: that of publication before that of a change, a signature before a bare date,
/// and the first of a kind.
pub(super) fn stated(stamps: &[Stamp]) -> Option<Days> {
    let of = |kind| stamps.iter().find(|s| s.kind == kind).map(|s| s.days);
    of(StampKind::Published)
        .or_else(|| of(StampKind::Bare))
        .or_else(|| of(StampKind::Signed))
        .or_else(|| of(StampKind::Updated))
}

/// The date of a source that states none.
pub(super) fn inferred(document: &Document, lexicon: &Lexicon) -> Dated {
    let update = document.sections.iter().filter_map(|s| s.written).max_by_key(|d| d.end);
    if let Some(days) = update {
        let notice = format!("no date of publication is stated; taken from its latest update: {days}");
        return (Some(days), Dating::Inferred, Some(notice));
    }
    match Clues::gather(document, lexicon).latest() {
        Some(days) => {
            let notice = format!(
                "no date of publication is stated; {days} at the earliest, by the latest date in its text"
            );
            (Some(days), Dating::Inferred, Some(notice))
        }
        None => {
            let notice = "no date of publication is stated and none can be worked out: give it with \
                          `published:` in the front matter; dates without a year stay open";
            (None, Dating::Unknown, Some(notice.to_owned()))
        }
    }
}

/// What the text says about its own time.
#[derive(Debug, Default)]
struct Clues {
    /// Full dates, and days and months whose year is open.
    full: Vec<Days>,
    yearless: Vec<(i8, i8)>,
    /// Years of the text, and those in its furniture alone.
    years: Vec<i16>,
    furniture_years: Vec<i16>,
    /// Words that only mean something on the day of writing ("yesterday", "this week").
    deictic: usize,
    /// Whether it is a page of reference, which looks back.
    reference: bool,
}

impl Clues {
    fn gather(document: &Document, lexicon: &Lexicon) -> Self {
        let mut clues = Self::default();
        for block in &document.blocks {
            clues.reference |= matches!(block.kind, BlockKind::Field { .. });
            let tagged = lexicon.tag(&document.text, block.span);
            let mined = block.kind.is_mined();
            for i in 0..tagged.len() {
                clues.look(&tagged, i, mined);
            }
        }
        clues
    }

    fn look(&mut self, tagged: &Tagged<'_>, i: usize, mined: bool) {
        let written = calendar::written(tagged, i);
        let year = written.and_then(|w| w.year).or_else(|| bare_year(tagged, i));
        if !mined {
            self.furniture_years.extend(year);
            return;
        }
        self.years.extend(year);
        if let Some(written) = written.filter(|_| !is_ahead(tagged, i)) {
            match (written.days().filter(|d| d.is_day()), written.day, written.month) {
                (Some(days), ..) => self.full.push(days),
                (None, Some(day), Some(month)) if written.year.is_none() => self.yearless.push((month, day)),
                _ => {}
            }
        }
        self.deictic += usize::from(is_deictic(tagged, i));
    }

    /// A news text was written about its latest day; a page of reference in or after its latest year.
    fn latest(&self) -> Option<Days> {
        let year = self.years.iter().max().or_else(|| self.furniture_years.iter().max()).copied();
        if self.reference || self.deictic == 0 {
            return year.and_then(Days::year);
        }
        let yearless = self.yearless.iter().filter_map(|&(month, day)| Date::new(year?, month, day).ok());
        let day = self.full.iter().map(|d| d.end).chain(yearless).max();
        day.filter(|d| year.is_none_or(|y| d.year() >= y))
            .map(Days::day)
            .or_else(|| year.and_then(Days::year))
    }
}

/// "2012" that stands for a year: in digits, plausible, with no unit behind it.
fn bare_year(tagged: &Tagged<'_>, i: usize) -> Option<i16> {
    let token = tagged.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
    let glued =
        !token.spaced && i > 0 && !matches!(tagged.word(i - 1), "(" | "[" | "“" | "\"" | "–" | "-" | "/");
    let after = tagged.tokens.get(i + 1);
    let unit = tagged.has(i + 1, Class::Unit) || tagged.has(i + 1, Class::Group);
    let year = tagged.word(i).parse().ok().filter(|y| (1900..2100).contains(y))?;
    (!glued && !unit && after.is_none_or(|t| t.spaced || t.kind == TokenKind::Symbol)).then_some(year)
}

/// Whether the words before the date tell of something planned or feared.
fn is_ahead(tagged: &Tagged<'_>, i: usize) -> bool {
    (i.saturating_sub(12)..i)
        .rev()
        .take_while(|&j| tagged.word(j) != ".")
        .any(|j| tagged.hits(j, Class::Unreal).any(|hit| hit.value != "purpose"))
}

/// "yesterday", "this week", "on Thursday" without a date.
fn is_deictic(tagged: &Tagged<'_>, i: usize) -> bool {
    let shifted = tagged.has(i, Class::Shift) && tagged.has(i + 1, Class::CalendarUnit);
    let weekday =
        tagged.has(i, Class::Weekday) && calendar::written(tagged, i).is_some_and(|w| w.day.is_none());
    shifted || weekday || tagged.has(i, Class::RelativeDay)
}
