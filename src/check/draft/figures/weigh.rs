//! What the figures of the sources say of one of the draft.

use std::collections::{BTreeSet, HashMap};

use super::read::{Figure, Of};
use crate::check::hint::{hint, is_mistyped};

/// Two sentences tell of one thing where they share so many words of the draft's, of which there is this share.
const FEWEST: usize = 2;
const SHARE: (usize, usize) = (2, 5);
/// The same of things that are counted, which one text has many of.
const FEWEST_OF_THINGS: usize = 3;
const SHARE_OF_THINGS: (usize, usize) = (1, 2);
/// From so many on a figure tells what it is of, whatever the words around it.
const TELLING: u128 = 1_000_000_000;
/// A hedged figure is as good as another within so many hundredths.
const NEAR: u128 = 10;

/// How a figure of the draft stands to those of the sources.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// A source has it.
    Borne,
    /// No source has it, and some have another for what it measures: their indices.
    Against(Vec<usize>),
    /// No source has such a figure.
    Nowhere,
    /// Nothing can be said.
    Open,
}

/// The figures of the sources, and which of them the draft gives too: those are no other figures.
pub(super) struct Known {
    figures: Vec<Figure>,
    given: Vec<bool>,
}

impl Known {
    pub(super) fn new(figures: Vec<Figure>, draft: &[Figure]) -> Self {
        let mut own: HashMap<u128, Vec<&Figure>> = HashMap::new();
        for figure in draft {
            for number in BTreeSet::from([figure.number, figure.amount]) {
                own.entry(number).or_default().push(figure);
            }
        }
        let hours: Vec<&Figure> = draft.iter().filter(|figure| matches!(figure.of, Of::Hour(_))).collect();
        let same = |figure: &Figure, number: &u128| {
            own.get(number).is_some_and(|all| all.iter().any(|own| own.is_as_much(figure)))
        };
        let given = |figure: &Figure| match figure.of {
            Of::Hour(_) => hours.iter().any(|own| own.is_as_much(figure)),
            _ => same(figure, &figure.amount) || same(figure, &figure.number),
        };
        Self { given: figures.iter().map(given).collect(), figures }
    }

    pub(super) fn figure(&self, at: usize) -> &Figure {
        &self.figures[at]
    }
}

/// Holds a figure of the draft against all of the sources.
pub(super) fn standing(own: &Figure, known: &Known) -> Standing {
    let others = &known.figures;
    let near = |(at, other): &(usize, &Figure)| {
        own.is_of_kind(other)
            && (own.rate == other.rate || own.rate.is_apart(&other.rate) && own.number == other.number)
            && !known.given[*at]
            && is_alike(own, other)
            && !bears(own, other)
    };
    let near: Vec<(usize, &Figure)> = others.iter().enumerate().filter(near).collect();
    let is_hour = matches!(own.of, Of::Hour(_));
    let outdone = |bearing: &Figure| is_hour && near.iter().any(|(_, other)| tells_more(own, other, bearing));
    let mut bearing = others.iter().filter(|other| bears(own, other));
    if bearing.any(|bearing| !outdone(bearing)) {
        return Standing::Borne;
    }
    if (!is_hour || near.is_empty()) && others.iter().any(|other| own.is_as_much(other)) {
        return Standing::Open;
    }
    let most = near.iter().map(|(_, other)| own.shared(other)).max().unwrap_or_default();
    let best: Vec<usize> =
        near.iter().filter(|(_, other)| own.shared(other) == most).map(|(at, _)| *at).collect();
    match (&own.of, best.is_empty()) {
        (_, false) => Standing::Against(best),
        (Of::Unit(_) | Of::Hour(_), true) => Standing::Nowhere,
        (Of::Things(_) | Of::Rate, true) => Standing::Open,
    }
}

/// Whether the sentence of a figure has all that another has of the draft's, and more: an hour is then that of the first.
fn tells_more(own: &Figure, figure: &Figure, than: &Figure) -> bool {
    let mut shared = own.words.intersection(&than.words);
    shared.all(|word| figure.words.contains(word)) && own.shared(figure) > own.shared(than)
}

