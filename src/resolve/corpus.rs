//! The claims of a run, ready to be compared, and what they tell together: which event the sources are about, which
//! words are rare among them, which documents tell one story.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::barrier::far_less;
use super::feature::Features;
use super::frequency::Frequency;
use super::kinds::Kinds;
use super::main_event::{self, MainEvent, SEASON};
use super::post::Posts;
use super::spoken::Phrases;
use super::symbol::{Listed, Symbol, Symbols, set, shared};
use super::written::{Bearers, Names};
use crate::claim::{ClaimRef, Kind, SourceClaims, Status, most_named};
use crate::lexicon::Lexicon;
use crate::text::Days;

/// A concept tells all the more, the fewer claims have it; it is rare while each source may have
/// it in so many claims, or one claim in so many has it.
const OWN_MENTIONS: usize = 2;
const COMMON_SHARE: usize = 20;
/// A name so rare, in tenths, says by itself what two claims speak of.
const TELLS_ALONE: i32 = 10;
/// More sources than these are no dossier on one event by their number alone; and a name that no more have
/// tells, however few sources there are.
pub(super) const DOSSIER: usize = 24;
/// Of two sources with fewer names between them nothing is known by them.
const NAMES: usize = 2 * OWN_NAMES;
/// What is told of a longer time is no whole of what befell people in one event; in days.
const MONTH: u32 = 31;
/// So many of the greatest figures of a source are known to its lesser ones.
const WHOLES: usize = 8;
/// Nor, in a dossier, of one with fewer.
const OWN_NAMES: usize = 2;

/// The claims of a run, ready to be compared.
#[derive(Debug)]
pub struct Corpus<'a> {
    /// The sources, in order of their ids.
    pub sources: &'a [SourceClaims],
    /// The tables.
    pub lexicon: &'a Lexicon,
    /// One for every claim that is not rejected.
    pub features: Vec<Features<'a>>,
    /// The words of the claims.
    pub(super) symbols: Symbols,
    /// Their names, prepared.
    pub(super) names: Names,
    /// Who holds which post.
    pub(super) posts: Posts,
    /// How their kinds of event stand to each other.
    pub(super) kinds: Kinds,
    /// In how many claims of a kind a word stands.
    frequency: Frequency,
    /// The year of the event that most sources are about.
    year: Option<i16>,
    /// For each source, the year of the event that it is about, else the year in which it was published.
    years: Vec<Option<i16>>,
    /// The event that each source is about.
    mains: Vec<MainEvent>,
    /// For each source, the names in it that tell.
    names_of: Vec<Box<[Symbol]>>,
    /// The kind of event that most sources are about.
    main: Option<Symbol>,
    /// Whether the sources are few, or half of them name one place: then they tell one story.
    dossier: bool,
}

impl<'a> Corpus<'a> {
    /// Works out the features of every claim; rejected claims stay out.
    #[must_use]
    pub fn new(sources: &'a [SourceClaims], lexicon: &'a Lexicon) -> Self {
        let claims = sources.iter().map(|source| source.claims.len()).sum();
        let mut corpus = Self {
            sources,
            lexicon,
            features: Vec::with_capacity(claims),
            symbols: Symbols::default(),
            names: Names::default(),
            posts: Posts::default(),
            kinds: Kinds::default(),
            frequency: Frequency::default(),
            year: None,
            years: Vec::new(),
            mains: Vec::new(),
            names_of: Vec::new(),
            main: None,
            dossier: false,
        };
        corpus.mains = main_event::of_all(sources, &mut corpus.symbols);
        let mut phrases = Phrases::new(sources);
        for (source, claims) in sources.iter().enumerate() {
            corpus.take_source(source, claims, &mut phrases);
        }
        corpus.frequency = Frequency::of(&corpus.features, corpus.symbols.len());
        corpus.year = main_year(&corpus.features);
        let kinds = corpus.mains.iter().filter_map(|main| main.kind(&corpus.symbols));
        let main = most_named(kinds.map(|kind| (kind, 1)));
        corpus.main = main.and_then(|kind| corpus.symbols.get(kind));
        corpus.kinds = corpus.kinds_seen();
        corpus.dossier = sources.len() <= DOSSIER || corpus.have_one_place();
        corpus.names_of = corpus.telling_names();
        corpus
    }

