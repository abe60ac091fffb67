//! One word in British and in American English.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::shipped::rule_file;
use crate::text::fold;
use crate::yaml;

/// `rules/english.yaml`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    /// The British ending and the American one.
    endings: Vec<[String; 2]>,
}

/// Whether two names are one in British and American English: "World Health Organisation", "World Health
/// Organization".
#[must_use]
pub fn spelled_in_english(a: &str, b: &str) -> bool {
    static TABLE: LazyLock<File> = LazyLock::new(|| {
        yaml::read("english.yaml", rule_file("english.yaml")).expect("the shipped table is read by a test")
    });
    let (a, b) = (fold(a), fold(b));
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let ends = |x: &str, y: &str, [british, american]: &[String; 2]| {
        let stem = x.strip_suffix(british.as_str());
        stem.is_some_and(|stem| y.strip_suffix(american.as_str()) == Some(stem))
    };
    let one = |x: &str, y: &str| {
        x == y || TABLE.endings.iter().any(|endings| ends(x, y, endings) || ends(y, x, endings))
    };
    x.len() == y.len() && x.iter().zip(y).all(|(x, y)| one(x, y))
}

#[cfg(test)]
mod tests {
    use super::spelled_in_english;

    #[test]
    fn two_spellings_of_a_word_are_one() {
        assert!(spelled_in_english("World Health Organisation", "World Health Organization"));
        assert!(spelled_in_english("Center for Defense Studies", "Centre for Defence Studies"));
        assert!(!spelled_in_english("World Health Organisation", "World Labour Organisation"));
        assert!(!spelled_in_english("World Health Organisation", "Health Organization"));
        assert!(!spelled_in_english("Union of Sarpe", "Union of Sarpa"));
    }
}
