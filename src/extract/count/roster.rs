//! Who is among those that an outcome names: "the dead included four nurses", "among the injured were two
//! tourists", "of those arrested, six are minors".

use super::before::named;
use super::look::{Outcome, ending_at, frame, frame_before, is_any, is_auxiliary, part_of_speech, suffer};
use super::phrase::{Head, Phrase};
use crate::extract::Reading;
use crate::lexicon::Class;

/// How many words may stand between those named and the figure.
const LINKS: usize = 5;

/// The outcome of the people among whom, or as whom, those are counted who are named from `left` on.
pub(super) fn read<'a>(reading: &Reading<'a>, left: usize, floor: usize) -> Option<Outcome<'a>> {
    let end = before_links(reading, left, floor)?;
    let outcome = ending_named(reading, end, floor)?;
    let opens = outcome.tokens.start.checked_sub(1).filter(|&i| i >= floor)?;
    (reading.has(opens, Class::Definite) || reading.has(opens, Class::Group)).then_some(outcome)
}

/// Where the list starts that the phrase stands in, behind a verb: "the village chief" in "among the dead
/// were the village chief and four members of his family"; the phrase itself where it is in no list.
pub(super) fn list_start(reading: &Reading<'_>, left: usize, floor: usize) -> usize {
    const FAR: usize = 24;
    let listed = left > floor && is_any(reading, left - 1, &["and", ","]);
    let links = |i: usize| frame(reading, i, "subset").or(is_auxiliary(reading, i).then_some(1));
    let tells =
        |i: &usize| links(*i).is_some() || reading.has(*i, Class::Speech) || suffer(reading, *i).is_some();
    let verb = (floor..left).rev().take(FAR).find(tells).filter(|_| listed);
    verb.and_then(|verb| links(verb).map(|len| verb + len)).unwrap_or(left)
}

/// "Of the deaths in the north, six were due to a landslide and five to the cold": the outcome of those
/// whom the sentence opens with, for each figure without a noun behind its comma.
pub(super) fn fronted<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    const NEAR: usize = 40;
    let opens = reading.is(floor, "of") && reading.has(floor + 1, Class::Definite);
    if !opens || phrase.head != Head::Bare || phrase.left > floor + NEAR {
        return None;
    }
    let comma = (floor + 3..phrase.left).any(|i| reading.is(i, ","));
    let outcome = (floor + 2..floor + 5).find_map(|i| named(reading, i));
    outcome.filter(|o| comma && o.tokens.end < phrase.left)
}

/// Back over "were", "include", "were identified as" and a comma; none where nothing of the kind stands
/// there.
fn before_links(reading: &Reading<'_>, left: usize, floor: usize) -> Option<usize> {
    let mut end = left;
    for _ in 0..LINKS {
        let link = ["subset", "be", "adverb"].iter().find_map(|part| frame_before(reading, end, floor, part));
        let word = end.checked_sub(1).filter(|&i| i > floor && is_light(reading, i));
        match link.or(word) {
            Some(at) if at > floor => end = at,
            _ => break,
        }
    }
    (end < left).then_some(end)
}

fn is_light(reading: &Reading<'_>, i: usize) -> bool {
    let auxiliary = part_of_speech(reading, i, "auxiliary") && !reading.is_a(i, Class::Unreal, "modal");
    auxiliary || reading.is(i, ",") || part_of_speech(reading, i, "adverb")
}

/// "dead", "injured", "arrested", ending at `end`.
fn ending_named<'a>(reading: &Reading<'a>, end: usize, floor: usize) -> Option<Outcome<'a>> {
    let adjective = ending_at(reading, end, floor, Class::OutcomeAdjective, |_| true).map(|(at, _)| at);
    let participle = || ending_at(reading, end, floor, Class::Affect, |_| true).map(|(at, _)| at);
    let noun = || ending_at(reading, end, floor, Class::OutcomeNoun, |_| true).map(|(at, _)| at);
    let at = adjective.or_else(participle).or_else(noun)?;
    named(reading, at).filter(|o| o.tokens.end == end && frame(reading, at, "be").is_none())
}
