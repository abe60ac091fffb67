use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme};

use crate::ingest::IngestError;

/// Something that kept the programme from doing all of the work: shown on standard error, and the
/// exit status is 2.
#[derive(Debug, Default)]
pub(super) struct Problem {
    message: String,
    help: Option<String>,
    /// An error that draws itself, with its place.
    drawn: Option<IngestError>,
}

impl Problem {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    pub(super) fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The problem as it is shown, with colour or without.
    pub(super) fn rendered(&self, theme: GraphicalTheme) -> String {
        let mut text = String::new();
        let handler = GraphicalReportHandler::new_themed(theme).with_context_lines(1);
        let diagnostic = self.drawn.as_ref().map_or(self as &dyn Diagnostic, |error| error);
        match handler.render_report(&mut text, diagnostic) {
            Ok(()) => text,
            Err(_) => format!("  x {self}\n"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl Diagnostic for Problem {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

impl From<IngestError> for Problem {
    fn from(error: IngestError) -> Self {
        Self { message: error.to_string(), drawn: Some(error), help: None }
    }
}
