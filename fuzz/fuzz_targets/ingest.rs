//! Any bytes are a document or an error, and every span of the document slices its text.
#![no_main]

use camino::Utf8Path;
use crosscheck::ingest;
use crosscheck::lexicon::Lexicon;
use crosscheck::text::Span;
use libfuzzer_sys::fuzz_target;

// The first byte chooses the format.
fuzz_target!(|bytes: &[u8]| {
    let Some((format, bytes)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.md", "a.wiki", "a.html"][usize::from(format % 4)];
    let Ok(document) = ingest::source(Utf8Path::new(name), bytes.to_vec(), Lexicon::english()) else { return };
    let slices = |text: &str, span: Span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && slices(&document.text, block.span), "{block:?}");
        assert!(slices(document.file(), document.in_file(block.span)), "{block:?}");
        assert!(block.section < document.sections.len());
        end = block.span.end;
        assert!(document.pieces(block.span).all(|piece| slices(&document.text, piece.span)));
    }
});
