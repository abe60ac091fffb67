//! What kept a run from doing all of its work: a report that lacks something says what.

use std::fmt;
use std::iter;

use serde::Serialize;

use super::Report;

/// What could not be done: a file that was refused, claims that were left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Undone {
    /// What, and why, in one clause.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The file at fault, where a line of it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// That line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

/// What a report says where it is not complete.
pub(super) const INCOMPLETE: &str = "This report is not complete: not all of the work could be done.";
/// What stands for the rule, where a format asks for one.
pub(super) const RULE: &str = "not-done";

impl Undone {
    /// A file that some formats ask for: the one at fault, else the dossier, else the place from which all paths are.
    pub(super) fn place<'a>(&'a self, report: &Report<'a>) -> &'a str {
        self.file.as_deref().or(report.place).unwrap_or(".")
    }
}

/// "claims/herald.yaml, line 5: unknown key `valeu`".
impl fmt::Display for Undone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!("line {line}"));
        let place: Vec<_> = self.file.iter().chain(&line).map(String::as_str).collect();
        let parts = iter::once(place.join(", ")).chain([self.message.clone()]);
        f.write_str(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;
    use crate::report::{Style, csv, findings, github, github_summary, gitlab, html, markdown, rdjson, text};
    use std::io;

    type Write = fn(&mut dyn io::Write, &Report<'_>) -> io::Result<()>;

    fn written(sample: &Sample, write: Write) -> String {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        String::from_utf8(out).unwrap()
    }

    fn plain(out: &mut dyn io::Write, report: &Report<'_>) -> io::Result<()> {
        text::write(out, report, Style::PLAIN)
    }

    #[test]
    fn every_format_that_has_a_place_for_it_names_what_was_refused() {
        let all: [Write; 8] = [
            plain,
            findings::write,
            markdown::write,
            html::write,
            github::write,
            github_summary::write,
            gitlab::write,
            rdjson::write,
        ];
        for (at, write) in all.into_iter().enumerate() {
            let told = written(&Sample::refused(), write);
            assert!(told.contains("echo.yaml") && told.contains("unknown key"), "{at}: {told}");
            let whole = written(&Sample::new(), write);
            assert!(!whole.contains("not complete") && !whole.contains(RULE), "{at}: {whole}");
        }
    }

    #[test]
    fn for_people_it_is_said_aloud() {
        for write in [plain as Write, markdown::write, html::write, github_summary::write] {
            assert!(written(&Sample::refused(), write).contains(INCOMPLETE));
        }
    }

    #[test]
    fn every_line_of_a_finding_counts_it() {
        let line: serde_json::Value =
            serde_json::from_str(&written(&Sample::refused(), findings::lines)).unwrap();
        assert_eq!(line["not_done"], 2);
        let whole: serde_json::Value =
            serde_json::from_str(&written(&Sample::new(), findings::lines)).unwrap();
        assert!(whole.get("not_done").is_none());
    }

    #[test]
    fn a_table_has_its_rows_and_no_more() {
        assert_eq!(written(&Sample::refused(), csv::write), written(&Sample::new(), csv::write));
    }

    #[test]
    fn a_place_is_told_as_far_as_it_is_known() {
        let told = |file: Option<&str>, line| {
            Undone { message: "no".into(), file: file.map(str::to_owned), line, help: None }.to_string()
        };
        assert_eq!(told(Some("a.yaml"), Some(5)), "a.yaml, line 5: no");
        assert_eq!(told(None, None), "no");
    }
}
