//! Bytes to [`Document`]: encoding, format, blocks and sections, and the source's own metadata.

use camino::Utf8Path;

use crate::document::{Block, BlockKind, Document, Section, Source};
use crate::text::Span;

/// Reads one source.
#[must_use]
pub fn read(path: &Utf8Path, text: String) -> Document {
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
    document.source = Source {
        id: path.file_stem().unwrap_or("source").to_owned(),
        document: path.to_owned(),
        ..Source::default()
    };
    document.text = text;
    document
}

fn trimmed(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let start = span.start + line.len() - line.trim_start().len();
    Span::new(start, start + line.trim().len())
}
