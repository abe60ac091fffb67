//! The forms of a report, held against each other: all count the same, none changes the exit status, and SARIF
//! is what its schema says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Every form of `--format`, as the programme itself lists them.
fn formats() -> Vec<String> {
    let refused = String::from_utf8(crosscheck(&["check", ".", "--output", "none=x"]).stderr).unwrap();
    let listed = refused.split_once("there are ").unwrap().1.split_whitespace().collect::<Vec<_>>().join(" ");
    let listed = listed.split_once(" For more").unwrap().0;
    listed.split(", ").map(str::to_owned).collect()
}

/// A dossier with findings open at every level, decided and stale.
const DOSSIER: &str = "seeds/mali-2012";

#[test]
fn all_formats_agree_on_what_is_open_and_what_is_decided() {
    let expected = of_json(&report("json"));
    assert!(expected.0 > 10 && expected.1 > 0, "{expected:?} is too little to tell formats apart");
    assert_all(expected, &formats(), &[]);
}

#[test]
fn all_formats_agree_that_a_baseline_leaves_nothing_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.yaml");
    let baseline = ["--baseline", file.to_str().unwrap()];
    assert!(crosscheck(&[&["baseline", "create", DOSSIER][..], &baseline].concat()).status.success());
    let (open, decided) = of_json(&report("json"));
    // A review is for what a person decided.
    let formats: Vec<_> = formats().into_iter().filter(|format| format != "claimreview").collect();
    assert_all((0, open + decided), &formats, &baseline);
    assert_eq!(crosscheck(&[&["check", DOSSIER][..], &baseline].concat()).status.code(), Some(0));
}

fn assert_all(expected: Counts, formats: &[String], more: &[&str]) {
    for format in formats {
        let text = report_with(format, more);
        let counted = match format.as_str() {
            "text" | "markdown" | "html" | "github-summary" => continue,
            "json" => of_json(&text),
            "jsonl" => of_findings(text.lines().map(|line| serde_json::from_str(line).unwrap())),
            "csv" => of_csv(&text),
            "sarif" => of_sarif(&text),
            "junit" => (text.matches("<failure").count(), text.matches("<skipped").count()),
            "github" => of_github(&text),
            "gitlab" => (parsed(&text).as_array().unwrap().len(), expected.1),
            "rdjson" => (parsed(&text)["diagnostics"].as_array().unwrap().len(), expected.1),
            "claimreview" => (expected.0, of_claimreview(&text)),
            other => panic!("{other} is not counted here"),
        };
        assert_eq!(counted, expected, "{format}");
    }
}

#[test]
fn the_formats_for_people_say_the_same_counts() {
    let (open, decided) = of_json(&report("json"));
    let told = |text: &str, before: &str| -> usize {
        let digits = |word: &str| word.trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().ok();
        let rest = text.split_once(before).unwrap_or_else(|| panic!("{before:?} in {text}")).1;
        rest.split_whitespace().find_map(digits).unwrap()
    };
    for format in ["markdown", "github-summary"] {
        let text = report(format);
        let levels = text.split_once("Open: ").unwrap().1.split(['.', '(']).next().unwrap();
        let sum: usize = levels.split(", ").map(|level| told(level, "")).sum();
        assert_eq!((sum, told(&text, "Decided: ")), (open, decided), "{format}");
    }
    let text = report("text");
    let closing = text.lines().find(|line| line.contains(" open · ")).unwrap();
    let (levels, rest) = closing.split_once(" open · ").unwrap();
    let sum: usize = levels.split(", ").map(|level| told(level, "")).sum();
    assert_eq!((sum, told(rest, "")), (open, decided), "{closing}");
}

#[test]
fn no_format_changes_the_exit_status() {
    for (level, expected) in [("error", 1), ("never", 0)] {
        for format in formats() {
            let done = crosscheck(&["check", DOSSIER, "--format", &format, "--fail-on", level]);
            assert_eq!(done.status.code(), Some(expected), "{format} --fail-on {level}");
        }
    }
}

#[test]
fn several_reports_are_written_at_once_and_are_those_of_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let formats = formats();
    let mut arguments = vec!["report".to_owned(), DOSSIER.to_owned()];
    for format in &formats {
        arguments.push("--output".to_owned());
        arguments.push(format!("{format}={}", folder.path().join(format).display()));
    }
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    assert!(crosscheck(&arguments).status.success());
    for format in formats {
        let written = std::fs::read_to_string(folder.path().join(&format)).unwrap();
        assert_eq!(written, report(&format), "{format}");
    }
}

#[test]
fn what_could_not_be_read_is_named_in_every_format_that_has_a_place_for_it() {
    let (_folder, dossier) = refused();
    // A table of findings and a list of what was decided have no place for it.
    for format in formats().into_iter().filter(|format| !["csv", "claimreview"].contains(&format.as_str())) {
        let done = crosscheck(&["check", &dossier, "--today", "2019-06-30", "--format", &format]);
        let text = String::from_utf8(done.stdout).unwrap();
        assert_eq!(done.status.code(), Some(2), "{format}");
        let told = if format == "jsonl" { "\"not_done\":1" } else { "echo" };
        assert!(text.contains(told), "{format}: {text}");
    }
}

#[test]
fn a_file_of_an_earlier_run_does_not_pass_for_one_in_which_nothing_could_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let (claims, report) = (folder.path().join("echo.yaml"), folder.path().join("junit.xml"));
    std::fs::write(&claims, "schema: crosscheck/claims/1\nsource: {id: [\n").unwrap();
    std::fs::write(&report, "<testsuites/>").unwrap();
    let output = format!("junit={}", report.display());
    let done = crosscheck(&["check", claims.to_str().unwrap(), "--output", &output]);
    assert_eq!((done.status.code(), done.stdout.as_slice()), (Some(2), &b""[..]));
    let text = std::fs::read_to_string(&report).unwrap();
    assert!(text.contains("<error") && text.contains("echo.yaml, line 2"), "{text}");
}

