//! The reconciled figure of a fact: low, best and high, by a policy that is named.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::agreement::agreement;
use super::policy::{Policy, Reconciling, Series, day};
use super::{Codebook, Figure, View, infobox};
use crate::claim::{Attributes, Claim, ClaimRef, Count, Moves, Place, Status, Value};
use crate::resolve::Origin;
use crate::text::Days;

/// What reconciles the figures of every fact.
#[derive(Debug)]
pub(super) struct Reconciler<'a> {
    view: View<'a>,
    by: &'a Reconciling,
    /// The tier of each source, 0 the best; empty where the policy asks for none.
    tiers: Vec<usize>,
    codebook: &'a Codebook,
}

impl<'a> Reconciler<'a> {
    pub(super) fn new(view: View<'a>, by: &'a Reconciling, codebook: &'a Codebook) -> Self {
        let tier = |from| by.tier(view.lexicon, from);
        let asked = by.policy == Policy::BestSourced;
        let tiers = if asked { view.sources.par_iter().map(tier).collect() } else { Vec::new() };
        Self { view, by, tiers, codebook }
    }

    /// Low, best and high of the counts of a fact, in its last series; the days of its dates.
    pub(super) fn figure(&self, claims: &[ClaimRef], origins: &[Origin]) -> Option<Figure> {
        let Self { view, by, tiers, codebook } = self;
        let figures = persons(view, claims);
        let Some(Series { since, claims }) = by.series(view, &figures).pop() else {
            return days(view, claims);
        };
        let sources =
            |(at, origin): (usize, &'_ Origin)| origin.sources.clone().into_iter().map(move |s| (s, at));
        let origins: BTreeMap<usize, usize> = origins.iter().enumerate().flat_map(sources).collect();
        let told = |&at: &ClaimRef| {
            let origin = origins.get(&at.source).copied().unwrap_or_default();
            let sides = infobox::of_all_sides(view, at, &claims);
            let sum = sides.map(|sides| sides.total);
            let count = sum.or_else(|| codebook.count(view.lexicon, view.claim(at)))?;
            Some(Told { at, count, day: day(view, at), origin })
        };
        let counts = telling(claims.iter().filter_map(told).collect());
        let low = counts.iter().map(|told| told.count.min.unwrap_or(0)).min()?;
        let mut highest = counts.iter().map(|told| told.count.max);
        let high = highest.try_fold(0, |high: u64, max| Some(max?.max(high)));
        let picked = match by.policy {
            Policy::Latest | Policy::Widest => latest(counts.iter()),
            Policy::BestSourced => best_sourced(&counts, tiers),
            Policy::Majority => majority(&counts),
        };
        let cautious = || counts.iter().filter_map(|told| told.count.min).max().unwrap_or(low);
        let best = (by.policy != Policy::Widest).then(|| picked.unwrap_or_else(cautious));
        Some(Figure::Count { low, best, high, policy: by.policy, since, falls: falls(view, &counts) })
    }
}

/// A figure that stands.
#[derive(Clone, Copy, Debug)]
struct Told {
    at: ClaimRef,
    count: Count,
    day: Option<Date>,
    /// Which of the origins of its fact gives it.
    origin: usize,
}

impl Told {
    fn dated(&self) -> Option<(Option<Date>, u64)> {
        Some((self.day, self.count.exact()?))
    }
}

/// The counts that stand. Households are no persons: their figures take part only where there are no others. A part is
/// left out where its source tells the whole; the sides in a box make one.
fn persons(view: &View<'_>, claims: &[ClaimRef]) -> Vec<ClaimRef> {
    let stands = |at: &&ClaimRef| {
        let claim = view.claim(**at);
        claim.count().is_some() && claim.status != Status::Superseded
    };
    let stands = claims.iter().copied().filter(|at| stands(&at)).collect();
    let persons = but(stands, |at| view.claim(at).scope.unit.is_some());
    let is_part = |at: ClaimRef| view.claim(at).scope.part && view.claim(at).place != Place::Infobox;
    let told_whole: BTreeSet<usize> =
        persons.iter().filter(|at| !view.claim(**at).scope.part).map(|at| at.source).collect();
    but(persons, |at| is_part(at) && told_whole.contains(&at.source))
}

/// All but those that are like that, if there are any.
fn but(claims: Vec<ClaimRef>, like_that: impl Fn(ClaimRef) -> bool) -> Vec<ClaimRef> {
    let (left_out, others): (Vec<ClaimRef>, Vec<_>) = claims.into_iter().partition(|&at| like_that(at));
    if others.is_empty() { left_out } else { others }
}

/// Without the bounds that leave room for a figure that somebody gives: "at least 4" beside 34 says no more.
fn telling(mut counts: Vec<Told>) -> Vec<Told> {
    let given: BTreeSet<u64> = counts.iter().filter_map(|told| told.count.exact()).collect();
    let leaves_room = |Count { min, max, .. }: Count| {
        let from = min.unwrap_or(0);
        given.range(from..=max.unwrap_or(u64::MAX).max(from)).next().is_some()
    };
    counts.retain(|told| told.count.exact().is_some() || !leaves_room(told.count));
    counts
}

/// Of two figures of one day, the higher.
fn latest<'t>(told: impl Iterator<Item = &'t Told>) -> Option<u64> {
    told.filter_map(Told::dated).max().map(|(_, figure)| figure)
}

