//! A rule against its own examples: few words of text in, claims out, and whether the rule speaks up.

use std::fmt;

use camino::Utf8Path;

use super::{Draft, Example, Rule, Settings, Settled, check, check_draft};
use crate::claim::SourceClaims;
use crate::document::Dating;
use crate::extract::extract;
use crate::ingest;
use crate::lexicon::Lexicon;

/// An example that does not hold, shown as "should be flagged: …" or "should pass: …".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// Whether the rule should have flagged it.
    flag: bool,
    /// The texts of its sources.
    texts: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "should {}: {}", if self.flag { "be flagged" } else { "pass" }, self.texts)
    }
}

impl Rule {
    /// What its examples should give and do not; none where all hold.
    #[must_use]
    pub fn failures(&self) -> Vec<Failure> {
        let flagged = self.examples.flag.iter().map(|example| (true, example));
        let passed = self.examples.pass.iter().map(|example| (false, example));
        let failed = flagged.chain(passed).filter(|(flag, example)| self.flags(example) != *flag);
        failed.map(|(flag, example)| Failure { flag, texts: texts(example) }).collect()
    }

    fn flags(&self, example: &Example) -> bool {
        let sources = example.claims();
        let settings = Settings { today: example.today(), order: example.order(), ..Settings::default() };
        let checked = if self.reason.is_of_draft() {
            check_draft(&sources, &example.draft(&sources), &settings)
        } else {
            check(&sources, &settings)
        };
        checked.findings.iter().any(|finding| finding.rule == self.id)
    }
}

impl Example {
    /// The first source as a draft, with what was decided on the others.
    fn draft(&self, sources: &[SourceClaims]) -> Draft<'_> {
        let printed = self.0.iter().zip(sources).filter(|(source, _)| source.print);
        let settled = printed.flat_map(|(_, from)| &from.claims).map(|claim| Settled {
            claims: vec![claim.id.clone()],
            print: Some(claim.id.clone()),
            told: "as decided".to_owned(),
        });
        let texts = self.0.iter().map(|source| Some(source.text.as_str())).collect();
        Draft { source: 0, settled: settled.collect(), texts }
    }

    /// The order of events that its dossier declares.
    fn order(&self) -> Vec<String> {
        self.0.iter().flat_map(|source| source.order.clone()).collect()
    }

    /// The claims of its sources, which are called `a`, `b` and so on.
    pub(super) fn claims(&self) -> Vec<SourceClaims> {
        let named = self.0.iter().zip('a'..='z');
        let documents = named.map(|(source, name)| {
            let mut document = ingest::read(Utf8Path::new(&format!("{name}.txt")), source.text.clone());
            if source.published.is_some() {
                document.source.published = source.published;
                document.source.dating = Dating::Stated;
            }
            document
        });
        let claims = documents.zip(&self.0).map(|(document, source)| {
            let mut claims = extract(&document, Lexicon::english());
            claims.claims.iter_mut().for_each(|claim| claim.ignore.clone_from(&source.ignore));
            claims
        });
        claims.collect()
    }

    /// The day on which the last of its sources was published.
    fn today(&self) -> Option<jiff::civil::Date> {
        self.0.iter().filter_map(|source| Some(source.published?.end)).max()
    }
}

fn texts(example: &Example) -> String {
    example.0.iter().map(|source| source.text.trim()).collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use crate::check::{Rule, Rules};

    #[test]
    fn every_rule_holds_its_own_examples() {
        let told = |rule: &Rule| {
            let failures = rule.failures();
            failures.iter().map(|failure| format!("{} {failure}", rule.id)).collect::<Vec<_>>()
        };
        let failures: Vec<String> = Rules::shipped().iter().flat_map(told).collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn an_example_that_does_not_hold_is_told_with_its_text() {
        let mut rule = Rules::shipped().get("date-weekday").unwrap().clone();
        std::mem::swap(&mut rule.examples.flag, &mut rule.examples.pass);
        let told: Vec<String> = rule.failures().iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2);
        assert!(
            told[0].starts_with("should be flagged: ") && told[1].starts_with("should pass: "),
            "{told:?}"
        );
    }
}
