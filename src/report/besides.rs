//! What was decided elsewhere that bears on a finding: about others of its fact, and about which of its claims is
//! kept apart from one that it does not have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::dispute::Facts;
use super::{Report, Standing};
use crate::check::Finding;
use crate::claim::ClaimId;
use crate::decisions::{self, Apart};

/// Where it is looked up what bears on a finding.
#[derive(Debug)]
pub struct Besides<'a> {
    report: Report<'a>,
    facts: Facts<'a>,
    /// The findings of each fact that are decided.
    decided: BTreeMap<usize, Vec<(&'a Finding, &'a Standing)>>,
    /// The ids of those about which nobody has decided.
    open: BTreeMap<usize, Vec<&'a str>>,
    /// What keeps each claim apart from others.
    apart: HashMap<&'a ClaimId, Vec<&'a Apart>>,
}

impl<'a> Besides<'a> {
    /// Looks at every finding, claim and constraint once.
    #[must_use]
    pub fn new(report: &Report<'a>) -> Self {
        Self::with(report, Facts::new(report))
    }

    /// The same where the facts are known already: no claim is looked at.
    #[must_use]
    pub fn with(report: &Report<'a>, facts: Facts<'a>) -> Self {
        let mut decided: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        let mut open: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (finding, standing) in report.findings() {
            let Some(fact) = facts.index(finding) else { continue };
            if is_decided(standing) {
                decided.entry(fact).or_default().push((finding, standing));
            } else if standing.is_open() {
                open.entry(fact).or_default().push(&finding.id);
            }
        }
        let mut apart: HashMap<&ClaimId, Vec<_>> = HashMap::new();
        for kept in report.apart {
            let (a, b) = &kept.claims;
            [a, b].into_iter().for_each(|claim| apart.entry(claim).or_default().push(kept));
        }
        Self { report: *report, facts, decided, open, apart }
    }

    /// A line for each decision, in words.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Vec<String> {
        self.alike(finding).chain(self.kept_apart(finding)).collect()
    }

    /// Which other findings about the same fact are open: "see also cdcd8e4af8, 85f25edd88, about the same".
    #[must_use]
    pub fn also(&self, finding: &Finding) -> Option<String> {
        const MOST: usize = 3;
        let open = self.open.get(&self.facts.index(finding)?)?;
        let others: Vec<&str> = open.iter().copied().filter(|&id| id != finding.id).take(MOST).collect();
        let own = usize::from(open.contains(&finding.id.as_str()));
        let more = open.len() - others.len() - own;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!others.is_empty()).then(|| format!("see also {}{more}, about the same", others.join(", ")))
    }

    /// That another finding about the same fact has another value printed than this verdict on it.
    #[must_use]
    pub fn printed_otherwise(&self, finding: &Finding, verdict: &decisions::Verdict) -> Option<String> {
        let own = self.report.printed(finding, verdict)?;
        let of_fact = self.decided.get(&self.facts.index(finding)?)?;
        let others = of_fact.iter().filter(|(other, _)| other.id != finding.id);
        let mut printed = others.filter_map(|(other, standing)| match standing {
            Standing::Decided(verdict) => Some((&other.id, self.report.printed(other, &verdict.what)?)),
            _ => None,
        });
        let (id, value) = printed.find(|(_, value)| *value != own)?;
        Some(format!("two are to be printed for one thing: {id} has “{value}”"))
    }

    /// What was decided about the same fact: another spelling of the name, another of the figures.
    fn alike(&self, finding: &Finding) -> impl Iterator<Item = String> {
        let of_fact = self.facts.index(finding).and_then(|fact| self.decided.get(&fact));
        let others = of_fact.into_iter().flatten().filter(|(other, _)| other.id != finding.id);
        others.filter_map(|(other, standing)| {
            let told = self.report.told(other, standing)?;
            Some(format!("about the same: {} is {told}", other.id))
        })
    }

    /// Which of its claims a decision about another finding keeps apart from claims that it does not have: all that
    /// there is to say where the findings of a fact stand together.
    pub(super) fn kept_apart(&self, finding: &Finding) -> impl Iterator<Item = String> + use<'a> {
        let own: BTreeSet<&ClaimId> =
            self.report.claims(&finding.claims).map(|(_, claim)| &claim.id).collect();
        let kept = own.iter().filter_map(|claim| self.apart.get(claim)).flatten();
        let mut pairs: BTreeMap<&str, (&Apart, BTreeSet<String>)> = BTreeMap::new();
        for kept in kept.filter(|kept| kept.finding != finding.id) {
            let (a, b) = &kept.claims;
            let (inside, outside) = if own.contains(a) { (a, b) } else { (b, a) };
            if !own.contains(outside) {
                let (_, named) = pairs.entry(&kept.finding).or_insert_with(|| (kept, BTreeSet::new()));
                named.insert(format!("{inside} from {outside}"));
            }
        }
        pairs.into_values().map(|(Apart { finding, ruling, .. }, named)| {
            let note = ruling.note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
            let named = named.into_iter().collect::<Vec<_>>().join(", ");
            format!("kept apart, as decided {} about {finding}{note} ({named})", ruling.signed())
        })
    }
}

