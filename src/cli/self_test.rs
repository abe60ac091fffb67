//! `crosscheck self-test`: which rules notice what is wrong, tried on the dossier's own claims.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::args::{SelfTest as Typed, SelfTestFormat};
use super::inputs::Inputs;
use super::progress::Progress;
use super::{Outcome, inputs, output};
use crate::check::{Change, SelfTest, Tried, plain};
use crate::claim::{ClaimId, Kind};
use crate::report::{Style, escape, json, words};
use crate::shipped;

/// What came of it.
#[derive(Debug, Serialize)]
struct Results {
    schema: &'static str,
    made_by: MadeBy,
    /// A row a kind of change, those without a claim to change included.
    changes: Vec<Row>,
    false_alarms: Vec<FalseAlarm>,
    #[serde(skip)]
    sources: usize,
}

#[derive(Debug, Serialize)]
struct MadeBy {
    crosscheck: &'static str,
    rules: &'static str,
}

/// What came of one kind of change.
#[derive(Debug, Serialize)]
struct Row {
    change: &'static str,
    kind: Kind,
    tried: usize,
    noticed: usize,
    /// How many changes each rule noticed; two rules may notice one.
    rules: BTreeMap<String, usize>,
    missed: Vec<Missed>,
}

/// A change that no rule noticed.
#[derive(Debug, Serialize)]
struct Missed {
    claim: ClaimId,
    before: String,
    after: String,
}

/// A finding across a source and its unchanged twin.
#[derive(Debug, Serialize)]
struct FalseAlarm {
    source: String,
    rule: String,
    message: String,
    claims: BTreeSet<ClaimId>,
}

pub(super) fn run(typed: &Typed, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let mut inputs = inputs::claims(&typed.paths, None);
    outcome.problems.append(&mut inputs.problems);
    outcome.notices.append(&mut inputs.notices);
    if inputs.sources.is_empty() {
        return outcome;
    }
    let results = results(&inputs);
    outcome.open = !results.false_alarms.is_empty();
    outcome.note(output::to_stdout(|out| match typed.format {
        SelfTestFormat::Text => write_text(out, &results, style),
        SelfTestFormat::Json => json::pretty(out, &results),
    }));
    outcome
}

/// Tries every change of every source, several twins at a time.
fn results(inputs: &Inputs) -> Results {
    let settings = inputs.config.settings();
    let tests: Vec<SelfTest> = inputs.sources.par_iter().map(|own| SelfTest::new(own, &settings)).collect();
    let twins: Vec<(usize, usize)> = tests
        .iter()
        .enumerate()
        .flat_map(|(at, test)| (0..test.twins()).map(move |twin| (at, twin)))
        .collect();
    let progress = Progress::new(twins.len(), "twins");
    let tried = twins.par_iter().flat_map_iter(|&(at, twin)| {
        let tried = tests[at].try_twin(twin, &settings);
        progress.advance();
        tried.into_iter().map(move |tried| (at, tried))
    });
    let mut tried: Vec<(usize, Tried)> = tried.collect();
    tried.sort_by_key(|(source, tried)| (*source, tried.claim, tried.change));
    let named = |(at, test): (usize, &SelfTest)| {
        let source = inputs.sources[at].source.id.clone();
        let alarms = test.false_alarms.iter().cloned();
        let alarms = alarms.map(move |alarm| FalseAlarm {
            source: source.clone(),
            rule: alarm.rule,
            message: alarm.message,
            claims: alarm.claims,
        });
        alarms.collect::<Vec<_>>()
    };
    Results {
        schema: "crosscheck/self-test/1",
        made_by: MadeBy { crosscheck: env!("CARGO_PKG_VERSION"), rules: shipped::version() },
        changes: Change::ALL.iter().map(|change| row(*change, &tried, inputs)).collect(),
        false_alarms: tests.iter().enumerate().flat_map(named).collect(),
        sources: inputs.sources.len(),
    }
}

fn row(change: Change, tried: &[(usize, Tried)], inputs: &Inputs) -> Row {
    let mut row = Row {
        change: change.name(),
        kind: change.kind(),
        tried: 0,
        noticed: 0,
        rules: BTreeMap::new(),
        missed: Vec::new(),
    };
    for (source, tried) in tried.iter().filter(|(_, tried)| tried.change == change) {
        row.tried += 1;
        row.noticed += usize::from(!tried.rules.is_empty());
        for rule in &tried.rules {
            *row.rules.entry(rule.clone()).or_default() += 1;
        }
        if tried.rules.is_empty() {
            let claim = &inputs.sources[*source].claims[tried.claim];
            let (before, after) = (plain(&claim.value), plain(&tried.after));
            row.missed.push(Missed { claim: claim.id.clone(), before, after });
        }
    }
    row
}

fn write_text(out: &mut dyn Write, results: &Results, style: Style) -> io::Result<()> {
    let head = format!("{:21}  {:>5}  {:>7}  {:>6}  by", "change", "tried", "noticed", "missed");
    writeln!(out, "  {}", style.dim(&head))?;
    results.changes.iter().try_for_each(|row| write_row(out, row))?;
    for row in results.changes.iter().filter(|row| !row.missed.is_empty()) {
        writeln!(out, "\n  {}", style.bold(&format!("{}, missed:", words::spaced(row.change))))?;
        for Missed { claim, before, after } in &row.missed {
            let line = format!("{claim}: {before} {} {after}", arrow(style));
            writeln!(out, "    {}", escape::line(&line))?;
        }
    }
    for alarm in &results.false_alarms {
        let told = format!("false alarm in {}: {} ({})", alarm.source, alarm.message, alarm.rule);
        writeln!(out, "\n  {}", style.bold(&escape::line(&told)))?;
    }
    writeln!(out, "\n  {}", closing(results, style))
}

fn write_row(out: &mut dyn Write, row: &Row) -> io::Result<()> {
    let Row { tried, noticed, rules, missed, .. } = row;
    let by: Vec<_> = rules.iter().map(|(rule, n)| format!("{rule} {n}")).collect();
    let (change, missed) = (words::spaced(row.change), missed.len());
    let line = format!("  {change:21}  {tried:>5}  {noticed:>7}  {missed:>6}  {}", by.join(", "));
    writeln!(out, "{}", line.trim_end())
}

/// "5 sources · 812 changes tried, 640 noticed · every unchanged twin is silent".
fn closing(results: &Results, style: Style) -> String {
    let sum = |of: fn(&Row) -> usize| results.changes.iter().map(of).sum::<usize>();
    let (tried, noticed) = (sum(|row| row.tried), sum(|row| row.noticed));
    let changes = match tried {
        0 => "nothing was tried: there is no claim to change".to_owned(),
        _ => format!("{} tried, {} noticed", words::several(tried, "change"), words::number(noticed as u64)),
    };
    let silent = match results.false_alarms.len() {
        0 => "every unchanged twin is silent".to_owned(),
        n => style.bold(&words::several(n, "false alarm")),
    };
    [words::several(results.sources, "source"), changes, silent].join(style.dot())
}

const fn arrow(style: Style) -> &'static str {
    if style.unicode { "→" } else { "->" }
}
