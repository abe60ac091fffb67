//! What it costs to write a report of a thousand findings.
//!
//! `cargo bench --bench report`; with `-- --page FILE` it writes the page itself, to be looked at.

#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first thing that is wrong")]

mod bodies;

use std::collections::BTreeSet;
use std::io::Write;

use bodies::{Body, FACTS, body};
use crosscheck::check::{Checked, Rules, Settings, check};
use crosscheck::claim::{Claim, SourceClaims};
use crosscheck::document::{Document, Source};
use crosscheck::report::{About, Report, Standing, html, markdown};
use crosscheck::text::Span;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    let mut args = std::env::args().skip_while(|arg| arg != "--page");
    match args.nth(1) {
        Some(path) => write_page(&path),
        None => divan::main(),
    }
}

/// A generated dossier, checked.
struct Desk {
    sources: Vec<SourceClaims>,
    documents: Vec<Option<Document>>,
    checked: Checked,
    standings: Vec<Standing>,
}

/// So many papers tell of all events.
const PAPERS: usize = 40;

impl Desk {
    /// With about so many findings: the events of a body that hold a contradiction.
    fn new(findings: usize) -> Self {
        let told = contradicted(body(findings * 80));
        let mut papers: Vec<Paper> = (0..PAPERS).map(Paper::new).collect();
        for (i, from) in told.iter().enumerate() {
            papers[i % PAPERS].print(from);
        }
        let (sources, documents): (Vec<_>, Vec<_>) = papers.into_iter().map(Paper::done).unzip();
        let checked = check(&sources, &Settings::default());
        let standings = vec![Standing::Open; checked.findings.len()];
        Self { sources, documents, checked, standings }
    }

    fn report(&self) -> Report<'_> {
        Report {
            title: "A generated dossier",
            place: None,
            sources: &self.sources,
            documents: &self.documents,
            passed_over: &[],
            checked: &self.checked,
            rules: Rules::shipped(),
            standings: &self.standings,
            filter: None,
            about: About::Sources,
            declared: &[],
            apart: &[],
            undone: &[],
            show_decided: true,
        }
    }
}

/// The sources of events of which a fact is contradicted.
fn contradicted(body: Body) -> Vec<SourceClaims> {
    let events: BTreeSet<u32> =
        (0..).zip(&body.planted).filter(|(_, planted)| **planted).map(|(fact, _)| fact / FACTS).collect();
    let told = body.sources.into_iter().zip(body.facts);
    told.filter(|(_, facts)| facts.first().is_some_and(|fact| events.contains(&(fact / FACTS))))
        .map(|(from, _)| from)
        .collect()
}

/// A source that tells of many events, as it is being written.
struct Paper {
    told: SourceClaims,
    text: String,
}

impl Paper {
    fn new(number: usize) -> Self {
        let source = Source {
            id: format!("paper-{number:02}"),
            publisher: Some(format!("The Daily Paper of Town {number}")),
            ..Source::default()
        };
        Self { told: SourceClaims { source, claims: Vec::new() }, text: String::new() }
    }

    /// Prints what another source says, on its day.
    fn print(&mut self, from: &SourceClaims) {
        for claim in &from.claims {
            self.text.push_str("It was told on the day after, and not denied, that ");
            let start = self.text.len();
            self.text.push_str(&claim.quote);
            let span = Span::new(start, self.text.len());
            self.text.push_str(", said officials who asked not to be named, while the work went on.\n");
            self.told.claims.push(Claim { span, as_of: from.source.published, ..claim.clone() });
        }
    }

    fn done(self) -> (SourceClaims, Option<Document>) {
        let document = Document { source: self.told.source.clone(), text: self.text, ..Document::default() };
        (self.told, Some(document))
    }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn html_of_a_thousand_findings(bencher: Bencher) {
    timed(bencher, html::write);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn markdown_of_a_thousand_findings(bencher: Bencher) {
    timed(bencher, markdown::write);
}

fn timed(bencher: Bencher, write: fn(&mut dyn Write, &Report<'_>) -> std::io::Result<()>) {
    let desk = Desk::new(1_000);
    let made = || {
        let mut out = Vec::new();
        write(&mut out, &desk.report()).unwrap();
        out
    };
    bencher.counter(BytesCount::new(made().len())).bench(|| black_box(made()));
}

fn write_page(path: &str) {
    let desk = Desk::new(1_000);
    let mut out = Vec::new();
    html::write(&mut out, &desk.report()).unwrap();
    std::fs::write(path, &out).unwrap();
    println!("{} findings, {} bytes", desk.checked.findings.len(), out.len());
}
