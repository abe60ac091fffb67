//! How alike two names are, with the reasons in words.
//!
//! Names come in prepared: folded words, what says nothing about identity (titles, legal forms,
//! particles) already taken out; the tables that know such words live above, in [`crate::lexicon`]. What
//! is here is symmetric and pure. Scores are whole numbers up to 1000: they are made of edits counted
//! on short words, and a float would promise more than that is worth.

mod align;
mod key;
mod outline;
mod run;
mod word;

pub use key::{Spellings, keys};
pub use run::{Run, in_order, longest_run, runs};

use align::{Pair, joined};
use outline::may_run_together;
use word::Word;

/// How alike two names are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Similarity {
    /// 0 to 1000; 1000 for names that are equal once case and accents are folded.
    pub score: u16,
    /// Whether both may well be one name.
    pub same: bool,
    /// What matched and what did not, in words; empty where nobody will read it.
    pub evidence: Vec<String>,
}

/// What is known about words of names, besides their letters.
pub trait Conventions {
    /// Spellings that write one sound.
    fn spellings(&self) -> &Spellings;
    /// Coarser ones, for letters that two alphabets or languages change into each other: "Hlinski", "Glinsky".
    fn transliterations(&self) -> &Spellings;
    /// The rest of a word that an article is joined to ("Elferjani").
    fn without_article<'a>(&self, word: &'a str) -> Option<&'a str>;
    /// The groups of first names that a word is a form of: a name and its short forms.
    fn nickname_groups(&self, word: &str) -> &[usize];

    /// Whether the one is a short form of the other, or both are forms of a third.
    fn nicknames(&self, a: &str, b: &str) -> bool {
        let others = self.nickname_groups(b);
        self.nickname_groups(a).iter().any(|group| others.contains(group))
    }
}

/// A name, prepared for comparing.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// The words that tell, folded, in order.
    words: Box<[Word]>,
    /// Whether a legal form or a noun tells that it is no person: then every word counts.
    body: bool,
    /// Whether the order is turned ("Putin, Vladimir").
    turned: bool,
}

impl Name {
    /// Prepares the words that tell, folded, in order; `body` where a legal form or a noun tells that the
    /// name is no person's, and `turned` where the order is ("Putin, Vladimir").
    #[must_use]
    pub fn new(words: Vec<String>, body: bool, turned: bool, conventions: &impl Conventions) -> Self {
        Self { words: prepared(words, conventions), body, turned }
    }

    /// The words that tell, folded, in order.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        texts(&self.words)
    }

    /// Whether it has more than one word that tells.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.words.len() > 1
    }
}

fn prepared(words: Vec<String>, conventions: &impl Conventions) -> Box<[Word]> {
    words.into_iter().map(|word| Word::new(word, conventions)).collect()
}

/// How alike two names are, and why.
#[must_use]
pub fn names(a: &Name, b: &Name, conventions: &impl Conventions) -> Similarity {
    compare(a, b, conventions, true)
}

/// Like [`names`], without the reasons: where millions are compared, nobody reads them.
#[must_use]
pub fn likeness(a: &Name, b: &Name, conventions: &impl Conventions) -> Similarity {
    compare(a, b, conventions, false)
}

fn compare(a: &Name, b: &Name, conventions: &impl Conventions, told: bool) -> Similarity {
    if a.words.is_empty() || b.words.is_empty() {
        return because(0, false, told, || "nothing to compare".to_owned());
    }
    if texts(&a.words).eq(texts(&b.words)) {
        return because(1000, true, told, || "the same but for capitals and accents".to_owned());
    }
    let (few, many) = ordered(a, b, |name| &name.words);
    let found = numbers_differ(few, many, told).or_else(|| run_together(few, many, told));
    found.unwrap_or_else(|| judge(few, many, &align::align(&few.words, &many.words, conventions), told))
}

fn texts(words: &[Word]) -> impl DoubleEndedIterator<Item = &str> {
    words.iter().map(|word| &*word.text)
}

/// The one with fewer words first; of equally many, the order is that of the words.
fn ordered<'a, T: ?Sized>(a: &'a T, b: &'a T, words: impl Fn(&T) -> &[Word]) -> (&'a T, &'a T) {
    let (x, y) = (words(a), words(b));
    let order = x.len().cmp(&y.len()).then_with(|| texts(y).cmp(texts(x)));
    if order.is_le() { (a, b) } else { (b, a) }
}

