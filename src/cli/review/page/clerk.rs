//! What is asked on the page, and what the desk answers: one clerk for all windows.

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{source, views};
use crate::claim::ClaimId;
use crate::cli::review::card::unfit;
use crate::cli::review::desk::{Change, Desk, not_kept};
use crate::cli::review::filter::{Chosen, Filter};
use crate::cli::review::undo::{Back, Undo};
use crate::decisions::store::ChangeError;
use crate::decisions::{DecideError, Mark, Verdict};
use crate::report::escape;
use crate::report::html::{figure, ruling};

/// For text that is left out of a quote.
const GAP: &str = "…";
/// See the module.
#[derive(Debug)]
pub(super) struct Clerk<'d, 'a> {
    desk: &'d mut Desk<'a>,
    /// Who decides, as far as it is known.
    by: Option<String>,
    all: bool,
    /// What could not be read at the start.
    troubles: Vec<String>,
    windows: Windows,
    /// The ids of the findings that were decided about, once for each decision that was not taken back.
    decided: Vec<String>,
}

/// A decision, as a window asks for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decide {
    /// The window that asks.
    window: String,
    /// The finding's id.
    finding: String,
    /// What the window saw of its decision.
    mark: Mark,
    /// The verdict's word.
    verdict: String,
    /// The claim to print.
    print: Option<ClaimId>,
    note: Option<String>,
    /// Who decides, where the programme does not know.
    by: Option<String>,
}

/// That a window's last decision is to be taken back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TakeBack {
    window: String,
    by: Option<String>,
}

/// A change that was kept.
#[derive(Debug, Serialize)]
pub(super) struct Kept {
    told: String,
    /// The id of the finding.
    finding: String,
    /// The finding as it is seen now.
    opened: String,
    news: News,
}

/// A change that was not.
#[derive(Debug, Serialize)]
pub(super) struct Refused {
    #[serde(skip)]
    pub why: Why,
    told: String,
    /// The id of the finding, if there is one, and the finding as it is seen now.
    finding: Option<String>,
    opened: Option<String>,
    news: News,
}

/// Why a change was not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Why {
    /// There is no such finding.
    Unknown,
    /// Somebody else has decided about it since.
    Meanwhile,
    /// It lacks something.
    Unfit,
    /// The file cannot be read or written.
    Disk,
}

/// How things stand.
#[derive(Debug, Serialize)]
pub(super) struct News {
    /// Of what stands in the file of decisions.
    version: String,
    /// Of the list of findings.
    list: String,
    /// Where each finding stands, in the order of the list.
    standings: Vec<&'static str>,
    /// What that has done to the findings, if anything; empty where they are the same.
    consequence: String,
    /// That all is decided, and how; none as long as it is not.
    finished: Option<String>,
    /// Why the file cannot be read.
    trouble: Option<String>,
}

impl<'d, 'a> Clerk<'d, 'a> {
    pub(super) fn new(desk: &'d mut Desk<'a>, all: bool, troubles: Vec<String>) -> Self {
        let by = desk.by();
        Self { desk, by, all, troubles, windows: Windows::default(), decided: Vec::new() }
    }

    /// About how many findings decisions were kept and not taken back.
    pub(super) fn decisions(&self) -> usize {
        self.decided.iter().collect::<BTreeSet<_>>().len()
    }

    /// The page with the list of all findings.
    pub(super) fn page(&mut self) -> String {
        let News { version, list, finished, .. } = self.news();
        let next_step = self.desk.next_step();
        let report = self.desk.report();
        views::page(
            &report,
            &views::Start {
                sources: self.desk.items().sources(),
                by: self.by.as_deref().unwrap_or_default(),
                all: self.all,
                version: &version,
                list: &list,
                troubles: &self.troubles,
                finished: finished.as_deref(),
                next_step: &next_step,
            },
        )
    }

    /// The places of the findings that are looked for.
    pub(super) fn found(&self, text: &str, chosen: &Chosen) -> Vec<usize> {
        self.desk.items().that_fit(&[Filter::new(text, self.desk.items().sources()), Filter::of(chosen)])
    }

    /// A finding; none where there is none of this id.
    pub(super) fn finding(&mut self, id: &str) -> Option<String> {
        self.look();
        self.opened(self.place(id)?)
    }

    /// Why the claims of a finding were put together and judged so.
    pub(super) fn evidence(&self, id: &str) -> Option<String> {
        let item = self.place(id)?;
        let judged = self.desk.card(item, GAP)?.evidence;
        let matched = self.desk.matched(item);
        let lines: Vec<_> = judged.into_iter().chain(matched.iter().map(|line| escape::line(line))).collect();
        Some(views::evidence(&lines))
    }

    /// A source with all its claims; none where there is none at this place.
    pub(super) fn source(&self, place: usize) -> Option<String> {
        source::page(&self.desk.report(), place)
    }

    /// How things stand, if that is not what somebody knows already.
    pub(super) fn news_since(&mut self, version: &str) -> Option<News> {
        Some(self.news()).filter(|news| news.version != version)
    }

    /// How things stand, the file read again if it has changed.
    fn news(&mut self) -> News {
        self.look();
        let report = self.desk.report();
        News {
            version: name(&[self.desk.text(), self.desk.trouble().unwrap_or_default()]),
            list: name(&report.findings().map(|(finding, _)| finding.id.as_str()).collect::<Vec<_>>()),
            standings: report.findings().map(|(_, standing)| standing.word()).collect(),
            consequence: self.desk.consequence(),
            finished: self.desk.items().finished(),
            trouble: self.desk.trouble().map(|why| escape::line(&format!("The file of decisions: {why}"))),
        }
    }

