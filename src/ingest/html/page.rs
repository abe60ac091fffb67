//! Tags and text to the boxes of a page and the blocks of text in them.

use std::collections::HashMap;

use super::element::Element;
use super::meta::Meta;
use super::part::{Part, Parts};
use super::scan::{Attributes, Sink};
use crate::document::Runs;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// A page as it was read.
pub(super) struct Page<'a> {
    file: &'a str,
    /// What the page shows, a line or more for each block.
    pub text: String,
    pub runs: Runs,
    pub blocks: Vec<Text>,
    /// The first is the page itself; each stands behind the one around it.
    pub boxes: Vec<PageBox>,
    pub tables: Vec<Table>,
    pub cells: Vec<Cell>,
    pub times: Vec<Time>,
    pub meta: Meta,
    parts: Parts<'a>,
    stack: Vec<Open>,
    /// How many elements of a name are open, and how many were too deep to be noted.
    open: HashMap<Box<str>, (u32, u32)>,
    /// The element whose content is not read: its name, and how often it is nested in itself.
    unread: Option<(Box<str>, u32)>,
    /// The text of a title or of linked data.
    aside: Option<(Capture, String)>,
    current: Text,
    /// The depth at which a link was opened; where emphasis was; where a raised text starts.
    link: Option<usize>,
    bold: u32,
    raised: Option<usize>,
    /// Line breaks since the last block.
    breaks: u32,
}

/// A block of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Text {
    pub span: Span,
    pub shape: Shape,
    /// The box that it stands in.
    pub around: u32,
    pub cell: Option<u32>,
    /// Bytes of it that are links, and that are bold.
    pub links: usize,
    pub bold: usize,
    /// Whether no more than a line break parts it from the one before.
    pub broken: bool,
    pub part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Shape {
    #[default]
    Paragraph,
    Heading(u8),
    Item,
    Caption,
    Preformatted,
}

/// An element with others inside.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageBox {
    pub parent: u32,
    pub element: Element,
    pub part: Part,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Table {
    /// Whether it has another one inside.
    pub nests: bool,
    pub boxed: bool,
    /// Whether it only places what is in it.
    pub layout: bool,
    rows: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub table: u32,
    pub row: u32,
}

/// A `time` with a date.
#[derive(Clone, Debug)]
pub(super) struct Time {
    pub date: String,
    /// Where it stands in the text.
    pub at: usize,
    pub stated: bool,
}

#[derive(Clone, Debug)]
struct Open {
    name: Box<str>,
    element: Element,
    around: u32,
    shape: Shape,
    cell: Option<u32>,
    table: Option<u32>,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Capture {
    Title,
    Data,
}

/// Browsers nest no deeper either.
const DEEPEST: usize = 500;
/// More dates say nothing new.
const TIMES: usize = 64;

impl<'a> Page<'a> {
    pub(super) fn new(file: &'a str, lexicon: &'a Lexicon) -> Self {
        let page = PageBox { parent: 0, element: Element::Body, part: Part::default() };
        Self {
            file,
            text: String::with_capacity(file.len() / 4),
            runs: Runs::default(),
            blocks: Vec::new(),
            boxes: vec![page],
            tables: Vec::new(),
            cells: Vec::new(),
            times: Vec::new(),
            meta: Meta::default(),
            parts: Parts::new(lexicon),
            stack: Vec::new(),
            open: HashMap::new(),
            unread: None,
            aside: None,
            current: Text::default(),
            link: None,
            bold: 0,
            raised: None,
            breaks: 0,
        }
    }

    /// Ends the last block.
    pub(super) fn finish(&mut self) {
        self.part_at(self.file.len());
        self.stack = Vec::new();
    }

    /// Ends the block: what comes next is another one.
    fn part_at(&mut self, place: usize) {
        let start = self.current.span.start;
        let shown = self.text[start..].trim_end();
        self.raised = None;
        if shown.is_empty() {
            return;
        }
        let span = Span::new(start, start + shown.len());
        self.blocks.push(Text { span, ..self.current });
        self.runs.replaced(self.text.len(), Span::new(place, place));
        self.text.push('\n');
        self.current = Text { span: Span::new(self.text.len(), self.text.len()), ..Text::default() };
        self.breaks = 0;
    }

    /// A headline in two lines is one.
    fn breaks_heading(&mut self, element: Element, place: Span) -> bool {
        let inside =
            element == Element::Break && !self.is_new() && matches!(self.current.shape, Shape::Heading(_));
        if inside {
            self.runs.replaced(self.text.len(), place);
            self.text.push(' ');
        }
        inside
    }

    /// Whether nothing stands in the current block.
    fn is_new(&self) -> bool {
        self.current.span.start == self.text.len()
    }

