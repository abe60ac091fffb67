//! Why two counts of the same people differ: the reasons in their order, the first that holds.

use std::collections::BTreeSet;

use super::agreement::{agreement, is_one_number, overlap, slipped};
use super::codebook::is_vague;
use super::growth::{grew, is_rest_of};
use super::judgement::{Given, Judged, pairs};
use super::{Codebook, Codebooks, Judgement, Reason, Settings, View, headline, hint, infobox, milder, plain};
use crate::claim::{Attributes, Claim, ClaimRef, Count, Kind};
use crate::document::{Dating, Source};
use crate::text::{Days, contains_words, fold};

/// What counts are held against each other by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure<'a> {
    /// The fewest and the most persons of a household; the dossier knows its households better than a rule.
    persons_per_household: Option<(u64, u64)>,
    codebook: &'a Codebook,
    /// Words by which a headline counts those whom it has not named.
    besides: &'a [String],
}

impl<'a> Measure<'a> {
    pub(super) fn new(settings: &Settings<'a>) -> Self {
        let rule = || settings.rules.params(Kind::Count, Reason::Contradiction).persons_per_household;
        Self {
            persons_per_household: settings.persons_per_household.or_else(rule),
            codebook: settings.codebook,
            besides: settings
                .rules
                .for_reason(Kind::Count, Reason::Headline)
                .map_or(&[], |rule| &rule.params.besides),
        }
    }

    /// Whether a headline counts others, besides those whom it names: "Mayor and two others killed".
    pub(super) fn counts_others(&self, headline: &Claim) -> bool {
        let quote = fold(&headline.quote);
        quote.split_whitespace().any(|word| self.besides.iter().any(|known| known == word))
    }
}

/// Judges the claims of one fact: one finding across the sources at most, and a source's box against
/// its text.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef], measure: Measure<'_>) -> Judged {
    let (mut clashing, mut grown, mut judged) = (BTreeSet::new(), BTreeSet::new(), Judged::default());
    let mut rounded = true;
    let given = Given::new(claims, |at| measured(view, at));
    for (&x, &y) in pairs(claims).filter(|(x, y)| x.source != y.source) {
        match relation(view, (x, y), measure) {
            Reason::Contradiction | Reason::Growth if given.both_by_both(x, y) => {}
            Reason::Contradiction => {
                clashing.extend([x, y]);
                rounded &= milder::may_be_rounded(view, x, y);
            }
            Reason::Growth => grown.extend([x, y]),
            reason => judged.agreeing.push((reason, x, y)),
        }
    }
    let reason = if clashing.is_empty() { Reason::Growth } else { Reason::Contradiction };
    // A series that falls once is shown whole: its earlier figures belong to the question.
    clashing.append(&mut grown);
    let found = (!clashing.is_empty()).then(|| judgement(view, reason, clashing));
    let found = found
        .map(|found| Judgement { weak: found.weak || reason == Reason::Contradiction && rounded, ..found });
    judged.judgements.extend(found.map(|found| sensitive(view, claims, found, measure)));
    judged.judgements.extend(infobox::judge(view, claims));
    judged.judgements.extend(headline::counts(view, claims, measure));
    judged
}

/// Says of a contradiction that hangs on what vague words count for under which codebook it stands.
fn sensitive(view: &View<'_>, claims: &[ClaimRef], found: Judgement, measure: Measure<'_>) -> Judgement {
    let vague = |at: &ClaimRef| view.claim(*at).count().is_some_and(is_vague);
    if found.reason != Reason::Contradiction || !found.claims.iter().any(vague) {
        return found;
    }
    let given = Given::new(claims, |at| measured(view, at));
    let clash = |book: &&Codebook| {
        let measure = Measure { codebook: book, ..measure };
        pairs(&found.claims).filter(|(x, y)| x.source != y.source).any(|(&x, &y)| {
            relation(view, (x, y), measure) == Reason::Contradiction && !given.both_by_both(x, y)
        })
    };
    let others = Codebooks::shipped().iter().filter(|book| book.name != measure.codebook.name);
    let (with, without): (Vec<&Codebook>, Vec<_>) = others.partition(clash);
    let told = match (with.is_empty(), without.is_empty()) {
        (_, true) => return found,
        (true, false) => format!("a conflict only under codebook {}", measure.codebook.name),
        (false, false) => {
            let names: Vec<&str> = without.iter().map(|book| book.name.as_str()).collect();
            format!("no conflict under codebook {}", names.join(" or "))
        }
    };
    Judgement { values: format!("{}; {told}", found.values), ..found }
}

