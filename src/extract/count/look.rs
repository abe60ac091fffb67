//! Small questions to the reading that every part of the count grammar asks.

use std::ops::Range;

use super::phrase::is_near;
use crate::extract::Reading;
use crate::lexicon::{Class, Form, Hit};
use crate::text::{Case, TokenKind};

/// What holds anybody tells nothing of those whom it holds.
const ANYBODY: &str = "anybody";

/// An outcome that was found, and where its words stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outcome<'a> {
    /// The attribute of the count.
    pub(super) attribute: &'a str,
    /// The words that say it.
    pub(super) tokens: Range<usize>,
    /// Whether it is taken for granted, as what stands before its noun is ("the search for 19 missing
    /// men was called off").
    pub(super) given: bool,
    /// What the words tell instead beside a noun of some kind: "treated" in a hospital.
    pub(super) sense: Option<Sense<'a>>,
}

/// The kind of noun beside which words tell something else, or beside which alone they tell anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sense<'a> {
    beside: Beside<'a>,
    /// What they tell there; none where it is the attribute that they have.
    attribute: Option<&'a str>,
}

/// What a sense asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Beside<'a> {
    /// A noun of this kind in the same clause.
    Noun(&'a str),
    /// This attribute, told before.
    Told(&'a str),
    /// What holds people, and not who: "the grave held 21 soldiers".
    Holder,
}

impl<'a> Sense<'a> {
    /// "treated or hospitalised near clinic", "hospitalised only near clinic", "released only after kidnapped":
    /// the attribute and its sense. "Detained unless by holder" is what the table of holders tells where one of them is the subject.
    fn of(value: &'a str) -> Option<(&'a str, Self)> {
        if let Some(own) = value.strip_suffix(" unless by holder") {
            return Some((own, Self { beside: Beside::Holder, attribute: Some(own) }));
        }
        let noun = value.split_once(" near ").map(|(told, kind)| (told, Beside::Noun(kind)));
        let before = || value.split_once(" after ").map(|(told, other)| (told, Beside::Told(other)));
        let (told, beside) = noun.or_else(before)?;
        let other = told.split_once(" or ").map(|(own, other)| (own, Some(other)));
        let (own, attribute) = other.or_else(|| Some((told.strip_suffix(" only")?, None)))?;
        Some((own, Self { beside, attribute }))
    }
}

impl<'a> Outcome<'a> {
    pub(super) fn new(hit: Hit<'a>, at: usize) -> Self {
        let (attribute, sense) = Sense::of(hit.value).unzip();
        let attribute = attribute.unwrap_or(requirement(hit).0);
        Self { attribute, tokens: at..at + hit.len, given: false, sense }
    }

    /// The outcome as its clause settles it; none where the words tell nothing there.
    pub(super) fn settled(self, reading: &Reading<'a>, sentence: &Range<usize>) -> Option<Self> {
        let Some(sense) = self.sense else { return Some(self) };
        let holds = match sense.beside {
            Beside::Noun(kind) => {
                clause(reading, &self.tokens, sentence).any(|i| reading.is_a(i, Class::Unit, kind))
            }
            Beside::Told(attribute) => is_after(reading, self.tokens.start, attribute),
            Beside::Holder => return self.told_by_holder(reading, sentence),
        };
        match (holds, sense.attribute) {
            (true, other) => Some(Self { attribute: other.unwrap_or(self.attribute), sense: None, ..self }),
            (false, Some(_)) => Some(Self { sense: None, ..self }),
            (false, None) => None,
        }
    }
}

impl<'a> Outcome<'a> {
    /// The outcome of those whom the subject of an active verb holds; none where that may hold anybody.
    fn told_by_holder(self, reading: &Reading<'a>, sentence: &Range<usize>) -> Option<Self> {
        let before = clause(reading, &self.tokens, sentence).start..self.tokens.start;
        let last = before.clone().rev().find(|&i| adverb(reading, i) == 0);
        let behind = self.tokens.end;
        let object = is_numeral(reading, behind) || starts_object(reading, behind);
        let active = object && last.is_some_and(|i| !is_auxiliary(reading, i));
        // "Rebels in the building held", "The morgue director held": what somebody holds them in is no subject.
        let leads = |i: &usize| part_of_speech(reading, *i, "determiner") || reading.has(*i, Class::Modifier);
        let opens = before.clone().find(|i| !leads(i));
        let holder = opens.and_then(|at| Some((at, reading.hit(at, Class::Holder)?)));
        let somebody = [Class::Office, Class::Group, Class::Speaker];
        let whole = |end: usize| !somebody.iter().any(|class| reading.has(end, *class));
        let holder = holder.filter(|(at, hit)| active && whole(at + hit.len)).map(|(_, hit)| hit);
        match holder.map(|hit| hit.value) {
            None => Some(Self { sense: None, ..self }),
            Some(ANYBODY) => None,
            Some(attribute) => Some(Self { attribute, sense: None, ..self }),
        }
    }
}

/// Whether the text has a word for this attribute in its opening, or shortly before token `at`.
fn is_after(reading: &Reading<'_>, at: usize, attribute: &str) -> bool {
    const TELLING: [Class; 4] = [Class::Affect, Class::Suffer, Class::OutcomeNoun, Class::OutcomeAdjective];
    const OPENING: usize = 300;
    const BEFORE: usize = 60;
    let near = (0..at.min(OPENING)).chain(at.saturating_sub(BEFORE)..at);
    let tells = |i: usize| TELLING.iter().any(|class| reading.is_a(i, *class, attribute));
    near.into_iter().any(tells)
}

/// The clause of a verb: to the next mark or conjunction on either side. The one that joins the verb to
/// another of the same subject is passed over ("boats were at the scene and picked up 57 people"), and so is
/// the comma before "where".
fn clause(reading: &Reading<'_>, verb: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let ends = |&i: &usize| is_mark(reading, i) || part_of_speech(reading, i, "conjunction");
    let end = (verb.end..sentence.end).find(ends).unwrap_or(sentence.end);
    let joint = verb.start.checked_sub(1).filter(|i| sentence.contains(i) && ends(i));
    let before = |from: usize| (sentence.start..from).rev().find(ends);
    let opens = before(joint.unwrap_or(verb.start));
    let placed = opens.filter(|&comma| reading.is(comma + 1, "where"));
    let start = placed.map_or(opens, before).map_or(sentence.start, |i| i + 1);
    start..end
}

/// "killed of lives" is the attribute `killed`, for nouns of the kind `lives` only.
pub(super) fn requirement(hit: Hit<'_>) -> (&str, Option<&str>) {
    hit.value.split_once(" of ").map_or((hit.value, None), |(attribute, kind)| (attribute, Some(kind)))
}

/// How many tokens the frame word or phrase that plays this part covers.
pub(super) fn frame(reading: &Reading<'_>, i: usize, part: &str) -> Option<usize> {
    reading.hits(i, Class::Frame).find(|h| h.value == part).map(|h| h.len)
}

/// The longest entry of `class` that passes `test` and ends just before token `end`.
pub(super) fn ending_at<'a>(
    reading: &Reading<'a>,
    end: usize,
    floor: usize,
    class: Class,
    test: impl Fn(&Hit<'a>) -> bool,
) -> Option<(usize, Hit<'a>)> {
    let first = end.saturating_sub(6).max(floor);
    (first..end).find_map(|at| {
        let fits = |h: &Hit<'a>| h.len == end - at && test(h);
        reading.hits(at, class).find(|h| fits(h)).map(|h| (at, h))
    })
}

/// The frame word or phrase of this part that ends just before token `end`: where it starts.
pub(super) fn frame_before(reading: &Reading<'_>, end: usize, floor: usize, part: &str) -> Option<usize> {
    ending_at(reading, end, floor, Class::Frame, |h| h.value == part).map(|(at, _)| at)
}

/// How many tokens at `i` may stand between subject and verb, or between auxiliaries, without
/// changing what is said: "also", "reportedly", "confirmed".
pub(super) fn adverb(reading: &Reading<'_>, i: usize) -> usize {
    let light = reading.hits(i, Class::Modifier).find(|h| h.value == "light").map(|h| h.len);
    let hedge = reading.hit(i, Class::Hedge).map(|h| h.len);
    let plain = part_of_speech(reading, i, "adverb") || ends_with(reading, i, "ly");
    light.or(hedge).unwrap_or(usize::from(plain))
}

/// Whether the word is of this part of speech in the table of function words.
pub(super) fn part_of_speech(reading: &Reading<'_>, i: usize, part: &str) -> bool {
    reading.is_a(i, Class::Function, part)
}

/// A participle of a verb that has the affected as its object, at token `i`.
pub(super) fn participle<'a>(reading: &Reading<'a>, i: usize) -> Option<Hit<'a>> {
    let participle =
        |h: &Hit<'_>| requirement(*h).1.is_none() && (h.form == Form::Participle || is_fixed(reading, i, h));
    let hit = reading.hits(i, Class::Affect).find(|h| participle(h))?;
    let subject = reading.hit(i, Class::Suffer).is_some_and(|h| h.len > hit.len);
    (!subject && !is_overruled(reading, i, hit.len)).then_some(hit)
}

