//! Claims to facts: which claims, over all sources, are about the same thing.
//!
//! Candidates come from [`blocking`], pairs are compared term by term with the weights of
//! `rules/weights.yaml`, links are clustered. Every comparison can be
//! asked for its [`Evidence`] in words.

mod barrier;
mod blocking;
mod cause;
mod cluster;
mod corpus;
mod count;
mod date;
mod digest;
mod effect;
mod evidence;
mod feature;
mod frequency;
mod kinds;
mod main_event;
mod name;
mod node;
mod origin;
mod outlet;
mod post;
mod quote;
mod shingle;
mod spoken;
mod start;
mod symbol;
mod weights;
mod written;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

pub use barrier::{Barrier, barrier, needed};
pub use blocking::pairs_beyond;
pub use corpus::Corpus;
pub use evidence::{Evidence, Score};
pub use feature::Features;
use feature::Pair;
pub use name::{is_acronym, is_spelt_by, words_of_content};
pub use origin::{Bond, Families, Origin, OriginTable, Origins, Tie, answers_to};
pub use quote::words as words_of_quotation;
pub use weights::Weights;

use crate::claim::{ClaimId, ClaimRef, Kind};

use barrier::{certain, unlike};
use blocking::{Candidates, blocks, candidates};
use cluster::{Link, cluster};
use node::Nodes;

/// Days beyond which two times are in different years.
const TEN_MONTHS: u32 = 300;

/// The claims that are about the same thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The kind that they share.
    pub kind: Kind,
    /// The claims, in order.
    pub claims: Vec<ClaimRef>,
}

impl Group {
    /// Whether more than one source speaks of it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.claims.windows(2).any(|pair| pair[0].source != pair[1].source)
    }
}

/// What people declared about pairs of claims.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Constraints {
    /// Pairs about the same fact.
    pub same: Vec<(ClaimId, ClaimId)>,
    /// Pairs about different facts.
    pub different: Vec<(ClaimId, ClaimId)>,
}

/// The facts of a corpus.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Resolved {
    /// By kind, then by claims.
    pub groups: Vec<Group>,
    /// How many pairs that share something were not compared, because too many claims share it.
    pub cut: u64,
}

/// Groups every claim of the corpus; a claim that nothing matches is a group of its own.
#[must_use]
pub fn resolve(corpus: &Corpus<'_>, weights: &Weights, constraints: &Constraints) -> Resolved {
    let judge = Judge { corpus, weights, declared: Declared::new(corpus, constraints) };
    let mut resolved = Resolved::default();
    for ((kind, _), block) in blocks(corpus) {
        let (groups, cut) = group_block(&judge, &block);
        let at = |claim: u32| corpus.features[claim as usize].at;
        let group = |claims: Vec<u32>| Group { kind, claims: claims.into_iter().map(at).collect() };
        resolved.groups.extend(groups.into_iter().map(group));
        resolved.cut += cut;
    }
    resolved.groups.sort_unstable_by(|a, b| (a.kind, &a.claims).cmp(&(b.kind, &b.claims)));
    resolved
}

/// The groups of a block, and how many pairs were cut.
fn group_block(judge: &Judge<'_>, block: &[u32]) -> (Vec<Vec<u32>>, u64) {
    let nodes = Nodes::new(judge.corpus, block, |claim| judge.declared.speaks_of(claim));
    let heads = nodes.heads.as_slice();
    let Candidates { mut pairs, cut } = candidates(judge.corpus, heads);
    pairs.extend(judge.declared.within(heads, true));
    let link = |(a, b): (u32, u32)| {
        let weight = judge.link(heads[a as usize], heads[b as usize])?;
        Some(Link { a, b, weight })
    };
    let links: Vec<Link> = pairs.into_par_iter().filter_map(link).collect();
    let order = |item: u32| judge.corpus.features[heads[item as usize] as usize].order;
    let apart = judge.declared.within(heads, false);
    let groups = cluster(heads.len(), links, order, &apart, |a, b| judge.forbids(heads[a], heads[b]));
    (groups.iter().map(|group| nodes.claims(group)).collect(), cut)
}

