//! Values as an editor would say them.

use super::{Tally, text};
use crate::check::{Severity, Sides};
pub use crate::claim::words::{count, days, number, published, value};
use crate::claim::{Anchor, Claim, Kind, Place, Value};
use crate::decisions::Verdict;
use crate::document::{Dating, Source};

/// The value of a claim with what it measures: "at least 140 captured (Red Berets)".
#[must_use]
pub fn claim(claim: &Claim) -> String {
    let said = value(&claim.value);
    match claim.value {
        Value::Count(_) => counted(claim, &said),
        Value::Date(_) if !claim.attribute.is_empty() => format!("{said} ({})", spaced(&claim.attribute)),
        _ => said,
    }
}

fn counted(claim: &Claim, said: &str) -> String {
    let scope = &claim.scope;
    let unit = scope.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let group = scope.group.as_deref().map(|group| format!(" ({group})")).unwrap_or_default();
    format!("{said}{unit} {}{group}", spaced(&claim.attribute))
}

/// The value alone, where what it is about is said already: the words of a quotation without their
/// speaker.
#[must_use]
pub fn bare(claim: &Claim) -> String {
    match &claim.value {
        Value::Count(_) => self::claim(claim),
        Value::Role { role, .. } => role.clone(),
        Value::Cause { cause, .. } => cause.clone(),
        Value::Quote { words, .. } => words.clone(),
        said => value(said),
    }
}

/// As a reader knows the source: its publisher, else its title, else its id.
#[must_use]
pub fn publisher(source: &Source) -> &str {
    let known = source.publisher.as_ref().or(source.title.as_ref());
    known.map_or(source.id.as_str(), String::as_str)
}

/// Who is said to have said it, where that is not told yet: how a name is spelled is its source's own doing, and a
/// quotation names its speaker.
#[must_use]
pub fn according_to(claim: &Claim) -> Option<&str> {
    let told = matches!(claim.value, Value::Name { .. } | Value::Quote { .. });
    claim.attributed_to.as_deref().filter(|_| !told)
}

/// The word that makes it less than certain, of what can be more or less so.
#[must_use]
pub fn hedge(claim: &Claim) -> Option<&str> {
    claim.hedge.as_deref().filter(|_| !matches!(claim.value, Value::Name { .. }))
}

/// How a source tells a value, as far as there is something to say: according to whom, how sure, where in the text, from
/// what a day was worked out. Of the line of a box for one side, `sides` are those of all.
#[must_use]
pub fn told(claim: &Claim, sides: Option<&Sides>) -> Vec<String> {
    let by = according_to(claim).map(|who| format!("according to {who}"));
    let hedge = hedge(claim).map(|hedge| format!("“{hedge}”"));
    let place = match claim.place {
        Place::Prose => None,
        Place::Headline => Some("in the headline"),
        Place::Infobox => Some("in a table or box"),
        Place::Caption => Some("below a picture"),
    };
    let part = match (sides, claim.place) {
        (Some(sides), _) => format!("one side of it: all together {sides} = {}", count(sides.total)),
        (None, Place::Infobox) => "one side of it".to_owned(),
        (None, _) => "a part of the whole".to_owned(),
    };
    let part = claim.scope.part.then_some(part);
    let day = worked_out(claim).map(str::to_owned);
    [by, hedge, place.map(str::to_owned), part, day].into_iter().flatten().collect()
}

/// From what a date was worked out that the source does not write out.
#[must_use]
pub fn worked_out(claim: &Claim) -> Option<&'static str> {
    let anchor = claim.anchor.filter(|_| matches!(claim.value, Value::Date(_)))?;
    Some(match anchor {
        Anchor::Publication => "worked out from the day of publication",
        Anchor::Section => "worked out from the heading above it",
        Anchor::Narrated => "worked out from another date in the text",
        Anchor::Quoted => "worked out from the day of the words that are quoted",
    })
}

/// When a claim was published and of what day it tells, where its source does not say when it was: "2013 or later
/// (inferred), tells of 3 April 2012".
#[must_use]
pub fn dated(source: &Source, claim: &Claim) -> String {
    let told = told_of(source, claim).map(|told| format!(", {told}")).unwrap_or_default();
    format!("{}{told}", published(source))
}

