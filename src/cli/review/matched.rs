//! Why the claims of a finding were put together: for each, what links it to that one of those before it
//! that it is most like.

use crate::check::Finding;
use crate::claim::SourceClaims;
use crate::lexicon::Lexicon;
use crate::resolve::{Corpus, Features, Score, Weights, compare, needed};

/// A line for each claim but the first, with the weight of each term; none where nothing was compared.
pub(super) fn lines(sources: &[SourceClaims], finding: &Finding) -> Vec<String> {
    let corpus = Corpus::new(sources, Lexicon::english());
    let of = |at| corpus.features.iter().find(|features| features.at == at);
    let claims: Vec<_> = finding.claims.iter().filter_map(|&at| of(at)).collect();
    let later = claims.iter().enumerate().skip(1);
    later.filter_map(|(i, claim)| nearest(&corpus, claim, &claims[..i])).collect()
}

fn nearest(corpus: &Corpus<'_>, claim: &Features<'_>, before: &[&Features<'_>]) -> Option<String> {
    let scored = before.iter().map(|other| (compare(corpus, other, claim, Weights::shipped()), *other));
    // The first of equals: the order of the claims is that of the screen.
    let (score, other) = scored.reduce(|best, next| if next.0.total > best.0.total { next } else { best })?;
    (!score.evidence.is_empty()).then(|| told(&score, other, claim))
}

fn told(score: &Score, a: &Features<'_>, b: &Features<'_>) -> String {
    let terms: Vec<_> =
        score.evidence.iter().map(|term| format!("{} ({:+})", term.words, term.weight)).collect();
    let (a_id, b_id) = (&a.claim.id, &b.claim.id);
    format!(
        "{a_id} and {b_id}: {} of {} that are needed: {}",
        score.total,
        needed(score, a, b),
        terms.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check};

    #[test]
    fn each_claim_is_held_against_the_one_before_it_that_it_is_most_like() {
        let read = |id: &str, text: &str| {
            let path = format!("{id}.txt");
            let document = crate::ingest::read(camino::Utf8Path::new(&path), text.to_owned());
            crate::extract::extract(&document, Lexicon::english())
        };
        let sources = [
            read("a", "A flood on 3 May 2019 killed 34 people."),
            read("b", "A flood on 3 May 2019 killed 40 people."),
        ];
        let checked = check(&sources, &Settings::default());
        let told = lines(&sources, &checked.findings[0]);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].contains("that are needed") && told[0].contains("the same kind of event: flood ("),
            "{told:?}"
        );
    }
}
