//! Reading the tables, as the build script has prepared them.

use std::sync::LazyLock;

use super::entries::lines;
use super::{Class, Entry, Form, Lexicon, ValueId, Word, WordId, Words};
use crate::text::{Span, cut, fold};

/// The lines of the tables in `rules/en/`.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.words"));

impl Lexicon {
    /// The English tables that ship with the programme.
    #[must_use]
    pub fn english() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::of(ENGLISH).expect("the shipped tables are read by a test"));
        &LEXICON
    }

    /// The English tables with more words, which are added to those of their class.
    ///
    /// # Errors
    /// When there is no class of a name.
    pub fn english_and(more: &Words) -> Result<Self, String> {
        Self::of(&(ENGLISH.to_owned() + &lines(more)))
    }

    /// The lexicon of these lines, or what is wrong with the class that one of them names.
    fn of(lines: &str) -> Result<Self, String> {
        let mut lexicon = Self::default();
        let mut phrase = Vec::new();
        let mut head = None;
        for line in lines.lines() {
            if let Some((class, value)) = line.split_once('\t') {
                head = Some((class.parse()?, lexicon.intern_value(value)));
            } else if let (Some((class, value)), Some((form, words))) = (head, form_and_words(line)) {
                lexicon.intern_phrase(words, &mut phrase);
                lexicon.add(class, value, form, &phrase);
            }
        }
        lexicon.sort();
        Ok(lexicon)
    }

    /// The words of a phrase.
    fn intern_phrase(&mut self, words: &str, phrase: &mut Vec<WordId>) {
        phrase.clear();
        for (token, packed) in cut(words, Span::new(0, words.len())) {
            phrase.push(match packed {
                Some(packed) => self.intern_packed(packed),
                None => self.intern(&fold(token.span.of(words))),
            });
        }
    }

    fn add(&mut self, class: Class, value: ValueId, form: Form, phrase: &[WordId]) {
        let Some((first, rest)) = phrase.split_first() else { return };
        let first = first.0 as usize;
        let same = |e: &Entry| e.class == class && e.value == value && e.form == form && *e.rest == *rest;
        if self.words[first].entries.iter().any(same) {
            return;
        }
        self.words[first].entries.push(Entry { class, value, form, rest: rest.into() });
        self.starts[first].insert(class);
        if class == Class::TimeWord {
            self.joints[first].insert(value);
        }
    }

    fn sort(&mut self) {
        self.words.iter_mut().for_each(Word::sort);
        self.alone = self.words.iter().map(Word::alone).collect();
        let lengths = self.words.iter().flat_map(|word| &word.entries).map(|entry| 1 + entry.rest.len());
        self.longest = lengths.max().unwrap_or(1);
    }
}

/// The form of a line, and its words.
fn form_and_words(line: &str) -> Option<(Form, &str)> {
    let (form, words) = line.split_at_checked(1)?;
    Some((*Form::ALL.get(form.parse::<usize>().ok()?)?, words))
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, Lexicon};
    use crate::lexicon::entries::{Table, lines};

    fn lexicon(yaml: &str) -> Result<Lexicon, String> {
        Lexicon::of(&lines(&crate::yaml::read::<Table>("x.yaml", yaml).unwrap()))
    }

    #[test]
    fn an_irregular_verb_needs_no_quotation_marks() {
        let lexicon = lexicon("speech:\n  say: [say+v(said,said), tell+v(told,told)]\n").unwrap();
        assert!(lexicon.word("said").is_some() && lexicon.word("told").is_some());
    }

    #[test]
    fn the_shipped_tables_are_read() {
        Lexicon::of(ENGLISH).unwrap();
    }

    #[test]
    fn words_of_a_dossier_are_added_to_their_class() {
        let more = crate::yaml::read("x.yaml", "concept:\n  pay: [bread ration+n]\n").unwrap();
        let lexicon = Lexicon::english_and(&more).unwrap();
        let speaks_of = |lexicon: &Lexicon, phrase: &str| lexicon.meaning(phrase).concepts.contains("pay");
        assert!(speaks_of(&lexicon, "smaller bread rations"));
        assert!(!speaks_of(Lexicon::english(), "smaller bread rations"));
        assert_eq!(lexicon.meaning("the king").events, Lexicon::english().meaning("the king").events);
    }

    #[test]
    fn an_unknown_class_is_refused_by_name() {
        let error = lexicon("monht:\n  1: [january]\n").unwrap_err();
        assert!(error.contains("monht"), "{error}");
    }
}
