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
    let roles: Vec<Role<'_>> = claims.iter().map(|&at| Role::read(view, at)).collect();
    let (mut differing, mut judged) = (Differing::new(), Judged::default());
    for (x, y) in pairs(&roles).filter(|(x, y)| x.at.source != y.at.source) {
        match clash(x, y, &roles, params) {
            Some(reason) => differing.entry(reason).or_default().extend([x.at, y.at]),
            None if x.within(y) || y.within(x) => judged.agreeing.push((Reason::Same, x.at, y.at)),
            None => {}
        }
    }
    let found = differing.into_iter();
    judged.judgements = found.map(|(reason, claims)| Judgement::of_pairs(view, reason, claims)).collect();
    judged
}

/// The kind of role that a state's measure is, and that of an office of state.
const MEASURE: &str = "measure";
const OFFICE: &str = "office";

/// A role, read for what may clash.
struct Role<'a> {
    at: ClaimRef,
    kind: &'a str,
    /// What it speaks of, capitals set aside: "Foreign Minister" and "foreign minister" are alike.
    words: BTreeSet<String>,
    ranks: BTreeSet<String>,
    sectors: BTreeSet<String>,
    past: bool,
}

impl<'a> Role<'a> {
    fn read(view: &View<'a>, at: ClaimRef) -> Self {
        let claim = view.claim(at);
        let role =
            if let Value::Role { role, .. } = &claim.value { role.to_lowercase() } else { String::new() };
        let tagged = view.lexicon.tag(&role, Span::new(0, role.len()));
        Self {
            at,
            kind: &claim.attribute,
            words: view.lexicon.meaning(&role).concepts,
            ranks: values(&tagged, Class::Rank),
            sectors: values(&tagged, Class::Sector),
            past: (0..tagged.len()).any(|i| tagged.has(i, Class::Past)),
        }
    }

    /// Whether the other says all that this one says.
    fn within(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words.is_subset(&other.words)
    }

    /// Whether the two are of one kind and each says what the other does not, about one matter.
    fn parts_from(&self, other: &Self, kind: &str) -> bool {
        let both = self.kind == kind && other.kind == kind;
        both && !self.words.is_disjoint(&other.words) && !self.within(other) && !other.within(self)
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
fn clash(x: &Role<'_>, y: &Role<'_>, all: &[Role<'_>], params: &Params) -> Option<Reason> {
    if x.past || y.past {
        None
    } else if x.parts_from(y, MEASURE) {
        Some(Reason::Measure)
    } else if !x.ranks.is_empty() && !y.ranks.is_empty() && x.ranks.is_disjoint(&y.ranks) {
        Some(Reason::Rank)
    } else if apart(x, y, all, params) {
        Some(Reason::Incompatible)
    } else {
        (x.parts_from(y, OFFICE) && !both_told(x, y, all)).then_some(Reason::Office)
    }
}

/// Whether the roles are at home in two sectors that nobody serves at one time.
fn apart(x: &Role<'_>, y: &Role<'_>, all: &[Role<'_>], params: &Params) -> bool {
    let split = |a: &Role<'_>, b: &Role<'_>, one: &str, other: &str| {
        a.sectors.contains(one) && b.sectors.contains(other)
    };
    let pair = |(one, other): &(String, String)| {
        (split(x, y, one, other) || split(y, x, one, other)) && !held_together(all, one, other)
    };
    x.sectors.is_disjoint(&y.sectors) && params.apart.iter().any(pair)
}

/// Whether the source of one role tells the other as well, so that they do go together.
fn both_told(x: &Role<'_>, y: &Role<'_>, all: &[Role<'_>]) -> bool {
    let tells = |source: usize, role: &Role<'_>| {
        all.iter().any(|other| other.at.source == source && (role.within(other) || other.within(role)))
    };
    tells(x.at.source, y) || tells(y.at.source, x)
}

/// Whether one source gives the person both, so that they do go together.
fn held_together(all: &[Role<'_>], one: &str, other: &str) -> bool {
    all.iter().any(|role| {
        let own = || all.iter().filter(|r| r.at.source == role.at.source);
        own().any(|r| r.sectors.contains(one)) && own().any(|r| r.sectors.contains(other))
    })
}