    /// Whether half of the sources name one place where they tell what befell people, and when.
    fn have_one_place(&self) -> bool {
        let told = self.features.iter().filter(|features| matches!(features.kind, Kind::Count | Kind::Date));
        let names = told.flat_map(|features| {
            let named = features.meaning.names().iter().chain(&*features.place_words);
            named.map(|name| (*name, features.at.source))
        });
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names.dedup();
        let most = names.chunk_by(|x, y| x.0 == y.0).map(<[_]>::len).max();
        most.is_some_and(|most| most * 2 >= self.sources.len())
    }

    /// For each source its names; of a body of many events without those that so many sources have that they
    /// tell nothing.
    fn telling_names(&self) -> Vec<Box<[Symbol]>> {
        let mut names = vec![Vec::new(); self.sources.len()];
        for features in &self.features {
            names[features.at.source].extend(features.meaning.names().iter().chain(&*features.place_words));
        }
        let names: Vec<_> = names.into_iter().map(set).collect();
        let mut sources = vec![0_usize; self.symbols.len()];
        names.iter().flatten().for_each(|name| sources[name.index()] += 1);
        let common = (self.sources.len() / COMMON_SHARE).max(DOSSIER);
        let tells = |name: &Symbol| self.dossier || sources[name.index()] <= common;
        names.iter().map(|own| own.iter().copied().filter(tells).collect()).collect()
    }

    /// The names by which the story that a claim's source tells is known, in a body of many events; those of a
    /// dossier tell one.
    pub(super) fn story(&self, features: &Features<'_>) -> &[Symbol] {
        if self.dossier { &[] } else { &self.names_of[features.at.source] }
    }

    /// Whether two sources tell stories that have nothing to do with each other.
    pub(super) fn strangers(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        self.strange(&self.names_of[a.at.source], &self.names_of[b.at.source])
    }

    /// Whether two stories have nothing to do with each other: each has names, and none is in both. A dossier is on
    /// one event, of which a short text may give a name that is in no clause of another.
    pub(super) fn strange(&self, a: &[Symbol], b: &[Symbol]) -> bool {
        let least = if self.dossier { OWN_NAMES } else { 1 };
        a.len().min(b.len()) >= least && a.len() + b.len() >= NAMES && shared(a, b).next().is_none()
    }

    fn take_source(&mut self, source: usize, claims: &'a SourceClaims, phrases: &mut Phrases<'a>) {
        let main = self.mains[source];
        let first = self.features.len();
        for (claim, told) in claims.claims.iter().enumerate().filter(|(_, c)| c.status != Status::Rejected) {
            let features = self.features_of(ClaimRef { source, claim }, told, main, phrases);
            self.features.push(features);
        }
        self.call_in_full(first);
        self.hold_against_wholes(first);
        // in a body of many events there are many people of like names in like posts
        let few = self.sources.len() <= DOSSIER;
        for features in self.features[first..].iter().filter(|_| few) {
            self.posts.take(features, self.lexicon, &mut self.symbols);
        }
        let published = claims.source.published.map(|days| days.start.year());
        self.years.push(main_year(&self.features[first..]).or(published));
    }

    /// Has surnames stand for the full names that their source has for them; its claims are those from `first` on.
    fn call_in_full(&mut self, first: usize) {
        let own = &mut self.features[first..];
        let persons = own.iter().filter(|features| features.tells_of_a_person()).filter_map(|f| f.name);
        let bearers = Bearers::new(persons, &self.names, &self.symbols);
        for features in own.iter_mut().filter(|features| features.tells_of_a_person()) {
            let full = |name| bearers.full(name, &self.names, &self.symbols).unwrap_or(name);
            features.name = features.name.map(full);
        }
    }

