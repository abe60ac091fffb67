//! What a file holds, by the extension of its name, in any case.

use camino::Utf8Path;

/// A form of text that can be a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, in which notes about sources are written as well as sources.
    Markdown,
    /// Wiki text.
    Wiki,
    /// A page of HTML.
    Html,
}

/// Every extension of a source.
const EXTENSIONS: [(&str, Format); 10] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("wiki", Format::Wiki),
    ("wikitext", Format::Wiki),
    ("mediawiki", Format::Wiki),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
];

impl Format {
    /// The form that the extension names; none where there is no extension, or one of something else.
    #[must_use]
    pub fn of(path: &Utf8Path) -> Option<Self> {
        let extension = path.extension()?;
        let known = EXTENSIONS.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known));
        known.map(|(_, format)| *format)
    }

    /// The extensions of all forms of which `test` holds: `*.txt, *.html`.
    #[must_use]
    pub fn listed(test: impl Fn(Self) -> bool) -> String {
        let named =
            EXTENSIONS.iter().filter(|(_, format)| test(*format)).map(|(name, _)| format!("*.{name}"));
        named.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn an_extension_counts_in_any_case() {
        let of = |path: &str| Format::of(path.into());
        assert_eq!(of("sources/a.MD"), Some(Format::Markdown));
        assert_eq!(of("a.WikiText"), Some(Format::Wiki));
        assert_eq!((of("a.pdf"), of("txt")), (None, None));
    }

    #[test]
    fn the_extensions_of_a_form_are_listed() {
        assert_eq!(Format::listed(|format| format == Format::Html), "*.html, *.htm, *.xhtml");
    }
}
