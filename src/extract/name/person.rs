//! Names of persons: a run of capitals, initials and particles, and what tells that it names somebody.

use std::ops::Range;

use super::shape::Words;
use crate::lexicon::Class;
use crate::text::{Case, TokenKind};

/// How sure it is that a run names a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Evidence {
    /// A single word: only the rest of the document can tell.
    Single,
    /// Two words or more, and nothing that speaks for a person or against.
    Weak,
    /// A title, a first name, a verb of saying, an age or the like stands by it.
    Strong,
}

/// The end of the name that starts at token `i`; `i` itself where none does.
pub(super) fn end(words: &Words<'_>, i: usize, end: usize) -> usize {
    let mut at = i;
    while let Some(next) = part(words, i, at, end).filter(|_| at < i + LONGEST_NAME) {
        at = next;
    }
    at
}

/// The end of the part of a name at `at`, where the name began at `first`.
fn part(words: &Words<'_>, first: usize, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    initial(words, at, end)
        .or_else(|| particle(words, first, at, end))
        .or_else(|| word(words, first, at).then(|| joined(words, at + 1, end)))
}

/// "J." or "J.R." before another part of a name.
fn initial(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let token = words.tokens[at];
    let dotted = token.case == Case::Upper && words.word(at).ends_with('.') && words.word(at).len() <= 6;
    if dotted && at + 1 < end && words.capital(at + 1) && !words.has(at, Class::PlaceAcronym) {
        let known = [Class::KnownOrganisation, Class::Office, Class::Title, Class::Organisation];
        let body = known.iter().any(|&class| words.has(at, class) || words.has(at + 1, class));
        return (!body).then_some(at + 1);
    }
    let single = words.capital(at) && words.word(at).chars().count() == 1;
    let dot = words.word(at + 1) == "." && words.tokens.get(at + 1).is_some_and(|t| !t.spaced);
    (single && dot && at + 2 < end && words.capital(at + 2)).then_some(at + 2)
}

/// "ag", "van der", "al-": a particle and, as it never ends a name, only before a capital.
fn particle(words: &Words<'_>, first: usize, at: usize, end: usize) -> Option<usize> {
    let value = if at == first { "lead" } else { "" };
    let hit = words.hits(at, Class::Particle).find(|hit| value.is_empty() || hit.value == value)?;
    let opens = at > first || !words.has(at, Class::Function) && !words.has(at, Class::Link);
    let next = at + hit.len + usize::from(words.joins(at + hit.len));
    let suffix = at > first && words.capital(at) && hit.value == "inner";
    if suffix && hit.len == 1 {
        return Some(at + 1);
    }
    let written =
        words.lower(at) && words.tokens[at].kind == TokenKind::Word || words.capital(at) && hit.len > 1;
    (written && opens && next < end && words.capital(next) && word(words, first, next)).then_some(next)
}

/// The hyphened rest of a word: "Ki-moon", "Jean-Luc".
fn joined(words: &Words<'_>, mut at: usize, end: usize) -> usize {
    while at + 1 < end && words.joins(at) {
        let tied = words.capital(at + 1)
            || words.lower(at + 1) && !words.common(at + 1) && words.word(at + 1).len() > 1;
        if !tied || compound(words, at + 1) {
            break;
        }
        at += 2;
    }
    at
}

/// "Kati-based", "US-led": a participle makes an adjective and no name.
fn compound(words: &Words<'_>, i: usize) -> bool {
    let word = words.word(i);
    words.lower(i)
        && ["ed", "ing", "led", "born", "wide", "style", "era"].iter().any(|end| word.ends_with(end))
}

/// Whether token `at` can be a word of a name that began at `first`.
fn word(words: &Words<'_>, first: usize, at: usize) -> bool {
    if !words.capital(at) || words.word(at).chars().count() < 2 || contracted(words.word(at)) {
        return false;
    }
    let given = words.single(at, Class::GivenName);
    if at > first {
        let unknown = !words.common(first) && (words.has(at, Class::Demonym) || words.has(at, Class::Place));
        let after_given = words.single(first, Class::GivenName) || at > first + 1 || unknown;
        return !bars(words, at, after_given || given) && (!words.acronym(at) || shouted_surname(words, at));
    }
    !words.acronym(at) && (given || !bars(words, at, false) && !opens_place(words, at))
}

/// "Don't", "We've".
fn contracted(word: &str) -> bool {
    let tail = word.rsplit(['\'', '’']).next().filter(|tail| tail.len() < word.len());
    tail.is_some_and(|tail| tail.len() <= 2 && tail.chars().all(char::is_lowercase))
}

/// "Alassane OUATTARA", as French papers write it.
fn shouted_surname(words: &Words<'_>, at: usize) -> bool {
    let vowels = words.word(at).chars().filter(|c| "AEIOUYÉÈ".contains(*c)).count();
    words.word(at).chars().count() >= 4 && vowels >= 2 && !words.has(at, Class::KnownOrganisation)
}

