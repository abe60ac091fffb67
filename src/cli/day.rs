//! The clock, where nobody says what day it is.

use jiff::civil::Date;

/// The day that was given, else today's in universal time.
pub(super) fn today(given: Option<Date>) -> Date {
    given.unwrap_or_else(|| jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date())
}
