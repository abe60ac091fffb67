//! What stands in `crosscheck.yaml`, key by key, every mistake with its place.

use std::collections::{BTreeMap, HashSet};

use super::pairs::{consistent, pairs};
use super::{Config, Named};
use crate::check::{Codebook, Codebooks, Policy, Restart};
use crate::claim::Attributes;
use crate::yaml::{self, Fields, Key, Node, Problems, Reader, Yaml, did_you_mean, misspelt};

/// The version of the file that is read.
const SCHEMA: &str = "crosscheck/config/1";

/// The keys of the file, level by level; `schemas/config.schema.json` has the same.
pub(super) mod keys {
    pub(in crate::cli::config) const FILE: &[&str] = &[
        "schema",
        "title",
        "fail_on",
        "require_curated",
        "require_coverage",
        "require_signoff",
        "baseline",
        "policy",
        "tiers",
        "families",
        "restarts",
        "same",
        "different",
        "persons_per_household",
        "codebook",
        "rules",
        "order",
    ];
    pub(in crate::cli::config) const RESTART: &[&str] = &["attribute", "on"];
}

pub(super) fn parse(name: &str, text: &str) -> Result<Config, Problems> {
    let root = yaml::parse(name, text)?;
    let mut reader = Reader::new(name, text);
    let config = file(&mut reader, &root);
    reader.finish(config)
}

fn file(reader: &mut Reader<'_>, root: &Node) -> Option<Config> {
    let fields = reader.fields(root, keys::FILE)?;
    reader.schema(&fields, SCHEMA);
    no_blanks(reader, &fields);
    consistent(reader, &fields);
    Some(Config {
        title: fields.get("title").and_then(|node| Some(reader.text(node)?.to_owned())),
        fail_on: fields.get("fail_on").and_then(|node| reader.choice(node)),
        require_curated: fields.get("require_curated").and_then(|node| reader.flag(node)).unwrap_or_default(),
        require_signoff: fields.get("require_signoff").and_then(|node| reader.flag(node)).unwrap_or_default(),
        baselines: fields
            .get("baseline")
            .and_then(|node| Some(reader.text(node)?.into()))
            .into_iter()
            .collect(),
        require_coverage: fields
            .get("require_coverage")
            .and_then(|node| reader.parsed(node, "a whole number from 0 to 100")),
        policy: policy(reader, &fields),
        tiers: tiers(reader, &fields),
        families: families(reader, &fields),
        restarts: restarts(reader, &fields),
        same: pairs(reader, &fields, "same"),
        different: pairs(reader, &fields, "different"),
        persons_per_household: fields.get("persons_per_household").and_then(|node| household(reader, node)),
        codebook: fields.get("codebook").and_then(|node| codebook(reader, node)),
        rules_folder: fields.get("rules").and_then(|node| Some(reader.text(node)?.into())),
        order: fields.get("order").map(|node| order(reader, node)).unwrap_or_default(),
        ..Config::default()
    })
}

