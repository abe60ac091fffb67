//! How far an argument reaches: the clause before a connective, the phrase after it.

use std::ops::Range;

use crate::extract::Reading;
use crate::extract::phrase::{
    boundary, ends_with, function, is_adverb, is_aux, is_boundary, is_capital, is_content, is_function,
    is_quote_mark, is_stop, is_symbol, is_verbal, opens_clause, opens_subject, window,
};
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

/// Whether a noun or verb of cause at `at` is of this kind.
pub(super) fn is_kind(reading: &Reading<'_>, at: usize, kind: &str) -> bool {
    reading.is_a(at, Class::CauseNoun, kind)
}

/// Whether the tokens name what can bring something about without acting: an event, a force, a
/// condition.
pub(super) fn names_force(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    const FORCES: [&str; 4] = ["force", "condition", "mishap", "breakage"];
    tokens.clone().any(|at| {
        reading.has(at, Class::Event)
            || reading.hits(at, Class::CauseNoun).any(|hit| FORCES.contains(&hit.value))
    })
}

/// A gerund, behind adverbs and "not" or none.
pub(super) fn is_gerund(reading: &Reading<'_>, start: usize) -> bool {
    let at = if is_adverb(reading, start) { start + 1 } else { start };
    reading.word(at).len() > 4
        && ends_with(reading, at, "ing")
        && !reading.has(at, Class::Event)
        && !reading.has(at, Class::DayPart)
}

/// What a preposition governs: a noun phrase, or a gerund with its object.
pub(super) fn argument_after(reading: &Reading<'_>, start: usize) -> Range<usize> {
    let noun = noun_after(reading, start);
    let gerund = noun.len() == 1 && is_gerund(reading, start) && !is_symbol(reading, start + 1);
    if gerund { outcome_after(reading, start) } else { noun }
}

/// The clause that ends before token `end`: back to a mark, a connective or a verb of saying.
pub(super) fn clause_before(reading: &Reading<'_>, end: usize) -> Range<usize> {
    let floor = window(reading, end).start.min(end);
    let end = trim_end(reading, floor, end);
    let mut brackets = 0_usize;
    let mut start = floor;
    for at in (floor..end).rev() {
        match reading.word(at) {
            ")" => brackets += 1,
            "(" if brackets > 0 => brackets -= 1,
            _ if brackets > 0 => {}
            _ if let Some(behind) = opens_after(reading, at, end) => {
                start = behind;
                break;
            }
            _ => {}
        }
    }
    trim_start(reading, start, end)..end
}

/// Where a clause starts if token `at` ends what stood before it.
fn opens_after(reading: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let next = at + 1;
    let opens = match boundary(reading, at) {
        _ if is_stop(reading, at) => true,
        _ if is_quote_mark(reading, at) => opens_quote(reading, at, end),
        _ if reading.is(at, "whose") => true,
        Some("contrast" | "question") => true,
        Some("complement") => !is_verbal(reading, next),
        Some("subordinate") => {
            !is_function(reading, at, "preposition")
                && (!is_time(reading, next) || opens_clause(reading, next, end))
                || reading.is(at, "as") && opens_clause(reading, next, end)
        }
        Some("coordinate") => opens_clause(reading, next, end) && opens_with_subject(reading, next),
        _ => is_told(reading, at, next, end),
    };
    opens.then_some(next)
}

/// "analysts say the talks failed": a verb of saying, and a clause right behind it.
fn is_told(reading: &Reading<'_>, at: usize, next: usize, end: usize) -> bool {
    let told = reading
        .hits(at, Class::Speech)
        .any(|hit| hit.len == 1 && matches!(hit.value, "say" | "claim" | "think"));
    let subject = opens_with_subject(reading, next) || is_bare_subject(reading, next);
    told && subject && (next..=end).any(|i| is_verbal(reading, i)) && !reading.is(next, "to")
}

/// "police believe *robbery was* the motive": a noun without a determiner, its auxiliary close behind.
fn is_bare_subject(reading: &Reading<'_>, at: usize) -> bool {
    const SUBJECT: usize = 4;
    is_content(reading, at)
        && (at + 1..at + SUBJECT).find(|&i| !is_content(reading, i)).is_some_and(|i| is_aux(reading, i))
}

