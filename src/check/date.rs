//! Why two dates of one happening differ, and weekdays that do not fit their dates.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::clock::{Hours, hours};
use super::judgement::{Given, Judged, pairs};
use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value, words};
use crate::lexicon::Class;
use crate::text::{Days, Span, one_line};

/// Judges the claims of one fact: one finding across the sources at most, and weekdays that do not fit.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Judged {
    let (mut clashing, mut judged) = (BTreeSet::new(), Judged::default());
    let given = Given::new(claims, |at| days(view, at));
    let told: BTreeSet<_> =
        claims.iter().map(|&at| days(view, at)).map(|days| (days.start, days.end)).collect();
    for (&x, &y) in pairs(claims).filter(|(x, y)| x.source != y.source) {
        let (a, b) = (days(view, x), days(view, y));
        match reason(a, b) {
            Reason::Contradiction if told.contains(&both(a, b)) => {}
            Reason::Contradiction if given.both_by_both(x, y) => {}
            Reason::Contradiction => clashing.extend([x, y]),
            reason => judged.agreeing.push((reason, x, y)),
        }
    }
    let clashing = without_wider(view, clashing);
    judged.judgements.extend((!clashing.is_empty()).then(|| judgement(view, clashing)));
    judged.judgements.extend(claims.iter().filter_map(|&at| weekday(view, at)));
    judged
}

/// "This week" beside the day inside it says no other day: where days of two sources clash without it, it is left out.
fn without_wider(view: &View<'_>, clashing: BTreeSet<ClaimRef>) -> BTreeSet<ClaimRef> {
    let wider = |x: Days, y: Days| x.contains(y) && (x.start, x.end) != (y.start, y.end);
    let is_wider = |at: &ClaimRef| clashing.iter().any(|&other| wider(days(view, *at), days(view, other)));
    let narrow: BTreeSet<ClaimRef> = clashing.iter().copied().filter(|at| !is_wider(at)).collect();
    let clash = |(x, y): (&ClaimRef, &ClaimRef)| {
        x.source != y.source && reason(days(view, *x), days(view, *y)) == Reason::Contradiction
    };
    let all: Vec<ClaimRef> = narrow.iter().copied().collect();
    if pairs(&all).any(clash) { narrow } else { clashing }
}

/// Why two dates of one happening differ or agree; a claim that covers both days makes them one.
pub(super) fn relation(view: &View<'_>, claims: &[ClaimRef], (x, y): (ClaimRef, ClaimRef)) -> Reason {
    let (a, b) = (days(view, x), days(view, y));
    match reason(a, b) {
        Reason::Contradiction if bridged(view, claims, a, b) => Reason::Bounds,
        reason => reason,
    }
}

fn judgement(view: &View<'_>, claims: BTreeSet<ClaimRef>) -> Judgement {
    let judgement = Judgement::of_pairs(view, Reason::Contradiction, claims);
    let dates: Vec<Days> = judgement.claims.iter().map(|&at| days(view, at)).collect();
    let night = overnight(view, &judgement.claims, &dates);
    let weak = night.is_some() || dates.iter().any(|days| days.approx);
    Judgement { hint: night.or_else(|| slip(&dates)), weak, ..judgement }
}

/// What dates one day apart may be where a clause gives an hour near midnight, and none another: one night, told by
/// two clocks.
fn overnight(view: &View<'_>, claims: &[ClaimRef], dates: &[Days]) -> Option<String> {
    let beside = pairs(dates).all(|(a, b)| a.is_day() && b.is_day() && a.gap(*b) <= 1);
    let hours = |at: &ClaimRef| hours(view.lexicon, &view.claim(*at).about);
    let late = |at: &&ClaimRef| hours(at) == Hours::NearMidnight;
    let told = claims.iter().find(late).filter(|_| beside)?;
    if claims.iter().any(|at| hours(at) == Hours::Others) {
        return None;
    }
    let source = &view.source(*told).id;
    Some(format!("one night in two time zones, for {source} gives an hour near midnight"))
}

