//! Events that were declared to come one after the other, against the days that the sources give them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Judgement, Reason, View};
use crate::claim::{Claim, ClaimRef, EventKinds, Status, Value};
use crate::lexicon::{Class, Form, Tagged};
use crate::text::{Days, Span, TokenKind, fold};

/// Days that are further apart are those of two events of one name.
const ONE_STORY: u32 = 366;
/// So many days of an event are held against those of another.
const MOST: usize = 1000;
/// The clause of a date stands for an event whose name is among so many of its first words: "The coup began".
const HEAD: usize = 2;
/// The concept of a clause that tells how something began.
const START: &str = "start";
/// Behind these words of time stands what happened at another time: "after the coup".
const ASIDE: [&str; 2] = ["after", "before"];

/// One judgement for every source that dates a later event before an earlier one, and one across the
/// sources for the days of two events on which no source contradicts itself.
pub(super) fn judge(view: &View<'_>, order: &[String]) -> Vec<Judgement> {
    if order.is_empty() {
        return Vec::new();
    }
    let events: Vec<Event> = order.iter().map(|name| Event::new(view, name)).collect();
    let mut dated: Vec<Vec<Dated>> = events.iter().map(|_| Vec::new()).collect();
    for (at, days) in dates(view).filter(|(at, _)| may_be_meant(&events, view.claim(*at))) {
        let Some(event) = meant(view, &events, view.claim(at)) else { continue };
        let known = |other: &Dated| other.at.source == at.source && other.days == days;
        if dated[event].len() < MOST && !dated[event].iter().any(known) {
            dated[event].push(Dated { at, days });
        }
    }
    let pairs = (0..events.len()).flat_map(|first| (first + 1..events.len()).map(move |then| (first, then)));
    let judged = pairs.flat_map(|(first, then)| {
        let what = format!("{} before {}", events[first].name, events[then].name);
        let clashes = clashes(&dated[first], &dated[then]);
        groups(&clashes).into_iter().map(move |claims| Judgement {
            what: what.clone(),
            ..Judgement::of_pairs(view, Reason::Sequence, claims)
        })
    });
    judged.collect()
}

/// An event, as the order names it.
struct Event {
    name: String,
    words: Vec<String>,
    /// Its kind, where the tables have the name.
    kind: Option<String>,
}

/// The day of an event, as a claim gives it.
#[derive(Clone, Copy)]
struct Dated {
    at: ClaimRef,
    days: Days,
}

impl Event {
    fn new(view: &View<'_>, name: &str) -> Self {
        let tagged = view.lexicon.tag(name, Span::new(0, name.len()));
        let whole = tagged.hit(0, Class::Event).filter(|hit| hit.len == tagged.len());
        let kind = whole.map(|hit| hit.value.to_owned());
        Self { name: name.to_owned(), words: words(&tagged).map(|(_, word)| word).collect(), kind }
    }
}

fn words<'t>(tagged: &'t Tagged<'_>) -> impl Iterator<Item = (usize, String)> + 't {
    let spoken = (0..tagged.len()).filter(|&at| tagged.tokens[at].kind != TokenKind::Symbol);
    spoken.map(|at| (at, fold(tagged.word(at)).into_owned()))
}

/// The dates that somebody may stand by, in order of the sources.
fn dates<'a>(view: &'a View<'_>) -> impl Iterator<Item = (ClaimRef, Days)> + 'a {
    let day = |claim: &Claim| match claim.value {
        Value::Date(days) if matches!(claim.status, Status::Extracted | Status::Curated) => Some(days),
        _ => None,
    };
    view.sources.iter().enumerate().flat_map(move |(source, from)| {
        let own = from.claims.iter().enumerate();
        own.filter_map(move |(claim, told)| Some((ClaimRef { source, claim }, day(told)?)))
    })
}

/// Whether a look at the words of a claim may pay.
fn may_be_meant(events: &[Event], claim: &Claim) -> bool {
    let clause = fold(&claim.about);
    events.iter().any(|event| match (&event.kind, &claim.event.r#type) {
        // What only follows from an event is told as a claim of that event.
        (Some(kind), Some(told)) => kind == told || EventKinds::shipped().follows(kind),
        (Some(_), None) => true,
        (None, _) => event.words.iter().all(|word| clause.contains(word.as_str())),
    })
}

/// Which of the events the claim dates; none where it names several, or one in passing.
fn meant(view: &View<'_>, events: &[Event], claim: &Claim) -> Option<usize> {
    let tagged = view.lexicon.tag(&claim.about, Span::new(0, claim.about.len()));
    let aside = |at: &usize| ASIDE.iter().any(|word| tagged.is_a(*at, Class::TimeWord, word));
    let end = (0..tagged.len()).find(aside).unwrap_or(tagged.len());
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    let mut by_length: Vec<usize> = (0..events.len()).collect();
    by_length.sort_by_key(|&event| std::cmp::Reverse(events[event].words.len()));
    for event in by_length {
        if let Some(own) = named(view, &tagged, end, &events[event], &taken, &claim.about) {
            taken.extend(own);
            found.push(event);
        }
    }
    if let [event] = found[..] { Some(event) } else { None }
}

