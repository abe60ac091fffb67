//! Extracting again over a claim file that a person may have edited.

use std::collections::{HashMap, HashSet};

use super::write::{is_untouched, item};
use super::{Claim, ClaimId, Notice, Read, SourceClaims, parse};
use crate::document::Wording;
use crate::text::Span;
use crate::yaml::edit::{Edits, Items, items, line_end};
use crate::yaml::{self, Problem, Problems, Sheet};

/// A claim file after extracting again.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The new file.
    pub text: String,
    /// What changed.
    pub update: Update,
}

/// What extracting again did to a claim file.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// The claims of the file as it is now.
    pub claims: SourceClaims,
    /// Claims that were not there.
    pub added: Vec<ClaimId>,
    /// Claims of the programme's own that are read otherwise now.
    pub refreshed: Vec<ClaimId>,
    /// Claims of the programme's own that are not read any more.
    pub removed: Vec<ClaimId>,
    /// Claims that a person wrote, changed, commented or judged: left byte for byte.
    pub kept: Vec<ClaimId>,
    /// Of those that were kept, the quotes that the document has elsewhere or no more.
    pub notices: Vec<Notice>,
}

impl Update {
    /// What is said of a file that is written for the first time.
    #[must_use]
    pub fn first(claims: &SourceClaims) -> Self {
        let added = claims.claims.iter().map(|claim| claim.id.clone()).collect();
        Self { claims: claims.clone(), added, ..Self::default() }
    }
}

/// Sets newly extracted claims into the text of a claim file. A person's claims stay as they are;
/// the programme's own are renewed or removed; what is new is appended in order of the text.
///
/// # Errors
///
/// The mistakes of the file; or that its claims stand in brackets, which cannot be edited line by line.
pub fn merge<'d>(
    name: &str,
    text: &str,
    extracted: &SourceClaims,
    document: impl Into<Wording<'d>>,
) -> Result<Merged, Problems> {
    let old = claims_of(name, text)?;
    let root = yaml::parse(name, text)?;
    let mut merge = Merge { text, edits: Edits::default(), update: Update::default(), end: 0 };
    match root.pair("claims") {
        Some((key, list)) => {
            let cut = items(text, key, list).ok_or_else(|| unfit(name, text, list.span))?;
            merge.renew(&cut, &old, extracted);
            let at = if cut.lines.is_empty() { merge.edits.open(text, key, list) } else { merge.end };
            let gap = if cut.lines.is_empty() { "" } else { "\n" };
            merge.append(at, cut.indent, gap, &old, extracted);
        }
        None => merge.append(text.len(), 2, "claims:\n", &old, extracted),
    }
    merge.finish(name, &old, document.into())
}

fn claims_of(name: &str, text: &str) -> Result<Vec<Claim>, Problems> {
    Ok(parse(name, text)?.against(None::<&str>)?.claims.claims)
}

fn unfit(name: &str, text: &str, span: Span) -> Problem {
    Problem::new(&Sheet { name, text }, span, "these claims cannot be edited in place")
        .help("write them as a list, a line with `-` for each; nothing was changed")
}

struct Merge<'a> {
    text: &'a str,
    edits: Edits,
    update: Update,
    /// Where the last claim ends.
    end: usize,
}

impl Merge<'_> {
    /// Goes through the claims that are there: a person's stay, the others follow the extraction.
    fn renew(&mut self, cut: &Items, old: &[Claim], extracted: &SourceClaims) {
        let new: HashMap<&ClaimId, &Claim> = extracted.claims.iter().map(|c| (&c.id, c)).collect();
        for (&lines, claim) in cut.lines.iter().zip(old) {
            let own = is_untouched(lines.of(self.text)) && !self.has_comment_above(lines);
            self.end = lines.end;
            match new.get(&claim.id) {
                _ if !own => self.update.kept.push(claim.id.clone()),
                Some(new) => self.refresh(lines, new, cut.indent),
                None => self.remove(lines, &claim.id),
            }
        }
    }

    /// A comment right above a claim is about that claim.
    fn has_comment_above(&self, lines: Span) -> bool {
        let above = self.text[..lines.start].lines().next_back();
        above.is_some_and(|line| line.trim_start().starts_with('#'))
    }

    fn refresh(&mut self, lines: Span, new: &Claim, indent: usize) {
        let item = item(new, indent);
        if !item.lines().eq(lines.of(self.text).lines()) {
            self.edits.replace(lines, item);
            self.update.refreshed.push(new.id.clone());
        }
    }

    /// Takes a claim out, and one of the blank lines around it.
    fn remove(&mut self, lines: Span, id: &ClaimId) {
        let next = if lines.end < self.text.len() { line_end(self.text, lines.end) } else { lines.end };
        let blank = self.text.get(lines.end..next).is_some_and(|line| line.trim().is_empty());
        self.end = if blank { next } else { lines.end };
        self.edits.replace(Span::new(lines.start, self.end), "");
        self.update.removed.push(id.clone());
    }

    /// Writes what is new after the last claim, `lead` before it.
    fn append(&mut self, at: usize, indent: usize, lead: &str, old: &[Claim], extracted: &SourceClaims) {
        let known: HashSet<&ClaimId> = old.iter().map(|claim| &claim.id).collect();
        let new: Vec<_> = extracted.claims.iter().filter(|claim| !known.contains(&claim.id)).collect();
        if new.is_empty() {
            return;
        }
        let items: Vec<String> = new.iter().map(|claim| item(claim, indent)).collect();
        self.edits.insert_lines(self.text, at, &format!("{lead}{}", items.join("\n")));
        self.update.added = new.into_iter().map(|claim| claim.id.clone()).collect();
    }

    /// Reads the new text once more: what cannot be read must not be written.
    fn finish(mut self, name: &str, old: &[Claim], document: Wording<'_>) -> Result<Merged, Problems> {
        let text = self.edits.apply(self.text);
        let Read { claims, notices, .. } = parse(name, &text)?.recheck(document);
        let expected = old.len() + self.update.added.len() - self.update.removed.len();
        if claims.claims.len() != expected {
            return Err(unfit(name, self.text, Span::default()).into());
        }
        self.update.claims = claims;
        self.update.notices = notices;
        Ok(Merged { text, update: self.update })
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
