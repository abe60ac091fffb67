//! Which rules notice what: the claims of a source changed one at a time and held against the unchanged ones.
//!
//! A source stands beside its own twin. The unchanged twin must be silent across the two; each change
//! should give a finding that it had not. Changes of different facts share a twin, so that a source
//! costs a bounded number of checks and not one for each change: a finding that two changes of one twin
//! share says nothing of either, and those are tried again alone.

mod change;
mod stock;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use change::Change;
use change::{Changed, changes};
use stock::Stock;

use super::{Checked, Settings, check};
use crate::claim::{Claim, ClaimId, ClaimRef, SourceClaims, Value};

/// Of so many claims of a twin at most one is changed, lest the twin become another source.
const SPREAD: usize = 8;
/// The two sources of a check.
const ORIGINAL: usize = 0;
const TWIN: usize = 1;

/// A source beside its twin, and the changes that are to be tried.
#[derive(Debug)]
pub struct SelfTest {
    pair: [SourceClaims; 2],
    /// Findings that are there without any change.
    known: HashSet<String>,
    /// What the rules say across the unchanged two.
    pub false_alarms: Vec<FalseAlarm>,
    batches: Vec<Vec<Changed>>,
}

/// A finding across a source and its unchanged twin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FalseAlarm {
    /// The rule.
    pub rule: String,
    /// What it says.
    pub message: String,
    /// The claims, those of the twin by the ids of the original.
    pub claims: BTreeSet<ClaimId>,
}

/// A change that was tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tried {
    /// What was changed.
    pub change: Change,
    /// The first claim that it changed, by its index.
    pub claim: usize,
    /// The value that this claim had for it.
    pub after: Value,
    /// The rules that noticed.
    pub rules: BTreeSet<String>,
}

impl SelfTest {
    /// Holds a source against its unchanged twin, and plans the changes.
    #[must_use]
    pub fn new(source: &SourceClaims, settings: &Settings<'_>) -> Self {
        let pair = [source.clone(), twin(source)];
        let checked = check(&pair, settings);
        let batches =
            batches(changes(&source.claims, Stock::shipped()), &facts(&checked), source.claims.len());
        Self {
            known: checked.findings.iter().map(|finding| finding.id.clone()).collect(),
            false_alarms: false_alarms(&pair, &checked),
            pair,
            batches,
        }
    }

    /// How many twins there are to check.
    #[must_use]
    pub fn twins(&self) -> usize {
        self.batches.len()
    }

    /// Checks one twin: what became of each change in it.
    ///
    /// # Panics
    /// When there are not so many twins.
    #[must_use]
    pub fn try_twin(&self, twin: usize, settings: &Settings<'_>) -> Vec<Tried> {
        let batch: Vec<&Changed> = self.batches[twin].iter().collect();
        let (noticed, shared) = self.noticed(&batch, settings);
        let each = batch.iter().zip(noticed).enumerate().map(|(at, (changed, rules))| {
            let again = rules.is_empty() && shared.contains(&at);
            let alone = || self.noticed(&[changed], settings).0.swap_remove(0);
            changed.tried(if again { alone() } else { rules })
        });
        each.collect()
    }

    /// The rules that notice each of the changes of one twin, and the changes that share a finding.
    fn noticed(
        &self,
        batch: &[&Changed],
        settings: &Settings<'_>,
    ) -> (Vec<BTreeSet<String>>, BTreeSet<usize>) {
        let mut pair = self.pair.clone();
        let mut owner: HashMap<usize, usize> = HashMap::new();
        for (at, changed) in batch.iter().enumerate() {
            for (index, claim) in &changed.claims {
                let id = pair[TWIN].claims[*index].id.clone();
                pair[TWIN].claims[*index] = Claim { id, ..claim.clone() };
                owner.insert(*index, at);
            }
        }
        let (mut noticed, mut shared) = (vec![BTreeSet::new(); batch.len()], BTreeSet::new());
        for finding in check(&pair, settings).findings.iter().filter(|f| !self.known.contains(&f.id)) {
            let twins = finding.claims.iter().filter(|at| at.source == TWIN);
            let owners: BTreeSet<usize> = twins.filter_map(|at| owner.get(&at.claim)).copied().collect();
            match owners.len() {
                0 => {}
                1 => owners.iter().for_each(|&at| _ = noticed[at].insert(finding.rule.clone())),
                _ => shared.extend(owners),
            }
        }
        (noticed, shared)
    }
}

impl Changed {
    fn tried(&self, rules: BTreeSet<String>) -> Tried {
        let (claim, changed) = &self.claims[0];
        Tried { change: self.change, claim: *claim, after: changed.value.clone(), rules }
    }
}

/// The same source under another id, and so its claims.
fn twin(source: &SourceClaims) -> SourceClaims {
    let mut twin = source.clone();
    twin.source.id.push_str(" (twin)");
    twin.claims.iter_mut().for_each(|claim| claim.id.0.push_str(" (twin)"));
    twin
}

/// The fact that each claim of the twin belongs to, by its number.
fn facts(checked: &Checked) -> HashMap<usize, usize> {
    let facts = checked.facts.iter().enumerate();
    let claims = facts.flat_map(|(n, fact)| fact.claims.iter().map(move |at| (at, n)));
    claims.filter(|(at, _)| at.source == TWIN).map(|(at, n)| (at.claim, n)).collect()
}

