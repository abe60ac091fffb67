//! Origins: sources that say the same because they have it from the same.
//!
//! Five papers that print one wire agree five times and know it once. Sources are tied by the family
//! that was declared, by the outlet that by-line or publisher names, and by passages that one has from
//! the other; for a single fact also by the voice that they all quote. What is tied is one origin.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

use super::outlet::{self, Outlets, Voice};
use super::shingle::{self, Copy, Shingling};
use crate::claim::{ClaimRef, Forest, SourceClaims};
use crate::document::Source;
use crate::lexicon::Lexicon;
use crate::shipped::rule_file;
use crate::text::fold;
use crate::yaml;

/// Families that were declared: name to ids of sources.
pub type Families = BTreeMap<String, Vec<String>>;

/// Why sources are one origin.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bond {
    /// The family that was declared, or that the outlet in by-line or publisher belongs to.
    Family(String),
    /// The publisher, whom no table knows.
    Publisher(String),
    /// So many percent of the passages of the shorter are in the other, at least.
    Passages(usize),
    /// Whom they all quote on the fact.
    Voice(String),
}

impl Bond {
    /// The same, whatever the spelling of a publisher's name.
    fn folded(&self) -> Self {
        match self {
            Self::Publisher(name) => Self::Publisher(fold(name).into_owned()),
            other => other.clone(),
        }
    }
}

impl fmt::Display for Bond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Family(name) => write!(f, "the same family: {name}"),
            Self::Publisher(name) => write!(f, "the same publisher: {name}"),
            Self::Passages(share) => write!(f, "the same passages, {share} % of the shorter text"),
            Self::Voice(name) => write!(f, "all according to {name}"),
        }
    }
}

/// Sources that one bond holds together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Tie {
    /// Indices of the sources, in order.
    pub sources: Vec<usize>,
    /// What holds them together.
    pub bond: Bond,
}

/// Sources of a fact that count once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// Indices of the sources, in order.
    pub sources: Vec<usize>,
    /// Why they count once; nothing for a source that stands alone.
    pub ties: Vec<Tie>,
}

/// What a corpus knows of its origins, whatever the fact.
#[derive(Debug)]
pub struct Origins<'a> {
    sources: &'a [SourceClaims],
    outlets: Outlets<'a>,
    /// For each source, the lowest of those that it is one origin with.
    root: Vec<usize>,
    /// The root of each family that a source belongs to.
    families: BTreeMap<String, usize>,
    /// Every tie, by the root of its sources.
    ties: BTreeMap<usize, Vec<Tie>>,
}

impl<'a> Origins<'a> {
    /// Finds what ties the sources. Time grows with the claims, not with pairs of sources.
    #[must_use]
    pub fn new(
        sources: &'a [SourceClaims],
        lexicon: &'a Lexicon,
        table: &'a OriginTable,
        declared: &Families,
    ) -> Self {
        let outlets = Outlets::new(lexicon, &table.agencies, &table.carriers);
        let mut ties = lineages(sources, &outlets, declared);
        let families = ties.iter().filter_map(|tie| match &tie.bond {
            Bond::Family(name) => Some((name.clone(), tie.sources[0])),
            _ => None,
        });
        let mut families: BTreeMap<_, _> = families.collect();
        ties.retain(|tie| tie.sources.len() > 1);
        ties.extend(passages(sources.len(), shingle::copies(sources, table.passages)));
        let mut forest = Forest::new(sources.len());
        for pair in ties.iter().flat_map(|tie| tie.sources.windows(2)) {
            forest.join(pair[0], pair[1]);
        }
        families.values_mut().for_each(|source| *source = forest.root(*source));
        let mut by_root: BTreeMap<usize, Vec<Tie>> = BTreeMap::new();
        for tie in ties {
            by_root.entry(forest.root(tie.sources[0])).or_default().push(tie);
        }
        let root = (0..sources.len()).map(|source| forest.root(source)).collect();
        Self { sources, outlets, root, families, ties: by_root }
    }