/// The day on which a value was current, as its source says; or of which it tells, where the source does not say when it
/// was published, and that was long after, or nobody knows on what day.
#[must_use]
pub fn told_of(source: &Source, claim: &Claim) -> Option<String> {
    const LONG_AFTER: u32 = 31;
    if let Some(as_of) = claim.as_of {
        return Some(format!("as of {}", days(as_of)));
    }
    let told = claim.event.when.filter(|_| matches!(claim.value, Value::Count(_) | Value::Role { .. }))?;
    let undated = source.dating != Dating::Stated;
    let apart = source.published.is_none_or(|day| !day.is_day() || told.gap(day) > LONG_AFTER);
    (undated && apart).then(|| format!("tells of {}", days(told)))
}

/// The day of a decision as a person writes it.
#[must_use]
pub fn on(day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), days)
}

/// A machine's word as a person writes it: `taken_hostage` is "taken hostage".
#[must_use]
pub fn spaced(word: &str) -> String {
    word.replace(['_', '-'], " ")
}

/// Why claims agree, as it is told behind how many there are: "5 within bounds".
#[must_use]
pub fn agreeing(reason: &str) -> String {
    let told = match reason {
        "same" => "the same",
        "rounding" => "the same after rounding",
        "bounds" => "within bounds",
        "omission" => "where one says less",
        "scope" => "of other people or places",
        "subset" => "part and whole",
        other => return spaced(other),
    };
    told.to_owned()
}

/// The plural that heads a group of findings.
#[must_use]
pub const fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "Counts",
        Kind::Date => "Dates",
        Kind::Name => "Names",
        Kind::Role => "Roles",
        Kind::Cause => "Causes",
        Kind::Quote => "Quotations",
    }
}

/// "1 error, 0 warnings, 2 notes open; 3 decided, 1 suppressed".
#[must_use]
pub fn tally(tally: &Tally) -> String {
    let levels = [Severity::Error, Severity::Warning, Severity::Note];
    let open =
        levels.map(|level| several(tally.open.get(&level).copied().unwrap_or_default(), text::level(level)));
    let besides = |n: usize, what: &str| match n {
        0 => String::new(),
        n => format!(", {} {what}", number(n as u64)),
    };
    let suppressed = besides(tally.suppressed, "suppressed");
    let baselined = besides(tally.baselined, "in the baseline");
    let waiting = match tally.waiting {
        0 => String::new(),
        n => format!(" ({} waiting for a second person)", number(n as u64)),
    };
    let decided = number(tally.decided as u64);
    let real = real(tally.real);
    format!("{} open{waiting}; {decided} decided{real}{suppressed}{baselined}", open.join(", "))
}

/// How many of those that are decided are real: " (2 of them real discrepancies)".
#[must_use]
pub fn real(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => " (one of them a real discrepancy)".to_owned(),
        n => format!(" ({} of them real discrepancies)", number(n as u64)),
    }
}

/// What somebody did about a finding: "decided as explained", "decided to print “300 captured”".
#[must_use]
pub fn decided(verdict: &Verdict, printed: Option<&str>) -> String {
    match verdict {
        Verdict::Print(claim) => format!("decided to print “{}”", printed.unwrap_or(&claim.0)),
        Verdict::Revoked => "taken back".to_owned(),
        verdict => format!("decided as {}", ruled(verdict, None)),
    }
}

/// What was decided, as a person says it; of a value that is to be printed, which.
#[must_use]
pub fn ruled(verdict: &Verdict, value: Option<&str>) -> String {
    let said = match verdict {
        Verdict::Real => "a real discrepancy",
        Verdict::Explained => "explained",
        Verdict::Different => "not the same fact",
        Verdict::Print(_) => "to be printed",
        Verdict::Same => "one fact",
        Verdict::Revoked => "taken back",
    };
    value.map_or_else(|| said.to_owned(), |value| format!("{said}: {value}"))
}

/// "1 error", "2 errors".
#[must_use]
pub fn several(n: usize, one: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{} {one}{s}", number(n as u64))
}

#[cfg(test)]
mod tests {
    use super::{Verdict, decided, real};
    use crate::claim::ClaimId;

    #[test]
    fn a_decision_is_told_by_the_value_that_is_printed() {
        let print = Verdict::Print(ClaimId("herald-1f09aa".into()));
        assert_eq!(decided(&print, Some("40 killed")), "decided to print “40 killed”");
        assert_eq!(decided(&print, None), "decided to print “herald-1f09aa”");
        assert_eq!(decided(&Verdict::Real, None), "decided as a real discrepancy");
        assert_eq!((real(0).as_str(), real(2).as_str()), ("", " (2 of them real discrepancies)"));
    }
}
