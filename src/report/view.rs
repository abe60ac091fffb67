use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::dispute::Facts;
use super::{Declared, Standing, Undone, words};
use crate::check::{Checked, ClaimRef, Fact, Finding, Rules, Severity, Sides, View, of_all_sides};
use crate::claim::{Claim, SourceClaims, Value};
use crate::decisions::{self, Apart, Ruling};
use crate::document::Document;
use crate::extract::PassedOver;
use crate::lexicon::Lexicon;
use crate::resolve::{Origin, Tie};

/// All that a report is made of, whatever its format.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What the event or the dossier is called.
    pub title: &'a str,
    /// What is held against what.
    pub about: About,
    /// The dossier's path as given; none where there is none, and so no place for decisions.
    pub place: Option<&'a str>,
    /// The sources with their claims, in order of their ids.
    pub sources: &'a [SourceClaims],
    /// The text of each source, where there is one; in the same order.
    pub documents: &'a [Option<Document>],
    /// What of each text was read and made no claim of, in the same order; empty where nobody looked.
    pub passed_over: &'a [PassedOver],
    /// What the rules said.
    pub checked: &'a Checked,
    /// The rules that said it.
    pub rules: &'a Rules,
    /// Where each finding stands, in the order of the findings.
    pub standings: &'a [Standing],
    /// Which findings are left out; none are, where there is no filter.
    pub filter: Option<Filter<'a>>,
    /// The pairs of claims that decisions keep apart.
    pub apart: &'a [Apart],
    /// What somebody declared about two claims each.
    pub declared: &'a [Declared],
    /// What kept the run from doing all of its work; empty where the report is complete.
    pub undone: &'a [Undone],
    /// Whether decided findings are shown too, and not only counted.
    pub show_decided: bool,
}

/// What a report is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum About {
    /// Sources, held against each other.
    #[default]
    Sources,
    /// A text that is to be published, held against its sources.
    Draft,
}

impl About {
    /// What stands above such a report.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sources => "What the sources disagree about",
            Self::Draft => "Where the draft differs from its sources",
        }
    }
}

/// Findings about what has not changed are left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Filter<'a> {
    /// The commit, branch or tag that all is held against.
    #[serde(rename = "changed_since")]
    pub since: &'a str,
    /// How many findings are left out.
    pub outside: usize,
}

impl fmt::Display for Filter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left_out = words::several(self.outside, "finding");
        write!(f, "only what has changed since {}: {left_out} left out", self.since)
    }
}

/// How many findings there are, by where they stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Open and stale ones, by level.
    pub open: BTreeMap<Severity, usize>,
    /// Those that stay decided.
    pub decided: usize,
    /// Those among them that were found to be real discrepancies: nothing explains them.
    pub real: usize,
    /// Those that claim files say to ignore.
    pub suppressed: usize,
    /// Those of the baseline.
    pub baselined: usize,
    /// Those among the open ones about which somebody had decided.
    pub stale: usize,
    /// Those among the open ones that wait for a second person.
    pub waiting: usize,
}

impl<'a> Report<'a> {
    /// A claim and its source; none where the place does not exist.
    #[must_use]
    pub fn claim(&self, at: ClaimRef) -> Option<(&'a SourceClaims, &'a Claim)> {
        let source = self.sources.get(at.source)?;
        Some((source, source.claims.get(at.claim)?))
    }

