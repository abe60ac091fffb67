//! What a date dates: which event as such, its start or the whole of it: "the coup began on 21 March", "soldiers
//! seized power on 21 March", "the 21 March coup". What somebody declared on a day is no start.

use super::main_event::MainEvent;
use super::spoken::HAPPENING;
use super::symbol::{Symbol, Symbols, set};
use crate::claim::{Claim, EventKinds, Place, Value};
use crate::lexicon::{Class, Form, Tagged};
use crate::text::Case;

/// The concept of what is said in public, and is no start.
pub(super) const DECLARE: &str = "declare";

/// The clause of a date that stands beside an event's name starts with it: "the 21 March coup".
const BESIDE: usize = 1;

/// The longest phrase of a subject, in tokens.
const PHRASE: usize = 12;

/// A date with its clause, and the event that its source is about.
pub(super) struct Dated<'a> {
    pub(super) claim: &'a Claim,
    pub(super) tagged: &'a Tagged<'a>,
    pub(super) main: MainEvent,
}

impl<'a> Dated<'a> {
    /// The kind of event whose start, or whose whole, is dated.
    pub(super) fn start(&self, symbols: &mut Symbols) -> Option<Symbol> {
        if self.claim.place == Place::Infobox {
            return self.main.kind.filter(|_| self.tagged.has(0, Class::DateLabel));
        }
        let own_day = self.own_day();
        let sign = || self.sign(self.main.kind(symbols)?);
        match self.named(own_day).or_else(sign).or_else(|| self.it_began()) {
            Some(kind) => Some(symbols.intern(kind)),
            None => self.main.kind.filter(|_| own_day && self.speaks_of(HAPPENING)),
        }
    }

    /// What the verb of the clause tells that was done, by its concepts: "were buried", "laid to rest". What may go on
    /// for days is none, nor is that something happened.
    pub(super) fn deed(&self, symbols: &mut Symbols) -> Box<[Symbol]> {
        let dated = (0..self.tagged.len()).filter(|&at| self.is_dated(at));
        let hits = dated.filter_map(|at| self.tagged.hit(at, Class::Concept));
        let deeds = hits.filter(|hit| matches!(hit.form, Form::Past | Form::Participle)).map(|hit| hit.value);
        let telling = |deed: &&str| *deed != HAPPENING && !EventKinds::shipped().on_any_day(deed);
        set(deeds.filter(telling).map(|deed| symbols.intern(deed)).collect())
    }

    /// Whether a word is one of those by which the claim says what is dated.
    fn is_dated(&self, at: usize) -> bool {
        self.claim.attribute.split(' ').any(|word| self.tagged.is(at, word))
    }

    /// Whether it is the day on which its source has its event.
    fn own_day(&self) -> bool {
        matches!(self.claim.value, Value::Date(days) if Some(days) == self.main.when)
    }

    fn speaks_of(&self, concept: &str) -> bool {
        let mut hits = (0..self.tagged.len()).filter_map(|at| self.tagged.hit(at, Class::Concept));
        hits.any(|hit| hit.value == concept)
    }

