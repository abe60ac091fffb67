use super::Severity;

/// A rule, as its file in `rules/check/` has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// Its id: the stem of its file.
    pub id: String,
    /// One line.
    pub summary: String,
    /// Why it matters, and when it is no problem.
    pub explanation: String,
    /// How grave its findings are.
    pub level: Severity,
    /// What to do about a finding.
    pub help: String,
}
