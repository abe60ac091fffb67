//! What the document as a whole says about time, before any expression is resolved.

use std::collections::BTreeMap;
use std::ops::Range;

use super::grammar::{self, Starts};
use super::order;
use super::phrase::{From, Phrase, Shift, Unit, Year};
use super::resolve::Frame;
use crate::document::BlockKind;
use crate::extract::{Reading, Sentence};
use crate::lexicon::Class;
use crate::lexicon::calendar::Window;
use crate::text::{Days, Span};

/// A document that was written later than this after its event may look back on it.
pub(super) const LATE: u32 = 370;
/// Days from an event on which texts look back on it: the first are written for its anniversary.
pub(in crate::extract) const MEMOIR: u32 = 330;
/// How many sentences may hold the date of the main event.
const LEAD: usize = 8;
/// How many sentences of running text open news.
const NEWS: usize = 3;

/// An expression of time as it stands.
#[derive(Debug)]
pub(super) struct Expression {
    /// Index of its sentence.
    pub(super) sentence: usize,
    pub(super) tokens: Range<usize>,
    pub(super) phrase: Phrase,
    /// The weekday beside a date, 1 Monday to 7 Sunday.
    pub(super) weekday: Option<i8>,
    /// Its days, where it needs no other date.
    pub(super) days: Option<Days>,
    /// Whether "about" or the like stands before it.
    pub(super) about: bool,
}

/// The whole document at a glance.
#[derive(Debug)]
pub(super) struct Survey {
    /// When the main event was, where the text says so in full.
    pub(super) main: Option<Days>,
    /// The year that most full dates have.
    pub(super) year: Option<i16>,
    /// Whether the story has its year before it names a day without one, and so keeps to it.
    pub(super) years_first: bool,
    /// Whether the text speaks from its day of writing as news does ("yesterday", "last week", "on Monday" in
    /// its lead), quotations apart: then it is news, however old its event.
    pub(super) is_news: bool,
    /// Whether dates in figures have the month first, where the document shows its habit.
    pub(super) month_first: Option<bool>,
}

/// Every expression of time, in order.
pub(super) fn expressions(reading: &Reading<'_>) -> Vec<Expression> {
    let mut found = Vec::new();
    for (sentence, part) in reading.sentences.iter().enumerate() {
        let w = Window::new(reading, &part.tokens);
        let mut starts = Starts::default();
        let mut from = part.tokens.start;
        while let Some(at) = starts.next(&w, from) {
            let read = match grammar::listed(&w, at) {
                Some(days) => days,
                None => grammar::read(&w, at).map(|found| (at, found)).into_iter().collect(),
            };
            from = read.last().map_or(at + 1, |(_, found)| found.end.max(at + 1));
            found.extend(read.into_iter().map(|(start, read)| Expression {
                sentence,
                tokens: start..read.end,
                days: Frame::EMPTY.resolve(&read.phrase).map(|(days, _)| days),
                phrase: read.phrase,
                weekday: read.weekday,
                about: grammar::is_about(&w, start),
            }));
        }
    }
    found
}

impl Survey {
    pub(super) fn new(reading: &Reading<'_>, expressions: &[Expression], quotes: &[Span]) -> Self {
        let lead = lead(reading);
        let speaks_now = |e: &Expression| is_of_news(e, &lead) && !is_quoted(reading, quotes, &e.tokens);
        Self {
            main: main_date(reading, expressions),
            year: usual_year(expressions),
            years_first: years_first(reading, expressions),
            is_news: expressions.iter().any(speaks_now),
            month_first: order::month_first(reading, expressions),
        }
    }
}

/// Whether a label, the title or the first date of the text itself gives the year of the event.
fn years_first(reading: &Reading<'_>, expressions: &[Expression]) -> bool {
    let mut told = expressions.iter().filter(|e| match block(reading, e) {
        BlockKind::Heading => false,
        BlockKind::Title | BlockKind::Field { .. } => e.days.is_some(),
        _ => matches!(
            e.phrase,
            Phrase::Fixed(_) | Phrase::Month { .. } | Phrase::Weekday { .. } | Phrase::Range(..)
        ),
    });
    told.next().is_some_and(|first| first.days.is_some())
}

