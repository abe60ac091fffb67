//! One person, two ranks or two offices that cannot both be held.

use std::collections::BTreeSet;

use super::judgement::{Differing, Judged, pairs};
use super::{Judgement, Params, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::lexicon::{Class, Tagged};
use crate::text::{Days, Span};

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
    let judgement = |(reason, claims): (Reason, _)| {
        let judgement = Judgement::of_pairs(view, reason, claims);
        Judgement { hint: changed(view, &judgement.claims), ..judgement }
    };
    judged.judgements = found.map(judgement).collect();
    judged
}

/// That one role may have followed the other, where months lie between the days of which the sources say they tell.
fn changed(view: &View<'_>, claims: &[ClaimRef]) -> Option<String> {
    const MONTH: u32 = 30;
    /// Fewer months are no years.
    const YEARS: u32 = 24;
    const YEAR: u32 = 12;
    let told = |at: &ClaimRef| view.claim(*at).event.when.filter(|days| days.length() <= MONTH);
    let day = |at: &ClaimRef| told(at).or_else(|| view.source(*at).stated());
    let days: Vec<Days> = claims.iter().map(day).collect::<Option<_>>()?;
    let first = days.iter().min_by_key(|days| days.end)?;
    let gap = days.iter().map(|days| days.gap(*first)).max()?;
    let months = (gap + MONTH / 2) / MONTH;
    let between = match months {
        0 | 1 => return None,
        YEARS.. => format!("some {} years", (months + YEAR / 2) / YEAR),
        _ => format!("{months} months"),
    };
    Some(format!("one after the other: {between} lie between"))
}

/// How two roles of one person stand to each other; all that is said of the person tells which go together.
pub(super) fn relation(
    view: &View<'_>,
    claims: &[ClaimRef],
    (x, y): (ClaimRef, ClaimRef),
    params: &Params,
) -> Reason {
    if view.claim(x).value == view.claim(y).value {
        return Reason::Same;
    }
    let roles: Vec<Role<'_>> = claims.iter().map(|&at| Role::read(view, at)).collect();
    let (x, y) = (Role::read(view, x), Role::read(view, y));
    let one = || if x.within(&y) || y.within(&x) { Reason::Same } else { Reason::Scope };
    clash(&x, &y, &roles, params).unwrap_or_else(one)
}

/// Whether a role says no more than a rank.
pub(super) fn is_bare_rank(view: &View<'_>, at: ClaimRef) -> bool {
    Role::read(view, at).is_bare_rank()
}

/// Whether both are posts of one kind, and neither is told as one that is over: two ministers, the heads of two bodies.
pub(super) fn are_posts_of_one_kind(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> bool {
    let (x, y) = (Role::read(view, x), Role::read(view, y));
    x.kind == y.kind && [OFFICE, LEADER].contains(&x.kind) && !x.past && !y.past
}

/// The kind of role that a state's measure is, and that of an office of state.
const MEASURE: &str = "measure";
const OFFICE: &str = "office";

/// The kinds of role that are posts.
const POSTS: [&str; 4] = [OFFICE, "leader", "police", "profession"];

/// What a role speaks of that says no more than that one leads, or goes between.
const LEADER: &str = "leader";
const ENVOY: &str = "envoy";

/// What a role speaks of whose holder only seeks the office that it names.
const CANDIDATE: &str = "candidate";

/// The kind of who speaks for a body; who leads a group may speak for it as well, a minister does not.
const SPOKESPERSON: &str = "spokesperson";

/// The kinds that hold ranks: the general of "attorney general" is none.
const RANKED: [&str; 2] = ["rank", "police"];

/// A role, read for what may clash.
struct Role<'a> {
    at: ClaimRef,
    kind: &'a str,
    /// What it speaks of, capitals set aside: "Foreign Minister" and "foreign minister" are alike.
    words: BTreeSet<String>,
    ranks: BTreeSet<String>,
    /// What puts it below the office that it names: "deputy", "vice".
    below: BTreeSet<String>,
    sectors: BTreeSet<String>,
    past: bool,
}

impl<'a> Role<'a> {
    fn read(view: &View<'a>, at: ClaimRef) -> Self {
        let claim = view.claim(at);
        let role =
            if let Value::Role { role, .. } = &claim.value { role.to_lowercase() } else { String::new() };
        let tagged = view.lexicon.tag(&role, Span::new(0, role.len()));
        let whole = tagged.hit(0, Class::Rank).is_some_and(|hit| hit.len == tagged.len());
        let ranked = whole || RANKED.contains(&claim.attribute.as_str());
        Self {
            at,
            kind: &claim.attribute,
            words: view.lexicon.meaning(&role).concepts,
            ranks: if ranked { values(&tagged, Class::Rank) } else { BTreeSet::new() },
            below: below(&tagged),
            sectors: values(&tagged, Class::Sector),
            past: (0..tagged.len()).any(|i| tagged.has(i, Class::Past)),
        }
    }

