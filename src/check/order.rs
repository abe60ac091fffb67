//! In which order findings are told.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Finding;
use crate::claim::ClaimRef;
use crate::resolve::Group;

/// The gravest first; what was found twice is told once.
pub(super) fn gravest_first(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|a, b| {
        (b.severity, a.kind, &a.claims, &a.rule).cmp(&(a.severity, b.kind, &b.claims, &b.rule))
    });
    found.dedup_by(|a, b| a.id == b.id);
    found
}

/// Of equally grave ones of a kind, those about one of these facts side by side.
pub(super) fn side_by_side(found: &mut [Finding], groups: &[Group]) {
    let subjects = subjects(found, groups);
    let subject = |finding: &Finding| subjects.get(&finding.claims[0]).copied();
    found.sort_by_cached_key(|finding| (Reverse(finding.severity), finding.kind, subject(finding)));
}

/// For the first claim of each finding the first claim of its fact.
fn subjects(found: &[Finding], groups: &[Group]) -> FxHashMap<ClaimRef, ClaimRef> {
    let mut subjects: FxHashMap<ClaimRef, ClaimRef> =
        found.iter().map(|finding| (finding.claims[0], finding.claims[0])).collect();
    for group in groups {
        for claim in &group.claims {
            if let Some(subject) = subjects.get_mut(claim) {
                *subject = group.claims[0];
            }
        }
    }
    subjects
}

#[cfg(test)]
mod tests {
    use super::side_by_side;
    use crate::check::{Finding, Severity};
    use crate::claim::{ClaimRef, Kind};
    use crate::resolve::Group;

    const fn at(source: usize, claim: usize) -> ClaimRef {
        ClaimRef { source, claim }
    }

    fn finding(id: &str, severity: Severity, first: ClaimRef) -> Finding {
        let [rule, reason, message, help] = ["name-spelling", "spelling", "", ""].map(str::to_owned);
        let (hint, suggestion, evidence) = (None, None, Vec::new());
        let (id, kind, claims) = (id.to_owned(), Kind::Name, vec![first]);
        Finding {
            id,
            rule,
            kind,
            severity,
            reason,
            message,
            help,
            hint,
            suggestion,
            claims,
            aside: 0,
            evidence,
            of_texts: false,
        }
    }

    #[test]
    fn findings_about_one_fact_stand_side_by_side_the_gravest_first() {
        let groups = [vec![at(0, 0), at(2, 0)], vec![at(1, 0)]];
        let groups = groups.map(|claims| Group { kind: Kind::Name, claims });
        let mut found = [
            finding("one", Severity::Warning, at(0, 0)),
            finding("other", Severity::Warning, at(1, 0)),
            finding("one again", Severity::Warning, at(2, 0)),
            finding("graver", Severity::Error, at(1, 0)),
        ];
        side_by_side(&mut found, &groups);
        let told: Vec<&str> = found.iter().map(|finding| finding.id.as_str()).collect();
        assert_eq!(told, ["graver", "one", "one again", "other"]);
    }
}