/// The sentences in which news says on which weekday something happened: the first of its running text.
fn lead(reading: &Reading<'_>) -> Range<usize> {
    let prose = |sentence: &Sentence| reading.block(sentence).kind == BlockKind::Paragraph;
    let first = reading.sentences.iter().position(prose).unwrap_or_default();
    first..first + NEWS
}

/// Whether an expression is one that only news has: a memoir of an event has its "last year" as well.
fn is_of_news(expression: &Expression, lead: &Range<usize>) -> bool {
    match &expression.phrase {
        Phrase::Near(_) => true,
        Phrase::Offset { amount, from: From::Now } => amount.unit < Unit::Month,
        Phrase::Span { unit, which, .. } => *unit <= Unit::Month && is_now(*which),
        Phrase::Weekday { which: None, .. } => lead.contains(&expression.sentence),
        _ => false,
    }
}

/// Whether a phrase is counted from the day of writing.
pub(super) fn is_deictic(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::Near(_) | Phrase::Offset { from: From::Now, .. } => true,
        Phrase::Span { which, .. } | Phrase::Weekday { which: Some(which), .. } => is_now(*which),
        Phrase::Month { year: Year::Which(which) | Year::Nearest(which), .. } => is_now(*which),
        _ => false,
    }
}

fn is_now(which: Shift) -> bool {
    !which.is_told()
}

/// Whether the tokens stand inside one of the quotations, which are in order.
pub(super) fn is_quoted(reading: &Reading<'_>, quotes: &[Span], tokens: &Range<usize>) -> bool {
    let span = reading.span(tokens.start, tokens.end);
    let at = quotes.partition_point(|quote| quote.end <= span.start);
    quotes.get(at).is_some_and(|quote| quote.contains(span))
}

/// A labelled line says when the main event was, or the title; else a full date of the lead, one
/// of the year before publication if there is one.
fn main_date(reading: &Reading<'_>, expressions: &[Expression]) -> Option<Days> {
    let dated = || expressions.iter().filter_map(|e| Some((e, e.days?)));
    let labelled = dated().find(|(e, days)| is_label(reading, e) && !is_whole_year(*days));
    if let Some((_, days)) = labelled {
        return Some(days);
    }
    let lead =
        || dated().filter(|(e, days)| e.sentence < LEAD && !is_whole_year(*days)).map(|(_, days)| days);
    let published = reading.document.source.published;
    let recent = |days: &Days| published.is_none_or(|published| published.gap(*days) <= LATE);
    let titled = || dated().find(|(e, _)| block(reading, e) == BlockKind::Title).map(|(_, days)| days);
    lead().find(recent).or_else(titled).or_else(|| lead().next())
}

fn block(reading: &Reading<'_>, expression: &Expression) -> BlockKind {
    let sentence = reading.sentences.get(expression.sentence);
    sentence.map_or(BlockKind::Paragraph, |sentence| reading.block(sentence).kind)
}

fn is_label(reading: &Reading<'_>, expression: &Expression) -> bool {
    let BlockKind::Field { label, .. } = block(reading, expression) else { return false };
    reading.has(reading.at(label.start), Class::DateLabel)
}

/// Whether the days are one or more whole years.
pub(super) fn is_whole_year(days: Days) -> bool {
    (days.start.month(), days.start.day(), days.end.month(), days.end.day()) == (1, 1, 12, 31)
}

/// The year that the most full dates have; the first of those as frequent.
fn usual_year(expressions: &[Expression]) -> Option<i16> {
    let mut votes = BTreeMap::new();
    for (order, days) in expressions.iter().filter_map(|e| e.days).enumerate() {
        votes.entry(days.start.year()).or_insert((0_usize, order)).0 += 1;
    }
    let most = votes.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    most.map(|(year, _)| year)
}
