use serde::{Deserialize, Serialize};

use super::Ignore;
use crate::document::Source;
use crate::text::{Days, Span, one_line};

/// One checkable statement of one source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// Stays the same when the source is read again; see [`ClaimId`].
    pub id: ClaimId,
    /// What is measured or told: `killed`, `person`, `role`; for a date, what the date is of.
    pub attribute: String,
    /// What is claimed.
    pub value: Value,
    /// What it is about, in the source's own words: the clause around the value.
    pub about: String,
    /// The event it belongs to.
    pub event: EventRef,
    /// Which part of the event's people it counts.
    pub scope: Scope,
    /// The day the figure was current, where it is not the day of publication.
    pub as_of: Option<Days>,
    /// Who is said to have said it ("the UN Bureau for Humanitarian Affairs").
    pub attributed_to: Option<String>,
    /// The hedge, as written ("reportedly"); for a date in figures whose order nothing settles, the other
    /// reading.
    pub hedge: Option<String>,
    /// From what a relative date was counted.
    pub anchor: Option<Anchor>,
    /// Where in the document it stands: headline, infobox, prose.
    pub place: Place,
    /// The shortest phrase that carries the value.
    pub quote: String,
    /// Where the quote stands.
    pub span: Span,
    /// Whether a person stands by it.
    pub status: Status,
    /// What a person wrote beside it.
    pub note: Option<String>,
    /// Rules whose findings about it a person has settled here.
    pub ignore: Vec<Ignore>,
}

/// The name of a claim within its source: the source's id and a short digest of kind, attribute,
/// quote and (where a quote repeats) its number in the text, never of an offset.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(pub String);

impl std::fmt::Display for ClaimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a claim stands in a run: the index of its source, and its own in that source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ClaimRef {
    /// Index of the source, sources in order of their ids.
    pub source: usize,
    /// Index of the claim, in order of the text.
    pub claim: usize,
}

impl ClaimRef {
    /// The claim itself.
    ///
    /// # Panics
    /// When `sources` are not those that the reference was made for.
    #[must_use]
    pub fn of(self, sources: &[SourceClaims]) -> &Claim {
        &sources[self.source].claims[self.claim]
    }
}

/// The six kinds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Kind {
    Count,
    Date,
    Name,
    Role,
    Cause,
    Quote,
}

impl Kind {
    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Date => "date",
            Self::Name => "name",
            Self::Role => "role",
            Self::Cause => "cause",
            Self::Quote => "quote",
        }
    }
}

/// What is claimed.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// People affected.
    Count(Count),
    /// When.
    Date(#[serde(serialize_with = "start_and_end")] Days),
    /// A surface form of a name.
    Name {
        /// Without titles and ranks.
        text: String,
        /// Of what.
        r#type: NameType,
    },
    /// An office, rank or post.
    Role {
        /// Who.
        person: String,
        /// What.
        role: String,
    },
    /// What brought something about.
    Cause {
        /// What was brought about.
        effect: String,
        /// By what.
        cause: String,
    },
    /// A direct quotation.
    Quote {
        /// Who speaks, as the text names them; empty where it does not.
        speaker: String,
        /// The words between the marks.
        words: String,
    },
}

impl Value {
    /// Which of the six kinds it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Count(_) => Kind::Count,
            Self::Date(_) => Kind::Date,
            Self::Name { .. } => Kind::Name,
            Self::Role { .. } => Kind::Role,
            Self::Cause { .. } => Kind::Cause,
            Self::Quote { .. } => Kind::Quote,
        }
    }
}

fn start_and_end<S: serde::Serializer>(days: &Days, serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("start", &days.start.to_string())?;
    map.serialize_entry("end", &days.end.to_string())?;
    map.end()
}

/// An interval of whole numbers, open where the text leaves it open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize)]
pub struct Count {
    /// "at least 4" is 4, "more than 4" is 5; none for "up to 40".
    pub min: Option<u64>,
    /// "up to 40" is 40, "fewer than 40" is 39; none for "at least 4".
    pub max: Option<u64>,
    /// "about 200", "nearly 200", "dozens".
    pub approx: bool,
}

impl Count {
    /// This number, neither more nor less.
    #[must_use]
    pub const fn just(n: u64) -> Self {
        Self { min: Some(n), max: Some(n), approx: false }
    }

    /// The one number that it gives; none where a bound is open or it is a range.
    #[must_use]
    pub fn exact(self) -> Option<u64> {
        self.min.filter(|_| self.min == self.max)
    }
}

impl Claim {
    /// What it counts; none where it is no count.
    #[must_use]
    pub const fn count(&self) -> Option<Count> {
        if let Value::Count(count) = self.value { Some(count) } else { None }
    }

    /// Where its quote stands in its clause, whatever lines the quote was broken into.
    #[must_use]
    pub fn quoted(&self) -> Option<Span> {
        let quote = one_line(self.quote.as_str());
        self.about.find(&quote).map(|start| Span::new(start, start + quote.len()))
    }

    /// The number that it counts, where it gives one.
    #[must_use]
    pub fn exact(&self) -> Option<u64> {
        self.count()?.exact()
    }
}

/// Of what a name is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum NameType {
    Person,
    Organisation,
    Place,
}

impl NameType {
    /// Its name in claim files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }
}

/// The event that a claim belongs to, as far as the text tells.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRef {
    /// The kind of event, from the table of events: `coup`, `flood`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// When it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Days>,
    /// Where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How near the text that names the event stands; a far one is a weak guess.
    #[serde(default)]
    pub origin: Origin,
}

/// From how far a slot was filled, nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The same clause.
    Clause,
    /// Another clause of the sentence.
    Sentence,
    /// The heading or another sentence of the section.
    Section,
    /// What the document as a whole is about.
    #[default]
    Document,
}

/// Which people a count counts.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The noun phrase: "Red Berets", "civilians"; none where it says only "people".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The kind of group, from the table of groups: `soldiers`, `civilians`, `children`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_type: Option<String>,
    /// A part of the event's place ("Gornja Jelovica").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How they were affected ("by helicopter", "under torture").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manner: Option<String>,
    /// Whether the text calls it a part of another figure ("four of them children", "among them").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
    /// `households` or `families` where it does not count single people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// From what a relative date was counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The date of publication.
    Publication,
    /// The heading of the section.
    Section,
    /// Another date in the text.
    Narrated,
    /// The day on which quoted words were said, or the date of the article that is quoted.
    Quoted,
}

/// Where in the document a claim stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Title or heading.
    Headline,
    /// A labelled line, as in an infobox.
    Infobox,
    /// Below a picture.
    Caption,
    /// Running text.
    #[default]
    Prose,
}

/// Whether a person stands by a claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read by the programme, seen by nobody.
    #[default]
    Extracted,
    /// A person stands by it.
    Curated,
    /// A person struck it out; it stays, so that extracting again does not bring it back.
    Rejected,
    /// The source itself withdrew it.
    Superseded,
}

/// A source with its claims: what a claim file holds, and what extraction yields.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceClaims {
    /// Who says it.
    pub source: Source,
    /// What it says, in order of the text.
    pub claims: Vec<Claim>,
}
