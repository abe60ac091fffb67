//! One source against itself: parts that do not make their total, and a figure that it corrects.

use super::count::exact;
use super::{Judgement, Params, Reason, View};
use crate::claim::{Attributes, Claim, ClaimRef, EventKinds, Place, Scope, Status, Value};
use crate::lexicon::Class;
use crate::text::{Span, TokenKind};

/// Parts stand in one list, box or sentence: so many bytes from one to the next.
const NEXT: usize = 120;
/// A source corrects itself within one sentence, in bytes.
const SENTENCE: usize = 200;

/// Runs of figures of one attribute that stand together, for parts of the people, against the
/// total that the same source gives.
#[must_use]
pub(super) fn sums(view: &View<'_>, source: usize, params: &Params) -> Vec<Judgement> {
    let within = params.within_percent.unwrap_or_default();
    let counts = counts(view, source);
    let totals: Vec<_> = counts.iter().copied().filter(|&at| is_total(view.claim(at))).collect();
    let mut found = Vec::new();
    for run in runs(view, &counts) {
        let (parts, sum) = (&run, run.iter().filter_map(|&at| exact(view.claim(at))).sum::<u64>());
        let near = totals
            .iter()
            .filter(|&&at| same_question(view.claim(at), view.claim(run[0])) && !run.contains(&at));
        let values: Vec<_> = near.filter_map(|&at| Some((at, exact(view.claim(at))?))).collect();
        let matched = values.iter().any(|(_, total)| *total == sum);
        let off =
            values.iter().filter(|(_, total)| total.abs_diff(sum) * 100 <= total * within && *total != sum);
        found.extend(
            off.filter(|(at, _)| !matched || view.claim(*at).place == Place::Infobox)
                .map(|&(at, total)| judgement(view, parts, at, sum, total)),
        );
    }
    found
}

/// A second figure that one sentence sets against its first: "at least 60 …, but later reports
/// put the figure at 95".
#[must_use]
pub(super) fn revisions(view: &View<'_>, source: usize) -> Vec<Judgement> {
    let counts = counts(view, source);
    let beside = counts.iter().zip(counts.iter().skip(1));
    let revised = beside.filter(|(x, y)| revises(view, view.claim(**x), view.claim(**y)));
    revised.map(|(&x, &y)| Judgement::new(view, Reason::Revision, vec![x, y])).collect()
}

fn revises(view: &View<'_>, a: &Claim, b: &Claim) -> bool {
    let values = (&a.value, &b.value);
    let differ = matches!(values, (Value::Count(x), Value::Count(y)) if (x.min, x.max) != (y.min, y.max));
    let near = a.span.start.abs_diff(b.span.start) < SENTENCE && a.place == Place::Prose;
    let silent = b.scope == Scope { part: b.scope.part, ..Scope::default() };
    let alike = a.attribute == b.attribute && a.scope.group.is_some() && (silent || a.scope == b.scope);
    let stands = a.status != Status::Superseded && b.status != Status::Superseded;
    differ && near && alike && stands && !a.scope.part && is_bare(view, b)
}

/// A second figure for the same people is a number alone: "later reports put it at 300".
fn is_bare(view: &View<'_>, claim: &Claim) -> bool {
    let tagged = view.lexicon.tag(&claim.quote, Span::new(0, claim.quote.len()));
    let number = [Class::Cardinal, Class::Scale, Class::Bound, Class::Approximate];
    (0..tagged.len()).all(|at| {
        tagged.tokens[at].kind != TokenKind::Word || number.iter().any(|class| tagged.has(at, *class))
    })
}

fn counts(view: &View<'_>, source: usize) -> Vec<ClaimRef> {
    let own = view.sources[source].claims.iter().enumerate();
    let counts = own.filter(|(_, c)| matches!(c.value, Value::Count(_)) && c.status != Status::Rejected);
    counts.map(|(claim, _)| ClaimRef { source, claim }).collect()
}

/// Whether two figures of one source measure the same thing of the same event.
fn same_question(a: &Claim, b: &Claim) -> bool {
    let table = Attributes::shipped();
    let kinds = a.event.r#type.as_deref().zip(b.event.r#type.as_deref());
    let one_event = kinds.is_none_or(|(x, y)| EventKinds::shipped().kin(x, y));
    let one_time = a.event.when.zip(b.event.when).is_none_or(|(x, y)| x.overlaps(y));
    table.family(&a.attribute) == table.family(&b.attribute) && one_event && one_time
}

/// A figure for all: of no group, place or manner in particular.
fn is_total(claim: &Claim) -> bool {
    let Scope { group_type, place, manner, part, .. } = &claim.scope;
    exact(claim).is_some() && group_type.is_none() && place.is_none() && manner.is_none() && !part
}

/// Figures of one attribute, one after the other with little between; two at least.
fn runs(view: &View<'_>, counts: &[ClaimRef]) -> Vec<Vec<ClaimRef>> {
    let mut runs: Vec<Vec<ClaimRef>> = Vec::new();
    let listed = |at: &ClaimRef| exact(view.claim(*at)).is_some() && is_listed(view.claim(*at));
    let exacts: Vec<_> = counts.iter().copied().filter(listed).collect();
    for at in exacts {
        let claim = view.claim(at);
        let run = runs.iter_mut().find(|run| {
            let last = view.claim(*run.last().unwrap_or(&at));
            last.attribute == claim.attribute
                && last.place == claim.place
                && (last.scope.part, &last.scope.unit) == (claim.scope.part, &claim.scope.unit)
                && claim.span.start.abs_diff(last.span.end) < NEXT
        });
        match run {
            Some(run) => run.push(at),
            None => runs.push(vec![at]),
        }
    }
    for run in &mut runs {
        run.retain(|&at| view.claim(at).place != Place::Infobox || !says_total(view.claim(at)));
    }
    // Two figures side by side in running text are seldom the parts of a third.
    let boxed = |run: &[ClaimRef]| run.first().is_some_and(|&at| view.claim(at).place == Place::Infobox);
    runs.retain(|run| run.len() > if boxed(run) { 1 } else { 2 });
    runs
}

/// A line of a box, or a figure that is nearly all that its clause says: "host families 4,150".
fn is_listed(claim: &Claim) -> bool {
    const BESIDES: usize = 3;
    let words = |text: &str| text.split_whitespace().count();
    claim.place == Place::Infobox || words(&claim.about) <= words(&claim.quote) + BESIDES
}

/// "Total dead: 18" is no part of what it sums.
fn says_total(claim: &Claim) -> bool {
    claim.about.to_lowercase().contains("total")
}

fn judgement(view: &View<'_>, parts: &[ClaimRef], at: ClaimRef, sum: u64, total: u64) -> Judgement {
    let addends: Vec<String> =
        parts.iter().filter_map(|&p| exact(view.claim(p))).map(|n| n.to_string()).collect();
    let mut claims = vec![at];
    claims.extend(parts);
    Judgement {
        what: format!("{} = {sum}, not {total}", addends.join(" + ")),
        hint: super::hint::hint(sum, total),
        ..Judgement::new(view, Reason::Sum, claims)
    }
}