/// A number with what it counts: people, or households.
fn measured(view: &View<'_>, at: ClaimRef) -> (Option<Count>, bool) {
    let claim = view.claim(at);
    (claim.count(), counts_households(claim))
}

/// Why two counts of one fact differ or agree. A box's line for one side is a part of a greater figure.
pub(super) fn relation(view: &View<'_>, (x, y): (ClaimRef, ClaimRef), measure: Measure<'_>) -> Reason {
    let figure = |at| Figure::new(view, at, measure.codebook);
    match reason(&figure(x), &figure(y), measure.persons_per_household) {
        Reason::Contradiction if infobox::is_side_of(view, x, y) => Reason::Subset,
        reason => reason,
    }
}

/// What there is to say of figures that differ: the slip behind them, and the other lines of a box.
pub(super) fn judgement(
    view: &View<'_>,
    reason: Reason,
    claims: impl IntoIterator<Item = ClaimRef>,
) -> Judgement {
    let mut judgement = Judgement::of_pairs(view, reason, claims);
    let told: Vec<&Claim> = judgement.claims.iter().map(|&at| view.claim(at)).collect();
    let figures: Vec<u64> = told.iter().filter_map(|claim| claim.exact()).collect();
    let slip = pairs(&figures).filter_map(|(&a, &b)| hint::hint(a, b)).min();
    let units = pairs(&told).any(|(a, b)| counts_households(a) != counts_households(b));
    let one = units && pairs(&told).any(|(a, b)| lost_its_unit(a, b));
    let slip = slip.or_else(|| one.then(|| "once of households, once of people".to_owned()));
    judgement.weak =
        units && !one || told.iter().any(|claim| claim.count().is_some_and(|count| count.approx));
    if one {
        let counted = told.iter().zip(&judgement.claims).map(|(claim, &at)| {
            let unit = claim.scope.unit.as_deref().unwrap_or("people");
            format!("{} {unit} ({})", plain(&claim.value), view.source(at).id)
        });
        judgement.values = counted.collect::<Vec<_>>().join("; ");
    }
    if reason == Reason::Growth {
        judgement.values = view.values(&in_time(view, &judgement.claims));
    }
    let (sum, beside) = infobox::lines(view, &judgement.claims);
    judgement.hint = slip.filter(|_| reason != Reason::Growth);
    if reason == Reason::Contradiction && judgement.hint.is_none() {
        judgement.excluded = milder::excluded(view, &judgement.claims);
    }
    judgement.values.extend(sum.map(|sum| format!("; {sum}")));
    judgement.evidence.extend(beside.iter().map(|&at| view.told(at)));
    judgement.aside = beside.len();
    judgement.claims.extend(beside);
    judgement
}

/// Figures in the order of the days on which they were current.
fn in_time(view: &View<'_>, claims: &[ClaimRef]) -> Vec<ClaimRef> {
    let mut claims = claims.to_vec();
    claims.sort_by_key(|&at| as_of(view.claim(at), view.source(at)).map(|days| (days.end, days.start)));
    claims
}

/// A count with all that decides why it may differ from another.
pub(super) struct Figure<'a> {
    pub(super) claim: &'a Claim,
    pub(super) count: Count,
    pub(super) as_of: Option<Days>,
    pub(super) published: Option<Days>,
}

impl<'a> Figure<'a> {
    fn new(view: &View<'a>, at: ClaimRef, codebook: &Codebook) -> Self {
        let (claim, source) = (view.claim(at), view.source(at));
        let count = codebook.count(view.lexicon, claim).unwrap_or_default();
        Self { claim, count, as_of: as_of(claim, source), published: source.published }
    }
}

