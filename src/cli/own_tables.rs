//! The tables that a dossier adds to: frames of causes, outlets, agencies.
//!
//! Three files of the folder of own rules have the name and the schema of a table that ships, and what
//! stands in them is added to it: `concepts.yaml` says what causes speak of, `outlets.yaml` how an outlet is
//! called, `origins.yaml` which outlets are agencies and which carry what others wrote. They count where
//! claims are compared and judged; what is read from a text does not change.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::problem::Problem;
use crate::lexicon::{Class, Lexicon, Words};
use crate::yaml::{self, Node, Problems, Reader, Yaml, misspelt};

/// Tables of words, and the class of which each has entries.
const OF_WORDS: [(&str, Class); 2] = [("concepts.yaml", Class::Concept), ("outlets.yaml", Class::Outlet)];
const ORIGINS: &str = "origins.yaml";
const KEYS: &[&str] = &["agencies", "carriers"];

/// Words of a phrase that change: its forms are as many as those of one times those of the other.
const MARKS: usize = 2;

/// What a dossier adds to the tables.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct OwnTables {
    /// Words, by class and value.
    pub words: Words,
    /// Families of outlets that others print.
    pub agencies: BTreeSet<String>,
    /// Families that print what others wrote.
    pub carriers: BTreeSet<String>,
}

/// Whether a file of the folder of own rules is a table.
pub(super) fn is_table(path: &Utf8Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name == ORIGINS || OF_WORDS.iter().any(|(table, _)| *table == name)
}

/// The tables of the folder.
pub(super) fn read(folder: &Utf8Path) -> Result<OwnTables, Problem> {
    let mut own = OwnTables::default();
    for (name, class) in OF_WORDS {
        let words = file(&folder.join(name), |reader, root| words(reader, root, class))?;
        own.words.extend(words);
    }
    let known = families(&own.words);
    if let Some(lists) = file(&folder.join(ORIGINS), |reader, root| origins(reader, root, &known))? {
        [own.agencies, own.carriers] = lists;
    }
    Ok(own)
}

impl OwnTables {
    /// These and those of another dossier.
    pub(super) fn and(mut self, other: Self) -> Self {
        for (class, values) in other.words {
            let own = self.words.entry(class).or_default();
            for (value, words) in values {
                own.entry(value).or_default().extend(words);
            }
        }
        self.agencies.extend(other.agencies);
        self.carriers.extend(other.carriers);
        self
    }
}

