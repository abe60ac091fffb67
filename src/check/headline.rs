//! A headline against the text below it: one source that says two things of one fact.

use std::collections::BTreeSet;

use super::count::{Measure, Scopes, relation};
use super::{Judgement, Reason, View, date, infobox};
use crate::claim::{Claim, ClaimRef, Place, Status, Value};

/// From this figure on, a headline that gives one significant digit is taken to round.
const ROUND: u64 = 100;
/// A headline tells of a happening by so many words of content at least.
const TELLING: usize = 2;

/// Each headline among the counts of a fact whose figure no sentence below it bears out and some contradict:
/// one judgement with the claims of both. A headline over a section is held against that section, the first
/// against the whole text.
pub(super) fn counts(view: &View<'_>, claims: &[ClaimRef], measure: Measure<'_>) -> Vec<Judgement> {
    let headlines = claims.iter().filter(|at| is_headline(view, **at));
    let held =
        |headline| against_body(view, headline, claims, |below| figures(view, headline, below, measure));
    headlines.filter_map(|&headline| held(headline)).collect()
}

/// The same of the days of a source. Two days of one source are two facts, whatever is alike; so it is the
/// words that tell whether a sentence speaks of what the headline speaks of.
pub(super) fn dates(view: &View<'_>, source: usize) -> Vec<Judgement> {
    let own = view.sources[source].claims.iter().enumerate();
    let stands = |claim: &Claim| matches!(claim.status, Status::Extracted | Status::Curated);
    let dates: Vec<ClaimRef> = own
        .filter(|(_, claim)| matches!(claim.value, Value::Date(_)) && stands(claim))
        .map(|(claim, _)| ClaimRef { source, claim })
        .collect();
    if !dates.iter().any(|at| is_headline(view, *at)) {
        return Vec::new();
    }
    let spoken: Vec<BTreeSet<String>> = dates.iter().map(|at| spoken(view, view.claim(*at))).collect();
    let judged =
        dates.iter().zip(&spoken).filter(|(at, told)| is_headline(view, **at) && told.len() >= TELLING);
    let judged = judged.filter_map(|(&headline, told)| {
        let alike = dates.iter().zip(&spoken).filter(|(_, other)| told.is_subset(other));
        let alike: Vec<ClaimRef> = alike.map(|(at, _)| *at).collect();
        against_body(view, headline, &alike, |below| days(view, headline, below))
    });
    judged.collect()
}

/// What the clause of a date speaks of; nothing where it has names alone, as the line of a paper has.
fn spoken(view: &View<'_>, claim: &Claim) -> BTreeSet<String> {
    let meaning = view.lexicon.meaning(&claim.about);
    if meaning.concepts.is_empty() && meaning.events.is_empty() {
        return BTreeSet::new();
    }
    meaning.concepts.into_iter().chain(meaning.events).chain(meaning.names).collect()
}

fn is_headline(view: &View<'_>, at: ClaimRef) -> bool {
    view.claim(at).place == Place::Headline
}

fn against_body(
    view: &View<'_>,
    headline: ClaimRef,
    claims: &[ClaimRef],
    held: impl Fn(ClaimRef) -> Held,
) -> Option<Judgement> {
    let end = end_of_section(view, headline);
    let below = claims.iter().copied().filter(|&at| {
        let claim = view.claim(at);
        at.source == headline.source
            && claim.place == Place::Prose
            && (view.claim(headline).span.end..end).contains(&claim.span.start)
    });
    let told: Vec<(Held, ClaimRef)> = below.map(|at| (held(at), at)).collect();
    let contradicting: Vec<ClaimRef> =
        told.iter().filter(|(held, _)| *held == Held::Against).map(|(_, at)| *at).collect();
    let borne = told.iter().any(|(held, _)| *held == Held::For);
    (!borne && !contradicting.is_empty()).then(|| judgement(view, headline, contradicting))
}

/// Where what a headline stands above ends, in bytes: at the next one, or nowhere for the first.
fn end_of_section(view: &View<'_>, headline: ClaimRef) -> usize {
    let own = &view.sources[headline.source].claims;
    let start = view.claim(headline).span.start;
    let starts = |heads: bool| {
        let placed = own.iter().filter(move |claim| (claim.place == Place::Headline) == heads);
        placed.map(|claim| claim.span.start)
    };
    // A claim file has its claims in any order.
    let first = starts(false).all(|text| start < text);
    let text = starts(false).filter(|text| *text > start).min().unwrap_or(usize::MAX);
    let next = starts(true).filter(|head| *head > text).min();
    next.filter(|_| !first).unwrap_or(usize::MAX)
}

/// How a claim of the text stands to the headline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    For,
    Against,
    /// It is of other people.
    Aside,
}

fn figures(view: &View<'_>, headline: ClaimRef, below: ClaimRef, measure: Measure<'_>) -> Held {
    let (a, b) = (view.claim(headline), view.claim(below));
    match relation(view, (headline, below), measure) {
        Reason::Same | Reason::Rounding | Reason::Bounds | Reason::Growth => Held::For,
        Reason::Contradiction if is_rounded(a, b) || infobox::tells_growth(view, b) => Held::For,
        Reason::Contradiction if measure.counts_others(a) && a.exact() < b.exact() => Held::For,
        Reason::Contradiction if is_plain(a, b) => Held::Against,
        _ => Held::Aside,
    }
}