/// What is compared at all: for each block its nodes, and the pairs of nodes, as indices into them.
///
/// Claims of one node give one full name in one writing, and are the same without being compared.
#[must_use]
pub fn compared(corpus: &Corpus<'_>) -> Vec<Compared> {
    let blocks = blocks(corpus);
    let of_block = |block: &Vec<u32>| {
        let nodes = Nodes::new(corpus, block, |_| false);
        let at = |node: usize| nodes.of(node).map(|claim| corpus.features[claim as usize].at).collect();
        Compared {
            pairs: candidates(corpus, &nodes.heads).pairs,
            nodes: (0..nodes.heads.len()).map(at).collect(),
        }
    };
    blocks.values().map(of_block).collect()
}

/// See [`compared`].
#[derive(Debug)]
pub struct Compared {
    /// The claims of each node.
    pub nodes: Vec<Vec<ClaimRef>>,
    /// The nodes that are compared, the lesser first.
    pub pairs: Vec<(u32, u32)>,
}

/// Compares two claims of one kind, the evidence put into words.
#[must_use]
pub fn compare(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>, weights: &Weights) -> Score {
    let mut score = Score::told();
    weigh(&mut score, Pair { corpus, a, b }, weights);
    score
}

fn weigh(score: &mut Score, pair: Pair<'_>, weights: &Weights) {
    match (pair.a.kind, pair.b.kind) {
        (Kind::Count, Kind::Count) => count::compare(score, pair, &weights.count),
        (Kind::Date, Kind::Date) => date::compare(score, pair, &weights.date),
        (Kind::Name, Kind::Name) => name::compare(score, pair, &weights.name),
        (Kind::Role, Kind::Role) => name::compare_persons(score, pair, &weights.name),
        (Kind::Cause, Kind::Cause) => cause::compare(score, pair, &weights.cause),
        (Kind::Quote, Kind::Quote) => quote::compare(score, pair, &weights.quote),
        _ => score.threshold = i32::MAX,
    }
}

/// What two claims are to each other; both by their index among the features.
struct Judge<'c> {
    corpus: &'c Corpus<'c>,
    weights: &'c Weights,
    declared: Declared,
}

impl Judge<'_> {
    /// How strongly the two are linked, if they are.
    fn link(&self, x: u32, y: u32) -> Option<i32> {
        let (a, b) = self.features(x, y);
        match self.declared.get(x, y) {
            Some(same) => same.then_some(i32::MAX),
            None if certain(a, b).is_some() || !name::may_be(self.corpus, a, b) => None,
            None => {
                let score = self.score(a, b);
                (score.total >= needed(&score, a, b)).then_some(score.total)
            }
        }
    }

    /// Whether no third claim may bring the two together.
    fn forbids(&self, x: u32, y: u32) -> bool {
        let (a, b) = self.features(x, y);
        match self.declared.get(x, y) {
            Some(same) => !same,
            None if certain(a, b).is_some() => true,
            None => {
                let score = self.score(a, b);
                let against = score.forbids() || unlike(&score, a.claim, b.claim);
                against && score.total < needed(&score, a, b)
            }
        }
    }

    fn features(&self, x: u32, y: u32) -> (&Features<'_>, &Features<'_>) {
        (&self.corpus.features[x as usize], &self.corpus.features[y as usize])
    }

    fn score(&self, a: &Features<'_>, b: &Features<'_>) -> Score {
        let mut score = Score::silent();
        weigh(&mut score, Pair { corpus: self.corpus, a, b }, self.weights);
        score
    }
}

/// What was declared, by the indices of the claims.
#[derive(Debug, Default)]
struct Declared {
    /// Pairs, the lesser first: whether they are the same fact.
    pairs: FxHashMap<(u32, u32), bool>,
    /// Every claim in them.
    claims: FxHashSet<u32>,
}

