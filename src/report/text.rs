//! The report for a terminal, drawn by miette.
//!
//! A finding is one diagnostic: its level and rule, what is the matter, why, the place in each source with
//! the value in words, and what to do. Behind the findings stand the counts and what was compared.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan, Severity as Level, SourceCode};

use super::dispute::Facts;
use super::excerpt::{Excerpts, Lines, Mark};
use super::{About, Besides, Report, Standing, Style, escape, words};
use crate::check::{ClaimRef, Finding, Severity};
use crate::claim::{Claim, SourceClaims};
use crate::text::Span;

/// More places than this are not drawn; the rest is counted.
const PLACES: usize = 8;
/// Columns beside a line of text: its number and the frame.
const FRAME: usize = 8;

/// Writes the findings that are to be seen, then what there is in all.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>, style: Style) -> io::Result<()> {
    let pages = Pages::new(report, style);
    for (finding, standing) in report.findings().filter(|(_, standing)| report.shows(standing)) {
        out.write_all(pages.finding(finding, standing).as_bytes())?;
    }
    super::closing::write(out, report, style)
}

/// Writes one finding, decided or not.
///
/// # Errors
///
/// Those of the writer.
pub fn one(
    out: &mut dyn Write,
    report: &Report<'_>,
    style: Style,
    finding: &Finding,
    standing: &Standing,
) -> io::Result<()> {
    out.write_all(Pages::new(report, style).finding(finding, standing).as_bytes())
}

/// Writes claims with their ids, for those who refer to them.
///
/// # Errors
///
/// Those of the writer.
pub fn claims(out: &mut dyn Write, report: &Report<'_>, style: Style, claims: &[ClaimRef]) -> io::Result<()> {
    writeln!(out, "  {}", style.bold("claims"))?;
    report.claims(claims).try_for_each(|(from, claim)| {
        let said = escape::line(&format!("{} ({}): {}", claim.id, from.source.id, words::claim(claim)));
        writeln!(out, "    {said}")
    })
}

/// Writes from how many origins the fact of a finding is known, and why some are one.
///
/// # Errors
///
/// Those of the writer.
pub fn origins(out: &mut dyn Write, report: &Report<'_>, style: Style, finding: &Finding) -> io::Result<()> {
    let Some(fact) = report.fact(finding) else { return Ok(()) };
    let speaks = |source: &usize| finding.claims.iter().any(|at| at.source == *source);
    let mut of_it = fact.origins.iter().filter(|origin| origin.sources.iter().any(speaks)).peekable();
    if of_it.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "  {}", style.bold("origins"))?;
    of_it.try_for_each(|origin| {
        let sources = report.ids(&origin.sources).collect::<Vec<_>>().join(", ");
        writeln!(out, "    {}", escape::line(&sources))?;
        report.ties(origin).try_for_each(|tie| writeln!(out, "      {}", escape::line(&tie)))
    })
}

/// The documents, their lines indexed.
struct Pages<'a> {
    report: Report<'a>,
    style: Style,
    lines: Vec<Option<Lines<'a>>>,
    facts: Facts<'a>,
    besides: Besides<'a>,
}

impl<'a> Pages<'a> {
    fn new(report: &Report<'a>, style: Style) -> Self {
        let lines = report.documents.iter().map(|d| d.as_ref().map(|d| Lines::new(d.file()))).collect();
        let facts = Facts::new(report);
        let besides = Besides::with(report, facts.clone());
        Self { report: *report, style, lines, facts, besides }
    }

    fn finding(&self, finding: &'a Finding, standing: &Standing) -> String {
        let mut text = String::new();
        let handler = GraphicalReportHandler::new_themed(self.style.theme())
            .with_width(self.style.width)
            .with_context_lines(1)
            .with_links(false);
        match handler.render_report(&mut text, &self.drawn(finding, standing)) {
            Ok(()) => format!("{text}\n"),
            Err(_) => format!("{} {}\n\n", finding.rule, escape::line(&finding.message)),
        }
    }

