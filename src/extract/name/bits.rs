//! How each token of a document is written, a bit a question: found in one pass, for the grammar asks the
//! same of a token again and again.

use super::super::Reading;
use super::shape::is_acronym;
use crate::lexicon::{Class, Classes};
use crate::text::{Case, Token, TokenKind};

/// The bits of every token.
pub(super) struct Bits(Vec<u8>);

/// A word with a capital at its head, or after an inner apostrophe ("d'Estaing").
pub(super) const CAPITAL: u8 = 1;
/// A word in lower case.
pub(super) const LOWER: u8 = 1 << 1;
/// Capitals as an acronym has them.
pub(super) const ACRONYM: u8 = 1 << 2;
/// A hyphen that touches the words on both its sides.
pub(super) const TIE: u8 = 1 << 3;
/// An opening bracket.
pub(super) const BRACKET: u8 = 1 << 4;
/// A name can start here: in lower case only particles and known bodies do, before a capital.
pub(super) const OPENS: u8 = 1 << 5;

impl Bits {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let own = reading.tokens.iter().map(|token| own(token, token.span.of(reading.text)));
        let mut bits = Self(own.collect());
        for i in 0..reading.len() {
            match reading.tokens[i].kind {
                TokenKind::Symbol if reading.tokens.get(i + 1).is_none_or(|t| t.spaced) => {
                    bits.0[i] &= !TIE;
                }
                // "On 17 April Cheick Traoré": the month is that of the day, though April is a first name too.
                TokenKind::Word if of_a_day(reading, i) => bits.0[i] &= !OPENS,
                TokenKind::Word if bits.has(i, LOWER) && reading.may_start(i).any(SMALL) => {
                    let before_capital = (i + 1..i + 4).any(|j| bits.has(j, CAPITAL));
                    bits.0[i] |= if before_capital { OPENS } else { 0 };
                }
                _ => {}
            }
        }
        bits
    }

    /// Whether token `i` has one of these bits; none is past the end.
    #[inline]
    pub(super) fn has(&self, i: usize, bits: u8) -> bool {
        self.0.get(i).is_some_and(|own| own & bits != 0)
    }
}

/// Whether token `i` is the month of a day before it: "17 April", "17th April".
fn of_a_day(reading: &Reading<'_>, i: usize) -> bool {
    let number = |at: usize| reading.tokens[at].kind == TokenKind::Number;
    let day = || number(i - 1) || i > 1 && !reading.tokens[i - 1].spaced && number(i - 2);
    i > 0 && reading.may_start(i).has(Class::Month) && reading.has(i, Class::Month) && day()
}

/// What the token itself tells, without those behind it.
fn own(token: &Token, word: &str) -> u8 {
    match (token.kind, token.case) {
        (TokenKind::Word, Case::Lower) => LOWER,
        (TokenKind::Word, Case::Title) => CAPITAL | OPENS,
        (TokenKind::Word, Case::Upper) => CAPITAL | OPENS | acronym(token, word),
        (TokenKind::Word, Case::Mixed) => {
            let capital = word.starts_with(char::is_uppercase) || word.contains(['\'', '’']);
            OPENS | acronym(token, word) | if capital { CAPITAL } else { 0 }
        }
        (TokenKind::Symbol, _) => match word {
            "(" => BRACKET,
            "-" | "‑" | "‐" if !token.spaced => TIE,
            _ => 0,
        },
        (TokenKind::Number, _) => 0,
    }
}

fn acronym(token: &Token, word: &str) -> u8 {
    if is_acronym(token.case, word) { ACRONYM } else { 0 }
}

/// What a name in lower case starts with.
const SMALL: Classes = Classes::of(&[Class::Particle, Class::KnownOrganisation, Class::Outlet]);
