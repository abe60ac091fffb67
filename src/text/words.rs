use super::Span;

/// Whether the words stand in a text as words of their own: "niger" is not in "nigeria", nor "4" in "140". Both
/// are folded.
#[must_use]
pub fn contains_words(text: &str, words: &str) -> bool {
    let mut places = text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len()));
    places.any(|place| stands_alone(text, place))
}

/// Whether no letter or digit runs on over either end.
#[must_use]
pub fn stands_alone(text: &str, place: Span) -> bool {
    let runs_on = |outer: Option<char>, inner: Option<char>| {
        outer.zip(inner).is_some_and(|(outer, inner)| outer.is_alphanumeric() && inner.is_alphanumeric())
    };
    let words = place.of(text);
    let before = text[..place.start].chars().next_back();
    let after = text[place.end..].chars().next();
    !runs_on(before, words.chars().next()) && !runs_on(after, words.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::contains_words;

    #[test]
    fn a_word_is_not_found_inside_another() {
        assert!(contains_words("nigeria and niger's capital", "niger"));
        assert!(!contains_words("nigeria", "niger") && !contains_words("140 dead", "4"));
        assert!(contains_words("(4) dead, 140 hurt", "4") && contains_words("dead: \"4\"", "\"4\""));
    }
}
