//! The walk through a document: every expression of time in order, resolved against what was told
//! before it.

use std::ops::Range;

use jiff::civil::Date;

use super::claims;
use super::grammar::{self, Found};
use super::phrase::Phrase;
use super::resolve::Frame;
use super::tense::{Direction, direction};
use crate::claim::Anchor;
use crate::document::BlockKind;
use crate::extract::mention::DateMention;
use crate::extract::{Reading, Sentence};
use crate::lexicon::Class;
use crate::lexicon::calendar::Window;
use crate::text::Days;

/// How many blocks back the day told of still holds.
const BLOCKS: usize = 3;
/// A document that was written later than this after its event is no news of it.
const LATE: u32 = 370;
/// How many sentences may hold the date of the main event.
const LEAD: usize = 8;

/// Every date of a reading, in order.
pub(super) fn mentions(reading: &Reading<'_>) -> Vec<DateMention> {
    let mut walk = Walk::new(reading);
    for sentence in &reading.sentences {
        walk.sentence(sentence);
    }
    walk.found
}

struct Walk<'r, 'a> {
    reading: &'r Reading<'a>,
    found: Vec<DateMention>,
    main: Option<Days>,
    /// The year that most full dates of the document have.
    year: Option<i16>,
    /// The day that each section's heading gives.
    headings: Vec<Option<Days>>,
    told: Option<Told>,
    told_year: Option<(i16, usize)>,
    /// The time in which the narrative stands: a day told of, or "In 1991" at the head of a sentence.
    era: Option<Told>,
    /// The day that the last heading gave.
    last_heading: Option<Days>,
    /// The last full date of the sentence.
    beside: Option<Days>,
}

/// The last day told of.
#[derive(Clone, Copy)]
struct Told {
    days: Days,
    block: usize,
    section: usize,
}

impl<'r, 'a> Walk<'r, 'a> {
    fn new(reading: &'r Reading<'a>) -> Self {
        let absolute = absolute(reading);
        Self {
            reading,
            found: Vec::new(),
            main: main_date(reading, &absolute),
            year: usual_year(&absolute),
            headings: vec![None; reading.document.sections.len()],
            told: None,
            told_year: None,
            era: None,
            last_heading: None,
            beside: None,
        }
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let w = Window::new(self.reading, &sentence.tokens);
        self.beside = None;
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let found = match grammar::listed(&w, at) {
                Some(days) => days,
                None => grammar::read(&w, at).map(|found| (at, found)).into_iter().collect(),
            };
            let end = found.last().map_or(at + 1, |(_, found)| found.end.max(at + 1));
            for (start, found) in found {
                self.mention(sentence, start, &found);
            }
            at = end;
        }
    }

    fn mention(&mut self, sentence: &Sentence, start: usize, found: &Found) {
        let tokens = start..found.end;
        let frame = self.frame(sentence, &tokens);
        let Some((days, anchor)) = frame.resolve(&found.phrase) else { return };
        if !claims::is_birth(self.reading, &tokens) {
            self.remember(sentence, &tokens, &found.phrase, days, frame.direction);
        }
        let span = self.reading.span(tokens.start, tokens.end);
        self.found.push(DateMention { tokens, span, days, anchor, weekday: found.weekday });
    }

    fn frame(&self, sentence: &Sentence, tokens: &Range<usize>) -> Frame {
        let section = self.reading.block(sentence).section;
        let written = self.written(section);
        let heading = self.heading(section);
        let told = self.told.filter(|told| told.section == section);
        let here = told.filter(|told| told.block == sentence.block);
        let recent = told.filter(|told| told.block + BLOCKS >= sentence.block);
        let dated = here
            .map(|told| (told.days, Anchor::Narrated))
            .or_else(|| heading.map(|days| (days, Anchor::Section)))
            .or_else(|| recent.map(|told| (told.days, Anchor::Narrated)));
        let block = self.reading.block(sentence);
        let onward = self.last_heading.filter(|_| block.kind == BlockKind::Heading);
        let era = self.era.filter(|era| era.section == section);
        let year = self.told_year.filter(|(_, told)| *told == section).map(|(year, _)| year);
        Frame {
            written,
            year: self.reading.document.written_at(section).map(|days| days.end.year()),
            usual_year: self.year,
            told: dated,
            told_here: here.is_some(),
            beside: self.beside,
            era: era.map(|era| era.days),
            era_here: era.is_some_and(|era| era.block == sentence.block),
            section: heading,
            onward,
            told_year: year.or_else(|| self.main.map(|main| main.start.year())).or(self.year),
            main: self.main,
            late: written
                .is_none_or(|written| self.main.is_some_and(|main| main.gap(Days::day(written)) > LATE)),
            direction: direction(self.reading, &sentence.tokens, tokens),
        }
    }

    /// The day of writing, where it is known to a week.
    fn written(&self, section: usize) -> Option<Date> {
        let days = self.reading.document.written_at(section)?;
        (Days::day(days.start).gap(Days::day(days.end)) < 7).then_some(days.end)
    }

    /// The day that the heading of a section, or of one around it, gives.
    fn heading(&self, section: usize) -> Option<Days> {
        let sections = &self.reading.document.sections;
        let mut at = Some(section);
        while let Some(index) = at {
            if let Some(days) = self.headings.get(index).copied().flatten() {
                return Some(days);
            }
            at = sections.get(index).and_then(|s| s.parent).filter(|parent| *parent < index);
        }
        None
    }

    /// What later expressions may count from.
    fn remember(
        &mut self,
        sentence: &Sentence,
        tokens: &Range<usize>,
        phrase: &Phrase,
        days: Days,
        direction: Direction,
    ) {
        let block = self.reading.block(sentence);
        let told = Told { days, block: sentence.block, section: block.section };
        let fixed = matches!(phrase, Phrase::Fixed(_));
        let full = fixed && !whole_year(days);
        if full {
            self.beside = Some(days);
        }
        if fixed && days.start.year() == days.end.year() || matches!(phrase, Phrase::Month { .. }) {
            self.told_year = Some((days.end.year(), block.section));
        }
        if block.kind == BlockKind::Heading && tokens.start == sentence.tokens.start {
            if let Some(heading) = self.headings.get_mut(block.section) {
                *heading = Some(days);
                self.last_heading = Some(days);
            }
            return;
        }
        if self.bounds(tokens.start) {
            return;
        }
        let short = Days::day(days.start).gap(Days::day(days.end)) < 5;
        if short && (direction != Direction::Ahead || full) {
            self.told = Some(told);
            self.main = self.main.or(Some(days));
        }
        let fronted =
            tokens.start <= sentence.tokens.start + 1 && fixed && days.start.year() == days.end.year();
        if full || fronted || short && direction != Direction::Ahead {
            self.era = Some(told);
        }
    }
}

