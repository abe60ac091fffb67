//! Pure functions on `&str`, and the small values they yield: spans, tokens, sentences, days.
//!
//! Nothing here knows a word of English: words live in the tables that [`crate::lexicon`] compiles.

mod days;
mod eight;
mod fold;
pub mod similar;
mod span;
mod token;
mod words;

pub use days::{Days, DaysError};
pub(crate) use eight::Eight;
pub use fold::{fold, is_folded, one_line};
pub use span::{Span, floor};
pub use token::{Case, Token, TokenKind, cut, is_gap, tokenize};
pub use words::{contains_words, stands_alone};
