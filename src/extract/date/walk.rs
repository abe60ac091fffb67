//! The walk through a document: every expression of time in order, resolved against what was told
//! before it.

use std::ops::Range;

use jiff::civil::Date;

use super::cited::Cited;
use super::claims;
use super::occasion;
use super::phrase::{Phrase, Unit, Year};
use super::resolve::Frame;
use super::survey::{Expression, LATE, MEMOIR, Survey, expressions, is_deictic, is_whole_year};
use super::tense::{Direction, direction};
use crate::claim::Anchor;
use crate::document::{Block, BlockKind};
use crate::extract::mention::DateMention;
use crate::extract::{Reading, Sentence, quote};
use crate::lexicon::Class;
use crate::lexicon::calendar::Joint;
use crate::text::{Days, Span, TokenKind};

/// How many blocks back the day told of still holds.
const BLOCKS: usize = 3;
/// How many tokens may lie between two dates that share a year: "on 30 June and on 4 July 2010".
const SHARED: usize = 5;
/// How many words of grammar and time may stand before a date that opens its sentence.
const FRONT: usize = 8;
/// How many tokens an hour takes before its day: "6:00am on".
const HOUR: usize = 7;
/// A month has no more days.
const MONTH: u32 = 31;
/// Days back from the writing from which on a day is told with its year.
const OVER: u32 = 180;
/// A stretch of fewer days than this can carry a story on.
const SHORT: u32 = 5;

/// Every date of a reading, in order.
pub(super) fn mentions(reading: &Reading<'_>) -> Vec<DateMention> {
    let expressions = expressions(reading);
    let mut walk = Walk::new(reading, &expressions);
    let found = (0..expressions.len()).filter_map(|index| walk.step(index));
    found.collect()
}

struct Walk<'r, 'a> {
    reading: &'r Reading<'a>,
    expressions: &'r [Expression],
    survey: Survey,
    cited: Cited,
    /// Where somebody's words stand, in order.
    quotes: Vec<Span>,
    /// When the main event was, so far as it is known here.
    main: Option<Days>,
    /// The day that each section's heading gives.
    headings: Vec<Option<Days>>,
    /// The day that the last heading gave.
    last_heading: Option<Days>,
    /// The last day told of.
    told: Option<Told>,
    told_year: Option<(i16, usize)>,
    /// The time in which the narrative stands: a day told of, or "In 1991" at the head of a sentence.
    era: Option<Told>,
    /// The last day long over that was given with its year.
    past: Option<Days>,
    /// The last date of all, and its sentence.
    last: Option<(Days, usize)>,
    /// The last full date, and its sentence.
    full: Option<(Days, usize)>,
}

/// A time told of, and where.
#[derive(Clone, Copy)]
struct Told {
    days: Days,
    block: usize,
    section: usize,
    /// Whether it stood at the head of its sentence, as the frame of a story does.
    fronted: bool,
}

impl<'r, 'a> Walk<'r, 'a> {
    fn new(reading: &'r Reading<'a>, expressions: &'r [Expression]) -> Self {
        let quotes = quote::spans(reading);
        let survey = Survey::new(reading, expressions, &quotes);
        Self {
            reading,
            expressions,
            cited: Cited::find(reading, &quotes),
            quotes,
            main: survey.main,
            survey,
            headings: vec![None; reading.document.sections.len()],
            last_heading: None,
            told: None,
            told_year: None,
            era: None,
            past: None,
            last: None,
            full: None,
        }
    }