fn days(view: &View<'_>, headline: ClaimRef, below: ClaimRef) -> Held {
    match date::relation(view, &[], (headline, below)) {
        Reason::Contradiction => Held::Against,
        _ => Held::For,
    }
}

/// "200 displaced" above 206 people.
fn is_rounded(headline: &Claim, below: &Claim) -> bool {
    let Some((round, exact)) = headline.exact().zip(below.exact()) else { return false };
    let unit = 10_u64.saturating_pow(round.checked_ilog10().unwrap_or_default());
    round >= ROUND && round.is_multiple_of(unit) && exact.saturating_add(unit / 2) / unit == round / unit
}

/// Whether both count the same people in the same unit.
fn is_plain(a: &Claim, b: &Claim) -> bool {
    Scopes::of(a, b) == Scopes::Equal && a.scope.unit.is_some() == b.scope.unit.is_some()
}

fn judgement(view: &View<'_>, headline: ClaimRef, contradicting: Vec<ClaimRef>) -> Judgement {
    let claims = std::iter::once(headline).chain(contradicting).collect();
    let judgement = Judgement::new(view, Reason::Headline, claims);
    let vague = |at: &ClaimRef| match &view.claim(*at).value {
        Value::Count(count) => count.approx,
        Value::Date(days) => days.approx,
        _ => false,
    };
    Judgement { weak: judgement.claims.iter().any(vague), ..judgement }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn page(headline: &str, text: &str) -> String {
        format!("2019-05-04 | {headline}\n\nSARPE, 4 May 2019 - {text}\n")
    }

    fn headlined(kind: Kind, headline: &str, text: &str) -> Vec<String> {
        found(kind, &[&page(headline, text)])
    }

    #[test]
    fn a_headline_that_gives_another_figure_than_its_text_is_told() {
        let text = "The flood in Sarpe killed 43 people, the mayor said. The river had risen overnight.";
        assert_eq!(
            headlined(Kind::Count, "Flood in Sarpe kills 34 people", text),
            ["headline: 34 (a); 43 (a)"]
        );
    }

    #[test]
    fn a_headline_that_some_sentence_bears_out_is_none() {
        let text = "The flood in Sarpe killed 34 people, the mayor said. The radio said that the flood in Sarpe \
                    killed 43 people.";
        assert_eq!(headlined(Kind::Count, "Flood in Sarpe kills 34 people", text), [""; 0]);
    }

    #[test]
    fn a_headline_that_rounds_is_none() {
        for (headline, text) in [
            ("Dozens killed in flood in Sarpe", "The flood in Sarpe killed 34 people, the mayor said."),
            (
                "Flood in Sarpe displaces 200 people",
                "The flood in Sarpe displaced 206 people, the mayor said.",
            ),
            (
                "Flood in Sarpe kills at least 30 people",
                "The flood in Sarpe killed 34 people, the mayor said.",
            ),
        ] {
            assert_eq!(headlined(Kind::Count, headline, text), [""; 0], "{headline}");
        }
    }

    #[test]
    fn a_headline_about_a_part_of_the_people_is_none() {
        let text = "The flood in Sarpe killed 34 people, the mayor said.";
        assert_eq!(headlined(Kind::Count, "Flood in Sarpe kills 9 children", text), [""; 0]);
    }

    #[test]
    fn a_figure_that_the_text_lets_grow_is_none() {
        let text = "The death toll of the flood in Sarpe rose to 43 on Saturday evening.";
        assert_eq!(headlined(Kind::Count, "Flood in Sarpe kills 34 people", text), [""; 0]);
    }

    #[test]
    fn a_headline_that_gives_another_day_than_its_text_is_told() {
        let of = |headline| {
            headlined(Kind::Date, headline, "The bridge in Sarpe collapsed on 2 May 2019, the mayor said.")
        };
        assert_eq!(
            of("Bridge in Sarpe collapsed on 3 May 2019"),
            ["headline: 3 May 2019 (a); 2 May 2019 (a)"]
        );
        assert_eq!(of("Bridge in Sarpe collapsed in May 2019"), [""; 0]);
    }

    #[test]
    fn the_line_of_a_paper_tells_of_nothing() {
        let text = "The bridge in Sarpe collapsed on 2 May 2019, the Sarpe Herald said.";
        assert_eq!(headlined(Kind::Date, "Sarpe Herald, 3 May 2019", text), [""; 0]);
    }

    #[test]
    fn a_headline_that_spells_a_name_otherwise_is_told_as_a_spelling_of_its_own() {
        let told = headlined(
            Kind::Name,
            "Captain Amadou Sango takes power",
            "Captain Amadou Sanogo took power on Friday, the radio said.",
        );
        assert_eq!(told, ["own_spelling: Amadou Sango (a); Amadou Sanogo (a)"]);
    }
}
