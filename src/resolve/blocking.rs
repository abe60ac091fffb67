//! Which claims are compared at all.
//!
//! A dossier has a few hundred claims of a kind, and each is compared with each. A body of many
//! events has too many for that: there, two claims are compared where they share a key, such as the
//! kind and week of their event, a name, the sound of a surname, or the rare half of a quotation's
//! words; claims of events not where their documents have no name in common. A key that too many claims
//! share is cut: each is compared with its neighbours by value.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::corpus::Corpus;
use super::digest::digest;
use super::feature::Features;
use super::symbol::Symbol;
use crate::claim::{Kind, NameType, Value};
use crate::lexicon::name_keys;
use crate::text::Days;

/// Up to so many claims are compared each with each.
const WHOLE: usize = 512;
/// A key that more claims share is cut.
const MOST: usize = 96;
/// With so many neighbours a claim is compared where the key is cut.
const NEIGHBOURS: usize = 32;
/// So many times as many are looked at for those whose stories may be one.
const LOOKED_AT: usize = 8;
/// Days of one window; each time lies in two windows, half a window apart.
const WINDOW: i32 = 16;

/// Two bodies are one where all words of the shorter name but one are in the longer: one of so many of its
/// rarest words is in both.
const TELLING: usize = 2;

/// Pairs to compare, as indices into a block.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// The lesser index first, each pair once.
    pub pairs: Vec<(u32, u32)>,
    /// How many pairs that share a key are not compared, because too many claims share it.
    pub cut: u64,
}

/// Only claims of one kind and family are ever compared. Indices into the features.
pub(super) fn blocks<'a>(corpus: &Corpus<'a>) -> FxHashMap<(Kind, &'a str), Vec<u32>> {
    let mut blocks: FxHashMap<_, Vec<u32>> = FxHashMap::default();
    for (index, features) in (0..).zip(&corpus.features) {
        blocks.entry(super::barrier::block(features)).or_default().push(index);
    }
    blocks
}

/// The pairs of a block that are worth comparing.
pub(super) fn candidates(corpus: &Corpus<'_>, block: &[u32]) -> Candidates {
    if block.len() <= WHOLE {
        let count = u32::try_from(block.len()).unwrap_or(u32::MAX);
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect();
        return Candidates { pairs, cut: 0 };
    }
    let of = |item: u32| &corpus.features[block[item as usize] as usize];
    let stories = block.iter().map(|&index| {
        let features = &corpus.features[index as usize];
        if tells_of_an_event(features) { corpus.story(features) } else { &[] }
    });
    by_keys(
        &Keyed::new(corpus, block),
        |item| (rank(of(item)), of(item).order),
        &stories.collect::<Vec<_>>(),
        |a, b| corpus.strange(a, b),
    )
}

/// Whether claims of its kind are compared by what happened and when: in a body of many events, two
/// documents tell of one kind of event in one week and have no name in common because they tell of two.
const fn tells_of_an_event(features: &Features<'_>) -> bool {
    matches!(features.kind, Kind::Count | Kind::Date | Kind::Cause)
}

/// The keys of each claim of a block, sorted.
struct Keyed {
    keys: Vec<u64>,
    ends: Vec<usize>,
}

impl Keyed {
    fn new(corpus: &Corpus<'_>, block: &[u32]) -> Self {
        let mut keyed = Self { keys: Vec::new(), ends: Vec::with_capacity(block.len()) };
        for &index in block {
            let first = keyed.keys.len();
            keys(corpus, &corpus.features[index as usize], &mut keyed.keys);
            keyed.keys[first..].sort_unstable();
            keyed.ends.push(keyed.keys.len());
        }
        keyed
    }

    fn of(&self, item: u32) -> &[u64] {
        let item = item as usize;
        let start = item.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.keys[start..self.ends[item]]
    }

    /// Keys with their claims, by key.
    fn sorted(&self) -> Vec<(u64, u32)> {
        let items = 0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        let mut all: Vec<_> =
            items.flat_map(|item| self.of(item).iter().map(move |&key| (key, item))).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether two claims meet at this key for the first time.
    fn first_meet(&self, a: u32, b: u32, key: u64) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        a.iter().take_while(|other| **other < key).all(|other| b.binary_search(other).is_err())
    }
}

/// Pairs that share a key, but none whose stories have nothing to do with each other.
fn by_keys(
    keyed: &Keyed,
    rank: impl Fn(u32) -> (u64, u64),
    stories: &[&[Symbol]],
    strange: impl Fn(&[Symbol], &[Symbol]) -> bool,
) -> Candidates {
    let mut found = Candidates::default();
    for run in keyed.sorted().chunk_by(|x, y| x.0 == y.0) {
        let key = run[0].0;
        let mut items: Vec<u32> = run.iter().map(|(_, item)| *item).collect();
        let width = if items.len() > MOST { NEIGHBOURS } else { items.len() };
        if items.len() > MOST {
            items.sort_by_cached_key(|item| (rank(*item), *item));
            found.cut += pairs_beyond(items.len() as u64, NEIGHBOURS as u64);
        }
        let told: Vec<(u32, &[Symbol])> = items.iter().map(|item| (*item, stories[*item as usize])).collect();
        for (at, &(x, of_x)) in told.iter().enumerate() {
            let behind = told[at + 1..].iter().take(width * LOOKED_AT);
            for &(y, _) in behind.filter(|(_, of_y)| !strange(of_x, of_y)).take(width) {
                if keyed.first_meet(x, y, key) {
                    found.pairs.push((x.min(y), x.max(y)));
                }
            }
        }
    }
    found
}

