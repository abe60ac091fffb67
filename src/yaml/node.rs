use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use super::problem::{Problem, Sheet};
use super::{empty, is_blank, options, refusal};
use crate::text::Span;

/// A value of a YAML file and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// The scalar; for maps and lists only their start.
    pub span: Span,
    /// What stands there.
    pub value: Yaml,
}

/// A YAML value before anybody asked what it means: numbers and dates are still text, so that
/// `2012` or `0755` cannot lose anything on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Yaml {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A key of a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// As written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Yaml::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn as_list(&self) -> &[Self] {
        if let Yaml::List(items) = &self.value { items } else { &[] }
    }

    /// Key and value of an entry, if it is a map that has it.
    #[must_use]
    pub fn pair(&self, key: &str) -> Option<&(Key, Self)> {
        let Yaml::Map(entries) = &self.value else { return None };
        entries.iter().find(|(k, _)| k.name == key)
    }

    /// The value of an entry, if it is a map that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Self> {
        self.pair(key).map(|(_, node)| node)
    }
}

/// Reads a file into nodes.
///
/// # Errors
///
/// Broken YAML, or more than the limits allow.
pub fn parse(name: &str, text: &str) -> Result<Node, Problem> {
    let sheet = Sheet { name, text };
    if is_blank(text) {
        return Err(empty(&sheet));
    }
    let raw: Spanned<Raw> = serde_saphyr::from_str_with_options(text, options())
        .map_err(|error| refusal::problem(&sheet, &error))?;
    Ok(raw.cooked(text))
}

/// A node as the parser hands it over: what is neither text nor nothing has no spelling yet.
enum Raw {
    Null,
    Text(String),
    /// A plain number or boolean; its spelling is cut from the file.
    Bare,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

trait Cooked {
    fn cooked(self, text: &str) -> Node;
}

impl Cooked for Spanned<Raw> {
    fn cooked(self, text: &str) -> Node {
        let spelled = || refusal::span(self.defined).of(text).to_owned();
        let value = match self.value {
            Raw::Null => Yaml::Null,
            Raw::Text(text) => Yaml::Text(text),
            Raw::Bare => Yaml::Text(spelled()),
            Raw::List(items) => Yaml::List(items.into_iter().map(|item| item.cooked(text)).collect()),
            Raw::Map(entries) => {
                Yaml::Map(entries.into_iter().map(|(k, v)| (key(k), v.cooked(text))).collect())
            }
        };
        Node { span: refusal::span(self.referenced), value }
    }
}

fn key(key: Spanned<String>) -> Key {
    Key { span: refusal::span(key.referenced), name: key.value }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Bare)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Yaml, parse};

    fn shown(node: &Node, text: &str) -> String {
        match &node.value {
            Yaml::Null => "-".to_owned(),
            Yaml::Text(value) => format!("{value}<{}>", node.span.of(text)),
            Yaml::List(items) => {
                format!("[{}]", items.iter().map(|i| shown(i, text)).collect::<Vec<_>>().join(" "))
            }
            Yaml::Map(entries) => {
                let entry = |(k, v): &(super::Key, Node)| {
                    format!("{}<{}>={}", k.name, k.span.of(text), shown(v, text))
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn numbers_keep_their_spelling_and_everything_its_place() {
        let text = "# é\na: 0755\n\"b c\": [2012, 1.50, true, ~, 'x y']\nc: 70e48759\nd:\n  - {e: 18446744073709551616}\n  - 2012-03\n";
        insta::assert_snapshot!(shown(&parse("x", text).unwrap(), text), @r#"{a<a>=0755<0755> b c<"b c">=[2012<2012> 1.50<1.50> true<true> - x y<'x y'>] c<c>=70e48759<70e48759> d<d>=[{e<e>=18446744073709551616<18446744073709551616>} 2012-03<2012-03>]}"#);
    }

    #[test]
    fn an_alias_has_the_value_of_its_anchor_and_its_own_place() {
        let text = "a: &x 40\nb: *x\n";
        insta::assert_snapshot!(shown(&parse("x", text).unwrap(), text), @"{a<a>=40<40> b<b>=40<*x>}");
    }

    #[test]
    fn aliases_that_multiply_are_refused() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for i in 1..12 {
            let aliases = vec![format!("*a{}", i - 1); 9].join(", ");
            bomb.push_str(&format!("a{i}: &a{i} [{aliases}]\n"));
        }
        insta::assert_snapshot!(parse("bomb.yaml", &bomb).unwrap_err().plain(), @r#"
         × the aliases in this file multiply beyond the limit
          ╭─[bomb.yaml:6:10]
        5 │ a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
        6 │ a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]
          ·          ─┬─
          ·           ╰── here
        7 │ a6: &a6 [*a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5]
          ╰────
         help: write the values out instead of `*alias`
        "#);
    }
}
