//! What of a claim is compared, worked out once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::claim::{
    Attributes, Claim, ClaimRef, EventKinds, EventRef, Kind, Origin, Place, SourceClaims, Status, Value,
    most_named,
};
use crate::lexicon::calendar::{self, Window};
use crate::lexicon::{Class, Form, Lexicon, Meaning, Tagged};
use crate::text::{Case, Days, Span};

/// A concept tells all the more, the fewer claims have it; it is rare while each source may have
/// it in so many claims, or one claim in so many has it.
const OWN_MENTIONS: usize = 2;
const COMMON_SHARE: usize = 20;

/// The claims of a run, ready to be compared.
#[derive(Debug)]
pub struct Corpus<'a> {
    /// The sources, in order of their ids.
    pub sources: &'a [SourceClaims],
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// One for every claim that is not rejected.
    pub features: Vec<Features<'a>>,
    /// In how many claims of a kind a concept or name stands.
    frequency: HashMap<(Kind, String), usize>,
    totals: HashMap<Kind, usize>,
    /// The year of the event that most sources are about.
    year: Option<i16>,
    /// For each source, the year of the event that it is about, else the year in which it was published.
    years: Vec<Option<i16>>,
    /// The event that each source is about.
    mains: Vec<Main<'a>>,
    /// The kind of event that most sources are about.
    main: Option<String>,
}

/// What of a claim is compared.
#[derive(Debug)]
pub struct Features<'a> {
    /// Where it stands.
    pub at: ClaimRef,
    /// The claim.
    pub claim: &'a Claim,
    /// The family of its attribute.
    pub family: &'a str,
    /// What its clause speaks of.
    pub meaning: Meaning,
    /// For a date: the numbers in its clause that are more than a dozen.
    pub figures: Vec<u64>,
    /// Whether it is about the event that its source is about.
    pub main: bool,
    /// For a date: the kind of event whose start, or whose whole, it dates.
    pub start: Option<String>,
    /// For a cause: the kind of event that it explains; the source's main event where the effect
    /// names none.
    pub effect: Option<String>,
}

impl<'a> Corpus<'a> {
    /// Works out the features of every claim; rejected claims stay out.
    #[must_use]
    pub fn new(sources: &'a [SourceClaims], lexicon: &'a Lexicon) -> Self {
        let mut corpus = Self {
            sources,
            lexicon,
            features: Vec::new(),
            frequency: HashMap::new(),
            totals: HashMap::new(),
            year: None,
            years: Vec::new(),
            mains: Vec::new(),
            main: None,
        };
        for (source, claims) in sources.iter().enumerate() {
            let main = Main::of(&claims.claims);
            let stands = claims.claims.iter().enumerate().filter(|(_, c)| c.status != Status::Rejected);
            let features = stands.map(|(claim, c)| corpus.features_of(ClaimRef { source, claim }, c, main));
            let features: Vec<_> = features.collect();
            let published = claims.source.published.map(|days| days.start.year());
            corpus.years.push(main_year(&features).or(published));
            corpus.mains.push(main);
            corpus.features.extend(features);
        }
        corpus.count_concepts();
        corpus.year = main_year(&corpus.features);
        let kinds = corpus.mains.iter().filter_map(|main| main.kind);
        corpus.main = most_named(kinds.map(|kind| (kind, 1))).map(str::to_owned);
        corpus
    }

    /// Whether a kind of event is the one that most sources are about, or kin to it.
    #[must_use]
    pub fn is_main(&self, kind: &str) -> bool {
        self.main.as_deref().is_some_and(|main| EventKinds::shipped().kin(main, kind))
    }

    /// Whether a time lies in another year than the main event.
    #[must_use]
    pub fn in_background(&self, days: Days) -> bool {
        self.year.is_some_and(|year| days.end.year() < year || days.start.year() > year)
    }

    /// Whether each of two claims is about the event that its source is about, and those two may be one.
    #[must_use]
    pub fn of_main_event(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let main = |features: &Features<'_>| self.mains.get(features.at.source);
        a.main && b.main && main(a).zip(main(b)).is_some_and(|(x, y)| x.may_be(y))
    }

