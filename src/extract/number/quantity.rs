//! Figures as amounts: any number with its decimals, whatever it measures.

use std::ops::Range;

use super::{bare, bound, may_open};
use crate::extract::Reading;

/// A number with its decimals.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quantity {
    /// Its tokens, bounds and hedges left out.
    pub core: Range<usize>,
    /// What it says, in millionths.
    pub millionths: u128,
    /// Whether a bound or a hedge stands before it or behind it.
    pub loose: bool,
}

/// Every number of the reading, in order, each end of a range for itself; vague words are none.
#[must_use]
pub fn quantities(reading: &Reading<'_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let (mut at, limit) = (sentence.tokens.start, sentence.tokens.end);
        while at < limit {
            let prefix = bound::prefix(reading, at, limit);
            let number = if may_open(reading, at) { bare(reading, prefix.end, limit) } else { None };
            let Some(number) = number else {
                at += 1;
                continue;
            };
            let suffix = bound::suffix(reading, number.end, limit);
            let loose = prefix.end > at || suffix.end > number.end;
            let core = prefix.end..number.end;
            at = number.end;
            if !number.vague {
                found.push(Quantity { core, millionths: number.amount.millionths(), loose });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quantities;
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    #[test]
    fn every_number_is_an_amount_with_its_decimals() {
        let text = "The water stood 2.7 metres high, more than half a million dollars were lost, and dozens fled. \
                    Between 23 and 26 bridges fell.";
        let document = ingest::read("a.txt".into(), text.to_owned());
        let reading = Reading::new(&document, Lexicon::english());
        let told: Vec<_> = quantities(&reading)
            .into_iter()
            .map(|figure| (figure.millionths as f64 / 1e6, figure.loose))
            .collect();
        assert_eq!(told, [(2.7, false), (500_000.0, true), (23.0, false), (26.0, false)]);
    }
}
