//! A finding as a person sees it: plain words, each made harmless for a terminal.

use crate::check::{ClaimRef, Finding, Severity, Sides, View};
use crate::claim::{Claim, ClaimId, SourceClaims};
use crate::decisions::Verdict;
use crate::lexicon::Lexicon;
use crate::report::{Besides, Facts, Quoted, Quotes, Report, Standing, escape, text, words};

/// What is said of a claim that only stands beside the others: its value cannot be chosen.
pub(super) const BESIDE: &str = "shown beside it, not to be chosen";

/// Why the value that was chosen cannot be: none where it can, or where the claim is not of the finding.
pub(super) fn unfit(report: &Report<'_>, finding: &Finding, verdict: &Verdict) -> Option<String> {
    let Verdict::Print(id) = verdict else { return None };
    let has = |claims: &[ClaimRef]| shown(report, claims).any(|claim| claim.id == *id);
    let beside = has(&finding.claims) && !has(finding.whole());
    beside.then(|| format!("the value of {id} cannot be printed ({BESIDE})"))
}

/// Characters of context that a quotation has at most.
const CONTEXT: usize = 180;

/// Where the card of a finding looks up quotes and facts.
#[derive(Clone, Debug)]
pub(super) struct Index<'q, 'a> {
    pub quotes: &'q Quotes<'a>,
    pub facts: Facts<'a>,
}

/// All that is shown of one finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Card {
    /// How grave it is.
    pub severity: Severity,
    /// Its level, rule and id.
    pub head: [String; 3],
    /// What is the matter.
    pub message: String,
    /// Why the claims differ.
    pub why: String,
    /// From how many origins the fact is known, where fewer than sources.
    pub origins: Option<String>,
    /// What was decided.
    pub decided: Option<String>,
    /// What was decided elsewhere that bears on it.
    pub besides: Vec<String>,
    /// What was decided before that, the last first.
    pub history: Vec<String>,
    /// What to do about it.
    pub help: String,
    /// Who says what.
    pub claims: Vec<Said>,
    /// Why the claims were put together and judged so.
    pub evidence: Vec<String>,
}

/// A claim of the finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    /// Where it stands.
    pub at: ClaimRef,
    /// Its id.
    pub id: ClaimId,
    /// The value in words.
    pub value: String,
    /// By which number it is chosen; none where it is a part that only stands beside the others.
    pub number: Option<usize>,
    /// What is printed then.
    pub print: String,
    /// Whether that is not its own figure, but what it makes with the other sides of its box.
    pub summed: bool,
    /// Whether it was decided to print this one, or another with the same value.
    pub printed: bool,
    /// The source, as a reader knows it and by its id.
    pub source: String,
    /// When it was published, and as of when the claim holds.
    pub dated: String,
    /// According to whom, how sure, and where in the text, as far as known.
    pub told: Option<String>,
    /// The words before the quote, the quote, and those behind it.
    pub quote: [String; 3],
    /// The id, and the document.
    pub site: String,
}

impl Card {
    /// The card of a finding that stands so.
    pub(super) fn new(
        report: &Report<'_>,
        index: &Index<'_, '_>,
        finding: &Finding,
        standing: &Standing,
        gap: &str,
    ) -> Self {
        let origins = index.facts.of(finding).and_then(|fact| report.origins(fact));
        let besides = Besides::with(report, index.facts.clone());
        let whole = finding.whole().len();
        let said = finding.claims.iter().enumerate().filter_map(|(place, at)| {
            let (from, claim) = report.claim(*at)?;
            let quote = quote(index.quotes.of(at.source, claim, CONTEXT), gap);
            let number = (place < whole).then_some(place + 1);
            let sides = report.sides(*at, finding.whole());
            let print = escape::line(&report.to_print(*at, finding.whole()));
            let summed = sides.is_some();
            Some(Said {
                number,
                print,
                summed,
                ..Said::new(*at, from, claim, sides.as_ref(), quote, standing)
            })
        });
        let mut claims: Vec<Said> = said.collect();
        let chosen = claims.iter().find(|said| said.printed).map(|said| said.print.clone());
        for said in claims.iter_mut().filter(|said| said.number.is_some()) {
            said.printed |= chosen.as_ref() == Some(&said.print);
        }
        Self {
            severity: finding.severity,
            head: [text::level(finding.severity), &finding.rule, &finding.id].map(escape::line),
            message: escape::line(&finding.message),
            why: escape::line(&report.why(finding)),
            origins: origins.map(|origins| escape::line(&origins)),
            decided: report.told(finding, standing).map(|told| escape::line(&told)),
            besides: { besides.also(finding).into_iter().chain(besides.of(finding)) }
                .map(|told| escape::line(&told))
                .collect(),
            history: Vec::new(),
            help: escape::line(&finding.help),
            claims,
            evidence: beyond(report, finding).map(|line| escape::line(line)).collect(),
        }
    }
}