    /// Whether two statements of cause each explain the event that their source is about, and those two
    /// may be one, whatever kind each source calls it.
    #[must_use]
    pub fn both_explain_main(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let explains = |features: &Features<'_>| {
            let main = self.mains.get(features.at.source).and_then(|main| main.kind);
            main.is_some() && features.effect.as_deref() == main
        };
        explains(a) && explains(b) && self.of_main_event(a, b)
    }

    /// Whether the sources of two claims are about events of years that do not touch: then their figures
    /// without a date are as far apart as those events.
    #[must_use]
    pub fn years_apart(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let year = |features: &Features<'_>| self.years.get(features.at.source).copied().flatten();
        year(a).zip(year(b)).is_some_and(|(x, y)| x.abs_diff(y) > 1)
    }

    /// How much a concept tells, in tenths: ten where few claims of the kind have it.
    #[must_use]
    pub fn rarity(&self, kind: Kind, concept: &str) -> i32 {
        let total = self.totals.get(&kind).copied().unwrap_or_default();
        let seen = self.frequency.get(&(kind, concept.to_owned())).copied().unwrap_or(1).max(1);
        let common = (OWN_MENTIONS * self.sources.len()).max(total / COMMON_SHARE);
        i32::try_from(10 * common / seen).unwrap_or(10).min(10)
    }

    /// Whether a date was still to come on the day of publication.
    #[must_use]
    pub fn to_come(&self, features: &Features<'_>) -> bool {
        let published = self.sources[features.at.source].source.published;
        features.when().zip(published).is_some_and(|(when, published)| when.start > published.end)
    }

    fn features_of(&self, at: ClaimRef, claim: &'a Claim, event: Main<'_>) -> Features<'a> {
        let main = event.kind;
        let spoken = match &claim.value {
            Value::Cause { effect, cause } => format!("{effect} {cause}"),
            Value::Quote { words, .. } => words.clone(),
            _ => claim.about.clone(),
        };
        let meaning = self.lexicon.meaning(&spoken);
        let is_main = event.includes(&claim.event);
        let is_date = claim.value.kind() == Kind::Date;
        let start = if is_date { self.start_of(claim, &meaning, main) } else { None };
        let effect = self.effect_of(claim, main);
        Features {
            at,
            claim,
            family: Attributes::shipped().family(&claim.attribute),
            figures: if is_date { self.figures_of(&claim.about) } else { Vec::new() },
            meaning,
            main: is_main,
            start,
            effect,
        }
    }

    /// The kind of event that a date claim dates as such: a line "Date: …", "the coup began on …",
    /// "soldiers seized power on …", "the 21 March coup". What somebody declared on a day is no start.
    fn start_of(&self, claim: &Claim, meaning: &Meaning, main: Option<&str>) -> Option<String> {
        let tagged = self.lexicon.tag(&claim.about, Span::new(0, claim.about.len()));
        if claim.place == Place::Infobox {
            return main.filter(|_| tagged.has(0, Class::DateLabel)).map(str::to_owned);
        }
        let declared = meaning.concepts.contains("declare");
        let begins = meaning.concepts.contains("start");
        let named = (0..tagged.len()).find_map(|at| {
            let hit = tagged.hit(at, Class::Event).filter(|hit| !EventKinds::shipped().follows(hit.value))?;
            let told = !matches!(hit.form, Form::Base | Form::S | Form::Ing) || begins;
            let named = if declared { is_declared(&tagged, at) } else { told || at <= BESIDE };
            let named = named && !tagged.has(at, Class::EventActor);
            named.then(|| hit.value.to_owned())
        });
        named.or_else(|| sign(&tagged, claim, main?).filter(|_| !declared).map(str::to_owned))
    }

    /// The numbers of a clause that tell, years apart.
    fn figures_of(&self, clause: &str) -> Vec<u64> {
        let tagged = self.lexicon.tag(clause, Span::new(0, clause.len()));
        let w = Window::new(&tagged, &(0..tagged.len()));
        let counts = (0..tagged.len()).filter_map(|at| Some(calendar::count(&w, at)?.0));
        counts.filter_map(|n| u64::try_from(n).ok()).filter(|n| *n >= DOZEN && !YEARS.contains(n)).collect()
    }

    fn effect_of(&self, claim: &Claim, main: Option<&str>) -> Option<String> {
        let Value::Cause { effect, .. } = &claim.value else { return None };
        let meaning = self.lexicon.meaning(effect);
        let named = meaning.events.iter().find(|kind| !EventKinds::shipped().follows(kind)).cloned();
        let pale = meaning.concepts.len() <= PALE;
        let own = claim.event.r#type.as_deref();
        let told = if claim.event.origin >= Origin::Section { main.or(own) } else { own.or(main) };
        let counted = effect.chars().any(|c| c.is_ascii_digit());
        named.or_else(|| told.filter(|_| pale && !counted).map(str::to_owned))
    }

    fn count_concepts(&mut self) {
        for features in &self.features {
            let kind = features.claim.value.kind();
            *self.totals.entry(kind).or_default() += 1;
            let Meaning { concepts, names, events } = &features.meaning;
            for word in concepts.iter().chain(events) {
                *self.frequency.entry((kind, word.clone())).or_default() += 1;
            }
            for name in names {
                *self.frequency.entry((Kind::Name, name.clone())).or_default() += 1;
            }
        }
    }
}

