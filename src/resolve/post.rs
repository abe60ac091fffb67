//! Posts that sources give to people. Names that are alike but for a word, of people in one post, are one person's.

use rustc_hash::FxHashMap;

use super::feature::Features;
use super::name::words_of_content;
use super::symbol::{Symbol, Symbols, set, shared};
use crate::claim::Value;
use crate::lexicon::{Class, Lexicon};
use crate::text::{Span, similar::Name};

/// Roles that one person has at a time.
const POSTS: [&str; 2] = ["office", "leader"];
/// So many words of content make a post that one alone holds: "interior minister".
const TELLING: usize = 2;
/// From this likeness on, two words may be one, however badly spelled.
const RELATED: f64 = 0.5;

/// The posts of everybody, by source and name.
#[derive(Debug, Default)]
pub(super) struct Posts(FxHashMap<(usize, Symbol), Vec<Box<[Symbol]>>>);

impl Posts {
    /// Takes the post that a claim tells, if it tells one.
    pub(super) fn take(&mut self, features: &Features<'_>, lexicon: &Lexicon, symbols: &mut Symbols) {
        let Value::Role { role, .. } = &features.claim.value else { return };
        let told = POSTS.contains(&features.claim.attribute.as_str()) && is_held_now(role, lexicon);
        let Some(name) = features.name.filter(|_| told) else { return };
        let words = words_of_content(lexicon, role);
        if words.len() >= TELLING {
            let words = words.iter().map(|word| symbols.intern(word)).collect();
            self.0.entry((features.at.source, name)).or_default().push(set(words));
        }
    }

    /// The post that two people hold, each in its source: the one that says less, its words sorted.
    pub(super) fn common(&self, a: &Features<'_>, b: &Features<'_>) -> Option<&[Symbol]> {
        let of = |at: &Features<'_>, named: &Features<'_>| self.0.get(&(at.at.source, named.name?));
        // a source that gives a post to both names two people
        if of(a, b).is_some() || of(b, a).is_some() {
            return None;
        }
        let (own, others) = of(a, a).zip(of(b, b))?;
        let pairs = own
            .iter()
            .flat_map(|x| others.iter().map(move |y| if x.len() < y.len() { (x, y) } else { (y, x) }));
        let mut one = pairs.filter(|(few, many)| shared(few, many).count() == few.len());
        one.next().map(|(few, _)| &**few)
    }
}

/// Whether it is a post that one person holds, and no deputy's, former or new one.
fn is_held_now(role: &str, lexicon: &Lexicon) -> bool {
    const OTHERS: [&str; 4] = ["below", "former", "acting", "many"];
    let tagged = lexicon.tag(role, Span::new(0, role.len()));
    let other = |at: usize| OTHERS.iter().any(|kind| tagged.is_a(at, Class::RoleModifier, kind));
    !(0..tagged.len()).any(|at| tagged.has(at, Class::Past) || other(at))
}

/// Whether two names differ in one word alone, and their words there have much in common.
pub(super) fn differ_in_a_word(a: &Name, b: &Name) -> bool {
    let mut other = a.words().zip(b.words()).filter(|(x, y)| x != y);
    let (first, second) = (other.next(), other.next());
    a.words().count() == b.words().count()
        && a.is_full()
        && second.is_none()
        && first.is_some_and(|(x, y)| strsim::normalized_damerau_levenshtein(x, y) >= RELATED)
}

#[cfg(test)]
mod tests {
    use crate::claim::Kind;
    use crate::resolve::tests::facts;

    fn persons(texts: &[&str]) -> usize {
        facts(Kind::Name, texts).len()
    }

    #[test]
    fn one_post_makes_one_person_of_two_like_names() {
        let minister = "Interior Minister Kubatbek Sadyrov visited the town.";
        assert_eq!(persons(&[minister, "The interior minister, Kubanychbek Sadyrov, gave no answer."]), 1);
        assert_eq!(persons(&[minister, "Defence Minister Kubanychbek Sadyrov gave no answer."]), 0);
        assert_eq!(persons(&[minister, "Deputy Interior Minister Kubanychbek Sadyrov gave no answer."]), 0);
        assert_eq!(persons(&[minister, "Interior Minister Nikolai Sadyrov gave no answer."]), 0);
        let senator = "Opposition senator Kubatbek Sadyrov spoke.";
        assert_eq!(persons(&[senator, "Opposition senator Kubanychbek Sadyrov spoke."]), 0);
    }
}
