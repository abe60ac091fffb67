//! Claims as JSON: `crosscheck/claims/1`, and the claim object that findings share with it.

use std::cell::Cell;
use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};

use super::json;
use crate::claim::{
    Anchor, Claim, Count, EventRef, Ignore, Kind, NameType, Place, Scope, SourceClaims, Status, Value,
};
use crate::extract::Context;
use crate::text::{Days, Span};

/// Writes one object that holds every source. Each is written before the next one is asked for, so that
/// they never stand in memory together.
///
/// # Errors
///
/// Those of the writer.
pub fn json(out: &mut dyn Write, sources: impl Iterator<Item = SourceObject>) -> io::Result<()> {
    json::pretty(out, &Claims { schema: "crosscheck/claims/1", sources: Once(Cell::new(Some(sources))) })
}

/// Writes one object a line, one a source.
///
/// # Errors
///
/// Those of the writer.
pub fn jsonl(out: &mut dyn Write, mut sources: impl Iterator<Item = SourceObject>) -> io::Result<()> {
    sources.try_for_each(|source| json::line(out, &source))
}

#[derive(Serialize)]
struct Claims<S> {
    schema: &'static str,
    sources: S,
}

/// A sequence that is made while it is written.
struct Once<I>(Cell<Option<I>>);

impl<I: Iterator<Item: Serialize>> Serialize for Once<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}

/// A source, its claims, and all that was read where that was asked for.
#[derive(Debug)]
pub struct SourceObject {
    /// The source and its claims.
    pub read: SourceClaims,
    /// Every number, date and name of it.
    pub mentions: Option<Vec<Mention>>,
}

impl Serialize for SourceObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("SourceObject", 3)?;
        object.serialize_field("source", &self.read.source)?;
        object.serialize_field(
            "claims",
            &Once(Cell::new(Some(self.read.claims.iter().map(ClaimObject::new)))),
        )?;
        if let Some(mentions) = &self.mentions {
            object.serialize_field("mentions", mentions)?;
        }
        object.end()
    }
}

/// A claim without its source; what is not known is left out.
#[derive(Debug, Serialize)]
pub struct ClaimObject<'a> {
    id: &'a str,
    kind: Kind,
    attribute: &'a str,
    value: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    about: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<&'a EventRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a Scope>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Days>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributed_to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hedge: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
    place: Place,
    quote: &'a str,
    span: Span,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Ignore]>::is_empty")]
    ignore: &'a [Ignore],
}

impl<'a> ClaimObject<'a> {
    /// The object of one claim.
    #[must_use]
    pub fn new(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id.0,
            kind: claim.value.kind(),
            attribute: &claim.attribute,
            value: &claim.value,
            unit: claim.scope.unit.as_deref(),
            about: &claim.about,
            event: (claim.event != EventRef::default()).then_some(&claim.event),
            scope: (claim.scope != Scope::default()).then_some(&claim.scope),
            as_of: claim.as_of,
            attributed_to: claim.attributed_to.as_deref(),
            hedge: claim.hedge.as_deref(),
            anchor: claim.anchor,
            place: claim.place,
            quote: &claim.quote,
            span: claim.span,
            status: claim.status,
            note: claim.note.as_deref(),
            ignore: &claim.ignore,
        }
    }
}

/// A number, date or name that was read, whether or not it became a claim.
#[derive(Clone, Debug, Serialize)]
pub struct Mention {
    kind: &'static str,
    value: Value,
    span: Span,
}

/// Every number, date and name of a document, in order of the text.
#[must_use]
pub fn mentions(context: &Context<'_>) -> Vec<Mention> {
    let numbers = context.numbers.iter().map(|n| number(n.value, n.span));
    let dates =
        context.dates.iter().map(|d| Mention { kind: "date", value: Value::Date(d.days), span: d.span });
    let names = context.names.iter().map(|n| name(&n.text, n.r#type, n.span));
    let mut all: Vec<_> = numbers.chain(dates).chain(names).collect();
    all.sort_by_key(|m| (m.span, m.kind));
    for mention in &mut all {
        mention.span = context.reading.document.in_file(mention.span);
    }
    all
}

fn number(value: Count, span: Span) -> Mention {
    Mention { kind: "number", value: Value::Count(value), span }
}

fn name(text: &str, r#type: NameType, span: Span) -> Mention {
    Mention { kind: "name", value: Value::Name { text: text.to_owned(), r#type }, span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn written(mentions: Option<&[Mention]>) -> serde_json::Value {
        let mut out = Vec::new();
        let sources = sample::sources().into_iter().take(1);
        jsonl(&mut out, sources.map(|read| SourceObject { read, mentions: mentions.map(<[_]>::to_vec) }))
            .unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn lines_that_were_written_are_read_again() {
        for told in sample::sources() {
            let mut line = Vec::new();
            jsonl(
                &mut line,
                std::iter::once(SourceObject { read: told.clone(), mentions: Some(Vec::new()) }),
            )
            .unwrap();
            assert_eq!(crate::claim::from_line(std::str::from_utf8(&line).unwrap()).unwrap(), told);
        }
    }

    #[test]
    fn a_claim_carries_what_is_known_and_nothing_else() {
        let object = &written(None)["claims"][0];
        assert_eq!(object["value"], serde_json::json!({"min": 34, "max": 34, "approx": false}));
        assert_eq!(object["span"], serde_json::json!({"start": 3, "end": 12}));
        assert_eq!(object["status"], "extracted");
        assert!(object.get("hedge").is_none() && object.get("unit").is_none());
    }

    #[test]
    fn mentions_stand_beside_the_claims_only_where_they_were_asked_for() {
        assert!(written(None).get("mentions").is_none());
        assert_eq!(written(Some(&[]))["mentions"], serde_json::json!([]));
        let read = [number(Count { min: Some(4), max: None, approx: false }, Span::new(0, 10))];
        let mention = &written(Some(&read))["mentions"][0];
        assert_eq!(mention["kind"], "number");
        assert_eq!(mention["value"], serde_json::json!({"min": 4, "max": null, "approx": false}));
    }
}
