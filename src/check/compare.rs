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