    fn begin(&mut self) {
        if !self.is_new() {
            return;
        }
        let span = self.current.span;
        let broken = self.breaks == 1;
        self.breaks = 0;
        self.current = Text { span, broken, part: Part::default(), ..Text::default() };
        if let Some(open) = self.stack.last() {
            self.current.shape = open.shape;
            self.current.around = open.around;
            self.current.cell = open.cell;
            self.current.part = open.part;
        }
    }

    fn count(&mut self, shown: usize) {
        self.current.links += if self.link.is_some() { shown } else { 0 };
        self.current.bold += if self.bold > 0 { shown } else { 0 };
    }

    fn push(&mut self, name: &str, element: Element, part: Part) {
        let around = self.stack.last().cloned();
        let parent = around.as_ref().map_or(0, |open| open.around);
        let index = u32::try_from(self.boxes.len()).unwrap_or(u32::MAX);
        self.boxes.push(PageBox { parent, element, part });
        let inherited = around.as_ref().map_or(Part::default(), |open| open.part);
        let mut open = Open {
            name: name.into(),
            element,
            around: index,
            shape: shape(element, part, around.as_ref().map(|open| open.shape)),
            cell: around.as_ref().and_then(|open| open.cell),
            table: around.as_ref().and_then(|open| open.table),
            part: Part { byline: part.byline || inherited.byline, date: part.date || inherited.date, ..part },
        };
        self.place_in_table(&mut open);
        self.stack.push(open);
    }

    fn place_in_table(&mut self, open: &mut Open) {
        match open.element {
            Element::Table | Element::Definitions => {
                if let Some(outer) = open.table.and_then(|outer| self.tables.get_mut(outer as usize)) {
                    outer.nests = true;
                }
                open.table = u32::try_from(self.tables.len()).ok();
                open.cell = None;
                self.tables.push(Table { boxed: open.part.boxed, ..Table::default() });
            }
            Element::Row | Element::Term => self.row(open),
            _ => {}
        }
        if matches!(open.element, Element::Cell | Element::Term | Element::Definition) {
            self.cell(open);
        }
    }

    fn row(&mut self, open: &Open) {
        if let Some(table) = open.table.and_then(|table| self.tables.get_mut(table as usize)) {
            table.rows += 1;
        }
    }

    fn cell(&mut self, open: &mut Open) {
        let Some(index) = open.table else { return };
        let Some(table) = self.tables.get(index as usize) else { return };
        open.cell = u32::try_from(self.cells.len()).ok();
        self.cells.push(Cell { table: index, row: table.rows });
    }

    /// Closes what the element inside it closes by its nature: paragraphs, items, cells.
    fn imply(&mut self, element: Element) {
        while self.stack.last().is_some_and(|open| open.element.is_leaf()) {
            self.pop();
        }
        while let Some(at) = self.sibling(element) {
            self.stack_to(at);
        }
    }

    fn stack_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            self.pop();
        }
    }

    /// The open element next in line that an item, a row or a cell beside it closes.
    fn sibling(&self, element: Element) -> Option<usize> {
        let within = self.stack.iter().enumerate().rev().take(64);
        let mut within = within.take_while(|(_, open)| !open.element.encloses(element));
        within.find(|(_, open)| open.element.closed_by(element)).map(|(at, _)| at)
    }

    fn pop(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        if let Some((count, _)) = self.open.get_mut(&open.name) {
            *count -= 1;
        }
        if self.link.is_some_and(|depth| depth > self.stack.len()) {
            self.link = None;
        }
        self.bold = 0;
    }

    /// Whether the element is one whose content is not read, or that is read for the metadata alone.
    fn set_aside(&mut self, name: &str, element: Element, part: Part, attributes: &Attributes) -> bool {
        let linked = name == "script" && attributes.get("type").is_some_and(|kind| kind.contains("ld+json"));
        if linked || element == Element::Title && self.unread.is_none() {
            let capture = if linked { Capture::Data } else { Capture::Title };
            self.aside = Some((capture, String::new()));
            return true;
        }
        let inline = element == Element::Inline && part.aside;
        let unread = element == Element::Unread || inline || part.hidden && !is_frame(element);
        if unread && !element.is_void() && !is_empty(name) {
            self.unread = Some((name.into(), 1));
        }
        unread
    }

    fn time(&mut self, attributes: &Attributes, part: Part) {
        let Some(date) = attributes.get("datetime").filter(|_| self.times.len() < TIMES) else { return };
        let stated = attributes.get("pubdate").is_some()
            || attributes.get("itemprop").is_some_and(|name| name.eq_ignore_ascii_case("datePublished"));
        self.times.push(Time { date: date.to_owned(), at: self.text.len(), stated: stated || part.date });
    }

    fn raise(&mut self) {
        self.raised = (!self.is_new()).then_some(self.text.len());
    }

    /// A raised figure is the mark of a footnote; "10th" is none.
    fn lower(&mut self) {
        let Some(at) = self.raised.take() else { return };
        let raised = self.text[at..].trim();
        let mark = raised.len() <= 12
            && raised.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation() || c.is_whitespace())
            || raised.starts_with('[') && raised.ends_with(']') && raised.len() <= 40;
        if mark {
            self.text.truncate(at);
            self.runs.cut(at);
        }
    }
}

