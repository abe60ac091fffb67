//! `crosscheck check`: claims in, findings out.

use std::io::{self, Write};

use super::args::{Check, FailOn, FindingsFormat};
use super::inputs::Inputs;
use super::{Outcome, inputs, output};
use crate::check::{Checked, Settings, check};
use crate::report::{self, Report, Standing, Style};

pub(super) fn run(typed: &Check, style: Style) -> Outcome {
    let mut inputs = inputs::claims(&typed.paths);
    let problems = std::mem::take(&mut inputs.problems);
    let checked = check(&inputs.sources, &Settings::default());
    let standings = vec![Standing::Open; checked.findings.len()];
    let report = view(&inputs, &checked, &standings);
    let mut outcome = Outcome { problems, open: is_open(&report, typed.fail_on) };
    outcome.note(output::to_stdout(|out| write(out, &report, typed.format, style)));
    for file in &typed.output {
        outcome.note(output::to_file(&file.file, |out| write(out, &report, file.format, Style::PLAIN)));
    }
    outcome
}

fn view<'a>(inputs: &'a Inputs, checked: &'a Checked, standings: &'a [Standing]) -> Report<'a> {
    Report {
        title: &inputs.title,
        sources: &inputs.sources,
        documents: &inputs.documents,
        checked,
        standings,
        show_decided: false,
    }
}

fn is_open(report: &Report<'_>, level: FailOn) -> bool {
    report.findings().any(|(finding, standing)| standing.is_open() && level.reached_by(finding.severity))
}

fn write(out: &mut dyn Write, report: &Report<'_>, format: FindingsFormat, style: Style) -> io::Result<()> {
    match format {
        FindingsFormat::Json => report::findings::write(out, report),
        FindingsFormat::Text => report::text::write(out, report, style),
        FindingsFormat::Markdown => report::markdown::write(out, report),
    }
}
