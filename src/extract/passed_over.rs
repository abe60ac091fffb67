//! What was read and became no claim: the sentences that a person should look at.
//!
//! Nobody can tell what a grammar does not see. What it does see and then lets go, it can: a figure that may
//! count people beside a word for what befalls them, a date beside such a word where nothing else of the
//! sentence is claimed, a plain word for a cause, a quotation whose speaker it did not find. Of names there
//! is nothing to tell, since every person and organisation that is read is a claim.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Context, Held, Sentence, count};
use crate::claim::{Claim, Kind, Status, Value};
use crate::document::{BlockKind, Wording};
use crate::lexicon::{Class, Classes};
use crate::text::{Span, one_line};

/// So many sentences of a source are named; all are counted.
const NAMED: usize = 20;

/// Words for what befalls people.
const OUTCOMES: Classes =
    Classes::of(&[Class::Affect, Class::Suffer, Class::OutcomeNoun, Class::OutcomeAdjective]);

/// Kinds of connective that tell of a cause wherever they stand; others ("as", "for", "with") often do not.
const PLAIN: [&str; 3] = ["because", "due_to", "led_to"];

/// The sentences of a source that something was read from and no claim made of, as far as they are told by
/// their words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct PassedOver {
    /// How many there are, by the kind of claim that might have been made.
    #[serde(flatten)]
    pub kinds: BTreeMap<Kind, usize>,
    /// The first of them, in order of the text.
    #[serde(skip)]
    pub sentences: Vec<Gap>,
}

/// A sentence of which no claim was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The kind of claim that might have been made.
    pub kind: Kind,
    /// The sentence, in the text that was read.
    pub span: Span,
    /// Why it is named.
    pub why: Cow<'static, str>,
}

