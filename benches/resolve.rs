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
use crosscheck::claim::{Claim, Kind, NameType, Value};
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

fn person(claim: &Claim) -> Option<String> {
    match &claim.value {
        Value::Name { text, r#type: NameType::Person } => Some(text.clone()),
        _ => None,
    }
}

/// How well the truth is found again.
fn quality() {
    println!("P: pairs joined that tell one fact; R: pairs that tell one fact and are joined");
    for claims in [1_000, 10_000, 100_000] {
        let body = body(claims);
        let resolved = matched(&body);
        println!("{claims} claims, {} pairs cut", resolved.cut);
        for (kind, pairs) in pairwise(&body, &resolved) {
            let (p, r) = (ratio(pairs.right, pairs.joined), ratio(pairs.right, pairs.all));
            println!("  {kind:<8} P {p:.4}  R {r:.4}  F {:.4}", 2.0 * p * r / (p + r));
        }
        let (found, right) = contradictions(&body);
        println!("  contradictions: R {found:.4}, P {right:.4}");
    }
}

/// Pairs of claims.
#[derive(Default)]
struct Pairs {
    joined: u64,
    right: u64,
    all: u64,
}

/// The pairs of each kind of claim, and of all.
fn pairwise(body: &Body, resolved: &Resolved) -> BTreeMap<String, Pairs> {
    let pairs_of = |n: u64| n * (n - 1) / 2;
    let mut truth: BTreeMap<(Kind, u32), u64> = BTreeMap::new();
    for (source, facts) in body.sources.iter().zip(&body.facts) {
        for (claim, fact) in source.claims.iter().zip(facts) {
            *truth.entry((claim.value.kind(), *fact)).or_default() += 1;
        }
    }
    let mut found: BTreeMap<String, Pairs> = BTreeMap::new();
    let mut add = |kind: Kind, joined: u64, right: u64, all: u64| {
        for row in [format!("{kind:?}"), "all".to_owned()] {
            let pairs = found.entry(row).or_default();
            (pairs.joined, pairs.right, pairs.all) =
                (pairs.joined + joined, pairs.right + right, pairs.all + all);
        }
    };
    truth.into_iter().for_each(|((kind, _), n)| add(kind, 0, 0, pairs_of(n)));
    for group in &resolved.groups {
        let mut of: BTreeMap<u32, u64> = BTreeMap::new();
        group.claims.iter().for_each(|at| *of.entry(body.facts[at.source][at.claim]).or_default() += 1);
        add(group.kind, pairs_of(group.claims.len() as u64), of.into_values().map(pairs_of).sum(), 0);
    }
    found
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
