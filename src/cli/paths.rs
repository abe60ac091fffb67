//! From the paths that were typed to the files that are read.
//!
//! A file is taken at its word. A folder with `sources/` or `claims/` is a dossier; any other folder
//! is walked as git would walk it. The order of the arguments never matters: what is found is sorted.

use std::collections::BTreeSet;
use std::io::{BufRead as _, Read as _};

use camino::{Utf8Path, Utf8PathBuf};
use ignore::WalkBuilder;

use super::problem::Problem;
use crate::ingest::Format;

/// What the paths amount to, each list sorted and without repetition.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Texts to extract from; `-` is standard input.
    pub sources: BTreeSet<Utf8PathBuf>,
    /// Claim files.
    pub claims: BTreeSet<Utf8PathBuf>,
    /// Folders with `sources/` or `claims/`.
    pub dossiers: BTreeSet<Utf8PathBuf>,
    /// Files in the `sources/` of a dossier that are none of the kinds that are read.
    pub skipped: BTreeSet<Utf8PathBuf>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Follows every path.
pub(super) fn find(paths: &[Utf8PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        found.follow(path);
    }
    found
}

/// The extensions of sources, as a help names them.
pub(super) fn kinds() -> String {
    let (notes, others) = (Format::listed(is_note), Format::listed(|format| !is_note(format)));
    format!("sources are {others}, and {notes} below sources/ or when named")
}

impl Found {
    /// A sentence for each file that was skipped and that nothing else stands for: neither its claim file nor
    /// a text of the same stem.
    pub(super) fn notices(&self) -> Vec<Problem> {
        let stems: BTreeSet<_> =
            self.sources.iter().chain(&self.claims).filter_map(|p| p.file_stem()).collect();
        let lone = |path: &&Utf8PathBuf| path.file_stem().is_none_or(|stem| !stems.contains(stem));
        self.skipped.iter().filter(lone).map(|path| skipped(path)).collect()
    }

    fn follow(&mut self, path: &Utf8Path) {
        if path == "-" {
            let list = if stdin_says_claims() { &mut self.claims } else { &mut self.sources };
            list.insert(path.to_owned());
        } else if is_dossier(path) {
            self.open(path);
        } else if path.is_dir() {
            self.walk(path, Asked::Anything);
        } else if !path.exists() {
            self.problems.push(missing(path));
        } else if is_claim_file(path) {
            self.claims.insert(path.to_owned());
        } else {
            self.sources.insert(path.to_owned());
        }
    }

    fn open(&mut self, dossier: &Utf8Path) {
        self.dossiers.insert(dossier.to_owned());
        for (folder, asked) in [("sources", Asked::Sources), ("claims", Asked::Claims)] {
            let folder = dossier.join(folder);
            if folder.is_dir() {
                self.walk(&folder, asked);
            }
        }
    }

    /// A dossier within a folder that is walked: what was decided there holds; its files are found in
    /// any case.
    fn open_inner(&mut self, decisions: &Utf8Path) {
        let dossier = decisions.parent().filter(|folder| is_dossier(folder));
        self.dossiers.extend(dossier.map(Utf8Path::to_owned));
    }

    fn walk(&mut self, folder: &Utf8Path, asked: Asked) {
        for entry in WalkBuilder::new(folder).build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
                    self.take(entry.into_path(), asked);
                }
                Ok(_) => {}
                Err(error) => self.problems.push(Problem::new(error.to_string())),
            }
        }
    }

    fn take(&mut self, path: std::path::PathBuf, asked: Asked) {
        let path = match Utf8PathBuf::from_path_buf(path) {
            Ok(path) => path,
            Err(path) => return self.problems.push(unnameable(&path)),
        };
        let yaml = is_yaml(&path);
        match asked {
            Asked::Claims | Asked::Anything if is_lines(&path) => _ = self.claims.insert(path),
            Asked::Anything if path.file_name() == Some("decisions.yaml") => self.open_inner(&path),
            Asked::Claims if yaml => _ = self.claims.insert(path),
            Asked::Anything if yaml && is_claim_file(&path) => _ = self.claims.insert(path),
            Asked::Sources | Asked::Anything if is_source(&path, asked) => _ = self.sources.insert(path),
            Asked::Sources => _ = self.skipped.insert(path),
            Asked::Anything if is_unread(&path) => _ = self.skipped.insert(path),
            _ => {}
        }
    }
}