/// "killed or wounded", "housed": without a verb mark in its table.
fn is_fixed(reading: &Reading<'_>, i: usize, hit: &Hit<'_>) -> bool {
    hit.form == Form::Base && ends_with(reading, i, "ed")
}

/// An adjective of outcome at token `i`.
pub(super) fn adjective<'a>(reading: &Reading<'a>, i: usize) -> Option<Hit<'a>> {
    reading.hit(i, Class::OutcomeAdjective)
}

/// A verb that has the affected as its subject, at token `i`.
pub(super) fn suffer<'a>(reading: &Reading<'a>, i: usize) -> Option<Hit<'a>> {
    let hit = reading.hits(i, Class::Suffer).find(|h| has_required(reading, i + h.len, *h))?;
    (!is_overruled(reading, i, hit.len)).then_some(hit)
}

/// "suffered" tells of the injured where injuries follow: whether the nouns that the entry asks for do.
fn has_required(reading: &Reading<'_>, at: usize, hit: Hit<'_>) -> bool {
    requirement(hit).1.is_none_or(|kind| is_near(reading, at, kind) || is_near(reading, at + 3, kind))
}

/// "fell back" is longer than "fell", and no outcome.
fn is_overruled(reading: &Reading<'_>, i: usize, len: usize) -> bool {
    reading.hits(i, Class::Frame).any(|h| h.value == "verb" && h.len > len)
}

