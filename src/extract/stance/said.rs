use std::ops::Range;

use super::speaker::speaker;
use crate::extract::Reading;
use crate::extract::phrase::{
    before, boundary, ends_with, is_adverb, is_aux, is_boundary, is_function, is_have, is_quote_mark,
    is_stop, is_verbal, opens_clause, opens_subject, phrase_after, relative_before, subject_before, text,
    window,
};
use crate::lexicon::{Class, Classes, Form};
use crate::text::Case;

/// How far behind a verb of saying its "that" may stand ("reported on 2 August that").
const THAT: usize = 8;
/// A sentence without any of these is told by nobody but its author.
const SAYING: Classes = Classes::of(&[Class::Speech, Class::Attribution]);

/// Who says the clause around the token: "according to X" first, then the verb of saying that the
/// clause is the object of, then the one put between commas or behind.
pub(super) fn attribution(reading: &Reading<'_>, i: usize) -> Option<String> {
    let window = window(reading, i);
    let sentence = reading.sentence_of(i).map(|s| reading.sentences[s].classes)?;
    if !sentence.any(SAYING) {
        return None;
    }
    let said = according_to(reading, i, &window)
        .or_else(|| verb_before(reading, i, &window))
        .or_else(|| verb_behind(reading, i, &window))?;
    let said = speaker(reading, &said)?;
    (!said.contains(&i)).then(|| named(reading, &said))
}

/// Those who say it, as within a sentence: "the junta" where the text opens with "The junta"; "The Hague" is so named.
pub(super) fn named(reading: &Reading<'_>, said: &Range<usize>) -> String {
    let named = text(reading, said);
    let common = reading.tokens.get(said.start + 1).is_some_and(|token| token.case == Case::Lower);
    match named.chars().next() {
        Some(first) if common && is_function(reading, said.start, "determiner") => {
            first.to_lowercase().chain(named.chars().skip(1)).collect()
        }
        _ => named,
    }
}

fn according_to(reading: &Reading<'_>, i: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let nearest = window
        .clone()
        .filter(|&at| reading.starts(at).has(Class::Attribution))
        .filter_map(|at| reading.hit(at, Class::Attribution).map(|hit| (at, hit)))
        .filter(|(at, hit)| hit.value == "before" && !stops_between(reading, *at, i))
        .min_by_key(|(at, _)| at.abs_diff(i));
    let (at, hit) = nearest?;
    phrase_after(reading, at + hit.len, window.end)
}

/// Whether a mark that no attribution crosses stands between the two tokens.
fn stops_between(reading: &Reading<'_>, at: usize, i: usize) -> bool {
    (at.min(i) + 1..at.max(i)).any(|between| is_stop(reading, between))
}

/// "The mayor said (that) forty died"; "it was reported by the agency that forty died"; "since May,
/// says the agency, forty died".
fn verb_before(reading: &Reading<'_>, i: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let mut clear = i;
    for verb in (window.start..i).rev().filter(|&at| reading.starts(at).has(Class::Speech)) {
        if (verb..clear).rev().any(|at| blocks(reading, at, i)) {
            return None;
        }
        clear = verb;
        if is_said(reading, verb) && governs(reading, verb, i, window) {
            return told_by(reading, verb, window);
        }
    }
    None
}

/// Whether what stands behind the verb, up to token `i`, is what was said.
fn governs(reading: &Reading<'_>, verb: usize, i: usize, window: &Range<usize>) -> bool {
    let end = verb + len(reading, verb);
    let told = |at: usize| (end..at).any(|before| is_verbal(reading, before));
    let joined = || (end..i).any(|at| is_boundary(reading, at, "coordinate") && told(at));
    let colon = (end..i).find(|&at| reading.word(at) == ":");
    let ended = colon.is_some_and(|colon| (end..colon).any(|at| is_verbal(reading, at)));
    !ended && (takes_object(reading, verb, i, window) || is_aside(reading, verb, window) && !joined())
}

