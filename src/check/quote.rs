//! One quotation, as two sources give it.

use super::judgement::pairs;
use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::text::fold;

/// At most one judgement: that two sources give the words differently, and not only more or fewer of
/// them. Marks, capitals and accents are no difference.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Option<Judgement> {
    let told: Vec<(usize, Vec<String>)> = claims.iter().map(|&at| (at.source, words(view, at))).collect();
    let part = |a: &[String], b: &[String]| a.is_empty() || b.windows(a.len()).any(|w| w == a);
    let altered = pairs(&told).any(|((s, a), (t, b))| s != t && !part(a, b) && !part(b, a));
    altered.then(|| Judgement::new(view, Reason::Wording, claims.to_vec()))
}

fn words(view: &View<'_>, at: ClaimRef) -> Vec<String> {
    let Value::Quote { words, .. } = &view.claim(at).value else { return Vec::new() };
    let folded = fold(words);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
