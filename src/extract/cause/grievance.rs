use std::ops::Range;

use super::span::{clause_after, clause_before, has_verb, is_gerund, is_kind, is_time, noun_after};
use super::{Effect, Frame, Relation};
use crate::document::BlockKind;
use crate::extract::Reading;
use crate::extract::phrase::{before, boundary, is_aux, is_function, is_stop, window};
use crate::extract::{clause, stance};
use crate::lexicon::Class;

/// How far before "for being" the reproach may stand.
const REPROACH: usize = 16;
/// So many grounds are taken from one sentence below a heading.
const GROUNDS: usize = 2;

/// "soldiers, displeased with their pay, seized the radio"; "they were displeased with their pay".
pub(super) fn adjective(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let found = noun_after(reading, signal.end);
    let predicate = is_aux(reading, before(signal.start));
    let deed = || deed_behind(reading, found.end).or_else(|| deed_ahead(reading, signal.start));
    let effect = if predicate { None } else { deed() };
    let cause = if found.is_empty() { found } else { signal.start..found.end };
    Relation::new(effect.map_or(Effect::Deed, Effect::Done), cause, signal.clone())
}

/// What the aggrieved did, behind the comma that closes their grievance.
fn deed_behind(reading: &Reading<'_>, comma: usize) -> Option<Range<usize>> {
    let deed = clause_after(reading, comma);
    let told = has_verb(reading, &deed) && boundary(reading, deed.start) != Some("relative");
    (reading.word(comma) == "," && told).then_some(deed)
}

/// "they took to the streets, angry at the delay"
fn deed_ahead(reading: &Reading<'_>, grievance: usize) -> Option<Range<usize>> {
    Some(clause_before(reading, grievance)).filter(|clause| has_verb(reading, clause))
}

/// "the army's dissatisfaction with the campaign": the effect is left unsaid.
pub(super) fn noun(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let found = noun_after(reading, signal.end);
    let cause = if found.is_empty() { found } else { signal.start..found.end };
    Relation::new(Effect::Deed, cause, signal.clone())
}

/// "the mutineers criticised him for being weak"; "the government was criticised for the slow aid".
pub(super) fn reproach(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let floor = window(reading, signal.start).start.max(signal.start.saturating_sub(REPROACH));
    let reproaches = |at: &usize| reading.is_a(*at, Class::CauseNoun, "reproach");
    let verb = (floor..signal.start).rev().find(reproaches)?;
    let passive = verb > floor && is_aux(reading, verb - 1);
    let effect = if passive { Effect::Told(clause_before(reading, signal.start)) } else { Effect::Deed };
    let end = clause_after(reading, signal.end).end;
    let cause = if end > signal.end { signal.start + 1..end } else { end..end };
    let relation = Relation::new(effect, cause, signal.start..signal.start + 1)?;
    Some(if passive { relation } else { relation.told_by(reading, verb) })
}

/// "He was jailed for beating a prisoner", "they were arrested for the murder", but not "for life".
pub(super) fn penalty(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    const DIRECT: usize = 2;
    const EVENT: usize = 4;
    let gerund = is_gerund(reading, signal.end);
    let event = (signal.end..signal.end + EVENT).any(|at| reading.has(at, Class::Event));
    if !gerund && (!event || is_time(reading, signal.end)) {
        return None;
    }
    let reach = if gerund { REPROACH } else { DIRECT };
    let floor = window(reading, signal.start).start.max(signal.start.saturating_sub(reach));
    let near = (floor..signal.start).rev().take_while(|&at| !is_stop(reading, at) && reading.word(at) != ",");
    let verb = near.into_iter().find(|&at| answers(reading, at))?;
    let real = stance::reality(reading, verb) == stance::Reality::Fact;
    let cause = if gerund { clause_after(reading, signal.end) } else { noun_after(reading, signal.end) };
    let effect = clause_before(reading, signal.start);
    if real { Relation::new(Effect::Told(effect), cause, signal.clone()) } else { None }
}

/// Punishes, rewards or blames.
fn answers(reading: &Reading<'_>, at: usize) -> bool {
    let noun = is_function(reading, before(at), "determiner");
    !noun && reading.hits(at, Class::CauseNoun).any(|hit| matches!(hit.value, "penalty" | "reproach"))
}

