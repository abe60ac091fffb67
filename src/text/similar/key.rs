//! A key for words that sound alike in different spellings.

use super::Name;

/// Spellings that write one sound: pairs of what stands in the text and what it is reduced to.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    /// By the first byte of the spelling, since every letter of every name is looked up.
    pairs: Vec<Vec<(String, String)>>,
}

impl Spellings {
    /// From pairs of spelling and sound; longer spellings win.
    #[must_use]
    pub fn new(mut pairs: Vec<(String, String)>) -> Self {
        pairs.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let mut by_byte = vec![Vec::new(); usize::from(u8::MAX) + 1];
        for pair in pairs {
            if let Some(&first) = pair.0.as_bytes().first() {
                by_byte[usize::from(first)].push(pair);
            }
        }
        Self { pairs: by_byte }
    }

    /// The word with every spelling reduced, doubled letters written once and a silent h left out.
    #[must_use]
    pub fn sound(&self, word: &str) -> String {
        let mut sound = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let known = self.known(rest);
            let plain = &rest[..first.len_utf8()];
            let (from, to) = known.map_or((plain, plain), |(from, to)| (from.as_str(), to.as_str()));
            let silent = known.is_none() && from == "h" && !sound.is_empty();
            if !silent && !sound.ends_with(to) {
                sound.push_str(to);
            }
            rest = &rest[from.len()..];
        }
        sound
    }

    /// The longest spelling that the text begins with.
    fn known(&self, text: &str) -> Option<&(String, String)> {
        let pairs = self.pairs.get(usize::from(*text.as_bytes().first()?))?;
        pairs.iter().find(|(from, _)| text.starts_with(from.as_str()))
    }
}

/// What two names share that may be one, for looking up candidates: the last word to the letter; its bones,
/// whole and with one consonant left out, beside the initial of the first; those of the first beside the
/// initial of the last; the words run together; and all bones in any order.
#[must_use]
pub fn keys(name: &Name, spellings: &Spellings) -> Vec<String> {
    let words: Vec<&str> = name.words.iter().map(|word| &*word.text).collect();
    let bones: Vec<String> = words.iter().map(|word| skeleton(&spellings.sound(word))).collect();
    let (Some(last), Some(surname)) = (bones.last(), words.last()) else { return Vec::new() };
    let initial = |bone: &str| bone.chars().next().unwrap_or_default();
    let first = if bones.len() > 1 { initial(&bones[0]) } else { ' ' };
    let frames = without_one(last).chain([last.clone()]);
    let mut keys: Vec<String> = frames.map(|frame| format!("{first} {frame}")).collect();
    keys.push(format!("={surname}"));
    if bones.len() > 1 {
        keys.push(format!("{} {}", bones[0], initial(last)));
        keys.push(skeleton(&spellings.sound(&words.concat())));
        let mut all: Vec<_> = bones.iter().map(String::as_str).collect();
        all.sort_unstable();
        keys.push(all.join(" "));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A frame of three consonants and more, each of them left out once.
fn without_one(bone: &str) -> impl Iterator<Item = String> + '_ {
    let long = bone.chars().count() > 2;
    let places = bone.char_indices().filter(move |_| long);
    places.map(|(at, left_out)| [&bone[..at], &bone[at + left_out.len_utf8()..]].concat())
}

/// The consonants of a sound, and whether it begins with a vowel.
pub(super) fn skeleton(sound: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut kept = String::new();
    for (i, c) in sound.chars().enumerate() {
        if i == 0 && vowel(c) {
            kept.push('a');
        } else if !vowel(c) && !kept.ends_with(c) {
            kept.push(c);
        }
    }
    kept
}
