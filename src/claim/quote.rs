use crate::text::{Span, stands_alone};

/// The first place at or after `from` where the words of `quote` stand, however the document breaks
/// its lines; a place where they are words of their own ("4" is not in "140") before any other.
pub(super) fn find(text: &str, quote: &str, from: usize) -> Option<Span> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let alone = places(text, &words, from).find(|&place| stands_alone(text, place));
    alone.or_else(|| places(text, &words, from).next())
}

/// Of all such places the one nearest to the byte `at`.
pub(super) fn nearest(text: &str, quote: &str, at: usize) -> Option<Span> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    places(text, &words, 0).min_by_key(|&place| (!stands_alone(text, place), place.start.abs_diff(at)))
}

fn places<'a>(text: &'a str, words: &'a [&str], from: usize) -> impl Iterator<Item = Span> + 'a {
    let (first, rest) = words.split_first().map_or(("", words), |(first, rest)| (*first, rest));
    let tail = text.get(from..).unwrap_or_default();
    let starts = tail.match_indices(first).map(move |(at, _)| from + at).filter(|_| !first.is_empty());
    starts.filter_map(move |start| Some(Span::new(start, end_of(text, start + first.len(), rest)?)))
}

fn end_of(text: &str, mut at: usize, words: &[&str]) -> Option<usize> {
    for word in words {
        let rest = text.get(at..)?;
        let gap = rest.len() - rest.trim_start().len();
        if gap == 0 || !rest[gap..].starts_with(word) {
            return None;
        }
        at += gap + word.len();
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::Span;

    #[test]
    fn a_quote_is_found_across_a_broken_line() {
        let text = "It left forty\n  dead. Then forty dead.";
        assert_eq!(find(text, "forty dead", 0).unwrap().of(text), "forty\n  dead");
    }

    #[test]
    fn a_figure_is_not_found_inside_another_if_it_stands_alone_elsewhere() {
        assert_eq!(find("140 hurt, 4 killed", "4", 0), Some(Span::new(10, 11)));
        assert_eq!(find("140 hurt", "4", 0), Some(Span::new(1, 2)));
    }

    #[test]
    fn words_that_run_on_are_others() {
        assert_eq!(find("fortydead", "forty dead", 0), None);
        assert_eq!(find("forty", "", 0), None);
        assert_eq!(find("forty", "forty", 99), None);
    }
}
