//! `crosscheck review curate`: somebody stands by claims, or says that they were misread.

use std::collections::{BTreeMap, HashSet};

use super::signed_by;
use crate::claim::{ClaimId, Meant, Status, store};
use crate::cli::Outcome;
use crate::cli::args::{Curation, Paths, ReviewCurate};
use crate::cli::claim_file::Doubts;
use crate::cli::day::today;
use crate::cli::inputs::{self, Inputs};
use crate::cli::paths;
use crate::cli::problem::Problem;
use crate::report::words;

pub(super) fn curate(typed: &ReviewCurate, outcome: &mut Outcome) -> Result<(), Problem> {
    let paths = Paths { paths: typed.paths.clone(), published: Vec::new() };
    let mut inputs = inputs::claims(&paths, None);
    outcome.problems.append(&mut inputs.problems);
    outcome.notices.append(&mut inputs.notices);
    outcome.notices.extend(std::mem::take(&mut inputs.doubts).into_iter().flat_map(Doubts::notices));
    for (source, meant) in meant(&inputs, &typed.ids)? {
        for meant in meant {
            outcome.say(&keep(&inputs, source, &meant, typed)?);
        }
    }
    Ok(())
}

/// What is meant of each source: all that nobody has looked at, and what was named.
fn meant(inputs: &Inputs, ids: &[String]) -> Result<BTreeMap<usize, Vec<Meant>>, Problem> {
    let mut unseen: BTreeMap<usize, Vec<Meant>> = BTreeMap::new();
    let mut named: BTreeMap<usize, HashSet<ClaimId>> = BTreeMap::new();
    for id in ids {
        let of_source = inputs.sources.iter().position(|from| from.source.id == *id);
        match (of_source, inputs.place(id)) {
            (Some(source), _) => _ = unseen.insert(source, vec![Meant::Unseen]),
            (None, Some(at)) => _ = named.entry(at.source).or_default().insert(ClaimId(id.clone())),
            (None, None) => return Err(unknown(id)),
        }
    }
    for (source, ids) in named {
        unseen.entry(source).or_default().push(Meant::Named(ids));
    }
    Ok(unseen)
}

/// Writes it into the claim file of a source, and says what was written.
fn keep(inputs: &Inputs, source: usize, meant: &Meant, typed: &ReviewCurate) -> Result<String, Problem> {
    let (path, id) = (&inputs.paths[source], &inputs.sources[source].source.id);
    if !paths::is_yaml(path) {
        return Err(without_file(id));
    }
    let by = signed_by(&typed.signer, path).ok_or_else(nobody)?;
    let signed = format!("{by} on {}", today(typed.signer.today));
    let (status, word) = match typed.status {
        Curation::Curated => (Status::Curated, "curated"),
        Curation::Rejected => (Status::Rejected, "rejected"),
    };
    let changed = store::curate(path, meant, status, &signed)?;
    let counted = words::several(changed.len(), "claim");
    Ok(match (changed.as_slice(), meant) {
        ([], Meant::Unseen) => format!("{path}: somebody has looked at every claim; nothing was written"),
        ([], Meant::Named(_)) => format!("{path}: {word} already; nothing was written"),
        _ => format!("{path}: {counted} {word} by {by}"),
    })
}

fn unknown(id: &str) -> Problem {
    Problem::with_help(
        format!("no claim or source is called {id}"),
        "`crosscheck extract` and the claim files have the ids; `--in` says where to look",
    )
}

fn without_file(id: &str) -> Problem {
    Problem::with_help(
        format!("the claims of {id} stand in no claim file"),
        "`crosscheck extract DOSSIER -o DOSSIER/claims` writes one",
    )
}

fn nobody() -> Problem {
    Problem::with_help("nobody is named who stands by the claims", "say who with `--by`")
}
