use std::error::Error;
use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan, MietteDiagnostic, Severity, SourceCode};

use crate::report::{Style, escape};

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
        let mut text = String::new();
        let handler =
            GraphicalReportHandler::new_themed(style.theme()).with_width(style.width).with_links(false);
        match handler.render_report(&mut text, &Bare(self.0.as_ref())) {
            Ok(()) => text,
            Err(_) => format!("  x {self}\n"),
        }
    }
}

/// A diagnostic without its code: that is for programmes, and nobody looks it up.
#[derive(Debug)]
struct Bare<'a>(&'a dyn Diagnostic);

impl fmt::Display for Bare<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escape::terminal(&self.0.to_string()))
    }
}

impl Error for Bare<'_> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl Diagnostic for Bare<'_> {
    fn severity(&self) -> Option<Severity> {
        self.0.severity()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.0.labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        self.0.related()
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
