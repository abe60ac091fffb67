//! Who and what is said to have caused one event, side by side.

use std::collections::BTreeSet;

use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::lexicon::Class;
use crate::resolve::words_of_quotation;
use crate::text::{Span, TokenKind, fold};

/// What a claim is called that something was not the cause.
const DENIAL: &str = "not_cause";

/// What a cause speaks of.
type Frame = BTreeSet<String>;

/// The causes that the sources give for one effect: one judgement, where two sources each give a
/// cause that the other does not, or one denies what the other gives.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Option<Judgement> {
    let (denied, given): (Vec<ClaimRef>, Vec<ClaimRef>) = claims.iter().partition(|&&at| is_denial(view, at));
    let framed = |claims: &[ClaimRef]| -> Vec<(usize, Frame)> {
        let frames = claims.iter().map(|&at| (at.source, frame(view, at)));
        frames.filter(|(_, frame)| !frame.is_empty()).collect()
    };
    let (denied, given) = (framed(&denied), framed(&given));
    let apart = framed_apart(&given) || is_denied(&denied, &given);
    apart.then(|| Judgement::new(view, Reason::Framing, claims.to_vec()))
}

/// Whether a claim says of a cause that it was none.
pub(super) fn is_denial(view: &View<'_>, at: ClaimRef) -> bool {
    view.claim(at).attribute == DENIAL
}

/// How two causes of one effect stand to each other: one speaks of what the other speaks of, denies it, or
/// names another cause. What speaks of nothing that is known is compared word by word.
pub(super) fn relation(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> Reason {
    let denies = |at| is_denial(view, at);
    let (a, b) = (frame(view, x), frame(view, y));
    let one = if a.is_empty() || b.is_empty() { words(view, x) == words(view, y) } else { alike(&a, &b) };
    match (denies(x) == denies(y), one) {
        (true, true) => Reason::Same,
        (false, true) => Reason::Contradiction,
        (true, false) => Reason::Framing,
        (false, false) => Reason::Scope,
    }
}

/// The words of a cause.
fn words<'a>(view: &View<'a>, at: ClaimRef) -> Vec<std::borrow::Cow<'a, str>> {
    match &view.claim(at).value {
        Value::Cause { cause, .. } => words_of_quotation(cause),
        _ => Vec::new(),
    }
}

/// Two causes are one where a third of what the shorter speaks of is in the other: of two long ones, a word that
/// both happen to have tells nothing.
fn alike(x: &Frame, y: &Frame) -> bool {
    let common = x.intersection(y).count();
    common > 0 && common * 3 >= x.len().min(y.len())
}

/// Whether two sources each give a cause that the other does not.
fn framed_apart(given: &[(usize, Frame)]) -> bool {
    let of = |source: usize| given.iter().filter(move |(own, _)| *own == source).map(|(_, frame)| frame);
    let gives_alone = |a: usize, b: usize| of(a).any(|x| of(b).all(|y| !alike(x, y)));
    let sources: BTreeSet<usize> = given.iter().map(|(source, _)| *source).collect();
    sources.iter().any(|&a| sources.iter().any(|&b| a != b && gives_alone(a, b) && gives_alone(b, a)))
}

/// Whether a source gives what another denies: at least half of what the denial speaks of.
fn is_denied(denied: &[(usize, Frame)], given: &[(usize, Frame)]) -> bool {
    denied.iter().any(|(source, denied)| {
        let told = |frame: &Frame| denied.intersection(frame).count() * 2 >= denied.len();
        given.iter().any(|(other, frame)| other != source && told(frame))
    })
}

/// What a cause speaks of; of what no table knows, its words of content.
fn frame(view: &View<'_>, at: ClaimRef) -> Frame {
    let Value::Cause { cause, .. } = &view.claim(at).value else { return Frame::new() };
    let meaning = view.lexicon.meaning(cause);
    let known: Frame = meaning.concepts.into_iter().chain(meaning.events).collect();
    if known.is_empty() { words_of_content(view, cause) } else { known }
}

