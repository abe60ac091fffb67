//! What a date dates: a claim for each, with the clause around it.

use std::ops::Range;

use crate::claim::{Claim, Value};
use crate::document::BlockKind;
use crate::extract::mention::DateMention;
use crate::extract::{Context, Reading, clause};
use crate::lexicon::calendar::Joint;
use crate::lexicon::{Class, Form};
use crate::text::{Case, Days, TokenKind, one_line};

/// How far an attribute looks for its verb, and how many tokens it may have.
const REACH: usize = 25;
const WIDTH: usize = 6;

/// A claim for each date that dates something.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    context
        .dates
        .iter()
        .filter(|date| dates_something(&context.reading, date) && !is_told_closer(context, date))
        .map(|date| claim(context, date))
        .collect()
}

/// "Sailing overnight, it sank late on Thursday": another date of the sentence says it better.
fn is_told_closer(context: &Context<'_>, date: &DateMention) -> bool {
    let reading = &context.reading;
    let overnight = reading.joined(date.tokens.start, Joint::Overnight).next().is_some();
    let Some(sentence) = reading.sentence_of(date.tokens.start).filter(|_| overnight) else { return false };
    let bounds = &reading.sentences[sentence].tokens;
    let first = context.dates.partition_point(|other| other.tokens.start < bounds.start);
    let mut beside = context.dates[first..].iter().take_while(|other| other.tokens.start < bounds.end);
    beside.any(|other| other.tokens != date.tokens)
}

fn claim(context: &Context<'_>, date: &DateMention) -> Claim {
    let reading = &context.reading;
    let bound = bounding_event(reading, &date.tokens);
    let clause = bound.clone().unwrap_or_else(|| clause::full(reading, &date.tokens));
    let attribute = match bound {
        Some(event) => reading.shown(&event).to_lowercase(),
        None => attribute(reading, date, &clause),
    };
    let value = Value::Date(date.days);
    let about = about(context, &date.tokens, &clause);
    let mut claim = if about.is_empty() {
        context.claim(&attribute, value, &date.tokens)
    } else {
        context.claim_about(about, &attribute, value, &date.tokens)
    };
    claim.anchor = date.anchor;
    claim.event.when = Some(date.days);
    let current = is_told_as_of(reading, date.tokens.start) && has_figure(context, &date.tokens);
    claim.as_of = current.then_some(date.days);
    claim.hedge = claim.hedge.or_else(|| date.other.map(|other| format!("day or month first: or {other}")));
    claim
}

/// "as of 9 a.m. on 16 April": the day for which something is told.
fn is_told_as_of(reading: &Reading<'_>, date: usize) -> bool {
    const NEAR: usize = 8;
    let first = reading.sentence_of(date).map_or(date, |s| reading.sentences[s].tokens.start);
    let led = |at: usize| {
        let mut ends = reading.joined(at, Joint::AsOf);
        ends.any(|end| end <= date && !(end..date).any(|i| is_verb(reading, i)))
    };
    (first.max(date.saturating_sub(NEAR))..date).any(led)
}

/// Whether the sentence of a date gives a figure: a curfew that holds "as of 3 May" starts then.
fn has_figure(context: &Context<'_>, date: &Range<usize>) -> bool {
    let reading = &context.reading;
    let first = context.numbers.partition_point(|number| number.tokens.end + NEAR < date.start);
    let near = context.numbers[first..].iter().take_while(|number| number.tokens.start < date.end + NEAR);
    { near }.any(|number| {
        reading.sentence_of(number.core.start) == reading.sentence_of(date.start)
            && !date.contains(&number.core.start)
            && counts(reading, number.core.end)
    })
}

/// Whether a word stands behind a number, and no hour or unit of time.
fn counts(reading: &Reading<'_>, end: usize) -> bool {
    let word = reading.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.span.len() > 2);
    let time = [Class::CalendarUnit, Class::Month].iter().any(|class| reading.has(end, *class));
    word && !time && reading.joined(end, Joint::Clock).next().is_none()
}

/// A figure stands no further from the date for which it is told, in tokens.
const NEAR: usize = 60;

/// Whether an expression neither dates what is told nor carries the story on: births, windows of
/// time ("the next two weeks"), "the worst flood of the year".
pub(super) fn is_aside(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    is_birth(reading, date) || is_window(reading, date) || is_current(reading, date)
}

/// "the year", "the week" and no more.
fn is_current(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let unit = reading.hit(date.start + 1, Class::CalendarUnit).map(|hit| hit.value);
    date.len() == 2
        && reading.is(date.start, "the")
        && unit.is_some_and(|unit| matches!(unit, "week" | "month" | "year"))
}

/// Whether a person was born then, which dates no event of the news.
fn is_birth(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let first = date.start.saturating_sub(3);
    (first..date.start).any(|at| reading.joined(at, Joint::Birth).next().is_some())
}

