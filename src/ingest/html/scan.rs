//! Tags and text of a page, each with its place in the file.

use std::convert::Infallible;

use html5gum::emitters::naive_next_state;
use html5gum::{Emitter, Error, State, Tokenizer};

use crate::text::Span;

/// Who is told of the page, left to right.
pub(super) trait Sink {
    /// A start tag and what stands in it, names in lower case. `place` is the tag.
    fn open(&mut self, name: &str, attributes: &Attributes, place: Span);
    /// An end tag.
    fn close(&mut self, name: &str, place: Span);
    /// Text that stands in the file as it is read.
    fn copied(&mut self, place: Span);
    /// A character reference, and what it stands for.
    fn reference(&mut self, shown: &str, place: Span);
}

/// The attributes of one tag.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// Name and value of each, one after the other in `text`.
    ends: Vec<(usize, usize)>,
    text: Vec<u8>,
}

impl Attributes {
    /// The value of the first attribute of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut start = 0;
        self.ends.iter().filter_map(move |&(key, value)| {
            let pair = (self.text.get(start..key)?, self.text.get(key..value)?);
            start = value;
            Some((std::str::from_utf8(pair.0).ok()?, std::str::from_utf8(pair.1).ok()?))
        })
    }

    fn clear(&mut self) {
        self.ends.clear();
        self.text.clear();
    }

    fn start(&mut self) {
        self.ends.push((self.text.len(), self.text.len()));
    }

    fn name(&mut self, s: &[u8]) {
        self.text.extend_from_slice(s);
        let end = self.text.len();
        if let Some(last) = self.ends.last_mut() {
            *last = (end, end);
        }
    }

    fn value(&mut self, s: &[u8]) {
        self.text.extend_from_slice(s);
        if let Some(last) = self.ends.last_mut() {
            last.1 = self.text.len();
        }
    }
}

/// Reads the whole page. Line breaks of two characters are one to the standard, and their places
/// would be lost: where the page has them, a copy without is read, as long as the page is.
pub(super) fn scan(page: &str, sink: &mut impl Sink) {
    let plain = page.contains('\r').then(|| without_carriage_returns(page));
    let emitter = Scanner {
        page: page.as_bytes(),
        at: 0,
        tag: 0,
        name: Vec::new(),
        ends: false,
        last: Vec::new(),
        attributes: Attributes::default(),
        sink,
    };
    let Ok(()) = Tokenizer::new_with_emitter(plain.as_deref().unwrap_or(page), emitter).finish();
}

fn without_carriage_returns(page: &str) -> String {
    page.replace("\r\n", " \n").replace('\r', "\n")
}

struct Scanner<'a, S> {
    page: &'a [u8],
    /// How far the page has been read.
    at: usize,
    /// Where the current tag starts.
    tag: usize,
    name: Vec<u8>,
    /// Whether it is an end tag.
    ends: bool,
    /// The last start tag: in a script only its own end tag ends it.
    last: Vec<u8>,
    attributes: Attributes,
    sink: &'a mut S,
}

impl<S: Sink> Scanner<'_, S> {
    fn place(&self, start: usize, end: usize) -> Span {
        let floor = |at: usize| {
            let mut at = at.min(self.page.len());
            // A continuation byte is no boundary.
            while at > 0 && self.page.get(at).is_some_and(|b| b & 0xC0 == 0x80) {
                at -= 1;
            }
            at
        };
        let start = floor(start);
        Span::new(start, floor(end).max(start))
    }

    /// The reference that ends here. At the end of the page the position is one short.
    fn referred(&self) -> Span {
        let here = self.at.min(self.page.len());
        let from = here.saturating_sub(LONGEST_REFERENCE);
        let start = self.page[from..here].iter().rposition(|b| *b == b'&').map_or(here, |at| from + at);
        let cut_off = here + 1 == self.page.len() && !self.page[start..here].contains(&b';');
        self.place(start, if cut_off { self.page.len() } else { here })
    }
}

/// Bytes of a character reference; the longest name has 32, and a number may have zeros before it.
const LONGEST_REFERENCE: usize = 64;

