//! Which frame a word of the tables asks for.

use super::judge::judged;
use super::{Frame, Relation};
use super::{account, ascribe, connective, consequence, grievance, nominal, subordinate, verb};
use crate::extract::Reading;
use crate::lexicon::{Class, Hit};

/// Tries the frames of the words at `at`, the longest first, and says where to go on.
pub(super) fn frame_at(reading: &Reading<'_>, at: usize, found: &mut Vec<Relation>) -> usize {
    for hit in reading.hits(at, Class::Causal) {
        if let Some(relation) =
            by_word(reading, at, &hit).and_then(|r| judged(reading, r, is_verb(hit.value)))
        {
            found.push(relation);
            return at + hit.len;
        }
    }
    if reading.has(at, Class::CauseNoun) {
        found.extend(nominal::relation(reading, at).and_then(|r| judged(reading, r, false)));
    }
    at + 1
}

fn by_word(reading: &Reading<'_>, at: usize, hit: &Hit<'_>) -> Option<Relation> {
    let signal = at..at + hit.len;
    match hit.value {
        "because" => connective::because(reading, &signal),
        "due_to" => connective::due_to(reading, &signal),
        "following" => connective::following(reading, &signal),
        "over" => connective::over(reading, &signal),
        "against" => connective::against(reading, &signal),
        "blamed_on" => connective::blamed_on(reading, &signal),
        "grounds" => connective::grounds(reading, &signal),
        "followed" => connective::followed(reading, &signal, hit.form),
        "agency" => connective::behind_effect(reading, &signal, Frame::Agency),
        "led_to" => verb::led_to(reading, &signal, hit.form, Frame::Cause),
        "contribution" => verb::led_to(reading, &signal, hit.form, Frame::Contribution),
        "makes" => verb::makes(reading, &signal, hit.form),
        "harms" => verb::harms(reading, &signal, hit.form),
        "outcome" => verb::outcome(reading, &signal),
        "blamed_for" => verb::blamed_for(reading, &signal),
        "blames" => verb::blames(reading, &signal),
        "ascribes" | "puts_down" => ascribe::ascribes(reading, &signal, hit.value),
        "as_cause" => ascribe::as_cause(reading, &signal),
        "lies_with" => ascribe::lies_with(reading, &signal),
        "claims" => ascribe::claims(reading, &signal),
        "finds" => ascribe::finds(reading, &signal),
        "tells" => ascribe::tells(reading, &signal),
        "came_from" => connective::came_from(reading, &signal),
        "deed_by" => verb::deed_by(reading, &signal, hit.form),
        "done_by" => verb::done_by(reading, &signal),
        "draws" => verb::draws(reading, &signal, hit.form),
        "died_of" => connective::died_of(reading, &signal),
        "died_in" => connective::died_in(reading, &signal),
        "inclusive" => connective::inclusive(reading, &signal),
        "therefore" => consequence::therefore(reading, &signal),
        "so" => consequence::so(reading, &signal),
        "when" => subordinate::when(reading, &signal),
        "since" => subordinate::since(reading, &signal),
        "as" => subordinate::as_clause(reading, &signal),
        "after" => subordinate::after(reading, &signal),
        "with" => subordinate::with(reading, &signal),
        "for" => grievance::penalty(reading, &signal),
        "cleft" => nominal::cleft(reading, at),
        "grievance" => grievance::adjective(reading, &signal),
        "grievance_noun" => grievance::noun(reading, &signal),
        "reproach" => grievance::reproach(reading, &signal),
        "voiced" => grievance::voiced(reading, &signal),
        "behind" => nominal::behind(reading, &signal),
        "amid" => connective::amid(reading, &signal),
        "does" => verb::does(reading, &signal, hit.form),
        "sets" => verb::sets_alight(reading, &signal, hit.form),
        "explains" => verb::explains(reading, &signal, hit.form),
        "rules_out" => ascribe::rules_out(reading, &signal),
        "what" => nominal::what_caused(reading, &signal).or_else(|| account::what_did(reading, &signal)),
        "speaks" => account::speaks(reading, &signal),
        "requites" => account::requites(reading, &signal),
        _ => None,
    }
}

/// Whether the frame's signal is a verb.
fn is_verb(frame: &str) -> bool {
    matches!(
        frame,
        "led_to"
            | "makes"
            | "harms"
            | "outcome"
            | "contribution"
            | "voiced"
            | "agency"
            | "ascribes"
            | "draws"
            | "claims"
            | "does"
            | "sets"
            | "explains"
            | "requites"
    )
}
