use super::*;
use crate::report::sample;

fn written() -> serde_json::Value {
    let mut out = Vec::new();
    sample::Sample::new().with(|report| write(&mut out, report).unwrap());
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn a_finding_stands_with_its_claims_and_their_documents() {
    let finding = &written()["findings"][0];
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["status"], "open");
    assert_eq!(finding["claims"][0]["source"], "courier");
    assert_eq!(finding["claims"][0]["document"], "sources/courier.txt");
    assert_eq!(finding["claims"][1]["value"]["min"], 40);
    assert_eq!(finding["hint"], "times ten");
}

#[test]
fn figures_agreements_and_coverage_are_there() {
    let json = written();
    assert_eq!(json["figures"][0]["low"], 34);
    assert_eq!(json["figures"][0]["high"], 40);
    assert_eq!(json["figures"][0]["policy"], "latest");
    assert_eq!(json["agreements"][0]["reason"], "same");
    assert_eq!(json["coverage"]["courier"]["compared"], 2);
    assert_eq!(json["pairs_cut"], 0);
}

#[test]
fn every_value_of_a_figure_has_its_source_day_and_origin() {
    let figure = &written()["figures"][0];
    let second = serde_json::json!({
        "source": "herald", "value": {"min": 40, "max": 40, "approx": false}, "date": "2019-05-05", "origin": 0
    });
    assert_eq!(figure["values"][1], second);
    let wire = serde_json::json!([{
        "sources": ["courier", "herald"], "why": ["courier, herald: the same family: afp"]
    }]);
    assert_eq!(figure["origins"], wire);
}

#[test]
fn a_decision_stands_with_its_finding() {
    let mut out = Vec::new();
    sample::Sample::decided().with(|report| write(&mut out, report).unwrap());
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let finding = &json["findings"][0];
    assert_eq!((&finding["status"], &finding["decision"]["by"]), (&"decided".into(), &"Ana".into()));
}

#[test]
fn the_value_that_is_to_be_printed_is_the_best() {
    let mut out = Vec::new();
    sample::Sample::printed().with(|report| write(&mut out, report).unwrap());
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let figure = &json["figures"][0];
    assert_eq!((&figure["best"], &figure["decided"]), (&34.into(), &"courier-0".into()));
}

#[test]
fn a_suppression_stands_with_its_finding() {
    let mut out = Vec::new();
    sample::Sample::suppressed().with(|report| lines(&mut out, report).unwrap());
    let finding: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let said = serde_json::json!({
        "claim": "herald-0", "reason": "the erratum settles it", "until": "2027-01-31"
    });
    assert_eq!((&finding["status"], &finding["suppression"]), (&"suppressed".into(), &said));
}

#[test]
fn a_line_has_the_finding_as_the_whole_result_has_it() {
    let mut out = Vec::new();
    sample::Sample::new().with(|report| lines(&mut out, report).unwrap());
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.lines().count(), 1);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), written()["findings"][0]);
}

#[test]
fn every_line_says_that_findings_are_left_out() {
    let mut out = Vec::new();
    sample::Sample::filtered().with(|report| lines(&mut out, report).unwrap());
    let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(line["filter"], serde_json::json!({"changed_since": "main", "outside": 3}));
}

#[test]
fn the_keys_stand_in_the_order_of_the_contract() {
    let mut out = Vec::new();
    sample::Sample::new().with(|report| write(&mut out, report).unwrap());
    let text = String::from_utf8(out).unwrap();
    let order =
        ["\"schema\"", "\"findings\"", "\"id\"", "\"rule\"", "\"severity\"", "\"claims\"", "\"agreements\""];
    let places: Vec<_> = order.iter().map(|key| text.find(key).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}
