//! `crosscheck report`: the findings with what was decided about them.

use super::args::Report as Typed;
use super::check::Run;
use super::{Outcome, inputs};
use crate::report::Style;

pub(super) fn run(typed: &Typed, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let settled = &typed.settled;
    let inputs = inputs::claims(&typed.paths, settled.decisions.as_deref());
    let run = Run::new(inputs.baselined(settled.baseline.as_deref()).on(settled.expiry.today), &mut outcome);
    run.view(true).write(&mut outcome, typed.format, &typed.output, style);
    outcome
}
