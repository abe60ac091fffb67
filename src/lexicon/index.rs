use rustc_hash::FxHashMap;

use super::WordId;

/// The words of the tables, by their letters. One of up to sixteen bytes is a number, and is found by
/// comparing numbers; nearly every word is that short.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Open addressing, a power of two long and at most half full; no word packs to zero.
    slots: Vec<(u128, WordId)>,
    filled: usize,
    long: FxHashMap<Box<str>, WordId>,
}

impl Index {
    /// The word, folded.
    pub(super) fn get(&self, folded: &str) -> Option<WordId> {
        match pack(folded.as_bytes()) {
            Some(packed) => self.get_packed(packed),
            None => self.long.get(folded).copied(),
        }
    }

    /// The word that packs to this.
    #[inline]
    pub(super) fn get_packed(&self, packed: u128) -> Option<WordId> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(packed) & mask;
        loop {
            let (key, word) = self.slots[at];
            if key == packed {
                return Some(word);
            }
            if key == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a word that is not there yet.
    pub(super) fn insert(&mut self, folded: &str, word: WordId) {
        match pack(folded.as_bytes()) {
            Some(packed) => self.insert_packed(packed, word),
            None => _ = self.long.insert(folded.into(), word),
        }
    }

    /// Adds a word that is not there yet, packed.
    pub(super) fn insert_packed(&mut self, packed: u128, word: WordId) {
        if 2 * self.filled >= self.slots.len() {
            self.grow();
        }
        self.filled += 1;
        let mask = self.slots.len() - 1;
        let mut at = hash(packed) & mask;
        while self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (packed, word);
    }

    fn grow(&mut self) {
        const FIRST: usize = 1024;
        let wider = vec![(0, WordId(0)); FIRST.max(2 * self.slots.len())];
        let old = std::mem::replace(&mut self.slots, wider);
        self.filled = 0;
        for (packed, word) in old.into_iter().filter(|(packed, _)| *packed != 0) {
            self.insert_packed(packed, word);
        }
    }
}

/// The bytes of a word as one number; none where they are too many, or are none.
fn pack(bytes: &[u8]) -> Option<u128> {
    let mut packed = [0; 16];
    packed.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(u128::from_le_bytes(packed)).filter(|packed| *packed != 0)
}

/// Multiplies by the golden ratio, as Knuth does, and keeps the upper bits, which depend on all.
#[allow(clippy::cast_possible_truncation, reason = "both halves go in, and the upper half comes out")]
#[inline]
fn hash(packed: u128) -> usize {
    const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
    let (low, high) = (packed as u64, (packed >> 64) as u64);
    ((low ^ high.rotate_left(29)).wrapping_mul(GOLDEN) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::{Index, WordId};

    #[test]
    fn words_of_any_length_are_found_and_others_are_not() {
        let mut index = Index::default();
        let words: Vec<String> = (0..3000_u32).map(|n| format!("{n:x}").repeat(1 + n as usize % 9)).collect();
        let mut unlike = words.clone();
        unlike.sort();
        unlike.dedup();
        for (n, word) in unlike.iter().enumerate() {
            index.insert(word, WordId(u32::try_from(n).unwrap()));
        }
        for (n, word) in unlike.iter().enumerate() {
            assert_eq!(index.get(word), Some(WordId(u32::try_from(n).unwrap())), "{word}");
        }
        assert_eq!(index.get("word"), None);
        assert_eq!(index.get(""), None);
        assert_eq!(index.get("a word of more than sixteen letters"), None);
    }
}
