use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::shipped::rule_file;
use crate::yaml;

/// How kinds of event stand to each other: the table `rules/event_kinds.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventKinds {
    consequences: Vec<String>,
    courses: Vec<Vec<String>>,
    deeds: Vec<String>,
    kin: Vec<Vec<String>>,
    on_any_day: Vec<String>,
    signs: BTreeMap<String, Vec<String>>,
    sudden: Vec<String>,
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

    /// Whether the one happens in the course of the other.
    #[must_use]
    pub fn one_course(&self, a: &str, b: &str) -> bool {
        within_one(&self.courses, a, b)
    }

    /// Whether people do it, so that their grievance explains it.
    #[must_use]
    pub fn is_deed(&self, kind: &str) -> bool {
        self.deeds.iter().any(|k| k == kind)
    }

    /// The kind that a concept tells of, where it goes on in the course of `main`.
    #[must_use]
    pub fn told_by(&self, main: &str, concept: &str) -> Option<&str> {
        let tells = |signs: &[String]| signs.iter().any(|sign| sign == concept);
        let mut told = self.signs.iter().filter(|(_, signs)| tells(signs)).map(|(kind, _)| kind.as_str());
        told.find(|kind| self.kin(main, kind) || self.one_course(main, kind))
    }

    /// Whether an event of the kind is over within a day, so that the day of what it did is its own.
    #[must_use]
    pub fn is_sudden(&self, kind: &str) -> bool {
        self.sudden.iter().any(|k| k == kind)
    }

    /// Whether a concept tells what an event may do on any of its days.
    #[must_use]
    pub fn on_any_day(&self, concept: &str) -> bool {
        self.on_any_day.iter().any(|c| c == concept)
    }

    /// Whether the table sets it beside other kinds.
    #[must_use]
    pub fn relates(&self, kind: &str) -> bool {
        self.kin.iter().chain(&self.courses).flatten().any(|k| k == kind)
    }

    /// Whether reports use the two kinds for one event.
    #[must_use]
    pub fn kin(&self, a: &str, b: &str) -> bool {
        within_one(&self.kin, a, b)
    }
}

fn within_one(groups: &[Vec<String>], a: &str, b: &str) -> bool {
    a == b || groups.iter().any(|group| [a, b].iter().all(|kind| group.iter().any(|k| k == kind)))
}

/// The kind of event with the most votes; of several the one that was named first.
#[must_use]
pub fn most_named<'a>(votes: impl Iterator<Item = (&'a str, usize)>) -> Option<&'a str> {
    let mut tally: HashMap<&str, (usize, usize)> = HashMap::new();
    for (order, (kind, weight)) in votes.enumerate() {
        tally.entry(kind).or_insert((0, order)).0 += weight;
    }
    let most = tally.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    most.map(|(kind, _)| kind)
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