    /// Has lesser figures know of the greatest that their source gives for the same at that time: they may be those of
    /// one place or hour. Its claims are those from `first` on.
    fn hold_against_wholes(&mut self, first: usize) {
        let own = &mut self.features[first..];
        let mut greatest: FxHashMap<&str, Vec<(u64, Option<Days>)>> = FxHashMap::default();
        for features in own.iter().filter(|features| features.when.is_none_or(|days| days.length() <= MONTH))
        {
            if let Some(whole) = features.whole() {
                greatest.entry(features.family).or_default().push((whole, features.when));
            }
        }
        for wholes in greatest.values_mut() {
            wholes.sort_unstable_by_key(|(whole, _)| Reverse(*whole));
            wholes.truncate(WHOLES);
        }
        for features in own {
            let Some((less, wholes)) = features.whole().zip(greatest.get(features.family)) else { continue };
            let then = |when: Option<Days>| when.zip(features.when).is_none_or(|(a, b)| a.gap(b) <= MONTH);
            let greater = wholes.iter().find(|(whole, when)| far_less(less, *whole) && then(*when));
            features.lesser_than = greater.map(|(whole, _)| *whole);
        }
    }

    fn kinds_seen(&self) -> Kinds {
        let of_claims = self.features.iter().flat_map(|f| [f.event, f.start, f.effect]).flatten();
        let spoken = self.features.iter().flat_map(|f| f.meaning.events().iter().copied());
        let mains = self.mains.iter().filter_map(|main| main.kind);
        Kinds::new(&of_claims.chain(spoken).chain(mains).collect::<FxHashSet<_>>(), &self.symbols)
    }

    /// The word behind a number.
    pub(super) fn word(&self, symbol: Symbol) -> &str {
        self.symbols.word(symbol)
    }

    /// Some words in the order of the alphabet, at most so many; put together when they are written.
    pub(super) fn listed<I>(&self, symbols: I, most: usize) -> Listed<'_, I> {
        Listed { all: &self.symbols, symbols, most }
    }

    /// Whether a kind of event is the one that most sources are about, or kin to it.
    pub(super) fn is_main(&self, kind: Symbol) -> bool {
        self.main.is_some_and(|main| self.kinds.kin(main, kind))
    }

    /// Whether a time lies in another year than the main event.
    #[must_use]
    pub fn in_background(&self, days: Days) -> bool {
        self.year.is_some_and(|year| days.end.year() < year || days.start.year() > year)
    }

    /// What is known of a claim; nothing of one that is rejected.
    #[must_use]
    pub fn of(&self, at: ClaimRef) -> Option<&Features<'a>> {
        let index = self.features.binary_search_by_key(&at, |features| features.at).ok()?;
        Some(&self.features[index])
    }

    /// Whether two claims, of whatever kinds, speak of a rare name, or of two things besides the main event.
    #[must_use]
    pub fn speak_alike(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let (x, y) = (&a.meaning, &b.meaning);
        let telling = |word: &Symbol| !self.is_main(*word);
        let mut names = shared(x.names(), y.names());
        let things = shared(x.concepts(), y.concepts()).chain(shared(x.events(), y.events())).filter(telling);
        names.clone().chain(things).nth(1).is_some()
            || names.any(|name| self.rarity(Kind::Name, name) >= TELLS_ALONE)
    }

    /// The event that the source of a claim is about.
    pub(super) fn main_event(&self, features: &Features<'_>) -> &MainEvent {
        &self.mains[features.at.source]
    }

    /// Whether each of two claims is about the event that its source is about, and those two may be one.
    #[must_use]
    pub fn of_main_event(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let one = || self.main_event(a).may_be(self.main_event(b), &self.kinds);
        a.main && b.main && one() && !self.strangers(a, b)
    }

    /// Whether two statements of cause each explain the event that their source is about, and those two
    /// may be one, whatever kind each source calls it.
    #[must_use]
    pub fn both_explain_main(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let explains = |features: &Features<'_>| {
            let main = self.main_event(features).kind.zip(features.effect);
            main.is_some_and(|(main, effect)| self.kinds.kin(main, effect))
        };
        explains(a) && explains(b) && self.of_main_event(a, b)
    }

    /// Whether the sources of two claims are about events of years that do not touch: then their figures
    /// without a date are as far apart as those events.
    #[must_use]
    pub fn years_apart(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        let year = |features: &Features<'_>| self.years[features.at.source];
        year(a).zip(year(b)).is_some_and(|(x, y)| x.abs_diff(y) > 1)
    }

    /// How much a concept tells, in tenths: ten where few claims of the kind have it.
    pub(super) fn rarity(&self, kind: Kind, concept: Symbol) -> i32 {
        let total = self.frequency.total(kind);
        let seen = self.frequency.of_word(kind, concept).max(1);
        let common = (OWN_MENTIONS * self.sources.len().min(DOSSIER)).max(total / COMMON_SHARE);
        i32::try_from(10 * common / seen).unwrap_or(10).min(10)
    }

    /// Whether no more than so many claims of a kind have a word.
    pub(super) fn is_rare(&self, kind: Kind, word: Symbol, most: usize) -> bool {
        self.frequency.of_word(kind, word) <= most
    }

    /// The rarer half of some words and one more: two phrases that share half of their words share one of
    /// these.
    pub(super) fn rarest_half(&self, kind: Kind, words: &[Symbol]) -> impl Iterator<Item = Symbol> + use<> {
        let mut words = words.to_vec();
        words.sort_unstable_by_key(|word| (self.frequency.of_word(kind, *word), *word));
        let half = words.len() / 2 + 1;
        words.into_iter().take(half)
    }

    /// Whether a date was still to come on the day of publication.
    #[must_use]
    pub fn to_come(&self, features: &Features<'_>) -> bool {
        let published = self.sources[features.at.source].source.published;
        features.when.zip(published).is_some_and(|(when, published)| when.start > published.end)
    }
}

