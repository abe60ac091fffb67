use super::dialect::{Dialect, wiki_heading};
use crate::text::Span;

/// What the marks of a line alone say that it is. Spans stand in the whole text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Blank,
    /// Marks without text: a rule, the edge of a table, the end of a template.
    Markup,
    /// The line that makes a heading of the one before it (`===`, `---`).
    Underline(u8),
    /// A heading, 1 the highest; [`BOLD`] for a line that is bold as a whole.
    Heading(u8, Span),
    /// An item of a list, its bullet or number left out.
    Item(Span),
    /// `| key = value` in a template.
    Parameter {
        label: Span,
        value: Span,
    },
    /// A row of a table, its outer bars left out.
    Row(Span),
    /// The start or end of a listing of code.
    Fence,
    Text(Span),
}

/// The level of a heading that is only bold: below all that are marked as headings.
pub(super) const BOLD: u8 = 7;

/// The level of a heading that only stands alone.
pub(super) const ALONE: u8 = 8;

/// The shape of the line at `span`, which holds no white space at its ends.
pub(super) fn shape(text: &str, span: Span, dialect: Dialect) -> Shape {
    let line = span.of(text);
    let within = |start: usize, end: usize| Span::new(span.start + start, span.start + end);
    if line.is_empty() {
        return Shape::Blank;
    }
    if let Some(mark) = rule(line) {
        return mark;
    }
    if let Some((level, start, end)) = heading(line, dialect) {
        return Shape::Heading(level, super::line::trim(text, within(start, end)));
    }
    if let Some((start, end)) = bold(line) {
        return Shape::Heading(BOLD, within(start, end));
    }
    if dialect == Dialect::Wiki && line.starts_with(['|', '!', '{', '}']) {
        return wiki_row(text, span);
    }
    if line.len() > 1 && line.starts_with('|') && line.ends_with('|') {
        return row(line, within(1, line.len() - 1));
    }
    if let Some(quoted) = line.strip_prefix('>').filter(|_| dialect == Dialect::Plain) {
        let inner = quoted.trim_start_matches(['>', ' ', '\t']);
        return Shape::Text(within(line.len() - inner.len(), line.len()));
    }
    match bullet(line, dialect) {
        0 => Shape::Text(span),
        at if at < line.len() => Shape::Item(within(at, line.len())),
        _ => Shape::Markup,
    }
}

/// The label and the value of `Label: value`, where the label is short and no sentence.
pub(super) fn labelled(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = span.of(text);
    let colon = line.find(':').filter(|&c| c <= 60)?;
    let label = line[..colon].trim();
    let value = line[colon + 1..].trim_start();
    let start = line.len() - value.len();
    let spaced = start > colon + 1 && !value.is_empty();
    let short = label.split_whitespace().count() <= 5 && label.starts_with(char::is_alphabetic);
    let plain = !label.contains(['.', ',', '"', '“', '?', '!', ';', '(']);
    (spaced && short && plain).then(|| {
        let label = Span::new(span.start, span.start + line[..colon].trim_end().len());
        (label, Span::new(span.start + start, span.end))
    })
}

fn rule(line: &str) -> Option<Shape> {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let first = marks.next()?;
    if line.starts_with("```") || line.starts_with("~~~") {
        return Some(Shape::Fence);
    }
    let count = 1 + marks.clone().take_while(|c| *c == first).count();
    let alone = marks.all(|c| c == first) && !first.is_alphanumeric();
    match first {
        '=' if alone && count >= 3 => Some(Shape::Underline(1)),
        '-' if alone && count >= 3 => Some(Shape::Underline(2)),
        _ if alone && count >= 2 => Some(Shape::Markup),
        '-' | '*' | '_' | '=' | '|' | '#' | '>' | '~' | '+' if alone => Some(Shape::Markup),
        _ => None,
    }
}