/// Changes that share a twin: each of other facts, and few of all claims.
fn batches(changes: Vec<Changed>, facts: &HashMap<usize, usize>, claims: usize) -> Vec<Vec<Changed>> {
    let most = (claims / SPREAD).max(1);
    let mut open: BTreeMap<usize, HashSet<usize>> = BTreeMap::new();
    let mut batches: Vec<Vec<Changed>> = Vec::new();
    for changed in changes {
        let own: Vec<usize> = changed.claims.iter().filter_map(|(at, _)| facts.get(at)).copied().collect();
        let free = open.iter().find(|(_, taken)| own.iter().all(|fact| !taken.contains(fact)));
        let at = free.map_or(batches.len(), |(at, _)| *at);
        if at == batches.len() {
            batches.push(Vec::new());
        }
        open.entry(at).or_default().extend(own);
        batches[at].push(changed);
        if batches[at].len() == most {
            open.remove(&at);
        }
    }
    batches
}

fn false_alarms(pair: &[SourceClaims], checked: &Checked) -> Vec<FalseAlarm> {
    let across = checked.findings.iter().filter(|finding| {
        let of = |source| finding.claims.iter().any(|at| at.source == source);
        of(ORIGINAL) && of(TWIN)
    });
    let original = |at: &ClaimRef| pair[ORIGINAL].claims[at.claim].id.clone();
    let alarms = across.map(|finding| FalseAlarm {
        rule: finding.rule.clone(),
        message: finding.message.clone(),
        claims: finding.claims.iter().map(original).collect(),
    });
    alarms.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::sources;

    const REPORT: &str = "2019-05-09 | The mutiny in Sarpe began on 3 May 2019. It left 34 people dead and 120 \
        wounded, said Captain Amadou Sanogo. At least 7 soldiers were arrested in Sarpe. The mutiny was caused by \
        unpaid wages. The National Committee for Recovery (CNRDR) took power. \"We lost the bridge, the bakery and \
        the school in forty minutes,\" said Mayor Vesna Perić.";

    fn tried(source: &SourceClaims) -> Vec<Tried> {
        let (test, settings) = (SelfTest::new(source, &Settings::default()), Settings::default());
        let mut all: Vec<_> = (0..test.twins()).flat_map(|twin| test.try_twin(twin, &settings)).collect();
        all.sort_by_key(|tried| (tried.claim, tried.change));
        all
    }

    /// The rules that notice a kind of change in the report, a line each change.
    fn noticed(change: Change) -> Vec<String> {
        let all = tried(&sources(&[REPORT])[0]).into_iter().filter(|tried| tried.change == change);
        all.map(|tried| tried.rules.into_iter().collect::<Vec<_>>().join(", ")).collect()
    }

    #[test]
    fn slips_in_figures_are_noticed() {
        for change in [Change::DigitsSwapped, Change::TimesTen, Change::OffByOne] {
            let rules = noticed(change);
            assert!(
                !rules.is_empty() && rules.iter().all(|r| r == "count-contradiction"),
                "{change:?} {rules:?}"
            );
        }
    }

    #[test]
    fn other_days_names_words_and_causes_are_noticed() {
        assert_eq!(noticed(Change::OtherDay), ["date-contradiction"]);
        assert_eq!(noticed(Change::AcronymLetter), ["name-acronym"]);
        assert_eq!(noticed(Change::OtherCause), ["cause-framing"]);
        assert_eq!(noticed(Change::QuoteWord), ["quote-wording"]);
        assert!(noticed(Change::NameLetter).contains(&"name-spelling".to_owned()));
    }

    #[test]
    fn a_bound_that_is_dropped_is_compatible_and_so_missed() {
        assert_eq!(noticed(Change::BoundDropped), [""]);
    }

    #[test]
    fn the_unchanged_twin_is_silent() {
        let test = SelfTest::new(&sources(&[REPORT])[0], &Settings::default());
        assert_eq!(test.false_alarms, []);
    }

    #[test]
    fn a_change_among_others_is_noticed_as_it_is_alone() {
        let source = &sources(&[REPORT])[0];
        let together = tried(source);
        let mut test = SelfTest::new(source, &Settings::default());
        test.batches = std::mem::take(&mut test.batches).into_iter().flatten().map(|c| vec![c]).collect();
        let mut alone: Vec<_> =
            (0..test.twins()).flat_map(|twin| test.try_twin(twin, &Settings::default())).collect();
        alone.sort_by_key(|tried| (tried.claim, tried.change));
        assert_eq!(together, alone);
    }

    #[test]
    fn changes_of_one_fact_never_share_a_twin() {
        let source = &sources(&[REPORT])[0];
        let test = SelfTest::new(source, &Settings::default());
        let facts = facts(&check(&test.pair, &Settings::default()));
        for batch in &test.batches {
            let touched: Vec<_> = batch.iter().flat_map(|c| &c.claims).map(|(at, _)| facts[at]).collect();
            assert_eq!(touched.len(), touched.iter().collect::<HashSet<_>>().len());
        }
    }

    #[test]
    fn a_source_without_claims_has_nothing_to_try() {
        assert_eq!(SelfTest::new(&SourceClaims::default(), &Settings::default()).twins(), 0);
    }
}
