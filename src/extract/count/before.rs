//! What is said of a phrase before it: "killing 14", "the bodies of forty soldiers", "Deaths: 14",
//! "the toll rose to 13".

use super::course;
use super::look::{
    Outcome, adjective, adverb, ending_at, frame, frame_before, is_any, is_mark, is_numeral, part_of_speech,
    participle, requirement, suffer,
};
use super::phrase::{Head, Phrase, is_near};
use super::predicate::Position;
use crate::extract::Reading;
use crate::lexicon::{Class, Form, Hit};
use crate::text::TokenKind;

/// How far a toll may be from its figure, in tokens.
const REACH: usize = 16;

/// Where the phrase stands to what is before it.
pub(super) fn position(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> Position {
    let left = body_start(reading, phrase, floor);
    let relative = frame_before(reading, left, floor, "partitive").is_some();
    let aside = ["oblique", "subset"].iter().any(|part| frame_before(reading, left, floor, part).is_some());
    let apposed = phrase.partitive && phrase.head == Head::People;
    if aside && !relative || apposed { Position::Oblique } else { Position::Subject }
}

/// Where "her crew of 22" starts: a body and how many it is are one subject. Else where the phrase starts.
fn body_start(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> usize {
    let of = phrase.left.checked_sub(1).filter(|&i| i > floor && reading.is(i, "of"));
    let noun =
        of.filter(|_| phrase.head == Head::Bare).and_then(|of| frame_before(reading, of, floor, "body"));
    let Some(noun) = noun else { return phrase.left };
    let determined = noun > floor && part_of_speech(reading, noun - 1, "determiner");
    noun - usize::from(determined)
}

/// The outcome whose verb has the phrase as its object.
pub(super) fn object<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    let verb = edges(reading, phrase, floor).find_map(|end| {
        let found = ending_at(reading, end, floor, Class::Affect, |h| suits(reading, phrase, *h));
        found.filter(|(at, hit)| {
            !is_passive(reading, *at, hit.form, floor) && !is_event(reading, *at, hit.form, floor)
        })
    });
    let plain = verb.map(|(at, hit)| Outcome::new(hit, at));
    let split = || edges(reading, phrase, floor).find_map(|end| course::object(reading, phrase, end, floor));
    // "freed 33 people from the wreck" tells more than "freed", but "cut off" says all itself.
    if verb.is_some_and(|(_, hit)| hit.len > 1) { plain } else { split().or(plain) }
}

/// Where a verb or noun may end that governs the phrase: before its number, before its determiner,
/// or before another person joined to it ("killed the pilot and two passengers").
fn edges(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> impl Iterator<Item = usize> {
    let beside = person_before(reading, phrase.left, floor);
    (phrase.left..=phrase.tokens.start).rev().chain(beside).filter(move |&end| end > floor)
}

/// Where "the pilot" starts in "the pilot and" before token `left`; "him" and "her" too.
fn person_before(reading: &Reading<'_>, left: usize, floor: usize) -> Option<usize> {
    let joint = left.checked_sub(1).filter(|&i| i > floor && (reading.is(i, "and") || reading.is(i, ",")))?;
    if part_of_speech(reading, joint - 1, "pronoun") {
        return Some(joint - 1);
    }
    let first = joint.saturating_sub(6).max(floor);
    let start = (first..joint)
        .rev()
        .take_while(|&i| !is_mark(reading, i))
        .find(|&i| part_of_speech(reading, i, "determiner"))?;
    let person = (start..joint).any(|i| reading.hit(i, Class::Group).is_some_and(|h| i + h.len == joint));
    person.then_some(start)
}

/// Whether the verb may have this phrase as its object: people, nothing said, or what it asks for.
fn suits(reading: &Reading<'_>, phrase: &Phrase<'_>, hit: Hit<'_>) -> bool {
    match requirement(hit).1 {
        Some("people") => phrase.head == Head::People,
        Some(kind) => is_near(reading, phrase.tokens.start + number_len(reading, phrase), kind),
        None => matches!(phrase.head, Head::People | Head::Bare | Head::Unknown),
    }
}

/// "after the shooting at least 143 people were held": behind an article stands a noun, which has no object.
fn is_event(reading: &Reading<'_>, verb: usize, form: Form, floor: usize) -> bool {
    form == Form::Ing && verb > floor && reading.has(verb - 1, Class::Definite)
}

/// "The whole town fled, some 3,200 people in all.": the verb of the clause before, whose subject the figure
/// sums up.
pub(super) fn summed<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    const NEAR: usize = 16;
    let mark = phrase.left.checked_sub(1).filter(|&i| i > floor && is_mark(reading, i))?;
    frame(reading, phrase.tokens.end, "sum")?;
    let passive = |i: usize| {
        let be = i > floor && frame(reading, i - 1, "be").is_some();
        participle(reading, i).filter(|_| be)
    };
    let told = |i: usize| suffer(reading, i).or_else(|| passive(i)).map(|hit| Outcome::new(hit, i));
    (mark.saturating_sub(NEAR).max(floor)..mark).rev().find_map(told)
}

/// "handed out blankets to 3,800 households", "charges against 33 traders": the outcome of what people
/// are given, where a word that leads to those who receive it stands before them.
pub(super) fn award<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    const NEAR: usize = 8;
    let lead = edges(reading, phrase, floor).find_map(|end| frame_before(reading, end, floor, "recipient"));
    let lead = lead.filter(|_| phrase.head == Head::People)?;
    let clause = (lead.saturating_sub(NEAR).max(floor)..lead).rev().take_while(|&i| !is_mark(reading, i));
    clause.into_iter().find_map(|i| reading.hit(i, Class::Award).map(|hit| Outcome::new(hit, i)))
}

