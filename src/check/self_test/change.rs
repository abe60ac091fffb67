//! A claim changed on purpose: the slips of pens, keyboards and translations, one at a time.

use jiff::ToSpan as _;

use super::stock::Stock;
use crate::claim::{Claim, Count, Kind, Status, Value};
use crate::resolve::is_acronym;
use crate::text::{Days, fold};

/// A kind of slip.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Change {
    /// Neighbouring digits in the other order: 4,237 and 4,327.
    DigitsSwapped,
    /// A nought too many.
    TimesTen,
    /// One more; not for round figures, which leave that open.
    OffByOne,
    /// "at least 4" as 4, "30 to 35" as 30.
    BoundDropped,
    /// The next day.
    OtherDay,
    /// 3 May as 5 March.
    DayAndMonthSwapped,
    /// The year before.
    OtherYear,
    /// Another letter within the last word of a name.
    NameLetter,
    /// Another last letter of an acronym.
    AcronymLetter,
    /// Two persons with each other's role.
    RolesSwapped,
    /// A role of the same kind that has no word in common.
    OtherRole,
    /// A cause that has no word in common.
    OtherCause,
    /// Another word for the longest of a quotation.
    QuoteWord,
}

impl Change {
    /// Every kind, in the order of reports.
    pub const ALL: [Self; 13] = [
        Self::DigitsSwapped,
        Self::TimesTen,
        Self::OffByOne,
        Self::BoundDropped,
        Self::OtherDay,
        Self::DayAndMonthSwapped,
        Self::OtherYear,
        Self::NameLetter,
        Self::AcronymLetter,
        Self::RolesSwapped,
        Self::OtherRole,
        Self::OtherCause,
        Self::QuoteWord,
    ];

    /// What it is called in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DigitsSwapped => "digits_swapped",
            Self::TimesTen => "times_ten",
            Self::OffByOne => "off_by_one",
            Self::BoundDropped => "bound_dropped",
            Self::OtherDay => "other_day",
            Self::DayAndMonthSwapped => "day_and_month_swapped",
            Self::OtherYear => "other_year",
            Self::NameLetter => "name_letter",
            Self::AcronymLetter => "acronym_letter",
            Self::RolesSwapped => "roles_swapped",
            Self::OtherRole => "other_role",
            Self::OtherCause => "other_cause",
            Self::QuoteWord => "quote_word",
        }
    }

    /// The kind of claims that it changes.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::DigitsSwapped | Self::TimesTen | Self::OffByOne | Self::BoundDropped => Kind::Count,
            Self::OtherDay | Self::DayAndMonthSwapped | Self::OtherYear => Kind::Date,
            Self::NameLetter | Self::AcronymLetter => Kind::Name,
            Self::RolesSwapped | Self::OtherRole => Kind::Role,
            Self::OtherCause => Kind::Cause,
            Self::QuoteWord => Kind::Quote,
        }
    }
}

/// A change that can be made to the claims of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Changed {
    pub change: Change,
    /// The claims that it changes, by index, as they become: one, or two persons' roles.
    pub claims: Vec<(usize, Claim)>,
}

/// Every change that can be made to these claims, in their order; rejected and superseded ones are left
/// alone.
pub(super) fn changes(claims: &[Claim], stock: &Stock) -> Vec<Changed> {
    let stands = |claim: &Claim| !matches!(claim.status, Status::Rejected | Status::Superseded);
    let standing: Vec<(usize, &Claim)> = claims.iter().enumerate().filter(|(_, c)| stands(c)).collect();
    let each = standing.iter().enumerate().flat_map(|(n, &(at, claim))| {
        let alone = of_one(claim, stock)
            .into_iter()
            .map(move |(change, changed)| Changed { change, claims: vec![(at, changed)] });
        alone.chain(roles_swapped(&standing[n..]))
    });
    each.collect()
}

