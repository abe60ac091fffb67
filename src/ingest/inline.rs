//! Inline markup: what stands in the bytes and is not read by a reader of the page.
//!
//! One pass, left to right. Looking ahead for a closing mark costs a budget that is as long as the
//! text, so that a file full of opening marks is still read in linear time.

use super::dialect::Dialect;
use crate::document::Hole;
use crate::text::{Span, floor};

/// What a template of a wiki shows, by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Template {
    /// Its fields, as an infobox does.
    Fields,
    /// Nothing in the line: a note, an instruction.
    Nothing,
    /// Its text, where it has no more than that.
    Text,
}

/// The inline markup of `text` from byte `start`, in order and without overlaps. `template` judges
/// a template by its name.
pub(super) fn holes(
    text: &str,
    start: usize,
    dialect: Dialect,
    template: impl Fn(&str) -> Template,
) -> Vec<Hole> {
    let mut scanner = Scanner { text, dialect, holes: Vec::new(), budget: 4 * text.len() + 1024 };
    let mut at = start;
    while let Some(found) = text.as_bytes()[at..].iter().position(|&byte| is_special(byte)) {
        at += found;
        at = scanner.step(at, &template).max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    in_order(scanner.holes)
}

#[inline]
const fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'[' | b']' | b'!' | b'*' | b'_' | b'~' | b'\\' | b'<' | b'&' | b'{' | b'\'' | b'>' | b'h' | b'w'
    )
}

fn in_order(mut holes: Vec<Hole>) -> Vec<Hole> {
    holes.sort_by_key(|h| (h.span.start, std::cmp::Reverse(h.span.end)));
    let mut end = 0;
    holes.retain_mut(|hole| {
        hole.span.start = hole.span.start.max(end);
        end = end.max(hole.span.end);
        !hole.span.is_empty()
    });
    holes
}

struct Scanner<'a> {
    text: &'a str,
    dialect: Dialect,
    holes: Vec<Hole>,
    budget: usize,
}