/// Asides, the year in the name of an event ("2010 Valley floods") and parts of a day that say only
/// the hour ("rain fell in the evening") date nothing.
fn dates_something(reading: &Reading<'_>, date: &DateMention) -> bool {
    !(is_aside(reading, &date.tokens) || names_event(reading, date) || is_hour(reading, &date.tokens))
}

fn names_event(reading: &Reading<'_>, date: &DateMention) -> bool {
    let year = date.tokens.len() == 1 && Days::year(date.days.start.year()) == Some(date.days);
    let next = reading.tokens.get(date.tokens.end).filter(|_| !ends_sentence(reading, date.tokens.end));
    let named = |case| case == Case::Title || case == Case::Upper && !in_capitals(reading, date.tokens.start);
    year && next.is_some_and(|t| t.kind == TokenKind::Word && named(t.case))
}

/// In a text all in capitals they name nothing.
fn in_capitals(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| reading.tokens.get(before));
    before.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Upper)
}

fn ends_sentence(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|i| reading.sentence_of(i))
        .is_none_or(|s| reading.sentences[s].tokens.end <= at)
}

/// "the next two weeks", "within thirty days", "ten minutes later".
fn is_window(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let unit = |at| reading.hit(at, Class::CalendarUnit);
    let plural = date.clone().any(|at| unit(at).is_some_and(|hit| hit.form == Form::S));
    let shifted = date.clone().any(|at| reading.has(at, Class::Shift));
    let within = reading.joined(date.start, Joint::In).next().is_some();
    let clock = date.clone().any(|at| unit(at).is_some_and(|hit| matches!(hit.value, "hour" | "minute")));
    let past = date.clone().any(|at| reading.joined(at, Joint::Ago).next().is_some());
    plural && shifted && !past
        || is_stretch(reading, date)
        || within && date.clone().any(|at| unit(at).is_some())
        || clock
}

/// "the past month", "the coming week": the article makes a stretch of it that ends or starts now.
fn is_stretch(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let shift = reading.hit(date.start + 1, Class::Shift).map(|hit| hit.value);
    let unit = reading.hit(date.end - 1, Class::CalendarUnit).map(|hit| hit.value);
    date.len() == 3
        && reading.is(date.start, "the")
        && matches!(shift, Some("last" | "coming"))
        && unit.is_some_and(|unit| unit != "day" && unit != "weekend")
}

fn is_hour(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let hour = reading.joined(date.start, Joint::Amid).next().is_some();
    hour && !is_fronted(reading, date.start)
}

/// Whether the date stands at the head of its sentence or clause.
fn is_fronted(reading: &Reading<'_>, at: usize) -> bool {
    let first = reading.sentence_of(at).is_some_and(|s| reading.sentences[s].tokens.start == at);
    let before = at.checked_sub(1).map_or("", |before| reading.word(before));
    first || matches!(before, ";" | ":" | "—" | "–" | "\"" | "“")
}

/// A short name for what is dated, from the head of the clause: "declared a state of emergency",
/// "coup", "section" for a heading.
fn attribute(reading: &Reading<'_>, date: &DateMention, clause: &Range<usize>) -> String {
    let Some(sentence) = reading.sentence_of(date.tokens.start).map(|s| &reading.sentences[s]) else {
        return "date".to_owned();
    };
    match reading.block(sentence).kind {
        BlockKind::Heading => return "section".to_owned(),
        BlockKind::Field { label, .. } => {
            return label.of(reading.text).trim_end_matches(':').trim().to_lowercase();
        }
        _ => {}
    }
    let noun = event_behind(reading, date.tokens.end, clause.end);
    let words = noun.or_else(|| {
        verb(reading, clause, &date.tokens).map(|verb| phrase(reading, verb, clause, &date.tokens))
    });
    let text = words.map(|words| reading.shown(&words).to_lowercase());
    text.filter(|text| !text.is_empty()).unwrap_or_else(|| "date".to_owned())
}

/// "Even before the coup of this week 173,000 had fled": the event that the date is part of the name of, where it
/// only bounds what the clause tells.
fn bounding_event(reading: &Reading<'_>, date: &Range<usize>) -> Option<Range<usize>> {
    const NAME: usize = 4;
    let of = date.start.checked_sub(1).filter(|&at| reading.is(at, "of"))?;
    let names = |&at: &usize| {
        reading.hit(at, Class::Event).is_some_and(|hit| at + hit.len == of && hit.form <= Form::S)
    };
    let event = (of.saturating_sub(NAME)..of).find(names)?;
    let bounds = |at: usize| {
        let ends = |joint| reading.joined(at, joint).any(|end| (end..=event).contains(&event));
        ends(Joint::Bound) || ends(Joint::After)
    };
    let first = (event.saturating_sub(NAME)..event).rev().find(|&at| bounds(at))?;
    (!(first + 1..event).any(|at| is_verb(reading, at))).then_some(event..of)
}

