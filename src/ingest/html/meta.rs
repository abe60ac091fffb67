//! What a page says about itself in its markup: `meta`, `link`, `time`, `title`, JSON-LD.

use jiff::civil::Date;
use serde_json::Value;

use super::scan::Attributes;
use crate::ingest::front_matter::FrontMatter;
use crate::ingest::phrase::furniture;
use crate::lexicon::{Lexicon, calendar};
use crate::text::{Days, Span, one_line};

/// The best that was found for each, with its rank; a lower one is better.
#[derive(Debug, Default)]
pub(super) struct Meta {
    title: Best,
    author: Best,
    publisher: Best,
    published: Best,
    /// The language of the page, where it says so.
    pub language: Option<String>,
}

type Best = Option<(usize, String)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Title,
    Author,
    Publisher,
    Published,
}

/// Names of `meta` and properties, the most telling first for each slot.
const NAMES: &[(&str, Slot)] = &[
    ("article:published_time", Slot::Published),
    ("datepublished", Slot::Published),
    ("og:published_time", Slot::Published),
    ("parsely-pub-date", Slot::Published),
    ("sailthru.date", Slot::Published),
    ("publishdate", Slot::Published),
    ("publish_date", Slot::Published),
    ("publication_date", Slot::Published),
    ("publish-date", Slot::Published),
    ("pubdate", Slot::Published),
    ("article.published", Slot::Published),
    ("originalpublicationdate", Slot::Published),
    ("cxenseparse:recs:publishtime", Slot::Published),
    ("citation_publication_date", Slot::Published),
    ("dcterms.created", Slot::Published),
    ("dcterms.issued", Slot::Published),
    ("dcterms.date", Slot::Published),
    ("dc.date.issued", Slot::Published),
    ("dc.date.created", Slot::Published),
    ("dc.date", Slot::Published),
    ("date", Slot::Published),
    ("datecreated", Slot::Published),
    ("article:modified_time", Slot::Published),
    ("og:updated_time", Slot::Published),
    ("datemodified", Slot::Published),
    ("last-modified", Slot::Published),
    ("og:title", Slot::Title),
    ("headline", Slot::Title),
    ("hdl", Slot::Title),
    ("dc.title", Slot::Title),
    ("dcterms.title", Slot::Title),
    ("parsely-title", Slot::Title),
    ("sailthru.title", Slot::Title),
    ("twitter:title", Slot::Title),
    ("parsely-author", Slot::Author),
    ("sailthru.author", Slot::Author),
    ("byl", Slot::Author),
    ("author", Slot::Author),
    ("dc.creator", Slot::Author),
    ("dcterms.creator", Slot::Author),
    ("article:author", Slot::Author),
    ("creator", Slot::Author),
    ("og:site_name", Slot::Publisher),
    ("dc.publisher", Slot::Publisher),
    ("dcterms.publisher", Slot::Publisher),
    ("publisher", Slot::Publisher),
    ("application-name", Slot::Publisher),
    ("copyright", Slot::Publisher),
];

/// Ranks of what is no `meta`: JSON-LD of an article goes before all, its other objects and the
/// page's title behind all.
const ARTICLE: usize = 0;
const OTHER: usize = NAMES.len() + 1;
const TIME: usize = NAMES.len() + 2;
const LAST: usize = NAMES.len() + 3;

/// Bytes of JSON that are read, and of a value.
const JSON: usize = 1 << 20;
const LONGEST: usize = 400;

impl Meta {
    /// A `meta`, or an element with a property and a value.
    pub(super) fn meta(&mut self, attributes: &Attributes) {
        let Some(content) = attributes.get("content") else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            let Some(key) = attributes.get(key) else { continue };
            if let Some(rank) = NAMES.iter().position(|(name, _)| key.trim().eq_ignore_ascii_case(name)) {
                self.found(NAMES[rank].1, rank + 1, content);
            }
            if key.eq_ignore_ascii_case("content-language") {
                self.language.get_or_insert_with(|| content.to_owned());
            }
        }
    }

    /// The date of a `time` that stands at the head of the text; `stated` where it says that the
    /// text was published then.
    pub(super) fn time(&mut self, date: &str, stated: bool) {
        self.found(Slot::Published, if stated { ARTICLE + 1 } else { TIME }, date);
    }

    /// The text of `title`: the headline, and often the site.
    pub(super) fn document_title(&mut self, title: &str) {
        let parts = [" | ", " - ", " – ", " — ", " :: ", " » ", " « "];
        let longest = parts
            .iter()
            .fold(vec![title], |cut, mark| cut.into_iter().flat_map(|part| part.split(mark)).collect());
        if let Some(longest) = longest.into_iter().max_by_key(|part| part.len()) {
            self.found(Slot::Title, LAST, longest);
        }
    }

    /// A script with linked data; one that cannot be read says nothing.
    pub(super) fn linked_data(&mut self, json: &str) {
        let parsed: Option<Value> = Some(json)
            .filter(|json| json.len() <= JSON)
            .and_then(|json| serde_json::from_str(json.trim()).ok());
        if let Some(value) = parsed {
            self.object(&value, 0);
        }
    }

    fn object(&mut self, value: &Value, depth: usize) {
        if depth > 4 {
            return;
        }
        if let Value::Array(items) = value {
            return items.iter().take(50).for_each(|item| self.object(item, depth + 1));
        }
        let rank = if is_article(value) { ARTICLE } else { OTHER };
        for (key, slot) in [
            ("datePublished", Slot::Published),
            ("dateCreated", Slot::Published),
            ("headline", Slot::Title),
            ("author", Slot::Author),
            ("creator", Slot::Author),
            ("publisher", Slot::Publisher),
        ] {
            if let Some(said) = value.get(key).map(|said| names(said, 0)) {
                self.found(slot, rank, &said);
            }
        }
        for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
            value.get(key).into_iter().for_each(|inner| self.object(inner, depth + 1));
        }
    }

    fn found(&mut self, slot: Slot, rank: usize, said: &str) {
        let said = one_line(said);
        if said.is_empty() || said.len() > LONGEST || said.contains("://") {
            return;
        }
        let best = match slot {
            Slot::Title => &mut self.title,
            Slot::Author => &mut self.author,
            Slot::Publisher => &mut self.publisher,
            Slot::Published if day(&said).is_none() => return,
            Slot::Published => &mut self.published,
        };
        if best.as_ref().is_none_or(|(old, _)| rank < *old) {
            *best = Some((rank, said));
        }
    }

    /// The text of `title`, if nothing else names the headline.
    pub(super) fn last_title(&mut self) -> Option<String> {
        self.title.take_if(|(rank, _)| *rank == LAST).map(|(_, said)| said)
    }

    /// What front matter would say. `headline` is the one on the page.
    pub(super) fn front(self, headline: Option<String>, lexicon: &Lexicon) -> FrontMatter {
        let publisher = self.publisher.map(|(_, said)| said);
        let author = self.author.map(|(_, said)| without_by(&said, lexicon));
        FrontMatter {
            title: headline.or(self.title.map(|(_, said)| said)),
            author: author.filter(|author| publisher.as_ref() != Some(author)),
            publisher,
            published: self.published.and_then(|(_, said)| day(&said)),
            ..FrontMatter::default()
        }
    }
}

