//! `crosscheck report`: the findings with what was decided about them.

use super::args::Report as Typed;
use super::check::Run;
use super::{Outcome, inputs};
use crate::report::Style;

pub(super) fn run(typed: &Typed, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let run = Run::new(inputs::claims(&typed.paths, typed.decisions.file.as_deref()), &mut outcome);
    run.view(true).write(&mut outcome, typed.format, &typed.output, style);
    outcome
}
