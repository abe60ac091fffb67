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
mod terminal;

use std::io::Write as _;
use std::process::ExitCode;

use args::{Color, Typed, Verb};
use clap::Parser as _;
use problem::Problem;

/// Runs the programme on the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let typed = Typed::parse();
    let color = typed.color;
    let outcome = match &typed.verb {
        Verb::Extract(typed) => extract::run(typed),
        Verb::Check(typed) => check::run(typed, terminal::stdout(color)),
    };
    outcome.show_problems(color);
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
        let style = terminal::stderr(color);
        for problem in &self.problems {
            let _ = std::io::stderr().write_all(problem.rendered(style).as_bytes());
        }
    }
}
