//! Words of a document by their folded letters, as numbers: no word is copied to be compared.

use rustc_hash::FxHashSet;

use super::super::Reading;
use crate::text::{Case, Eight, TokenKind, fold};

/// A word or a run of words, case and accents set aside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Key(u64);

impl Key {
    /// The key of one word.
    pub(crate) fn of(word: &str) -> Self {
        if word.is_ascii() { Self::of_letters(word) } else { Self::of_letters(&fold(word)) }
    }

    /// The key of these words in this order.
    pub(crate) fn of_all<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        words.fold(Self(0), |key, word| Self(key.0.rotate_left(23) ^ Self::of(word).0))
    }

    /// Eight letters at a time; the bit that tells small letters from capitals is set in all of them.
    fn of_letters(ascii: &str) -> Self {
        let key = ascii.as_bytes().chunks(Eight::LEN).fold(Self::EMPTY, |key, letters| {
            (key ^ Eight::of(letters).small()).wrapping_mul(Self::GOLDEN).rotate_left(29)
        });
        Self(key ^ (key >> 32))
    }

    const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;
    const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
}

/// Which words with a capital the document writes in lower case as well: their capital at the head of
/// a sentence says nothing.
#[derive(Debug)]
pub(super) struct Ordinary(FxHashSet<Key>);

impl Ordinary {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let sieve = Sieve::of(reading);
        let lower = (0..reading.len()).filter(|&i| written(reading, i, true));
        let asked = lower.map(|i| Key::of(reading.word(i))).filter(|&key| sieve.may_hold(key));
        Self(asked.collect())
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(&Key::of(word))
    }
}

/// Whether token `i` is a word in lower case, or one that is not; what hangs on a hyphen is neither.
fn written(reading: &Reading<'_>, i: usize, lower: bool) -> bool {
    let token = reading.tokens[i];
    let word = token.kind == TokenKind::Word && (token.case == Case::Lower) == lower;
    word && (!lower || i == 0 || token.spaced || reading.word(i - 1) != "-")
}

/// A bit for each word with a capital: nine in ten words in lower case are never asked for.
struct Sieve(Vec<u64>);

impl Sieve {
    fn of(reading: &Reading<'_>) -> Self {
        let capitals: Vec<Key> = (0..reading.len())
            .filter(|&i| written(reading, i, false))
            .map(|i| Key::of(reading.word(i)))
            .collect();
        let mut sieve = Self(vec![0; (capitals.len() / 4).next_power_of_two().max(16)]);
        for key in capitals {
            let (at, bit) = sieve.place(key);
            sieve.0[at] |= bit;
        }
        sieve
    }

    fn may_hold(&self, key: Key) -> bool {
        let (at, bit) = self.place(key);
        self.0[at] & bit != 0
    }

    /// The length is a power of two.
    fn place(&self, Key(key): Key) -> (usize, u64) {
        let word = usize::try_from(key >> 38).unwrap_or_default() & (self.0.len() - 1);
        (word, 1 << ((key >> 32) & 63))
    }
}
