//! Whatever came from a source, made harmless for where it goes.

use std::borrow::Cow;

use crate::text::one_line;

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

/// Where the first of those stands. Text of printable ASCII, as most is, has none: its bytes are looked at
/// many at a time.
#[must_use]
pub fn find_unsafe(text: &str) -> Option<usize> {
    let plain = text.bytes().fold(true, |plain, byte| plain & (b' '..0x7f).contains(&byte));
    if plain { None } else { text.find(is_unsafe) }
}

/// For a terminal: every unsafe character replaced by a visible one that takes as many bytes, so
/// that offsets stay what they are. A carriage return becomes a space.
#[must_use]
pub fn terminal(text: &str) -> Cow<'_, str> {
    if find_unsafe(text).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_unsafe(c) { visible(c) } else { c }).collect())
}

/// For a terminal, on one line, white space folded.
#[must_use]
pub fn line(text: &str) -> String {
    one_line(terminal(text))
}

/// For Markdown, inline or in the cell of a table: nothing in it is markup, a link or a mention.
#[must_use]
pub fn markdown(text: &str) -> String {
    let safe = terminal(text);
    let mut out = String::with_capacity(safe.len() + safe.len() / 8);
    for c in safe.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Bare addresses become links, and names after an at sign are called.
            ':' if out.ends_with("http") || out.ends_with("https") => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            '\n' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '^' | '{' | '}' => {
                out.extend(['\\', c]);
            }
            _ => out.push(c),
        }
    }
    out
}

/// For HTML, in text or in a quoted attribute: nothing in it is markup.
#[must_use]
pub fn html(text: &str) -> Cow<'_, str> {
    let safe = terminal(text);
    if !safe.contains(['&', '<', '>', '"', '\'']) {
        return safe;
    }
    let mut out = String::with_capacity(safe.len() + safe.len() / 8);
    for c in safe.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// For a cell of a spreadsheet: on one line, and not a formula, which an apostrophe before it makes it text.
#[must_use]
pub fn cell(text: &str) -> String {
    let line = line(text);
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    if line.trim_start().starts_with(formula) { format!("'{line}") } else { line }
}

/// For the text of a workflow command of GitHub Actions, which ends with its line. The older form of a command
/// begins anywhere in a line, with `##[`.
#[must_use]
pub fn workflow_data(text: &str) -> String {
    text.replace("##[", "## [").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// For a property of such a command: on one line, and ended neither by a comma nor by a colon.
#[must_use]
pub fn workflow_property(text: &str) -> String {
    workflow_data(&line(text)).replace(':', "%3A").replace(',', "%2C")
}

/// For a message in SARIF: on one line, and without links (section 3.11.6) and placeholders (3.11.5).
#[must_use]
pub fn sarif(text: &str) -> String {
    let line = line(text);
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '[' | ']' | '\\' => out.extend(['\\', c]),
            '{' | '}' => out.extend([c, c]),
            _ => out.push(c),
        }
    }
    out
}

/// A path as a URI reference (RFC 3986), an absolute one with its scheme.
#[must_use]
pub fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let encoded = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    std::iter::once(scheme.to_owned()).chain(path.bytes().map(encoded)).collect()
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
    fn markdown_sees_no_markup() {
        assert_eq!(markdown("<script>x</script>"), "&lt;script&gt;x&lt;/script&gt;");
        assert_eq!(markdown("a|b `c` *d* _e_ [f](g)\nh"), "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) h");
        assert_eq!(markdown("https://x.org @ana &copy;"), "https&#58;//x.org &#64;ana &amp;copy;");
    }

    #[test]
    fn html_sees_no_markup_and_no_end_of_an_attribute() {
        let hostile = "<img src=x onerror='x'> \"&copy; \u{202e}\u{0}";
        assert_eq!(html(hostile), "&lt;img src=x onerror=&#39;x&#39;&gt; &quot;&amp;copy; \u{fffd}?");
        assert!(matches!(html("forty dead: «quarante»"), Cow::Borrowed(_)));
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_source_says_markdown_reads_it_as_plain_text(text in "[-<>&`*_\\[\\]()|~#!a. :/@\\\\\"'{}+=^$1\n]{0,40}") {
            let line = format!("x {} x", markdown(&text));
            for event in pulldown_cmark::Parser::new_ext(&line, pulldown_cmark::Options::all()) {
                use pulldown_cmark::{Event, Tag, TagEnd};
                let plain = matches!(event, Event::Text(_) | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
                proptest::prop_assert!(plain, "{event:?} in {line:?}");
            }
        }
    }

    #[test]
    fn a_spreadsheet_sees_no_formula() {
        for formula in ["=1+1", " =1+1", "\n+1", "-1", "@SUM(A1)", "\t=1", "＝1"] {
            assert!(cell(formula).starts_with('\''), "{formula:?}: {:?}", cell(formula));
        }
        assert_eq!(cell("34 killed,\nat least"), "34 killed, at least");
    }

    #[test]
    fn a_workflow_command_ends_where_it_should() {
        assert_eq!(workflow_data("100%\r\n::error::x ##[set-env]"), "100%25%0D%0A::error::x ## [set-env]");
        assert_eq!(workflow_property("a,b: c\n%"), "a%2Cb%3A c %25");
    }

    #[test]
    fn a_message_in_sarif_has_no_link_and_no_placeholder() {
        assert_eq!(sarif("[a](http://b) {0} \\"), "\\[a\\](http://b) {{0}} \\\\");
    }

    #[test]
    fn a_path_becomes_a_uri_reference() {
        assert_eq!(uri("sources/a b:é.txt"), "sources/a%20b%3A%C3%A9.txt");
        assert_eq!(uri("/tmp/x#1"), "file:///tmp/x%231");
    }

    #[test]
    fn harmless_text_is_not_even_copied() {
        assert!(matches!(terminal("forty\tdead, «quarante morts»\n"), Cow::Borrowed(_)));
    }
}
