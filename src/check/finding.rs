use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Policy, Suppressed};
use crate::claim::{ClaimId, ClaimRef, Kind};
use crate::resolve::Origin;
use crate::text::Days;

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// An editor should look.
    Warning,
    /// An editor must look before the text goes out.
    Error,
}

/// What a rule says about a fact, or about one source alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Made of the rule, the attribute and the ids of the claims, never of line numbers.
    pub id: String,
    /// The rule's id.
    pub rule: String,
    /// What it is about.
    pub kind: Kind,
    /// How grave.
    pub severity: Severity,
    /// Why the claims differ, as the rule names it (`contradiction`, `growth`, `spelling`).
    pub reason: String,
    /// One sentence for the editor.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// What it may be: "off by one", "digits swapped".
    pub hint: Option<String>,
    /// What to print instead, where that is sure: only a draft has it.
    pub suggestion: Option<String>,
    /// The claims, those that disagree first.
    pub claims: Vec<ClaimRef>,
    /// How many of them, the last, only stand beside: parts of what the others give, and no value to print for the whole.
    pub aside: usize,
    /// Why these claims were put together and judged so, in words.
    pub evidence: Vec<String>,
    /// Whether it comes of the sentences around its claims alone, whose words are the evidence: nothing was put together.
    pub of_texts: bool,
}

/// Claims of a fact that agree, and why they do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    /// Made of the reason, the attribute and the ids of the claims, as that of a finding is.
    pub id: String,
    /// `same`, `rounding`, `bounds`, `omission`, `scope`, `subset`.
    pub reason: String,
    /// The claims.
    pub claims: Vec<ClaimRef>,
}

/// The claims, over all sources, that are about the same thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The kind that its claims share.
    pub kind: Kind,
    /// Their attribute.
    pub attribute: String,
    /// A short name for a heading: "killed, coup, 21 March 2012".
    pub label: String,
    /// Its claims, in order.
    pub claims: Vec<ClaimRef>,
    /// The reconciled figure, for counts and dates.
    pub figure: Option<Figure>,
    /// From whom its sources have it, in order of their first sources; empty where one source speaks alone.
    pub origins: Vec<Origin>,
}

impl Fact {
    /// Whether more than one source speaks of it: what one alone says needs no reconciling.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.claims.windows(2).any(|pair| pair[0].source != pair[1].source)
    }
}

/// The reconciled figure of a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Figure {
    /// A count: lowest, best and highest value claimed.
    Count {
        /// The lowest.
        low: u64,
        /// The one that the policy picks; none where it picks none.
        best: Option<u64>,
        /// The highest; none where a bound leaves it open.
        high: Option<u64>,
        /// How `best` was chosen.
        policy: Policy,
        /// Where it was declared that counting began anew: earlier figures took no part.
        since: Option<jiff::civil::Date>,
        /// Whether it is a toll, and given lower on a later day.
        falls: bool,
    },
    /// A date.
    Date {
        /// The days that all claims leave room for; where there are none, those that they cover together.
        days: Days,
        /// Whether there are days that all leave room for.
        common: bool,
    },
}

/// What was done with the claims of one source.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Coverage {
    /// The source's id.
    pub source: String,
    /// Claims read from it (rejected ones left out).
    pub claims: usize,
    /// Claims that stood beside a claim of another source.
    pub compared: usize,
    /// Claims that no other source has.
    pub alone: usize,
    /// The same of each kind of which there are claims.
    pub kinds: BTreeMap<Kind, Share>,
}

/// What was done with the claims of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Share {
    /// Claims that stood beside a claim of another source.
    pub compared: usize,
    /// Claims that no other source has.
    pub alone: usize,
}

/// All that a check yields.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Checked {
    /// Every fact, in order of kind, attribute and first claim.
    pub facts: Vec<Fact>,
    /// Every finding, gravest first.
    pub findings: Vec<Finding>,
    /// Which of them claim files say to ignore.
    pub suppressed: Suppressed,
    /// Every agreement.
    pub agreements: Vec<Agreement>,
    /// One row a source.
    pub coverage: Vec<Coverage>,
    /// How many pairs of claims share something and were not compared, because too many claims share it.
    pub cut: u64,
}

impl Finding {
    /// Its claims that give a value for the whole.
    #[must_use]
    pub fn whole(&self) -> &[ClaimRef] {
        &self.claims[..self.claims.len().saturating_sub(self.aside)]
    }

    /// Whether it has several claims, and all of one source.
    #[must_use]
    pub fn is_of_one_source(&self) -> bool {
        let sources: BTreeSet<usize> = self.claims.iter().map(|at| at.source).collect();
        self.claims.len() > 1 && sources.len() == 1
    }

    /// The id of a finding of `rule` on `attribute` about these claims, whatever their order.
    #[must_use]
    pub fn fingerprint(rule: &str, attribute: &str, claims: &[&ClaimId]) -> String {
        let mut ids: Vec<_> = claims.iter().map(|id| id.0.as_str()).collect();
        ids.sort_unstable();
        let digest = blake3::hash(format!("{rule}|{attribute}|{}", ids.join("|")).as_bytes()).to_hex();
        digest[..10].to_owned()
    }
}
