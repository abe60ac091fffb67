//! Whether two dates date the same happening.

use super::TEN_MONTHS;
use super::corpus::Corpus;
use super::evidence::{Score, apart};
use super::feature::{Features, Pair};
use super::start::DECLARE;
use super::symbol::{Symbol, shared};
use super::weights::DateWeights;
use crate::claim::{EventKinds, Kind, digits_swapped};
use crate::text::Days;

/// Days within which two dates are near.
const MONTH: u32 = 31;

/// Days within which memory and records confuse the year of a thing.
const FEW_YEARS: u32 = 5 * 366;

/// A name tells the two apart when it is so rare, in tenths.
const RARE: i32 = 3;
/// The rest of the wording counts at most so many times.
const UNSHARED: i32 = 2;

impl Corpus<'_> {
    /// Whether two dates are of the start of one kind of event, or of the whole of it.
    #[must_use]
    pub fn of_one_start(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        a.start.zip(b.start).is_some_and(|(a, b)| self.kinds.kin(a, b))
    }

    /// Whether two dates are of two deeds, as the verbs of their clauses tell.
    #[must_use]
    pub fn of_two_deeds(&self, a: &Features<'_>, b: &Features<'_>) -> bool {
        of_two_deeds(self, a, b)
    }
}

/// Compares two dates by what their clauses speak of.
pub(super) fn compare(score: &mut Score, pair: Pair<'_>, weights: &DateWeights) {
    let Pair { corpus, a, b } = pair;
    score.threshold = weights.threshold;
    if corpus.strangers(a, b) {
        score.add(weights.other_story, format_args!("their documents have no name in common"));
    }
    let one_start = starts(score, pair, weights);
    happening(score, pair, one_start, weights);
    let figures = figures(score, pair, weights);
    let named = names(score, pair, weights);
    nearness(score, pair, weights, figures && named);
    if corpus.to_come(a) != corpus.to_come(b) {
        score.add(weights.to_come, format_args!("one was still to come when it was written"));
    }
}

/// Returns whether both date one kind of event itself, on the day that their documents have for it.
fn starts(score: &mut Score, pair: Pair<'_>, weights: &DateWeights) -> bool {
    let Pair { corpus, a, b } = pair;
    let (Some(start), Some(other)) = (a.start, b.start) else { return false };
    let (x, y) = (corpus.word(start), corpus.word(other));
    let one = corpus.kinds.kin(start, other);
    let own_day = |f: &Features<'_>| f.when.is_some() && f.when == corpus.main_event(f).when;
    if one {
        score.add(weights.start, format_args!("both date the {x} itself"));
    } else {
        score.add(weights.other_start, format_args!("one dates the {x}, the other the {y}"));
    }
    one && own_day(a) && own_day(b)
}

/// What happened, in the words of the two clauses. Every claim of the dossier speaks of its main event,
/// so that it tells nothing.
fn happening(score: &mut Score, pair: Pair<'_>, one_start: bool, weights: &DateWeights) {
    let Pair { corpus, a, b } = pair;
    let (x, y) = (&a.meaning, &b.meaning);
    let telling = |word: &Symbol| !corpus.is_main(*word);
    let concepts = shared(x.concepts(), y.concepts()).filter(telling);
    let events = shared(x.events(), y.events()).filter(telling);
    let weight = by_rarity(corpus, Kind::Date, concepts.clone(), weights.shared_concept);
    score.add(weight, format_args!("both speak of {}", corpus.listed(concepts.clone(), usize::MAX)));
    let deeds = shared(&a.deed, &b.deed).filter(telling);
    if !one_start && of_two_deeds(corpus, a, b) {
        score.add(weights.other_deed, format_args!("each dates another deed"));
    }
    // "The port was closed" and "the inquiry was closed" are two: something else has to be alike
    let besides =
        concepts.clone().count() > deeds.clone().count() || shared(x.names(), y.names()).next().is_some();
    let deeds = deeds.filter(|_| besides || of_like_size(a, b));
    let weight = by_rarity(corpus, Kind::Date, deeds.clone(), weights.same_deed).min(weights.same_deed);
    score.add(weight, format_args!("both date this: {}", corpus.listed(deeds, usize::MAX)));
    let weight = by_rarity(corpus, Kind::Date, events.clone(), weights.same_event);
    score.add(weight, format_args!("the same kind of event"));
    let alike = concepts.count();
    if !one_start && alike == 0 && events.count() == 0 {
        score.add(weights.no_action, format_args!("nothing but names is alike"));
    }
    let fewer = x.concepts().len().min(y.concepts().len());
    let unshared = i32::try_from((fewer - alike) / 3).unwrap_or_default().min(UNSHARED);
    score.add(weights.unshared * unshared, format_args!("the rest of the wording differs"));
}

