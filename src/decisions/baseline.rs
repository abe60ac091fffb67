//! The baseline: old findings that nobody has decided about one by one. They are counted, and fail no check as
//! long as they stay as they are: where a value or a quote changes, the finding is out of the baseline, and open.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::evidence;
use crate::check::Finding;
use crate::claim::SourceClaims;
use crate::yaml::{self, Node, Problems, Reader, scalar};

/// The version of the file that is read and written.
const SCHEMA: &str = "crosscheck/baseline/1";

const HEAD: &str = "\
# Old findings that fail no check as long as they stay as they are. `crosscheck baseline` writes this file.
schema: crosscheck/baseline/1
";

/// The keys of the file, level by level.
mod keys {
    pub(super) const FILE: &[&str] = &["schema", "findings"];
    pub(super) const FINDING: &[&str] = &["finding", "rule", "summary", "evidence"];
}

/// Findings by their ids, each with the evidence that it had.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline(BTreeMap<String, Entry>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Entry {
    rule: String,
    summary: String,
    evidence: String,
}

impl Baseline {
    /// The findings as they are now.
    pub fn of<'f>(findings: impl Iterator<Item = &'f Finding>, sources: &[SourceClaims]) -> Self {
        let entry = |finding: &Finding| Entry {
            rule: finding.rule.clone(),
            summary: finding.message.clone(),
            evidence: evidence(finding, sources),
        };
        Self(findings.map(|finding| (finding.id.clone(), entry(finding))).collect())
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// Every mistake of the file, each with its place.
    pub fn parse(name: &str, text: &str) -> Result<Self, Problems> {
        let root = yaml::parse(name, text)?;
        let mut reader = Reader::new(name, text);
        let read = file(&mut reader, &root);
        reader.finish(read)
    }

    /// The file as it is to be written, in order of the ids.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        text.push_str(if self.0.is_empty() { "findings: []\n" } else { "findings:\n" });
        for (finding, Entry { rule, summary, evidence }) in &self.0 {
            let [finding, rule, summary] = [finding, rule, summary].map(|text| scalar(text));
            let _ = writeln!(text, "  - finding: {finding}\n    rule: {rule}\n    summary: {summary}");
            let _ = writeln!(text, "    evidence: {evidence}");
        }
        text
    }

    /// Whether a finding is in it, with the values and quotes that it has now.
    #[must_use]
    pub fn holds(&self, finding: &Finding, sources: &[SourceClaims]) -> bool {
        self.0.get(&finding.id).is_some_and(|entry| entry.evidence == evidence(finding, sources))
    }

    /// The part of it that is in the other, with the same evidence.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        self.filtered(|id, entry| other.has(id, entry))
    }

    /// The part of it that is not in the other, or with other evidence.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        self.filtered(|id, entry| !other.has(id, entry))
    }

    /// How many findings it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, id: &str, entry: &Entry) -> bool {
        self.0.get(id).is_some_and(|there| there.evidence == entry.evidence)
    }

    fn filtered(&self, keep: impl Fn(&str, &Entry) -> bool) -> Self {
        let kept = self.0.iter().filter(|(id, entry)| keep(id, entry));
        Self(kept.map(|(id, entry)| (id.clone(), entry.clone())).collect())
    }
}

fn file(reader: &mut Reader<'_>, root: &Node) -> Option<Baseline> {
    let fields = reader.fields(root, keys::FILE)?;
    reader.schema(&fields, SCHEMA);
    let items = fields.get("findings").map(|node| reader.items(node)).unwrap_or_default();
    Some(Baseline(items.iter().filter_map(|node| entry(reader, node)).collect()))
}

fn entry(reader: &mut Reader<'_>, node: &Node) -> Option<(String, Entry)> {
    let fields = reader.fields(node, keys::FINDING)?;
    let [finding, rule, summary, evidence] = ["finding", "rule", "summary", "evidence"].map(|key| {
        let node = reader.required(&fields, key)?;
        Some(reader.text(node)?.to_owned())
    });
    Some((finding?, Entry { rule: rule?, summary: summary?, evidence: evidence? }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn baseline(sample: &Sample) -> Baseline {
        Baseline::of(sample.checked.findings.iter(), &sample.sources)
    }

    #[test]
    fn what_was_written_is_read_again() {
        for sample in [Sample::new(), Sample::hostile()] {
            let written = baseline(&sample);
            assert_eq!(Baseline::parse("b", &written.text()).unwrap(), written);
        }
        assert!(Baseline::parse("b", &Baseline::default().text()).unwrap().is_empty());
    }

    #[test]
    fn a_finding_is_in_it_as_long_as_its_evidence_stays() {
        let mut sample = Sample::new();
        let old = baseline(&sample);
        assert!(old.holds(&sample.checked.findings[0], &sample.sources));
        sample.sources[1].claims[0].quote = "forty people dead".into();
        assert!(!old.holds(&sample.checked.findings[0], &sample.sources));
        let new = baseline(&sample);
        assert_eq!((new.within(&old).len(), new.beyond(&old).len()), (0, 1));
    }

    #[test]
    fn a_mistake_in_the_file_is_told_with_its_place() {
        let told = Baseline::parse("b.yaml", "schema: crosscheck/baseline/1\nfindings: [{finding: abc}]\n");
        let told = told.unwrap_err().plain();
        assert!(told.contains("[b.yaml:2:") && told.contains("evidence"), "{told}");
    }
}
