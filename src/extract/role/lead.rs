//! Who is at the head of what: "a team led by Ali Sow", "the search has been directed by Major Sow", "Sow, who
//! leads the search", "the man who ran the search, Ali Sow".

use std::ops::Range;

use super::{Found, Site, phrase};
use crate::claim::EventKinds;
use crate::extract::phrase::{is_adverb, is_aux, is_boundary, is_capital, is_function, is_verbal};
use crate::extract::stance::{Reality, reality};
use crate::lexicon::{Class, Hit};
use crate::text::TokenKind;

/// The kind of role of who is at the head of something.
const LEADER: &str = "leader";

/// "a team of four, led by Ali Sow", "an inquiry chaired by its president, Ali Sow", "the search has been
/// directed by Major Sow".
pub(super) fn led_by<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let quote_end = site.name().tokens.end;
    let Some(verb) = heads(site).into_iter().find_map(|head| verb_of(site, head)) else { return Vec::new() };
    let passive = (site.sentence.start..verb.start).rev().take_while(|&i| helps(site, i)).last();
    let fact = reality(site.reading, verb.start) == Reality::Fact;
    let (body, quote) = match passive.filter(|&at| (at..verb.start).any(|i| is_aux(site.reading, i))) {
        Some(chain) => {
            let body = subject(site, chain);
            let first = body.as_ref().map_or(chain, |body| body.start);
            (body, first..quote_end)
        }
        None => (described(site, verb.start), verb.start..quote_end),
    };
    let articled = |start: usize| start > site.sentence.start && phrase::is_article(site, start - 1);
    let whole = |body: Range<usize>| body.start - usize::from(articled(body.start))..body.end;
    let found =
        body.map(|body| Found { body: Some(whole(body)), ..Found::new(deed(site, &verb), quote, LEADER) });
    found.filter(|_| fact).into_iter().collect()
}

/// What is said of the leader: "led" of "led by", "command of" of "under the command of".
fn deed(site: &Site<'_>, verb: &Range<usize>) -> Range<usize> {
    let leads = |hit: &Hit<'_>| hit.value == "led";
    let participle = site.reading.hits(verb.start, Class::Appointment).find(leads);
    let noun = (verb.start..verb.end).find(|&i| phrase::is_article(site, i)).map_or(verb.start, |i| i + 1);
    participle.map_or(noun..verb.end, |hit| verb.start..verb.start + hit.len)
}

/// Where the phrase of the person may start: at the name with its title, at what describes it, at the office
/// before it ("the president of the court, Ali Sow").
fn heads(site: &Site<'_>) -> [usize; 3] {
    let start = site.start();
    let title = phrase::modified(site, start, site.sentence.start);
    let floor = site.sentence.start;
    let titled = title - usize::from(title > floor && phrase::is_article(site, title - 1));
    let comma = start.checked_sub(1).filter(|&i| i > floor && site.reading.is(i, ","));
    let office = comma.and_then(|comma| phrase::ending(site, comma, floor)).map(|(_, first, _)| first);
    [start, titled, office.unwrap_or(start)]
}

/// The participle with its "by" that ends at `end`, or "under the command of".
fn verb_of(site: &Site<'_>, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 4;
    const ADVERBS: usize = 3;
    let floor = site.sentence.start;
    let ends = |value: &str, end: usize| {
        (floor.max(end.saturating_sub(LONGEST))..end).find(|&i| {
            site.reading.hits(i, Class::Appointment).any(|hit| hit.value == value && i + hit.len == end)
        })
    };
    let by = end.checked_sub(1).filter(|&i| i > floor && site.reading.is(i, "by"));
    let participle = || {
        let by = by?;
        let light = |i: &usize| is_adverb(site.reading, *i) || site.reading.is(*i, "throughout");
        let adverbs = (floor..by).rev().take(ADVERBS).take_while(light).count();
        (by - adverbs..=by).rev().find_map(|end| ends("led", end))
    };
    ends("led_by", end).or_else(participle).map(|start| start..end)
}

/// Whether token `i` stands between a subject and its participle: "has been", "was initially".
fn helps(site: &Site<'_>, i: usize) -> bool {
    is_aux(site.reading, i) || is_adverb(site.reading, i)
}

/// The body that a participle describes: "a team of four(,) led by".
fn described(site: &Site<'_>, verb: usize) -> Option<Range<usize>> {
    let comma = verb > site.sentence.start && site.reading.word(verb - 1) == ",";
    body(site, verb - usize::from(comma))
}

/// The subject of the passive that starts at `chain`: the phrase before it, the one that "which" stands for, or
/// behind "and" that of the sentence.
fn subject(site: &Site<'_>, chain: usize) -> Option<Range<usize>> {
    let before = chain.checked_sub(1).filter(|&i| i > site.sentence.start)?;
    if is_boundary(site.reading, before, "relative") {
        return described(site, before);
    }
    if !site.reading.is(before, "and") {
        return body(site, chain);
    }
    let first = site.sentence.start;
    let verb = (first..before.min(first + OBJECT)).find(|&i| is_verbal(site.reading, i))?;
    body(site, verb).filter(|body| body.start <= first + 1)
}

