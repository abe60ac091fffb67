//! What is on the page, as the templates want it. Every value in a template is made harmless on its way.

use askama::Template;

use crate::check::Finding;
use crate::cli::review::card::{BESIDE, Card};
use crate::cli::review::filter::{KINDS, LEVELS, STATUSES};
use crate::cli::review::keys::{CLOSING, KEYS, MISREAD, WEIGHTS};
use crate::decisions::{Mark, Verdict};
use crate::report::{Report, Standing, text, words};

/// What a window starts with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'a> {
    /// The ids of the sources that have findings.
    pub sources: &'a [String],
    /// Who decides; empty where that is unknown.
    pub by: &'a str,
    /// Whether decided findings are listed from the start.
    pub all: bool,
    /// Of what stands in the file of decisions.
    pub version: &'a str,
    /// Of the list of findings.
    pub list: &'a str,
    /// What could not be read.
    pub troubles: &'a [String],
    /// That all is decided, if it is.
    pub finished: Option<&'a str>,
    /// What there is to do then.
    pub next_step: &'a str,
}

#[derive(Template)]
#[template(path = "review.html")]
struct Page<'a> {
    title: &'a str,
    start: &'a Start<'a>,
    entries: Vec<Entry<'a>>,
    total: String,
}

/// A finding in the list.
struct Entry<'a> {
    finding: &'a Finding,
    level: &'static str,
    standing: &'static str,
}

/// The whole page.
pub(super) fn page(report: &Report<'_>, start: &Start<'_>) -> String {
    let entry = |(finding, standing): (_, &Standing)| entry(finding, standing);
    let entries: Vec<_> = report.findings().map(entry).collect();
    let total = words::several(entries.len(), "finding");
    rendered(&Page { title: report.title, start, entries, total })
}

fn entry<'a>(finding: &'a Finding, standing: &Standing) -> Entry<'a> {
    Entry { finding, level: text::level(finding.severity), standing: standing.word() }
}

/// A finding that is looked at.
#[derive(Clone, Debug)]
pub(super) struct Open<'a> {
    pub card: &'a Card,
    pub finding: &'a Finding,
    pub standing: &'a Standing,
    /// Of what stands in the file about it.
    pub mark: &'a Mark,
    /// What was decided, in HTML.
    pub ruling: Option<String>,
    /// The figure of its fact, in HTML.
    pub figure: Option<String>,
}

#[derive(Template)]
#[template(path = "opened.html")]
struct Opened<'a> {
    open: &'a Open<'a>,
    level: &'static str,
    /// What was decided: verdict, claim to print, note.
    decided: [String; 3],
}

/// A piece of the page: one finding with all that its sources say.
pub(super) fn opened(open: &Open<'_>) -> String {
    let level = text::level(open.finding.severity);
    rendered(&Opened { open, level, decided: decided(open.standing) })
}

/// Empty where nobody has decided.
fn decided(standing: &Standing) -> [String; 3] {
    let Some(verdict) = standing.verdict() else { return Default::default() };
    let print = match &verdict.what {
        Verdict::Print(claim) => claim.to_string(),
        _ => String::new(),
    };
    [verdict.what.word().to_owned(), print, verdict.note.clone().unwrap_or_default()]
}

#[derive(Template)]
#[template(path = "evidence.html")]
struct Evidence<'a> {
    lines: &'a [String],
}

/// A piece of the page: why claims were put together, a line each.
pub(super) fn evidence(lines: &[String]) -> String {
    rendered(&Evidence { lines })
}

/// Writing to memory does not fail, and the templates call nothing that does.
pub(super) fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}