/// The event that a source is about, as far as its claims tell.
#[derive(Clone, Copy, Debug)]
struct Main<'a> {
    kind: Option<&'a str>,
    when: Option<Days>,
}

/// What a text tells of so many days before its main event led up to it; what lies further back is another.
const PRELUDE: u32 = 30;

impl<'a> Main<'a> {
    /// The kind that the claims fall back on, else name most; of its times the one given most.
    fn of(claims: &'a [Claim]) -> Self {
        let weight = |claim: &Claim| if claim.event.origin == Origin::Document { claims.len() } else { 1 };
        let kind = most_named(claims.iter().filter_map(|c| Some((c.event.r#type.as_deref()?, weight(c)))));
        let about = |event: &EventRef| {
            event.r#type.as_deref().zip(kind).is_some_and(|(own, main)| EventKinds::shipped().kin(own, main))
        };
        let mut votes: BTreeMap<Days, usize> = BTreeMap::new();
        for when in claims.iter().map(|c| &c.event).filter(|e| about(e)).filter_map(|e| e.when) {
            *votes.entry(when).or_default() += 1;
        }
        let when = votes.into_iter().max_by_key(|(when, count)| (*count, Reverse(*when)));
        Self { kind, when: when.map(|(when, _)| when) }
    }

    /// Whether an event that the text tells of is this one, or goes on in its course.
    fn includes(self, event: &EventRef) -> bool {
        let kinds = EventKinds::shipped();
        let Some((kind, main)) = event.r#type.as_deref().zip(self.kind) else { return !self.precedes(event) };
        let far = event.origin >= Origin::Section;
        let placed = event.place.is_some();
        !self.precedes(event) && (kinds.kin(main, kind) || far || !placed && kinds.one_course(main, kind))
    }

    /// Whether an event lies too long before this one to belong to it.
    fn precedes(self, event: &EventRef) -> bool {
        let times = event.when.zip(self.when);
        times.is_some_and(|(when, main)| when.end < main.start && when.gap(main) > PRELUDE)
    }

    /// Whether two sources may be about one event.
    fn may_be(&self, other: &Self) -> bool {
        let kinds = EventKinds::shipped();
        let alike = self.kind.zip(other.kind).is_none_or(|(x, y)| kinds.kin(x, y) || kinds.one_course(x, y));
        alike && self.when.zip(other.when).is_none_or(|(x, y)| x.gap(y) <= PRELUDE)
    }
}

/// "The strike was declared": the event at the head of its clause is what was declared.
fn is_declared(tagged: &Tagged<'_>, at: usize) -> bool {
    let auxiliary = tagged.hit(at + 1, Class::Function).is_some_and(|hit| hit.value == "auxiliary");
    at <= BESIDE + 1 && auxiliary
}

/// The kind of event that the verb of a dated clause tells of, as "turned over" does in the story of a ferry.
fn sign(tagged: &Tagged<'_>, claim: &Claim, main: &str) -> Option<&'static str> {
    (0..tagged.len()).find_map(|at| {
        let hit = tagged.hit(at, Class::Concept).filter(|_| tagged.tokens[at].case == Case::Lower)?;
        let dated = claim.attribute.split(' ').any(|word| tagged.is(at, word));
        EventKinds::shipped().told_by(main, hit.value).filter(|_| dated)
    })
}

/// From so many on a number tells of one thing.
const DOZEN: u64 = 12;
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// The year that most claims about main events tell of.
fn main_year(features: &[Features<'_>]) -> Option<i16> {
    let mut votes: BTreeMap<i16, usize> = BTreeMap::new();
    for when in features.iter().filter(|f| f.main).filter_map(|f| f.claim.event.when) {
        *votes.entry(when.start.year()).or_default() += 1;
    }
    votes.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// An effect of so few words of content ("the wave came", "it") means the event at hand.
const PALE: usize = 2;
/// The clause of a date that stands beside an event's name starts with it: "the 21 March coup".
const BESIDE: usize = 1;

impl Features<'_> {
    /// When what the claim tells happened.
    #[must_use]
    pub fn when(&self) -> Option<Days> {
        match self.claim.value {
            Value::Date(days) => Some(days),
            _ => self.claim.event.when.filter(|_| self.claim.as_of.is_none()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Corpus;
    use crate::check::tests::sources;
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;

    const COUPS: [&str; 2] = [
        "2019-05-04 | The coup of 3 May 2019 left 34 people dead. In 1991, a coup left 200 people dead.",
        "2019-05-05 | The coup of 3 May 2019 left 40 people dead. The president is to resign on 9 June 2019.",
    ];

    fn with_corpus<T>(texts: &[&str], look: impl Fn(&Corpus<'_>) -> T) -> T {
        let sources = sources(texts);
        look(&Corpus::new(&sources, Lexicon::english()))
    }

    #[test]
    fn a_year_that_is_not_the_main_event_s_is_background() {
        let background =
            |days: &str| with_corpus(&COUPS, |corpus| corpus.in_background(days.parse().unwrap()));
        assert!(background("1991") && background("2018-12-31"));
        assert!(!background("2019") && !background("2019-11"));
    }

    #[test]
    fn the_main_event_is_the_one_that_most_sources_are_about() {
        let flood = "The flood in Vell killed three people.";
        let is_main = |kind: &str| with_corpus(&[COUPS[0], flood, COUPS[1]], |corpus| corpus.is_main(kind));
        assert!(is_main("coup") && is_main("mutiny") && !is_main("flood"));
    }

    #[test]
    fn a_concept_tells_less_the_more_claims_have_it() {
        let many = ["The president resigned on 3 May 2019."; 9].join(" ");
        let rarity = |word: &str| with_corpus(&[&many], |corpus| corpus.rarity(Kind::Date, word));
        assert_eq!(rarity("a word that no claim has"), 10);
        with_corpus(&[&many], |corpus| {
            let spoken = corpus.features.iter().find_map(|f| f.meaning.concepts.first()).unwrap();
            assert!(corpus.rarity(Kind::Date, spoken) < 10, "{spoken}");
        });
    }

    #[test]
    fn a_date_behind_the_day_of_publication_was_still_to_come() {
        with_corpus(&COUPS, |corpus| {
            let to_come: Vec<_> = corpus.features.iter().filter(|f| corpus.to_come(f)).collect();
            assert!(!to_come.is_empty() && to_come.iter().all(|f| f.at.source == 1), "{to_come:?}");
        });
    }
}
