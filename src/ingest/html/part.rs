//! What the makers of a page call its parts: names in `class`, `id`, `role` and `itemprop`.

use std::collections::HashMap;

use super::scan::Attributes;
use crate::ingest::phrase::furniture;
use crate::lexicon::{Class, Lexicon, Tagged};
use crate::text::{Span, TokenKind};

/// What an element is by its names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Part {
    /// Never shown.
    pub hidden: bool,
    /// Beside the text, as its name says; some pages say so of the text as well.
    pub aside: bool,
    /// What readers wrote.
    pub comments: bool,
    /// The text.
    pub text: bool,
    pub byline: bool,
    pub date: bool,
    pub caption: bool,
    /// A box of facts.
    pub boxed: bool,
}

/// Looks parts up; a page says the same names over and over.
pub(super) struct Parts<'a> {
    lexicon: &'a Lexicon,
    known: HashMap<String, Part>,
    names: String,
}

/// Names that are remembered, and bytes of them that are looked at.
const MOST: usize = 4096;
const LONGEST: usize = 400;

impl<'a> Parts<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, known: HashMap::new(), names: String::new() }
    }

    pub(super) fn of(&mut self, attributes: &Attributes) -> Part {
        if attributes.is_empty() {
            return Part::default();
        }
        let hidden = is_hidden(attributes);
        self.names.clear();
        for key in ["class", "id", "role", "itemprop", "rel"] {
            let value = attributes.get(key).filter(|value| value.len() <= LONGEST).unwrap_or_default();
            self.names.push_str(value);
            self.names.push(' ');
        }
        let part = match self.known.get(&self.names) {
            Some(part) => *part,
            None => self.look_up(),
        };
        Part { hidden: part.hidden || hidden, ..part }
    }

    fn look_up(&mut self) -> Part {
        let names = self.names.split_whitespace().map(hyphenated);
        let part = names.fold(Part::default(), |part, name| named(part, &name, self.lexicon));
        if self.known.len() < MOST {
            self.known.insert(self.names.clone(), part);
        }
        part
    }
}

fn is_hidden(attributes: &Attributes) -> bool {
    let style = attributes.get("style").unwrap_or_default();
    let style: String = style.chars().take(LONGEST).filter(|c| !c.is_whitespace()).collect();
    attributes.get("hidden").is_some()
        || attributes.get("aria-hidden") == Some("true")
        || style.to_ascii_lowercase().contains("display:none")
}

/// "relatedLinks" as "related-links".
fn hyphenated(name: &str) -> String {
    let mut parted = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if lower && c.is_uppercase() {
            parted.push('-');
        }
        lower = c.is_lowercase();
        parted.push(c);
    }
    parted
}

/// A name counts by its first and by its last word, and not at all where it tells of a state.
fn named(part: Part, name: &str, lexicon: &Lexicon) -> Part {
    let tagged = lexicon.tag(name, Span::new(0, name.len()));
    let words: Vec<usize> = (0..tagged.len()).filter(|&i| tagged.tokens[i].kind == TokenKind::Word).collect();
    let is_state = |&i: &usize| furniture(&tagged, i, "page_state").is_some();
    if words.iter().any(is_state) {
        return part;
    }
    let is = |kind: &str| words.iter().any(|&i| ends_name(&tagged, &words, i, kind));
    let text = is("page_text");
    Part {
        hidden: part.hidden || is("page_hidden"),
        aside: part.aside || !text && is("page_aside"),
        comments: part.comments || is("page_comments"),
        text: part.text || text,
        byline: part.byline || is("page_byline"),
        date: part.date || is("page_date"),
        caption: part.caption || is("page_caption"),
        boxed: part.boxed || is("page_box"),
    }
}

fn ends_name(tagged: &Tagged<'_>, words: &[usize], i: usize, kind: &str) -> bool {
    let (first, last) = (words.first(), words.last().copied().unwrap_or_default());
    let fits = |len: usize| first == Some(&i) || i + len > last;
    tagged.hits(i, Class::Furniture).any(|hit| hit.value == kind && fits(hit.len))
}

#[cfg(test)]
mod tests {
    use super::{Part, hyphenated, named};
    use crate::lexicon::Lexicon;

    fn part(names: &str) -> Part {
        let names = names.split_whitespace().map(hyphenated);
        names.fold(Part::default(), |part, name| named(part, &name, Lexicon::english()))
    }

    #[test]
    fn names_tell_what_a_part_is() {
        assert!(part("article__related-links").aside || part("related-links").aside);
        assert!(part("siteFooter").aside && part("left-sidebar").aside && part("cookie-banner").aside);
        assert!(part("comments-area").comments);
        assert!(part("article-body").text && part("entry-content clearfix").text);
        assert!(part("wp-caption-text caption").caption && part("screen-reader-text").hidden);
    }

    #[test]
    fn a_state_or_a_word_within_is_no_part() {
        assert_eq!(part("has-sidebar comments-open content-with-nav"), Part::default());
        assert_eq!(part("post type-post the-menu-affair"), Part::default());
    }
}
