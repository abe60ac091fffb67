//! Where findings stand with the people who decide, in words.

use serde::{Serialize, Serializer};

use super::words;
use crate::check::Suppression;
use crate::decisions::{self, Decision, Ruling, Status};

/// Where a finding stands with the people who decide.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    /// Nobody has decided about it.
    #[default]
    Open,
    /// Somebody has.
    Decided(Verdict),
    /// Somebody has, and a second person has to confirm it: until then it is open.
    Waiting(Verdict),
    /// Somebody has, but the values or quotes have changed since: it is open again.
    Stale(Verdict),
    /// A claim of it says in its file that it is to be ignored.
    Suppressed(Suppression),
    /// Nobody has; but it was there before, and is in the baseline.
    Baselined,
}

/// That two claims are about one fact, or about two, as somebody declared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declared {
    /// Its id.
    pub id: String,
    /// "same" or "different".
    pub rule: String,
    /// "a-1 and b-1 are one fact".
    pub summary: String,
    /// Where it stands: it binds as long as it is decided.
    pub standing: Standing,
}

impl From<Status<'_>> for Option<Declared> {
    fn from(status: Status<'_>) -> Self {
        let decision = match status {
            Status::Open => return None,
            Status::Decided(decision) | Status::Waiting(decision) | Status::Stale(decision) => decision,
        };
        let Decision { finding, rule, summary, .. } = decision.clone();
        Some(Declared { id: finding, rule, summary, standing: Standing::from(status) })
    }
}

/// What was decided, in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Verdict {
    /// What: in JSON "explained", "real", "print wsws-1f09aa".
    #[serde(rename = "verdict", serialize_with = "in_words")]
    pub what: decisions::Verdict,
    /// Who.
    pub by: String,
    /// When, as written in the file.
    pub on: String,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What somebody else had decided, where that is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirms: Option<Earlier>,
    /// What somebody else had decided, where it is not and one of the two has to be confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differs_from: Option<Earlier>,
}

/// What was decided before, by somebody else.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Earlier {
    /// What.
    #[serde(rename = "verdict", serialize_with = "in_words")]
    pub what: decisions::Verdict,
    /// Who.
    pub by: String,
    /// When, as written in the file.
    pub on: String,
}

fn in_words<S: Serializer>(verdict: &decisions::Verdict, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(verdict)
}

impl From<Status<'_>> for Standing {
    fn from(status: Status<'_>) -> Self {
        match status {
            Status::Open => Self::Open,
            Status::Decided(decision) => Self::Decided(Verdict::from(decision)),
            Status::Stale(decision) => Self::Stale(Verdict::from(decision)),
            Status::Waiting(decision) => Self::Waiting(Verdict {
                differs_from: decision.differs_from().map(Earlier::from),
                ..Verdict::from(decision)
            }),
        }
    }
}

impl From<&Decision> for Verdict {
    fn from(decision: &Decision) -> Self {
        let Ruling { verdict, by, on, note, .. } = &decision.ruling;
        Self {
            what: verdict.clone(),
            by: by.clone(),
            on: on.to_string(),
            note: note.clone(),
            confirms: decision.confirms().map(Earlier::from),
            differs_from: None,
        }
    }
}

impl From<&Ruling> for Earlier {
    fn from(Ruling { verdict, by, on, .. }: &Ruling) -> Self {
        Self { what: verdict.clone(), by: by.clone(), on: on.to_string() }
    }
}

impl Verdict {
    /// Whether this is what was decided there.
    #[must_use]
    pub fn is_of(&self, ruling: &Ruling) -> bool {
        let Ruling { verdict, by, on, note, .. } = ruling;
        (&self.what, &self.by, &self.note, self.on.as_str()) == (verdict, by, note, on.to_string().as_str())
    }
}

