//! The same told of another day: by a date of a source in its clause, or in a paragraph.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Desk;
use super::deed;
use super::elsewhere::{FEWEST, TELLING, shared, words};
use super::loose;
use super::passage::{Paragraph, Place};
use crate::claim::{ClaimRef, Kind, Place as ClaimPlace, Status};
use crate::lexicon::{Class, Lexicon};
use crate::resolve::Features;
use crate::text::{Days, Span};

/// A passage or a clause tells most of a date where so many of the words stand in it.
const MOST: (usize, usize) = (2, 3);

/// The date of a source, of another day of that year, whose own clause has most of the words of a date of the draft, and
/// how many.
pub(super) fn in_clause(desk: &Desk<'_>, date: ClaimRef) -> Option<(usize, ClaimRef)> {
    let corpus = desk.corpus;
    let own = corpus.of(date)?;
    let days = own.when?;
    let told = corpus.lexicon.meaning(&own.claim.about);
    let told = words(&told);
    let dates = corpus.features.iter().filter(|other| {
        let stands = other.claim.status != Status::Superseded && other.claim.place != ClaimPlace::Infobox;
        other.kind == Kind::Date && other.at.source != date.source && stands
    });
    let apart = |other: &&Features<'_>| {
        other.when.is_some_and(|when| {
            when.start.year() == days.start.year()
                && !when.overlaps(days)
                && !loose::may_mean(desk, date, when)
        })
    };
    let near = dates.filter(apart).filter_map(|other| {
        let (shared, _) = common(corpus.lexicon, other, &told);
        (is_most(shared, &told) && !deed::are_two(desk, date, other.at)).then_some((shared, other.at))
    });
    near.max_by_key(|(shared, at)| (*shared, Reverse(*at)))
}

/// Whether so many words are most of these.
fn is_most(shared: usize, told: &BTreeSet<&str>) -> bool {
    shared >= TELLING && shared * MOST.1 >= told.len() * MOST.0
}

/// Whether the date of a source is one for which something was planned, the draft tells what was done, and few of its words
/// are the same: "he was to leave in April" says nothing of the day on which somebody left.
pub(super) fn is_mere_plan(desk: &Desk<'_>, date: ClaimRef, other: ClaimRef) -> bool {
    let corpus = desk.corpus;
    let Some((own, other)) = corpus.of(date).zip(corpus.of(other)) else { return false };
    let told = corpus.lexicon.meaning(&own.claim.about);
    let told = words(&told);
    let planned = is_planned(corpus.lexicon, other) && !is_planned(corpus.lexicon, own);
    planned && !is_most(common(corpus.lexicon, other, &told).0, &told)
}

/// Whether the clause of a date looks ahead: "was to leave".
fn is_planned(lexicon: &Lexicon, date: &Features<'_>) -> bool {
    let clause = &date.claim.about;
    let tagged = lexicon.tag(clause, Span::new(0, clause.len()));
    (0..tagged.len()).any(|at| tagged.is_a(at, Class::Tense, "future"))
}

/// A date or a figure of another day of that year, and how many of the words stand with it: in the paragraph of a source that tells best what the draft tells of
/// a date: most of the words stand there, or half of them and half in the clause of that claim, a name among them, and no
/// day there is the draft's. What happened years apart may be two things.
pub(super) fn in_passage(desk: &Desk<'_>, date: ClaimRef) -> Option<(usize, ClaimRef)> {
    let corpus = desk.corpus;
    let own = corpus.of(date)?;
    let days = own.when?;
    let told = corpus.lexicon.meaning(&own.claim.about);
    let told = words(&told);
    let mut paragraphs: BTreeMap<Place, (&Paragraph<'_>, Vec<&Features<'_>>)> = BTreeMap::new();
    for other in corpus.features.iter().filter(|other| other.at.source != date.source && other.when.is_some())
    {
        if let Some((place, paragraph)) = desk.texts.paragraph(other.at.source, other.claim.span.start) {
            paragraphs.entry(place).or_insert_with(|| (paragraph, Vec::new())).1.push(other);
        }
    }
    let then = |other: &&Features<'_>| {
        other.when.is_some_and(|when| when.overlaps(days) || loose::may_mean(desk, date, when))
    };
    let others = paragraphs.into_values().filter(|(_, claims)| !claims.iter().any(then));
    let of_year =
        |other: &&&Features<'_>| other.when.is_some_and(|when| when.start.year() == days.start.year());
    let near = others.filter_map(|(paragraph, claims)| {
        let passage = paragraph.meaning(corpus.lexicon);
        let (shared, named) = (shared(passage, &told), told.iter().any(|word| passage.names.contains(*word)));
        if !named || shared < TELLING.max(told.len().div_ceil(2)) {
            return None;
        }
        let half = told.len().div_ceil(2);
        let deed = told.iter().any(|word| passage.concepts.contains(*word) || passage.events.contains(*word));
        let tells = |other: &&&Features<'_>| {
            let alone = common(corpus.lexicon, other, &told).0;
            deed && shared * MOST.1 >= told.len() * MOST.0 && told.len() >= FEWEST || alone >= half
        };
        let dates = |other: &&&Features<'_>| {
            let tells = gives_day(other) || deed::tells_it(corpus.lexicon, own, other);
            let planned = other.kind == Kind::Date
                && is_planned(corpus.lexicon, other)
                && !is_planned(corpus.lexicon, own);
            tells && !planned && !deed::are_two(desk, date, other.at)
        };
        let claims = claims.iter().rev().filter(of_year).filter(dates).filter(tells);
        let nearest = claims.max_by_key(|other| common(corpus.lexicon, other, &told))?;
        Some((shared, nearest.at))
    });
    near.max_by_key(|(shared, at)| (*shared, Reverse(*at)))
}

/// Whether a paragraph of another day of that year names all whom a date of the draft names.
pub(super) fn names_all(desk: &Desk<'_>, date: ClaimRef, names: &BTreeSet<&str>) -> bool {
    let corpus = desk.corpus;
    let Some(days) = corpus.of(date).and_then(|own| own.when) else {
        return false;
    };
    let others = corpus.features.iter().filter(|other| {
        let of_year =
            |when: Days| when.is_day() && when.start.year() == days.start.year() && !when.overlaps(days);
        other.at.source != date.source && other.when.is_some_and(of_year)
    });
    let mut paragraphs =
        others.filter_map(|other| desk.texts.paragraph(other.at.source, other.claim.span.start));
    paragraphs.any(|(_, paragraph)| {
        let told = paragraph.meaning(corpus.lexicon);
        names.iter().all(|name| told.names.contains(*name))
    })
}

/// Whether a claim gives a day for something; that somebody is named beside a day does not, nor does a line of a box.
fn gives_day(claim: &Features<'_>) -> bool {
    matches!(claim.kind, Kind::Date | Kind::Count) && claim.claim.place != ClaimPlace::Infobox
}

/// How much a claim says of what these words tell; one that gives its day before others.
pub(super) fn common(lexicon: &Lexicon, claim: &Features<'_>, told: &BTreeSet<&str>) -> (usize, bool) {
    (shared(&lexicon.meaning(&claim.claim.about), told), claim.kind == Kind::Date)
}
