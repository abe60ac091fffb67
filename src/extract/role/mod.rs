//! Roles: who holds which office, rank or post.
//!
//! A role is told in five ways: before the name ("Captain Sow"), beside it between commas or brackets
//! ("Sow, head of the port"), on a line of its own ([`mod@line`]), by a verb ("Sow was named premier"), and by what a state does to its ties
//! ([`measure`]). Each has a file; all of them read the noun phrase around an office in the same way.

mod after;
mod before;
mod line;
mod measure;
mod phrase;
mod verb;

use std::collections::HashSet;
use std::ops::Range;

use super::mention::NameMention;
use super::name::Words;
use super::{Context, Reading, Sentence};
use crate::claim::{Claim, NameType, Value};
use crate::lexicon::{Class, Classes};
use crate::text::{fold, one_line};

/// A role as found: the tokens of its words, of the phrase with the name, and the kind of office.
struct Found<'a> {
    words: Range<usize>,
    quote: Range<usize>,
    kind: &'a str,
}

/// Every role of a named person, and every measure of a state or body; once for a person and wording.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(name) = context.names.get(at) {
        let Some(sentence) = context.reading.sentence_of(name.tokens.start) else { break };
        let sentence = &context.reading.sentences[sentence];
        let here = context.names[at..].partition_point(|name| name.tokens.start < sentence.tokens.end);
        if sentence.classes.any(TRIGGERS) || sentence.tokens.len() < SIGNATURE {
            in_sentence(context, at..at + here, sentence, &mut found);
        }
        at += here.max(1);
    }
    found.retain(|claim| seen.insert(key(claim)));
    found
}

/// The roles of the names of one sentence.
fn in_sentence(context: &Context<'_>, names: Range<usize>, sentence: &Sentence, found: &mut Vec<Claim>) {
    let loud = Words::is_loud(&context.reading, &sentence.tokens);
    for at in names {
        let (reading, names) = (&context.reading, &context.names);
        let site = Site { reading, names, at, sentence: sentence.tokens.clone(), loud };
        found.extend(of_name(context, &site, sentence.classes));
    }
}

fn of_name(context: &Context<'_>, site: &Site<'_>, classes: Classes) -> Vec<Claim> {
    let name = site.name();
    if name.r#type != NameType::Person {
        let taken = classes.has(Class::Measure).then(|| measure::taken(site)).flatten();
        return taken.map(|role| claim(context, &name.text, &role)).into_iter().collect();
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
        verb::pronoun,
    ];
    let found = ways.iter().flat_map(|way| way(site)).filter(|role| role.kind != KIN);
    found.map(|role| claim(context, person(name), &role)).collect()
}

/// The fullest form of the person in the document.
fn person(name: &NameMention) -> &str {
    name.other_form.as_deref().unwrap_or(&name.text)
}

fn claim(context: &Context<'_>, person: &str, found: &Found<'_>) -> Claim {
    let words = context.reading.span(found.words.start, found.words.end).of(context.reading.text);
    let role = one_line(words);
    context.claim(found.kind, Value::Role { person: person.to_owned(), role }, &found.quote)
}

fn key(claim: &Claim) -> (String, String) {
    match &claim.value {
        Value::Role { person, role } => (person.clone(), fold(role).into_owned()),
        _ => (String::new(), String::new()),
    }
}

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