impl Said {
    fn new(
        at: ClaimRef,
        from: &SourceClaims,
        claim: &Claim,
        sides: Option<&Sides>,
        quote: [String; 3],
        standing: &Standing,
    ) -> Self {
        let holds = matches!(standing, Standing::Decided(_));
        let verdict = standing.verdict().filter(|_| holds).map(|verdict| &verdict.what);
        let site = match from.source.document.as_str() {
            "" => claim.id.to_string(),
            document => format!("{}, {document}", claim.id),
        };
        Self {
            at,
            id: claim.id.clone(),
            value: escape::line(&words::claim(claim)),
            number: None,
            print: String::new(),
            summed: false,
            printed: matches!(verdict, Some(Verdict::Print(id)) if *id == claim.id),
            source: escape::line(&named(from)),
            dated: dated(from, claim),
            told: told(claim, sides),
            quote,
            site: escape::line(&site),
        }
    }
}

/// The evidence that is more than the claims themselves, which are shown in full.
fn beyond<'f>(report: &Report<'_>, finding: &'f Finding) -> impl Iterator<Item = &'f String> {
    let view = View { sources: report.sources, lexicon: Lexicon::english() };
    let claims: Vec<_> = finding.claims.iter().map(|&at| view.told(at)).collect();
    finding.evidence.iter().filter(move |line| !claims.contains(line))
}

/// Claims that are shown, in order: the numbers of those whose value can be chosen are what a person types.
pub(super) fn shown<'a>(report: &Report<'a>, claims: &[ClaimRef]) -> impl Iterator<Item = &'a Claim> {
    report.claims(claims).map(|(_, claim)| claim)
}

fn named(from: &SourceClaims) -> String {
    let (publisher, id) = (words::publisher(&from.source), &from.source.id);
    if publisher == id { id.clone() } else { format!("{publisher} ({id})") }
}

fn dated(from: &SourceClaims, claim: &Claim) -> String {
    let dated = words::dated(&from.source, claim);
    if from.source.published.is_none() { dated } else { format!("published {dated}") }
}

fn told(claim: &Claim, sides: Option<&Sides>) -> Option<String> {
    let parts = words::told(claim, sides);
    (!parts.is_empty()).then(|| escape::line(&parts.join(", ")))
}

/// Each part on one line; a blank at its edge is kept, for there the words go on.
fn quote(quoted: Quoted<'_>, gap: &str) -> [String; 3] {
    let edge = |blank: bool| if blank { " " } else { "" };
    let ends = |text: &str| text.ends_with(char::is_whitespace);
    let starts = |text: &str| text.starts_with(char::is_whitespace);
    let more = |cut: bool| if cut { gap } else { "" };
    let (before, after) = (escape::line(quoted.before), escape::line(quoted.after));
    [
        format!("{}{before}{}", more(quoted.cut_before), edge(ends(quoted.before))),
        escape::line(quoted.value),
        format!("{}{after}{}", edge(starts(quoted.after)), more(quoted.cut_after)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn card(sample: &Sample) -> Card {
        sample.with(|report| {
            let (finding, standing) = report.findings().next().unwrap();
            let index = Index { quotes: &Quotes::new(report), facts: Facts::new(report) };
            Card::new(report, &index, finding, standing, "…")
        })
    }

    #[test]
    fn a_quote_keeps_the_blanks_around_its_value() {
        let said = card(&Sample::new()).claims.remove(0);
        assert_eq!(said.quote, ["In ", "34 killed", " the flood its own record."]);
        assert_eq!(
            (said.source.as_str(), said.dated.as_str()),
            ("The courier (courier)", "published 4 May 2019")
        );
    }

    #[test]
    fn nothing_on_a_card_drives_a_terminal() {
        let card = format!("{:#?}", card(&Sample::hostile()));
        assert!(card.contains("evil") && !card.contains("\\u{1b}") && !card.contains("\\u{202e}"), "{card}");
    }

    #[test]
    fn a_part_that_stands_beside_the_others_has_no_number() {
        let mut sample = Sample::new();
        sample.checked.findings[0].aside = 1;
        let numbers: Vec<_> = card(&sample).claims.iter().map(|said| said.number).collect();
        assert_eq!(numbers, [Some(1), None]);
        let items = sample.with(|report| {
            let (finding, standing) = report.findings().next().unwrap();
            crate::cli::review::items::Item::new(report, finding, standing).claims
        });
        assert_eq!(items, [crate::claim::ClaimId("courier-0".into())]);
    }

    #[test]
    fn the_value_of_a_part_cannot_be_chosen() {
        let mut sample = Sample::new();
        sample.checked.findings[0].aside = 1;
        let refused = |id: &str| {
            sample.with(|report| {
                let verdict = Verdict::Print(crate::claim::ClaimId(id.into()));
                unfit(report, report.findings().next().unwrap().0, &verdict)
            })
        };
        assert_eq!((refused("courier-0"), refused("nobody-0")), (None, None));
        assert!(refused("herald-0").unwrap().contains(BESIDE));
    }

    #[test]
    fn the_claim_whose_value_is_to_be_printed_is_known() {
        let mut sample = Sample::decided();
        if let Standing::Decided(verdict) = &mut sample.standings[0] {
            verdict.what = Verdict::Print(crate::claim::ClaimId("herald-0".into()));
        }
        let printed =
            |sample: &Sample| -> Vec<_> { card(sample).claims.iter().map(|said| said.printed).collect() };
        assert_eq!(printed(&sample), [false, true]);
        sample.sources[0].claims[0].value = sample.sources[1].claims[0].value.clone();
        assert_eq!(printed(&sample), [true, true], "the same value of another source");
    }
}
