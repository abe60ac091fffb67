//! The first pass: candidates, sentence by sentence, from left to right.

use std::ops::Range;

use super::organisation::{self, Kind};
use super::person::{self, Evidence};
use super::shape::Words;
use super::{acronym, headline, place, title};
use crate::document::BlockKind;
use crate::lexicon::{Class, Classes};
use crate::text::Case;

/// A run of tokens that may be a name.
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    pub(super) guess: Guess,
    pub(super) title: Option<Range<usize>>,
    pub(super) other: Option<Range<usize>>,
}

/// What a candidate may name, from its own sentence alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Guess {
    Organisation,
    Place,
    Person(Evidence),
    /// Told to be a place by the words around it, and yet a person elsewhere perhaps.
    Located,
    /// From a headline in title case: a name only if the text says so elsewhere.
    Headline(Evidence),
    /// A ship, a make, an undertaking: no person here or anywhere.
    Other,
}

/// Every candidate of the document, in order.
pub(super) fn candidates(words: &Words<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in &words.sentences {
        let mut tokens = sentence.tokens.clone();
        while let Some(column) = tokens.clone().skip(1).find(|&i| words.is_apart(i, COLUMN)) {
            in_sentence(words, &(tokens.start..column), &mut found);
            tokens.start = column;
        }
        in_sentence(words, &tokens, &mut found);
    }
    found
}

/// More spaces stand between the columns of a table, and no name goes from one into the next.
const COLUMN: usize = 2;

fn in_sentence(words: &Words<'_>, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let manner = manner(words, sentence);
    let mut at = sentence.start;
    for pair in paired(words, sentence) {
        if pair.tokens.start >= at {
            between(words, at..pair.tokens.start, sentence.start, manner, found);
            at = pair.tokens.end.max(pair.tokens.start + 1);
            found.push(pair);
        }
    }
    between(words, at..sentence.end, sentence.start, manner, found);
}

/// The candidates of a stretch without pairs.
fn between(
    words: &Words<'_>,
    tokens: Range<usize>,
    floor: usize,
    manner: Manner,
    found: &mut Vec<Candidate>,
) {
    let mut at = tokens.start;
    while let Some(i) = (at..tokens.end).find(|&i| words.opens(i)) {
        let read = read(words, i, tokens.end, floor, manner);
        at = read.as_ref().map_or(i + 1, |(end, _)| *end);
        found.extend(read.and_then(|(_, candidate)| candidate));
    }
}

/// How the sentence is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Prose,
    /// "By Ali Sow (Salama) and Ana Kolar".
    Byline,
    Headline,
    Shouting,
}

fn manner(words: &Words<'_>, sentence: &Range<usize>) -> Manner {
    let least = match words.block_of(sentence.start) {
        Some(BlockKind::Title | BlockKind::Heading) => 3,
        Some(BlockKind::Field { .. }) => usize::MAX,
        _ => 5,
    };
    if words.shouting(sentence) {
        Manner::Shouting
    } else if is_byline(words, sentence) {
        Manner::Byline
    } else if words.title_case(sentence, least) {
        Manner::Headline
    } else {
        Manner::Prose
    }
}

/// Whether the sentence says who wrote: a word for it, a name at once, and no word in lower case but small
/// ones. "By Friday the toll had risen" is none.
fn is_byline(words: &Words<'_>, sentence: &Range<usize>) -> bool {
    let Some(name) = signed(words, sentence.start) else { return false };
    let small = |i: usize| !words.lower(i) || words.has(i, Class::Function) || words.has(i, Class::Particle);
    sentence.len() <= BYLINE
        && words.capital(name)
        && !words.any(name, UNSIGNED)
        && person::end(words, name, sentence.end) > name + 1
        && (name..sentence.end).all(small)
}

/// Where the name starts of who wrote, if token `i` opens the line that says so.
fn signed(words: &Words<'_>, i: usize) -> Option<usize> {
    words.hits(i, Class::Capitalised).find(|hit| hit.value == "byline").map(|hit| i + hit.len)
}

