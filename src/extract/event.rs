//! Events: what happened, as far as the text names it, and which one a phrase belongs to.
//!
//! A document is about one event, and tells of its parts and its background besides. The main event
//! is the kind that title, lead and text name most; a phrase belongs to the event named nearest to it.

use std::collections::HashMap;
use std::ops::Range;

use super::date::MEMOIR;
use super::mention::{DateMention, NameMention};
use super::{Reading, clause};
use crate::claim::{EventKinds, EventRef, NameType, Origin, most_named};
use crate::document::BlockKind;
use crate::lexicon::{Class, Classes, Tagged, ValueId};
use crate::text::{Days, Span, TokenKind, fold};

/// A mention in the title counts this many times, one in the lead that many.
const TITLE_VOTES: usize = 6;
const LEAD_VOTES: usize = 3;
/// What names an event.
const EVENTS: Classes = Classes::of(&[Class::Event, Class::EventActor]);
/// What the table calls words that only look like the name of an event ("fire brigade").
const NO_EVENT: &str = "none";
/// How many sentences of running text make the lead.
const LEAD: usize = 3;
/// In how many a text of memory comes to its event.
const OPENING: usize = 8;
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
        Self { token, end: date.tokens.end, days: date.days, from }
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
        let when = self.dated(reading, i, sentence, &near, kind.as_deref());
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
        kind: Option<&str>,
    ) -> Option<Days> {
        let whole = within(&reading.sentences[sentence].tokens, i);
        let block = reading.block(&reading.sentences[sentence]);
        let main = || self.main.when.filter(|_| kind == self.main.r#type.as_deref());
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
        nearest(&self.dates, tokens, i, |d| d.token).filter(|d| d.from <= i).map(|d| d.days)
    }

    /// The last event named in the sentences before, within the same section.
    fn named_before(&self, reading: &Reading<'_>, sentence: usize) -> Option<ValueId> {
        let tokens = before(reading, sentence, |a, b| a.section == b.section)?;
        let last = self.mentions.partition_point(|m| m.token < tokens.end);
        self.mentions[..last].last().filter(|m| m.token >= tokens.start).map(|m| m.kind)
    }

    /// The last date in the sentences before, within the same paragraph; "it had rained since Wednesday" dates no
    /// more than itself.
    fn date_before(&self, reading: &Reading<'_>, sentence: usize) -> Option<Days> {
        let tokens = before(reading, sentence, |a, b| a.span == b.span)?;
        let last = self.dates.partition_point(|d| d.token < tokens.end);
        let within = self.dates[..last].iter().rev().take_while(|d| d.token >= tokens.start);
        within.filter(|d| d.from == 0).map(|d| d.days).next()
    }

    /// The kind named most, where it is named in the lead or more than in passing.
    fn main_kind(&self, reading: &Reading<'_>) -> Option<String> {
        let lead = lead_end(reading, LEAD);
        let title = title_kinds(reading);
        let named = self.mentions.iter().map(|m| (m.kind, weight(reading, m.token, lead)));
        let votes = title.iter().map(|&kind| (kind, TITLE_VOTES)).chain(named);
        let votes: Vec<_> = votes.map(|(kind, weight)| (reading.lexicon.value(kind), weight)).collect();
        let kind = most_named(votes.iter().copied())?;
        let kin = votes.iter().filter(|(other, _)| EventKinds::shipped().kin(kind, other));
        (kin.map(|(_, weight)| weight).sum::<usize>() >= LEAD_VOTES).then(|| kind.to_owned())
    }

    /// The date of a labelled line; else of the dates beside a mention of the main event in the
    /// lead the first, and of those further on the one nearest to the day of writing.
    fn main_date(&self, reading: &Reading<'_>, kind: &str) -> Option<Days> {
        let labelled = self.dates.iter().find(|d| in_date_field(reading, d.token)).map(|d| d.days);
        let lead = lead_end(reading, LEAD);
        let kin = |m: &&Mention| EventKinds::shipped().kin(reading.lexicon.value(m.kind), kind);
        let main = || self.mentions.iter().filter(kin);
        let near = |m: &Mention| self.dates_near(reading, m.token);
        let written = reading.document.source.published;
        let distance = |days: &Days| written.map_or(0, |written| days.gap(written));
        labelled
            .or_else(|| main().take_while(|m| m.token < lead).find_map(near))
            .or_else(|| {
                let written =
                    written.filter(|written| !main().filter_map(near).any(|d| d.gap(*written) <= MEMOIR));
                self.retold(lead_end(reading, OPENING), written?)
            })
            .or_else(|| main().filter_map(near).min_by_key(distance))
    }

    /// The day that lies long before the day of writing, up to token `end`: the event that a text of memory tells of.
    fn retold(&self, end: usize, written: Days) -> Option<Days> {
        let days = self.dates.iter().take_while(|date| date.token < end).map(|date| date.days);
        let over = |days: &Days| days.end < written.start && days.gap(written) > MEMOIR;
        days.filter(|days| days.is_day()).find(over)
    }

    /// A date in the sentence of a mention, narrower than a year; "a year after the flood" is none of the flood.
    fn dates_near(&self, reading: &Reading<'_>, token: usize) -> Option<Days> {
        let sentence = reading.sentence_of(token)?;
        let before = self.dates.partition_point(|date| date.token <= token);
        if before.checked_sub(1).is_some_and(|last| token < self.dates[last].end) {
            return None;
        }
        self.date_in(&within(&reading.sentences[sentence].tokens, token), token)
            .filter(|days| Days::year(days.start.year()) != Some(*days))
    }
}

