//! The second pass: each candidate is decided with the whole document in view.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::mention::NameMention;
use super::person::Evidence;
use super::scan::{Candidate, Guess};
use super::shape::Words;
use super::vocabulary::Key;
use crate::claim::NameType;
use crate::lexicon::{Class, ValueId};

/// The mentions that the candidates turn out to be, in order.
pub(super) fn mentions(words: &Words<'_>, candidates: Vec<Candidate>) -> Vec<NameMention> {
    let runs: Vec<_> = candidates.iter().map(|candidate| Run::of(words, &candidate.tokens)).collect();
    let known = Known::new(words, &candidates, &runs);
    let decided = candidates.into_iter().zip(runs);
    let mut found: Vec<_> =
        decided.filter_map(|(candidate, run)| known.decide(words, candidate, run)).collect();
    found.sort_by_key(|name| name.span);
    found
}

/// A run of words by its letters.
struct Run {
    tokens: Range<usize>,
    whole: Key,
    last: Key,
}

impl Run {
    fn of(words: &Words<'_>, tokens: &Range<usize>) -> Self {
        let last = Key::of(words.word(tokens.end - 1));
        let whole = if tokens.len() == 1 { last } else { words.key(tokens) };
        Self { tokens: tokens.clone(), whole, last }
    }
}

/// What the document as a whole says about its names.
#[derive(Default)]
struct Known {
    /// Names of persons that something speaks for.
    persons: FxHashSet<Key>,
    /// Last and first words of full names, with those names.
    parts: FxHashMap<Key, Vec<Full>>,
    /// Names and words that are told to be places.
    places: FxHashSet<Key>,
    /// Names of ships, makes and undertakings.
    things: FxHashSet<Key>,
    /// Acronym to expansion and back.
    others: FxHashMap<Key, Range<usize>>,
}

/// A full name where it was first met, and the rank before it.
struct Full {
    key: Key,
    tokens: Range<usize>,
    rank: Option<ValueId>,
}

impl Known {
    fn new(words: &Words<'_>, candidates: &[Candidate], runs: &[Run]) -> Self {
        let mut known = Self::default();
        for (candidate, run) in candidates.iter().zip(runs) {
            known.learn_places(words, candidate, run);
        }
        for (candidate, run) in candidates.iter().zip(runs) {
            known.learn(words, candidate, run);
        }
        known
    }

    fn learn_places(&mut self, words: &Words<'_>, candidate: &Candidate, run: &Run) {
        if candidate.guess == Guess::Other && run.tokens.len() > 1 {
            self.things.insert(run.whole);
        }
        if matches!(candidate.guess, Guess::Place | Guess::Located) {
            self.places.insert(run.whole);
            if is_located_by_noun(words, candidate) {
                self.places.insert(run.last);
            }
        }
    }

    fn learn(&mut self, words: &Words<'_>, candidate: &Candidate, run: &Run) {
        let tokens = &candidate.tokens;
        if let Some(other) = &candidate.other {
            self.others.entry(run.whole).or_insert_with(|| other.clone());
            self.others.entry(words.key(other)).or_insert_with(|| tokens.clone());
        }
        let (Guess::Person(evidence) | Guess::Headline(evidence)) = candidate.guess else { return };
        let headline = matches!(candidate.guess, Guess::Headline(_)) && !words.loud(tokens);
        let elsewhere =
            || self.is_place(run) || after_article(words, tokens) || self.things.contains(&run.whole);
        if headline
            || evidence == Evidence::Single
            || self.is_thing(words, candidate, run)
            || evidence == Evidence::Weak && elsewhere()
        {
            return;
        }
        self.persons.insert(run.whole);
        self.learn_parts(words, candidate, run.whole);
    }

    fn learn_parts(&mut self, words: &Words<'_>, candidate: &Candidate, key: Key) {
        let capitals = || candidate.tokens.clone().filter(|&i| words.capital(i));
        let (Some(first), Some(last)) = (capitals().next(), capitals().next_back()) else { return };
        if first == last {
            return;
        }
        let rank = rank(words, candidate);
        for part in [last, first] {
            let full = self.parts.entry(Key::of(words.word(part))).or_default();
            if let Some(known) = full.iter_mut().find(|full| full.key == key) {
                known.rank = known.rank.or(rank);
            } else if full.len() < NAMESAKES {
                full.push(Full { key, tokens: candidate.tokens.clone(), rank });
            }
        }
    }

    fn is_place(&self, run: &Run) -> bool {
        self.places.contains(&run.whole) || self.places.contains(&run.last)
    }

