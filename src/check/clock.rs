//! Hours near midnight: one moment has two dates where it is told by two clocks.

use crate::lexicon::{Class, Hour, Lexicon, hour_at};
use crate::text::Span;

/// From this hour on, a clock further east has the next day's date already.
const LATE: u32 = 21;
/// Up to this hour a clock further west still has the date of the day before.
const EARLY: u32 = 3;
const MINUTES: u32 = 60;

/// Parts of the day in which the date changes, as the tables name them.
const NIGHT: [&str; 2] = ["midnight", "night"];

/// Which hours some words tell of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hours {
    /// "at 11.30 p.m.", "at 00:20", "shortly after midnight".
    NearMidnight,
    /// "at 6 a.m."
    Others,
    None,
}

/// Which hours some words tell of; one near midnight rather than others.
pub(super) fn hours(lexicon: &Lexicon, words: &str) -> Hours {
    let tagged = lexicon.tag(words, Span::new(0, words.len()));
    let night = |at: usize| NIGHT.iter().any(|part| tagged.is_a(at, Class::DayPart, part));
    let told: Vec<Hour> = (0..tagged.len()).filter_map(|at| hour_at(&tagged, at)).collect();
    let near = |hour: &Hour| !hour.either && !(EARLY + 1..LATE).contains(&(hour.minute / MINUTES));
    if (0..tagged.len()).any(night) || told.iter().any(near) {
        Hours::NearMidnight
    } else if told.is_empty() {
        Hours::None
    } else {
        Hours::Others
    }
}

#[cfg(test)]
mod tests {
    use super::{Hours, hours};
    use crate::lexicon::Lexicon;

    #[test]
    fn hours_near_midnight_are_known_however_they_are_written() {
        for words in [
            "The bridge collapsed at 11.30 p.m",
            "The bridge collapsed at 11:30 pm",
            "The bridge collapsed at 11 p.m.",
            "The bridge collapsed at 12:20 a.m. local time",
            "The bridge collapsed at 23:40",
            "The bridge collapsed at 00:20",
            "Shortly after midnight the bridge collapsed",
            "The bridge collapsed on the night",
        ] {
            assert_eq!(hours(Lexicon::english(), words), Hours::NearMidnight, "{words}");
        }
    }

    #[test]
    fn other_hours_and_other_figures_are_not() {
        let of = |words| hours(Lexicon::english(), words);
        for words in [
            "The bridge collapsed at 12:20 p.m",
            "The bridge collapsed at 9 a.m",
            "The bridge collapsed at 17:40",
            "The bridge collapsed at 10:30",
        ] {
            assert_eq!(of(words), Hours::Others, "{words}");
        }
        for words in [
            "The bridge, 23 metres long, collapsed with 2 trucks on it",
            "The bridge collapsed in the evening",
        ] {
            assert_eq!(of(words), Hours::None, "{words}");
        }
    }
}
