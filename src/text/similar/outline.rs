//! What shows at a glance that two names are not one, so that of a million pairs few are compared
//! letter by letter.

use super::key::skeleton;
use super::word::Word;
use super::{Conventions, Name};

/// A word at a glance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// Which letters it has, a bit each; what is no letter of `a` to `z` has one bit together.
    letters: u32,
    /// The same of its sound.
    sounds: u32,
    /// Digests of its sound, of its coarse sound, and of its bones, of which there are so many.
    heard: u64,
    heard_length: u8,
    pub(super) sound: u64,
    pub(super) bones: u64,
    pub(super) frame: u8,
    /// The groups of first names that it is a form of, folded to a bit each.
    pub(super) nicknames: u64,
    /// In characters.
    pub(super) length: u8,
    first: char,
    last: char,
    /// Whether it begins like an article that is joined to the word.
    pub(super) article: bool,
    pub(super) number: bool,
}

/// A letter changed into another changes two bits.
const SLIP: u32 = 2;
/// An article that is joined to a word, and a slip beside it, make it so much longer at most.
const ARTICLE: u8 = 4;

impl Name {
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
        let counterpart = |word: &Word| many.iter().any(|other| word.shape.may_be(&other.shape));
        few.iter().all(counterpart) || joined(few, many) || joined(many, few)
    }
}

/// Whether two words of the one may be a word of the other, run together.
fn joined(apart: &[Word], together: &[Word]) -> bool {
    apart.windows(2).any(|two| together.iter().any(|word| may_join(two, word)))
}

/// Whether two words may be one other word, run together.
#[inline]
pub(super) fn may_join(two: &[Word], one: &Word) -> bool {
    let [Word { shape: a, .. }, Word { shape: b, .. }] = two else { return false };
    let (letters, length) = (a.letters | b.letters, a.length.saturating_add(b.length));
    let heard = a.heard_length.saturating_add(b.heard_length);
    one.shape.length.abs_diff(length) <= 1 && (one.shape.letters ^ letters).count_ones() <= SLIP
        || one.shape.heard_length.abs_diff(heard) <= 2
            && (one.shape.sounds ^ (a.sounds | b.sounds)).count_ones() <= SLIP
}

/// Whether the words of two names may be the same letters, or all but one, spaced in another way.
pub(super) fn may_run_together(a: &[Word], b: &[Word]) -> bool {
    let length = |words: &[Word]| words.iter().map(|word| word.text.len()).sum::<usize>();
    let letters = |words: &[Word]| words.iter().fold(0, |bits, word| bits | word.shape.letters);
    length(a).abs_diff(length(b)) <= 4 && (letters(a) ^ letters(b)).count_ones() <= SLIP
}

impl Shape {
    pub(super) fn new(word: &str, sound: &str, conventions: &impl Conventions) -> Self {
        let bones = skeleton(sound);
        Self {
            letters: letters(word),
            sounds: letters(sound),
            heard: digest(sound),
            heard_length: u8::try_from(sound.len()).unwrap_or(u8::MAX),
            sound: digest(&conventions.transliterations().sound(word)),
            bones: digest(&bones),
            frame: u8::try_from(bones.len()).unwrap_or(u8::MAX),
            nicknames: conventions
                .nickname_groups(word)
                .iter()
                .fold(0, |bits, group| bits | 1 << (group % 64)),
            length: u8::try_from(word.chars().count()).unwrap_or(u8::MAX),
            first: word.chars().next().unwrap_or_default(),
            last: word.chars().next_back().unwrap_or_default(),
            article: conventions.without_article(word).is_some(),
            number: is_number(word),
        }
    }

    #[inline]
    pub(super) fn may_be(&self, other: &Self) -> bool {
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

    /// Whether both begin and end alike: a slip of two letters seldom touches the ends, another name does.
    #[inline]
    pub(super) fn same_ends(&self, other: &Self) -> bool {
        self.first == other.first && self.last == other.last
    }

    /// One letter may be another; two only in a long word, or between the same ends of one less long.
    #[inline]
    pub(super) fn slips_into(&self, other: &Self) -> bool {
        let (near, length) = (self.length.abs_diff(other.length), self.length.max(other.length));
        let framed = length >= 6 && self.same_ends(other);
        let slips = if length >= 9 || framed { 2 } else { 1 };
        near <= slips && (self.letters ^ other.letters).count_ones() <= 2 * u32::from(slips)
    }
}

/// Digits, for the most part, or a Roman numeral.
fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    2 * digits >= word.len() && digits > 0 || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Whether nearly all letters of the one are in the other, as where an article is joined to it.
fn within(a: u32, b: u32) -> bool {
    (a & !b).count_ones().min((b & !a).count_ones()) <= 1
}

fn letters(word: &str) -> u32 {
    word.bytes()
        .fold(0, |bits, byte| bits | if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 1 << 26 })
}

/// FNV-1a: no two of a few million words meet.
fn digest(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
