use std::slice;

use jiff::ToSpan as _;

use super::{MEND, Passage};
use crate::check::prose;
use crate::claim::{Anchor, Doubt, words};
use crate::document::Source;
use crate::lexicon::{Class, Lexicon};
use crate::text::{Days, Span};

/// What is done about a day that is counted from another than that of publication.
const COUNTED: &str = "mend the value, or quote the words that say it; where it is counted from another day, say so by `anchor: narrated`";

/// So many days before and after it a day is counted from, where the text tells of no other.
const WEEK: i32 = 7;

/// Whether of two intervals one lies within the other.
fn fits(a: Days, b: Days) -> bool {
    a.contains(b) || b.contains(a)
}

/// A day that the quote does not give. Relative ones are counted from the day of publication, unless the
/// claim says that it was another.
pub(super) fn doubt(claimed: Days, source: &Source, passage: &Passage<'_>) -> Option<Doubt> {
    let from_publication = matches!(passage.claim.anchor, None | Some(Anchor::Publication));
    let published = source.published.filter(|_| from_publication);
    let read = match published {
        Some(_) => readings(passage, published),
        None => counted_near(claimed, passage),
    };
    let borne = read.is_empty() || read.iter().any(|days| fits(*days, claimed));
    (!borne).then(|| {
        let mut told: Vec<String> = Vec::new();
        for days in read.iter().map(|days| words::days(*days)) {
            if !told.contains(&days) {
                told.push(days);
            }
        }
        let message = format!("the quote says {}, the claim {}", told.join(" or "), words::days(claimed));
        Doubt { message, help: if is_absolute(passage) { MEND } else { COUNTED } }
    })
}

/// The days that the quote gives, read for itself and in its sentence, whose tense may tell past from future.
fn readings(passage: &Passage<'_>, published: Option<Days>) -> Vec<Days> {
    let (quote, sentence) = (passage.quote(), passage.sentence());
    let both = |date: crate::extract::mention::DateMention| [Some(date.days), date.other];
    let alone = prose::dates(quote, published).into_iter().flat_map(both);
    let within = prose::dates(&sentence, published).into_iter().filter(|date| {
        let words = date.span.of(&sentence);
        quote.contains(words) || words.contains(quote)
    });
    alone.chain(within.flat_map(both)).flatten().collect()
}

/// What the quote gives if it is counted from a day near to the one that is claimed. Where it names
/// neither month nor weekday, any day may be meant.
fn counted_near(claimed: Days, passage: &Passage<'_>) -> Vec<Days> {
    let near = (-WEEK..=WEEK).filter_map(|days| claimed.start.checked_add(days.days()).ok());
    let all: Vec<Days> = near.flat_map(|day| readings(passage, Some(Days::day(day)))).collect();
    let fitting = all.iter().find(|days| fits(**days, claimed));
    match fitting {
        Some(fitting) => slice::from_ref(fitting).to_vec(),
        None if is_absolute(passage) || names_a_day(passage.quote()) => {
            readings(passage, Some(Days::day(claimed.start)))
        }
        None => Vec::new(),
    }
}

/// Whether the quote gives the same days wherever they are counted from.
fn is_absolute(passage: &Passage<'_>) -> bool {
    let read = |day: jiff::civil::Date| prose::dates(passage.quote(), Some(Days::day(day)));
    let days = |day| read(day).into_iter().map(|date| date.days).collect::<Vec<_>>();
    let (one, other) = (days(jiff::civil::date(1983, 2, 2)), days(jiff::civil::date(2017, 9, 22)));
    !one.is_empty() && one == other
}

/// Whether a month or a weekday is named.
fn names_a_day(quote: &str) -> bool {
    let tagged = Lexicon::english().tag(quote, Span::new(0, quote.len()));
    (0..tagged.len()).any(|at| tagged.has(at, Class::Month) || tagged.has(at, Class::Weekday))
}

#[cfg(test)]
mod tests {
    use crate::check::borne::doubt;
    use crate::check::borne::tests::changed;
    use crate::claim::tests::claim;
    use crate::claim::{Anchor, Claim, Value};
    use crate::document::Source;

    /// The text is of Wednesday, 8 May 2019.
    fn moved(text: &str, to: &str) -> Option<String> {
        changed(text, |value| match value {
            Value::Date(days) => {
                *days = to.parse().unwrap();
                true
            }
            _ => false,
        })
    }

    #[test]
    fn another_day_than_the_quote_gives_is_told() {
        let text = "The bridge collapsed on 3 May 2019.";
        assert_eq!(
            moved(text, "2019-05-04").as_deref(),
            Some("the quote says 3 May 2019, the claim 4 May 2019")
        );
        assert!(moved(text, "2018-05-03").is_some());
        assert!(moved("The bridge collapsed on Monday.", "2019-05-07").is_some());
        assert!(moved("The bridge collapsed on 3 May.", "2019-05-02").is_some());
    }

    #[test]
    fn a_day_that_the_quote_gives_or_leaves_room_for_is_none() {
        for (text, day) in [
            ("The bridge collapsed on 3 May 2019.", "2019-05-03"),
            ("The bridge collapsed on 3 May 2019.", "2019-05"),
            ("The bridge collapsed in May 2019.", "2019-05-03"),
            ("The bridge collapsed on Monday.", "2019-05-06"),
            ("The bridge collapsed yesterday.", "2019-05-07"),
            ("The bridge collapsed on 3 May.", "2019-05-03"),
        ] {
            assert_eq!(moved(text, day), None, "{text} {day}");
        }
    }

    /// What is said of a day that a claim of its own gives.
    fn counted(quote: &str, day: &str, anchor: Option<Anchor>) -> Option<String> {
        let value = Value::Date(day.parse().unwrap());
        let claim = Claim { value, anchor, ..claim("1", quote) };
        let source = Source { published: "2019-05-08".parse().ok(), ..Source::default() };
        doubt(&source, &claim, None).map(|doubt| doubt.message)
    }

    #[test]
    fn what_is_counted_from_another_day_may_be_any_of_that_name() {
        assert!(counted("Monday", "2019-04-01", None).is_some());
        assert_eq!(counted("Monday", "2019-04-01", Some(Anchor::Narrated)), None);
        assert!(counted("Monday", "2019-04-02", Some(Anchor::Narrated)).is_some());
        assert_eq!(counted("three weeks earlier", "2019-04-02", Some(Anchor::Narrated)), None);
        assert!(counted("3 May", "2019-05-02", Some(Anchor::Section)).is_some());
        assert!(counted("3 May 2019", "2018-05-03", Some(Anchor::Narrated)).is_some());
    }

    #[test]
    fn words_that_give_no_day_are_left_to_their_reader() {
        assert_eq!(counted("the day of the vote", "2019-04-02", None), None);
    }
}
