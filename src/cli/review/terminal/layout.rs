//! Words on rows: what a screen is made of, before it has colours.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::check::Severity;
use crate::report::Style;

/// How a piece of text is painted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Ink {
    /// As the terminal has it.
    #[default]
    Plain,
    /// What carries the eye.
    Bold,
    /// What is there to be looked up.
    Dim,
    /// The words that a quotation is about.
    Mark,
    /// In the colour of a level.
    Level(Severity),
}

/// A piece of text in one ink.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Piece {
    text: String,
    ink: Ink,
}

/// A row of a screen, or a text that is to be broken into rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Row(Vec<Piece>);

impl Row {
    /// The row, and this behind it.
    pub(super) fn with(mut self, ink: Ink, text: impl AsRef<str>) -> Self {
        self.push(text.as_ref(), ink);
        self
    }

    /// The row, and that one behind it.
    pub(super) fn joined(mut self, other: Self) -> Self {
        self.append(other);
        self
    }

    /// Columns that it takes.
    pub(super) fn width(&self) -> usize {
        self.0.iter().map(|piece| piece.text.width()).sum()
    }

    /// The row as it goes to the terminal.
    pub(super) fn painted(&self, style: Style) -> String {
        self.0.iter().map(|piece| paint(piece, style)).collect()
    }

    /// Rows of at most `width` columns, broken between words, and within one that is longer than a row.
    pub(super) fn wrapped(&self, width: usize) -> Vec<Self> {
        let mut rows = Rows { width: width.max(1), done: Vec::new(), row: Self::default(), blank: None };
        let mut word = Self::default();
        for piece in &self.0 {
            for c in piece.text.chars() {
                if c.is_whitespace() {
                    rows.add(std::mem::take(&mut word));
                    rows.blank.get_or_insert(piece.ink);
                } else {
                    word.push(c.encode_utf8(&mut [0; 4]), piece.ink);
                }
            }
        }
        rows.add(word);
        rows.finish()
    }

    /// With blanks behind it, so that it takes at least `width` columns.
    fn filled(mut self, width: usize) -> Self {
        let missing = width.saturating_sub(self.width());
        self.push(&" ".repeat(missing), Ink::Plain);
        self
    }

    fn push(&mut self, text: &str, ink: Ink) {
        match self.0.last_mut().filter(|last| last.ink == ink) {
            Some(last) => last.text.push_str(text),
            None if text.is_empty() => {}
            None => self.0.push(Piece { text: text.to_owned(), ink }),
        }
    }

    fn append(&mut self, other: Self) {
        other.0.into_iter().for_each(|piece| self.push(&piece.text, piece.ink));
    }
}

/// A row in one ink.
pub(super) fn row(ink: Ink, text: impl AsRef<str>) -> Row {
    Row::default().with(ink, text)
}

/// Rows that are being filled with words.
struct Rows {
    width: usize,
    done: Vec<Row>,
    row: Row,
    /// The ink of the blank before the next word, where there is one.
    blank: Option<Ink>,
}

impl Rows {
    fn add(&mut self, word: Row) {
        if word.0.is_empty() {
            return;
        }
        let blank = self.blank.take();
        let gap = usize::from(blank.is_some() && !self.row.0.is_empty());
        if self.row.width() + gap + word.width() > self.width && !self.row.0.is_empty() {
            self.done.push(std::mem::take(&mut self.row));
        } else if gap > 0 {
            self.row.push(" ", blank.unwrap_or_default());
        }
        if word.width() > self.width { self.chop(&word) } else { self.row.append(word) }
    }

    /// A word that no row can hold, such as an address.
    fn chop(&mut self, word: &Row) {
        for piece in &word.0 {
            for c in piece.text.chars() {
                if self.row.width() + c.width().unwrap_or(0) > self.width {
                    self.done.push(std::mem::take(&mut self.row));
                }
                self.row.push(c.encode_utf8(&mut [0; 4]), piece.ink);
            }
        }
    }