    /// The origins of the claims of a fact, in order of their first sources.
    #[must_use]
    pub fn of_fact(&self, claims: &[ClaimRef]) -> Vec<Origin> {
        let mut said: BTreeMap<usize, Vec<ClaimRef>> = BTreeMap::new();
        claims.iter().for_each(|&at| said.entry(at.source).or_default().push(at));
        let sources: Vec<usize> = said.keys().copied().collect();
        let voices: Vec<Option<Voice>> = said.values().map(|claims| self.voice(claims)).collect();
        let mut forest = Forest::new(sources.len());
        let mut first: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        for (place, (&source, voice)) in sources.iter().zip(&voices).enumerate() {
            let own = Some(Key::Root(self.root[source]));
            for key in own.into_iter().chain(voice.as_ref().map(|voice| self.key(voice))) {
                forest.join(*first.entry(key).or_insert(place), place);
            }
        }
        let mut origins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        (0..sources.len()).for_each(|place| origins.entry(forest.root(place)).or_default().push(place));
        let origins = origins.into_values().map(|places| {
            let told =
                places.iter().map(|&place| (sources[place], voices[place].as_ref())).collect::<Vec<_>>();
            Origin { sources: told.iter().map(|(source, _)| *source).collect(), ties: self.ties(&told) }
        });
        origins.collect()
    }

    /// Whom a source quotes, if it quotes the same for all that it says of a fact.
    fn voice(&self, claims: &[ClaimRef]) -> Option<Voice> {
        let mut voices = claims.iter().map(|at| {
            let said = at.of(self.sources).attributed_to.as_deref()?;
            self.outlets.voice(said)
        });
        let first = voices.next()??;
        voices.all(|voice| voice.is_some_and(|voice| voice.key == first.key)).then_some(first)
    }

    /// A voice that is an outlet is the origin of what that outlet prints itself.
    fn key<'v>(&self, voice: &'v Voice) -> Key<'v> {
        self.families.get(&voice.key).map_or(Key::Voice(&voice.key), |&root| Key::Root(root))
    }

    /// Why these sources, with their voices, count once.
    fn ties(&self, told: &[(usize, Option<&Voice>)]) -> Vec<Tie> {
        let roots: BTreeSet<usize> = told.iter().map(|(source, _)| self.root[*source]).collect();
        let mut quoting: BTreeMap<&str, (&Voice, Vec<usize>)> = BTreeMap::new();
        for (source, voice) in told.iter().filter_map(|&(source, voice)| Some((source, voice?))) {
            quoting.entry(&voice.key).or_insert((voice, Vec::new())).1.push(source);
        }
        let of_corpus = roots.iter().flat_map(|root| self.ties.get(root)).flatten();
        let here = of_corpus.filter_map(|tie| tie.among(told));
        let quoted = quoting.into_values().filter(|(voice, sources)| {
            sources.len() > 1
                || matches!(self.key(voice), Key::Root(root) if roots.len() > 1 && roots.contains(&root))
        });
        let quoted = quoted.map(|(voice, sources)| Tie { sources, bond: Bond::Voice(voice.name.clone()) });
        if told.len() > 1 { here.chain(quoted).collect() } else { Vec::new() }
    }
}

impl Tie {
    /// The tie as far as it holds sources of a fact; whole where it holds one of them to others.
    fn among(&self, told: &[(usize, Option<&Voice>)]) -> Option<Self> {
        let here = |source: &usize| told.binary_search_by_key(source, |(source, _)| *source).is_ok();
        let sources: Vec<usize> = self.sources.iter().copied().filter(here).collect();
        match sources.len() {
            0 => None,
            1 => Some(self.clone()),
            _ => Some(Self { sources, bond: self.bond.clone() }),
        }
    }
}

/// By what sources of a fact meet.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'v> {
    Root(usize),
    Voice(&'v str),
}

/// The sources by the family or publisher that each has, spelled as the first has it.
fn lineages(sources: &[SourceClaims], outlets: &Outlets<'_>, declared: &Families) -> Vec<Tie> {
    let declared: BTreeMap<&str, &str> = declared
        .iter()
        .flat_map(|(family, ids)| ids.iter().map(move |id| (id.as_str(), family.as_str())))
        .collect();
    let bond = |source: &Source| {
        let family = declared.get(source.id.as_str()).copied().map(str::to_owned);
        let family = family.or_else(|| outlets.family(source)).map(Bond::Family);
        family.or_else(|| outlets.publisher(source).map(Bond::Publisher))
    };
    let mut lineages: BTreeMap<Bond, Tie> = BTreeMap::new();
    for (at, from) in sources.iter().enumerate() {
        let Some(bond) = bond(&from.source) else { continue };
        let tie = lineages.entry(bond.folded()).or_insert_with(|| Tie { sources: Vec::new(), bond });
        tie.sources.push(at);
    }
    lineages.into_values().collect()
}

