//! What reading costs, stage by stage, beside one pass that only cuts tokens and looks them up.
//!
//! `cargo bench --bench extract`; a filter such as `-- stages` runs a part. The text is the five
//! articles of the annotated corpus where they lie beside the clone, else the texts that ship,
//! repeated to the size that a benchmark names. Compare figures of one run only.

#![allow(clippy::unwrap_used, reason = "a benchmark stops at the first thing that is wrong")]

use std::path::Path;
use std::sync::OnceLock;

use crosscheck::document::Document;
use crosscheck::extract::{self, Context, Reading, event::Events};
use crosscheck::ingest;
use crosscheck::lexicon::Lexicon;
use crosscheck::text::Span;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use rayon::prelude::*;

fn main() {
    divan::main();
}

const MEGABYTE: usize = 1_000_000;

/// The folders of the texts, the first that is there.
const TEXTS: &[&str] = &["../shared/corpus/mali", "seeds/mali-2012/sources"];

fn articles() -> &'static [String] {
    static ARTICLES: OnceLock<Vec<String>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = TEXTS.iter().map(|folder| root.join(folder)).find(|folder| folder.is_dir()).unwrap();
        let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let texts = paths.iter().filter(|path| path.extension().is_some_and(|x| x == "txt" || x == "md"));
        texts.map(|path| fs_err::read_to_string(path).unwrap()).collect()
    })
}

/// The articles one after another, again and again, to at least so many bytes.
fn repeated(bytes: usize) -> Vec<&'static str> {
    let mut length = 0;
    let more = |text: &&str| {
        let wanted = length < bytes;
        length += text.len();
        wanted
    };
    articles().iter().map(String::as_str).cycle().take_while(more).collect()
}

fn length(texts: &[&str]) -> BytesCount {
    BytesCount::new(texts.iter().map(|text| text.len()).sum::<usize>())
}

fn document(text: &str) -> Document {
    ingest::read("article.txt".into(), text.to_owned())
}

fn documents(bytes: usize) -> (Vec<Document>, BytesCount) {
    let texts = repeated(bytes);
    (texts.iter().map(|text| document(text)).collect(), length(&texts))
}

/// From the bytes of many articles to their claims.
mod articles_to_claims {
    use super::*;

    /// The yardstick: cuts tokens and looks each up.
    #[divan::bench(sample_count = 5)]
    fn tokens_and_look_ups_alone(bencher: Bencher) {
        let texts = repeated(20 * MEGABYTE);
        bencher.counter(length(&texts)).bench(|| {
            for text in &texts {
                black_box(Lexicon::english().tag(text, Span::new(0, text.len())));
            }
        });
    }

    #[divan::bench(sample_count = 5)]
    fn all_kinds(bencher: Bencher) {
        let texts = repeated(20 * MEGABYTE);
        bencher.counter(length(&texts)).bench(|| {
            for text in &texts {
                black_box(extract::extract(&document(text), Lexicon::english()));
            }
        });
    }

    #[divan::bench(sample_count = 5)]
    fn all_kinds_on_every_core(bencher: Bencher) {
        let texts = repeated(20 * MEGABYTE);
        bencher.counter(length(&texts)).bench(|| {
            texts.par_iter().for_each(|text| {
                black_box(extract::extract(&document(text), Lexicon::english()));
            });
        });
    }
}

/// The same words in lines of a kilobyte and in one line: a byte must cost about the same.
mod long_lines {
    use super::*;

    /// The words of the articles, `width` bytes a line.
    fn lined(bytes: usize, width: usize) -> String {
        let text = repeated(bytes).concat();
        let mut lined = String::with_capacity(text.len() + 1);
        let mut start = 0;
        for word in text.split_whitespace() {
            let wide = lined.len() - start + word.len() > width;
            lined.push(if wide { '\n' } else { ' ' });
            start = if wide { lined.len() } else { start };
            lined.push_str(word);
        }
        lined
    }

