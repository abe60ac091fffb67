//! What shows at a glance that two names are not one, so that of a million pairs few are compared
//! letter by letter.

use super::key::skeleton;
use super::{Conventions, Name};

/// The words of a name at a glance.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    words: Box<[Shape]>,
    body: bool,
}

/// A word at a glance.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    /// Which letters it has, a bit each; what is no letter of `a` to `z` has one bit together.
    letters: u32,
    /// The same of its sound.
    sounds: u32,
    /// Digests of its sound, of its coarse sound, and of its bones.
    heard: u32,
    sound: u32,
    bones: u32,
    /// The groups of first names that it is a form of, folded to a bit each.
    nicknames: u64,
    length: u8,
    first: char,
    last: char,
    /// Whether it begins like an article that is joined to the word.
    article: bool,
}

/// A letter changed into another changes two bits; of two words run together two such slips are forgiven.
const SLIPS: u32 = 4;
/// An article that is joined to a word, and a slip beside it, make it so much longer at most.
const ARTICLE: u8 = 4;

impl Outline {
    /// The outline of a prepared name.
    #[must_use]
    pub fn new(name: &Name, conventions: &impl Conventions) -> Self {
        let words = name.words.iter().map(|word| Shape::new(word, conventions)).collect();
        Self { words, body: name.body }
    }

    /// Whether the two may be one: false only where [`super::names`] would not call them the same.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let (few, many) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        if self.body || other.body || few.len() < 2 && many.len() > 1 {
            return true;
        }
        few.iter().all(|word| many.iter().any(|counterpart| word.may_be(*counterpart)))
            || joined(few, many)
            || joined(many, few)
    }
}

/// Whether two words of the one may be a word of the other, run together.
fn joined(apart: &[Shape], together: &[Shape]) -> bool {
    apart.windows(2).any(|two| {
        let (letters, length) =
            (two[0].letters | two[1].letters, two[0].length.saturating_add(two[1].length));
        together.iter().any(|word| {
            word.length.abs_diff(length) <= 2 && (word.letters ^ letters).count_ones() <= SLIPS
                || (word.sounds ^ (two[0].sounds | two[1].sounds)).count_ones() <= 2
        })
    })
}

impl Shape {
    fn new(word: &str, conventions: &impl Conventions) -> Self {
        let sound = conventions.spellings().sound(word);
        Self {
            letters: letters(word),
            sounds: letters(&sound),
            heard: digest(&sound),
            sound: digest(&conventions.transliterations().sound(word)),
            bones: digest(&skeleton(&sound)),
            nicknames: conventions
                .nickname_groups(word)
                .iter()
                .fold(0, |bits, group| bits | 1 << (group % 64)),
            length: u8::try_from(word.chars().count()).unwrap_or(u8::MAX),
            first: word.chars().next().unwrap_or_default(),
            last: word.chars().next_back().unwrap_or_default(),
            article: conventions.without_article(word).is_some(),
        }
    }

    fn may_be(self, other: Self) -> bool {
        if self.length == 1 || other.length == 1 {
            return self.first == other.first;
        }
        self.heard == other.heard
            || self.sound == other.sound
            || self.bones == other.bones
            || self.nicknames & other.nicknames != 0
            || self.slips_into(other)
            || self.article != other.article
                && self.length.abs_diff(other.length) <= ARTICLE
                && within(self.sounds, other.sounds)
    }

    /// One letter may be another; two only in a long word, or between the same ends of one less long.
    fn slips_into(self, other: Self) -> bool {
        let (near, length) = (self.length.abs_diff(other.length), self.length.max(other.length));
        let framed = length >= 6 && self.first == other.first && self.last == other.last;
        let slips = if length >= 9 || framed { 2 } else { 1 };
        near <= slips && (self.letters ^ other.letters).count_ones() <= 2 * u32::from(slips)
    }
}

/// Whether nearly all letters of the one are in the other, as where an article is joined to it.
fn within(a: u32, b: u32) -> bool {
    (a & !b).count_ones().min((b & !a).count_ones()) <= 1
}

fn letters(word: &str) -> u32 {
    word.bytes()
        .fold(0, |bits, byte| bits | if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 1 << 26 })
}

/// FNV-1a, which is enough to tell a few thousand words apart; two that meet are compared in full.
fn digest(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
