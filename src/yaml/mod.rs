//! Every YAML file that people write is read here: tables, rules, configuration, claim files, decisions.
//!
//! [`read`] fills a type by serde; [`parse`] yields the file as spanned [`Node`]s for the readers that
//! want to tell every mistake of a file at once. Whatever is wrong becomes a [`Problem`]: the file,
//! line and column, the offending text, and what to do. The surprise is in the limits: size is
//! allowed (a claim file of 50 MB is read), depth and aliases are not.

pub mod edit;
mod excerpt;
mod node;
mod problem;
mod reader;
mod refusal;
mod scalar;
mod suggest;

use serde::de::DeserializeOwned;
use serde_saphyr::{MergeKeyPolicy, NonFiniteFloatPolicy, Options};

pub use node::{Key, Node, Yaml, parse};
pub use problem::{Lines, Problem, Problems, Sheet};
pub use reader::{Fields, Reader};
pub use scalar::{quoted, scalar};
pub use suggest::{did_you_mean, misspelt};

use crate::text::Span;

/// Levels of nesting that are read; no file of ours has more than eight.
const DEPTH: usize = 64;

/// Fills `T` from a YAML text; `name` is the file as the person knows it.
///
/// # Errors
///
/// The first mistake that the parser or `T` meets, with its place.
pub fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Problem> {
    let sheet = Sheet { name, text };
    if is_blank(text) {
        return Err(empty(&sheet));
    }
    serde_saphyr::from_str_with_options(text, options()).map_err(|error| refusal::problem(&sheet, &error))
}

/// UTF-8 or a [`Problem`] that shows where it ends.
///
/// # Errors
///
/// When the bytes are in another encoding.
pub fn utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, Problem> {
    std::str::from_utf8(bytes).map_err(|error| {
        let text = String::from_utf8_lossy(bytes);
        let at = error.valid_up_to();
        Problem::new(
            &Sheet { name, text: &text },
            Span::new(at, at + '\u{fffd}'.len_utf8()),
            "the file is not UTF-8",
        )
        .label("no character of UTF-8")
        .help("save the file in the encoding UTF-8")
    })
}

fn is_blank(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.into_iter().all(|line| line.is_empty() || line.starts_with('#') || line == "---")
}

fn empty(sheet: &Sheet<'_>) -> Problem {
    Problem::new(sheet, Span::new(0, 0), "the file is empty")
        .help("it starts with its `schema:` or first key; see the shipped examples")
}

