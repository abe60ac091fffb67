//! Who says something in a source: whom it names, else the one who publishes it.

use crate::check::View;
use crate::claim::ClaimRef;
use crate::lexicon::names;
use crate::resolve::words_of_content;
use crate::text::fold;

/// So many words of content of a longer name are that name: "Podgorske novosti" for its edition online.
const TELLING: usize = 2;

/// Whether a claim of a source is said there by the one who is named.
pub(super) fn says(view: &View<'_>, named: &str, at: ClaimRef) -> bool {
    match view.claim(at).attributed_to.as_deref() {
        Some(by) => is_one(view, named, by),
        None => view.source(at).publisher.as_deref().is_some_and(|publisher| is_one(view, named, publisher)),
    }
}

fn is_one(view: &View<'_>, a: &str, b: &str) -> bool {
    let (x, y) = (words_of_content(view.lexicon, a), words_of_content(view.lexicon, b));
    let (few, many) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    fold(a) == fold(b) || few.len() >= TELLING && few.is_subset(many) || names(a, b).same
}
