use std::error::Error;
use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan, MietteDiagnostic, Severity, SourceCode};

use crate::report::{Style, Undone, escape, words};

/// Something that kept the programme from doing all of the work: shown on standard error, and the
/// exit status is 2.
#[derive(Debug)]
pub(super) struct Problem(miette::Report);

impl Problem {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(MietteDiagnostic::new(message).into())
    }

    /// A problem that says what to do about it.
    pub(super) fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self(MietteDiagnostic::new(message).with_help(help).into())
    }

    /// Something to know, that keeps nothing from being done.
    pub(super) fn notice(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self(MietteDiagnostic::new(message).with_help(help).with_severity(Severity::Warning).into())
    }

    /// The problem as it is shown.
    pub(super) fn rendered(&self, style: Style) -> String {
        self.drawn(style, self.0.severity())
    }

    /// The same as something to know: with the mark of a warning.
    pub(super) fn rendered_notice(&self, style: Style) -> String {
        self.drawn(style, Some(Severity::Warning))
    }

    /// The problem as a report tells it.
    pub(super) fn undone(&self) -> Undone {
        let others = self.0.related().map_or(0, Iterator::count);
        let others = match others {
            0 => String::new(),
            n => format!(" (and {} more)", words::several(n, "mistake")),
        };
        let (file, line) = self.place().unzip();
        let help = self.0.help().map(|help| help.to_string());
        Undone { message: format!("{self}{others}"), help, file, line }
    }

    /// The file and the line that the problem is about, where it is about one.
    fn place(&self) -> Option<(String, usize)> {
        let label = self.0.labels()?.next()?;
        let excerpt = self.0.source_code()?.read_span(label.inner(), 0, 0).ok()?;
        Some((excerpt.name()?.to_owned(), excerpt.line() + 1))
    }

    fn drawn(&self, style: Style, severity: Option<Severity>) -> String {
        let mut text = String::new();
        let handler =
            GraphicalReportHandler::new_themed(style.theme()).with_width(style.width).with_links(false);
        match handler.render_report(&mut text, &Bare { of: self.0.as_ref(), severity }) {
            Ok(()) => text,
            Err(_) => format!("  x {self}\n"),
        }
    }
}

/// A diagnostic without its code: that is for programmes, and nobody looks it up.
#[derive(Debug)]
struct Bare<'a> {
    of: &'a dyn Diagnostic,
    severity: Option<Severity>,
}

impl fmt::Display for Bare<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escape::terminal(&self.of.to_string()))
    }
}

impl Error for Bare<'_> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.of.source()
    }
}

impl Diagnostic for Bare<'_> {
    fn severity(&self) -> Option<Severity> {
        self.severity
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.of.help()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.of.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.of.labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        self.of.related()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<E: Diagnostic + Send + Sync + 'static> From<E> for Problem {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}