/// Whether a source has the figure: the same of the same kind, or one number in a like sentence.
fn bears(own: &Figure, other: &Figure) -> bool {
    if let Of::Hour(hour) = &own.of {
        let told = hour.is_telling() || own.words.is_empty() || own.shared(other) > 0;
        let leaves_room = matches!(&other.of, Of::Hour(other) if hour.may_be(other));
        return own.is_as_much(other) && told || leaves_room && is_alike(own, other);
    }
    if own.rate.is_apart(&other.rate) {
        return false;
    }
    let kind = own.is_of_kind(other);
    let same = own.is_as_much(other) || (own.loose || other.loose) && is_near(own.amount, other.amount);
    let told = own.number >= TELLING || own.words.is_empty() || own.shared(other) > 0;
    let number = own.number == other.number && !matches!(other.of, Of::Hour(_));
    kind && told && (same || is_rounded(own, other)) || number && is_alike(own, other)
}

fn is_near(x: u128, y: u128) -> bool {
    x.abs_diff(y).saturating_mul(100) <= x.max(y).saturating_mul(NEAR)
}

/// Whether the draft has rounded what the source gives: 43 million for 43.2 million.
fn is_rounded(own: &Figure, other: &Figure) -> bool {
    let mut step = 1;
    while own.amount > 0 && own.amount.is_multiple_of(step * 10) {
        step *= 10;
    }
    let digits = own.amount / step >= 10;
    digits && own.amount.abs_diff(other.amount).saturating_mul(2) <= step
}

/// Whether two figures of one kind look like one that was mistyped.
fn is_slip(own: &Figure, other: &Figure) -> bool {
    own.is_of_kind(other) && amounts(own, other).is_some_and(|(x, y)| is_mistyped(x, y))
}

/// The slip behind two figures: "digits swapped".
pub(super) fn slip(own: &Figure, other: &Figure) -> Option<String> {
    amounts(own, other).and_then(|(x, y)| hint(x, y))
}

/// How much both give, where that is no hour.
fn amounts(own: &Figure, other: &Figure) -> Option<(u64, u64)> {
    if matches!(own.of, Of::Hour(_)) {
        return None;
    }
    u64::try_from(own.amount).ok().zip(u64::try_from(other.amount).ok())
}

/// What speaks for that two figures are of one thing, in words; for the reader of `explain`.
pub(super) fn evidence(own: &Figure, other: Option<&Figure>) -> Vec<String> {
    let Some(other) = other else {
        return vec!["no sentence of a source with such a figure tells of the same".to_owned()];
    };
    let shared: Vec<&str> = own.words.intersection(&other.words).map(String::as_str).collect();
    vec![format!(
        "the sentences have {} of {} words in common: {}",
        shared.len(),
        own.words.len(),
        shared.join(", ")
    )]
}

/// Whether the sentences of two figures tell of one thing: many words, all of a few, or any where one of the two may be the
/// other mistyped.
fn is_alike(own: &Figure, other: &Figure) -> bool {
    let (fewest, (part, whole)) = match own.of {
        Of::Unit(_) | Of::Hour(_) | Of::Rate => (FEWEST, SHARE),
        Of::Things(_) => (FEWEST_OF_THINGS, SHARE_OF_THINGS),
    };
    let (shared, all) = (own.shared(other), own.words.len());
    let many = shared >= fewest && shared * whole >= all * part || shared >= FEWEST && shared == all;
    shared > 0 && is_slip(own, other) || many && own.tell_alike(other)
}

#[cfg(test)]
mod tests {
    use super::super::read::{Figure, figures};
    use super::{Known, Standing, evidence, standing};
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> Vec<Figure> {
        let document = ingest::read("a.txt".into(), text.to_owned());
        figures(&Reading::new(&document, Lexicon::english()), Lexicon::english())
    }

    /// How the first figure of a draft stands to those of a source.
    fn told(draft: &str, source: &str) -> Standing {
        let own = read(draft);
        standing(&own[0], &Known::new(read(source), &own))
    }

    const CAMP: &str = "The camp lies 17 km south of Orm.";

