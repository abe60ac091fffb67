//! The walls of the house, and what the documents say about them: rooms depend in one direction, and
//! what a Markdown file names is there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src/`, lowest first; those on one line do not see each other.
const ORDER: &[&[&str]] = &[
    &["text", "shipped"],
    &["yaml"],
    &["lexicon"],
    &["document"],
    &["claim"],
    &["ingest", "extract", "resolve"],
    &["check"],
    &["decisions"],
    &["report"],
    &["cli"],
];

#[test]
fn a_room_depends_only_on_rooms_below_it() {
    for room in rooms() {
        for file in files(&root().join("src").join(&room), "rs") {
            for used in rooms_used(&fs::read_to_string(&file).unwrap()) {
                let fine = used == room || level(&used) < level(&room);
                assert!(fine, "{} in `{room}` uses `{used}`, which is not below it", shown(&file));
            }
        }
    }
}

#[test]
fn the_code_map_names_every_room_and_every_test() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for room in rooms() {
        assert!(map.contains(&format!("`src/{room}/`")), "ARCHITECTURE.md does not name src/{room}/");
    }
    for test in files(&root().join("tests"), "rs").iter().filter(|t| t.parent().unwrap().ends_with("tests")) {
        assert!(map.contains(&format!("`{}`", shown(test))), "ARCHITECTURE.md does not name {}", shown(test));
    }
}

#[test]
fn every_path_and_rule_that_a_document_names_is_there() {
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for path in paths_named(&text) {
            let there = root().join(path).exists() || document.parent().unwrap().join(path).exists();
            assert!(there, "{} names `{path}`, which is not there", shown(&document));
        }
        for rule in rules_named(&text) {
            let there = root().join(format!("rules/check/{rule}.yaml")).exists();
            assert!(there, "{} names the rule `{rule}`, which is not there", shown(&document));
        }
    }
}

#[test]
fn a_document_links_only_to_what_is_there() {
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for target in targets.filter(|t| !t.is_empty() && !t.contains("://")) {
            let there = document.parent().unwrap().join(target).exists();
            assert!(there, "{} links to {target}, which is not there", shown(&document));
        }
    }
}

fn level(room: &str) -> usize {
    let level = ORDER.iter().position(|rooms| rooms.contains(&room));
    level.unwrap_or_else(|| panic!("`{room}` has no place in the order of rooms"))
}

fn rooms() -> Vec<String> {
    let entries = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|p| p.is_dir()).map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

/// The rooms that a file names outside its comments and tests: a test may look anywhere.
fn rooms_used(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let paths = lines.flat_map(|line| line.split("crate::").skip(1));
    let name = |path: &str| path.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    paths.map(name).filter(|room: &String| !room.is_empty()).collect()
}

/// What stands between backticks and looks like a path of this repository.
fn paths_named(text: &str) -> impl Iterator<Item = &str> {
    let roots =
        ["src/", "rules/", "seeds/", "fixtures/", "tests/", "docs/", "schemas/", ".ci/", "benches/", "fuzz/"];
    let real = |quoted: &&str| !quoted.contains(['*', '<', ' ', '{']);
    quoted(text).filter(real).filter(move |q| roots.iter().any(|r| q.starts_with(r)))
}

/// What stands between backticks behind the word "rule".
fn rules_named(text: &str) -> impl Iterator<Item = &str> {
    text.split("rule `").skip(1).filter_map(|rest| rest.split('`').next())
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("\n```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2))
}

fn documents() -> Vec<PathBuf> {
    let folders = ["seeds", "fixtures", "docs", "rules"].map(|folder| root().join(folder));
    let here = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    let here = here.filter(|p| p.extension().is_some_and(|e| e == "md"));
    let below = folders.iter().filter(|f| f.is_dir()).flat_map(|folder| files(folder, "md"));
    here.chain(below.filter(|p| p.file_name().is_some_and(|n| n == "README.md"))).collect()
}

/// All files below a folder with this extension, those of tests left out.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let stem = entry.file_stem().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() {
            found.extend(files(&entry, extension));
        } else if entry.extension().is_some_and(|e| e == extension) && !stem.ends_with("tests") {
            found.push(entry);
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
