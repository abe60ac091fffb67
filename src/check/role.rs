//! One person, two ranks or two offices that cannot both be held.

use std::collections::BTreeSet;

use super::judgement::{Differing, Judged, pairs};
use super::{Judgement, Params, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::lexicon::{Class, Tagged};
use crate::text::Span;

/// Judges the roles that the sources give to one person.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef], params: &Params) -> Judged {
    let roles: Vec<Role> = claims.iter().map(|&at| Role::read(view, at)).collect();
    let (mut differing, mut judged) = (Differing::new(), Judged::default());
    for (x, y) in pairs(&roles).filter(|(x, y)| x.at.source != y.at.source) {
        match clash(x, y, &roles, params) {
            Some(reason) => differing.entry(reason).or_default().extend([x.at, y.at]),
            None => judged.agreeing.push((Reason::Same, x.at, y.at)),
        }
    }
    let found = differing.into_iter();
    judged.judgements = found.map(|(reason, claims)| Judgement::of_pairs(view, reason, claims)).collect();
    judged
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
        None
    } else if let (Some(a), Some(b)) = (&x.measure, &y.measure) {
        let differ = !a.is_disjoint(b) && !a.is_subset(b) && !b.is_subset(a);
        differ.then_some(Reason::Measure)
    } else if !x.ranks.is_empty() && !y.ranks.is_empty() && x.ranks.is_disjoint(&y.ranks) {
        Some(Reason::Rank)
    } else {
        let apart = |(one, other): &(String, String)| {
            let split = |a: &Role, b: &Role| a.sectors.contains(one) && b.sectors.contains(other);
            (split(x, y) || split(y, x)) && !held_together(all, one, other)
        };
        let shared = !x.sectors.is_disjoint(&y.sectors);
        (!shared && params.apart.iter().any(apart)).then_some(Reason::Incompatible)
    }
}

/// Whether one source gives the person both, so that they do go together.
fn held_together(all: &[Role], one: &str, other: &str) -> bool {
    all.iter().any(|role| {
        let own = || all.iter().filter(|r| r.at.source == role.at.source);
        own().any(|r| r.sectors.contains(one)) && own().any(|r| r.sectors.contains(other))
    })
}
