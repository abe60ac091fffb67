use std::sync::LazyLock;

use serde::Deserialize;

use crate::shipped::rule_file;
use crate::yaml;

/// Declares a table of weights: a field for each piece of evidence.
macro_rules! weights {
    ($($(#[$doc:meta])* $name:ident { $($field:ident,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "rules/weights.yaml says what each means")]
        pub struct $name { $(pub $field: i32,)* }
    )*};
}

weights! {
    /// For two counts.
    CountWeights {
        threshold, other_story, same_event, same_background, kin_event, unplaced, background_year, standing, same_year, other_event, weak_other_event, main_event, not_main_event, same_time, near_time,
        far_time, other_year, same_place, named_place, other_place, one_place, same_group, one_group, other_group, one_part,
        same_manner, one_manner, other_manner, other_unit, same_value, swapped_digits, near_value, other_size, lesser,
        shared_wording,
    }
    /// For two dates.
    DateWeights {
        threshold, other_story, start, other_start, same_event, shared_concept, same_deed, other_deed, shared_name, same_figure, other_names, no_action, to_come, unshared, same_day, near, far, swapped_year, other_year,
    }
    /// For two names.
    NameWeights {
        threshold, alike, same_acronym, near_acronym, given_as_one, same_words, words_within, one_post,
    }
    /// For two statements of cause.
    CauseWeights { threshold, other_story, same_effect, main_event, other_effect, other_year, }
    /// For two quotations.
    QuoteWeights {
        threshold, same_speaker, open_speaker, other_speaker, common_run, alike_words, much_shared, shared_words,
    }
}

/// The table of match weights, `rules/weights.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// For two counts.
    pub count: CountWeights,
    /// For two dates.
    pub date: DateWeights,
    /// For two names.
    pub name: NameWeights,
    /// For two statements of cause.
    pub cause: CauseWeights,
    /// For two quotations.
    pub quote: QuoteWeights,
}

impl Weights {
    /// The table that ships with the programme.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static TABLE: LazyLock<Weights> = LazyLock::new(|| {
            yaml::read("weights.yaml", rule_file("weights.yaml"))
                .expect("the shipped table is read by a test")
        });
        &TABLE
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn the_shipped_weights_are_read() {
        assert!(Weights::shipped().count.other_group < 0);
    }
}
