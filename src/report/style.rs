use miette::GraphicalTheme;

use crate::check::Severity;

/// How a report for a terminal is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// Whether more than ASCII can be shown.
    pub unicode: bool,
    /// Whether colour is wanted.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

impl Style {
    /// ASCII, no colour, a hundred columns.
    pub const PLAIN: Self = Self { unicode: false, color: false, width: 100 };

    /// miette's theme for it.
    #[must_use]
    pub fn theme(self) -> GraphicalTheme {
        let mut theme = match (self.unicode, self.color) {
            (true, true) => GraphicalTheme::unicode(),
            (true, false) => GraphicalTheme::unicode_nocolor(),
            (false, true) => GraphicalTheme::ascii(),
            (false, false) => GraphicalTheme::none(),
        };
        // The places are there to be looked up; what carries the eye are the values.
        theme.styles.link = theme.styles.help;
        if self.unicode {
            "•".clone_into(&mut theme.characters.advice);
        }
        theme
    }

    /// For what carries the eye.
    #[must_use]
    pub fn bold(self, text: &str) -> String {
        self.painted("1", text)
    }

    /// For what is there to be looked up.
    #[must_use]
    pub fn dim(self, text: &str) -> String {
        self.painted("2", text)
    }

    /// For the words that a quotation is about.
    #[must_use]
    pub fn mark(self, text: &str) -> String {
        self.painted("1;4", text)
    }

    /// In the colour that miette gives to the level.
    #[must_use]
    pub fn level(self, severity: Severity, text: &str) -> String {
        let color = match severity {
            Severity::Error => "31",
            Severity::Warning => "33",
            Severity::Note => "36",
        };
        self.painted(color, text)
    }

    /// Between the parts of a line.
    #[must_use]
    pub const fn dot(self) -> &'static str {
        if self.unicode { " · " } else { " - " }
    }

    /// For what was left out.
    #[must_use]
    pub const fn gap(self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }

    /// Lines that leave `indent` columns free, broken between words.
    #[must_use]
    pub fn wrapped(self, text: &str, indent: usize) -> Vec<String> {
        let room = self.width.saturating_sub(indent).max(20);
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let fits = |line: &&mut String| line.chars().count() + 1 + word.chars().count() <= room;
            match lines.last_mut().filter(fits) {
                Some(line) => line.extend([" ", word]),
                None => lines.push(word.to_owned()),
            }
        }
        lines
    }

    fn painted(self, code: &str, text: &str) -> String {
        if self.color && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn lines_are_broken_between_words_and_a_long_word_stands_alone() {
        let style = Style { width: 24, ..Style::PLAIN };
        assert_eq!(style.wrapped("one two three four five", 4), ["one two three four", "five"]);
        assert_eq!(
            style.wrapped("a incomprehensibilities-of-all b", 4),
            ["a", "incomprehensibilities-of-all", "b"]
        );
        assert!(style.wrapped("  ", 4).is_empty());
    }
}
