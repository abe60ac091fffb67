use crate::document::Hole;
use crate::text::{Span, is_gap};

/// A line of the text: its content without the white space around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// Empty for a blank line.
    pub span: Span,
    /// Bytes of white space before it.
    pub indent: usize,
}

/// Cuts `text` from byte `start` into lines, whatever ends them: `\n`, `\r\n`, a lone `\r`, or the
/// separators of Unicode.
pub(super) fn lines(text: &str, start: usize) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = start;
    while at < text.len() && text.is_char_boundary(start) {
        let whole = Span::new(at, line_end(text.as_bytes(), at));
        let second_half = whole.of(text) == "\n" && at > start && text[..at].ends_with('\r');
        at = whole.end;
        if !second_half {
            let span = trim(text, whole);
            found.push(Line { span, indent: span.start - whole.start });
        }
    }
    found
}

/// Where the line ends, what ends it included.
fn line_end(bytes: &[u8], start: usize) -> usize {
    /// The first byte of the separators, and of much else.
    const WIDE: u8 = 0xE2;
    let mut at = start;
    while let Some(found) = bytes[at..].iter().position(|&byte| matches!(byte, b'\n' | b'\r' | WIDE)) {
        at += found;
        match bytes[at..] {
            [WIDE, 0x80, 0xA8 | 0xA9, ..] => return at + '\u{2028}'.len_utf8(),
            [WIDE, ..] => at += 1,
            _ => return at + 1,
        }
    }
    bytes.len()
}

/// The span without white space, control characters and unseen characters at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let content = span.of(text);
    let left = content.trim_start_matches(is_gap);
    let start = span.end - left.len();
    Span::new(start, start + left.trim_end_matches(is_gap).len())
}

/// The span without white space and inline markup at its ends.
pub(super) fn trim_holes(text: &str, holes: &[Hole], span: Span) -> Span {
    let mut span = trim(text, span);
    let mut next = holes.partition_point(|h| h.span.end <= span.start);
    while let Some(hole) = holes.get(next).filter(|h| h.span.start <= span.start && !span.is_empty()) {
        span = trim(text, Span::new(hole.span.end.min(span.end), span.end));
        next += 1;
    }
    let mut last = holes.partition_point(|h| h.span.start < span.end);
    while let Some(hole) = last.checked_sub(1).and_then(|i| holes.get(i)) {
        if hole.span.end < span.end || span.is_empty() {
            break;
        }
        span = trim(text, Span::new(span.start, hole.span.start.max(span.start)));
        last -= 1;
    }
    span
}

#[cfg(test)]
mod tests {
    use super::{lines, trim_holes};
    use crate::document::Hole;
    use crate::text::Span;

    #[test]
    fn every_line_ending_ends_a_line() {
        let text = "one\r\ntwo\rthree\n\nfour\u{2028}five";
        let found: Vec<_> = lines(text, 0).iter().map(|l| l.span.of(text)).collect();
        assert_eq!(found, ["one", "two", "three", "", "four", "five"]);
    }

    #[test]
    fn white_space_and_unseen_characters_stand_outside() {
        let text = "\u{FEFF}  Nine dead\u{200B} \u{7}\n";
        let line = lines(text, 0)[0];
        assert_eq!((line.span.of(text), line.indent), ("Nine dead", 5));
    }

    #[test]
    fn markup_at_the_ends_stands_outside() {
        let text = "** **Health** **";
        let holes = [(0, 2), (3, 5), (11, 13), (14, 16)]
            .map(|(start, end)| Hole { span: Span::new(start, end), parts: false });
        assert_eq!(trim_holes(text, &holes, Span::new(0, text.len())).of(text), "Health");
    }
}
