//! The event that a source is about, and on which day most sources of a dossier have it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::corpus::DOSSIER;
use super::kinds::Kinds;
use super::symbol::{Symbol, Symbols};
use crate::claim::{Claim, EventKinds, EventRef, Origin, SourceClaims, Value, most_named};
use crate::text::Days;

/// The event that a source is about, as far as its claims tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct MainEvent {
    /// Of what kind it is.
    pub(super) kind: Option<Symbol>,
    /// When it was.
    pub(super) when: Option<Days>,
}

/// What a text tells of so many days before its main event led up to it; what lies further back is another.
pub(super) const PRELUDE: u32 = 30;

/// Days that differ by no more are tellings of one.
const ONE_DAY: u32 = 1;
/// The longest time that says on which day something happened, in days.
const WEEK: u32 = 7;
/// The longest that says when it happened at all: a year alone is that of a comparison as often.
pub(super) const SEASON: u32 = 100;

/// The event of each source. Where most sources know of one day, it is that of each that knows it.
pub(super) fn of_all(sources: &[SourceClaims], symbols: &mut Symbols) -> Vec<MainEvent> {
    let mut mains: Vec<_> = sources.iter().map(|source| MainEvent::of(&source.claims, symbols)).collect();
    if (2..=DOSSIER).contains(&sources.len()) {
        let days: Vec<_> = sources.iter().map(|source| days_of(&source.claims)).collect();
        if let Some(agreed) = agreed_day(&days) {
            for (main, days) in mains.iter_mut().zip(&days) {
                let own = days.keys().filter(|day| day.gap(agreed) <= ONE_DAY);
                main.when = own.min_by_key(|day| day.gap(agreed)).copied().or(main.when);
            }
        }
    }
    mains
}

/// The days on which the claims of a source have something happen, and how often.
fn days_of(claims: &[Claim]) -> BTreeMap<Days, usize> {
    let mut days = BTreeMap::new();
    for claim in claims {
        let told = match claim.value {
            Value::Date(days) => Some(days),
            _ => claim.event.when,
        };
        if let Some(day) = told.filter(|day| day.length() <= WEEK) {
            *days.entry(day).or_default() += 1;
        }
    }
    days
}

/// The day that most sources know, and at least half of them; of several the one told most often, then
/// the first.
fn agreed_day(sources: &[BTreeMap<Days, usize>]) -> Option<Days> {
    let near = |days: &BTreeMap<Days, usize>, day: Days| -> usize {
        days.iter().filter(|(other, _)| other.gap(day) <= ONE_DAY).map(|(_, told)| told).sum()
    };
    let known = |day: Days| {
        let told = sources.iter().map(|days| near(days, day));
        told.fold((0, 0), |(known, all), told| (known + usize::from(told > 0), all + told))
    };
    let days: BTreeSet<Days> = sources.iter().flat_map(|days| days.keys().copied()).collect();
    let best = days.into_iter().map(|day| (known(day), Reverse(day))).max()?;
    let ((sources_of_it, _), Reverse(day)) = best;
    (sources_of_it >= 2 && sources_of_it * 2 >= sources.len()).then_some(day)
}

impl MainEvent {
    /// The kind that the claims fall back on, else name most; of its times the one given most.
    pub(super) fn of(claims: &[Claim], symbols: &mut Symbols) -> Self {
        let of_document = claims.iter().find(|c| c.event.origin == Origin::Document);
        let named = || most_named(claims.iter().filter_map(|c| Some((c.event.r#type.as_deref()?, 1))));
        let kind = of_document.map_or_else(named, |claim| claim.event.r#type.as_deref());
        let about = |event: &EventRef| {
            event.r#type.as_deref().zip(kind).is_some_and(|(own, main)| EventKinds::shipped().kin(own, main))
        };
        let mut votes: BTreeMap<Days, usize> = BTreeMap::new();
        let told = claims.iter().map(|c| &c.event).filter(|e| about(e)).filter_map(|e| e.when);
        for when in told.filter(|when| when.length() <= SEASON) {
            *votes.entry(when).or_default() += 1;
        }
        let when = votes.into_iter().max_by_key(|(when, count)| (*count, Reverse(*when)));
        Self { kind: kind.map(|kind| symbols.intern(kind)), when: when.map(|(when, _)| when) }
    }

    /// The name of its kind.
    pub(super) fn kind<'s>(&self, symbols: &'s Symbols) -> Option<&'s str> {
        self.kind.map(|kind| symbols.word(kind))
    }

    /// Whether an event that the text tells of is this one, or goes on in its course.
    pub(super) fn includes(&self, event: &EventRef, symbols: &Symbols) -> bool {
        let kinds = EventKinds::shipped();
        let Some((kind, main)) = event.r#type.as_deref().zip(self.kind(symbols)) else {
            return !self.precedes(event);
        };
        let far = event.origin >= Origin::Section;
        let placed = event.place.is_some();
        !self.precedes(event) && (kinds.kin(main, kind) || far || !placed && kinds.one_course(main, kind))
    }

    /// Whether an event lies too long before this one to belong to it.
    fn precedes(&self, event: &EventRef) -> bool {
        let times = event.when.zip(self.when);
        times.is_some_and(|(when, main)| when.end < main.start && when.gap(main) > PRELUDE)
    }

    /// Whether two sources may be about one event.
    pub(super) fn may_be(&self, other: &Self, kinds: &Kinds) -> bool {
        let alike = self.kind.zip(other.kind).is_none_or(|(x, y)| kinds.kin(x, y) || kinds.one_course(x, y));
        alike && self.when.zip(other.when).is_none_or(|(x, y)| x.gap(y) <= PRELUDE)
    }
}

#[cfg(test)]
mod tests {
    use super::of_all;
    use crate::check::tests::sources;
    use crate::resolve::symbol::Symbols;

    fn days(texts: &[&str]) -> Vec<Option<String>> {
        let mains = of_all(&sources(texts), &mut Symbols::default());
        mains.iter().map(|main| main.when.map(|when| when.to_string())).collect()
    }

    #[test]
    fn the_day_that_most_sources_know_is_that_of_the_main_event() {
        let long = "2019-06-20 | The crash of 2 January 2014 and that of 3 May 2019 are alike. The crash of 2 January \
                    2014 killed nine people. The crash of 3 May 2019 killed four people.";
        let texts = [
            "2019-05-04 | A crash on 3 May 2019 killed four people.",
            long,
            "2019-05-05 | A crash on 4 May 2019 killed five people.",
        ];
        assert_eq!(days(&texts[1..2]), [Some("2014-01-02".to_owned())]);
        let told = ["2019-05-03", "2019-05-03", "2019-05-04"].map(|day| Some(day.to_owned()));
        assert_eq!(days(&texts), told);
    }
}