/// The names that stand beside their acronyms, and the acronyms.
fn paired(words: &Words<'_>, sentence: &Range<usize>) -> Vec<Candidate> {
    let organisation =
        |tokens, other| Candidate { tokens, guess: Guess::Organisation, title: None, other: Some(other) };
    let pairs = acronym::pairs(words, sentence);
    let both = pairs.into_iter().flat_map(|pair| {
        [
            organisation(pair.expansion.clone(), pair.acronym.clone()),
            organisation(pair.acronym, pair.expansion),
        ]
    });
    let mut found: Vec<_> = both.collect();
    found.sort_by_key(|candidate| candidate.tokens.start);
    found
}

/// What starts at token `i`: where it ends, and the candidate if it is one. `None` moves on by a token.
fn read(
    words: &Words<'_>,
    i: usize,
    end: usize,
    floor: usize,
    manner: Manner,
) -> Option<(usize, Option<Candidate>)> {
    if words.joined(i) && !words.capital(i) {
        return None;
    }
    let in_capitals = || words.acronym(i) && words.acronym(i + 1);
    if manner == Manner::Shouting || manner == Manner::Byline && in_capitals() {
        return organisation_in_capitals(words, i, end).or_else(|| person_in_capitals(words, i, end, floor));
    }
    organisation(words, i, end)
        .filter(|(last, _)| manner != Manner::Headline || !headline::opens_person(words, i, *last, floor))
        .or_else(|| acronym_alone(words, i, end))
        .or_else(|| place_or_office(words, i, end))
        .or_else(|| person(words, i, end, floor, manner))
}

/// In a line of capitals only what the tables know can be told from the rest.
fn organisation_in_capitals(words: &Words<'_>, i: usize, end: usize) -> Option<(usize, Option<Candidate>)> {
    let hit = words.hit(i, Class::KnownOrganisation).filter(|hit| hit.len > 1 && i + hit.len <= end)?;
    let candidate =
        Candidate { tokens: i..i + hit.len, guess: Guess::Organisation, title: None, other: None };
    Some((i + hit.len, Some(candidate)))
}

/// A title, a first name, initials or an age tell a person; any other word in capitals is one only if the
/// text says so elsewhere.
fn person_in_capitals(
    words: &Words<'_>,
    i: usize,
    end: usize,
    floor: usize,
) -> Option<(usize, Option<Candidate>)> {
    let (last, told) = person::in_capitals(words, i, end);
    let tokens = i..last;
    let first =
        i.checked_sub(1).filter(|&before| before > floor && words.has(before, Class::Title)).unwrap_or(i);
    if first > floor && words.is_a(first - 1, Class::Capitalised, "opens") {
        return Some((last.max(i + 1), None));
    }
    let title = title::before(words, i, floor).filter(|title| title::is_singular(words, title));
    let told = told || title.is_some() || signed(words, floor) == Some(i);
    let evidence = if told { Evidence::Strong } else { Evidence::Single };
    (last > i)
        .then_some((last, Some(Candidate { tokens, guess: Guess::Headline(evidence), title, other: None })))
}

fn organisation(words: &Words<'_>, i: usize, end: usize) -> Option<(usize, Option<Candidate>)> {
    let (tokens, kind) = organisation::at(words, i, end)?;
    let guess = match kind {
        Kind::Body => Guess::Organisation,
        Kind::Facility => Guess::Place,
        Kind::Thing => return Some((tokens.end, Some(thing(words, tokens)))),
    };
    let other = acronym_after(words, tokens.end, end);
    Some((tokens.end, Some(Candidate { tokens, guess, title: None, other })))
}

/// What stands before the name of a ship or a storm is no part of it.
fn thing(words: &Words<'_>, tokens: Range<usize>) -> Candidate {
    let opened = tokens.len() > 1 && words.is_a(tokens.start, Class::Capitalised, "opens");
    let tokens = tokens.start + usize::from(opened)..tokens.end;
    Candidate { tokens, guess: Guess::Other, title: None, other: None }
}

/// "(FTM)" after a name, though its letters are those of another tongue.
fn acronym_after(words: &Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let open = words.word(at) == "(" && at + 2 < end;
    let found = open.then(|| acronym::at(words, at + 1, end))??;
    matches!(words.word(found.end), ")" | "," | ";").then_some(found)
}

