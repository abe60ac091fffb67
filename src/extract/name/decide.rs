//! The second pass: each candidate is decided with the whole document in view.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::mention::NameMention;
use super::person::Evidence;
use super::scan::{Candidate, Guess};
use super::shape::Words;
use crate::claim::NameType;
use crate::lexicon::Class;
use crate::text::fold;

/// The mentions that the candidates turn out to be, in order.
pub(super) fn mentions(words: &Words<'_>, candidates: Vec<Candidate>) -> Vec<NameMention> {
    let known = Known::new(words, &candidates);
    let mut found: Vec<_> = candidates.into_iter().filter_map(|c| known.decide(words, c)).collect();
    found.sort_by_key(|name| name.span);
    found
}

/// What the document as a whole says about its names.
#[derive(Default)]
struct Known {
    /// Folded names of persons that something speaks for.
    persons: HashSet<String>,
    /// Folded last and first words of full names, with those names as written.
    parts: HashMap<String, Vec<String>>,
    /// Folded names and words that are told to be places.
    places: HashSet<String>,
    /// Acronym to expansion and back, as written.
    others: HashMap<String, String>,
}

impl Known {
    fn new(words: &Words<'_>, candidates: &[Candidate]) -> Self {
        let mut known = Self::default();
        for candidate in candidates {
            known.learn_places(words, candidate);
        }
        for candidate in candidates {
            known.learn(words, candidate);
        }
        known
    }

    fn learn_places(&mut self, words: &Words<'_>, candidate: &Candidate) {
        if matches!(candidate.guess, Guess::Place | Guess::Located) {
            self.places.insert(folded(words, &candidate.tokens));
            if candidate.tokens.len() == 1 || is_located_by_noun(words, candidate) {
                self.places.insert(fold(words.word(candidate.tokens.end - 1)).into_owned());
            }
        }
    }

    fn learn(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let text = words.written(&candidate.tokens);
        if let Some(other) = &candidate.other {
            self.others.entry(text.clone()).or_insert_with(|| words.written(other));
            self.others.entry(words.written(other)).or_insert_with(|| text.clone());
        }
        let Guess::Person(evidence) = candidate.guess else { return };
        let parts = capitals(words, &candidate.tokens);
        if evidence == Evidence::Single
            || evidence == Evidence::Weak
                && (self.is_place(words, &candidate.tokens) || after_article(words, &candidate.tokens))
        {
            return;
        }
        self.persons.insert(folded(words, &candidate.tokens));
        if parts.len() < 2 {
            return;
        }
        for part in [parts.last(), parts.first()].into_iter().flatten() {
            let full = self.parts.entry(fold(words.word(*part)).into_owned()).or_default();
            if !full.contains(&text) {
                full.push(text.clone());
            }
        }
    }

    fn is_place(&self, words: &Words<'_>, tokens: &Range<usize>) -> bool {
        let last = fold(words.word(tokens.end - 1)).into_owned();
        self.places.contains(&folded(words, tokens)) || self.places.contains(&last)
    }

    fn decide(&self, words: &Words<'_>, mut candidate: Candidate) -> Option<NameMention> {
        if let Guess::Headline(evidence) = candidate.guess {
            let known = self.known_part(words, &candidate.tokens);
            let fits =
                known.filter(|part| evidence != Evidence::Strong || part.start == candidate.tokens.start);
            candidate.tokens = fits.unwrap_or(candidate.tokens);
        }
        let r#type = self.r#type(words, &candidate)?;
        let text = words.written(&candidate.tokens);
        let other_form = match r#type {
            NameType::Person => self.full_form(words, &candidate.tokens, &text),
            _ => {
                candidate.other.as_ref().map(|o| words.written(o)).or_else(|| self.others.get(&text).cloned())
            }
        };
        let span = words.span(candidate.tokens.start, candidate.tokens.end);
        Some(NameMention { tokens: candidate.tokens, span, text, r#type, title: candidate.title, other_form })
    }

    fn r#type(&self, words: &Words<'_>, candidate: &Candidate) -> Option<NameType> {
        let tokens = &candidate.tokens;
        let person = self.persons.contains(&folded(words, tokens));
        match candidate.guess {
            Guess::Organisation => Some(NameType::Organisation),
            Guess::Place => Some(NameType::Place),
            Guess::Person(Evidence::Strong) => Some(NameType::Person),
            Guess::Person(Evidence::Weak) if self.is_place(words, tokens) && !person => Some(NameType::Place),
            Guess::Person(Evidence::Weak) if after_article(words, tokens) && !person => None,
            Guess::Person(Evidence::Weak) => Some(NameType::Person),
            Guess::Person(Evidence::Single) => self.single(words, tokens),
            Guess::Located if person || self.short(words, tokens) => Some(NameType::Person),
            Guess::Located => Some(NameType::Place),
            Guess::Headline(evidence) => {
                (person || self.short(words, tokens) || evidence == Evidence::Strong)
                    .then_some(NameType::Person)
            }
        }
    }

    /// The part of a run in a headline that names a person of the text: "Sow Vows Revenge".
    fn known_part(&self, words: &Words<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let parts =
            tokens.clone().flat_map(|start| (start + 1..=tokens.end).rev().map(move |end| start..end));
        parts.into_iter().find(|part| {
            self.persons.contains(&folded(words, part)) || part.len() == 1 && self.short(words, part)
        })
    }

    /// A single word is the short form of a person, a place told elsewhere, a speaker, or nothing.
    fn single(&self, words: &Words<'_>, tokens: &Range<usize>) -> Option<NameType> {
        if self.short(words, tokens) {
            return Some(NameType::Person);
        }
        if self.places.contains(&folded(words, tokens)) {
            return Some(NameType::Place);
        }
        let speaks = words.has(tokens.end, Class::Speech) && !words.sentence_start(tokens.start);
        (speaks && !after_article(words, tokens) && !words.common(tokens.start)).then_some(NameType::Person)
    }

    fn short(&self, words: &Words<'_>, tokens: &Range<usize>) -> bool {
        let last = fold(words.word(tokens.end - 1)).into_owned();
        tokens.len() <= 3 && self.parts.contains_key(&last) && !words.common(tokens.start)
    }

    /// The one full name that a short form stands for.
    fn full_form(&self, words: &Words<'_>, tokens: &Range<usize>, text: &str) -> Option<String> {
        let last = fold(words.word(tokens.end - 1)).into_owned();
        let full = self.parts.get(&last)?;
        let longer: Vec<_> = full.iter().filter(|name| name.len() > text.len()).collect();
        let one = longer.len() == 1 && !full.iter().any(|name| name == text);
        one.then(|| longer[0].clone())
    }
}

fn is_located_by_noun(words: &Words<'_>, candidate: &Candidate) -> bool {
    candidate.guess == Guess::Located && words.is_a(candidate.tokens.start, Class::Geography, "before")
}

/// "the Young Patriots": no person has an article.
fn after_article(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let quoted = tokens.start > 1 && matches!(words.word(tokens.start - 1), "\"" | "“" | "‘" | "'");
    let before = tokens.start.checked_sub(1 + usize::from(quoted));
    before.is_some_and(|i| words.is_a(i, Class::Function, "determiner"))
}

fn capitals(words: &Words<'_>, tokens: &Range<usize>) -> Vec<usize> {
    tokens.clone().filter(|&i| words.capital(i)).collect()
}

fn folded(words: &Words<'_>, tokens: &Range<usize>) -> String {
    let parts: Vec<_> = tokens.clone().map(|i| fold(words.word(i))).collect();
    parts.join(" ")
}