const fn is_decided(standing: &Standing) -> bool {
    matches!(standing, Standing::Decided(_) | Standing::Waiting(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::{Ruling, Verdict};
    use crate::report::sample::Sample;

    #[test]
    fn a_finding_knows_what_was_decided_about_another_of_its_fact() {
        let mut sample = Sample::decided();
        let second = Finding { id: "5aedd0c14c".into(), ..sample.checked.findings[0].clone() };
        sample.checked.findings.push(second);
        sample.standings.push(Standing::Open);
        sample.with(|report| {
            let besides = Besides::new(report);
            let told = besides.of(&report.checked.findings[1]);
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(
                told[0]
                    .starts_with("about the same: 3fa9b2c1d0 is decided as explained by Ana on 1 June 2019"),
                "{told:?}"
            );
            assert!(
                besides.of(&report.checked.findings[0]).is_empty(),
                "nobody has decided about the second"
            );
        });
    }

    #[test]
    fn a_finding_names_the_others_about_its_fact_that_nobody_has_decided_about() {
        let mut sample = Sample::new();
        let second = Finding { id: "5aedd0c14c".into(), ..sample.checked.findings[0].clone() };
        sample.checked.findings.push(second);
        let also =
            |sample: &Sample| sample.with(|report| Besides::new(report).also(&report.checked.findings[0]));
        sample.standings.push(Standing::Open);
        assert_eq!(also(&sample).as_deref(), Some("see also 5aedd0c14c, about the same"));
        sample.standings[1] = Sample::decided().standings.remove(0);
        assert_eq!(also(&sample), None);
    }

    #[test]
    fn a_finding_knows_by_whose_decision_its_claims_are_kept_apart() {
        let ruling = Ruling {
            verdict: Verdict::Different,
            by: "Ana".into(),
            on: jiff::civil::date(2019, 6, 1),
            note: Some("two villages".into()),
            evidence: String::new(),
        };
        let kept = |a: &str, b: &str, finding: &str| Apart {
            claims: (ClaimId(a.into()), ClaimId(b.into())),
            finding: finding.into(),
            ruling: ruling.clone(),
        };
        let mut sample = Sample::new();
        sample.apart = vec![
            kept("courier-0", "echo-0", "older"),
            kept("courier-0", "herald-0", "both of them are in it"),
            kept("echo-0", "herald-0", "3fa9b2c1d0"),
        ];
        let told = sample.with(|report| Besides::new(report).of(&report.checked.findings[0]));
        let expected = "kept apart, as decided by Ana on 1 June 2019 about older: two villages \
                        (courier-0 from echo-0)";
        assert_eq!(told, [expected]);
    }
}