/// The object of saying is a clause, words in quotation marks, or for verbs that report the thing itself.
fn takes_object(reading: &Reading<'_>, verb: usize, i: usize, window: &Range<usize>) -> bool {
    let end = verb + len(reading, verb);
    let that = (end..window.end.min(end + THAT))
        .take_while(|&at| reading.word(at) != "," && !is_verbal(reading, at))
        .any(|at| reading.is(at, "that") || reading.word(at) == ":");
    let plain = || !(end..i).any(|at| is_verbal(reading, at) || reading.word(at) == ",");
    that || is_quote_mark(reading, end)
        || opens_subject(reading, end) && has_predicate(reading, end, window.end)
        || reports(reading, verb) && plain()
}

/// Whether a subject that starts at `start` has its verb behind it, and no "and" before that.
fn has_predicate(reading: &Reading<'_>, start: usize, ceiling: usize) -> bool {
    let verb = (start..ceiling.min(start + THAT)).find(|&at| is_verbal(reading, at));
    opens_clause(reading, start, ceiling)
        && verb.is_some_and(|verb| !(start..verb).any(|at| reading.is(at, "and")))
}

/// Verbs whose object is the news itself: "admitted four deaths", but not "declared an emergency".
fn reports(reading: &Reading<'_>, verb: usize) -> bool {
    reading.is_a(verb, Class::Speech, "report")
}

/// Who the verb of saying at `verb` has say it.
fn told_by(reading: &Reading<'_>, verb: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let end = verb + len(reading, verb);
    let active = is_have(reading, before(verb));
    if verb > window.start && is_aux(reading, verb - 1) && !active && is_past(reading, verb) {
        return reading.is(end, "by").then(|| phrase_after(reading, end + 1, window.end)).flatten();
    }
    if is_inverted(reading, verb, window) {
        return phrase_after(reading, end, window.end);
    }
    subject(reading, verb, window.start)
}

fn is_past(reading: &Reading<'_>, verb: usize) -> bool {
    let form = reading.hit(verb, Class::Speech).map(|hit| hit.form);
    matches!(form, Some(Form::Past | Form::Participle)) || ends_with(reading, verb, "ed")
}

/// "Forty died, hospital staff say"; "forty died, said the mayor".
fn verb_behind(reading: &Reading<'_>, i: usize, window: &Range<usize>) -> Option<Range<usize>> {
    let verbs = (i + 1..window.end).filter(|&at| reading.starts(at).has(Class::Speech));
    let mut asides = verbs.filter(|&at| is_said(reading, at));
    let verb = asides.find(|&verb| is_aside(reading, verb, window))?;
    let apart = (i + 1..verb).any(|at| is_stop(reading, at));
    if apart { None } else { told_by(reading, verb, window) }
}

/// Whether the verb and its subject stand apart from what they tell: between commas, or behind it.
fn is_aside(reading: &Reading<'_>, verb: usize, window: &Range<usize>) -> bool {
    let fronted = |at: usize| {
        is_function(reading, window.start, "preposition") && reading.word(at.saturating_sub(1)) == ","
    };
    let apart = |s: &Range<usize>| follows_clause(reading, s.start, window) || fronted(s.start);
    let closed = closes(reading, verb + len(reading, verb), window);
    is_inverted(reading, verb, window)
        || closed && subject(reading, verb, window.start).is_some_and(|s| apart(&s))
}

/// "…, said the mayor": the verb right behind the comma, and no clause behind it.
fn is_inverted(reading: &Reading<'_>, verb: usize, window: &Range<usize>) -> bool {
    let phrase = || phrase_after(reading, verb + len(reading, verb), window.end);
    let spoken = reading.hits(verb, Class::Speech).any(|hit| matches!(hit.value, "say" | "report"));
    spoken
        && (follows_clause(reading, verb, window) || follows_phrase(reading, verb, window))
        && phrase().is_some_and(|phrase| closes(reading, phrase.end, window))
}

/// A comma or a quotation mark before the token, and a clause before that.
fn follows_clause(reading: &Reading<'_>, at: usize, window: &Range<usize>) -> bool {
    let apart = at > window.start && (reading.word(at - 1) == "," || is_quote_mark(reading, at - 1));
    apart && (window.start..at - 1).any(|i| is_verbal(reading, i) || is_quote_mark(reading, i))
}

