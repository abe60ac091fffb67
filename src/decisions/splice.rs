//! A decision into a file that is not read again for it: to parse a thousand decisions takes longer than a person
//! should wait for one.
//!
//! The lines of the entry alone are edited and read, as a file of their own and by the same code. Where that cannot
//! be done, such as where an entry has an alias to something outside of it, nothing has changed, and the whole
//! file is to be edited.

use super::edit::{self, HEAD};
use super::{Decision, Decisions, read};
use crate::text::Span;
use crate::yaml::edit::{Edits, line_start};

/// Puts a decision in its place, or behind the others; none where nothing was done.
pub(super) fn put(all: &mut Decisions, new: &Decision) -> Option<()> {
    match all.index.get(&new.finding) {
        Some(&at) => replace(all, at, new),
        None => append(all, new),
    }
}

fn replace(all: &mut Decisions, at: usize, new: &Decision) -> Option<()> {
    let lines = all.lines.as_mut()?;
    let place = *lines.lines.get(at)?;
    let old = all.entries.get_mut(at)?;
    let alone = format!("{HEAD}{}", place.of(&all.text));
    let edited = edit::put(&all.name, &alone, Some(old), new).ok()?;
    let edited = edited.strip_prefix(HEAD)?;
    *old = alone_in(&all.name, edited)?;
    all.text.replace_range(place.start..place.end, edited);
    let moved = |byte: usize| byte - place.len() + edited.len();
    for later in lines.lines.iter_mut().skip(at + 1) {
        *later = Span::new(moved(later.start), moved(later.end));
    }
    if let Some(own) = lines.lines.get_mut(at) {
        own.end = moved(place.end);
    }
    Some(())
}

fn append(all: &mut Decisions, new: &Decision) -> Option<()> {
    let lines = all.lines.as_mut()?;
    let end = lines.lines.last()?.end;
    // A last line without a break gets one, and that is the other entry's.
    all.text[..end].ends_with('\n').then_some(())?;
    let mut edits = Edits::default();
    edit::append(&mut edits, &all.text, end, lines.indent, new);
    let text = edits.apply(&all.text);
    let behind = end + text.len() - all.text.len();
    let start = line_start(&text, end + text.get(end..behind)?.find('-')?);
    let place = Span::new(start, behind);
    let entry = alone_in(&all.name, place.of(&text))?;
    lines.lines.push(place);
    all.index.insert(entry.finding.clone(), all.entries.len());
    all.entries.push(entry);
    all.text = text;
    Some(())
}

/// The only decision on these lines; none where they hold anything else.
fn alone_in(name: &str, lines: &str) -> Option<Decision> {
    let (mut read, places) = read::entries(name, &format!("{HEAD}{lines}")).ok()?;
    let whole = Span::new(HEAD.len(), HEAD.len() + lines.len());
    let alone = read.len() == 1 && places.is_some_and(|places| places.lines == [whole]);
    read.pop().filter(|_| alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::{Ruling, Verdict};

    fn decision(finding: &str, verdict: Verdict, note: &str) -> Decision {
        let ruling = Ruling {
            verdict,
            by: "Ana".into(),
            on: "2019-06-01".parse().unwrap(),
            note: (!note.is_empty()).then(|| note.to_owned()),
            evidence: "b3-0".into(),
        };
        let (rule, summary) = ("count-contradiction".into(), format!("34 or 40: {finding}"));
        Decision { finding: finding.into(), rule, summary, claims: Vec::new(), ruling, history: Vec::new() }
    }

    /// Decides so often about so many findings, and holds each step against the file read as a whole.
    fn holds(text: &str) {
        let mut all = Decisions::parse("d.yaml", text).unwrap();
        for (n, note) in (0..12).zip(["", "two\nlines", "- a: dash", "x # no comment"].into_iter().cycle()) {
            let verdict = if n % 3 == 0 { Verdict::Real } else { Verdict::Explained };
            let new = decision(&format!("f{}", n * 5 % 4), verdict, note);
            let whole = edit::put("d.yaml", &all.text, all.get(&new.finding), &new).unwrap();
            assert!(put(&mut all, &new).is_some(), "{n}: {}", all.text);
            assert_eq!(all.text, whole, "{n}");
            assert_eq!(all, Decisions::parse("d.yaml", &whole).unwrap(), "{n}");
        }
    }

    const ENTRY: &str = "  - finding: f1 # about the toll\n    verdict: real\n    by: Ben\n    on: 2019-05-30\n    \
                         evidence: b3-1\n";

    #[test]
    fn a_decision_alone_is_edited_as_in_its_file() {
        let file = format!("schema: crosscheck/decisions/1\ndecisions:\n  # ours\n{ENTRY}");
        holds(&file);
        holds(&format!("{file}\n  # more to come\n\n{}", ENTRY.replace("f1", "other")));
        holds(&file.replace('\n', "\r\n"));
        holds(&file.replace("\n  ", "\n"));
    }

    #[test]
    fn what_does_not_stand_alone_is_left_to_the_whole_file() {
        let entry = ENTRY.replace("Ben", "*who");
        let file = format!(
            "schema: crosscheck/decisions/1\ndecisions:\n{}{entry}",
            ENTRY.replace("f1", "f0").replace("Ben", "&who Ben")
        );
        let mut all = Decisions::parse("d.yaml", &file).unwrap();
        let before = all.clone();
        assert_eq!(put(&mut all, &decision("f1", Verdict::Real, "")), None);
        assert_eq!(all, before);
        let unfinished = format!("schema: crosscheck/decisions/1\ndecisions:\n{}", ENTRY.replace("f1", "f0"));
        let empty = ["schema: crosscheck/decisions/1\n", "schema: crosscheck/decisions/1\ndecisions: []\n"];
        for other in empty.into_iter().chain([unfinished.trim_end()]) {
            let mut all = Decisions::parse("d.yaml", other).unwrap();
            assert_eq!(put(&mut all, &decision("f1", Verdict::Real, "")), None);
        }
    }
}
