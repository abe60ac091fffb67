//! What matching costs as a body of claims grows, and what it gets right.
//!
//! `cargo bench --bench resolve -- --growth [MOST]` tells for bodies of ten thousand claims up to MOST (a
//! million) what matching alone takes on one core: seconds, claims a second, the memory on top of the
//! claims, and the exponent with which the time grows; `-- --quality [MOST]` how well the generated truth
//! is found again. Without either, divan times the same, reading the claims, and the pairs of names.

#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first thing that is wrong")]

mod bodies;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use bodies::{Body, body};
use crosscheck::check::{Settings, Severity, check};
use crosscheck::claim::{Claim, ClaimRef, Kind, NameType, Value, from_line};
use crosscheck::lexicon::{Lexicon, likeness, prepare};
use crosscheck::report::claims::{SourceObject, jsonl};
use crosscheck::resolve::{Constraints, Corpus, Resolved, Weights, compared, resolve};
use crosscheck::text::similar::Name;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use mimalloc::MiMalloc;
use rayon::ThreadPool;

#[global_allocator]
static ALLOC: MiMalloc = MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let most = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(1_000_000);
    let sizes = [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|size| *size <= most);
    if args.iter().any(|arg| arg == "--quality") {
        sizes.for_each(quality);
    } else if args.iter().any(|arg| arg == "--growth") {
        growth(sizes.skip(1));
    } else {
        divan::main();
    }
}

/// What matching takes at each size, and how that grows from the one before.
fn growth(sizes: impl Iterator<Item = usize>) {
    println!(
        "{:>9} {:>8} {:>12} {:>8} {:>9} {:>13}",
        "claims", "s", "claims/s", "MB", "exponent", "pairs cut"
    );
    let mut before: Option<(f64, f64)> = None;
    for size in sizes {
        let body = body(size);
        let claims = body.sources.iter().map(|source| source.claims.len()).sum::<usize>();
        matched(&Body { sources: Vec::new(), facts: Vec::new(), planted: Vec::new() });
        let memory = Memory::start();
        let (resolved, seconds) = ONE_CORE.install(|| timed(|| matched(&body)));
        let n = ratio(claims as u64, 1);
        let exponent =
            before.map(|(s, m)| format!("{:.2}", (seconds / s).ln() / (n / m).ln())).unwrap_or_default();
        let (rate, peak) = (n / seconds, memory.peak());
        println!("{claims:>9} {seconds:>8.3} {rate:>12.0} {peak:>8} {exponent:>9} {:>13}", resolved.cut);
        before = Some((seconds, n));
    }
}

/// What the work gives, and the seconds that its thread was at it: as Linux counts them, where other
/// processes take no part, else by the clock.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let at_work = || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
    };
    let (clock, before) = (Instant::now(), at_work());
    let done = work();
    let taken = at_work().zip(before).map_or_else(|| clock.elapsed(), |(now, before)| now - before);
    (done, taken.as_secs_f64())
}

/// The memory of this process, as Linux tells it; zero elsewhere.
struct Memory(u64);

impl Memory {
    fn start() -> Self {
        // Writing 5 sets the peak back to what is held now.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        Self(Self::told("VmRSS:"))
    }

    /// Megabytes held at most since the start, on top of what was held then.
    fn peak(&self) -> u64 {
        Self::told("VmHWM:").saturating_sub(self.0) / 1024
    }

    fn told(field: &str) -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
    }
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

/// The same claims from JSON Lines, which has to take no longer than to match them.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
fn reading(bencher: Bencher, claims: usize) {
    let mut written = Vec::new();
    let sources = body(claims).sources.into_iter();
    jsonl(&mut written, sources.map(|read| SourceObject { read, mentions: None })).unwrap();
    let text = String::from_utf8(written).unwrap();
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| text.lines().map(|line| from_line(line).unwrap().claims.len()).sum::<usize>());
}

/// Names of persons as matching compares them, each against the next hundred.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn pairs_of_names(bencher: Bencher) {
    let body = body(20_000);
    let people: Vec<Name> = body.sources.iter().flat_map(|s| &s.claims).filter_map(person).collect();
    let pairs: Vec<_> = people
        .iter()
        .enumerate()
        .flat_map(|(i, a)| people[i + 1..].iter().take(100).map(move |b| (a, b)))
        .collect();
    bencher
        .counter(ItemsCount::new(pairs.len()))
        .bench(|| pairs.iter().filter(|(a, b)| a.may_be(b) && black_box(likeness(a, b)).same).count());
}

fn person(claim: &Claim) -> Option<Name> {
    match &claim.value {
        Value::Name { text, r#type: NameType::Person } => Some(prepare(text)),
        _ => None,
    }
}

/// How well the truth of a body is found again. P: pairs joined that tell one fact; R: pairs that tell one
/// fact and are joined.
fn quality(claims: usize) {
    let body = body(claims);
    let resolved = matched(&body);
    println!("{claims} claims, {} pairs cut, of true pairs kept {:.4}", resolved.cut, kept(&body));
    for (kind, pairs) in pairwise(&body, &resolved) {
        let (p, r) = (ratio(pairs.right, pairs.joined), ratio(pairs.right, pairs.all));
        println!("  {kind:<8} P {p:.4}  R {r:.4}  F {:.4}", 2.0 * p * r / (p + r));
    }
    let (found, right) = contradictions(&body);
    println!("  contradictions: R {found:.4}, P {right:.4}");
}

/// The share of the pairs that tell one fact that blocking leaves to be compared.
fn kept(body: &Body) -> f64 {
    let corpus = Corpus::new(&body.sources, Lexicon::english());
    let (mut kept, mut all) = (0, 0);
    let mut tellings: BTreeMap<(Kind, u32), u64> = BTreeMap::new();
    for block in compared(&corpus) {
        let fact = |at: &ClaimRef| (at.of(&body.sources).value.kind(), body.facts[at.source][at.claim]);
        let facts: Vec<BTreeMap<_, u64>> = block
            .nodes
            .iter()
            .map(|claims| {
                let mut facts = BTreeMap::new();
                claims.iter().for_each(|at| *facts.entry(fact(at)).or_default() += 1);
                facts
            })
            .collect();
        for (fact, n) in facts.iter().flatten() {
            *tellings.entry(*fact).or_default() += n;
            kept += n * (n - 1) / 2;
        }
        for (a, b) in block.pairs {
            let (x, y) = (&facts[a as usize], &facts[b as usize]);
            kept += x.iter().map(|(fact, n)| n * y.get(fact).copied().unwrap_or_default()).sum::<u64>();
        }
    }
    tellings.values().for_each(|n| all += n * (n - 1) / 2);
    ratio(kept, all)
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