fn heading(line: &str, dialect: Dialect) -> Option<(u8, usize, usize)> {
    if dialect == Dialect::Wiki {
        return wiki_heading(line);
    }
    let level = line.len() - line.trim_start_matches('#').len();
    let inner = line.get(level..)?;
    if !(1..=6).contains(&level) || !inner.starts_with([' ', '\t']) || line.len() > 400 {
        return None;
    }
    let end = level + inner.trim_end_matches('#').trim_end().len();
    let start = line.len() - inner.trim_start().len();
    (start < end).then_some((u8::try_from(level).ok()?, start, end))
}

/// `**text**`, `** text **`, `__text__`, `'''text'''`: a line that is bold from end to end, short,
/// and no sentence.
fn bold(line: &str) -> Option<(usize, usize)> {
    let mark = ["***", "**", "__", "'''"].into_iter().find(|m| line.starts_with(m) && line.ends_with(m))?;
    let inner = line.get(mark.len()..line.len() - mark.len())?;
    let text = inner.trim();
    let fits = text.len() <= 120 && !text.contains(mark) && !text.ends_with(['.', ',', ';']);
    let start = mark.len() + inner.len() - inner.trim_start().len();
    (fits && text.contains(char::is_alphanumeric) && !text.contains("]("))
        .then_some((start, start + text.len()))
}

/// A line of a wiki's table or template: its edge, a field, or cells.
fn wiki_row(text: &str, span: Span) -> Shape {
    let line = span.of(text);
    if line.starts_with("{|") || line.starts_with("|}") || line.starts_with("|-") || line.starts_with("}}") {
        return Shape::Markup;
    }
    if line.starts_with('{') || line.starts_with('}') {
        return Shape::Text(span);
    }
    let inner = Span::new(span.start + 1, span.end);
    let key = line[1..].split('=').next().unwrap_or_default();
    let is_key =
        key.len() < 50 && key.trim().starts_with(char::is_alphabetic) && !key.contains(['|', '[', '<', '"']);
    if line.starts_with('|') && line.contains('=') && is_key {
        let label = super::line::trim(text, Span::new(inner.start, inner.start + key.len()));
        let value = super::line::trim(text, Span::new(inner.start + key.len() + 1, span.end));
        // `| style="…" | cell`: an attribute of the cell, not a field.
        return match value.of(text).find('|').filter(|_| value.of(text).starts_with('"')) {
            Some(bar) => Shape::Row(Span::new(value.start + bar + 1, value.end)),
            None => Shape::Parameter { label, value },
        };
    }
    row(line, inner)
}

fn row(line: &str, inner: Span) -> Shape {
    if line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '!')) {
        Shape::Markup
    } else {
        Shape::Row(inner)
    }
}

/// How many bytes of the line are its bullet or its number.
fn bullet(line: &str, dialect: Dialect) -> usize {
    let marks: &[char] = match dialect {
        Dialect::Wiki => &['*', '#', ':', ';'],
        Dialect::Plain => &[],
    };
    let prefix = line.len() - line.trim_start_matches(marks).len();
    let rest = &line[prefix..];
    if prefix > 0 && !hugs(line, prefix) {
        return line.len() - rest.trim_start().len();
    }
    let after = dash(line).or_else(|| number(line)).unwrap_or(0);
    // "- : In New York": a list whose first mark has lost its text.
    let rest = line[after..].strip_prefix(": ").map_or(&line[after..], str::trim_start);
    if after > 0 { line.len() - rest.len() } else { 0 }
}

/// `*L'Express*` and `''quoted''` start with a mark that is no bullet.
fn hugs(line: &str, prefix: usize) -> bool {
    let mark = &line[..prefix];
    mark.chars().all(|c| c == '*')
        && line[prefix..].starts_with(|c: char| !c.is_whitespace())
        && line[prefix..].contains(mark)
}

