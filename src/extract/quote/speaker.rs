use std::ops::Range;

use super::real::{behind, governor, governor_before, label, says};
use crate::claim::NameType;
use crate::extract::mention::NameMention;
use crate::extract::phrase::{
    before, boundary, ends_with, is_adverb, is_aux, is_be, is_capital, is_function, is_quote_mark, is_symbol,
    is_verbal, phrase_after, relative_before, subject_before, text, window,
};
use crate::extract::stance::who_speaks;
use crate::extract::{Context, Reading};
use crate::lexicon::Class;

/// How far before the quotation the verb may stand.
const BEFORE: usize = 24;
/// How many tokens before a relative it stands whose he or she is: "her elder brother".
const KIN: usize = 2;
/// How many names are looked at for the full form of a last name.
const NAMES: usize = 200;

/// Who speaks, as the claim gives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Speaker {
    /// The name where there is one, else the noun phrase as written.
    pub(super) text: String,
    /// The block of the quotation.
    block: usize,
}

/// The speaker of the quotation between the marks `inner`: named beside it, else the one of the
/// quotation before it, if that stands in this paragraph or the last.
pub(super) fn of(context: &Context<'_>, inner: &Range<usize>, last: Option<&Speaker>) -> Option<Speaker> {
    let reading = &context.reading;
    let block = reading.sentence_of(inner.start).map(|s| reading.sentences[s].block)?;
    let speaker = phrase(reading, inner).and_then(|phrase| who(reading, phrase));
    let beside = speaker.map(|phrase| named(context, &phrase, last));
    let carried = || last.filter(|last| block.saturating_sub(last.block) <= 1).map(|last| last.text.clone());
    beside.or_else(carried).map(|text| Speaker { text, block })
}

/// A pronoun, or the part of the phrase that names somebody who can speak.
fn who(reading: &Reading<'_>, phrase: Range<usize>) -> Option<Range<usize>> {
    let pronoun = phrase.len() == 1 && is_function(reading, phrase.start, "pronoun");
    if pronoun { Some(phrase) } else { who_speaks(reading, &phrase) }
}

/// The noun phrase of the speaker.
fn phrase(reading: &Reading<'_>, inner: &Range<usize>) -> Option<Range<usize>> {
    let open = inner.start.saturating_sub(1);
    let own = || behind(reading, inner).filter(|_| !continues(reading, inner));
    if let Some(verb) = own() {
        return behind_quote(reading, verb, inner.end + 1);
    }
    let floor = window(reading, open).start;
    let governor = governor(reading, inner, BEFORE).or_else(|| label(reading, inner));
    let Some(verb) = governor else { return opening(reading, inner, floor) };
    if let Some(hit) = reading.hit(verb, Class::Attribution) {
        return phrase_after(reading, verb + hit.len, inner.start.saturating_sub(1));
    }
    let passive = verb > floor && is_be(reading, verb - 1);
    if passive && reading.is(inner.end + 1, "by") {
        return phrase_after(reading, inner.end + 2, window(reading, inner.end + 1).end);
    }
    subject(reading, verb, floor)
}

/// The subject of the sentence that a quotation ends: "Sow explained to the weekly: “…”", "the soldiers accused him of
/// “…”"; and of one whose verb stands in the quotation: 'India “condemns …”'.
fn opening(reading: &Reading<'_>, inner: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let open = inner.start.checked_sub(1).filter(|&open| open > floor)?;
    let colon = reading.word(open - 1) == ":";
    let told = |at: usize| reading.has(at, Class::Speech) || reading.is_a(at, Class::Verb, "label");
    if !colon && is_capital(reading, inner.start) {
        return None;
    }
    let verb = (floor..open).rev().find(|&at| told(at) || colon && is_verbal(reading, at));
    match verb {
        Some(verb) if verb > floor && is_be(reading, verb - 1) => None,
        Some(verb) => subject_of(reading, verb, floor),
        None if told(inner.start) => subject_before(reading, open, floor),
        None => None,
    }
}

/// A quotation in small letters behind a verb of saying goes on with that verb's clause.
fn continues(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    let open = inner.start.saturating_sub(1);
    !is_capital(reading, inner.start) && governor_before(reading, open, BEFORE).is_some()
}

/// `” said X`, `” X said`.
fn behind_quote(reading: &Reading<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let end = window(reading, verb).end;
    if let Some(hit) = reading.hit(verb, Class::Attribution) {
        return phrase_after(reading, verb + hit.len, end);
    }
    let len = reading.hit(verb, Class::Speech).map_or(1, |hit| hit.len);
    let own = subject_of(reading, verb, floor).filter(|own| !own.clone().all(|at| is_adverb(reading, at)));
    own.or_else(|| phrase_after(reading, verb + len, end))
}

/// The subject of a verb before the quotation; of "adding" and "and called for", that of the verb
/// before; of "led the agency to call it", the agency.
fn subject(reading: &Reading<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let prior = before(verb);
    let leans = reading.is(prior, "to") || reading.is(prior, "and") || ends_with(reading, verb, "ing");
    if !leans {
        return subject_of(reading, verb, floor);
    }
    let near = || (floor..verb.saturating_sub(1)).rev();
    let main = near().find(|&at| says(reading, at)).or_else(|| near().find(|&at| is_verbal(reading, at)))?;
    let quoted = (main..verb).any(|at| is_quote_mark(reading, at));
    let object = (main + 1..prior).rev().take_while(|&at| is_capital(reading, at)).last();
    if let Some(start) = object.filter(|_| reading.is(prior, "to")) {
        return Some(start..prior);
    }
    if quoted { None } else { subject_of(reading, main, floor) }
}