fn opens_with_subject(reading: &Reading<'_>, at: usize) -> bool {
    is_function(reading, at, "determiner")
        || is_function(reading, at, "pronoun")
        || is_capital(reading, at)
        || reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
        || reading.has(at, Class::Cardinal)
}

/// A quotation mark with no second one up to `end`.
fn opens_quote(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let mark = reading.word(at);
    let closes = matches!(mark, "”" | "’" | "»" | "'");
    !closes && !(at + 1..end).any(|i| is_quote_mark(reading, i) && !matches!(reading.word(i), "'" | "’"))
}

/// The noun phrase that starts at `start`: up to a comma that continues no list, a verb in a finite
/// form, or a connective. A relative clause without a comma belongs to it.
pub(super) fn noun_after(reading: &Reading<'_>, start: usize) -> Range<usize> {
    let ceiling = ceiling(reading, start);
    let mut relative = None;
    let mut end = start;
    while end < ceiling && !ends_noun(reading, start..end, ceiling, relative) {
        let opens = matches!(boundary(reading, end), Some("relative" | "complement"));
        relative = relative.or((opens && end > start).then_some(end));
        end += 1;
    }
    let start = trim_start(reading, start, end);
    let end = trim_end(reading, start, end);
    start..without_time(reading, start, end)
}

/// Without the time that closes the phrase: "measles since January", "salary grades on Wednesday".
fn without_time(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    const TIME: usize = 5;
    let floor = (start + 1).max(end.saturating_sub(TIME));
    let own = |at: &usize| is_time(reading, *at) || is_function(reading, *at, "determiner");
    let first = (floor..end).rev().take_while(own).last().unwrap_or(end);
    let timed = (first..end).any(|at| is_time(reading, at) && reading.tokens[at].kind == TokenKind::Word);
    let led = first > start + 1 && is_function(reading, first - 1, "preposition");
    if timed && led && !reading.is(first - 1, "of") { first - 1 } else { end }
}

/// A token of a calendar phrase.
pub(super) fn is_time(reading: &Reading<'_>, at: usize) -> bool {
    const TIMES: [Class; 6] =
        [Class::Weekday, Class::Month, Class::DayPart, Class::CalendarUnit, Class::RelativeDay, Class::Shift];
    reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
        || TIMES.iter().any(|class| reading.has(at, *class))
}

/// Whether the token behind a phrase belongs to it no more; `relative` is where a relative clause
/// opened, whose own verb and the nouns before it do not end it.
fn ends_noun(reading: &Reading<'_>, phrase: Range<usize>, ceiling: usize, relative: Option<usize>) -> bool {
    let at = phrase.end;
    let comma = reading.word(at) == ",";
    let waits = relative.is_some_and(|open| !has_verb(reading, &(open + 1..at)));
    is_end(reading, at, ceiling)
        || comma && !continues_list(reading, at, ceiling) && !between_adjectives(reading, at)
        || !phrase.is_empty() && !waits && joins_clause(reading, at, ceiling)
        || !phrase.is_empty() && relative.is_none() && is_finite(reading, at)
}

/// "battle-hardened, well-armed fighters": a comma behind a compound adjective.
fn between_adjectives(reading: &Reading<'_>, comma: usize) -> bool {
    comma > 2
        && reading.word(comma - 2) == "-"
        && !reading.tokens[comma - 2].spaced
        && (is_content(reading, comma + 1) || is_adverb(reading, comma + 1))
}

/// The clause that starts at `start`: up to the comma or connective that opens another.
pub(super) fn clause_after(reading: &Reading<'_>, start: usize) -> Range<usize> {
    clause_in(reading, start, ceiling(reading, start))
}

/// The same, not past `ceiling`.
pub(super) fn clause_in(reading: &Reading<'_>, start: usize, ceiling: usize) -> Range<usize> {
    let start = if reading.word(start) == "," { start + 1 } else { start };
    let ends = |at: usize| {
        is_end(reading, at, ceiling)
            || reading.word(at) == "," && comma_ends(reading, at, ceiling)
            || at > start && joins_clause(reading, at, ceiling)
    };
    let end = (start..ceiling).find(|&at| ends(at)).unwrap_or(ceiling.max(start));
    trim_start(reading, start, end)..trim_end(reading, start, end)
}