/// What a table says; nothing where the folder does not have it.
fn file<T>(
    path: &Utf8Path,
    read: impl FnOnce(&mut Reader<'_>, &Node) -> Option<T>,
) -> Result<Option<T>, Problem> {
    if !path.exists() {
        return Ok(None);
    }
    let bytes = fs_err::read(path).map_err(|error| Problem::new(error.to_string()))?;
    let text = yaml::utf8(path.as_str(), &bytes)?;
    let parsed = || -> Result<T, Problems> {
        let root = yaml::parse(path.as_str(), text)?;
        let mut reader = Reader::new(path.as_str(), text);
        let found = read(&mut reader, &root);
        reader.finish(found)
    };
    Ok(Some(parsed()?))
}

/// `concept: {pay: [wage+n, back pay]}`
fn words(reader: &mut Reader<'_>, root: &Node, class: Class) -> Option<(String, Values)> {
    let fields = reader.fields(root, &[class.name()])?;
    let node = reader.required(&fields, class.name())?;
    let Yaml::Map(entries) = &node.value else {
        reader.mistyped(node, "a map (`value: [word, word]`)");
        return None;
    };
    let mut values = Values::new();
    for (value, list) in entries {
        let words: Vec<String> = reader.items(list).iter().filter_map(|word| entry(reader, word)).collect();
        values.insert(value.name.clone(), words);
    }
    Some((class.name().to_owned(), values))
}

type Values = std::collections::BTreeMap<String, Vec<String>>;

/// A word or a phrase; the mark behind a word says how it changes.
fn entry(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let text = reader.text(node)?;
    let marks = text.split_whitespace().filter_map(|word| word.split_once('+')).map(|(_, mark)| mark);
    let known = |mark: &str| {
        let verb = mark.trim_start_matches('v');
        mark == "n" || mark.starts_with('v') && (verb.is_empty() || verb.starts_with('('))
    };
    let marks: Vec<&str> = marks.collect();
    if marks.len() > MARKS {
        let problem = reader.problem(node.span, "so many words of one phrase do not change");
        reader.tell(problem.help("put `+n` or `+v` behind the word that changes, of a phrase two at most"));
    } else if let Some(unknown) = marks.into_iter().find(|mark| !known(mark)) {
        let problem = reader.problem(node.span, format!("no word changes as `+{unknown}` says"));
        reader.tell(problem.help("write wage+n, strike+v, rob+vv or take+v(took,taken)"));
    } else if text.trim().is_empty() {
        let problem = reader.problem(node.span, "there is no word here");
        reader.tell(problem.help("write a word or a phrase, or take it out"));
    }
    Some(text.to_owned())
}

/// The families of the outlets that are known, those of the dossier among them.
fn families(own: &Words) -> BTreeSet<String> {
    let shipped = Lexicon::english().values(Class::Outlet).into_iter().map(str::to_owned);
    shipped.chain(own.get(Class::Outlet.name()).into_iter().flat_map(|own| own.keys().cloned())).collect()
}

/// `agencies: [valley wire]`
fn origins(reader: &mut Reader<'_>, root: &Node, known: &BTreeSet<String>) -> Option<[BTreeSet<String>; 2]> {
    let fields = reader.fields(root, KEYS)?;
    let mut lists = [BTreeSet::new(), BTreeSet::new()];
    for (key, list) in KEYS.iter().zip(&mut lists) {
        let items = fields.get(key).map(|node| reader.items(node)).unwrap_or_default();
        list.extend(items.iter().filter_map(|item| family(reader, item, known)));
    }
    Some(lists)
}

fn family(reader: &mut Reader<'_>, node: &Node, known: &BTreeSet<String>) -> Option<String> {
    let name = reader.text(node)?;
    if !known.contains(name) {
        let problem = reader.problem(node.span, format!("no outlet belongs to the family `{name}`"));
        let all: Vec<&str> = known.iter().map(String::as_str).collect();
        let unknown = "an entry of outlets.yaml beside this file makes it known".to_owned();
        let meant = misspelt(name, &all).map(|meant| format!("did you mean `{meant}`?"));
        reader.tell(problem.help(meant.unwrap_or(unknown)));
    }
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{OwnTables, read};
    use crate::report::Style;

    fn tables(files: &[(&str, &str)]) -> Result<OwnTables, String> {
        let folder = tempfile::tempdir().unwrap();
        files.iter().for_each(|(name, text)| std::fs::write(folder.path().join(name), text).unwrap());
        read(Utf8Path::from_path(folder.path()).unwrap()).map_err(|problem| problem.rendered(Style::PLAIN))
    }

    #[test]
    fn a_folder_without_tables_adds_nothing() {
        assert_eq!(tables(&[("growth.yaml", "")]), Ok(OwnTables::default()));
    }

    #[test]
    fn a_dossier_names_its_frames_outlets_and_agencies() {
        let own = tables(&[
            ("concepts.yaml", "concept:\n  pay: [bread ration+n]\n"),
            ("outlets.yaml", "outlet:\n  valley: [valley wire]\n"),
            ("origins.yaml", "agencies: [valley]\ncarriers: [reuters]\n"),
        ]);
        let own = own.unwrap();
        assert_eq!(own.words["concept"]["pay"], ["bread ration+n"]);
        assert!(own.agencies.contains("valley") && own.carriers.contains("reuters"));
        let both = own.clone().and(own.clone());
        assert_eq!(both.words["outlet"]["valley"].len(), 2);
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_what_to_do() {
        let told = |name: &str, text: &str| tables(&[(name, text)]).unwrap_err();
        let class = told("concepts.yaml", "concpet:\n  pay: [wages]\n");
        assert!(class.contains("concepts.yaml:1:1") && class.contains("`concept`"), "{class}");
        let list = told("outlets.yaml", "outlet:\n  valley: wire\n");
        assert!(list.contains("outlets.yaml:2:") && list.contains("expected a list"), "{list}");
        let mark = told("concepts.yaml", "concept:\n  pay: [wage+x]\n");
        assert!(mark.contains("`+x`") && mark.contains("wage+n"), "{mark}");
        let many = told("concepts.yaml", "concept:\n  pay: [bread+n ration+n wage+n]\n");
        assert!(many.contains("two at most"), "{many}");
        let family = told("origins.yaml", "agencies: [reutres]\n");
        assert!(family.contains("did you mean `reuters`?"), "{family}");
        let strange = told("origins.yaml", "agencies: [the valley broadsheet]\n");
        assert!(strange.contains("outlets.yaml"), "{strange}");
    }
}
