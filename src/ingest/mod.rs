//! Bytes to [`Document`]: encoding, format, blocks and sections, and the source's own metadata.
//!
//! [`load`] and [`stdin`] touch the outside; [`source`] is a function of its arguments. Nothing here
//! knows an event or a claim: a block is told from another by its shape, and by the few words of
//! `rules/en/furniture.yaml` and `rules/en/outlets.yaml` that pages are furnished with.

mod dating;
mod decode;
mod dialect;
mod error;
mod format;
mod front_matter;
mod furniture;
mod head;
mod html;
mod inline;
mod layout;
mod line;
mod person;
mod phrase;
mod section;
mod shape;
mod stamp;
mod wire;
mod wrap;

#[cfg(test)]
mod tests;

use std::io::Read as _;

use camino::Utf8Path;

use dating::Dated;
pub use dating::date_beside;
use dialect::Dialect;
pub use error::{IngestError, MAX_BYTES};
pub use format::Format;

use front_matter::FrontMatter;
use head::Head;
use inline::Template;
use layout::{Draft, Page};
use phrase::Phrases;

use crate::document::{Block, BlockKind, Document, Section, Source};
use crate::lexicon::{Lexicon, Tokens};
use crate::text::{Span, one_line};

/// Reads the source at `path`; `-` is standard input.
pub fn load(path: &Utf8Path, lexicon: &Lexicon) -> Result<Document, IngestError> {
    if path == "-" {
        return stdin(lexicon);
    }
    let bytes = (|| {
        let file = fs_err::File::open(path)?;
        let size = file.metadata()?.len();
        if size > MAX_BYTES { Ok(Err(size)) } else { bounded(file) }
    })();
    source(path, checked(path, bytes)?, lexicon)
}

/// Reads one source from standard input; its id is `stdin`.
pub fn stdin(lexicon: &Lexicon) -> Result<Document, IngestError> {
    source(Utf8Path::new("-"), stdin_bytes()?, lexicon)
}

/// All of standard input, which is no larger than a source may be.
pub fn stdin_bytes() -> Result<Vec<u8>, IngestError> {
    checked(Utf8Path::new("-"), bounded(std::io::stdin().lock()))
}

/// Reads one source that is already in memory. `path` names it, and its extension is a hint at
/// the format; it is not opened.
pub fn source(path: &Utf8Path, bytes: Vec<u8>, lexicon: &Lexicon) -> Result<Document, IngestError> {
    let decoded = decode::decode(path, bytes)?;
    let text = decoded.text;
    if line::trim(&text, Span::new(0, text.len())).is_empty() {
        return Err(IngestError::Empty { path: path.to_owned() });
    }
    let mut document = if html::is_html(path, &text) {
        hypertext(text, lexicon)
    } else {
        let (front, body) = front_matter::read(path, &text, lexicon)?;
        laid_out(path, text, (body, front), lexicon)
    };
    document.source.id = id(path);
    path.clone_into(&mut document.source.document);
    document.source.encoding = decoded.encoding;
    document.notices.extend(decoded.notice);
    document.notices.extend(foreign_figures(&document.text));
    dated(&mut document, lexicon);
    if document.original.is_none() && !document.blocks.iter().any(|b| b.kind.is_mined()) {
        document.notices.push("no running text was found".to_owned());
    }
    Ok(document)
}

/// Says that figures are left out, where the text has some in the digits of another script: they may as
/// well stand there to deceive.
fn foreign_figures(text: &str) -> Option<String> {
    let foreign =
        |c: &char| !c.is_ascii() && c.is_numeric() && any_ascii::any_ascii_char(*c).parse::<u8>().is_ok();
    let first = wide(text).find(foreign)?;
    let figures = text.split(|c| !foreign(&c)).filter(|figure| !figure.is_empty()).count();
    Some(format!("figures in digits other than 0 to 9 are not read: {figures}, the first with {first:?}"))
}

/// The characters of the text that are not ASCII.
fn wide(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = rest.bytes().position(|byte| !byte.is_ascii())?;
        let mut found = rest[at..].chars();
        let first = found.next();
        rest = found.as_str();
        first
    })
}

/// The text cut into blocks, and what its head says about its source.
fn laid_out(
    path: &Utf8Path,
    text: String,
    (body, front): (usize, FrontMatter),
    lexicon: &Lexicon,
) -> Document {
    let lines = line::lines(&text, body);
    let dialect = Dialect::of(path, &text, &lines);
    let holes = inline::holes(&text, body, dialect, |name| template(name, lexicon));
    let tokens = Tokens::of(&text, lexicon);
    let page = Page { holes: &holes, dialect, ..page(&text, &lines, &tokens, lexicon) };
    let (head, blocks, sections) = assembled(&page, layout::drafts(&page), front.title.is_some());
    let document = Document { blocks, sections, text, tokens, holes, ..Document::default() };
    described(document, head, front)
}