/// What a participle or resultative verb brings about: up to a comma that continues no list.
pub(super) fn outcome_after(reading: &Reading<'_>, start: usize) -> Range<usize> {
    let clause = clause_after(reading, start);
    let comma = |at: usize| reading.word(at) == "," && !continues_list(reading, at, clause.end);
    let end = clause.clone().find(|&at| comma(at)).unwrap_or(clause.end);
    clause.start..end
}

/// The end of the sentence that the token before `start` belongs to, or of what is looked at.
fn ceiling(reading: &Reading<'_>, start: usize) -> usize {
    window(reading, start.saturating_sub(1)).end.max(start)
}

/// A mark that ends the sentence or the stretch.
fn is_end(reading: &Reading<'_>, at: usize, ceiling: usize) -> bool {
    let last = reading.word(at) == "." && (at + 1..ceiling).all(|i| is_symbol(reading, i));
    let closing = matches!(reading.word(at), "”" | "»")
        || reading.word(at) == "\"" && reading.tokens.get(at + 1).is_none_or(|t| t.spaced);
    last || is_stop(reading, at) && reading.word(at) != "(" && reading.word(at) != ")"
        || closing && at + 1 >= ceiling
}

/// A connective that opens another clause.
fn joins_clause(reading: &Reading<'_>, at: usize, ceiling: usize) -> bool {
    match boundary(reading, at) {
        Some("contrast") => true,
        Some("subordinate") if is_function(reading, at, "preposition") => {
            is_function(reading, at + 1, "pronoun") && opens_clause(reading, at + 1, ceiling)
        }
        Some("subordinate") => !reading.is(at, "where"),
        Some("coordinate") => opens_clause(reading, at + 1, ceiling) && !is_aux(reading, at + 1),
        _ => false,
    }
}

/// "rain, hail and wind": nouns up to an "and" behind the comma.
fn continues_list(reading: &Reading<'_>, comma: usize, ceiling: usize) -> bool {
    const ITEMS: usize = 14;
    let last = ceiling.min(comma + ITEMS);
    let and = (comma + 1..last).find(|&at| is_boundary(reading, at, "coordinate") || is_stop(reading, at));
    and.is_some_and(|and| {
        is_boundary(reading, and, "coordinate")
            && !(comma + 1..and).any(|at| {
                is_finite(reading, at)
                    || boundary(reading, at) == Some("relative")
                    || ends_with(reading, at, "ing")
            })
            && !opens_clause(reading, and + 1, ceiling)
            && !is_function(reading, comma + 1, "pronoun")
    })
}

/// A comma before a relative clause, a participle, another clause or the speaker.
fn comma_ends(reading: &Reading<'_>, comma: usize, ceiling: usize) -> bool {
    const SPEAKER: usize = 7;
    let next = comma + 1;
    let said = (next..ceiling.min(next + SPEAKER))
        .any(|at| reading.hits(at, Class::Speech).any(|h| h.value == "say" && h.len == 1));
    let kind = boundary(reading, next);
    matches!(kind, Some("relative" | "contrast" | "subordinate"))
        || ends_with(reading, next, "ing")
        || said
        || kind == Some("coordinate") && opens_clause(reading, next + 1, ceiling)
        || reading.has(next, Class::Attribution)
}

/// A verb in a finite form: an auxiliary, or a past form that no preposition follows.
fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    let begins = reading.hits(at, Class::Concept).any(|h| matches!(h.value, "start" | "end" | "continue"));
    let infinitive = at > 0 && reading.is(at - 1, "to");
    let tells = begins || tells_outcome(reading, at);
    if is_aux(reading, at) || is_verbal(reading, at) && tells && !infinitive {
        return true;
    }
    let piece = at > 0 && is_content(reading, at - 1) && reading.is(at + 1, "of");
    let participle =
        ends_with(reading, at, "ed") || reading.hits(at, Class::Verb).any(|h| h.form == Form::Participle);
    let closes = is_symbol(reading, at + 1) && !is_aux(reading, at);
    let base = reading.is_a(at, Class::Verb, "base");
    if base && closes && at > 0 && is_content(reading, at - 1) {
        return false;
    }
    let counted = at > 0
        && (reading.has(at - 1, Class::Cardinal) || reading.tokens[at - 1].kind == TokenKind::Number)
        && is_content(reading, at + 1);
    let modifies = infinitive
        || participle
            && (counted
                || function(reading, at + 1) == Some("preposition")
                || is_adverb(reading, at + 1)
                || is_gerund(reading, at + 1));
    is_verbal(reading, at) && !modifies && !piece
}