fn dash(line: &str) -> Option<usize> {
    let mark = line.chars().next().filter(|c| {
        matches!(c, '-' | '*' | '+' | '•' | '–' | '—' | '·' | '▪' | '‣' | '◦' | '●' | '■' | '□' | '►')
    })?;
    let rest = &line[mark.len_utf8()..];
    let spaced = rest.starts_with(char::is_whitespace) || !mark.is_ascii() && !matches!(mark, '–' | '—');
    spaced.then(|| line.len() - rest.trim_start().len())
}

/// `1.`, `12)`, `(3)`, `a)`, `(iv)`, behind which a space and a text stand.
fn number(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let label: &str = line[open..].split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let rest = &line[open + label.len()..];
    let digits = !label.is_empty() && label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit());
    let letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_lowercase());
    let roman =
        !label.is_empty() && label.len() <= 4 && label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let closed =
        rest.starts_with(')') && (digits || letter || roman) || open == 0 && digits && rest.starts_with('.');
    let text = rest.get(1..)?;
    (closed && text.starts_with(char::is_whitespace)).then(|| line.len() - text.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::{Shape, labelled, shape};
    use crate::ingest::dialect::Dialect;
    use crate::text::Span;

    fn told(line: &str, dialect: Dialect) -> String {
        match shape(line, Span::new(0, line.len()), dialect) {
            Shape::Heading(level, span) => format!("h{level} {}", span.of(line)),
            Shape::Item(span) => format!("item {}", span.of(line)),
            Shape::Parameter { label, value } => format!("{} = {}", label.of(line), value.of(line)),
            Shape::Row(span) => format!("row {}", span.of(line)),
            Shape::Text(_) => "text".to_owned(),
            other => format!("{other:?}"),
        }
    }

    fn plain(line: &str) -> String {
        told(line, Dialect::Plain)
    }

    fn wiki(line: &str) -> String {
        told(line, Dialect::Wiki)
    }

    #[test]
    fn headings_of_every_kind() {
        assert_eq!(plain("## What we know ##"), "h2 What we know");
        assert_eq!(plain("** At a glance **"), "h7 At a glance");
        assert_eq!(plain("**Nine people died on Monday.**"), "text");
        assert_eq!(wiki("=== Tuesday, 22 June ==="), "h3 Tuesday, 22 June");
        assert_eq!(plain("#Bamako burns"), "text");
    }

    #[test]
    fn items_lose_their_bullet_or_number() {
        assert_eq!(plain("- 12 confirmed dead"), "item 12 confirmed dead");
        assert_eq!(plain("1. Drinking water"), "item Drinking water");
        assert_eq!(plain("– that eight persons died;"), "item that eight persons died;");
        assert_eq!(wiki("** Nine died"), "item Nine died");
        assert_eq!(wiki("- : In Lagos, nine died"), "item In Lagos, nine died");
    }

    #[test]
    fn a_figure_or_an_emphasis_at_the_start_is_no_bullet() {
        assert_eq!(plain("12 people died"), "text");
        assert_eq!(plain("2012. It was spring"), "text");
        assert_eq!(plain("*L'Express* reported"), "text");
        assert_eq!(plain("–15 degrees"), "text");
    }

    #[test]
    fn tables_and_templates() {
        assert_eq!(wiki("| casualties1 = 34 killed"), "casualties1 = 34 killed");
        assert_eq!(wiki("|-"), "Markup");
        assert_eq!(plain("| Killed | 34 |"), "row  Killed | 34 ");
        assert_eq!(plain("|---|:--|"), "Markup");
    }

    #[test]
    fn a_label_is_short_and_no_sentence() {
        let of = |line: &str| {
            labelled(line, Span::new(0, line.len()))
                .map(|(l, v)| (l.of(line).to_owned(), v.of(line).to_owned()))
        };
        assert_eq!(of("Total dead: 18"), Some(("Total dead".into(), "18".into())));
        assert_eq!(of("At 14:20 nine died"), None);
        assert_eq!(of("The mayor, who was there, said: nine died"), None);
    }
}