    fn step(&mut self, index: usize) -> Option<DateMention> {
        let expressions = self.expressions;
        let expression = expressions.get(index)?;
        let sentence = self.reading.sentences.get(expression.sentence)?;
        let tokens = expression.tokens.clone();
        let span = self.reading.span(tokens.start, tokens.end);
        let mention = |days: Days, anchor, other| {
            let days = Days { approx: days.approx || expression.about, ..days };
            DateMention { tokens, span, days, anchor, weekday: expression.weekday, other }
        };
        if let Some(article) = self.cited.of(self.reading, &expression.tokens) {
            let frame =
                Frame { direction: self.direction(sentence, expression), ..Frame::news_of(article.end) };
            let (days, anchor) = frame.resolve(&expression.phrase)?;
            return Some(mention(days, anchor.map(|_| Anchor::Quoted), None));
        }
        let frame = self.frame(sentence, index);
        if let Some(said) = self.said(sentence, index) {
            let frame =
                Frame { direction: frame.direction, month_first: frame.month_first, ..Frame::news_of(said) };
            let (days, anchor) = frame.resolve(&expression.phrase)?;
            return Some(mention(days, anchor.map(|_| Anchor::Quoted), None));
        }
        let (days, anchor) = frame.resolve(&expression.phrase)?;
        self.last = Some((days, expression.sentence));
        // "the priest read them out again last Sunday": an aside, where the story is long over.
        let aside = frame.late && frame.written.is_some() && is_deictic(&expression.phrase);
        if !aside && !claims::is_aside(self.reading, &expression.tokens) {
            self.remember(sentence, expression, days, frame.direction);
        }
        Some(mention(days, anchor, frame.other(&expression.phrase)))
    }

    /// The day on which the words were said in which an expression stands, where their sentence or the
    /// ones around the quotation say so: "They came on Thursday," she said on 14 April.
    fn said(&self, sentence: &Sentence, index: usize) -> Option<Date> {
        let expression = self.expressions.get(index)?;
        let counts = occasion::counts(&expression.phrase);
        let quote = occasion::quote_of(self.reading, &self.quotes, &expression.tokens).filter(|_| counts)?;
        let occasion = occasion::find(self.reading, self.expressions, &quote, index);
        let said = occasion.and_then(|other| {
            let beside = self.reading.sentences.get(self.expressions.get(other)?.sentence)?;
            self.frame(beside, other).resolve(&self.expressions[other].phrase)
        });
        let told = || self.told.filter(|told| told.block == sentence.block && self.looks_back_on(told.days));
        let days = said.map(|(days, _)| days).or_else(|| told().map(|told| told.days))?;
        days.is_day().then_some(days.start)
    }

    /// Whether what is told lies so far back that words quoted with it were said then.
    fn looks_back_on(&self, told: Days) -> bool {
        self.written(0).is_none_or(|written| self.looks_back(written) && told.gap(Days::day(written)) > LATE)
    }

    /// What had happened "by Tuesday" went on up to the day told of, and lies not before it.
    /// A headline that gives a limit tells what holds now: "Curfew imposed till Friday".
    fn direction(&self, sentence: &Sentence, expression: &Expression) -> Direction {
        let heads = matches!(self.reading.block(sentence).kind, BlockKind::Title | BlockKind::Heading);
        if heads && self.is_behind(Joint::Limit, sentence.tokens.start, expression) {
            return Direction::Ahead;
        }
        match direction(self.reading, &sentence.tokens, &expression.tokens) {
            Direction::Before if self.is_behind(Joint::By, sentence.tokens.start, expression) => {
                Direction::Back
            }
            direction => direction,
        }
    }

    fn frame(&self, sentence: &Sentence, index: usize) -> Frame {
        Frame { beside: self.beside(index), ..self.frame_alone(sentence, index) }
    }

    /// The frame of an expression but for the date beside it.
    fn frame_alone(&self, sentence: &Sentence, index: usize) -> Frame {
        let block = self.reading.block(sentence);
        let written = self.written(block.section);
        let issued = self.issued(block.section);
        let told = self.told.filter(|told| told.section == block.section);
        let era = self.era.filter(|era| era.section == block.section);
        let year = self.told_year.filter(|(_, section)| *section == block.section).map(|(year, _)| year);
        let expression = &self.expressions[index];
        let late = written.or(issued).is_none_or(|written| self.looks_back(written));
        Frame {
            written,
            issued,
            year: self.reading.document.written_at(block.section).map(|days| days.end.year()),
            usual_year: self.survey.year,
            told: self.told_day(sentence, block),
            beside: None,
            before: self.before(index),
            since: self.since(expression),
            era: era.map(|era| era.days),
            era_here: era.is_some_and(|era| self.holds(era, sentence, expression)),
            told_here: told.is_some_and(|told| told.block == sentence.block),
            framed: told.is_some_and(|told| told.block == sentence.block && told.fronted),
            section: self.heading(block.section),
            past: self.past,
            onward: self.last_heading.filter(|_| block.kind == BlockKind::Heading),
            told_year: year
                .or_else(|| self.main.map(|main| main.start.year()))
                .or(self.survey.year.filter(|_| late)),
            main: self.main,
            month_first: self.survey.month_first,
            weekday: expression.weekday,
            late,
            direction: self.direction(sentence, expression),
        }
    }

