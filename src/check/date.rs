//! Why two dates of one happening differ, and weekdays that do not fit their dates.

use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value, words};
use crate::lexicon::Class;
use crate::text::{Days, Span};

/// Judges the claims of one fact: at most one finding, and the reason of every pair that agrees.
#[must_use]
pub(super) fn judge(
    view: &View<'_>,
    claims: &[ClaimRef],
) -> (Option<Judgement>, Vec<(Reason, ClaimRef, ClaimRef)>) {
    let mut clashing = Vec::new();
    let mut agreeing = Vec::new();
    for (i, &x) in claims.iter().enumerate() {
        for &y in claims[i + 1..].iter().filter(|y| y.source != x.source) {
            let (a, b) = (days(view, x), days(view, y));
            match reason(a, b) {
                Reason::Contradiction if !bridged(view, claims, a, b) => clashing.extend([x, y]),
                Reason::Contradiction => {}
                reason => agreeing.push((reason, x, y)),
            }
        }
    }
    let found = (!clashing.is_empty()).then(|| {
        let judgement = Judgement::of_pairs(view, Reason::Contradiction, clashing);
        let hint = hint(view, &judgement.claims);
        let weak = judgement.claims.iter().any(|&at| days(view, at).approx);
        Judgement { hint, weak, ..judgement }
    });
    (found, agreeing)
}

/// Dates that name a weekday which the day is not.
pub(super) fn weekdays(view: &View<'_>, claims: &[ClaimRef]) -> impl Iterator<Item = Judgement> {
    claims.iter().filter_map(|&at| {
        let claim = view.claim(at);
        let days = days(view, at);
        let tagged = view.lexicon.tag(&claim.quote, Span::new(0, claim.quote.len()));
        let numbered = claim.quote.bytes().any(|b| b.is_ascii_digit());
        let named = (0..tagged.len()).find_map(|i| tagged.hit(i, Class::Weekday)?.number)?;
        let real = u64::try_from(days.start.weekday().to_monday_one_offset()).unwrap_or_default();
        (numbered && days.is_day() && named != real).then(|| Judgement {
            what: format!("{} was a {}", words::days(days), weekday_name(days)),
            ..Judgement::new(view, Reason::Weekday, vec![at])
        })
    })
}

fn weekday_name(days: Days) -> String {
    format!("{:?}", days.start.weekday())
}

fn days(view: &View<'_>, at: ClaimRef) -> Days {
    match view.claim(at).value {
        Value::Date(days) => days,
        _ => Days::day(jiff::civil::Date::MIN),
    }
}

/// Why two bare dates agree, or that they do not.
pub(super) fn reason(a: Days, b: Days) -> Reason {
    if (a.start, a.end) == (b.start, b.end) {
        Reason::Same
    } else if a.overlaps(b) {
        Reason::Bounds
    } else {
        Reason::Contradiction
    }
}

/// Whether another claim covers both days, as the night between them does: no wider than that.
fn bridged(view: &View<'_>, claims: &[ClaimRef], a: Days, b: Days) -> bool {
    let both = a.to(b);
    claims.iter().map(|&at| days(view, at)).any(|days| (days.start, days.end) == (both.start, both.end))
}

/// Whether day and month may have changed places, or the two are a day apart.
fn hint(view: &View<'_>, claims: &[ClaimRef]) -> Option<String> {
    slip(&claims.iter().map(|&at| days(view, at)).collect::<Vec<_>>())
}

/// The usual slip behind two of these dates, if there is one.
pub(super) fn slip(dates: &[Days]) -> Option<String> {
    let all: Vec<Days> = dates.iter().copied().filter(|d| d.is_day()).collect();
    let swapped = |a: &Days, b: &Days| {
        let (x, y) = (a.start, b.start);
        x != y && x.day() == y.month() && x.month() == y.day()
    };
    let pairs = || all.iter().enumerate().flat_map(|(i, a)| all[i + 1..].iter().map(move |b| (a, b)));
    if pairs().any(|(a, b)| swapped(a, b)) {
        Some("day and month swapped".to_owned())
    } else if pairs().any(|(a, b)| a.gap(*b) == 1) {
        Some("off by one day".to_owned())
    } else {
        None
    }
}
