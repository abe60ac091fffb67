//! What makes a figure another than the plain one: that it is so much for each of something, or a difference.

use std::ops::Range;

use crate::extract::Reading;
use crate::lexicon::Class;

/// "a monthly wage of 400": so many tokens before the number may tell for what it is.
const BEFORE: usize = 4;
/// "12 tonnes of rice a day": so many behind "of".
const BEHIND: usize = 3;
/// "prices in the capital rose by 3": so many tokens before the number may tell of a change.
const CHANGE: usize = 6;

/// How a figure is to be taken.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Rate {
    /// For what it is so much: "a month", "a head".
    per: Option<String>,
    /// Whether it tells by how much something changed.
    change: bool,
}

impl Rate {
    /// Of a figure whose number and unit stand in these tokens, in a sentence that starts at a token.
    pub(super) fn of(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Self {
        let around = sentence.start.max(tokens.start.saturating_sub(CHANGE))..tokens.start;
        Self { per: per(reading, tokens, sentence), change: is_change(reading, around) }
    }

    /// Whether it is so much for each of something.
    pub(super) const fn is_for_each(&self) -> bool {
        self.per.is_some()
    }

    /// Whether they are so much for each of two things: "a month" and "a year". Of one that names none another sentence may
    /// tell.
    pub(super) fn is_apart(&self, other: &Self) -> bool {
        self.per.as_ref().zip(other.per.as_ref()).is_some_and(|(x, y)| x != y)
    }
}

/// "400 dollars a month", "20,000 dinars each", "12 tonnes of rice a day", "a monthly wage of 400 dollars", "a monthly 400".
fn per(reading: &Reading<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<String> {
    let rate = |at: usize| reading.hit(at, Class::Rate).map(|hit| (at, hit));
    let behind = || {
        let of = reading.is(tokens.end, "of").then_some(tokens.end + 1)?;
        (of..sentence.end.min(of + BEHIND)).find_map(rate)
    };
    let leads = |at: usize| {
        ["of", "to", "at"].iter().any(|word| reading.is(at, word))
            || reading.is_a(at, Class::Function, "auxiliary")
    };
    let before = || {
        let last = tokens.start.checked_sub(1).filter(|last| *last >= sentence.start)?;
        let first = if leads(last) { last.saturating_sub(BEFORE) } else { last };
        (sentence.start.max(first)..=last)
            .filter_map(rate)
            .find(|(at, hit)| at + hit.len <= tokens.start && hit.len == 1)
    };
    rate(tokens.end).or_else(behind).or_else(before).map(|(_, hit)| hit.value.to_owned())
}

/// "rose by 3", "went up by some 3 per cent".
fn is_change(reading: &Reading<'_>, before: Range<usize>) -> bool {
    let by = before.clone().rev().find(|at| reading.is(*at, "by"));
    by.is_some_and(|by| (before.start..by).any(|at| reading.has(at, Class::Change)))
}

#[cfg(test)]
mod tests {
    use crate::check::draft::figures::read::figures;
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    /// Whether the first figures of two texts are told alike.
    fn alike(x: &str, y: &str) -> bool {
        let [x, y] = [x, y].map(|text| {
            let document = ingest::read("a.txt".into(), text.to_owned());
            figures(&Reading::new(&document, Lexicon::english()), Lexicon::english())[0].rate.clone()
        });
        x == y
    }

    #[test]
    fn so_much_for_each_is_no_plain_sum() {
        assert!(!alike("They get 400 dollars a month.", "They get 4,800 dollars."));
        assert!(!alike("They get 400 dollars each.", "They get 4,800 dollars."));
        assert!(alike("They get 400 dollars a month.", "They get a monthly wage of 480 dollars."));
        assert!(!alike("They get 400 dollars a month.", "They get 400 dollars a year."));
        for monthly in [
            "They get 500 dollars monthly.",
            "They get 500 dollars per month.",
            "They get a monthly 500 dollars.",
            "They get 500 monthly.",
            "Their monthly pay is 500 dollars.",
            "They get 500 sacks of rice each month.",
        ] {
            assert!(alike("They get 400 dollars a month.", monthly), "{monthly}");
        }
    }

    #[test]
    fn a_difference_is_no_plain_figure() {
        assert!(!alike("The price of rice went up by 3 dollars.", "The price of rice is 12 dollars."));
        assert!(!alike("Prices rose by about 3 per cent.", "Prices stand at 31 per cent."));
        assert!(alike("Prices rose by about 3 per cent.", "Prices had fallen by 5 per cent."));
        assert!(alike("The price rose to 3 dollars.", "The price is 12 dollars."));
    }
}
