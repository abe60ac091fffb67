//! A word of a name, and how alike two are.

use super::Conventions;
use super::outline::Shape;

/// A word of a name, with all of it that is compared.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: Box<str>,
    /// How it sounds.
    pub(super) sound: Box<str>,
    /// The same at a glance.
    pub(super) shape: Shape,
}

impl Word {
    pub(super) fn new(text: String, conventions: &impl Conventions) -> Self {
        let sound = conventions.spellings().sound(&text);
        let shape = Shape::new(&text, &sound, conventions);
        Self { text: text.into_boxed_str(), sound: sound.into_boxed_str(), shape }
    }
}

/// How two words were found alike, best first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum How {
    Equal,
    /// Spellings of one sound.
    Sound,
    Nickname,
    Initial,
    /// So many letters apart.
    Edits(usize),
    Unlike,
}

/// The score of two words, and how it came about.
pub(super) fn compare(a: &Word, b: &Word, conventions: &impl Conventions) -> (u16, How) {
    if a.text == b.text {
        return (1000, How::Equal);
    }
    if !a.shape.may_be(&b.shape) {
        return UNLIKE;
    }
    let (short, long) = if a.text.len() <= b.text.len() { (a, b) } else { (b, a) };
    if short.shape.length == 1 {
        let initial = long.text.starts_with(&*short.text);
        return if initial { (850, How::Initial) } else { UNLIKE };
    }
    if long.text.len() > LONGEST {
        return UNLIKE;
    }
    if a.sound == b.sound && short.text.len() >= 3 {
        return (950, How::Sound);
    }
    if a.shape.nicknames & b.shape.nicknames != 0 && conventions.nicknames(&a.text, &b.text) {
        return (900, How::Nickname);
    }
    let found = by_edits(a, b);
    if found.0 >= CHANGED.0 || short.shape.length < LONG {
        found
    } else {
        changed(a, b, conventions).unwrap_or(found)
    }
}

/// Words that another alphabet or a joined article sets apart.
fn changed(a: &Word, b: &Word, conventions: &impl Conventions) -> Option<(u16, How)> {
    if a.shape.sound == b.shape.sound {
        return Some(CHANGED);
    }
    if a.shape.article == b.shape.article {
        return None;
    }
    let rest = |word: &Word| conventions.without_article(&word.text).unwrap_or(&word.text).to_owned();
    let (x, y) = (rest(a), rest(b));
    let long = x.chars().count().min(y.chars().count()) >= usize::from(LONG);
    let letters = conventions.transliterations();
    (long && edits(&letters.sound(&x), &letters.sound(&y)) <= 1).then_some(CHANGED)
}

fn by_edits(a: &Word, b: &Word) -> (u16, How) {
    let bones = a.shape.bones == b.shape.bones;
    if !bones && !a.shape.slips_into(&b.shape) && a.sound != b.sound {
        return UNLIKE;
    }
    let (written, heard) = (edits(&a.text, &b.text), edits(&a.sound, &b.sound));
    let length = usize::from(a.shape.length.max(b.shape.length));
    let one_frame = bones && a.shape.frame >= 3 && 2 * written < length;
    let far = written.min(heard + 1);
    let score = match far {
        1 if length >= 4 => 900,
        1 if length == 3 && bones => 860,
        1 => 700,
        _ if one_frame => 880,
        2 if length >= 9 && written <= 2 => 840,
        2 if length >= 6 && written <= 2 && heard <= 2 && a.shape.same_ends(&b.shape) => 790,
        _ => return UNLIKE,
    };
    (score, How::Edits(written))
}

/// Letters added, dropped, changed or swapped with their neighbour: the optimal string alignment, in three
/// rows on the stack. Of what is too long to be compared so, every letter.
pub(super) fn edits(a: &str, b: &str) -> usize {
    let plain = a.is_ascii() && b.is_ascii();
    let whole = (a.as_bytes(), b.as_bytes());
    let (x, y) = if plain { where_they_differ(whole.0, whole.1) } else { whole };
    let longer = x.len().max(y.len());
    if longer > LONGEST {
        longer
    } else if plain {
        in_rows(x, y)
    } else {
        strsim::osa_distance(a, b)
    }
}

fn in_rows(a: &[u8], b: &[u8]) -> usize {
    let [mut before, mut above, mut row] = [[0_u8; LONGEST + 1]; 3];
    (0..).zip(&mut above).for_each(|(j, cell)| *cell = j);
    for i in 0..a.len() {
        row[0] = above[0] + 1;
        for j in 0..b.len() {
            let changed = above[j] + u8::from(a[i] != b[j]);
            let mut least = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        (before, above, row) = (above, row, before);
    }
    usize::from(above[b.len()])
}

/// Without what both begin and end with.
fn where_they_differ<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - tail], &b[..b.len() - tail])
}

/// What two words score that are no forms of one.
const UNLIKE: (u16, How) = (0, How::Unlike);

/// What words of one sound in another alphabet score.
const CHANGED: (u16, How) = (880, How::Sound);

/// Shorter words are not compared across alphabets: too many are alike.
const LONG: u8 = 5;

/// Longer words, without what both begin and end with, are not compared letter by letter: the cost grows with
/// the square.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::edits;

    #[test]
    fn neighbours_that_changed_places_are_one_edit() {
        assert_eq!(edits("sanogo", "sangoo"), 1);
        assert_eq!((edits("", "keita"), edits("keita", "keita"), edits("kéita", "keita")), (5, 0, 1));
    }

    #[test]
    fn long_words_are_a_letter_apart_or_far() {
        let long = "a".repeat(100_000);
        assert_eq!((edits(&long, &format!("{long}b")), edits(&long, &"b".repeat(100_000))), (1, 100_000));
    }

    proptest! {
        #[test]
        fn the_rows_on_the_stack_count_like_the_library(a in "[a-d]{0,9}", b in "[a-d]{0,9}") {
            prop_assert_eq!(edits(&a, &b), strsim::osa_distance(&a, &b));
        }
    }
}
