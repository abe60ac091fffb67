//! What makes a figure another than the plain one: that it is so much for each of something, or a difference.

use std::ops::Range;

use crate::extract::Reading;
use crate::lexicon::Class;

/// "a monthly wage of 400": so many tokens before the number may tell for what it is.
const BEFORE: usize = 4;
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
    pub(super) fn of(reading: &Reading<'_>, tokens: &Range<usize>, first: usize) -> Self {
        let around = first.max(tokens.start.saturating_sub(CHANGE))..tokens.start;
        Self { per: per(reading, tokens, first), change: is_change(reading, around) }
    }
}

/// "400 dollars a month", "20,000 dinars each", "a monthly wage of 400 dollars".
fn per(reading: &Reading<'_>, tokens: &Range<usize>, first: usize) -> Option<String> {
    let behind = reading.hit(tokens.end, Class::Rate);
    let of = tokens.start.checked_sub(1).filter(|of| reading.is(*of, "of"));
    let before = || {
        let of = of?;
        (first.max(of.saturating_sub(BEFORE))..of).find_map(|at| reading.hit(at, Class::Rate))
    };
    behind.or_else(before).map(|hit| hit.value.to_owned())
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
    }

    #[test]
    fn a_difference_is_no_plain_figure() {
        assert!(!alike("The price of rice went up by 3 dollars.", "The price of rice is 12 dollars."));
        assert!(!alike("Prices rose by about 3 per cent.", "Prices stand at 31 per cent."));
        assert!(alike("Prices rose by about 3 per cent.", "Prices had fallen by 5 per cent."));
        assert!(alike("The price rose to 3 dollars.", "The price is 12 dollars."));
    }
}
