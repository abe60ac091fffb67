//! Names of persons: a run of capitals, initials and particles, and what tells that it names somebody.

use std::ops::Range;

use super::shape::Words;
use crate::document::BlockKind;
use crate::lexicon::{Class, Classes};
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

/// "J.", "J.R." or "Md." before another part of a name.
fn initial(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let token = words.tokens[at];
    let dotted = token.case == Case::Upper && words.word(at).ends_with('.') && words.word(at).len() <= 6;
    if dotted && at + 1 < end && goes_on(words, at + 1) && !words.has(at, Class::PlaceAcronym) {
        let body = words.any(at, BODIES) || words.any(at + 1, BODIES);
        return (!body).then_some(at + 1);
    }
    let short = words.word(at).chars().count() == 1 || words.is_a(at, Class::Abbreviation, "name");
    let single = words.capital(at) && short;
    let dot = words.word(at + 1) == "." && words.tokens.get(at + 1).is_some_and(|t| !t.spaced);
    (single && dot && at + 2 < end && goes_on(words, at + 2)).then_some(at + 2)
}

/// Whether a name can go on at token `at`: with a capital, or with a particle and a capital.
fn goes_on(words: &Words<'_>, at: usize) -> bool {
    words.capital(at)
        || words.hits(at, Class::Particle).any(|hit| words.capital(at + hit.len) && hit.value == "lead")
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
    let tail = ["ed", "ing", "led", "born", "wide", "style", "era"].iter().find(|end| word.ends_with(**end));
    words.lower(i) && tail.is_some_and(|end| word.len() > 4 || word == *end)
}

/// Whether token `at` can be a word of a name that began at `first`.
fn word(words: &Words<'_>, first: usize, at: usize) -> bool {
    if !words.capital(at) || words.word(at).chars().count() < 2 || contracted(words.word(at)) {
        return false;
    }
    let given = words.single(at, Class::GivenName);
    if at > first {
        let unknown = !words.common(first) && words.any(at, PEOPLES);
        let after_given = words.single(first, Class::GivenName)
            || at > first + 1
            || unknown
            || closing_title(words, first, at);
        return !bars(words, at, after_given || given) && (!words.acronym(at) || shouted_surname(words, at));
    }
    !words.acronym(at) && (given || !bars(words, at, false) && !opens_place(words, at))
}

/// "Nasrin Sultana", "Momena Begum", "Abdul Khan": a title that ends a name of words unknown is its surname; inside one
/// ("Rahima Begum Shila") as well, unless the first of them may be where somebody else was ("in Orm Mr Sow").
fn closing_title(words: &Words<'_>, first: usize, at: usize) -> bool {
    let inside = words.capital(at + 1);
    let surname = |value: &str| SURNAMES.contains(&value) && !(inside && value == "religious");
    let title = || words.hits(at, Class::Title).any(|hit| hit.len == 1 && surname(hit.value));
    let place = |before: usize| ["in", "at", "near", "from", "to"].iter().any(|word| words.is(before, word));
    let placed = || first.checked_sub(1).is_some_and(place);
    !(inside && (placed() || words.word(at).len() < SHORTEST_SURNAME))
        && !words.any(first, OUTSIDE.or(PEOPLES))
        && !words.any(first, TIMES)
        && !words.common(first)
        && words.starts(at).has(Class::Title)
        && title()
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
    let longer = |class: Class| words.hit(at, class).is_some_and(|hit| hit.len > 1);
    let followers = words.has(at, Class::People) && words.word(at).ends_with('s');
    let classes = words.starts(at).and(OUTSIDE);
    followers
        || words.any(at, ALWAYS)
        || classes
            .iter()
            .any(|class| if inside { longer(class) } else { words.has(at, class) && !short_month(words, at) })
}

/// "Khin Mar Aye": a month cut short is one only beside a number.
fn short_month(words: &Words<'_>, at: usize) -> bool {
    let number = |i: usize| words.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let dated = number(at + 1) || at > 0 && number(at - 1) || words.word(at + 1) == ".";
    words.has(at, Class::Month) && words.has(at, Class::Abbreviation) && !dated && words.capital(at + 1)
}

fn opens_place(words: &Words<'_>, at: usize) -> bool {
    words.has(at, Class::Place) || words.is_a(at, Class::Geography, "before")
}

/// What speaks for a person at these tokens.
pub(super) fn evidence(words: &Words<'_>, tokens: &Range<usize>, titled: bool) -> Evidence {
    let particle = words.lower(tokens.start);
    if titled {
        return Evidence::Strong;
    }
    if parts(words, tokens) < 2 && !particle {
        return if framed(words, tokens) { Evidence::Strong } else { Evidence::Single };
    }
    let given = words.single(tokens.start, Class::GivenName);
    if is_told(words, tokens) || !enumerates(words, tokens) && apposed(words, tokens) {
        Evidence::Strong
    } else if enumerates(words, tokens) && !given {
        Evidence::Single
    } else {
        Evidence::Weak
    }
}