/// Whether token `i` starts something that a verb before it would have as its object: so that
/// "soldiers killed two men" is told from "soldiers killed in the fighting".
pub(super) fn starts_object(reading: &Reading<'_>, i: usize) -> bool {
    let calendar = [Class::Month, Class::Weekday].iter().any(|c| reading.has(i, *c));
    let title = is_capital(reading, i);
    // "trapped 700 metres underground"
    let measured = reading.has(i + 1, Class::Unit) && reading.tokens[i].kind == TokenKind::Number;
    !calendar
        && !measured
        && (title
            || part_of_speech(reading, i, "determiner")
            || reading.has(i, Class::Group)
            || reading.has(i, Class::Cardinal)
            || reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
            || part_of_speech(reading, i, "pronoun") && frame(reading, i, "relative").is_none())
}

/// Whether an auxiliary or a form of "be" stands at token `i`.
pub(super) fn is_auxiliary(reading: &Reading<'_>, i: usize) -> bool {
    part_of_speech(reading, i, "auxiliary") || frame(reading, i, "be").is_some()
}

/// Whether token `i` is a number, in digits or in words.
pub(super) fn is_numeral(reading: &Reading<'_>, i: usize) -> bool {
    let digits = reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    digits || reading.has(i, Class::Cardinal)
}

/// Whether a dash stands at token `i`, or a hyphen that does the work of one: "three men - two guards".
pub(super) fn is_dash(reading: &Reading<'_>, i: usize) -> bool {
    let spaced = |i: usize| reading.tokens.get(i).is_none_or(|t| t.spaced);
    ["–", "—"].iter().any(|dash| reading.is(i, dash)) || reading.is(i, "-") && spaced(i) && spaced(i + 1)
}

/// Whether token `i` is one of these marks or words.
pub(super) fn is_any(reading: &Reading<'_>, i: usize, words: &[&str]) -> bool {
    words.iter().any(|word| reading.is(i, word))
}

/// Whether token `i` is a mark that separates clauses or items.
pub(super) fn is_mark(reading: &Reading<'_>, i: usize) -> bool {
    reading.tokens.get(i).is_none_or(|t| t.kind == TokenKind::Symbol)
}

/// Whether a noun stands at token `i`, so that an adjective before it tells of that noun: "three
/// fatal accidents" are not "three fatal".
pub(super) fn qualifies(reading: &Reading<'_>, i: usize) -> bool {
    let word = reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && !is_capital(reading, i);
    let verb = reading.has(i, Class::Verb) || reading.has(i, Class::Affect) || reading.has(i, Class::Suffer);
    let known =
        reading.has(i, Class::Function) || adverb(reading, i) > 0 || frame(reading, i, "adverb").is_some();
    word && !verb && !known && !ends_with(reading, i, "ed")
}

/// Whether the word starts with a capital that says something: not in a text that is all capitals.
pub(super) fn is_capital(reading: &Reading<'_>, i: usize) -> bool {
    let Some(token) = reading.tokens.get(i).filter(|t| t.kind == TokenKind::Word) else { return false };
    match token.case {
        Case::Lower => false,
        Case::Upper => !is_shouted(reading, i),
        Case::Title | Case::Mixed => true,
    }
}

/// Whether the words on both sides are in capitals as well.
fn is_shouted(reading: &Reading<'_>, i: usize) -> bool {
    let near = i.saturating_sub(4)..(i + 5).min(reading.tokens.len());
    let words = || near.clone().filter(|&at| at != i && reading.tokens[at].kind == TokenKind::Word);
    words().count() > 1
        && words().all(|at| reading.tokens[at].case == Case::Upper || reading.word(at).len() == 1)
}

/// Whether the word ends so, in any case.
pub(super) fn ends_with(reading: &Reading<'_>, i: usize, ending: &str) -> bool {
    let word = reading.word(i).as_bytes();
    word.len() >= ending.len() && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}
