//! The labelled lines of a page: against its own text, and as parts of one figure for several sides.

use std::collections::BTreeSet;
use std::fmt;

use super::count::{Scopes, fewer, judgement};
use super::judgement::pairs;
use super::sum::sums_up;
use super::{Judgement, Reason, View};
use crate::claim::{Claim, ClaimRef, Count, Place, Status, words};
use crate::lexicon::Class;
use crate::text::Span;

/// How near the lines of one box stand, in bytes.
const BOX: usize = 400;

/// A source's labelled line against its own running text: the figures are about one fact and differ.
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Vec<Judgement> {
    let clashes = |(x, y): &(&ClaimRef, &ClaimRef)| {
        let (a, b) = (view.claim(**x), view.claim(**y));
        let differ = a.exact().zip(b.exact()).is_some_and(|(m, n)| m != n);
        let plain = Scopes::of(a, b) == Scopes::Equal && a.scope.unit.is_some() == b.scope.unit.is_some();
        let boxed = is_boxed(view, **x) != is_boxed(view, **y);
        x.source == y.source && boxed && differ && plain && !is_stage(view, a, b) && !is_stage(view, b, a)
    };
    let found = pairs(claims).filter(clashes);
    found.map(|(&x, &y)| judgement(view, Reason::Infobox, vec![x, y])).collect()
}

/// "The toll rose to 13 within days": a figure that the text tells as one of a growing series is none
/// against a greater one.
fn is_stage(view: &View<'_>, told: &Claim, last: &Claim) -> bool {
    let less = told.count().zip(last.count()).is_some_and(|(told, last)| fewer(told, last));
    less && told.place != Place::Infobox && tells_growth(view, told)
}

/// Whether the clause of a figure says that it grew: "the toll rose to 13".
pub(super) fn tells_growth(view: &View<'_>, claim: &Claim) -> bool {
    let about = view.lexicon.tag(&claim.about, Span::new(0, claim.about.len()));
    (0..about.len()).any(|i| about.is_a(i, Class::Change, "up"))
}

/// Whether one of two figures is a box's line for one side, where the box has no other side: a part of
/// the other, if that is greater. Where the sides make a sum, they are held against the others like any
/// figure.
pub(super) fn is_side_of(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> bool {
    let lone = |at| is_boxed(view, at) && view.claim(at).scope.part && siblings(view, at).is_empty();
    let counts = view.claim(x).count().zip(view.claim(y).count());
    counts.is_some_and(|(a, b)| lone(x) && fewer(a, b) || lone(y) && fewer(b, a))
}

/// The lines beside those that a finding has, and what they make together: "34 + 1 = 35".
pub(super) fn lines(view: &View<'_>, claims: &[ClaimRef]) -> (Option<String>, Vec<ClaimRef>) {
    let mut all: Vec<ClaimRef> = claims.iter().flat_map(|&at| siblings(view, at)).collect();
    let sum = sum(view, claims);
    all.retain(|line| !claims.contains(line));
    (sum, all)
}

/// The other lines of the same box that count the same thing for other sides: "34 killed" beside
/// "1 killed"; not the parts that a line gives of its own figure.
fn siblings(view: &View<'_>, at: ClaimRef) -> Vec<ClaimRef> {
    let line = view.claim(at);
    if !is_boxed(view, at) || sums_up(view, line) {
        return Vec::new();
    }
    let own = &view.sources[at.source].claims;
    let beside = own.iter().enumerate().filter(|(i, other)| {
        *i != at.claim
            && other.place == Place::Infobox
            && other.attribute == line.attribute
            && other.scope.part == line.scope.part
            && other.count().is_some()
            && other.status != Status::Superseded
            && other.span.start.abs_diff(line.span.start) < BOX
            && !sums_up(view, other)
    });
    beside.map(|(claim, _)| ClaimRef { source: at.source, claim }).collect()
}

fn sum(view: &View<'_>, claims: &[ClaimRef]) -> Option<String> {
    let boxed = *claims.iter().find(|at| is_boxed(view, **at))?;
    let sides = Sides::new(view, boxed, &siblings(view, boxed))?;
    let source = &view.source(boxed).id;
    (sides.parts.len() > 1)
        .then(|| format!("the box in {source} makes {sides} = {}", words::count(sides.total)))
}

/// What the lines of its box make together with the one for this side, where it is those of all sides that are counted:
/// somebody gives as many or more.
#[must_use]
pub fn of_all_sides(view: &View<'_>, at: ClaimRef, fact: &[ClaimRef]) -> Option<Sides> {
    let scope = &view.claim(at).scope;
    let side = is_boxed(view, at) && scope.part && scope.group.is_none();
    let sides = side.then(|| Sides::new(view, at, &siblings(view, at))).flatten()?;
    let whole =
        |other: &ClaimRef| view.claim(*other).exact().is_some_and(|given| Some(given) >= sides.total.min);
    fact.iter().any(whole).then_some(sides)
}

/// The figures that a box gives for several sides, in its order. Displayed as a sum: "34 + 1".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sides {
    /// One a side.
    parts: Vec<Count>,
    /// What they make, as vague as the vaguest of them.
    pub total: Count,
}