/// Whether more than an office near them makes these tokens a person.
fn is_told(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    is_own(words, tokens) || words.lower(tokens.start) || spoken(words, tokens)
}

/// Whether they tell a person by what they are, whatever stands before: by a first name, by initials, by an
/// age, by a particle in a longer name. "at Gidan Bala found" has none of it, nor has "from al-Bab".
pub(super) fn is_own(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let led = || words.lower(tokens.start) && parts(words, tokens) > 1;
    words.single(tokens.start, Class::GivenName) || led() || is_marked(words, tokens)
}

/// Whether they have initials or an age.
pub(super) fn is_marked(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let initials = || tokens.clone().any(|i| words.word(i) == ".") && !enumerates(words, tokens);
    aged(words, tokens) || initials()
}

/// Whether an initial with its dot stands at token `i`, and the word of a name behind it.
pub(super) fn is_initial(words: &Words<'_>, i: usize, end: usize) -> bool {
    initial(words, i, end).is_some_and(|next| word(words, i, next) && !words.common(next))
}

/// "B. Affected families": the letter of a heading and its first word.
fn enumerates(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let lettered =
        tokens.len() > 2 && words.word(tokens.start + 1) == "." && words.word(tokens.start).len() == 1;
    let one = lettered && parts(words, tokens) == 2 && words.sentence_start(tokens.start);
    let heads = || matches!(words.block_of(tokens.start), Some(BlockKind::Title | BlockKind::Heading));
    one && (heads() || words.lower(tokens.end) && !is_verb(words, tokens.end))
}

/// Words with a capital, those that hang on a hyphen counted with the word before them.
pub(super) fn parts(words: &Words<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().filter(|&i| words.capital(i) && !(i > tokens.start && words.joined(i))).count()
}

/// An auxiliary, or a verb of saying.
fn is_verb(words: &Words<'_>, i: usize) -> bool {
    let helps = words
        .hits(i, Class::Function)
        .any(|hit| matches!(hit.value, "auxiliary" | "conjunction" | "pronoun"));
    helps || words.has(i, Class::Speech)
}

/// A lone word that names somebody by what stands on both its sides: "His son, Kofi," and "Fatima, a
/// mother of four"; or by an age.
fn framed(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    if tokens.clone().any(|i| words.common(i) || words.any(i, KNOWN)) || words.sentence_start(tokens.start) {
        return false;
    }
    let said = tokens.start > 0 && words.has(tokens.start - 1, Class::Speech);
    if tokens.start > 1 && called(words, tokens.start) {
        return true;
    }
    let closed = matches!(words.word(tokens.end), "," | "." | ";");
    let comma = tokens.start > 1 && words.word(tokens.start - 1) == ",";
    let after = words.is_a(tokens.end + 1, Class::Function, "determiner") && apposed_after(words, tokens.end);
    aged(words, tokens) || said && after || closed && comma && apposed_before(words, tokens.start)
}

/// "a girl named Grace", "their cook, known as Baba": a noun for one of the people, and the verb.
fn called(words: &Words<'_>, start: usize) -> bool {
    let verb = (start.saturating_sub(2)..start).find(|&i| {
        words.hits(i, Class::Appointment).any(|hit| hit.value == "identify" && i + hit.len == start)
    });
    let before = verb.map(|verb| verb - usize::from(verb > 0 && words.word(verb - 1) == ","));
    before.and_then(|at| at.checked_sub(1)).is_some_and(|i| words.any_single(i, SOMEBODY))
}

/// "Sow said", "said Sow".
fn spoken(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    words.has(tokens.end, Class::Speech) || tokens.start > 0 && words.has(tokens.start - 1, Class::Speech)
}

/// ", 58," after a name.
fn aged(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let number =
        words.tokens.get(tokens.end + 1).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 2);
    let open = matches!(words.word(tokens.end), "," | "(");
    open && number && matches!(words.word(tokens.end + 2), "," | "." | ";" | ")")
}

/// ", the head of" after a name, or "(Captain ..." ; or an office and a comma before it.
fn apposed(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    apposed_after(words, tokens.end) || tokens.start > 1 && apposed_before(words, tokens.start)
}

fn apposed_after(words: &Words<'_>, end: usize) -> bool {
    let mut at = end;
    while matches!(words.word(at), "," | "(") && at < end + 2 {
        at += 1;
    }
    at > end && (at..at + 4).any(|i| words.any(i, OFFICES))
}

fn apposed_before(words: &Words<'_>, start: usize) -> bool {
    words.word(start - 1) == "," && words.ending(start - 1, 0, Classes::of(&[Class::Office])).is_some()
}

