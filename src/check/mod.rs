//! Facts to findings: the reasons why claims differ, and the rules that say how grave each is.
//!
//! [`check`] reads like the way of the data: claims are resolved into groups, each group is judged
//! by the judge of its kind, judgements become findings by the rule for their reason, and what
//! was compared with what is counted. No judge knows a rule by name.

mod agreeing;
mod agreement;
mod borne;
mod cause;
mod clock;
mod codebook;
mod compare;
mod count;
mod date;
mod draft;
mod example;
mod figure;
mod finding;
mod growth;
mod headline;
mod hint;
mod ignore;
mod infobox;
mod judgement;
mod milder;
mod name;
mod order;
mod policy;
pub mod prose;
mod quote;
mod relation;
mod revision;
mod role;
mod rule;
mod self_test;
mod sequence;
mod speaker;
mod sum;
mod view;

use rayon::prelude::*;

pub use borne::doubt;
pub use codebook::{Codebook, Codebooks};
pub use compare::{compare_counts, compare_dates};
pub use count::as_of;
pub use draft::{Draft, Figures, Settled, check_draft};
pub use example::Failure;
pub use finding::{Agreement, Checked, Coverage, Fact, Figure, Finding, Severity, Share};
pub use ignore::{Suppressed, Suppression};
pub use infobox::{Sides, of_all_sides};
pub use judgement::{Judgement, Reason};
pub use policy::{Policy, Reconciling, Restart};
pub use rule::{Example, ExampleSource, Examples, Params, Rule, Rules};
pub use self_test::{Change, FalseAlarm, SelfTest, Tried};
pub use view::{View, plain};

pub use crate::claim::ClaimRef;
use count::Measure;
use figure::Reconciler;
use judgement::{Judged, pairs_left_out};
use order::gravest_first;

use crate::claim::{Kind, SourceClaims, Status};
use crate::lexicon::Lexicon;
use crate::resolve::{
    Constraints, Corpus, Families, Group, OriginTable, Origins, Resolved, Weights, resolve,
};

/// What a check goes by.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// The tables of words.
    pub lexicon: &'a Lexicon,
    /// The rules.
    pub rules: &'a Rules,
    /// The match weights.
    pub weights: &'a Weights,
    /// What people declared to be the same fact, or different ones.
    pub constraints: Constraints,
    /// The outlets that print or carry what others wrote.
    pub origins: &'a OriginTable,
    /// Sources that were declared to be one origin.
    pub families: Families,
    /// How the figures of a fact are reconciled.
    pub reconciling: Reconciling,
    /// The fewest and the most persons that a household has, where somebody declared it.
    pub persons_per_household: Option<(u64, u64)>,
    /// What vague words count for.
    pub codebook: &'a Codebook,
    /// The day against which an expiry is held; without it nothing expires.
    pub today: Option<jiff::civil::Date>,
    /// Events in the order in which they happened, by kind or by words; none where nobody declared it.
    pub order: Vec<String>,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self {
            lexicon: Lexicon::english(),
            rules: Rules::shipped(),
            weights: Weights::shipped(),
            constraints: Constraints::default(),
            origins: OriginTable::shipped(),
            families: Families::default(),
            reconciling: Reconciling::default(),
            persons_per_household: None,
            codebook: Codebooks::shipped().usual(),
            today: None,
            order: Vec::new(),
        }
    }
}

