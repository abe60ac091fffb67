use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned};

use super::node::{Key, Node, Yaml};
use super::problem::{Lines, Problem, Problems, Sheet};
use super::suggest::{did_you_mean, nearest};
use crate::text::{Days, Span};

/// More mistakes than this in one file are not told: it is another kind of file.
const TOLD: usize = 20;

/// Turns the nodes of one file into values and keeps every mistake it meets on the way.
///
/// Each method yields `None` after it has told a mistake, so that the caller goes on with the next key.
#[derive(Debug)]
pub struct Reader<'a> {
    sheet: Sheet<'a>,
    problems: Vec<Problem>,
}

/// The entries of a map, each key one of those that its reader knows.
#[derive(Debug)]
pub struct Fields<'n> {
    /// Where the map starts.
    pub span: Span,
    entries: &'n [(Key, Node)],
    /// Known keys that an unknown one was probably meant to be; told once, they are not missing too.
    meant: Vec<String>,
}

impl<'a> Reader<'a> {
    /// A reader of this file that has met no mistake yet.
    #[must_use]
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { sheet: Sheet { name, text }, problems: Vec::new() }
    }

    /// `value`, if no mistake was told.
    ///
    /// # Errors
    ///
    /// Every mistake that was told.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<T, Problems> {
        self.problems.sort_by_key(Problem::place);
        match (Problems::new(self.problems), value) {
            (Some(problems), _) => Err(problems),
            (None, Some(value)) => Ok(value),
            (None, None) => Err(Problem::new(&self.sheet, Span::default(), "the file cannot be read").into()),
        }
    }

    /// A problem of this file, to be completed and given to [`Reader::tell`].
    #[must_use]
    pub fn problem(&self, span: Span, message: impl AsRef<str>) -> Problem {
        // What will not be told need not be looked up in a long file.
        let text = if self.is_full() { "" } else { self.sheet.text };
        Problem::new(&Sheet { text, ..self.sheet }, span, message)
    }

    /// Notes a mistake.
    pub fn tell(&mut self, problem: Problem) {
        if !self.is_full() {
            self.problems.push(problem);
        }
    }

    fn is_full(&self) -> bool {
        self.problems.len() >= TOLD
    }

    /// Number of the line where a span starts, from 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        if self.is_full() { 0 } else { Lines::default().of(self.sheet.text, span.start) }
    }

    /// Tells every item whose `key` an item before it has already; `said` gives the message and the
    /// help for the repeated text and the line where it stands first.
    pub fn once(
        &mut self,
        items: &[Node],
        key: &str,
        label: &str,
        said: impl Fn(&str, usize) -> (String, String),
    ) {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for node in items.iter().filter_map(|item| item.entry(key)) {
            let Some(text) = node.as_text() else { continue };
            if let Some(first) = seen.insert(text, node.span) {
                let (message, help) = said(text, self.line(first));
                let problem = self.problem(node.span, message);
                self.tell(problem.label(label).help(help));
            }
        }
    }

    /// Holds the file's `schema:` against the one that is read here.
    pub fn schema(&mut self, fields: &Fields<'_>, known: &str) {
        let Some(node) = self.required_as(fields, "schema", known) else { return };
        let Some(text) = self.text(node).filter(|text| *text != known) else { return };
        let family = known.rsplit_once('/').map_or(known, |(family, _)| family);
        let help = if text.starts_with(family) {
            format!("this programme reads `{known}`: the file was written by another version")
        } else {
            format!("a file of this kind says `schema: {known}`")
        };
        self.tell(self.problem(node.span, format!("`{text}` is not read here")).help(help));
    }

    /// The entries of a map; a key that is not in `known` is a mistake.
    pub fn fields<'n>(&mut self, node: &'n Node, known: &[&str]) -> Option<Fields<'n>> {
        let Yaml::Map(entries) = &node.value else {
            self.mistyped(node, &format!("a map (`{}: …`)", known.first().unwrap_or(&"key")));
            return None;
        };
        let mut meant = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.name.as_str())) {
            let problem = self.problem(key.span, format!("unknown key `{}`", key.name));
            self.tell(problem.label("not known here").help(did_you_mean(&key.name, known)));
            meant.extend(nearest(&key.name, known).map(str::to_owned));
        }
        Some(Fields { span: node.span, entries, meant })
    }

    /// The items of a list; a key without a value is an empty one.
    pub fn items<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Yaml::List(items) => items,
            Yaml::Null => &[],
            _ => {
                self.mistyped(node, "a list");
                &[]
            }
        }
    }

    /// A text, number or date, as written.
    pub fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        if let Yaml::Text(text) = &node.value {
            return Some(text);
        }
        self.mistyped(node, "a text");
        None
    }

    /// What [`FromStr`] makes of the text; its error is the message. `expected` is what is said where
    /// there is no text.
    pub fn parsed<T: FromStr<Err: fmt::Display>>(&mut self, node: &Node, expected: &str) -> Option<T> {
        let Some(text) = node.as_text() else {
            self.mistyped(node, expected);
            return None;
        };
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.tell(self.problem(node.span, T::Err::to_string(&error)));
                None
            }
        }
    }

    /// A day; `whole` is what is said of a month or a year.
    pub fn day(&mut self, node: &Node, whole: &str) -> Option<Date> {
        let days: Days = self.parsed(node, "a day like 2012-03-21")?;
        if !days.is_day() {
            self.tell(self.problem(node.span, whole).help("write it as 2012-03-21"));
        }
        Some(days.start)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, node: &Node) -> Option<bool> {
        match &node.value {
            Yaml::Text(text) if text == "true" => Some(true),
            Yaml::Text(text) if text == "false" => Some(false),
            _ => {
                self.mistyped(node, "`true` or `false`");
                None
            }
        }
    }

    /// One of the words of an enumeration, as serde names them.
    pub fn choice<T: DeserializeOwned>(&mut self, node: &Node) -> Option<T> {
        let text = self.text(node)?;
        match T::deserialize(StrDeserializer::new(text)) {
            Ok(value) => Some(value),
            Err(NoSuchWord(words)) => {
                let problem = self.problem(node.span, format!("`{text}` is none of the values known here"));
                self.tell(problem.help(did_you_mean(text, words)));
                None
            }
        }
    }

    /// The node of a key that must be there.
    pub fn required<'n>(&mut self, fields: &Fields<'n>, key: &str) -> Option<&'n Node> {
        self.required_as(fields, key, "…")
    }

    fn required_as<'n>(&mut self, fields: &Fields<'n>, key: &str, example: &str) -> Option<&'n Node> {
        let node = fields.get(key);
        if node.is_none() && !fields.meant.iter().any(|meant| meant == key) {
            let at = fields.key(key).map_or(fields.span, |key| key.span);
            let problem = self.problem(at, format!("the key `{key}` is missing or has no value"));
            self.tell(problem.help(format!("add `{key}: {example}`")));
        }
        node
    }

    /// Tells that something else was expected here.
    pub fn mistyped(&mut self, node: &Node, expected: &str) {
        let found = match &node.value {
            Yaml::Null => "nothing".to_owned(),
            Yaml::Text(text) if text.len() <= 40 => format!("`{text}`"),
            Yaml::Text(_) => "a text".to_owned(),
            Yaml::List(_) => "a list".to_owned(),
            Yaml::Map(_) => "a map".to_owned(),
        };
        self.tell(self.problem(node.span, format!("expected {expected}, found {found}")));
    }
}

