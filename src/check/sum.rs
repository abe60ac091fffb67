//! One source against itself: parts that do not make their total.

use std::collections::BTreeMap;

use super::{Judgement, Params, Reason, View, hint};
use crate::claim::words::number;
use crate::claim::{Attributes, Claim, ClaimRef, EventKinds, Place, Scope};
use crate::lexicon::Class;
use crate::text::Span;

/// Parts stand in one list, box or sentence: so many bytes from one to the next.
const NEXT: usize = 120;
/// The concept of a line that sums others up: "Total dead: 18".
const TOTAL: &str = "total";

/// Runs of figures of one attribute that stand together, for parts of the people, against the
/// total that the same source gives.
#[must_use]
pub(super) fn judge(view: &View<'_>, source: usize, params: &Params) -> Vec<Judgement> {
    let counts: Vec<_> = view.counts(source).filter(|&at| view.claim(at).exact().is_some()).collect();
    let totals: Vec<_> = counts.iter().copied().filter(|&at| is_total(view.claim(at))).collect();
    let runs = runs(view, &counts);
    runs.iter().flat_map(|run| against_totals(view, run, &totals, params)).collect()
}

/// One judgement for each total that a run misses narrowly, wherever the source tells it. Where it makes one
/// total, it is a part of no other, and only the line of a box is still held against it.
fn against_totals(view: &View<'_>, run: &[ClaimRef], totals: &[ClaimRef], params: &Params) -> Vec<Judgement> {
    let within = u128::from(params.within_percent.unwrap_or_default());
    let sum: u128 = run.iter().filter_map(|&at| view.claim(at).exact()).map(u128::from).sum();
    let asked = |at: ClaimRef| !run.contains(&at) && same_question(view.claim(at), view.claim(run[0]));
    let totals = totals.iter().filter(|&&at| asked(at));
    let totals: Vec<(ClaimRef, u128)> =
        totals.filter_map(|&at| Some((at, view.claim(at).exact()?.into()))).collect();
    let made = totals.iter().any(|(_, total)| *total == sum);
    let missed = totals.iter().filter(|(at, total)| {
        let near = total.abs_diff(sum) * 100 <= total * within && *total != sum;
        near && (!made || view.claim(*at).place == Place::Infobox)
    });
    let mut by_total: BTreeMap<u128, Vec<ClaimRef>> = BTreeMap::new();
    for &(at, total) in missed {
        by_total.entry(total).or_default().push(at);
    }
    by_total.into_iter().map(|(total, told)| judgement(view, run, told, sum, total)).collect()
}

/// Whether two figures of one source measure the same thing of the same event.
fn same_question(a: &Claim, b: &Claim) -> bool {
    let table = Attributes::shipped();
    let kinds = a.event.r#type.as_deref().zip(b.event.r#type.as_deref());
    let one_event = kinds.is_none_or(|(x, y)| EventKinds::shipped().kin(x, y));
    let one_time = a.event.when.zip(b.event.when).is_none_or(|(x, y)| x.overlaps(y));
    let one_measure = table.family(&a.attribute) == table.family(&b.attribute)
        && a.scope.unit.is_some() == b.scope.unit.is_some();
    one_measure && one_event && one_time
}

/// A figure for all: of no group, place or manner in particular.
fn is_total(claim: &Claim) -> bool {
    let Scope { group_type, place, manner, part, .. } = &claim.scope;
    group_type.is_none() && place.is_none() && manner.is_none() && !part
}

/// Figures of one attribute, one after the other with little between: two of a box, three of a list or a
/// sentence, since two figures side by side in running text are seldom the parts of a third.
fn runs(view: &View<'_>, counts: &[ClaimRef]) -> Vec<Vec<ClaimRef>> {
    const RECENT: usize = 4;
    let mut runs: Vec<(Likeness, Vec<ClaimRef>)> = Vec::new();
    for &at in counts.iter().filter(|&&at| is_listed(view, view.claim(at))) {
        let claim = view.claim(at);
        let likeness = likeness(view, claim);
        let goes_on = |(like, run): &&mut (Likeness, Vec<ClaimRef>)| {
            *like == likeness && run.last().is_some_and(|&last| follows(claim, view.claim(last)))
        };
        match runs.iter_mut().rev().take(RECENT).find(goes_on) {
            Some((_, run)) => run.push(at),
            None => runs.push((likeness, vec![at])),
        }
    }
    let runs = runs.into_iter().map(|(_, run)| run);
    runs.filter(|run| run.len() > if view.claim(run[0]).place == Place::Infobox { 1 } else { 2 }).collect()
}

/// What the items of one list have in common. "36 prisoners, of whom five were women, three guards": the parts
/// of a part are no items of the list that it stands in.
#[derive(PartialEq, Eq)]
struct Likeness {
    place: Place,
    line: bool,
    part: bool,
    parted: bool,
    households: bool,
}

fn likeness(view: &View<'_>, claim: &Claim) -> Likeness {
    Likeness {
        place: claim.place,
        line: is_line(claim),
        part: claim.scope.part,
        parted: is_parted(view, claim),
        households: claim.scope.unit.is_some(),
    }
}

fn follows(claim: &Claim, last: &Claim) -> bool {
    last.attribute == claim.attribute && claim.span.start.abs_diff(last.span.end) < NEXT
}