fn subject_of(reading: &Reading<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    // "further" is no adverb in "a further 12 died", and is one in "Sow further explained"
    let chain =
        |at: usize| is_aux(reading, at) || is_adverb(reading, at) || at > floor && reading.is(at, "further");
    let end = (floor..verb).rev().find(|&at| !chain(at)).map_or(floor, |at| at + 1);
    let relative = end > floor && boundary(reading, end - 1) == Some("relative");
    let end = relative_before(reading, end, floor).unwrap_or(if relative { end - 1 } else { end });
    subject_before(reading, end, floor)
}

/// The name in the phrase, in full where the text gave it so before; for a pronoun the last speaker
/// or the last person named.
fn named(context: &Context<'_>, phrase: &Range<usize>, last: Option<&Speaker>) -> String {
    let reading = &context.reading;
    if phrase.len() == 1 && is_function(reading, phrase.start, "pronoun") {
        return antecedent(context, phrase.start, last).unwrap_or_else(|| text(reading, phrase));
    }
    let first = context.names.partition_point(|name| name.tokens.start < phrase.start);
    let inside = context.names[first..].iter().take_while(|name| name.tokens.end <= phrase.end);
    let name = inside.clone().find(|name| name.r#type == NameType::Person);
    match name {
        Some(name) => full_form(context, first, &name.text),
        None => text(reading, &bare(reading, phrase)),
    }
}

/// Without marks and the numbers of notes left over at the start.
fn bare(reading: &Reading<'_>, phrase: &Range<usize>) -> Range<usize> {
    let left_over = |at: usize| is_symbol(reading, at) || reading.word(at + 1) == "]";
    let start = phrase.clone().find(|&at| !left_over(at)).unwrap_or(phrase.start);
    start..phrase.end
}

/// Who spoke last in this paragraph; else the person that the nearest sentence before names first,
/// as its subject stands there.
fn antecedent(context: &Context<'_>, pronoun: usize, last: Option<&Speaker>) -> Option<String> {
    let reading = &context.reading;
    let block = reading.sentence_of(pronoun).map(|s| reading.sentences[s].block)?;
    if let Some(last) = last.filter(|last| last.block == block) {
        return Some(last.text.clone());
    }
    if let Some(told) = spoke_before(context, pronoun, last) {
        return Some(told);
    }
    let upto = context.names.partition_point(|name| name.tokens.start < pronoun);
    let near = context.names[..upto].iter().rev().take(NAMES);
    // "Her brother Jozef was found" before "she says"
    let hers = if reading.is(pronoun, "she") { "her" } else { "his" };
    let related = |name: &&NameMention| {
        let kin = name.tokens.start.saturating_sub(1);
        reading.is_a(kin, Class::Unit, "kin") && (kin.saturating_sub(KIN)..kin).any(|at| reading.is(at, hers))
    };
    let persons = near.filter(|name| name.r#type == NameType::Person && !related(name));
    let mut persons = persons.peekable();
    let sentence = reading.sentence_of(persons.peek()?.tokens.start)?;
    let own = |name: &&NameMention| reading.sentence_of(name.tokens.start) == Some(sentence);
    let subject = persons.take_while(own).last()?;
    (block - reading.sentences[sentence].block <= 1).then(|| full_form(context, upto, &subject.text))
}

/// Who spoke in other than direct speech in the sentence before, of this paragraph.
fn spoke_before(context: &Context<'_>, pronoun: usize, last: Option<&Speaker>) -> Option<String> {
    let reading = &context.reading;
    let own = reading.sentence_of(pronoun)?;
    let quotation = (reading.sentences[own].tokens.start..pronoun).find(|&at| is_quote_mark(reading, at))?;
    let first = reading.sentence_of(quotation)?;
    let earlier = &reading.sentences[first.checked_sub(1)?];
    let near = earlier.tokens.start..earlier.tokens.end.min(earlier.tokens.start + BEFORE);
    let verb = near.clone().find(|&at| says(reading, at))?;
    let phrase = who_speaks(reading, &subject_of(reading, verb, near.start)?)?;
    let named_there = !is_function(reading, phrase.start, "pronoun");
    (earlier.block == reading.sentences[own].block && named_there).then(|| named(context, &phrase, last))
}

/// "Horvat" where "Ana Horvat" was named before.
fn full_form(context: &Context<'_>, upto: usize, name: &str) -> String {
    let longer = |other: &str| {
        other.len() > name.len() && other.ends_with(name) && other[..other.len() - name.len()].ends_with(' ')
    };
    let earlier = context.names[..upto.min(context.names.len())].iter().rev().take(NAMES);
    let found = earlier.filter(|other| other.r#type == NameType::Person).find(|other| longer(&other.text));
    found.map_or_else(|| name.to_owned(), |other| other.text.clone())
}