/// The changes of one claim.
fn of_one(claim: &Claim, stock: &Stock) -> Vec<(Change, Claim)> {
    match &claim.value {
        Value::Count(count) => with(claim, counts(*count), Value::Count),
        Value::Date(days) => with(claim, dates(*days), Value::Date)
            .into_iter()
            .map(|(c, new)| (c, moved(new, *days)))
            .collect(),
        Value::Name { text, r#type } => {
            let renamed = name(text).map(|(change, new)| {
                let value = Value::Name { text: new.clone(), r#type: *r#type };
                (change, reworded(claim, value, text, &new))
            });
            renamed.into_iter().collect()
        }
        Value::Role { person, role } => {
            let other = stock.role(&claim.attribute, role).map(|(kind, new)| {
                let value = Value::Role { person: person.clone(), role: new.to_owned() };
                (Change::OtherRole, Claim { attribute: kind.to_owned(), ..reworded(claim, value, role, new) })
            });
            other.into_iter().collect()
        }
        Value::Cause { effect, cause } => {
            let other = stock.cause(cause).map(|new| {
                let value = Value::Cause { effect: effect.clone(), cause: new.to_owned() };
                (Change::OtherCause, reworded(claim, value, cause, new))
            });
            other.into_iter().collect()
        }
        Value::Quote { speaker, words } => {
            let other = quotation(words, stock).map(|new| {
                let value = Value::Quote { speaker: speaker.clone(), words: new.clone() };
                (Change::QuoteWord, reworded(claim, value, words, &new))
            });
            other.into_iter().collect()
        }
    }
}

fn with<T>(claim: &Claim, values: Vec<(Change, T)>, of: fn(T) -> Value) -> Vec<(Change, Claim)> {
    let changed = values.into_iter().map(|(c, value)| (c, Claim { value: of(value), ..claim.clone() }));
    changed.collect()
}

/// The claim with another value, whose words also stand where the old ones did.
fn reworded(claim: &Claim, value: Value, old: &str, new: &str) -> Claim {
    Claim {
        value,
        quote: claim.quote.replace(old, new),
        about: claim.about.replace(old, new),
        ..claim.clone()
    }
}

/// An event that was dated by this claim goes with it.
fn moved(claim: Claim, old: Days) -> Claim {
    let Value::Date(new) = claim.value else { return claim };
    let mut event = claim.event.clone();
    if event.when == Some(old) {
        event.when = Some(new);
    }
    Claim { event, ..claim }
}

fn counts(count: Count) -> Vec<(Change, Count)> {
    let exactly = |n| Count { min: Some(n), max: Some(n), approx: count.approx };
    let Some(n) = count.exact() else {
        let bound = count.min.or(count.max);
        return bound.map(|n| (Change::BoundDropped, exactly(n))).into_iter().collect();
    };
    let swapped = digits_swapped(n).map(|n| (Change::DigitsSwapped, n));
    let ten = n.checked_mul(10).filter(|_| n > 0).map(|n| (Change::TimesTen, n));
    let round = n >= 100 && n.is_multiple_of(10);
    let one = n.checked_add(1).filter(|_| !round && !count.approx).map(|n| (Change::OffByOne, n));
    [swapped, ten, one].into_iter().flatten().map(|(change, n)| (change, exactly(n))).collect()
}

/// The first two neighbouring digits that differ, in the other order; a figure does not start with nought.
fn digits_swapped(n: u64) -> Option<u64> {
    let mut digits = n.to_string().into_bytes();
    let differ = |i: &usize| digits[*i] != digits[i + 1] && (*i > 0 || digits[1] != b'0');
    let at = (0..digits.len().saturating_sub(1)).find(differ)?;
    digits.swap(at, at + 1);
    String::from_utf8(digits).ok()?.parse().ok()
}

fn dates(days: Days) -> Vec<(Change, Days)> {
    let day = |date| Days { start: date, end: date, approx: days.approx };
    let single = Some(days.start).filter(|_| days.is_day());
    let next = single.and_then(|date| date.tomorrow().ok()).map(|date| (Change::OtherDay, day(date)));
    let swapped = single.filter(|date| date.day() != date.month()).and_then(|date| {
        let date = jiff::civil::Date::new(date.year(), date.day(), date.month()).ok()?;
        Some((Change::DayAndMonthSwapped, day(date)))
    });
    let before = |date: jiff::civil::Date| date.checked_sub(1.year()).ok();
    let year = before(days.start).zip(before(days.end));
    let year = year.map(|(start, end)| (Change::OtherYear, Days { start, end, ..days }));
    [next, swapped, year].into_iter().flatten().collect()
}

/// A name with one letter changed.
fn name(text: &str) -> Option<(Change, String)> {
    if is_acronym(text) {
        let at = text.rfind(|c: char| c.is_ascii_uppercase())?;
        return Some((Change::AcronymLetter, with_letter(text, at)));
    }
    let last = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let letters: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| *at > last && c.is_ascii_lowercase())
        .map(|(at, _)| at)
        .collect();
    let middle = *letters.get(letters.len() / 2)?;
    Some((Change::NameLetter, with_letter(text, middle)))
}