impl<S: Sink> Emitter for Scanner<'_, S> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_string(&mut self, s: &[u8]) {
        let copied = self.at.checked_sub(s.len()).filter(|&start| {
            let there = self.page.get(start..self.at);
            there.is_some_and(|there| there == s || there.contains(&b'\r'))
        });
        match (copied, std::str::from_utf8(s)) {
            (Some(start), _) => self.sink.copied(self.place(start, self.at)),
            (None, Ok(shown)) => self.sink.reference(shown, self.referred()),
            (None, Err(_)) => {}
        }
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.attributes.clear();
        self.ends = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.attributes.clear();
        self.ends = true;
    }

    fn start_open_tag(&mut self) {
        self.tag = self.at.saturating_sub(1);
    }

    fn push_tag_name(&mut self, s: &[u8]) {
        self.name.extend_from_slice(s);
    }

    fn init_attribute(&mut self) {
        self.attributes.start();
    }

    fn push_attribute_name(&mut self, s: &[u8]) {
        self.attributes.name(s);
    }

    fn push_attribute_value(&mut self, s: &[u8]) {
        self.attributes.value(s);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let place = self.place(self.tag, self.at);
        let name = std::str::from_utf8(&self.name).unwrap_or_default();
        self.last.clear();
        if self.ends {
            self.sink.close(name, place);
            return None;
        }
        self.sink.open(name, &self.attributes, place);
        self.last.extend_from_slice(&self.name);
        naive_next_state(&self.name)
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.ends && !self.last.is_empty() && self.last == self.name
    }

    fn set_last_start_tag(&mut self, tag: Option<&[u8]>) {
        self.last = tag.unwrap_or_default().to_vec();
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn emit_current_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn emit_current_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::{Attributes, Sink, scan};
    use crate::text::Span;

    struct Told<'a>(&'a str, Vec<String>);

    impl Sink for Told<'_> {
        fn open(&mut self, name: &str, attributes: &Attributes, place: Span) {
            let class = attributes.get("class").map(|c| format!(".{c}")).unwrap_or_default();
            self.1.push(format!("<{name}{class}> {}", place.of(self.0)));
        }

        fn close(&mut self, name: &str, place: Span) {
            self.1.push(format!("</{name}> {}", place.of(self.0)));
        }

        fn copied(&mut self, place: Span) {
            match self.1.last_mut().filter(|last| !last.starts_with(['<', '&'])) {
                Some(last) => last.push_str(place.of(self.0)),
                None => self.1.push(place.of(self.0).to_owned()),
            }
        }

        fn reference(&mut self, shown: &str, place: Span) {
            self.1.push(format!("{} = {shown}", place.of(self.0)));
        }
    }

    fn told(page: &str) -> Vec<String> {
        let mut told = Told(page, Vec::new());
        scan(page, &mut told);
        told.1
    }

    #[test]
    fn tags_and_text_have_their_places() {
        assert_eq!(
            told("é <p Class=\"a b\">34 d&eacute;ad</p>"),
            ["é ", "<p.a b> <p Class=\"a b\">", "34 d", "&eacute; = é", "ad", "</p> </p>"]
        );
    }

    #[test]
    fn references_of_every_kind_are_read() {
        assert_eq!(
            told("&#8217;&#x2019;&rsquo;&amp"),
            ["&#8217; = ’", "&#x2019; = ’", "&rsquo; = ’", "&amp = &"]
        );
        assert_eq!(told("AT&T &c. &;").concat(), "AT&T &c. &;");
    }

    #[test]
    fn line_breaks_of_every_kind_keep_the_places() {
        assert_eq!(told("a\r\nb\rc&lt;\r\n<b>"), ["a\r\nb\rc", "&lt; = <", "\r\n", "<b> <b>"]);
    }

    #[test]
    fn what_is_in_a_script_is_text_of_the_script() {
        assert_eq!(told("<script>a<b>\"</p>\"</script>x").last().map(String::as_str), Some("x"));
    }
}