    fn finish(mut self) -> Vec<Row> {
        if !self.row.0.is_empty() {
            self.done.push(self.row);
        }
        self.done
    }
}

/// Blocks side by side, each `width` columns wide, with `between` between them.
pub(super) fn beside(blocks: &[Vec<Row>], width: usize, between: &str) -> Vec<Row> {
    let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
    let at = |n: usize| {
        let mut row = Row::default();
        for (i, block) in blocks.iter().enumerate() {
            if i > 0 {
                row.push(between, Ink::Dim);
            }
            row.append(block.get(n).cloned().unwrap_or_default().filled(width));
        }
        row
    };
    (0..height).map(at).collect()
}

/// Words in a line, as many on each row as fit, none of them broken.
pub(super) fn listed(entries: Vec<Row>, width: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for entry in entries {
        match rows.last_mut().filter(|row| row.width() + 2 + entry.width() <= width) {
            Some(row) => {
                row.push("  ", Ink::Plain);
                row.append(entry);
            }
            None => rows.push(entry),
        }
    }
    rows
}

/// No more of a text than fits these columns.
pub(super) fn clipped(text: &str, width: usize, style: Style) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(style.gap().width());
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken <= room
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}{}", kept.trim_end(), style.gap())
}

fn paint(piece: &Piece, style: Style) -> String {
    match piece.ink {
        Ink::Plain => piece.text.clone(),
        Ink::Bold => style.bold(&piece.text),
        Ink::Dim => style.dim(&piece.text),
        Ink::Mark => style.mark(&piece.text),
        Ink::Level(severity) => style.level(severity, &piece.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(rows: &[Row]) -> Vec<String> {
        rows.iter().map(|row| row.painted(Style::PLAIN)).collect()
    }

    #[test]
    fn rows_are_broken_between_words_whatever_their_ink() {
        let text =
            row(Ink::Plain, "the flood killed ").with(Ink::Mark, "34 people").with(Ink::Plain, ", he said");
        assert_eq!(plain(&text.wrapped(17)), ["the flood killed", "34 people, he", "said"]);
        assert_eq!(text.wrapped(17)[1].0[0], Piece { text: "34 people".into(), ink: Ink::Mark });
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut() {
        assert_eq!(
            plain(&row(Ink::Plain, "see example.org/a/b now").wrapped(8)),
            ["see", "example.", "org/a/b", "now"]
        );
        assert!(row(Ink::Plain, " \n ").wrapped(8).is_empty());
    }

    #[test]
    fn blocks_stand_side_by_side_in_columns_of_the_terminal() {
        let blocks = [vec![row(Ink::Plain, "洪水")], vec![row(Ink::Plain, "a"), row(Ink::Plain, "b")]];
        assert_eq!(plain(&beside(&blocks, 6, " | ")), ["洪水   | a     ", "       | b     "]);
    }

    #[test]
    fn entries_of_a_list_are_not_broken() {
        let entries = ["r real", "d not the same fact", "q quit"].map(|text| row(Ink::Plain, text));
        assert_eq!(plain(&listed(entries.into(), 28)), ["r real  d not the same fact", "q quit"]);
    }

    #[test]
    fn a_text_is_clipped_by_the_columns_that_it_takes() {
        assert_eq!(clipped("forty dead", 10, Style::PLAIN), "forty dead");
        assert_eq!(clipped("forty dead", 9, Style::PLAIN), "forty...");
        assert_eq!(clipped("洪水洪水", 7, Style::PLAIN), "洪水...");
    }

    proptest::proptest! {
        #[test]
        fn no_row_is_wider_than_it_may_be_and_no_word_is_lost(text in "[a洪é .\u{301}-]{0,60}", width in 2usize..20) {
            let rows = row(Ink::Plain, &text).wrapped(width);
            let kept: String = plain(&rows).concat().split_whitespace().collect();
            proptest::prop_assert_eq!(kept, text.split_whitespace().collect::<String>());
            proptest::prop_assert!(rows.iter().all(|row| row.width() <= width));
        }
    }
}