/// Copies that hang together: one tie each, with the least share that holds one of them.
fn passages(sources: usize, mut copies: Vec<Copy>) -> impl Iterator<Item = Tie> {
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.share));
    let mut forest = Forest::new(sources);
    copies.retain(|copy| forest.join(copy.a, copy.b));
    let mut clusters: BTreeMap<usize, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for Copy { share, a, b } in copies {
        let (members, least) = clusters.entry(forest.root(a)).or_insert((BTreeSet::new(), share));
        members.extend([a, b]);
        *least = (*least).min(share);
    }
    let tie = |(sources, share): (BTreeSet<usize>, usize)| Tie {
        sources: sources.into_iter().collect(),
        bond: Bond::Passages(share),
    };
    clusters.into_values().map(tie)
}

/// By what two sources are one origin: `rules/origins.yaml`, and what a dossier adds to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OriginTable {
    agencies: BTreeSet<String>,
    carriers: BTreeSet<String>,
    passages: Shingling,
}

impl OriginTable {
    /// The table that ships with the programme.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static TABLE: LazyLock<OriginTable> = LazyLock::new(|| {
            yaml::read("origins.yaml", rule_file("origins.yaml"))
                .expect("the shipped table is read by a test")
        });
        &TABLE
    }

    /// The same with more agencies and carriers, by their families.
    #[must_use]
    pub fn with(&self, agencies: &BTreeSet<String>, carriers: &BTreeSet<String>) -> Self {
        let mut all = self.clone();
        all.agencies.extend(agencies.iter().cloned());
        all.carriers.extend(carriers.iter().cloned());
        all
    }
}

/// Whether a source answers to a name: its id, its publisher, or an outlet that it belongs to.
#[must_use]
pub fn answers_to(lexicon: &Lexicon, from: &SourceClaims, name: &str) -> bool {
    outlet::answers_to(lexicon, &from.source, name)
}

#[cfg(test)]
mod tests {
    use super::{Families, OriginTable, Origins};
    use crate::check::tests::sources;
    use crate::claim::{ClaimRef, Kind, SourceClaims};
    use crate::document::Source;
    use crate::lexicon::{Class, Lexicon};

    /// Sources with one count each, and what is told of them.
    fn told(about: &[fn(&mut Source)], texts: &[&str]) -> Vec<SourceClaims> {
        let mut sources = sources(texts);
        sources.iter_mut().zip(about).for_each(|(from, tell)| tell(&mut from.source));
        sources
    }

    fn published(publisher: &str, texts: &[&str]) -> Vec<SourceClaims> {
        let mut sources = sources(texts);
        sources.iter_mut().for_each(|from| from.source.publisher = Some(publisher.to_owned()));
        sources
    }

    /// The origins of the counts: "a b | c", and why.
    fn origins(sources: &[SourceClaims], declared: &Families) -> (String, Vec<String>) {
        let origins = Origins::new(sources, Lexicon::english(), OriginTable::shipped(), declared);
        let counts = |(source, from): (usize, &SourceClaims)| {
            let kinds = from.claims.iter().map(|claim| claim.value.kind()).enumerate();
            let counts = kinds.filter(|(_, kind)| *kind == Kind::Count);
            counts.map(|(claim, _)| ClaimRef { source, claim }).collect::<Vec<_>>()
        };
        let claims: Vec<_> = sources.iter().enumerate().flat_map(counts).collect();
        let of_fact = origins.of_fact(&claims);
        let id = |source: &usize| sources[*source].source.id.clone();
        let ids = |all: &[usize]| all.iter().map(id).collect::<Vec<_>>().join(" ");
        let groups: Vec<_> = of_fact.iter().map(|origin| ids(&origin.sources)).collect();
        let ties = of_fact.iter().flat_map(|origin| &origin.ties);
        (groups.join(" | "), ties.map(|tie| format!("{}: {}", ids(&tie.sources), tie.bond)).collect())
    }

