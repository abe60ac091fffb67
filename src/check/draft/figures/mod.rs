//! What a draft tells that no claim holds: figures of kilometres, money, hours, trucks, and what is told by denying
//! something else. It is held against the texts of the sources, whatever claims were made of those.

mod contrast;
mod rate;
mod read;
mod weigh;

use crate::check::judgement::Judgement;
use crate::check::order::gravest_first;
use crate::check::view::shorten;
use crate::check::{Checked, Finding, Reason, Settings, View};
use crate::claim::{
    Claim, ClaimId, ClaimRef, Count, EventRef, Place, Scope, SourceClaims, Status, Value, name_all,
};
use crate::document::Document;
use crate::extract::{Context, Held, Reading};
use crate::lexicon::Lexicon;
use crate::text::{Span, one_line};
use contrast::Passages;
use read::Figure;
use weigh::{Known, Standing, standing};

/// A figure in millionths.
const ONE: u128 = 1_000_000;

/// The figures and contrasts of a draft, held against the texts of its sources.
#[derive(Debug, Default)]
pub struct Figures {
    /// Where those stand, in the text that was read, of which nothing need be said besides.
    pub told: Vec<Span>,
    /// What is to be told: a figure of the draft, and those that the sources have instead.
    findings: Vec<Instead>,
}

/// A figure of the draft, and what there is instead.
#[derive(Debug)]
struct Instead {
    own: Told,
    others: Vec<Told>,
    reason: Reason,
    /// Whether it is no more than likely.
    weak: bool,
    slip: Option<String>,
    /// What was compared.
    evidence: Vec<String>,
}

/// A figure in its source.
#[derive(Clone, Debug)]
struct Told {
    source: usize,
    claim: Claim,
}

/// A text of a source, by the index of the source.
struct Text<'a> {
    source: usize,
    reading: Reading<'a>,
}

impl Figures {
    /// Holds the figures and contrasts of the draft, the source of this index, against the texts of the others. What a claim
    /// of the draft holds is asked for elsewhere.
    #[must_use]
    pub fn hold(lexicon: &Lexicon, claims: &[Claim], draft: usize, documents: &[Option<Document>]) -> Self {
        let Some(Some(document)) = documents.get(draft) else { return Self::default() };
        let context = Context::new(document, lexicon);
        let others = documents.iter().enumerate().filter(|(source, _)| *source != draft);
        let others: Vec<Text<'_>> = { others }
            .filter_map(|(source, document)| {
                Some(Text { source, reading: Reading::new(document.as_ref()?, lexicon) })
            })
            .collect();
        let mut all = Self::default();
        all.hold_figures(lexicon, &context, &Held::by(&context, claims), draft, &others);
        all.hold_contrasts(lexicon, &context.reading, draft, &others);
        all
    }