/// A verb that tells what befell people by itself: not "sustained", which needs its injuries.
fn tells_outcome(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits(at, Class::Suffer).any(|h| !h.value.contains(' '))
}

/// The noun phrase right before token `end`: back to a verb, a mark or a connective.
pub(super) fn noun_before(reading: &Reading<'_>, end: usize) -> Range<usize> {
    let floor = window(reading, end).start.min(end);
    let end = trim_end(reading, floor, end);
    let stops = |at: usize| {
        is_stop(reading, at)
            || is_quote_mark(reading, at)
            || reading.word(at) == ","
            || is_verbal(reading, at)
            || boundary(reading, at).is_some_and(|kind| kind != "adjunct")
            || reading.is(at, "to") && is_content(reading, at + 1) && !is_capital(reading, at + 1)
            || ends_with(reading, at, "ing") && !describes_noun(reading, at)
    };
    let start = (floor..end).rev().find(|&at| stops(at)).map_or(floor, |at| at + 1);
    let start = trim_start(reading, start, end);
    let start = last_phrase(reading, start, end);
    let led =
        reading.hits(start, Class::Boundary).find(|hit| hit.value == "adjunct" && start + hit.len < end);
    led.map_or(start, |hit| start + hit.len)..end
}

/// "the ongoing blockade" against "fighting the conflict".
fn describes_noun(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && (is_function(reading, at - 1, "determiner") || function(reading, at - 1) == Some("preposition"))
        || function(reading, at + 1) == Some("preposition")
}

/// "In the morning the blast": from the determiner that stands behind a noun rather than a preposition.
fn last_phrase(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let fresh =
        |at: usize| is_function(reading, at, "determiner") && at > start && is_content(reading, at - 1);
    let fronted = (start..end).rev().find(|&at| fresh(at)).unwrap_or(start);
    if function(reading, fronted) == Some("preposition") { fronted + 1 } else { fronted }
}

/// Past marks, conjunctions and adverbs at the start.
fn trim_start(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let empty = |at: usize| {
        is_symbol(reading, at) && !matches!(reading.word(at), "(" | "€" | "$" | "£")
            || is_boundary(reading, at, "coordinate")
            || is_boundary(reading, at, "contrast")
    };
    (start..end).find(|&at| !empty(at)).unwrap_or(end)
}

/// Back over marks, conjunctions, prepositions and auxiliaries left over at the end.
fn trim_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let empty = |at: usize| {
        is_symbol(reading, at) && !matches!(reading.word(at), ")" | "%" | "”" | "»")
            || is_boundary(reading, at, "coordinate")
            || is_boundary(reading, at, "contrast")
            || matches!(reading.word(at), "that" | "which" | "who")
    };
    (start..end).rev().find(|&at| !empty(at)).map_or(start, |at| at + 1)
}

/// Whether the tokens hold a verb.
pub(super) fn has_verb(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| is_verbal(reading, at))
}

/// The tokens before `end` without the auxiliaries, adverbs and determiner right before it.
pub(super) fn without_chain(reading: &Reading<'_>, end: usize) -> usize {
    let floor = end.saturating_sub(6);
    (floor..end).rev().find(|&at| !(is_aux(reading, at) || is_adverb(reading, at))).map_or(floor, |at| at + 1)
}

/// The token behind "by a third" and "by 40 per cent", where what was changed so stands behind it.
pub(super) fn without_measure(reading: &Reading<'_>, start: usize) -> usize {
    const MEASURE: usize = 5;
    if !reading.is(start, "by") {
        return start;
    }
    let told = |at: usize| {
        [Class::Fraction, Class::Quantity]
            .iter()
            .find_map(|class| reading.hit(at, *class))
            .map(|hit| at + hit.len)
    };
    let end = (start + 1..start + MEASURE).find_map(told).filter(|end| opens_subject(reading, *end));
    end.unwrap_or(start)
}