    fn read(bencher: Bencher, bytes: usize, width: usize) {
        let text = lined(bytes, width);
        bencher
            .counter(BytesCount::new(text.len()))
            .bench_local(|| black_box(extract::extract(&document(&text), Lexicon::english())));
    }

    #[divan::bench(sample_count = 5)]
    fn in_lines_of_a_kilobyte(bencher: Bencher) {
        read(bencher, MEGABYTE, 1000);
    }

    #[divan::bench(sample_count = 5)]
    fn in_one_line(bencher: Bencher) {
        read(bencher, MEGABYTE, usize::MAX);
    }

    /// What grows faster than the text shows here.
    #[divan::bench(sample_count = 1, sample_size = 1)]
    fn fifty_in_one_line(bencher: Bencher) {
        read(bencher, 50 * MEGABYTE, usize::MAX);
    }

    #[divan::bench(sample_count = 1, sample_size = 1)]
    fn a_hundred_in_lines(bencher: Bencher) {
        read(bencher, 100 * MEGABYTE, 1000);
    }
}

/// Each stage alone, over what the stages before it yield.
mod stages {
    use super::*;

    const SIZE: usize = 2 * MEGABYTE;

    #[divan::bench(sample_count = 5)]
    fn ingest(bencher: Bencher) {
        let texts = repeated(SIZE);
        bencher.counter(length(&texts)).bench(|| {
            for text in &texts {
                black_box(document(text));
            }
        });
    }

    fn over_readings<T>(bencher: Bencher, stage: impl Fn(&Reading<'_>) -> T) {
        let (documents, size) = documents(SIZE);
        let readings: Vec<_> = documents.iter().map(|d| Reading::new(d, Lexicon::english())).collect();
        bencher.counter(size).bench_local(|| {
            for reading in &readings {
                black_box(stage(reading));
            }
        });
    }

    fn over_contexts<T>(bencher: Bencher, stage: impl Fn(&Context<'_>) -> T) {
        let (documents, size) = documents(SIZE);
        let contexts: Vec<_> = documents.iter().map(|d| Context::new(d, Lexicon::english())).collect();
        bencher.counter(size).bench_local(|| {
            for context in &contexts {
                black_box(stage(context));
            }
        });
    }

    #[divan::bench(sample_count = 5)]
    fn tokens_and_sentences(bencher: Bencher) {
        over_readings(bencher, |reading| {
            black_box(Reading::new(reading.document, Lexicon::english()));
        });
    }

    #[divan::bench(sample_count = 5)]
    fn mentions_of_numbers(bencher: Bencher) {
        over_readings(bencher, extract::number::mentions);
    }

    #[divan::bench(sample_count = 5)]
    fn mentions_of_dates(bencher: Bencher) {
        over_readings(bencher, extract::date::mentions);
    }

    #[divan::bench(sample_count = 5)]
    fn mentions_of_names(bencher: Bencher) {
        over_readings(bencher, extract::name::mentions);
    }

    #[divan::bench(sample_count = 5)]
    fn events(bencher: Bencher) {
        over_contexts(bencher, |c| Events::find(&c.reading, &c.dates, &c.names));
    }

    #[divan::bench(sample_count = 5)]
    fn counts(bencher: Bencher) {
        over_contexts(bencher, extract::count::claims);
    }

    #[divan::bench(sample_count = 5)]
    fn dates(bencher: Bencher) {
        over_contexts(bencher, extract::date::claims);
    }

    #[divan::bench(sample_count = 5)]
    fn names(bencher: Bencher) {
        over_contexts(bencher, extract::name::claims);
    }

    #[divan::bench(sample_count = 5)]
    fn roles(bencher: Bencher) {
        over_contexts(bencher, extract::role::claims);
    }

    #[divan::bench(sample_count = 5)]
    fn causes(bencher: Bencher) {
        over_contexts(bencher, extract::cause::claims);
    }

    #[divan::bench(sample_count = 5)]
    fn quotes(bencher: Bencher) {
        over_contexts(bencher, extract::quote::claims);
    }
}