/// A dossier with a claim file that is refused.
fn refused() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let dossier = copy_of(&root().join("tests/cmd/ignore.in/valley"), &folder.path().join("valley"));
    std::fs::write(dossier.join("claims/echo.yaml"), "schema: crosscheck/claims/1\nsource: {id: [\n")
        .unwrap();
    let dossier = dossier.to_str().unwrap().to_owned();
    (folder, dossier)
}

/// A folder with all that is in it.
fn copy_of(from: &Path, to: &Path) -> std::path::PathBuf {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => _ = copy_of(&entry.path(), &to),
            false => _ = std::fs::copy(entry.path(), to).unwrap(),
        }
    }
    to.to_owned()
}

#[test]
fn sarif_is_what_its_published_schema_says() {
    let Some(schema) = sarif_schema() else {
        // Standard error itself: what a test prints is shown only when it fails.
        let _ = writeln!(std::io::stderr(), "skipped: the package with the schema of SARIF is not at hand");
        return;
    };
    let schema = jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap();
    let ignored = ["report", "tests/cmd/ignore.in/valley", "--today", "2019-06-30", "--format", "sarif"];
    let ignored = String::from_utf8(crosscheck(&ignored).stdout).unwrap();
    assert!(ignored.contains("\"inSource\""), "{ignored}");
    let (_folder, dossier) = refused();
    let refused = crosscheck(&["check", &dossier, "--require-coverage", "100", "--format", "sarif"]);
    let refused = String::from_utf8(refused.stdout).unwrap();
    assert!(refused.contains("\"executionSuccessful\": false") && refused.contains("echo.yaml"), "{refused}");
    for log in [report("sarif"), ignored, refused].map(|log| parsed(&log)) {
        let mistakes: Vec<_> =
            schema.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(mistakes.is_empty(), "{mistakes:#?}");
    }
    assert!(!schema.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{"results": []}]})));
}

/// The schema that OASIS publishes, from the copy in the registry's package; none where cargo cannot get it.
fn sarif_schema() -> Option<Value> {
    let arguments = ["metadata", "--format-version", "1", "--locked"];
    let metadata = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().ok()?;
    let metadata: Value = serde_json::from_slice(&metadata.stdout).ok()?;
    let packages = metadata["packages"].as_array()?;
    let package = packages.iter().find(|package| package["name"] == "serde-sarif")?;
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?;
    let text = std::fs::read_to_string(folder.join("src/schema.json")).ok()?;
    // One pattern of it, that of a language, is no regular expression for a strict reader.
    Some(serde_json::from_str(&text.replace("{2}]?$", "{2}$")).unwrap())
}

/// How many findings are open, and how many decided.
type Counts = (usize, usize);

fn of_findings(findings: impl Iterator<Item = Value>) -> Counts {
    let is_open = |finding: &Value| matches!(finding["status"].as_str(), Some("open" | "stale"));
    let (open, decided): (Vec<_>, Vec<_>) = findings.partition(is_open);
    (open.len(), decided.len())
}

fn of_json(text: &str) -> Counts {
    of_findings(parsed(text)["findings"].as_array().unwrap().iter().cloned())
}

fn of_csv(text: &str) -> Counts {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: BTreeSet<_> =
        reader.records().map(|row| row.unwrap()).map(|row| (row[0].to_owned(), row[5].to_owned())).collect();
    let open = rows.iter().filter(|(_, status)| matches!(status.as_str(), "open" | "stale")).count();
    (open, rows.len() - open)
}

fn of_sarif(text: &str) -> Counts {
    let log = parsed(text);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let accepted = |result: &&Value| {
        let suppressions = result["suppressions"].as_array().unwrap();
        !suppressions.is_empty() && suppressions.iter().all(|s| s["status"] == "accepted")
    };
    let decided = results.iter().filter(accepted).count();
    (results.len() - decided, decided)
}

fn of_github(text: &str) -> Counts {
    let number = |text: &str| text.split_whitespace().next().unwrap().parse::<usize>().unwrap();
    let annotations = text.lines().filter(|line| line.contains(",title=")).count();
    let more =
        text.lines().find_map(|line| line.strip_prefix("::notice title=crosscheck::")).map_or(0, number);
    let counts = text.lines().last().unwrap().strip_prefix("crosscheck: ").unwrap();
    let (open, decided) = counts.split_once(" open; ").unwrap();
    assert_eq!(open.split(", ").map(number).sum::<usize>(), annotations + more);
    (annotations + more, decided.split(", ").map(number).sum())
}

fn of_claimreview(text: &str) -> usize {
    let document = parsed(text);
    let graph = document["@graph"].as_array().unwrap();
    let reviews = graph.iter().filter(|node| node["@type"] == "ClaimReview");
    reviews.map(|review| review["identifier"].to_string()).collect::<BTreeSet<_>>().len()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn report(format: &str) -> String {
    report_with(format, &[])
}

fn report_with(format: &str, more: &[&str]) -> String {
    let done = crosscheck(&[&["report", DOSSIER, "--format", format][..], more].concat());
    assert!(done.status.success(), "{format}: {done:?}");
    String::from_utf8(done.stdout).unwrap()
}

fn crosscheck(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).current_dir(root()).env("LC_ALL", "C.UTF-8").output().unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