/// Elements without an end, which cannot hide anything.
fn is_empty(name: &str) -> bool {
    ["img", "input", "area", "base", "col", "embed", "source", "track", "wbr", "param"].contains(&name)
}

/// A page that is shown by a script is hidden as a whole at first.
const fn is_frame(element: Element) -> bool {
    matches!(element, Element::Root | Element::Body)
}

fn shape(element: Element, part: Part, around: Option<Shape>) -> Shape {
    match element {
        Element::Heading(level) => Shape::Heading(level),
        Element::Caption => Shape::Caption,
        _ if part.caption => Shape::Caption,
        Element::Item => Shape::Item,
        Element::Preformatted => Shape::Preformatted,
        Element::Text | Element::Table | Element::Cell | Element::Body | Element::Aside => Shape::Paragraph,
        _ => around.unwrap_or_default(),
    }
}

impl Sink for Page<'_> {
    fn open(&mut self, name: &str, attributes: &Attributes, place: Span) {
        if let Some((unread, depth)) = &mut self.unread {
            *depth += u32::from(**unread == *name);
            return;
        }
        let element = Element::of(name);
        let part = self.parts.of(attributes);
        if element.parts() && element != Element::Title && !self.breaks_heading(element, place) {
            self.part_at(place.start);
        }
        if self.set_aside(name, element, part, attributes) {
            return;
        }
        match element {
            Element::Meta => self.meta.meta(attributes),
            Element::Root => {
                let language = attributes.get("lang").or_else(|| attributes.get("xml:lang"));
                self.meta.language = language.map(str::to_owned).or(self.meta.language.take());
            }
            Element::Time => self.time(attributes, part),
            Element::Link => self.link = attributes.get("href").map(|_| self.stack.len()),
            Element::Bold => self.bold += 1,
            Element::Raised => self.raise(),
            Element::Break => self.breaks += 1 + u32::from(name != "br"),
            Element::Inline | Element::Relation => {}
            _ => self.enter(name, element, part),
        }
    }

    fn close(&mut self, name: &str, place: Span) {
        if let Some((unread, depth)) = &mut self.unread {
            *depth -= u32::from(**unread == *name);
            if *depth == 0 {
                self.unread = None;
            }
            return;
        }
        if let Some((capture, text)) = self.aside.take() {
            return match capture {
                Capture::Title => self.meta.document_title(&text),
                Capture::Data => self.meta.linked_data(&text),
            };
        }
        match Element::of(name) {
            Element::Link => self.link = None,
            Element::Bold => self.bold = self.bold.saturating_sub(1),
            Element::Raised => self.lower(),
            element if element.parts() => {
                self.part_at(place.start);
                self.leave(name, element);
            }
            _ => {}
        }
    }

    fn copied(&mut self, place: Span) {
        let shown = place.of(self.file);
        if let Some((_, text)) = &mut self.aside {
            return text.push_str(shown);
        }
        if self.unread.is_some() {
            return;
        }
        let cut = if self.is_new() { shown.len() - shown.trim_start().len() } else { 0 };
        let shown = &shown[cut..];
        if shown.is_empty() {
            return;
        }
        self.begin();
        self.runs.copied(self.text.len(), Span::new(place.start + cut, place.end));
        self.text.push_str(shown);
        self.count(shown.trim().len());
    }

    fn reference(&mut self, shown: &str, place: Span) {
        if let Some((_, text)) = &mut self.aside {
            return text.push_str(shown);
        }
        if self.unread.is_some() || self.is_new() && shown.trim().is_empty() {
            return;
        }
        self.begin();
        self.runs.replaced(self.text.len(), place);
        self.text.push_str(shown);
        self.count(shown.len());
    }
}

impl Page<'_> {
    fn enter(&mut self, name: &str, element: Element, part: Part) {
        self.imply(element);
        self.breaks = 0;
        let deep = self.stack.len() >= DEEPEST;
        let (open, over) = self.open.entry(name.into()).or_default();
        if deep {
            *over += 1;
        } else {
            *open += 1;
            self.push(name, element, part);
        }
    }

    fn leave(&mut self, name: &str, element: Element) {
        self.breaks = 0;
        let Some((open, over)) = self.open.get_mut(name) else { return };
        if *over > 0 {
            *over -= 1;
            return;
        }
        if *open == 0 {
            return;
        }
        let mut inward = self.stack.iter().enumerate().rev();
        let found = inward.find(|(_, open)| *open.name == *name || open.element.encloses(element));
        if let Some(at) = found.filter(|(_, open)| *open.name == *name).map(|(at, _)| at) {
            self.stack_to(at);
        }
    }
}