    /// Whether the other says all that this one says; of a bare rank, however it is shortened ("Capt."), whether it is
    /// of that rank: no president is a general because both lead.
    fn within(&self, other: &Self) -> bool {
        if self.is_bare_rank() || other.is_bare_rank() {
            return !self.ranks.is_empty() && self.ranks.is_subset(&other.ranks);
        }
        let told = !self.words.is_empty() && self.words.is_subset(&other.words);
        let seeks = |role: &Self| role.words.contains(CANDIDATE);
        told && self.below == other.below && seeks(self) == seeks(other)
    }

    /// Whether it says no more than a rank.
    fn is_bare_rank(&self) -> bool {
        !self.ranks.is_empty() && self.words.len() <= self.ranks.len()
    }

    /// Whether the two are measures told in words that part.
    fn is_other_measure(&self, other: &Self) -> bool {
        let both = self.kind == MEASURE && other.kind == MEASURE;
        both && self.parts_from(other)
    }

    /// Whether each says what the other does not, about one matter.
    fn parts_from(&self, other: &Self) -> bool {
        !self.words.is_disjoint(&other.words) && !self.within(other) && !other.within(self)
    }

    /// Whether the two are different posts of one body: its director and its chief engineer. What everybody
    /// may be called beside a post parts no two: its leader, one who speaks or goes between for it.
    fn is_other_post(&self, other: &Self) -> bool {
        let posts = POSTS.contains(&self.kind) && POSTS.contains(&other.kind);
        let both = |concept: &str| self.words.contains(concept) && other.words.contains(concept);
        let either = |concept: &str| self.words.contains(concept) || other.words.contains(concept);
        posts && self.parts_from(other) && !both(LEADER) && !either(ENVOY)
    }

    /// Whether one is the deputy of the other: the same words, and one of them below.
    fn is_deputy_of(&self, other: &Self) -> bool {
        let inside = self.words.is_subset(&other.words) || other.words.is_subset(&self.words);
        self.kind == other.kind
            && inside
            && !self.words.is_empty()
            && !other.words.is_empty()
            && self.below != other.below
    }

