/// `text` as a YAML value on one line: plain where every reader takes it as that text, else quoted.
///
/// ```
/// assert_eq!(crosscheck::yaml::scalar("forty dead"), "forty dead");
/// assert_eq!(crosscheck::yaml::scalar("no"), "\"no\"");
/// assert_eq!(crosscheck::yaml::scalar("pay: unpaid"), "\"pay: unpaid\"");
/// ```
#[must_use]
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// `text` between double quotation marks, control and invisible characters escaped.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_invisible(c) => out.push_str(&escaped(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn escaped(c: char) -> String {
    let code = u32::from(c);
    if code > 0xffff { format!("\\U{code:08x}") } else { format!("\\u{code:04x}") }
}

/// What an editor does not show, or YAML does not allow in a text.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{10ffff}')
}

fn is_plain(text: &str) -> bool {
    let starts_with_letter = text.chars().next().is_some_and(char::is_alphabetic);
    let harmless = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '_' | '.' | '/' | '(' | ')' | '\'' | '’' | ';' | '+' | '$' | '%')
    };
    starts_with_letter && text.chars().all(harmless) && !text.ends_with(' ') && !is_word_of_yaml(text)
}

/// Plain words that a reader of some version of YAML takes for something else than text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan"];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::scalar;

    proptest! {
        #[test]
        fn both_readers_take_every_text_as_it_was(text in "\\PC*|.*|[-:#&*!|>'\"%@`{}\\[\\], a0~.\n]*") {
            let yaml = format!("- {{a: {}}}\n", scalar(&text));
            let ours: Vec<std::collections::BTreeMap<String, String>> = crate::yaml::read("x", &yaml).unwrap();
            let other: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap();
            prop_assert_eq!(&ours[0]["a"], &text);
            prop_assert_eq!(other[0]["a"].as_str(), Some(text.as_str()));
        }
    }
}
