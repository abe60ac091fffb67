//! What the elements of HTML are to a reader of its text.

/// What an element does to the text inside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Element {
    /// Emphasis, a font, whatever is unknown: the words go on.
    Inline,
    /// A box of the page.
    Container,
    /// `article`, `main`: the page itself says where its text is.
    Text,
    /// `nav`, `aside`, `footer`, `form`: likely not the text, and yet some pages put it there.
    Aside,
    Paragraph,
    Heading(u8),
    /// `ul`, `ol`.
    List,
    Item,
    Table,
    Row,
    /// `td`, `th`, and what stands in a list of definitions.
    Cell,
    /// `dl`.
    Definitions,
    Term,
    Definition,
    Caption,
    /// Text as it stands in the file, its line breaks included.
    Preformatted,
    /// `a`, which is a link where it has a target.
    Link,
    Bold,
    /// `sup`: a footnote mark, or the end of an ordinal.
    Raised,
    Break,
    /// Its content is never text: scripts, styles, drawings, controls.
    Unread,
    /// `title`.
    Title,
    /// `meta`.
    Meta,
    /// `html`, for its language.
    Root,
    /// `body`.
    Body,
    /// `time`, for its date.
    Time,
    /// `link`, for the address of the page.
    Relation,
}

impl Element {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "p" => Self::Paragraph,
            "a" => Self::Link,
            "br" | "hr" => Self::Break,
            "b" | "strong" => Self::Bold,
            "sup" => Self::Raised,
            "time" => Self::Time,
            "div" | "section" | "header" | "hgroup" | "blockquote" | "figure" | "center" | "fieldset"
            | "details" | "address" | "tbody" | "thead" | "tfoot" | "noframes" | "frameset" | "summary"
            | "picture" | "search" => Self::Container,
            "article" | "main" => Self::Text,
            "nav" | "aside" | "footer" | "form" | "menu" | "dialog" => Self::Aside,
            "li" => Self::Item,
            "ul" | "ol" | "dir" => Self::List,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "dl" => Self::Definitions,
            "dt" => Self::Term,
            "dd" => Self::Definition,
            "caption" | "figcaption" => Self::Caption,
            "pre" | "listing" | "plaintext" | "xmp" => Self::Preformatted,
            "script" | "style" | "template" | "svg" | "math" | "select" | "button" | "textarea"
            | "noscript" | "iframe" | "object" | "audio" | "video" | "canvas" | "map" | "datalist"
            | "noembed" | "rp" | "rt" => Self::Unread,
            "title" => Self::Title,
            "meta" => Self::Meta,
            "html" => Self::Root,
            "body" => Self::Body,
            "link" => Self::Relation,
            _ => heading(name).map_or(
                // A page's own elements are boxes.
                if name.contains('-') { Self::Container } else { Self::Inline },
                Self::Heading,
            ),
        }
    }

    /// Whether it starts and ends a block of text.
    pub(super) const fn parts(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Link
                | Self::Bold
                | Self::Raised
                | Self::Meta
                | Self::Relation
                | Self::Time
                | Self::Root
        )
    }

    /// Whether it has no content and no end.
    pub(super) const fn is_void(self) -> bool {
        matches!(self, Self::Break | Self::Meta | Self::Relation)
    }

    /// Whether any block inside it closes it.
    pub(super) const fn is_leaf(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading(_))
    }

    /// Whether a sibling of this kind closes it.
    pub(super) const fn closed_by(self, sibling: Self) -> bool {
        match sibling {
            Self::Item => matches!(self, Self::Item),
            Self::Cell => matches!(self, Self::Cell),
            Self::Row => matches!(self, Self::Cell | Self::Row),
            Self::Term | Self::Definition => matches!(self, Self::Term | Self::Definition),
            _ => false,
        }
    }

    /// Whether an end tag or a sibling inside it reaches no further out.
    pub(super) const fn encloses(self, name: Self) -> bool {
        match self {
            Self::Table => !matches!(name, Self::Table),
            Self::Cell => !matches!(name, Self::Table | Self::Row | Self::Cell),
            Self::List => matches!(name, Self::Item),
            Self::Definitions => matches!(name, Self::Term | Self::Definition),
            _ => false,
        }
    }
}

fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
