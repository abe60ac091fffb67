//! What a tagger would tell, as far as closed classes and endings tell it: which token may be a
//! verb, where a noun phrase starts and ends, where one stretch of a sentence gives way to another.

use std::ops::Range;

use super::Reading;
use crate::lexicon::{Class, Form};
use crate::text::{Case, TokenKind};

/// How far anything looks on either side of its token; a sentence may be a whole book.
pub(super) const REACH: usize = 60;

/// The part of the sentence of token `i` that may be looked at from there.
pub(super) fn window(reading: &Reading<'_>, i: usize) -> Range<usize> {
    let Some(sentence) = reading.sentence_of(i).map(|s| &reading.sentences[s].tokens) else {
        return i..i;
    };
    sentence.start.max(i.saturating_sub(REACH))..sentence.end.min(i + REACH)
}

/// The token before `i`; for the first one a place past the end, where nothing is found.
pub(super) fn before(i: usize) -> usize {
    i.checked_sub(1).unwrap_or(usize::MAX)
}

/// The part of speech of a closed-class word.
pub(super) fn function<'a>(reading: &Reading<'a>, i: usize) -> Option<&'a str> {
    reading.hit(i, Class::Function).map(|hit| hit.value)
}

/// Whether token `i` is of this closed class, whatever else it may be.
pub(super) fn is_function(reading: &Reading<'_>, i: usize, class: &str) -> bool {
    reading.is_a(i, Class::Function, class)
}

/// Whether token `i` is an auxiliary.
pub(super) fn is_aux(reading: &Reading<'_>, i: usize) -> bool {
    // "on 3 May"
    let month = || reading.has(i, Class::Month) && reading.tokens[i].case == Case::Title;
    is_function(reading, i, "auxiliary") && !month()
}

/// Whether token `i` is a form of "be".
pub(super) fn is_be(reading: &Reading<'_>, i: usize) -> bool {
    reading.is_a(i, Class::CauseNoun, "be")
}

/// Whether token `i` is a form of "have", which makes no passive of the participle behind it.
pub(super) fn is_have(reading: &Reading<'_>, i: usize) -> bool {
    reading.is_a(i, Class::Frame, "have")
}

/// Which kind of boundary starts at token `i`.
pub(super) fn boundary<'a>(reading: &Reading<'a>, i: usize) -> Option<&'a str> {
    reading.hit(i, Class::Boundary).map(|hit| hit.value)
}

/// Whether one of the boundaries at token `i` is of this kind.
pub(super) fn is_boundary(reading: &Reading<'_>, i: usize, kind: &str) -> bool {
    reading.is_a(i, Class::Boundary, kind)
}

/// Whether token `i` is a mark that no clause crosses.
pub(super) fn is_stop(reading: &Reading<'_>, i: usize) -> bool {
    if !is_symbol(reading, i) {
        return false;
    }
    match reading.word(i) {
        ":" => !is_clock(reading, i),
        ";" | "—" | "(" | ")" | "!" | "?" | "…" => true,
        "–" | "-" => spaced(reading, i) && spaced(reading, i + 1),
        _ => false,
    }
}

/// "14:20": a colon between digits.
fn is_clock(reading: &Reading<'_>, i: usize) -> bool {
    let digits = |i: usize| reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    i > 0 && digits(i - 1) && digits(i + 1) && !spaced(reading, i + 1)
}

/// Whether token `i` is a quotation mark of any shape.
pub(super) fn is_quote_mark(reading: &Reading<'_>, i: usize) -> bool {
    is_symbol(reading, i)
        && matches!(reading.word(i), "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'" | "`" | "‹" | "›")
}

/// Whether token `i` is a mark, a hyphen or a sign rather than a word or number.
pub(super) fn is_symbol(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i).is_none_or(|t| t.kind == TokenKind::Symbol)
}

fn spaced(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i).is_none_or(|t| t.spaced)
}

/// Whether token `i` is an adverb, by class or ending.
pub(super) fn is_adverb(reading: &Reading<'_>, i: usize) -> bool {
    is_function(reading, i, "adverb")
        || reading.hit(i, Class::Hedge).is_some_and(|h| h.value == "adverb")
        || is_plain(reading, i) && reading.word(i).len() > 4 && ends_with(reading, i, "ly")
}

/// Whether token `i` may be a verb in a finite form or a past participle that does not merely
/// describe the noun after it.
pub(super) fn is_verbal(reading: &Reading<'_>, i: usize) -> bool {
    is_aux(reading, i) || has_verb_form(reading, i) && !describes(reading, i)
}

fn has_verb_form(reading: &Reading<'_>, i: usize) -> bool {
    let irregular = reading.hits(i, Class::Verb).any(|h| {
        h.value == "base" || h.len == 1 && matches!(h.form, Form::Past | Form::Participle | Form::S)
    });
    let word = reading.word(i);
    is_plain(reading, i) && (irregular || word.len() > 3 && ends_with(reading, i, "ed"))
}

