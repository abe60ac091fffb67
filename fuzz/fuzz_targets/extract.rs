//! Extraction is total, and every span of a claim or a mention slices the file.
#![no_main]

use camino::Utf8Path;
use crosscheck::extract::{Context, extract};
use crosscheck::ingest;
use crosscheck::lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;

// The first byte chooses the format.
fuzz_target!(|bytes: &[u8]| {
    let Some((format, bytes)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.md", "a.wiki", "a.html"][usize::from(format % 4)];
    let lexicon = Lexicon::english();
    let Ok(document) = ingest::source(Utf8Path::new(name), bytes.to_vec(), lexicon) else { return };
    let read = extract(&document, lexicon);
    for claim in &read.claims {
        let span = claim.span;
        assert!(document.file().get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{claim:?}");
    }
    let context = Context::new(&document, lexicon);
    let spans = context.numbers.iter().map(|n| n.span).chain(context.dates.iter().map(|d| d.span));
    for span in spans.chain(context.names.iter().map(|n| n.span)) {
        assert!(document.text.get(span.start..span.end).is_some(), "{span:?}");
    }
});