    fn drawn(&self, finding: &'a Finding, standing: &Standing) -> Drawn {
        Drawn {
            head: self.head(finding),
            message: escape::line(&finding.message),
            severity: finding.severity,
            why: self.why(finding, standing),
            help: help(finding),
            excerpts: self.excerpts(&finding.claims),
        }
    }

    /// The reason; from how many origins the fact is known, where fewer than sources; what was decided, also
    /// elsewhere.
    fn why(&self, finding: &Finding, standing: &Standing) -> Why {
        let origins = self.facts.of(finding).and_then(|fact| self.report.origins(fact));
        let below = [origins, self.report.told(finding, standing)].into_iter().flatten();
        Why::new(
            &self.report.why(finding),
            below.chain(self.besides.also(finding)).chain(self.besides.of(finding)),
        )
    }

    fn head(&self, finding: &Finding) -> String {
        let dot = self.style.dot();
        format!("{}{dot}{}{dot}{}", level(finding.severity), finding.rule, finding.id)
    }

    /// The places of the claims, source by source in the order in which the finding names them.
    fn excerpts(&self, claims: &[ClaimRef]) -> Excerpts {
        let mut order: Vec<usize> = Vec::new();
        let mut places: BTreeMap<usize, Vec<ClaimRef>> = BTreeMap::new();
        for at in claims.iter().take(PLACES) {
            if !order.contains(&at.source) {
                order.push(at.source);
            }
            places.entry(at.source).or_default().push(*at);
        }
        let mut excerpts = Excerpts::new(self.style.gap());
        for source in order {
            let dated = !self.is_draft(source, claims);
            self.add(&mut excerpts, (source, dated), &places[&source]);
        }
        excerpts
    }

    /// Whether it is the draft, whose claims stand first in its findings: what it says it says today.
    fn is_draft(&self, source: usize, claims: &[ClaimRef]) -> bool {
        self.report.about == About::Draft && claims.first().is_some_and(|at| at.source == source)
    }

    fn add(&self, excerpts: &mut Excerpts, (source, dated): (usize, bool), claims: &[ClaimRef]) {
        let width = self.style.width.saturating_sub(FRAME).max(20);
        let mut marks = Vec::new();
        for (from, claim) in self.report.claims(claims) {
            let label = label(from, claim, self.style, dated);
            match self
                .lines
                .get(source)
                .and_then(Option::as_ref)
                .filter(|lines| lines.hold(claim.span, &claim.quote))
            {
                Some(_) => marks.push(Mark { span: claim.span, label }),
                None => add_loose(excerpts, from, claim, label, width),
            }
        }
        if let (Some(Some(lines)), Some(from)) = (self.lines.get(source), self.report.sources.get(source)) {
            excerpts.add(from.source.document.as_str(), lines, &marks, width);
        }
    }
}

/// A claim whose document is not at hand, or says something else by now: its own quote is shown.
fn add_loose(excerpts: &mut Excerpts, from: &SourceClaims, claim: &Claim, label: String, width: usize) {
    let around = claim.quoted().map(|span| (claim.about.as_str(), span));
    let (text, span) = around.unwrap_or((&claim.quote, Span::new(0, claim.quote.len())));
    excerpts.add_loose(
        &format!("{}, claim {}", from.source.id, claim.id),
        text,
        &Mark { span, label },
        width,
    );
}

fn label(from: &SourceClaims, claim: &Claim, style: Style, dated: bool) -> String {
    let published = match (claim.as_of, from.source.published) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(format!("published {}", words::published(&from.source))),
        (None, None) => Some("undated".to_owned()),
    };
    let said = words::according_to(claim).map(|who| format!("according to {}", short(who, 28, style)));
    let value = short(&words::claim(claim), 52, style);
    let when = [words::told_of(&from.source, claim), published].into_iter().flatten().filter(|_| dated);
    let worked_out = words::worked_out(claim).map(str::to_owned);
    [Some(value), said, worked_out].into_iter().flatten().chain(when).collect::<Vec<_>>().join(style.dot())
}

