//! The YAML of `decisions.yaml` to decisions.

use super::{Decision, Ruling, SCHEMA, Verdict};
use crate::claim::ClaimId;
use crate::yaml::edit::{Items, items};
use crate::yaml::{self, Fields, Node, Problems, Reader, did_you_mean};

/// The keys of the file, level by level; `schemas/decisions.schema.json` has the same.
pub(super) mod keys {
    pub(crate) const FILE: &[&str] = &["schema", "decisions"];
    pub(crate) const DECISION: &[&str] = &[
        "finding", "rule", "summary", "claims", "verdict", "print", "by", "on", "note", "evidence", "history",
    ];
    pub(crate) const RULING: &[&str] = &["verdict", "print", "by", "on", "note", "evidence"];
}

/// The decisions, and the lines on which each stands; no lines where the list is not one dash a line.
pub(super) fn entries(name: &str, text: &str) -> Result<(Vec<Decision>, Option<Items>), Problems> {
    let root = yaml::parse(name, text)?;
    let mut reader = Reader::new(name, text);
    let read = file(&mut reader, &root);
    let entries = reader.finish(read)?;
    let lines = root.pair("decisions").and_then(|(key, list)| items(text, key, list));
    Ok((entries, lines))
}

fn file(reader: &mut Reader<'_>, root: &Node) -> Option<Vec<Decision>> {
    let fields = reader.fields(root, keys::FILE)?;
    reader.schema(&fields, SCHEMA);
    let items = fields.get("decisions").map(|node| reader.items(node)).unwrap_or_default();
    let read: Vec<_> = items.iter().map(|node| decision(reader, node)).collect();
    unique(reader, items);
    Some(read.into_iter().flatten().collect())
}

fn decision(reader: &mut Reader<'_>, node: &Node) -> Option<Decision> {
    let fields = reader.fields(node, keys::DECISION)?;
    let finding = text(reader, &fields, "finding");
    let claims = fields.get("claims").map(|node| reader.items(node)).unwrap_or_default();
    let claims = claims.iter().filter_map(|node| Some(ClaimId(reader.text(node)?.to_owned()))).collect();
    let ruling = ruling(reader, &fields);
    let history = fields.get("history").map(|node| reader.items(node)).unwrap_or_default();
    let history = history.iter().filter_map(|node| past(reader, node)).collect();
    let optional = |reader: &mut Reader<'_>, key| Some(reader.text(fields.get(key)?)?.to_owned());
    Some(Decision {
        rule: optional(reader, "rule").unwrap_or_default(),
        summary: optional(reader, "summary").unwrap_or_default(),
        finding: finding?,
        claims,
        ruling: ruling?,
        history,
    })
}

fn past(reader: &mut Reader<'_>, node: &Node) -> Option<Ruling> {
    let fields = reader.fields(node, keys::RULING)?;
    ruling(reader, &fields)
}

fn ruling(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Ruling> {
    let verdict = verdict(reader, fields);
    let by = text(reader, fields, "by");
    let on = reader.required(fields, "on").and_then(|node| reader.day(node, "a decision is made on one day"));
    let note = fields.get("note").and_then(|node| Some(reader.text(node)?.to_owned()));
    let evidence = text(reader, fields, "evidence");
    Some(Ruling { verdict: verdict?, by: by?, on: on?, note, evidence: evidence? })
}

fn text(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<String> {
    let node = reader.required(fields, key)?;
    Some(reader.text(node)?.to_owned())
}

fn verdict(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Verdict> {
    let node = reader.required(fields, "verdict")?;
    let word = reader.text(node)?;
    let print = fields.get("print").and_then(|node| Some(ClaimId(reader.text(node)?.to_owned())));
    let verdict = Verdict::new(word, print);
    if verdict.is_none() && word == "print" {
        reader.required(fields, "print");
    } else if verdict.is_none() {
        let problem = reader.problem(node.span, format!("`{word}` is no verdict"));
        reader.tell(problem.help(did_you_mean(word, &Verdict::WORDS)));
    }
    verdict
}

fn unique(reader: &mut Reader<'_>, items: &[Node]) {
    reader.once(items, "finding", "decided before", |id, line| {
        let help = format!(
            "the first decision stands at line {line}; move one of the two into the other's `history`"
        );
        (format!("the finding `{id}` is decided a second time"), help)
    });
}

#[cfg(test)]
mod tests {
    use super::{Verdict, keys};
    use crate::shipped::tests::assert_keys;

    const SCHEMA: &str = "decisions.schema.json";

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        assert_keys(SCHEMA, "", keys::FILE);
        assert_keys(SCHEMA, "/$defs/decision", keys::DECISION);
        assert_keys(SCHEMA, "/$defs/ruling", keys::RULING);
    }

    #[test]
    fn the_schema_has_the_verdicts_that_are_read() {
        let schema = crate::shipped::SCHEMAS.get_file(SCHEMA).unwrap().contents_utf8().unwrap();
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        let words = schema.pointer("/$defs/ruling/properties/verdict/enum").unwrap();
        assert_eq!(*words, serde_json::json!(Verdict::WORDS));
    }
}
