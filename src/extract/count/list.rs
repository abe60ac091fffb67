//! Lists of figures under a heading that says what they count: below "Where the displaced are",
//! "Host families 4,150; collective centres 1,900".

use std::ops::Range;

use super::before::named;
use super::look::{is_mark, part_of_speech};
use super::phrase::{Head, read};
use super::scope::text;
use super::skip::is_no_count;
use crate::claim::{Claim, Value};
use crate::document::BlockKind;
use crate::extract::mention::Number;
use crate::extract::{Context, Reading};
use crate::lexicon::Class;

/// The counts of a line that is nothing but labels and figures.
pub(super) fn claims(context: &Context<'_>, sentence: usize, numbers: &[Number]) -> Vec<Claim> {
    let reading = &context.reading;
    let bounds = &reading.sentences[sentence].tokens;
    if numbers.is_empty() || bounds.len() > 60 || !is_list(reading, bounds) {
        return Vec::new();
    }
    let Some(attribute) = heading_outcome(reading, sentence) else { return Vec::new() };
    let items = numbers.iter().filter_map(|n| item(context, n, bounds).map(|label| (n, label)));
    items.map(|(number, label)| claim(context, number, &label, attribute)).collect()
}

fn claim(context: &Context<'_>, number: &Number, label: &Range<usize>, attribute: &str) -> Claim {
    let mut claim = context.claim(attribute, Value::Count(number.value), &(label.start..number.tokens.end));
    if !sums_up(&context.reading, label) {
        claim.scope.manner = Some(text(&context.reading, label));
        claim.scope.part = true;
    }
    claim
}

/// "Total", "In all": the line of all that the others list.
fn sums_up(reading: &Reading<'_>, label: &Range<usize>) -> bool {
    let all = (label.start..label.end).find_map(|at| {
        let hit = reading.hits(at, Class::Concept).find(|hit| hit.value == "total")?;
        Some(at..at + hit.len)
    });
    let light = |i: usize| is_mark(reading, i) || part_of_speech(reading, i, "determiner");
    all.is_some_and(|all| label.clone().all(|i| all.contains(&i) || light(i)))
}

/// No verb: every word is a noun of a label, a number or a mark.
fn is_list(reading: &Reading<'_>, bounds: &Range<usize>) -> bool {
    let verb = |i: usize| {
        part_of_speech(reading, i, "auxiliary")
            || reading.has(i, Class::Speech)
            || reading.has(i, Class::Suffer)
    };
    !bounds.clone().any(verb)
}

/// The label of a figure: the words between the mark before it and the figure, which ends its item.
fn item(context: &Context<'_>, number: &Number, bounds: &Range<usize>) -> Option<Range<usize>> {
    let reading = &context.reading;
    let phrase = read(reading, number, bounds);
    let closes = number.tokens.end >= bounds.end || is_mark(reading, number.tokens.end);
    let own = number.tokens.start..bounds.end;
    if phrase.head != Head::Bare || !closes || is_no_count(context, number, &phrase, &own) {
        return None;
    }
    let mut end = number.tokens.start;
    while end > bounds.start && reading.is(end - 1, ":") {
        end -= 1;
    }
    let separates = |i: &usize| [";", ",", "."].iter().any(|m| reading.is(*i, m));
    let start = (bounds.start..end).rev().find(separates).map_or(bounds.start, |i| i + 1);
    (start < end).then_some(start..number.tokens.start)
}

/// The outcome that the heading above the sentence names.
fn heading_outcome<'a>(reading: &Reading<'a>, sentence: usize) -> Option<&'a str> {
    let section = reading.block(&reading.sentences[sentence]).section;
    let heading = reading.document.sections.get(section).and_then(|s| s.heading)?;
    let is_heading = |i: usize| reading.sentences[i].block == heading;
    let first = reading.sentences.partition_point(|s| s.block < heading);
    let tokens = reading.sentences.get(first).filter(|_| is_heading(first))?.tokens.clone();
    let heading = reading
        .document
        .blocks
        .get(heading)
        .filter(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Title));
    heading.and_then(|_| tokens.into_iter().take(20).find_map(|i| named(reading, i))).map(|o| o.attribute)
}
