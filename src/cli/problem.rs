use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, MietteDiagnostic, Severity};

use crate::report::Style;

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
        match handler.render_report(&mut text, self.0.as_ref()) {
            Ok(()) => text,
            Err(_) => format!("  x {self}\n"),
        }
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
