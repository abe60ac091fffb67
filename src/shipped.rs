//! The tables, rules and schemas that ship with the programme, compiled in from `rules/` and `schemas/`.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

/// `rules/` as it stood when the programme was built.
pub static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The version of the rule set: a digest of everything in `rules/`, so that two reports can be told to
/// have been made by the same rules.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = blake3::Hasher::new();
        hash(&RULES, &mut hasher);
        hasher.finalize().to_hex()[..10].to_owned()
    });
    &VERSION
}

/// Files and folders come in the order of their names: `include_dir!` sorts them.
fn hash(folder: &Dir<'_>, hasher: &mut blake3::Hasher) {
    for file in folder.files() {
        hasher.update(file.path().to_string_lossy().as_bytes()).update(file.contents());
    }
    folder.dirs().for_each(|folder| hash(folder, hasher));
}

/// The text of a file of `rules/`; empty if there is none, which a test of its reader notices.
#[must_use]
pub fn rule_file(path: &str) -> &'static str {
    RULES.get_file(path).and_then(include_dir::File::contents_utf8).unwrap_or_default()
}

/// The JSON schemas of the files that people edit: `claims.schema.json`, `config.schema.json`,
/// `decisions.schema.json` and `rule.schema.json`. A dossier has a copy, which the modeline of its files names.
pub static SCHEMAS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/schemas");

#[cfg(test)]
pub(crate) mod tests {
    //! What holds a schema to the reader of its file, without a validator among the dependencies.

    use std::collections::BTreeSet;

    use serde::de::DeserializeOwned;
    use serde_json::Value;

    /// A schema has the same keys at this place as the reader knows.
    pub(crate) fn assert_keys(schema: &str, pointer: &str, known: &[&str]) {
        let properties = part(schema, &format!("{pointer}/properties"));
        let keys: BTreeSet<&str> = properties.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, known.iter().copied().collect(), "{schema} at {pointer:?}");
    }

    /// A schema has the same words at this place as the type.
    pub(crate) fn assert_words<T: DeserializeOwned>(schema: &str, pointer: &str) {
        let words = part(schema, &format!("{pointer}/enum"));
        let words: BTreeSet<&str> = words.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let known = expected::<T>("\"no such word\"");
        assert_eq!(words, known.iter().map(String::as_str).collect(), "{schema} at {pointer:?}");
    }

    /// A schema has the same keys at this place as the type, which refuses others.
    pub(crate) fn assert_fields<T: DeserializeOwned>(schema: &str, pointer: &str) {
        let known = expected::<T>("{\"no such key\": 1}");
        assert_keys(schema, pointer, &known.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// What serde says it would have taken: "unknown field `x`, expected one of `a`, `b`".
    fn expected<T: DeserializeOwned>(json: &str) -> Vec<String> {
        let refusal = serde_json::from_str::<T>(json).err().unwrap().to_string();
        refusal.split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }

    fn part(schema: &str, pointer: &str) -> Value {
        let text = super::SCHEMAS.get_file(schema).unwrap().contents_utf8().unwrap();
        let schema: Value = serde_json::from_str(text).unwrap();
        schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).clone()
    }
}
