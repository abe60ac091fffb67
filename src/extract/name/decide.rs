//! The second pass: each candidate is decided with the whole document in view.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::mention::NameMention;
use super::person::Evidence;
use super::scan::{Candidate, Guess};
use super::shape::Words;
use super::vocabulary::Key;
use crate::claim::NameType;
use crate::lexicon::{Class, ValueId};

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
    /// Names of persons that something speaks for.
    persons: HashSet<Key>,
    /// Last and first words of full names, with those names.
    parts: HashMap<Key, Vec<Full>>,
    /// Names and words that are told to be places.
    places: HashSet<Key>,
    /// Names of ships, makes and undertakings.
    things: HashSet<Key>,
    /// Acronym to expansion and back.
    others: HashMap<Key, Range<usize>>,
}

/// A full name where it was first met, and the rank before it.
struct Full {
    key: Key,
    tokens: Range<usize>,
    rank: Option<ValueId>,
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
        if candidate.guess == Guess::Other && candidate.tokens.len() > 1 {
            self.things.insert(words.key(&candidate.tokens));
        }
        if matches!(candidate.guess, Guess::Place | Guess::Located) {
            self.places.insert(words.key(&candidate.tokens));
            if candidate.tokens.len() == 1 || is_located_by_noun(words, candidate) {
                self.places.insert(last_word(words, &candidate.tokens));
            }
        }
    }

    fn learn(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let tokens = &candidate.tokens;
        if let Some(other) = &candidate.other {
            self.others.entry(words.key(tokens)).or_insert_with(|| other.clone());
            self.others.entry(words.key(other)).or_insert_with(|| tokens.clone());
        }
        let (Guess::Person(evidence) | Guess::Headline(evidence)) = candidate.guess else { return };
        let headline = matches!(candidate.guess, Guess::Headline(_)) && !words.loud(tokens);
        let elsewhere = || {
            self.is_place(words, tokens)
                || after_article(words, tokens)
                || self.things.contains(&words.key(tokens))
        };
        if headline
            || self.is_thing(words, candidate)
            || evidence == Evidence::Single
            || evidence == Evidence::Weak && elsewhere()
        {
            return;
        }
        self.persons.insert(words.key(tokens));
        self.learn_parts(words, candidate);
    }

    fn learn_parts(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let capitals = || candidate.tokens.clone().filter(|&i| words.capital(i));
        let (Some(first), Some(last)) = (capitals().next(), capitals().next_back()) else { return };
        if first == last {
            return;
        }
        let key = words.key(&candidate.tokens);
        for part in [last, first] {
            let full = self.parts.entry(Key::of(words.word(part))).or_default();
            let rank = rank(words, candidate);
            if let Some(known) = full.iter_mut().find(|full| full.key == key) {
                known.rank = known.rank.or(rank);
            } else if full.len() < NAMESAKES {
                full.push(Full { key, tokens: candidate.tokens.clone(), rank });
            }
        }
    }

    fn is_place(&self, words: &Words<'_>, tokens: &Range<usize>) -> bool {
        self.places.contains(&words.key(tokens)) || self.places.contains(&last_word(words, tokens))
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
            NameType::Person => self.full_form(words, &candidate),
            _ => {
                let known = || self.others.get(&words.key(&candidate.tokens));
                candidate.other.as_ref().or_else(known).map(|other| words.written(other))
            }
        };
        let span = words.span(candidate.tokens.start, candidate.tokens.end);
        Some(NameMention { tokens: candidate.tokens, span, text, r#type, title: candidate.title, other_form })
    }

    fn r#type(&self, words: &Words<'_>, candidate: &Candidate) -> Option<NameType> {
        let tokens = &candidate.tokens;
        let person = self.persons.contains(&words.key(tokens));
        if self.is_thing(words, candidate) {
            return None;
        }
        match candidate.guess {
            Guess::Organisation => Some(NameType::Organisation),
            Guess::Other => None,
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

    /// Whether the run, or the run with an honorific that belongs to it ("the Dona Paz"), names a thing.
    fn is_thing(&self, words: &Words<'_>, candidate: &Candidate) -> bool {
        let whole = candidate.title.as_ref().map(|title| title.start..candidate.tokens.end);
        let titled = whole.is_some_and(|whole| self.things.contains(&words.key(&whole)));
        let given = words.single(candidate.tokens.start, Class::GivenName);
        let told = candidate.guess == Guess::Person(Evidence::Strong) && (given || candidate.title.is_some());
        titled
            || !told
                && self.things.contains(&words.key(&candidate.tokens))
                && !self.persons.contains(&words.key(&candidate.tokens))
    }

    /// The part of a run in a headline that names a person of the text: "Sow Vows Revenge".
    fn known_part(&self, words: &Words<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let parts =
            tokens.clone().flat_map(|start| (start + 1..=tokens.end).rev().map(move |end| start..end));
        parts.into_iter().find(|part| {
            self.persons.contains(&words.key(part)) || part.len() == 1 && self.short(words, part)
        })
    }

    /// A single word is the short form of a person, a place told elsewhere, a speaker, or nothing.
    fn single(&self, words: &Words<'_>, tokens: &Range<usize>) -> Option<NameType> {
        if self.short(words, tokens) {
            return Some(NameType::Person);
        }
        if self.places.contains(&words.key(tokens)) {
            return Some(NameType::Place);
        }
        let speaks = words.has(tokens.end, Class::Speech) && !words.sentence_start(tokens.start);
        (speaks && !after_article(words, tokens) && !words.common(tokens.start)).then_some(NameType::Person)
    }

    fn short(&self, words: &Words<'_>, tokens: &Range<usize>) -> bool {
        tokens.len() <= 3 && self.parts.contains_key(&last_word(words, tokens)) && !words.common(tokens.start)
    }

    /// The one full name that a short form stands for; a captain is not short for a general.
    fn full_form(&self, words: &Words<'_>, candidate: &Candidate) -> Option<String> {
        let full = self.parts.get(&last_word(words, &candidate.tokens))?;
        let key = words.key(&candidate.tokens);
        let own = rank(words, candidate);
        let fits = |name: &&Full| {
            let same = own.is_none() || name.rank.is_none() || own == name.rank;
            same && name.tokens.len() > candidate.tokens.len()
        };
        let mut longer = full.iter().filter(fits);
        let one =
            longer.next().filter(|_| longer.next().is_none() && !full.iter().any(|name| name.key == key));
        one.map(|name| words.written(&name.tokens))
    }
}

/// The rank in the title, whatever its spelling.
fn rank(words: &Words<'_>, candidate: &Candidate) -> Option<ValueId> {
    let title = candidate.title.clone()?;
    title.rev().find_map(|i| words.hit(i, Class::Rank)).map(|hit| hit.id)
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

fn last_word(words: &Words<'_>, tokens: &Range<usize>) -> Key {
    Key::of(words.word(tokens.end - 1))
}

/// More persons of one name than are told apart.
const NAMESAKES: usize = 16;
