//! Pages of HTML: the text found among all else, and what the markup says of its source.
//!
//! The page is read left to right into boxes and blocks of text, every byte of which knows its place
//! in the file; by density of text and links, and by what the page calls its parts, the article is
//! told from menus, teasers and forms. From there on its blocks are read as those of any other text.

mod draft;
mod element;
mod main_text;
mod meta;
mod page;
mod part;
mod scan;

use std::borrow::Cow;

use camino::Utf8Path;

use super::format::Format;
use super::front_matter::FrontMatter;
use super::layout::Draft;
use crate::document::Original;
use crate::lexicon::Lexicon;
use crate::text::one_line;
use main_text::Choice;
use page::Page;

/// A page as a text.
pub(super) struct Taken {
    pub text: String,
    pub original: Original,
    pub drafts: Vec<Draft>,
    /// Whether the headline is among them.
    pub entitled: bool,
    pub front: FrontMatter,
    /// The title of the window, where neither the markup nor a heading names the headline.
    pub title: Option<String>,
    pub notices: Vec<String>,
}

/// Whether the text is a page of HTML: by its extension or by how it starts.
pub(super) fn is_html(path: &Utf8Path, text: &str) -> bool {
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    let starts = |with: &str| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    let prolog = starts("<?xml") && start.chars().take(600).collect::<String>().contains("<html");
    Format::of(path) == Some(Format::Html)
        || prolog
        || ["<!doctype html", "<html", "<head", "<body"].iter().any(|with| starts(with))
}

/// Reads a page.
pub(super) fn read(file: String, lexicon: &Lexicon) -> Taken {
    let mut page = Page::new(&file, lexicon);
    scan::scan(&file, &mut page);
    page.finish();
    page.judge_tables();
    let choice = main_text::choose(&page);
    let drafts = if choice.prose.is_some() { draft::drafts(&page, &choice, lexicon) } else { Vec::new() };
    dated(&mut page, &choice);
    let headline = choice.headline.map(|i| page.blocks[i].span.of(&page.text));
    let headline = headline.map(one_line);
    let notices = notices(&page, &choice);
    let Page { text, runs, mut meta, .. } = page;
    let title = meta.last_title();
    let front = meta.front(headline, lexicon);
    Taken {
        text,
        drafts,
        entitled: choice.headline.is_some(),
        front,
        title,
        notices,
        original: Original::new(file, runs),
    }
}

/// A `time` counts if it stands at the head of the text, or says that it is the publication's.
fn dated(page: &mut Page<'_>, choice: &Choice) {
    let start = choice.headline.or_else(|| choice.chosen.iter().position(|chosen| *chosen));
    let from = start.map_or(0, |i| page.blocks[i].span.start);
    let until = choice.prose.map_or(0, |i| page.blocks[i].span.end);
    let times = std::mem::take(&mut page.times);
    for time in times.iter().filter(|time| (from..=until).contains(&time.at)) {
        page.meta.time(&time.date, time.stated);
    }
}

fn notices(page: &Page<'_>, choice: &Choice) -> Vec<String> {
    let mut notices = Vec::new();
    if choice.prose.is_none() {
        notices
            .push("the page has no article text: no sentences stand outside its links and forms".to_owned());
    }
    let foreign = page.meta.language.as_deref().map(str::trim).filter(|language| {
        !language.is_empty() && !language.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("en"))
    });
    if let Some(language) = foreign {
        notices.push(format!("the page says that its language is {language:?}; it was read as English"));
    }
    notices
}

/// The encoding that the first bytes of a page declare.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(2048)];
    let head: Cow<'_, str> = String::from_utf8_lossy(head);
    let head = head.to_ascii_lowercase();
    let at = head.match_indices("charset").map(|(at, name)| at + name.len());
    let at = at.chain(head.match_indices("encoding").map(|(at, name)| at + name.len()));
    let label = |at: usize| {
        let value = head[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
        encoding_rs::Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])
    };
    Some(at).filter(|_| head.contains('<')).into_iter().flatten().find_map(label)
}

#[cfg(test)]
mod tests;
