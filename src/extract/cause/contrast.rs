use super::{Frame, Relation, span};
use crate::extract::Reading;
use crate::extract::phrase;
use crate::lexicon::Class;

/// How far a clause is looked into.
const CLAUSE: usize = 24;

/// "rain, and not the dam": cuts the cause there and gives what is said not to be one; "not rain but
/// the dam" the other way round.
pub(super) fn contrasted(reading: &Reading<'_>, relation: &mut Relation) -> Option<Relation> {
    if relation.frame == Frame::NotCause {
        return instead(reading, relation);
    }
    let contrast = |at: usize| reading.hit(at, Class::Causal).filter(|hit| hit.value == "contrast");
    let (at, hit) = relation.cause.clone().find_map(|at| contrast(at).map(|hit| (at, hit)))?;
    let denied = Relation {
        cause: at + hit.len..relation.cause.end,
        frame: Frame::NotCause,
        signal: at..at + hit.len,
        ..relation.clone()
    };
    relation.cause.end = at;
    (!denied.cause.is_empty() && at > relation.cause.start).then_some(denied)
}

/// "not by money *but by an old insult*": what is said to be the cause instead.
fn instead(reading: &Reading<'_>, relation: &Relation) -> Option<Relation> {
    let but = relation.cause.end;
    let link = reading.hit(but + 1, Class::Causal).map(|hit| hit.len);
    let preposition = || usize::from(phrase::is_function(reading, but + 1, "preposition"));
    let start = but + 1 + link.unwrap_or_else(preposition);
    let cause = span::noun_after(reading, start);
    let contrast = phrase::boundary(reading, but) == Some("contrast");
    let found = Relation { cause, frame: Frame::Cause, signal: but..start, ..relation.clone() };
    (contrast && !found.cause.is_empty() && !phrase::opens_clause(reading, start, start + CLAUSE))
        .then_some(found)
}
