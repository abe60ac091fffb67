use std::ops::Range;

use super::{Class, Tagged};
use crate::text::{Case, TokenKind};

/// Cuts tokens into sentences: ranges of token indices, in order, without gaps.
///
/// A full stop ends none after an abbreviation or an initial, nor before a lower-case word.
/// Closing quotes and brackets belong to the sentence that they close.
#[must_use]
pub fn sentences(tagged: &Tagged<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        at += 1;
        if !ends_sentence(tagged, at - 1, tokens.end) {
            continue;
        }
        while at < tokens.end && closes(tagged, at) {
            at += 1;
        }
        found.push(start..at);
        start = at;
    }
    if start < tokens.end {
        found.push(start..tokens.end);
    }
    found
}

/// Whether the last byte of the token may be that of a stop: nearly every token is passed over here.
fn may_stop(tagged: &Tagged<'_>, i: usize) -> bool {
    let last = tagged.tokens[i].span.end - 1;
    matches!(tagged.text.as_bytes()[last], b'.' | b'!' | b'?' | 0x80..)
}

fn ends_sentence(tagged: &Tagged<'_>, i: usize, end: usize) -> bool {
    if !may_stop(tagged, i) {
        return false;
    }
    let word = tagged.word(i);
    let dotted = word.len() > 1 && word.ends_with('.');
    if !dotted && !matches!(word, "." | "!" | "?" | "…" | "。") {
        return false;
    }
    let mut next = i + 1;
    while next < end && closes(tagged, next) {
        next += 1;
    }
    if next >= end {
        return true;
    }
    if dotted {
        return starts_sentence(tagged, next) && tagged.has(next, Class::Function);
    }
    let spaced = tagged.tokens[next].spaced || next > i + 1;
    if word != "." {
        return spaced && starts_sentence(tagged, next);
    }
    // "1990’s.Then": a missing space still ends a sentence before a capitalised function word.
    let glued = !spaced && starts_sentence(tagged, next) && tagged.has(next, Class::Function);
    (spaced || glued) && starts_sentence(tagged, next) && !abbreviates(tagged, i)
}

fn starts_sentence(tagged: &Tagged<'_>, i: usize) -> bool {
    let token = tagged.tokens[i];
    match token.kind {
        TokenKind::Word => token.case != Case::Lower,
        TokenKind::Number => true,
        TokenKind::Symbol => {
            matches!(tagged.word(i), "\"" | "'" | "“" | "‘" | "«" | "„" | "(" | "[" | "–" | "—" | "-" | "*")
        }
    }
}

/// Whether the dot at `i` belongs to an abbreviation or an initial before it.
fn abbreviates(tagged: &Tagged<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let glued = !tagged.tokens[i].spaced;
    let initial = tagged.word(before).chars().count() == 1
        && tagged.tokens[before].kind == TokenKind::Word
        && tagged.tokens[before].case == Case::Title
        && !tagged.is(before, "i");
    glued && (initial || tagged.has(before, Class::Abbreviation))
}

fn closes(tagged: &Tagged<'_>, i: usize) -> bool {
    let token = tagged.tokens[i];
    let word = tagged.word(i);
    let mark =
        matches!(word, "”" | "’" | "»" | ")" | "]") || (matches!(word, "\"" | "'" | "." | "!" | "?" | "…"));
    mark && !token.spaced
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Lexicon, sentences};
    use crate::text::Span;

    fn cut(text: &str) -> Vec<&str> {
        let tagged = Lexicon::english().tag(text, Span::new(0, text.len()));
        sentences(&tagged, 0..tagged.len())
            .into_iter()
            .map(|s| tagged.span(s.start, s.end).of(text))
            .collect()
    }

    #[test]
    fn a_stop_ends_a_sentence_and_an_abbreviation_does_not() {
        assert_eq!(
            cut("It fell. Capt. Sow fled to St. Louis at 9 a.m. on Monday. He won."),
            ["It fell.", "Capt. Sow fled to St. Louis at 9 a.m. on Monday.", "He won."]
        );
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        assert_eq!(
            cut("He said: “We won.” They left. J. Smith stayed."),
            ["He said: “We won.”", "They left.", "J. Smith stayed."]
        );
    }
}
