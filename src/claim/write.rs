//! Claims to YAML.

use std::fmt::Write as _;

use super::spelling::word;
use super::{Claim, EventRef, Ignore, SCHEMA, Scope, SourceClaims, Status};
use crate::document::Source;
use crate::text::Span;
use crate::yaml::scalar;

/// What stands above the claims of every file: how an editor finds the schema, and what a person
/// may do.
const HEAD: &str = "\
# yaml-language-server: $schema=../schemas/claims.schema.json
# Yours to edit: set `status: curated` on what you stand by, `status: rejected` on what was misread;
# `crosscheck review curate` does it for you.
# Extracting again leaves every claim alone that you changed, commented or wrote.
";

/// A whole claim file.
#[must_use]
pub fn render(told: &SourceClaims) -> String {
    let mut out = format!("{HEAD}schema: {SCHEMA}\n{}claims:", source(&told.source));
    if told.claims.is_empty() {
        out.push_str(" []");
    }
    out.push('\n');
    for (i, claim) in told.claims.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        out.push_str(&item(claim, 2));
    }
    out
}

/// A claim as an item of the list, its dash at column `indent`. What only the programme can have said
/// carries the digest of its own lines, by which [`is_untouched`] knows it again.
pub(super) fn item(claim: &Claim, indent: usize) -> String {
    let mut lines = lines(claim);
    let own = matches!(claim.status, Status::Extracted | Status::Superseded)
        && claim.note.is_none()
        && claim.ignore.is_empty();
    if own {
        lines.push(format!("digest: {}", digest(lines.iter().map(String::as_str))));
    }
    let mut out = String::new();
    for (i, line) in lines.iter().enumerate() {
        let dash = if i == 0 { "- " } else { "  " };
        let _ = writeln!(out, "{:indent$}{dash}{line}", "");
    }
    out
}

/// Whether these lines of a claim file stand as the programme wrote them.
pub(super) fn is_untouched(item: &str) -> bool {
    let lines = || item.lines().map(|l| l.trim().trim_start_matches("- "));
    let sealed = lines().find_map(|l| l.strip_prefix("digest: "));
    sealed.is_some_and(|seal| seal == digest(lines().filter(|l| !l.starts_with("digest: "))))
}

/// Marked as what it is, since bare hexadecimal may read as a number ("70e48759").
fn digest<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for line in lines {
        hasher.update(line.as_bytes()).update(b"\n");
    }
    format!("b3-{}", &hasher.finalize().to_hex()[..8])
}

fn source(source: &Source) -> String {
    let mut out = "source:\n".to_owned();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "  {key}: {value}");
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(scalar);
    put("id", Some(scalar(&source.id)));
    put("title", text(&source.title));
    put("publisher", text(&source.publisher));
    put("author", text(&source.author));
    put("published", source.published.map(|days| days.to_string()));
    put("dating", unless_default(&source.dating));
    put("document", (!source.document.as_str().is_empty()).then(|| scalar(source.document.as_str())));
    put("encoding", text(&source.encoding));
    put("family", text(&source.family));
    out
}

fn lines(claim: &Claim) -> Vec<String> {
    let mut lines = Vec::new();
    let mut put = |key: &str, value: Option<String>| lines.extend(value.map(|v| format!("{key}: {v}")));
    let text = |text: &Option<String>| text.as_deref().map(scalar);
    put("id", Some(scalar(&claim.id.0)));
    put("kind", Some(word(&claim.value.kind())));
    put("attribute", Some(scalar(&claim.attribute)));
    put("value", Some(claim.value.spelled()));
    put("about", (!claim.about.is_empty()).then(|| scalar(&claim.about)));
    put("event", flow(event(&claim.event)));
    put("scope", flow(scope(&claim.scope)));
    put("as_of", claim.as_of.map(|days| days.to_string()));
    put("attributed_to", text(&claim.attributed_to));
    put("hedge", text(&claim.hedge));
    put("anchor", claim.anchor.map(|anchor| word(&anchor)));
    put("place", unless_default(&claim.place));
    put("quote", Some(scalar(&claim.quote)));
    put("span", (claim.span != Span::default()).then(|| format!("{}..{}", claim.span.start, claim.span.end)));
    put("status", Some(word(&claim.status)));
    put("note", text(&claim.note));
    put("ignore", ignored(&claim.ignore));
    lines
}

/// `[{rule: count-sum, reason: counted twice}]`
fn ignored(entries: &[Ignore]) -> Option<String> {
    let entries: Vec<String> = entries.iter().filter_map(|entry| flow(ignore(entry))).collect();
    (!entries.is_empty()).then(|| format!("[{}]", entries.join(", ")))
}

fn unless_default<T: Default + PartialEq + serde::Serialize>(value: &T) -> Option<String> {
    (*value != T::default()).then(|| word(value))
}

type Entries = Vec<(&'static str, Option<String>)>;

fn event(event: &EventRef) -> Entries {
    vec![
        ("type", event.r#type.as_deref().map(scalar)),
        ("when", event.when.map(|days| days.to_string())),
        ("place", event.place.as_deref().map(scalar)),
        ("origin", unless_default(&event.origin)),
    ]
}

fn scope(scope: &Scope) -> Entries {
    let text = |text: &Option<String>| text.as_deref().map(scalar);
    vec![
        ("group", text(&scope.group)),
        ("group_type", text(&scope.group_type)),
        ("place", text(&scope.place)),
        ("manner", text(&scope.manner)),
        ("part", scope.part.then(|| "true".to_owned())),
        ("unit", text(&scope.unit)),
    ]
}

fn ignore(entry: &Ignore) -> Entries {
    vec![
        ("rule", Some(scalar(&entry.rule))),
        ("reason", Some(scalar(&entry.reason))),
        ("until", entry.until.map(|days| days.to_string())),
    ]
}

/// `{type: coup, when: 2012-03}`; nothing where every entry is missing.
fn flow(entries: Entries) -> Option<String> {
    let entries: Vec<String> =
        entries.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?))).collect();
    (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(", ")))
}
