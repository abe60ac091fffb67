//! A claim file's YAML to the model.

use camino::Utf8PathBuf;

use super::file::{ClaimFile, Places, SCHEMA};
use super::{Claim, ClaimId, EventRef, Kind, Scope, SourceClaims, Value, ignore};
use crate::document::Source;
use crate::text::Span;
use crate::yaml::{self, Fields, Node, Problems, Reader, Sheet};

/// The keys of a claim file, level by level; `schemas/claims.schema.json` has the same.
pub(super) mod keys {
    pub(crate) const FILE: &[&str] = &["schema", "source", "claims"];
    pub(crate) const SOURCE: &[&str] =
        &["id", "title", "publisher", "author", "published", "dating", "document", "encoding", "family"];
    pub(crate) const CLAIM: &[&str] = &[
        "id",
        "kind",
        "attribute",
        "value",
        "about",
        "event",
        "scope",
        "as_of",
        "attributed_to",
        "hedge",
        "anchor",
        "place",
        "quote",
        "span",
        "status",
        "judged_by",
        "digest",
        "note",
        "ignore",
    ];
    pub(crate) const IGNORE: &[&str] = &["rule", "reason", "until"];
    pub(crate) const EVENT: &[&str] = &["type", "when", "place", "origin"];
    pub(crate) const SCOPE: &[&str] = &["group", "group_type", "place", "manner", "part", "unit"];
    pub(crate) const NAME: &[&str] = &["text", "type"];
    pub(crate) const ROLE: &[&str] = &["person", "role"];
    pub(crate) const CAUSE: &[&str] = &["effect", "cause"];
    pub(crate) const QUOTE: &[&str] = &["speaker", "words"];
}

/// What is expected where something else than a text stands.
pub(super) const A_DATE: &str = "a date like 2012-03-21, 2012-03 or 2012-03-21/2012-03-22";

/// Reads a claim file; [`ClaimFile::against`] then holds it against its document.
///
/// # Errors
///
/// Every mistake of the file, each with its place.
pub fn parse<'a>(name: &'a str, text: &'a str) -> Result<ClaimFile<'a>, Problems> {
    let root = yaml::parse(name, text)?;
    let mut reader = Reader::new(name, text);
    let read = file(&mut reader, &root);
    let (claims, places) = reader.finish(read)?;
    let document = root.entry("source").and_then(|source| source.entry("document")).map(|node| node.span);
    Ok(ClaimFile { sheet: Sheet { name, text }, claims, places, document })
}

fn file(reader: &mut Reader<'_>, root: &Node) -> Option<(SourceClaims, Vec<Places>)> {
    let fields = reader.fields(root, keys::FILE)?;
    reader.schema(&fields, SCHEMA);
    let source = reader.required(&fields, "source").and_then(|node| source(reader, node));
    let items = fields.get("claims").map(|node| reader.items(node)).unwrap_or_default();
    let read: Vec<_> = items.iter().map(|node| claim(reader, node)).collect();
    let (claims, places) = read.into_iter().flatten().unzip();
    unique(reader, items);
    Some((SourceClaims { source: source?, claims }, places))
}

fn source(reader: &mut Reader<'_>, node: &Node) -> Option<Source> {
    let fields = reader.fields(node, keys::SOURCE)?;
    let id = reader.required(&fields, "id").and_then(|node| reader.text(node));
    Some(Source {
        title: owned(reader, &fields, "title"),
        publisher: owned(reader, &fields, "publisher"),
        author: owned(reader, &fields, "author"),
        published: fields.get("published").and_then(|node| reader.parsed(node, A_DATE)),
        dating: fields.get("dating").and_then(|node| reader.choice(node)).unwrap_or_default(),
        document: owned(reader, &fields, "document").map(Utf8PathBuf::from).unwrap_or_default(),
        encoding: owned(reader, &fields, "encoding"),
        family: owned(reader, &fields, "family"),
        id: id?.to_owned(),
    })
}

fn claim(reader: &mut Reader<'_>, node: &Node) -> Option<(Claim, Places)> {
    let fields = reader.fields(node, keys::CLAIM)?;
    let places = Places::of(&fields);
    let attribute = reader.required(&fields, "attribute").and_then(|node| reader.text(node));
    let value = value(reader, &fields);
    let quote = reader.required(&fields, "quote").and_then(|node| reader.text(node));
    // For people alone: who gave the claim its status.
    _ = owned(reader, &fields, "judged_by");
    let claim = Claim {
        id: ClaimId(owned(reader, &fields, "id").unwrap_or_default()),
        about: owned(reader, &fields, "about").unwrap_or_default(),
        event: fields.get("event").and_then(|node| event(reader, node)).unwrap_or_default(),
        scope: fields.get("scope").and_then(|node| scope(reader, node)).unwrap_or_default(),
        as_of: fields.get("as_of").and_then(|node| reader.parsed(node, A_DATE)),
        attributed_to: owned(reader, &fields, "attributed_to"),
        hedge: owned(reader, &fields, "hedge"),
        anchor: fields.get("anchor").and_then(|node| reader.choice(node)),
        place: fields.get("place").and_then(|node| reader.choice(node)).unwrap_or_default(),
        span: fields.get("span").and_then(|node| span(reader, node)).unwrap_or_default(),
        status: fields.get("status").and_then(|node| reader.choice(node)).unwrap_or_default(),
        note: owned(reader, &fields, "note"),
        ignore: fields.get("ignore").map(|node| ignore::read(reader, node)).unwrap_or_default(),
        attribute: attribute?.to_owned(),
        value: value?,
        quote: quote?.to_owned(),
    };
    Some((claim, places))
}

