use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Claim;
use crate::shipped::rule_file;
use crate::yaml;

/// The quantities of the table `rules/attributes.yaml`, by name.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Attributes(FxHashMap<String, Attribute>);

/// One quantity.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// What it is compared with: captured and detained people are one question.
    pub family: String,
    /// Which way a later figure may differ without contradiction; none where time explains nothing.
    #[serde(default)]
    pub moves: Option<Moves>,
    /// Whether it describes a crisis rather than one moment of it.
    #[serde(default)]
    pub standing: bool,
    /// Whether somebody does it to them, on a day.
    #[serde(default)]
    pub deed: bool,
    /// The kinds of groups whom it befalls as a matter of course.
    #[serde(default)]
    pub implies: Vec<String>,
}

/// Which way a figure may move as time goes by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moves {
    /// A toll: later figures are higher.
    Grows,
    /// The missing: later figures are lower.
    Shrinks,
    /// People held: either, but where figures of two sources fall, that wants a reason.
    Either,
    /// People in shelters: either, from day to day.
    Varies,
}

impl Attributes {
    /// The table that ships with the programme.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static TABLE: LazyLock<Attributes> = LazyLock::new(|| {
            yaml::read("attributes.yaml", rule_file("attributes.yaml"))
                .expect("the shipped table is read by a test")
        });
        &TABLE
    }

    /// The names of all quantities, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The family of an attribute; an attribute that the table does not have is its own.
    #[must_use]
    pub fn family<'a>(&'a self, attribute: &'a str) -> &'a str {
        self.0.get(attribute).map_or(attribute, |a| &a.family)
    }

    /// Which way it may move; an attribute that the table does not have stands still.
    #[must_use]
    pub fn moves(&self, attribute: &str) -> Option<Moves> {
        self.0.get(attribute)?.moves
    }

    /// The kind of group that a count is limited to. That the displaced are civilians goes without
    /// saying, and limits nothing.
    #[must_use]
    pub fn limiting_group<'a>(&self, claim: &'a Claim) -> Option<&'a str> {
        let implied = self.0.get(&claim.attribute).map_or(&[][..], |attribute| &attribute.implies);
        claim.scope.group_type.as_deref().filter(|group| !implied.iter().any(|kind| kind == group))
    }

    /// Whether somebody does it to them, so that what was done on one day is done.
    #[must_use]
    pub fn is_deed(&self, attribute: &str) -> bool {
        self.0.get(attribute).is_some_and(|a| a.deed)
    }

    /// Whether it describes a crisis rather than one moment of it.
    #[must_use]
    pub fn standing(&self, attribute: &str) -> bool {
        self.0.get(attribute).is_some_and(|a| a.standing)
    }
}

#[cfg(test)]
mod tests {
    use super::{Attributes, Moves};

    #[test]
    fn the_captured_are_held_against_the_detained() {
        let table = Attributes::shipped();
        assert_eq!(table.family("captured"), table.family("detained"));
        assert_eq!(table.moves("missing"), Some(Moves::Shrinks));
        assert_eq!(table.family("unheard of"), "unheard of");
    }
}
