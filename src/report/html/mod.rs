//! The report as one page for a browser: to be read on a screen or a telephone, and to be printed.
//!
//! The page stands alone: style and script are in it, nothing is fetched, and it reads the same without
//! its script, which only filters the findings. Its security policy lets nothing else run. Everything in
//! the templates is escaped by [`Inert`]; no address comes from a source.

mod chart;
mod facts;
mod figures;
mod findings;
mod matrix;
mod scale;
mod summary;
#[cfg(test)]
mod tests;
mod timeline;

use std::fmt;
use std::io::{self, Write};

use askama::Template;
use askama::filters::Escaper;

use super::agreed::{self, Agreed};
use super::dispute::{Facts, disputes, has_figure_beside};
use super::reconciled::Printed;
use super::undone::INCOMPLETE;
use super::{Declared, Passed, Report, Standing, escape, words};
use crate::check::{Coverage, Finding};
use crate::document::Source;
use figures::{Drawn, Figures};
use findings::{Decision, Group};
use matrix::Matrix;
use summary::Summary;

/// Colours, type and drawings: what other pages of ours can share.
pub const BASE_STYLE: &str = include_str!("base.css");
/// The style, and what the security policy calls it.
const STYLE: &str = concat!(include_str!("base.css"), include_str!("page.css"));
const STYLE_HASH: &str = "sha256-qLeiDUwpIBeQicgE8rg8/Ie49a9cegrj4Jy/PPzz2uo=";
/// The script, likewise.
const SCRIPT: &str = include_str!("page.js");
const SCRIPT_HASH: &str = "sha256-x8f/zzYdiDsiMQtdpr8/WkcPWEM2r5xN4mu+B8wa49U=";

/// Writes the whole report.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    Page::new(report).write_into(out)
}

/// The figure of the fact that a finding is about, with its drawing, as the report has it: a piece of HTML to be styled by
/// [`BASE_STYLE`]. None where the fact has no figure, or none that may stand beside the finding.
#[must_use]
pub fn figure(report: &Report<'_>, finding: &Finding, standing: &Standing) -> Option<String> {
    let fact = Facts::new(report).of(finding).filter(|_| has_figure_beside(finding, standing))?;
    let drawn = Drawn::new(report, &Printed::new(report), fact, 1, true)?;
    // Writing to memory does not fail.
    drawn.render().ok()
}

/// What was decided about a finding, as the report has it: a piece of HTML to be styled by [`BASE_STYLE`]. None where
/// nobody has decided.
#[must_use]
pub fn ruling(report: &Report<'_>, finding: &Finding, standing: &Standing) -> Option<String> {
    let ruling = Decision::new(report, finding, standing)?;
    Ruling { ruling }.render().ok()
}

#[derive(Template)]
#[template(path = "ruling.html")]
struct Ruling<'a> {
    ruling: Decision<'a>,
}

/// Makes every value of a template text and nothing else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inert;

impl Escaper for Inert {
    fn write_escaped_str<W: fmt::Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        dest.write_str(&escape::html(text))
    }
}

/// Numbers as the templates write them.
#[allow(unreachable_pub, reason = "the macro makes them so")]
mod filters {
    use std::borrow::Borrow;

    use askama::{Result, Values, filter_fn};

    use crate::report::words;

    /// "1,200".
    #[filter_fn]
    pub fn number(n: impl Borrow<usize>, _: &dyn Values) -> Result<String> {
        Ok(words::number(*n.borrow() as u64))
    }

    /// "1 error", "2 errors".
    #[filter_fn]
    pub fn several(n: impl Borrow<usize>, _: &dyn Values, one: &str) -> Result<String> {
        Ok(words::several(*n.borrow(), one))
    }
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: &'a str,
    /// What stands above it.
    eyebrow: &'static str,
    summary: Summary<'a>,
    figures: Figures<'a>,
    policy: Option<String>,
    matrix: Matrix<'a>,
    groups: Vec<Group<'a>>,
    decisions: Vec<Decision<'a>>,
    declared: &'a [Declared],
    agreements: Vec<Agreed<'a>>,
    /// Of which agreements the table has nothing.
    agreements_left_out: Option<String>,
    sources: Vec<(&'a Source, &'a Coverage)>,
    notices: Vec<String>,
    passed_over: Vec<Passed<'a>>,
    passed_over_counted: Vec<String>,
    /// Pairs of claims that were not compared.
    cut: Option<String>,
}

impl<'a> Page<'a> {
    fn new(report: &Report<'a>) -> Self {
        let disputes = disputes(report);
        let facts = facts::shared(report, &disputes);
        let (agreements, left_out) = agreed::rows(report);
        let checked = report.checked;
        Self {
            title: report.title,
            eyebrow: report.about.title(),
            summary: Summary::new(report),
            figures: Figures::new(report, &facts),
            policy: figures::policy(report).map(|policy| words::spaced(policy.name())),
            matrix: Matrix::new(report, &facts),
            groups: findings::groups(report, &disputes),
            decisions: findings::decisions(report),
            declared: report.declared,
            agreements,
            agreements_left_out: agreed::left_out(left_out),
            sources: report.sources.iter().map(|from| &from.source).zip(&checked.coverage).collect(),
            notices: report.notices().collect(),
            passed_over: report.passed_over(),
            passed_over_counted: report.passed_over_counted().collect(),
            cut: (checked.cut > 0).then(|| words::number(checked.cut)),
        }
    }
}
