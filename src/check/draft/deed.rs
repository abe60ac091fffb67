//! Whether two dates are of one deed: what was done, by whom and to what, as their clauses tell. On what day somebody
//! did one thing says nothing of the day of another.

use std::collections::BTreeSet;

use super::Desk;
use crate::claim::{ClaimRef, EventKinds, EventRef, Origin};
use crate::lexicon::{Class, Form, Lexicon, Meaning, Tagged, names};
use crate::resolve::Features;
use crate::text::Span;

/// The concept of what is said in public: it is one deed where what is declared is one.
const DECLARE: &str = "declare";

/// Whether two dates are of two deeds: at events of other kinds, as their own clauses name them; other verbs; one verb and
/// nothing else in common; or two things that one body declared, "the rebels declared independence" and "the rebels
/// announced an assault".
pub(super) fn are_two(desk: &Desk<'_>, x: ClaimRef, y: ClaimRef) -> bool {
    let (Some(a), Some(b)) = (desk.corpus.of(x), desk.corpus.of(y)) else { return false };
    if desk.corpus.of_one_start(a, b) {
        return false;
    }
    let lexicon = desk.view.lexicon;
    let (x, y) = (&a.claim.about, &b.claim.about);
    are_of_other_events(&a.claim.event, &b.claim.event)
        || desk.corpus.of_two_deeds(a, b)
        || have_nothing_else(lexicon, x, y)
        || are_two_declarations(lexicon, x, y)
}

/// Whether both clauses name their event, and the one is no kind of the other: those whom a coup killed, and a crash.
fn are_of_other_events(a: &EventRef, b: &EventRef) -> bool {
    let named = |event: &EventRef| event.r#type.clone().filter(|_| event.origin == Origin::Clause);
    named(a).zip(named(b)).is_some_and(|(x, y)| !EventKinds::shipped().kin(&x, &y))
}

/// Whether a claim tells of what was done on a date, whatever kind of claim it is.
pub(super) fn tells_it(lexicon: &Lexicon, date: &Features<'_>, other: &Features<'_>) -> bool {
    let clause = &date.claim.about;
    let deeds = deeds(&lexicon.tag(clause, Span::new(0, clause.len())));
    !deeds.is_disjoint(&lexicon.meaning(&other.claim.about).concepts)
}

/// Whether two clauses have nothing in common but a deed, and each tells of something besides.
fn have_nothing_else(lexicon: &Lexicon, x: &str, y: &str) -> bool {
    let told = |clause: &str| {
        let deeds = deeds(&lexicon.tag(clause, Span::new(0, clause.len())));
        let mut told = content(&lexicon.meaning(clause));
        told.retain(|word| !deeds.contains(word));
        told
    };
    are_apart(&told(x), &told(y))
}

/// What a clause tells; of what befell people the kind of event says no more than the verb.
fn content(meaning: &Meaning) -> BTreeSet<String> {
    meaning.concepts.iter().chain(&meaning.names).cloned().collect()
}

/// Whether each of two has words, and none is one of the other's, nor a spelling of it.
fn are_apart(x: &BTreeSet<String>, y: &BTreeSet<String>) -> bool {
    let same = |a: &String| y.contains(a) || y.iter().any(|b| names(a, b).same);
    !x.is_empty() && !y.is_empty() && !x.iter().any(same)
}

/// The verbs of a clause, by their concepts.
fn deeds(tagged: &Tagged<'_>) -> BTreeSet<String> {
    let hits = (0..tagged.len()).filter_map(|at| tagged.hit(at, Class::Concept));
    let done = hits.filter(|hit| matches!(hit.form, Form::Past | Form::Participle));
    done.map(|hit| hit.value.to_owned()).collect()
}

/// Whether both tell what somebody declared, and of two things.
fn are_two_declarations(lexicon: &Lexicon, x: &str, y: &str) -> bool {
    let declared = declared(lexicon, x).zip(declared(lexicon, y));
    declared.is_some_and(|(x, y)| are_apart(&x, &y))
}

/// What was declared: what stands behind the verb, and where that is passive, before it.
fn declared(lexicon: &Lexicon, clause: &str) -> Option<BTreeSet<String>> {
    let tagged = lexicon.tag(clause, Span::new(0, clause.len()));
    let (verb, hit) = (0..tagged.len()).find_map(|at| {
        let hit = tagged.hit(at, Class::Concept).filter(|hit| hit.value == DECLARE)?;
        matches!(hit.form, Form::Past | Form::Participle).then_some((at, hit))
    })?;
    let passive = verb > 0 && tagged.is_a(verb - 1, Class::Function, "auxiliary");
    let (start, end) = if passive { (0, verb) } else { (verb + hit.len, tagged.len()) };
    let phrase = (start < end).then(|| tagged.span(start, end).of(clause))?;
    // Of a phrase that does not begin the clause the first capital tells as well.
    Some(content(&lexicon.meaning(&format!("that {phrase}"))))
}

#[cfg(test)]
mod tests {
    use super::{are_two_declarations, have_nothing_else};
    use crate::lexicon::Lexicon;

    #[test]
    fn what_is_declared_tells_one_declaration_from_another() {
        let two = |x, y| are_two_declarations(Lexicon::english(), x, y);
        assert!(two(
            "The rebels declared Vell independent",
            "the rebels announced an assault on the barracks"
        ));
        assert!(!two("The rebels declared Vell independent", "the FLV proclaimed the independence of Vell"));
        assert!(!two("A state of emergency was declared", "The government proclaimed a state of emergency"));
        assert!(!two("A state of emergency was declared", "A state of emergency has been in force"));
    }

    #[test]
    fn one_verb_of_two_people_is_two_deeds() {
        let two = |x, y| have_nothing_else(Lexicon::english(), x, y);
        assert!(two("The last victim, a mother of four, died", "Two of the injured died in hospital"));
        assert!(!two("Ana Ruiz, the matron of the hospital, who died", "Sister Ana Ruiz succumbed"));
        assert!(!two("Ana Ruiza, the matron of the hospital, who died", "Sister Ana Ruisa succumbed"));
        assert!(!two("Ana Ruiz died", "She died"));
    }
}
