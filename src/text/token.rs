use super::Eight;
use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and the dots of "U.N."; clitics ("'s", "n't") stand alone.
    Word,
    /// A run of digits with inner groups: `3,400`, `2.7`, `14`. Not `14:20`, which is three tokens.
    Number,
    /// One punctuation mark or symbol.
    Symbol,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// No upper-case letter, or no letter at all.
    Lower,
    /// "Bamako", also "A".
    Title,
    /// Two capitals or more and no lower-case letter: "ECOWAS", "U.N.".
    Upper,
    /// Anything else: "McGregor", "iPhone".
    Mixed,
}

/// One token of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// Cuts `text[range]` into tokens; spans count from the start of `text`.
///
/// Hyphens and dashes are tokens of their own ("twenty-four" is three), so that grammars and not
/// the tokeniser decide what a hyphen joins.
pub fn tokenize(text: &str, range: Span) -> impl Iterator<Item = Token> {
    cut(text, range).map(|(token, _)| token)
}

/// The tokens, and of each that is short and plain its bytes in lower case, packed into a number from
/// the lowest byte on, as a word of the lexicon is packed: then the word need not be read again.
pub fn cut(text: &str, range: Span) -> impl Iterator<Item = (Token, Option<u128>)> {
    Cutter { text, at: range.start, end: range.end.min(text.len()), spaced: true }
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    /// Whether white space, or the start of the range, stands before `at`.
    spaced: bool,
}

impl Iterator for Cutter<'_> {
    type Item = (Token, Option<u128>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.skip_gap();
        if self.at >= self.end {
            return None;
        }
        let start = self.at;
        let (end, kind, case, packed) = plain(self.text.as_bytes(), start, self.end).or_else(|| {
            let (end, kind, case) = any(self.text, start, self.end)?;
            Some((end, kind, case, None))
        })?;
        self.at = end;
        let spaced = std::mem::replace(&mut self.spaced, false);
        Some((Token { span: Span::new(start, end), kind, case, spaced }, packed))
    }
}

impl Cutter<'_> {
    fn skip_gap(&mut self) {
        while self.at < self.end {
            let byte = self.text.as_bytes()[self.at];
            let width = if byte.is_ascii() {
                usize::from(byte <= b' ' || byte == 0x7F)
            } else {
                first(self.text, self.at, self.end).filter(|&c| is_gap(c)).map_or(0, char::len_utf8)
            };
            if width == 0 {
                return;
            }
            self.at += width;
            self.spaced = true;
        }
    }
}

fn first(text: &str, at: usize, end: usize) -> Option<char> {
    text.get(at..end)?.chars().next()
}

/// Its end, what it is, and its bytes as [`cut`] packs them.
type Plain = (usize, TokenKind, Case, Option<u128>);

/// The token at `start` where a look at its bytes is enough: a word of ASCII letters that no dot or
/// apostrophe may go on, figures that no group may follow, an ASCII mark. That is nearly every token of an English text.
#[inline]
fn plain(bytes: &[u8], start: usize, end: usize) -> Option<Plain> {
    match bytes[start] {
        b'a'..=b'z' | b'A'..=b'Z' => plain_word(bytes, start, end),
        b'0'..=b'9' => plain_number(bytes, start, end),
        b'\'' | 0x80.. => None,
        mark => Some((start + 1, TokenKind::Symbol, Case::Lower, Some(u128::from(mark)))),
    }
}

#[inline]
fn plain_word(bytes: &[u8], start: usize, end: usize) -> Option<Plain> {
    let rest = &bytes[start..end];
    let (mut len, mut upper, mut packed) = (0, 0, 0);
    loop {
        let letters = Eight::of(&rest[len..]).letters();
        upper += letters.capitals();
        packed |= if len < PACKED { u128::from(letters.small()) << (8 * len) } else { 0 };
        len += letters.count();
        if letters.count() < Eight::LEN {
            break;
        }
    }
    let goes_on = rest.get(len).is_some_and(|&b| matches!(b, b'\'' | 0x80..) || b == b'.' && len == 1);
    let case = case_from(upper, len - upper, rest[0].is_ascii_uppercase());
    (!goes_on).then_some((start + len, TokenKind::Word, case, (len <= PACKED).then_some(packed)))
}

/// Bytes of a word that [`cut`] packs.
const PACKED: usize = 16;

#[inline]
fn plain_number(bytes: &[u8], start: usize, end: usize) -> Option<Plain> {
    let digits = bytes[start..end].iter().take_while(|byte| byte.is_ascii_digit());
    let (mut packed, mut at) = ([0; PACKED], start);
    for digit in digits {
        if let Some(place) = packed.get_mut(at - start) {
            *place = *digit;
        }
        at += 1;
    }
    let goes_on = at < end && matches!(bytes[at], b',' | b'.' | 0x80..);
    let packed = (at - start <= packed.len()).then(|| u128::from_le_bytes(packed));
    (!goes_on).then_some((at, TokenKind::Number, Case::Lower, packed))
}

/// The token at `start`, whatever its characters are.
fn any(text: &str, start: usize, end: usize) -> Option<(usize, TokenKind, Case)> {
    let c = first(text, start, end)?;
    if c.is_ascii_digit() {
        return Some((number_end(text, start, end), TokenKind::Number, Case::Lower));
    }
    let last = if starts_clitic(text, start, end) {
        start + c.len_utf8() + 1
    } else if c.is_alphabetic() {
        word_end(text, start, end)
    } else {
        return Some((start + c.len_utf8(), TokenKind::Symbol, Case::Lower));
    };
    Some((last, TokenKind::Word, case_of(&text[start..last])))
}

