//! Findings and agreements as test results, in JUnit's XML: a suite a kind, a case a finding or an agreement.
//! <https://github.com/testmoapp/junitxml>
//!
//! An open finding is a failure, a decided one is skipped and says what was decided, an agreement has passed. What
//! could not be done is an error, in a suite of its own.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::region::Regions;
use super::undone::RULE;
use super::{Filter, Report, Standing, Undone, escape, text, words};
use crate::check::{Agreement, Finding};
use crate::claim::{Claim, Kind, SourceClaims};

/// Writes all suites.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let mut results = quick_junit::Report::new(escape::line(&format!("crosscheck {}", report.title)));
    let suites = cases(report).into_iter().map(|(kind, cases)| (words::kinds(kind), cases));
    let mut suites: Vec<_> = suites.collect();
    if !report.undone.is_empty() {
        suites.push(("Not done", report.undone.iter().map(not_done).collect()));
    }
    if suites.is_empty() && report.filter.is_some() {
        suites.push(("Findings", Vec::new()));
    }
    for (name, cases) in suites {
        let mut suite = TestSuite::new(name);
        suite.add_properties(filtered(report));
        suite.add_test_cases(cases);
        results.add_test_suite(suite);
    }
    results.serialize(out).map_err(io::Error::other)
}

/// That findings are left out: only a suite can have properties, so each says it, and one without cases where
/// there is no other.
fn filtered(report: &Report<'_>) -> impl Iterator<Item = (String, String)> {
    let told = report.filter.map(|Filter { since, outside }| {
        [("changed_since".to_owned(), escape::line(since)), ("outside".to_owned(), outside.to_string())]
    });
    told.into_iter().flatten()
}

fn cases(report: &Report<'_>) -> BTreeMap<Kind, Vec<TestCase>> {
    let regions = Regions::new(report);
    let mut cases: BTreeMap<Kind, Vec<TestCase>> = BTreeMap::new();
    for (finding, standing) in report.findings() {
        cases.entry(finding.kind).or_default().push(case(report, &regions, finding, standing));
    }
    for agreement in &report.checked.agreements {
        if let Some((kind, case)) = passed(report, agreement) {
            cases.entry(kind).or_default().push(case);
        }
    }
    cases
}

fn not_done(undone: &Undone) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    let told = escape::line(&undone.to_string());
    status.set_message(&told);
    status.set_description(undone.help.as_deref().map(escape::line).unwrap_or_default());
    let mut case = TestCase::new(told, status);
    case.set_classname(RULE);
    case
}

fn case(report: &Report<'_>, regions: &Regions<'_>, finding: &Finding, standing: &Standing) -> TestCase {
    let mut status = if standing.is_open() {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    } else {
        TestCaseStatus::skipped()
    };
    let message = escape::line(&finding.message);
    let told = report.told(finding, standing).map(|told| escape::line(&told));
    status.set_type(text::level(finding.severity));
    status.set_message(told.as_ref().filter(|_| !standing.is_open()).unwrap_or(&message));
    status.set_description(described(report, regions, finding, told));
    let mut case = TestCase::new(format!("{message} ({})", finding.id), status);
    case.set_classname(finding.rule.as_str());
    case
}

/// Why the claims differ, each claim with its place, and what to do.
fn described(report: &Report<'_>, regions: &Regions<'_>, finding: &Finding, told: Option<String>) -> String {
    let claims = regions.of(finding);
    let claims =
        claims.map(|sited| escape::line(&format!("{}: {}", sited.told(), words::claim(sited.claim))));
    let why = std::iter::once(escape::line(&report.why(finding)));
    let lines = why.chain(claims).chain(told).chain([escape::line(&finding.help)]);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// None for an agreement without a claim.
fn passed(report: &Report<'_>, agreement: &Agreement) -> Option<(Kind, TestCase)> {
    let said = |(from, claim): (&SourceClaims, &Claim)| {
        format!("{} ({}, {})", words::claim(claim), from.source.id, claim.id)
    };
    let claims: Vec<_> = report.claims(&agreement.claims).collect();
    let kind = claims.first()?.1.value.kind();
    let name = claims.into_iter().map(said).collect::<Vec<_>>().join("; ");
    let mut case =
        TestCase::new(escape::line(&format!("{name} ({})", agreement.id)), TestCaseStatus::success());
    case.set_classname(format!("{}-{}", kind.name(), agreement.reason));
    Some((kind, case))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn written(sample: &Sample) -> String {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_open_finding_is_a_failure_and_an_agreement_has_passed() {
        let read = quick_junit::Report::deserialize_from_str(&written(&Sample::new())).unwrap();
        assert_eq!((read.tests, read.failures, read.skipped), (2, 1, 0));
        let counts = &read.test_suites[0].test_cases[0];
        assert_eq!(counts.name.as_str(), "34 or 40 people killed in the flood (3fa9b2c1d0)");
        let TestCaseStatus::NonSuccess { ty, description, .. } = &counts.status else { panic!() };
        assert_eq!(ty.as_deref(), Some("error"));
        assert!(description.as_deref().unwrap().contains("\nsources/courier.txt:1:4: 34 killed\n"));
    }

    #[test]
    fn a_decided_finding_is_skipped_with_what_was_decided() {
        let text = written(&Sample::decided());
        assert!(
            text.contains("<skipped message=\"decided as explained by Ana on 1 June 2019: the mayor"),
            "{text}"
        );
        assert!(text.contains("tests=\"2\" skipped=\"1\" failures=\"0\""), "{text}");
    }

    #[test]
    fn a_suite_says_that_findings_are_left_out() {
        let mut sample = Sample::filtered();
        let told = "<property name=\"changed_since\" value=\"main\"/>";
        assert!(written(&sample).contains(told) && written(&sample).contains("name=\"outside\" value=\"3\""));
        sample.checked = crate::check::Checked::default();
        assert!(written(&sample).contains(told), "{}", written(&sample));
    }

    #[test]
    fn what_could_not_be_done_is_an_error() {
        let read = quick_junit::Report::deserialize_from_str(&written(&Sample::refused())).unwrap();
        assert_eq!((read.tests, read.failures, read.errors), (4, 1, 2));
        let suite = read.test_suites.last().unwrap();
        let told = "claims/echo.yaml, line 5: unknown key `valeu`";
        assert_eq!((suite.name.as_str(), suite.test_cases[0].name.as_str()), ("Not done", told));
    }

    #[test]
    fn nothing_from_a_source_breaks_the_xml() {
        let text = written(&Sample::hostile());
        assert!(quick_junit::Report::deserialize_from_str(&text).is_ok(), "{text}");
        assert!(
            !text.contains("<b>") && !text.contains("]]>") && !text.contains(escape::is_unsafe),
            "{text}"
        );
    }
}
