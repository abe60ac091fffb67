//! The command line as a user and a script see it: transcripts in `tests/cmd/`, and what a transcript cannot
//! show. `TRYCMD=overwrite cargo test --test cli` renews the transcripts.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

#[test]
fn transcripts_hold() {
    let cases = trycmd::TestCases::new();
    cases.env("LC_ALL", "C.UTF-8").env("GIT_CONFIG_GLOBAL", "/dev/null");
    cases.insert_var("[RULES]", crosscheck::shipped::version()).unwrap();
    cases.case("tests/cmd/*.trycmd").case("README.md").run();
}

#[test]
fn the_same_input_in_any_order_gives_the_same_bytes() {
    for format in ["json", "text", "markdown", "csv", "sarif", "junit", "github"] {
        let there = crosscheck(&["check", "--format", format, "a.txt", "b.txt"]);
        let back = crosscheck(&["check", "--format", format, "b.txt", "a.txt", "b.txt"]);
        assert!(there.stdout == back.stdout && !there.stdout.is_empty(), "{format}");
    }
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let mut child = command(&["extract", "--format", "json", "--mentions", "a.txt"]);
    let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{done:?}");
}

#[test]
fn standard_input_is_a_source_or_a_claim_file_as_it_says_itself() {
    let source = piped(&["extract", "-", "--format", "jsonl"], "Forty people were killed on 3 May 2019.\n");
    assert!(text(&source).starts_with(r#"{"source":{"id":"stdin""#), "{source:?}");
    let claims = "schema: crosscheck/claims/1\nsource: {id: wire}\nclaims: []\n";
    let checked = piped(&["check", "-", "--format", "json"], claims);
    assert!(checked.status.success() && text(&checked).contains("\"wire\""), "{checked:?}");
}

#[test]
fn a_folder_is_written_to_files_that_are_read_back_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("claims");
    let out = out.to_str().unwrap();
    assert!(crosscheck(&["extract", "a.txt", "b.txt", "-o", out]).status.success());
    let first = std::fs::read_to_string(Path::new(out).join("a.yaml")).unwrap();
    let again = crosscheck(&["extract", "a.txt", "b.txt", "-o", out]);
    assert_eq!(String::from_utf8(again.stderr).unwrap().matches("unchanged").count(), 2);
    assert_eq!(std::fs::read_to_string(Path::new(out).join("a.yaml")).unwrap(), first);
}

#[test]
fn in_a_dossier_every_modeline_names_a_schema_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("flood");
    assert!(crosscheck(&["init", dossier.to_str().unwrap()]).status.success());
    assert!(
        crosscheck(&["extract", "a.txt", "-o", dossier.join("claims").to_str().unwrap()]).status.success()
    );
    for file in ["decisions.yaml", "claims/a.yaml"] {
        let text = std::fs::read_to_string(dossier.join(file)).unwrap();
        let schema = text.lines().next().unwrap().split_once("$schema=").unwrap().1;
        assert!(dossier.join(file).parent().unwrap().join(schema).exists(), "{file}: {schema}");
    }
}

#[test]
fn uncurated_claims_are_refused_by_name_and_those_of_sources_too() {
    let refused = crosscheck(&["check", "a.txt", "--require-curated"]);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(told.contains("that nobody stands by, left out: a-"), "{told}");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let plain = crosscheck(&["rules", "list"]);
    assert!(!text(&plain).contains('\u{1b}'));
    let painted = crosscheck(&["rules", "list", "--color", "always"]);
    assert!(text(&painted).contains('\u{1b}'));
}

#[test]
fn every_rule_is_listed_and_explained() {
    let list = text(&crosscheck(&["rules", "list"]));
    for id in list.lines().filter_map(|line| line.split_whitespace().next()) {
        let told = text(&crosscheck(&["explain", id]));
        assert!(
            told.contains("What to do: ") && told.contains("Flagged:") && told.contains("Passed:"),
            "{told}"
        );
    }
    let schema = text(&crosscheck(&["rules", "schema"]));
    assert!(serde_json::from_str::<serde_json::Value>(&schema).is_ok());
}

#[test]
fn every_verb_has_a_help_with_an_example() {
    for verb in [
        "extract",
        "check",
        "draft",
        "review",
        "baseline",
        "report",
        "explain",
        "rules",
        "self-test",
        "compare",
        "init",
    ] {
        let help = text(&crosscheck(&[verb, "--help"]));
        assert!(help.contains(&format!("crosscheck {verb}")) && help.contains("Example"), "{help}");
    }
}

#[test]
fn of_a_change_only_the_findings_about_it_are_told_and_the_others_counted() {
    let folder = tempfile::tempdir().unwrap();
    let git = |arguments: &[&str]| {
        let settings = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"];
        let mut git = Command::new("git");
        git.args(settings).args(arguments).current_dir(folder.path()).env("GIT_CONFIG_GLOBAL", "/dev/null");
        git.output().is_ok_and(|done| done.status.success())
    };
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    if !git(&["init", "-q"]) {
        let _ = writeln!(std::io::stderr(), "skipped: git is not installed");
        return;
    }
    let dated = |text: &str| format!("---\npublished: 2019-05-04\n---\n{text}\n");
    write("a.txt", &dated("The flood of 3 May 2019 killed 34 people."));
    write("b.txt", &dated("The flood of 3 May 2019 killed 40 people."));
    assert!(git(&["add", "."]) && git(&["commit", "-qm", "first"]));
    let check = |more: &[&str]| {
        let mut command = command(&["check", "a.txt", "b.txt", "--changed-since", "HEAD"]);
        command.args(more).current_dir(folder.path()).output().unwrap()
    };
    let nothing = check(&[]);
    assert_eq!(nothing.status.code(), Some(0));
    assert!(text(&nothing).contains("only what has changed since HEAD: 1 finding left out"), "{nothing:?}");
    let json: serde_json::Value = serde_json::from_str(&text(&check(&["--format", "json"]))).unwrap();
    assert_eq!(json["filter"], serde_json::json!({"changed_since": "HEAD", "outside": 1}));
    let list = check(&["--format", "gitlab"]);
    assert_eq!(text(&list), "[]\n");
    assert!(String::from_utf8_lossy(&list.stderr).contains("since HEAD: 1 finding left out"), "{list:?}");
    write("b.txt", &dated("The flood of 3 May 2019 killed 41 people."));
    assert_eq!(check(&[]).status.code(), Some(1));
    let wrong = command(&["check", "a.txt", "--changed-since", "--output=x"]);
    assert_eq!({ wrong }.current_dir(folder.path()).output().unwrap().status.code(), Some(2));
}

fn crosscheck(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn piped(arguments: &[&str], input: &str) -> Output {
    let mut command = command(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/jelovica_floods/sources");
    command.args(arguments).current_dir(folder).env("LC_ALL", "C.UTF-8");
    command
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}