    #[test]
    fn a_figure_that_a_source_has_is_borne_in_any_unit_and_rounding() {
        assert_eq!(told(CAMP, "The camp is 17 kilometres from Orm."), Standing::Borne);
        let hours = "The bloc gave the junta 72 hours to hand back power.";
        assert_eq!(told(hours, "The junta has three days, the bloc said."), Standing::Borne);
        let looted = "Looters took more than 2,300 tons of food.";
        assert_eq!(told(looted, "The looters took 2,354 tons of food."), Standing::Borne);
        assert_eq!(told("The flood cost €43 million.", "The flood cost €43.2 million."), Standing::Borne);
        assert_eq!(told("Nine trucks reached Orm.", "A column of nine trucks reached Orm."), Standing::Borne);
    }

    #[test]
    fn another_figure_for_the_same_is_against_it() {
        assert_eq!(
            told(CAMP, "The camp lies 11 km south of Orm. It has a 4 km fence."),
            Standing::Against(vec![0])
        );
        let paid = |sum| format!("He promised every household {sum} dinars.");
        assert_eq!(told(&paid("200,000"), &paid("20,000")), Standing::Against(vec![0]));
        let nurses = |n| format!("Some {n} nurses gathered at the gates.");
        assert_eq!(told(&nurses(400), &nurses(40)), Standing::Against(vec![0]));
    }

    #[test]
    fn a_figure_of_something_else_is_not() {
        assert_eq!(told(CAMP, "The road to Vell is 11 km long."), Standing::Nowhere);
        assert_eq!(told(CAMP, "The road that leads south is 70 km long."), Standing::Nowhere);
        assert_eq!(
            told("He lived 34 hours in Orm Camp.", "In Orm Camp the march took 50 hours."),
            Standing::Nowhere
        );
        assert_eq!(told("Three trucks came to Orm.", "Two trucks burned in Vell."), Standing::Open);
        assert_eq!(
            told("Of the houses 85 per cent were insured.", "Rain spoilt 85 per cent of wells."),
            Standing::Open
        );
    }

    #[test]
    fn the_words_that_two_sentences_share_are_the_evidence() {
        let (own, other) = (read(CAMP), read("The camp lies 11 km south of Orm."));
        let told = evidence(&own[0], other.first());
        assert!(told.len() == 1 && told[0].contains("in common: ") && told[0].contains("south"), "{told:?}");
        assert!(evidence(&own[0], None)[0].starts_with("no sentence"));
    }

    #[test]
    fn an_hour_is_held_against_the_sentence_that_tells_most_of_the_same() {
        let source = "The wave struck Upper Orm at 01:20. At about 02:00 the wave was in Vell.";
        assert_eq!(told("The wave struck Upper Orm at 2.20 a.m.", source), Standing::Against(vec![0]));
        assert_eq!(told("The wave was in Vell at 2.20 a.m.", source), Standing::Borne);
        let twice = "The wave was in Vell at 2 a.m., after it had struck Upper Orm.";
        assert_eq!(told(twice, source), Standing::Borne);
        assert_eq!(
            told("The wave struck Upper Orm shortly after one in the morning.", source),
            Standing::Borne
        );
    }

    #[test]
    fn so_much_a_month_is_not_held_against_a_sum() {
        let paid = |sum| format!("The ministry paid the nurses of Orm {sum}.");
        assert_eq!(told(&paid("400 dollars a month"), &paid("9,000 dollars")), Standing::Nowhere);
        assert_eq!(
            told(&paid("400 dollars a month"), &paid("90 dollars a month")),
            Standing::Against(vec![0])
        );
        assert_eq!(told(&paid("400 dollars a month"), &paid("400 dollars")), Standing::Borne);
        for other in [
            "500 dollars per month",
            "500 dollars monthly",
            "a monthly 500 dollars",
            "500 a month",
            "400 dollars a year",
        ] {
            assert_eq!(
                told(&paid("400 dollars a month"), &paid(other)),
                Standing::Against(vec![0]),
                "{other}"
            );
        }
        assert_eq!(told(&paid("400 a month"), &paid("$400 monthly")), Standing::Borne);
    }

    #[test]
    fn a_draft_that_gives_the_other_figure_too_has_said_enough() {
        let both = "The camp lies 17 km south of Orm. The army says that the camp lies 11 km south of Orm.";
        assert_eq!(told(both, "The camp lies 11 km south of Orm."), Standing::Nowhere);
    }
}
