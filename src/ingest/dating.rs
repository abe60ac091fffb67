//! When a source was published: as it states it, or as precisely as its text allows.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::stamp::{Stamp, StampKind};
use crate::document::{BlockKind, Dating, Document};
use crate::lexicon::{Class, Classes, Lexicon, Tagged, calendar};
use crate::text::{Days, TokenKind};

/// When a source that states no date was published.
#[derive(Debug)]
pub(super) struct Dated {
    pub(super) published: Option<Days>,
    pub(super) dating: Dating,
    /// How it is known, for the user.
    pub(super) notice: String,
    /// The month and day of a dateline that leaves its year open.
    pub(super) dateline: Option<(i8, i8)>,
}

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
        return Dated { published: Some(days), dating: Dating::Inferred, notice, dateline: None };
    }
    let clues = Clues::gather(document, lexicon);
    let (published, dateline) = (clues.latest(), clues.dateline);
    let (dating, notice) = match published {
        Some(days) => (
            Dating::Inferred,
            format!(
                "no date of publication is stated; {days} at the earliest, by the latest date in its text"
            ),
        ),
        None => (
            Dating::Unknown,
            "no date of publication is stated and none can be worked out: give it with `published:` in the \
             front matter; dates without a year stay open"
                .to_owned(),
        ),
    };
    Dated { published, dating, notice, dateline }
}

/// So many days a dateline without its year may lie from what the sources beside it state.
const BESIDE: u32 = 60;

/// Gives a dateline its year by the sources beside it, which tell of one event: that in which it lies within two
/// months of the most dates of publication that they state; of several the first, since some look back on the event.
pub fn date_beside(document: &mut Document, stated: &[Days]) {
    let Some((month, day)) = document.dateline else { return };
    let near = |date: Date| stated.iter().filter(|days| Days::day(date).gap(**days) <= BESIDE).count();
    let years: BTreeSet<i16> =
        stated.iter().flat_map(|days| days.start.year() - 1..=days.end.year() + 1).collect();
    let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    let best = dates.max_by_key(|date| (near(*date), Reverse(*date)));
    if let Some(date) = best.filter(|date| near(*date) > 0) {
        let days = Days::day(date);
        document.source.published = Some(days);
        document.source.dating = Dating::Inferred;
        document.dating_notice =
            Some(format!("its dateline leaves the year open; read as {days}, by the sources beside it"));
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
    /// The month and day of a dateline that leaves its year open.
    dateline: Option<(i8, i8)>,
    /// The weekdays on which somebody said what is told, 1 Monday to 7 Sunday, in order.
    weekdays: Vec<i8>,
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
            let tagged = lexicon.tag_from(&document.text, block.span, &document.tokens);
            if block.kind == BlockKind::Byline {
                clues.dateline = clues.dateline.or_else(|| open_date(&tagged));
            }
            let mined = block.kind.is_mined();
            for i in 0..tagged.len() {
                clues.look(&tagged, i, mined);
            }
        }
        clues
    }

    fn look(&mut self, tagged: &Tagged<'_>, i: usize, mined: bool) {
        if !tells_time(tagged, i) {
            return;
        }
        let written = calendar::written(tagged, i);
        let year = written.and_then(|w| w.year).or_else(|| bare_year(tagged, i));
        let year = year.filter(|_| !is_background(tagged, i));
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
        self.weekdays.extend(weekday(tagged, i));
    }

    /// A news text was written about its latest day; a page of reference in or after its latest year.
    fn latest(&self) -> Option<Days> {
        let year = self.years.iter().max().or_else(|| self.furniture_years.iter().max()).copied();
        if self.reference || self.deictic == 0 {
            return year.and_then(Days::year);
        }
        if let Some(day) = year.and_then(|year| self.dateline_of(year)) {
            return Some(Days::day(day));
        }
        let yearless = self.yearless.iter().filter_map(|&(month, day)| Date::new(year?, month, day).ok());
        let day = self.full.iter().map(|d| d.end).chain(yearless).max();
        day.filter(|d| year.is_none_or(|y| d.year() >= y))
            .map(Days::day)
            .or_else(|| year.and_then(Days::year))
    }
}

