//! Events: what happened, as far as the text names it, and which one a phrase belongs to.
//!
//! A document is about one event, and tells of its parts and its background besides. The main event
//! is the kind that title, lead and text name most; a phrase belongs to the event named nearest to it.

mod main;

use std::collections::HashMap;
use std::ops::Range;

use super::mention::{DateMention, NameMention};
use super::phrase::{boundary, is_function};
use super::{Reading, clause};
use crate::claim::{EventKinds, EventRef, NameType, Origin};
use crate::document::BlockKind;
use crate::lexicon::{Class, Classes, Form, Tagged, ValueId};
use crate::text::{Days, TokenKind, fold};

/// What names an event.
const EVENTS: Classes = Classes::of(&[Class::Event, Class::EventActor]);
/// The values of verbs that tell what happened, and do not ask for it or guess at it.
const TELLS: [&str; 3] = ["say", "claim", "report"];
/// What the table calls words that only look like the name of an event ("fire brigade").
const NO_EVENT: &str = "none";
/// How many sentences a phrase looks back within its paragraph and section.
const BACK: usize = 4;

/// The events of a document.
#[derive(Debug, Default)]
pub struct Events {
    /// In order of the text.
    mentions: Vec<Mention>,
    /// The dates that may date an event, in order of the text.
    dates: Vec<Dated>,
    /// The places that may place an event: token and name, in order of the text.
    places: Vec<(usize, String)>,
    /// The event that the document is about.
    main: EventRef,
    /// The day that each section's heading gives.
    sections: Vec<Option<Days>>,
}

/// A date that may date an event.
#[derive(Debug)]
struct Dated {
    token: usize,
    /// The first token behind it.
    end: usize,
    days: Days,
    /// What stands before this token is not dated by it.
    from: usize,
    /// What was over when somebody told it on this date: none of it is dated by it.
    told: Option<Range<usize>>,
}

impl Dated {
    /// "The deadliest attack since fighting broke out on 4 April": the date is of what a stretch began with,
    /// and not of what stands before it.
    fn new(reading: &Reading<'_>, date: &DateMention) -> Self {
        const NEAR: usize = 12;
        let token = date.tokens.start;
        let before = (token.saturating_sub(NEAR)..token).rev();
        let mut clause = before.take_while(|&i| reading.tokens[i].kind != TokenKind::Symbol);
        let since = |&i: &usize| reading.hits(i, Class::TimeWord).any(|hit| hit.value == "background");
        let from = clause.find(since).unwrap_or_default();
        Self { token, end: date.tokens.end, days: date.days, from, told: told(reading, date) }
    }

    /// Whether it is the date on which somebody told what token `i` is part of.
    fn is_of_telling(&self, i: usize) -> bool {
        self.told.as_ref().is_some_and(|told| told.contains(&i))
    }
}

#[derive(Debug)]
struct Mention {
    token: usize,
    /// How many tokens name it.
    len: usize,
    kind: ValueId,
}

