//! Headlines in title case: where a name ends and the verb begins, though both have capitals.

use std::ops::Range;

use super::shape::Words;
use crate::lexicon::{Class, Classes, Form};

/// The end of the name in a run of capitals of a headline: "Jane Doe Jailed", "Francis Condemns Attack".
pub(super) fn cut(words: &Words<'_>, start: usize, last: usize) -> usize {
    let acts = |i: usize| is_verbal(words, i) || i + 1 < last && third_person(words, i);
    (start + 1..last).find(|&i| !words.joined(i) && acts(i)).unwrap_or(last)
}

/// Whether the run up to `last` is that of a person, and of what the person does: "Pope Francis Condemns
/// Attack on Cathedral", "Anna Kolar Visits Hospital".
pub(super) fn opens_person(words: &Words<'_>, i: usize, last: usize, floor: usize) -> bool {
    let told = words.single(i, Class::GivenName)
        || i > floor && words.any_single(i - 1, TITLES) && !words.has(i, Class::Office);
    told && cut(words, i, last) < last
}

/// "Condemns Attack", but "Jones Resigns".
fn third_person(words: &Words<'_>, i: usize) -> bool {
    let word = words.word(i);
    let ends = |word: &str| word.ends_with('s') && !word.ends_with("ss");
    ends(word) && !words.single(i, Class::GivenName) && !ends(words.word(i + 1)) && !is_verbal(words, i + 1)
        || ends(word) && words.any(i + 1, OBJECTS)
}

/// Whether the last word of the title names one person: "Rescue Workers" do not.
pub(super) fn singles(words: &Words<'_>, title: &Range<usize>) -> bool {
    let plural = |i: usize| words.hits(i, Class::Office).any(|hit| hit.form == Form::S && hit.len == 1);
    !plural(title.end - 1)
}

fn is_verbal(words: &Words<'_>, i: usize) -> bool {
    let word = words.word(i);
    let ending = ["ed", "ing"].iter().any(|end| word.len() > 5 && word.ends_with(end));
    let given = words.single(i, Class::GivenName);
    !given && (ending || words.common(i) || words.any(i, VERBS))
}

/// What the verb of a headline may be.
const VERBS: Classes = Classes::of(&[
    Class::Speech,
    Class::Verb,
    Class::Appointment,
    Class::Change,
    Class::Measure,
    Class::Concept,
    Class::Unreal,
    Class::Hedge,
]);

/// What stands before a name in a headline.
const TITLES: Classes = Classes::of(&[Class::Title]);

/// What a verb of a headline may have for its object.
const OBJECTS: Classes = Classes::of(&[Class::Event, Class::OutcomeNoun, Class::Group]);
