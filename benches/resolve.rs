//! What matching costs as a body of claims grows, and what it gets right.
//!
//! `cargo bench --bench resolve`. Before the times a table says how well the generated truth was found
//! again; the times are of matching alone, on one core, with the memory that it takes on top of the
//! claims.

#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first thing that is wrong")]

mod bodies;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bodies::{Body, body};
use crosscheck::check::{Settings, Severity, check};
use crosscheck::lexicon::{Lexicon, names};
use crosscheck::resolve::{Constraints, Corpus, Resolved, Weights, resolve};
use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};
use rayon::ThreadPool;

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    if std::env::args().any(|arg| arg == "--quality") {
        return quality();
    }
    divan::main();
}

static ONE_CORE: LazyLock<ThreadPool> =
    LazyLock::new(|| rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap());

fn matched(body: &Body) -> Resolved {
    let corpus = Corpus::new(&body.sources, Lexicon::english());
    resolve(&corpus, Weights::shipped(), &Constraints::default())
}

/// Claims to facts.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn matching(bencher: Bencher, claims: usize) {
    let body = body(claims);
    let count: usize = body.sources.iter().map(|source| source.claims.len()).sum();
    bencher.counter(ItemsCount::new(count)).bench(|| ONE_CORE.install(|| black_box(matched(&body))));
}

/// Names of persons, each against the next hundred.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn pairs_of_names(bencher: Bencher) {
    let body = body(20_000);
    let people: Vec<String> = body.sources.iter().flat_map(|s| &s.claims).filter_map(person).collect();
    let pairs: Vec<_> = people
        .iter()
        .enumerate()
        .flat_map(|(i, a)| people[i + 1..].iter().take(100).map(move |b| (a, b)))
        .collect();
    bencher
        .counter(ItemsCount::new(pairs.len()))
        .bench(|| pairs.iter().filter(|(a, b)| black_box(names(a, b)).same).count());
}

fn person(claim: &crosscheck::claim::Claim) -> Option<String> {
    match &claim.value {
        crosscheck::claim::Value::Name { text, r#type: crosscheck::claim::NameType::Person } => {
            Some(text.clone())
        }
        _ => None,
    }
}

/// How well the truth is found again.
fn quality() {
    println!(
        "{:>9} {:>7} {:>7} {:>7} {:>9} {:>9} {:>9}",
        "claims", "P", "R", "F", "planted R", "planted P", "cut"
    );
    for claims in [1_000, 10_000, 100_000] {
        let body = body(claims);
        let resolved = matched(&body);
        let (p, r) = pairwise(&body, &resolved);
        let (found, right) = contradictions(&body);
        println!(
            "{claims:>9} {p:>7.4} {r:>7.4} {:>7.4} {found:>9.4} {right:>9.4} {:>9}",
            2.0 * p * r / (p + r),
            resolved.cut
        );
    }
}

/// Precision and recall of the pairs of claims, of two sources, that tell one fact.
fn pairwise(body: &Body, resolved: &Resolved) -> (f64, f64) {
    let pairs = |sizes: &[u64]| sizes.iter().map(|n| n * (n - 1) / 2).sum::<u64>();
    let mut truth: BTreeMap<u32, u64> = BTreeMap::new();
    body.facts.iter().flatten().for_each(|fact| *truth.entry(*fact).or_default() += 1);
    let mut joined = 0;
    let mut right = 0;
    for group in &resolved.groups {
        let mut of: BTreeMap<u32, u64> = BTreeMap::new();
        for at in &group.claims {
            *of.entry(body.facts[at.source][at.claim]).or_default() += 1;
        }
        joined += pairs(&[group.claims.len() as u64]);
        right += pairs(&of.into_values().collect::<Vec<_>>());
    }
    let all = pairs(&truth.into_values().collect::<Vec<_>>());
    (ratio(right, joined), ratio(right, all))
}

/// How many of the planted contradictions are found, and how many of the findings are planted.
fn contradictions(body: &Body) -> (f64, f64) {
    let checked = check(&body.sources, &Settings::default());
    let mut found = vec![false; body.planted.len()];
    let (mut right, mut all) = (0, 0);
    for finding in checked.findings.iter().filter(|finding| finding.severity > Severity::Note) {
        let facts: Vec<_> = finding.claims.iter().map(|at| body.facts[at.source][at.claim]).collect();
        let planted: Vec<_> = facts.iter().filter(|fact| body.planted[**fact as usize]).collect();
        planted.iter().for_each(|fact| found[**fact as usize] = true);
        all += 1;
        right += u64::from(!planted.is_empty());
    }
    let planted = body.planted.iter().filter(|planted| **planted).count() as u64;
    (ratio(found.iter().filter(|found| **found).count() as u64, planted), ratio(right, all))
}

#[allow(clippy::cast_precision_loss, reason = "a share of fewer than 2^52")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / (whole as f64).max(1.0)
}