/// Whether the one dates another deed than the other, or what was declared, of which the other does not speak; that a
/// state of emergency "was declared" and "has been in force since" is told of one measure.
fn of_two_deeds(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> bool {
    let measure = |kind: Symbol| EventKinds::shipped().follows(corpus.word(kind));
    let one_measure = shared(a.meaning.events(), b.meaning.events()).any(measure);
    let declared = corpus.symbols.get(DECLARE).filter(|_| !one_measure);
    let alone = |x: &Features<'_>, y: &Features<'_>| {
        declared.is_some_and(|word| x.deed.contains(&word) && !y.meaning.concepts().contains(&word))
    };
    let told = !a.deed.is_empty() && !b.deed.is_empty();
    told && shared(&a.deed, &b.deed).next().is_none() || alone(a, b) || alone(b, a)
}

/// Weighs the names of both clauses; whether they share one that tells.
fn names(score: &mut Score, pair: Pair<'_>, weights: &DateWeights) -> bool {
    let Pair { corpus, a, b } = pair;
    let (x, y) = (a.meaning.names(), b.meaning.names());
    let rare = |names: &[Symbol]| names.iter().any(|n| corpus.rarity(Kind::Name, *n) >= RARE);
    let shared = shared(x, y);
    // "the MV Rosa rolled over", "the ferry sank in the strait": each names what the other does not
    if shared.clone().next().is_none() && rare(x) && rare(y) && !starts_of_main(corpus, a, b) {
        score.add(weights.other_names, format_args!("other names"));
    }
    let weight = by_rarity(corpus, Kind::Name, shared, weights.shared_name);
    score.add(weight.min(2 * weights.shared_name), format_args!("the same names"));
    weight >= weights.shared_name
}

/// Whether both date the event that the dossier is about.
fn starts_of_main(corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> bool {
    let of_main =
        |features: &Features<'_>| features.main && features.start.is_some_and(|kind| corpus.is_main(kind));
    of_main(a) && of_main(b)
}

/// "22 miners" and "twenty-two mineworkers".
fn figures(score: &mut Score, pair: Pair<'_>, weights: &DateWeights) -> bool {
    let Pair { a, b, .. } = pair;
    let shared = a.figures.iter().any(|figure| b.figures.contains(figure));
    score.add(if shared { weights.same_figure } else { 0 }, format_args!("the same figure"));
    shared
}

/// Whether both clauses tell of a dozen people or more, and of about as many.
fn of_like_size(a: &Features<'_>, b: &Features<'_>) -> bool {
    let like = |x: u64, y: u64| x.max(y) <= x.min(y).saturating_mul(2);
    a.figures.iter().any(|x| b.figures.iter().any(|y| like(*x, *y)))
}

/// The weight of each of these words by its rarity, in all.
fn by_rarity(corpus: &Corpus<'_>, kind: Kind, shared: impl Iterator<Item = Symbol>, weight: i32) -> i32 {
    (weight * shared.map(|word| corpus.rarity(kind, word)).sum::<i32>() + 5) / 10
}

/// One figure at one place is one thing, though one of the two has its year wrong.
fn nearness(score: &mut Score, pair: Pair<'_>, weights: &DateWeights, one: bool) {
    let Pair { a, b, .. } = pair;
    let (Some(x), Some(y)) = (a.when, b.when) else { return };
    let gap = x.gap(y);
    let weight = match gap {
        0 => weights.same_day,
        _ if in_swapped_years(x, y) => weights.swapped_year,
        _ if gap <= MONTH => weights.near,
        _ if gap <= TEN_MONTHS || one && gap <= FEW_YEARS => weights.far,
        _ => weights.other_year,
    };
    score.add(weight, format_args!("{}", apart(gap)));
}

/// "1978" and "1987", "3 May 2012" and "3 May 2021".
fn in_swapped_years(x: Days, y: Days) -> bool {
    let year = |days: Days| u64::try_from(days.start.year()).unwrap_or_default();
    let rest = |days: Days| {
        let end = days.end.year() - days.start.year();
        (days.start.month(), days.start.day(), days.end.month(), days.end.day(), end)
    };
    rest(x) == rest(y) && digits_swapped(year(x), year(y))
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::{evidence, facts};

    #[test]
    fn one_deed_in_two_wordings_is_dated_once() {
        let rest = "Thirty-six of the deceased were laid to rest on 2 May 2019.";
        assert_eq!(
            dates(&[rest, "Forty-one of the victims were buried side by side on 3 May 2019."]).len(),
            1
        );
        assert_eq!(dates(&[rest, "Forty-one of the victims were counted on 3 May 2019."]), [""; 0]);
        let closed = ["The port was closed on 3 May 2019.", "The inquiry was closed on 12 May 2019."];
        assert_eq!(dates(&closed), [""; 0]);
    }

    fn dates(texts: &[&str]) -> Vec<String> {
        facts(Kind::Date, texts)
    }

    #[test]
    fn a_year_with_its_digits_swapped_is_no_other_year() {
        let texts = [
            "2019-05-20 | The toll bridge over the Vell was opened to traffic in 1978.",
            "2019-05-20 | The toll bridge over the Vell was opened to traffic in 1987.",
        ];
        assert_eq!(dates(&texts), ["1978 = 1987"]);
    }

    #[test]
    fn two_starts_of_one_event_are_one_happening() {
        let texts = [
            "2019-06-20 | The coup began on 3 May 2019.",
            "2019-06-20 | Officers overthrew the government on 4 May 2019.",
        ];
        assert_eq!(dates(&texts).len(), 1);
    }

    #[test]
    fn rare_words_make_one_happening_of_two_clauses() {
        let texts = [
            "2019-05-20 | The government declared a state of emergency on 3 May 2019.",
            "2019-05-20 | A state of emergency was declared by the government on 4 May 2019.",
        ];
        assert_eq!(dates(&texts), ["3 May 2019 = 4 May 2019"]);
    }

    #[test]
    fn what_is_declared_is_another_happening_than_what_was_done() {
        let texts = [
            "2019-05-20 | On 3 May 2019 army mutineers declared on television that President Alain Ngoma was gone.",
            "2019-05-20 | Army mutineers drove President Alain Ngoma out of his residence on 3 to 4 May 2019.",
        ];
        let told = evidence(Kind::Date, texts);
        assert!(told.contains(&"-2 each dates another deed".to_owned()), "{told:?}");
    }

    #[test]
    fn what_two_bodies_did_is_two_happenings() {
        let texts = [
            "2019-05-20 | The African Union discussed the crisis in an emergency session on 3 May 2019.",
            "2019-05-20 | On 7 May 2019 leaders of ECOWAS held an emergency meeting on the crisis.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn another_deed_on_the_same_day_is_another_happening() {
        let texts = [
            "2019-05-20 | The government declared a state of emergency on 3 May 2019.",
            "2019-05-20 | The president resigned on 3 May 2019.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn the_start_of_another_event_is_another_happening() {
        let texts =
            ["2019-06-20 | The coup began on 3 May 2019.", "2019-06-20 | The flood began on 3 May 2019."];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn the_same_in_another_year_is_another_happening() {
        let texts = [
            "2019-05-20 | The government declared a state of emergency on 3 May 2019.",
            "2019-05-20 | The government declared a state of emergency on 3 May 1991.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn what_a_verb_of_its_course_tells_dates_the_main_event() {
        let texts = [
            "2014-02-08 | The ferry capsized in the strait on 6 February 2014. The ferry sank with 264 people.",
            "2014-02-16 | The ferry sank. The MV Rosa turned over off Leyte on 7 February 2014. The ferry capsized.",
        ];
        assert_eq!(dates(&texts), ["6 February 2014 = 7 February 2014"]);
    }

    #[test]
    fn what_is_handed_over_does_not_date_the_accident() {
        let texts = [
            "2014-02-08 | The ferry capsized in the strait on 6 February 2014.",
            "2014-02-16 | The ferry capsized. Its captain was turned over to the police on 7 February 2014.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn one_figure_at_one_place_is_one_thing_in_two_years() {
        let texts = [
            "2003-10-15 | In November 1971 soldiers shot dead 22 miners at Pampa Roja.",
            "2003-10-20 | On 10 November 1969 twenty-two mineworkers lost their lives at Pampa Roja.",
        ];
        assert_eq!(dates(&texts), ["November 1971 = 10 November 1969"]);
        let texts = [
            "2003-10-15 | In November 1971 soldiers shot dead 22 miners at Pampa Roja.",
            "2003-10-20 | On 10 November 1969 eight mineworkers lost their lives at Pampa Roja.",
        ];
        assert_eq!(dates(&texts), [""; 0]);
    }

    #[test]
    fn a_death_is_told_in_many_words_and_with_the_name_before_the_comma() {
        let texts = [
            "2004-11-19 | Sister Ana Ruiz, matron of the hospital, who died on 9 November 2004, was buried.",
            "2004-12-01 | Sister Ana Ruiz, 61, succumbed on 8 November 2004.",
        ];
        assert_eq!(dates(&texts), ["9 November 2004 = 8 November 2004"]);
    }

    #[test]
    fn a_state_of_calamity_may_stand_in_capitals() {
        let texts = [
            "2016-11-13 | The council of Northern Samar declared a State of Calamity on 11 November 2016.",
            "2016-11-15 | The board placed Northern Samar under a state of calamity on 12 November 2016.",
        ];
        assert_eq!(dates(&texts), ["11 November 2016 = 12 November 2016"]);
    }

    #[test]
    fn two_days_of_one_source_are_two_happenings() {
        let text = "2019-05-20 | The government declared a state of emergency on 3 May 2019. \
                    The government declared a state of emergency on 9 May 2019.";
        assert_eq!(dates(&[text]), [""; 0]);
    }
}