impl Verdict {
    /// "by Ana on 1 June 2019: the ministry counts both"
    #[must_use]
    pub fn signed(&self) -> String {
        let note = self.note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("by {} on {}{note}", self.by, words::on(&self.on))
    }
}

impl Standing {
    /// The word that programmes read: what waits for a second person is open.
    #[must_use]
    pub const fn status(&self) -> &'static str {
        if let Self::Waiting(_) = self { Self::Open.word() } else { self.word() }
    }

    /// The word for people.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Waiting(_) => "waiting",
            Self::Decided(_) => "decided",
            Self::Stale(_) => "stale",
            Self::Suppressed(_) => "suppressed",
            Self::Baselined => "baselined",
        }
    }

    /// Whether somebody still has to look at it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open | Self::Waiting(_) | Self::Stale(_))
    }

    /// Whether this person, if it is known who, still has to look at it: what they decided waits for others.
    #[must_use]
    pub fn needs(&self, person: Option<&str>) -> bool {
        let own =
            |verdict: &Verdict| person.is_some_and(|person| decisions::same_person(&verdict.by, person));
        self.is_open() && !matches!(self, Self::Waiting(verdict) if own(verdict))
    }

    /// What was decided, whether or not it still holds.
    #[must_use]
    pub const fn verdict(&self) -> Option<&Verdict> {
        match self {
            Self::Open | Self::Suppressed(_) | Self::Baselined => None,
            Self::Decided(verdict) | Self::Waiting(verdict) | Self::Stale(verdict) => Some(verdict),
        }
    }

    /// The same on evidence that is there no more.
    #[must_use]
    pub fn reopened(self) -> Self {
        match self {
            Self::Decided(verdict) | Self::Waiting(verdict) => Self::Stale(verdict),
            other => other,
        }
    }

    /// What a claim file says about it.
    #[must_use]
    pub const fn suppression(&self) -> Option<&Suppression> {
        if let Self::Suppressed(suppression) = self { Some(suppression) } else { None }
    }

    /// Why nobody need look at it, or what was decided before, in one sentence; with the value that is to be
    /// `printed`, if that is what was decided.
    #[must_use]
    pub fn told(&self, printed: Option<&str>) -> Option<String> {
        match self {
            Self::Baselined => {
                return Some("in the baseline: it was there before, and is as it was".to_owned());
            }
            Self::Suppressed(suppression) => return Some(ignored(suppression)),
            Self::Open | Self::Decided(_) | Self::Waiting(_) | Self::Stale(_) => {}
        }
        let verdict = self.verdict()?;
        let stale = matches!(self, Self::Stale(_));
        let stale = if stale { "stale, for the evidence has changed since: " } else { "" };
        let second = self.second().map(|told| format!("; {told}")).unwrap_or_default();
        let what = words::decided(&verdict.what, printed);
        Some(format!("{stale}{what} {}{second}", verdict.signed()))
    }

    /// What there is to say of a second person: "confirms Ana (2026-11-21)".
    #[must_use]
    pub fn second(&self) -> Option<String> {
        let Verdict { confirms, differs_from, .. } = self.verdict()?;
        match (confirms, differs_from) {
            (Some(Earlier { by, on, .. }), _) => Some(format!("confirms {by} ({})", words::on(on))),
            (None, Some(Earlier { what, by, on })) => Some(format!(
                "{by} {} on {}, and a second person must confirm one of the two",
                words::decided(what, None),
                words::on(on)
            )),
            (None, None) => {
                matches!(self, Self::Waiting(_)).then(|| "a second person must confirm it".to_owned())
            }
        }
    }
}

/// "ignored in the claim file, at wsws-1f09aa: the erratum settles it (until 31 January 2027)"
fn ignored(suppression: &Suppression) -> String {
    let Suppression { claim, reason, until } = suppression;
    let until = until.map(|until| format!(" (until {})", words::days(until))).unwrap_or_default();
    format!("ignored in the claim file, at {claim}: {reason}{until}")
}