/// The year that most claims about main events tell of.
fn main_year(features: &[Features<'_>]) -> Option<i16> {
    let mut votes: BTreeMap<i16, usize> = BTreeMap::new();
    let told = features.iter().filter(|f| f.main).filter_map(|f| f.claim.event.when);
    for when in told.filter(|when| when.length() <= SEASON) {
        *votes.entry(when.start.year()).or_default() += 1;
    }
    votes.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
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
        let is_main = |kind: &str| {
            with_corpus(&[COUPS[0], flood, COUPS[1]], |corpus| {
                corpus.symbols.get(kind).is_some_and(|k| corpus.is_main(k))
            })
        };
        assert!(is_main("coup") && !is_main("flood"));
    }

    #[test]
    fn many_sources_on_one_place_tell_one_story_whoever_else_they_name() {
        let told = |n: usize| {
            let names = ["Mulari", "Tesk", "Orvan"][n % 3];
            format!(
                "The flood in Rell killed 34 people on 3 May 2019. A farmer from {names} spoke of {names}burg."
            )
        };
        let texts: Vec<String> = (0..40).map(told).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        with_corpus(&texts, |corpus| {
            let counts: Vec<_> = corpus.features.iter().filter(|f| f.kind == Kind::Count).collect();
            assert!(!corpus.strangers(counts[0], counts[1]));
        });
    }

    #[test]
    fn a_concept_tells_less_the_more_claims_have_it() {
        let many = ["The president resigned on 3 May 2019."; 9].join(" ");
        with_corpus(&[&many, "On 4 May 2019 the gates were lifted."], |corpus| {
            assert_eq!(corpus.rarity(Kind::Date, corpus.symbols.get("gate").unwrap()), 10);
        });
        with_corpus(&[&many], |corpus| {
            let spoken = corpus.features.iter().find_map(|f| f.meaning.concepts().first()).unwrap();
            assert!(corpus.rarity(Kind::Date, *spoken) < 10, "{}", corpus.word(*spoken));
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
