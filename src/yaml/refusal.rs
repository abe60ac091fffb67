//! What serde-saphyr says, as a [`Problem`]. Its own report is not used: its miette feature costs
//! 36 s of compile time.

use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::{Error, Location};

use super::problem::{Problem, Sheet};
use super::suggest::did_you_mean;
use crate::text::Span;

pub(super) fn problem(sheet: &Sheet<'_>, error: &Error) -> Problem {
    let at = error.location().map(|at| place(sheet.text, at)).unwrap_or_default();
    let error = inner(error);
    let (message, help) = match known(error) {
        Some((message, help)) => (message, help),
        None => {
            let said = said(error);
            let help = remedy(&said).map(str::to_owned);
            (said, help)
        }
    };
    let problem = Problem::new(sheet, word(sheet.text, at), message);
    help.into_iter().fold(problem, Problem::help)
}

pub(super) fn span(location: Location) -> Span {
    let span = location.span();
    let start = span.byte_offset().map_or(0, as_index);
    Span::new(start, start.saturating_add(span.byte_len().map_or(0, as_index)))
}

/// Errors of the scanner know line and column, and no byte.
fn place(text: &str, location: Location) -> Span {
    if location.span().byte_offset().is_some_and(|_| location.span().byte_len() != Some(0)) {
        return span(location);
    }
    let line = as_index(location.line().saturating_sub(1));
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text[start..].lines().next().unwrap_or_default();
    let column = as_index(location.column().saturating_sub(1));
    let start = start + rest.char_indices().nth(column).map_or(rest.len(), |(i, _)| i);
    Span::new(start, start)
}

fn as_index(offset: impl Into<u64>) -> usize {
    usize::try_from(offset.into()).unwrap_or(usize::MAX)
}

fn inner(error: &Error) -> &Error {
    match error {
        Error::AliasError { error, .. } => inner(error),
        _ => error,
    }
}

/// At the end of a file there is nothing to underline: the last line that says something is.
fn word(text: &str, at: Span) -> Span {
    let content = text.trim_end().len();
    if at.start >= content {
        return Span::new(text[..content].rfind('\n').map_or(0, |i| i + 1), content);
    }
    at
}

type Told = (String, Option<String>);

fn known(error: &Error) -> Option<Told> {
    let told = |message: String, help: &str| Some((message, Some(help.to_owned())));
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            Some((format!("unknown key `{field}`"), Some(did_you_mean(field, expected))))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => Some((
            format!("`{variant}` is none of the values known here"),
            Some(did_you_mean(variant, expected)),
        )),
        Error::SerdeMissingField { field, .. } => told(format!("the key `{field}` is missing"), "add it"),
        Error::SerdeInvalidType { unexpected, expected, .. }
        | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            Some((format!("expected {expected}, found {unexpected}"), None))
        }
        Error::InvalidScalar { ty, .. } => Some((format!("expected {}", plain_type(ty)), None)),
        Error::Unexpected { expected, .. } => Some((format!("expected {}", plain_type(expected)), None)),
        Error::InvalidBooleanStrict { .. } => {
            told("this is neither `true` nor `false`".to_owned(), "write `true` or `false`")
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().map_or("a key".to_owned(), |key| format!("the key `{key}`"));
            told(format!("{key} stands here a second time"), "keep one of the two")
        }
        Error::MergeKeyNotAllowed { .. } => {
            told("merge keys (`<<`) are not read here".to_owned(), "write the keys out")
        }
        Error::MultipleDocuments { .. } => told(
            "a second document begins here".to_owned(),
            "one file holds one document: put what follows the `---` into a file of its own",
        ),
        Error::UnknownAnchor { .. } => told(
            "this alias has no anchor".to_owned(),
            "a text that starts with `*` or `&` needs quotation marks",
        ),
        Error::Budget { breach, .. } => breached(breach),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => too_many_aliases(),
        // The scanner has its own limit for `[[[[`, and no variant for it.
        _ if said(error).contains("recursion limit") => too_deep(),
        _ => None,
    }
}

/// The types of Rust and the events of the parser, in the words of somebody who writes YAML.
fn plain_type(ty: &str) -> &str {
    match ty {
        "string scalar" | "string" => "a text",
        "mapping start" => "a map (`key: value`)",
        "sequence start" => "a list (`- item`)",
        "floating point" => "a number",
        _ if ty.starts_with(['u', 'i']) && ty[1..].bytes().all(|b| b.is_ascii_digit()) => {
            "a whole number in range"
        }
        _ => ty,
    }
}

fn breached(breach: &BudgetBreach) -> Option<Told> {
    match breach {
        BudgetBreach::Depth { .. } => too_deep(),
        BudgetBreach::Aliases { .. }
        | BudgetBreach::Anchors { .. }
        | BudgetBreach::RecordedAnchorEvents { .. }
        | BudgetBreach::RecordedAnchorBytes { .. }
        | BudgetBreach::AliasAnchorRatio { .. } => too_many_aliases(),
        BudgetBreach::Events { .. } | BudgetBreach::Nodes { .. } | BudgetBreach::ScalarBytes { .. } => {
            Some(("the file is larger than is read here".to_owned(), Some("split it".to_owned())))
        }
        _ => None,
    }
}

fn too_deep() -> Option<Told> {
    Some((
        format!("nested deeper than {} levels", super::DEPTH),
        Some("no file read here needs that; is it the right file?".to_owned()),
    ))
}

fn too_many_aliases() -> Option<Told> {
    Some((
        "the aliases in this file multiply beyond the limit".to_owned(),
        Some("write the values out instead of `*alias`".to_owned()),
    ))
}

/// What to do about the slips that the scanner stumbles over most.
fn remedy(said: &str) -> Option<&'static str> {
    const REMEDIES: [(&str, &str); 4] = [
        ("quoted scalar", "is a closing quotation mark missing?"),
        ("tab", "indent with spaces"),
        ("flow", "is a closing bracket missing?"),
        ("mapping values", "a text that has `: ` in it needs quotation marks"),
    ];
    REMEDIES.iter().find(|(sign, _)| said.contains(sign)).map(|(_, remedy)| *remedy)
}

fn said(error: &Error) -> String {
    use serde_saphyr::{DefaultMessageFormatter, MessageFormatter};
    DefaultMessageFormatter.format_message(error).into_owned()
}