    fn decide(&self, words: &Words<'_>, mut candidate: Candidate, mut run: Run) -> Option<NameMention> {
        if let Guess::Headline(evidence) = candidate.guess {
            let known = self.known_part(words, &candidate.tokens);
            let fits =
                known.filter(|part| evidence != Evidence::Strong || part.start == candidate.tokens.start);
            if let Some(part) = fits {
                run = Run::of(words, &part);
                candidate.tokens = part;
            }
        }
        let r#type = self.r#type(words, &candidate, &run)?;
        let text = words.written(&candidate.tokens);
        let other_form = match r#type {
            NameType::Person => self.full_form(words, &candidate, &run),
            _ => {
                let known = || self.others.get(&run.whole);
                candidate.other.as_ref().or_else(known).map(|other| words.written(other))
            }
        };
        let span = words.span(candidate.tokens.start, candidate.tokens.end);
        Some(NameMention { tokens: candidate.tokens, span, text, r#type, title: candidate.title, other_form })
    }

    fn r#type(&self, words: &Words<'_>, candidate: &Candidate, run: &Run) -> Option<NameType> {
        let tokens = &candidate.tokens;
        let person = || self.persons.contains(&run.whole);
        if self.is_thing(words, candidate, run) {
            return None;
        }
        match candidate.guess {
            Guess::Organisation => Some(NameType::Organisation),
            Guess::Other => None,
            Guess::Place => Some(NameType::Place),
            Guess::Person(Evidence::Strong) => Some(NameType::Person),
            Guess::Person(Evidence::Weak) if self.is_place(run) && !person() => Some(NameType::Place),
            Guess::Person(Evidence::Weak) if after_article(words, tokens) && !person() => None,
            Guess::Person(Evidence::Weak) => Some(NameType::Person),
            Guess::Person(Evidence::Single) => self.single(words, run),
            Guess::Located if person() || self.short(words, run) => Some(NameType::Person),
            Guess::Located => Some(NameType::Place),
            Guess::Headline(evidence) => (evidence == Evidence::Strong || person() || self.short(words, run))
                .then_some(NameType::Person),
        }
    }

    /// Whether the run, or the run with an honorific that belongs to it ("the Dona Paz"), names a thing.
    fn is_thing(&self, words: &Words<'_>, candidate: &Candidate, run: &Run) -> bool {
        if self.things.is_empty() {
            return false;
        }
        let whole = candidate.title.as_ref().map(|title| title.start..candidate.tokens.end);
        let titled = whole.is_some_and(|whole| self.things.contains(&words.key(&whole)));
        let given = words.single(candidate.tokens.start, Class::GivenName);
        let told = candidate.guess == Guess::Person(Evidence::Strong) && (given || candidate.title.is_some());
        titled || !told && self.things.contains(&run.whole) && !self.persons.contains(&run.whole)
    }

    /// The part of a run in a headline that names a person of the text: "Sow Vows Revenge".
    fn known_part(&self, words: &Words<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let parts =
            tokens.clone().flat_map(|start| (start + 1..=tokens.end).rev().map(move |end| start..end));
        parts.into_iter().find(|part| {
            let run = Run::of(words, part);
            self.persons.contains(&run.whole) || part.len() == 1 && self.short(words, &run)
        })
    }

    /// A single word is the short form of a person, a place told elsewhere, a speaker, or nothing.
    fn single(&self, words: &Words<'_>, run: &Run) -> Option<NameType> {
        let tokens = &run.tokens;
        if self.short(words, run) {
            return Some(NameType::Person);
        }
        if self.places.contains(&run.whole) {
            return Some(NameType::Place);
        }
        let speaks = words.has(tokens.end, Class::Speech) && !words.sentence_start(tokens.start);
        (speaks && !after_article(words, tokens) && !words.common(tokens.start)).then_some(NameType::Person)
    }

    fn short(&self, words: &Words<'_>, run: &Run) -> bool {
        run.tokens.len() <= 3 && self.parts.contains_key(&run.last) && !words.common(run.tokens.start)
    }

    /// The one full name that a short form stands for; a captain is not short for a general.
    fn full_form(&self, words: &Words<'_>, candidate: &Candidate, run: &Run) -> Option<String> {
        let full = self.parts.get(&run.last)?;
        let own = rank(words, candidate);
        let fits = |name: &&Full| {
            let same = own.is_none() || name.rank.is_none() || own == name.rank;
            same && name.tokens.len() > candidate.tokens.len()
        };
        let mut longer = full.iter().filter(fits);
        let one = longer
            .next()
            .filter(|_| longer.next().is_none() && !full.iter().any(|name| name.key == run.whole));
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

/// More persons of one name than are told apart.
const NAMESAKES: usize = 16;