fn best_sourced(told: &[Told], tiers: &[usize]) -> Option<u64> {
    let tier = |told: &&Told| tiers.get(told.at.source).copied();
    let best = told.iter().filter(|told| told.count.exact().is_some()).filter_map(|told| tier(&told)).min();
    latest(told.iter().filter(|told| tier(told) == best))
}

/// Each origin has one voice, for the last figure that it gives.
fn majority(told: &[Told]) -> Option<u64> {
    let mut last: BTreeMap<usize, (Option<Date>, u64)> = BTreeMap::new();
    for (origin, dated) in told.iter().filter_map(|told| Some((told.origin, told.dated()?))) {
        let known = last.entry(origin).or_insert(dated);
        *known = dated.max(*known);
    }
    let mut backed: BTreeMap<u64, (usize, Option<Date>)> = BTreeMap::new();
    for (day, figure) in last.into_values() {
        let (voices, latest) = backed.entry(figure).or_default();
        *voices += 1;
        *latest = day.max(*latest);
    }
    backed.into_iter().max_by_key(|&(figure, by)| (by, figure)).map(|(figure, _)| figure)
}

/// Whether a toll, which can only rise, is given lower on a later day, rounding left aside.
fn falls(view: &View<'_>, told: &[Told]) -> bool {
    let toll =
        |told: &Told| Attributes::shipped().moves(&view.claim(told.at).attribute) == Some(Moves::Grows);
    let whole = |told: &&Told| !view.claim(told.at).scope.part && toll(told);
    let mut figures: Vec<_> = told.iter().filter(whole).filter_map(Told::dated).collect();
    figures.retain(|(day, _)| day.is_some());
    figures.sort_unstable();
    let mut highest = 0;
    figures.chunk_by(|a, b| a.0 == b.0).any(|of_day| {
        let fell = of_day.iter().any(|&(_, figure)| {
            figure < highest && agreement(Count::just(figure), Count::just(highest)).is_none()
        });
        highest = of_day.iter().map(|(_, figure)| *figure).fold(highest, u64::max);
        fell
    })
}

