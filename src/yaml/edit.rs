//! Editing a file in place: what is not edited stays byte for byte, because it is copied.
//!
//! The places come from the spans of [`super::parse`]. A lossless syntax tree (yaml-edit) would hold
//! the file several times over, and its setters decide what becomes of comments; cutting and pasting
//! between known places leaves no such question.

use super::node::{Key, Node, Yaml};
use crate::text::Span;

/// Replacements in one text, applied together.
#[derive(Debug, Default)]
pub struct Edits {
    edits: Vec<(Span, String)>,
}

impl Edits {
    /// Puts `text` in the place of what `span` covers.
    pub fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.edits.push((span, text.into()));
    }

    /// Puts `text` before the byte `at`; several at one place keep their order.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(Span::new(at, at), text);
    }

    /// Puts whole lines before the byte `at`, on a line of their own even at the end of a text that
    /// does not end its last.
    pub fn insert_lines(&mut self, text: &str, at: usize, lines: &str) {
        let broken = at == 0 || text[..at].ends_with('\n');
        self.insert(at, if broken { lines.to_owned() } else { format!("\n{lines}") });
    }

    /// Where the first item of a list goes that has none; what says so (`[]`, `~`) is taken away.
    #[must_use]
    pub fn open(&mut self, text: &str, key: &Key, none: &Node) -> usize {
        let colon = colon_after(text, key);
        let end = match none.value {
            Yaml::List(_) => text[colon..].find(']').map_or(colon, |i| colon + i + 1),
            _ => none.span.end.max(colon),
        };
        let says_none = |text: &str| text.contains(['[', '~']) || text.trim().eq_ignore_ascii_case("null");
        if text.get(colon..end).is_some_and(says_none) {
            self.replace(Span::new(colon, end), "");
            return line_end(text, end);
        }
        line_end(text, colon)
    }

    /// The text with every edit made, its line endings kept. Of two edits that overlap the second
    /// is dropped, as is one that does not fit the text.
    #[must_use]
    pub fn apply(mut self, text: &str) -> String {
        self.edits.sort_by_key(|(span, _)| *span);
        let windows = text.contains("\r\n");
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (span, new) in &self.edits {
            let Some(kept) = text.get(done..span.start).filter(|_| text.is_char_boundary(span.end)) else {
                continue;
            };
            out.push_str(kept);
            let new = if windows { new.replace('\n', "\r\n") } else { new.clone() };
            out.push_str(&new);
            done = span.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// A list with one dash a line, cut into its items.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Items {
    /// The lines of each item, from its dash to its last line; comments and blank lines between two
    /// items belong to neither.
    pub lines: Vec<Span>,
    /// Column of the dashes.
    pub indent: usize,
}

/// Cuts the list at `key` into its items; `None` where it is written in brackets.
#[must_use]
pub fn items(text: &str, key: &Key, list: &Node) -> Option<Items> {
    let mut items = Items { lines: Vec::new(), indent: 2 };
    let mut from = key.span.end;
    for node in list.as_list() {
        let dash = dash_before(text, from, node.span.start)?;
        let start = line_start(text, dash);
        items.indent = dash - start;
        let end = block_end(text, start, items.indent);
        items.lines.push(Span::new(start, end));
        from = end;
    }
    Some(items)
}

/// The byte after the colon of a key.
pub(crate) fn colon_after(text: &str, key: &Key) -> usize {
    text[key.span.end..].find(':').map_or(key.span.end, |i| key.span.end + i + 1)
}

/// Where the dash of an item stands: the first thing on the lines before it that is no comment.
fn dash_before(text: &str, from: usize, item: usize) -> Option<usize> {
    let mut line = line_end(text, from.saturating_sub(1));
    while line < item {
        let end = line_end(text, line);
        let content = text.get(line..end)?;
        let blank = content.len() - content.trim_start_matches(' ').len();
        match content.trim_start() {
            rest if rest.is_empty() || rest.starts_with('#') => line = end,
            rest if rest.starts_with('-') => return Some(line + blank),
            _ => return None,
        }
    }
    None
}

/// The end of the block that starts on this line: the lines below it that are indented more than
/// `indent`, blank ones at the end left out.
#[must_use]
pub fn block_end(text: &str, start: usize, indent: usize) -> usize {
    let mut end = line_end(text, start);
    let mut line = end;
    while line < text.len() {
        let next = line_end(text, line);
        let content = &text[line..next];
        if !content.trim().is_empty() {
            if content.len() - content.trim_start_matches(' ').len() <= indent {
                break;
            }
            end = next;
        }
        line = next;
    }
    end
}

/// The start of the line that has this byte.
#[must_use]
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

/// The end of the line that has this byte, its line break included.
#[must_use]
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

#[cfg(test)]
mod tests {
    use super::{Edits, items};
    use crate::text::Span;
    use crate::yaml::parse;

    fn cut(text: &str) -> Option<Vec<&str>> {
        let root = parse("x", text).unwrap();
        let (key, list) = root.pair("list").unwrap();
        Some(items(text, key, list)?.lines.iter().map(|line| line.of(text)).collect())
    }

    #[test]
    fn an_item_ends_where_the_indentation_does() {
        let text = "list: # of things\n  # first\n  - a: 1 # one\n    b: |\n      x\n      # no comment\n\n  # second\n  -\n    a: 2\n    # its own\n\nrest: 3\n";
        let expected =
            ["  - a: 1 # one\n    b: |\n      x\n      # no comment\n", "  -\n    a: 2\n    # its own\n"];
        assert_eq!(cut(text).unwrap(), expected);
    }

    #[test]
    fn a_list_without_indentation_is_cut_alike() {
        assert_eq!(cut("list:\n- a: 1\n- b: 2").unwrap(), ["- a: 1\n", "- b: 2"]);
        assert_eq!(cut("list:\r\n- a: 1\r\n\r\n- {b: 2}\r\n").unwrap(), ["- a: 1\r\n", "- {b: 2}\r\n"]);
    }

    #[test]
    fn brackets_are_not_cut() {
        assert_eq!(cut("list: [{a: 1}, {b: 2}]\n"), None);
        assert_eq!(cut("list:\n  [{a: 1}]\n"), None);
    }

    #[test]
    fn edits_leave_every_other_byte_alone() {
        let mut edits = Edits::default();
        edits.insert(7, "+\n");
        edits.replace(Span::new(0, 1), "Z");
        edits.replace(Span::new(99, 100), "lost");
        assert_eq!(edits.apply("a: é\r\nb\r\n"), "Z: é\r\n+\r\nb\r\n");
    }
}