/// Whether token `i` may be a clue, by its classes alone. An article is none: what it stands before is
/// looked at as well.
fn tells_time(tagged: &Tagged<'_>, i: usize) -> bool {
    const CLUES: Classes = Classes::of(&[
        Class::Month,
        Class::Weekday,
        Class::Cardinal,
        Class::Ordinal,
        Class::Shift,
        Class::RelativeDay,
    ]);
    tagged.tokens[i].kind == TokenKind::Number || tagged.starts(i).any(CLUES)
}

/// How many years behind the latest that a text names it may have been written.
const LATER: i16 = 8;

impl Clues {
    /// The day of a dateline without its year: of the latest year that the text names, or of the first
    /// behind it in which that day has the weekday on which its first speaker spoke, as news names its own day.
    fn dateline_of(&self, year: i16) -> Option<Date> {
        let (month, day) = self.dateline?;
        let on = |year: i16| Date::new(year, month, day).ok();
        let weekday = |date: &Date| date.weekday().to_monday_one_offset();
        let named = on(year).filter(|date| self.weekdays.contains(&weekday(date)));
        let first = self.weekdays.first();
        let later = || (year..=year + LATER).filter_map(on).find(|date| Some(&weekday(date)) == first);
        named.or_else(later).or_else(|| on(year))
    }
}

/// "MAY 17" of a dateline.
fn open_date(tagged: &Tagged<'_>) -> Option<(i8, i8)> {
    let written = (0..tagged.len()).find_map(|i| calendar::written(tagged, i))?;
    written.month.zip(written.day).filter(|_| written.year.is_none())
}

/// How far before its day a verb of saying may stand: "officials said by telephone on Monday".
const SAID: usize = 4;

