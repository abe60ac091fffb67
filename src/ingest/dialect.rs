use camino::Utf8Path;

use super::format::Format;
use super::line::Line;

/// How a text marks its headings, lists and links.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dialect {
    /// Plain text and Markdown: one reader, since plain texts borrow from Markdown.
    Plain,
    /// Wiki text: `==heading==`, `[[link]]`, `{{template}}`, `''emphasis''`.
    Wiki,
}

impl Dialect {
    /// The dialect that the extension names, else the one that the lines show: a heading between
    /// equals signs, a template or a link in double brackets is written nowhere else.
    pub(super) fn of(path: &Utf8Path, text: &str, lines: &[Line]) -> Self {
        match Format::of(path) {
            Some(Format::Wiki) => Self::Wiki,
            Some(Format::Markdown) => Self::Plain,
            _ if lines.iter().any(|l| is_wiki(l.span.of(text))) => Self::Wiki,
            _ => Self::Plain,
        }
    }
}

fn is_wiki(line: &str) -> bool {
    wiki_heading(line).is_some() || line.starts_with("{{") || line.starts_with("[[")
}

/// The level and the bounds of the text of `== text ==`, within the line.
pub(super) fn wiki_heading(line: &str) -> Option<(u8, usize, usize)> {
    let opening = line.len() - line.trim_start_matches('=').len();
    let closing = line.len() - line.trim_end_matches('=').len();
    let level = opening.min(closing).min(6);
    let inner = line.get(opening..line.len().saturating_sub(closing))?;
    (level > 0 && line.len() <= 300 && inner.contains(char::is_alphanumeric)).then_some(())?;
    Some((u8::try_from(level).ok()?, opening, line.len() - closing))
}

#[cfg(test)]
mod tests {
    use super::{Dialect, wiki_heading};
    use crate::ingest::line::lines;

    #[test]
    fn a_dialect_is_known_by_its_extension_or_by_its_headings() {
        let of = |path: &str, text: &str| Dialect::of(path.into(), text, &lines(text, 0));
        assert_eq!(of("a.wiki", "Nine died."), Dialect::Wiki);
        assert_eq!(of("a.txt", "== Deaths ==\nNine died."), Dialect::Wiki);
        assert_eq!(of("a.txt", "# Deaths\nNine died."), Dialect::Plain);
        assert_eq!(of("a.txt", "Deaths\n======\nNine died."), Dialect::Plain);
    }

    #[test]
    fn a_wiki_heading_has_a_level_and_a_text() {
        assert_eq!(wiki_heading("====22 March===="), Some((4, 4, 12)));
        assert_eq!(wiki_heading("=========="), None);
        assert_eq!(wiki_heading("a == b"), None);
    }
}
