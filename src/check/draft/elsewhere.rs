//! What the sources tell in other words, or in sentences of which no claim was made.

use std::collections::{BTreeMap, BTreeSet};

use super::Desk;
use super::another_day;
use super::loose;
use crate::check::{Reason, role};
use crate::claim::{Claim, ClaimRef, Kind, Status, Value};
use crate::lexicon::{Lexicon, Meaning, names};
use crate::resolve::{Corpus, Features};
use crate::text::{Days, Span, fold};

/// A passage tells of a cause where so many of the words stand in it, and no fewer than [`FEWEST`].
const SHARE: (usize, usize) = (3, 4);
pub(super) const FEWEST: usize = 4;
/// So many words, whatever they are, tell what a passage speaks of.
pub(super) const TELLING: usize = 3;

/// Whether a source tells of something on the day of a date of the draft, in words that are the draft's too: a
/// claim that stands under a heading with that day, or in a sentence that gives it, or the paragraph around such
/// a claim. Then the day is known to the sources, and the draft has it from them; unless they tell it of another day
/// in more of its words.
pub(super) fn is_told(desk: &Desk<'_>, date: ClaimRef) -> bool {
    let corpus = desk.corpus;
    let Some(own) = corpus.of(date) else { return false };
    let Some(days) = own.when else { return false };
    let others = corpus.features.iter().filter(|other| other.at.source != date.source);
    let then = |when: Days| days.contains(when) || loose::may_mean(desk, date, when);
    let then: Vec<_> = others.filter(|other| other.when.is_some_and(then)).collect();
    let told = corpus.lexicon.meaning(&own.claim.about);
    let most = { then.iter() }.map(|other| another_day::common(corpus.lexicon, other, &words(&told)).0).max();
    if another_day::in_clause(desk, date).is_some_and(|(shared, _)| Some(shared) > most) {
        return false;
    }
    let around = |other: &&Features<'_>| desk.texts.paragraph(other.at.source, other.claim.span.start);
    let paragraphs: BTreeMap<_, _> = then.iter().filter_map(around).collect();
    let meanings = || paragraphs.values().map(|paragraph| paragraph.meaning(corpus.lexicon));
    let named = |name: &str| meanings().any(|passage| passage.names.contains(name));
    if let Some((subject, names)) = subject_and_names(desk, own, &told)
        && !named(subject)
        && another_day::names_all(desk, date, &names)
    {
        return false;
    }
    if then.iter().any(|other| corpus.speak_alike(own, other)) {
        return true;
    }
    let passages = meanings();
    let most = { passages }
        .filter(|passage| tells_of(passage, &told))
        .map(|passage| shared(passage, &words(&told)))
        .max();
    most.is_some_and(|most| another_day::in_passage(desk, date).is_none_or(|(shared, _)| shared <= most))
}

/// The words of a clause that are names in the texts of the sources, of its first word too, of which the capital tells
/// nothing; and that with which it begins. None where there are several clauses.
fn subject_and_names<'m>(
    desk: &Desk<'_>,
    date: &Features<'_>,
    told: &'m Meaning,
) -> Option<(&'m str, BTreeSet<&'m str>)> {
    let is_name = |word: &&str| {
        let mut all = desk.texts.paragraphs();
        all.any(|paragraph| paragraph.meaning(desk.corpus.lexicon).names.contains(*word))
    };
    let about = fold(&date.claim.about);
    let first = about.split_whitespace().next().filter(|_| !about.contains(','))?;
    let names: BTreeSet<&str> = words(told).into_iter().filter(is_name).collect();
    Some((names.get(first).copied()?, names))
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
pub(super) fn shared(passage: &Meaning, words: &BTreeSet<&str>) -> usize {
    let Meaning { concepts, names, events } = passage;
    let has = |word: &&&str| [concepts, names, events].iter().any(|all| all.contains(**word));
    words.iter().filter(has).count()
}

/// All that a phrase speaks of, whether it takes a word for a name or not: of the first word of a phrase the capital
/// does not tell.
pub(super) fn words(meaning: &Meaning) -> BTreeSet<&str> {
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

/// Whether a source gives a role or a measure to the one who has it in the draft, though the two were put to two facts:
/// claims that somebody has parted may both be told.
pub(super) fn is_role_told(desk: &Desk<'_>, at: ClaimRef) -> bool {
    let Value::Role { person, .. } = &desk.view.claim(at).value else { return false };
    let others = desk.corpus.features.iter().filter(|other| {
        other.kind == Kind::Role && !desk.is_own(other.at) && other.claim.status != Status::Superseded
    });
    let same = |other: &&Features<'_>| match &other.claim.value {
        Value::Role { person: who, .. } => fold(person) == fold(who) || names(person, who).same,
        _ => false,
    };
    let told = |other: &Features<'_>| {
        let reason = desk.relations.of(&[at, other.at], at, other.at);
        matches!(reason, Reason::Same | Reason::Omission) || has_role(desk, at, other.at)
    };
    others.filter(same).any(told)
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