/// "The mayor was charged together with 13 soldiers", "he was held, as were six guards": the outcome of him
/// with whom they are named.
pub(super) fn companion<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    const NEAR: usize = 12;
    let leads = |end: usize| {
        let named = frame_before(reading, end, floor, "companion");
        named.or_else(|| frame_before(reading, end, floor, "likewise"))
    };
    let lead = edges(reading, phrase, floor).find_map(leads)?;
    let end = lead - usize::from(lead > floor && reading.is(lead - 1, ","));
    let clause = (end.saturating_sub(NEAR).max(floor)..end).rev().take_while(|&i| !is_mark(reading, i));
    let past = |i: usize| suffer(reading, i).filter(|h| matches!(h.form, Form::Past | Form::Participle));
    clause.into_iter().find_map(|i| participle(reading, i).or_else(|| past(i)).map(|h| Outcome::new(h, i)))
}

/// How many tokens of the phrase are the number: all up to its first noun.
fn number_len(reading: &Reading<'_>, phrase: &Phrase<'_>) -> usize {
    let noun = |i: &usize| reading.has(*i, Class::Unit) || reading.has(*i, Class::Modifier);
    let end = phrase.tokens.end;
    (phrase.tokens.start..end).find(noun).unwrap_or(end) - phrase.tokens.start
}

/// "were killed 14 km away": a passive has no object.
pub(super) fn is_passive(reading: &Reading<'_>, verb: usize, form: Form, floor: usize) -> bool {
    let mut at = verb;
    while at > floor && adverb(reading, at - 1) == 1 {
        at -= 1;
    }
    form == Form::Participle && at > floor && frame(reading, at - 1, "be").is_some()
}

/// The outcome noun that the phrase completes: "the death of two soldiers", "a toll of 61".
pub(super) fn noun<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    for end in edges(reading, phrase, floor) {
        let own = ending_at(reading, end, floor, Class::OutcomeNoun, |h| is_open(reading, end, *h));
        let linked = reading.is(end - 1, "of") || reading.is(end - 1, "to");
        let whole = |h: &Hit<'a>| h.value != "same" && requirement(*h).1.is_none();
        let found = own.or_else(|| {
            let noun_end = over_time(reading, end - 1, floor);
            linked.then(|| ending_at(reading, noun_end, floor, Class::OutcomeNoun, whole)).flatten()
        });
        if let Some((at, hit)) = found {
            return Some(Outcome::new(hit, at));
        }
    }
    None
}

