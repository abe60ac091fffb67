//! Which tokens can start or carry a date, told by the bits of their classes alone.

use super::{Joint, Joints, Window};
use crate::lexicon::{Class, Classes};

/// The classes and joining words that let a rule start, and whether figures do as well.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Gate {
    classes: Classes,
    joints: Joints,
    figures: bool,
}

/// What carries a date: no expression of time is without one of these, figures or a pair of number words.
const CORE: Classes = Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::RelativeDay,
    Class::Season,
    Class::DecadeName,
    Class::NamedDay,
    Class::CalendarUnit,
    Class::DayPart,
]);

/// Years in words: "nineteen eighty-six", "two thousand".
const TENS: Classes = Classes::of(&[Class::Cardinal]);
const MORE: Classes = Classes::of(&[Class::Cardinal, Class::Scale]);

impl Gate {
    /// Opened by tokens of these classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        Self { classes: Classes::of(classes), joints: Joints::of(&[]), figures: false }
    }

    /// Opened by these joining words as well.
    #[must_use]
    pub const fn or_joints(self, joints: &[Joint]) -> Self {
        Self { joints: self.joints.or(Joints::of(joints)), ..self }
    }

    /// Opened by numbers in figures as well.
    #[must_use]
    pub const fn or_figures(self) -> Self {
        Self { figures: true, ..self }
    }

    /// What token `i` is, as a gate.
    #[must_use]
    #[inline]
    pub fn at(w: &Window<'_, '_>, i: usize) -> Self {
        Self { classes: w.starts(i), joints: w.joints(i), figures: w.is_number(i) }
    }

    /// What token `i` is, or the one behind it where it is "the".
    #[must_use]
    pub fn behind_the(w: &Window<'_, '_>, i: usize) -> Self {
        let here = Self::at(w, i);
        if here.joints.has(Joint::The) { here.or(Self::at(w, i + 1)) } else { here }
    }

    /// Opened by what opens either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            classes: self.classes.or(other.classes),
            joints: self.joints.or(other.joints),
            figures: self.figures || other.figures,
        }
    }

    /// Whether a token that is `other` opens it.
    #[must_use]
    #[inline]
    pub const fn opens(self, other: Self) -> bool {
        self.classes.any(other.classes) || self.joints.any(other.joints) || self.figures && other.figures
    }
}

impl Window<'_, '_> {
    /// The first token from `i` on that can carry a date.
    #[must_use]
    pub fn core(&self, i: usize) -> Option<usize> {
        (i..self.end()).find(|&at| self.is_core(at))
    }

    #[inline]
    fn is_core(&self, i: usize) -> bool {
        let classes = self.starts(i);
        CORE.any(classes) || self.is_number(i) || TENS.any(classes) && MORE.any(self.starts(i + 1))
    }
}