fn value(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Value> {
    let kind = reader.required(fields, "kind").and_then(|node| reader.choice::<Kind>(node));
    let node = reader.required(fields, "value");
    let (kind, node) = (kind?, node?);
    Some(match kind {
        Kind::Count => Value::Count(reader.parsed(node, "a count like 40, 4.., ..40, 30..35 or ~200")?),
        Kind::Date => Value::Date(reader.parsed(node, A_DATE)?),
        Kind::Name => {
            let fields = reader.fields(node, keys::NAME)?;
            let text = needed(reader, &fields, "text");
            let r#type = reader.required(&fields, "type").and_then(|node| reader.choice(node));
            Value::Name { text: text?, r#type: r#type? }
        }
        Kind::Role => {
            let (person, role) = pair(reader, node, keys::ROLE)?;
            Value::Role { person, role }
        }
        Kind::Cause => {
            let (effect, cause) = pair(reader, node, keys::CAUSE)?;
            Value::Cause { effect, cause }
        }
        Kind::Quote => {
            let (speaker, words) = pair(reader, node, keys::QUOTE)?;
            Value::Quote { speaker, words }
        }
    })
}

fn pair(reader: &mut Reader<'_>, node: &Node, known: &[&str]) -> Option<(String, String)> {
    let [first, second] = known else { return None };
    let fields = reader.fields(node, known)?;
    let first = needed(reader, &fields, first);
    let second = needed(reader, &fields, second);
    Some((first?, second?))
}

fn needed(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<String> {
    let node = reader.required(fields, key)?;
    reader.text(node).map(str::to_owned)
}

fn owned(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<String> {
    reader.text(fields.get(key)?).map(str::to_owned)
}

fn event(reader: &mut Reader<'_>, node: &Node) -> Option<EventRef> {
    let fields = reader.fields(node, keys::EVENT)?;
    Some(EventRef {
        r#type: owned(reader, &fields, "type"),
        when: fields.get("when").and_then(|node| reader.parsed(node, A_DATE)),
        place: owned(reader, &fields, "place"),
        origin: fields.get("origin").and_then(|node| reader.choice(node)).unwrap_or_default(),
    })
}

fn scope(reader: &mut Reader<'_>, node: &Node) -> Option<Scope> {
    let fields = reader.fields(node, keys::SCOPE)?;
    Some(Scope {
        group: owned(reader, &fields, "group"),
        group_type: owned(reader, &fields, "group_type"),
        place: owned(reader, &fields, "place"),
        manner: owned(reader, &fields, "manner"),
        part: fields.get("part").and_then(|node| reader.flag(node)).unwrap_or_default(),
        unit: owned(reader, &fields, "unit"),
    })
}

fn span(reader: &mut Reader<'_>, node: &Node) -> Option<Span> {
    let text = reader.text(node)?;
    let span = text.split_once("..").and_then(|(start, end)| {
        let span = Span::new(start.parse().ok()?, end.parse().ok()?);
        (span.start < span.end).then_some(span)
    });
    if span.is_none() {
        let problem = reader.problem(node.span, format!("`{text}` is no span"));
        reader.tell(problem.help(
            "write it as 1034..1044, in bytes of the document; or leave it out, it is found by the quote",
        ));
    }
    span
}

fn unique(reader: &mut Reader<'_>, items: &[Node]) {
    reader.once(items, "id", "used before", |id, line| {
        let help = format!(
            "it is the id of the claim at line {line}; leave `id` out and one is made from the quote"
        );
        (format!("the id `{id}` stands here a second time"), help)
    });
}

#[cfg(test)]
mod tests {
    use super::keys;
    use crate::claim::{Anchor, Kind, NameType, Origin, Place, Status};
    use crate::document::Dating;
    use crate::shipped::tests::{assert_keys, assert_words};

    const SCHEMA: &str = "claims.schema.json";

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        assert_keys(SCHEMA, "", keys::FILE);
        let parts = [
            ("source", keys::SOURCE),
            ("claim", keys::CLAIM),
            ("event", keys::EVENT),
            ("scope", keys::SCOPE),
            ("name", keys::NAME),
            ("role", keys::ROLE),
            ("cause", keys::CAUSE),
            ("quote", keys::QUOTE),
            ("ignore", keys::IGNORE),
        ];
        for (part, keys) in parts {
            assert_keys(SCHEMA, &format!("/$defs/{part}"), keys);
        }
    }

    #[test]
    fn the_schema_has_the_words_that_are_read() {
        assert_words::<Dating>(SCHEMA, "/$defs/source/properties/dating");
        assert_words::<Kind>(SCHEMA, "/$defs/claim/properties/kind");
        assert_words::<Anchor>(SCHEMA, "/$defs/claim/properties/anchor");
        assert_words::<Place>(SCHEMA, "/$defs/claim/properties/place");
        assert_words::<Status>(SCHEMA, "/$defs/claim/properties/status");
        assert_words::<Origin>(SCHEMA, "/$defs/event/properties/origin");
        assert_words::<NameType>(SCHEMA, "/$defs/name/properties/type");
    }
}
