//! A note written in the person's own editor.

use std::env;
use std::io::{self, Write as _};
use std::process::Command;

/// Opens the editor on a file with this text, and returns what the file then holds; none where the editor
/// was left as one leaves it to throw a text away, with a failure.
///
/// # Errors
///
/// Where the editor cannot be started, or the file not be written or read.
pub(super) fn edit(text: &str) -> io::Result<Option<String>> {
    let mut file = tempfile::Builder::new().prefix("crosscheck-note-").suffix(".txt").tempfile()?;
    writeln!(file, "{text}")?;
    let editor = editor();
    let mut words = editor.split_whitespace();
    let programme = words.next().unwrap_or(FALLBACK);
    let ended = Command::new(programme).args(words).arg(file.path()).status().map_err(|error| {
        io::Error::new(error.kind(), format!("{programme} cannot be started: {error}; set EDITOR"))
    })?;
    // Read by its path: an editor may put a new file in the place of the old one.
    ended.success().then(|| fs_err::read_to_string(file.path())).transpose()
}

#[cfg(windows)]
const FALLBACK: &str = "notepad";
#[cfg(not(windows))]
const FALLBACK: &str = "vi";

fn editor() -> String {
    let named = ["VISUAL", "EDITOR"].iter().filter_map(|name| env::var(name).ok());
    { named }.find(|editor| !editor.trim().is_empty()).unwrap_or_else(|| FALLBACK.to_owned())
}
