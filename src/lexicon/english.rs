//! One word in British and in American English.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::shipped::rule_file;
use crate::text::fold;
use crate::yaml;

/// What stands before an ending has so many syllables at least.
const SYLLABLES: usize = 2;

/// `rules/english.yaml`, which says why the two parts are told apart.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    /// The British ending and the American one.
    endings: Vec<[String; 2]>,
    /// The British word and the American one.
    words: Vec<[String; 2]>,
}

impl File {
    fn shipped() -> &'static Self {
        static TABLE: LazyLock<File> = LazyLock::new(|| {
            yaml::read("english.yaml", rule_file("english.yaml"))
                .expect("the shipped table is read by a test")
        });
        &TABLE
    }

    /// Whether the first is the British spelling of the second.
    fn has(&self, british: &str, american: &str) -> bool {
        let singular = |word: &str| word.strip_suffix('s').map(str::to_owned);
        let word = |x: &str, y: &str| self.words.iter().any(|[known, other]| known == x && other == y);
        let plural = || {
            let both = singular(british).zip(singular(american));
            both.is_some_and(|(x, y)| word(&x, &y))
        };
        let ends = |[ours, theirs]: &[String; 2]| {
            let stem = british.strip_suffix(ours.as_str());
            stem.is_some_and(|stem| {
                syllables(stem) >= SYLLABLES && american.strip_suffix(theirs.as_str()) == Some(stem)
            })
        };
        word(british, american) || plural() || self.endings.iter().any(ends)
    }
}

/// How many groups of vowels a word has.
fn syllables(word: &str) -> usize {
    let vowels = |c: char| "aeiouy".contains(c);
    word.split(|c| !vowels(c)).filter(|group| !group.is_empty()).count()
}

/// Whether two names are one in British and American English: "World Health Organisation", "World Health
/// Organization".
#[must_use]
pub fn spelled_in_english(a: &str, b: &str) -> bool {
    let table = File::shipped();
    let (a, b) = (fold(a), fold(b));
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let one = |x: &str, y: &str| x == y || table.has(x, y) || table.has(y, x);
    x.len() == y.len() && x.iter().zip(y).all(|(x, y)| one(x, y))
}

#[cfg(test)]
mod tests {
    use super::spelled_in_english;

    #[test]
    fn two_spellings_of_a_word_are_one() {
        assert!(spelled_in_english("World Health Organisation", "World Health Organization"));
        assert!(spelled_in_english("Center for Defense Studies", "Centre for Defence Studies"));
        assert!(spelled_in_english("Office of Food Programmes", "Office of Food Programs"));
        assert!(!spelled_in_english("World Health Organisation", "World Labour Organisation"));
        assert!(!spelled_in_english("World Health Organisation", "Health Organization"));
        assert!(!spelled_in_english("Union of Sarpe", "Union of Sarpa"));
    }

    #[test]
    fn two_names_that_end_so_are_two() {
        for (x, y) in [("Wise", "Wize"), ("Denise", "Denize"), ("Kaiser", "Kaizer"), ("Petre", "Peter")] {
            assert!(!spelled_in_english(&format!("{x} Foundation"), &format!("{y} Foundation")), "{x}");
        }
    }
}
