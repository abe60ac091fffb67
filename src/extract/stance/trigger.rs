use std::ops::Range;

use crate::extract::Reading;
use crate::extract::phrase::{is_capital, is_function, is_stop, is_symbol};
use crate::lexicon::{Class, Classes, Form, Hit};
use crate::text::Case;

/// A word or phrase that takes what it reaches out of the facts, or back into them.
#[derive(Clone, Debug)]
pub(super) struct Trigger<'a> {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Whether it denies; else it makes unreal.
    pub(super) denies: bool,
    /// Its reach, as the table names it.
    pub(super) kind: &'a str,
}

/// How far "forced" may stand before its infinitive.
const MADE: usize = 12;

/// What may start a trigger.
pub(super) const TRIGGERS: Classes = Classes::of(&[Class::Negation, Class::Unreal]);

/// The triggers in `tokens`, longest match first, each token used once; a word with several reaches
/// gives several. An infinitive with a governor before it is none.
pub(super) fn triggers<'a>(reading: &Reading<'a>, tokens: &Range<usize>) -> Vec<Trigger<'a>> {
    let mut found: Vec<Trigger<'a>> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let before = found.len();
        if reading.starts(at).any(TRIGGERS) {
            triggers_at(reading, at, &mut found);
        }
        at = found.get(before).map_or(at + 1, |trigger| trigger.tokens.end);
    }
    found
}

/// Adds the longest triggers at a token.
fn triggers_at<'a>(reading: &Reading<'a>, at: usize, found: &mut Vec<Trigger<'a>>) {
    if is_named(reading, at) {
        return;
    }
    let negations = || reading.hits(at, Class::Negation).map(|hit| (hit, true));
    let unreal = || reading.hits(at, Class::Unreal).filter(|hit| !is_other_word(reading, at, hit));
    let hits = || negations().chain(unreal().map(|hit| (hit, false)));
    let Some(longest) = hits().map(|(hit, _)| hit.len).max() else { return };
    let fresh = found.len();
    for (hit, denies) in hits().filter(|(hit, _)| hit.len == longest) {
        let happened =
            hit.value == "purpose" && (is_made(reading, &found[..fresh], at) || is_ranked(reading, at));
        if !happened {
            found.push(Trigger { tokens: at..at + hit.len, denies, kind: hit.value });
        }
    }
}

/// A capital behind a capital: "Doctors Without Borders", "Prevent Cancer".
fn is_named(reading: &Reading<'_>, at: usize) -> bool {
    let title = |i: usize| is_capital(reading, i) && reading.tokens[i].case == Case::Title;
    title(at) && at.checked_sub(1).is_some_and(title) && !is_function(reading, at - 1, "determiner")
}

/// "May" is a month unless it is written small; "the will" and "the plan" are nouns, and so is "order"
/// in "order had been restored" and "restored order and fled".
fn is_other_word(reading: &Reading<'_>, at: usize, hit: &Hit<'_>) -> bool {
    let modal = hit.value == "modal" && hit.len == 1;
    let noun = at > 0 && is_function(reading, at - 1, "determiner");
    modal && (noun || is_capital(reading, at))
        || hit.value == "demand" && hit.len == 1 && is_object(reading, at, hit)
}

/// Whether the bare form of a verb is a noun, by what stands behind it: a verb with nothing to govern.
fn is_object(reading: &Reading<'_>, at: usize, hit: &Hit<'_>) -> bool {
    let ends = is_symbol(reading, at + 1) || is_function(reading, at + 1, "conjunction");
    hit.form == Form::Base && (ends || is_function(reading, at + 1, "auxiliary"))
}

/// Whether "forced", "led" or the like stands before the infinitive at `at`.
fn is_made(reading: &Reading<'_>, found: &[Trigger<'_>], at: usize) -> bool {
    let near = found.iter().rev().take_while(|t| t.tokens.end + MADE >= at);
    let mut made = near.filter(|t| t.kind == "makes");
    made.any(|t| !(t.tokens.end..at).any(|i| is_stop(reading, i) || reading.word(i) == ","))
}

/// "the fifth person *to* die" did die.
fn is_ranked(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| reading.has(i, Class::Ordinal))
}