    fn hold_figures(
        &mut self,
        lexicon: &Lexicon,
        context: &Context<'_>,
        held: &Held,
        draft: usize,
        texts: &[Text<'_>],
    ) {
        let own = read::figures(&context.reading, lexicon);
        let (texts, others): (Vec<&Text<'_>>, Vec<Figure>) = { texts.iter() }
            .flat_map(|text| {
                read::figures(&text.reading, lexicon).into_iter().map(move |figure| (text, figure))
            })
            .unzip();
        let known = Known::new(others, &own);
        for figure in own.iter().filter(|figure| figure.tells() && !held.covers(figure.core)) {
            let instead = match standing(figure, &known) {
                Standing::Open => continue,
                Standing::Borne => None,
                Standing::Nowhere => Some(Vec::new()),
                Standing::Against(instead) => Some(instead),
            };
            self.told.push(figure.core);
            if let Some(instead) = instead {
                let told = |&at: &usize| {
                    let Text { source, reading } = texts[at];
                    Told { source: *source, claim: figure_claim(known.figure(at), reading.document) }
                };
                self.findings.push(Instead {
                    own: Told { source: draft, claim: figure_claim(figure, context.reading.document) },
                    others: instead.iter().map(told).collect(),
                    reason: if instead.is_empty() { Reason::Unsourced } else { Reason::AgainstAll },
                    weak: true,
                    slip: instead.iter().find_map(|&at| weigh::slip(figure, known.figure(at))),
                    evidence: weigh::evidence(figure, instead.first().map(|&at| known.figure(at))),
                });
            }
        }
    }

    fn hold_contrasts(&mut self, lexicon: &Lexicon, reading: &Reading<'_>, draft: usize, texts: &[Text<'_>]) {
        let own = Passages::read(reading, lexicon);
        if own.contrasts().is_empty() {
            return;
        }
        let sources: Vec<Passages> =
            texts.iter().map(|text| Passages::read(&text.reading, lexicon)).collect();
        for contrast in own.contrasts() {
            let (at, sentence, weak) = match contrast::standing(contrast, &sources) {
                contrast::Standing::Borne => continue,
                contrast::Standing::Exchanged(at, sentence) => (at, sentence, false),
                contrast::Standing::Otherwise(at, sentence) => (at, sentence, true),
            };
            let Text { source, reading: there } = &texts[at];
            let whole = |reading: &Reading<'_>, sentence: usize| {
                let tokens = &reading.sentences[sentence].tokens;
                reading.span(tokens.start, tokens.end)
            };
            let told = |reading: &Reading<'_>, span: Span, sentence: usize| {
                let text = &reading.document.text;
                let about = one_line(whole(reading, sentence).of(text));
                let value = Value::Cause { effect: about.clone(), cause: one_line(span.of(text)) };
                claim(reading.document, "contrast".to_owned(), value, about, span)
            };
            self.findings.push(Instead {
                own: Told { source: draft, claim: told(reading, contrast.span, contrast.sentence) },
                others: vec![Told { source: *source, claim: told(there, whole(there, sentence), sentence) }],
                reason: Reason::Exchanged,
                weak,
                slip: None,
                evidence: vec![told_by(weak).to_owned()],
            });
        }
    }

    /// Tells of them beside what was found in the claims: each becomes a claim of its source, behind those that were
    /// compared.
    pub fn tell(self, sources: &mut [SourceClaims], checked: &mut Checked, settings: &Settings<'_>) {
        let compared: Vec<usize> = sources.iter().map(|from| from.claims.len()).collect();
        let mut add = |Told { source, claim }: Told| {
            let from = &mut sources[source];
            let known = from.claims[compared[source]..].iter().position(|known| known.span == claim.span);
            let index = known.map_or(from.claims.len(), |at| compared[source] + at);
            if known.is_none() {
                from.claims.push(claim);
                name_all(&from.source.id, &mut from.claims);
            }
            ClaimRef { source, claim: index }
        };
        let mut found = Vec::new();
        for Instead { own, others, reason, weak, slip, evidence } in self.findings {
            let claims: Vec<ClaimRef> = [own].into_iter().chain(others).map(&mut add).collect();
            found.push((claims, reason, weak, slip, evidence));
        }
        let view = View { sources, lexicon: settings.lexicon };
        let told = found.into_iter().map(|(claims, reason, weak, hint, evidence)| Judgement {
            hint,
            weak,
            evidence,
            ..judgement(&view, reason, claims)
        });
        let told = crate::check::findings(&view, told.collect(), settings.rules).into_iter();
        checked.findings.extend(told.map(|finding| Finding { of_texts: true, ..finding }));
        checked.findings = gravest_first(std::mem::take(&mut checked.findings));
    }
}

/// How it is known that a source has a contrast otherwise.
const fn told_by(weak: bool) -> &'static str {
    if weak {
        "a sentence of the source says of the one side what the draft says of the other"
    } else {
        "the source has the two sides of the contrast exchanged"
    }
}

/// "17 km (draft); 12 km (herald)"
fn judgement(view: &View<'_>, reason: Reason, claims: Vec<ClaimRef>) -> Judgement {
    let told = |at: &ClaimRef| format!("{} ({})", shorten(&view.claim(*at).quote), view.source(*at).id);
    let (quote, about) = (&view.claim(claims[0]).quote, shorten(&view.claim(claims[0]).about));
    let values = match reason {
        Reason::Unsourced => format!("{quote} (“{about}”)"),
        _ => claims.iter().map(told).collect::<Vec<_>>().join("; "),
    };
    Judgement { what: format!("“{about}”"), values, ..Judgement::new(view, reason, claims) }
}

/// A figure as a claim of its source.
fn figure_claim(figure: &Figure, document: &Document) -> Claim {
    let whole = |round: u128| u64::try_from(round / ONE).ok();
    let value =
        Count { min: whole(figure.number), max: whole(figure.number + ONE - 1), approx: figure.loose };
    let attribute = figure.measure(&document.text);
    claim(document, attribute, Value::Count(value), figure.sentence.clone(), figure.span)
}