    fn speaks_for(&self, other: &Self) -> bool {
        self.kind == SPOKESPERSON && other.kind == OFFICE
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

/// The words of a role that put it below the office.
fn below(tagged: &Tagged<'_>) -> BTreeSet<String> {
    let lower = |i: &usize| tagged.is_a(*i, Class::RoleModifier, "below");
    (0..tagged.len()).filter(lower).map(|i| tagged.word(i).to_owned()).collect()
}

/// How two roles of one person clash, if they do.
fn clash(x: &Role<'_>, y: &Role<'_>, all: &[Role<'_>], params: &Params) -> Option<Reason> {
    if x.past || y.past {
        None
    } else if x.is_other_measure(y) {
        Some(Reason::Measure)
    } else if !x.ranks.is_empty() && !y.ranks.is_empty() && x.ranks.is_disjoint(&y.ranks) {
        Some(Reason::Rank)
    } else if apart(x, y, all, params) {
        Some(Reason::Incompatible)
    } else {
        let other = x.is_other_post(y) || x.is_deputy_of(y) || x.speaks_for(y) || y.speaks_for(x);
        (other && !both_told(x, y, all)).then_some(Reason::Office)
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

/// Whether one source tells both roles, so that they do go together.
fn both_told(x: &Role<'_>, y: &Role<'_>, all: &[Role<'_>]) -> bool {
    let tells = |source: usize, role: &Role<'_>| {
        all.iter().any(|other| other.at.source == source && (role.within(other) || other.within(role)))
    };
    all.iter().any(|role| tells(role.at.source, x) && tells(role.at.source, y))
}

/// Whether one source gives the person both, so that they do go together.
fn held_together(all: &[Role<'_>], one: &str, other: &str) -> bool {
    all.iter().any(|role| {
        let own = || all.iter().filter(|r| r.at.source == role.at.source);
        own().any(|r| r.sectors.contains(one)) && own().any(|r| r.sectors.contains(other))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{agreed, found, sources};
    use crate::check::{Settings, check};
    use crate::claim::Kind;

    fn roles(texts: &[&str]) -> Vec<String> {
        found(Kind::Role, texts)
    }

    #[test]
    fn two_ranks_at_one_time_clash() {
        let texts = ["Captain Njaka Ralai read a statement.", "Lieutenant Njaka Ralai read a statement."];
        assert_eq!(roles(&texts), ["rank: Captain (a); Lieutenant (b)"]);
    }

    #[test]
    fn what_is_told_of_days_far_apart_may_have_followed() {
        let hint = |first: &str, last: &str| {
            let texts = [
                format!("{first}Captain Njaka Ralai read a statement."),
                format!("{last}Lieutenant Njaka Ralai read a statement."),
            ];
            let checked = check(&sources(&[&texts[0], &texts[1]]), &Settings::default());
            checked.findings.into_iter().find_map(|finding| finding.hint)
        };
        let told = |between: &str| Some(format!("one after the other: {between} lie between"));
        assert_eq!(hint("2012-03-22 | ", "2012-12-22 | "), told("9 months"));
        assert_eq!(hint("2012-03-22 | ", "2016-05-22 | "), told("some 4 years"));
        assert_eq!(hint("2012-03-22 | ", "2012-04-02 | "), None);
        assert_eq!(hint("2012-03-22 | ", ""), None);
    }

    #[test]
    fn who_seeks_an_office_does_not_hold_it() {
        let texts = [
            "President Njaka Ralai spoke on Monday.",
            "The presidential candidate Njaka Ralai spoke on Monday.",
        ];
        assert_eq!((roles(&texts), agreed(Kind::Role, &texts)), (vec![], vec![]));
    }

    #[test]
    fn a_short_form_of_the_rank_is_the_rank() {
        let texts = ["Captain Njaka Ralai read a statement.", "Capt. Njaka Ralai read a statement."];
        assert_eq!(roles(&texts), [""; 0]);
        assert_eq!(agreed(Kind::Role, &texts).len(), 1);
    }

    #[test]
    fn a_deputy_does_not_hold_the_office_itself() {
        let texts = [
            "First Deputy Prime Minister Njaka Ralai flew to the valley.",
            "The prime minister, Njaka Ralai, flew to the valley.",
        ];
        assert_eq!(roles(&texts).len(), 1);
        assert_eq!(agreed(Kind::Role, &texts), [""; 0]);
        let texts = ["Acting governor Njaka Ralai spoke.", "The governor, Njaka Ralai, spoke."];
        assert_eq!(roles(&texts), [""; 0]);
    }

    #[test]
    fn ranks_of_the_police_and_the_navy_differ_as_well() {
        let texts = ["DSP Amina Bello read it out.", "Superintendent Amina Bello read it out."];
        assert_eq!(roles(&texts), ["rank: DSP (a); Superintendent (b)"]);
        let texts = ["Captain Rosa Lim led the search.", "Commander Rosa Lim led the search."];
        assert_eq!(roles(&texts), ["rank: Captain (a); Commander (b)"]);
    }

    #[test]
    fn who_speaks_for_a_government_is_not_its_minister() {
        let texts = [
            "Amina Bello, minister of health, gave the toll.",
            "Amina Bello, a spokeswoman for the ministry, gave the toll.",
        ];
        assert_eq!(roles(&texts).len(), 1);
    }

    #[test]
    fn a_former_rank_clashes_with_none() {
        let texts =
            ["Captain Njaka Ralai read a statement.", "Former lieutenant Njaka Ralai read a statement."];
        assert_eq!(roles(&texts), [""; 0]);
    }

    #[test]
    fn an_officer_does_not_lead_a_party() {
        let texts = [
            "A military spokesman, Oumar Diallo, announced the arrest.",
            "Oumar Diallo, leader of the small Unity Party, welcomed the arrest.",
        ];
        let found = roles(&texts);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("incompatible: "), "{found:?}");
    }

    #[test]
    fn where_one_source_gives_both_offices_they_go_together() {
        let texts = [
            "A military spokesman, Oumar Diallo, announced the arrest.",
            "Oumar Diallo, leader of the small Unity Party, welcomed the arrest.",
            "A military spokesman, Oumar Diallo, announced the arrest. Oumar Diallo, leader of the small Unity Party, welcomed it.",
        ];
        assert_eq!(roles(&texts), [""; 0]);
    }

    #[test]
    fn a_rank_is_no_office_however_both_lead() {
        let texts =
            ["General Njaka Ralai read a statement.", "Njaka Ralai, the president, read a statement."];
        assert_eq!((roles(&texts), agreed(Kind::Role, &texts)), (vec![], vec![]));
    }

    #[test]
    fn a_rank_and_an_office_are_no_clash() {
        let texts = [
            "Captain Njaka Ralai read a statement.",
            "Njaka Ralai, the leader of the junta, read a statement.",
        ];
        assert_eq!(roles(&texts), [""; 0]);
    }

    #[test]
    fn two_people_of_two_ranks_are_no_clash() {
        let texts = ["Captain Njaka Ralai read a statement.", "Lieutenant Solo Andria read a statement."];
        assert_eq!(roles(&texts), [""; 0]);
    }

    #[test]
    fn a_rank_agrees_with_a_post_that_names_it() {
        let texts =
            ["Capt. Njaka Ralai read a statement.", "Njaka Ralai, captain of the guard, read a statement."];
        assert_eq!(roles(&texts), [""; 0]);
        assert_eq!(agreed(Kind::Role, &texts).len(), 1);
    }

    #[test]
    fn two_roles_that_neither_clash_nor_repeat_each_other_do_not_agree() {
        let texts = [
            "Captain Njaka Ralai read a statement.",
            "Njaka Ralai, the leader of the junta, read a statement.",
        ];
        assert_eq!(agreed(Kind::Role, &texts), [""; 0]);
    }
}
