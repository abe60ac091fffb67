//! Which findings are gone through, as a person writes it: `warning count wsws displaced`.
//!
//! A word that names a level, a kind, a status or a source asks for it; any other word is looked for in the
//! finding, and so is every word between quotation marks. Words of one sort widen what is asked for (`error
//! warning`), words of different sorts narrow it; words that are looked for must all be there.

use serde::Deserialize;

use super::items::Item;
use crate::check::Severity;
use crate::claim::Kind;
use crate::report::{Standing, text};
use crate::text::fold;

/// What is asked for; an empty list asks for nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Filter {
    levels: Vec<String>,
    kinds: Vec<String>,
    statuses: Vec<String>,
    sources: Vec<String>,
    words: Vec<String>,
}

/// What is chosen from lists, one word of each; an empty one asks for nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    level: String,
    kind: String,
    status: String,
    source: String,
}

/// The words of the levels, kinds and statuses, for a person who asks what can be asked for.
pub(super) const LEVELS: [&str; 3] =
    [text::level(Severity::Error), text::level(Severity::Warning), text::level(Severity::Note)];
pub(super) const KINDS: [&str; 6] = [
    Kind::Count.name(),
    Kind::Date.name(),
    Kind::Name.name(),
    Kind::Role.name(),
    Kind::Cause.name(),
    Kind::Quote.name(),
];
pub(super) const STATUSES: [&str; 6] = ["open", "waiting", "decided", "stale", "suppressed", "baselined"];

impl Filter {
    /// Reads what was written, where these are the sources.
    pub(super) fn new(query: &str, sources: &[String]) -> Self {
        let mut filter = Self::default();
        for (word, literal) in words(query) {
            let list = match word.to_lowercase().as_str() {
                _ if literal => &mut filter.words,
                level if LEVELS.contains(&level) => &mut filter.levels,
                kind if KINDS.contains(&kind) => &mut filter.kinds,
                status if STATUSES.contains(&status) => &mut filter.statuses,
                _ if sources.iter().any(|source| source == word) => {
                    filter.sources.push(word.to_owned());
                    continue;
                }
                _ => &mut filter.words,
            };
            list.push(fold(word).into_owned());
        }
        filter
    }

    /// Asks for what was chosen.
    pub(super) fn of(chosen: &Chosen) -> Self {
        let list = |word: &String| Vec::from_iter((!word.is_empty()).then(|| word.clone()));
        let Chosen { level, kind, status, source } = chosen;
        Self {
            levels: list(level),
            kinds: list(kind),
            statuses: list(status),
            sources: list(source),
            words: Vec::new(),
        }
    }

    /// Whether a finding is what is asked for.
    pub(super) fn holds(&self, item: &Item) -> bool {
        let one = |asked: &[String], is: &dyn Fn(&str) -> bool| {
            asked.is_empty() || asked.iter().any(|word| is(word))
        };
        one(&self.levels, &|level| level == text::level(item.severity))
            && one(&self.kinds, &|kind| kind == item.kind.name())
            && one(&self.statuses, &|status| stands(&item.standing, status))
            && one(&self.sources, &|source| item.sources.iter().any(|from| from == source))
            && self.words.iter().all(|word| item.text.contains(word.as_str()))
    }
}

/// What is stale, or waits for a second person, is open as well.
fn stands(standing: &Standing, status: &str) -> bool {
    standing.word() == status || (status == "open" && standing.is_open())
}

/// The words of a query, and whether each stood between quotation marks; a mark that is not closed holds to
/// the end.
fn words(query: &str) -> impl Iterator<Item = (&str, bool)> {
    query.split('"').enumerate().flat_map(|(i, part)| {
        let literal = i % 2 == 1;
        let whole = literal.then_some(part.trim()).filter(|part| !part.is_empty());
        let split = if literal { "" } else { part };
        whole.into_iter().chain(split.split_whitespace()).map(move |word| (word, literal))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(standing: Standing) -> Item {
        Item {
            id: "4f31fd1547".into(),
            severity: Severity::Error,
            kind: Kind::Count,
            sources: vec!["courier".into(), "herald".into()],
            standing,
            text: "different figures for killed: 34 people, forty people, on that date".into(),
            claims: Vec::new(),
        }
    }

    fn finds(query: &str) -> bool {
        let sources = ["courier", "herald", "gazette"].map(str::to_owned);
        Filter::new(query, &sources).holds(&item(Standing::Open))
    }

    #[test]
    fn words_of_one_sort_widen_and_of_different_sorts_narrow() {
        assert!(finds("") && finds("error") && finds("warning error") && finds("error count open"));
        assert!(!finds("warning") && !finds("error date") && !finds("decided"));
    }

    #[test]
    fn a_source_is_asked_for_by_its_id() {
        assert!(finds("herald") && finds("gazette herald") && !finds("gazette"));
    }

    #[test]
    fn what_is_chosen_from_lists_narrows() {
        let chosen = |level: &str, source: &str| {
            let chosen = Chosen { level: level.into(), source: source.into(), ..Chosen::default() };
            Filter::of(&chosen).holds(&item(Standing::Open))
        };
        assert!(chosen("", "") && chosen("error", "herald"));
        assert!(!chosen("warning", "herald") && !chosen("error", "gazette"));
    }

    #[test]
    fn every_other_word_is_looked_for_without_regard_to_case_and_accents() {
        assert!(finds("Förty killed") && !finds("forty wounded"));
    }

    #[test]
    fn between_quotation_marks_a_word_is_only_a_word() {
        assert!(
            !finds("date") && finds("\"date\"") && finds("\"forty people\"") && !finds("\"people forty\"")
        );
    }

    #[test]
    fn a_finding_that_was_decided_on_other_evidence_is_open() {
        let verdict = crate::report::Verdict {
            what: crate::decisions::Verdict::Real,
            by: "Ana".into(),
            on: "2019-06-01".into(),
            note: None,
            confirms: None,
            differs_from: None,
        };
        let stale = item(Standing::Stale(verdict.clone()));
        assert!(Filter::new("open", &[]).holds(&stale) && Filter::new("stale", &[]).holds(&stale));
        assert!(!Filter::new("stale open", &[]).holds(&item(Standing::Decided(verdict))));
    }
}
