//! Decisions into the text of their file, every other byte left alone.

use std::fmt::Write as _;

use super::read::keys;
use super::{Decision, Ruling, Verdict};
use crate::text::Span;
use crate::yaml::edit::{Edits, Items, block_end, items, line_start};
use crate::yaml::{self, Node, Problem, Sheet, scalar};

/// A file without decisions.
pub(super) const HEAD: &str = "\
# yaml-language-server: $schema=schemas/decisions.schema.json
# What was decided about findings. `crosscheck review` writes here; notes and comments are yours to edit.
schema: crosscheck/decisions/1
decisions:
";

/// The text with `new` in the place of `old`, which goes into its history; or with `new` at the end.
pub(super) fn put(name: &str, text: &str, old: Option<&Decision>, new: &Decision) -> Result<String, Problem> {
    let root = yaml::parse(name, text)?;
    let unfit = |span: Span| unfit(&Sheet { name, text }, span);
    let mut edits = Edits::default();
    let Some((key, list)) = root.pair("decisions") else {
        edits.insert_lines(text, text.len(), &format!("decisions:\n{}", entry(new, 2)));
        return Ok(edits.apply(text));
    };
    let cut = items(text, key, list).ok_or_else(|| unfit(list.span))?;
    match old {
        Some(old) => {
            let (node, lines) = find(list, &cut, &new.finding).ok_or_else(|| unfit(list.span))?;
            let entry = Entry { text, node, lines, indent: cut.indent + 2 };
            entry.rule(&mut edits, &old.ruling, new).ok_or_else(|| unfit(node.span))?;
        }
        None => match cut.lines.last() {
            Some(last) => append(&mut edits, text, last.end, cut.indent, new),
            None => {
                let at = edits.open(text, key, list);
                edits.insert_lines(text, at, &entry(new, 2));
            }
        },
    }
    Ok(edits.apply(text))
}

/// Puts a decision behind the others, which end at `at` and have their dashes at column `indent`.
pub(super) fn append(edits: &mut Edits, text: &str, at: usize, indent: usize, new: &Decision) {
    edits.insert_lines(text, at, &format!("\n{}", entry(new, indent)));
}

fn unfit(sheet: &Sheet<'_>, span: Span) -> Problem {
    Problem::new(sheet, span, "this decision cannot be edited in place")
        .help("write the decisions as a list, a line with `-` for each and a line for every key; nothing was changed")
}

fn find<'n>(list: &'n Node, cut: &Items, finding: &str) -> Option<(&'n Node, Span)> {
    let mut entries = list.as_list().iter().zip(cut.lines.iter().copied());
    entries.find(|(node, _)| node.entry("finding").and_then(Node::as_text) == Some(finding))
}

/// A decision that stands in the file.
struct Entry<'a> {
    text: &'a str,
    node: &'a Node,
    /// Its lines.
    lines: Span,
    /// Column of its keys.
    indent: usize,
}

impl Entry<'_> {
    /// Writes the new ruling and moves the old one into the history; `None` where the entry is not
    /// one key a line.
    fn rule(&self, edits: &mut Edits, old: &Ruling, new: &Decision) -> Option<()> {
        if self.text[self.node.span.start..].starts_with('{') {
            return None;
        }
        for (key, value) in ruling(&new.ruling) {
            self.set(edits, key, value);
        }
        self.set(edits, "summary", (!new.summary.is_empty()).then(|| scalar(&new.summary)));
        self.remember(edits, old)
    }

    fn set(&self, edits: &mut Edits, key: &str, value: Option<String>) {
        match (self.node.pair(key), value) {
            (Some((key, node)), value) => {
                let place = self.value_of(key, node);
                if let Some(value) = value {
                    edits.replace(place, format!(" {value}"));
                } else if self.text[place.start..].lines().next().is_some_and(|line| line.contains('#')) {
                    edits.replace(place, "");
                } else {
                    edits.replace(self.line_of(place), "");
                }
            }
            (None, Some(value)) => {
                edits.insert_lines(self.text, self.end(), &format!("{:1$}{key}: {value}\n", "", self.indent));
            }
            (None, None) => {}
        }
    }

    /// From the colon of a key to the end of its value: on the line, or all lines that belong to it.
    fn value_of(&self, key: &yaml::Key, node: &Node) -> Span {
        let colon = yaml::edit::colon_after(self.text, key);
        let line_end = yaml::edit::line_end(self.text, colon);
        if node.value == yaml::Yaml::Null {
            return Span::new(colon, colon);
        }
        if colon <= node.span.start && !node.span.is_empty() && node.span.end <= line_end {
            let block = self.text[colon..node.span.start].contains(['|', '>']);
            if !block {
                return Span::new(colon, node.span.end);
            }
        }
        let end = block_end(self.text, line_start(self.text, key.span.start), self.indent);
        Span::new(colon, colon + self.text[colon..end].trim_end().len())
    }

    fn line_of(&self, value: Span) -> Span {
        let end = yaml::edit::line_end(self.text, value.end);
        Span::new(line_start(self.text, value.start), end)
    }

    /// Where a new key goes: before the history, else after the last line.
    fn end(&self) -> usize {
        let history = self.node.pair("history").map(|(key, _)| line_start(self.text, key.span.start));
        history.unwrap_or(self.lines.end)
    }

    fn remember(&self, edits: &mut Edits, old: &Ruling) -> Option<()> {
        let past = flow(old);
        let Some((key, list)) = self.node.pair("history") else {
            let lines = format!("{0:1$}history:\n{0:1$}  - {past}\n", "", self.indent);
            edits.insert_lines(self.text, self.lines.end, &lines);
            return Some(());
        };
        let cut = items(self.text, key, list)?;
        let (at, indent) = match cut.lines.last() {
            Some(last) => (last.end, cut.indent),
            None => (edits.open(self.text, key, list), self.indent + 2),
        };
        edits.insert_lines(self.text, at, &format!("{:indent$}- {past}\n", ""));
        Some(())
    }
}

/// A decision as an item of the list, its dash at column `indent`.
fn entry(decision: &Decision, indent: usize) -> String {
    let claims: Vec<String> = decision.claims.iter().map(|claim| scalar(&claim.0)).collect();
    let mut lines = vec![
        ("finding", Some(scalar(&decision.finding))),
        ("rule", Some(scalar(&decision.rule))),
        ("summary", Some(scalar(&decision.summary))),
        ("claims", Some(format!("[{}]", claims.join(", ")))),
    ];
    lines.extend(ruling(&decision.ruling));
    let lines = lines.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let mut out = String::new();
    for (i, (key, value)) in lines.enumerate() {
        let dash = if i == 0 { "- " } else { "  " };
        let _ = writeln!(out, "{:indent$}{dash}{key}: {value}", "");
    }
    out
}

type Lines = Vec<(&'static str, Option<String>)>;

/// Key and value of each part of a ruling, in the order of [`keys::RULING`].
fn ruling(ruling: &Ruling) -> Lines {
    let print = match &ruling.verdict {
        Verdict::Print(claim) => Some(scalar(&claim.0)),
        _ => None,
    };
    let values = [
        Some(ruling.verdict.word().to_owned()),
        print,
        Some(scalar(&ruling.by)),
        Some(ruling.on.to_string()),
        ruling.note.as_deref().map(scalar),
        Some(scalar(&ruling.evidence)),
    ];
    keys::RULING.iter().copied().zip(values).collect()
}

fn flow(past: &Ruling) -> String {
    let entries: Vec<String> =
        ruling(past).into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?))).collect();
    format!("{{{}}}", entries.join(", "))
}