/// Which files of a folder are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Sources,
    Claims,
    Anything,
}

/// Whether a folder is a dossier.
pub(super) fn is_dossier(path: &Utf8Path) -> bool {
    path.join("sources").is_dir() || path.join("claims").is_dir()
}

/// Where a dossier keeps what was decided.
pub(super) fn decisions(dossier: &Utf8Path) -> Utf8PathBuf {
    dossier.join("decisions.yaml")
}

/// Whether a file says by its schema version that it is a claim file. Only its head is read: the
/// version stands before the claims.
fn is_claim_file(path: &Utf8Path) -> bool {
    if is_lines(path) {
        return true;
    }
    if !is_yaml(path) {
        return false;
    }
    let mut head = Vec::new();
    let read = fs_err::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
    read.is_ok() && says_claims(&String::from_utf8_lossy(&head))
}

/// Whether a file is YAML by its name.
pub(super) fn is_yaml(path: &Utf8Path) -> bool {
    matches!(path.extension(), Some("yaml" | "yml"))
}

/// Whether a file holds claims as JSON Lines, many sources in one file.
pub(super) fn is_lines(path: &Utf8Path) -> bool {
    path.extension() == Some("jsonl")
}

/// Looks at what stands first in standard input, which stays there to be read.
fn stdin_says_claims() -> bool {
    let mut stdin = std::io::stdin().lock();
    stdin.fill_buf().is_ok_and(|head| says_claims(&String::from_utf8_lossy(head)))
}

/// Whether this text says that it is a claim file.
pub(super) fn says_claims(head: &str) -> bool {
    let mut values = head.lines().filter_map(|line| line.strip_prefix("schema:"));
    values.any(|value| value.trim_start().trim_start_matches(['"', '\'']).starts_with("crosscheck/claims/"))
}

/// Whether a file found in a folder is a source. Markdown is one only below `sources/`: elsewhere it
/// is more often a note about them.
fn is_source(path: &Utf8Path, asked: Asked) -> bool {
    Format::of(path).is_some_and(|format| {
        !is_note(format)
            || asked == Asked::Sources
            || path.components().any(|part| part.as_str() == "sources")
    })
}

/// Markdown outside of `sources/` that may be one all the same: none of those that speak of a folder.
fn is_unread(path: &Utf8Path) -> bool {
    const OF_FOLDERS: [&str; 5] = ["readme", "changelog", "contributing", "license", "notes"];
    let stem = path.file_stem().unwrap_or_default().to_lowercase();
    Format::of(path).is_some_and(is_note) && !OF_FOLDERS.contains(&stem.as_str())
}

fn is_note(format: Format) -> bool {
    format == Format::Markdown
}

fn skipped(path: &Utf8Path) -> Problem {
    let why = match Format::of(path) {
        Some(_) => "Markdown is a source below sources/ or when it is named",
        None => "it has no extension of a source",
    };
    Problem::with_help(format!("{path} was not read: {why}"), kinds())
}

fn missing(path: &Utf8Path) -> Problem {
    Problem::with_help(
        format!("there is no file or folder {path}"),
        "name a source, a claim file or a folder; `-` reads standard input",
    )
}

