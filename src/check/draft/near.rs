//! What the sources tell of what a draft tells, though the two were not put together: the same on another day, or
//! another figure for the same.

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

/// The claims of the draft that stand in one fact with claims of the sources, each with one of these.
pub(super) fn pairs(groups: &[Group], draft: usize) -> Vec<(ClaimRef, ClaimRef)> {
    let undated = groups.iter().filter(|group| group.kind != Kind::Date);
    let of_group = |group: &Group| {
        let (own, others): (Vec<ClaimRef>, Vec<ClaimRef>) =
            group.claims.iter().partition(|at| at.source == draft);
        own.into_iter()
            .flat_map(|own| others.clone().into_iter().map(move |other| (own, other)))
            .collect::<Vec<_>>()
    };
    undated.flat_map(of_group).collect()
}

/// The claims of the sources that say what the draft says beside one of its dates, and say it of another day: of each
/// source one.
pub(super) fn dated_otherwise(
    corpus: &Corpus<'_>,
    relations: &Relations<'_>,
    pairs: &[(ClaimRef, ClaimRef)],
    date: ClaimRef,
) -> Vec<ClaimRef> {
    let Some(dated) = corpus.of(date) else { return Vec::new() };
    let beside = |own: &Features<'_>| {
        let near = own.claim.span.start.abs_diff(dated.claim.span.start) < SENTENCE;
        near && own.when.is_some() && own.when == dated.when
    };
    let otherwise = pairs.iter().filter(|&&(own, other)| {
        let both = corpus.of(own).zip(corpus.of(other));
        both.is_some_and(|(x, y)| beside(x) && days_apart(x, y))
            && matches!(relations.of(&[own, other], own, other), Reason::Same | Reason::Rounding)
    });
    let mut found: Vec<ClaimRef> = otherwise.map(|(_, other)| *other).collect();
    found.sort_unstable();
    found.dedup_by_key(|at| at.source);
    found
}
