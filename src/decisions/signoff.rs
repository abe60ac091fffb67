//! Whether a second person stands by a decision.
//!
//! Who decides like somebody else before them confirms it: nothing else is written down for it. The same person
//! twice is one person, and who decides otherwise leaves it to a third, or to the first, to decide like them.

use super::{Decision, Ruling, Verdict};
use crate::text::fold;

/// How many people must decide alike about a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Signoff {
    /// One is enough.
    #[default]
    One,
    /// A second person confirms what the first decided.
    Two,
}

impl Signoff {
    /// Whether enough people stand by a decision.
    pub(super) fn holds(self, decision: &Decision) -> bool {
        self == Self::One || decision.confirms().is_some()
    }
}

impl Decision {
    /// The ruling of somebody else that the last one confirms: the last of that person, with the same verdict on
    /// the same evidence, and not taken back since.
    #[must_use]
    pub fn confirms(&self) -> Option<&Ruling> {
        let mut heard = vec![self.ruling.by.as_str()];
        let stands =
            |past: &&Ruling| past.verdict != Verdict::Revoked && past.evidence == self.ruling.evidence;
        self.history.iter().rev().take_while(stands).find(|past| {
            let first = !heard.iter().any(|known| same_person(known, &past.by));
            heard.push(&past.by);
            first && past.verdict == self.ruling.verdict
        })
    }

    /// The last ruling of somebody else that is not taken back and says otherwise, on the same evidence.
    #[must_use]
    pub fn differs_from(&self) -> Option<&Ruling> {
        let stands =
            |past: &&Ruling| past.verdict != Verdict::Revoked && past.evidence == self.ruling.evidence;
        let others = self.history.iter().rev().take_while(stands);
        let last = { others }.find(|past| !same_person(&past.by, &self.ruling.by))?;
        (last.verdict != self.ruling.verdict).then_some(last)
    }
}

impl Ruling {
    fn is_like(&self, other: &Self) -> bool {
        self.verdict == other.verdict && self.evidence == other.evidence
    }
}

/// The rulings of a history that led to the one at `at`: itself, and those before it that it is like.
pub(super) fn run(history: &[Ruling], at: usize) -> &[Ruling] {
    let alike = history[..at].iter().rev().take_while(|past| past.is_like(&history[at])).count();
    &history[at - alike..=at]
}

/// Whether two names are one person's, as people write their names: with or without capitals and accents.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    fold(a.trim()) == fold(b.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruling(told: &str) -> Ruling {
        let mut words = told.split(' ');
        let (by, verdict) = (words.next().unwrap().to_owned(), words.next().unwrap());
        let evidence = words.next().unwrap_or("seen").to_owned();
        let verdict = Verdict::new(verdict, None).unwrap();
        Ruling { verdict, by, on: jiff::civil::date(2026, 11, 21), note: None, evidence }
    }

    /// What was decided, oldest first: "Ana real".
    fn decision(told: &[&str]) -> Decision {
        let mut history: Vec<_> = told.iter().map(|told| ruling(told)).collect();
        let (ruling, claims) = (history.pop().unwrap(), Vec::new());
        Decision { finding: "f".into(), rule: "r".into(), summary: String::new(), claims, ruling, history }
    }

    fn holds(told: &[&str]) -> bool {
        Signoff::Two.holds(&decision(told))
    }

    #[test]
    fn another_person_confirms_and_the_same_one_does_not() {
        assert!(!holds(&["Ana real"]) && Signoff::One.holds(&decision(&["Ana real"])));
        assert!(!holds(&["Ana real", "ana real", "Ána real"]));
        assert!(holds(&["Ana real", "Ben real"]) && holds(&["Ana real", "Ben real", "Ana real"]));
    }

    #[test]
    fn what_was_decided_otherwise_taken_back_or_on_other_evidence_confirms_nothing() {
        assert!(!holds(&["Ana real", "Ben different"]));
        assert!(!holds(&["Ana real", "Ana different", "Ben real"]));
        assert!(!holds(&["Ana real", "Ana revoked", "Ben real"]));
        assert!(!holds(&["Ana real old", "Ben real new"]));
        assert!(holds(&["Ana real", "Ben different", "Ana different"]));
        assert!(holds(&["Ana real", "Ben different", "Ben real"]));
    }

    #[test]
    fn it_is_told_with_whom_the_last_one_differs() {
        let with = |told: &[&str]| decision(told).differs_from().map(|past| past.by.clone());
        assert_eq!(with(&["Ana real", "Ben different"]).as_deref(), Some("Ana"));
        assert_eq!(with(&["Ana real", "Ben real"]), None);
        assert_eq!(with(&["Ana real", "Ana revoked", "Ben different"]), None);
        assert_eq!(with(&["Ana real", "Ana different"]), None);
    }
}