/// A line of a box or list that sums up no others; a part that running text tells of, where it does not say
/// that there are more ("among them eleven women").
fn is_listed(view: &View<'_>, claim: &Claim) -> bool {
    is_line(claim) && !sums_up(view, claim) || claim.scope.part && !tells_some(view, &claim.about)
}

/// Whether the line of a figure says that it is the sum of others.
pub(super) fn sums_up(view: &View<'_>, claim: &Claim) -> bool {
    view.lexicon.meaning(&claim.about).concepts.contains(TOTAL)
}

/// Whether the figure is nearly all that its clause says: "host families 4,150".
fn is_line(claim: &Claim) -> bool {
    const BESIDES: usize = 3;
    let words = |text: &str| text.split_whitespace().count();
    claim.place == Place::Infobox || words(&claim.about) <= words(&claim.quote) + BESIDES
}

/// Whether a clause picks some out of a whole.
fn tells_some(view: &View<'_>, about: &str) -> bool {
    let tagged = view.lexicon.tag(about, Span::new(0, about.len()));
    let plays = |i: usize, part: &str| tagged.is_a(i, Class::Frame, part);
    (0..tagged.len()).any(|i| plays(i, "subset") && !plays(i, "exhaustive"))
}

/// Whether words that lead to the parts of what stands before them ("of whom") stand before the figure.
fn is_parted(view: &View<'_>, claim: &Claim) -> bool {
    const NEAR: usize = 3;
    let before = claim.quoted().map_or("", |quote| &claim.about[..quote.start]);
    let tagged = view.lexicon.tag(before, Span::new(0, before.len()));
    let end = tagged.len();
    let leads = |i: usize| tagged.hits(i, Class::Frame).any(|h| h.value == "partitive" && i + h.len == end);
    (end.saturating_sub(NEAR)..end).any(leads)
}

fn judgement(
    view: &View<'_>,
    parts: &[ClaimRef],
    totals: Vec<ClaimRef>,
    sum: u128,
    total: u128,
) -> Judgement {
    let addends = parts.iter().filter_map(|&part| view.claim(part).exact());
    let addends: Vec<String> = addends.map(number).collect();
    let shown = |n: u128| u64::try_from(n).map_or_else(|_| n.to_string(), number);
    let claims = totals.into_iter().chain(parts.iter().copied()).collect();
    let slip = u64::try_from(sum).ok().zip(u64::try_from(total).ok());
    Judgement {
        what: format!("{} = {}, not {}", addends.join(" + "), shown(sum), shown(total)),
        hint: slip.and_then(|(sum, total)| hint::hint(sum, total)),
        ..Judgement::new(view, Reason::Sum, claims)
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn counts(text: &str) -> Vec<String> {
        found(Kind::Count, &[text])
    }

    fn cyclone(total: &str) -> String {
        format!(
            "# Cyclone in Sarpe\n\n- {total} people displaced\n\n** Where the displaced are **\n\
             Host families 3,150; schools 1,250; tents 700.\n"
        )
    }

    #[test]
    fn parts_that_make_another_total_are_a_slip() {
        assert_eq!(counts(&cyclone("5,200")), ["sum: 5,200 (a); 3,150 (a); 1,250 (a); 700 (a)"]);
    }

    #[test]
    fn the_parts_of_a_sentence_are_added_where_they_are_all() {
        let text = |parts: &str| format!("A fire killed 27 people at the market. {parts}.");
        let all = text("Fifteen of the dead were men, eight were women and five were children");
        assert_eq!(counts(&all), ["sum: 27 (a); 15 (a); 8 (a); 5 (a), off by one"]);
        let some = text("Among the dead were fifteen men, eight women and five children");
        assert_eq!(counts(&some), [""; 0]);
    }

    #[test]
    fn the_last_line_of_a_list_is_its_total() {
        let list = |total: &str| {
            format!(
                "# Cyclone in Sarpe\n\n## Where the displaced are\n\nMunicipal stadium – 540\n\nNorth school – 415\n\nParish hall – 145\n\nTotal – {total}\n"
            )
        };
        assert_eq!(counts(&list("1,110")), ["sum: 1,110 (a); 540 (a); 415 (a); 145 (a)"]);
        assert_eq!(counts(&list("1,100")), [""; 0]);
    }

    #[test]
    fn items_behind_a_colon_are_added() {
        let text = |all: &str| {
            format!("{all} suspects are in custody: 31 soldiers, 12 gendarmes and five civilians.")
        };
        assert_eq!(counts(&text("Forty-seven")), ["sum: 47 (a); 31 (a); 12 (a); 5 (a), off by one"]);
        assert_eq!(counts(&text("Forty-eight")), [""; 0]);
    }

    #[test]
    fn parts_that_make_the_total_are_none() {
        assert_eq!(counts(&cyclone("5,100")), [""; 0]);
    }

    #[test]
    fn a_total_far_from_the_sum_is_of_something_else() {
        assert_eq!(counts(&cyclone("9,000")), [""; 0]);
    }

    #[test]
    fn a_bound_is_no_total() {
        assert_eq!(counts(&cyclone("At least 5,200")), [""; 0]);
    }

    #[test]
    fn the_largest_figures_are_added_without_a_fault() {
        let most = u64::MAX;
        let text = format!(
            "= Coup =\n\nInfobox\n- Total dead: {most}\n- Dead soldiers: {most}\n- Dead civilians: {most}\n\nThe coup failed."
        );
        assert_eq!(counts(&text), [""; 0]);
    }
}
