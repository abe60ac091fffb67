//! Words of a claim file that no table has, and that are near to one that a table has.
//!
//! Attributes and kinds of event are open: a person may need one that nobody thought of. A slip of
//! the hand though makes a fact of its own, that is held against nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::file::Places;
use super::{Attributes, Claim, Kind};
use crate::lexicon::{Class, Lexicon};
use crate::text::Span;
use crate::yaml::{Problem, Sheet, misspelt};

/// A warning for each such word, where it stands first.
pub(super) fn slips(sheet: &Sheet<'_>, claims: &[Claim], places: &[Places]) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let words = claims.iter().zip(places).flat_map(|(claim, places)| words(claim, places));
    let first = words.filter(|word| seen.insert((word.what, word.text)));
    first.filter_map(|word| word.slip(sheet)).collect()
}

/// A word that should be in a table.
struct Word<'a> {
    what: &'static str,
    text: &'a str,
    at: Span,
    known: &'static [&'static str],
}

fn words<'a>(claim: &'a Claim, places: &Places) -> impl Iterator<Item = Word<'a>> + use<'a> {
    let counted = (claim.value.kind() == Kind::Count).then(|| Word {
        what: "attribute",
        text: &claim.attribute,
        at: places.attribute,
        known: attributes(),
    });
    let event = claim.event.r#type.as_deref().zip(places.event_type);
    let event = event.map(|(text, at)| Word { what: "kind of event", text, at, known: events() });
    counted.into_iter().chain(event)
}

impl Word<'_> {
    fn slip(&self, sheet: &Sheet<'_>) -> Option<Problem> {
        let meant = misspelt(self.text, self.known).filter(|_| !self.known.contains(&self.text))?;
        let problem = Problem::new(sheet, self.at, format!("no {} is called `{}`", self.what, self.text));
        let help = format!("did you mean `{meant}`? As it is, the claim is compared with none of that name");
        Some(problem.label("not known").help(help).warning())
    }
}

fn attributes() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| Attributes::shipped().names());
    &NAMES
}

fn events() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> =
        LazyLock::new(|| Lexicon::english().values(Class::Event).into_iter().collect());
    &NAMES
}

#[cfg(test)]
mod tests {
    use crate::claim::parse;

    fn told(claim: &str) -> Vec<String> {
        let text = format!(
            "schema: crosscheck/claims/1\nsource: {{id: a}}\nclaims:\n  - {{kind: count, value: 4, quote: four, {claim}}}\n"
        );
        let read = parse("a.yaml", &text).unwrap().against(None::<&str>).unwrap();
        read.slips.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_slip_of_the_hand_in_an_open_word_is_told() {
        assert_eq!(told("attribute: kiled"), ["no attribute is called `kiled`"]);
        assert_eq!(told("attribute: killed, event: {type: fluod}"), ["no kind of event is called `fluod`"]);
    }

    #[test]
    fn a_word_of_ones_own_is_no_slip() {
        assert_eq!(told("attribute: vaccinated, event: {type: flood}"), [""; 0]);
    }
}