impl Walk<'_, '_> {
    /// Whether a date only bounds what is told: "relations had been poor since 7 February".
    fn bounds(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        before.is_some_and(|b| {
            self.reading.hits(b, Class::TimeWord).any(|hit| hit.value == "bound" && hit.len == 1)
        })
    }
}

/// Every date that needs no other, by the token where it stands.
fn absolute(reading: &Reading<'_>) -> Vec<(usize, Days)> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let w = Window::new(reading, &sentence.tokens);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let read = grammar::read(&w, at);
            let end = read.as_ref().map_or(at + 1, |found| found.end.max(at + 1));
            let days = read.and_then(|found| Frame::EMPTY.resolve(&found.phrase));
            found.extend(days.map(|(days, _)| (at, days)));
            at = end;
        }
    }
    found
}

/// When the main event was: a labelled line says so, or the title; else a full date of the lead,
/// one of the year before publication if there is one.
fn main_date(reading: &Reading<'_>, absolute: &[(usize, Days)]) -> Option<Days> {
    let labelled = absolute.iter().find(|(at, days)| is_label(reading, *at) && !whole_year(*days));
    if let Some((_, days)) = labelled {
        return Some(*days);
    }
    let lead = reading.sentences.iter().take(LEAD).next_back().map_or(0, |s| s.tokens.end);
    let dates =
        || absolute.iter().filter(|(at, days)| *at < lead && !whole_year(*days)).map(|(_, days)| *days);
    let recent =
        |days: &Days| reading.document.source.published.is_none_or(|published| published.gap(*days) <= LATE);
    let titled = || absolute.iter().find(|(at, _)| is_title(reading, *at)).map(|(_, days)| *days);
    dates().find(recent).or_else(titled).or_else(|| dates().next())
}

fn is_label(reading: &Reading<'_>, at: usize) -> bool {
    match reading.sentence_of(at).map(|s| reading.block(&reading.sentences[s]).kind) {
        Some(BlockKind::Field { label, .. }) => reading.has(reading.at(label.start), Class::DateLabel),
        _ => false,
    }
}

fn is_title(reading: &Reading<'_>, at: usize) -> bool {
    reading.sentence_of(at).is_some_and(|s| reading.block(&reading.sentences[s]).kind == BlockKind::Title)
}

fn whole_year(days: Days) -> bool {
    days.start.month() == 1 && days.end.month() == 12 && days.start.day() == 1 && days.end.day() == 31
}

/// The year that the most full dates have; the first of those as frequent.
fn usual_year(absolute: &[(usize, Days)]) -> Option<i16> {
    let mut votes = std::collections::BTreeMap::new();
    for (order, (_, days)) in absolute.iter().enumerate() {
        votes.entry(days.start.year()).or_insert((0_usize, order)).0 += 1;
    }
    let most = votes.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    most.map(|(year, _)| year)
}
