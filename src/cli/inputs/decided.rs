//! What was decided about the findings of a run, and what follows for its facts.

use super::Inputs;
use crate::check::{Settings, Settled};
use crate::claim::ClaimId;
use crate::cli::day::today;
use crate::decisions::{Apart, Decisions};

/// Files of decisions, and what they are about.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Decided<'a> {
    pub inputs: &'a Inputs,
    pub files: Vec<&'a Decisions>,
}

impl Inputs {
    /// What was decided when the inputs were read.
    pub(in crate::cli) fn decided(&self) -> Decided<'_> {
        Decided { inputs: self, files: Vec::from_iter(&self.decisions) }
    }

    /// The same where the file that was named last holds this by now.
    pub(in crate::cli) fn decided_with<'a>(&'a self, last: &'a Decisions) -> Decided<'a> {
        let before = self.decisions.split_last().map_or(&[][..], |(_, before)| before);
        Decided { inputs: self, files: before.iter().chain([last]).collect() }
    }
}

impl Decided<'_> {
    /// What a check goes by.
    pub(in crate::cli) fn settings(&self) -> Settings<'_> {
        let mut settings = self.inputs.config.settings();
        settings.constraints.same.extend(self.joined());
        Settings { today: Some(today(self.inputs.today)), ..settings }
    }

    /// The pairs of claims that somebody declared to be about one fact.
    pub(in crate::cli) fn joined(&self) -> Vec<(ClaimId, ClaimId)> {
        let Inputs { sources, .. } = self.inputs;
        self.files.iter().flat_map(|file| file.joined(sources, self.inputs.signoff())).collect()
    }

    /// The pairs of claims that somebody decided are not about one fact.
    pub(in crate::cli) fn apart(&self) -> Vec<(ClaimId, ClaimId)> {
        self.kept_apart().into_iter().map(|kept| kept.claims).collect()
    }

    /// The same with the decisions.
    pub(in crate::cli) fn kept_apart(&self) -> Vec<Apart> {
        let Inputs { sources, .. } = self.inputs;
        self.files.iter().flat_map(|file| file.apart(sources, self.inputs.signoff())).collect()
    }

    /// What somebody decided about values.
    pub(in crate::cli) fn settled(&self) -> Vec<Settled> {
        let Inputs { sources, .. } = self.inputs;
        self.files.iter().flat_map(|file| file.settled(sources, self.inputs.signoff())).collect()
    }

    /// Whether the same claims are put together, and the same kept apart.
    pub(in crate::cli) fn has_facts_of(&self, other: &Decided<'_>) -> bool {
        self.apart() == other.apart() && self.joined() == other.joined()
    }
}