    /// The event that the clause names as what began, or as what did something on the day that its source has
    /// for it.
    fn named(&self, own_day: bool) -> Option<&'a str> {
        let (declared, begins) = (self.speaks_of(DECLARE), self.speaks_of("start"));
        (0..self.tagged.len()).find_map(|at| {
            let hit = self.tagged.hit(at, Class::Event);
            let hit = hit.filter(|hit| !EventKinds::shipped().follows(hit.value))?;
            let verb = !matches!(hit.form, Form::Base | Form::S | Form::Ing);
            let acts =
                || own_day && EventKinds::shipped().is_sudden(hit.value) && self.acts(at, at + hit.len);
            let named =
                if declared { self.is_declared(at) } else { verb || begins || at <= BESIDE || acts() };
            (named && !self.tagged.has(at, Class::EventActor)).then_some(hit.value)
        })
    }

    /// "It began": the event that the sentences before tell of.
    fn it_began(&self) -> Option<&'a str> {
        let it = ["it", "this"].iter().any(|word| self.tagged.is(0, word)) && self.speaks_of("start");
        let named = (0..self.tagged.len()).any(|at| self.tagged.has(at, Class::Event));
        let kind = self.claim.event.r#type.as_deref().filter(|kind| !EventKinds::shipped().follows(kind));
        kind.filter(|_| it && !named)
    }

    /// "The strike was declared": the event at the head of its clause is what was declared.
    fn is_declared(&self, at: usize) -> bool {
        at <= BESIDE + 1 && self.function(at + 1) == Some("auxiliary")
    }

    /// Whether the event at `noun` is the subject of the verb at `verb`, and that tells what it did, as "struck" and
    /// "that tore through" do; what went on or ended did so on any of its days.
    fn acts(&self, noun: usize, verb: usize) -> bool {
        let verb = verb + usize::from(self.function(verb) == Some("relative"));
        let concept = self.tagged.hit(verb, Class::Concept).map(|hit| hit.value);
        let on_any_day = concept.is_some_and(|concept| EventKinds::shipped().on_any_day(concept));
        self.is_past(verb) && !on_any_day && self.is_subject(noun)
    }

    /// "A strong earthquake", "The floods": articles and adjectives before it, and no verb; a bare "flood affected"
    /// is how villages are.
    fn is_subject(&self, noun: usize) -> bool {
        let first = noun.saturating_sub(PHRASE);
        let before = || (first..noun).rev().take_while(|at| self.tagged.word(*at) != ",");
        let within = |at| self.function(at).is_none_or(|value| value == "determiner") && !self.is_past(at);
        before().next().is_some() && before().all(within)
    }

    fn is_past(&self, at: usize) -> bool {
        let lower = self.tagged.tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        let past = |class| self.tagged.hit(at, class).is_some_and(|hit| hit.form == Form::Past);
        let classes = [Class::Concept, Class::Affect, Class::Suffer, Class::Event];
        let told = self.tagged.word(at).ends_with("ed") || classes.into_iter().any(past);
        lower && told && self.function(at).is_none()
    }

    /// The kind of event that the verb of the clause tells of, as "turned over" does in the story of a ferry.
    fn sign(&self, main: &str) -> Option<&'static str> {
        if self.speaks_of(DECLARE) {
            return None;
        }
        (0..self.tagged.len()).find_map(|at| {
            let hit = self.tagged.hit(at, Class::Concept);
            let hit = hit.filter(|_| self.tagged.tokens[at].case == Case::Lower)?;
            EventKinds::shipped().told_by(main, hit.value).filter(|_| self.is_dated(at))
        })
    }

    fn function(&self, at: usize) -> Option<&'a str> {
        self.tagged.hit(at, Class::Function).map(|hit| hit.value)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::facts;

    fn dates(texts: [&str; 2]) -> usize {
        facts(Kind::Date, &texts).len()
    }

    const QUAKE: &str = "The earthquake of 4 May 2019 killed 12 people in Rell.";

    #[test]
    fn what_a_sudden_event_did_dates_it() {
        assert_eq!(dates(["A strong earthquake flattened houses in Rell on 3 May 2019.", QUAKE]), 1);
        assert_eq!(dates(["The minister toured earthquake damaged villages on 3 May 2019.", QUAKE]), 0);
        let attack = "The attack of 4 May 2019 killed 12 people in Rell.";
        assert_eq!(dates(["A long attack ended in Rell on 3 May 2019.", attack]), 0);
    }

    #[test]
    fn it_began_dates_the_event_at_hand() {
        let coup = "The coup of 4 May 2019 killed 12 people in Sarpe.";
        assert_eq!(dates(["The coup in Sarpe failed. It began on 3 May 2019.", coup]), 1);
        assert_eq!(dates(["The coup in Sarpe failed. Looting began on 3 May 2019.", coup]), 0);
    }
}
