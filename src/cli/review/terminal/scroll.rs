use super::key::Key;

/// How far a text is scrolled, in rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Scroll {
    top: usize,
    /// Rows that are seen at once.
    page: usize,
    /// Rows that there are.
    length: usize,
}

impl Scroll {
    /// The first row that is seen.
    pub(super) const fn top(self) -> usize {
        self.top
    }

    /// Shows the beginning.
    pub(super) const fn rewind(&mut self) {
        self.top = 0;
    }

    /// Takes over how much there is, and how much of it is seen at once.
    pub(super) fn fit(&mut self, page: usize, length: usize) {
        *self = Self { top: self.top.min(length.saturating_sub(page)), page, length };
    }

    /// Scrolls, if that is what the key does; never past the end.
    pub(super) fn press(&mut self, key: Key) -> bool {
        let Self { top, page, length } = *self;
        let wanted = match key {
            Key::Down | Key::Char('j') => top + 1,
            Key::Up | Key::Char('k') => top.saturating_sub(1),
            Key::PageDown | Key::Char(' ') => top + page,
            Key::PageUp => top.saturating_sub(page),
            _ => return false,
        };
        self.top = wanted.min(length.saturating_sub(page));
        true
    }
}
