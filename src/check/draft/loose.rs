//! Dates of a draft that give no year: a text written long after calls a day "21 March" or "the Tuesday", and which one it
//! means its sources tell better than the day of publication.

use super::Desk;
use crate::claim::{ClaimRef, Value};
use crate::lexicon::{Class, Lexicon};
use crate::text::{Days, Span, TokenKind};

/// So many digits make a year.
const YEAR: usize = 4;

/// Whether a date of the draft may mean these days, because it says no more than their weekday or their day and month.
pub(super) fn may_mean(desk: &Desk<'_>, date: ClaimRef, days: Days) -> bool {
    let claim = desk.view.claim(date);
    let Value::Date(own) = claim.value else { return false };
    match Told::by(desk.view.lexicon, &claim.quote) {
        Told::Weekday => own.is_day() && days.is_day() && own.start.weekday() == days.start.weekday(),
        Told::Day => is_anniversary(own, days),
        Told::Year => false,
    }
}

/// Whether both are the same days of the calendar, in whatever years.
pub(super) fn is_anniversary(x: Days, y: Days) -> bool {
    let rest = |days: Days| {
        let years = days.end.year() - days.start.year();
        (days.start.month(), days.start.day(), days.end.month(), days.end.day(), years)
    };
    rest(x) == rest(y)
}

/// What a date gives as it is written.
#[derive(PartialEq, Eq, Debug)]
enum Told {
    /// A weekday and nothing else: "the Tuesday".
    Weekday,
    /// A day of a month, or a month.
    Day,
    /// A year, or what is counted from another day.
    Year,
}

impl Told {
    fn by(lexicon: &Lexicon, quote: &str) -> Self {
        let tagged = lexicon.tag(quote, Span::new(0, quote.len()));
        let has = |class| (0..tagged.len()).any(|at| tagged.has(at, class));
        let number = |at: &usize| tagged.tokens[*at].kind == TokenKind::Number;
        let year = { 0..tagged.len() }.filter(number).any(|at| tagged.word(at).len() >= YEAR);
        if year || has(Class::CalendarUnit) {
            Self::Year
        } else if has(Class::Month) {
            Self::Day
        } else if has(Class::Weekday) && !(0..tagged.len()).any(|at| number(&at)) {
            Self::Weekday
        } else {
            Self::Year
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Told, is_anniversary};
    use crate::lexicon::Lexicon;

    #[test]
    fn a_date_without_a_year_may_be_of_any() {
        let told = |quote| Told::by(Lexicon::english(), quote);
        assert_eq!(
            [told("8 December"), told("in March"), told("Monday, 3 May")],
            [Told::Day, Told::Day, Told::Day]
        );
        assert_eq!([told("the Tuesday"), told("on Friday night")], [Told::Weekday, Told::Weekday]);
        let fixed = ["8 December 2012", "03/05/2019", "a week later", "yesterday", "the 8th"];
        assert!(fixed.into_iter().all(|quote| told(quote) == Told::Year));
    }

    #[test]
    fn an_anniversary_is_the_same_day_of_another_year() {
        let days = |days: &str| days.parse().unwrap();
        assert!(is_anniversary(days("2012-12-08"), days("2013-12-08")));
        assert!(!is_anniversary(days("2012-12-08"), days("2013-12-09")));
        assert!(!is_anniversary(days("2012-12"), days("2013-12-01")));
    }
}
