//! A short quotation of the draft that its speaker has in a source, but for one word.

use super::Desk;
use crate::claim::{ClaimRef, Kind, Status, Value};
use crate::lexicon::{Class, Lexicon, names};
use crate::resolve::words_of_quotation;
use crate::text::{Span, fold};

/// The claim of a source in which the speaker of a quotation has all its words but one, and what stands there.
pub(super) fn one_word_off(desk: &Desk<'_>, quotation: ClaimRef) -> Option<(ClaimRef, String)> {
    let Value::Quote { speaker, words } = &desk.view.claim(quotation).value else { return None };
    let others = desk.corpus.features.iter().filter(|other| {
        other.kind == Kind::Quote && !desk.is_own(other.at) && other.claim.status != Status::Superseded
    });
    let mut near = others.filter_map(|other| match &other.claim.value {
        Value::Quote { speaker: who, words: there } if is_one(speaker, who) => {
            Some((other.at, exchanged(desk.view.lexicon, words, there)?))
        }
        _ => None,
    });
    near.next()
}

fn is_one(x: &str, y: &str) -> bool {
    !x.is_empty() && (fold(x) == fold(y) || names(x, y).same)
}

/// The passage of a quotation that has other words than `own` in one place: a word of content for another, with one
/// beside it that both have.
fn exchanged(lexicon: &Lexicon, own: &str, whole: &str) -> Option<String> {
    let (own, whole) = (words_of_quotation(own), words_of_quotation(whole));
    let is_content = |word: &str| {
        let tagged = lexicon.tag(word, Span::new(0, word.len()));
        !tagged.has(0, Class::Function)
    };
    let apart = |there: &&[std::borrow::Cow<'_, str>]| {
        let (same, other): (Vec<_>, Vec<_>) = own.iter().zip(*there).partition(|(a, b)| a == b);
        other.len() == 1
            && other.iter().all(|(a, b)| is_content(a) && is_content(b))
            && same.iter().any(|(a, _)| is_content(a))
    };
    let len = own.len().max(1);
    whole.windows(len).find(apart).map(|there| there.join(" "))
}

#[cfg(test)]
mod tests {
    use super::exchanged;
    use crate::lexicon::Lexicon;

    #[test]
    fn one_word_of_content_for_another_is_an_exchange() {
        let found = |own, whole| exchanged(Lexicon::english(), own, whole);
        assert_eq!(found("in full control", "in total control").as_deref(), Some("in total control"));
        assert_eq!(found("clear signal", "a strong signal to all").as_deref(), Some("strong signal"));
        assert_eq!(found("in control", "under control"), None);
        assert_eq!(found("in full swing", "in total control"), None);
        assert_eq!(found("in total control", "in total control"), None);
        assert_eq!(found("", "in total control"), None);
    }
}