fn words_of_content(view: &View<'_>, text: &str) -> Frame {
    let tagged = view.lexicon.tag(text, Span::new(0, text.len()));
    let content = |i: &usize| tagged.tokens[*i].kind == TokenKind::Word && !tagged.has(*i, Class::Function);
    (0..tagged.len()).filter(content).map(|i| fold(tagged.word(i)).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::Settings;
    use crate::check::tests::{findings, found, sources};
    use crate::claim::Kind;
    use crate::lexicon::Lexicon;

    fn causes(texts: &[&str]) -> Vec<String> {
        found(Kind::Cause, texts)
    }

    #[test]
    fn two_causes_with_nothing_in_common_are_two_framings() {
        let texts =
            ["The mutiny was caused by unpaid wages.", "The mutiny was caused by foreign mining companies."];
        assert_eq!(causes(&texts), ["framing: unpaid wages (a); foreign mining companies (b)"]);
    }

    #[test]
    fn one_cause_in_other_words_is_one_framing() {
        let texts = [
            "The mutiny was caused by unpaid wages.",
            "The mutiny was triggered by wages that had not been paid.",
        ];
        assert_eq!(causes(&texts), [""; 0]);
    }

    #[test]
    fn one_word_of_many_makes_no_two_causes_one() {
        let texts = [
            "The collapse was caused by a bottom gate that had rusted shut during the long winter.",
            "The collapse was caused by internal erosion beneath the bottom outlet and blocked drains.",
        ];
        assert_eq!(causes(&texts).len(), 1);
    }

    #[test]
    fn a_cause_that_one_source_leaves_out_is_no_divergence() {
        let texts = [
            "The mutiny was caused by unpaid wages. The mutiny was caused by foreign mining companies.",
            "The mutiny was caused by unpaid wages.",
        ];
        assert_eq!(causes(&texts), [""; 0]);
    }

    #[test]
    fn causes_of_two_events_are_not_compared() {
        let texts = ["The mutiny was caused by unpaid wages.", "The flood was caused by heavy rain."];
        assert_eq!(causes(&texts), [""; 0]);
    }

    #[test]
    fn a_cause_that_another_source_denies_is_a_divergence() {
        let texts = ["The mutiny was caused by unpaid wages.", "The mutiny was not caused by unpaid wages."];
        assert_eq!(causes(&texts), ["framing: unpaid wages (a, b)"]);
    }

    #[test]
    fn causes_that_no_table_knows_are_told_apart_by_their_words() {
        let texts = ["The fire was caused by a faulty gasket.", "The fire was caused by a dropped spanner."];
        assert_eq!(causes(&texts), ["framing: a faulty gasket (a); a dropped spanner (b)"]);
        let texts = ["The fire was caused by a faulty gasket.", "The fire was caused by the faulty gasket."];
        assert_eq!(causes(&texts), [""; 0]);
    }

    #[test]
    fn a_frame_of_the_dossier_holds_its_causes_together() {
        let texts = ["The fire was caused by a faulty gasket.", "The fire was caused by a dropped spanner."];
        let more = [(
            "concept".to_owned(),
            [("carelessness".to_owned(), vec!["gasket+n".to_owned(), "spanner+n".to_owned()])].into(),
        )];
        let lexicon = Lexicon::english_and(&more.into()).unwrap();
        let settings = Settings { lexicon: &lexicon, ..Settings::default() };
        assert_eq!(findings(Kind::Cause, &sources(&texts), &settings), [""; 0]);
        assert_eq!(causes(&texts).len(), 1);
    }

    #[test]
    fn a_cause_that_both_sources_deny_is_no_divergence() {
        let texts =
            ["The mutiny was not caused by unpaid wages.", "The mutiny was not caused by foreign companies."];
        assert_eq!(causes(&texts), [""; 0]);
    }
}
