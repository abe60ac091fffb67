//! Names of organisations: a run of capitals that a head noun closes or opens, and its phrases.

use std::ops::Range;

use super::shape::Words;
use crate::lexicon::{Class, Classes};
use crate::text::TokenKind;

/// What a run of capitals was found to name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Body,
    /// A hospital, an airport, a camp: a place more than a body.
    Facility,
    /// A war, a law, a prize: neither.
    Thing,
}

/// The organisation, facility or thing whose name starts at token `i`, if one does.
pub(super) fn at(words: &Words<'_>, i: usize, end: usize) -> Option<(Range<usize>, Kind)> {
    if let Some(thing) = told_thing(words, i, end) {
        return Some((thing, Kind::Thing));
    }
    let grammar = by_head(words, i, end);
    let known = known(words, i, end).map(|range| (range, Kind::Body));
    match (known, grammar) {
        (Some(a), Some(b)) => Some(if b.0.end > a.0.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// "HMS Sheffield", "Typhoon Haiyan", "the trawler Northern Star": what stands before a name makes it that
/// of a ship, a storm, a flight, a work.
fn told_thing(words: &Words<'_>, i: usize, end: usize) -> Option<Range<usize>> {
    let told = |i: usize| words.starts(i).has(Class::Capitalised);
    if !told(i) && (i == 0 || !told(i - 1)) {
        return None;
    }
    let known = words.hit(i, Class::Capitalised).filter(|hit| hit.len > 1 && words.capital(i));
    if let Some(hit) = known.filter(|hit| i + hit.len >= words.run(i, end)) {
        return Some(i..i + hit.len);
    }
    let opens = words.is_a(i, Class::Capitalised, "opens") && words.capital(i + 1);
    let vessel = i > 0 && words.lower(i - 1) && words.is_a(i - 1, Class::Capitalised, "vessel");
    let run = (opens || vessel && words.capital(i)).then(|| words.run(i, end))?;
    (run > i + usize::from(opens)).then_some(i..run)
}

/// A body that the tables know; a single ordinary word counts only in capitals or inside a sentence.
fn known(words: &Words<'_>, i: usize, end: usize) -> Option<Range<usize>> {
    let hits = words.starts(i).and(BODIES).iter().filter_map(|class| words.hit(i, class));
    let hit = hits.max_by_key(|hit| hit.len).filter(|_| !words.is_a(i, Class::Link, "article"))?;
    let range = i..i + hit.len;
    let capitals = range.clone().filter(|&j| words.capital(j)).count();
    let content =
        range.clone().filter(|&j| words.tokens[j].kind == TokenKind::Word && !words.has(j, Class::Function));
    let enough = if hit.len == 1 {
        capitals == 1 && !words.ordinary(i) && (words.word(i).len() > 2 || words.acronym(i))
    } else {
        2 * capitals >= content.count() && capitals > 0
    };
    (enough && range.end <= end).then_some(range)
}

impl Words<'_> {
    /// Whether a lone word with a capital is more likely the ordinary word: "Shell", "Total", but not "RFI".
    fn ordinary(&self, i: usize) -> bool {
        !self.acronym(i) && self.common(i) && self.sentence_start(i)
    }

    /// Whether a capital at token `i` is due to its place: at the head of a sentence, or after a mark.
    pub(super) fn sentence_start(&self, i: usize) -> bool {
        let Some(sentence) = self.sentence_of(i).map(|s| &self.sentences[s].tokens) else { return true };
        let before = (sentence.start..i)
            .rev()
            .find(|&j| !matches!(self.word(j), "\"" | "“" | "‘" | "'" | "«" | "(" | "[" | "*"));
        before.is_none_or(|j| {
            let mark = matches!(self.word(j), ":" | "•" | "–" | "—" | "." | "!" | "?" | "…");
            mark || j + 1 < i && self.tokens[j].kind == TokenKind::Symbol
        })
    }

    /// The end of the run of capitals that starts at `i`: hyphens, ampersands and what they join included.
    pub(super) fn run(&self, i: usize, end: usize) -> usize {
        let mut at = i;
        while at < end && at < i + LONGEST_RUN {
            if !self.capital(at) || at > i && self.stops(at) {
                break;
            }
            at += 1;
            while self.joins(at) && at + 1 < end {
                at += 2;
            }
            let tied = || self.word(at) == "&" && self.capital(at + 1) || self.of_a_group(at);
            at += usize::from(!self.capital(at) && tied());
        }
        at
    }

    /// Dates, and the small words of a headline, are no part of a name.
    fn stops(&self, at: usize) -> bool {
        let tied = || self.hits(at, Class::Link).any(|hit| hit.value != "article");
        let small = || self.has(at, Class::Function) && !self.acronym(at) && !tied();
        self.starts(at).any(STOPS) && (self.any(at, DATES) || small())
    }

    /// "Workers' Party", "People's Congress": the possessive of a kind of people is part of a name.
    fn of_a_group(&self, at: usize) -> bool {
        let mark = matches!(self.word(at), "'s" | "’s" | "'" | "’") && self.capital(at + 1);
        let group = |i: usize| {
            self.has(i, Class::Group) || self.has(i, Class::Office) || self.has(i, Class::Portfolio)
        };
        mark && at > 0 && (group(at - 1) || self.common(at - 1))
    }
}

fn by_head(words: &Words<'_>, i: usize, end: usize) -> Option<(Range<usize>, Kind)> {
    let bare = || words.is_a(i, Class::RoleModifier, "former");
    if !words.capital(i) || words.joined(i) || words.has(i, Class::Function) || bare() {
        return None;
    }
    let run = words.run(i, end);
    let run = coordinated(words, i, run, end).unwrap_or(run);
    if !words.starts_within(i..run).any(HEADS) {
        return None;
    }
    let run = untitled(words, i, run);
    if run == i {
        return None;
    }
    if thing(words, i, run) {
        return Some((i..run, Kind::Thing));
    }
    let head = last_head(words, i, run).or_else(|| first_head(words, i, run))?;
    let close = phrases(words, &head, end);
    let alone = close == head.end && head.end == head.at + head.len && head.at == i;
    let generic = alone && (head.len == 1 || (i..head.end).all(|j| words.common(j)));
    let kind = if head.value == "facility" { Kind::Facility } else { Kind::Body };
    (!generic).then_some((i..close, kind))
}

struct Head<'a> {
    at: usize,
    len: usize,
    end: usize,
    value: &'a str,
}

/// The last noun of organisation in the run; a "first" noun does not close a name. A church of a people
/// or faith is a body, any other a place.
fn last_head<'a>(words: &Words<'a>, i: usize, run: usize) -> Option<Head<'a>> {
    let followed = (i..run).any(|at| words.any(at, PEOPLES));
    (i..run).rev().find_map(|at| {
        let mut hits =
            words.hits(at, Class::Organisation).filter(|hit| hit.value != "first" && at + hit.len <= run);
        let first = hits.next()?;
        let hit = hits.find(|hit| followed && hit.len == first.len && hit.value == "last").unwrap_or(first);
        let inside = words.joined(at) && words.capital(at - 1);
        (!inside).then_some(Head { at, len: hit.len, end: at + hit.len, value: hit.value })
    })
}