/// The noun phrase that ends at `end`, without its article: of those inside each other the nearest that somebody can
/// lead ("*the inquiry into the death of the mayor* was headed by").
fn body(site: &Site<'_>, end: usize) -> Option<Range<usize>> {
    let floor = site.sentence.start.max(end.saturating_sub(OBJECT));
    let first = (floor..end).rev().take_while(|&i| !ends_object(site, i)).last()?;
    let articled = (first..end).rev().filter(|&i| phrase::is_article(site, i)).map(|i| i + 1);
    let mut starts = articled.chain([first]);
    starts.find(|&start| is_led(site, start..end)).map(|start| start..end)
}

/// Whether the head of a phrase is a body or an undertaking, or a name that closes it.
fn is_led(site: &Site<'_>, tokens: Range<usize>) -> bool {
    const LED: [Class; 2] = [Class::Organisation, Class::EventActor];
    let reading = site.reading;
    let end = tokens.clone().find(|&i| is_function(reading, i, "preposition")).unwrap_or(tokens.end);
    let head = tokens.start..end;
    let body = |i: usize| {
        LED.iter().any(|class| reading.has(i, *class))
            || reading.has(i, Class::Group) && phrase::office(site, i).is_none()
            || reading.hits(i, Class::Event).any(|hit| EventKinds::shipped().is_deed(hit.value))
            || reading.is_a(i, Class::Frame, "body")
            || reading.is_a(i, Class::Appointment, "undertaking")
    };
    let name = end > tokens.start && is_capital(reading, end - 1);
    head.into_iter().any(body) || name
}

/// "who led a renegade faction", "heads the commission".
pub(super) fn leads<'a>(site: &Site<'a>, start: usize, relative: bool) -> Option<Found<'a>> {
    let words = leading(site, start)?;
    let habitual = site.reading.word(start).ends_with('s');
    let quote = site.start()..words.end;
    (relative || habitual).then(|| Found::new(words, quote, LEADER))
}

/// "the man who ran the search, Ali Sow".
pub(super) fn one_who_leads<'a>(site: &Site<'a>) -> Vec<Found<'a>> {
    let (start, floor) = (site.start(), site.sentence.start);
    let comma = start.checked_sub(1).filter(|&i| i > floor && site.reading.is(i, ","));
    let Some(comma) = comma else { return Vec::new() };
    let near = floor.max(comma.saturating_sub(OBJECT))..comma;
    let who = near.rev().find(|&i| site.reading.is(i, "who"));
    let one = |who: usize| site.reading.has(who - 1, Class::Group) && phrase::is_article(site, who - 2);
    let who = who.filter(|&who| who > floor + 1 && one(who));
    let words = who.and_then(|who| Some((who - 2, leading(site, who + 1)?)));
    let found = words.filter(|(_, words)| words.end == comma);
    found.map(|(first, words)| Found::new(words, first..site.name().tokens.end, LEADER)).into_iter().collect()
}

/// A verb of leading at `start`, with its object.
fn leading(site: &Site<'_>, start: usize) -> Option<Range<usize>> {
    let verb = |i: usize| site.reading.hits(i, Class::Appointment).find(|hit| hit.value == "lead");
    let object = verb(start).map(|hit| start + hit.len).or_else(|| ran(site, start))?;
    let bound = site.sentence.end.min(object + OBJECT);
    let end = (object..bound).find(|&i| ends_object(site, i)).unwrap_or(bound);
    is_led(site, object..end).then_some(start..end)
}

/// The object of "who ran the hospital": a verb that leads only behind "who", and with what it runs at once.
fn ran(site: &Site<'_>, start: usize) -> Option<usize> {
    let who = start.checked_sub(1).filter(|&i| site.reading.is(i, "who"))?;
    let hit = site.reading.hits(who, Class::Appointment).find(|hit| hit.value == "lead")?;
    let object = who + hit.len;
    (phrase::is_article(site, object) || is_capital(site.reading, object)).then_some(object)
}

fn ends_object(site: &Site<'_>, i: usize) -> bool {
    let clause = site
        .reading
        .hits(i, Class::Function)
        .any(|hit| matches!(hit.value, "auxiliary" | "pronoun" | "conjunction"));
    let preposition = ["on", "after", "before", "during", "until", "since", "from", "when"]
        .iter()
        .any(|word| site.reading.is(i, word));
    let mark =
        site.reading.tokens[i].kind == TokenKind::Symbol && !matches!(site.reading.word(i), "-" | "'" | "’");
    let day = site.reading.has(i, Class::Month) || site.reading.has(i, Class::Weekday);
    let year = site.reading.tokens[i].kind == TokenKind::Number && site.reading.word(i).len() == YEAR;
    clause || preposition || mark || day || year || site.reading.is(i, "that")
}

/// Digits of a year.
const YEAR: usize = 4;

/// Words of what somebody leads, at most.
const OBJECT: usize = 12;
