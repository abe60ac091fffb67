//! The tables and rules that ship with the programme, compiled in from `rules/`.

use include_dir::{Dir, include_dir};

/// `rules/` as it stood when the programme was built.
pub static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The text of a file of `rules/`; empty if there is none, which a test of its reader notices.
#[must_use]
pub fn rule_file(path: &str) -> &'static str {
    RULES.get_file(path).and_then(include_dir::File::contents_utf8).unwrap_or_default()
}
