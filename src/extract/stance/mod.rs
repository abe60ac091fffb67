//! How the text stands to what it tells: as a fact, denied, planned or feared; hedged; said by whom.
//!
//! Each word that denies, plans, fears or supposes has a reach, which the table names: the verb
//! after it, its noun, the clause. The trigger nearest to the token whose reach covers it decides.

mod hedged;
mod reach;
mod said;
mod speaker;
mod trigger;

use std::ops::Range;

use super::Reading;

/// Whether what is told is told as a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reality {
    /// It happened, as far as the source says.
    Fact,
    /// It is said not to have happened.
    Denied,
    /// It is planned, feared, possible, conditional or demanded.
    Unreal,
}

/// How the clause around token `i` (a verb, or the head noun of an outcome) stands to the facts.
#[must_use]
pub fn reality(reading: &Reading<'_>, i: usize) -> Reality {
    reach::reality(reading, i)
}

/// The hedge that governs the clause around token `i`, as written ("reportedly").
#[must_use]
pub fn hedge(reading: &Reading<'_>, i: usize) -> Option<String> {
    hedged::hedge(reading, i)
}

/// Who is said to have said the clause around token `i` ("hospital staff", "the mayor").
#[must_use]
pub fn attribution(reading: &Reading<'_>, i: usize) -> Option<String> {
    said::attribution(reading, i)
}

/// A speaker as named within a sentence: "the mayor", where "The mayor" opens one.
#[must_use]
pub fn named(reading: &Reading<'_>, phrase: &Range<usize>) -> String {
    said::named(reading, phrase)
}

/// Who does what the verb at this token says, if they can speak.
#[must_use]
pub fn asserter(reading: &Reading<'_>, verb: usize) -> Option<Range<usize>> {
    said::asserter(reading, verb)
}

/// The part of the noun phrase that names somebody or something that can say something.
#[must_use]
pub fn who_speaks(reading: &Reading<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    speaker::speaker(reading, phrase)
}

