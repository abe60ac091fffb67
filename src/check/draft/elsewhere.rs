//! What the sources tell in other words, or in sentences of which no claim was made.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Desk;
use super::deed;
use super::loose;
use super::passage::{Paragraph, Place};
use crate::check::role;
use crate::claim::{Claim, ClaimRef, Kind, Place as ClaimPlace, Value};
use crate::lexicon::{Lexicon, Meaning};
use crate::resolve::{Corpus, Features};
use crate::text::{Days, Span};

/// A passage tells of a cause where so many of the words stand in it, and no fewer than [`FEWEST`].
const SHARE: (usize, usize) = (3, 4);
const FEWEST: usize = 4;
/// A passage tells most of a date where so many of the words stand in it.
const MOST: (usize, usize) = (2, 3);
/// So many words, whatever they are, tell what a passage speaks of.
const TELLING: usize = 3;

/// Whether a source tells of something on the day of a date of the draft, in words that are the draft's too: a
/// claim that stands under a heading with that day, or in a sentence that gives it, or the paragraph around such
/// a claim. Then the day is known to the sources, and the draft has it from them.
pub(super) fn is_told(desk: &Desk<'_>, date: ClaimRef) -> bool {
    let corpus = desk.corpus;
    let Some(own) = corpus.of(date) else { return false };
    let Some(days) = own.when else { return false };
    let others = corpus.features.iter().filter(|other| other.at.source != date.source);
    let then = |when: Days| days.contains(when) || loose::may_mean(desk, date, when);
    let then: Vec<_> = others.filter(|other| other.when.is_some_and(then)).collect();
    if then.iter().any(|other| corpus.speak_alike(own, other)) {
        return true;
    }
    let told = corpus.lexicon.meaning(&own.claim.about);
    let around = |other: &&Features<'_>| desk.texts.paragraph(other.at.source, other.claim.span.start);
    let paragraphs: BTreeMap<_, _> = then.iter().filter_map(around).collect();
    paragraphs.values().any(|paragraph| tells_of(paragraph.meaning(corpus.lexicon), &told))
}

/// Whether a passage speaks of somebody or some place that is named, and of what is told of them; or has so many of
/// the words.
fn tells_of(passage: &Meaning, told: &Meaning) -> bool {
    let words = words(told);
    let named = words.iter().any(|word| passage.names.contains(*word));
    let acts = |word: &&&str| passage.concepts.contains(**word) || passage.events.contains(**word);
    named && words.iter().filter(acts).any(|word| !passage.names.contains(*word))
        || shared(passage, &words) >= TELLING
}

/// How many of these words a passage has.
fn shared(passage: &Meaning, words: &BTreeSet<&str>) -> usize {
    let Meaning { concepts, names, events } = passage;
    let has = |word: &&&str| [concepts, names, events].iter().any(|all| all.contains(**word));
    words.iter().filter(has).count()
}

/// A date or a figure of another day of that year, in the paragraph of a source that tells best what the draft tells of
/// a date: most of the words stand there, or half of them and half in the clause of that claim, a name among them, and no
/// day there is the draft's. What happened years apart may be two things.
pub(super) fn on_another_day(desk: &Desk<'_>, date: ClaimRef) -> Option<ClaimRef> {
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
            tells && !deed::are_two(desk, date, other.at)
        };
        let claims = claims.iter().rev().filter(of_year).filter(dates).filter(tells);
        let nearest = claims.max_by_key(|other| common(corpus.lexicon, other, &told))?;
        Some((shared, nearest.at))
    });
    near.max_by_key(|(shared, at)| (*shared, Reverse(*at))).map(|(_, at)| at)
}

/// Whether a claim gives a day for something; that somebody is named beside a day does not, nor does a line of a box.
fn gives_day(claim: &Features<'_>) -> bool {
    matches!(claim.kind, Kind::Date | Kind::Count) && claim.claim.place != ClaimPlace::Infobox
}

/// How much a claim says of what these words tell; one that gives its day before others.
fn common(lexicon: &Lexicon, claim: &Features<'_>, told: &BTreeSet<&str>) -> (usize, bool) {
    (shared(&lexicon.meaning(&claim.claim.about), told), claim.kind == Kind::Date)
}

/// All that a phrase speaks of, whether it takes a word for a name or not: of the first word of a phrase the capital
/// does not tell.
fn words(meaning: &Meaning) -> BTreeSet<&str> {
    let Meaning { concepts, names, events } = meaning;
    concepts.iter().chain(names).chain(events).map(String::as_str).collect()
}

/// Whether the clause of another claim has every word of a role, though the role that was read from it has not:
/// "leader of SADI" in "Mariko, leader of a small party, SADI". A rank is borne by ranks alone.
pub(super) fn has_role(desk: &Desk<'_>, at: ClaimRef, other: ClaimRef) -> bool {
    let Value::Role { role, .. } = &desk.view.claim(at).value else { return false };
    if role::is_bare_rank(&desk.view, at) {
        return false;
    }
    let lexicon = desk.view.lexicon;
    let (told, clause) = (lexicon.meaning(role), lexicon.meaning(&desk.view.claim(other).about));
    let (told, clause) = (words(&told), words(&clause));
    !told.is_empty() && told.is_subset(&clause)
}

/// Whether a statement of cause is no more than what another claim of the draft says: of what people died whom it
/// counts there, or an event as its own cause.
pub(super) fn is_no_cause(corpus: &Corpus<'_>, cause: ClaimRef) -> bool {
    let Some(own) = corpus.of(cause) else { return false };
    let within = own.claim.span;
    let counts =
        corpus.features.iter().filter(|other| other.at.source == cause.source && other.kind == Kind::Count);
    let inside = |span: Span| within.start <= span.start && span.end <= within.end;
    let mut counts = counts.map(|count| count.claim.span);
    counts.any(inside) || is_its_own(corpus.lexicon, own.claim)
}

/// "the revolt" as the cause of that people died in it.
fn is_its_own(lexicon: &Lexicon, claim: &Claim) -> bool {
    let Value::Cause { effect, cause } = &claim.value else { return false };
    let (effect, cause) = (lexicon.meaning(effect), lexicon.meaning(cause));
    let event = |kind: &String| effect.events.contains(kind) || claim.event.r#type.as_ref() == Some(kind);
    let bare = cause.names.is_empty() && cause.concepts.iter().all(|word| effect.concepts.contains(word));
    bare && !cause.events.is_empty() && cause.events.iter().all(event)
}

/// Whether a source tells of a cause, in a statement of its own or in one paragraph.
pub(super) fn is_cause_told(desk: &Desk<'_>, cause: ClaimRef) -> bool {
    let corpus = desk.corpus;
    let Some(own) = corpus.of(cause) else { return false };
    let causes =
        corpus.features.iter().filter(|other| other.at.source != cause.source && other.kind == Kind::Cause);
    { causes }.any(|other| corpus.speak_alike(own, other)) || is_in_passage(desk, corpus.lexicon, own.claim)
}

fn is_in_passage(desk: &Desk<'_>, lexicon: &Lexicon, claim: &Claim) -> bool {
    let Value::Cause { effect, cause } = &claim.value else { return false };
    let (effect, cause) = (lexicon.meaning(effect), lexicon.meaning(cause));
    let told: BTreeSet<&str> = words(&effect).union(&words(&cause)).copied().collect();
    let needed = FEWEST.max((told.len() * SHARE.0).div_ceil(SHARE.1));
    told.len() >= needed
        && desk.texts.paragraphs().any(|paragraph| shared(paragraph.meaning(lexicon), &told) >= needed)
}
