//! A few words between quotation marks that no verb of saying governs: "condemned an “act of rebellion”".

use std::ops::Range;

use super::{marks, quotations, real};
use crate::claim::{Claim, NameType, Status, Value};
use crate::extract::phrase::text;
use crate::extract::{Context, Reading};
use crate::lexicon::Class;
use crate::text::Case;

/// The attribute of such words.
pub const FRAGMENT: &str = "fragment";

/// Adds such words to the claims of a document, each by the name that stands before it in its sentence, and gives that
/// name to the quotations of nobody: who says them is a guess. What else stands between marks (a scare quote, a title) may be
/// among them.
pub fn add_fragments(context: &Context<'_>, claims: &mut Vec<Claim>) {
    let reading = &context.reading;
    let whole = quotations(reading);
    for inner in marks::pairs(reading).into_iter().filter(|inner| is_told(reading, inner)) {
        let span = reading.document.in_file(reading.span(inner.start, inner.end));
        let speaker = speaker(context, &inner);
        if whole.contains(&inner) {
            let nobody = |claim: &&mut Claim| {
                claim.span.start <= span.start && span.end <= claim.span.end && is_nobody(claim)
            };
            if let Some((claim, speaker)) = claims.iter_mut().find(nobody).zip(speaker) {
                guess(claim, speaker);
            }
        } else {
            let value = Value::Quote { speaker: speaker.unwrap_or_default(), words: text(reading, &inner) };
            claims.push(Claim { span, ..context.claim(FRAGMENT, value, &inner) });
        }
    }
}

fn is_nobody(claim: &Claim) -> bool {
    matches!(&claim.value, Value::Quote { speaker, .. } if speaker.is_empty())
        && claim.status == Status::Extracted
}

fn guess(claim: &mut Claim, name: String) {
    if let Value::Quote { speaker, .. } = &mut claim.value {
        *speaker = name;
    }
    claim.attribute = FRAGMENT.to_owned();
    // It is another claim, and gets another name.
    claim.id.0.clear();
}

/// Whether the words tell something in small letters; a name or a title has capitals.
fn is_told(reading: &Reading<'_>, inner: &Range<usize>) -> bool {
    let plain = |at: usize| reading.tokens[at].case == Case::Lower && !reading.has(at, Class::Function);
    !real::is_name(reading, inner) && inner.clone().any(plain)
}

fn speaker(context: &Context<'_>, inner: &Range<usize>) -> Option<String> {
    let sentence = context.reading.sentence_of(inner.start);
    let mut before = context.names.iter().rev().filter(|name| {
        name.tokens.end <= inner.start
            && context.reading.sentence_of(name.tokens.start) == sentence
            && name.r#type != NameType::Place
    });
    before.next().map(|name| name.text.clone())
}

#[cfg(test)]
mod tests {
    use super::{FRAGMENT, add_fragments};
    use crate::claim::Value;
    use crate::extract::Context;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    fn told(text: &str) -> Vec<String> {
        let document = ingest::read("a.txt".into(), text.to_owned());
        let context = Context::new(&document, Lexicon::english());
        let mut claims = context.claims().claims;
        add_fragments(&context, &mut claims);
        let found = claims.into_iter().filter(|claim| claim.attribute == FRAGMENT);
        let told = found.map(|claim| match claim.value {
            Value::Quote { speaker, words } => format!("{speaker}: {words}"),
            other => format!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn words_between_marks_that_nobody_says_are_those_of_the_name_before_them() {
        assert_eq!(told("Vesna Perić saw an “act of rebellion”."), ["Vesna Perić: act of rebellion"]);
        assert_eq!(told("The army left. The \"final\" vote came."), [": final"]);
    }

    #[test]
    fn quotations_and_names_are_none() {
        for text in
            ["Vesna Perić said that the vote was “a sad day for Orm”.", "He read the “Orm Herald” daily."]
        {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
