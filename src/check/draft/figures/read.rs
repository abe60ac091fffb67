//! The figures of a text: how much of what, and the words around.

use std::collections::BTreeSet;
use std::ops::Range;

use super::rate::Rate;
use crate::extract::Reading;
use crate::extract::number::{Quantity, quantities};
use crate::lexicon::{Class, Form, Hour, Lexicon, Meaning, Tagged, hour_at};
use crate::text::{Case, Span, TokenKind, fold, one_line};

/// What the number of a time of day is: 2305 on the clock.
const CLOCK: &str = "on the clock";
/// Minutes of an hour.
const HOUR: u32 = 60;
/// A figure of one, in millionths.
const ONE: u128 = 1_000_000;
/// So many tokens behind a number may say what it counts.
const NOUN: usize = 3;

/// What a figure is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Of {
    /// A unit of measure, by what it measures: kilometres are of `length`.
    Unit(String),
    /// Things, by the words behind the number: "nine trucks".
    Things(BTreeSet<String>),
    /// The time of day: "at half past five".
    Hour(Hour),
    /// So much for each of something, and it does not say of what: "400 a month".
    Rate,
}

/// A figure of a text.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// How much, in the smallest of its units.
    pub(super) amount: u128,
    /// The bare number, in millionths.
    pub(super) number: u128,
    /// Whether it has a bound or a hedge.
    pub(super) loose: bool,
    pub(super) of: Of,
    /// Whether it is so much for each of something, or a difference.
    pub(super) rate: Rate,
    /// Number and unit, in the text that was read.
    pub(super) span: Span,
    /// The bare number.
    pub(super) core: Span,
    /// The unit, or the words for what is counted.
    pub(super) unit: Span,
    /// What its sentence speaks of, unit and number left out.
    pub(super) words: BTreeSet<String>,
    /// Those of them that name somebody or some place.
    pub(super) names: BTreeSet<String>,
    /// Its sentence.
    pub(super) sentence: String,
}

impl Figure {
    /// Whether it says more than that there is one of something.
    pub(super) const fn tells(&self) -> bool {
        matches!(self.of, Of::Hour(_)) || self.number > ONE
    }

    /// Whether it is of what another is of.
    pub(super) fn is_of_kind(&self, other: &Self) -> bool {
        match (&self.of, &other.of) {
            (Of::Unit(x), Of::Unit(y)) => x == y,
            (Of::Things(x), Of::Things(y)) => !x.is_disjoint(y),
            (Of::Hour(x), Of::Hour(y)) => x.is_of_clock_of(y) || x.may_be(y),
            (Of::Rate, Of::Rate | Of::Unit(_)) | (Of::Unit(_), Of::Rate) => {
                self.rate.is_for_each() && other.rate.is_for_each()
            }
            _ => false,
        }
    }

    /// Whether both give as much of one thing.
    pub(super) fn is_as_much(&self, other: &Self) -> bool {
        match (&self.of, &other.of) {
            (Of::Hour(x), Of::Hour(y)) => x.is_at(y),
            (Of::Hour(_), _) | (_, Of::Hour(_)) => false,
            (Of::Rate, _) | (_, Of::Rate) => {
                self.is_of_kind(other) && self.number == other.number && !self.rate.is_apart(&other.rate)
            }
            _ => self.is_of_kind(other) && self.amount == other.amount && !self.rate.is_apart(&other.rate),
        }
    }

    /// What its number counts, in words.
    pub(super) fn measure(&self, text: &str) -> String {
        match self.of {
            Of::Hour(_) => CLOCK.to_owned(),
            Of::Unit(_) | Of::Things(_) | Of::Rate => one_line(self.unit.of(text)),
        }
    }

    /// The words that both sentences have.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.words.intersection(&other.words).count()
    }

    /// Whether both sentences tell one thing of those they name.
    pub(super) fn tell_alike(&self, other: &Self) -> bool {
        self.words
            .intersection(&other.words)
            .any(|word| !self.names.contains(word) && !other.names.contains(word))
    }
}

