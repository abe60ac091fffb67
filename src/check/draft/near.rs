//! What the sources tell of what a draft tells, though the two were not put together: the same on another day, or
//! another figure for the same.

use std::collections::{BTreeMap, BTreeSet};

use super::loose::is_anniversary;
use super::passage::Texts;
use crate::check::Reason;
use crate::check::relation::Relations;
use crate::claim::{Attributes, Claim, ClaimRef, Kind, Origin, Status, Value, significant_digits};
use crate::lexicon::Lexicon;
use crate::resolve::{Corpus, Features, Group};
use crate::text::{Days, contains_words, fold};

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
        let same = Named::new(corpus.lexicon, own).nearest(counts_of_same(corpus, own).collect());
        let (then, on_other_days): (Vec<_>, Vec<_>) =
            same.into_iter().partition(|other| !days_apart(own, other));
        let places = |all: Vec<&Features<'_>>| all.into_iter().map(|features| features.at).collect();
        Self { then: places(then), on_other_days: places(on_other_days) }
    }
}

/// The counts of the sources that are of the main event of the draft, or in words that are the draft's too.
fn counts_of_same<'f>(
    corpus: &'f Corpus<'f>,
    own: &'f Features<'f>,
) -> impl Iterator<Item = &'f Features<'f>> {
    let counts = corpus.features.iter().filter(move |other| is_count_of(own, other));
    counts.filter(move |other| corpus.of_main_event(own, other) || corpus.speak_alike(own, other))
}

fn is_count_of(own: &Features<'_>, other: &Features<'_>) -> bool {
    let counts = own.kind == Kind::Count && own.claim.attribute == other.claim.attribute;
    counts && other.at.source != own.at.source && other.claim.status != Status::Superseded
}

/// Whom and what a count and its clause name, folded.
struct Named<'a> {
    lexicon: &'a Lexicon,
    names: BTreeSet<String>,
    place: Option<String>,
}

impl<'a> Named<'a> {
    fn new(lexicon: &'a Lexicon, count: &Features<'_>) -> Self {
        Self { lexicon, names: lexicon.meaning(&count.claim.about).names, place: place(count) }
    }

    /// Those that name one whom this names; where none does, those that do not name another place.
    fn nearest<'f>(&self, others: Vec<&'f Features<'f>>) -> Vec<&'f Features<'f>> {
        let shares =
            |other: &&&Features<'_>| !self.lexicon.meaning(&other.claim.about).names.is_disjoint(&self.names);
        let named: Vec<_> = others.iter().filter(shares).copied().collect();
        let elsewhere = |other: &&Features<'_>| {
            self.place.is_some() && place(other).is_some_and(|there| Some(there) != self.place)
        };
        match named.is_empty() {
            true => others.into_iter().filter(|other| !elsewhere(other)).collect(),
            false => named,
        }
    }
}

fn place(count: &Features<'_>) -> Option<String> {
    let Claim { scope, event, .. } = count.claim;
    scope.place.as_deref().or(event.place.as_deref()).map(|place| fold(place).into_owned())
}

/// The claim of a source that counts as many of the same people, though the two were put to two facts: in words that are
/// the draft's too, of the main event, on that very day or where the event of the draft is told, or with a figure that hardly
/// counts two things.
pub(super) fn counted(corpus: &Corpus<'_>, texts: &Texts<'_>, count: ClaimRef) -> Option<ClaimRef> {
    let own = corpus.of(count)?;
    let counts = corpus.features.iter().filter(|other| {
        own.family == other.family && own.kind == other.kind && own.at.source != other.at.source
    });
    let is_telling = own.claim.exact().is_some_and(|figure| significant_digits(figure) >= TELLING);
    let mut counts = counts.filter(|other| other.claim.status != Status::Superseded);
    let is_one = |other: &&Features<'_>| {
        let (x, y) = (own.claim, other.claim);
        let then = !days_apart(own, other) || own.claim.event.origin > Origin::Sentence;
        let group = |claim| Attributes::shipped().limiting_group(claim);
        let same = x.value == y.value && group(x) == group(y);
        let day = own.when.is_some_and(Days::is_day) && own.when == other.when;
        let one = || corpus.speak_alike(own, other) || corpus.of_main_event(own, other);
        same && then && (is_telling || one() || day || is_told_beside(corpus, texts, own, other))
    };
    counts.find(is_one).map(|other| other.at)
}

/// Whether the paragraph of a count of a source tells of the event of one of the draft.
fn is_told_beside(corpus: &Corpus<'_>, texts: &Texts<'_>, own: &Features<'_>, other: &Features<'_>) -> bool {
    let paragraph = || texts.paragraph(other.at.source, other.claim.span.start);
    let event = own.claim.event.r#type.as_ref().filter(|_| own.claim.event.origin == Origin::Clause);
    event.is_some_and(|event| {
        paragraph().is_some_and(|(_, told)| told.meaning(corpus.lexicon).events.contains(event))
    })
}

