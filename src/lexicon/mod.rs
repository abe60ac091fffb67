//! The tables of words in `rules/`, compiled into one lexicon.
//!
//! A table is YAML: class, then value, then the words and phrases that carry it. Every token of a
//! text is folded and looked up once ([`Lexicon::tag`]); after that the grammars ask what starts at
//! a token ([`Tagged::hit`]). Words live in the tables, mechanism lives here.

mod alike;
pub mod calendar;
mod class;
mod clock;
mod english;
mod entries;
mod form;
mod index;
mod inflect;
mod meaning;
mod sentence;
mod table;
mod tagged;
mod tokens;

use std::collections::{BTreeSet, HashMap};

pub use alike::{likeness, name_keys, names, prepare, prepared};
pub use class::{Class, Classes};
pub use clock::{Hour, hour_at};
pub use english::spelled_in_english;
pub use entries::Table as Words;
pub use form::Form;
pub use meaning::{Meaning, Part};
pub use sentence::sentences;
pub use tagged::{Hit, Hits, Tagged};
pub use tokens::Tokens;

use calendar::{Joint, Joints};
use index::Index;

/// A word of the lexicon.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordId(u32);

impl WordId {
    /// No word of the tables.
    const NONE: Self = Self(u32::MAX);
}

/// A value of a class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ValueId(u32);

#[derive(Debug)]
struct Entry {
    class: Class,
    value: ValueId,
    form: Form,
    /// The words after the first.
    rest: Box<[WordId]>,
}

impl Entry {
    /// Whether its other words stand at the head of these.
    #[inline]
    fn continues(&self, words: &[WordId]) -> bool {
        self.rest.is_empty() || words.starts_with(&self.rest)
    }
}

#[derive(Debug, Default)]
struct Word {
    /// By class, what it does in a sentence before all else, since that is asked for most; in a class the
    /// longest first, so that the first that fits is the longest match.
    entries: Vec<Entry>,
    /// The classes that the word starts, and where in them the run of each ends.
    runs: Vec<(Class, u16)>,
    /// The second words of those entries whose class no entry of the word alone has, in order, each with
    /// its entry.
    seconds: Vec<(WordId, u16)>,
}

impl Word {
    fn sort(&mut self) {
        let order = |e: &Entry| (e.class != Class::Function, e.class, std::cmp::Reverse(e.rest.len()));
        self.entries.sort_by_key(order);
        let runs = self.entries.chunk_by(|a, b| a.class == b.class);
        let ends = runs.scan(0, |end, run| {
            *end += run.len();
            Some((run[0].class, u16::try_from(*end).unwrap_or(u16::MAX)))
        });
        self.runs = ends.collect();
        let alone = self.alone();
        let longer = (0..).zip(&self.entries).filter(|(_, entry)| !alone.has(entry.class));
        self.seconds = longer.filter_map(|(at, entry)| Some((*entry.rest.first()?, at))).collect();
        self.seconds.sort_unstable();
    }

    /// The classes of which the word is an entry by itself.
    fn alone(&self) -> Classes {
        let alone = self.entries.iter().filter(|entry| entry.rest.is_empty());
        alone.fold(Classes::default(), |classes, entry| classes.or(Classes::of(&[entry.class])))
    }

    /// The classes of the entries of more than one word that go on in these.
    fn longer(&self, behind: &[WordId]) -> Classes {
        let mut classes = Classes::default();
        let Some(second) = behind.first() else { return classes };
        let first = self.seconds.partition_point(|(word, _)| word < second);
        for (_, at) in self.seconds[first..].iter().take_while(|(word, _)| word == second) {
            let entry = &self.entries[usize::from(*at)];
            if behind.starts_with(&entry.rest) {
                classes.insert(entry.class);
            }
        }
        classes
    }

    /// The entries of a class that the word starts. It starts few classes, so that a look at each is the
    /// shortest way.
    fn run(&self, class: Class) -> &[Entry] {
        let mut start = 0;
        for (of, end) in &self.runs {
            let end = usize::from(*end);
            if *of == class {
                return &self.entries[start..end];
            }
            start = end;
        }
        &[]
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Value {
    text: String,
    number: Option<u64>,
}

/// The compiled tables of one language.
#[derive(Debug)]
pub struct Lexicon {
    index: Index,
    words: Vec<Word>,
    /// For each word, the classes of the entries that start with it.
    starts: Vec<Classes>,
    /// For each word, those of which it is an entry by itself.
    alone: Vec<Classes>,
    /// Words of the longest entry.
    longest: usize,
    /// For each word, what the joining words of dates that start with it do.
    joints: Vec<Joints>,
    values: Vec<Value>,
    value_ids: HashMap<String, ValueId>,
}

impl Default for Lexicon {
    /// No words yet; the values that grammars ask for by number have theirs.
    fn default() -> Self {
        let mut lexicon = Self {
            index: Index::default(),
            words: Vec::new(),
            starts: Vec::new(),
            alone: Vec::new(),
            longest: 1,
            joints: Vec::new(),
            values: Vec::new(),
            value_ids: HashMap::new(),
        };
        for name in Joint::NAMES {
            lexicon.intern_value(name);
        }
        lexicon
    }
}

impl Lexicon {
    /// The value as the table wrote it.
    #[must_use]
    #[inline]
    pub fn value(&self, id: ValueId) -> &str {
        &self.values[id.0 as usize].text
    }

    /// The value as a number, where the table wrote one.
    #[must_use]
    #[inline]
    pub fn number(&self, id: ValueId) -> Option<u64> {
        self.values[id.0 as usize].number
    }

    /// Every value of a class, sorted.
    #[must_use]
    pub fn values(&self, class: Class) -> BTreeSet<&str> {
        let entries = self.words.iter().flat_map(|word| &word.entries);
        entries.filter(|entry| entry.class == class).map(|entry| self.value(entry.value)).collect()
    }

    /// The word, folded, if any table has it.
    #[must_use]
    pub fn word(&self, folded: &str) -> Option<WordId> {
        self.index.get(folded)
    }

    fn intern(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.index.get(folded) {
            return id;
        }
        self.index.insert(folded, self.next_word());
        self.add_word()
    }

    fn intern_packed(&mut self, packed: u128) -> WordId {
        if let Some(id) = self.index.get_packed(packed) {
            return id;
        }
        self.index.insert_packed(packed, self.next_word());
        self.add_word()
    }

    fn next_word(&self) -> WordId {
        WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX))
    }

    fn add_word(&mut self) -> WordId {
        let id = self.next_word();
        self.words.push(Word::default());
        self.starts.push(Classes::default());
        self.joints.push(Joints::default());
        id
    }

    fn intern_value(&mut self, text: &str) -> ValueId {
        if let Some(&id) = self.value_ids.get(text) {
            return id;
        }
        let id = ValueId(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
        self.values.push(Value { text: text.to_owned(), number: text.parse().ok() });
        self.value_ids.insert(text.to_owned(), id);
        id
    }
}