/// Resolves the claims of all sources into facts and judges them. The sources are in order of
/// their ids.
#[must_use]
pub fn check(sources: &[SourceClaims], settings: &Settings<'_>) -> Checked {
    let corpus = Corpus::new(sources, settings.lexicon);
    let Resolved { groups, cut } = resolve(&corpus, settings.weights, &settings.constraints);
    let view = View { sources, lexicon: settings.lexicon };
    let (mut judgements, agreements) = of_groups(&view, &groups, settings);
    for source in 0..sources.len() {
        judgements.extend(of_source(&view, source, settings.rules));
    }
    judgements.extend(speaker::judge(&view));
    judgements.extend(sequence::judge(&view, &settings.order));
    let origins = Origins::new(sources, settings.lexicon, settings.origins, &settings.families);
    let reconciler = Reconciler::new(view, &settings.reconciling, settings.codebook);
    let found = findings(&view, judgements, settings.rules);
    let (mut findings, suppressed) = ignore::ignored(&view, found, settings, None);
    order::side_by_side(&mut findings, &groups);
    let left_out = left_out(&groups);
    Checked {
        findings,
        suppressed,
        agreements,
        coverage: coverage(sources, &groups, Group::is_shared),
        cut: cut + left_out,
        facts: groups.into_par_iter().map(|group| fact(&view, group, &origins, &reconciler)).collect(),
    }
}

/// How many pairs of claims are not judged, because their facts have thousands.
fn left_out(groups: &[Group]) -> u64 {
    groups.iter().map(|group| pairs_left_out(group.claims.len())).sum()
}

/// Judges every fact for itself. What agrees in it is put together at once: of millions of pairs, only those
/// of the facts at hand are held.
fn of_groups(view: &View<'_>, groups: &[Group], settings: &Settings<'_>) -> (Vec<Judgement>, Vec<Agreement>) {
    let judged = groups.par_iter().map(|group| {
        let Judged { judgements, agreeing } = of_group(view, group, settings);
        (judgements, agreeing::together(agreeing))
    });
    let (judgements, agreeing): (Vec<Vec<_>>, Vec<_>) = judged.unzip();
    (judgements.into_iter().flatten().collect(), agreeing::agreements(view, agreeing))
}

/// Judges the claims of one fact; what its source says was replaced is held against none.
fn of_group(view: &View<'_>, group: &Group, settings: &Settings<'_>) -> Judged {
    let rules = settings.rules;
    let stands = |at: &ClaimRef| view.claim(*at).status != Status::Superseded;
    let claims: Vec<ClaimRef> = group.claims.iter().copied().filter(stands).collect();
    let claims = claims.as_slice();
    let alone =
        |found: Option<Judgement>| Judged { judgements: found.into_iter().collect(), ..Judged::default() };
    match group.kind {
        Kind::Count => of_counts(view, claims, settings),
        Kind::Date => date::judge(view, claims),
        Kind::Name => name::judge(view, claims),
        Kind::Role => role::judge(view, claims, &rules.params(Kind::Role, Reason::Incompatible)),
        Kind::Cause => alone(cause::judge(view, claims)),
        Kind::Quote => alone(quote::judge(view, claims)),
    }
}

/// Judges the counts of a fact, each series for itself: between two of them lies a restart.
fn of_counts(view: &View<'_>, claims: &[ClaimRef], settings: &Settings<'_>) -> Judged {
    let measure = Measure::new(settings);
    let mut judged = Judged::default();
    for series in settings.reconciling.series(view, claims) {
        judged.extend(count::judge(view, &series.claims, measure));
    }
    judged
}

/// Judges one source against itself.
fn of_source(view: &View<'_>, source: usize, rules: &Rules) -> Vec<Judgement> {
    let sums = sum::judge(view, source, &rules.params(Kind::Count, Reason::Sum));
    sums.into_iter().chain(revision::judge(view, source)).chain(headline::dates(view, source)).collect()
}

/// Judgements for which there is a rule, gravest first.
fn findings(view: &View<'_>, judgements: Vec<Judgement>, rules: &Rules) -> Vec<Finding> {
    let found = judgements.into_iter().filter_map(|judgement| {
        Some(finding(view, rules.for_reason(judgement.kind, judgement.reason)?, judgement))
    });
    gravest_first(found.collect())
}