/// The ASCII letter at this place replaced: a vowel by the next vowel, a consonant by the next consonant.
fn with_letter(text: &str, at: usize) -> String {
    const VOWELS: &[u8] = b"aeioua";
    const CONSONANTS: &[u8] = b"bcdfghjklmnpqrstvwxyzb";
    let letter = text.as_bytes()[at];
    let next = |all: &[u8]| all.iter().position(|l| *l == letter.to_ascii_lowercase()).map(|i| all[i + 1]);
    let other = next(VOWELS).or_else(|| next(CONSONANTS)).unwrap_or(b'x');
    let other = if letter.is_ascii_uppercase() { other.to_ascii_uppercase() } else { other };
    format!("{}{}{}", &text[..at], char::from(other), &text[at + 1..])
}

/// The first role and the next that another person has, and that is another.
fn roles_swapped(standing: &[(usize, &Claim)]) -> Option<Changed> {
    let (&(at, claim), rest) = standing.split_first()?;
    let Value::Role { person, role } = &claim.value else { return None };
    rest.iter().find_map(|&(other_at, other)| {
        let Value::Role { person: other_person, role: other_role } = &other.value else { return None };
        let differ = fold(person) != fold(other_person) && fold(role) != fold(other_role);
        let given = |claim: &Claim, person: &str, old: &str, from: &Claim, new: &str| {
            let value = Value::Role { person: person.to_owned(), role: new.to_owned() };
            Claim { attribute: from.attribute.clone(), ..reworded(claim, value, old, new) }
        };
        differ.then(|| Changed {
            change: Change::RolesSwapped,
            claims: vec![
                (at, given(claim, person, role, other, other_role)),
                (other_at, given(other, other_person, other_role, claim, role)),
            ],
        })
    })
}

