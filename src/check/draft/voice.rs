//! Who says something in a source: whom it names, else the one who publishes it.

use std::collections::BTreeSet;

use crate::check::View;
use crate::claim::ClaimRef;
use crate::lexicon::{Class, names};
use crate::resolve::words_of_content;
use crate::text::{Span, fold};

/// So many words of content of a publisher's name are that publisher: "Podgorske novosti" for its edition online.
const TELLING: usize = 2;

/// Whether a claim of a source is said there by the one who is named.
pub(super) fn says(view: &View<'_>, named: &str, at: ClaimRef) -> bool {
    match view.claim(at).attributed_to.as_deref() {
        Some(by) => fold(by) == fold(named) || words(view, by) == words(view, named) || names(by, named).same,
        None => reports(view, named, at),
    }
}

/// Whether a claim stands in a source of the one who is named, whoever says it there.
pub(super) fn reports(view: &View<'_>, named: &str, at: ClaimRef) -> bool {
    view.source(at).publisher.as_deref().is_some_and(|publisher| is_called(view, publisher, named))
}

/// Whether a publisher is called so; "United Nations" is not the United Nations Children's Fund.
fn is_called(view: &View<'_>, publisher: &str, name: &str) -> bool {
    let (all, told) = (words(view, publisher), words(view, name));
    let body = |word: &String| {
        let tagged = view.lexicon.tag(word, Span::new(0, word.len()));
        (0..tagged.len()).any(|at| tagged.has(at, Class::Organisation))
    };
    // "The ministry" is the only ministry that publishes anything here.
    let alone = |word: &String| body(word) && is_only_one(view, word, publisher);
    let bare = || told.len() == 1 && told.is_subset(&all) && told.iter().all(alone);
    let short = || told.len() >= TELLING && told.is_subset(&all) && !all.difference(&told).any(body);
    fold(publisher) == fold(name) || bare() || short()
}

/// Whether no other publisher has a word in its name.
fn is_only_one(view: &View<'_>, word: &str, publisher: &str) -> bool {
    let publishers = view.sources.iter().filter_map(|from| from.source.publisher.as_deref());
    publishers.filter(|other| fold(other) != fold(publisher)).all(|other| !words(view, other).contains(word))
}

fn words(view: &View<'_>, name: &str) -> BTreeSet<String> {
    words_of_content(view.lexicon, name)
}
