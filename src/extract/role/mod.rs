//! Roles: who holds which office, rank or post.
//!
//! A role is told in five ways: before the name ("Captain Sow"), beside it between commas or brackets
//! ("Sow, head of the port"), on a line of its own ([`mod@line`]), by a verb ("Sow was named premier"; what somebody leads: [`lead`]), and by what a state does to its ties
//! ([`measure`]). Each has a file; all of them read the noun phrase around an office in the same way.

mod after;
mod before;
mod lead;
mod line;
mod measure;
mod phrase;
mod verb;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::mention::NameMention;
use super::name::Words;
use super::{Context, Reading, Sentence};
use crate::claim::{Claim, NameType, Value};
use crate::lexicon::{Class, Classes};
use crate::text::{Case, fold};

/// A role as found: the tokens of its words, of the phrase with the name, and the kind of office.
struct Found<'a> {
    /// What stands apart from the words and belongs behind them: the body in "the body, which was led by".
    body: Option<Range<usize>>,
    words: Range<usize>,
    quote: Range<usize>,
    kind: &'a str,
}

impl<'a> Found<'a> {
    const fn new(words: Range<usize>, quote: Range<usize>, kind: &'a str) -> Self {
        Self { body: None, words, quote, kind }
    }

    fn shown(&self, reading: &Reading<'_>) -> String {
        let words = reading.shown(&self.words);
        let body = self.body.as_ref().map(|body| inside(reading, body));
        body.map_or(words.clone(), |body| format!("{words} {body}"))
    }
}

/// A phrase as it stands inside a sentence: without the capital that only its place at the start gave it.
fn inside(reading: &Reading<'_>, phrase: &Range<usize>) -> String {
    const NAMES: Classes = Classes::of(&[Class::Demonym, Class::Place, Class::KnownOrganisation]);
    let shown = reading.shown(phrase);
    let (at, token) = (phrase.start, reading.tokens[phrase.start]);
    let first = reading.sentence_of(at).is_some_and(|s| reading.sentences[s].tokens.start == at);
    let goes_on = reading.tokens.get(at + 1).is_some_and(|next| next.case == Case::Lower);
    let plain = reading.has(at, Class::Function) || goes_on && !reading.starts(at).any(NAMES);
    if first && token.case == Case::Title && plain {
        fold(reading.word(at)).into_owned() + &shown[token.span.len()..]
    } else {
        shown
    }
}

/// Every role of a named person, and every measure of a state or body; once for a person and wording.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut seen = Seen::default();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(name) = context.names.get(at) {
        let Some(sentence) = context.reading.sentence_of(name.tokens.start) else { break };
        let sentence = &context.reading.sentences[sentence];
        let here = context.names[at..].partition_point(|name| name.tokens.start < sentence.tokens.end);
        if sentence.classes.any(TRIGGERS) || sentence.tokens.len() < SIGNATURE {
            in_sentence(context, at..at + here, sentence, &mut seen, &mut found);
        }
        at += here.max(1);
    }
    found
}

/// The roles of the names of one sentence.
fn in_sentence(
    context: &Context<'_>,
    names: Range<usize>,
    sentence: &Sentence,
    seen: &mut Seen,
    claims: &mut Vec<Claim>,
) {
    let loud = Words::is_loud(&context.reading, &sentence.tokens);
    for at in names {
        let (reading, names) = (&context.reading, &context.names);
        let site = Site { reading, names, at, sentence: sentence.tokens.clone(), loud };
        let person = person(site.name());
        for role in of_name(&site, sentence.classes) {
            let words = role.shown(reading);
            if seen.insert((person.to_owned(), fold(&words).into_owned())) {
                let value = Value::Role { person: person.to_owned(), role: words };
                claims.push(context.claim(role.kind, value, &role.quote));
            }
        }
    }
}

fn of_name<'a>(site: &Site<'a>, classes: Classes) -> Vec<Found<'a>> {
    if site.name().r#type != NameType::Person {
        let taken = classes.has(Class::Measure).then(|| measure::taken(site)).flatten();
        return taken.into_iter().collect();
    }
    let ways = [
        before::titles,
        before::apposition,
        before::inverse,
        after::letters,
        after::apposition,
        line::above,
        line::below,
        line::label,
        verb::appointment,
        verb::appointed_by,
        lead::led_by,
        lead::one_who_leads,
        verb::pronoun,
    ];
    ways.iter().flat_map(|way| way(site)).filter(|role| role.kind != KIN).collect()
}

/// Who holds the role: a person by the fullest form of the document, a state or body as it is named here.
fn person(name: &NameMention) -> &str {
    let fullest = name.other_form.as_deref().filter(|_| name.r#type == NameType::Person);
    fullest.unwrap_or(&name.text)
}

/// Persons and wordings that have their claim.
type Seen = FxHashSet<(String, String)>;

/// A name in its sentence.
struct Site<'a> {
    reading: &'a Reading<'a>,
    names: &'a [NameMention],
    at: usize,
    sentence: Range<usize>,
    /// Whether the sentence is written in capitals.
    loud: bool,
}

impl<'a> Site<'a> {
    fn name(&self) -> &'a NameMention {
        &self.names[self.at]
    }

    /// Where the name starts, its titles included.
    fn start(&self) -> usize {
        self.name().title.as_ref().map_or(self.name().tokens.start, |title| title.start)
    }

    /// The name of a person, an organisation or a place that starts at token `i`.
    fn name_at(&self, i: usize) -> Option<&'a NameMention> {
        let at = self.names.partition_point(|name| name.tokens.start < i);
        self.names.get(at).filter(|name| name.tokens.start == i)
    }

    /// Whether token `i` is inside a name.
    fn in_name(&self, i: usize) -> bool {
        let at = self.names.partition_point(|name| name.tokens.end <= i);
        self.names.get(at).is_some_and(|name| name.tokens.contains(&i))
    }

    /// The next name that starts at token `i` or after it.
    fn name_from(&self, i: usize) -> Option<&'a NameMention> {
        self.names.get(self.names.partition_point(|name| name.tokens.start < i))
    }

    /// The name that ends just before token `i`.
    fn name_before(&self, i: usize) -> Option<&'a NameMention> {
        let at = self.names.partition_point(|name| name.tokens.end < i);
        self.names.get(at).filter(|name| name.tokens.end == i)
    }
}

/// The kind of those who are somebody's: a brother holds no office.
const KIN: &str = "kin";

/// A sentence shorter than this may be the line of a signature, its office on the next.
const SIGNATURE: usize = 8;

/// What tells of an office, or of ties between states.
const TRIGGERS: Classes = Classes::of(&[Class::Title, Class::Office, Class::Appointment, Class::Measure]);

#[cfg(test)]
mod tests;
