//! Why two dates of one happening differ, and weekdays that do not fit their dates.

use super::judgement::{Judged, pairs};
use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value, words};
use crate::lexicon::Class;
use crate::text::{Days, Span};

/// Judges the claims of one fact: one finding across the sources at most, and weekdays that do not fit.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Judged {
    let (mut clashing, mut judged) = (Vec::new(), Judged::default());
    for (&x, &y) in pairs(claims).filter(|(x, y)| x.source != y.source) {
        let (a, b) = (days(view, x), days(view, y));
        match reason(a, b) {
            Reason::Contradiction if bridged(view, claims, a, b) => {}
            Reason::Contradiction => clashing.extend([x, y]),
            reason => judged.agreeing.push((reason, x, y)),
        }
    }
    judged.judgements.extend((!clashing.is_empty()).then(|| judgement(view, clashing)));
    judged.judgements.extend(claims.iter().filter_map(|&at| weekday(view, at)));
    judged
}

fn judgement(view: &View<'_>, claims: Vec<ClaimRef>) -> Judgement {
    let judgement = Judgement::of_pairs(view, Reason::Contradiction, claims);
    let dates: Vec<Days> = judgement.claims.iter().map(|&at| days(view, at)).collect();
    let weak = dates.iter().any(|days| days.approx);
    Judgement { hint: slip(&dates), weak, ..judgement }
}

/// A date that names a weekday which the day is not.
fn weekday(view: &View<'_>, at: ClaimRef) -> Option<Judgement> {
    let (quote, days) = (&view.claim(at).quote, days(view, at));
    let tagged = view.lexicon.tag(quote, Span::new(0, quote.len()));
    let numbered = quote.bytes().any(|b| b.is_ascii_digit());
    let named = (0..tagged.len()).find_map(|i| tagged.hit(i, Class::Weekday)?.number)?;
    let real = u64::try_from(days.start.weekday().to_monday_one_offset()).ok()?;
    (numbered && days.is_day() && named != real).then(|| Judgement {
        what: format!("{} was a {:?}", words::days(days), days.start.weekday()),
        ..Judgement::new(view, Reason::Weekday, vec![at])
    })
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

/// The usual slip behind two of these dates: day and month that changed places, or one day more or less.
pub(super) fn slip(dates: &[Days]) -> Option<String> {
    let all: Vec<Days> = dates.iter().copied().filter(|d| d.is_day()).collect();
    let swapped = |a: &Days, b: &Days| {
        let (x, y) = (a.start, b.start);
        x != y && x.day() == y.month() && x.month() == y.day()
    };
    if pairs(&all).any(|(a, b)| swapped(a, b)) {
        Some("day and month swapped".to_owned())
    } else if pairs(&all).any(|(a, b)| a.gap(*b) == 1) {
        Some("off by one day".to_owned())
    } else {
        None
    }
}
