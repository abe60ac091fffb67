//! Whom a by-line, a publisher or an attribution names, by the table of outlets.

use std::collections::BTreeSet;

use crate::document::Source;
use crate::lexicon::{Class, Classes, Lexicon, Tagged};
use crate::text::{Case, Span, TokenKind, fold, one_line};

/// The outlets of the table, and what each kind of them means for the origin of a text.
#[derive(Debug)]
pub(super) struct Outlets<'a> {
    lexicon: &'a Lexicon,
    agencies: &'a BTreeSet<String>,
    carriers: &'a BTreeSet<String>,
}

/// Somebody who is quoted by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Voice {
    /// The family of an outlet, else the words of the name in their order: "health ministry".
    pub key: String,
    /// As the text names them.
    pub name: String,
}

impl<'a> Outlets<'a> {
    pub(super) const fn new(
        lexicon: &'a Lexicon,
        agencies: &'a BTreeSet<String>,
        carriers: &'a BTreeSet<String>,
    ) -> Self {
        Self { lexicon, agencies, carriers }
    }

    /// The family that is declared in the source, else the agency whose text it is, else the house.
    pub(super) fn family(&self, source: &Source) -> Option<String> {
        if let Some(declared) = source.family.as_deref() {
            return Some(named(self.lexicon, declared).first().map_or(declared, |family| family).to_owned());
        }
        let fields = [&source.author, &source.publisher].into_iter().flatten();
        let named: Vec<&str> = fields.flat_map(|field| named(self.lexicon, field)).collect();
        let own = |family: &&&str| !self.carriers.contains(**family);
        let agency = named.iter().find(|family| self.agencies.contains(**family));
        agency.or_else(|| named.iter().find(own)).map(|family| (*family).to_owned())
    }

    /// The publisher of a source, where it prints what is its own.
    pub(super) fn publisher(&self, source: &Source) -> Option<String> {
        let publisher = one_line(source.publisher.as_deref()?);
        let carried = named(self.lexicon, &publisher).iter().any(|family| self.carriers.contains(*family));
        (!carried && !publisher.is_empty()).then_some(publisher)
    }

    /// Whom an attribution names; none for those who are nobody in particular ("officials").
    pub(super) fn voice(&self, said: &str) -> Option<Voice> {
        let name = said.to_owned();
        if let Some(family) = named(self.lexicon, said).first() {
            return Some(Voice { key: (*family).to_owned(), name });
        }
        let tagged = self.lexicon.tag(said, Span::new(0, said.len()));
        let telling: Vec<usize> = (0..tagged.len()).filter(|&at| tells(&tagged, at)).collect();
        let body = telling.len() > 1 && telling.iter().any(|&at| tagged.has(at, Class::Organisation));
        let proper = telling.iter().any(|&at| is_proper(&tagged, at));
        let words: BTreeSet<_> = telling.into_iter().map(|at| fold(tagged.word(at))).collect();
        let key = words.into_iter().collect::<Vec<_>>().join(" ");
        (body || proper).then_some(Voice { key, name })
    }
}

/// What says of nobody who it is.
const VAGUE: Classes = Classes::of(&[
    Class::Function,
    Class::Definite,
    Class::Modifier,
    Class::Office,
    Class::Title,
    Class::Rank,
    Class::Group,
]);

/// Names of countries and peoples, of which many speak.
const COUNTRY: Classes =
    Classes::of(&[Class::Place, Class::PlaceAcronym, Class::Demonym, Class::People, Class::Capitalised]);

/// Whether a word belongs to a name: "health" and "ministry" in "a spokesman for the health ministry".
fn tells(tagged: &Tagged<'_>, at: usize) -> bool {
    let single = |class| tagged.hits(at, class).any(|hit| hit.len == 1);
    let vague = || tagged.starts(at).and(VAGUE).iter().any(single);
    tagged.tokens[at].kind == TokenKind::Word && (tagged.has(at, Class::Organisation) || !vague())
}

