//! A line that a person writes.

use super::key::Key;

/// The text of the line, and where the next character goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Line {
    text: String,
    /// In bytes, on a character boundary.
    cursor: usize,
}

impl Line {
    /// A line that has this text already, the cursor behind it.
    pub(super) fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// What is written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub(super) fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Writes at the cursor. It stays one line, and nothing in it drives a terminal.
    pub(super) fn insert(&mut self, text: &str) {
        let harmless = |c: char| if c.is_whitespace() { Some(' ') } else { (!c.is_control()).then_some(c) };
        let text: String = text.chars().filter_map(harmless).collect();
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    /// Does what a key does in a line; others do nothing.
    pub(super) fn press(&mut self, key: Key) {
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Backspace => self.cut(self.left()),
            Key::Delete => {
                let right = self.right();
                self.text.drain(self.cursor..right);
            }
            Key::Ctrl('w') => {
                let word = self.before().trim_end().rfind(' ').map_or(0, |blank| blank + 1);
                self.cut(word);
            }
            Key::Ctrl('u') => self.cut(0),
            Key::Left => self.cursor = self.left(),
            Key::Right => self.cursor = self.right(),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.text.len(),
            _ => {}
        }
    }

    /// Takes out what stands between `start` and the cursor.
    fn cut(&mut self, start: usize) {
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    fn left(&self) -> usize {
        self.before().char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        self.text[self.cursor..].chars().next().map_or(self.cursor, |c| self.cursor + c.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(start: &str, keys: &[Key]) -> (String, String) {
        let mut line = Line::new(start);
        keys.iter().for_each(|key| line.press(*key));
        (line.before().to_owned(), line.text().to_owned())
    }

    #[test]
    fn a_line_is_edited_by_characters_and_not_by_bytes() {
        let keys = [Key::Left, Key::Backspace, Key::Char('ö'), Key::Right, Key::Delete, Key::Left, Key::Left];
        assert_eq!(typed("née", &keys), ("n".into(), "nöe".into()));
        assert_eq!(typed("", &[Key::Backspace, Key::Delete, Key::Left]), (String::new(), String::new()));
    }

    #[test]
    fn a_word_or_all_before_the_cursor_goes() {
        assert_eq!(typed("two days ", &[Key::Ctrl('w')]).1, "two ");
        assert_eq!(typed("two days", &[Key::Left, Key::Ctrl('u')]), (String::new(), "s".into()));
        assert_eq!(typed("b", &[Key::Home, Key::Char('a'), Key::End, Key::Char('c')]).1, "abc");
    }

    #[test]
    fn what_is_pasted_is_one_line_and_drives_no_terminal() {
        assert_eq!(Line::new("two\r\ndays\u{1b}[31m").text(), "two  days[31m");
    }
}