/// No more of a long phrase than fits below a line.
fn short(text: &str, enough: usize, style: Style) -> String {
    match text.char_indices().nth(enough) {
        Some((end, _)) => format!("{}{}", text[..end].trim_end(), style.gap()),
        None => text.to_owned(),
    }
}

fn help(finding: &Finding) -> String {
    let rest = finding.claims.len().saturating_sub(PLACES);
    let mut lines: Vec<String> = finding.help.lines().map(escape::line).collect();
    if rest > 0 {
        lines.push(format!("{} more not drawn here", words::several(rest, "place")));
    }
    lines.join("\n")
}

/// The word for a level.
#[must_use]
pub const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A finding as miette takes it.
#[derive(Debug)]
struct Drawn {
    head: String,
    message: String,
    severity: Severity,
    why: Why,
    help: String,
    excerpts: Excerpts,
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}

impl Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.head))
    }

    fn severity(&self) -> Option<Level> {
        Some(match self.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpts)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpts.labels().iter().cloned()))
    }
}

/// The reason, which miette draws below the message; below it, what else there is to say.
#[derive(Debug)]
struct Why {
    words: String,
    below: Option<Box<Self>>,
}

impl Why {
    fn new(why: &str, mut below: impl Iterator<Item = String>) -> Self {
        let next = below.next();
        Self { words: escape::line(why), below: next.map(|next| Box::new(Self::new(&next, below))) }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl std::error::Error for Why {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.below.as_deref().map(|why| why as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn drawn(sample: &Sample, style: Style) -> String {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report, style).unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_finding_is_drawn_with_the_place_in_each_source() {
        let style = Style { unicode: true, color: false, width: 80 };
        insta::assert_snapshot!(drawn(&Sample::new(), style));
    }

    #[test]
    fn without_unicode_everything_of_ours_is_ascii() {
        let text = drawn(&Sample::new(), Style { width: 80, ..Style::PLAIN });
        let foreign: String = text.chars().filter(|c| !c.is_ascii()).collect();
        assert_eq!(foreign, "\u{fffd}", "only what the source brought: {text}");
    }

    #[test]
    fn no_control_character_of_a_source_reaches_the_terminal() {
        for color in [false, true] {
            let text = drawn(&Sample::hostile(), Style { unicode: true, color, width: 80 });
            assert!(
                !text.contains("\u{1b}[31mwere") && !text.contains('\u{202e}') && !text.contains('\u{7}')
            );
            assert_eq!(text.contains('\u{1b}'), color);
        }
    }

    #[test]
    fn what_is_decided_is_counted_and_not_drawn() {
        let text = drawn(&Sample::decided(), Style::PLAIN);
        assert!(!text.contains("count-contradiction"), "{text}");
        assert!(text.contains("1 decided"), "{text}");
    }

    #[test]
    fn what_is_suppressed_is_counted_and_what_waits_is_drawn() {
        let text = drawn(&Sample::suppressed(), Style::PLAIN);
        assert!(text.contains("1 suppressed (not shown)") && !text.contains("count-contradiction"), "{text}");
        let text = drawn(&Sample::waiting(), Style { width: 200, ..Style::PLAIN });
        assert!(text.contains("whole valley; a second person must confirm it"), "{text}");
        assert!(text.contains("1 of the open ones waiting for a second person"), "{text}");
    }

    #[test]
    fn a_claim_without_its_document_is_shown_by_its_quote() {
        let mut sample = Sample::new();
        sample.documents = vec![None, None];
        let text = drawn(&sample, Style::PLAIN);
        assert!(text.contains("courier, claim courier-0") && text.contains("34 killed"), "{text}");
    }
}