/// "the heavily armed rebels", "of injured men": a participle between a determiner or preposition
/// and a noun.
fn describes(reading: &Reading<'_>, i: usize) -> bool {
    let Some(mut before) = i.checked_sub(1) else { return false };
    if reading.word(before).ends_with("ly") && before > 0 {
        before -= 1;
    }
    let compound = reading.word(before) == "-" && !spaced(reading, i);
    let acronym = reading.tokens[before].case == Case::Upper
        && before > 0
        && is_function(reading, before - 1, "determiner");
    let opens = acronym
        || matches!(function(reading, before), Some("determiner" | "preposition"))
        || matches!(reading.word(before), "'s" | "’s");
    compound || opens && is_content(reading, i + 1)
}

/// "Soldiers arrested President Sow": whether a past form, which elsewhere describes an office, has its subject
/// directly before it.
pub(super) fn is_done_by(reading: &Reading<'_>, i: usize) -> bool {
    let past = |class| reading.hits(i, class).any(|hit| matches!(hit.form, Form::Past | Form::Participle));
    let describes = |at: usize| {
        [Class::Demonym, Class::RoleModifier].iter().any(|class| reading.has(at, *class))
            || is_adverb(reading, at)
    };
    let subject = i.checked_sub(1).is_some_and(|at| is_content(reading, at) && !describes(at));
    subject && is_plain(reading, i) && [Class::Event, Class::Affect].into_iter().any(past)
}

/// Whether token `i` is a word of content: no closed class, no mark.
pub(super) fn is_content(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && function(reading, i).is_none()
}

/// Whether token `i` starts with a capital.
pub(super) fn is_capital(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower)
}

/// Whether the word ends so, in capitals or not.
pub(super) fn ends_with(reading: &Reading<'_>, i: usize, ending: &str) -> bool {
    let word = reading.word(i).as_bytes();
    let tail = word.len().checked_sub(ending.len()).map(|start| &word[start..]);
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
}

/// A word in small letters, or among others that are in capitals throughout, where case tells nothing.
fn is_plain(reading: &Reading<'_>, i: usize) -> bool {
    let case = |at: usize| reading.tokens.get(at).filter(|t| t.kind == TokenKind::Word).map(|t| t.case);
    let loud = |at: usize| case(at) == Some(Case::Upper);
    let shouted = || (loud(i + 1) || loud(i + 2)) && (loud(before(i)) || i > 1 && loud(i - 2));
    match case(i) {
        Some(Case::Lower) => true,
        Some(Case::Upper) => shouted(),
        _ => false,
    }
}

/// Whether a subject may start at token `i`: a determiner, a subject pronoun, a number or a name.
pub(super) fn opens_subject(reading: &Reading<'_>, i: usize) -> bool {
    is_function(reading, i, "determiner")
        || is_function(reading, i, "pronoun")
        || is_capital(reading, i)
        || reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
        || reading.has(i, Class::Cardinal)
        || reading.has(i, Class::Vague)
}

/// The text of tokens as written, white space folded.
pub(super) fn text(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    reading.shown(tokens)
}

/// The noun phrase that ends before token `end`, not reaching below `floor`: the subject of a verb
/// at `end`. An apposition between commas belongs to it ("the mayor, Ana Horvat, said").
pub(super) fn subject_before(reading: &Reading<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let end = before_age(reading, end, floor);
    let apposed = end > floor && reading.word(end - 1) == ",";
    if let Some(comma) = insertion_before(reading, end, floor).filter(|_| apposed) {
        return subject_before(reading, comma, floor);
    }
    let end = if apposed { end - 1 } else { end };
    let inner = plain_before(reading, end, floor);
    let mut phrase = inner.clone();
    if apposed && inner.start > floor && reading.word(inner.start - 1) == "," {
        let outer = plain_before(reading, inner.start - 1, floor);
        phrase.start = if outer.is_empty() { inner.start } else { outer.start };
    }
    (!phrase.is_empty()).then_some(phrase)
}

/// "the president, *flanked by generals,* said": the comma before a participle that a comma closes.
fn insertion_before(reading: &Reading<'_>, end: usize, floor: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let last = end.checked_sub(1)?;
    let comma = (floor.max(end.saturating_sub(LONGEST))..last).rev().find(|&at| reading.word(at) == ",")?;
    let participle = ends_with(reading, comma + 1, "ing") || has_verb_form(reading, comma + 1);
    (participle && comma > floor).then_some(comma)
}

/// "Ali Reza, 54": where the name ends that an age stands behind.
fn before_age(reading: &Reading<'_>, end: usize, floor: usize) -> usize {
    let number = |at: usize| reading.tokens[at].kind == TokenKind::Number;
    let aged = end > floor + 2 && number(end - 1) && reading.word(end - 2) == ",";
    if aged { end - 2 } else { end }
}

