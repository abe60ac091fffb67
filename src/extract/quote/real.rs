use std::ops::Range;

use crate::extract::Reading;
use crate::extract::phrase::{
    boundary, function, is_adverb, is_be, is_capital, is_function, is_symbol, is_verbal, window,
};
use crate::lexicon::{Class, Form};
use crate::text::Case;

/// How far a verb of saying may stand before the quotation that it governs.
const BEFORE: usize = 16;
/// The same for a single word.
const NEAR: usize = 2;
/// How far it may stand behind.
const BEHIND: usize = 12;
/// The same behind the comma that closes what is told of the speaker.
const BEHIND_APPOSED: usize = 30;
/// A quotation with fewer words needs a verb of saying.
const WORDS: usize = 4;
/// The same for one that ends as a sentence does.
const SENTENCE: usize = 3;

/// Whether the words between two marks are somebody's words rather than a scare quote, a title or
/// a name.
pub(super) fn is_quotation(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    let words = inner.clone().filter(|&at| !is_symbol(reading, at)).take(WORDS + 1).count();
    if words == 0 || is_name(reading, inner) || is_gloss(reading, inner) {
        return false;
    }
    let reach = if words == 1 { NEAR } else { BEFORE };
    if governor(reading, inner, reach).is_some() || label(reading, inner).is_some() {
        return true;
    }
    words >= SENTENCE && is_sentence(reading, inner) || words >= WORDS && tells(reading, inner)
}

/// "(\"commandant de zone\")": a foreign term in brackets.
fn is_gloss(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    const LONGEST: usize = 5;
    let opened = inner.start >= 2 && reading.word(inner.start - 2) == "(";
    opened && inner.len() <= LONGEST && reading.word(inner.end + 1) == ")"
}

/// The verb of saying that governs a quotation: the nearest before it, else behind it.
pub(super) fn governor(reading: &Reading<'_>, inner: &Range<usize>, reach: usize) -> Option<usize> {
    let open = inner.start.saturating_sub(1);
    governor_before(reading, open, reach).or_else(|| behind(reading, inner))
}

/// The nearest verb of saying before the mark at `open`.
pub(super) fn governor_before(reading: &Reading<'_>, open: usize, reach: usize) -> Option<usize> {
    let floor = window(reading, open).start.max(open.saturating_sub(reach));
    (floor..open).rev().take_while(|&at| !ends_reach(reading, at)).find(|&at| says(reading, at))
}

/// `called the strike "illegal"`, `described it as "dangerous"`: a verb that calls its object by
/// somebody's words. Right behind the verb, or behind a passive, stands a name.
pub(super) fn label(reading: &Reading<'_>, inner: &Range<usize>) -> Option<usize> {
    const OBJECT: usize = 10;
    let open = inner.start.checked_sub(1)?;
    let floor = window(reading, open).start.max(open.saturating_sub(OBJECT));
    let near = (floor..open).rev().take_while(|&at| !ends_reach(reading, at) && reading.word(at) != ",");
    let verb = near.into_iter().find(|&at| is_verbal(reading, at) || calls(reading, at))?;
    let active = calls(reading, verb) && !(verb > floor && is_be(reading, verb - 1));
    let object = verb + 1 < open && !is_function(reading, open - 1, "determiner");
    (active && object).then_some(verb)
}

fn calls(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_a(at, Class::Verb, "label")
}

/// `,” the mayor said`, `?” asked the mayor`: behind the mark, in the same sentence.
pub(super) fn behind(reading: &Reading<'_>, inner: &Range<usize>) -> Option<usize> {
    let close = inner.end;
    let start = if reading.word(close + 1) == "," { close + 2 } else { close + 1 };
    if matches!(boundary(reading, start), Some("contrast" | "coordinate" | "subordinate")) {
        return None;
    }
    let pause = inner.end.checked_sub(1).map_or("", |at| reading.word(at));
    let goes_on = start > close + 1 || matches!(pause, "," | "!" | "?" | "…" | "—" | "–");
    let same =
        reading.sentence_of(start).is_some_and(|s| reading.sentences[s].tokens.start < start || goes_on);
    let end = window(reading, start).end.min(start + BEHIND_APPOSED);
    let mut near = (start..end).take_while(|&at| !matches!(reading.word(at), ";" | "\"" | "“"));
    let within = |at: usize| at < start + BEHIND || reading.word(at - 1) == ",";
    near.find(|&at| says(reading, at) && within(at)).filter(|_| goes_on && same)
}

fn ends_reach(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.word(at), ";" | "”" | "»")
}

/// A verb that tells words, not thoughts; in a form that is no noun, and no imperative ("Also read:").
pub(super) fn says(reading: &Reading<'_>, at: usize) -> bool {
    let noun = at > 0 && (is_function(reading, at - 1, "determiner") || reading.word(at - 1).ends_with("'s"));
    let told = |value: &str| matches!(value, "say" | "claim" | "ask" | "demand" | "deny");
    let imperative = |form: Form| form == Form::Base && opens_sentence(reading, at);
    let verb = reading.hits(at, Class::Speech).any(|hit| told(hit.value) && !imperative(hit.form));
    let capital = reading.tokens.get(at).is_some_and(|t| matches!(t.case, Case::Title | Case::Mixed));
    let name = capital && !opens_sentence(reading, at);
    !noun && !name && verb || reading.has(at, Class::Attribution)
}

/// Nothing but adverbs stands before the token in its sentence.
fn opens_sentence(reading: &Reading<'_>, at: usize) -> bool {
    window(reading, at).take_while(|&i| i < at).all(|i| is_adverb(reading, i))
}

/// A verb, a subject pronoun or the mark of a whole sentence.
fn tells(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    let near = inner.clone().take(60);
    near.clone().any(|at| is_verbal(reading, at))
        || near.into_iter().any(|at| is_function(reading, at, "pronoun"))
        || is_sentence(reading, inner)
}

fn is_sentence(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    let last = inner.end.checked_sub(1).map_or("", |at| reading.word(at));
    is_capital(reading, inner.start) && matches!(last, "." | "!" | "?" | "…")
}

/// "Council for National Renewal", "Three Myths": every word of content has a capital, and none is
/// a verb.
pub(super) fn is_name(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    const LONGEST: usize = 14;
    let words = || inner.clone().filter(|&at| !is_symbol(reading, at));
    let content = || words().filter(|&at| function(reading, at).is_none());
    inner.len() <= LONGEST
        && content().count() > 0
        && content().all(|at| is_capital(reading, at))
        && !words().any(|at| is_verbal(reading, at))
        && !is_sentence(reading, inner)
}