/// "putsch" in "the 21 March putsch".
fn event_behind(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let hit = reading.hit(at, Class::Event).filter(|hit| at + hit.len <= end && hit.form <= Form::S)?;
    Some(at..at + hit.len)
}

/// The verb that the date belongs to: the nearest before it in the clause, else the first behind.
fn verb(reading: &Reading<'_>, clause: &Range<usize>, date: &Range<usize>) -> Option<usize> {
    let first = clause.start.max(date.start.saturating_sub(REACH));
    let last = clause.end.min(date.end + REACH);
    let is_verb = |at: &usize| is_verb(reading, *at);
    (first..date.start).rev().find(is_verb).or_else(|| (date.end..last).find(is_verb))
}

fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    let lower = reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    if !lower || reading.has(at, Class::Function) {
        return false;
    }
    let inflected = [Class::Affect, Class::Suffer, Class::Speech, Class::Event, Class::Concept, Class::Tense]
        .into_iter()
        .any(|class| reading.hits(at, class).any(|hit| matches!(hit.form, Form::Past | Form::Participle)));
    let past = reading.hit(at, Class::Tense).is_some_and(|hit| hit.value != "future");
    inflected || past || super::tense::is_past(reading, at)
}

/// The verb with its object, else with its subject.
fn phrase(reading: &Reading<'_>, verb: usize, clause: &Range<usize>, date: &Range<usize>) -> Range<usize> {
    let stops = |at: &usize| date.contains(at) || !continues(reading, *at);
    let last = clause.end.min(verb + WIDTH);
    let end = (verb + 1..last).find(stops).unwrap_or(last.max(verb + 1));
    if end > verb + 1 {
        return verb..end;
    }
    let first = clause.start.max(verb.saturating_sub(WIDTH - 1));
    let joins = |at: usize| reading.hit(at, Class::Function).is_some_and(|hit| hit.value == "conjunction");
    let subject =
        |at: &usize| date.contains(at) || joins(*at) || reading.tokens[*at].kind == TokenKind::Symbol;
    let start = (first..verb).rev().find(subject).map_or(first, |at| at + 1);
    start..end
}

/// Whether a token belongs to the object: a noun phrase, joined by "of" at most.
fn continues(reading: &Reading<'_>, at: usize) -> bool {
    let function = reading.hit(at, Class::Function).map(|hit| hit.value);
    let joins = reading.word(at) == "-" || reading.is(at, "of");
    let word = reading.tokens.get(at).is_some_and(|t| t.kind != TokenKind::Symbol);
    joins || word && function.is_none_or(|value| value == "determiner")
}

/// No name has more words.
const NAME: usize = 6;

/// The name before the comma at which a clause begins: "Sister Ana Ruiz, matron of the hospital, who died"; a name
/// of several words from its start.
fn antecedent(context: &Context<'_>, start: usize) -> Range<usize> {
    let reading = &context.reading;
    let comma = if reading.word(start) == "," { Some(start) } else { start.checked_sub(1) };
    let Some(comma) = comma.filter(|&at| reading.word(at) == ",") else { return start..start };
    let sentence = reading.sentence_of(comma).map_or(comma, |s| reading.sentences[s].tokens.start);
    let named = |at: &usize| {
        let token = reading.tokens[*at];
        token.kind == TokenKind::Word && token.case == Case::Title && !reading.has(*at, Class::Function)
    };
    let first = comma.saturating_sub(NAME).max(sentence);
    let from = (first..comma).rev().take_while(named).last().unwrap_or(comma);
    let around = context.names.partition_point(|name| name.tokens.end <= from);
    let inside = context.names.get(around).filter(|name| name.tokens.contains(&from));
    inside.map_or(from, |name| name.tokens.start)..comma
}

/// The clause around a date, the date itself and its preposition left out.
fn about(context: &Context<'_>, date: &Range<usize>, clause: &Range<usize>) -> String {
    let reading = &context.reading;
    let start = date.start.clamp(clause.start, clause.end);
    let preposition =
        |at: usize| reading.hit(at, Class::Function).is_some_and(|hit| hit.value == "preposition");
    let cut = start - usize::from(start > clause.start && preposition(start - 1));
    let part = |tokens: Range<usize>| {
        if tokens.is_empty() { String::new() } else { reading.shown(&tokens) }
    };
    let joined = format!(
        "{} {} {}",
        part(antecedent(context, clause.start)),
        part(clause.start..cut),
        part(date.end..clause.end)
    );
    let trimmed = joined.trim_matches([',', ';', ':', '–', '—', ' ', '.', '-', '(', ')']);
    one_line(trimmed).replace(" ,", ",").replace(",,", ",")
}
