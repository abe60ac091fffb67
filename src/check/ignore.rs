//! What claim files say to ignore: the findings that this settles, and the entries that settle nothing.
//!
//! One claim is enough: whoever stands by a claim answers for what is found about it, whichever other claims
//! take part.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Judgement, Reason, Settings, View, findings, gravest_first};
use crate::claim::words::days;
use crate::claim::{ClaimId, ClaimRef, Ignore};
use crate::text::Days;
use crate::yaml::misspelt;

/// Why nobody need look at a finding: a claim of it says so in its file.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Suppression {
    /// The claim.
    pub claim: ClaimId,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Days>,
}

/// Settled findings, by id.
pub type Suppressed = BTreeMap<String, Suppression>;

/// An entry, by its claim and its number there.
type Place = (ClaimRef, usize);

/// The findings with those about idle entries among them, and which of them are settled. Of a `draft` only the
/// entries of its own file are told: those of its sources are told by the check of the sources.
pub(super) fn ignored(
    view: &View<'_>,
    found: Vec<Finding>,
    settings: &Settings<'_>,
    draft: Option<usize>,
) -> (Vec<Finding>, Suppressed) {
    let entries = entries(view);
    if entries.is_empty() {
        return (found, Suppressed::new());
    }
    let (mut suppressed, mut used) = (Suppressed::new(), BTreeSet::new());
    for finding in &found {
        for (at, entry) in naming(&entries, finding) {
            used.insert(at);
            if !has_expired(entry, settings) {
                suppressed.entry(finding.id.clone()).or_insert_with(|| suppression(view, at, entry));
            }
        }
    }
    let mut idle: BTreeMap<(ClaimRef, Reason), Vec<&Ignore>> = BTreeMap::new();
    for (&(at, number), entry) in &entries {
        let is_told = draft.is_none_or(|draft| at.source == draft);
        let reason = why_idle(entry, settings, used.contains(&(at, number)), draft.is_some());
        if let Some(reason) = reason.filter(|_| is_told) {
            idle.entry((at, reason)).or_default().push(entry);
        }
    }
    let idle =
        idle.into_iter().map(|((at, reason), entries)| judgement(view, settings, at, reason, &entries));
    let told = findings(view, idle.collect(), settings.rules);
    (gravest_first(found.into_iter().chain(told).collect()), suppressed)
}

fn entries<'a>(view: &View<'a>) -> BTreeMap<Place, &'a Ignore> {
    let claims = view.sources.iter().enumerate().flat_map(|(source, from)| {
        from.claims.iter().enumerate().map(move |(claim, said)| (ClaimRef { source, claim }, said))
    });
    let entries =
        claims.flat_map(|(at, said)| (0..).zip(&said.ignore).map(move |(n, entry)| ((at, n), entry)));
    entries.collect()
}

/// The entries that name the rule of a finding, at its own claims.
fn naming<'e, 'a>(
    entries: &'e BTreeMap<Place, &'a Ignore>,
    finding: &'e Finding,
) -> impl Iterator<Item = (Place, &'a Ignore)> + use<'e, 'a> {
    let own = finding.claims.iter().flat_map(|&at| entries.range((at, 0)..=(at, usize::MAX)));
    own.filter(|(_, entry)| entry.rule == finding.rule).map(|(place, entry)| (*place, *entry))
}

fn suppression(view: &View<'_>, (at, _): Place, entry: &Ignore) -> Suppression {
    Suppression { claim: view.claim(at).id.clone(), reason: entry.reason.clone(), until: entry.until }
}

fn has_expired(entry: &Ignore, settings: &Settings<'_>) -> bool {
    settings.today.is_some_and(|today| entry.has_expired(today))
}

/// Why an entry settles nothing; none where it does, and where its rule is of no use here: without a draft
/// there are no findings of rules about drafts.
fn why_idle(entry: &Ignore, settings: &Settings<'_>, used: bool, in_draft: bool) -> Option<Reason> {
    match settings.rules.get(&entry.rule) {
        None => Some(Reason::IgnoreUnknown),
        Some(_) if has_expired(entry, settings) => Some(Reason::IgnoreExpired),
        Some(rule) if !used && (in_draft || !rule.reason.is_of_draft()) => Some(Reason::IgnoreUnused),
        Some(_) => None,
    }
}