/// A date that names a weekday which the day is not.
fn weekday(view: &View<'_>, at: ClaimRef) -> Option<Judgement> {
    let (quote, days, source) = (&view.claim(at).quote, days(view, at), &view.source(at).id);
    let tagged = view.lexicon.tag(quote, Span::new(0, quote.len()));
    let numbered = quote.bytes().any(|b| b.is_ascii_digit());
    let named = (0..tagged.len()).find_map(|i| tagged.hit(i, Class::Weekday)?.number)?;
    let real = u64::try_from(days.start.weekday().to_monday_one_offset()).ok()?;
    (numbered && days.is_day() && named != real).then(|| Judgement {
        what: format!("{} was a {:?}", words::days(days), days.start.weekday()),
        values: format!("“{}” ({source})", one_line(quote)),
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
    claims.iter().map(|&at| days(view, at)).any(|days| (days.start, days.end) == both(a, b))
}

/// The stretch that covers two days.
fn both(a: Days, b: Days) -> (Date, Date) {
    let both = a.to(b);
    (both.start, both.end)
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

#[cfg(test)]
mod tests {
    use super::reason;
    use crate::check::tests::{agreed, findings, found, sources};
    use crate::check::{Reason, Settings, Severity, check};
    use crate::claim::{Kind, Value};
    use crate::text::Days;

    fn dates(texts: &[&str]) -> Vec<String> {
        found(Kind::Date, texts)
    }

    fn coup(when: &str) -> String {
        format!("2019-06-20 | The coup began {when}.")
    }

    #[test]
    fn two_days_of_one_happening_clash() {
        assert_eq!(
            dates(&[&coup("on 3 May 2019"), &coup("on 9 May 2019")]),
            ["contradiction: 3 May 2019 (a); 9 May 2019 (b)"]
        );
    }

    #[test]
    fn a_month_that_contains_the_day_is_less_precise() {
        let texts = [&coup("in May 2019")[..], &coup("on 3 May 2019")];
        assert_eq!(dates(&texts), [""; 0]);
        assert_eq!(agreed(Kind::Date, &texts), ["bounds: May 2019 (a); 3 May 2019 (b)"]);
    }

    #[test]
    fn a_month_that_does_not_contain_the_day_clashes() {
        assert_eq!(
            dates(&[&coup("in June 2019"), &coup("on 3 May 2019")]),
            ["contradiction: June 2019 (a); 3 May 2019 (b)"]
        );
    }

    #[test]
    fn neighbouring_days_are_told_as_such() {
        assert_eq!(
            dates(&[&coup("on 3 May 2019"), &coup("on 4 May 2019")]),
            ["contradiction: 3 May 2019 (a); 4 May 2019 (b), off by one day"]
        );
    }

    #[test]
    fn day_and_month_that_changed_places_are_told_as_such() {
        assert_eq!(
            dates(&[&coup("on 4 May 2019"), &coup("on 5 April 2019")]),
            ["contradiction: 4 May 2019 (a); 5 April 2019 (b), day and month swapped"]
        );
    }

    #[test]
    fn one_day_apart_near_midnight_may_be_one_night_in_two_time_zones() {
        let late = "2019-06-20 | The bridge in Sarpe collapsed at 11.30 p.m. on 3 May 2019.";
        let next = "2019-06-20 | The bridge in Sarpe collapsed on 4 May 2019.";
        let told = dates(&[late, next]);
        assert_eq!(
            told,
            [
                "contradiction: 3 May 2019 (a); 4 May 2019 (b), one night in two time zones, for a gives an hour near midnight"
            ]
        );
        let checked = check(&sources(&[late, next]), &Settings::default());
        assert_eq!(checked.findings[0].severity, Severity::Warning);
        let noon = "2019-06-20 | The bridge in Sarpe collapsed at 11.30 a.m. on 3 May 2019.";
        assert!(dates(&[noon, next])[0].ends_with("off by one day"));
        let morning = "2019-06-20 | The bridge in Sarpe collapsed at 6 a.m. on 4 May 2019.";
        assert!(dates(&[late, morning])[0].ends_with("off by one day"));
        let later = "2019-06-20 | The bridge in Sarpe collapsed on 5 May 2019.";
        assert_eq!(dates(&[late, later]), ["contradiction: 3 May 2019 (a); 5 May 2019 (b)"]);
    }

    fn days(edtf: &str) -> Days {
        edtf.parse().unwrap()
    }

    /// A date as a claim of its own source, all of one happening.
    fn of_one_coup(dates: &[&str]) -> Vec<String> {
        let said = |edtf: &&str| sources(&[&coup(&format!("on {edtf}"))]).remove(0);
        let mut all: Vec<_> = dates.iter().map(|_| said(&"3 May 2019")).collect();
        for (edtf, source) in dates.iter().zip(&mut all) {
            source.claims.iter_mut().for_each(|claim| {
                if let Value::Date(date) = &mut claim.value {
                    *date = days(edtf);
                }
            });
        }
        findings(Kind::Date, &all, &Settings::default())
    }

    #[test]
    fn the_night_between_two_days_joins_them() {
        assert_eq!(of_one_coup(&["2019-05-03", "2019-05-04"]).len(), 1);
        assert_eq!(of_one_coup(&["2019-05-03", "2019-05-04", "2019-05-03/2019-05-04"]), [""; 0]);
    }

    #[test]
    fn a_month_joins_no_two_days_within_it() {
        assert_eq!(of_one_coup(&["2019-05-03", "2019-05-04", "2019-05"]).len(), 1);
    }

    #[test]
    fn a_weekday_that_the_day_was_not_is_a_slip() {
        assert_eq!(
            dates(&["He was caught on Monday, 13 September 2011, in the hills."]),
            ["weekday: 13 September 2011 (a)"]
        );
        assert_eq!(dates(&["He was caught on Tuesday, 13 September 2011, in the hills."]), [""; 0]);
    }

    #[test]
    fn a_weekday_alone_is_no_slip() {
        assert_eq!(dates(&["2011-09-14 | He was caught on Monday in the hills."]), [""; 0]);
    }

    #[test]
    fn bare_dates_agree_where_they_overlap() {
        assert_eq!(reason(days("2019-05-03"), days("2019-05-03")), Reason::Same);
        assert_eq!(reason(days("2019"), days("2019-05-03")), Reason::Bounds);
        assert_eq!(reason(days("2019-05-02"), days("2019-05-03")), Reason::Contradiction);
    }
}