/// Why a sentence is named of which such a claim might have been made.
fn why(context: &Context<'_>, sentence: &Sentence, kind: Kind) -> Cow<'static, str> {
    match kind {
        Kind::Count => match count::first_of_people(context, sentence) {
            Some(number) => {
                let told = one_line(number.span.of(context.reading.text));
                format!("“{told}” may count people, and no claim made of it").into()
            }
            None => "a number, and no claim made of it".into(),
        },
        Kind::Date => "a date and what befell people, and no claim".into(),
        Kind::Cause => "a word for a cause, and no claim made of it".into(),
        Kind::Quote => "a quotation without a speaker".into(),
        Kind::Name | Kind::Role => "read, and no claim".into(),
    }
}

/// What of a document is in none of its claims. Those of a claim file count as well, the rejected ones
/// among them: somebody looked at their sentences.
#[must_use]
pub fn passed_over(context: &Context<'_>, claims: &[Claim]) -> PassedOver {
    let touched = Touched::by(context, claims);
    let mut found = PassedOver::default();
    for (index, sentence) in context.reading.sentences.iter().enumerate() {
        for kind in [Kind::Count, Kind::Date, Kind::Cause, Kind::Quote] {
            if touched.leaves_open(context, index, sentence, kind) {
                found.add(kind, span(context, sentence), why(context, sentence, kind));
            }
        }
    }
    found
}

fn span(context: &Context<'_>, sentence: &Sentence) -> Span {
    context.reading.span(sentence.tokens.start, sentence.tokens.end)
}

impl PassedOver {
    fn add(&mut self, kind: Kind, span: Span, why: Cow<'static, str>) {
        *self.kinds.entry(kind).or_default() += 1;
        if self.sentences.len() < NAMED {
            self.sentences.push(Gap { kind, span, why });
        }
    }

    /// Adds the sentences with a figure that stands in no claim: of a text about to be published every figure is
    /// asked for, whatever it counts; but for those of which something else is told.
    pub fn add_figures(&mut self, context: &Context<'_>, claims: &[Claim], told: &[Span]) {
        let held = Held::by(context, claims);
        let is_told = |span: Span| told.iter().any(|told| told.start < span.end && span.start < told.end);
        let open = context.numbers.iter().filter(|number| {
            number.value.max != Some(1) && !held.covers(number.span) && !is_told(number.span)
        });
        let mut sentences: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for number in open {
            if let Some(sentence) = context.reading.sentence_of(number.tokens.start) {
                sentences.entry(sentence).or_default().push(number.span.of(context.reading.text));
            }
        }
        for (sentence, figures) in sentences {
            let sentence = &context.reading.sentences[sentence];
            let span = span(context, sentence);
            let named = self.sentences.iter().any(|gap| gap.span == span);
            if !named && is_running(context, sentence) {
                let why = format!("held against nothing: {}", figures.join(", "));
                self.add(Kind::Count, span, why.into());
            }
        }
        self.sentences.sort_by_key(|gap| gap.span.start);
    }
}

/// Whether the sentence stands in running text or a list.
fn is_running(context: &Context<'_>, sentence: &Sentence) -> bool {
    matches!(context.reading.block(sentence).kind, BlockKind::Paragraph | BlockKind::Item)
}

/// The sentences that claims touch, by kind, and those with a quotation of nobody.
#[derive(Default)]
struct Touched {
    kinds: BTreeSet<(usize, Kind)>,
    unspoken: BTreeSet<usize>,
}

impl Touched {
    fn by(context: &Context<'_>, claims: &[Claim]) -> Self {
        let (reading, wording) = (&context.reading, Wording::from(context.reading.document));
        let mut touched = Self::default();
        // A claim whose quote has vanished has no place.
        for claim in claims.iter().filter(|claim| claim.span != Span::default()) {
            let place = wording.read(claim.span);
            let first = reading.tokens.partition_point(|token| token.span.end <= place.start);
            let last = reading.tokens.partition_point(|token| token.span.start < place.end);
            let sentences = reading.sentence_of(first)..=reading.sentence_of(last.saturating_sub(1));
            let (Some(from), Some(to)) = sentences.into_inner() else { continue };
            touched.kinds.extend((from..=to).map(|sentence| (sentence, claim.value.kind())));
            let nobody = matches!(&claim.value, Value::Quote { speaker, .. } if speaker.is_empty());
            if nobody && claim.status == Status::Extracted {
                touched.unspoken.insert(from);
            }
        }
        touched
    }

    fn leaves_open(&self, context: &Context<'_>, index: usize, sentence: &Sentence, kind: Kind) -> bool {
        let reading = &context.reading;
        let told = || is_running(context, sentence);
        let none = |kinds: &[Kind]| kinds.iter().all(|kind| !self.kinds.contains(&(index, *kind)));
        match kind {
            Kind::Count => {
                sentence.classes.any(OUTCOMES)
                    && none(&[Kind::Count])
                    && told()
                    && count::first_of_people(context, sentence).is_some()
            }
            Kind::Date => {
                sentence.classes.any(OUTCOMES)
                    && none(&[Kind::Count, Kind::Date, Kind::Role, Kind::Cause, Kind::Quote])
                    && told()
                    && has_date(context, sentence)
            }
            Kind::Cause => {
                sentence.classes.has(Class::Causal)
                    && none(&[Kind::Cause])
                    && told()
                    && sentence
                        .tokens
                        .clone()
                        .any(|at| reading.hits(at, Class::Causal).any(|hit| PLAIN.contains(&hit.value)))
            }
            Kind::Quote => self.unspoken.contains(&index),
            Kind::Name | Kind::Role => false,
        }
    }
}

fn has_date(context: &Context<'_>, sentence: &Sentence) -> bool {
    let first = context.dates.partition_point(|date| date.tokens.start < sentence.tokens.start);
    context.dates.get(first).is_some_and(|date| date.tokens.start < sentence.tokens.end)
}

#[cfg(test)]
mod tests {
    use super::{NAMED, PassedOver, passed_over};
    use crate::claim::{Kind, Status};
    use crate::extract::Context;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    fn read<T>(text: &str, claimed: bool, told: impl Fn(&PassedOver, &str) -> T) -> T {
        let text = format!("---\npublished: 2019-05-08\n---\n{text}\n");
        let document = ingest::read("a.txt".into(), text);
        let context = Context::new(&document, Lexicon::english());
        let claims = if claimed { context.claims().claims } else { Vec::new() };
        told(&passed_over(&context, &claims), &document.text)
    }

    /// "count: The sentence."
    fn gaps(text: &str) -> Vec<String> {
        read(text, true, |found, text| {
            let named = found.sentences.iter();
            named.map(|gap| format!("{}: {}", gap.kind.name(), gap.span.of(text))).collect()
        })
    }

    #[test]
    fn a_sentence_whose_claims_were_made_is_not_named() {
        assert_eq!(gaps("The flood in Sarpe killed 34 people on 3 May 2019."), [""; 0]);
        assert_eq!(gaps("The mutiny was caused by unpaid wages."), [""; 0]);
        assert_eq!(gaps("“We will stay here,” said Mayor Ana Kovac."), [""; 0]);
    }

    #[test]
    fn without_its_claims_a_sentence_is_named_for_what_it_has() {
        let text =
            "The flood in Sarpe killed 34 people on 3 May 2019. The mutiny was caused by unpaid wages.";
        let kinds = read(text, false, |found, _| found.kinds.clone());
        assert_eq!(kinds, [(Kind::Count, 1), (Kind::Date, 1), (Kind::Cause, 1)].into());
    }

    #[test]
    fn figures_of_other_things_are_not_named() {
        for text in ["The flood in Sarpe destroyed 34 bridges.", "The council has 34 members."] {
            assert_eq!(gaps(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn of_a_draft_every_figure_is_asked_for() {
        let text = "The flood in Sarpe killed 34 people on 3 May 2019. The bloc gave the council 48 hours.";
        let document = ingest::read("a.txt".into(), format!("---\npublished: 2019-05-08\n---\n{text}\n"));
        let context = Context::new(&document, Lexicon::english());
        let mut found = PassedOver::default();
        found.add_figures(&context, &context.claims().claims, &[]);
        let named = found.sentences.iter().map(|gap| (gap.span.of(&document.text), gap.why.as_ref()));
        let told = ("The bloc gave the council 48 hours.", "held against nothing: 48");
        assert_eq!(named.collect::<Vec<_>>(), [told]);
    }

    #[test]
    fn a_quotation_of_nobody_that_somebody_refused_is_not_named() {
        let text =
            "The rain went on for days.\n\n“We will stay here until the water is gone from the street.”";
        let document = ingest::read("a.txt".into(), text.to_owned());
        let context = Context::new(&document, Lexicon::english());
        let mut claims = context.claims().claims;
        assert!(passed_over(&context, &claims).kinds.contains_key(&Kind::Quote));
        claims.iter_mut().for_each(|claim| claim.status = Status::Rejected);
        assert!(!passed_over(&context, &claims).kinds.contains_key(&Kind::Quote));
    }

    #[test]
    fn a_quotation_of_nobody_is_named() {
        let told = gaps(
            "The rain went on for days.\n\n“We will stay here until the water is gone from the street.”",
        );
        assert_eq!(told, ["quote: “We will stay here until the water is gone from the street.”"]);
    }

    #[test]
    fn of_many_sentences_the_first_are_named_and_all_are_counted() {
        let text = "The flood in Sarpe killed 34 people. ".repeat(NAMED + 5);
        let (named, counted) =
            read(&text, false, |found, _| (found.sentences.len(), found.kinds[&Kind::Count]));
        assert_eq!((named, counted), (NAMED, NAMED + 5));
    }
}