    /// Whether the document was written long after its event, and not as news.
    fn looks_back(&self, written: Date) -> bool {
        let told = self.survey.years_first && !self.survey.is_news;
        told && self.main.is_some_and(|main| main.end < written && main.gap(Days::day(written)) > MEMOIR)
    }

    /// The day told of: in the paragraph, else by the heading, else in one of the blocks before.
    fn told_day(&self, sentence: &Sentence, block: Block) -> Option<(Days, Anchor)> {
        let told = self.told.filter(|told| told.section == block.section);
        let here = told.filter(|told| told.block == sentence.block);
        let recent = told.filter(|told| told.block + BLOCKS >= sentence.block);
        here.map(|told| (told.days, Anchor::Narrated))
            .or_else(|| self.heading(block.section).map(|days| (days, Anchor::Section)))
            .or_else(|| recent.map(|told| (told.days, Anchor::Narrated)))
    }

    /// The full date before it in the sentence.
    fn beside(&self, index: usize) -> Option<Days> {
        let expression = self.expressions.get(index)?;
        let full = self.full.filter(|(_, sentence)| *sentence == expression.sentence).map(|(days, _)| days);
        full.or_else(|| self.year_beside(index))
    }

    /// The year of "this year's feast, on 30 November".
    fn year_beside(&self, index: usize) -> Option<Days> {
        let (year, day) = (self.expressions.get(index.checked_sub(1)?)?, &self.expressions[index]);
        let whole = matches!(year.phrase, Phrase::Span { unit: Unit::Year, count: 1, .. });
        let near = year.sentence == day.sentence && day.tokens.start - year.tokens.end <= SHARED;
        let of = whole && near && self.reading.is(year.tokens.end, "'s");
        let sentence = self.reading.sentences.get(day.sentence).filter(|_| of)?;
        self.frame_alone(sentence, index - 1).resolve(&year.phrase).map(|(days, _)| days)
    }

    /// The date told of before "until" in the same sentence.
    fn since(&self, expression: &Expression) -> Option<Days> {
        let last = self.last.filter(|(_, sentence)| *sentence == expression.sentence)?;
        self.is_behind(Joint::Limit, 0, expression).then_some(last.0)
    }

    /// Whether a word like "until" stands before it, with an hour in between or not: "till 6:00am on Friday", "by
    /// midday on Monday".
    fn is_behind(&self, joint: Joint, first: usize, expression: &Expression) -> bool {
        let start = expression.tokens.start;
        (first.max(start.saturating_sub(HOUR))..start)
            .any(|at| self.reading.joined(at, joint).any(|end| self.is_hour(end..start)))
    }

    /// Whether some tokens give no more than an hour: "6:00am on"; or nothing at all.
    fn is_hour(&self, mut tokens: Range<usize>) -> bool {
        tokens.all(|at| {
            let token = self.reading.tokens[at];
            token.kind != TokenKind::Word || token.span.len() <= 2 || self.reading.has(at, Class::DayPart)
        })
    }

    /// The full date close behind it.
    fn before(&self, index: usize) -> Option<Days> {
        let expression = self.expressions.get(index)?;
        let next = self.expressions.get(index + 1).filter(|next| {
            next.sentence == expression.sentence && next.tokens.start - expression.tokens.end <= SHARED
        });
        next.and_then(|next| next.days).filter(|days| !is_whole_year(*days))
    }

    /// The day of writing, where it is known to a week.
    fn written(&self, section: usize) -> Option<Date> {
        let days = self.reading.document.written_at(section)?;
        (Days::day(days.start).gap(Days::day(days.end)) < 7).then_some(days.end)
    }