/// A comma before the token, and before that a fronted phrase: "Since May, says the agency, …"; before a verb in
/// its finite form with its subject any phrase without a verb: "The strike, says the union, …".
fn follows_phrase(reading: &Reading<'_>, at: usize, window: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let finite = reading.hits(at, Class::Speech).any(|hit| matches!(hit.form, Form::S | Form::Past));
    let subject = opens_subject(reading, at + len(reading, at));
    let short = at <= window.start + LONGEST && !(window.start..at).any(|i| is_verbal(reading, i));
    let fronted = is_function(reading, window.start, "preposition") || finite && subject && short;
    at > window.start && reading.word(at - 1) == "," && fronted
}

/// Whether a clause ends before token `at`, or goes on with no more than a time.
fn closes(reading: &Reading<'_>, at: usize, window: &Range<usize>) -> bool {
    let time = |at: usize| {
        [Class::Weekday, Class::RelativeDay, Class::Shift, Class::Month]
            .iter()
            .any(|class| reading.has(at, *class))
    };
    at >= window.end
        || matches!(reading.word(at), "," | ".")
        || is_stop(reading, at)
        || is_quote_mark(reading, at)
        || time(at)
        || is_function(reading, at, "preposition") && time(at + 1)
}

/// Who a verb of holding somebody or something to blame has do so: its subject, unless that is the end of a relative
/// clause before it ("the firm that built *the bridge* blamed rust").
pub(super) fn asserter(reading: &Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let found = subject(reading, verb, window(reading, verb).start)?;
    let inner = found.start > 0 && is_verbal(reading, found.start - 1);
    let nobody = reading.has(found.start, Class::Nobody) || reading.is(found.start, "neither");
    (!inner && !nobody).then(|| speaker(reading, &found)).flatten()
}

/// The verb's subject, auxiliaries and adverbs skipped; behind a relative pronoun its antecedent;
/// before "led by X" what X leads.
fn subject(reading: &Reading<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > floor && (is_aux(reading, end - 1) || is_adverb(reading, end - 1)) {
        end -= 1;
    }
    if end > floor && boundary(reading, end - 1) == Some("relative") {
        end -= 1;
    }
    let found = match relative_before(reading, end, floor) {
        Some(relative) => subject_before(reading, relative, floor)?,
        None => subject_before(reading, end, floor)?,
    };
    let led = reading.is(found.start, "by") && found.start > floor + 1;
    if led { subject_before(reading, found.start - 1, floor) } else { Some(found) }
}

/// Between a verb of saying and what was said there may be "that", a comma, a quotation mark.
fn blocks(reading: &Reading<'_>, at: usize, i: usize) -> bool {
    let relative = || boundary(reading, at) == Some("relative") && (at..i).any(|c| reading.word(c) == ",");
    is_stop(reading, at) && reading.word(at) != ":" || is_boundary(reading, at, "contrast") || relative()
}

/// A verb of saying in a form and a place of a verb: not "saying", nor the noun in "a pay dispute".
fn is_said(reading: &Reading<'_>, at: usize) -> bool {
    let says = reading.hits(at, Class::Speech).any(|hit| {
        matches!(hit.value, "say" | "claim" | "think" | "deny" | "report") && hit.form != Form::Ing
    });
    let noun =
        at > 0 && (is_function(reading, at - 1, "determiner") || is_function(reading, at - 1, "preposition"));
    says && !noun && !is_name(reading, at) && !ends_with(reading, at, "ing") && !is_quote_mark(reading, at)
}

/// "the Washington Post", "Said Bensaid": a capital inside a sentence that is not all in capitals.
fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    let first = reading.sentence_of(at).is_some_and(|s| reading.sentences[s].tokens.start == at);
    !first && reading.tokens.get(at).is_some_and(|t| !matches!(t.case, Case::Lower | Case::Upper))
}

fn len(reading: &Reading<'_>, verb: usize) -> usize {
    reading.hits(verb, Class::Speech).map(|hit| hit.len).max().unwrap_or(1)
}
