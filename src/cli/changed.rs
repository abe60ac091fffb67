//! What git says has changed: for checks that are about a change alone.

use std::collections::{BTreeSet, HashSet};
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

use super::check::Run;
use super::problem::Problem;

/// The files that are not as they were.
#[derive(Debug)]
pub(super) struct Changed(HashSet<Utf8PathBuf>);

impl Changed {
    /// The files that differ from a commit, and those that git does not know yet, in the repositories that
    /// hold these paths.
    pub(super) fn since(reference: &str, paths: &[Utf8PathBuf]) -> Result<Self, Problem> {
        let tops: Result<BTreeSet<_>, _> = paths.iter().map(|path| repository(path)).collect();
        let mut files = HashSet::new();
        for top in tops? {
            let differ = ["diff", "--name-only", "--no-renames", "-z", "--end-of-options", reference, "--"];
            let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
            for told in [git(&top, &differ)?, git(&top, &unknown)?] {
                files.extend(told.split('\0').filter(|name| !name.is_empty()).map(|name| top.join(name)));
            }
        }
        Ok(Self(files))
    }

    /// Takes out the findings about sources of which neither the document nor the claim file has changed, and
    /// says how many they are.
    pub(super) fn narrow(&self, run: &mut Run) -> usize {
        let sources = run.inputs.sources.iter().zip(&run.inputs.paths);
        let changed: Vec<bool> =
            sources.map(|(from, path)| self.holds(path) || self.holds(&from.source.document)).collect();
        let findings = std::mem::take(&mut run.checked.findings);
        let all = findings.len();
        let inside = findings.into_iter().zip(std::mem::take(&mut run.standings)).filter(|(finding, _)| {
            finding.claims.iter().any(|at| changed.get(at.source).copied().unwrap_or_default())
        });
        (run.checked.findings, run.standings) = inside.unzip();
        all - run.checked.findings.len()
    }

    fn holds(&self, path: &Utf8Path) -> bool {
        path.canonicalize_utf8().is_ok_and(|path| self.0.contains(&path))
    }
}

/// The top folder of the repository that holds a path.
fn repository(path: &Utf8Path) -> Result<Utf8PathBuf, Problem> {
    let folder = if path.is_dir() { Some(path) } else { path.parent() };
    let folder = folder.filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let told = git(folder, &["rev-parse", "--show-toplevel"])?;
    let top = Utf8Path::new(told.trim_end_matches('\n'));
    top.canonicalize_utf8().map_err(|error| Problem::new(format!("{top}: {error}")))
}

fn git(folder: &Utf8Path, arguments: &[&str]) -> Result<String, Problem> {
    let failed = |why: &str| {
        Problem::with_help(
            format!("git does not say what has changed: {}", why.trim()),
            "`--changed-since` takes a commit, a branch or a tag of the repository that holds the paths",
        )
    };
    let asked = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let asked = asked.map_err(|error| failed(&error.to_string()))?;
    if !asked.status.success() {
        return Err(failed(&String::from_utf8_lossy(&asked.stderr)));
    }
    String::from_utf8(asked.stdout).map_err(|_| failed("a path is not UTF-8"))
}
