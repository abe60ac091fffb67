use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::shipped::rule_file;
use crate::text::fold;
use crate::yaml;

/// The kind of role that stands for the kinds of which the table has none.
const OFFICE: &str = "office";

/// What is put in the place of what a source says: the table `rules/self_test.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stock {
    causes: Vec<String>,
    roles: BTreeMap<String, Vec<String>>,
    words: Vec<String>,
}

impl Stock {
    /// The table that ships with the programme.
    pub(super) fn shipped() -> &'static Self {
        static TABLE: LazyLock<Stock> = LazyLock::new(|| {
            yaml::read("self_test.yaml", rule_file("self_test.yaml"))
                .expect("the shipped table is read by a test")
        });
        &TABLE
    }

    /// Another cause.
    pub(super) fn cause(&self, old: &str) -> Option<&str> {
        unlike(&self.causes, old)
    }

    /// Another role of this kind, with its kind.
    pub(super) fn role<'a>(&'a self, kind: &'a str, old: &str) -> Option<(&'a str, &'a str)> {
        let (kind, roles) = self.roles.get_key_value(kind).or_else(|| self.roles.get_key_value(OFFICE))?;
        Some((kind, unlike(roles, old)?))
    }

    /// A word that these words do not have.
    pub(super) fn word(&self, old: &str) -> Option<&str> {
        unlike(&self.words, old)
    }
}

/// The first entry that shares no word with `old`.
fn unlike<'a>(entries: &'a [String], old: &str) -> Option<&'a str> {
    let old = fold(old);
    let shares =
        |entry: &String| fold(entry).split_whitespace().any(|w| old.split_whitespace().any(|o| o == w));
    entries.iter().find(|entry| !shares(entry)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::Stock;

    #[test]
    fn what_is_put_in_shares_no_word_with_what_was_there() {
        let stock = Stock::shipped();
        assert_eq!(stock.role("rank", "Corporal"), Some(("rank", "admiral")));
        assert_eq!(stock.role("unheard of", "poet"), Some(("office", "minister of fisheries")));
        assert_eq!(stock.cause("Swarms over the warehouse"), Some("a rigged beauty contest"));
    }
}