/// "Radio France", "Office de Radiodiffusion", "Ansar al-Sharia": what follows belongs to the name.
fn first_head<'a>(words: &Words<'a>, i: usize, run: usize) -> Option<Head<'a>> {
    let hit = words.hits(i, Class::Organisation).find(|hit| hit.value == "first")?;
    let linked = words.has(run, Class::Link) && !words.has(run, Class::Function);
    let run = if run == i + hit.len { particle(words, run) } else { run };
    let fits = run > i + hit.len || linked && run == i + hit.len;
    fits.then_some(Head { at: i, len: hit.len, end: run, value: hit.value })
}

/// The end of "al-Sharia" where it stands at token `at`; `at` where not.
fn particle(words: &Words<'_>, at: usize) -> usize {
    let hit =
        words.hits(at, Class::Particle).find(|hit| hit.value == "lead" && words.lower(at) && hit.len < 3);
    let next = hit.map_or(at, |hit| at + hit.len + usize::from(words.joins(at + hit.len)));
    if next > at && !words.has(at, Class::Link) && words.capital(next) { next + 1 } else { at }
}

/// Where the run stops before a title or an office: "African Union Commission Chairperson". Militants and
/// guards belong to a name as often as not ("Coast Guard", "Revolutionary Armed Forces").
fn untitled(words: &Words<'_>, i: usize, run: usize) -> usize {
    let titled = |j: usize| {
        let office = words
            .hits(j, Class::Office)
            .any(|hit| hit.form == crate::lexicon::Form::Base && (hit.value != "membership" || j + 1 == run));
        let heads = words.hits(j, Class::Organisation).any(|hit| hit.len > 1 && hit.value != "first");
        (office || words.has(j, Class::Title)) && !heads && !inside_head(words, i, j)
    };
    (i..run).find(|&j| titled(j) && !opens_body(words, j, run)).unwrap_or(run)
}

/// "Coast Guard": the second word of a noun of organisation.
fn inside_head(words: &Words<'_>, i: usize, j: usize) -> bool {
    let covers = |at: usize| words.hits(at, Class::Organisation).any(|hit| at + hit.len > j);
    (i.max(j.saturating_sub(2))..j).any(covers)
}

