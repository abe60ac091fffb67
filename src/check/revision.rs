//! One source against itself: a second figure that a sentence sets against its first.

use super::{Judgement, Reason, View};
use crate::claim::{Claim, ClaimRef, Place, Scope, Status};
use crate::lexicon::Class;
use crate::text::{Span, TokenKind};

/// A source corrects itself within one sentence, in bytes.
const SENTENCE: usize = 200;

/// "At least 60 …, but later reports put the figure at 95".
#[must_use]
pub(super) fn judge(view: &View<'_>, source: usize) -> Vec<Judgement> {
    let counts: Vec<ClaimRef> = view.counts(source).collect();
    let beside = counts.iter().zip(counts.iter().skip(1));
    let revised = beside.filter(|(x, y)| revises(view, view.claim(**x), view.claim(**y)));
    revised.map(|(&x, &y)| Judgement::new(view, Reason::Revision, vec![x, y])).collect()
}

fn revises(view: &View<'_>, a: &Claim, b: &Claim) -> bool {
    let values = a.count().zip(b.count());
    let differ = values.is_some_and(|(x, y)| (x.min, x.max) != (y.min, y.max));
    let near = a.span.start.abs_diff(b.span.start) < SENTENCE && a.place == Place::Prose;
    let silent = b.scope == Scope { part: b.scope.part, ..Scope::default() };
    let alike = a.attribute == b.attribute && a.scope.group.is_some() && (silent || a.scope == b.scope);
    let stands = a.status != Status::Superseded && b.status != Status::Superseded;
    differ && near && alike && stands && !a.scope.part && is_bare(view, b)
}

/// A second figure for the same people is a number alone: "later reports put it at 300".
fn is_bare(view: &View<'_>, claim: &Claim) -> bool {
    let tagged = view.lexicon.tag(&claim.quote, Span::new(0, claim.quote.len()));
    let number = [Class::Cardinal, Class::Scale, Class::Bound, Class::Approximate];
    (0..tagged.len()).all(|at| {
        tagged.tokens[at].kind != TokenKind::Word || number.iter().any(|class| tagged.has(at, *class))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn revised(text: &str) -> Vec<String> {
        found(Kind::Count, &[text])
    }

    #[test]
    fn a_second_figure_for_the_same_people_is_a_revision() {
        let text = "At least 60 guards were captured, but later reports put the figure at 95.";
        assert_eq!(revised(text), ["revision: at least 60 (a); 95 (a)"]);
    }

    #[test]
    fn a_figure_for_other_people_is_none() {
        assert_eq!(revised("At least 60 guards were captured, and 20 civilians were wounded."), [""; 0]);
    }

    #[test]
    fn the_same_figure_again_is_none() {
        assert_eq!(
            revised("In all 60 guards were captured, and later reports confirmed the figure of 60."),
            [""; 0]
        );
    }
}
