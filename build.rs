//! Prepares the tables of words, and rebuilds when a table or a rule is added: `include_dir!` sees only
//! the files that were there.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/lexicon/entries.rs"]
#[allow(unreachable_pub, reason = "its type is public in the library")]
mod entries;
#[path = "src/lexicon/form.rs"]
#[allow(unreachable_pub, reason = "it is public in the library")]
mod form;
#[path = "src/lexicon/inflect.rs"]
mod inflect;

use form::Form;

fn main() -> Result<(), Box<dyn Error>> {
    for read in ["rules", "schemas", "src/lexicon"] {
        println!("cargo:rerun-if-changed={read}");
    }
    let out = env::var_os("OUT_DIR").ok_or("cargo names the folder")?;
    fs::write(Path::new(&out).join("en.words"), words(Path::new("rules/en"))?)?;
    Ok(())
}

/// The lines of every table in the folder, in the order of their names.
fn words(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    let tables = files.iter().filter(|path| path.extension().is_some_and(|x| x == "yaml"));
    tables.map(|path| lines(path)).collect()
}

fn lines(path: &Path) -> Result<String, Box<dyn Error>> {
    let table = serde_saphyr::from_str(&fs::read_to_string(path)?);
    Ok(entries::lines(&table.map_err(|error| format!("{}: {error}", path.display()))?))
}
