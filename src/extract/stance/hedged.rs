use crate::extract::Reading;
use crate::extract::phrase::{is_boundary, is_content, is_stop, is_verbal, text, window};
use crate::lexicon::{Class, Hit};

/// The nearest hedge whose reach covers the token.
pub(super) fn hedge(reading: &Reading<'_>, i: usize) -> Option<String> {
    let sentence = reading.sentence_of(i).map(|s| reading.sentences[s].classes)?;
    if !sentence.has(Class::Hedge) {
        return None;
    }
    let window = window(reading, i);
    let hedges = window.filter(|&at| reading.starts(at).has(Class::Hedge));
    let hits = hedges.filter_map(|at| reading.hit(at, Class::Hedge).map(|hit| (at, hit)));
    let covering = hits.filter(|(at, hit)| covers(reading, *at, hit, i));
    let (at, hit) = covering.min_by_key(|(at, _)| at.abs_diff(i))?;
    Some(text(reading, &(at..at + hit.len)))
}

fn covers(reading: &Reading<'_>, at: usize, hit: &Hit<'_>, i: usize) -> bool {
    let end = at + hit.len;
    let between = if end <= i { end..i } else { i + 1..at.max(i + 1) };
    let apart = |at: usize| is_stop(reading, at) || is_boundary(reading, at, "contrast");
    if at < i && end > i || between.clone().any(apart) {
        return false;
    }
    // "Reportedly, 200 people fled": the comma behind the hedge opens no clause
    let opens = reading.word(end) == "," && window(reading, at).start == at;
    let between = if opens && end < i { end + 1..i } else { between };
    match hit.value {
        "adjective" => {
            end <= i
                && between.len() < 4
                && between.clone().all(|at| is_content(reading, at) && !is_verbal(reading, at))
        }
        "verb" => end <= i && !between.clone().any(|at| crosses_clause(reading, at)),
        _ => !between.clone().any(|at| crosses_clause(reading, at) && !(end <= i && reading.is(at, "that"))),
    }
}

/// A comma with a new clause behind it, or a connective that opens one.
fn crosses_clause(reading: &Reading<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    let verb_behind = || (at + 1..at + NEAR).any(|i| is_verbal(reading, i));
    let joins = reading.word(at) == "," || is_boundary(reading, at, "coordinate");
    let kinds = ["complement", "relative", "subordinate", "question"];
    joins && verb_behind() || kinds.iter().any(|kind| is_boundary(reading, at, kind))
}
