//! Why two counts of the same people differ: the reasons in their order, the first that holds.

use super::agreement::{agreement, overlap, slipped};
use super::judgement::{Judged, pairs};
use super::{Judgement, Params, Reason, View, hint, infobox};
use crate::claim::{Attributes, Claim, ClaimRef, Count, Moves};
use crate::document::{Dating, Source};
use crate::text::Days;

/// Judges the claims of one fact: one finding across the sources at most, and a source's box against
/// its text.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef], params: &Params) -> Judged {
    let (mut clashing, mut grown, mut judged) = (Vec::new(), Vec::new(), Judged::default());
    for (&x, &y) in pairs(claims).filter(|(x, y)| x.source != y.source) {
        match reason(&Figure::new(view, x), &Figure::new(view, y), params) {
            Reason::Contradiction if infobox::is_side_of(view, x, y) => {
                judged.agreeing.push((Reason::Subset, x, y));
            }
            Reason::Contradiction => clashing.extend([x, y]),
            Reason::Growth => grown.extend([x, y]),
            reason => judged.agreeing.push((reason, x, y)),
        }
    }
    let reason = if clashing.is_empty() { Reason::Growth } else { Reason::Contradiction };
    // A series that falls once is shown whole: its earlier figures belong to the question.
    let found = [clashing, grown].concat();
    judged.judgements.extend((!found.is_empty()).then(|| judgement(view, reason, found)));
    judged.judgements.extend(infobox::judge(view, claims));
    judged
}

/// What there is to say of figures that differ: the slip behind them, and the other lines of a box.
pub(super) fn judgement(view: &View<'_>, reason: Reason, claims: Vec<ClaimRef>) -> Judgement {
    let mut judgement = Judgement::of_pairs(view, reason, claims);
    let told: Vec<&Claim> = judgement.claims.iter().map(|&at| view.claim(at)).collect();
    let figures: Vec<u64> = told.iter().filter_map(|claim| claim.exact()).collect();
    let slip = pairs(&figures).filter_map(|(&a, &b)| hint::hint(a, b)).min();
    let units = pairs(&told).any(|(a, b)| counts_households(a) != counts_households(b));
    judgement.weak = units || told.iter().any(|claim| claim.count().is_some_and(|count| count.approx));
    let (sum, beside) = infobox::lines(view, &judgement.claims);
    judgement.hint = slip.filter(|_| reason != Reason::Growth);
    judgement.values.extend(sum.map(|sum| format!("; {sum}")));
    judgement.evidence.extend(beside.iter().map(|&at| view.told(at)));
    judgement.claims.extend(beside);
    judgement
}

/// A count with all that decides why it may differ from another.
struct Figure<'a> {
    claim: &'a Claim,
    count: Count,
    as_of: Option<Days>,
}

impl<'a> Figure<'a> {
    fn new(view: &View<'a>, at: ClaimRef) -> Self {
        let claim = view.claim(at);
        Self { claim, count: claim.count().unwrap_or_default(), as_of: as_of(claim, view.source(at)) }
    }
}

/// The day on which a figure was current: as the claim says, else the day that its section tells
/// of where the page was written long after, else the publication.
fn as_of(claim: &Claim, source: &Source) -> Option<Days> {
    let told = claim.event.when.filter(|_| source.dating != Dating::Stated);
    claim.as_of.or(told).or(source.published)
}

/// The first reason that holds for two figures of one fact.
fn reason(a: &Figure<'_>, b: &Figure<'_>, params: &Params) -> Reason {
    let (x, y) = (a.count, b.count);
    match (counts_households(a.claim), counts_households(b.claim)) {
        (true, false) => return of_households(x, y, params),
        (false, true) => return of_households(y, x, params),
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
            _ => Reason::Contradiction,
        }
    }
}

fn counts_households(claim: &Claim) -> bool {
    claim.scope.unit.is_some()
}

/// Households and persons are two measures, unless a rule declares how many persons make a household.
fn of_households(households: Count, persons: Count, params: &Params) -> Reason {
    let Some((few, many)) = params.persons_per_household else { return Reason::Scope };
    let of = |bound: Option<u64>, factor: u64| bound.map(|number| number.saturating_mul(factor));
    let all = Count {
        min: of(households.min, few.min(many)),
        max: of(households.max, many.max(few)),
        approx: true,
    };
    if overlap(all, persons) { Reason::Subset } else { Reason::Contradiction }
}

/// Whether the later figure may have grown (or shrunk) out of the earlier.
fn grew(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(x), Some(y), Some(moves)) = (a.as_of, b.as_of, Attributes::shipped().moves(&a.claim.attribute))
    else {
        return false;
    };
    let (earlier, later) = match (x.end < y.start, y.end < x.start) {
        (true, _) => (a.count, b.count),
        (_, true) => (b.count, a.count),
        _ => return false,
    };
    let rose = earlier.max.is_some_and(|max| later.min.is_some_and(|min| max < min));
    match moves {
        Moves::Grows => rose,
        Moves::Shrinks => !rose,
        Moves::Either => false,
    }
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
    /// Compares group, place and manner.
    pub(super) fn of(a: &Claim, b: &Claim) -> Self {
        let limits = |c: &Claim| {
            let group = Attributes::shipped().limiting_group(c).map(str::to_owned);
            [group, c.scope.place.clone(), c.scope.manner.clone()]
        };
        let (x, y) = (limits(a), limits(b));
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

/// Whether a part may be so many of a whole.
pub(super) fn fewer(part: Count, whole: Count) -> bool {
    part.min.unwrap_or(0) <= whole.max.unwrap_or(u64::MAX)
}
