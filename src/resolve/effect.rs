//! Which event a statement of cause explains.

use super::corpus::Corpus;
use super::main_event::MainEvent;
use super::spoken::{HAPPENING, Phrases, whole};
use super::symbol::Symbol;
use crate::claim::{Claim, EventKinds, Origin, Value};
use crate::lexicon::{Class, Form, Tagged};
use crate::text::{Case, TokenKind};

/// An effect of so few words of content ("the wave came", "it") means the event at hand.
const PALE: usize = 2;

impl<'a> Corpus<'a> {
    /// The kind of event that a cause explains: the one that heads its effect, else, where the effect says little
    /// and nothing of a person, the event at hand.
    pub(super) fn effect_of(
        &mut self,
        claim: &'a Claim,
        main: MainEvent,
        phrases: &mut Phrases<'a>,
    ) -> Option<Symbol> {
        let Value::Cause { effect, .. } = &claim.value else { return None };
        let tagged = whole(effect, self.lexicon);
        let named = heading(&tagged).map(|kind| self.symbols.intern(kind));
        if named.is_some() {
            return named;
        }
        let spoken = phrases.spoken((effect, ""), self.lexicon, &mut self.symbols);
        let pale = spoken.concepts().len() <= PALE && spoken.events().is_empty();
        let happening = self.symbols.get(HAPPENING).is_some_and(|c| spoken.concepts().contains(&c));
        let own = claim.event.r#type.as_deref().map(|kind| self.symbols.intern(kind));
        let of_main = happening || claim.event.origin >= Origin::Section;
        let told = if of_main { main.kind.or(own) } else { own.or(main.kind) };
        told.filter(|_| pale && !governs(&tagged, 0) && !is_of_a_person(&tagged) && !counted(effect))
    }
}

fn counted(effect: &str) -> bool {
    effect.chars().any(|c| c.is_ascii_digit())
}

/// The kind of event that the first phrase of an effect names, or the verb behind it: of "a rumour of the coup", "coup
/// opponents" and "closed its embassy after the coup" none.
fn heading<'a>(effect: &Tagged<'a>) -> Option<&'a str> {
    let kinds = EventKinds::shipped();
    let first = (0..effect.len()).find(|&i| is_of_content(effect, i)).unwrap_or_default();
    if governs(effect, first) {
        return None;
    }
    let head = (first..effect.len()).take_while(|&i| i == first || !closes(effect, i));
    // "the Disaster Council" is no disaster
    let plain = head.filter(|&i| i == first || effect.tokens[i].case == Case::Lower);
    let names = plain.filter_map(|i| {
        let hit = effect.hit(i, Class::Event)?;
        (!effect.has(i + hit.len, Class::Group)).then_some(hit.value)
    });
    // "the exodus" is what is explained only where nothing else is
    names.min_by_key(|kind| kinds.follows(kind)).or_else(|| told(effect, first))
}

/// The event that the verb tells behind the first phrase: "The bridge in Vell collapsed".
fn told<'a>(effect: &Tagged<'a>, first: usize) -> Option<&'a str> {
    let main = (first..effect.len()).take_while(|&i| !effect.is_a(i, Class::Frame, "relative"));
    let verbs = main.filter_map(|i| effect.hit(i, Class::Event));
    { verbs }.find(|hit| matches!(hit.form, Form::Past | Form::Participle)).map(|hit| hit.value)
}

/// A word that is no grammar and no number.
fn is_of_content(effect: &Tagged<'_>, i: usize) -> bool {
    effect.tokens[i].kind == TokenKind::Word
        && !effect.has(i, Class::Function)
        && !effect.has(i, Class::Cardinal)
}

/// "ending the mutiny", "left forty dead": a word without a determiner, and behind it at once another phrase.
fn governs(effect: &Tagged<'_>, i: usize) -> bool {
    let bare = i == 0 && effect.tokens.first().is_some_and(|token| token.case == Case::Lower);
    let object = |i: usize| {
        let token = effect.tokens.get(i);
        effect.is_a(i, Class::Function, "determiner")
            || effect.has(i, Class::Cardinal)
            || token.is_some_and(|token| token.case != Case::Lower && token.kind == TokenKind::Word)
    };
    bare && object(i + 1)
}

/// Whether the first phrase of an effect ends at token `i`, with what hangs on it.
fn closes(effect: &Tagged<'_>, i: usize) -> bool {
    let of = effect.is_a(i, Class::Function, "preposition") && !effect.has(i - 1, Class::CalendarUnit);
    let who = effect.is_a(i, Class::Frame, "relative");
    let mark = effect.tokens[i].kind == TokenKind::Symbol && matches!(effect.word(i), "," | ";" | ":");
    of || who || mark
}

/// "he was brought in", "our development", "forcing him into hiding".
fn is_of_a_person(effect: &Tagged<'_>) -> bool {
    (0..effect.len()).any(|i| effect.is_a(i, Class::Frame, "personal"))
}

#[cfg(test)]
mod tests {
    use super::heading;
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;
    use crate::resolve::spoken::whole;
    use crate::resolve::tests::facts;

    #[test]
    fn an_effect_is_of_the_event_that_heads_it() {
        let of = |effect| heading(&whole(effect, Lexicon::english()));
        for effect in [
            "The bridge in Sarpe collapsed",
            "The train from Reka derailed",
            "The coup",
            "the coup attempt, which later failed",
            "weeks of protests",
            "five to the collapse",
        ] {
            assert!(of(effect).is_some(), "{effect}");
        }
        for effect in [
            "rumours of a counter-coup",
            "coup opponents were injured",
            "ending the mutiny",
            "closed its embassy after the coup",
            "The National Disaster Council was closed",
        ] {
            assert_eq!(of(effect), None, "{effect}");
        }
    }

    #[test]
    fn what_befell_a_person_is_not_the_event_at_hand() {
        let mutiny = "2019-05-04 | The mutiny in Sarpe was caused by unpaid wages.";
        let causes = |other: &str| facts(Kind::Cause, &[mutiny, other]).len();
        assert_eq!(causes("2019-05-04 | The mutiny in Sarpe began on Friday. It was caused by hunger."), 1);
        assert_eq!(
            causes(
                "2019-05-04 | The mutiny in Sarpe began on Friday. He was brought in because of a head injury."
            ),
            0
        );
    }
}