    /// Decides, in sight of what the window saw.
    pub(super) fn decide(&mut self, asked: Decide) -> Result<Kept, Box<Refused>> {
        let Decide { window, finding, mark, verdict, print, note, by } = asked;
        let unknown = || "There is no such finding any more.".to_owned();
        let id = finding;
        let item = self.place(&id).ok_or_else(|| self.refused(Why::Unknown, unknown(), None))?;
        let about_one = |verdict: &Verdict| *verdict != Verdict::Same;
        let Some(verdict) = Verdict::new(&verdict, print).filter(about_one) else {
            return Err(self.refused(Why::Unfit, format!("{verdict:?} is no verdict."), Some(&id)));
        };
        let finding = self.desk.finding(item);
        if let Some(why) = finding.and_then(|finding| unfit(&self.desk.report(), finding, &verdict)) {
            return Err(self.refused(Why::Unfit, escape::line(&format!("Not kept: {why}.")), Some(&id)));
        }
        let change = Change { item, verdict, restores: None, note, by: self.named(by) };
        let before = self.desk.items().standing(item).clone();
        self.keep(&change, &mark)?;
        self.windows.undo(&window).push(&id, before, self.desk.items());
        let told = self.desk.told(&id, &change.verdict);
        self.decided.push(id.clone());
        Ok(self.kept(id, told))
    }

    /// Takes a window's last decision back.
    pub(super) fn take_back(&mut self, asked: &TakeBack) -> Result<Kept, Box<Refused>> {
        self.look();
        let (item, restores) = match self.windows.undo(&asked.window).back(self.desk.items()) {
            Back::Nothing => return Err(self.refused(Why::Unfit, NOTHING.to_owned(), None)),
            Back::Gone => return Err(self.refused(Why::Unfit, GONE.to_owned(), None)),
            Back::Overruled(item) => {
                let id = self.desk.items().id(item).to_owned();
                return Err(self.refused(Why::Meanwhile, OVERRULED.to_owned(), Some(&id)));
            }
            Back::To(item, restores) => (item, restores),
        };
        let by = self.named(asked.by.clone());
        let change = Change { item, verdict: Verdict::Revoked, restores, note: None, by };
        let id = self.desk.items().id(item).to_owned();
        self.keep(&change, &self.desk.mark(item))?;
        self.windows.undo(&asked.window).pop();
        if let Some(made) = self.decided.iter().rposition(|decided| *decided == id) {
            self.decided.remove(made);
        }
        let told = self.desk.taken_back(&id);
        Ok(self.kept(id, told))
    }

    fn keep(&mut self, change: &Change, seen: &Mark) -> Result<(), Box<Refused>> {
        let id = self.desk.items().id(change.item).to_owned();
        let kept = self.desk.keep(change, seen);
        self.look();
        kept.map_err(|error| {
            let why = match &error {
                ChangeError::Decide(DecideError::Meanwhile(_)) => Why::Meanwhile,
                ChangeError::Decide(DecideError::File(_)) | ChangeError::Store(_) => Why::Disk,
                ChangeError::Decide(_) => Why::Unfit,
            };
            self.refused(why, not_kept(&error), Some(&id))
        })
    }

    /// Reads the file again if somebody else has changed it; the desk remembers if it cannot be read.
    fn look(&mut self) {
        _ = self.desk.refresh();
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.desk.items().place(id)
    }

    fn opened(&self, item: usize) -> Option<String> {
        let (report, finding) = (self.desk.report(), self.desk.finding(item)?);
        let standing = self.desk.items().standing(item);
        Some(views::opened(&views::Open {
            card: &self.desk.card(item, GAP)?,
            finding,
            standing,
            mark: &self.desk.mark(item),
            ruling: ruling(&report, finding, standing),
            figure: figure(&report, finding, standing),
        }))
    }

    fn kept(&mut self, finding: String, told: String) -> Kept {
        let opened = self.place(&finding).and_then(|item| self.opened(item));
        Kept { told, finding, opened: opened.unwrap_or_default(), news: self.news() }
    }

    fn refused(&mut self, why: Why, told: String, finding: Option<&str>) -> Box<Refused> {
        let opened = finding.and_then(|id| self.opened(self.place(id)?));
        Box::new(Refused { why, told, finding: finding.map(str::to_owned), opened, news: self.news() })
    }

    /// Who decides: whom the window names, else whom the programme knows.
    fn named(&self, by: Option<String>) -> String {
        by.or_else(|| self.by.clone()).unwrap_or_default()
    }
}

/// What each window can take back, by the name that it has given itself; the last that was asked for is last.
#[derive(Debug, Default)]
struct Windows(VecDeque<(String, Undo)>);

/// So many windows are known; of more, the last ones.
const WINDOWS: usize = 64;

impl Windows {
    fn undo(&mut self, window: &str) -> &mut Undo {
        let known = self.0.iter().position(|(name, _)| name == window).and_then(|at| self.0.remove(at));
        if self.0.len() == WINDOWS {
            self.0.pop_front();
        }
        self.0.push_back(known.unwrap_or_else(|| (window.to_owned(), Undo::default())));
        let last = self.0.len() - 1;
        &mut self.0[last].1
    }
}

const NOTHING: &str = "There is nothing to take back in this window.";
const GONE: &str = "The finding about which this window decided last is no more.";
const OVERRULED: &str = "Somebody else has decided about it since; o opens it again.";

/// A name for what these say together: another where one of them is another.
fn name(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    parts.iter().for_each(|part| _ = hasher.update(part.as_bytes()).update(&[0]));
    hasher.finalize().to_hex()[..16].to_owned()
}