/// The words of a clause that name an event, if it is the event that the clause dates.
fn named(
    view: &View<'_>,
    tagged: &Tagged<'_>,
    end: usize,
    event: &Event,
    taken: &BTreeSet<usize>,
    clause: &str,
) -> Option<Vec<usize>> {
    let Some(kind) = &event.kind else {
        let said: BTreeMap<String, usize> = words(tagged)
            .filter(|(at, _)| *at < end && !taken.contains(at))
            .map(|(at, word)| (word, at))
            .collect();
        return event.words.iter().map(|word| said.get(word).copied()).collect();
    };
    let begins = || view.lexicon.meaning(clause).concepts.contains(START);
    (0..end).filter(|at| !taken.contains(at)).find_map(|at| {
        let hit = tagged.hits(at, Class::Event).find(|hit| hit.value == kind)?;
        let told = !matches!(hit.form, Form::Base | Form::S | Form::Ing);
        (told || at <= HEAD || begins()).then(|| (at..at + hit.len).collect())
    })
}

/// The pairs in which the later event is given the earlier day.
fn clashes(first: &[Dated], then: &[Dated]) -> Vec<(ClaimRef, ClaimRef)> {
    let against = |a: &Dated, b: &Dated| b.days.end < a.days.start && a.days.gap(b.days) < ONE_STORY;
    let all = first.iter().flat_map(|a| then.iter().map(move |b| (a, b)));
    all.filter(|(a, b)| against(a, b)).map(|(a, b)| (a.at, b.at)).collect()
}

/// The claims of each source that contradicts the order itself; and of the others together.
fn groups(clashes: &[(ClaimRef, ClaimRef)]) -> Vec<Vec<ClaimRef>> {
    let mut own: BTreeMap<usize, Vec<ClaimRef>> = BTreeMap::new();
    for (a, b) in clashes.iter().filter(|(a, b)| a.source == b.source) {
        own.entry(a.source).or_default().extend([*a, *b]);
    }
    let clear = |at: &ClaimRef| !own.contains_key(&at.source);
    let across: Vec<ClaimRef> =
        clashes.iter().filter(|(a, b)| clear(a) && clear(b)).flat_map(|(a, b)| [*a, *b]).collect();
    own.into_values().chain([across]).filter(|claims| !claims.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::Settings;
    use crate::check::tests::{findings, sources};
    use crate::claim::Kind;

    /// The findings of this reason on texts, by an order.
    fn told(order: &[&str], texts: &[&str]) -> Vec<String> {
        let order = order.iter().map(|name| (*name).to_owned()).collect();
        let settings = Settings { order, ..Settings::default() };
        let all = findings(Kind::Date, &sources(texts), &settings);
        all.into_iter().filter(|told| told.starts_with("sequence")).collect()
    }

    const ORDER: [&str; 2] = ["coup", "counter-coup"];
    const COUP: &str = "2019-06-20 | The coup began on 3 May 2019.";

    #[test]
    fn a_source_that_dates_the_later_event_first_is_told() {
        let text = "2019-06-20 | The coup began on 3 May 2019. The counter-coup failed on 30 April 2019.";
        assert_eq!(told(&ORDER, &[text]), ["sequence: 3 May 2019 (a); 30 April 2019 (a)"]);
        let right = "2019-06-20 | The coup began on 3 May 2019. The counter-coup failed on 30 May 2019.";
        assert_eq!(told(&ORDER, &[right]), [""; 0]);
    }

    #[test]
    fn two_sources_whose_days_contradict_the_order_are_told() {
        let other = |day: &str| format!("2019-06-20 | The counter-coup failed on {day} 2019.");
        assert_eq!(
            told(&ORDER, &[COUP, &other("30 April")]),
            ["sequence: 3 May 2019 (a); 30 April 2019 (b)"]
        );
        assert_eq!(told(&ORDER, &[COUP, &other("3 May")]), [""; 0]);
        assert_eq!(told(&["counter-coup", "coup"], &[COUP, &other("30 April")]), [""; 0]);
    }

    #[test]
    fn what_follows_from_an_event_has_its_place_in_the_order() {
        let texts = [
            "2019-06-20 | The mutiny in Sarpe began on 3 May 2019.",
            "2019-06-20 | The mutiny in Sarpe shocked many. The ceasefire was signed on 1 May 2019.",
        ];
        assert_eq!(told(&["mutiny", "ceasefire"], &texts), ["sequence: 3 May 2019 (a); 1 May 2019 (b)"]);
    }

    #[test]
    fn what_is_named_in_passing_dates_nothing() {
        let passing = "2019-06-20 | Sanctions followed on 30 April 2019, weeks before the counter-coup.";
        assert_eq!(told(&ORDER, &[COUP, passing]), [""; 0]);
        let condemned = "2019-06-20 | The union condemned the coup on 2 June 2019.";
        assert_eq!(
            told(&ORDER, &["2019-06-20 | The counter-coup failed on 30 May 2019.", condemned]),
            [""; 0]
        );
    }

    #[test]
    fn events_of_other_years_are_others() {
        let old = "2019-06-20 | The counter-coup of 1991 failed on 8 May 1991.";
        assert_eq!(told(&ORDER, &[COUP, old]), [""; 0]);
    }

    #[test]
    fn an_event_is_also_known_by_words_of_its_clause() {
        let texts = [
            "2019-06-20 | The Sarpe barracks fell on 9 May 2019.",
            "2019-06-20 | Radio Sarpe was stormed on 11 May 2019.",
        ];
        let order = ["radio stormed", "barracks fell"];
        assert_eq!(told(&order, &texts), ["sequence: 9 May 2019 (a); 11 May 2019 (b)"]);
        assert_eq!(told(&["barracks fell", "radio stormed"], &texts), [""; 0]);
    }
}
