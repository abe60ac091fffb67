//! Reading the tables.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::Dir;

use super::{Class, Entry, Lexicon, Word, inflect};
use crate::shipped::RULES;
use crate::text::{Span, fold, tokenize};

/// A table that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("table {file}: {reason}")]
pub struct TableError {
    /// The file, below the folder of tables.
    pub file: String,
    /// What is wrong, with the place.
    pub reason: String,
}

/// class → value → words
type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

impl Lexicon {
    /// The English tables that ship with the programme.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::shipped("en").expect("the shipped tables are read by a test"));
        &ENGLISH
    }

    fn shipped(language: &str) -> Result<Self, TableError> {
        let mut lexicon = Self::default();
        let tables = RULES.get_dir(language).into_iter().flat_map(Dir::files);
        for file in tables.filter(|f| f.path().extension().is_some_and(|e| e == "yaml")) {
            lexicon.add_table(&file.path().to_string_lossy(), file.contents_utf8().unwrap_or_default())?;
        }
        lexicon.sort();
        Ok(lexicon)
    }

    fn add_table(&mut self, file: &str, yaml: &str) -> Result<(), TableError> {
        let error = |reason: String| TableError { file: file.to_owned(), reason };
        let table: Table = crate::yaml::read(file, yaml).map_err(|problem| error(problem.plain()))?;
        for (class, values) in &table {
            let class: Class = class.parse().map_err(error)?;
            for (value, words) in values {
                for word in joined(words) {
                    self.add(class, value, &word);
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, class: Class, value: &str, entry: &str) {
        let value = self.intern_value(value);
        for (phrase, form) in inflect::forms(entry) {
            let tokens = tokenize(&phrase, Span::new(0, phrase.len()));
            let ids: Vec<_> = tokens.map(|t| self.intern(&fold(t.span.of(&phrase)))).collect();
            let Some((first, rest)) = ids.split_first() else { continue };
            let word = &mut self.words[first.0 as usize];
            let entry = Entry { class, value, form, rest: rest.into() };
            let known = word
                .entries
                .iter()
                .any(|e| e.class == class && e.value == value && e.form == form && e.rest == entry.rest);
            if !known {
                word.entries.push(entry);
                self.starts[first.0 as usize].insert(class);
                if class == Class::TimeWord {
                    self.joints[first.0 as usize].insert(value);
                }
            }
        }
    }

    fn sort(&mut self) {
        self.words.iter_mut().for_each(Word::sort);
        self.alone = self.words.iter().map(Word::alone).collect();
        let lengths = self.words.iter().flat_map(|word| &word.entries).map(|entry| 1 + entry.rest.len());
        self.longest = lengths.max().unwrap_or(1);
    }
}

/// A list in brackets is cut at every comma, also at the one in `take+v(took,taken)`: what was cut
/// inside parentheses is put together again.
fn joined(words: &[String]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        match whole.last_mut().filter(|last| last.contains('(') && !last.contains(')')) {
            Some(open) => open.extend([",", word]),
            None => whole.push(word.clone()),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn an_irregular_verb_needs_no_quotation_marks() {
        let mut lexicon = Lexicon::default();
        lexicon.add_table("x.yaml", "speech:\n  say: [say+v(said,said), tell+v(told,told)]\n").unwrap();
        assert!(lexicon.word("said").is_some() && lexicon.word("told").is_some());
    }

    #[test]
    fn the_shipped_tables_are_read() {
        Lexicon::shipped("en").unwrap();
    }

    #[test]
    fn an_unknown_class_is_refused_by_name() {
        let error = Lexicon::default().add_table("x.yaml", "monht:\n  1: [january]\n").unwrap_err();
        assert!(error.to_string().contains("monht"), "{error}");
    }
}
