//! The verbs: what was typed ([`args`]), what it means (a file a verb), and how it ended.
//!
//! Only this room and `ingest` touch files, terminal and environment. Findings are about the sources and
//! go to standard output; problems are about the work and go to standard error.

mod args;
mod check;
mod extract;
mod inputs;
mod output;
mod paths;
mod problem;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use miette::GraphicalTheme;

use args::{Color, Typed, Verb};
use problem::Problem;

/// Runs the programme on the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let typed = Typed::parse();
    let outcome = match &typed.verb {
        Verb::Extract(typed) => extract::run(typed),
        Verb::Check(typed) => check::run(typed),
    };
    outcome.show_problems(typed.color);
    outcome.status()
}

/// How a run ended.
#[derive(Debug, Default)]
struct Outcome {
    /// What could not be done.
    problems: Vec<Problem>,
    /// Whether a finding at or above the fail level is open.
    open: bool,
}

impl Outcome {
    fn note(&mut self, step: Result<(), Problem>) {
        self.problems.extend(step.err());
    }

    /// 2 if not all of the work could be done, else 1 if findings are open, else 0.
    fn status(&self) -> ExitCode {
        match (self.problems.is_empty(), self.open) {
            (false, _) => ExitCode::from(2),
            (true, true) => ExitCode::from(1),
            (true, false) => ExitCode::SUCCESS,
        }
    }

    fn show_problems(&self, color: Color) {
        let mut out = std::io::stderr().lock();
        for problem in &self.problems {
            let _ = out.write_all(problem.rendered(theme(color, std::io::stderr().is_terminal())).as_bytes());
        }
    }
}

/// How diagnostics are drawn: colour on a terminal or when demanded, plain ASCII where the locale has
/// no more.
fn theme(color: Color, terminal: bool) -> GraphicalTheme {
    let _ = (color, terminal);
    GraphicalTheme::none()
}
