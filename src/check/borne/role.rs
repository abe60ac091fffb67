use std::collections::BTreeSet;

use super::name::stands;
use super::{MEND, Passage};
use crate::claim::Doubt;
use crate::lexicon::{Class, Lexicon, Tagged, prepare};
use crate::text::{Case, Span, TokenKind, fold};

/// An office, or who holds it, that stands neither in the quote nor in the sentence around it.
pub(super) fn doubt(person: &str, role: &str, passage: &Passage<'_>) -> Option<Doubt> {
    let quote = passage.quote();
    let told = says_pronoun(quote);
    missing(person, role, quote, told)?;
    let message = missing(person, role, &format!("{quote} | {}", passage.sentence()), told)?;
    Some(Doubt { message, help: MEND })
}

/// What of the claim these words do not say; whether they name the person may be `told` already.
fn missing(person: &str, role: &str, words: &str, told: bool) -> Option<String> {
    let tagged = Lexicon::english().tag(words, Span::new(0, words.len()));
    match (told || names(&tagged, person), holds(&tagged, role)) {
        (true, true) => None,
        (false, _) => Some(format!("neither the quote nor its sentence names {person}")),
        (true, false) => Some(format!("neither the quote nor its sentence calls {person} “{role}”")),
    }
}

/// Whether the text names the person: in full, by the last word of the name, or by the first alone.
fn names(text: &Tagged<'_>, person: &str) -> bool {
    let name = prepare(person);
    let (first, last) = (name.words().next(), name.words().next_back());
    let is = |at: usize, word: Option<&str>| word.is_some_and(|word| bare(text, at) == word);
    let goes_on = |at: usize| {
        text.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && next.case != Case::Lower)
    };
    stands(person, text.text) || (0..text.len()).any(|at| is(at, last) || is(at, first) && !goes_on(at))
}

/// "He was named premier": whom a pronoun means is for a reader to say.
fn says_pronoun(quote: &str) -> bool {
    let tagged = Lexicon::english().tag(quote, Span::new(0, quote.len()));
    (0..tagged.len()).any(|at| tagged.is_a(at, Class::Function, "pronoun"))
}

/// Whether every word of the office stands in the text, a rank in any of its forms.
fn holds(text: &Tagged<'_>, role: &str) -> bool {
    let said: BTreeSet<String> = (0..text.len()).map(|at| bare(text, at)).collect();
    let ranks: BTreeSet<&str> = (0..text.len()).filter_map(|at| rank(text, at)).collect();
    let office = Lexicon::english().tag(role, Span::new(0, role.len()));
    (0..office.len()).all(|at| {
        let told = office.tokens[at].kind == TokenKind::Word && !office.has(at, Class::Function);
        !told
            || said.contains(&bare(&office, at))
            || rank(&office, at).is_some_and(|rank| ranks.contains(rank))
    })
}

/// The rank at a token, which has several forms: "Capt." is a captain.
fn rank<'t>(tagged: &'t Tagged<'_>, at: usize) -> Option<&'t str> {
    Some(tagged.hit(at, Class::Rank)?.value)
}

/// A word, folded, without the dot of an abbreviation and the ending of a plural.
fn bare(tagged: &Tagged<'_>, at: usize) -> String {
    let folded = fold(tagged.word(at));
    let word = folded.trim_end_matches('.');
    let single = word.strip_suffix('s').filter(|rest| rest.len() > 3 && !rest.ends_with('s'));
    single.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::check::borne::doubt;
    use crate::check::borne::tests::changed;
    use crate::claim::tests::claim;
    use crate::claim::{Claim, Value};
    use crate::document::Source;

    const TEXT: &str = "Transport Minister Joseph Adeyinka met Capt. Amadou Sanogo in the port.";

    fn held_by(text: &str, who: &'static str, what: &'static str) -> Option<String> {
        changed(text, |value| match value {
            Value::Role { person, role } => {
                who.clone_into(person);
                what.clone_into(role);
                true
            }
            _ => false,
        })
    }

    #[test]
    fn a_person_whom_the_sentence_does_not_name_is_told() {
        assert_eq!(
            held_by(TEXT, "Ruth Adongo", "Transport Minister").as_deref(),
            Some("neither the quote nor its sentence names Ruth Adongo")
        );
        assert!(held_by(TEXT, "Joseph Okello", "Transport Minister").is_some());
    }

    #[test]
    fn an_office_that_the_sentence_does_not_name_is_told() {
        assert_eq!(
            held_by(TEXT, "Joseph Adeyinka", "Interior Minister").as_deref(),
            Some("neither the quote nor its sentence calls Joseph Adeyinka “Interior Minister”")
        );
    }

    #[test]
    fn what_the_sentence_says_in_another_form_is_borne_out() {
        for (person, role) in [
            ("Joseph Adeyinka", "Transport Minister"),
            ("Adeyinka", "minister of transport"),
            ("Minister Joseph Adeyinka", "minister"),
            ("Amadou Sanogo", "captain"),
        ] {
            assert_eq!(held_by(TEXT, person, role), None, "{person}, {role}");
        }
    }

    #[test]
    fn whom_a_pronoun_means_is_left_to_the_reader() {
        let value = Value::Role { person: "Joseph Adeyinka".into(), role: "prime minister".into() };
        let claim = Claim { value, ..claim("1", "He was named prime minister") };
        assert_eq!(doubt(&Source::default(), &claim, None), None);
        let named = Claim { quote: "Adongo was named prime minister".into(), about: String::new(), ..claim };
        assert!(doubt(&Source::default(), &named, None).is_some());
    }
}
