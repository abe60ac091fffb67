use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::dispute::Facts;
use super::reconciled::Printed;
use super::{Report, words};
use crate::check::Agreement;
use crate::claim::Kind;

/// The reasons for which two claims stand side by side and neither bears the other out.
const APART: [&str; 2] = ["scope", "subset"];

/// How many agreements a report has, without what only stands side by side.
pub(super) fn number(report: &Report<'_>) -> usize {
    of(report, false).count()
}

/// By which reasons the claims of a report agree, the most frequent first: "9 the same, 5 within bounds".
pub(super) fn reasons(report: &Report<'_>) -> String {
    by_reason(of(report, false))
}

/// What differs and is no disagreement: "5 of other people or places"; empty where there is nothing of the kind.
pub(super) fn apart(report: &Report<'_>) -> String {
    by_reason(of(report, true))
}

fn of<'r>(report: &'r Report<'_>, apart: bool) -> impl Iterator<Item = &'r Agreement> {
    report.checked.agreements.iter().filter(move |agreed| APART.contains(&agreed.reason.as_str()) == apart)
}

fn by_reason<'r>(agreements: impl Iterator<Item = &'r Agreement>) -> String {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for agreement in agreements {
        *reasons.entry(&agreement.reason).or_default() += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(reason, n)| (Reverse(*n), *reason));
    let listed: Vec<_> = reasons.iter().map(|(why, n)| format!("{n} {}", words::agreeing(why))).collect();
    listed.join(", ")
}

/// An agreement as a row of a table; of a name, all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Agreed<'a> {
    /// What the fact is called.
    pub(super) what: &'a str,
    /// What the claims that agree say, each value once.
    pub(super) values: String,
    /// The ids of the sources that say it.
    pub(super) sources: Vec<&'a str>,
    /// Why that is no disagreement.
    pub(super) why: String,
    /// The ids of the agreements, for `crosscheck explain`.
    pub(super) ids: Vec<&'a str>,
}

/// The agreements in order of their facts; names, of which there are many and which say least, last, and those about one
/// in one row. Where the forms of a name are in question, all of them stand with the finding: how many are left out.
pub(super) fn rows<'a>(report: &Report<'a>) -> (Vec<Agreed<'a>>, usize) {
    let (facts, printed) = (Facts::new(report), Printed::new(report));
    let disputed: BTreeSet<usize> =
        report.findings().filter_map(|(finding, _)| facts.index(finding)).collect();
    let mut left_out = 0;
    let mut of_facts: BTreeMap<_, Vec<&'a Agreement>> = BTreeMap::new();
    for (i, agreement) in report.checked.agreements.iter().enumerate() {
        let Some((_, claim)) = report.claims(&agreement.claims).next() else { continue };
        let kind = claim.value.kind();
        let fact = agreement.claims.first().and_then(|at| facts.at(*at));
        let named = kind == Kind::Name;
        if named && fact.is_some_and(|fact| disputed.contains(&fact)) {
            left_out += 1;
            continue;
        }
        let alone = if named && fact.is_some() { 0 } else { i };
        of_facts.entry((named, kind, fact, alone)).or_default().push(agreement);
    }
    let rows = of_facts.into_iter().map(|((_, kind, fact, _), agreements)| {
        let fact = fact.and_then(|index| report.checked.facts.get(index));
        let what = fact.map_or(words::kinds(kind), |fact| printed.label(fact));
        Agreed::new(report, what, &agreements)
    });
    (rows.collect(), left_out)
}

/// Of what the table of agreements has nothing: "22 more about names stand with the findings about them"; none where it has all.
pub(super) fn left_out(number: usize) -> Option<String> {
    let stand = if number == 1 { "stands" } else { "stand" };
    (number > 0).then(|| {
        format!("{} more about names {stand} with the findings about them.", words::number(number as u64))
    })
}

impl<'a> Agreed<'a> {
    fn new(report: &Report<'a>, what: &'a str, agreements: &[&'a Agreement]) -> Self {
        let claims = || agreements.iter().flat_map(|agreement| report.claims(&agreement.claims));
        let values: BTreeSet<_> = claims().map(|(_, claim)| words::claim(claim)).collect();
        let sources: BTreeSet<_> = claims().map(|(from, _)| from.source.id.as_str()).collect();
        let why: BTreeSet<_> =
            agreements.iter().map(|agreement| words::agreeing(&agreement.reason)).collect();
        Self {
            what,
            values: values.into_iter().collect::<Vec<_>>().join("; "),
            sources: sources.into_iter().collect(),
            why: why.into_iter().collect::<Vec<_>>().join(", "),
            ids: agreements.iter().map(|agreement| agreement.id.as_str()).collect(),
        }
    }
}