/// Back over "on Monday", ", on 16 February," in "the killing, on 16 February, of two herders".
fn over_time(reading: &Reading<'_>, of: usize, floor: usize) -> usize {
    const LONGEST: usize = 8;
    const TIME: [Class; 5] =
        [Class::Month, Class::Weekday, Class::RelativeDay, Class::CalendarUnit, Class::DayPart];
    let timed = |i: usize| TIME.iter().any(|class| reading.has(i, *class));
    let light = |i: usize| {
        timed(i)
            || reading.is(i, ",")
            || is_numeral(reading, i)
            || reading.has(i, Class::Shift)
            || part_of_speech(reading, i, "preposition")
    };
    let start = (of.saturating_sub(LONGEST).max(floor)..of).rev().take_while(|&i| light(i)).last();
    start.filter(|&start| (start..of).any(timed)).unwrap_or(of)
}

/// "loss of" ends in its own "of".
fn is_open(reading: &Reading<'_>, end: usize, hit: Hit<'_>) -> bool {
    hit.len > 1 && reading.is(end - 1, "of") && requirement(hit).1.is_none()
}

/// The outcome that the label before a colon names: "Deaths: 14", "Total dead: 18".
pub(super) fn label<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    if let Some(item) = item(reading, phrase, floor) {
        return Some(item);
    }
    let colon = phrase.left.checked_sub(1).filter(|&i| i > floor && is_label_mark(reading, i))?;
    let first = colon.saturating_sub(6).max(floor);
    let from =
        (first..colon).rev().find(|&i| is_mark(reading, i) && !reading.is(i, "-")).map_or(first, |i| i + 1);
    // "persons died: 14", but "40 persons died: 36 prisoners"
    let opens = (floor..colon).rev().find(|&i| is_mark(reading, i) && !reading.is(i, "-")).unwrap_or(floor);
    let counted = (opens..colon).any(|i| is_numeral(reading, i));
    let verb = |h: &Hit<'_>| h.form == Form::Participle && !counted;
    let suffered = |i: usize| suffer(reading, i).filter(verb).map(|h| Outcome::new(h, i));
    let told = (from..colon).find_map(|i| named(reading, i).or_else(|| suffered(i)));
    told.filter(|o| o.tokens.start == from || !is_counted(reading, o.tokens.start - 1))
}

/// "All 34 hostages — 21 visitors, 13 guards — were freed": a noun behind a number labels no other figure.
fn is_counted(reading: &Reading<'_>, i: usize) -> bool {
    let code = i > 0 && !reading.tokens[i].spaced;
    reading.tokens[i].kind == TokenKind::Number && !code
}

/// "dead 12, wounded 33": the word alone, after a mark or at the start.
fn item<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Outcome<'a>> {
    let first = phrase.left.saturating_sub(4).max(floor);
    let opens = |i: &usize| *i == floor || is_mark(reading, i - 1);
    let over = |i: usize| {
        let total = frame(reading, i, "summary").unwrap_or_default();
        let light = (i + total..phrase.left).take_while(|&at| reading.has(at, Class::Modifier)).count();
        i + total + light
    };
    let starts = (first..phrase.left).filter(opens).flat_map(|i| [i, over(i)]);
    starts.into_iter().find_map(|i| named(reading, i).filter(|o| o.tokens.end == phrase.left))
}

/// Whether the line's label has a number, as the boxes of battles have for each side
/// ("Casualties1: 34 killed"): its figures are those of one side.
pub(super) fn is_of_one_side(reading: &Reading<'_>, floor: usize, at: usize) -> bool {
    let glued = |i: usize| reading.tokens.get(i).is_some_and(|t| !t.spaced);
    let colon = (floor..at.min(floor + 5)).find(|&i| reading.is(i, ":"));
    colon.is_some_and(|colon| {
        colon >= floor + 2
            && reading.tokens[colon - 1].kind == TokenKind::Number
            && reading.tokens[colon - 2].kind == TokenKind::Word
            && glued(colon - 1)
            && glued(colon)
    })
}

fn is_label_mark(reading: &Reading<'_>, i: usize) -> bool {
    is_any(reading, i, &[":", "=", "|"]) || reading.tokens[i].spaced && is_any(reading, i, &["-", "–", "—"])
}