impl Events {
    /// Finds them.
    #[must_use]
    pub fn find(reading: &Reading<'_>, dates: &[DateMention], names: &[NameMention]) -> Self {
        let mut mentions = event_hits(reading);
        mean_what_they_head(reading, &mut mentions);
        let dates = dates.iter().map(|d| Dated::new(reading, d)).collect();
        let places = places(reading, names);
        let mut events = Self { mentions, dates, places, ..Self::default() };
        events.sections = sections(reading, &events.dates);
        let kind = events.main_kind(reading);
        let when = kind.as_deref().and_then(|kind| events.main_date(reading, kind));
        events.main = EventRef { r#type: kind, when, place: None, origin: Origin::Document };
        events
    }

    /// The event that the document is about.
    #[must_use]
    pub const fn main(&self) -> &EventRef {
        &self.main
    }

    /// The event that token `i` belongs to.
    #[must_use]
    pub fn of(&self, reading: &Reading<'_>, i: usize) -> EventRef {
        let Some(sentence) = reading.sentence_of(i) else { return self.main.clone() };
        let near = clause::around(reading, i);
        let whole = within(&reading.sentences[sentence].tokens, i);
        let (kind, origin) = self
            .named_in(&near, i)
            .map(|kind| (kind, Origin::Clause))
            .or_else(|| self.named_in(&whole, i).map(|kind| (kind, Origin::Sentence)))
            .or_else(|| self.named_before(reading, sentence).map(|kind| (kind, Origin::Section)))
            .map_or((self.main.r#type.clone(), Origin::Document), |(kind, origin)| {
                (Some(reading.lexicon.value(kind).to_owned()), origin)
            });
        let when = self.dated(reading, i, sentence, &near, (kind.as_deref(), origin));
        let background = kind != self.main.r#type && origin <= Origin::Sentence;
        let place = background.then(|| nearest(&self.places, &whole, i, |p| p.0)).flatten();
        EventRef { r#type: kind, when, place: place.map(|p| p.1.clone()), origin }
    }

    /// The day of the clause, the sentence, the section, the paragraph so far, or the main event.
    fn dated(
        &self,
        reading: &Reading<'_>,
        i: usize,
        sentence: usize,
        near: &Range<usize>,
        (kind, origin): (Option<&str>, Origin),
    ) -> Option<Days> {
        let whole = within(&reading.sentences[sentence].tokens, i);
        let block = reading.block(&reading.sentences[sentence]);
        let told = || self.dates_of(&whole).any(|date| date.is_of_telling(i));
        let main = || {
            let of_main = kind == self.main.r#type.as_deref();
            self.main.when.filter(|_| of_main && (origin < Origin::Document || !told()))
        };
        self.date_in(near, i)
            .or_else(|| self.date_in(&whole, i))
            .or_else(|| self.sections.get(block.section).copied().flatten())
            .or_else(|| self.date_before(reading, sentence))
            .or_else(main)
    }

    fn named_in(&self, tokens: &Range<usize>, i: usize) -> Option<ValueId> {
        nearest(&self.mentions, tokens, i, |m| m.token).map(|m| m.kind)
    }

    fn date_in(&self, tokens: &Range<usize>, i: usize) -> Option<Days> {
        let dates = self.dates_of(tokens).filter(|d| !d.is_of_telling(i));
        dates.min_by_key(|d| d.token.abs_diff(i)).filter(|d| d.from <= i).map(|d| d.days)
    }

    /// The dates inside these tokens.
    fn dates_of(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Dated> {
        let first = self.dates.partition_point(|d| d.token < tokens.start);
        let behind = self.dates.partition_point(|d| d.token < tokens.end);
        self.dates[first..behind.max(first)].iter()
    }

    /// The last event named in the sentences before, within the same section.
    fn named_before(&self, reading: &Reading<'_>, sentence: usize) -> Option<ValueId> {
        let tokens = before(reading, sentence, |a, b| a.section == b.section)?;
        let last = self.mentions.partition_point(|m| m.token < tokens.end);
        self.mentions[..last].last().filter(|m| m.token >= tokens.start).map(|m| m.kind)
    }

    /// The last date in the sentences before, within the same paragraph; "it had rained since Wednesday" dates no
    /// more than itself, nor does the day of an announcement.
    fn date_before(&self, reading: &Reading<'_>, sentence: usize) -> Option<Days> {
        let tokens = before(reading, sentence, |a, b| a.span == b.span)?;
        let last = self.dates.partition_point(|d| d.token < tokens.end);
        let within = self.dates[..last].iter().rev().take_while(|d| d.token >= tokens.start);
        within.filter(|d| d.from == 0 && d.told.is_none()).map(|d| d.days).next()
    }
}

/// "On 2 May the junta announced that it had captured nine men", "The mayor said on Friday that nine had died": the
/// clause that a verb of saying governs and that was over by then, where this is the date of the saying.
fn told(reading: &Reading<'_>, date: &DateMention) -> Option<Range<usize>> {
    /// The subject of what is told has no more tokens.
    const SUBJECT: usize = 14;
    let sentence = &reading.sentences[reading.sentence_of(date.tokens.start)?].tokens;
    let sentence = within(sentence, date.tokens.start);
    sentence.clone().find_map(|verb| {
        let said = reading.hit(verb, Class::Speech)?;
        let behind = verb + said.len;
        let start = if (behind..behind + 3).contains(&date.tokens.start) { date.tokens.end } else { behind };
        let start = start + usize::from(reading.is(start, "that"));
        let subject = start..sentence.end.min(start + SUBJECT);
        let over = { subject }
            .skip_while(|_| reading.word(start) == ",")
            .take_while(|&at| !ends_subject(reading, at))
            .find(|&at| reading.is_a(at, Class::Tense, "pluperfect"))?;
        let told = start..clause::around(reading, over).end;
        (TELLS.contains(&said.value) && !told.contains(&date.tokens.start)).then_some(told)
    })
}

/// Whether a subject is over before token `at`: at a mark that is no comma, at another clause, or at a verb in the past
/// that is no adjective ("40 wounded soldiers").
fn ends_subject(reading: &Reading<'_>, at: usize) -> bool {
    let verbs = [Class::Verb, Class::Affect, Class::Suffer];
    let past =
        |&class: &Class| reading.hits(at, class).any(|hit| matches!(hit.form, Form::Past | Form::Participle));
    let tense = reading.hits(at, Class::Tense).any(|hit| hit.value != "pluperfect");
    let adjective = is_function(reading, at - 1, "determiner")
        || reading.has(at - 1, Class::Cardinal)
        || reading.tokens[at - 1].kind == TokenKind::Number;
    let mark = reading.tokens[at].kind == TokenKind::Symbol && reading.word(at) != ",";
    let clause = matches!(boundary(reading, at), Some("relative" | "subordinate" | "contrast" | "question"));
    mark || clause || verbs.iter().any(past) && !adjective || tense
}

/// Longest match, left to right: "opened fire" is a shooting and no fire.
fn event_hits(reading: &Tagged<'_>) -> Vec<Mention> {
    let kinds = EventKinds::shipped();
    let mut found = Vec::new();
    let mut token = 0;
    while token < reading.len() {
        if !reading.starts(token).any(EVENTS) {
            token += 1;
            continue;
        }
        let hit = reading.hit(token, Class::EventActor).or_else(|| reading.hit(token, Class::Event));
        if let Some(hit) = hit.filter(|hit| !kinds.follows(hit.value) && hit.value != NO_EVENT) {
            found.push(Mention { token, len: hit.len, kind: hit.id });
        }
        token += hit.map_or(1, |hit| hit.len);
    }
    found
}

/// "The strike" in a text that has "air strike": a noun alone is of the kind that it heads elsewhere.
fn mean_what_they_head(reading: &Tagged<'_>, mentions: &mut [Mention]) {
    let last = |m: &Mention| reading.word(m.token + m.len - 1);
    let heads: HashMap<&str, ValueId> =
        mentions.iter().filter(|m| m.len > 1).map(|m| (last(m), m.kind)).collect();
    for mention in mentions.iter_mut().filter(|m| m.len == 1) {
        if let Some(&kind) = heads.get(last(mention)) {
            mention.kind = kind;
        }
    }
}

/// Towns and the like after "in", "at" and "near": of a country, an event has no place of its own.
fn places(reading: &Reading<'_>, names: &[NameMention]) -> Vec<(usize, String)> {
    let places = names.iter().filter(|name| name.r#type == NameType::Place);
    let located = places.filter(|name| {
        let before = name.tokens.start.wrapping_sub(1);
        let is_country = || {
            let country = fold(&name.text);
            reading.is_a(name.tokens.start, Class::Place, &country)
        };
        ["in", "at", "near", "outside"].iter().any(|word| reading.is(before, word)) && !is_country()
    });
    located.map(|name| (name.tokens.start, name.text.clone())).collect()
}

/// The day that each section's heading gives, taken over by the sections below it.
fn sections(reading: &Reading<'_>, dates: &[Dated]) -> Vec<Option<Days>> {
    let mut own: HashMap<usize, Days> = HashMap::new();
    for Dated { token, days, .. } in dates {
        let Some(sentence) = reading.sentence_of(*token) else { continue };
        let block = reading.block(&reading.sentences[sentence]);
        if block.kind == BlockKind::Heading {
            own.entry(block.section).or_insert(*days);
        }
    }
    let mut found: Vec<Option<Days>> = Vec::new();
    for (index, section) in reading.document.sections.iter().enumerate() {
        let above = section.parent.and_then(|parent| found.get(parent).copied().flatten());
        found.push(own.get(&index).copied().or(above));
    }
    found
}

fn in_date_field(reading: &Reading<'_>, token: usize) -> bool {
    let Some(sentence) = reading.sentence_of(token) else { return false };
    let BlockKind::Field { label, .. } = reading.block(&reading.sentences[sentence]).kind else {
        return false;
    };
    reading.has(reading.at(label.start), Class::DateLabel)
}

/// The tokens of the sentences before, in the same block or section, at most [`BACK`] of them.
fn before(
    reading: &Reading<'_>,
    sentence: usize,
    together: impl Fn(crate::document::Block, crate::document::Block) -> bool,
) -> Option<Range<usize>> {
    let own = reading.block(&reading.sentences[sentence]);
    let earlier = reading.sentences[..sentence].iter().rev().take(BACK);
    let first = earlier.take_while(|s| together(reading.block(s), own)).last()?;
    Some(first.tokens.start..reading.sentences[sentence].tokens.start)
}

/// A sentence may be a whole book: only so much of it is looked at.
fn within(sentence: &Range<usize>, i: usize) -> Range<usize> {
    const REACH: usize = 80;
    sentence.start.max(i.saturating_sub(REACH))..sentence.end.min(i + REACH)
}

/// The item of a sorted list that stands nearest to token `i`, inside `tokens`.
fn nearest<'a, T>(
    sorted: &'a [T],
    tokens: &Range<usize>,
    i: usize,
    place: impl Fn(&T) -> usize,
) -> Option<&'a T> {
    let first = sorted.partition_point(|item| place(item) < tokens.start);
    let inside = sorted[first..].iter().take_while(|item| place(item) < tokens.end);
    inside.min_by_key(|item| place(item).abs_diff(i))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::sources;
    use crate::claim::EventRef;

    /// The event of the first count of a text.
    fn event(text: &str) -> EventRef {
        let sources = sources(&[text]);
        let mut counts = sources[0].claims.iter().filter(|claim| claim.count().is_some());
        counts.next().unwrap().event.clone()
    }

    fn kind(text: &str) -> Option<String> {
        event(text).r#type
    }

    #[test]
    fn a_word_in_passing_is_not_what_a_text_is_about() {
        assert_eq!(kind("The clerk read by a storm lantern. Nine people were hurt."), None);
        assert_eq!(kind("Nine people were hurt, the fire brigade said."), None);
        assert_eq!(kind("The water had been rising since Monday. Nine people were hurt."), None);
        assert_eq!(kind("The rising waters hurt nine people."), None);
        assert_eq!(kind("The rising in Vell left nine people hurt.").as_deref(), Some("uprising"));
        assert_eq!(kind("A storm hit Vell. The storm left nine people hurt.").as_deref(), Some("storm"));
    }

    #[test]
    fn a_noun_alone_means_what_its_full_form_means() {
        let text = "The air strike on Vell came at noon. The strike killed nine people.";
        assert_eq!(kind(text).as_deref(), Some("attack"));
        assert_eq!(kind("The strike of the miners left nine people hurt.").as_deref(), Some("strike"));
    }

    #[test]
    fn news_is_of_the_day_that_its_lead_tells_of() {
        let when = |text: &str| event(text).when.map(|days| days.to_string());
        let text = "2012-12-08 | The bus was struck by a train on Thursday. The wounded are in hospital.\n\n\
                    Nine people were killed, said the mayor, and the keeper is held.\n\n\
                    In May 2005 an accident at the crossing killed eight guests of a wedding.";
        assert_eq!(when(text).as_deref(), Some("2012-12-06"));
    }

    #[test]
    fn a_text_of_memory_is_about_the_day_that_it_opens_with() {
        let when = |text: &str| event(text).when.map(|days| days.to_string());
        let text = "2014-11-16 | The gate lies on its side. The fire is remembered. It is rusty. On 19 November 2012 it stood at the foot of the stairs.\n\n\
                    Nine people were arrested after the fire.\n\nIn March 2008 a fire killed four women.";
        assert_eq!(when(text).as_deref(), Some("2012-11-19"));
        let news = "2019-06-10 | The bridge was built on 1 March 1901. It is gone.\n\nNine people died in the flood.\n\n\
                    The flood struck on 5 June 2019.";
        assert_eq!(when(news).as_deref(), Some("2019-06-05"));
    }

    #[test]
    fn the_day_of_an_announcement_is_not_that_of_what_was_over_by_then() {
        let when = |text: &str| event(text).when.map(|days| days.to_string());
        let told =
            |said: &str| when(&format!("2019-06-10 | The flood struck Vell on 5 June 2019.\n\n{said}"));
        let then = Some("2019-06-05".to_owned());
        assert_eq!(told("On 8 June 2019 the mayor announced that the flood had killed nine people."), then);
        assert_eq!(
            told("The mayor said on 8 June 2019 that nine people had been killed in the flood."),
            then
        );
        let own = told("The mayor said that nine people had been killed in the flood on 6 June 2019.");
        assert_eq!(own.as_deref(), Some("2019-06-06"));
        let other = told("The mayor said on 8 June 2019 that rebels had killed nine people.");
        assert_eq!(other, None);
        assert_eq!(
            told(
                "On 8 June 2019 the mayor said that nine people, among them two children, had died in the flood."
            ),
            then
        );
        assert_eq!(told("On 8 June 2019 the mayor said that nine wounded men had died of the flood."), then);
        for on_the_day in [
            "The mayor said on 8 June 2019 that nine people were killed in the flood.",
            "By 8 June 2019, the mayor said, nine people had died in the flood.",
            "The mayor said on 8 June 2019 that a gang killed nine people after rebels had burned a bank.",
            "Rebels attacked Orm on 8 June 2019, the mayor said, killing nine people who had fled.",
            "On 8 June 2019 the mayor asked them to stop the shooting, which had wounded nine people.",
        ] {
            assert_eq!(told(on_the_day).as_deref(), Some("2019-06-08"), "{on_the_day}");
        }
    }

    #[test]
    fn the_date_since_which_something_lasts_is_none_of_the_event() {
        let when = |text: &str| event(text).when.map(|days| days.to_string());
        let worst = "2019-05-20 | The blast killed nine people in the worst attack since fighting broke out on 4 April.";
        assert_ne!(when(worst).as_deref(), Some("2019-04-04"));
        let poor =
            "2019-05-20 | The blast came after years of calm since 2006, when a bomb killed nine people.";
        assert_eq!(when(poor).as_deref(), Some("2006"));
    }
}