/// A part of a text as a claim of its source.
fn claim(document: &Document, attribute: String, value: Value, about: String, span: Span) -> Claim {
    Claim {
        id: ClaimId::default(),
        attribute,
        value,
        about,
        event: EventRef::default(),
        scope: Scope::default(),
        as_of: None,
        attributed_to: None,
        hedge: None,
        anchor: None,
        place: Place::Prose,
        quote: one_line(span.of(&document.text)),
        span: document.in_file(span),
        status: Status::default(),
        note: None,
        ignore: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;
    use crate::check::{Checked, Settings};
    use crate::extract::extract;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    /// "draft-against-all: 17 km (draft); 11 km (herald)", with the quotes of its claims checked against their texts.
    fn told(draft: &str, source: &str) -> Vec<String> {
        let documents = [("draft.txt", draft), ("herald.txt", source)]
            .map(|(name, text)| Some(ingest::read(name.into(), text.to_owned())));
        let read = documents.iter().flatten();
        let mut sources: Vec<_> = read.map(|document| extract(document, Lexicon::english())).collect();
        let figures = Figures::hold(Lexicon::english(), &sources[0].claims, 0, &documents);
        let mut checked = Checked::default();
        figures.tell(&mut sources, &mut checked, &Settings::default());
        for at in checked.findings.iter().flat_map(|finding| &finding.claims) {
            let claim = at.of(&sources);
            assert_eq!(claim.span.of([draft, source][at.source]), claim.quote);
        }
        let told = checked.findings.iter().map(|finding| {
            let hint = finding.hint.as_ref().map(|hint| format!(", {hint}")).unwrap_or_default();
            format!("{}: {}{hint}", finding.rule, finding.message)
        });
        told.collect()
    }

    #[test]
    fn another_figure_of_a_source_is_told_with_what_it_may_be() {
        let paid = |sum: &str| format!("He promised every household {sum} dinars by 15 July.");
        let found = told(&paid("200,000"), &paid("20,000"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("draft-against-all: ") && found[0].ends_with(", times ten"),
            "{found:?}"
        );
        assert!(found[0].contains("200,000 dinars (draft); 20,000 dinars (herald)"), "{found:?}");
        assert_eq!(told(&paid("20,000"), &paid("20,000")), [""; 0]);
    }

    #[test]
    fn a_measure_that_no_source_has_is_a_note_and_a_thing_is_nothing() {
        let found = told("The bloc gave the junta 72 hours.", "The camp lies in Orm.");
        assert_eq!(
            found,
            ["draft-unsourced: Not in any source: 72 hours (“The bloc gave the junta 72 hours.”)"]
        );
        assert_eq!(told("Nine trucks reached Orm.", "The camp lies in Orm."), [""; 0]);
    }

    #[test]
    fn a_time_of_day_is_held_against_those_of_like_sentences() {
        let opened = |when: &str| format!("The gates of the dam were opened {when} on Tuesday, 4 May 2019.");
        let found = told(&opened("at half past five in the morning"), &opened("at 04:30"));
        let values = "at half past five in the morning (draft); at 04:30 (herald)";
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("draft-against-all: ") && found[0].ends_with(values), "{found:?}");
        for (draft, source) in [
            ("at 11 p.m.", "at 23:05"),
            ("at 23:05", "at about 11 p.m."),
            ("at midnight", "shortly before midnight"),
        ] {
            assert_eq!(told(&opened(draft), &opened(source)), [""; 0], "{draft}");
        }
        let found = told(&opened("at 23:05"), "The mayor spoke of the wave.");
        assert!(found.len() == 1 && found[0].starts_with("draft-unsourced: "), "{found:?}");
        assert_eq!(told(&opened("at 6 a.m."), "The curfew is in force from 10 p.m. to 6 a.m."), [""; 0]);
    }

    #[test]
    fn a_contrast_turned_round_is_told_with_the_sentence_of_the_source() {
        let source = "The wells were foul. Foul water, rather than rotten bread, spread the fever.";
        let found = told("Rotten bread, rather than foul water, spread the fever.", source);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("draft-exchanged: "), "{found:?}");
        assert!(found[0].ends_with("(herald)"), "{found:?}");
        assert_eq!(told(source, source), [""; 0]);
    }

    #[test]
    fn what_a_claim_holds_is_asked_for_elsewhere() {
        assert_eq!(told("The flood killed 34 people.", "The flood killed 43 people."), [""; 0]);
    }
}