/// The days that all dates leave room for, else those that they cover together.
fn days(view: &View<'_>, claims: &[ClaimRef]) -> Option<Figure> {
    let date = |at: &ClaimRef| match view.claim(*at) {
        Claim { value: Value::Date(days), status, .. } if *status != Status::Superseded => Some(*days),
        _ => None,
    };
    let all = || claims.iter().filter_map(date);
    let first = all().next()?;
    if let Some(days) = all().try_fold(first, Days::common) {
        return Some(Figure::Date { days, common: true });
    }
    Some(Figure::Date { days: all().fold(first, Days::to), common: false })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::sources;
    use crate::check::{Figure, Policy, Reconciling, Restart, Settings, check};
    use crate::claim::{Kind, SourceClaims, Status};
    use crate::resolve::Constraints;

    fn figures(texts: &[&str]) -> Vec<Figure> {
        reconciled(texts, Reconciling::default())
    }

    fn reconciled(texts: &[&str], reconciling: Reconciling) -> Vec<Figure> {
        let checked = check(&sources(texts), &Settings { reconciling, ..Settings::default() });
        checked
            .facts
            .into_iter()
            .filter(|fact| fact.kind == Kind::Count)
            .filter_map(|fact| fact.figure)
            .collect()
    }

    fn figure(low: u64, best: u64, high: Option<u64>) -> Figure {
        let policy = Policy::Latest;
        Figure::Count { low, best: Some(best), high, policy, since: None, falls: false }
    }

    #[test]
    fn the_best_figure_is_the_one_published_last() {
        let texts = [
            "2019-05-06 | The earthquake killed 61 people.",
            "2019-05-03 | The earthquake killed 19 people.",
        ];
        assert_eq!(figures(&texts), [figure(19, 61, Some(61))]);
    }

    #[test]
    fn a_bound_that_leaves_room_for_a_figure_says_no_more_than_it() {
        let texts = [
            "2019-05-03 | The earthquake killed 19 people.",
            "2019-05-06 | The earthquake killed at least 12 people.",
        ];
        assert_eq!(figures(&texts), [figure(19, 19, Some(19))]);
    }

    #[test]
    fn a_bound_above_all_figures_leaves_the_highest_open_and_is_never_the_best() {
        let texts = [
            "2019-05-03 | The earthquake killed 19 people.",
            "2019-05-06 | The earthquake killed at least 22 people.",
        ];
        assert_eq!(figures(&texts), [figure(19, 19, None)]);
    }

    #[test]
    fn parts_take_no_part_where_their_source_tells_the_whole() {
        let figures = |texts: &[&str]| {
            let mut sources = sources(texts);
            let counts = |from: &SourceClaims| {
                from.claims
                    .iter()
                    .filter(|claim| claim.count().is_some())
                    .map(|claim| claim.id.clone())
                    .collect::<Vec<_>>()
            };
            let ids: Vec<_> = sources.iter().flat_map(counts).collect();
            let part = sources.last_mut().unwrap().claims.iter_mut().rfind(|claim| claim.count().is_some());
            part.unwrap().scope.part = true;
            let same = ids.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
            let constraints = Constraints { same, ..Constraints::default() };
            let facts = check(&sources, &Settings { constraints, ..Settings::default() }).facts;
            facts.into_iter().filter_map(|fact| fact.figure).collect::<Vec<_>>()
        };
        let own = "2019-05-04 | The earthquake killed 19 people. The earthquake killed seven people.";
        assert_eq!(figures(&[own]), [figure(19, 19, Some(19))]);
        let apart = [
            "2019-05-04 | The earthquake killed 19 people.",
            "2019-05-04 | The earthquake killed seven people.",
        ];
        assert_eq!(figures(&apart), [figure(7, 19, Some(19))]);
    }

    #[test]
    fn a_bound_alone_is_its_own_best() {
        assert_eq!(figures(&["The earthquake killed at least 12 people."]), [figure(12, 12, None)]);
    }

    #[test]
    fn a_figure_that_was_replaced_takes_no_part() {
        let mut sources = sources(&[
            "2019-05-03 | The coup left 34 people dead.",
            "2019-05-03 | The coup left 40 people dead.",
        ]);
        sources[0].claims.iter_mut().for_each(|claim| claim.status = Status::Superseded);
        let facts = check(&sources, &Settings::default()).facts;
        let figures: Vec<_> = facts.into_iter().filter_map(|fact| fact.figure).collect();
        assert_eq!(figures, [figure(40, 40, Some(40))]);
    }

    /// What a policy picks from figures for the dead.
    fn best(texts: &[&str], policy: Policy, tiers: &[&[&str]]) -> Option<u64> {
        let tiers = tiers.iter().map(|tier| tier.iter().map(|&name| name.to_owned()).collect()).collect();
        match reconciled(texts, Reconciling { policy, tiers, restarts: Vec::new() }).as_slice() {
            [Figure::Count { best, .. }] => *best,
            figures => panic!("{figures:?}"),
        }
    }

    const TOLLS: [&str; 4] = [
        "2019-05-03 | The earthquake killed 34 people.",
        "2019-05-03 | The earthquake killed 34 people.",
        "2019-05-04 | The earthquake killed 40 people.",
        "2019-05-05 | The earthquake killed at least 41 people.",
    ];

    #[test]
    fn each_policy_picks_its_own() {
        assert_eq!(best(&TOLLS, Policy::Latest, &[]), Some(40));
        assert_eq!(best(&TOLLS, Policy::Widest, &[]), None);
        assert_eq!(best(&TOLLS, Policy::Majority, &[]), Some(34));
        assert_eq!(best(&TOLLS, Policy::BestSourced, &[&["d"], &["a", "c"], &["b"]]), Some(40));
        assert_eq!(best(&TOLLS, Policy::BestSourced, &[&["b"]]), Some(34));
    }

    #[test]
    fn a_tier_that_nobody_is_in_leaves_the_latest() {
        assert_eq!(best(&TOLLS, Policy::BestSourced, &[&["nobody"]]), Some(40));
    }

    #[test]
    fn copies_of_one_wire_have_one_voice() {
        let ministry = "2019-05-03 | The earthquake killed 34 people, the Ministry of Health said.";
        let others = ["2019-05-02 | The earthquake killed 30 people."; 2];
        let texts = [ministry, ministry, ministry, others[0], others[1]];
        assert_eq!(best(&texts, Policy::Majority, &[]), Some(30));
    }

    fn restarted(on: &str) -> Reconciling {
        let restart = Restart { attribute: "killed".into(), on: on.parse().unwrap() };
        Reconciling { restarts: vec![restart], ..Reconciling::default() }
    }

    #[test]
    fn a_toll_that_falls_is_said_to_and_a_restart_makes_two_of_it() {
        let texts = [
            "2019-05-03 | The earthquake killed 61 people.",
            "2019-05-06 | The earthquake killed 43 people.",
        ];
        let fallen = Figure::Count {
            low: 43,
            best: Some(43),
            high: Some(61),
            policy: Policy::Latest,
            since: None,
            falls: true,
        };
        assert_eq!(figures(&texts), [fallen]);
        let since = Some("2019-05-05".parse().unwrap());
        let anew = Figure::Count {
            low: 43,
            best: Some(43),
            high: Some(43),
            policy: Policy::Latest,
            since,
            falls: false,
        };
        assert_eq!(reconciled(&texts, restarted("2019-05-05")), [anew]);
    }

    #[test]
    fn figures_on_two_sides_of_a_restart_are_no_contradiction() {
        let texts = [
            "2019-05-03 | The earthquake killed 61 people.",
            "2019-05-06 | The earthquake killed 43 people.",
        ];
        let found = |reconciling| {
            check(&sources(&texts), &Settings { reconciling, ..Settings::default() }).findings.len()
        };
        assert_eq!((found(Reconciling::default()), found(restarted("2019-05-05"))), (1, 0));
    }

    #[test]
    fn the_ends_of_the_range_are_figures_like_others() {
        let most = format!("2019-05-03 | The earthquake killed {} people.", u64::MAX);
        let texts = [most.as_str(), "2019-05-04 | The earthquake killed 2 people."];
        for policy in [Policy::Latest, Policy::Majority, Policy::BestSourced, Policy::Widest] {
            reconciled(&texts, Reconciling { policy, ..Reconciling::default() });
        }
    }
}