/// Whether the word belongs to a class that no name goes through; after a first name, a surname may
/// look like a title or a place ("King", "London").
fn bars(words: &Words<'_>, at: usize, inside: bool) -> bool {
    let always = [Class::Weekday, Class::Organisation, Class::Function];
    let outside = [
        Class::Month,
        Class::Title,
        Class::Office,
        Class::Demonym,
        Class::People,
        Class::Capitalised,
        Class::PlaceAcronym,
        Class::KnownOrganisation,
        Class::Portfolio,
    ];
    let longer = |class: Class| words.hit(at, class).is_some_and(|hit| hit.len > 1);
    let followers = words.has(at, Class::People) && words.word(at).ends_with('s');
    followers
        || always.iter().any(|&class| words.has(at, class))
        || outside.iter().any(|&class| if inside { longer(class) } else { words.has(at, class) })
}

fn opens_place(words: &Words<'_>, at: usize) -> bool {
    words.has(at, Class::Place) || words.is_a(at, Class::Geography, "before")
}

/// What speaks for a person at these tokens.
pub(super) fn evidence(words: &Words<'_>, tokens: &Range<usize>, titled: bool) -> Evidence {
    let parts = tokens.clone().filter(|&i| words.capital(i)).count();
    let particle = words.lower(tokens.start);
    if titled {
        return Evidence::Strong;
    }
    if parts < 2 && !particle {
        return Evidence::Single;
    }
    let given = words.single(tokens.start, Class::GivenName);
    let initials = tokens.clone().any(|i| words.word(i) == ".");
    let strong = given
        || initials
        || particle
        || spoken(words, tokens)
        || aged(words, tokens)
        || apposed(words, tokens);
    if strong { Evidence::Strong } else { Evidence::Weak }
}

/// "Sow said", "said Sow".
fn spoken(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    words.has(tokens.end, Class::Speech) || tokens.start > 0 && words.has(tokens.start - 1, Class::Speech)
}

/// ", 58," after a name.
fn aged(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let number =
        words.tokens.get(tokens.end + 1).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() == 2);
    words.word(tokens.end) == "," && number && matches!(words.word(tokens.end + 2), "," | "." | ";" | ")")
}

/// ", the head of" after a name, or "(Captain ..." ; or an office and a comma before it.
fn apposed(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let mut at = tokens.end;
    while matches!(words.word(at), "," | "(") && at < tokens.end + 2 {
        at += 1;
    }
    let after =
        at > tokens.end && (at..at + 4).any(|i| words.has(i, Class::Office) || words.has(i, Class::Title));
    let comma = tokens.start > 1 && words.word(tokens.start - 1) == ",";
    after || comma && words.ending(tokens.start - 1, 0, Class::Office).is_some()
}

/// Whether a title tells a person even of a lone word: "Captain Sow" does, "militant Islam" does not.
pub(super) fn tells(words: &Words<'_>, title: &Range<usize>, parts: usize) -> bool {
    let office = |i: usize| words.hits(i, Class::Office).any(|hit| !LOOSE.contains(&hit.value));
    parts > 1 || title.clone().any(|i| words.has(i, Class::Title) || office(i))
}

/// The titles, ranks and offices before a name, with the adjectives and places that belong to them:
/// "former French Foreign Minister".
pub(crate) fn title(words: &Words<'_>, name: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(name.saturating_sub(LONGEST_TITLE));
    let mut start = office(words, name, floor)?;
    while let Some(further) = office(words, start, floor).or_else(|| modifier(words, start, floor)) {
        start = further;
    }
    Some(start..name)
}

/// The start of the title or office that ends just before `end`, its portfolio included.
fn office(words: &Words<'_>, end: usize, floor: usize) -> Option<usize> {
    let direct =
        [Class::Title, Class::Office].iter().filter_map(|&class| words.ending(end, floor, class)).min();
    direct.filter(|&start| start < end).or_else(|| portfolio(words, end, floor))
}

/// "Minister of Foreign Affairs", "Minister for Africa".
fn portfolio(words: &Words<'_>, end: usize, floor: usize) -> Option<usize> {
    let classes = [Class::Portfolio, Class::Place];
    let subject = classes.iter().find_map(|&class| words.ending(end, floor, class))?;
    let article = subject.checked_sub(1).filter(|&i| words.is(i, "the")).unwrap_or(subject);
    let link = article.checked_sub(1).filter(|&i| words.is(i, "of") || words.is(i, "for"))?;
    words.ending(link, floor, Class::Office).filter(|&start| start < link)
}

/// The start of the adjective, place or body before an office.
fn modifier(words: &Words<'_>, end: usize, floor: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&i| i >= floor)?;
    if words.joins(last) {
        return modifier(words, last, floor).or(words.is(last.wrapping_sub(1), "ex").then(|| last - 1));
    }
    let classes = [
        Class::RoleModifier,
        Class::Portfolio,
        Class::Demonym,
        Class::Place,
        Class::KnownOrganisation,
        Class::Event,
        Class::Group,
    ];
    let found = classes.iter().filter_map(|&class| words.ending(end, floor, class)).min();
    let acronym = words.acronym(last).then_some(last);
    found.or(acronym).filter(|&start| start < end && !is_verb(words, start))
}

fn is_verb(words: &Words<'_>, i: usize) -> bool {
    words.has(i, Class::Function) && !words.has(i, Class::RoleModifier)
}

/// Kinds of office whose nouns are adjectives as well, or stand before other nouns.
const LOOSE: [&str; 3] = ["membership", "profession", "kin"];

/// More tokens than a name of a person has.
const LONGEST_NAME: usize = 12;

/// More tokens than stand before a name as its title.
const LONGEST_TITLE: usize = 12;
