//! Whatever came from a source, made harmless for where it goes.

use std::borrow::Cow;

/// Whether a character can drive a terminal or turn the text around it: a control character other
/// than tab and line feed, or a mark of direction (UAX #9; "Trojan Source", CVE-2021-42574).
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        _ => c.is_control(),
    }
}

/// For a terminal: every unsafe character replaced by a visible one that takes as many bytes, so
/// that offsets stay what they are. A carriage return becomes a space.
#[must_use]
pub fn terminal(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_unsafe(c) { visible(c) } else { c }).collect())
}

/// For a terminal, on one line, white space folded.
#[must_use]
pub fn line(text: &str) -> String {
    terminal(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn visible(c: char) -> char {
    match c.len_utf8() {
        _ if c == '\r' => ' ',
        1 => '?',
        2 => '·',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_sees_no_escape_sequence_and_every_offset_stays() {
        let hostile = "dead\u{1b}]0;owned\u{7} \u{9b}31m forty \u{202e}ytrof\r\n\u{feff}";
        let safe = terminal(hostile);
        assert_eq!(safe, "dead?]0;owned? ·31m forty \u{fffd}ytrof \n\u{fffd}");
        assert_eq!(safe.len(), hostile.len());
        assert!(!safe.contains(is_unsafe));
    }

    #[test]
    fn harmless_text_is_not_even_copied() {
        assert!(matches!(terminal("forty\tdead, «quarante morts»\n"), Cow::Borrowed(_)));
    }
}
