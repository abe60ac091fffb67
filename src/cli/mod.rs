//! The verbs: what was typed ([`args`]), what it means (a file a verb), and how it ended.
//!
//! Only this room and `ingest` touch files, terminal and environment. Findings are about the sources and
//! go to standard output; problems are about the work and go to standard error.

mod args;
mod baseline;
mod changed;
mod check;
mod claim_file;
mod compare;
mod config;
mod day;
mod draft;
mod explain;
mod extract;
mod init;
mod inputs;
mod links;
mod output;
mod own_rules;
mod own_tables;
mod paths;
mod problem;
mod progress;
mod report;
mod review;
mod rules;
mod schemas;
mod self_test;
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
    let style = terminal::stdout(color);
    let outcome = match &typed.verb {
        Verb::Extract(typed) => extract::run(typed),
        Verb::Check(typed) => check::run(typed, style),
        Verb::Draft(typed) => draft::run(typed, style),
        Verb::Review(typed) => review::run(typed, style),
        Verb::Baseline(typed) => baseline::run(typed),
        Verb::Report(typed) => report::run(typed, style),
        Verb::Explain(typed) => explain::run(typed, style),
        Verb::Rules(typed) => rules::run(typed, style),
        Verb::SelfTest(typed) => self_test::run(typed, style),
        Verb::Compare(typed) => compare::run(typed, style),
        Verb::Init(typed) => init::run(typed),
    };
    outcome.show_rest(color);
    outcome.status()
}

/// How a run ended.
#[derive(Debug, Default)]
struct Outcome {
    /// What could not be done.
    problems: Vec<Problem>,
    /// What a person should know, and that keeps nothing from being done.
    notices: Vec<Problem>,
    /// What was done, a line each.
    said: Vec<String>,
    /// Whether a finding at or above the fail level is open.
    open: bool,
}

impl Outcome {
    fn note(&mut self, step: Result<(), Problem>) {
        self.problems.extend(step.err());
    }

    fn say(&mut self, line: &str) {
        self.said.push(crate::report::escape::line(line));
    }

    /// 2 if not all of the work could be done, else 1 if findings are open, else 0.
    fn status(&self) -> ExitCode {
        match (self.problems.is_empty(), self.open) {
            (false, _) => ExitCode::from(2),
            (true, true) => ExitCode::from(1),
            (true, false) => ExitCode::SUCCESS,
        }
    }

    /// Everything but the payload goes to standard error.
    fn show_rest(&self, color: Color) {
        let style = terminal::stderr(color);
        let said = self.said.iter().map(|line| format!("{line}\n"));
        let notices = self.notices.iter().map(|notice| notice.rendered_notice(style));
        let problems = self.problems.iter().map(|problem| problem.rendered(style));
        let lines = said.chain(notices).chain(problems);
        for line in lines {
            let _ = std::io::stderr().write_all(line.as_bytes());
        }
    }
}