    const DEAD: &str = "The flood in Vell killed 34 people.";

    #[test]
    fn a_wire_that_three_papers_print_is_one_origin() {
        let sources = told(
            &[
                |source| source.publisher = Some("The Valley Courier / AFP".into()),
                |source| source.author = Some("Ana Ilić, Agence France-Presse".into()),
                |source| source.family = Some("afp".into()),
                |source| source.publisher = Some("Vell Herald".into()),
            ],
            &[DEAD; 4],
        );
        let (groups, why) = origins(&sources, &Families::new());
        assert_eq!((groups.as_str(), why), ("a b c | d", vec!["a b c: the same family: afp".to_owned()]));
    }

    #[test]
    fn the_agency_of_the_by_line_goes_before_the_paper() {
        let sources = told(
            &[
                |source| {
                    source.publisher = Some("The Guardian".into());
                    source.author = Some("Reuters Staff".into());
                },
                |source| source.publisher = Some("Thomson Reuters".into()),
                |source| source.publisher = Some("The Guardian".into()),
            ],
            &[DEAD; 3],
        );
        assert_eq!(origins(&sources, &Families::new()).0, "a b | c");
    }

    #[test]
    fn a_person_who_is_called_like_an_agency_is_no_agency() {
        let sources = told(
            &[
                |source| source.author = Some("Sana Malik".into()),
                |source| source.publisher = Some("Syrian Arab News Agency".into()),
            ],
            &[DEAD; 2],
        );
        assert_eq!(origins(&sources, &Families::new()).0, "a | b");
    }

    #[test]
    fn what_stands_on_a_site_that_prints_others_is_not_its_own() {
        let sources = published("ReliefWeb", &[DEAD; 2]);
        assert_eq!(origins(&sources, &Families::new()).0, "a | b");
    }

    #[test]
    fn a_publisher_that_no_table_knows_is_one_origin_with_itself() {
        let mut sources = published("Vell Herald", &[DEAD; 2]);
        sources[1].source.publisher = Some("VELL HERALD".to_owned());
        let (groups, why) = origins(&sources, &Families::new());
        assert_eq!((groups.as_str(), why), ("a b", vec!["a b: the same publisher: Vell Herald".to_owned()]));
    }

    #[test]
    fn a_declared_family_is_one_origin() {
        let declared = Families::from([("valley press".to_owned(), vec!["a".to_owned(), "c".to_owned()])]);
        assert_eq!(origins(&told(&[], &[DEAD; 3]), &declared).0, "a c | b");
    }

    #[test]
    fn papers_that_all_quote_one_ministry_are_one_origin_for_that_fact() {
        let texts = [
            "According to the Ministry of Health, the flood in Vell killed 34 people.",
            "The flood in Vell killed 36 people, the health ministry said.",
            "The flood in Vell killed 40 people.",
        ];
        let (groups, why) = origins(&told(&[], &texts), &Families::new());
        assert_eq!(groups, "a b | c");
        assert!(why[0].starts_with("a b: all according to the "), "{why:?}");
    }

    #[test]
    fn witnesses_and_officials_are_nobody_in_particular() {
        for who in ["witnesses", "officials", "residents", "a doctor", "he"] {
            let text = format!("The flood in Vell killed 34 people, {who} said.");
            assert_eq!(origins(&told(&[], &[&text, &text]), &Families::new()).0, "a | b", "{who}");
        }
    }

    #[test]
    fn a_paper_that_quotes_an_agency_has_it_from_the_agency() {
        let sources = told(
            &[|source| source.publisher = Some("Agence France-Presse".into()), |_| ()],
            &[DEAD, "According to AFP, the flood in Vell killed 34 people."],
        );
        let (groups, why) = origins(&sources, &Families::new());
        assert_eq!((groups.as_str(), why), ("a b", vec!["b: all according to AFP".to_owned()]));
    }

    #[test]
    fn the_table_names_families_of_outlets() {
        let known = Lexicon::english().values(Class::Outlet);
        let table = OriginTable::shipped();
        let named = table.agencies.iter().chain(&table.carriers);
        assert_eq!(named.filter(|family| !known.contains(family.as_str())).collect::<Vec<_>>(), [""; 0]);
    }
}