/// "cholera cases": the longest noun that ends with the one at `noun`.
fn compound<'a>(reading: &Reading<'a>, first: usize, noun: usize) -> Option<Outcome<'a>> {
    let Some(hit) = reading.hit(noun, Class::OutcomeNoun) else { return named(reading, noun) };
    let end = noun + hit.len;
    let longest = ending_at(reading, end, first, Class::OutcomeNoun, |h| {
        h.value != "same" && requirement(*h).1.is_none()
    });
    longest.map(|(at, hit)| Outcome::new(hit, at)).or_else(|| named(reading, noun))
}

/// An outcome that a heading, a label or the subject of a figure names.
pub(super) fn named<'a>(reading: &Reading<'a>, i: usize) -> Option<Outcome<'a>> {
    let noun = || reading.hits(i, Class::OutcomeNoun).find(|h| h.value != "same" && is_apt(reading, i, *h));
    let hit = adjective(reading, i).or_else(|| participle(reading, i)).or_else(noun)?;
    Some(Outcome::new(hit, i))
}

/// Whether a noun that asks for another beside it may stand alone at token `i`: the "cases" and "contacts" of
/// a text that tells of an illness from its start, or shortly before.
pub(super) fn is_apt(reading: &Reading<'_>, i: usize, hit: Hit<'_>) -> bool {
    const OPENING: usize = 300;
    const BEFORE: usize = 20;
    let ill = |i: usize| reading.is_a(i, Class::Unit, "illness");
    let before = || i.saturating_sub(BEFORE)..i;
    match requirement(hit).1 {
        None => true,
        Some("illness") => {
            hit.form == Form::S && (0..reading.tokens.len().min(OPENING)).chain(before()).any(ill)
        }
        Some(_) => false,
    }
}

/// A figure that is said of a toll or a number: of which outcome, and whether it is the past one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Toll<'a> {
    /// None for "the number", "the figure": that of the claim before.
    pub(super) outcome: Option<Outcome<'a>>,
    /// "rose from eight": the text itself replaces it.
    pub(super) superseded: bool,
}

/// Reads "the toll rose from eight to 13", "the number of injured stands at 40", "put the number at
/// 300" before a bare number.
pub(super) fn toll<'a>(reading: &Reading<'a>, phrase: &Phrase<'_>, floor: usize) -> Option<Toll<'a>> {
    let start = phrase.left;
    let first = start.saturating_sub(REACH).max(floor);
    if !matches!(phrase.head, Head::Bare | Head::People)
        || start <= floor
        || !(is_levelled(reading, start, floor)
            || is_change(reading, start..phrase.core)
            || is_step(reading, first, start))
    {
        return None;
    }
    let (noun, hit) = (first..start).rev().find_map(|i| subject(reading, i))?;
    let quantity =
        |i: usize| is_numeral(reading, i) || reading.has(i, Class::Scale) || reading.has(i, Class::Vague);
    let counted = noun > first && quantity(noun - 1);
    let core = phrase.core.max(start);
    // "the deaths of 22 people: seven soldiers": the number before is that of the noun
    let valued = phrase.head == Head::People
        && (noun + hit.len..start).any(|i| is_numeral(reading, i))
        && !is_change(reading, noun + hit.len..start);
    // "could reach 100"
    let possible = (noun + hit.len..start).any(|i| reading.is_a(i, Class::Unreal, "modal"));
    if counted || valued || possible || !links(reading, noun + hit.len, start, core) {
        return None;
    }
    let superseded = is_former(reading, first, noun, start);
    Some(Toll { outcome: toll_outcome(reading, first, noun, start), superseded })
}

/// Whether a colon opens a list with these people.
pub(super) fn is_itemised(reading: &Reading<'_>, phrase: &Phrase<'_>) -> bool {
    let colon = phrase.left.checked_sub(1).is_some_and(|i| reading.is(i, ":"));
    colon && phrase.head == Head::People
}