fn is_article(object: &Value) -> bool {
    let names = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| ["Article", "Posting", "Report"].iter().any(|end| kind.ends_with(end)))
    };
    object.get("@type").is_some_and(|kind| match kind {
        Value::Array(kinds) => kinds.iter().any(names),
        kind => names(kind),
    })
}

/// A string, the name of an object, or those of several.
fn names(said: &Value, depth: usize) -> String {
    match said {
        Value::String(said) => said.clone(),
        Value::Array(items) if depth < 2 => {
            let said: Vec<_> = items.iter().take(10).map(|item| names(item, depth + 1)).collect();
            said.join(", ")
        }
        Value::Object(object) if depth < 3 => {
            object.get("name").map(|name| names(name, depth + 1)).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn without_by(author: &str, lexicon: &Lexicon) -> String {
    let tagged = lexicon.tag(author, Span::new(0, author.len()));
    let by = furniture(&tagged, 0, "author").map_or(0, |hit| hit.len);
    let rest = tagged.span(by, tagged.len()).of(author);
    if rest.is_empty() { author.to_owned() } else { rest.to_owned() }
}

/// The day of `2012-03-22T10:00:00Z`, `20120322`, `2012/03/22`, or a date in words.
fn day(said: &str) -> Option<Days> {
    let numbers: Vec<&str> = said.split(|c: char| !c.is_ascii_digit()).take(3).collect();
    let days = match numbers[..] {
        [whole, ..] if whole.len() == 8 => civil(whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?),
        [year, month, day] if year.len() == 4 => civil(year, month, day),
        [year, month] if year.len() == 4 => Days::month(year.parse().ok()?, month.parse().ok()?),
        _ => in_words(said),
    };
    days.filter(|days| (1800..2200).contains(&days.start.year()))
}

fn civil(year: &str, month: &str, day: &str) -> Option<Days> {
    Some(Days::day(Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?))
}

fn in_words(said: &str) -> Option<Days> {
    let tagged = Lexicon::english().tag(said, Span::new(0, said.len()));
    (0..tagged.len()).find_map(|i| calendar::absolute(&tagged, i)).map(|date| date.days)
}

#[cfg(test)]
mod tests {
    use super::{Meta, day};
    use crate::lexicon::Lexicon;

    fn days(said: &str) -> String {
        day(said).map(|days| days.to_string()).unwrap_or_default()
    }

    #[test]
    fn dates_in_markup_have_many_forms() {
        for said in [
            "2012-03-22T10:00:00+01:00",
            "2012-03-22",
            "20120322",
            "20120322T1000",
            "2012/03/22 10:00",
            "Thu, 22 Mar 2012 09:00:00 GMT",
            "March 22, 2012",
        ] {
            assert_eq!(days(said), "2012-03-22", "{said}");
        }
        assert_eq!(days("2012-03"), "2012-03");
        assert_eq!(days("0001-01-01") + &days("today"), "");
    }

    #[test]
    fn linked_data_of_an_article_goes_before_that_of_its_page() {
        let mut meta = Meta::default();
        meta.linked_data(r#"{"@graph": [
            {"@type": "WebPage", "datePublished": "2015-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2012-03-22T08:00Z", "headline": "Dam fails",
             "author": [{"name": "Ana Ilić"}, {"name": "Ben Otieno"}], "publisher": {"name": "Daily Post"}}]}"#);
        meta.document_title("Dam fails, killing nine in the valley | Daily Post");
        let front = meta.front(None, Lexicon::english());
        assert_eq!(front.published.unwrap().to_string(), "2012-03-22");
        assert_eq!(front.title.as_deref(), Some("Dam fails"));
        assert_eq!(front.author.as_deref(), Some("Ana Ilić, Ben Otieno"));
        assert_eq!(front.publisher.as_deref(), Some("Daily Post"));
    }

    #[test]
    fn linked_data_that_is_broken_says_nothing() {
        let mut meta = Meta::default();
        meta.linked_data("{\"@type\": \"NewsArticle\", ");
        meta.linked_data(&"[".repeat(100_000));
        assert_eq!(meta.front(None, Lexicon::english()).published, None);
    }
}
