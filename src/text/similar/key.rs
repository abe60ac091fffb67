//! A key for words that sound alike in different spellings.

/// Spellings that write one sound: pairs of what stands in the text and what it is reduced to.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    pairs: Vec<(String, String)>,
}

impl Spellings {
    /// From pairs of spelling and sound; longer spellings win.
    #[must_use]
    pub fn new(mut pairs: Vec<(String, String)>) -> Self {
        pairs.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { pairs }
    }

    /// The word with every spelling reduced, doubled letters written once and a silent h left out.
    #[must_use]
    pub fn sound(&self, word: &str) -> String {
        let mut sound = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let known = self.pairs.iter().find(|(from, _)| rest.starts_with(from.as_str()));
            let plain = &rest[..first.len_utf8()];
            let (from, to) = known.map_or((plain, plain), |(from, to)| (from.as_str(), to.as_str()));
            let silent = from == "h" && !sound.is_empty();
            if !silent && !sound.ends_with(to) {
                sound.push_str(to);
            }
            rest = &rest[from.len()..];
        }
        sound
    }
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
