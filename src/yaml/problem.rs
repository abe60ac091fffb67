use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};

use super::excerpt::{Excerpt, safe};
use crate::text::Span;

/// A file while it is read: its name as the person knows it, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Path as given.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// Counts lines from where it counted last, so that thousands of problems told in order of the text
/// cost one pass.
#[derive(Clone, Copy, Default, Debug)]
pub struct Lines {
    at: usize,
    before: usize,
}

impl Lines {
    /// Number of the line that has this byte, from 1.
    pub fn of(&mut self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        if at < self.at {
            *self = Self::default();
        }
        self.before += text.as_bytes()[self.at..at].iter().filter(|&&byte| byte == b'\n').count();
        self.at = at;
        self.before + 1
    }
}

/// One mistake in a file that people write, shown like a compiler error.
///
/// It keeps the few lines that are shown and not the file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .0.message)]
pub struct Problem(Box<Told>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Told {
    message: String,
    label: String,
    help: Option<String>,
    severity: Severity,
    excerpt: Excerpt,
}

impl Problem {
    /// The file cannot be used: `message` says why in one clause, `span` is what is at fault.
    #[must_use]
    pub fn new(sheet: &Sheet<'_>, span: Span, message: impl AsRef<str>) -> Self {
        Self::on_line(Lines::default().of(sheet.text, span.start), sheet, span, message)
    }

    /// The same where the number of the line is known already, from [`Lines`].
    #[must_use]
    pub fn on_line(line: usize, sheet: &Sheet<'_>, span: Span, message: impl AsRef<str>) -> Self {
        Self(Box::new(Told {
            message: safe(message.as_ref()),
            label: "here".to_owned(),
            help: None,
            severity: Severity::Error,
            excerpt: Excerpt::cut(sheet.name, sheet.text, span, line),
        }))
    }

    /// What stands beside the underlined text; "here" where nothing is said.
    #[must_use]
    pub fn label(mut self, label: impl AsRef<str>) -> Self {
        self.0.label = safe(label.as_ref());
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl AsRef<str>) -> Self {
        self.0.help = Some(safe(help.as_ref()));
        self
    }

    /// The file can be used all the same.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.0.severity = Severity::Warning;
        self
    }

    /// The file cannot be used after all: more is asked of it than when it was read.
    #[must_use]
    pub fn error(mut self) -> Self {
        self.0.severity = Severity::Error;
        self
    }

    /// Line and column of the fault, from 1, columns in characters.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        (self.0.excerpt.line, self.0.excerpt.column)
    }

    /// Drawn without colours, for logs and tests.
    #[must_use]
    pub fn plain(&self) -> String {
        draw(self)
    }
}

impl Diagnostic for Problem {
    fn severity(&self) -> Option<Severity> {
        Some(self.0.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.0.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(Some(self.0.label.clone()), self.0.excerpt.label());
        Some(Box::new(std::iter::once(label)))
    }
}

/// All that is wrong with one file, in order of the text; drawn as the first, the others beneath it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problems {
    first: Problem,
    others: Vec<Problem>,
}

impl Problems {
    /// `None` where nothing is wrong.
    #[must_use]
    pub fn new(problems: Vec<Problem>) -> Option<Self> {
        let mut problems = problems.into_iter();
        Some(Self { first: problems.next()?, others: problems.collect() })
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Drawn without colours, for logs and tests.
    #[must_use]
    pub fn plain(&self) -> String {
        draw(self)
    }
}

impl From<Problem> for Problems {
    fn from(first: Problem) -> Self {
        Self { first, others: Vec::new() }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)
    }
}

impl std::error::Error for Problems {}

impl Diagnostic for Problems {
    fn severity(&self) -> Option<Severity> {
        self.first.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Diagnostic::help(&self.first)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.first.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.first.labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        let others = self.others.iter().map(|p| p as &dyn Diagnostic);
        (!self.others.is_empty()).then(|| Box::new(others) as Box<dyn Iterator<Item = &dyn Diagnostic>>)
    }
}

fn draw(diagnostic: &dyn Diagnostic) -> String {
    let mut drawn = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
    match handler.render_report(&mut drawn, diagnostic) {
        Ok(()) => drawn,
        Err(_) => diagnostic.to_string(),
    }
}
