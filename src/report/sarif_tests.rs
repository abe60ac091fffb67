use super::*;
use crate::report::sample::Sample;
use serde_json::{Value, json};

fn run(sample: &Sample) -> Value {
    let mut out = Vec::new();
    sample.with(|report| write(&mut out, report).unwrap());
    let mut log: Value = serde_json::from_slice(&out).unwrap();
    log["runs"][0].take()
}

#[test]
fn a_finding_stands_at_its_first_claim_and_the_others_are_related() {
    let result = &run(&Sample::new())["results"][0];
    let region = json!({
        "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 13,
        "charOffset": 3, "charLength": 9, "byteOffset": 3, "byteLength": 9,
        "snippet": {"text": "34 killed"},
    });
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["region"], region);
    assert_eq!(place["artifactLocation"], json!({"uri": "sources/courier.txt", "index": 0}));
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "herald: 40 killed");
    assert_eq!(result["relatedLocations"][0]["id"], 1);
    assert_eq!(result["suppressions"], json!([]));
}

#[test]
fn a_result_names_its_rule_and_keeps_its_fingerprint() {
    let run = run(&Sample::new());
    let result = &run["results"][0];
    let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
    assert_eq!(result["partialFingerprints"]["findingId/v1"], "3fa9b2c1d0");
}

#[test]
fn no_description_is_longer_than_github_takes() {
    for rule in run(&Sample::new())["tool"]["driver"]["rules"].as_array().unwrap() {
        let texts = ["shortDescription", "fullDescription", "help"].map(|key| rule[key]["text"].as_str());
        assert!(texts.iter().all(|text| (1..=1024).contains(&text.unwrap().len())), "{rule}");
    }
}

#[test]
fn what_was_decided_is_suppressed_and_a_stale_decision_suppresses_nothing() {
    let decided = Sample::decided();
    let suppression = &run(&decided)["results"][0]["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["status"]), (&json!("external"), &json!("accepted")));
    assert!(suppression["justification"].as_str().unwrap().contains("by Ana on 1 June 2019: the mayor"));
    let Standing::Decided(verdict) = decided.standings[0].clone() else { panic!() };
    let stale = Sample { standings: vec![Standing::Stale(verdict)], ..Sample::new() };
    assert_eq!(run(&stale)["results"][0]["suppressions"][0]["status"], "underReview");
}

#[test]
fn what_is_in_the_baseline_is_suppressed() {
    let baselined = Sample { standings: vec![Standing::Baselined], ..Sample::new() };
    let result = &run(&baselined)["results"][0];
    assert_eq!(result["suppressions"][0]["status"], "accepted");
    assert!(result["suppressions"][0]["justification"].as_str().unwrap().starts_with("in the baseline"));
    assert_eq!(result["properties"]["status"], "baselined");
}

#[test]
fn what_a_claim_file_ignores_is_suppressed_in_source_for_its_reason() {
    let suppression = &run(&Sample::suppressed())["results"][0]["suppressions"][0];
    assert_eq!((&suppression["kind"], &suppression["status"]), (&json!("inSource"), &json!("accepted")));
    let told = "ignored in the claim file, at herald-0: the erratum settles it (until 31 January 2027)";
    assert_eq!(suppression["justification"], told);
}

#[test]
fn what_waits_for_a_second_person_is_under_review() {
    let result = &run(&Sample::waiting())["results"][0];
    assert_eq!(result["suppressions"][0]["status"], "underReview");
    assert_eq!(result["properties"]["status"], "open");
}

#[test]
fn a_run_says_that_results_are_left_out() {
    let filter = json!({"changed_since": "main", "outside": 3});
    assert_eq!(run(&Sample::filtered())["properties"]["filter"], filter);
    assert!(run(&Sample::new()).get("properties").is_none());
}

#[test]
fn a_run_that_could_not_do_all_of_its_work_says_so() {
    let invocation = &run(&Sample::refused())["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(told["message"]["text"], "unknown key `valeu` (did you mean `value`?)");
    let place = json!({"artifactLocation": {"uri": "claims/echo.yaml"}, "region": {"startLine": 5}});
    assert_eq!(told["locations"][0]["physicalLocation"], place);
    assert_eq!(run(&Sample::new())["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn bytes_are_told_only_of_a_file_that_has_them() {
    let mut sample = Sample::new();
    sample.sources[0].source.encoding = Some("windows-1252".into());
    let run = run(&sample);
    let region = &run["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert!(region.get("byteOffset").is_none() && region["charOffset"] == 3);
    assert_eq!(run["artifacts"][0]["encoding"], "windows-1252");
}

#[test]
fn a_source_makes_no_link_of_a_message() {
    let mut sample = Sample::hostile();
    sample.checked.findings[0].message.push_str("[press here](https://example.org) {1}");
    let text = run(&sample)["results"][0]["message"]["text"].to_string();
    assert!(text.contains(r"\\[press here\\](https") && text.contains("{{1}}"), "{text}");
}
