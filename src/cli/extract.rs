//! `crosscheck extract`: sources in, claims out.

use std::io::{self, Write};

use super::args::{ClaimsFormat, Extract};
use super::{Outcome, inputs, output};
use crate::claim::SourceClaims;
use crate::document::Document;
use crate::extract::{Context, extract};
use crate::lexicon::Lexicon;
use crate::report::claims::{Mention, SourceObject, mentions};

pub(super) fn run(typed: &Extract) -> Outcome {
    let (documents, problems) = inputs::documents(&typed.paths);
    let mut outcome = Outcome { problems, ..Outcome::default() };
    outcome.note(output::to_stdout(|out| write(out, typed, &documents)));
    outcome
}

fn write(out: &mut dyn Write, typed: &Extract, documents: &[Document]) -> io::Result<()> {
    let read: Vec<_> = documents.iter().map(|d| read(d, typed.mentions)).collect();
    let objects = read.iter().map(|(claims, mentions)| SourceObject::new(claims, mentions.as_deref()));
    match typed.format {
        ClaimsFormat::Json => crate::report::claims::json(out, objects),
        _ => crate::report::claims::jsonl(out, objects),
    }
}

fn read(document: &Document, wanted: bool) -> (SourceClaims, Option<Vec<Mention>>) {
    let lexicon = Lexicon::english();
    let read = wanted.then(|| mentions(&Context::new(document, lexicon)));
    (extract(document, lexicon), read)
}