/// The noun that a figure may be said of: one of outcome, or an adjective that stands for those it tells
/// of before a verb of change ("wounded changed from 64 to 70").
fn subject<'a>(reading: &Reading<'a>, i: usize) -> Option<(usize, Hit<'a>)> {
    // "the dead number 17" speaks of the dead, "the number of dead" of a number
    let of = i.checked_sub(3).is_some_and(|at| part_of_speech(reading, at, "preposition"));
    let verb = frame(reading, i, "tally").is_some() && i > 0 && adjective(reading, i - 1).is_some() && !of;
    let noun = reading.hit(i, Class::OutcomeNoun).filter(|_| !verb);
    let people = || {
        let hit = adjective(reading, i).or_else(|| participle(reading, i))?;
        let verbal = i > 0 && part_of_speech(reading, i - 1, "auxiliary");
        let those = i > 0 && reading.has(i - 1, Class::Definite);
        let changed = reading.has(i + hit.len, Class::Change) && !verbal;
        (changed || those && is_numbered(reading, i + hit.len)).then_some(hit)
    };
    noun.or_else(people).map(|hit| (i, hit))
}

/// "the dead, who number 17", "the injured now totalled 40": a verb that says how many they are.
fn is_numbered(reading: &Reading<'_>, end: usize) -> bool {
    (end..end + 4).any(|i| frame(reading, i, "tally").is_some())
}

/// "rose from eight", "down from an earlier figure of 15", "initially given as 15": the text itself
/// replaces the figure.
fn is_former(reading: &Reading<'_>, first: usize, noun: usize, start: usize) -> bool {
    let from = (first..start).rev().take(7).find(|&i| reading.is(i, "from") || reading.is(i, "to"));
    let changed = from
        .is_some_and(|from| reading.is(from, "from") && (first..from).any(|i| reading.has(i, Class::Change)));
    changed || (start.saturating_sub(4).max(noun)..start).any(|i| frame(reading, i, "former").is_some())
}

/// Whether a word that leads up to a level stands just before the figure.
fn is_levelled(reading: &Reading<'_>, start: usize, floor: usize) -> bool {
    frame_before(reading, start, floor, "level").is_some() || reading.has(start - 1, Class::OutcomeNoun)
}

/// Whether what stands between noun and figure makes the figure its value: a verb of change or of
/// level, or nothing but "of" or "at"; and no new clause.
fn links(reading: &Reading<'_>, from: usize, start: usize, core: usize) -> bool {
    let aside = from + usize::from(reading.is(from, ","));
    let changed = is_change(reading, from..core);
    // "the number of those who were infected rose to 80"
    let verb = (from..start).rev().find(|&i| reading.has(i, Class::Change)).unwrap_or(from);
    let clause =
        (verb..start).any(|i| frame(reading, i, "relative").is_some() && i != aside || reading.is(i, ";"));
    let joined = (from..start).any(|i| reading.is(i, "and")) && !changed;
    let tied = !joined && (changed || (from..start).any(|i| frame(reading, i, "level").is_some()));
    !clause && tied
}

/// "rose by 212": the figure by which something grew.
fn is_step(reading: &Reading<'_>, first: usize, start: usize) -> bool {
    reading.is(start - 1, "by") && is_change(reading, start.saturating_sub(4).max(first)..start)
}

/// Whether a word of growing or shrinking stands there.
fn is_change(reading: &Reading<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|i| reading.has(i, Class::Change))
}

/// What the noun at `noun` counts: itself, or for "number" what follows it ("of people displaced"),
/// or what stands before it ("the injury figures").
fn toll_outcome<'a>(reading: &Reading<'a>, first: usize, noun: usize, start: usize) -> Option<Outcome<'a>> {
    let hits = |i: usize| reading.hit(i, Class::OutcomeNoun);
    let whole =
        (first..=noun).rev().filter(|&i| noun - i < 14).find(|&i| hits(i).is_some_and(|h| h.value == "same"));
    let undergone = |i: usize| suffer(reading, i).map(|hit| Outcome::new(hit, i));
    let complement =
        whole.and_then(|w| (w + 1..start).find_map(|i| named(reading, i).or_else(|| undergone(i))));
    complement.or_else(|| compound(reading, first, noun))
}
