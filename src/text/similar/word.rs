//! How alike two words of names are.

use super::Conventions;
use super::key::skeleton;

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
pub(super) fn compare(a: &str, b: &str, conventions: &impl Conventions) -> (u16, How) {
    if a == b {
        return (1000, How::Equal);
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() == 1 {
        let initial = long.starts_with(short);
        return if initial { (850, How::Initial) } else { (0, How::Unlike) };
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return (0, How::Unlike);
    }
    let sounds = (conventions.spellings().sound(a), conventions.spellings().sound(b));
    if sounds.0 == sounds.1 && short.len() >= 3 {
        return (950, How::Sound);
    }
    if conventions.nicknames(a, b) {
        return (900, How::Nickname);
    }
    let found = by_edits(a, b, &sounds);
    if found.0 >= CHANGED.0 || short.chars().count() < LONG {
        found
    } else {
        changed(a, b, conventions).unwrap_or(found)
    }
}

/// Words that another alphabet or a joined article sets apart.
fn changed(a: &str, b: &str, conventions: &impl Conventions) -> Option<(u16, How)> {
    let letters = conventions.transliterations();
    if letters.sound(a) == letters.sound(b) {
        return Some(CHANGED);
    }
    let (x, y) = (conventions.without_article(a), conventions.without_article(b));
    let (x, y) = if x.is_some() == y.is_some() { return None } else { (x.unwrap_or(a), y.unwrap_or(b)) };
    let rest = x.chars().count().min(y.chars().count()) >= LONG;
    (rest && edits(&letters.sound(x), &letters.sound(y)) <= 1).then_some(CHANGED)
}

fn by_edits(a: &str, b: &str, sounds: &(String, String)) -> (u16, How) {
    let (written, heard) = (edits(a, b), edits(&sounds.0, &sounds.1));
    let length = a.chars().count().max(b.chars().count());
    let bones = (skeleton(&sounds.0), skeleton(&sounds.1));
    let one_frame = bones.0 == bones.1 && bones.0.len() >= 3 && 2 * written < length;
    let far = written.min(heard + 1);
    let score = match far {
        1 if length >= 4 => 900,
        1 if length == 3 && bones.0 == bones.1 => 860,
        1 => 700,
        _ if one_frame => 880,
        2 if length >= 9 && written <= 2 => 840,
        2 if length >= 6 && written <= 2 && head(a) == head(b) && heard <= 2 && tail_alike(a, b) => 790,
        _ => 500 / u16::try_from(far.max(1)).unwrap_or(u16::MAX),
    };
    let how = if score >= 700 { How::Edits(written) } else { How::Unlike };
    (score, how)
}

fn head(word: &str) -> Option<char> {
    word.chars().next()
}

/// Whether both end alike: a slip of two letters seldom touches the end, another name does.
fn tail_alike(a: &str, b: &str) -> bool {
    a.chars().next_back() == b.chars().next_back()
}

/// Letters added, dropped, changed or swapped with their neighbour.
pub(super) fn edits(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// What words of one sound in another alphabet score.
const CHANGED: (u16, How) = (880, How::Sound);

/// Shorter words are not compared across alphabets: too many are alike.
const LONG: usize = 5;

/// Longer words are not compared letter by letter: the cost grows with the square.
const LONGEST: usize = 40;