impl<'n> Fields<'n> {
    /// The value of a key; `None` where the key is missing or has no value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        let (_, node) = self.entries.iter().find(|(k, _)| k.name == key)?;
        (node.value != Yaml::Null).then_some(node)
    }

    /// The key itself, for a problem that points at it.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&'n Key> {
        self.entries.iter().map(|(k, _)| k).find(|k| k.name == key)
    }
}

/// Serde's refusal of a word, with the words that there are.
#[derive(Debug)]
struct NoSuchWord(&'static [&'static str]);

impl fmt::Display for NoSuchWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "none of {:?}", self.0)
    }
}

impl std::error::Error for NoSuchWord {}

impl de::Error for NoSuchWord {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::claim::Kind;
    use crate::text::Days;
    use crate::yaml::parse;

    #[test]
    fn every_mistake_of_a_file_is_told_in_order() {
        let text = "kind: nmae\nwhen: 2012-02-30\nsure: maybe\nwhose: [x]\nsize: 4\n";
        let node = parse("x.yaml", text).unwrap();
        let mut reader = Reader::new("x.yaml", text);
        let fields = reader.fields(&node, &["kind", "when", "sure", "whose", "id"]).unwrap();
        reader.choice::<Kind>(fields.get("kind").unwrap());
        reader.parsed::<Days>(fields.get("when").unwrap(), "a date");
        reader.flag(fields.get("sure").unwrap());
        reader.text(fields.get("whose").unwrap());
        reader.required(&fields, "id");
        insta::assert_snapshot!(reader.finish(Some(())).unwrap_err().plain(), @r#"
          × the key `id` is missing or has no value
           ╭─[x.yaml:1:1]
         1 │ kind: nmae
           · ─────┬────
           ·      ╰── here
         2 │ when: 2012-02-30
           ╰────
          help: add `id: …`

        Error: 
          × `nmae` is none of the values known here
           ╭─[x.yaml:1:7]
         1 │ kind: nmae
           ·       ──┬─
           ·         ╰── here
         2 │ when: 2012-02-30
           ╰────
          help: did you mean `name`?

        Error: 
          × "2012-02-30" does not exist in the calendar
           ╭─[x.yaml:2:7]
         1 │ kind: nmae
         2 │ when: 2012-02-30
           ·       ─────┬────
           ·            ╰── here
         3 │ sure: maybe
           ╰────

        Error: 
          × expected `true` or `false`, found `maybe`
           ╭─[x.yaml:3:7]
         2 │ when: 2012-02-30
         3 │ sure: maybe
           ·       ──┬──
           ·         ╰── here
         4 │ whose: [x]
           ╰────

        Error: 
          × expected a text, found a list
           ╭─[x.yaml:4:8]
         3 │ sure: maybe
         4 │ whose: [x]
           ·        ┬
           ·        ╰── here
         5 │ size: 4
           ╰────

        Error: 
          × unknown key `size`
           ╭─[x.yaml:5:1]
         4 │ whose: [x]
         5 │ size: 4
           · ──┬─
           ·   ╰── not known here
           ╰────
          help: known here: `kind`, `when`, `sure`, `whose`, `id`
        "#);
    }
}
