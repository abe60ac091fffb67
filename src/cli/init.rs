//! `crosscheck init`: a new dossier.

use camino::Utf8Path;

use super::args::Init;
use super::problem::Problem;
use super::{Outcome, output, schemas};
use crate::decisions::Decisions;

const CONFIG: &str = "\
# yaml-language-server: $schema=schemas/config.schema.json
# What this dossier wants by default; what is typed goes before it.
schema: crosscheck/config/1
# title: The flood of May 2019
# fail_on: warning          # error, warning, note or never
# require_curated: true     # refuse claims that nobody stands by
# require_signoff: true     # a decision counts when a second person has decided alike
# require_coverage: 50      # percent of the claims of each source that must have been compared
# baseline: baseline.yaml   # old findings that fail no check: crosscheck baseline create
# policy: latest            # which figure is the best: latest, widest (none), best_sourced or majority (of origins)
# tiers: [[un-sitrep], [Reuters, AFP]]      # for best_sourced: sources by id or publisher, the best first
# families: {afp: [courier, herald]}        # sources that have it from one: they count once
# restarts: [{attribute: killed, on: 2019-05-06}]   # a day on which counting began anew
";

const README: &str = "\
A dossier of crosscheck
=======================

This folder holds what is known about one event.

  sources/        the texts, one file an article: *.txt, *.html, *.wiki or *.md; PDF is
                  not read, so save it as text. The stem of a file is the id of the source.
                  A block of YAML between two lines `---` at the top may give title, publisher, author
                  and published (2012-03-28).
  claims/         a claim file a source, once somebody has curated it:
                  crosscheck extract . -o claims
  schemas/        how an editor knows what may stand in these files
  crosscheck.yaml what this dossier wants by default
  decisions.yaml  what was decided about each finding

  crosscheck check .                        what do the sources disagree about?
  crosscheck review .                       decide about it
  crosscheck report . --format markdown     a report for the desk
";

pub(super) fn run(typed: &Init) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.note(make(&typed.folder));
    outcome
}

fn make(folder: &Utf8Path) -> Result<(), Problem> {
    let empty = Decisions::empty("decisions.yaml").text().to_owned();
    let files =
        [("crosscheck.yaml", CONFIG.to_owned()), ("decisions.yaml", empty), ("README", README.to_owned())];
    if let Some(there) = files.iter().map(|(name, _)| folder.join(name)).find(|path| path.exists()) {
        return Err(Problem::with_help(
            format!("{there} is there already"),
            "name another folder; nothing was written",
        ));
    }
    for made in ["sources", "claims"] {
        let made = folder.join(made);
        fs_err::create_dir_all(&made).map_err(|error| Problem::new(error.to_string()))?;
    }
    for (name, text) in files {
        output::to_file(&folder.join(name), |out| out.write_all(text.as_bytes()))?;
    }
    schemas::put(folder)?;
    output::to_stdout(|out| {
        writeln!(out, "{folder} is a dossier now: put the articles into {}", folder.join("sources"))
    })
}
