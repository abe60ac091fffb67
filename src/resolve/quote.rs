//! Whether two quotations are one.

use super::evidence::Score;
use super::feature::Features;
use super::weights::QuoteWeights;
use crate::claim::Value;
use crate::text::fold;

/// Fewer words of content than this tell no quotation from another.
const WORDS: usize = 3;

/// Compares two quotations by speaker and words.
#[must_use]
pub(super) fn compare(a: &Features<'_>, b: &Features<'_>, weights: &QuoteWeights) -> Score {
    let mut score = Score::new(weights.threshold);
    let (Value::Quote { speaker: x, .. }, Value::Quote { speaker: y, .. }) = (&a.claim.value, &b.claim.value)
    else {
        return score;
    };
    if !x.is_empty() && fold(x) == fold(y) {
        score.add(weights.same_speaker, format!("both quote {x}"));
    }
    let shared = a.meaning.concepts.intersection(&b.meaning.concepts).count();
    let fewer = a.meaning.concepts.len().min(b.meaning.concepts.len());
    if fewer >= WORDS && shared * 5 >= fewer * 4 {
        score.add(weights.alike_words, format!("{shared} of {fewer} words are the same"));
    } else if fewer >= WORDS && shared * 2 >= fewer {
        score.add(weights.shared_words, format!("{shared} of {fewer} words are the same"));
    }
    score
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::facts;

    fn quotes(first: &str, second: &str) -> usize {
        let said = |words: &str| format!("\"{words},\" said Mayor Vesna Perić.");
        facts(Kind::Quote, &[&said(first), &said(second)]).len()
    }

    #[test]
    fn the_same_words_with_one_altered_are_one_quotation() {
        let (school, church) = (
            "We lost the bridge, the bakery and the school",
            "We lost the bridge, the bakery and the church",
        );
        assert_eq!(quotes(school, church), 1);
    }

    #[test]
    fn other_words_of_one_speaker_are_another_quotation() {
        let other = "The army brought water and bread at night";
        assert_eq!(quotes("We lost the bridge, the bakery and the school", other), 0);
    }
}
