//! `crosscheck draft`: a text about to be published, held against its sources.

use camino::{Utf8Path, Utf8PathBuf};

use super::Outcome;
use super::args::{Draft as Typed, DraftTerms, Paths, Published};
use super::check::{Run, is_open};
use super::claim_file::Doubts;
use super::inputs::{self, Inputs, Taken};
use super::problem::Problem;
use crate::check::{Checked, Draft, Figures, check_draft};
use crate::claim::{SourceClaims, name_all};
use crate::extract::quote::add_fragments;
use crate::extract::{Context, PassedOver};
use crate::report::{About, Style, words};
use crate::text::Days;

pub(super) fn run(typed: &Typed, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(run) = held(&typed.draft, &typed.against, &typed.terms, &mut outcome) else { return outcome };
    let level = typed.told.fail_on.or(run.inputs.config.fail_on).unwrap_or_default();
    let view = run.view(false);
    outcome.open = is_open(&view.0, level);
    view.write(&mut outcome, typed.told.format, &typed.told.output, style);
    outcome
}

/// The draft, held against its sources; none where one of the two could not be read.
pub(super) fn held(
    path: &Utf8Path,
    against: &[Utf8PathBuf],
    terms: &DraftTerms,
    outcome: &mut Outcome,
) -> Option<Run> {
    let inputs = inputs::claims(&paths(against, None), terms.decisions.as_deref());
    let mut inputs = inputs.on(terms.expiry.today);
    if inputs.config.require_curated {
        inputs.require_curated();
    }
    let taken = draft(path, terms.published, &inputs, outcome);
    let Some(taken) = taken.filter(|_| !inputs.sources.is_empty()) else {
        outcome.problems.append(&mut inputs.problems);
        return None;
    };
    let source = take_in(&mut inputs, taken, outcome);
    let figures = figures(&mut inputs, source);
    let mut run = Run::judged(inputs, outcome, About::Draft, |inputs| judge(inputs, source));
    run.add(figures);
    Some(run)
}

/// The draft as it was read, if one text was named and could be read.
fn draft(path: &Utf8Path, published: Option<Days>, beside: &Inputs, outcome: &mut Outcome) -> Option<Taken> {
    let mut read = inputs::claims_beside(&paths(&[path.to_owned()], published), &beside.sources);
    outcome.problems.append(&mut read.problems);
    outcome.notices.append(&mut read.notices);
    outcome.notices.extend(std::mem::take(&mut read.doubts).into_iter().flat_map(Doubts::notices));
    match read.sources.len() {
        1 => Some(read.take(0)),
        0 => None,
        several => {
            outcome.problems.push(no_draft(path, several));
            None
        }
    }
}

fn paths(paths: &[Utf8PathBuf], published: Option<Days>) -> Paths {
    let published = published.map(|days| Published { source: None, days });
    Paths { paths: paths.to_owned(), published: published.into_iter().collect() }
}

/// Puts the draft among its sources, and says where it stands.
fn take_in(inputs: &mut Inputs, mut taken: Taken, outcome: &mut Outcome) -> usize {
    let Taken { from, document, .. } = &mut taken;
    leave_out(inputs, &from.source.document, outcome);
    name(from, inputs);
    if let Some(document) = document {
        document.source.id.clone_from(&from.source.id);
        add_fragments(&Context::new(document, inputs.config.lexicon()), &mut from.claims);
        name_all(&from.source.id, &mut from.claims);
    }
    // What of the sources became no claim is no matter of the draft.
    inputs.passed_over.iter_mut().for_each(|passed_over| *passed_over = PassedOver::default());
    inputs.title = format!("{}, held against {}", from.source.id, inputs.title);
    // What is decided in the dossier is decided about its sources.
    inputs.place = None;
    inputs.put(taken)
}

/// A draft that lies among its sources is none of them.
fn leave_out(inputs: &mut Inputs, draft: &Utf8Path, outcome: &mut Outcome) {
    let own = inputs.sources.iter().position(|from| inputs::is_same_file(&from.source.document, draft));
    if let Some(own) = own {
        inputs.take(own);
        outcome.notices.push(no_source_of_itself(draft));
    }
}

/// Holds the figures of the draft that no claim has against the texts of its sources, and names those of which nothing can
/// be said.
fn figures(inputs: &mut Inputs, draft: usize) -> Figures {
    let (lexicon, claims) = (inputs.config.lexicon(), &inputs.sources[draft].claims);
    let figures = Figures::hold(lexicon, claims, draft, &inputs.documents);
    if let Some(document) = &inputs.documents[draft] {
        let context = Context::new(document, lexicon);
        inputs.passed_over[draft].add_figures(&context, claims, &figures.told);
    }
    figures
}

/// Gives the draft and its claims a name that no source has.
fn name(draft: &mut SourceClaims, inputs: &Inputs) {
    let is_taken = |id: &str| inputs.sources.iter().any(|other| other.source.id == id);
    if !is_taken(&draft.source.id) {
        return;
    }
    while is_taken(&draft.source.id) {
        draft.source.id.push_str("-draft");
    }
    draft.claims.iter_mut().for_each(|claim| claim.id.0.clear());
    name_all(&draft.source.id, &mut draft.claims);
}

/// What was decided about the sources holds for what is written from them.
fn judge(inputs: &Inputs, source: usize) -> Checked {
    let decided = inputs.decided();
    let settled = decided.settled();
    let mut settings = decided.settings();
    settings.constraints.different.extend(decided.apart());
    let texts = inputs.documents.iter().map(|document| Some(document.as_ref()?.text.as_str())).collect();
    check_draft(&inputs.sources, &Draft { source, settled, texts }, &settings)
}

fn no_draft(path: &Utf8Path, several: usize) -> Problem {
    Problem::with_help(
        format!("a draft is one text, and {path} has {}", words::several(several, "source")),
        "name one file; what it is held against stands behind `--against`",
    )
}

fn no_source_of_itself(path: &Utf8Path) -> Problem {
    Problem::notice(
        format!("{path} is the draft, and no source of itself"),
        "it was left out of what the draft is held against",
    )
}
