//! Bytes to [`Document`]: encoding, format, blocks and sections, and the source's own metadata.
//!
//! [`load`] and [`stdin`] touch the outside; [`source`] is a function of its arguments. Nothing here
//! knows an event or a claim: a block is told from another by its shape, and by the few words of
//! `rules/en/furniture.yaml` and `rules/en/outlets.yaml` that pages are furnished with.

mod decode;
mod dialect;
mod error;
mod inline;
mod line;

use std::io::Read as _;

use camino::Utf8Path;

pub use error::{FrontMatterError, IngestError, MAX_BYTES};

use crate::document::{Block, BlockKind, Document, Section, Source};
use crate::lexicon::Lexicon;
use crate::text::Span;

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
    checked(path, bytes, lexicon)
}

/// Reads one source from standard input; its id is `stdin`.
pub fn stdin(lexicon: &Lexicon) -> Result<Document, IngestError> {
    checked(Utf8Path::new("-"), bounded(std::io::stdin().lock()), lexicon)
}

/// Reads one source that is already in memory. `path` names it, and its extension is a hint at
/// the format; it is not opened.
pub fn source(path: &Utf8Path, bytes: Vec<u8>, lexicon: &Lexicon) -> Result<Document, IngestError> {
    let _ = lexicon;
    let decoded = decode::decode(path, bytes)?;
    let text = decoded.text;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        return Err(IngestError::Empty { path: path.to_owned() });
    }
    let mut document = Document { sections: vec![Section::default()], ..Document::default() };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = trimmed(&text, Span::new(start, start + line.len()));
        start += line.len();
        if span.is_empty() {
            continue;
        }
        document.blocks.push(Block { kind: BlockKind::Paragraph, span, section: 0 });
    }
    document.source =
        Source { id: id(path), document: path.to_owned(), encoding: decoded.encoding, ..Source::default() };
    document.notices.extend(decoded.notice);
    document.text = text;
    Ok(document)
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

fn checked(
    path: &Utf8Path,
    bytes: std::io::Result<Bounded>,
    lexicon: &Lexicon,
) -> Result<Document, IngestError> {
    match bytes.map_err(|cause| IngestError::io(path, cause))? {
        Ok(bytes) => source(path, bytes, lexicon),
        Err(bytes) => Err(IngestError::TooLarge { path: path.to_owned(), bytes }),
    }
}

fn id(path: &Utf8Path) -> String {
    if path == "-" { "stdin".to_owned() } else { path.file_stem().unwrap_or("source").to_owned() }
}

fn trimmed(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let start = span.start + line.len() - line.trim_start().len();
    Span::new(start, start + line.trim().len())
}
