//! What must not matter: in which order sources are named, what their files are called, how lines end, and
//! that a source lies beside a copy of itself, or is held as a draft against one. Every text of `fixtures/`
//! that is annotated as an event is tried, and the articles on Mali where they are at hand.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

#[test]
fn the_order_of_the_sources_changes_no_finding() {
    for event in events() {
        let (names, texts): (Vec<_>, Vec<_>) = event.sources.iter().cloned().unzip();
        let mut turned: Vec<_> = names.into_iter().zip(texts).collect();
        turned.reverse();
        let middle = turned.len() / 2;
        turned.rotate_left(middle);
        event.same_as_before("in another order", &event.findings(&turned));
    }
}

#[test]
fn other_names_of_the_files_change_no_finding() {
    for event in events() {
        let count = event.sources.len();
        // In the order of their names the sources stand as they did, the other way round, and turned.
        for place in [|at, _| at, |at, count| count - 1 - at, |at, count| (at + count / 2) % count] {
            let renamed = event.sources.iter().enumerate();
            let renamed: Vec<_> = renamed
                .map(|(at, (name, text))| {
                    let extension = Path::new(name).extension().unwrap().to_str().unwrap();
                    (format!("source{:02}.{extension}", place(at, count) + 1), text.clone())
                })
                .collect();
            event.same_as_before("under other names", &event.findings(&renamed));
        }
    }
}

#[test]
fn carriage_returns_change_no_finding() {
    for event in events() {
        let returned: Vec<_> = event
            .sources
            .iter()
            .map(|(name, text)| (name.clone(), text.replace("\r\n", "\n").replace('\n', "\r\n")))
            .collect();
        event.same_as_before("with CRLF", &event.findings(&returned));
    }
}

#[test]
fn a_source_and_its_copy_have_no_finding_between_them() {
    for event in events() {
        for (name, text) in &event.sources {
            let pair = [(name.clone(), text.clone()), (format!("copy-{name}"), text.clone())];
            let across: Vec<_> =
                check(&pair).into_iter().filter(|finding| finding.sources.len() > 1).collect();
            assert!(across.is_empty(), "{} {name}: {across:#?}", event.name);
        }
    }
}

#[test]
fn a_source_as_a_draft_has_nothing_against_itself_and_stands_alone_against_none() {
    for event in events() {
        for (name, text) in &event.sources {
            let alone = draft(text, name, &[(name.clone(), text.clone())]);
            assert!(alone.is_empty(), "{} {name}: {alone:#?}", event.name);
            let alone = ["draft-against-all", "draft-spelling", "draft-quotation", "draft-unsourced"];
            let mut among = draft(text, name, &event.sources);
            among.retain(|rule| alone.contains(&rule.as_str()));
            assert!(among.is_empty(), "{} {name}: {among:#?}", event.name);
        }
    }
}

/// The rules about drafts that find something in a text that lies beside its sources.
fn draft(text: &str, name: &str, sources: &[(String, String)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let against = folder.path().join("against");
    fs::create_dir(&against).unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    sources.iter().for_each(|(name, text)| fs::write(against.join(name), text).unwrap());
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder.path()).args(["draft", name, "--format", "json", "--fail-on", "never"]);
    let names = sources.iter().map(|(name, _)| format!("against/{name}"));
    let output = command.arg("--against").args(names).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules = json["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap());
    rules.filter(|rule| rule.starts_with("draft-")).map(str::to_owned).collect()
}

/// A few texts on one event, and what is found in them.
struct Event {
    name: String,
    /// The name of each file and its text.
    sources: Vec<(String, String)>,
}

/// A finding without its ids and offsets: they come from names and places.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Finding {
    rule: String,
    /// What each claim says, white space folded, sorted.
    claims: Vec<String>,
    /// The sources, sorted.
    sources: Vec<String>,
}

impl Event {
    fn read(folder: &Path) -> Self {
        let sources = folder.join("sources");
        let sources = if sources.is_dir() { sources } else { folder.to_owned() };
        let files = fs::read_dir(sources).unwrap().map(|entry| entry.unwrap().path());
        let is_source =
            |path: &PathBuf| path.extension().is_some_and(|e| e == "txt" || e == "html" || e == "wiki");
        let mut files: Vec<_> = files.filter(is_source).collect();
        files.sort();
        let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        let sources = files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
        Self { name: folder.display().to_string(), sources }
    }

    fn findings(&self, sources: &[(String, String)]) -> Vec<Finding> {
        let anonymous = |mut finding: Finding| {
            finding.sources.clear();
            finding
        };
        let mut found: Vec<_> = check(sources).into_iter().map(anonymous).collect();
        found.sort();
        found
    }

    fn same_as_before(&self, how: &str, now: &[Finding]) {
        let before = self.findings(&self.sources);
        let gone: Vec<_> = before.iter().filter(|finding| !now.contains(finding)).collect();
        let new: Vec<_> = now.iter().filter(|finding| !before.contains(finding)).collect();
        assert!(gone.is_empty() && new.is_empty(), "{} {how}: gone {gone:#?}, new {new:#?}", self.name);
    }
}

/// Writes the sources to a folder of their own and checks them in the order given.
fn check(sources: &[(String, String)]) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in sources {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.current_dir(folder.path()).args(["check", "--format", "json", "--fail-on", "never"]);
    let output = command.args(sources.iter().map(|(name, _)| name)).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    json["findings"].as_array().unwrap().iter().map(finding).collect()
}

fn finding(json: &Value) -> Finding {
    let claims = json["claims"].as_array().unwrap();
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = |claim: &Value| format!("{} {}", claim["attribute"], folded(claim["quote"].as_str().unwrap()));
    let mut sources: Vec<_> =
        claims.iter().map(|claim| claim["source"].as_str().unwrap().to_owned()).collect();
    let mut claims: Vec<_> = claims.iter().map(told).collect();
    sources.sort();
    sources.dedup();
    claims.sort();
    Finding { rule: json["rule"].as_str().unwrap().to_owned(), claims, sources }
}

/// The shipped events and, where they are at hand, those of the corpus.
fn events() -> Vec<Event> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = BTreeMap::new();
    let corpus =
        std::env::var_os("CROSSCHECK_CORPUS").map_or_else(|| root.join("../shared/corpus"), PathBuf::from);
    if !corpus.is_dir() {
        eprintln!("skipped: the articles are not at hand in {}", corpus.display());
    }
    for parent in [root.join("fixtures"), root.join("fixtures/events"), corpus] {
        let entries = fs::read_dir(&parent).into_iter().flatten().map(|entry| entry.unwrap().path());
        folders
            .extend(entries.filter(|path| path.join("gold.json").is_file()).map(|path| (path.clone(), path)));
    }
    folders.into_values().map(|folder| Event::read(&folder)).collect()
}