/// The text of a page of HTML, and what it says about its source.
fn hypertext(file: String, lexicon: &Lexicon) -> Document {
    let html::Taken { text, original, drafts, entitled, front, title, notices } = html::read(file, lexicon);
    let tokens = Tokens::of(&text, lexicon);
    let (head, blocks, sections) = assembled(&page(&text, &[], &tokens, lexicon), drafts, entitled);
    let original = Some(original);
    let document = Document { blocks, sections, text, tokens, original, notices, ..Document::default() };
    let mut document = described(document, head, front);
    document.source.title = document.source.title.take().or(title);
    document
}

/// A plain text without inline markup.
fn page<'a>(text: &'a str, lines: &'a [line::Line], tokens: &'a Tokens, lexicon: &'a Lexicon) -> Page<'a> {
    Page { text, lines, holes: &[], dialect: Dialect::Plain, phrases: Phrases { text, lexicon, tokens } }
}

/// Furniture, head and sections, from the drafts of any kind of text.
fn assembled(page: &Page<'_>, drafts: Vec<Draft>, entitled: bool) -> (Head, Vec<Block>, Vec<Section>) {
    let mut drafts = furniture::mark(page, drafts);
    let head = head::read(page, &mut drafts, entitled);
    if !drafts.iter().any(|draft| draft.kind.is_mined()) {
        reopen(&mut drafts);
    }
    let (blocks, sections) = section::sections(page, &drafts);
    (head, blocks, sections)
}

/// A text that is no more than a date is about that date: there is nothing that it could date.
fn reopen(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind == BlockKind::Byline) {
        draft.kind = BlockKind::Paragraph;
    }
}

/// What the head of the text says about its source, each on one line; what its front matter or its
/// markup says goes before that.
fn described(mut document: Document, head: Head, front: FrontMatter) -> Document {
    let told = |span: Option<Span>| span.map(|span| one_line(document.shown(span)));
    document.source = Source {
        title: front.title.or_else(|| told(head.title)),
        author: front.author.or_else(|| told(head.author)),
        publisher: front.publisher.or_else(|| told(head.publisher)),
        published: front.published.or_else(|| dating::stated(&head.stamps)),
        family: front.family.or(head.family),
        ..Source::default()
    };
    document.notices.extend(front.notices);
    document
}

fn template(name: &str, lexicon: &Lexicon) -> Template {
    let tagged = lexicon.tag(name, Span::new(0, name.len()));
    let is = |kind| phrase::furniture(&tagged, 0, kind);
    if is("infobox").is_some() {
        Template::Fields
    } else if is("wiki_note").is_some_and(|hit| hit.len == tagged.len()) {
        Template::Nothing
    } else {
        Template::Text
    }
}

fn dated(document: &mut Document, lexicon: &Lexicon) {
    if document.source.published.is_none() {
        let Dated { published, dating, notice, dateline } = dating::inferred(document, lexicon);
        document.source.published = published;
        document.source.dating = dating;
        document.dating_notice = Some(notice);
        document.dateline = dateline;
    }
}

/// Reads an English text in memory, as tests and embedders do; what keeps it from being a source
/// stands in the notices of an empty document.
#[must_use]
pub fn read(path: &Utf8Path, text: String) -> Document {
    source(path, text.into_bytes(), Lexicon::english()).unwrap_or_else(|error| Document {
        source: Source { id: id(path), document: path.to_owned(), ..Source::default() },
        sections: vec![Section::default()],
        notices: vec![error.to_string()],
        ..Document::default()
    })
}

/// The bytes, or the size of what is too large.
type Bounded = Result<Vec<u8>, u64>;

fn bounded(source: impl std::io::Read) -> std::io::Result<Bounded> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > MAX_BYTES { Err(size) } else { Ok(bytes) })
}

fn checked(path: &Utf8Path, bytes: std::io::Result<Bounded>) -> Result<Vec<u8>, IngestError> {
    let bytes = bytes.map_err(|cause| IngestError::io(path, cause))?;
    bytes.map_err(|bytes| IngestError::TooLarge { path: path.to_owned(), bytes })
}

/// What a source is called: the stem of its file.
#[must_use]
pub fn id(path: &Utf8Path) -> String {
    if path == "-" { "stdin".to_owned() } else { path.file_stem().unwrap_or("source").to_owned() }
}
