//! What the joining words of dates do. The table names each use by a value of the class `time_word`;
//! here the names are numbers, so that a grammar asks with a bit and never compares a string.

use crate::lexicon::ValueId;

/// Declares the joints once: variant, and the value that the table calls it by.
macro_rules! joints {
    ($($variant:ident = $name:literal,)*) => {
        /// What a joining word of dates does, as the table names it.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Joint { $(#[doc = concat!("`", $name, "` of the table.")] $variant,)* }

        impl Joint {
            /// Their names in the table, each at its place.
            pub(in crate::lexicon) const NAMES: &[&str] = &[$($name,)*];
        }
    };
}

joints! {
    About = "about",
    After = "after",
    AfterNext = "after_next",
    Ago = "ago",
    Amid = "amid",
    AndAHalf = "and_a_half",
    AsOf = "as_of",
    Before = "before",
    BeforeChrist = "before_christ",
    BeforeLast = "before_last",
    Between = "between",
    Birth = "birth",
    Bound = "bound",
    By = "by",
    Clock = "clock",
    Close = "close",
    Couple = "couple",
    Definite = "definite",
    Earlier = "earlier",
    Ending = "ending",
    Final = "final",
    From = "from",
    Half = "half",
    Hence = "hence",
    In = "in",
    IsOn = "is_on",
    Later = "later",
    Limit = "limit",
    Now = "now",
    Nth = "nth",
    NumberOf = "number_of",
    Of = "of",
    OnDate = "on_date",
    OnDay = "on_day",
    One = "one",
    Overnight = "overnight",
    Quarter = "quarter",
    Range = "range",
    Starting = "starting",
    The = "the",
    WeekOf = "week_of",
    WeekStart = "week_start",
    WeekdayNamed = "weekday_named",
    WeekdayPaper = "weekday_paper",
    WeekdayTitle = "weekday_title",
    Within = "within",
    YearAfter = "year_after",
    YearMaybe = "year_maybe",
    YearVerb = "year_verb",
    Zone = "zone",
}

impl Joint {
    /// The value of the table: the lexicon numbers the joints before any other value.
    pub(in crate::lexicon) const fn id(self) -> ValueId {
        ValueId(self as u32)
    }
}

/// A set of joints, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Joints(u64);

impl Joints {
    /// The set of these joints.
    #[must_use]
    pub const fn of(joints: &[Joint]) -> Self {
        let mut set = Self(0);
        let mut i = 0;
        while i < joints.len() {
            set.0 |= 1 << joints[i] as u8;
            i += 1;
        }
        set
    }

    /// Adds the joint of a value, if it is one.
    pub(in crate::lexicon) fn insert(&mut self, value: ValueId) {
        if (value.0 as usize) < Joint::NAMES.len() {
            self.0 |= 1 << value.0;
        }
    }

    /// Whether `joint` is in the set.
    #[must_use]
    #[inline]
    pub const fn has(self, joint: Joint) -> bool {
        self.0 >> joint as u8 & 1 == 1
    }

    /// Whether any joint is in both sets.
    #[must_use]
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What is in either set.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const _: () = assert!(Joint::NAMES.len() <= 64, "Joints holds one bit a joint");

#[cfg(test)]
mod tests {
    use super::Joint;
    use crate::lexicon::{Class, Lexicon};

    #[test]
    fn every_joint_has_words_in_the_table() {
        let values = Lexicon::english().values(Class::TimeWord);
        for name in Joint::NAMES {
            assert!(values.contains(name), "no word is called {name}");
        }
    }
}
