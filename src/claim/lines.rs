//! Claims as JSON Lines, one source a line, as `crosscheck extract --format jsonl` writes them: the form
//! for bodies that no person edits, read many times faster than YAML.

use serde::Deserialize;
use serde::de::{Error as _, IgnoredAny};

use super::{
    Anchor, Claim, ClaimId, Count, EventRef, Ignore, Kind, NameType, Place, Scope, SourceClaims, Status,
    Value, name_all,
};
use crate::document::Source;
use crate::text::{Days, Span};

/// One line: a source with its claims.
///
/// # Errors
///
/// Where it is no such object; the error has the column.
pub fn from_line(line: &str) -> serde_json::Result<SourceClaims> {
    let Line { source, claims, .. } = serde_json::from_str(line)?;
    let claims: Result<Vec<_>, String> = claims.into_iter().map(ClaimObject::claim).collect();
    let mut claims = claims.map_err(serde_json::Error::custom)?;
    name_all(&source.id, &mut claims);
    Ok(SourceClaims { source, claims })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    source: Source,
    claims: Vec<ClaimObject>,
    #[serde(default, rename = "mentions")]
    _mentions: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimObject {
    #[serde(default)]
    id: ClaimId,
    kind: Kind,
    attribute: String,
    value: ValueObject,
    unit: Option<String>,
    #[serde(default)]
    about: String,
    #[serde(default)]
    event: EventRef,
    #[serde(default)]
    scope: Scope,
    as_of: Option<Days>,
    attributed_to: Option<String>,
    hedge: Option<String>,
    anchor: Option<Anchor>,
    #[serde(default)]
    place: Place,
    quote: String,
    #[serde(default)]
    span: Span,
    #[serde(default)]
    status: Status,
    note: Option<String>,
    #[serde(default)]
    ignore: Vec<Ignore>,
}

/// The fields of a value of any kind.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ValueObject {
    min: Option<u64>,
    max: Option<u64>,
    approx: bool,
    start: Option<Days>,
    end: Option<Days>,
    text: Option<String>,
    r#type: Option<NameType>,
    person: Option<String>,
    role: Option<String>,
    effect: Option<String>,
    cause: Option<String>,
    speaker: Option<String>,
    words: Option<String>,
}

impl ClaimObject {
    fn claim(self) -> Result<Claim, String> {
        let value = self.value.of(self.kind).ok_or_else(|| {
            format!(
                "the value of {:?} is none of a {}",
                self.quote,
                format!("{:?}", self.kind).to_lowercase()
            )
        })?;
        if let Some(entry) = self.ignore.iter().find(|entry| entry.reason.trim().is_empty()) {
            return Err(format!(
                "findings of {} are ignored at {:?} without a reason",
                entry.rule, self.quote
            ));
        }
        let scope = Scope { unit: self.scope.unit.or(self.unit), ..self.scope };
        Ok(Claim {
            id: self.id,
            attribute: self.attribute,
            value,
            about: self.about,
            event: self.event,
            scope,
            as_of: self.as_of,
            attributed_to: self.attributed_to,
            hedge: self.hedge,
            anchor: self.anchor,
            place: self.place,
            quote: self.quote,
            span: self.span,
            status: self.status,
            note: self.note,
            ignore: self.ignore,
        })
    }
}

impl ValueObject {
    /// The value of this kind; none where a field is missing that it needs.
    fn of(self, kind: Kind) -> Option<Value> {
        Some(match kind {
            Kind::Count if self.min.or(self.max).is_none() => return None,
            Kind::Count => Value::Count(Count { min: self.min, max: self.max, approx: self.approx }),
            Kind::Date => Value::Date(self.start?.to(self.end?)),
            Kind::Name => Value::Name { text: self.text?, r#type: self.r#type? },
            Kind::Role => Value::Role { person: self.person?, role: self.role? },
            Kind::Cause => Value::Cause { effect: self.effect?, cause: self.cause? },
            Kind::Quote => Value::Quote { speaker: self.speaker?, words: self.words? },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::from_line;
    use crate::claim::Kind;

    #[test]
    fn a_claim_needs_no_more_than_its_kind_value_and_quote() {
        let line = r#"{"source": {"id": "a"}, "claims": [
            {"kind": "date", "attribute": "began", "value": {"start": "2019-05-03", "end": "2019-05-04"}, "quote": "3 to 4 May"}]}"#;
        let read = from_line(line).unwrap();
        assert_eq!(read.claims[0].value.kind(), Kind::Date);
        assert!(read.claims[0].id.0.starts_with("a-"));
    }

    #[test]
    fn a_rule_is_ignored_for_a_reason() {
        let line = r#"{"source": {"id": "a"}, "claims": [{"kind": "count", "attribute": "killed", "value": {"min": 4, "max": 4},
            "quote": "four dead", "ignore": [{"rule": "count-sum", "reason": "WHY", "until": "2027-01-31"}]}]}"#;
        let read = from_line(&line.replace("WHY", "counted twice")).unwrap();
        assert_eq!(read.claims[0].ignore[0].reason, "counted twice");
        assert!(from_line(&line.replace("WHY", "")).unwrap_err().to_string().contains("without a reason"));
    }

    #[test]
    fn a_value_of_another_kind_is_a_mistake() {
        let line = r#"{"source": {"id": "a"}, "claims": [
            {"kind": "count", "attribute": "killed", "value": {"person": "Ana Vasić"}, "quote": "forty dead"}]}"#;
        assert!(from_line(line).unwrap_err().to_string().contains("forty dead"));
    }
}