/// The end of the name of a person that starts at token `i` of a line in capitals, which only words
/// that no table knows can go through; and whether something beside a title speaks for a person.
pub(super) fn in_capitals(words: &Words<'_>, i: usize, end: usize) -> (usize, bool) {
    let given = words.single(i, Class::GivenName) && !words.any(i, SPOKEN);
    let lettered = initial(words, i, end).is_some() && words.sentence_start(i);
    let mut at = i;
    let mut initials = false;
    while at < end && at < i + LONGEST_NAME {
        let letter = initial(words, at, end);
        let small = words
            .hits(at, Class::Particle)
            .find(|hit| at + hit.len < end && is_stranger(words, at + hit.len));
        initials |= letter.is_some();
        at = match (letter, small) {
            (Some(next), _) => next,
            _ if is_stranger(words, at) || at == i && given || at > i && is_surname(words, at) => {
                joined(words, at + 1, end)
            }
            (None, Some(hit)) if hit.value == "lead" => at + hit.len + usize::from(words.joins(at + hit.len)),
            (None, Some(hit)) if at > i => at + hit.len,
            _ => break,
        };
    }
    let named = at > i + usize::from(given || initials);
    let at = without_letters(words, i, at);
    if lettered && parts(words, &(i..at)) == 2 {
        return (i, false);
    }
    let tokens = i..at;
    let told = given || initials || aged(words, &tokens) || at > i + 1 && placed(words, &tokens);
    if named { (at, told) } else { (i, false) }
}

/// "ARTURO D MENDEZ PCG": letters without a vowel behind a name are no part of it.
fn without_letters(words: &Words<'_>, i: usize, end: usize) -> usize {
    let letters = |j: usize| {
        (2..=5).contains(&words.word(j).len()) && !words.word(j).contains(['A', 'E', 'I', 'O', 'U', 'Y', '.'])
    };
    if end > i + 2 && letters(end - 1) && !words.joined(end - 1) { end - 1 } else { end }
}

/// Two words that no table knows, with a verb of saying beside them, or between commas after an office.
fn placed(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let comma = tokens.start > 1 && words.word(tokens.start - 1) == "," && words.word(tokens.end) == ",";
    let floor = tokens.start.saturating_sub(LONGEST_OFFICE);
    comma && (floor..tokens.start).any(|i| words.has(i, Class::Office)) || spoken(words, tokens)
}

/// A word that no table has, nor the text in lower case, and no verb by its ending.
fn is_stranger(words: &Words<'_>, i: usize) -> bool {
    let word = words.word(i);
    let token = words.tokens[i];
    let verb = ["ED", "ING", "LY"].iter().any(|end| word.ends_with(end));
    token.kind == TokenKind::Word
        && token.span.len() > 1
        && word.starts_with(char::is_alphabetic)
        && !contracted(word)
        && !verb
        && (words.may_start(i) == Classes::default()
            || words.single(i, Class::GivenName) && !words.any(i, SPOKEN))
        && !words.common(i)
}

/// After another part a surname may look like a place or a people ("JACK LONDON").
fn is_surname(words: &Words<'_>, i: usize) -> bool {
    words.any_single(i, PEOPLES) && !words.any(i, ALWAYS) && !words.common(i)
}

/// More tokens than a name of a person has.
const LONGEST_NAME: usize = 12;

/// More tokens than an office with all that hangs on it has.
const LONGEST_OFFICE: usize = 16;

/// Acronyms with dots that are no initials.
const BODIES: Classes =
    Classes::of(&[Class::KnownOrganisation, Class::Office, Class::Title, Class::Organisation]);

/// Surnames are often the names of peoples and places.
const PEOPLES: Classes = Classes::of(&[Class::Demonym, Class::Place, Class::People]);

/// No name goes through these.
const ALWAYS: Classes = Classes::of(&[Class::Weekday, Class::Organisation, Class::Function]);

/// No name goes through these unless a first name opened it.
const OUTSIDE: Classes = Classes::of(&[
    Class::Month,
    Class::Title,
    Class::Office,
    Class::Demonym,
    Class::People,
    Class::Capitalised,
    Class::PlaceAcronym,
    Class::KnownOrganisation,
    Class::Portfolio,
]);

/// Words that place what follows in time.
const TIMES: Classes = Classes::of(&[Class::TimeWord, Class::RelativeDay]);

/// What has fewer letters is an abbreviation ("Mr", "Mrs", "Fr") or a word of address.
const SHORTEST_SURNAME: usize = 4;

/// Kinds of title that are surnames as well.
const SURNAMES: [&str; 3] = ["honorific", "royal", "religious"];

/// What tells a person beside a name.
const OFFICES: Classes = Classes::of(&[Class::Office, Class::Title]);

/// Nouns for one of the people.
const SOMEBODY: Classes = Classes::of(&[Class::Office, Class::Group]);

/// Lone words that name something else.
const KNOWN: Classes = Classes::of(&[
    Class::Place,
    Class::Demonym,
    Class::People,
    Class::Month,
    Class::Weekday,
    Class::Organisation,
    Class::KnownOrganisation,
    Class::Outlet,
    Class::Title,
    Class::Office,
    Class::Portfolio,
    Class::Geography,
]);

/// First names that are other words in capitals as well ("SAID").
const SPOKEN: Classes =
    Classes::of(&[Class::Speech, Class::Function, Class::Verb, Class::Unreal, Class::Month]);
