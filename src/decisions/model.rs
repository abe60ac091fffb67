use std::fmt;

use jiff::civil::Date;
use miette::Diagnostic;

use crate::claim::{ClaimId, words};
use crate::text::Days;
use crate::yaml::Problems;

/// What stands in the file about one finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// The finding's id.
    pub finding: String,
    /// The rule that found it.
    pub rule: String,
    /// What it said, for a person who reads the file.
    pub summary: String,
    /// Its claims, in order of their ids.
    pub claims: Vec<ClaimId>,
    /// What holds now.
    pub ruling: Ruling,
    /// What held before, oldest first.
    pub history: Vec<Ruling>,
}

/// A digest of all that stands in the file about one finding, history included; empty where nothing does.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Mark(String);

/// Who decided what, when, and in sight of what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruling {
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub note: Option<String>,
    /// Digest of the values and quotes that were seen.
    pub evidence: String,
}

impl Ruling {
    /// "by Ana on 21 November 2026"
    #[must_use]
    pub fn signed(&self) -> String {
        format!("by {} on {}", self.by, words::days(Days::day(self.on)))
    }
}

/// What a person can find about a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The sources really contradict each other.
    Real,
    /// They do not; the note explains it.
    Explained,
    /// The claims are not about the same fact: they are kept apart from now on.
    Different,
    /// This claim's value is the one to print.
    Print(ClaimId),
    /// Of two claims that were kept apart: they are about one fact.
    Same,
    /// An earlier decision was taken back: the finding is open.
    Revoked,
}

/// Two claims that a decision keeps apart, and that decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Apart {
    /// The claims, in order of their ids.
    pub claims: (ClaimId, ClaimId),
    /// The finding that was decided about.
    pub finding: String,
    /// What was decided, by whom and when.
    pub ruling: Ruling,
}

/// What somebody does: the part of a [`Ruling`] that a person gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// What is decided.
    pub verdict: Verdict,
    /// Who decides.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// Why.
    pub note: Option<String>,
}

/// Whether a finding still needs somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status<'a> {
    /// Nobody decided, or the decision was revoked.
    Open,
    /// Decided, on what is claimed now.
    Decided(&'a Decision),
    /// Decided so too, but a second person has to confirm it.
    Waiting(&'a Decision),
    /// Decided, but a value or a quote has changed since: open again.
    Stale(&'a Decision),
}

/// Why a decision cannot be kept.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum DecideError {
    /// `explained` explains nothing without a note.
    #[error("an explanation is missing")]
    #[diagnostic(help("give it as the note"))]
    Note,
    /// The claim to print is not one of the finding's.
    #[error("`{0}` is not a claim of this finding")]
    #[diagnostic(help("its claims are {1}"))]
    Claim(ClaimId, String),
    /// A decision needs somebody who stands by it.
    #[error("nobody is named who decides")]
    #[diagnostic(help("say who with `--by`"))]
    Nobody,
    /// Somebody else decided in between.
    #[error("somebody else has decided about this finding meanwhile: {0}")]
    #[diagnostic(help("look at it again; nothing was changed"))]
    Meanwhile(String),
    /// A claim that is to be one fact with another is not there.
    #[error("one of the claims `{0}` and `{1}` is not there")]
    #[diagnostic(help("`crosscheck extract` shows the ids of claims"))]
    Gone(ClaimId, ClaimId),
    /// It is decided otherwise.
    #[error("it is decided otherwise: {decided}, {place}")]
    #[diagnostic(help("take that back first: `crosscheck review revoke {finding}`; nothing was changed"))]
    Contradicts {
        /// What, by whom and when.
        decided: String,
        /// Where it stands.
        place: String,
        /// The id of that decision.
        finding: String,
    },
    /// There is nothing to revoke.
    #[error("nothing is decided about the finding `{0}`")]
    Undecided(String),
    /// The file of decisions has mistakes, or cannot be edited in place.
    #[error(transparent)]
    #[diagnostic(transparent)]
    File(#[from] Problems),
}

impl Verdict {
    /// The word that stands for it in the file.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Explained => "explained",
            Self::Different => "different",
            Self::Print(_) => "print",
            Self::Same => "same",
            Self::Revoked => "revoked",
        }
    }

    /// All such words; the last is written by revoking alone, and the one before it about two claims.
    pub const WORDS: [&'static str; 6] = ["real", "explained", "different", "print", "same", "revoked"];

    /// The verdict of a word; `print` is the claim that it needs.
    #[must_use]
    pub fn new(word: &str, print: Option<ClaimId>) -> Option<Self> {
        Some(match word {
            "real" => Self::Real,
            "explained" => Self::Explained,
            "different" => Self::Different,
            "print" => Self::Print(print?),
            "same" => Self::Same,
            "revoked" => Self::Revoked,
            _ => return None,
        })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Print(claim) => write!(f, "print {claim}"),
            _ => f.write_str(self.word()),
        }
    }
}

impl Decision {
    pub(super) fn mark(&self) -> Mark {
        let mut hasher = blake3::Hasher::new();
        for Ruling { verdict, by, on, note, evidence } in self.history.iter().chain([&self.ruling]) {
            let note = note.as_deref().unwrap_or_default();
            for part in [&verdict.to_string(), by, &on.to_string(), note, evidence] {
                hasher.update(part.as_bytes()).update(&[0]);
            }
        }
        Mark(hasher.finalize().to_hex()[..16].to_owned())
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Act {
    pub(super) fn ruling(self, evidence: String) -> Ruling {
        let note = self.note.filter(|note| !note.trim().is_empty());
        Ruling { verdict: self.verdict, by: self.by, on: self.on, note, evidence }
    }
}

impl Ruling {
    /// Whether it has all that its verdict needs.
    pub(super) fn fits(&self, claims: &[ClaimId]) -> Result<(), DecideError> {
        if self.by.trim().is_empty() {
            return Err(DecideError::Nobody);
        }
        match &self.verdict {
            Verdict::Explained if self.note.is_none() => Err(DecideError::Note),
            Verdict::Print(claim) if !claims.contains(claim) => {
                let known: Vec<String> = claims.iter().map(ClaimId::to_string).collect();
                Err(DecideError::Claim(claim.clone(), known.join(", ")))
            }
            _ => Ok(()),
        }
    }
}
