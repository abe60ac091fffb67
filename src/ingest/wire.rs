//! The marks with which agencies number, cut and sign their stories.

use std::ops::Range;

use super::phrase::furniture;
use crate::lexicon::{Class, Tagged};
use crate::text::TokenKind;

/// Tokens of a line of marks.
const MARKS: usize = 12;

/// Whether these tokens are marks and nothing else: "NNNN", "(ENDS)", "-30-", "2ND LEAD", "450 words".
pub(super) fn is_mark(tagged: &Tagged<'_>, tokens: Range<usize>) -> bool {
    if tokens.is_empty() || tokens.len() > MARKS {
        return false;
    }
    let (mut i, mut words) = (tokens.start, 0);
    while i < tokens.end {
        let len = match tagged.tokens[i].kind {
            TokenKind::Word => furniture(tagged, i, "wire").map_or(0, |hit| hit.len),
            TokenKind::Number | TokenKind::Symbol => 1,
        };
        if len == 0 {
            return false;
        }
        words += usize::from(tagged.tokens[i].kind == TokenKind::Word);
        i += len;
    }
    words > 0 || is_number_in_dashes(tagged, &tokens)
}

/// "-30-", "- 2 -".
fn is_number_in_dashes(tagged: &Tagged<'_>, tokens: &Range<usize>) -> bool {
    let dash = |i: usize| matches!(tagged.word(i), "-" | "–" | "—");
    tokens.len() == 3
        && dash(tokens.start)
        && tagged.tokens[tokens.start + 1].kind == TokenKind::Number
        && dash(tokens.start + 2)
}

/// "(Reporting by A. B.; editing by C. D.)".
pub(super) fn is_sign_off(tagged: &Tagged<'_>) -> bool {
    let last = tagged.len().saturating_sub(1);
    let signed = furniture(tagged, 1, "author").is_some_and(|hit| hit.len > 1);
    let close = (last.saturating_sub(1)..=last).any(|i| matches!(tagged.word(i), ")" | "]"));
    matches!(tagged.word(0), "(" | "[") && signed && close
}

/// Whether the line is the name that a wire gives its story: "BC-TARVAN-CLASHES, 2ND LEAD",
/// "PM-Norra Ferry, 1st Ld".
pub(super) fn is_slug(tagged: &Tagged<'_>, line: &str) -> bool {
    let first = line.split([' ', ',']).next().unwrap_or_default();
    let capitals = first.matches('-').count() >= 2
        && first.chars().all(|c| c == '-' || c.is_uppercase() || c.is_ascii_digit());
    let cycle =
        furniture(tagged, 0, "wire_cycle").is_some() && tagged.word(1) == "-" && !tagged.tokens[1].spaced;
    capitals || cycle && line.len() <= 80 && !line.ends_with('.')
}

/// Where the dateline before a colon ends: "ISLAMABAD: ", "Kathmandu, April 26 (PTI): ". A word in
/// capitals may be a speaker as well, so that the place has to be a known one.
pub(super) fn colon(tagged: &Tagged<'_>, is_agency: impl Fn(usize) -> bool) -> Option<usize> {
    let colon = (1..tagged.len().min(16)).find(|&i| tagged.word(i) == ":")?;
    let place = tagged.hit(0, Class::Place).is_some_and(|hit| hit.len == colon);
    (is_agency(colon) || place && tagged.word(0).chars().all(char::is_uppercase)).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::{is_mark, is_sign_off, is_slug};
    use crate::lexicon::{Lexicon, Tagged};
    use crate::text::Span;

    fn tag(line: &str) -> Tagged<'_> {
        Lexicon::english().tag(line, Span::new(0, line.len()))
    }

    #[test]
    fn marks_of_the_wire_are_no_text() {
        for line in [
            "NNNN",
            "-30-",
            "(ENDS)",
            "ENDS",
            "MORE",
            "(more follows)",
            "2ND LEAD",
            "1st Ld-Writethru",
            "(450 words)",
            "ADD 1",
            "ZCZC",
        ] {
            assert!(is_mark(&tag(line), 0..tag(line).len()), "{line}");
        }
        for line in [
            "More than 30 died.",
            "Lead poisoning kills 9",
            "30",
            "12 dead",
            "The end",
            "Add to that 9 wounded",
        ] {
            assert!(!is_mark(&tag(line), 0..tag(line).len()), "{line}");
        }
    }

    #[test]
    fn slugs_and_sign_offs_are_known_by_their_form() {
        for line in ["BC-TARVAN-CLASHES, 2ND LEAD", "PM-Norra Ferry, 1st Ld"] {
            assert!(is_slug(&tag(line), line), "{line}");
        }
        assert!(!is_slug(&tag("UN-backed force enters Norra"), "UN-backed force enters Norra"));
        assert!(is_sign_off(&tag("(Reporting by Ana Ilić; Editing by Ben Otieno)")));
        assert!(!is_sign_off(&tag("(He died in 1994.)")));
    }
}
