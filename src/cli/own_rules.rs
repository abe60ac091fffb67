//! The rules of a dossier's own folder, which add to those that ship or take their place. Tables that
//! stand beside them are read by [`own_tables`](super::own_tables).

use std::{fs, io};

use camino::{Utf8Path, Utf8PathBuf};

use super::own_tables::is_table;
use super::paths::unnameable;
use super::problem::Problem;
use crate::check::Rule;
use crate::yaml;

/// Every `*.yaml` of the folder but the tables, in the order of their names; the stem of a file is the id of
/// its rule.
pub(super) fn read(folder: &Utf8Path) -> Result<Vec<Rule>, Problem> {
    let entries = fs::read_dir(folder).map_err(|error| unread(folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unread(folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            paths.push(Utf8PathBuf::from_path_buf(path).map_err(|path| unnameable(&path))?);
        }
    }
    paths.retain(|path| !is_table(path));
    paths.sort();
    paths.iter().map(|path| read_file(path)).collect()
}

fn unread(folder: &Utf8Path, error: &io::Error) -> Problem {
    Problem::with_help(
        format!("the folder of rules {folder} cannot be read: {error}"),
        "`rules:` in crosscheck.yaml names it from the folder of the dossier",
    )
}

/// The rule of a file.
pub(super) fn read_file(path: &Utf8Path) -> Result<Rule, Problem> {
    let bytes = fs_err::read(path).map_err(|error| Problem::new(error.to_string()))?;
    Ok(Rule::read(path.as_str(), yaml::utf8(path.as_str(), &bytes)?)?)
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::read;
    use crate::report::Style;

    const RULE: &str = "kind: count\nreason: growth\nsummary: s\nexplanation: e\nlevel: error\n\
                        message: '{what}: {values}'\nhelp: h\nexamples:\n  flag: [[{text: a}]]\n  pass: [[{text: b}]]\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        files.iter().for_each(|(name, text)| std::fs::write(folder.path().join(name), text).unwrap());
        folder
    }

    #[test]
    fn each_file_of_the_folder_is_a_rule_by_its_stem() {
        let folder = folder(&[("growth.yaml", RULE), ("notes.txt", "none")]);
        let rules = read(Utf8Path::from_path(folder.path()).unwrap()).ok().unwrap();
        assert_eq!(rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["growth"]);
    }

    #[test]
    fn a_mistake_is_told_with_its_file_and_place() {
        let folder = folder(&[("growth.yaml", &RULE.replace("level: error", "level: eror"))]);
        let told = read(Utf8Path::from_path(folder.path()).unwrap()).err().unwrap().rendered(Style::PLAIN);
        assert!(told.contains("growth.yaml:5:") && told.contains("eror"), "{told}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_rule_whose_name_is_no_text_is_a_problem_and_no_other_file_is() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let folder = folder(&[("growth.yaml", RULE)]);
        let path = Utf8Path::from_path(folder.path()).unwrap();
        std::fs::write(folder.path().join(OsStr::from_bytes(b"\xff.txt")), "none").unwrap();
        assert_eq!(read(path).ok().unwrap().len(), 1);
        std::fs::write(folder.path().join(OsStr::from_bytes(b"\xff.yaml")), RULE).unwrap();
        let told = read(path).err().unwrap().rendered(Style::PLAIN);
        assert!(told.contains("is not UTF-8"), "{told}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let told = read(Utf8Path::new("no/such/folder")).err().unwrap().rendered(Style::PLAIN);
        assert!(told.contains("no/such/folder"), "{told}");
    }
}