/// Size is raised a hundredfold over the parser's defaults; what could multiply (aliases, anchors,
/// depth) keeps them. Merge keys are refused: their values would have two places.
fn options() -> Options {
    let mut options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_nodes: 25_000_000,
            max_events: 100_000_000,
            max_total_scalar_bytes: 1 << 30,
            max_depth: DEPTH,
            max_recorded_anchor_events: 100_000,
        },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: 100_000 },
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
        // Nodes keep the spelling: `70e48759` is a digest, whatever float it would make.
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
    };
    options.emit_comments = false;
    options
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::{Problem, read, utf8};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Rule {
        summary: String,
        level: Level,
        #[serde(default)]
        limit: u8,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Level {
        Error,
        Warning,
    }

    fn told(yaml: &str) -> String {
        read::<Rule>("rules/x.yaml", yaml).unwrap_err().plain()
    }

    #[test]
    fn a_file_that_fits_is_read() {
        assert!(read::<Rule>("x", "summary: s\nlevel: error\n").is_ok());
    }

    #[test]
    fn an_unknown_key_is_shown_where_it_stands() {
        insta::assert_snapshot!(told("summary: s\nlevel: error\nsumary: t\n"), @r#"
         × unknown key `sumary`
          ╭─[rules/x.yaml:3:1]
        2 │ level: error
        3 │ sumary: t
          · ───┬──
          ·    ╰── here
          ╰────
         help: did you mean `summary`?
        "#);
    }

    #[test]
    fn an_unknown_choice_names_the_nearest() {
        insta::assert_snapshot!(told("summary: s\nlevel: waring\n"), @r#"
         × `waring` is none of the values known here
          ╭─[rules/x.yaml:2:8]
        1 │ summary: s
        2 │ level: waring
          ·        ───┬──
          ·           ╰── here
          ╰────
         help: did you mean `warning`?
        "#);
    }

    #[test]
    fn a_wrong_type_says_what_was_expected() {
        insta::assert_snapshot!(told("summary: s\nlevel: error\nlimit: many\n"), @r#"
         × expected a whole number in range
          ╭─[rules/x.yaml:3:8]
        2 │ level: error
        3 │ limit: many
          ·        ──┬─
          ·          ╰── here
          ╰────
        "#);
        insta::assert_snapshot!(told("summary: [a, b]\nlevel: error\n"), @r#"
         × expected a text
          ╭─[rules/x.yaml:1:10]
        1 │ summary: [a, b]
          ·          ┬
          ·          ╰── here
        2 │ level: error
          ╰────
        "#);
        insta::assert_snapshot!(told("- summary\n"), @r#"
         × expected a map (`key: value`)
          ╭─[rules/x.yaml:1:1]
        1 │ - summary
          · ────┬────
          ·     ╰── here
          ╰────
        "#);
    }

    #[test]
    fn a_missing_key_is_named() {
        insta::assert_snapshot!(told("summary: s\n"), @r#"
         × the key `level` is missing
          ╭─[rules/x.yaml:1:1]
        1 │ summary: s
          · ───┬───
          ·    ╰── here
          ╰────
         help: add it
        "#);
    }

    #[test]
    fn a_key_that_stands_twice_is_refused() {
        insta::assert_snapshot!(told("summary: s\nsummary: t\nlevel: error\n"), @r#"
         × the key `summary` stands here a second time
          ╭─[rules/x.yaml:2:1]
        1 │ summary: s
        2 │ summary: t
          · ───┬───
          ·    ╰── here
        3 │ level: error
          ╰────
         help: keep one of the two
        "#);
    }

    #[test]
    fn broken_syntax_is_shown_where_it_breaks() {
        insta::assert_snapshot!(told("summary: \"s\nlevel: error\n"), @r#"
         × invalid indentation in multiline quoted scalar
          ╭─[rules/x.yaml:2:1]
        1 │ summary: "s
        2 │ level: error
          · ──────┬─────
          ·       ╰── here
          ╰────
         help: is a closing quotation mark missing?
        "#);
        insta::assert_snapshot!(told("summary: s\n\tlevel: error\n"), @r#"
         × while scanning a plain scalar, found a tab
          ╭─[rules/x.yaml:1:10]
        1 │ summary: s
          ·          ┬
          ·          ╰── here
        2 │     level: error
          ╰────
         help: indent with spaces
        "#);
    }

    #[test]
    fn an_empty_file_says_so() {
        insta::assert_snapshot!(told("# nothing but a comment\n"), @r#"
         × the file is empty
          ╭─[rules/x.yaml:1:1]
        1 │ # nothing but a comment
          · ───────────┬───────────
          ·            ╰── here
          ╰────
         help: it starts with its `schema:` or first key; see the shipped examples
        "#);
    }

    #[test]
    fn a_thousand_levels_are_refused_before_the_stack_is() {
        let deep = format!("a: {}{}", "[".repeat(1000), "]".repeat(1000));
        let error: Problem = read::<BTreeMap<String, serde_json::Value>>("deep.yaml", &deep).unwrap_err();
        insta::assert_snapshot!(error.plain(), @r#"
         × nested deeper than 64 levels
          ╭─[deep.yaml:1:259]
        1 │ …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
          ·                                                                                  ────────────────────┬───────────────────
          ·                                                                                                      ╰── here
          ╰────
         help: no file read here needs that; is it the right file?
        "#);
    }

    #[test]
    fn another_encoding_is_shown_where_it_begins() {
        insta::assert_snapshot!(utf8("a.yaml", b"title: Tour\xe9\n").unwrap_err().plain(), @r#"
         × the file is not UTF-8
          ╭─[a.yaml:1:12]
        1 │ title: Tour�
          ·            ┬
          ·            ╰── no character of UTF-8
          ╰────
         help: save the file in the encoding UTF-8
        "#);
    }
}