fn acronym_alone(words: &Words<'_>, i: usize, end: usize) -> Option<(usize, Option<Candidate>)> {
    if !acronym::may_open(words, i) {
        return None;
    }
    let initials = words.word(i).ends_with('.') && person::end(words, i, end) > i + 1;
    let tokens = acronym::at(words, i, end).filter(|_| !initials)?;
    let loud = |i: usize| words.tokens.get(i).is_some_and(|t| t.case == Case::Upper && t.span.len() > 3);
    let among_loud = loud(tokens.end) || i > 0 && loud(i - 1) || dateline(words, &tokens);
    let place = words.has(i, Class::Place) || words.has(i, Class::Demonym);
    let candidate =
        Candidate { tokens: tokens.clone(), guess: Guess::Organisation, title: None, other: None };
    (!place).then_some((tokens.end, (!among_loud).then_some(candidate)))
}

/// "KAMENICA — Nine people": capitals at the head of a paragraph and a dash.
fn dateline(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let first =
        words.sentence_of(tokens.start).is_some_and(|s| words.sentences[s].tokens.start == tokens.start);
    first && matches!(words.word(tokens.end), "—" | "–" | "-" | ",") && words.word(tokens.start).len() > 4
}

/// Known places; and the titles, offices and adjectives that are stepped over as a whole.
fn place_or_office(words: &Words<'_>, i: usize, end: usize) -> Option<(usize, Option<Candidate>)> {
    if title::is_seat(words, i, end) {
        let candidate = Candidate { tokens: i..i + 1, guess: Guess::Place, title: None, other: None };
        return Some((i + 1, Some(candidate)));
    }
    if !words.starts(i).any(STEPS.or(PLACES)) || person::is_initial(words, i, end) {
        return None;
    }
    let given = words.single(i, Class::GivenName) && words.capital(i + 1);
    if let Some(tokens) = place::known(words, i, end).filter(|tokens| !given || tokens.len() > 1) {
        let tokens = tokens.start..place::phrase(words, tokens.end, end);
        let candidate = Candidate { tokens: tokens.clone(), guess: Guess::Place, title: None, other: None };
        return Some((tokens.end, Some(candidate)));
    }
    if let Some(last) = place::opened(words, i, end) {
        let candidate = Candidate { tokens: i..last, guess: Guess::Located, title: None, other: None };
        return Some((last, Some(candidate)));
    }
    if !words.capital(i) {
        return None;
    }
    let several =
        |last: &usize| *last <= end && (!given || *last > i + 1 && words.has(i, Class::Capitalised));
    let lone = |class: Class| words.hit(i, class).map(|hit| i + hit.len).filter(several);
    words.starts(i).and(STEPS).iter().filter_map(lone).max().map(|last| (last, None))
}

fn person(
    words: &Words<'_>,
    i: usize,
    end: usize,
    floor: usize,
    manner: Manner,
) -> Option<(usize, Option<Candidate>)> {
    let last = person::end(words, i, end);
    if last == i || words.joined(i) {
        return None;
    }
    let start = after_office(words, i, last)
        .unwrap_or_else(|| if words.sentence_start(i) { after_common(words, i, last) } else { i });
    let title = title::before(words, start, floor);
    let last = if manner == Manner::Headline { headline::cut(words, start, last) } else { last };
    let tokens = start..last;
    if is_none(words, &tokens, i) {
        return Some((last.max(i + 1), None));
    }
    let parts = person::parts(words, &tokens);
    let titled = title.as_ref().is_some_and(|title| {
        title::tells(words, title, parts)
            && (manner == Manner::Prose
                || title::is_singular(words, title) && headline::singles(words, title))
    });
    let guess = guess(words, &tokens, titled, manner);
    let weak = guess == Guess::Person(Evidence::Weak);
    if weak && is_of_a_body(words, &tokens) {
        return Some((last, None));
    }
    let other = weak && is_of_a_kind(words, &tokens) || !titled && is_the(words, &tokens, guess);
    let guess = if other { Guess::Other } else { guess };
    Some((last, Some(Candidate { tokens, guess, title, other: None })))
}

/// Whether the run is an abbreviation, or ordinary words throughout.
fn is_none(words: &Words<'_>, tokens: &Range<usize>, first: usize) -> bool {
    let abbreviated = tokens.len() == 1 && words.has(tokens.start, Class::Abbreviation);
    let capitals = tokens.clone().filter(|&j| words.capital(j)).count();
    abbreviated
        || tokens.is_empty()
        || tokens.start > first && capitals < 1
        || tokens.clone().all(|j| words.common(j) || !words.capital(j))
}

