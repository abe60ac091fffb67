use std::ops::Range;

use crate::extract::Reading;
use crate::extract::phrase::{
    boundary, is_aux, is_boundary, is_function, is_quote_mark, is_stop, is_verbal, phrase_after,
    subject_before, text, window,
};
use crate::lexicon::{Class, Form};

/// Who says the clause around the token: "according to X" first, then the verb of saying behind
/// the clause, then the one before it.
pub(super) fn attribution(reading: &Reading<'_>, i: usize) -> Option<String> {
    let window = window(reading, i);
    let said = according_to(reading, i, &window)
        .or_else(|| verb_behind(reading, i, &window))
        .or_else(|| verb_before(reading, i, &window))?;
    let names_somebody =
        said.clone().any(|at| !is_function(reading, at, "pronoun") && reading.word(at).len() > 1);
    names_somebody.then(|| text(reading, &said))
}

fn according_to(reading: &Reading<'_>, i: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let phrases = window.clone().filter(|&at| !covers_between(reading, at, i));
    let nearest = phrases
        .filter_map(|at| reading.hit(at, Class::Attribution).map(|hit| (at, hit)))
        .filter(|(_, hit)| hit.value == "before")
        .min_by_key(|(at, _)| at.abs_diff(i));
    let (at, hit) = nearest?;
    phrase_after(reading, at + hit.len, window.end)
}

/// Whether a mark that no attribution crosses stands between the two tokens.
fn covers_between(reading: &Reading<'_>, at: usize, i: usize) -> bool {
    (at.min(i) + 1..at.max(i)).any(|between| is_stop(reading, between))
}

/// "Forty died, hospital staff say"; "forty died, said the mayor".
fn verb_behind(reading: &Reading<'_>, i: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let comma = (i + 1..window.end).find(|&at| reading.word(at) == "," || is_stop(reading, at))?;
    if reading.word(comma) != "," {
        return None;
    }
    let verb = (comma + 1..window.end.min(comma + 14)).find(|&at| {
        is_stop(reading, at) || boundary(reading, at) == Some("relative") || is_said(reading, at)
    })?;
    let len = reading.hit(verb, Class::Speech)?.len;
    let inverted = verb == comma + 1;
    if inverted { phrase_after(reading, verb + len, window.end) } else { subject(reading, verb, comma + 1) }
}

/// "The mayor said (that) forty died"; "it was reported by the agency that forty died".
fn verb_before(reading: &Reading<'_>, i: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let verb =
        (window.start..i).rev().take_while(|&at| !blocks(reading, at, i)).find(|&at| is_said(reading, at))?;
    let len = reading.hit(verb, Class::Speech)?.len;
    let passive = verb > window.start
        && is_aux(reading, verb - 1)
        && !reading.is(verb - 1, "has")
        && !reading.is(verb - 1, "have")
        && !reading.is(verb - 1, "had");
    if passive {
        return reading.is(verb + len, "by").then(|| phrase_after(reading, verb + len + 1, i)).flatten();
    }
    subject(reading, verb, window.start)
}

/// The verb's subject, auxiliaries and adverbs skipped; behind a relative pronoun its antecedent.
fn subject(reading: &Reading<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > floor && (is_aux(reading, end - 1) || crate::extract::phrase::is_adverb(reading, end - 1)) {
        end -= 1;
    }
    if end > floor && boundary(reading, end - 1) == Some("relative") {
        end -= 1;
    }
    subject_before(reading, end, floor)
}

/// Between a verb of saying and what was said there may be "that", a comma, a quotation mark.
fn blocks(reading: &Reading<'_>, at: usize, i: usize) -> bool {
    let relative = || boundary(reading, at) == Some("relative") && (at..i).any(|c| reading.word(c) == ",");
    is_stop(reading, at) && reading.word(at) != ":" || is_boundary(reading, at, "contrast") || relative()
}

/// A verb of saying in a form that tells: not "saying", nor the noun in "the claims".
fn is_said(reading: &Reading<'_>, at: usize) -> bool {
    let Some(hit) =
        reading.hit(at, Class::Speech).filter(|hit| matches!(hit.value, "say" | "claim" | "think" | "deny"))
    else {
        return false;
    };
    let noun =
        at > 0 && (is_function(reading, at - 1, "determiner") || is_function(reading, at - 1, "preposition"));
    hit.form != Form::Ing
        && !noun
        && !reading.word(at).ends_with("ing")
        && !is_quote_mark(reading, at)
        && (hit.form != Form::Base || is_verbal(reading, at) || hit.value != "think")
}
