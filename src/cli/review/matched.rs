//! Why the claims of a finding were put together: for each, what links it to the one that it is most like.

use crate::check::Finding;
use crate::cli::explain::kept_apart;
use crate::cli::links::{BY_ITS_WORDS, Link, Verdict, are_of_words, links, said, verdict};
use crate::resolve::{Corpus, needed};

/// A line for each claim but the first, with the weight of each term; none where nothing was compared.
pub(super) fn lines(corpus: &Corpus<'_>, finding: &Finding) -> Vec<String> {
    let links = links(corpus, &finding.claims);
    if are_of_words(corpus, finding, &links) {
        return vec![BY_ITS_WORDS.to_owned()];
    }
    links.iter().filter(|link| !link.score.evidence.is_empty()).map(|link| told(corpus, link)).collect()
}

fn told(corpus: &Corpus<'_>, Link { a, b, score }: &Link<'_, '_>) -> String {
    let terms: Vec<_> =
        score.evidence.iter().map(|term| format!("{} ({:+})", said(term), term.weight)).collect();
    let (a_id, b_id) = (&a.claim.id, &b.claim.id);
    let (how, barrier) = match verdict(corpus, a, b) {
        Verdict::Links => ("", None),
        Verdict::Forbids(barrier) => (", shown together though not linked", barrier),
        Verdict::Nothing => (", together by what links each to others", None),
    };
    let barrier = barrier.map(|barrier| format!(". {}", kept_apart(barrier, a, b))).unwrap_or_default();
    format!(
        "{a_id} and {b_id}{how}: together {}, needed {}: {}{barrier}",
        score.total,
        needed(score, a, b),
        terms.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check};
    use crate::lexicon::Lexicon;

    #[test]
    fn each_claim_is_held_against_the_one_that_it_is_most_like() {
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
        let told = lines(&Corpus::new(&sources, Lexicon::english()), &checked.findings[0]);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].contains("needed 3") && told[0].contains("the same kind of event: flood ("),
            "{told:?}"
        );
    }
}
