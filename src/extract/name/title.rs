//! Titles, ranks and offices before a name, with the adjectives and places that belong to them:
//! "former French Foreign Minister", "Chief of Defence Staff General".

use std::ops::Range;

use super::shape::Words;
use crate::extract::phrase::is_done_by;
use crate::lexicon::{Class, Classes, Form};
use crate::text::TokenKind;

/// The titles before the name that starts at token `name`.
pub(crate) fn before(words: &Words<'_>, name: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(name.saturating_sub(LONGEST_TITLE));
    let close = bracketed(words, name, floor);
    let mut start = office(words, close, floor)?;
    while let Some(further) = office(words, start, floor).or_else(|| modifier(words, start, floor)) {
        start = further;
    }
    Some(start..name)
}

/// Whether a title tells a person even of a lone word: "Captain Sow" and "driver Sow" do, "militant
/// Islam" does not.
pub(super) fn tells(words: &Words<'_>, title: &Range<usize>, parts: usize) -> bool {
    let strict = |i: usize| {
        words.has(i, Class::Title) || words.hits(i, Class::Office).any(|hit| !LOOSE.contains(&hit.value))
    };
    let open = title.end > title.start + 2 && words.capital(title.end - 1) && !closes(words, title);
    parts > 1 || !open && title.clone().any(strict) || words.lower(title.end - 1) && is_singular(words, title)
}

/// Whether the last words of a title are known to belong to one: "Director of Disease" leaves open whether
/// "Control" is a name.
fn closes(words: &Words<'_>, title: &Range<usize>) -> bool {
    words.ending(title.end, title.start, CLOSING).is_some()
}

/// Whether the title is that of one person; "militant" is as often an adjective.
pub(super) fn is_singular(words: &Words<'_>, title: &Range<usize>) -> bool {
    let one = |i: usize| {
        words.hits(i, Class::Office).any(|hit| hit.form == Form::Base && hit.value != "membership")
    };
    title.clone().any(|i| words.has(i, Class::Title) || one(i))
}

/// "Col. (ret.) Amos": the title stands before the brackets.
fn bracketed(words: &Words<'_>, name: usize, floor: usize) -> usize {
    let closes = name > floor + 2 && words.word(name - 1) == ")";
    let open = closes
        .then(|| (floor.max(name.saturating_sub(4))..name - 1).rev().find(|&i| words.word(i) == "("))
        .flatten();
    open.filter(|&open| words.lower(open + 1)).unwrap_or(name)
}

/// The start of the title or office that ends just before `end`, its portfolio included.
fn office(words: &Words<'_>, end: usize, floor: usize) -> Option<usize> {
    words.ending(end, floor, OFFICES).or_else(|| portfolio(words, end, floor))
}

/// "Minister of Foreign Affairs", "Minister for Africa", "Chief of Defence Staff".
fn portfolio(words: &Words<'_>, end: usize, floor: usize) -> Option<usize> {
    let told = SUBJECTS.iter().find_map(|&class| words.ending(end, floor, class));
    let subject = told.unwrap_or_else(|| capitals(words, end, floor));
    let article =
        subject.checked_sub(1).filter(|&i| words.is_a(i, Class::Link, "article")).unwrap_or(subject);
    let link = article.checked_sub(1).filter(|&i| i > floor && is_of(words, i))?;
    let close = before_acronym(words, link, floor);
    let office = [Class::Office, Class::Title]
        .iter()
        .find_map(|&class| words.ending(close, floor, Classes::of(&[class])));
    office.filter(|&start| start < close && (told.is_some() || subject < end && words.capital(start)))
}

/// "Superintendent of Police (SP) of": the office stands before its acronym.
fn before_acronym(words: &Words<'_>, end: usize, floor: usize) -> usize {
    let bracketed = end >= floor + 4 && words.word(end - 1) == ")" && words.word(end - 3) == "(";
    if bracketed && words.acronym(end - 2) { end - 3 } else { end }
}

/// Whether a capitalised word is the seat of an office and not the head of the name behind it: "Superintendent
/// of Police of Faridpur Jamil Ahsan", where a first name follows.
pub(super) fn is_seat(words: &Words<'_>, i: usize, end: usize) -> bool {
    i >= 2
        && i + 3 <= end
        && words.single(i + 1, Class::GivenName)
        && [i, i + 1, i + 2].iter().all(|&at| words.capital(at))
        && !words.single(i, Class::GivenName)
        && is_of(words, i - 1)
        && words.ending(before_acronym(words, i - 1, 0), 0, OFFICES).is_some()
}

fn is_of(words: &Words<'_>, i: usize) -> bool {
    words.lower(i) && words.has(i, Class::Function) && {
        words.is_a(i, Class::Link, "of") || words.is_a(i, Class::Link, "for")
    }
}

/// The start of the words with capitals that end just before `end`: "Health and Social Services".
fn capitals(words: &Words<'_>, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor {
        let and =
            words.is_a(at - 1, Class::Link, "and") && at < end && at > floor + 1 && words.capital(at - 2);
        let word = words.capital(at - 1) && !words.any(at - 1, TIMES);
        if !word && !and {
            break;
        }
        at -= 1;
    }
    at
}

/// The start of the adjective, place or body before an office.
fn modifier(words: &Words<'_>, end: usize, floor: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&i| i >= floor)?;
    if words.joins(last) {
        // "ex-president", "Sub-Collector": an ordinary word that is tied to an office is of it.
        let tied = last.checked_sub(1).filter(|&i| i >= floor && words.common(i));
        return modifier(words, last, floor)
            .or(words.is(last.wrapping_sub(1), "ex").then(|| last - 1))
            .or(tied);
    }
    if words.tokens[last].kind == TokenKind::Symbol {
        return None;
    }
    let found = words.ending(end, floor, MODIFIERS);
    let acronym = (words.acronym(last) && !words.lower(end)).then_some(last);
    found.or(acronym).filter(|&start| start < end && !is_verb(words, start))
}

/// A word of grammar, or "arrested" in "soldiers arrested President Sow".
fn is_verb(words: &Words<'_>, i: usize) -> bool {
    words.has(i, Class::Function) && !words.has(i, Class::RoleModifier) || is_done_by(words, i)
}

/// Kinds of office whose nouns are adjectives as well, or stand before other nouns.
const LOOSE: [&str; 3] = ["membership", "profession", "kin"];

/// More tokens than stand before a name as its title.
const LONGEST_TITLE: usize = 14;

/// What tells an office.
const OFFICES: Classes = Classes::of(&[Class::Title, Class::Office]);

/// What an office is for, the first first.
const SUBJECTS: [Classes; 2] = [Classes::of(&[Class::Portfolio]), Classes::of(&[Class::Place])];

/// What closes a title.
const CLOSING: Classes =
    Classes::of(&[Class::Title, Class::Office, Class::Portfolio, Class::Place, Class::KnownOrganisation]);

/// What closes no portfolio.
const TIMES: Classes = Classes::of(&[Class::Month, Class::Weekday]);

/// What stands before an office and belongs to it.
const MODIFIERS: Classes = Classes::of(&[
    Class::RoleModifier,
    Class::Portfolio,
    Class::Demonym,
    Class::Place,
    Class::PlaceAcronym,
    Class::KnownOrganisation,
    Class::Event,
    Class::Group,
]);