#[cfg(test)]
mod tests {
    use super::{Reality, attribution, hedge, reality};
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    /// Runs `ask` for the token that the text marks with an asterisk.
    fn at_mark<T>(text: &str, ask: impl Fn(&Reading<'_>, usize) -> T) -> T {
        let mark = text.find('*').unwrap();
        let document = ingest::read("test.txt".into(), text.replace('*', ""));
        let reading = Reading::new(&document, Lexicon::english());
        ask(&reading, reading.at(mark))
    }

    fn all(expected: Reality, texts: &[&str]) {
        let wrong: Vec<_> = texts.iter().filter(|text| at_mark(text, reality) != expected).collect();
        assert!(wrong.is_empty(), "not {expected:?}: {wrong:#?}");
    }

    fn said(text: &str) -> String {
        at_mark(text, attribution).unwrap_or_default()
    }

    fn hedged(text: &str) -> String {
        at_mark(text, hedge).unwrap_or_default()
    }

    #[test]
    fn what_is_told_plainly_is_a_fact() {
        all(
            Reality::Fact,
            &[
                "Forty soldiers were *killed in the raid.",
                "The floods *displaced 3,000 people.",
                "The blast left nine *dead and twenty *wounded.",
                "Some 300 villagers were forced to *flee.",
                "The rising water forced 3,000 villagers to *flee.",
                "Two of the wounded would later *die in hospital.",
                "The toll rose to forty *dead.",
                "He was the first to *die.",
                "The army failed to prevent the *killing of nine hostages.",
                "Not only were nine men *killed, but the bridge fell.",
                "No fewer than nine men were *killed.",
                "The minister would not comment on the *deaths of nine miners.",
                "The general could not be reached after nine of his men were *killed.",
                "Nobody knows how many were *killed.",
                "The unit did not pull back and nine men were *killed.",
                "The president, who plans to resign, said nine men were *killed.",
                "Nine people *died in May.",
                "If the dam holds, they will return; nine people have *died so far.",
                "Nobody was paid for weeks, and nine men *died.",
                "Nine men did not return and are *missing.",
                "Doctors could do nothing and the boy *died.",
            ],
        );
    }

    #[test]
    fn what_is_negated_is_denied() {
        all(
            Reality::Denied,
            &[
                "No minister was *arrested at any time.",
                "The soldiers did not *kill anybody.",
                "Nobody in the northern villages was *hurt.",
                "The shells *wounded no one.",
                "None of the miners has been *killed.",
                "The army denied that forty soldiers had been *killed.",
                "The ministry has denied any *deaths.",
                "The mutiny ended without anyone being *killed.",
                "The ship sank without *casualties.",
                "They were neither *killed nor *wounded.",
                "The pilots averted a *collision.",
                "There were no reports of *deaths.",
                "The embassy dismissed claims that two of its staff had been *abducted.",
                "The envoy was never *kidnapped.",
                "Quick work by the crew prevented a *fire.",
                "The army rejected reports that it had *shelled the market.",
            ],
        );
    }

    #[test]
    fn what_is_planned_feared_possible_or_demanded_is_unreal() {
        all(
            Reality::Unreal,
            &[
                "The landslide could *kill hundreds.",
                "As many as forty may have been *killed.",
                "Forty miners are feared *dead.",
                "It is feared that three hundred people *drowned.",
                "The rebels threatened to *kill the hostages.",
                "The group plans to *evacuate 200 families.",
                "Officials warned that thousands would be *displaced.",
                "If the dam breaks, thousands will be *killed.",
                "The opposition called for the *release of 40 prisoners.",
                "Forty officers were expected to be *arrested.",
                "They demanded that the minister be *arrested.",
                "There are fears of further *attacks.",
                "Troops moved in to *arrest the ringleaders.",
                "The risk of *flooding remains high.",
                "A planned *protest was moved to Sunday.",
                "More *deaths were feared.",
                "The judge urged the junta to *release the ministers.",
                "The government has no plan to *evacuate the valley.",
            ],
        );
    }

    #[test]
    fn a_hedge_is_given_as_written() {
        assert_eq!(hedged("Nine men were reportedly *killed."), "reportedly");
        assert_eq!(hedged("Nine men are believed to have been *killed."), "believed to have");
        assert_eq!(hedged("The *alleged putsch, as the radio put it, failed; nine men *died."), "");
        assert_eq!(hedged("Unconfirmed reports say that nine men *died."), "Unconfirmed reports");
        assert_eq!(hedged("The bridge allegedly fell, but nine men *died."), "");
        assert_eq!(hedged("Nine men were *killed."), "");
    }

    #[test]
    fn who_said_it_is_given_as_within_a_sentence() {
        assert_eq!(said("Nine men were *killed, according to the United Nations."), "the United Nations");
        assert_eq!(said("According to the mayor, nine men were *killed."), "the mayor");
        assert_eq!(
            said("At least four people are *dead, hospital staff say, two of them civilians."),
            "hospital staff"
        );
        assert_eq!(said("The mayor, Ana Horvat, said that nine men were *killed."), "the mayor, Ana Horvat");
        assert_eq!(said("Nine men were *killed, said Colonel Sow."), "Colonel Sow");
        assert_eq!(
            said("It was reported by the state agency that nine men were *killed."),
            "the state agency"
        );
        assert_eq!(said("On Friday the ministry announced that nine men had *died."), "the ministry");
        assert_eq!(said("On Friday, police said, nine men were *killed."), "police");
        assert_eq!(said("The Hague tribunal said that nine men were *killed."), "The Hague tribunal");
        assert_eq!(said("Nine men were *killed."), "");
        assert_eq!(said("He said nine men were *killed."), "");
        assert_eq!(said("Since May, says the relief office, *nine men have died."), "the relief office");
        assert_eq!(said("The strike, says the union, has *displaced 900."), "the union");
        let army = "Since May, says the relief office, the army and the rebels have displaced *900 people.";
        assert_eq!(said(army), "the relief office");
        assert_eq!(said("Since May, says the relief office, six drowned and *nine are missing."), "");
        assert_eq!(said("The dead, reports of fires, nine men *killed."), "");
        assert_eq!(said("A panel led by Judge Ana Horvat found that nine men had been *killed."), "a panel");
        assert_eq!(said("The mayor, who had fled, said nine men were *killed."), "the mayor");
        assert_eq!(said("The rebels admit to *nine dead."), "the rebels");
    }

    #[test]
    fn no_date_and_no_event_says_anything() {
        assert_eq!(said("In 2010 a smaller pay dispute ended with *four dead."), "");
        assert_eq!(said("The uprising that began on Friday left *nine dead."), "");
        assert_eq!(said("The cabinet declared an emergency on *Friday."), "");
        assert_eq!(said("Aid of 90 euros, it was announced, per household would come by *Friday."), "");
        assert_eq!(said("The general said little; nine men were *killed."), "");
    }
}