pub(super) fn unnameable(path: &std::path::Path) -> Problem {
    Problem::with_help(
        format!("the name of {} is not UTF-8", path.display()),
        "rename the file: reports and claim files hold paths as text",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, all of them saying that they are claim files.
    fn folder(files: &[&str]) -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        for file in files {
            fs_err::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs_err::write(root.join(file), "schema: crosscheck/claims/1\n").unwrap();
        }
        (folder, root)
    }

    fn names(root: &Utf8Path, paths: &BTreeSet<Utf8PathBuf>) -> Vec<String> {
        paths.iter().map(|p| p.strip_prefix(root).unwrap().to_string()).collect()
    }

    #[test]
    fn a_dossier_gives_its_sources_and_its_claim_files() {
        let (_keep, root) = folder(&["sources/a.txt", "sources/b.md", "claims/a.yaml", "notes.txt"]);
        let found = find(std::slice::from_ref(&root));
        assert_eq!(names(&root, &found.sources), ["sources/a.txt", "sources/b.md"]);
        assert_eq!(names(&root, &found.claims), ["claims/a.yaml"]);
        assert_eq!(found.dossiers.len(), 1);
    }

    #[test]
    fn another_folder_is_walked_and_markdown_in_it_is_no_source() {
        let (_keep, root) = folder(&["x/a.txt", "README.md", "x/sources/b.md", "c.yaml", ".hidden/d.txt"]);
        fs_err::write(root.join("other.yaml"), "schema: somebody/else/1\n").unwrap();
        let found = find(std::slice::from_ref(&root));
        assert_eq!(names(&root, &found.sources), ["x/a.txt", "x/sources/b.md"]);
        assert_eq!(names(&root, &found.claims), ["c.yaml"]);
        assert!(found.notices().is_empty());
    }

    #[test]
    fn markdown_of_another_folder_is_named_as_unread() {
        let (_keep, root) = folder(&["a.txt", "wire.md", "README.md"]);
        let notices: Vec<_> = find(&[root]).notices().iter().map(ToString::to_string).collect();
        assert_eq!(notices.len(), 1);
        assert!(notices[0].contains("wire.md was not read"), "{notices:?}");
    }

    #[test]
    fn the_decisions_of_a_dossier_within_a_folder_are_found() {
        let (_keep, root) = folder(&["x/decisions.yaml", "x/sources/a.txt", "y/decisions.yaml", "y/b.txt"]);
        assert_eq!(names(&root, &find(std::slice::from_ref(&root)).dossiers), ["x"]);
    }

    #[test]
    fn a_source_is_known_by_its_extension_in_any_case() {
        let texts = ["a.wikitext", "b.mediawiki", "c.xhtml", "d.text", "e.MD", "f.HTM", "g.markdown"];
        let files: Vec<_> = texts.iter().map(|name| format!("sources/{name}")).collect();
        let (_keep, root) = folder(&files.iter().map(String::as_str).collect::<Vec<_>>());
        let found = find(&[root]);
        assert_eq!((found.sources.len(), found.notices().len()), (texts.len(), 0));
    }

    #[test]
    fn what_is_not_read_among_the_sources_of_a_dossier_is_named() {
        let files = ["sources/a.txt", "sources/a.pdf", "sources/b.pdf", "sources/c", "claims/d.yaml"];
        let (_keep, root) = folder(&[files.as_slice(), &["sources/d.docx", "notes.pdf"]].concat());
        let told: Vec<_> =
            find(std::slice::from_ref(&root)).notices().iter().map(ToString::to_string).collect();
        let names: Vec<_> = told.iter().filter_map(|told| told.split(' ').next()).collect();
        assert_eq!(names, [root.join("sources/b.pdf").as_str(), root.join("sources/c").as_str()]);
    }

    #[test]
    fn what_git_ignores_stays_out() {
        let (_keep, root) = folder(&["a.txt", "drafts/b.txt"]);
        fs_err::create_dir(root.join(".git")).unwrap();
        fs_err::write(root.join(".gitignore"), "drafts/\n").unwrap();
        assert_eq!(names(&root, &find(std::slice::from_ref(&root)).sources), ["a.txt"]);
    }

    #[test]
    fn a_path_given_twice_is_read_once_and_a_missing_one_is_a_problem() {
        let (_keep, root) = folder(&["a.txt"]);
        let found = find(&[root.join("a.txt"), root.clone(), root.join("none.txt")]);
        assert_eq!(found.sources.len(), 1);
        assert!(found.problems[0].to_string().contains("none.txt"));
    }

    #[test]
    fn a_claim_file_ends_in_either_spelling_of_yaml() {
        let (_keep, root) = folder(&["claims/a.yaml", "claims/b.yml", "claims/c.txt"]);
        let found = find(std::slice::from_ref(&root));
        assert_eq!(names(&root, &found.claims), ["claims/a.yaml", "claims/b.yml"]);
        assert!(found.claims.iter().all(|path| super::is_yaml(path)));
    }

    #[test]
    fn the_schema_version_tells_a_claim_file() {
        assert!(says_claims("# yaml-language-server: x\nschema: \"crosscheck/claims/1\"\n"));
        assert!(!says_claims("schema: crosscheck/decisions/1\n"));
    }
}
