//! Why a milder reason that is near does not hold of figures that contradict each other.

use super::View;
use super::count::as_of;
use super::judgement::pairs;
use crate::claim::{Attributes, Claim, ClaimRef, Moves, words};
use crate::document::Source;
use crate::text::Days;

/// One sentence for each: that they did not simply move with time, and that none is the other, rounded.
pub(super) fn excluded(view: &View<'_>, claims: &[ClaimRef]) -> Option<String> {
    let told: Vec<Told<'_>> = claims.iter().map(|&at| Told::new(view, at)).collect();
    let apart = || pairs(&told).filter(|(x, y)| x.source.id != y.source.id);
    let series =
        apart().filter_map(|(x, y)| x.no_series(y)).max_by_key(|(gap, _)| *gap).map(|(_, told)| told);
    let rounding = apart().filter_map(|(x, y)| x.no_rounding(y).or_else(|| y.no_rounding(x)));
    let rounding = rounding.min_by_key(|(gap, _)| *gap).map(|(_, told)| told);
    let both: Vec<String> = [series, rounding].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// Whether one figure may be the other with one digit left, which is too coarse to be sure: told as no more than
/// reported, and not far from it.
pub(super) fn may_be_rounded(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> bool {
    const NEAR: u64 = 20;
    let (x, y) = (Told::new(view, x), Told::new(view, y));
    let reported = |round: &Told<'_>, fine: &Told<'_>| {
        let gap = round.no_rounding(fine).filter(|_| round.claim.hedge.is_some()).map(|(gap, _)| gap);
        gap.zip(fine.figure).is_some_and(|(gap, figure)| gap <= figure / NEAR)
    };
    reported(&x, &y) || reported(&y, &x)
}

struct Told<'a> {
    claim: &'a Claim,
    source: &'a Source,
    figure: Option<u64>,
    day: Option<Days>,
}

impl<'a> Told<'a> {
    fn new(view: &View<'a>, at: ClaimRef) -> Self {
        let (claim, source) = (view.claim(at), view.source(at));
        let whole = |_: &u64| !claim.scope.part && claim.scope.unit.is_none();
        Self { claim, source, figure: claim.exact().filter(whole), day: as_of(claim, source) }
    }

    /// That a figure which may grow is given lower on a later day, or one that may shrink higher; and by how much.
    fn no_series(&self, other: &Self) -> Option<(u64, String)> {
        let (x, y) = (self.figure?, other.figure?);
        let (a, b) = (self.day?, other.day?);
        let (first, last) = match (a.end < b.start, b.end < a.start) {
            (true, _) => ((x, a), (y, b)),
            (_, true) => ((y, b), (x, a)),
            _ => return None,
        };
        let (moved, how) = match Attributes::shipped().moves(&self.claim.attribute)? {
            Moves::Grows if last.0 < first.0 => ("grown", "lower"),
            Moves::Shrinks if last.0 > first.0 => ("shrunk", "higher"),
            _ => return None,
        };
        let dated = |(figure, day)| format!("{} ({})", words::number(figure), words::days(day));
        let told =
            format!("It has not simply {moved}: {} is followed by the {how} {}.", dated(first), dated(last));
        Some((x.abs_diff(y), told))
    }

    /// That this is the other with one digit left, which is too coarse to be told from another figure.
    fn no_rounding(&self, other: &Self) -> Option<(u64, String)> {
        let (round, fine) = (self.figure?, other.figure?);
        let unit = 10_u64.checked_pow(round.checked_ilog10()?)?;
        let is_it =
            unit > 1 && round.is_multiple_of(unit) && (fine.saturating_add(unit / 2)) / unit == round / unit;
        is_it.then(|| {
            let [rounded, whole] = [round, fine].map(words::number);
            let told = format!("{rounded} may be {whole}, rounded, or another figure.");
            (round.abs_diff(fine), told)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::sources;
    use crate::check::{Settings, Severity, check};

    fn help(texts: &[&str]) -> String {
        let found = check(&sources(texts), &Settings::default()).findings;
        found.first().map(|finding| finding.help.clone()).unwrap_or_default()
    }

    fn displaced(day: &str, figure: &str) -> String {
        format!("2012-{day} | The fighting in the north has displaced {figure} people.")
    }

    #[test]
    fn a_series_that_falls_and_a_coarse_rounding_are_told_as_what_they_are_not() {
        let texts =
            [displaced("03-23", "173,000"), displaced("03-28", "206,000"), displaced("05-01", "200,000")];
        let help = help(&texts.each_ref().map(String::as_str));
        let series =
            "It has not simply grown: 206,000 (28 March 2012) is followed by the lower 200,000 (1 May 2012).";
        assert!(help.contains(series), "{help}");
        assert!(help.contains("200,000 may be 206,000, rounded"), "{help}");
    }

    #[test]
    fn a_contradiction_that_a_coarse_rounding_may_explain_is_a_warning() {
        let level = |told: &str, figure: &str| {
            let texts = [told.to_owned(), displaced("03-23", figure)];
            check(&sources(&texts.each_ref().map(String::as_str)), &Settings::default()).findings[0].severity
        };
        let hedged = "2012-03-28 | Reportedly, the fighting in the north has displaced 200,000 people.";
        assert_eq!(level(hedged, "206,000"), Severity::Warning);
        assert_eq!(level(hedged, "216,000"), Severity::Error);
        assert_eq!(level(&displaced("03-28", "200,000"), "206,000"), Severity::Error);
        assert_eq!(level(&hedged.replace("200,000", "201,000"), "206,000"), Severity::Error);
    }

    #[test]
    fn where_no_milder_reason_is_near_nothing_is_told() {
        let texts = [displaced("03-23", "34"), displaced("03-23", "41")];
        let help = help(&texts.each_ref().map(String::as_str));
        assert!(!help.is_empty() && !help.contains("It has not") && !help.contains("rounded"), "{help}");
    }
}
