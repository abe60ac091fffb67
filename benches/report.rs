//! What it costs to write reports of a thousand findings, and of ten thousand.
//!
//! `cargo bench --bench report`; with `-- --page FILE` it writes the page itself, to be looked at.

#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first thing that is wrong")]

mod bodies;

use std::io::Write;

use bodies::body;
use crosscheck::check::{Checked, Rules, Settings, check};
use crosscheck::claim::SourceClaims;
use crosscheck::document::Document;
use crosscheck::report::{Report, Standing, html, markdown};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    let mut args = std::env::args().skip_while(|arg| arg != "--page");
    match args.nth(1) {
        Some(path) => write_page(&path),
        None => divan::main(),
    }
}

/// A generated body of claims, checked.
struct Desk {
    sources: Vec<SourceClaims>,
    documents: Vec<Option<Document>>,
    checked: Checked,
    standings: Vec<Standing>,
}

impl Desk {
    /// With so many findings, or a few more.
    fn new(findings: usize) -> Self {
        let settings = Settings::default();
        let mut claims = findings * 8;
        loop {
            let sources = body(claims).sources;
            let checked = check(&sources, &settings);
            if checked.findings.len() >= findings {
                let standings = vec![Standing::Open; checked.findings.len()];
                let documents = sources.iter().map(document).collect();
                return Self { sources, documents, checked, standings };
            }
            claims += claims / 4;
        }
    }

    fn report(&self) -> Report<'_> {
        Report {
            title: "A generated dossier",
            place: None,
            sources: &self.sources,
            documents: &self.documents,
            checked: &self.checked,
            rules: Rules::shipped(),
            standings: &self.standings,
            show_decided: true,
        }
    }
}

/// A text in which each quote stands where its claim says.
fn document(from: &SourceClaims) -> Option<Document> {
    let mut text = String::new();
    for claim in &from.claims {
        text.extend(std::iter::repeat_n(' ', claim.span.start.saturating_sub(text.len())));
        text.push_str(&claim.quote);
        text.push_str(" said officials who asked not to be named, while the work went on.\n");
    }
    Some(Document { source: from.source.clone(), text, ..Document::default() })
}

#[divan::bench(args = [1_000, 10_000], sample_count = 5, sample_size = 1)]
fn page(bencher: Bencher, findings: usize) {
    timed(bencher, findings, html::write);
}

#[divan::bench(args = [1_000, 10_000], sample_count = 5, sample_size = 1)]
fn markdown(bencher: Bencher, findings: usize) {
    timed(bencher, findings, markdown::write);
}

fn timed(
    bencher: Bencher,
    findings: usize,
    write: impl Fn(&mut dyn Write, &Report<'_>) -> std::io::Result<()> + Sync,
) {
    let desk = Desk::new(findings);
    let made = || {
        let mut out = Vec::new();
        write(&mut out, &desk.report()).unwrap();
        out
    };
    bencher.counter(BytesCount::new(made().len())).bench(|| black_box(made()));
}

fn write_page(path: &str) {
    let mut out = Vec::new();
    html::write(&mut out, &Desk::new(1_000).report()).unwrap();
    std::fs::write(path, out).unwrap();
}
