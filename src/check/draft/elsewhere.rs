//! What the sources tell of a day under another fact.

use crate::claim::ClaimRef;
use crate::resolve::Corpus;

/// Whether a source tells of something on the day of a date of the draft, in words that are the draft's too: a
/// claim that stands under a heading with that day, or in a sentence that gives it. Then the day is known to the
/// sources, and the draft has it from them.
pub(super) fn is_told(corpus: &Corpus<'_>, date: ClaimRef) -> bool {
    let Some(own) = corpus.of(date) else { return false };
    let Some(days) = own.when else { return false };
    let mut others = corpus.features.iter().filter(|other| other.at.source != date.source);
    others.any(|other| other.when.is_some_and(|when| days.contains(when)) && corpus.speak_alike(own, other))
}
