//! Which word of one name goes with which of the other, whatever their order.

use std::cmp::Reverse;
use std::ops::Range;

use super::Conventions;
use super::outline::may_join;
use super::word::{How, Word, compare};

/// A word of the shorter name and a word of the longer; on one side it may be two words run together.
pub(super) struct Pair {
    pub(super) few: Range<usize>,
    pub(super) many: Range<usize>,
    pub(super) score: u16,
    how: How,
}

impl Pair {
    /// A letter apart, and so short that only the other words can vouch for it ("Un" and "On").
    pub(super) fn is_short_slip(&self) -> bool {
        self.how == How::Edits(1)
    }

    /// An initial, and a word that begins with it: only the other words can make them one name.
    pub(super) fn is_initial(&self) -> bool {
        self.how == How::Initial
    }

    /// What the pair says; nothing where the words are equal.
    pub(super) fn words(&self, few: &[Word], many: &[Word]) -> Option<String> {
        let (a, b) = (joined(few.get(self.few.clone())?, " "), joined(many.get(self.many.clone())?, " "));
        Some(match self.how {
            How::Equal => return None,
            How::Sound => format!("{a}/{b}: spellings of one sound"),
            How::Nickname => format!("{a}/{b}: forms of one first name"),
            How::Initial => format!("{a}/{b}: an initial"),
            How::Edits(1) => format!("{a}/{b}: one letter apart"),
            How::Edits(n) => format!("{a}/{b}: {n} letters apart"),
            How::Unlike if b.is_empty() => format!("{a} has no counterpart"),
            How::Unlike => format!("{a}/{b}: another name"),
        })
    }
}

/// The best pairs in the order of the shorter name, no word twice; a word of it without a counterpart is
/// a pair with nothing.
pub(super) fn align(few: &[Word], many: &[Word], conventions: &impl Conventions) -> Vec<Pair> {
    let mut all = candidates(few, many, conventions);
    let apart = |pair: &Pair| pair.few.start.abs_diff(pair.many.start);
    all.sort_by_key(|pair| (Reverse(pair.score), apart(pair), pair.few.start, pair.many.start));
    let (mut used, mut taken) = (vec![false; few.len()], vec![false; many.len()]);
    let mut found = Vec::with_capacity(few.len());
    for pair in all {
        let free = |flags: &[bool], range: &Range<usize>| !flags[range.clone()].contains(&true);
        if free(&used, &pair.few) && free(&taken, &pair.many) {
            used[pair.few.clone()].fill(true);
            taken[pair.many.clone()].fill(true);
            found.push(pair);
        }
    }
    let missing = (0..few.len()).filter(|&i| !used[i]);
    found.extend(missing.map(|i| Pair { few: i..i + 1, many: 0..0, score: 0, how: How::Unlike }));
    found.sort_by_key(|pair| pair.few.start);
    found
}

fn candidates(few: &[Word], many: &[Word], conventions: &impl Conventions) -> Vec<Pair> {
    let (firsts, seconds) = (few.len().min(MOST), many.len().min(MOST));
    let mut all = Vec::with_capacity(firsts * seconds);
    for i in 0..firsts {
        for j in 0..seconds {
            let (score, how) = compare(&few[i], &many[j], conventions);
            all.push(Pair { few: i..i + 1, many: j..j + 1, score, how });
            all.extend(run_together(few, i..i + 1, many, j..j + 2, conventions));
            all.extend(run_together(few, i..i + 2, many, j..j + 1, conventions));
        }
    }
    all
}

/// Two words of one side run together, against a word of the other: nearly to the letter.
fn run_together(
    few: &[Word],
    i: Range<usize>,
    many: &[Word],
    j: Range<usize>,
    conventions: &impl Conventions,
) -> Option<Pair> {
    let (a, b) = (few.get(i.clone())?, many.get(j.clone())?);
    let (two, one) = if a.len() > b.len() { (a, &b[0]) } else { (b, &a[0]) };
    let (score, how) = may_join(two, one)
        .then(|| compare(&Word::new(joined(two, ""), conventions), one, conventions))
        .filter(|(score, _)| *score >= JOINED && one.text.len() > 2)?;
    Some(Pair { few: i, many: j, score, how })
}

/// The words in one string.
pub(super) fn joined(words: &[Word], between: &str) -> String {
    words.iter().map(|word| &*word.text).collect::<Vec<_>>().join(between)
}

/// Whether the words of the one stand in another order in the other.
pub(super) fn order_differs(pairs: &[&Pair]) -> bool {
    pairs.windows(2).any(|pair| pair[0].many.start > pair[1].many.start)
}

/// Whether the first and the last of so many words have their counterparts: "Orbán Viktor", "Viktor Mihály Orbán".
pub(super) fn ends_meet(pairs: &[&Pair], words: usize) -> bool {
    let meets = |at: usize| pairs.iter().any(|pair| pair.many.contains(&at));
    meets(0) && words.checked_sub(1).is_some_and(meets)
}

/// From this score on, two words run together are the other word.
const JOINED: u16 = 900;

/// More words are not aligned: names do not have them, and the cost grows with the square.
const MOST: usize = 24;
