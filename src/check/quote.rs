//! One quotation, as two sources give it.

use std::borrow::Cow;

use super::judgement::{Given, pairs};
use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, Value};
use crate::resolve::words_of_quotation;
use crate::text::similar::runs;

/// At most so many words that differ are told of a side.
const TOLD: usize = 8;
/// What stands for words left out.
const GAPS: [&str; 3] = ["…", "...", "[...]"];

type Words<'a> = Vec<Cow<'a, str>>;

/// At most one judgement: that two sources give the words differently, and not only more or fewer of
/// them. Marks, capitals and accents are no difference.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Option<Judgement> {
    let given = Given::new(claims, |at| words(view, at));
    let altered = pairs(claims).filter(|(x, y)| {
        let (a, b) = (words(view, **x), words(view, **y));
        let apart = x.source != y.source && !part(a, b) && !part(b, a);
        apart && !given.both_by_both(**x, **y)
    });
    let differing = altered.map(|(&x, &y)| differing(words(view, x), words(view, y)));
    let differing = differing.min_by_key(String::len)?;
    let judgement = Judgement::new(view, Reason::Wording, claims.to_vec());
    Some(Judgement { values: format!("{differing} – {}", judgement.values), ..judgement })
}

/// The words that each of two quotations has and the other has not: "roof / wall".
pub(super) fn words_apart(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> String {
    differing(words(view, x), words(view, y))
}

/// How an excerpt stands to what is said to be the whole: every word of it is there, it has words more, or
/// others.
pub(super) fn relation(view: &View<'_>, excerpt: ClaimRef, whole: ClaimRef) -> Reason {
    let (a, b) = (words(view, excerpt), words(view, whole));
    if part(a, b) {
        Reason::Same
    } else if part(b, a) {
        Reason::Omission
    } else {
        Reason::Wording
    }
}

fn words<'a>(view: &View<'a>, at: ClaimRef) -> &'a str {
    match &view.claim(at).value {
        Value::Quote { words, .. } => words,
        _ => "",
    }
}

/// Whether the one is an excerpt of the other, each piece between gaps for itself.
pub(super) fn part(excerpt: &str, whole: &str) -> bool {
    let whole = words_of_quotation(whole);
    let gapless = GAPS.iter().fold(excerpt.to_owned(), |text, gap| text.replace(gap, "\n"));
    gapless.split('\n').all(|piece| {
        let piece = words_of_quotation(piece);
        piece.is_empty() || whole.windows(piece.len()).any(|window| window == piece)
    })
}

/// "roof / wall": what each has and the other has not.
pub(super) fn differing(a: &str, b: &str) -> String {
    let (a, b) = (words_of_quotation(a), words_of_quotation(b));
    let runs = runs(&a, &b);
    let left = |words: &Words<'_>, inside: &dyn Fn(usize) -> bool| {
        let own = words.iter().enumerate().filter(|(at, _)| !inside(*at)).take(TOLD + 1);
        let mut left: Vec<&str> = own.map(|(_, word)| word.as_ref()).collect();
        if left.len() > TOLD {
            left[TOLD] = "…";
        }
        left.join(" ")
    };
    let own = left(&a, &|at| runs.iter().any(|run| (run.a..run.a + run.len).contains(&at)));
    let other = left(&b, &|at| runs.iter().any(|run| (run.b..run.b + run.len).contains(&at)));
    match (own.is_empty(), other.is_empty()) {
        (true, true) => "another order of words".to_owned(),
        (false, false) => format!("{own} / {other}"),
        _ => format!("with and without “{own}{other}”"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn quotes(words: &[&str]) -> Vec<String> {
        let said = |words: &&str| format!("\"{words},\" said Mayor Vesna Perić.");
        let texts: Vec<String> = words.iter().map(said).collect();
        found(Kind::Quote, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    const WHOLE: &str = "We lost the bridge, the bakery and the school in forty minutes";

    #[test]
    fn one_word_for_another_alters_a_quotation() {
        let other = "We lost the bridge, the bakery and the church in forty minutes";
        assert_eq!(quotes(&[WHOLE, other]).len(), 1);
    }

    #[test]
    fn a_shorter_excerpt_is_the_same_quotation() {
        assert_eq!(quotes(&[WHOLE, "We lost the bridge, the bakery and the school"]), [""; 0]);
    }

    #[test]
    fn marks_and_capitals_are_no_words() {
        assert_eq!(
            quotes(&[WHOLE, "we lost the bridge – the bakery – and the school, in forty minutes"]),
            [""; 0]
        );
    }

    #[test]
    fn two_quotations_about_other_things_are_not_compared() {
        assert_eq!(
            quotes(&[WHOLE, "Nobody warned the people of the upper valley before the dam broke"]),
            [""; 0]
        );
    }

    #[test]
    fn the_words_that_differ_are_told() {
        assert_eq!(
            super::differing(WHOLE, "We lost the bridge, the bakery and the church in forty minutes"),
            "school / church"
        );
        let turned = "We lost the school, the bakery and the bridge in forty minutes";
        assert_eq!(super::differing(WHOLE, turned), "another order of words");
    }

    #[test]
    fn an_excerpt_with_a_gap_is_the_same_quotation() {
        assert_eq!(quotes(&[WHOLE, "We lost the bridge … and the school in forty minutes"]), [""; 0]);
    }
}
