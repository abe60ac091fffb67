//! What an editor-in-chief reads, if nothing else.

use std::collections::BTreeMap;

use crate::check::{Finding, Severity};
use crate::claim::Kind;
use crate::report::{About, Report, Standing, Tally, agreed, text, words};
use crate::text::Days;

/// The levels, gravest first, and what each asks for.
const LEVELS: [(Severity, &str); 3] = [
    (Severity::Error, "must be settled before the text goes out"),
    (Severity::Warning, "should be looked at"),
    (Severity::Note, "worth knowing"),
];
/// So many findings are named at the top.
const NAMED: usize = 7;

/// The numbers of a report, and its gravest findings.
#[derive(Debug)]
pub(super) struct Summary<'a> {
    /// Whether it is about a draft.
    pub(super) draft: bool,
    /// What the report lacks, and why.
    pub(super) undone: Vec<String>,
    /// "5 sources".
    pub(super) sources: String,
    /// "381 claims".
    pub(super) claims: String,
    pub(super) compared: usize,
    /// Claims that no other source has.
    pub(super) alone: usize,
    /// From when to when the sources of a dossier were published.
    pub(super) published: Option<String>,
    pub(super) levels: Vec<Level>,
    pub(super) open: usize,
    /// Those of them that are notes; they are not named in the summary.
    pub(super) notes: usize,
    pub(super) decided: usize,
    /// Those among them that nothing explains.
    pub(super) real: usize,
    pub(super) suppressed: usize,
    pub(super) baselined: usize,
    pub(super) stale: usize,
    /// Those of the open ones that wait for a second person.
    pub(super) unconfirmed: usize,
    /// Declarations that bind nothing.
    pub(super) not_in_force: usize,
    pub(super) agreements: usize,
    /// By which reasons they agree: "9 same, 5 bounds".
    pub(super) agreed: String,
    /// What differs and is no disagreement: "3 of other people or places".
    pub(super) apart: String,
    /// The gravest open findings that are more than notes.
    pub(super) waiting: Vec<(&'static str, &'a Finding)>,
    /// How many more there are.
    pub(super) more: usize,
    pub(super) kinds: Vec<Row>,
}

/// How many open findings there are of one level.
#[derive(Debug)]
pub(super) struct Level {
    pub(super) word: &'static str,
    pub(super) n: usize,
    pub(super) means: &'static str,
}

/// How many findings there are of one kind: open ones by level, then those decided.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) kind: &'static str,
    pub(super) open: [usize; LEVELS.len()],
    pub(super) decided: usize,
}

impl<'a> Summary<'a> {
    pub(super) fn new(report: &Report<'a>) -> Self {
        let Tally { open, decided, real, suppressed, baselined, stale, waiting: unconfirmed } =
            report.tally();
        let levels = LEVELS.map(|(level, means)| Level {
            word: text::level(level),
            n: open.get(&level).copied().unwrap_or_default(),
            means,
        });
        let waiting = || {
            let open = report.findings().filter(|(_, standing)| standing.is_open());
            open.map(|(finding, _)| finding).filter(|finding| finding.severity > Severity::Note)
        };
        Self {
            draft: report.about == About::Draft,
            undone: report.undone.iter().map(ToString::to_string).collect(),
            sources: sources(report),
            claims: words::several(report.claims_read(), "claim"),
            compared: report.compared(),
            alone: report.checked.coverage.iter().map(|row| row.alone).sum(),
            published: published(report),
            open: open.values().sum(),
            notes: open.get(&Severity::Note).copied().unwrap_or_default(),
            levels: levels.into(),
            decided,
            real,
            suppressed,
            baselined,
            stale,
            unconfirmed,
            not_in_force: report.not_in_force().count(),
            agreements: agreed::number(report),
            agreed: agreed::reasons(report),
            apart: agreed::apart(report),
            waiting: waiting().take(NAMED).map(|finding| (text::level(finding.severity), finding)).collect(),
            more: waiting().count().saturating_sub(NAMED),
            kinds: kinds(report),
        }
    }
}

/// "5 sources"; "The draft and 4 sources"
fn sources(report: &Report<'_>) -> String {
    match report.about {
        About::Sources => words::several(report.sources.len(), "source"),
        About::Draft => {
            let others = report.sources.len().saturating_sub(1);
            format!("The draft and {}", words::several(others, "source"))
        }
    }
}

/// When the sources of a dossier were published.
fn published(report: &Report<'_>) -> Option<String> {
    if report.about == About::Draft {
        return None;
    }
    let days = report.sources.iter().filter_map(|from| from.source.published);
    let all = days.reduce(|a, b| Days::between(a.start.min(b.start), a.end.max(b.end)))?;
    Some(words::days(all))
}

fn kinds(report: &Report<'_>) -> Vec<Row> {
    let mut rows: BTreeMap<Kind, Row> = BTreeMap::new();
    for (finding, standing) in report.findings() {
        let empty = || Row { kind: words::kinds(finding.kind), open: [0; LEVELS.len()], decided: 0 };
        let row = rows.entry(finding.kind).or_insert_with(empty);
        match standing {
            Standing::Decided(_) => row.decided += 1,
            Standing::Suppressed(_) | Standing::Baselined => {}
            Standing::Open | Standing::Waiting(_) | Standing::Stale(_) => {
                let counts = row.open.iter_mut().zip(LEVELS);
                counts.filter(|(_, (level, _))| *level == finding.severity).for_each(|(n, _)| *n += 1);
            }
        }
    }
    rows.into_values().collect()
}
