//! The figures of facts as a report gives them: where somebody decided which value is to be printed, that is the best.

use std::collections::{BTreeMap, BTreeSet};

use super::{Report, Standing, words};
use crate::check::{ClaimRef, Fact, Figure};
use crate::claim::{Claim, Value};
use crate::decisions;
use crate::text::Days;

/// The claims whose values are decided to be printed.
#[derive(Debug)]
pub(super) struct Printed<'a> {
    report: Report<'a>,
    claims: BTreeSet<ClaimRef>,
    /// What other spellings of a name give way to.
    names: BTreeMap<&'a str, &'a str>,
}

/// The figure of a fact.
#[derive(Debug)]
pub(super) struct Reconciled<'a> {
    /// As the policy has it, or with the value that was decided on as the best.
    pub(super) figure: Figure,
    /// The claim whose value was decided on, and that value in words.
    pub(super) decided: Option<(&'a Claim, String)>,
}

impl<'a> Printed<'a> {
    /// Looks at every finding once.
    pub(super) fn new(report: &Report<'a>) -> Self {
        let printed = report.findings().filter_map(|(finding, standing)| {
            let Standing::Decided(verdict) = standing else { return None };
            let decisions::Verdict::Print(id) = &verdict.what else { return None };
            let is_it = |at: &&ClaimRef| report.claim(**at).is_some_and(|(_, claim)| claim.id == *id);
            finding.claims.iter().find(is_it).copied()
        });
        let claims: BTreeSet<ClaimRef> = printed.collect();
        Self { report: *report, names: spellings(report, &claims), claims }
    }

    /// Whether the value of this claim is to be printed.
    pub(super) fn holds(&self, at: ClaimRef) -> bool {
        self.claims.contains(&at)
    }

    /// What a fact is called: by a name as it was decided to be printed, be it of whom a role or a quotation is told;
    /// else as the check calls it.
    pub(super) fn label<'f>(&self, fact: &'f Fact) -> &'f str
    where
        'a: 'f,
    {
        let decided = fact.claims.iter().filter(|at| self.holds(**at));
        let name = { decided }.find_map(|at| name(&self.report, *at));
        name.or_else(|| self.names.get(fact.label.as_str()).copied()).unwrap_or(&fact.label)
    }

    /// The figure of a fact; none where it has none.
    pub(super) fn figure(&self, fact: &Fact) -> Option<Reconciled<'a>> {
        let mut figure = fact.figure.clone()?;
        let decided = fact.claims.iter().copied().find(|at| self.holds(*at));
        let claim = decided.and_then(|at| Some(self.report.claim(at)?.1));
        let sides = decided.and_then(|at| self.report.sides(at, &fact.claims));
        if let (Figure::Count { best, .. }, Some(count)) = (&mut figure, claim.and_then(Claim::count)) {
            let count = sides.as_ref().map_or(count, |sides| sides.total);
            *best = count.exact().or(count.min).or(count.max).or(*best);
        }
        let told = |claim: &'a Claim| {
            let sum = sides.map(|sides| format!("{} ({sides})", words::count(sides.total)));
            (claim, sum.unwrap_or_else(|| words::value(&claim.value)))
        };
        Some(Reconciled { figure, decided: claim.map(told) })
    }
}

/// All spellings in the facts of which a name was decided on, each with that name; none that stands in two such facts.
fn spellings<'a>(report: &Report<'a>, printed: &BTreeSet<ClaimRef>) -> BTreeMap<&'a str, &'a str> {
    let mut names: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for fact in &report.checked.facts {
        let decided = fact.claims.iter().filter(|at| printed.contains(at));
        let Some(decided) = { decided }.find_map(|at| name(report, *at)) else { continue };
        for spelling in fact.claims.iter().filter_map(|at| name(report, *at)) {
            let known = names.entry(spelling).or_insert(Some(decided));
            *known = known.filter(|known| *known == decided);
        }
    }
    names.into_iter().filter_map(|(spelling, decided)| Some((spelling, decided?))).collect()
}

fn name<'a>(report: &Report<'a>, at: ClaimRef) -> Option<&'a str> {
    match &report.claim(at)?.1.value {
        Value::Name { text, .. } => Some(text),
        _ => None,
    }
}

impl Reconciled<'_> {
    /// The best value: what it is called, and in words.
    pub(super) fn best(&self) -> Option<(&'static str, String)> {
        if let Some((_, decided)) = &self.decided {
            return Some((DECIDED, decided.clone()));
        }
        match self.figure {
            Figure::Count { best, policy, .. } => Some((policy.name(), words::number(best?))),
            Figure::Date { .. } => None,
        }
    }

    /// In words: "lowest 34, latest 40, highest open".
    pub(super) fn told(&self) -> String {
        let best = self.best().map(|(name, best)| format!("{} {best}", words::spaced(name)));
        match self.figure {
            Figure::Count { low, high, since, falls, .. } => {
                let high = high.map_or_else(|| "open".to_owned(), words::number);
                let since = since.map(|day| format!("counted anew since {}", words::days(Days::day(day))));
                let falls = falls.then(|| "the series falls".to_owned());
                let low = Some(format!("lowest {}", words::number(low)));
                let parts = [low, best, Some(format!("highest {high}")), since, falls];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Figure::Date { days, common } => {
                let told = if common { "" } else { "no common day, " };
                let told = format!("{told}{}", words::days(days));
                [Some(told), best].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// What the value is called that somebody decided on.
const DECIDED: &str = "decided";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn told(sample: &Sample) -> String {
        sample.with(|report| {
            Printed::new(report).figure(&report.checked.facts[0]).map(|figure| figure.told()).unwrap()
        })
    }

    #[test]
    fn the_best_figure_is_that_of_the_policy_until_one_is_decided_to_be_printed() {
        assert_eq!(told(&Sample::new()), "lowest 34, latest 40, highest 40");
        assert_eq!(told(&Sample::decided()), "lowest 34, latest 40, highest 40", "an explanation picks none");
        assert_eq!(told(&Sample::printed()), "lowest 34, decided 34, highest 40");
    }

    #[test]
    fn only_the_value_that_was_chosen_is_to_be_printed() {
        Sample::printed().with(|report| {
            let printed = Printed::new(report);
            let [first, second] = report.checked.facts[0].claims[..] else { panic!() };
            assert!(printed.holds(first) && !printed.holds(second));
        });
    }
}