/// A capital where none need be, or a word that no table has.
fn is_proper(tagged: &Tagged<'_>, at: usize) -> bool {
    let strange = tagged.lexicon.word(&fold(tagged.word(at))).is_none();
    tagged.tokens[at].case != Case::Lower && !tagged.may_start(at).any(COUNTRY) && (at > 0 || strange)
}

/// Whether a source answers to a name: its id, its publisher, or an outlet that it belongs to.
pub(super) fn answers_to(lexicon: &Lexicon, source: &Source, name: &str) -> bool {
    let folded = |text: &str| fold(&one_line(text)).into_owned();
    let publisher = source.publisher.as_deref().unwrap_or_default();
    source.id == name || folded(publisher) == folded(name) || {
        let own = [source.author.as_deref(), source.family.as_deref(), Some(publisher)];
        let own: Vec<_> = own.into_iter().flatten().flat_map(|field| families(lexicon, field)).collect();
        families(lexicon, name).iter().any(|family| own.contains(family))
    }
}

/// The outlets that a field names, and the family that it may itself be.
fn families<'a>(lexicon: &'a Lexicon, field: &'a str) -> Vec<&'a str> {
    let named = named(lexicon, field);
    if named.is_empty() && !field.is_empty() { vec![field] } else { named }
}

/// The families of the outlets that are named in "Ana Ilić, Reuters", "The Courier / AFP", "AP Writer";
/// not of "Sana Malik", whose name only begins like one.
fn named<'a>(lexicon: &'a Lexicon, field: &str) -> Vec<&'a str> {
    let tagged = lexicon.tag(field, Span::new(0, field.len()));
    let (mut named, mut at, mut open) = (Vec::new(), 0, true);
    while at < tagged.len() {
        let hit = tagged.hit(at, Class::Outlet).filter(|hit| open && is_named(&tagged, at, hit.len));
        named.extend(hit.map(|hit| lexicon.value(hit.id)));
        open = hit.is_none() && is_break(&tagged, at);
        at += hit.map_or(1, |hit| hit.len);
    }
    named
}

/// Whether the outlet closes its part of the field, or only a post follows; and whether it is written
/// as a name.
fn is_named(tagged: &Tagged<'_>, at: usize, len: usize) -> bool {
    const POSTS: Classes = Classes::of(&[Class::Office, Class::Group, Class::Organisation]);
    let capital = (at..at + len).any(|i| tagged.tokens[i].case != Case::Lower);
    let mut after = at + len..tagged.len();
    let closed = after.find(|&i| !tagged.may_start(i).any(POSTS)).is_none_or(|i| is_break(tagged, i));
    closed && (capital || len == tagged.len())
}

/// A mark, or a small word: "via", "for", "and".
fn is_break(tagged: &Tagged<'_>, at: usize) -> bool {
    let token = &tagged.tokens[at];
    token.kind == TokenKind::Symbol || token.case == Case::Lower || tagged.has(at, Class::Function)
}

#[cfg(test)]
mod tests {
    use super::named;
    use crate::lexicon::Lexicon;

    #[test]
    fn an_outlet_is_known_in_every_way_of_signing() {
        let cases: &[(&str, &[&str])] = &[
            ("Reuters", &["reuters"]),
            ("Ana Ilić, Reuters", &["reuters"]),
            ("BEN OTIENO, Associated Press Writer", &["ap"]),
            ("By Reuters Staff", &["reuters"]),
            ("AFP via The Courier", &["afp"]),
            ("The Guardian/AFP", &["guardian", "afp"]),
            ("theguardian.com", &["guardian"]),
            ("Ana Ilić (AP)", &["ap"]),
            ("Sana Malik", &[]),
            ("Ana Ilić for the Vell Herald", &[]),
        ];
        for (field, families) in cases {
            assert_eq!(named(Lexicon::english(), field), *families, "{field}");
        }
    }
}