impl Declared {
    fn new(corpus: &Corpus<'_>, constraints: &Constraints) -> Self {
        let Constraints { same, different } = constraints;
        if same.is_empty() && different.is_empty() {
            return Self::default();
        }
        let index: FxHashMap<_, u32> =
            corpus.features.iter().zip(0..).map(|(f, i)| (&f.claim.id, i)).collect();
        let of = |pairs: &[(ClaimId, ClaimId)], same: bool| {
            let known = pairs.iter().filter_map(|(a, b)| Some((*index.get(a)?, *index.get(b)?)));
            known.map(|(a, b)| ((a.min(b), a.max(b)), same)).collect::<Vec<_>>()
        };
        let pairs: FxHashMap<_, _> = of(same, true).into_iter().chain(of(different, false)).collect();
        let claims = pairs.keys().flat_map(|&(a, b)| [a, b]).collect();
        Self { pairs, claims }
    }

    fn get(&self, x: u32, y: u32) -> Option<bool> {
        self.pairs.get(&(x.min(y), x.max(y))).copied()
    }

    /// Whether something was declared of a claim.
    fn speaks_of(&self, claim: u32) -> bool {
        self.claims.contains(&claim)
    }

    /// The pairs of a block that are one fact, or that are two, by their places in it.
    fn within(&self, block: &[u32], same: bool) -> Vec<(u32, u32)> {
        let place = |index: u32| u32::try_from(block.binary_search(&index).ok()?).ok();
        let declared = self.pairs.iter().filter(|(_, declared)| **declared == same);
        let mut places: Vec<_> = declared.filter_map(|((x, y), _)| Some((place(*x)?, place(*y)?))).collect();
        places.sort_unstable();
        places
    }
}

#[cfg(test)]
pub(crate) mod tests {
    //! Text in, facts out: what the tests of the comparators are written with.

    use super::{Constraints, Corpus, Features, Weights, compare, resolve};
    use crate::check::tests::sources;
    use crate::claim::{Claim, ClaimId, Kind, SourceClaims, Status, Value};
    use crate::lexicon::Lexicon;

    /// The facts that more than one claim of a kind is about, by quotes: "34 people dead = forty dead".
    pub(crate) fn facts(kind: Kind, texts: &[&str]) -> Vec<String> {
        grouped(kind, &sources(texts), &Constraints::default())
    }

    /// The evidence on the first claim of a kind in each of two sources: "+3 the same kind of event: coup".
    pub(crate) fn evidence(kind: Kind, texts: [&str; 2]) -> Vec<String> {
        let sources = sources(&texts);
        let corpus = Corpus::new(&sources, Lexicon::english());
        let of = |source| {
            let own = |f: &&Features<'_>| f.at.source == source && f.kind == kind;
            corpus.features.iter().find(own).unwrap()
        };
        let score = compare(&corpus, of(0), of(1), Weights::shipped());
        score.evidence.iter().map(|term| format!("{:+} {}", term.weight, term.words)).collect()
    }

    fn grouped(kind: Kind, sources: &[SourceClaims], constraints: &Constraints) -> Vec<String> {
        let corpus = Corpus::new(sources, Lexicon::english());
        let groups = resolve(&corpus, Weights::shipped(), constraints).groups;
        let shared = groups.iter().filter(|group| group.kind == kind && group.claims.len() > 1);
        let quotes =
            shared.map(|g| g.claims.iter().map(|at| at.of(sources).quote.as_str()).collect::<Vec<_>>());
        quotes.map(|quotes| quotes.join(" = ")).collect()
    }

    const COUPS: [&str; 2] =
        ["The coup in Sarpe left 34 people dead.", "The coup in Sarpe left forty people dead."];
    const FLOOD: &str = "The flood in Vell left forty people dead.";

    fn count(sources: &[SourceClaims], source: usize) -> &Claim {
        sources[source].claims.iter().find(|claim| claim.count().is_some()).unwrap()
    }

    fn pair(sources: &[SourceClaims]) -> Vec<(ClaimId, ClaimId)> {
        vec![(count(sources, 0).id.clone(), count(sources, 1).id.clone())]
    }

