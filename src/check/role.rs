//! One person, two ranks or two offices that cannot both be held.

use std::collections::BTreeSet;

use super::{Judgement, Params, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::lexicon::{Class, Tagged};
use crate::text::Span;

/// Judges the roles that the sources give to one person.
#[must_use]
pub(super) fn judge(
    view: &View<'_>,
    claims: &[ClaimRef],
    params: &Params,
) -> (Vec<Judgement>, Vec<(Reason, ClaimRef, ClaimRef)>) {
    let roles: Vec<Role> = claims.iter().map(|&at| Role::read(view, at)).collect();
    let mut found: Vec<(Reason, Vec<ClaimRef>)> = Vec::new();
    let mut agreeing = Vec::new();
    for (i, x) in roles.iter().enumerate() {
        for y in roles[i + 1..].iter().filter(|y| y.at.source != x.at.source) {
            let reason = clash(x, y, &roles, params);
            match (reason, found.iter_mut().find(|(known, _)| Some(*known) == reason)) {
                (None, _) => agreeing.push((Reason::Same, x.at, y.at)),
                (_, Some((_, claims))) => claims.extend([x.at, y.at]),
                (Some(reason), None) => found.push((reason, vec![x.at, y.at])),
            }
        }
    }
    (found.into_iter().map(|(reason, claims)| Judgement::of_pairs(view, reason, claims)).collect(), agreeing)
}

/// A role, read for what may clash.
struct Role {
    at: ClaimRef,
    ranks: BTreeSet<String>,
    sectors: BTreeSet<String>,
    past: bool,
    measure: Option<BTreeSet<String>>,
}

impl Role {
    fn read(view: &View<'_>, at: ClaimRef) -> Self {
        let claim = view.claim(at);
        let Value::Role { role, .. } = &claim.value else {
            return Self { at, ranks: BTreeSet::new(), sectors: BTreeSet::new(), past: true, measure: None };
        };
        let tagged = view.lexicon.tag(role, Span::new(0, role.len()));
        let measure = (claim.attribute == "measure").then(|| view.lexicon.meaning(role).concepts);
        Self {
            at,
            ranks: values(&tagged, Class::Rank),
            sectors: values(&tagged, Class::Sector),
            past: (0..tagged.len()).any(|i| tagged.has(i, Class::Past)),
            measure,
        }
    }
}

/// The values of a class in a phrase, a longer entry hiding those inside it.
fn values(tagged: &Tagged<'_>, class: Class) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut i = 0;
    while i < tagged.len() {
        let hit = tagged.hit(i, class);
        found.extend(hit.map(|h| h.value.to_owned()));
        i += hit.map_or(1, |h| h.len);
    }
    found
}

/// How two roles of one person clash, if they do.
fn clash(x: &Role, y: &Role, all: &[Role], params: &Params) -> Option<Reason> {
    if x.past || y.past {
        return None;
    }
    if let (Some(a), Some(b)) = (&x.measure, &y.measure) {
        let differ = !a.is_disjoint(b) && !a.is_subset(b) && !b.is_subset(a);
        return differ.then_some(Reason::Measure);
    }
    let ranks = !x.ranks.is_empty() && !y.ranks.is_empty() && x.ranks.is_disjoint(&y.ranks);
    if ranks {
        return Some(Reason::Rank);
    }
    let apart = params.apart.iter().any(|(one, other)| {
        let split = |a: &Role, b: &Role| a.sectors.contains(one) && b.sectors.contains(other);
        let either = split(x, y) || split(y, x);
        either && x.sectors.is_disjoint(&y.sectors) && !held_together(all, one, other)
    });
    apart.then_some(Reason::Incompatible)
}

/// Whether one source gives the person both, so that they do go together.
fn held_together(all: &[Role], one: &str, other: &str) -> bool {
    all.iter().any(|role| {
        let own = || all.iter().filter(|r| r.at.source == role.at.source);
        own().any(|r| r.sectors.contains(one)) && own().any(|r| r.sectors.contains(other))
    })
}
