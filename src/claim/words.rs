//! Values as an editor would say them.

use super::{Count, Value};
use crate::document::{Dating, Source};
use crate::text::Days;

/// The value alone: "at least 140", "21–22 March 2012".
#[must_use]
pub fn value(value: &Value) -> String {
    match value {
        Value::Count(count) => self::count(*count),
        Value::Date(days) => self::days(*days),
        Value::Name { text, .. } => text.clone(),
        Value::Role { person, role } => format!("{person}: {role}"),
        Value::Cause { effect, cause } => format!("{effect}, cause: {cause}"),
        Value::Quote { speaker, words } if speaker.is_empty() => format!("\"{words}\""),
        Value::Quote { speaker, words } => format!("{speaker}: \"{words}\""),
    }
}

/// A count: "none", "about 1,200", "between 30 and 35".
#[must_use]
pub fn count(count: Count) -> String {
    let about = if count.approx { "about " } else { "" };
    match (count.min, count.max) {
        (Some(0), Some(0)) => "none".to_owned(),
        (Some(low), Some(high)) if low == high => format!("{about}{}", number(low)),
        (Some(low), Some(high)) => format!("{about}{} to {}", number(low), number(high)),
        (Some(low), None) if count.approx && low <= SEVERAL => format!("several ({low} or more)"),
        (Some(low), None) if count.approx => format!("some {} or more", number(low)),
        (Some(low), None) if low > 0 && is_round(low - 1) => format!("more than {}", number(low - 1)),
        (Some(low), None) => format!("at least {}", number(low)),
        (None, Some(high)) if is_round(high.saturating_add(1)) => format!("fewer than {}", number(high + 1)),
        (None, Some(high)) => format!("at most {}", number(high)),
        (None, None) => "an unknown number".to_owned(),
    }
}

/// What nobody counted and is so few at the least was told as "several", "a few".
const SEVERAL: u64 = 5;

/// A bound beside a round figure was told by that figure: "more than 3,000", not "at least 3,001".
const fn is_round(bound: u64) -> bool {
    bound >= 10 && bound < u64::MAX && bound.is_multiple_of(10)
}

/// Digits in groups of three.
#[must_use]
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// When a source was published, and how sure that is: a text whose day is not known is of the latest year that it
/// names, or later.
#[must_use]
pub fn published(source: &Source) -> String {
    match (source.published, source.dating) {
        (None, _) => "undated".to_owned(),
        (Some(days), Dating::Stated) => self::days(days),
        (Some(days), _) if days.is_day() => format!("{} (inferred)", self::days(days)),
        (Some(days), _) => format!("{} or later (inferred)", self::days(days)),
    }
}

/// Days as they are written in running text: "21 March 2012", "March 2012", "30 April to 2 May 2012".
#[must_use]
pub fn days(days: Days) -> String {
    let about = if days.approx { "about " } else { "" };
    format!("{about}{}", exact(days))
}

fn exact(days: Days) -> String {
    let (start, end) = (days.start, days.end);
    let plain = Days { approx: false, ..days };
    if days.is_day() {
        return start.strftime("%-d %B %Y").to_string();
    }
    if Days::year(start.year()) == Some(plain) {
        return start.strftime("%Y").to_string();
    }
    if Days::month(start.year(), start.month()) == Some(plain) {
        return start.strftime("%B %Y").to_string();
    }
    let shared = match (start.year() == end.year(), start.month() == end.month()) {
        (true, true) => "%-d",
        (true, false) => "%-d %B",
        (false, _) => "%-d %B %Y",
    };
    format!("{} to {}", start.strftime(shared), end.strftime("%-d %B %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(min: Option<u64>, max: Option<u64>, approx: bool) -> String {
        count(Count { min, max, approx })
    }

    #[test]
    fn counts_say_their_bounds() {
        assert_eq!(counted(Some(173_000), Some(173_000), false), "173,000");
        assert_eq!(counted(Some(4), None, false), "at least 4");
        assert_eq!(counted(None, Some(40), false), "at most 40");
        assert_eq!(counted(Some(3001), None, false), "more than 3,000");
        assert_eq!(counted(None, Some(39), false), "fewer than 40");
        assert_eq!(counted(Some(0), None, false), "at least 0");
        assert_eq!(counted(Some(30), Some(35), false), "30 to 35");
        assert_eq!(counted(Some(200), Some(200), true), "about 200");
        assert_eq!(counted(Some(24), None, true), "some 24 or more");
        assert_eq!(counted(Some(2), None, true), "several (2 or more)");
        assert_eq!(counted(Some(0), Some(0), false), "none");
    }

    #[test]
    fn days_are_as_precise_as_they_are_known() {
        let said = |edtf: &str| days(edtf.parse().unwrap());
        assert_eq!(said("2012-03-21"), "21 March 2012");
        assert_eq!(said("2012-03"), "March 2012");
        assert_eq!(said("2012"), "2012");
        assert_eq!(said("2012-03-21/2012-03-22"), "21 to 22 March 2012");
        assert_eq!(said("2012-04-30/2012-05-02"), "30 April to 2 May 2012");
        assert_eq!(said("2011-12-31/2012-01-01"), "31 December 2011 to 1 January 2012");
        assert_eq!(said("2012-03~"), "about March 2012");
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_234_567), "1,234,567");
    }
}
