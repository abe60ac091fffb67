//! JSON as it is written: what could drive a terminal, or end the script element of a page that it stands in, is
//! escaped, also beyond what JSON demands.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::escape;
use super::indent::Indented;

/// Writes a value over several lines, with a line feed at the end.
///
/// # Errors
///
/// Those of the writer.
pub fn pretty(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let formatter = Safe(Indented::default());
    value.serialize(&mut Serializer::with_formatter(&mut *out, formatter))?;
    out.write_all(b"\n")
}

/// Writes a value on one line, with a line feed at the end.
///
/// # Errors
///
/// Those of the writer.
pub fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let formatter = Safe(CompactFormatter);
    value.serialize(&mut Serializer::with_formatter(&mut *out, formatter))?;
    out.write_all(b"\n")
}

/// Writes as the other does, and escapes the control characters and direction marks that JSON
/// itself lets pass.
struct Safe<F>(F);

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = first_escaped(rest) {
            let (plain, marked) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            let mut marked = marked.chars();
            if let Some(mark) = marked.next() {
                write!(writer, "\\u{:04x}", u32::from(mark))?;
            }
            rest = marked.as_str();
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

/// Where the first character stands that is escaped beyond what JSON demands.
fn first_escaped(text: &str) -> Option<usize> {
    [escape::find_unsafe(text), text.find('<')].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nothing_that_drives_a_terminal_or_turns_text_around_stands_in_the_json() {
        let hostile = "a\u{1b}[31m b\u{9b}2J c\u{202e}d\u{2066}";
        let json = written(hostile);
        assert_eq!(json, "\"a\\u001b[31m b\\u009b2J c\\u202ed\\u2066\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }

    #[test]
    fn no_json_ends_the_script_that_it_stands_in() {
        assert_eq!(written("</script><!--"), "\"\\u003c/script>\\u003c!--\"\n");
    }

    #[test]
    fn other_text_stays_readable() {
        assert_eq!(written("Touré: «quatorze»"), "\"Touré: «quatorze»\"\n");
    }

    #[test]
    fn several_lines_are_indented() {
        let mut out = Vec::new();
        pretty(&mut out, &serde_json::json!({"a": [1], "b": {}})).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}\n");
    }
}
