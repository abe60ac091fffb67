//! Which tokens can start or carry a date, told by the bits of their classes alone.

use super::Window;
use crate::lexicon::{Class, Classes};

/// The classes that let a rule start, and whether figures do as well.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Gate {
    classes: Classes,
    figures: bool,
}

/// What carries a date: no expression of time is without one of these or a pair of number words.
const CORE: Gate = Gate::of(&[
    Class::Month,
    Class::Weekday,
    Class::RelativeDay,
    Class::Season,
    Class::DecadeName,
    Class::NamedDay,
    Class::CalendarUnit,
    Class::DayPart,
])
.or_figures();

/// Years in words: "nineteen eighty-six", "two thousand".
const TENS: Gate = Gate::of(&[Class::Cardinal]);
const MORE: Gate = Gate::of(&[Class::Cardinal, Class::Scale]);

impl Gate {
    /// Opened by tokens of these classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        Self { classes: Classes::of(classes), figures: false }
    }

    /// Opened by numbers in figures as well.
    #[must_use]
    pub const fn or_figures(self) -> Self {
        Self { figures: true, ..self }
    }

    /// What token `i` is, as a gate.
    #[must_use]
    pub fn at(w: &Window<'_, '_>, i: usize) -> Self {
        Self { classes: w.starts(i), figures: w.is_number(i) }
    }

    /// What token `i` is, or the one behind it where it is "the".
    #[must_use]
    pub fn behind_the(w: &Window<'_, '_>, i: usize) -> Self {
        let here = Self::at(w, i);
        if !w.is(i, "the") {
            return here;
        }
        let next = Self::at(w, i + 1);
        Self { classes: here.classes.or(next.classes), figures: next.figures }
    }

    /// Whether a token that is `other` opens it.
    #[must_use]
    pub const fn opens(self, other: Self) -> bool {
        self.classes.any(other.classes) || self.figures && other.figures
    }
}

impl Window<'_, '_> {
    /// The first token from `i` on that can carry a date.
    #[must_use]
    pub fn core(&self, i: usize) -> Option<usize> {
        (i..self.end()).find(|&at| self.is_core(at))
    }

    fn is_core(&self, i: usize) -> bool {
        let here = Gate::at(self, i);
        CORE.opens(here) || TENS.opens(here) && MORE.opens(Gate::at(self, i + 1))
    }
}