fn codebook(reader: &mut Reader<'_>, node: &Node) -> Option<&'static Codebook> {
    let name = reader.text(node)?;
    let found = Codebooks::shipped().get(name);
    if found.is_none() {
        let known: Vec<&str> = Codebooks::shipped().iter().map(|book| book.name.as_str()).collect();
        let problem = reader.problem(node.span, format!("there is no codebook `{name}`"));
        reader.tell(problem.help(did_you_mean(name, &known)));
    }
    found
}

/// The policy by tiers needs some.
fn policy(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Policy> {
    let node = fields.get("policy")?;
    let policy = reader.choice(node)?;
    if policy == Policy::BestSourced && fields.get("tiers").is_none() {
        let problem = reader.problem(node.span, "there are no tiers by which a source is the best");
        reader.tell(problem.help("add `tiers:`, a list of lists of sources or publishers, the best first"));
    }
    Some(policy)
}

fn tiers(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Vec<Vec<Named>> {
    let Some(node) = fields.get("tiers") else { return Vec::new() };
    let tiers: Vec<&[Node]> = reader.items(node).iter().map(|tier| reader.items(tier)).collect();
    once(reader, tiers.iter().copied().flatten(), "tier");
    let strange =
        Strange { what: "no source here answers to", help: "a tier names sources by id or publisher" };
    tiers.into_iter().map(|tier| names(reader, tier, strange)).collect()
}

/// What is written behind a key of which nothing but the key is there.
const WANTED: [(&str, &str); 5] = [
    ("tiers", "[[herald], [courier, gazette]], the best first"),
    ("families", "{wire: [courier, gazette]}, sources that have what they say from one"),
    ("restarts", "[{attribute: missing, on: 2019-05-05}]"),
    ("same", "[[herald-1a2b3c, courier-4d5e6f]], claims by their ids"),
    ("different", "[[herald-1a2b3c, courier-4d5e6f]], claims by their ids"),
];

/// A key without a value declares nothing, though somebody meant to declare something.
fn no_blanks(reader: &mut Reader<'_>, fields: &Fields<'_>) {
    for key in keys::FILE.iter().filter(|key| **key != "schema" && fields.get(key).is_none()) {
        let Some(at) = fields.key(key) else { continue };
        let wanted = WANTED.iter().find(|(name, _)| name == key).map_or("its value", |(_, wanted)| wanted);
        let problem = reader.problem(at.span, format!("`{key}:` has nothing behind it"));
        reader.tell(problem.help(format!("write {wanted}; or take the line out")));
    }
}

fn families(reader: &mut Reader<'_>, fields: &Fields<'_>) -> BTreeMap<String, Vec<Named>> {
    let Some(node) = fields.get("families") else { return BTreeMap::new() };
    let Yaml::Map(entries) = &node.value else {
        reader.mistyped(node, "a map (`name: [source, source]`)");
        return BTreeMap::new();
    };
    let families: Vec<(&Key, &[Node])> =
        entries.iter().map(|(family, sources)| (family, reader.items(sources))).collect();
    for (family, _) in families.iter().filter(|(_, sources)| sources.is_empty()) {
        let problem = reader.problem(family.span, format!("the family `{}` has no sources", family.name));
        reader.tell(problem.help(format!("write `{}: [courier, gazette]`, or take it out", family.name)));
    }
    once(reader, families.iter().flat_map(|(_, sources)| *sources), "family");
    let help = "a family names sources by id, which is the stem of the file";
    let strange = Strange { what: "no source here answers to", help };
    families.into_iter().map(|(family, ids)| (family.name.clone(), names(reader, ids, strange))).collect()
}

/// `[coup, counter-coup]`
fn order(reader: &mut Reader<'_>, node: &Node) -> Vec<String> {
    let items = reader.items(node);
    let mut events: Vec<String> = Vec::new();
    for item in items {
        match reader.text(item).map(str::trim) {
            Some(name) if name.contains(char::is_alphanumeric) => events.push(name.to_owned()),
            Some(_) => {
                let problem = reader.problem(item.span, "an event of the order has no name");
                reader.tell(problem.help("write its kind (`coup`), or words of the clauses that date it"));
            }
            None => {}
        }
    }
    if events.len() < 2 {
        let problem = reader.problem(node.span, "an order has two events at least");
        reader.tell(problem.help("write them as [coup, counter-coup], the earliest first"));
    }
    once(reader, items.iter(), "place of the order");
    events
}

/// `[4, 7]`
fn household(reader: &mut Reader<'_>, node: &Node) -> Option<(u64, u64)> {
    let items = reader.items(node);
    let sizes: Vec<u64> =
        items.iter().filter_map(|item| reader.parsed(item, "a number of persons")).collect();
    match sizes[..] {
        [few, many] if few > 0 && few <= many => Some((few, many)),
        _ => {
            let problem =
                reader.problem(node.span, "a household has so many persons at least and so many at most");
            reader.tell(problem.help("write them as [4, 7]"));
            None
        }
    }
}

/// What is said of a name to which nothing answers.
#[derive(Clone, Copy)]
pub(super) struct Strange<'s> {
    pub what: &'s str,
    pub help: &'s str,
}

pub(super) fn names(reader: &mut Reader<'_>, items: &[Node], strange: Strange<'_>) -> Vec<Named> {
    let named = items.iter().filter_map(|node| {
        let name = reader.text(node)?.to_owned();
        let stranger = reader.problem(node.span, format!("{} `{name}`", strange.what));
        Some(Named { name, stranger: stranger.help(strange.help).warning() })
    });
    named.collect()
}

/// A source stands in one tier, and in one family.
fn once<'n>(reader: &mut Reader<'_>, items: impl Iterator<Item = &'n Node>, one: &str) {
    let mut seen = HashSet::new();
    for node in items {
        if let Some(name) = node.as_text().filter(|name| !seen.insert(*name)) {
            let problem = reader.problem(node.span, format!("`{name}` stands in a {one} already"));
            reader.tell(problem.label("a second time").help("leave it where it belongs"));
        }
    }
}

fn restarts(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Vec<Restart> {
    let items = fields.get("restarts").map(|node| reader.items(node)).unwrap_or_default();
    items.iter().filter_map(|node| restart(reader, node)).collect()
}

fn restart(reader: &mut Reader<'_>, node: &Node) -> Option<Restart> {
    let fields = reader.fields(node, keys::RESTART)?;
    let attribute = reader.required(&fields, "attribute").and_then(|node| attribute(reader, node));
    let on = reader.required(&fields, "on").and_then(|node| reader.day(node, "a series begins on one day"));
    Some(Restart { attribute: attribute?, on: on? })
}

/// Claim files may have attributes of their own; a slip for a known one is none.
fn attribute(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let attribute = reader.text(node)?;
    let known: Vec<&str> = Attributes::shipped().names();
    if let Some(meant) = misspelt(attribute, &known) {
        let problem = reader.problem(node.span, format!("nothing is counted as `{attribute}`"));
        reader.tell(problem.help(format!("did you mean `{meant}`?")));
    }
    Some(attribute.to_owned())
}
