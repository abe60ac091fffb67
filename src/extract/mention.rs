//! What the grammars find: numbers, dates and names with their places.

use std::ops::Range;

use crate::claim::{Anchor, Count, NameType};
use crate::text::{Days, Span};

/// A number that was read, whatever it counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Number {
    /// Its tokens, bounds and hedges ("at least", "or more") included.
    pub tokens: Range<usize>,
    /// The tokens of the bare number.
    pub core: Range<usize>,
    /// Where it stands, bounds included.
    pub span: Span,
    /// What it says.
    pub value: Count,
}

/// A date that was read and resolved to days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// The days it means.
    pub days: Days,
    /// From what it was counted, where it is not absolute.
    pub anchor: Option<Anchor>,
    /// The day of the week that stands beside an absolute date (1 Monday to 7 Sunday), for
    /// holding one against the other.
    pub weekday: Option<i8>,
    /// What figures mean if day and month stand the other way round, where nothing settles it.
    pub other: Option<Days>,
}

/// A name that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameMention {
    /// Its tokens, titles left out.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// As written, white space folded.
    pub text: String,
    /// Of what.
    pub r#type: NameType,
    /// The titles and ranks before it, as written.
    pub title: Option<Range<usize>>,
    /// The acronym given with it, or the expansion where it is the acronym itself.
    pub other_form: Option<String>,
}