/// "General Assembly", "Workers Party": an office that a head noun follows at once.
fn opens_body(words: &Words<'_>, j: usize, run: usize) -> bool {
    j + 2 == run
        && words.single(j + 1, Class::Organisation)
        && !words.is_a(j + 1, Class::Organisation, "first")
}

fn thing(words: &Words<'_>, i: usize, run: usize) -> bool {
    let last = run - 1;
    let head = last > i && words.is_a(last, Class::Capitalised, "head");
    head && !words.has(last, Class::Organisation)
}

/// "the Solidarity and Progress Party": capitals, "and", capitals that end in a head noun.
fn coordinated(words: &Words<'_>, i: usize, first: usize, end: usize) -> Option<usize> {
    let article = i > 0 && words.is_a(i - 1, Class::Link, "article");
    let and = article && words.is_a(first, Class::Link, "and") && words.is(first, "and");
    let second = and.then(|| words.run(first + 1, end))?;
    let head = last_head(words, first + 1, second)?;
    let plain = (i..first).all(|j| is_plain(words, j));
    let whole = first + 1 < second && head.end == second && head.at > first + 1 && is_plain(words, first + 1);
    (plain && whole).then_some(second)
}

fn is_plain(words: &Words<'_>, i: usize) -> bool {
    let titled = words.has(i, Class::Title) && !words.has(i, Class::Portfolio);
    !words.acronym(i) && !words.any(i, NAMED) && !titled
}

/// The end of the phrases that belong to the name: "for the Liberation of Azawad".
fn phrases(words: &Words<'_>, head: &Head<'_>, end: usize) -> usize {
    let mut close = head.end;
    let foreign = head.value == "first" && head.at + head.len < head.end
        || words.has(close, Class::Link) && !words.has(close, Class::Function);
    let mut phrase = false;
    while let Some(next) = phrase_end(words, close, end, head, phrase, foreign) {
        close = next;
        phrase = true;
    }
    close
}

fn phrase_end(
    words: &Words<'_>,
    close: usize,
    end: usize,
    head: &Head<'_>,
    phrase: bool,
    foreign: bool,
) -> Option<usize> {
    let link = words.hit(close, Class::Link).filter(|_| words.lower(close))?;
    let english = words.has(close, Class::Function);
    let fits = match link.value {
        "of" => english || foreign,
        "for" => english || foreign,
        "in" => head.value == "party" || foreign,
        "and" => phrase,
        _ => foreign && phrase,
    };
    let mut start = close + link.len;
    while words.lower(start) && words.is_a(start, Class::Link, "article") {
        start += 1;
    }
    let stop = untitled(words, start, words.run(start, end));
    (fits && stop > start && continues(words, start, stop, link.value, start > close + link.len))
        .then_some(stop)
}

/// Whether the capitals after a link are part of the same name, and not another one.
fn continues(words: &Words<'_>, start: usize, stop: usize, link: &str, article: bool) -> bool {
    let place = words.has(start, Class::Place) || words.has(start, Class::PlaceAcronym);
    let dated = words.has(start, Class::Month) || words.has(start, Class::Weekday);
    let several = words.word(stop - 1).ends_with('s') && !article;
    let own_head = last_head(words, start, stop).is_some_and(|head| head.at > start) && !several;
    let another = words.acronym(start) || words.has(start, Class::KnownOrganisation);
    match link {
        "and" => {
            !(dated || place || another || own_head || article && words.capital(start) && named(words, start))
        }
        "for" => !dated && (!place || is_purpose(words, start)),
        _ => !dated,
    }
}

fn named(words: &Words<'_>, start: usize) -> bool {
    words.has(start, Class::Demonym) || words.has(start, Class::GivenName)
}

/// "for" may name a place ("Office for West Africa"); "to" and "against" before one do not.
fn is_purpose(words: &Words<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0 && words.is_a(at - 1, Class::Link, "article") {
        at -= 1;
    }
    at > 0 && words.is(at - 1, "for")
}

/// More tokens than a run of capitals in a name has.
const LONGEST_RUN: usize = 16;

/// Bodies that the tables know.
const BODIES: Classes = Classes::of(&[Class::KnownOrganisation, Class::Outlet]);

/// Words that tell a following.
const PEOPLES: Classes = Classes::of(&[Class::People, Class::Demonym]);

/// Words that are, or open, a name of their own.
const NAMED: Classes = Classes::of(&[
    Class::Place,
    Class::PlaceAcronym,
    Class::KnownOrganisation,
    Class::GivenName,
    Class::Demonym,
    Class::Organisation,
]);

/// What closes or opens the name of a body or thing.
const HEADS: Classes = Classes::of(&[Class::Organisation, Class::Capitalised]);

/// What may stop a run of capitals.
const STOPS: Classes = Classes::of(&[Class::Month, Class::Weekday, Class::Function]);

/// What stops a run of capitals.
const DATES: Classes = Classes::of(&[Class::Month, Class::Weekday]);
