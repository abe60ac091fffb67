use camino::Utf8Path;

use super::IngestError;
use crate::lexicon::{Lexicon, calendar};
use crate::text::{Days, DaysError, Span};
use crate::yaml::{self, Fields, Node, Reader, Yaml};

/// What a text says about itself in YAML between two lines `---` at its top.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    /// Its `published`, or the `date` of a site's generator.
    pub published: Option<Days>,
    pub family: Option<String>,
    /// Sentences for the user: keys that mean nothing here.
    pub notices: Vec<String>,
}

const KEYS: &[&str] = &["title", "publisher", "author", "published", "date", "family"];

/// The front matter of `text` and where the text goes on behind it. A line `---` that opens no map
/// is a rule across the page, and no mistake.
pub(super) fn read(
    path: &Utf8Path,
    text: &str,
    lexicon: &Lexicon,
) -> Result<(FrontMatter, usize), IngestError> {
    let Some((head, after)) = split(text) else { return Ok((FrontMatter::default(), 0)) };
    let node = yaml::parse(path.as_str(), head).map_err(|p| IngestError::FrontMatter(p.into()))?;
    let mut reader = Reader::new(path.as_str(), head);
    let front = front_matter(&mut reader, &node, lexicon);
    let front = reader.finish(front).map_err(IngestError::FrontMatter)?;
    Ok((front, after))
}

/// The text up to the closing line, and the offset behind that line. At most 200 lines are looked
/// at, and the first must look like a key.
fn split(text: &str) -> Option<(&str, usize)> {
    let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut lines = text[mark..].split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = mark + first.len();
    for (i, line) in lines.take(200).enumerate() {
        if matches!(line.trim_end(), "---" | "...") {
            return (i > 0).then_some((&text[..at], at + line.len()));
        }
        if i == 0 && !starts_with_key(line) {
            return None;
        }
        at += line.len();
    }
    None
}

fn starts_with_key(line: &str) -> bool {
    let key = line.split(':').next().unwrap_or_default().trim_matches(['"', '\'']);
    line.contains(':') && !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

fn front_matter(reader: &mut Reader<'_>, node: &Node, lexicon: &Lexicon) -> Option<FrontMatter> {
    let Yaml::Map(entries) = &node.value else {
        reader.mistyped(node, &format!("a map with the keys {}", KEYS.join(", ")));
        return None;
    };
    let known: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
    let fields = reader.fields(node, &known)?;
    let unknown = known.iter().filter(|key| !KEYS.contains(key));
    Some(FrontMatter {
        title: told(reader, &fields, "title"),
        publisher: told(reader, &fields, "publisher"),
        author: told(reader, &fields, "author"),
        published: (fields.get("published").or_else(|| fields.get("date")))
            .and_then(|node| published(reader, node, lexicon)),
        family: told(reader, &fields, "family"),
        notices: unknown
            .map(|key| {
                format!("the front matter's key {key:?} means nothing here; known are {}", KEYS.join(", "))
            })
            .collect(),
    })
}

/// A text, or a list of texts joined by commas, as a line of authors often is.
fn told(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<String> {
    let node = fields.get(key)?;
    match &node.value {
        Yaml::List(items) => {
            let names: Vec<&str> = items.iter().filter_map(|item| reader.text(item)).collect();
            Some(names.join(", "))
        }
        _ => reader.text(node).map(str::to_owned),
    }
}

/// EDTF, with or without a time behind it, or a date in words.
fn published(reader: &mut Reader<'_>, node: &Node, lexicon: &Lexicon) -> Option<Days> {
    let text = reader.text(node)?.trim();
    let day = text.get(..10).filter(|_| text[10..].starts_with(['T', ' ']));
    let read = day.unwrap_or(text).parse();
    match read.or_else(|error| in_words(text, lexicon).ok_or(error)) {
        Ok(days) => Some(days),
        Err(error) => {
            let problem = reader.problem(node.span, DaysError::to_string(&error));
            reader.tell(problem.label("no date"));
            None
        }
    }
}

fn in_words(text: &str, lexicon: &Lexicon) -> Option<Days> {
    let tagged = lexicon.tag(text, Span::new(0, text.len()));
    calendar::absolute(&tagged, 0).map(|date| date.days)
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, read};
    use crate::lexicon::Lexicon;

    fn front(text: &str) -> (FrontMatter, usize) {
        read("a.md".into(), text, Lexicon::english()).unwrap()
    }

    fn refused(text: &str) -> String {
        read("a.md".into(), text, Lexicon::english()).unwrap_err().to_string()
    }

    #[test]
    fn front_matter_names_the_source() {
        let text = "---\ntitle: Nine dead\nauthor: [A. Ilić, B. Sow]\npublished: 2012-03-28\n---\nText.";
        let (front, after) = front(text);
        assert_eq!(front.title.as_deref(), Some("Nine dead"));
        assert_eq!(front.author.as_deref(), Some("A. Ilić, B. Sow"));
        assert_eq!(front.published.unwrap().to_string(), "2012-03-28");
        assert_eq!(&text[after..], "Text.");
    }

    #[test]
    fn the_date_of_a_site_s_generator_is_that_of_publication() {
        let day = |text: &str| front(text).0.published.unwrap().to_string();
        assert_eq!(day("---\ndate: 2019-05-24\n---\nText."), "2019-05-24");
        assert_eq!(day("---\ndate: 2019-05-24\npublished: 2019-05-26\n---\nText."), "2019-05-26");
    }

    #[test]
    fn dates_may_carry_a_time_or_stand_in_words() {
        let published = |date: &str| front(&format!("---\npublished: {date}\n---\n")).0.published.unwrap();
        assert_eq!(published("2012-03-28T14:00:00Z").to_string(), "2012-03-28");
        assert_eq!(published("28 March 2012").to_string(), "2012-03-28");
        assert_eq!(published("2012-03").to_string(), "2012-03");
    }

    #[test]
    fn an_impossible_date_is_an_error_in_its_place() {
        let error = read("a.md".into(), "---\ntitle: t\npublished: 2012-02-30\n---\n", Lexicon::english());
        let crate::ingest::IngestError::FrontMatter(problems) = error.unwrap_err() else { panic!() };
        assert_eq!(problems.iter().next().unwrap().place(), (3, 12));
        assert!(problems.to_string().contains("does not exist in the calendar"));
    }

    #[test]
    fn an_unknown_key_is_a_notice_and_broken_yaml_an_error() {
        let (front, _) = front("---\nlayout: post\ntitle: t\n---\n");
        assert!(front.notices[0].contains("layout"), "{:?}", front.notices);
        assert!(!refused("---\ntitle: [t\n---\n").is_empty());
    }

    #[test]
    fn a_rule_across_the_page_is_no_front_matter() {
        assert_eq!(front("---\nNine people died, he said.\n---\n").1, 0);
        assert_eq!(front("Nine people died.\n---\n").1, 0);
    }
}