impl Sides {
    /// Those of the other sides than the one that this is the figure of.
    pub(super) fn beside(&self, own: u64) -> Vec<u64> {
        let mut others: Vec<u64> = self.parts.iter().filter_map(|part| part.exact()).collect();
        if let Some(at) = others.iter().position(|part| *part == own) {
            others.remove(at);
        }
        others
    }

    fn new(view: &View<'_>, boxed: ClaimRef, siblings: &[ClaimRef]) -> Option<Self> {
        let lines: BTreeSet<ClaimRef> = siblings.iter().copied().chain([boxed]).collect();
        let parts: Vec<Count> = lines.iter().map(|at| view.claim(*at).count()).collect::<Option<_>>()?;
        let total = { parts.iter() }.try_fold(Count::just(0), |sum, part| add(sum, *part))?;
        Some(Self { parts, total })
    }
}

/// What two figures make; none where no number is large enough to say it.
fn add(a: Count, b: Count) -> Option<Count> {
    let min = a.min.unwrap_or(0).checked_add(b.min.unwrap_or(0))?;
    let max = match a.max.zip(b.max) {
        Some((x, y)) => Some(x.checked_add(y)?),
        None => None,
    };
    Some(Count { min: Some(min), max, approx: a.approx || b.approx })
}

impl fmt::Display for Sides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.parts.iter().map(|part| words::count(*part)).collect();
        f.write_str(&parts.join(" + "))
    }
}

fn is_boxed(view: &View<'_>, at: ClaimRef) -> bool {
    view.claim(at).place == Place::Infobox
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{found, sources};
    use crate::check::{Settings, check};
    use crate::claim::Kind;

    fn page(lines: &str, prose: &str) -> String {
        format!(
            "= 2019 Sarpe mutiny =\n\nInfobox\n- Date: 3 May 2019\n{lines}\n\nThe 2019 Sarpe mutiny was a mutiny by soldiers. {prose}\n"
        )
    }

    #[test]
    fn a_box_that_contradicts_its_text_is_told_so() {
        let text = page("- Total dead: 18", "Seventeen people lost their lives in the mutiny.");
        assert_eq!(found(Kind::Count, &[&text]), ["infobox: 18 (a); 17 (a), off by one"]);
    }

    #[test]
    fn a_box_that_says_what_its_text_says_is_not() {
        let text = page("- Total dead: 17", "Seventeen people lost their lives in the mutiny.");
        assert_eq!(found(Kind::Count, &[&text]), [""; 0]);
    }

    #[test]
    fn a_box_and_a_part_of_the_people_in_its_text_are_no_two_figures_of_one_thing() {
        let text = page("- Total dead: 18", "Four children lost their lives in the mutiny.");
        assert_eq!(found(Kind::Count, &[&text]), [""; 0]);
    }

    #[test]
    fn the_sides_of_a_box_make_a_sum_as_vague_as_they_are() {
        let told = |lines: &str| {
            let page = page(lines, "It lasted two days.");
            let texts = [page.as_str(), "Forty people were killed in the mutiny."];
            let found = check(&sources(&texts), &Settings::default()).findings;
            let sum = |message: &str| Some(message.split_once("; the box in a makes ")?.1.to_owned());
            found.iter().find_map(|finding| sum(&finding.message))
        };
        assert_eq!(told("- Soldiers: 34 killed\n- Civilians: 1 killed").as_deref(), Some("34 + 1 = 35"));
        let vague = told("- Soldiers: 34 killed\n- Civilians: about 20 killed");
        assert_eq!(vague.as_deref(), Some("34 + about 20 = about 54"));
    }

    #[test]
    fn the_total_of_a_box_is_no_side_of_it() {
        let page = page(
            "- Soldiers: 34 killed\n- Civilians: 6 killed\n- Total: 40 killed",
            "Thirty people were killed in the mutiny.",
        );
        let checked = check(&sources(&[&page]), &Settings::default());
        let told: Vec<&str> = checked.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(!told.is_empty() && !told.iter().any(|told| told.contains("= 80")), "{told:?}");
    }

    #[test]
    fn the_sides_of_a_box_are_summed_beside_the_figure_that_they_contradict() {
        let page = page("- Casualties1: 34 killed\n- Casualties2: 1 killed", "It began in a barracks.");
        let sources =
            sources(&[&page, "2019-05-20 | The mutiny in Sarpe on 3 May 2019 left forty people dead."]);
        let checked = check(&sources, &Settings::default());
        let told: Vec<&str> = checked.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(told.iter().any(|told| told.contains("34 + 1 = 35")), "{told:?}");
        let beside: Vec<(usize, usize)> =
            checked.findings.iter().map(|finding| (finding.whole().len(), finding.claims.len())).collect();
        assert!(beside.contains(&(2, 3)), "the lesser line is no value for the whole: {beside:?}");
    }
}
