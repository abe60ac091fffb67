use std::borrow::Cow;

use super::token::is_joiner;

/// Whether [`fold`] would return `word` unchanged.
#[must_use]
pub fn is_folded(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())
}

/// Lower case, without accents, in ASCII: "Touré" and "TOURE" both become `toure`, "Đukanović"
/// becomes `dukanovic`, a curly apostrophe a straight one; soft hyphens go.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if is_folded(word) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let seen: String = word.chars().filter(|c| !is_joiner(*c)).collect();
    let mut folded = any_ascii::any_ascii(&seen);
    folded.make_ascii_lowercase();
    Cow::Owned(folded)
}

/// The text on one line: white space of any kind and length is one blank, and none stands at its ends.
#[must_use]
pub fn one_line<'a>(text: impl Into<Cow<'a, str>>) -> String {
    let text = text.into();
    if is_one_line(&text) {
        return text.into_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether single blanks are all its white space, and none stands at its ends.
fn is_one_line(text: &str) -> bool {
    let (bytes, behind) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    let edges = [bytes.first(), bytes.last()];
    // Every byte is looked at, come what may: then many are looked at together.
    let controls = bytes.iter().fold(false, |any, &b| any | (b < b' '));
    let doubled = bytes.iter().zip(behind).fold(false, |any, (&a, &b)| any | (a == b' ') & (b == b' '));
    edges.iter().all(|edge| edge.is_some_and(|&b| b != b' '))
        && !controls
        && !doubled
        && (text.is_ascii() || !text.chars().any(|c| c != ' ' && c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::{fold, one_line};

    #[test]
    fn lines_and_gaps_become_single_blanks() {
        assert_eq!(one_line("  nine\n men\t died "), "nine men died");
        assert_eq!(one_line("nine\u{A0}men  “died”"), "nine men “died”");
        assert_eq!(one_line("nine men “died”"), "nine men “died”");
        assert_eq!(one_line(" \n"), "");
    }

    #[test]
    fn accents_case_and_curly_apostrophes_are_folded_away() {
        assert_eq!(fold("Touré"), "toure");
        assert_eq!(fold("Đukanović"), "dukanovic");
        assert_eq!(fold("L’Express"), "l'express");
        assert_eq!(fold("dead"), "dead");
        assert_eq!(fold("Dis\u{AD}placed"), "displaced");
    }
}