/// The figures of the sources for the same that are the ends of a range of the draft: "between 23 and 26 died" where one
/// has 23 and another 26. None unless both are there.
pub(super) fn ends(corpus: &Corpus<'_>, count: ClaimRef) -> Vec<ClaimRef> {
    let Some(own) = corpus.of(count) else { return Vec::new() };
    let Some((low, high)) = own.claim.count().and_then(|range| range.min.zip(range.max)) else {
        return Vec::new();
    };
    let group = |claim| Attributes::shipped().limiting_group(claim);
    let giving = |figure: u64| {
        let same = counts_of_same(corpus, own).filter(|other| group(other.claim) == group(own.claim));
        same.filter(move |other| other.claim.exact() == Some(figure)).map(|other| other.at)
    };
    let ends = [low, high].map(|figure| giving(figure).collect::<Vec<_>>());
    if low < high && ends.iter().all(|end| !end.is_empty()) { ends.concat() } else { Vec::new() }
}

/// Two counts of the same kind of outcome with a figure of so many digits before its noughts are of one thing.
const TELLING: i32 = 3;

/// Whether a count and all of these are of the events that their sources are about, which may be one.
pub(super) fn of_main_event(corpus: &Corpus<'_>, count: ClaimRef, others: &[ClaimRef]) -> bool {
    let Some(own) = corpus.of(count) else { return false };
    others.iter().all(|&other| corpus.of(other).is_some_and(|other| corpus.of_main_event(own, other)))
}

/// Whether the clause of a count gives the day. What stands before it may be the day of other things.
pub(super) fn gives_day(count: &Features<'_>) -> bool {
    count.claim.event.origin == Origin::Clause
}

/// Whether the draft gives the day of a source as well, near one of its dates: "on 23 June, the ministry said; on the 22nd,
/// the commission found".
pub(super) fn gives_day_too(corpus: &Corpus<'_>, date: ClaimRef, other: ClaimRef) -> bool {
    let day = |at: ClaimRef| match corpus.of(at)?.claim.value {
        Value::Date(days) => Some(days),
        _ => None,
    };
    let (Some(own), Some(there)) = (corpus.of(date), day(other)) else { return false };
    let near = |at: usize| at.abs_diff(own.claim.span.start) < SENTENCE;
    let dates =
        corpus.features.iter().filter(|date| date.at.source == own.at.source && near(date.claim.span.start));
    own.kind == Kind::Date && dates.filter_map(|date| day(date.at)).any(|days| days == there)
}

fn days_apart(own: &Features<'_>, other: &Features<'_>) -> bool {
    own.when.zip(other.when).is_some_and(|(a, b)| !a.overlaps(b) && !is_anniversary(a, b))
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
        // That somebody is named on a day as well, or holds an office, says nothing of the day.
        let dated = |group: &&Group| !matches!(group.kind, Kind::Date | Kind::Name | Kind::Role);
        for group in groups.iter().filter(dated) {
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
    let clause = fold(&dated.claim.about);
    let beside = shared.near(dated.claim.span.start).filter_map(|(own, others)| {
        let in_clause = |own: &&Features<'_>| contains_words(&clause, &fold(&own.claim.quote));
        let own =
            corpus.of(own).filter(|own| own.when.is_some() && own.when == dated.when && in_clause(own))?;
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

#[cfg(test)]
mod tests {
    use super::Named;
    use crate::check::tests::sources;
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;
    use crate::resolve::Corpus;

    /// The counts of the second source that are near that of the first, by their quotes.
    fn nearest(texts: [&str; 2]) -> Vec<String> {
        let sources = sources(&texts);
        let corpus = Corpus::new(&sources, Lexicon::english());
        let counts = |source| {
            corpus.features.iter().filter(move |count| count.kind == Kind::Count && count.at.source == source)
        };
        let own = counts(0).next().unwrap();
        let near = Named::new(corpus.lexicon, own).nearest(counts(1).collect());
        near.into_iter().map(|count| count.claim.quote.clone()).collect()
    }

    const OTHERS: &str =
        "A grave found at Vell held 21 dead soldiers. An accident in Orm killed three soldiers.";

    #[test]
    fn a_figure_is_held_against_those_that_name_what_it_names() {
        assert_eq!(
            nearest(["At a grave in Vell 12 soldiers were found dead.", OTHERS]),
            ["21 dead soldiers"]
        );
        assert_eq!(nearest(["12 soldiers were found dead.", OTHERS]).len(), 2);
    }
}
