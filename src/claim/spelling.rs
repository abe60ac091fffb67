//! How a value is written in a claim file.

use std::str::FromStr;

use super::{Count, Value};
use crate::yaml::scalar;

/// Why a text is no count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Not one of the forms.
    #[error("{0:?} is no count: write it as 40, 4.., ..40, 30..35 or ~200")]
    Form(String),
    /// An interval that runs backwards.
    #[error("{0:?} ends below its start")]
    Order(String),
}

impl Count {
    /// `40`, `4..`, `..40`, `30..35`, `~200`, `~24..`: what [`FromStr`] reads.
    #[must_use]
    pub fn spelled(self) -> String {
        let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let mark = if self.approx { "~" } else { "" };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("{mark}{min}"),
            (min, max) => format!("{mark}{}..{}", end(min), end(max)),
        }
    }
}

impl FromStr for Count {
    type Err = CountError;

    fn from_str(text: &str) -> Result<Self, CountError> {
        let form = || CountError::Form(text.to_owned());
        let number = |digits: &str| match digits {
            "" => Ok(None),
            _ if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().map(Some).map_err(|_| form()),
            _ => Err(form()),
        };
        let bare = text.strip_prefix('~');
        let (bare, approx) = (bare.unwrap_or(text), bare.is_some());
        let (min, max) = match bare.split_once("..") {
            Some((min, max)) => (number(min)?, number(max)?),
            None => {
                let exact = Some(number(bare)?.ok_or_else(form)?);
                (exact, exact)
            }
        };
        if min.zip(max).is_some_and(|(min, max)| max < min) {
            return Err(CountError::Order(text.to_owned()));
        }
        Ok(Self { min, max, approx })
    }
}

impl Value {
    /// The value as it stands after `value:`, on one line.
    #[must_use]
    pub fn spelled(&self) -> String {
        let pair = |a: (&str, &str), b: (&str, &str)| {
            format!("{{{}: {}, {}: {}}}", a.0, scalar(a.1), b.0, scalar(b.1))
        };
        match self {
            Self::Count(count) => count.spelled(),
            Self::Date(days) => days.to_string(),
            Self::Name { text, r#type } => pair(("text", text), ("type", &word(r#type))),
            Self::Role { person, role } => pair(("person", person), ("role", role)),
            Self::Cause { effect, cause } => pair(("effect", effect), ("cause", cause)),
            Self::Quote { speaker, words } => pair(("speaker", speaker), ("words", words)),
        }
    }
}

/// The word by which serde names a variant.
pub(crate) fn word(variant: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::claim::Count;

    #[test]
    fn counts_are_read_and_written_alike() {
        for text in ["40", "4..", "..40", "30..35", "~200", "~24..", "~..9", "0"] {
            assert_eq!(text.parse::<Count>().unwrap().spelled(), text);
        }
    }

    #[test]
    fn what_is_no_count_says_how_to_write_one() {
        for text in ["forty", "", "~", "4-5", "-4", "1.5", "4..x", "99999999999999999999"] {
            assert!(text.parse::<Count>().unwrap_err().to_string().contains("~200"), "{text}");
        }
        assert!("9..4".parse::<Count>().unwrap_err().to_string().contains("below"));
    }
}
