//! The event that a document is about, and its day.

use super::{Events, Mention, event_hits, in_date_field, within};
use crate::claim::{EventKinds, most_named};
use crate::document::BlockKind;
use crate::extract::Reading;
use crate::extract::date::MEMOIR;
use crate::lexicon::ValueId;
use crate::text::{Days, Span};

/// A mention in the title counts this many times, one in the lead that many.
const TITLE_VOTES: usize = 6;
const LEAD_VOTES: usize = 3;
/// How many sentences of running text make the lead.
const LEAD: usize = 3;
/// In how many a text of memory comes to its event.
const OPENING: usize = 8;
/// What lies no more days back is news when it is written.
const NEWS: u32 = 31;
/// What lies more days back is no event of a text that opens with news.
const OLD: u32 = 180;

impl Events {
    /// The kind named most, where it is named in the lead or more than in passing.
    pub(super) fn main_kind(&self, reading: &Reading<'_>) -> Option<String> {
        let lead = lead_end(reading, LEAD);
        let title = title_kinds(reading);
        let named = self.mentions.iter().map(|m| (m.kind, weight(reading, m.token, lead)));
        let votes = title.iter().map(|&kind| (kind, TITLE_VOTES)).chain(named);
        let votes: Vec<_> = votes.map(|(kind, weight)| (reading.lexicon.value(kind), weight)).collect();
        let kind = most_named(votes.iter().copied())?;
        let kin = votes.iter().filter(|(other, _)| EventKinds::shipped().kin(kind, other));
        (kin.map(|(_, weight)| weight).sum::<usize>() >= LEAD_VOTES).then(|| kind.to_owned())
    }

    /// The date of a labelled line; else of the dates beside a mention of the main event in the lead the first, and
    /// of those further on the one nearest to the day of writing; in news, no old one before a day that the lead tells of.
    pub(super) fn main_date(&self, reading: &Reading<'_>, kind: &str) -> Option<Days> {
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
            .or_else(|| {
                let told = main().filter_map(near).min_by_key(distance);
                let is_new = |days: &Days| written.is_none_or(|written| days.gap(written) <= OLD);
                told.filter(is_new).or_else(|| self.news(lead, written?)).or(told)
            })
    }

    /// The first day that the lead of a text tells of, where it lies shortly before the day of writing.
    fn news(&self, lead: usize, written: Days) -> Option<Days> {
        let mut days = self.dates.iter().take_while(|date| date.token < lead).map(|date| date.days);
        days.find(|days| days.is_day() && days.end <= written.end && days.gap(written) <= NEWS)
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