    /// The last day of the month of writing: "Report 7, December 2003".
    fn issued(&self, section: usize) -> Option<Date> {
        let days = self.reading.document.written_at(section)?;
        (Days::day(days.start).gap(Days::day(days.end)) < MONTH).then_some(days.end)
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

    /// Notes what later expressions may count from.
    fn remember(&mut self, sentence: &Sentence, expression: &Expression, days: Days, direction: Direction) {
        let block = self.reading.block(sentence);
        let fixed = matches!(expression.phrase, Phrase::Fixed(_));
        let in_one_year = days.start.year() == days.end.year();
        let full = fixed && !is_whole_year(days);
        if full {
            self.full = Some((days, expression.sentence));
        }
        if fixed && in_one_year || matches!(expression.phrase, Phrase::Month { .. }) {
            self.told_year = Some((days.end.year(), block.section));
        }
        if block.kind == BlockKind::Heading && expression.tokens.start == sentence.tokens.start {
            self.head(block.section, days);
        } else if !self.bounds(expression.tokens.start) {
            let fronted = self.is_fronted(sentence, expression);
            let told = Told { days, block: sentence.block, section: block.section, fronted };
            let happened = is_short(days) && (direction != Direction::Ahead || full);
            let wide = direction != Direction::Ahead && is_part_of_year(days);
            if happened || wide {
                self.told = Some(told);
            }
            if happened {
                self.main = self.main.or(Some(days));
            }
            if happened && days.is_day() && has_year(&expression.phrase) && self.is_over(block.section, days)
            {
                self.past = Some(days);
            }
            if happened || full || fixed && fronted && in_one_year {
                self.era = Some(told);
            }
        }
    }

    /// Whether a day lies so far before the writing that it is told with its year.
    fn is_over(&self, section: usize, day: Days) -> bool {
        let written = self.written(section).or_else(|| self.issued(section));
        written.is_some_and(|written| day.end < written && day.gap(Days::day(written)) > OVER)
    }

    /// Whether the time that the narrative stood in is that of an expression: in the same paragraph,
    /// or in the one before where both set the frame of a story ("On 30 March ... In May, ...").
    fn holds(&self, era: Told, sentence: &Sentence, expression: &Expression) -> bool {
        let framed = era.fronted && is_short(era.days) && self.is_fronted(sentence, expression);
        era.block == sentence.block || framed && era.block + 1 == sentence.block
    }

    /// Whether nothing but words of grammar and time stands before an expression in its sentence.
    fn is_fronted(&self, sentence: &Sentence, expression: &Expression) -> bool {
        let classes = [Class::Function, Class::TimeWord, Class::DayPart, Class::PartOf, Class::CalendarUnit];
        let (first, at) = (sentence.tokens.start, expression.tokens.start);
        let light = |i: usize| {
            self.reading.tokens[i].kind != TokenKind::Word
                || classes.into_iter().any(|class| self.reading.has(i, class))
        };
        at - first <= FRONT && (first..at).all(light)
    }

    fn head(&mut self, section: usize, days: Days) {
        self.last_heading = Some(days);
        if let Some(heading) = self.headings.get_mut(section) {
            *heading = Some(days);
        }
    }

    /// Whether a date only bounds what is told: "relations had been poor since 7 February".
    fn bounds(&self, at: usize) -> bool {
        self.follows(at, Joint::Bound)
    }

    /// Whether such a word stands directly before token `at`.
    fn follows(&self, at: usize, joint: Joint) -> bool {
        at.checked_sub(1).is_some_and(|before| self.reading.joined(before, joint).any(|end| end == at))
    }
}

/// Whether the text itself says of which year the day is.
fn has_year(phrase: &Phrase) -> bool {
    matches!(phrase, Phrase::Fixed(_) | Phrase::Month { year: Year::Is(_) | Year::Which(_), .. })
}

/// A month or a season: the story has left the day that it told of before.
fn is_part_of_year(days: Days) -> bool {
    !is_whole_year(days) && days.start.year() == days.end.year()
}

fn is_short(days: Days) -> bool {
    Days::day(days.start).gap(Days::day(days.end)) < SHORT
}
