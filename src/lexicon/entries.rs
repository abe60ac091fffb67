//! A table of words as lines, which are read a hundred times faster than YAML. The build script writes
//! them, so that the programme starts at once; the programme itself writes those of the tables that a dossier
//! adds to.
//!
//! A line with a tab is a class and a value; each line below it is a form of a word or phrase that carries
//! the value, behind the number of the form in [`Form::ALL`].

use std::collections::BTreeMap;

use super::Form;
use super::inflect::forms;

/// class → value → words, as the tables in `rules/en/` have them
pub type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The lines of a table.
pub(super) fn lines(table: &Table) -> String {
    let mut lines = String::new();
    for (class, values) in table {
        for (value, words) in values {
            lines.extend([class, "\t", value, "\n"]);
            for (phrase, form) in joined(words).iter().flat_map(|word| forms(word)) {
                lines.extend([&number(form).to_string(), phrase.as_str(), "\n"]);
            }
        }
    }
    lines
}

fn number(form: Form) -> usize {
    Form::ALL.iter().position(|other| *other == form).unwrap_or_default()
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
    use super::lines;

    #[test]
    fn every_form_has_its_line() {
        let table = crate::yaml::read("x.yaml", "speech:\n  say: [say+v(said,said), warning+n]\n").unwrap();
        assert_eq!(lines(&table), "speech\tsay\n0say\n1says\n4saying\n3said\n0warning\n1warnings\n");
    }
}