/// How many pairs of `count` items stand further apart than `width`.
#[must_use]
pub const fn pairs_beyond(count: u64, width: u64) -> u64 {
    let further = count.saturating_sub(width + 1);
    further * (further + 1) / 2
}

/// Where a claim stands among others of one key: by what it says.
fn rank(features: &Features<'_>) -> u64 {
    let hashed = |text: &str| text.bytes().take(8).fold(0, |rank, byte| rank << 8 | u64::from(byte));
    match &features.claim.value {
        Value::Count(count) => count.min.or(count.max).unwrap_or_default(),
        Value::Date(days) => u64::try_from(days.number() + i32::MAX / 2).unwrap_or_default(),
        Value::Name { text, .. } => hashed(text),
        Value::Role { person, .. } => hashed(person),
        Value::Cause { cause, .. } => hashed(cause),
        Value::Quote { words, .. } => hashed(words),
    }
}

/// What a claim shares with those that may be about its fact.
fn keys(corpus: &Corpus<'_>, features: &Features<'_>, keys: &mut Vec<u64>) {
    match features.kind {
        Kind::Count => {
            event_keys(corpus, features, features.event, keys);
            keys.extend(features.place.map(|place| key(Tag::Place, place)));
            keys.extend(features.meaning.names().iter().map(|name| key(Tag::Name, name)));
        }
        Kind::Date => {
            event_keys(corpus, features, features.start.or(features.event), keys);
            keys.extend(features.meaning.names().iter().map(|name| key(Tag::Name, name)));
        }
        Kind::Cause => event_keys(corpus, features, features.effect, keys),
        Kind::Name | Kind::Role => keys_of_name(corpus, features, keys),
        Kind::Quote => {
            keys.extend(
                corpus.rarest_half(Kind::Quote, features.meaning.concepts()).map(|word| key(Tag::Word, word)),
            );
        }
    }
}

/// The kind of key: keys of two kinds are never the same.
#[derive(Hash)]
enum Tag {
    Event,
    Place,
    Name,
    Word,
    Sound,
}

fn key(tag: Tag, of: impl Hash) -> u64 {
    digest(&(tag, of))
}

/// The kind and the weeks of what a claim tells of, and of the event that its source is about where it speaks of
/// that.
fn event_keys(corpus: &Corpus<'_>, features: &Features<'_>, own: Option<Symbol>, keys: &mut Vec<u64>) {
    let main = Some(corpus.main_event(features)).filter(|_| features.main);
    let told = [(own, features.when), main.map_or((None, None), |main| (main.kind, main.when))];
    for (kind, when) in told.into_iter().filter_map(|(kind, when)| kind.zip(when)) {
        let class = corpus.kinds.class(kind);
        keys.extend(windows(when).map(|window| key(Tag::Event, (class, window))));
    }
}

/// The two windows in which a time begins.
fn windows(when: Days) -> impl Iterator<Item = (u8, i32)> {
    let day = when.number();
    (0..).zip([day, day + WINDOW / 2].map(|day| day.div_euclid(WINDOW)))
}

/// The sounds of a person's name; the rarer words and the letters of an organisation's.
fn keys_of_name(corpus: &Corpus<'_>, features: &Features<'_>, keys: &mut Vec<u64>) {
    let Some(name) = features.name else { return };
    if !matches!(features.claim.value, Value::Name { r#type: NameType::Organisation | NameType::Place, .. }) {
        let sounds = name_keys(&corpus.names.person(name).name);
        return keys.extend(sounds.iter().map(|sound| key(Tag::Sound, sound)));
    }
    let body = corpus.names.body(name);
    let rarest = corpus.rarest_half(Kind::Name, &body.content).enumerate();
    let telling = rarest.filter(|(at, word)| *at < TELLING || corpus.is_rare(Kind::Name, *word, MOST));
    keys.extend(telling.map(|(_, word)| key(Tag::Word, word)));
    let other = features.other_name.map(|other| corpus.names.body(other));
    let letters = [Some(body), other].into_iter().flatten().filter_map(|form| form.acronym.as_deref());
    keys.extend(letters.map(|letters| key(Tag::Sound, letters)));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Keyed, MOST, NEIGHBOURS, Symbol, by_keys};

    /// So many claims, each with the same keys.
    fn alike(count: usize, keys: &[u64]) -> Keyed {
        let ends = (1..=count).map(|items| items * keys.len()).collect();
        Keyed { keys: keys.repeat(count), ends }
    }

    /// Claims of no story in particular.
    const NONE: [&[Symbol]; 2 * MOST] = [&[]; 2 * MOST];

    fn in_order(item: u32) -> (u64, u64) {
        (item.into(), 0)
    }

    #[test]
    fn claims_that_share_two_keys_are_compared_once() {
        let found = by_keys(&alike(9, &[3, 7]), in_order, &NONE, |_, _| false);
        let once: BTreeSet<_> = found.pairs.iter().collect();
        assert_eq!((found.pairs.len(), once.len(), found.cut), (36, 36, 0));
    }

    #[test]
    fn a_key_that_too_many_share_is_cut_and_what_is_cut_is_counted() {
        let count = 2 * MOST;
        let found = by_keys(&alike(count, &[3]), in_order, &NONE, |_, _| false);
        assert!(found.pairs.iter().all(|(a, b)| usize::try_from(b - a).unwrap() <= NEIGHBOURS));
        assert_eq!(found.pairs.len() as u64 + found.cut, (count * (count - 1) / 2) as u64);
    }

    #[test]
    fn claims_without_a_common_key_never_meet() {
        let apart = Keyed { keys: vec![1, 2, 2, 3], ends: vec![1, 2, 4] };
        assert_eq!(by_keys(&apart, in_order, &NONE, |_, _| false).pairs, [(1, 2)]);
    }
}