/// The figures of a reading that measure or count something, and its times of day.
pub(super) fn figures(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Figure> {
    let hours = hours(reading);
    let quantities = quantities(reading);
    let within = |quantity: &&Quantity| {
        let at = quantity.core.start;
        let last = hours.partition_point(|hour| hour.tokens.start <= at).checked_sub(1);
        last.is_some_and(|last| hours[last].tokens.contains(&at))
    };
    let others = quantities.iter().filter(|quantity| !within(quantity));
    let times = hours.iter().filter_map(|hour| time_of_day(reading, lexicon, hour));
    let mut found: Vec<Figure> =
        others.filter_map(|quantity| figure(reading, lexicon, quantity)).chain(times).collect();
    found.sort_by_key(|figure| figure.core.start);
    found
}

/// The times of day of a text, none inside another.
fn hours(reading: &Reading<'_>) -> Vec<Hour> {
    let mut end = 0;
    let all = (0..reading.len()).filter_map(|at| hour_at(reading, at));
    let apart = all.filter(|hour| {
        let apart = end <= hour.core.start;
        end = end.max(hour.tokens.end);
        apart
    });
    apart.collect()
}

fn time_of_day(reading: &Reading<'_>, lexicon: &Lexicon, hour: &Hour) -> Option<Figure> {
    let sentence = &reading.sentences[reading.sentence_of(hour.core.start)?].tokens;
    let tokens = hour.tokens.start.max(sentence.start)..hour.tokens.end.min(sentence.end);
    let around = around(reading, lexicon, sentence, &tokens);
    let number = u128::from(hour.minute / HOUR * 100 + hour.minute % HOUR) * ONE;
    let whole = reading.span(tokens.start, tokens.end);
    Some(Figure {
        amount: number,
        number,
        loose: false,
        of: Of::Hour(hour.clone()),
        rate: Rate::default(),
        span: whole,
        core: reading.span(hour.core.start, hour.core.end),
        unit: whole,
        words: around.iter().flat_map(words).collect(),
        names: around.iter().flat_map(|meaning| meaning.names.iter().cloned()).collect(),
        sentence: one_line(reading.span(sentence.start, sentence.end).of(reading.text)),
    })
}

fn figure(reading: &Reading<'_>, lexicon: &Lexicon, quantity: &Quantity) -> Option<Figure> {
    let sentence = &reading.sentences[reading.sentence_of(quantity.core.start)?].tokens;
    let (core, limit) = (quantity.core.clone(), sentence.end);
    let unit = behind(reading, core.end, limit)
        .or_else(|| before(reading, core.start, sentence.start))
        .filter(|_| !is_of_the_calendar(reading, core.start));
    let (factor, of, unit, tokens) = match unit {
        Some(Unit { name, factor, tokens }) => {
            let whole = tokens.start.min(core.start)..tokens.end.max(core.end);
            (factor, Of::Unit(name.to_owned()), tokens, whole)
        }
        None if reading.has(core.end, Class::Rate) => {
            let end = core.end + reading.hit(core.end, Class::Rate).map_or(0, |hit| hit.len);
            (1, Of::Rate, core.end..end, core.clone())
        }
        None => {
            let end = noun(reading, core.end, limit)?;
            let behind = reading.span(core.end, end).of(reading.text);
            let mut things = words(&lexicon.meaning(&format!("the {behind}")));
            if things.is_empty() {
                things.insert(fold(behind).into_owned());
            }
            (1, Of::Things(things), core.end..end, core.start..end)
        }
    };
    let around = around(reading, lexicon, sentence, &tokens);
    Some(Figure {
        amount: quantity.millionths.saturating_mul(factor),
        number: quantity.millionths,
        loose: quantity.loose,
        of,
        rate: Rate::of(reading, &tokens, sentence),
        span: reading.span(tokens.start, tokens.end),
        core: reading.span(core.start, core.end),
        unit: reading.span(unit.start, unit.end),
        words: around.iter().flat_map(words).collect(),
        names: around.iter().flat_map(|meaning| meaning.names.iter().cloned()).collect(),
        sentence: one_line(reading.span(sentence.start, limit).of(reading.text)),
    })
}

/// What a sentence speaks of besides some of its tokens.
fn around(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    sentence: &Range<usize>,
    without: &Range<usize>,
) -> Vec<Meaning> {
    let parts = [sentence.start..without.start, without.end..sentence.end];
    let parts = parts.iter().filter(|part| !part.is_empty());
    let told = parts.map(|part| reading.span(part.start, part.end).of(reading.text));
    told.map(|part| lexicon.meaning(part)).collect()
}

/// Everything that a phrase speaks of.
fn words(meaning: &Meaning) -> BTreeSet<String> {
    let Meaning { concepts, names, events } = meaning;
    concepts.iter().chain(names).chain(events).cloned().collect()
}

/// A unit of measure.
struct Unit<'a> {
    /// What it measures.
    name: &'a str,
    /// How many of the smallest make one.
    factor: u128,
    tokens: Range<usize>,
}

impl<'a> Unit<'a> {
    fn at(tagged: &Tagged<'a>, at: usize) -> Option<Self> {
        let hit = tagged.hit(at, Class::Quantity)?;
        let (name, factor) = hit.value.rsplit_once(' ')?;
        Some(Self { name, factor: factor.parse().ok()?, tokens: at..at + hit.len })
    }
}

/// "17 km", "a 17-kilometre road", "20,000 Tunisian dinars".
fn behind<'a>(reading: &Reading<'a>, end: usize, limit: usize) -> Option<Unit<'a>> {
    let hyphen = usize::from(reading.is(end, "-"));
    let demonym = usize::from(reading.has(end, Class::Demonym));
    let found = [0, hyphen, demonym].into_iter().find_map(|skipped| Unit::at(reading, end + skipped))?;
    // "a 52-year-old mayor", "33 metres per second", but "33 dollars per month"
    let of_unit = reading.is(found.tokens.end, "per") && !reading.has(found.tokens.end, Class::Rate);
    let compound = reading.is(found.tokens.end, "-") || of_unit;
    (found.tokens.end <= limit && !compound && !is_attribute(reading, &found.tokens)).then_some(found)
}

