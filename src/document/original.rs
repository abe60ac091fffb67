use super::Document;
use crate::text::Span;

/// The file that a text was taken from, where the two differ: a page of HTML, whose text is read
/// without its tags and with its character references resolved.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Original {
    text: String,
    runs: Vec<Run>,
}

/// How a text was taken from a file, piece by piece, in the order of both.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runs(Vec<Run>);

/// A stretch of the text as read, from its byte `read` up to the next run. It was copied from
/// `start..end` of the file, or stands for what is there: a character reference, a tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Run {
    read: u32,
    start: u32,
    end: u32,
}

/// A document as quotes are looked for in it: its text, whose places are told as places in the file.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// What was read.
    pub text: &'a str,
    original: Option<&'a Original>,
}

impl<'a> From<&'a str> for Wording<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, original: None }
    }
}

impl<'a> From<&'a Document> for Wording<'a> {
    fn from(document: &'a Document) -> Self {
        Self { text: &document.text, original: document.original.as_ref() }
    }
}

impl<'a> Wording<'a> {
    /// The text of the file.
    #[must_use]
    pub fn file(&self) -> &'a str {
        self.original.map_or(self.text, Original::text)
    }

    /// Where the file has what stands at `span` of the text.
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        self.original.map_or(span, |original| original.locate(span))
    }

    /// What was read of `place`, a span of the file.
    #[must_use]
    pub fn read(&self, place: Span) -> Span {
        self.original.map_or(place, |original| original.read(place))
    }
}

impl Runs {
    /// The text as read goes on, from its byte `read`, with a copy of `place`.
    pub(crate) fn copied(&mut self, read: usize, place: Span) {
        let run = Run::new(read, place);
        let last = self.0.last_mut().filter(|last| {
            last.end == run.start && u64::from(last.end - last.start) == u64::from(run.read - last.read)
        });
        match last {
            Some(last) => last.end = run.end,
            None => self.0.push(run),
        }
    }

    /// The text as read goes on, from its byte `read`, with something for `place`.
    pub(crate) fn replaced(&mut self, read: usize, place: Span) {
        self.0.push(Run::new(read, place));
    }

    /// Forgets what was read from byte `read` on, where a run starts.
    pub(crate) fn cut(&mut self, read: usize) {
        self.0.truncate(self.0.partition_point(|run| (run.read as usize) < read));
    }
}

impl Original {
    pub(crate) fn new(text: String, runs: Runs) -> Self {
        Self { text, runs: runs.0 }
    }

    /// The file's text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the file has what stands at `span` of the text as read.
    #[must_use]
    pub fn locate(&self, span: Span) -> Span {
        let start = self.run(span.start).map_or(0, |(run, _)| run.place(span.start));
        let end = match span.end.checked_sub(1).and_then(|last| self.run(last)) {
            Some((run, next)) if next == Some(span.end) => run.end as usize,
            Some((run, _)) => run.place(span.end),
            None => 0,
        };
        Span::new(start, end.max(start))
    }

    /// What was read of `place`, a span of the file.
    #[must_use]
    pub fn read(&self, place: Span) -> Span {
        let after = |at: usize| self.runs.partition_point(|run| (run.end as usize) <= at);
        let start = self.runs.get(after(place.start)).map_or(0, |run| run.offset(place.start));
        let last = self.runs.partition_point(|run| (run.start as usize) < place.end);
        let end = match last.checked_sub(1).map(|i| (self.runs[i], self.runs.get(last))) {
            Some((run, Some(next))) if place.end >= run.end as usize => next.read as usize,
            Some((run, _)) => run.offset(place.end),
            None => 0,
        };
        Span::new(start, end.max(start))
    }

    /// The run that holds the byte, and where the next one starts.
    fn run(&self, byte: usize) -> Option<(Run, Option<usize>)> {
        let next = self.runs.partition_point(|run| (run.read as usize) <= byte);
        let run = *self.runs.get(next.checked_sub(1)?)?;
        Some((run, self.runs.get(next).map(|run| run.read as usize)))
    }
}

impl Run {
    /// Sources are smaller than 4 GiB.
    fn new(read: usize, place: Span) -> Self {
        let [read, start, end] = [read, place.start, place.end].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        Self { read, start, end }
    }

    fn place(self, byte: usize) -> usize {
        (self.start as usize + byte - self.read as usize).min(self.end as usize)
    }

    fn offset(self, place: usize) -> usize {
        let inside = place.clamp(self.start as usize, self.end as usize) - self.start as usize;
        self.read as usize + inside
    }
}

#[cfg(test)]
mod tests {
    use super::{Original, Runs};
    use crate::text::Span;

    /// "Mali&rsquo;s <b>dead</b>" as "Mali’s dead".
    fn page() -> (Original, &'static str) {
        let mut runs = Runs::default();
        runs.copied(0, Span::new(3, 7));
        runs.replaced(4, Span::new(7, 14));
        runs.copied(7, Span::new(14, 16));
        runs.copied(9, Span::new(19, 23));
        (Original::new("<p>Mali&rsquo;s <b>dead</b>".to_owned(), runs), "Mali’s dead")
    }

    #[test]
    fn every_span_of_the_text_has_its_place_in_the_file() {
        let (page, read) = page();
        let located = |words: &str| {
            let at = read.find(words).unwrap();
            page.locate(Span::new(at, at + words.len())).of(page.text())
        };
        assert_eq!(located("Mali’s"), "Mali&rsquo;s");
        assert_eq!(located("’"), "&rsquo;");
        assert_eq!(located("’s dead"), "&rsquo;s <b>dead");
        assert_eq!(located("ea"), "ea");
    }

    #[test]
    fn every_place_of_the_file_has_its_span_in_the_text() {
        let (page, read) = page();
        for words in ["Mali’s", "ali", "s dead", "dead", "’s"] {
            let at = read.find(words).unwrap();
            let span = Span::new(at, at + words.len());
            assert_eq!(page.read(page.locate(span)), span, "{words}");
        }
    }
}