/// "Real Madrid", "the Lib Dem leader": a place at the end, or a noun for people behind, and nothing that
/// tells a person.
fn is_of_a_body(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let place = words.has(last, Class::Place) && words.capital(last);
    place || words.lower(tokens.end) && words.any(tokens.end, PEOPLE)
}

/// "Blue Arrow missiles", "the campaign group Clean Rivers", "Our Lady of Good Success": what stands
/// beside the run tells a make, a body, a longer name.
fn is_of_a_kind(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let kind = |i: usize| words.lower(i) && words.is_a(i, Class::Capitalised, "kind");
    let quoted = tokens.start.checked_sub(1).filter(|&i| words.is_quote(i));
    let Some(before) = quoted.unwrap_or(tokens.start).checked_sub(1) else { return kind(tokens.end) };
    let of = before > 0
        && words.is_a(before, Class::Link, "of")
        && words.lower(before)
        && words.capital(before - 1);
    kind(tokens.end)
        || kind(before)
        || of && !words.sentence_start(before - 1) && !words.any(before - 1, PEOPLE)
}

/// "the Sixth Precinct": an article makes no person of two capitals, though an office stands near.
fn is_the(words: &Words<'_>, tokens: &Range<usize>, guess: Guess) -> bool {
    let the =
        |i: usize| words.is_a(i, Class::Link, "article") && words.is_a(i, Class::Function, "determiner");
    let article = tokens.start > 0 && words.lower(tokens.start - 1) && the(tokens.start - 1);
    guess == Guess::Person(Evidence::Strong)
        && article
        && tokens.len() > 1
        && !person::is_marked(words, tokens)
}

/// "Sub-Collector Anita": an office, and what is tied to it, are no part of the name behind it.
fn after_office(words: &Words<'_>, i: usize, last: usize) -> Option<usize> {
    let office = i + 2;
    let below = words.common(i) || words.has(i, Class::RoleModifier);
    let tied = below && office + 1 < last && words.joins(i + 1) && words.has(office, Class::Office);
    tied.then_some(office + 1)
}

/// The first word of a sentence that is only an ordinary word is left out.
fn after_common(words: &Words<'_>, i: usize, last: usize) -> usize {
    let particle = words.hits(i, Class::Particle).any(|hit| hit.len > 1);
    if particle || person::is_initial(words, i, last) {
        i
    } else {
        (i..last).find(|&j| !words.common(j)).unwrap_or(last)
    }
}

fn guess(words: &Words<'_>, tokens: &Range<usize>, titled: bool, manner: Manner) -> Guess {
    if manner == Manner::Byline {
        let signed = person::parts(words, tokens) > 1 && !words.bracket(tokens.start - 1);
        return if signed { Guess::Person(Evidence::Strong) } else { Guess::Located };
    }
    let evidence = person::evidence(words, tokens, titled);
    let told = !titled && place::told(words, tokens);
    let prose = manner == Manner::Prose;
    if prose
        && !titled
        && !person::is_own(words, tokens)
        && (place::behind(words, tokens.start) || place::listed(words, tokens))
    {
        return Guess::Located;
    }
    match manner {
        Manner::Prose if told && evidence != Evidence::Strong => Guess::Located,
        Manner::Prose => Guess::Person(evidence),
        _ if tokens.clone().any(|i| words.capital(i) && words.common(i)) => Guess::Headline(Evidence::Weak),
        _ => Guess::Headline(evidence),
    }
}

/// Words with a capital that are stepped over as a whole.
const STEPS: Classes = Classes::of(&[
    Class::Title,
    Class::Office,
    Class::Demonym,
    Class::People,
    Class::Capitalised,
    Class::Month,
    Class::Weekday,
    Class::Portfolio,
]);

/// What signs no article.
const UNSIGNED: Classes = Classes::of(&[Class::Month, Class::Weekday, Class::Place, Class::Demonym]);

/// More tokens than a line has that says who wrote.
const BYLINE: usize = 30;

/// What tells a place at its first word.
const PLACES: Classes = Classes::of(&[Class::Place, Class::PlaceAcronym, Class::Geography]);

/// Nouns for those who belong to the body named before them.
const PEOPLE: Classes = Classes::of(&[Class::Office, Class::Title, Class::Group]);