/// "three foot patrols": a unit in the singular, with a noun in the plural behind it that is what the number counts.
fn is_attribute(reading: &Reading<'_>, unit: &Range<usize>) -> bool {
    // Abbreviations have no plural.
    let plain = |at: usize| {
        let token = reading.tokens.get(at).filter(|token| token.case == Case::Lower);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.span.len() > 3)
    };
    let plural =
        |at: usize| plain(at) && reading.word(at).ends_with('s') && !reading.has(at, Class::Function);
    let singular = reading.hit(unit.start, Class::Quantity).is_some_and(|hit| hit.form == Form::Base);
    unit.len() == 1 && singular && plain(unit.start) && plural(unit.end)
}

/// "€43 million", "US$90".
fn before<'a>(reading: &Reading<'a>, start: usize, first: usize) -> Option<Unit<'a>> {
    let at = start.checked_sub(1).filter(|at| *at >= first)?;
    let symbol = reading.tokens[at].kind == TokenKind::Symbol || reading.tokens[at].case == Case::Upper;
    Unit::at(reading, at).filter(|_| symbol)
}

/// Whether a number tells a day or an hour: "at 6", "on 17 April", "in 2012".
fn is_of_the_calendar(reading: &Reading<'_>, start: usize) -> bool {
    start > 0 && reading.has(start - 1, Class::Month)
}

/// One past the words behind a number that say what it counts: "nine army trucks".
fn noun(reading: &Reading<'_>, start: usize, limit: usize) -> Option<usize> {
    let counted = |at: usize| {
        let plain = reading.tokens[at].kind == TokenKind::Word && reading.tokens[at].case == Case::Lower;
        let apart = [
            Class::Function,
            Class::Month,
            Class::Weekday,
            Class::DayPart,
            Class::Attribution,
            Class::Boundary,
        ];
        plain && !apart.iter().any(|class| reading.has(at, *class))
    };
    // "nine trucks reached Orm": behind the noun a verb.
    let verb = |at: usize| {
        let done = reading.hit(at, Class::Concept).map(|hit| hit.form);
        at > start && (reading.has(at, Class::Verb) || matches!(done, Some(Form::Past | Form::Participle)))
    };
    let last = limit.min(start + NOUN);
    let end = (start..last).find(|at| !counted(*at) || verb(*at)).unwrap_or(last);
    (end > start).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::{Figure, Of, figures};
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> Vec<Figure> {
        let document = ingest::read("a.txt".into(), text.to_owned());
        figures(&Reading::new(&document, Lexicon::english()), Lexicon::english())
    }

    /// "length 2700": what the first figure measures, and how much of the smallest unit.
    fn measured(text: &str) -> String {
        match read(text).first() {
            Some(Figure { of: Of::Unit(unit), amount, .. }) => format!("{unit} {}", amount / 1_000_000),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_figure_is_read_with_its_unit_on_either_side() {
        assert_eq!(measured("The water stood 2.7 metres high."), "length 2700");
        assert_eq!(measured("It lies some 17 km south of Orm."), "length 17000000");
        assert_eq!(
            measured("The bloc gave the junta 72 hours."),
            measured("The bloc gave the junta three days.")
        );
        assert_eq!(measured("He carried €40,000 in a bag."), "euros 40000");
        assert_eq!(measured("Brussels gave 1.2 million euros."), measured("Brussels gave €1.2 million."));
        assert_eq!(measured("The families get 20,000 Tunisian dinars each."), "dinars 20000");
        assert_eq!(measured("Prices fell by 31%."), measured("Prices fell by 31 per cent."));
    }

    #[test]
    fn a_time_of_day_is_one_figure() {
        let text = "At about 11.30 p.m. on Tuesday nine trucks came, and at half past five they left.";
        let told: Vec<_> = read(text).iter().map(|figure| figure.span.of(text).to_owned()).collect();
        assert_eq!(told, ["At about 11.30 p.m.", "nine trucks", "at half past five"]);
    }

    #[test]
    fn a_unit_before_what_is_counted_measures_nothing() {
        let things = |text: &str| matches!(read(text)[0].of, Of::Things(_));
        assert!(things("The army sent three foot patrols to Orm."));
        assert!(!things("The wall is three feet high.") && !things("Seventeen km roads lead there."));
    }

    #[test]
    fn what_is_counted_stands_behind_the_number() {
        let things = |text: &str| match read(text).first() {
            Some(Figure { of: Of::Things(things), .. }) => {
                things.iter().cloned().collect::<Vec<_>>().join(" ")
            }
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(things("A column of nine trucks reached Orm."), things("Nine trucks came."));
        assert_eq!(things("Seventy people hid in the laundry."), "people");
        assert!(read("He came on 17 April, and left in 2012.").is_empty());
    }
}
