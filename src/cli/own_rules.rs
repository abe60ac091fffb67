//! The rules of a dossier's own folder, which add to those that ship or take their place. Tables that
//! stand beside them are read by [`own_tables`](super::own_tables).

use camino::{Utf8Path, Utf8PathBuf};

use super::own_tables::is_table;
use super::problem::Problem;
use crate::check::Rule;
use crate::yaml;

/// Every `*.yaml` of the folder but the tables, in the order of their names; the stem of a file is the id of
/// its rule.
pub(super) fn read(folder: &Utf8Path) -> Result<Vec<Rule>, Problem> {
    let entries = folder.read_dir_utf8().map_err(|error| {
        Problem::with_help(
            format!("the folder of rules {folder} cannot be read: {error}"),
            "`rules:` in crosscheck.yaml names it from the folder of the dossier",
        )
    })?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.into_path()));
    let mut paths: Vec<Utf8PathBuf> =
        paths.filter(|path| path.extension() == Some("yaml") && !is_table(path)).collect();
    paths.sort();
    paths.iter().map(|path| read_file(path)).collect()
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

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let told = read(Utf8Path::new("no/such/folder")).err().unwrap().rendered(Style::PLAIN);
        assert!(told.contains("no/such/folder"), "{told}");
    }
}
