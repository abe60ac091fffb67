use super::agreement::agreement;
use super::{Reason, date, hint};
use crate::claim::Count;
use crate::text::Days;

/// Two bare figures held against each other: the reason why they agree, else a contradiction with
/// what it may be. Nothing but the figures is known, so growth and scope explain nothing here.
#[must_use]
pub fn compare_counts(a: Count, b: Count) -> (Reason, Option<String>) {
    match agreement(a, b) {
        Some(reason) => (reason, None),
        None => (Reason::Contradiction, slip(a, b)),
    }
}

fn slip(a: Count, b: Count) -> Option<String> {
    hint::hint(a.exact()?, b.exact()?)
}

/// Two bare dates held against each other.
#[must_use]
pub fn compare_dates(a: Days, b: Days) -> (Reason, Option<String>) {
    match date::reason(a, b) {
        Reason::Contradiction => (Reason::Contradiction, date::slip(&[a, b])),
        reason => (reason, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{compare_counts, compare_dates};
    use crate::check::Reason;

    fn counts(a: &str, b: &str) -> String {
        told(compare_counts(a.parse().unwrap(), b.parse().unwrap()))
    }

    fn dates(a: &str, b: &str) -> String {
        told(compare_dates(a.parse().unwrap(), b.parse().unwrap()))
    }

    fn told((reason, hint): (Reason, Option<String>)) -> String {
        let hint = hint.map(|hint| format!(", {hint}")).unwrap_or_default();
        format!("{}{hint}", reason.name())
    }

    #[test]
    fn bare_figures_agree_or_clash_with_a_hint() {
        assert_eq!(counts("40", "40"), "same");
        assert_eq!(counts("4..", "40"), "bounds");
        assert_eq!(counts("210000", "206384"), "rounding");
        assert_eq!(counts("17", "18"), "contradiction, off by one");
        assert_eq!(counts("30..35", "36"), "contradiction");
    }

    #[test]
    fn bare_dates_agree_or_clash_with_a_hint() {
        assert_eq!(dates("2019-05-03", "2019-05"), "bounds");
        assert_eq!(dates("2019-05-03", "2019-03-05"), "contradiction, day and month swapped");
        assert_eq!(dates("2019-05-03", "2019-06"), "contradiction");
    }
}