/// The kinds of event that a title names which stands in the front matter, not in the text.
fn title_kinds(reading: &Reading<'_>) -> Vec<ValueId> {
    let in_text = reading.document.blocks.iter().any(|b| b.kind == BlockKind::Title);
    let Some(title) = reading.document.source.title.as_deref().filter(|_| !in_text) else {
        return Vec::new();
    };
    let tagged = reading.lexicon.tag(title, Span::new(0, title.len()));
    event_hits(&tagged).into_iter().map(|m| m.kind).collect()
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

/// The end of so many sentences of running text.
fn lead_end(reading: &Reading<'_>, sentences: usize) -> usize {
    let prose = reading.sentences.iter().filter(|s| matches!(reading.block(s).kind, BlockKind::Paragraph));
    prose.take(sentences).last().map_or(0, |s| s.tokens.end)
}

fn weight(reading: &Reading<'_>, token: usize, lead: usize) -> usize {
    let block = reading.sentence_of(token).map(|s| reading.block(&reading.sentences[s]).kind);
    match block {
        Some(BlockKind::Title) => TITLE_VOTES,
        _ if token < lead => LEAD_VOTES,
        _ => 1,
    }
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
        assert_eq!(kind("A storm hit Vell. The storm left nine people hurt.").as_deref(), Some("storm"));
    }

    #[test]
    fn a_noun_alone_means_what_its_full_form_means() {
        let text = "The air strike on Vell came at noon. The strike killed nine people.";
        assert_eq!(kind(text).as_deref(), Some("attack"));
        assert_eq!(kind("The strike of the miners left nine people hurt.").as_deref(), Some("strike"));
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
    fn the_date_since_which_something_lasts_is_none_of_the_event() {
        let when = |text: &str| event(text).when.map(|days| days.to_string());
        let worst = "2019-05-20 | The blast killed nine people in the worst attack since fighting broke out on 4 April.";
        assert_ne!(when(worst).as_deref(), Some("2019-04-04"));
        let poor =
            "2019-05-20 | The blast came after years of calm since 2006, when a bomb killed nine people.";
        assert_eq!(when(poor).as_deref(), Some("2006"));
    }
}
