//! The summary of a GitHub Actions job, in Markdown: what is open, and what was compared, in as much room as there is.
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary>

use std::io::{self, Write};

use super::dispute::disputes;
use super::{Report, markdown, words};

/// GitHub drops the whole summary of a step that is longer than 1 MiB. A little is left for what else the
/// step may write.
const LIMIT: usize = 1_000_000;

/// Bytes that are kept for the line that says what was left out.
const RESERVED: usize = 200;

/// Writes the summary.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    within(out, report, LIMIT)
}

fn within(out: &mut dyn Write, report: &Report<'_>, limit: usize) -> io::Result<()> {
    let mut page = Page { out, room: limit.saturating_sub(RESERVED) };
    page.part(|out| markdown::summary(out, report))?;
    let pages = markdown::Pages::new(report);
    let open: Vec<_> = disputes(report).into_iter().filter(super::dispute::Dispute::is_open).collect();
    let mut written = 0;
    while let Some(dispute) = open.get(written) {
        if !page.part(|out| pages.dispute(out, dispute))? {
            break;
        }
        written += 1;
    }
    let more = open.len() - written;
    if more > 0 {
        let more = words::several(more, "more disputed fact");
        writeln!(page.out, "**{more}** had no room here: GitHub takes no longer summary.\n")?;
    }
    page.part(|out| markdown::coverage(out, report))?;
    page.part(|out| markdown::notices(out, report))?;
    Ok(())
}

/// A page that is written part by part, while there is room.
struct Page<'o> {
    out: &'o mut dyn Write,
    room: usize,
}

impl Page<'_> {
    /// Writes a part, all of it or nothing; says whether there was room.
    fn part(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<bool> {
        let mut part = Vec::new();
        write(&mut part)?;
        let Some(room) = self.room.checked_sub(part.len()) else { return Ok(false) };
        self.room = room;
        self.out.write_all(&part)?;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Finding;
    use crate::report::Standing;
    use crate::report::sample::Sample;

    fn written(sample: &Sample, limit: usize) -> String {
        let mut out = Vec::new();
        sample.with(|report| within(&mut out, report, limit).unwrap());
        String::from_utf8(out).unwrap()
    }

    /// Findings that stand in no fact, so that each is a dispute.
    fn many(n: usize) -> Sample {
        let mut sample = Sample::new();
        sample.checked.facts.clear();
        let one = sample.checked.findings.remove(0);
        sample.checked.findings = (0..n).map(|i| Finding { id: format!("f{i:04}"), ..one.clone() }).collect();
        sample.standings = vec![Standing::Open; n];
        sample
    }

    #[test]
    fn a_summary_has_what_is_open_and_what_was_compared() {
        let text = written(&Sample::new(), LIMIT);
        assert!(text.contains("Open: 1 error") && text.contains("## What was compared"), "{text}");
        assert!(!written(&Sample::decided(), LIMIT).contains("####"));
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let all = written(&many(50), LIMIT);
        assert_eq!(all.matches("#### ").count(), 50);
        let text = written(&many(50), 8_000);
        let shown = text.matches("#### ").count();
        assert!(text.len() <= 8_000 && (1..50).contains(&shown), "{shown}");
        assert!(text.contains(&format!("**{} more disputed facts** had no room", 50 - shown)), "{text}");
    }
}
