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

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn quotes(words: &[&str]) -> Vec<String> {
        let said = |words: &&str| format!("\"{words},\" said Mayor Vesna Perić.");
        let texts: Vec<String> = words.iter().map(said).collect();
        found(Kind::Quote, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    const WHOLE: &str = "We lost the bridge, the bakery and the school in forty minutes";

    #[test]
    fn one_word_for_another_alters_a_quotation() {
        let other = "We lost the bridge, the bakery and the church in forty minutes";
        assert_eq!(quotes(&[WHOLE, other]).len(), 1);
    }

    #[test]
    fn a_shorter_excerpt_is_the_same_quotation() {
        assert_eq!(quotes(&[WHOLE, "We lost the bridge, the bakery and the school"]), [""; 0]);
    }

    #[test]
    fn marks_and_capitals_are_no_words() {
        assert_eq!(
            quotes(&[WHOLE, "we lost the bridge – the bakery – and the school, in forty minutes"]),
            [""; 0]
        );
    }

    #[test]
    fn two_quotations_about_other_things_are_not_compared() {
        assert_eq!(
            quotes(&[WHOLE, "Nobody warned the people of the upper valley before the dam broke"]),
            [""; 0]
        );
    }
}