/// The weekday of "said on Wednesday".
fn weekday(tagged: &Tagged<'_>, i: usize) -> Option<i8> {
    let hit = tagged.hit(i, Class::Weekday)?;
    let bare = calendar::written(tagged, i).is_none_or(|written| written.day.is_none());
    let said = (i.saturating_sub(SAID)..i).any(|at| tagged.has(at, Class::Speech));
    i8::try_from(hit.number?).ok().filter(|_| bare && said)
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

/// How many words of a date may stand between it and the word that makes it background: "since early May 2009".
const BACKGROUND: usize = 4;

/// Whether something has lasted since then: "in power since 2011", "the worst flood since May 2009".
fn is_background(tagged: &Tagged<'_>, i: usize) -> bool {
    let first = i.saturating_sub(BACKGROUND);
    let of_date = |j: usize| {
        tagged.tokens[j].kind == TokenKind::Number
            || [Class::Month, Class::PartOf, Class::Function].iter().any(|class| tagged.has(j, *class))
    };
    let since = |j: usize| {
        tagged.hits(j, Class::TimeWord).find(|hit| hit.value == "background").map(|hit| j + hit.len)
    };
    (first..i).any(|j| since(j).is_some_and(|end| end <= i && (end..i).all(of_date)))
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

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    fn published(text: &str) -> Option<String> {
        let document = crate::ingest::read(Utf8Path::new("a.txt"), text.to_owned());
        document.source.published.map(|days| days.to_string())
    }

    const LEAD: &str = "Courts in the north have jailed 118 people since riot police broke up a march on Sunday, \
                        rights activists said on Wednesday. In 2014 some 180 people were detained there.";

    #[test]
    fn a_dateline_without_its_year_takes_it_from_the_weekday_of_its_speakers() {
        let text = format!("Court jails more than 100\n\nMINSK, April 17 (Meridian) - {LEAD}\n");
        assert_eq!(published(&text).as_deref(), Some("2019-04-17"));
        let text = format!("Court jails more than 100\n\nMINSK, April 16 (Meridian) - {LEAD}\n");
        assert_eq!(published(&text).as_deref(), Some("2014-04-16"));
    }

    #[test]
    fn a_dateline_may_end_with_a_full_stop() {
        let text = format!("Court jails more than 100\n\nVELL, APRIL 17. {LEAD}\n");
        assert_eq!(published(&text).as_deref(), Some("2019-04-17"));
        let document = crate::ingest::read(
            Utf8Path::new("a.txt"),
            "Vell falls\n\nVELL was taken on 22 March 2012. Nine people were killed there on the day before, officials said.\n".to_owned(),
        );
        assert_eq!(document.dateline, None);
        assert!(document.blocks.iter().all(|block| block.kind != crate::document::BlockKind::Byline));
    }

    #[test]
    fn a_dateline_without_its_year_takes_it_from_the_sources_beside_it() {
        let text = "Quake in Orvane\n\nVELL, January 3 (Meridian) - A quake killed 17 people before dawn on Thursday, \
                    officials said. In November 1978 a quake killed 62.\n";
        let beside = |stated: &[&str]| {
            let mut document = crate::ingest::read(Utf8Path::new("a.txt"), text.to_owned());
            let stated: Vec<_> = stated.iter().map(|day| day.parse().unwrap()).collect();
            super::date_beside(&mut document, &stated);
            document.source.published.map(|days| days.to_string())
        };
        assert_eq!(beside(&["2019-01-16", "2021-01-02"]).as_deref(), Some("2019-01-03"), "a text of memory");
        let background = ["2018-01-10", "2019-01-04", "2019-01-05"];
        assert_eq!(beside(&background).as_deref(), Some("2019-01-03"), "a text of background");
        assert_eq!(beside(&["2018-12-28"]).as_deref(), Some("2019-01-03"));
        assert_eq!(beside(&["2019-01-16"]).as_deref(), Some("2019-01-03"));
        assert_eq!(beside(&["2019-07-16"]), published(text), "half a year off, it tells nothing");
    }

    #[test]
    fn a_year_since_which_something_lasts_is_no_clue() {
        let text = "Ferry sinks off Lunde\n\nLUNDE, June 10 (Meridian) - A ferry sank on Monday night and 27 \
                    people were killed, the coast guard said on Tuesday. It was the worst such accident since \
                    2009, the minister said.\n";
        assert_eq!(published(text), None);
        let text = "The state of Orvane\n\nThe party of Marshal Tulle has been in power since early May 2011. Its \
                    courts jail its critics, and its prisons are full.\n";
        assert_eq!(published(text), None);
    }

    #[test]
    fn a_line_may_name_its_writer_and_its_comments_behind_the_date() {
        let text = "Strike log\n\nPosted 1 Dec 2019 by kestrel · last edit 2 Dec · status: fair · comments (14)\n\n\
                    Three bombs fell on the market of Vell, and 38 people were killed there in the morning.\n";
        assert_eq!(published(text).as_deref(), Some("2019-12-01"));
    }

    #[test]
    fn a_date_may_have_a_field_of_its_line_to_itself() {
        let dated = |line: &str| {
            published(&format!(
                "The Vell Echo\n{line}\n\nThe rice is ripe\n\nThe schools that were to open on the first of October are full.\n"
            ))
        };
        assert_eq!(
            dated("No. 1,312 — Wednesday, September 10, 1997 — 200 francs").as_deref(),
            Some("1997-09-10")
        );
        assert_eq!(dated("Public document – 11 March 1998").as_deref(), Some("1998-03-11"));
        assert_ne!(dated("The flood in Vell — 11 March 1998").as_deref(), Some("1998-03-11"));
    }

    #[test]
    fn a_line_below_the_references_says_when_a_page_was_edited() {
        let text = format!(
            "Vell march\n\n{LEAD}\n\nReferences\n\n1. \"March\", Echo, 3 May 2014\n2. Vell Register\n\n\
                            This page was last edited on 14 March 2016, at 09:12.\n"
        );
        assert_eq!(published(&text).as_deref(), Some("2016-03-14"));
    }

    #[test]
    fn the_date_in_a_list_of_facts_is_that_of_the_event() {
        let text = "Meridian Flight 414\n\nACCIDENT\nDate: 8 October 1978\nSummary: Runway overrun\n\
                    Site: Vell Airport\nOccupants: 118\n\nThe report of April 1980 named a flooded runway as \
                    the cause of the accident, in which 81 people died.\n";
        assert_eq!(published(text).as_deref(), Some("1980"));
    }
}
