use std::sync::LazyLock;

use serde::Deserialize;

use crate::shipped::rule_file;
use crate::yaml;

/// How kinds of event stand to each other: the table `rules/event_kinds.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventKinds {
    consequences: Vec<String>,
    parts: Vec<String>,
    deeds: Vec<String>,
    kin: Vec<Vec<String>>,
}

impl EventKinds {
    /// The table that ships with the programme.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static TABLE: LazyLock<EventKinds> = LazyLock::new(|| {
            yaml::read("event_kinds.yaml", rule_file("event_kinds.yaml"))
                .expect("the shipped table is read by a test")
        });
        &TABLE
    }

    /// Whether a kind only follows from an event, so that no figure belongs to it.
    #[must_use]
    pub fn follows(&self, kind: &str) -> bool {
        self.consequences.iter().any(|k| k == kind)
    }

    /// Whether it happens in the course of other events.
    #[must_use]
    pub fn is_part(&self, kind: &str) -> bool {
        self.parts.iter().any(|k| k == kind)
    }

    /// Whether people do it, so that their grievance explains it.
    #[must_use]
    pub fn is_deed(&self, kind: &str) -> bool {
        self.deeds.iter().any(|k| k == kind)
    }

    /// Whether reports use the two kinds for one event.
    #[must_use]
    pub fn kin(&self, a: &str, b: &str) -> bool {
        a == b || self.kin.iter().any(|group| [a, b].iter().all(|kind| group.iter().any(|k| k == kind)))
    }
}

#[cfg(test)]
mod tests {
    use super::EventKinds;

    #[test]
    fn a_mutiny_may_be_called_a_coup_and_an_evacuation_is_no_event_of_its_own() {
        let kinds = EventKinds::shipped();
        assert!(kinds.kin("coup", "mutiny") && !kinds.kin("coup", "flood"));
        assert!(kinds.is_deed("mutiny") && !kinds.is_deed("flood"));
        assert!(kinds.follows("evacuation") && !kinds.follows("flood"));
    }
}
