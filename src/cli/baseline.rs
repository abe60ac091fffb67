//! `crosscheck baseline`: the file of old findings, made and kept small.

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{Baseline as Typed, BaselineOf, BaselineVerb};
use super::check::Run;
use super::inputs::Inputs;
use super::problem::Problem;
use super::{Outcome, inputs, output};
use crate::claim::store::StoreError;
use crate::decisions::Baseline;
use crate::report::{Standing, words};
use crate::yaml;

pub(super) fn run(typed: &Typed) -> Outcome {
    let mut outcome = Outcome::default();
    let step = match &typed.verb {
        BaselineVerb::Create(of) => create(of, &mut outcome),
        BaselineVerb::Update { of, grow } => update(of, *grow, &mut outcome),
        BaselineVerb::Prune(of) => prune(of, &mut outcome),
    };
    outcome.note(step);
    outcome
}

/// Reads the file of a baseline, which must be there: without it every old finding would be a new one.
pub(super) fn load(path: &Utf8Path) -> Result<Baseline, Problem> {
    if !path.exists() {
        return Err(Problem::with_help(
            format!("there is no baseline {path}"),
            "`crosscheck baseline create` writes one",
        ));
    }
    let bytes = fs_err::read(path).map_err(StoreError::from)?;
    Ok(Baseline::parse(path.as_str(), yaml::utf8(path.as_str(), &bytes)?)?)
}

fn create(typed: &BaselineOf, outcome: &mut Outcome) -> Result<(), Problem> {
    let Some((file, now)) = undecided(typed, outcome)? else { return Ok(()) };
    if file.exists() {
        return Err(Problem::with_help(
            format!("{file} is there already; nothing was written"),
            "`crosscheck baseline update` brings it up to date",
        ));
    }
    write(&file, &now)?;
    outcome.say(&format!("{file}: {}", words::several(now.len(), "finding")));
    Ok(())
}

fn update(typed: &BaselineOf, grow: bool, outcome: &mut Outcome) -> Result<(), Problem> {
    let Some((file, now)) = undecided(typed, outcome)? else { return Ok(()) };
    let old = load(&file)?;
    let new = now.beyond(&old).len();
    if new > 0 && !grow {
        return Err(Problem::with_help(
            format!("{file} would grow by {}; nothing was written", words::several(new, "finding")),
            "decide about them, or write `--grow`; `crosscheck baseline prune` only takes out what is gone",
        ));
    }
    write(&file, &now)?;
    outcome.say(&format!("{}, {} taken in", told(&file, &old, &now), words::number(new as u64)));
    Ok(())
}

fn prune(typed: &BaselineOf, outcome: &mut Outcome) -> Result<(), Problem> {
    let Some((file, now)) = undecided(typed, outcome)? else { return Ok(()) };
    let old = load(&file)?;
    let kept = old.within(&now);
    write(&file, &kept)?;
    outcome.say(&told(&file, &old, &kept));
    Ok(())
}

/// "baseline.yaml: 5 findings, 2 taken out".
fn told(file: &Utf8Path, old: &Baseline, new: &Baseline) -> String {
    let out = words::number(old.beyond(new).len() as u64);
    format!("{file}: {}, {out} taken out", words::several(new.len(), "finding"))
}

/// The file, and the findings about which nobody has decided, here or in a claim file. None where not all could be read: what is
/// missing now may be there again.
fn undecided(typed: &BaselineOf, outcome: &mut Outcome) -> Result<Option<(Utf8PathBuf, Baseline)>, Problem> {
    let inputs =
        inputs::claims(&typed.paths, typed.settled.decisions.as_deref()).on(typed.settled.expiry.today);
    let file = file(typed, &inputs)?;
    let run = Run::new(inputs, outcome);
    if !outcome.problems.is_empty() {
        return Ok(None);
    }
    let findings = run.checked.findings.iter().zip(&run.standings);
    let left =
        findings.filter(|(_, standing)| !matches!(standing, Standing::Decided(_) | Standing::Suppressed(_)));
    Ok(Some((file, Baseline::of(left.map(|(finding, _)| finding), &run.inputs.sources))))
}

/// The file that was named, else that of the dossier.
fn file(typed: &BaselineOf, inputs: &Inputs) -> Result<Utf8PathBuf, Problem> {
    let named = typed.settled.baseline.clone();
    let own = || inputs.config.baselines.first().filter(|_| inputs.place.is_some()).cloned();
    let usual = || inputs.place.as_ref().map(|dossier| dossier.join("baseline.yaml"));
    named.or_else(own).or_else(usual).ok_or_else(|| {
        Problem::with_help(
            "there is no place for the baseline",
            "name one dossier, or a file with `--baseline`; `crosscheck init` makes a dossier",
        )
    })
}

fn write(file: &Utf8Path, baseline: &Baseline) -> Result<(), Problem> {
    output::to_named_file(file, |out| out.write_all(baseline.text().as_bytes()))
}