/// Where the relative clause starts that a comma before the verb closes: "the mayor, who had fled, said",
/// "Horvat, a nurse who had fled, said".
pub(super) fn relative_before(reading: &Reading<'_>, end: usize, floor: usize) -> Option<usize> {
    const APPOSITION: usize = 6;
    let comma = |at: usize| reading.word(at) == ",";
    let closed = end > floor && comma(end - 1);
    let relative = |at: usize| {
        let noun = (at + 1..end).take(APPOSITION).take_while(|&i| !comma(i) && !is_verbal(reading, i));
        noun.into_iter().any(|i| boundary(reading, i) == Some("relative"))
    };
    let opens = |at: &usize| comma(*at) && relative(*at);
    (floor..end.saturating_sub(1)).rev().find(opens).filter(|_| closed)
}

/// Back from `end` to the mark, verb or connective before it; connectives at the start are left out.
fn plain_before(reading: &Reading<'_>, end: usize, floor: usize) -> Range<usize> {
    const LONGEST: usize = 16;
    let floor = floor.max(end.saturating_sub(LONGEST));
    let stops = |at: usize| {
        is_stop(reading, at)
            || is_quote_mark(reading, at)
            || reading.word(at) == ","
            || is_verbal(reading, at)
            || matches!(boundary(reading, at), Some("complement" | "subordinate" | "contrast" | "question"))
    };
    let mut start = (floor..end).rev().find(|&at| stops(at)).map_or(floor, |at| at + 1);
    while start < end && leads(reading, start) {
        start += 1;
    }
    fronted_end(reading, start, end)..end
}

/// "On Friday the ministry": where the subject starts behind a fronted phrase of time or place.
fn fronted_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    if function(reading, start) != Some("preposition") {
        return start;
    }
    let free = |at: usize| function(reading, at - 1) != Some("preposition");
    let determined = (start + 2..end).rev().find(|&at| is_function(reading, at, "determiner") && free(at));
    let named = || (start + 1..end).find(|&at| is_content(reading, at) && !is_capital(reading, at));
    determined.or_else(named).unwrap_or(start)
}

/// Connectives and adverbs that stand before a subject and are no part of it.
fn leads(reading: &Reading<'_>, i: usize) -> bool {
    is_symbol(reading, i)
        || is_function(reading, i, "conjunction")
        || is_adverb(reading, i)
        || reading.has(i, Class::Boundary) && !is_function(reading, i, "determiner")
}

/// The noun phrase that starts at token `start`, not reaching past `ceiling`; an apposition between
/// commas belongs to it where a name stands in it.
pub(super) fn phrase_after(reading: &Reading<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let stops = |at: usize| {
        is_stop(reading, at)
            || is_quote_mark(reading, at)
            || matches!(reading.word(at), "," | ".") && !shortens(reading, at)
            || is_verbal(reading, at)
            || boundary(reading, at).is_some_and(|kind| kind != "coordinate")
            || reading.word(at) == "and" && opens_clause(reading, at + 1, ceiling)
    };
    let mut end = (start..ceiling).find(|&at| stops(at)).unwrap_or(ceiling);
    while end > start && !ends_phrase(reading, end - 1) {
        end -= 1;
    }
    let end = apposed_name(reading, start, end, ceiling).unwrap_or(end);
    (start < end).then_some(start..end)
}

/// The full stop of "Dr. Eva Lindt" and "Lt. Horvat": of a shortened title, before a name.
fn shortens(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.is(at, ".") && !spaced(reading, at)) else {
        return false;
    };
    let title = [Class::Title, Class::Rank].iter().any(|class| reading.has(before, *class));
    title && reading.has(before, Class::Abbreviation) && is_capital(reading, at + 1)
}

/// "the governor of the district, *Major Ana Horvat*, who": where the name behind an office ends.
fn apposed_name(reading: &Reading<'_>, start: usize, end: usize, ceiling: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let named = |at: usize| is_capital(reading, at) || is_function(reading, at, "preposition");
    let name = end + 1..(end + 1 + LONGEST).min(ceiling);
    let close = name.clone().find(|&at| !named(at) && !is_hyphen(reading, at)).unwrap_or(name.end);
    let office = is_function(reading, start, "determiner") && reading.word(end) == ",";
    let opens = is_capital(reading, end + 1) && function(reading, end + 1).is_none();
    let closed = close >= ceiling || matches!(reading.word(close), "," | ".");
    let full = close > end + 2 && is_capital(reading, close - 1) && !is_verbal(reading, close - 1);
    (office && opens && closed && full).then_some(close)
}

fn is_hyphen(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), "-" | "’" | "'") && !spaced(reading, at)
}

/// Whether a phrase may end with token `i`: not with a preposition, a conjunction or an adverb.
fn ends_phrase(reading: &Reading<'_>, i: usize) -> bool {
    !matches!(function(reading, i), Some("preposition" | "conjunction" | "determiner"))
        || is_symbol(reading, i)
}

/// Whether a subject and its verb stand at token `i`, so that "and" before it joins clauses.
pub(super) fn opens_clause(reading: &Reading<'_>, i: usize, ceiling: usize) -> bool {
    const SUBJECT: usize = 8;
    let ceiling = ceiling.min(i + SUBJECT);
    let verb =
        (i..ceiling).find(|&at| is_verbal(reading, at) || reading.word(at) == "," || is_stop(reading, at));
    verb.is_some_and(|at| is_verbal(reading, at))
}