    /// These claims with their sources.
    pub fn claims<'c>(
        &self,
        places: &'c [ClaimRef],
    ) -> impl Iterator<Item = (&'a SourceClaims, &'a Claim)> + use<'a, 'c> {
        let report = *self;
        places.iter().filter_map(move |at| report.claim(*at))
    }

    /// The ids of sources.
    pub fn ids<'s>(&self, sources: &'s [usize]) -> impl Iterator<Item = &'a str> + use<'a, 's> {
        let report = *self;
        sources.iter().filter_map(move |&at| report.sources.get(at)).map(|from| from.source.id.as_str())
    }

    /// Why sources count once, a line each: "courier, herald: the same family: afp".
    pub fn ties<'o>(&self, origin: &'o Origin) -> impl Iterator<Item = String> + use<'a, 'o> {
        let report = *self;
        let named = move |tie: &Tie| report.ids(&tie.sources).collect::<Vec<_>>().join(", ");
        origin.ties.iter().map(move |tie| format!("{}: {}", named(tie), tie.bond))
    }

    /// The fact that a finding is about; none where its claims stand in no fact.
    #[must_use]
    pub fn fact(&self, finding: &Finding) -> Option<&'a Fact> {
        Facts::new(self).of(finding)
    }

    /// From how many origins the sources of a fact have it, and why: "5 sources, 2 origins (…)". None
    /// where each has it for itself.
    #[must_use]
    pub fn origins(&self, fact: &Fact) -> Option<String> {
        let sources = fact.origins.iter().map(|origin| origin.sources.len()).sum();
        let origins = fact.origins.len();
        let why: Vec<String> = fact.origins.iter().flat_map(|origin| self.ties(origin)).collect();
        let counted = || [words::several(sources, "source"), words::several(origins, "origin")].join(", ");
        (origins < sources).then(|| format!("{} ({})", counted(), why.join("; ")))
    }

    /// Every finding with where it stands.
    pub fn findings(&self) -> impl Iterator<Item = (&'a Finding, &'a Standing)> + use<'a> {
        self.checked.findings.iter().zip(self.standings.iter().chain(std::iter::repeat(&Standing::Open)))
    }

    /// The findings that somebody still has to look at, gravest first.
    pub fn open(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        self.findings().filter(|(_, standing)| standing.is_open()).map(|(finding, _)| finding)
    }

    /// Why the claims of a finding differ: what its rule says, what it may be, and what is right where
    /// that is sure.
    #[must_use]
    pub fn why(&self, finding: &Finding) -> String {
        let summary = self.rules.get(&finding.rule).map_or("", |rule| rule.summary.as_str());
        let hint = finding.hint.as_deref().map(|hint| format!("; perhaps {hint}")).unwrap_or_default();
        let instead = finding.suggestion.as_deref();
        let instead = instead.map(|text| format!("; print “{text}”")).unwrap_or_default();
        format!("{}: {summary}{hint}{instead}", words::spaced(&finding.reason))
    }

    /// Why nobody need look at a finding, or what was decided before: see [`Standing::told`].
    #[must_use]
    pub fn told(&self, finding: &Finding, standing: &Standing) -> Option<String> {
        let printed = standing.verdict().and_then(|verdict| self.printed(finding, &verdict.what));
        standing.told(printed.as_deref())
    }

    /// The value that is to be printed, in words; none where another thing was decided.
    #[must_use]
    pub fn printed(&self, finding: &Finding, verdict: &decisions::Verdict) -> Option<String> {
        let decisions::Verdict::Print(print) = verdict else { return None };
        let mut claims = finding.claims.iter();
        let printed = claims.find(|at| self.claim(**at).is_some_and(|(_, claim)| claim.id == *print));
        Some(printed.map_or_else(|| print.to_string(), |at| self.to_print(*at, finding.whole())))
    }

    /// The value of a claim, in words, as it is printed where others of its fact say otherwise: of a box that counts the
    /// sides apart, what they make together.
    #[must_use]
    pub fn to_print(&self, at: ClaimRef, fact: &[ClaimRef]) -> String {
        let Some((_, claim)) = self.claim(at) else { return String::new() };
        match self.sides(at, fact) {
            Some(sides) => {
                let whole = Claim { value: Value::Count(sides.total), ..claim.clone() };
                format!("{} ({sides})", words::bare(&whole))
            }
            None => words::bare(claim),
        }
    }

    /// The figures of all sides, where a claim is the line of a box for one of them.
    #[must_use]
    pub fn sides(&self, at: ClaimRef, fact: &[ClaimRef]) -> Option<Sides> {
        of_all_sides(&View { sources: self.sources, lexicon: Lexicon::english() }, at, fact)
    }

    /// What was decided about a finding before: "explained, by Ana on 21 November 2026: another day".
    #[must_use]
    pub fn past(&self, finding: &Finding, ruling: &Ruling) -> String {
        let Ruling { verdict, note, .. } = ruling;
        let what = words::ruled(verdict, self.printed(finding, verdict).as_deref());
        let note = note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{what}, {}{note}", ruling.signed())
    }

    /// The declarations that bind nothing: they wait for a second person, or a claim of theirs has changed.
    pub fn not_in_force(&self) -> impl Iterator<Item = &'a Declared> + use<'a> {
        self.declared.iter().filter(|told| told.standing.is_open())
    }

    /// Whether a finding that stands so is shown.
    #[must_use]
    pub const fn shows(&self, standing: &Standing) -> bool {
        self.show_decided || standing.is_open()
    }

    /// Counts the findings.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (finding, standing) in self.findings() {
            match standing {
                Standing::Decided(verdict) => {
                    tally.decided += 1;
                    tally.real += usize::from(verdict.what == decisions::Verdict::Real);
                }
                Standing::Suppressed(_) => tally.suppressed += 1,
                Standing::Baselined => tally.baselined += 1,
                Standing::Open => *tally.open.entry(finding.severity).or_default() += 1,
                Standing::Waiting(_) => {
                    tally.waiting += 1;
                    *tally.open.entry(finding.severity).or_default() += 1;
                }
                Standing::Stale(_) => {
                    tally.stale += 1;
                    *tally.open.entry(finding.severity).or_default() += 1;
                }
            }
        }
        tally
    }

    /// How many claims the sources make, those left out that a person rejected.
    #[must_use]
    pub fn claims_read(&self) -> usize {
        self.checked.coverage.iter().map(|row| row.claims).sum()
    }

    /// How many claims stood beside one of another source.
    #[must_use]
    pub fn compared(&self) -> usize {
        self.checked.coverage.iter().map(|row| row.compared).sum()
    }

    /// What a reader should know about the result and about the sources, one sentence each.
    pub fn notices(&self) -> impl Iterator<Item = String> + use<'a> {
        let filter = self.filter.map(|filter| filter.to_string());
        let documents = self.documents.iter().flatten().flat_map(|document| {
            document.all_notices().map(|notice| format!("{}: {notice}", document.source.id))
        });
        filter.into_iter().chain(documents)
    }
}