/// The quotation with another word for its longest, of several the first.
fn quotation(words: &str, stock: &Stock) -> Option<String> {
    let word = |part: &'_ str| part.trim_matches(|c: char| !c.is_alphanumeric()).len();
    let longest = words.split_whitespace().rev().max_by_key(|part| word(part))?;
    let longest = longest.trim_matches(|c: char| !c.is_alphanumeric());
    if longest.is_empty() {
        return None;
    }
    Some(words.replacen(longest, stock.word(words)?, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::NameType;
    use crate::claim::tests::claim;
    use crate::claim::words;

    /// Every change of one value: "times_ten: 400".
    fn told(value: Value) -> Vec<String> {
        let claims = [Claim { value, ..claim("1", "one") }];
        let all = changes(&claims, Stock::shipped()).into_iter();
        all.map(|c| format!("{}: {}", c.change.name(), words::value(&c.claims[0].1.value))).collect()
    }

    fn count(text: &str) -> Vec<String> {
        told(Value::Count(text.parse().unwrap()))
    }

    fn date(text: &str) -> Vec<String> {
        told(Value::Date(text.parse().unwrap()))
    }

    fn named(text: &str) -> Vec<String> {
        told(Value::Name { text: text.to_owned(), r#type: NameType::Person })
    }

    fn role(person: &str, role: &str) -> Claim {
        let value = Value::Role { person: person.to_owned(), role: role.to_owned() };
        Claim { value, attribute: "office".to_owned(), ..claim("1", role) }
    }

    #[test]
    fn a_figure_slips_in_three_ways() {
        assert_eq!(count("34"), ["digits_swapped: 43", "times_ten: 340", "off_by_one: 35"]);
        assert_eq!(count("4237"), ["digits_swapped: 2,437", "times_ten: 42,370", "off_by_one: 4,238"]);
    }

    #[test]
    fn what_a_figure_leaves_open_is_not_changed() {
        assert_eq!(count("200"), ["times_ten: 2,000"]);
        assert_eq!(count("~12"), ["digits_swapped: about 21", "times_ten: about 120"]);
        assert_eq!(count("0"), ["off_by_one: 1"]);
        assert_eq!(count(&u64::MAX.to_string()), [""; 0]);
    }

    #[test]
    fn a_bound_is_dropped() {
        assert_eq!(count("4.."), ["bound_dropped: 4"]);
        assert_eq!(count("..40"), ["bound_dropped: 40"]);
        assert_eq!(count("30..35"), ["bound_dropped: 30"]);
    }

    #[test]
    fn a_date_slips_by_a_day_a_month_and_a_year() {
        assert_eq!(
            date("2012-05-03"),
            ["other_day: 4 May 2012", "day_and_month_swapped: 5 March 2012", "other_year: 3 May 2011"]
        );
        assert_eq!(date("2012-05-21"), ["other_day: 22 May 2012", "other_year: 21 May 2011"]);
        assert_eq!(date("2012-03"), ["other_year: March 2011"]);
    }

    #[test]
    fn the_event_that_a_date_dates_goes_with_it() {
        let mut dated = claim("1", "on 3 May");
        dated.value = Value::Date("2012-05-03".parse().unwrap());
        dated.event.when = Some("2012-05-03".parse().unwrap());
        let changed = &changes(&[dated], Stock::shipped())[0].claims[0].1;
        assert_eq!(changed.event.when, Some("2012-05-04".parse().unwrap()));
    }

    #[test]
    fn a_letter_is_changed_within_the_last_word_and_at_the_end_of_an_acronym() {
        assert_eq!(named("Amadou Sanogo"), ["name_letter: Amadou Sanugo"]);
        assert_eq!(named("CNRDR"), ["acronym_letter: CNRDS"]);
        assert_eq!(named("Édouard Ré"), [""; 0]);
    }

    #[test]
    fn two_persons_get_each_others_role_and_their_words_go_with_them() {
        let claims = [role("Ana Perić", "mayor"), role("Ivo Marić", "minister of health")];
        let all = changes(&claims, Stock::shipped());
        let swapped = all.iter().find(|c| c.change == Change::RolesSwapped).unwrap();
        let told: Vec<_> = swapped.claims.iter().map(|(_, c)| words::value(&c.value)).collect();
        assert_eq!(told, ["Ana Perić: minister of health", "Ivo Marić: mayor"]);
        assert_eq!(swapped.claims[0].1.quote, "minister of health");
    }

    #[test]
    fn one_persons_roles_are_not_swapped() {
        let claims = [role("Ana Perić", "mayor"), role("ana peric", "minister of health")];
        let all = changes(&claims, Stock::shipped());
        assert!(all.iter().all(|c| c.change == Change::OtherRole), "{all:?}");
    }

    #[test]
    fn the_longest_word_of_a_quotation_is_another() {
        let said = |words: &str| Value::Quote { speaker: "Ana Perić".to_owned(), words: words.to_owned() };
        let told = told(said("We lost the bridge, all of it."));
        assert_eq!(told, ["quote_word: Ana Perić: \"We lost the lanterns, all of it.\""]);
    }

    #[test]
    fn what_a_person_struck_out_and_what_a_source_withdrew_is_left_alone() {
        for status in [Status::Rejected, Status::Superseded] {
            assert_eq!(changes(&[Claim { status, ..claim("34", "34 dead") }], Stock::shipped()), []);
        }
    }
}