    #[test]
    fn claims_that_were_declared_different_stay_apart() {
        let sources = sources(&COUPS);
        let apart = Constraints { different: pair(&sources), ..Constraints::default() };
        assert_eq!(grouped(Kind::Count, &sources, &Constraints::default()).len(), 1);
        assert_eq!(grouped(Kind::Count, &sources, &apart), [""; 0]);
    }

    #[test]
    fn claims_that_were_declared_the_same_are_one_fact() {
        let sources = sources(&[COUPS[0], FLOOD]);
        let joined = Constraints { same: pair(&sources), ..Constraints::default() };
        assert_eq!(grouped(Kind::Count, &sources, &Constraints::default()), [""; 0]);
        assert_eq!(grouped(Kind::Count, &sources, &joined).len(), 1);
    }

    #[test]
    fn a_declaration_about_claims_that_are_gone_is_passed_over() {
        let sources = sources(&COUPS);
        let gone = vec![(ClaimId("a-gone".to_owned()), ClaimId("b-gone".to_owned()))];
        let constraints = Constraints { different: gone.clone(), same: gone };
        assert_eq!(grouped(Kind::Count, &sources, &constraints).len(), 1);
    }

    #[test]
    fn declarations_that_contradict_each_other_keep_two_apart_and_lose_nobody() {
        let sources = sources(&[COUPS[0], COUPS[1], COUPS[0]]);
        let ids: Vec<ClaimId> = (0..3).map(|source| count(&sources, source).id.clone()).collect();
        let pair = |a: usize, b: usize| (ids[a].clone(), ids[b].clone());
        let constraints = Constraints { same: vec![pair(0, 1), pair(1, 2)], different: vec![pair(0, 2)] };
        let corpus = Corpus::new(&sources, Lexicon::english());
        let groups = resolve(&corpus, Weights::shipped(), &constraints).groups;
        let counts: Vec<_> = groups.iter().filter(|group| group.kind == Kind::Count).collect();
        assert_eq!(counts.iter().map(|group| group.claims.len()).sum::<usize>(), 3);
        let of = |source| counts.iter().position(|g| g.claims.iter().any(|at| at.source == source));
        assert_ne!(of(0), of(2));
    }

    #[test]
    fn claims_that_all_share_their_keys_are_cut_and_none_is_lost() {
        let one = sources(&["2019-05-03 | The coup in Sarpe left 34 people dead."]).remove(0);
        let of = |number: usize| {
            let mut from = one.clone();
            from.source.id = format!("s{number}");
            for claim in &mut from.claims {
                claim.id = ClaimId(format!("s{number}-{}", claim.id.0));
                if let Value::Count(count) = &mut claim.value {
                    let figure = if number == 0 { u64::MAX } else { number as u64 };
                    (count.min, count.max) = (Some(figure), Some(figure));
                }
            }
            from
        };
        let sources: Vec<SourceClaims> = (0..2_000).map(of).collect();
        let corpus = Corpus::new(&sources, Lexicon::english());
        let resolved = resolve(&corpus, Weights::shipped(), &Constraints::default());
        let claims: usize = resolved.groups.iter().map(|group| group.claims.len()).sum();
        assert_eq!(claims, corpus.features.len());
        assert!(resolved.cut > 1_000_000, "{}", resolved.cut);
    }

    #[test]
    fn every_claim_is_in_exactly_one_fact() {
        let sources = sources(&[COUPS[0], COUPS[1], FLOOD]);
        let corpus = Corpus::new(&sources, Lexicon::english());
        let groups = resolve(&corpus, Weights::shipped(), &Constraints::default()).groups;
        let mut claims: Vec<_> = groups.iter().flat_map(|group| group.claims.clone()).collect();
        claims.sort_unstable();
        assert_eq!(claims, corpus.features.iter().map(|f| f.at).collect::<Vec<_>>());
    }

    #[test]
    fn claims_that_a_person_rejected_are_in_no_fact() {
        let mut sources = sources(&COUPS);
        sources[1].claims.iter_mut().for_each(|claim| claim.status = Status::Rejected);
        assert_eq!(grouped(Kind::Count, &sources, &Constraints::default()), [""; 0]);
    }
}