fn because(score: u16, same: bool, told: bool, reason: impl FnOnce() -> String) -> Similarity {
    Similarity { score, same, evidence: told.then(reason).into_iter().collect() }
}

/// "Brigade 44" and "Brigade 45" are two, however alike their letters.
fn numbers_differ(a: &Name, b: &Name, told: bool) -> Option<Similarity> {
    let numbers = |name: &Name| -> String {
        let numbers = name.words.iter().filter(|word| word.shape.number);
        numbers.map(|word| &*word.text).collect::<Vec<_>>().join(" ")
    };
    let numbered = |name: &Name| name.words.iter().any(|word| word.shape.number);
    let body = a.body || b.body || numbered(a) && numbered(b);
    if !body || !numbered(a) && !numbered(b) {
        return None;
    }
    let (x, y) = (numbers(a), numbers(b));
    let or_none = |numbers: &str| if numbers.is_empty() { "none".to_owned() } else { numbers.to_owned() };
    let reason = || format!("numbers differ: {} and {}", or_none(&x), or_none(&y));
    (x != y).then(|| because(300, false, told, reason))
}

/// "RamiMakhlouf", "Good Will": the same letters, other spaces.
fn run_together(a: &Name, b: &Name, told: bool) -> Option<Similarity> {
    if !may_run_together(&a.words, &b.words) {
        return None;
    }
    let (x, y) = (joined(&a.words, ""), joined(&b.words, ""));
    let other = a.words.len() != b.words.len() && a.words.len().min(b.words.len()) == 1;
    let near = || other && x.len().min(y.len()) >= LONG && word::edits(&x, &y) <= 1;
    let score = if x == y { 980 } else { near().then_some(930)? };
    Some(because(score, true, told, || "the same letters, spaced in another way".to_owned()))
}

/// What the pairs of words say about the names as wholes.
fn judge(few: &Name, many: &Name, pairs: &[Pair], told: bool) -> Similarity {
    let exact = pairs.iter().filter(|pair| pair.score == 1000).count();
    let fits = |pair: &&Pair| pair.score >= MATCHED || exact > 1 && pair.is_short_slip();
    let good: Vec<&Pair> = pairs.iter().filter(fits).collect();
    let left = few.words.len() - good.iter().map(|pair| pair.few.len()).sum::<usize>();
    let over = many.words.len() - good.iter().map(|pair| pair.many.len()).sum::<usize>();
    let (clash, extra) = (left.min(over), left.max(over));
    let body = few.body || many.body;
    let turned = align::order_differs(&good) && !few.turned && !many.turned;
    let slips = good.iter().filter(|pair| pair.score < SLIP).count();
    let score = score(&good, clash, extra * if body { 120 } else { 25 } + usize::from(turned) * 30);
    let vouched = good.iter().any(|pair| !pair.is_initial());
    let in_place = !turned || extra < 2 || align::ends_meet(&good, many.words.len());
    let whole = clash == 0 && vouched && in_place && (!body || extra == 0);
    let same = whole && score >= ALIKE && slips * 2 <= good.len() + 1;
    let mut evidence = Vec::new();
    if told {
        let said = pairs.iter().filter(|pair| clash > 0 || fits(pair));
        evidence.extend(said.filter_map(|pair| pair.words(&few.words, &many.words)));
        if extra > 0 && clash == 0 {
            evidence.push(format!("{extra} more {} in one", if extra == 1 { "word" } else { "words" }));
        }
        evidence.extend(turned.then(|| "in another order".to_owned()));
    }
    Similarity { score, same, evidence }
}

/// The mean of the matched words, words without a counterpart counted as nothing.
fn score(good: &[&Pair], clash: usize, penalty: usize) -> u16 {
    let matched: usize = good.iter().map(|pair| usize::from(pair.score)).sum();
    let mean = matched / (good.len() + clash).max(1);
    u16::try_from(mean.saturating_sub(penalty)).unwrap_or(1000)
}

/// From this score on, two words are forms of one.
const MATCHED: u16 = 780;

/// Below this score a pair of words is a slip and no mere spelling.
const SLIP: u16 = 860;

/// From this score on, names whose words all match are the same.
const ALIKE: u16 = 780;

/// Names this long may differ by a letter besides their spaces.
const LONG: usize = 7;