fn finding(view: &View<'_>, rule: &Rule, judgement: Judgement) -> Finding {
    let ids: Vec<_> = judgement.claims.iter().map(|&at| &view.claim(at).id).collect();
    let attribute = &view.claim(judgement.claims[0]).attribute;
    let help = [rule.help.as_str(), judgement.excluded.as_deref().unwrap_or_default()];
    Finding {
        id: Finding::fingerprint(&rule.id, attribute, &ids),
        rule: rule.id.clone(),
        kind: judgement.kind,
        severity: rule.weak_level.filter(|_| judgement.weak).unwrap_or(rule.level),
        reason: judgement.reason.name().to_owned(),
        message: rule.sentence(&judgement.what, &judgement.values),
        help: help.join(" ").trim_end().to_owned(),
        hint: judgement.hint,
        suggestion: judgement.suggestion,
        claims: judgement.claims,
        aside: judgement.aside,
        evidence: judgement.evidence,
        of_texts: false,
    }
}

fn fact(view: &View<'_>, group: Group, origins: &Origins<'_>, reconciler: &Reconciler<'_>) -> Fact {
    let origins = if group.is_shared() { origins.of_fact(&group.claims) } else { Vec::new() };
    Fact {
        kind: group.kind,
        attribute: view.claim(group.claims[0]).attribute.clone(),
        label: view.label(&group.claims),
        figure: reconciler.figure(&group.claims, &origins),
        origins,
        claims: group.claims,
    }
}

/// One row a source; `compared` tells of which facts the claims count as compared.
fn coverage(sources: &[SourceClaims], groups: &[Group], compared: impl Fn(&Group) -> bool) -> Vec<Coverage> {
    let mut rows: Vec<Coverage> = sources
        .iter()
        .map(|s| Coverage {
            source: s.source.id.clone(),
            claims: s.claims.iter().filter(|c| c.status != Status::Rejected).count(),
            ..Coverage::default()
        })
        .collect();
    for group in groups {
        let shared = compared(group);
        for claim in &group.claims {
            let row = &mut rows[claim.source];
            let share = row.kinds.entry(group.kind).or_default();
            let (all, of_kind) = match shared {
                true => (&mut row.compared, &mut share.compared),
                false => (&mut row.alone, &mut share.alone),
            };
            *all += 1;
            *of_kind += 1;
        }
    }
    rows
}

#[cfg(test)]
pub(crate) mod tests {
    //! Text in, findings out: what the tests of the judges are written with.

    use super::{Checked, Example, ExampleSource, Settings, View, check};
    use crate::claim::{ClaimRef, Kind, SourceClaims};
    use crate::lexicon::Lexicon;

    /// The claims of a few sources, called `a`, `b` and so on; "2019-05-03 | …" says when one was
    /// published.
    pub(crate) fn sources(texts: &[&str]) -> Vec<SourceClaims> {
        let source = |text: &&str| match text.split_once(" | ") {
            Some((day, text)) => ExampleSource {
                published: Some(day.parse().unwrap()),
                text: text.to_owned(),
                ..ExampleSource::default()
            },
            None => ExampleSource { text: (*text).to_owned(), ..ExampleSource::default() },
        };
        Example(texts.iter().map(source).collect()).claims()
    }

    /// The findings on claims of a kind: "contradiction: 17 (a); 18 (b), off by one".
    pub(crate) fn found(kind: Kind, texts: &[&str]) -> Vec<String> {
        findings(kind, &sources(texts), &Settings::default())
    }

    /// The same of claims that are there already.
    pub(crate) fn findings(kind: Kind, sources: &[SourceClaims], settings: &Settings<'_>) -> Vec<String> {
        let (checked, view) = judged(sources, settings);
        let findings = checked.findings.iter().filter(|finding| finding.kind == kind);
        let told = findings.map(|finding| {
            let hint = finding.hint.as_ref().map(|hint| format!(", {hint}")).unwrap_or_default();
            format!("{}: {}{hint}", finding.reason, view.values(&finding.claims))
        });
        told.collect()
    }