/// "the broadcast spoke of unpaid wages": what those who acted complain of, if it is a grievance.
pub(super) fn voiced(reading: &Reading<'_>, signal: &Range<usize>) -> Option<Relation> {
    let cause = noun_after(reading, signal.end);
    let near = cause.clone().take(12);
    let ground = near.into_iter().any(|at| is_condition(reading, at));
    if ground { Relation::new(Effect::Deed, cause, signal.clone()) } else { None }
}

fn is_condition(reading: &Reading<'_>, at: usize) -> bool {
    is_kind(reading, at, "condition")
}

/// Below "Background" or "Causes", a sentence that tells of a lack or a wrong gives a ground of the
/// event that the document is about.
pub(super) fn under_heading(reading: &Reading<'_>, sentence: usize) -> Vec<Relation> {
    let tokens = reading.sentences[sentence].tokens.clone();
    if !reading.sentences[sentence].classes.has(Class::CauseNoun) || !is_explained(reading, sentence) {
        return Vec::new();
    }
    let near = tokens.start..tokens.end.min(tokens.start + crate::extract::phrase::REACH);
    let grounds = near
        .filter(|&at| is_condition(reading, at) && stance::reality(reading, at) != stance::Reality::Unreal);
    let mut clauses: Vec<Range<usize>> = grounds.map(|at| clause::around(reading, at)).collect();
    clauses.dedup();
    let ground = |cause: Range<usize>| {
        let nothing = cause.start..cause.start;
        Some(Relation::new(Effect::Event, cause, nothing)?.framed(Frame::Contribution))
    };
    clauses.into_iter().take(GROUNDS).filter_map(ground).collect()
}

/// Whether the sentence is running text in a section whose heading announces causes.
fn is_explained(reading: &Reading<'_>, sentence: usize) -> bool {
    let block = reading.block(&reading.sentences[sentence]);
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let section = reading.document.sections.get(block.section);
    let heading = section.and_then(|s| s.heading).and_then(|h| reading.document.blocks.get(h));
    let announces = |span: crate::text::Span| {
        let first = reading.at(span.start);
        (first..reading.len())
            .take(8)
            .take_while(|&at| reading.tokens[at].span.start < span.end)
            .any(|at| is_kind(reading, at, "heading"))
    };
    prose && heading.is_some_and(|block| announces(block.span))
}

#[cfg(test)]
mod tests {
    use crate::extract::Context;
    use crate::extract::cause::claims;
    use crate::extract::cause::tests::causes;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_grievance_explains_what_the_aggrieved_did() {
        assert_eq!(
            causes("Residents, angry at the delay, blocked the road."),
            "blocked the road <= angry at the delay"
        );
        let mutiny = "Soldiers mutinied on Monday. Their driving grievance is the lack of boots.";
        assert_eq!(causes(mutiny), "mutiny <= the lack of boots");
        let mutiny = "Soldiers mutinied on Monday. They criticised the general for being weak.";
        assert_eq!(causes(mutiny), "mutiny <= being weak");
        let mutiny = "Soldiers mutinied on Monday. Their radio spoke of unpaid wages.";
        assert_eq!(causes(mutiny), "mutiny <= unpaid wages");
    }

    #[test]
    fn a_grievance_is_told_as_that_of_those_who_have_it() {
        let by = |told: &str| {
            let text = format!("Soldiers mutinied on Monday. {told}");
            let document = ingest::read("test.md".into(), text);
            let context = Context::new(&document, Lexicon::english());
            claims(&context).into_iter().find_map(|claim| claim.attributed_to).unwrap_or_default()
        };
        assert_eq!(by("The mutineers accuse the general of being weak."), "the mutineers");
        assert_eq!(by("The soldiers' main grievance is that the army lacks boots."), "the soldiers");
        assert_eq!(by("The army's spokesman hinted at discontent with the pay."), "the army's spokesman");
        assert_eq!(by("The soldiers, angry, mutinied again. The union blames the general."), "the union");
        assert_eq!(by("Their main grievance is that the army lacks boots."), "");
        assert_eq!(by("The general was criticised for being weak."), "");
    }

    #[test]
    fn nobody_makes_a_flood_out_of_a_grievance() {
        assert_eq!(causes("A flood hit the valley. Their driving grievance is the lack of boats."), "");
    }
}
