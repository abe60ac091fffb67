//! What the sources tell of what a draft tells, though the two were not put together: the same on another day, or
//! another figure for the same.

use std::collections::BTreeMap;

use crate::check::Reason;
use crate::check::relation::Relations;
use crate::claim::{ClaimRef, Kind, Status};
use crate::resolve::{Corpus, Features, Group};

/// A date and what it dates stand so near each other, in bytes.
const SENTENCE: usize = 200;

/// The counts of the sources that are of what a count of the draft is of, whatever figure they give.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Those whose day is the draft's, or is not known.
    pub(super) then: Vec<ClaimRef>,
    /// Those of other days.
    pub(super) on_other_days: Vec<ClaimRef>,
}

impl Counted {
    /// What the sources count so of the main event of the draft, or in words that are the draft's too.
    pub(super) fn new(corpus: &Corpus<'_>, count: ClaimRef) -> Self {
        let Some(own) = corpus.of(count) else { return Self::default() };
        let counts = corpus.features.iter().filter(|other| is_count_of(own, other));
        let same = counts.filter(|other| corpus.of_main_event(own, other) || corpus.speak_alike(own, other));
        let (then, on_other_days): (Vec<_>, Vec<_>) = same.partition(|other| !days_apart(own, other));
        let places = |all: Vec<&Features<'_>>| all.into_iter().map(|features| features.at).collect();
        Self { then: places(then), on_other_days: places(on_other_days) }
    }
}

fn is_count_of(own: &Features<'_>, other: &Features<'_>) -> bool {
    let counts = own.kind == Kind::Count && other.kind == Kind::Count && own.family == other.family;
    counts && other.at.source != own.at.source && other.claim.status != Status::Superseded
}

fn days_apart(own: &Features<'_>, other: &Features<'_>) -> bool {
    own.when.zip(other.when).is_some_and(|(a, b)| !a.overlaps(b))
}

/// The claims of the draft that stand in one fact with claims of the sources, by where they stand in its text.
#[derive(Debug)]
pub(super) struct Shared {
    /// The claims of the sources on each fact.
    facts: Vec<Vec<ClaimRef>>,
    /// By the byte where they begin: the claims of the draft, each with the index of its fact.
    own: BTreeMap<usize, Vec<(ClaimRef, usize)>>,
}

impl Shared {
    pub(super) fn new(corpus: &Corpus<'_>, groups: &[Group], draft: usize) -> Self {
        let mut shared = Self { facts: Vec::new(), own: BTreeMap::new() };
        for group in groups.iter().filter(|group| group.kind != Kind::Date) {
            let (own, others): (Vec<ClaimRef>, Vec<ClaimRef>) =
                group.claims.iter().partition(|at| at.source == draft);
            if own.is_empty() || others.is_empty() {
                continue;
            }
            for features in own.iter().filter_map(|&at| corpus.of(at)) {
                let here = shared.own.entry(features.claim.span.start).or_default();
                here.push((features.at, shared.facts.len()));
            }
            shared.facts.push(others);
        }
        shared
    }

    /// The claims of the draft around this byte, each with those of the sources on its fact.
    fn near(&self, byte: usize) -> impl Iterator<Item = (ClaimRef, &[ClaimRef])> {
        let around = byte.saturating_sub(SENTENCE - 1)..byte.saturating_add(SENTENCE);
        self.own.range(around).flat_map(|(_, own)| own).map(|&(at, fact)| (at, self.facts[fact].as_slice()))
    }
}

/// The claims of the sources that say what the draft says beside one of its dates, and say it of another day: of each
/// source one.
pub(super) fn dated_otherwise(
    corpus: &Corpus<'_>,
    relations: &Relations<'_>,
    shared: &Shared,
    date: ClaimRef,
) -> Vec<ClaimRef> {
    let Some(dated) = corpus.of(date) else { return Vec::new() };
    let beside = shared.near(dated.claim.span.start).filter_map(|(own, others)| {
        let own = corpus.of(own).filter(|own| own.when.is_some() && own.when == dated.when)?;
        Some((own, others))
    });
    let otherwise = beside.flat_map(|(own, others)| {
        let apart = |other: &ClaimRef| corpus.of(*other).is_some_and(|other| days_apart(own, other));
        let same = |other: &ClaimRef| {
            matches!(relations.of(&[own.at, *other], own.at, *other), Reason::Same | Reason::Rounding)
        };
        others.iter().copied().filter(move |other| apart(other) && same(other))
    });
    let mut found: Vec<ClaimRef> = otherwise.collect();
    found.sort_unstable();
    found.dedup_by_key(|at| at.source);
    found
}