impl Scanner<'_> {
    /// Reads the mark at `at`; returns where to go on.
    fn step(&mut self, at: usize, kind: &impl Fn(&str) -> Template) -> usize {
        let rest = &self.text[at..];
        let wiki = self.dialect == Dialect::Wiki;
        match rest.as_bytes()[0] {
            b'[' if wiki && rest.starts_with("[[") => self.wiki_link(at),
            b'[' => self.bracket(at),
            b'!' if rest.starts_with("![") => self.image(at),
            b']' if rest.starts_with("](") => self.target(at),
            b'*' | b'_' | b'~' => self.emphasis(at),
            b'\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => self.hole(at, at + 1) + 1,
            b'<' => self.tag(at),
            b'>' if !wiki && self.before(at).is_none_or(|c| matches!(c, '\n' | '\r')) => {
                self.hole(at, at + run(rest))
            }
            b'{' if wiki && rest.starts_with("{{") => self.template(at, kind),
            b'&' => self.space(at),
            b'\'' if wiki && rest.starts_with("''") => self.hole(at, at + run(rest)),
            b'h' | b'w' if is_address(rest) && !self.inside_word(at) => self.address(at),
            _ => at + 1,
        }
    }

    fn hole(&mut self, start: usize, end: usize) -> usize {
        self.holes.push(Hole { span: Span::new(start, end), parts: false });
        end
    }

    /// Where `mark` next stands, within `reach` bytes; what is looked through in vain is paid for.
    fn ahead(&mut self, from: usize, reach: usize, mark: &str) -> Option<usize> {
        let end = floor(self.text, from.saturating_add(reach.min(self.budget)));
        let found = self.text.get(from..end)?.find(mark);
        if found.is_none() {
            self.budget -= end - from;
        }
        found.map(|f| from + f)
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn inside_word(&self, at: usize) -> bool {
        self.before(at).is_some_and(char::is_alphanumeric)
    }

    /// `[text](target)`, `[text][label]`, `[https://target text]`, and the marks of footnotes.
    fn bracket(&mut self, at: usize) -> usize {
        let inner = at + 1;
        let Some(len) = self.text[inner..].find(['[', ']', '\n']) else { return inner };
        let end = inner + len;
        let content = &self.text[inner..end];
        let after = &self.text[end..];
        if !after.starts_with(']') {
            return inner;
        }
        if is_address(content) {
            let target = content.find(' ').map_or(len, |space| space + 1);
            self.hole(at, inner + target);
            return self.hole(end, end + 1);
        }
        if after.starts_with("](") && self.target_end(end).is_some() {
            return self.hole(at, inner);
        }
        if self.is_note(at, content, &after[1..]) { self.hole(at, end + 1) } else { inner }
    }

    /// `[4]`, `[note 2]`, `[^1]` and a glued `[b]`, but not the "\[P\]overty" of an edited quotation.
    fn is_note(&self, at: usize, content: &str, after: &str) -> bool {
        let before = self.text[..at].trim_end_matches(' ').chars().next_back();
        let glued = self.before(at).is_some_and(|c| !c.is_whitespace());
        let behind_stop = before.is_some_and(|c| !c.is_alphanumeric());
        let number = content.rsplit(' ').next().unwrap_or_default();
        let digits = !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
        let label = content.len() - number.len() <= 6;
        let letter = content.len() == 1 && content.bytes().all(|b| b.is_ascii_lowercase());
        let inside_word = after.starts_with(char::is_alphanumeric);
        content.starts_with('^')
            || digits && label && (glued || behind_stop) && !inside_word
            || letter && glued && !inside_word
    }

    /// `](https://…)`: everything but the link's text.
    fn target(&mut self, at: usize) -> usize {
        match self.target_end(at) {
            Some(end) => self.hole(at, end),
            None => at + 1,
        }
    }

    /// Behind the closing bracket of `](…)`. A target has no brackets; a title may stand behind it.
    fn target_end(&self, at: usize) -> Option<usize> {
        let start = at + 2;
        let mut depth = 1;
        for (offset, c) in self.text.get(start..)?.char_indices().take(2000) {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                '[' | ']' | '\n' => return None,
                _ => {}
            }
            if depth == 0 {
                return Some(start + offset + 1);
            }
        }
        None
    }

    /// `![alt](source)`: a picture, gone with its text.
    fn image(&mut self, at: usize) -> usize {
        let Some(len) = self.text[at + 2..].find(['[', ']', '\n']) else { return at + 2 };
        let end = at + 2 + len;
        match self.target_end(end).filter(|_| self.text[end..].starts_with("](")) {
            Some(end) => self.hole(at, end),
            None => at + 2,
        }
    }

    /// Asterisks, underscores and tildes that hug a word on one side alone.
    fn emphasis(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end = at + run(rest);
        let before = self.before(at).unwrap_or(' ');
        let after = self.text[end..].chars().next().unwrap_or(' ');
        let both = before.is_alphanumeric() && after.is_alphanumeric();
        let lonely = before.is_whitespace() && after.is_whitespace();
        let doubled = end - at > 1;
        let fits = end - at <= 3 && (doubled || !rest.starts_with('~'));
        let line_start = doubled && (before == '\n' || before == '\r' || at == 0 || after == '\n');
        if fits && !both && (!lonely || line_start) { self.hole(at, end) } else { end }
    }

    /// A space that is written as a character reference.
    fn space(&mut self, at: usize) -> usize {
        let spaces = ["&nbsp;", "&#160;", "&#xA0;", "&#xa0;", "&thinsp;", "&ensp;", "&emsp;", "&#32;"];
        match spaces.iter().find(|space| self.text[at..].starts_with(**space)) {
            Some(space) => {
                let span = Span::new(at, at + space.len());
                self.holes.push(Hole { span, parts: true });
                span.end
            }
            None => at + 1,
        }
    }

    /// Comments, references, scripts and other tags; `<https://…>` as well.
    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        if rest.starts_with("<!--") {
            return self.ahead(at + 4, usize::MAX, "-->").map_or(at + 4, |end| self.hole(at, end + 3));
        }
        let name: String = rest[1..]
            .trim_start_matches('/')
            .chars()
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let Some(len) = rest[1..].find(['<', '>']).filter(|_| !name.is_empty()) else { return at + 1 };
        let end = at + 1 + len;
        let closed = self.text[end..].starts_with('>') && len <= 2000;
        if !closed || rest[1..].starts_with(|c: char| !c.is_ascii_alphabetic() && c != '/') {
            return at + 1;
        }
        self.element(at, end + 1, &name.to_ascii_lowercase())
    }

    fn element(&mut self, at: usize, end: usize, name: &str) -> usize {
        let opens = !self.text[at..end].starts_with("</") && !self.text[at..end].ends_with("/>");
        let unread = ["ref", "script", "style", "gallery", "math", "timeline"].contains(&name);
        if opens && unread {
            let close = self.ahead(end, 1 << 20, &format!("</{name}"));
            let close = close.and_then(|close| self.ahead(close, 100, ">"));
            if let Some(close) = close {
                return self.hole(at, close + 1);
            }
        }
        let parts = ["br", "p", "div", "li", "tr", "td", "th", "hr"].contains(&name);
        self.holes.push(Hole { span: Span::new(at, end), parts });
        end
    }

    /// `[[Target|text]]`; a link into another name space (`[[File:…]]`) is gone with its text.
    fn wiki_link(&mut self, at: usize) -> usize {
        let Some(end) = self.closing(at, "[[", "]]", 4096) else { return at + 2 };
        let content = &self.text[at + 2..end];
        let space = content.find(|c: char| !c.is_alphabetic());
        let names_space = space
            .is_some_and(|i| i > 0 && content[i..].starts_with(':') && !content[i + 1..].starts_with(' '));
        if names_space {
            return self.hole(at, end + 2);
        }
        let text = content.find('|').map_or(0, |bar| bar + 1);
        self.hole(end, end + 2);
        self.hole(at, at + 2 + text)
    }

    /// `{{name|text}}` shows its text, `{{name|key=value}}` shows nothing, and a template whose
    /// fields are text keeps them.
    fn template(&mut self, at: usize, kind: &impl Fn(&str) -> Template) -> usize {
        let Some(end) = self.closing(at, "{{", "}}", 1 << 16) else { return at + 2 };
        let content = &self.text[at + 2..end];
        let bar = content.find('|');
        let name = content[..bar.unwrap_or(content.len())].trim();
        let kind = kind(name);
        if kind == Template::Fields && content.contains('\n') {
            self.hole(end, end + 2);
            return self.hole(at, at + 2 + content.find(['|', '\n']).unwrap_or(0));
        }
        let alone =
            self.before(at).is_none_or(|c| c == '\n') && self.text[end + 2..].starts_with(['\n', '\r']);
        match bar.filter(|_| kind == Template::Text && !alone && !content.contains(['=', '\n'])) {
            Some(bar) => {
                self.hole(end, end + 2);
                self.hole(at, at + 2 + bar + 1)
            }
            None => self.hole(at, end + 2),
        }
    }

    /// Where the mark that closes the one at `at` stands, those between counted.
    fn closing(&mut self, at: usize, open: &str, close: &str, reach: usize) -> Option<usize> {
        let end = floor(self.text, at.saturating_add(reach.min(self.budget)));
        let (mut i, mut depth) = (at, 0_usize);
        while i + 1 < end {
            let pair = self.text.as_bytes().get(i..i + 2)?;
            if pair == open.as_bytes() {
                depth += 1;
            } else if pair == close.as_bytes() {
                depth -= 1;
            }
            if depth == 0 {
                return Some(i);
            }
            i += if pair == open.as_bytes() || pair == close.as_bytes() { 2 } else { 1 };
        }
        self.budget -= end - at;
        None
    }

    /// An address on the web, without the punctuation of its sentence.
    fn address(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | ']' | '}' | '”'));
        let address = &rest[..end.unwrap_or(rest.len())];
        let open = address.contains('(');
        let trimmed = address.trim_end_matches(|c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_') || (c == ')' && !open)
        });
        self.hole(at, at + trimmed.len())
    }
}

