use std::fmt;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::text::{Span, floor};

/// Bytes shown of a line beside the label: the drawer panics past column 65,535, and nobody reads
/// that far.
const BESIDE: usize = 80;
/// Bytes shown of the label itself.
const LABEL: usize = 120;
/// Bytes labelled where only the start of the fault is known.
const POINT: usize = 40;

/// The line of a mistake with its neighbours, cut out of the file and made safe for a terminal.
///
/// It is taken once, when the mistake is found, so that a problem neither borrows nor keeps a file
/// of 50 MB.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    /// What is labelled, in bytes of `text`.
    label: Span,
    /// Number of the first line of `text`, from 0.
    first_line: usize,
    /// Place of the label in the file, both from 1.
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Excerpt {
    /// Cuts the lines around the first line of `span`; a span outside the text is put at its end,
    /// an empty one is widened to the end of its line. `line` is the number of the line, from 1.
    pub(super) fn cut(name: &str, text: &str, span: Span, line: usize) -> Self {
        let start = floor(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let content_end = start + text[start..line_end].trim_end().len();
        let end = if span.is_empty() { start + POINT } else { span.end };
        let end = floor(text, end).min(content_end);
        let end = floor(text, end.min(start + LABEL)).max(start);
        let mut excerpt = Self {
            name: safe(name),
            text: String::new(),
            label: Span::default(),
            first_line: line.saturating_sub(1),
            line: line.max(1),
            column: text[line_start..start].chars().count() + 1,
        };
        excerpt.push_before(text, line_start);
        excerpt.push_line(text, Span::new(line_start, line_end), Span::new(start, end));
        excerpt.push_after(text, line_end);
        excerpt
    }

    /// The span to give to miette.
    pub(super) fn label(&self) -> SourceSpan {
        (self.label.start, self.label.len()).into()
    }

    fn push_before(&mut self, text: &str, line_start: usize) {
        let Some(end) = line_start.checked_sub(1) else { return };
        let start = text[..end].rfind('\n').map_or(0, |i| i + 1);
        self.first_line = self.first_line.saturating_sub(1);
        self.text.push_str(&safe(head(&text[start..end])));
        self.text.push('\n');
    }

    fn push_line(&mut self, text: &str, line: Span, label: Span) {
        let from = floor(text, label.start.saturating_sub(BESIDE)).max(line.start);
        let to = floor(text, label.end + BESIDE).min(line.end);
        self.text.push_str(if from > line.start { "…" } else { "" });
        self.text.push_str(&safe(&text[from..label.start]));
        let start = self.text.len();
        self.text.push_str(&safe(label.of(text)));
        self.label = Span::new(start, self.text.len());
        self.text.push_str(&safe(text[label.end..to.max(label.end)].trim_end_matches('\r')));
        self.text.push('\n');
    }

    fn push_after(&mut self, text: &str, line_end: usize) {
        let Some(next) = text.get(line_end + 1..).and_then(|rest| rest.lines().next()) else { return };
        self.text.push_str(&safe(head(next)));
        self.text.push('\n');
    }
}

impl SourceCode for Excerpt {
    /// The whole excerpt, whatever the context asked for: it is cut to size already. Without
    /// context, the label alone, from which miette takes line and column for its heading.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = before > 0 || after > 0;
        let (shown, line, column) = if whole {
            (Span::new(0, self.text.len()), self.first_line, 0)
        } else {
            (Span::new(span.offset(), span.offset() + span.len()), self.line - 1, self.column - 1)
        };
        let data = self.text.as_bytes().get(shown.start..shown.end).ok_or(MietteError::OutOfBounds)?;
        let lines = self.text.matches('\n').count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data,
            (shown.start, shown.len()).into(),
            line,
            column,
            lines,
        )))
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.name, self.line, self.column)
    }
}

fn head(line: &str) -> &str {
    line[..floor(line, BESIDE)].trim_end_matches('\r')
}

/// Replaces what a terminal would obey (escape sequences, text direction) by a mark.
pub(super) fn safe(text: &str) -> String {
    let obeyed = |c: char| {
        c.is_control() && c != '\t'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().map(|c| if obeyed(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, safe};
    use crate::text::Span;

    #[test]
    fn line_and_column_count_characters_from_one() {
        let excerpt = Excerpt::cut("a.yaml", "été: 1\nété: deux\nfin: 3\n", Span::new(16, 20), 2);
        assert_eq!((excerpt.line, excerpt.column), (2, 6));
        assert_eq!(excerpt.label.of(&excerpt.text), "deux");
        assert_eq!(excerpt.text, "été: 1\nété: deux\nfin: 3\n");
    }

    #[test]
    fn a_long_line_is_shown_around_its_label() {
        let text = format!("{}HERE{}", "x".repeat(100_000), "y".repeat(100_000));
        let excerpt = Excerpt::cut("a", &text, Span::new(100_000, 100_004), 1);
        assert_eq!(excerpt.column, 100_001);
        assert!(excerpt.text.len() < 300);
        assert_eq!(excerpt.label.of(&excerpt.text), "HERE");
    }

    #[test]
    fn a_span_that_does_not_fit_is_put_at_the_end() {
        let excerpt = Excerpt::cut("a", "é", Span::new(1, 99), 1);
        assert_eq!((excerpt.line, excerpt.column), (1, 1));
        assert_eq!(Excerpt::cut("a", "", Span::new(7, 9), 1).text, "\n");
    }

    #[test]
    fn what_a_terminal_would_obey_is_replaced() {
        assert_eq!(safe("a\u{1b}[31m\u{202e}b\tc"), "a\u{fffd}[31m\u{fffd}b\tc");
    }
}