    /// The agreements of claims of a kind: "rounding: 206,384 (a); 210,000 (b)".
    pub(crate) fn agreed(kind: Kind, texts: &[&str]) -> Vec<String> {
        let sources = sources(texts);
        let (checked, view) = judged(&sources, &Settings::default());
        let of_kind = |claims: &[ClaimRef]| view.claim(claims[0]).value.kind() == kind;
        let agreements = checked.agreements.iter().filter(|agreement| of_kind(&agreement.claims));
        agreements.map(|agreed| format!("{}: {}", agreed.reason, view.values(&agreed.claims))).collect()
    }

    fn judged<'a>(sources: &'a [SourceClaims], settings: &Settings<'_>) -> (Checked, View<'a>) {
        (check(sources, settings), View { sources, lexicon: Lexicon::english() })
    }

    const REPORTS: [&str; 3] = [
        "2019-05-03 | The mutiny in Sarpe began on 1 May 2019. It left 34 people dead, said Captain Amadou Sanogo. \
         The mutiny was caused by unpaid wages.",
        "2019-05-04 | The mutiny in Sarpe began on 2 May 2019. It left forty people dead, said Captain Amadou Sango. \
         The mutiny was caused by foreign mining companies.",
        "2019-05-06 | At least 20 people died in the mutiny in Sarpe, said Lieutenant Amadou Sanogo.",
    ];

    #[test]
    fn a_source_against_a_copy_of_itself_gives_no_finding() {
        for text in REPORTS {
            let checked = check(&sources(&[text, text, text]), &Settings::default());
            assert_eq!(checked.findings, [], "{text}");
            assert!(!checked.agreements.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_source_without_claims_changes_nothing() {
        let alone = check(&sources(&REPORTS), &Settings::default());
        let [a, b, c] = REPORTS;
        let with = check(&sources(&[a, b, c, "Nothing is known."]), &Settings::default());
        assert_eq!(alone.findings, with.findings);
        assert_eq!(with.coverage.last().map(|row| (row.claims, row.compared)), Some((0, 0)));
    }

    #[test]
    fn every_claim_is_compared_or_alone() {
        let checked = check(&sources(&REPORTS), &Settings::default());
        for row in checked.coverage {
            assert_eq!(row.claims, row.compared + row.alone, "{}", row.source);
            let kinds = || row.kinds.values();
            assert_eq!(row.compared, kinds().map(|share| share.compared).sum::<usize>(), "{}", row.source);
            assert_eq!(row.alone, kinds().map(|share| share.alone).sum::<usize>(), "{}", row.source);
        }
    }

    #[test]
    fn the_order_of_the_sources_changes_nothing() {
        let told = |texts: &[&str]| {
            let sources = sources(texts);
            let checked = check(&sources, &Settings::default());
            let quotes = |claims: &[ClaimRef]| {
                let mut quotes: Vec<_> = claims.iter().map(|at| at.of(&sources).quote.clone()).collect();
                quotes.sort();
                quotes
            };
            let mut told: Vec<_> = checked
                .findings
                .iter()
                .map(|f| (f.rule.clone(), f.hint.clone(), quotes(&f.claims)))
                .collect();
            told.sort();
            told
        };
        let [a, b, c] = REPORTS;
        let there = told(&[a, b, c]);
        assert!(there.len() > 3, "{there:?}");
        for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
            assert_eq!(told(&order), there);
        }
    }

    #[test]
    fn the_gravest_finding_comes_first() {
        let checked = check(&sources(&REPORTS), &Settings::default());
        assert!(checked.findings.is_sorted_by_key(|finding| std::cmp::Reverse(finding.severity)));
    }

    #[test]
    fn no_source_and_no_claim_is_no_failure() {
        assert_eq!(check(&[], &Settings::default()), Checked::default());
    }
}