/// The day on which a figure was current: as the claim says, else the day that its section tells
/// of where the page was written long after, else the publication. None is current after it is published.
#[must_use]
pub fn as_of(claim: &Claim, source: &Source) -> Option<Days> {
    let known = |told: &Days| source.published.is_none_or(|published| told.end <= published.end);
    let told = claim.event.when.filter(|_| source.dating != Dating::Stated).filter(known);
    claim.as_of.or(told).or(source.published)
}

/// The first reason that holds for two figures of one fact.
fn reason(a: &Figure<'_>, b: &Figure<'_>, household: Option<(u64, u64)>) -> Reason {
    let (x, y) = (a.count, b.count);
    match (counts_households(a.claim), counts_households(b.claim)) {
        (true, false) => return of_households(x, y, household),
        (false, true) => return of_households(y, x, household),
        _ => {}
    }
    if let Some(agreement) = agreement(x, y) {
        agreement
    } else if slipped(x, y) {
        Reason::Contradiction
    } else {
        match Scopes::of(a.claim, b.claim) {
            Scopes::Apart => Reason::Scope,
            Scopes::FirstWider if fewer(y, x) => Reason::Subset,
            Scopes::SecondWider if fewer(x, y) => Reason::Subset,
            _ if grew(a, b) => Reason::Growth,
            _ if fewer(x, y) && is_rest_of(a, b) || fewer(y, x) && is_rest_of(b, a) => Reason::Subset,
            _ => Reason::Contradiction,
        }
    }
}

fn counts_households(claim: &Claim) -> bool {
    claim.scope.unit.is_some()
}

/// Whether one exact number is once of households and once of people.
fn lost_its_unit(a: &Claim, b: &Claim) -> bool {
    let counts = a.count().zip(b.count());
    counts_households(a) != counts_households(b) && counts.is_some_and(|(x, y)| is_one_number(x, y))
}

/// Households and persons are two measures, unless somebody declared how many persons make a household; but one
/// exact number of both is one that lost its unit on the way.
fn of_households(households: Count, persons: Count, household: Option<(u64, u64)>) -> Reason {
    if is_one_number(households, persons) {
        return Reason::Contradiction;
    }
    let Some((few, many)) = household else { return Reason::Scope };
    let of = |bound: Option<u64>, factor: u64| bound.map(|number| number.saturating_mul(factor));
    let all = Count {
        min: of(households.min, few.min(many)),
        max: of(households.max, many.max(few)),
        approx: true,
    };
    if overlap(all, persons) { Reason::Subset } else { Reason::Contradiction }
}

/// How the people that two counts count stand to each other, as far as the text says so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scopes {
    Equal,
    FirstWider,
    SecondWider,
    Apart,
}

impl Scopes {
    /// Compares group, place and manner. A place that is that of the other's event, or that the other names,
    /// limits nothing.
    pub(super) fn of(a: &Claim, b: &Claim) -> Self {
        let limits = |c: &Claim, other: &Claim| {
            let group = Attributes::shipped().limiting_group(c).map(str::to_owned);
            let named = |place: &String| {
                other.event.place.as_ref() == Some(place)
                    || other.scope.place.is_none() && names(other, place)
            };
            let place = c.scope.place.clone().filter(|place| !named(place));
            [group, place, c.scope.manner.clone()]
        };
        let (x, y) = (limits(a, b), limits(b, a));
        let within = |narrow: &[Option<String>], wide: &[Option<String>]| {
            narrow.iter().zip(wide).all(|(n, w)| w.is_none() || n == w)
        };
        match (within(&y, &x), within(&x, &y)) {
            (true, true) => Self::Equal,
            (true, false) => Self::FirstWider,
            (false, true) => Self::SecondWider,
            (false, false) => Self::Apart,
        }
    }
}

/// Whether the clause of a claim names the place.
fn names(claim: &Claim, place: &str) -> bool {
    contains_words(&fold(&claim.about), &fold(place))
}

/// Whether a part may be so many of a whole.
pub(super) fn fewer(part: Count, whole: Count) -> bool {
    part.min.unwrap_or(0) <= whole.max.unwrap_or(u64::MAX)
}

#[cfg(test)]
#[path = "count_tests.rs"]
mod tests;