fn is_address(rest: &str) -> bool {
    let host = match rest.strip_prefix("http") {
        Some(scheme) => scheme.strip_prefix('s').unwrap_or(scheme).strip_prefix("://"),
        None => rest.strip_prefix("www."),
    };
    host.is_some_and(|host| host.starts_with(char::is_alphanumeric))
}

/// How often the first byte is repeated.
fn run(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    bytes.iter().take_while(|b| Some(*b) == bytes.first()).count()
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Template, holes};
    use crate::document::Document;
    use crate::text::Span;

    fn shown(text: &str, dialect: Dialect) -> String {
        let holes =
            holes(text, 0, dialect, |name| if name == "efn" { Template::Nothing } else { Template::Text });
        Document { text: text.to_owned(), holes, ..Document::default() }.shown(Span::new(0, text.len()))
    }

    fn plain(text: &str) -> String {
        shown(text, Dialect::Plain)
    }

    fn wiki(text: &str) -> String {
        shown(text, Dialect::Wiki)
    }

    #[test]
    fn links_show_their_text_and_pictures_nothing() {
        assert_eq!(plain("The [army](https://a.b/c_(d)) fled."), "The army fled.");
        assert_eq!(plain("![a tank](tank.jpg) It burned."), " It burned.");
        assert_eq!(plain("See https://a.b/2012/03/23/x.html, he said."), "See , he said.");
    }

    #[test]
    fn notes_go_and_edited_quotations_stay() {
        assert_eq!(plain("“We won.”[4] They left.[note 2]"), "“We won.” They left.");
        assert_eq!(plain("“[P]overty and [the regime's] arms”"), "“[P]overty and [the regime's] arms”");
        assert_eq!(plain("at least [12] people"), "at least [12] people");
    }

    #[test]
    fn emphasis_goes_and_arithmetic_stays() {
        assert_eq!(plain("told *L'Express* that **forty** died"), "told L'Express that forty died");
        assert_eq!(plain("5 * 3, 4*100 and snake_case"), "5 * 3, 4*100 and snake_case");
        assert_eq!(plain(r"a GDP of \$1,300"), "a GDP of $1,300");
    }

    #[test]
    fn wiki_links_and_templates_show_what_the_page_shows() {
        assert_eq!(wiki("[[Bamako|the capital]] and [[Mali]]'s '''army'''"), "the capital and Mali's army");
        assert_eq!(
            wiki("[[File:A.jpg|thumb|The [[camp]]]]Nine died.<ref>{{cite web|url=x}}</ref>"),
            "Nine died."
        );
        assert_eq!(wiki("{{nowrap|34 killed}}{{cite|a=b}}{{efn|By noon}}"), "34 killed");
    }

    #[test]
    fn tags_go_and_scripts_go_with_their_content() {
        assert_eq!(plain("<b>Nine</b> died<script>alert(7)</script>."), "Nine died.");
        assert_eq!(plain("34 killed<br>28 wounded"), "34 killed 28 wounded");
        assert_eq!(plain("5&nbsp;December, AT&T"), "5 December, AT&T");
        assert_eq!(plain("3 < 5 and 7 > 2"), "3 < 5 and 7 > 2");
    }

    #[test]
    fn a_text_of_opening_marks_is_read_in_linear_time() {
        for mark in ["[", "[[", "{{", "<!--", "<ref>", "](", "![", "[[File:", "*", "<a", "[[x|", "http://"] {
            let text = mark.repeat(100_000 / mark.len());
            holes(&text, 0, Dialect::Wiki, |_| Template::Fields);
            holes(&text, 0, Dialect::Plain, |_| Template::Fields);
        }
    }
}
