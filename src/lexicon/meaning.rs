use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Class, Lexicon, Tagged};
use crate::text::{Case, Span, TokenKind, fold};

/// What a phrase speaks of, its wording set aside: concepts, kinds of events, names and stems.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meaning {
    /// Concepts of the tables, and the stems of content words that no table has.
    pub concepts: BTreeSet<String>,
    /// Words written with a capital inside the phrase, folded: names of people and places.
    pub names: BTreeSet<String>,
    /// Kinds of events that the phrase names.
    pub events: BTreeSet<String>,
}

/// A part of what a phrase speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    /// See [`Meaning::concepts`].
    Concept(&'a str),
    /// See [`Meaning::names`].
    Name(&'a str),
    /// See [`Meaning::events`].
    Event(&'a str),
}

impl Lexicon {
    /// What `phrase` speaks of. Numbers, dates and words of grammar are left out.
    #[must_use]
    pub fn meaning(&self, phrase: &str) -> Meaning {
        let mut meaning = Meaning::default();
        self.tag(phrase, Span::new(0, phrase.len())).parts_of_meaning(
            |_| false,
            |part| {
                let (set, word) = match part {
                    Part::Concept(word) => (&mut meaning.concepts, word),
                    Part::Name(word) => (&mut meaning.names, word),
                    Part::Event(word) => (&mut meaning.events, word),
                };
                set.insert(word.to_owned());
            },
        );
        meaning
    }
}

impl Tagged<'_> {
    /// What a phrase speaks of, part by part, some of them more than once. Its first word has a capital whatever it
    /// is: it is a name where `known` says so of it, folded, and no table has it.
    pub fn parts_of_meaning(&self, known: impl Fn(&str) -> bool, mut take: impl FnMut(Part<'_>)) {
        // Where all is in capitals, they mark no names.
        let shouted = self.text.contains(' ') && !self.text.chars().any(char::is_lowercase);
        let mut at = 0;
        if !shouted && let Some(name) = self.first_name(known) {
            take(Part::Name(&name));
            at = 1;
        }
        while at < self.len() {
            at += part(self, at, shouted, &mut take);
        }
    }

    /// The first word, folded, where it is a known name.
    fn first_name(&self, known: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        const TOLD: [Class; 3] = [Class::Concept, Class::Event, Class::EventActor];
        let told = self.is_empty() || !is_name(self, 0) || TOLD.iter().any(|class| self.has(0, *class));
        (!told).then(|| fold(self.word(0))).filter(|word| known(word))
    }
}

/// Takes what starts at token `at`; returns how many tokens that was.
fn part(tagged: &Tagged<'_>, at: usize, shouted: bool, take: &mut impl FnMut(Part<'_>)) -> usize {
    if !shouted && at > 0 && is_name(tagged, at) {
        // "the National Movement" is a name, whatever a movement is; the "N." of a person is anybody's.
        let word = tagged.word(at);
        if word.chars().nth(1).is_some() {
            take(Part::Name(&fold(word)));
        }
        return 1;
    }
    let event = tagged.hit(at, Class::EventActor).or_else(|| tagged.hit(at, Class::Event));
    let concept = tagged.hit(at, Class::Concept);
    if let Some(hit) = event {
        take(Part::Event(hit.value));
    }
    match concept {
        Some(hit) => {
            take(Part::Concept(hit.value));
            event.map_or(hit.len, |event| event.len.max(hit.len))
        }
        None => bound(tagged, at).unwrap_or_else(|| {
            plain_word(tagged, at, take);
            1
        }),
    }
}

/// How many words bound a figure: "at least", "no fewer than"; "above" may as well say where.
fn bound(tagged: &Tagged<'_>, at: usize) -> Option<usize> {
    tagged.hit(at, Class::Bound).map(|hit| hit.len).filter(|len| *len > 1)
}

/// A word of content that no table has, by its stem; that there are people tells of nothing.
fn plain_word(tagged: &Tagged<'_>, at: usize, take: &mut impl FnMut(Part<'_>)) {
    const APART: [Class; 5] =
        [Class::Month, Class::Weekday, Class::DayPart, Class::Function, Class::Cardinal];
    let folded = fold(tagged.word(at));
    let told = APART.iter().any(|class| tagged.has(at, *class)) || tagged.is_a(at, Class::Frame, "heads");
    let plain = tagged.tokens[at].kind == TokenKind::Word && !told;
    if plain && folded.len() > 2 {
        take(Part::Concept(stem(&folded)));
    }
}

/// A capital, but in "a State of Calamity", whose small words tell that it is no name, and in "The" where one
/// clause stands behind another.
fn is_name(tagged: &Tagged<'_>, at: usize) -> bool {
    let token = tagged.tokens[at];
    let phrase = || {
        tagged
            .hit(at, Class::Concept)
            .is_some_and(|hit| (at..at + hit.len).any(|i| tagged.tokens[i].case == Case::Lower))
    };
    let grammar = tagged.has(at, Class::Function) && token.case == Case::Title;
    token.kind == TokenKind::Word && token.case != Case::Lower && !grammar && !phrase()
}

/// The word without the ending of a plural or a regular verb; crude, and alike on both sides.
fn stem(word: &str) -> &str {
    let ending =
        ["ing", "ies", "ed", "es", "s"].iter().find(|e| word.len() > e.len() + 3 && word.ends_with(**e));
    ending.map_or(word, |e| &word[..word.len() - e.len()])
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    #[test]
    fn an_initial_is_no_name_of_its_own() {
        let meaning = Lexicon::english().meaning("the mayor, N. Murark, spoke");
        assert_eq!(meaning.names.into_iter().collect::<Vec<_>>(), ["murark"]);
    }

    #[test]
    fn a_known_name_is_one_where_a_sentence_starts_as_well() {
        let names = |known: bool| {
            let mut names = Vec::new();
            let lexicon = Lexicon::english();
            let tagged = lexicon.tag("Isakov was arrested in Osh", Span::new(0, 26));
            tagged.parts_of_meaning(
                |word| known && word == "isakov",
                |part| {
                    if let Part::Name(name) = part {
                        names.push(name.to_owned());
                    }
                },
            );
            names
        };
        assert_eq!((names(true), names(false)), (vec!["isakov".into(), "osh".into()], vec!["osh".into()]));
    }

    #[test]
    fn wording_is_set_aside_and_names_are_kept() {
        let meaning = Lexicon::english().meaning("the gates of the dam near Sarpe were lifted on 3 June");
        assert!(meaning.names.contains("sarpe"));
        assert!(meaning.concepts.contains("lift"));
        assert!(!meaning.concepts.contains("june"));
    }
}