fn judgement(
    view: &View<'_>,
    settings: &Settings<'_>,
    at: ClaimRef,
    reason: Reason,
    entries: &[&Ignore],
) -> Judgement {
    let until =
        |entry: &Ignore| entry.until.map(|until| format!(", until {}", days(until))).unwrap_or_default();
    let named = |entry: &&Ignore| format!("{}{}", entry.rule, until(entry));
    let why = |entry: &&Ignore| format!("{}: {}{}", entry.rule, entry.reason, until(entry));
    let known: Vec<&str> = settings.rules.iter().map(|rule| rule.id.as_str()).collect();
    let meant = |entry: &&Ignore| misspelt(&entry.rule, &known).map(str::to_owned);
    Judgement {
        values: entries.iter().map(named).collect::<Vec<_>>().join("; "),
        hint: entries.iter().find_map(meant).filter(|_| reason == Reason::IgnoreUnknown),
        evidence: entries.iter().map(why).collect(),
        ..Judgement::new(view, reason, vec![at])
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::check::tests::sources;
    use crate::check::{Checked, Draft, Settings, check, check_draft};
    use crate::claim::{Ignore, SourceClaims};

    const TOLLS: [&str; 2] = ["34 people were killed in the flood.", "40 people were killed in the flood."];

    fn ignoring(texts: &[&str], source: usize, rules: &[&str]) -> Vec<SourceClaims> {
        let entry = |rule: &&str| Ignore {
            rule: (*rule).to_owned(),
            reason: "the erratum".to_owned(),
            until: "2027-01-31".parse().ok(),
        };
        let mut sources = sources(texts);
        sources[source].claims[0].ignore = rules.iter().map(entry).collect();
        sources
    }

    fn on(day: jiff::civil::Date) -> Settings<'static> {
        Settings { today: Some(day), ..Settings::default() }
    }

    /// The rule of each finding, with a mark where it is settled.
    fn told(checked: &Checked) -> Vec<String> {
        let settled = |id: &String| if checked.suppressed.contains_key(id) { " (settled)" } else { "" };
        checked.findings.iter().map(|found| format!("{}{}", found.rule, settled(&found.id))).collect()
    }

    #[test]
    fn one_claim_settles_what_its_rule_finds_about_it() {
        for source in [0, 1] {
            let sources = ignoring(&TOLLS, source, &["count-contradiction"]);
            let checked = check(&sources, &on(date(2027, 1, 31)));
            assert_eq!(told(&checked), ["count-contradiction (settled)"]);
            let suppression = checked.suppressed.values().next().unwrap();
            assert_eq!(suppression.claim, sources[source].claims[0].id);
        }
    }

    #[test]
    fn behind_its_last_day_an_entry_settles_nothing_and_is_told() {
        let checked = check(&ignoring(&TOLLS, 1, &["count-contradiction"]), &on(date(2027, 2, 1)));
        assert_eq!(told(&checked), ["count-contradiction", "ignore-expired"]);
        assert!(checked.findings[1].message.contains("until 31 January 2027"), "{:?}", checked.findings[1]);
    }

    #[test]
    fn what_names_no_rule_or_settles_nothing_is_told_once_a_claim() {
        let sources = ignoring(&TOLLS, 0, &["count-contradicton", "count-sum", "count-growth"]);
        let checked = check(&sources, &on(date(2026, 1, 1)));
        assert_eq!(told(&checked), ["ignore-unknown", "count-contradiction", "ignore-unused"]);
        assert_eq!(checked.findings[0].hint.as_deref(), Some("count-contradiction"));
        assert!(checked.findings[2].message.contains("count-sum, until 31 January 2027; count-growth"));
    }

    #[test]
    fn rules_about_drafts_are_asked_for_by_the_draft_alone() {
        let sources = ignoring(&TOLLS, 0, &["draft-against-all", "draft-outdated"]);
        assert_eq!(told(&check(&sources, &on(date(2026, 1, 1)))), ["count-contradiction"]);
        let draft = check_draft(&sources, &Draft::at(0), &on(date(2026, 1, 1)));
        assert_eq!(told(&draft), ["draft-against-all (settled)", "ignore-unused"]);
        let of_sources = ignoring(&TOLLS, 1, &["count-sum", "draft-against-all"]);
        let draft = check_draft(&of_sources, &Draft::at(0), &on(date(2026, 1, 1)));
        assert_eq!(told(&draft), ["draft-against-all (settled)"]);
    }
}