/// Characters that are not seen and part no word: soft hyphen, zero-width space and joiners.
pub(super) const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// White space, and the characters that are not seen: zero-width space and joiners, soft hyphen,
/// direction marks, byte-order mark.
#[must_use]
pub fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{AD}' | '\u{FEFF}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2BC}')
}

/// `'s` after a word: the apostrophe and the s are one token.
fn starts_clitic(text: &str, at: usize, end: usize) -> bool {
    let mut ahead = text[at..end].chars();
    let before = text[..at].chars().next_back();
    ahead.next().is_some_and(is_apostrophe)
        && ahead.next().is_some_and(|c| matches!(c, 's' | 'S'))
        && !ahead.next().is_some_and(char::is_alphanumeric)
        && before.is_some_and(|c| c.is_alphanumeric() || closes_markup(c))
}

/// `[[Mali]]'s`: what closes a link or an emphasis is no letter, and yet a word ends there.
const fn closes_markup(c: char) -> bool {
    matches!(c, ']' | '}' | '>' | '*' | '_')
}

/// What is not seen between two figures parts no number: "3" and "4" must not be read for 34.
fn number_end(text: &str, start: usize, end: usize) -> usize {
    let digit = |at: usize| at < end && text.as_bytes()[at].is_ascii_digit();
    let mut at = start;
    while at < end {
        let c = first(text, at, end).unwrap_or(' ');
        let next = at + c.len_utf8();
        let joins = (matches!(c, ',' | '.') || is_joiner(c)) && digit(next);
        if !c.is_ascii_digit() && !joins {
            break;
        }
        at = next;
    }
    at
}

fn word_end(text: &str, start: usize, end: usize) -> usize {
    if let Some(abbreviation) = dotted_end(text, start, end) {
        return abbreviation;
    }
    let mut at = start;
    let mut ahead = text[start..end].char_indices().peekable();
    while let Some((offset, c)) = ahead.next() {
        let inner = (is_apostrophe(c) && !starts_clitic(text, start + offset, end) || is_joiner(c))
            && ahead.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        if !(c.is_alphabetic() || is_mark(c) || inner) {
            break;
        }
        at = start + offset + c.len_utf8();
    }
    at
}

/// Combining marks belong to the letter before them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}

/// "U.N.", "a.m.", "p.m.": single letters each with a dot, two or more of them. A last dot belongs
/// to the word; the sentence splitter knows that it may end a sentence as well.
fn dotted_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    let mut letters = 0;
    loop {
        let mut ahead = text[at..end].chars();
        let Some(letter) = ahead.next().filter(|c| c.is_alphabetic()) else { break };
        if ahead.next() != Some('.') {
            break;
        }
        at += letter.len_utf8() + 1;
        letters += 1;
    }
    let stops = !text[at..end].chars().next().is_some_and(char::is_alphabetic);
    (letters >= 2 && stops).then_some(at)
}

fn case_of(word: &str) -> Case {
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let lower = word.chars().filter(|c| c.is_lowercase()).count();
    case_from(upper, lower, word.chars().next().is_some_and(char::is_uppercase))
}

#[inline]
const fn case_from(upper: usize, lower: usize, title: bool) -> Case {
    match (upper, lower) {
        (0, _) => Case::Lower,
        (1, _) if title => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, TokenKind, tokenize};

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text, Span::new(0, text.len())).map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks_come_apart() {
        assert_eq!(
            cut("At least 3,400 fled, officials said."),
            ["At", "least", "3,400", "fled", ",", "officials", "said", "."]
        );
        assert_eq!(cut("14:20"), ["14", ":", "20"]);
        assert_eq!(cut("10th"), ["10", "th"]);
        assert_eq!(
            cut("in 2012, 20120328000000000 or 12."),
            ["in", "2012", ",", "20120328000000000", "or", "12", "."]
        );
        assert_eq!(cut("twenty-four"), ["twenty", "-", "four"]);
    }

    #[test]
    fn a_possessive_is_a_token_and_an_inner_apostrophe_is_not() {
        assert_eq!(cut("Mali's coup d’état"), ["Mali", "'s", "coup", "d’état"]);
        assert_eq!(cut("the rebels' camp"), ["the", "rebels", "'", "camp"]);
    }

    #[test]
    fn what_is_not_seen_parts_no_word() {
        assert_eq!(cut("3\u{200B}4 men"), ["3\u{200B}4", "men"]);
        assert_eq!(cut("dis\u{AD}placed \u{200B}fled\u{200B}"), ["dis\u{AD}placed", "fled"]);
    }

    #[test]
    fn dotted_abbreviations_stay_whole() {
        assert_eq!(cut("U.N. staff, 9 a.m."), ["U.N.", "staff", ",", "9", "a.m."]);
        assert_eq!(cut("J. Smith"), ["J", ".", "Smith"]);
    }

    #[test]
    fn every_token_slices_its_text() {
        let text = "Đorđe\u{200B} said: “2.7 m” – 12…\u{AD}é";
        for token in tokenize(text, Span::new(0, text.len())) {
            assert!(!token.span.of(text).is_empty());
            assert!(
                token.kind != TokenKind::Number
                    || token.span.of(text).starts_with(|c: char| c.is_ascii_digit())
            );
        }
    }
}
