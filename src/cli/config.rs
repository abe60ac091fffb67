//! `crosscheck.yaml`: what a dossier wants by default. What is typed goes before it.

mod file;
mod pairs;

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{FailOn, Percent};
use super::own_rules;
use super::own_tables::{self, OwnTables};
use super::problem::Problem;
use crate::check::{Codebook, Codebooks, Policy, Reconciling, Restart, Rule, Rules, Settings};
use crate::claim::{ClaimId, SourceClaims};
use crate::lexicon::{Class, Lexicon};
use crate::resolve::{Constraints, Families, OriginTable, answers_to};
use crate::text::{Span, contains_words, fold};
use crate::yaml;
use file::parse;
use pairs::Pair;

/// What the file may say.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    /// What the event is called in reports.
    pub title: Option<String>,
    /// The lowest level of an open finding that fails a check.
    pub fail_on: Option<FailOn>,
    /// Whether claims that no person stands by are refused.
    pub require_curated: bool,
    /// How much of each source must have been compared.
    pub require_coverage: Option<Percent>,
    /// Whether a decision counts only when a second person has confirmed it.
    pub require_signoff: bool,
    /// Files of old findings, from where the programme runs.
    pub baselines: Vec<Utf8PathBuf>,
    /// Which of the figures of a fact is the best.
    policy: Option<Policy>,
    /// Sources by id or publisher, the best tier first.
    tiers: Vec<Vec<Named>>,
    /// Sources that are one origin, by id.
    families: BTreeMap<String, Vec<Named>>,
    /// Where counting began anew.
    restarts: Vec<Restart>,
    /// Pairs of claims about one fact, by id.
    same: Vec<Pair>,
    /// Pairs of claims about different facts, by id.
    different: Vec<Pair>,
    /// The fewest and the most persons that a household has.
    persons_per_household: Option<(u64, u64)>,
    /// What vague words count for.
    codebook: Option<&'static Codebook>,
    /// The folder of the dossier's own rules.
    rules_folder: Option<Utf8PathBuf>,
    /// The rules in it.
    own_rules: Vec<Rule>,
    /// The rules in force, where there are own ones.
    rules: Option<Rules>,
    /// Events in the order in which they happened.
    order: Vec<String>,
    /// What the dossier adds to the tables.
    own_tables: OwnTables,
    /// The tables in force, where it adds to them; compiled when they are first asked for.
    tables: OnceLock<Arc<Tables>>,
}

/// Tables that ship, with what a dossier adds to them.
#[derive(Debug)]
struct Tables {
    lexicon: Lexicon,
    origins: OriginTable,
}

/// A name for a source or a claim, with what is said where nothing answers to it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Named {
    name: String,
    stranger: yaml::Problem,
}

impl Config {
    /// What two dossiers want that are checked together: as much as the stricter one. A dossier
    /// that says no level wants the usual one.
    pub(super) fn strictest(mut self, mut other: Self) -> Self {
        let levels = [self.fail_on, other.fail_on].map(Option::unwrap_or_default);
        for (family, sources) in other.families {
            self.families.entry(family).or_default().extend(sources);
        }
        self.restarts.append(&mut other.restarts);
        self.baselines.append(&mut other.baselines);
        self.same.append(&mut other.same);
        self.different.append(&mut other.different);
        Self {
            fail_on: levels.into_iter().max_by_key(|level| level.strictness()),
            title: other.title.or(self.title),
            require_curated: self.require_curated || other.require_curated,
            require_coverage: self.require_coverage.max(other.require_coverage),
            require_signoff: self.require_signoff || other.require_signoff,
            baselines: self.baselines,
            policy: self.policy.or(other.policy),
            tiers: if self.tiers.is_empty() { other.tiers } else { self.tiers },
            families: self.families,
            restarts: self.restarts,
            same: self.same,
            different: self.different,
            persons_per_household: self.persons_per_household.or(other.persons_per_household),
            codebook: self.codebook.or(other.codebook),
            order: if self.order.is_empty() { other.order } else { self.order },
            ..Self::default()
        }
        .with_rules([self.own_rules, other.own_rules].concat())
        .with_tables(self.own_tables.and(other.own_tables))
    }

    /// The same with these rules besides, or in the place of, those that ship.
    fn with_rules(self, own: Vec<Rule>) -> Self {
        let rules = (!own.is_empty()).then(|| Rules::shipped().with(&own));
        Self { own_rules: own, rules, ..self }
    }

    /// The same with what these add to the tables that ship.
    fn with_tables(self, own: OwnTables) -> Self {
        Self { own_tables: own, tables: OnceLock::new(), ..self }
    }

    /// The tables with what the dossier adds to them; none where it adds nothing.
    fn tables(&self) -> Option<&Tables> {
        let compiled = || self.tables.get_or_init(|| Arc::new(Tables::with(&self.own_tables))).as_ref();
        (self.own_tables != OwnTables::default()).then(compiled)
    }

    /// The rules in force.
    pub(super) fn rules(&self) -> &Rules {
        self.rules.as_ref().unwrap_or_else(|| Rules::shipped())
    }

    /// The tables of words in force.
    pub(super) fn lexicon(&self) -> &Lexicon {
        match self.tables() {
            Some(tables) => &tables.lexicon,
            None => Lexicon::english(),
        }
    }

    /// What a check goes by.
    pub(super) fn settings(&self) -> Settings<'_> {
        let names = |all: &Vec<Named>| all.iter().map(|named| named.name.clone()).collect::<Vec<_>>();
        let families = self.families.iter().map(|(family, all)| (family.clone(), names(all)));
        let reconciling = Reconciling {
            policy: self.policy.unwrap_or_default(),
            tiers: self.tiers.iter().map(names).collect(),
            restarts: self.restarts.clone(),
        };
        let ids = |pairs: &Vec<Pair>| pairs.iter().map(Pair::ids).collect();
        Settings {
            families: families.collect::<Families>(),
            constraints: Constraints { same: ids(&self.same), different: ids(&self.different) },
            persons_per_household: self.persons_per_household,
            codebook: self.codebook.unwrap_or_else(|| Codebooks::shipped().usual()),
            rules: self.rules(),
            order: self.order.clone(),
            lexicon: self.lexicon(),
            origins: match self.tables() {
                Some(tables) => &tables.origins,
                None => OriginTable::shipped(),
            },
            reconciling,
            ..Settings::default()
        }
    }

    /// The pairs of which the file says one thing and decisions another: of claims that are decided to be
    /// different facts, and of those that are decided to be one.
    pub(super) fn clashes(
        &self,
        apart: &[(ClaimId, ClaimId)],
        joined: &[(ClaimId, ClaimId)],
    ) -> Vec<yaml::Problem> {
        let same = self.same.iter().filter(|pair| pair.is_in(apart));
        let different = self.different.iter().filter(|pair| pair.is_in(joined));
        same.chain(different).map(|pair| pair.clash.clone()).collect()
    }

    /// What names a source or a claim that is not there: the rest of the file holds all the same.
    pub(super) fn strangers(&self, sources: &[SourceClaims]) -> Vec<Problem> {
        let ids: HashSet<&str> = sources.iter().map(|from| from.source.id.as_str()).collect();
        let answers = |name: &str| sources.iter().any(|from| answers_to(self.lexicon(), from, name));
        let in_tiers = self.tiers.iter().flatten().filter(|named| !answers(&named.name));
        let in_families = self.families.values().flatten().filter(|named| !ids.contains(named.name.as_str()));
        let declared = || self.same.iter().chain(&self.different).flat_map(|pair| &pair.claims);
        let claims: HashSet<&str> = match declared().next() {
            Some(_) => {
                sources.iter().flat_map(|from| &from.claims).map(|claim| claim.id.0.as_str()).collect()
            }
            None => HashSet::new(),
        };
        let in_pairs = declared().filter(|named| !claims.contains(named.name.as_str()));
        let named = in_tiers.chain(in_families).chain(in_pairs).map(|named| named.stranger.clone().into());
        let in_order = self.order.iter().filter(|event| !is_spoken_of(self.lexicon(), event, sources));
        named.chain(in_order.map(|event| no_such_event(event))).collect()
    }
}

/// Whether a claim is about an event, by its kind or by the words of its clause.
fn is_spoken_of(lexicon: &Lexicon, event: &str, sources: &[SourceClaims]) -> bool {
    let tagged = lexicon.tag(event, Span::new(0, event.len()));
    let whole = tagged.hit(0, Class::Event).filter(|hit| hit.len == tagged.len());
    let event = fold(event);
    let kind = whole.map_or(event.as_ref(), |hit| hit.value);
    let words = || event.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut claims = sources.iter().flat_map(|from| &from.claims);
    claims.any(|claim| {
        let about = fold(&claim.about);
        let of_kind = claim.event.r#type.as_deref().is_some_and(|told| told == kind || told == event);
        of_kind || words().all(|word| contains_words(&about, word))
    })
}

fn no_such_event(event: &str) -> Problem {
    Problem::notice(
        format!("`order` names {event:?}, and no claim here is about it"),
        "name a kind of event (`coup`), or words that the sources use for it",
    )
}

impl Tables {
    fn with(own: &OwnTables) -> Self {
        Self {
            lexicon: Lexicon::english_and(&own.words).expect("own tables name classes that there are"),
            origins: OriginTable::shipped().with(&own.agencies, &own.carriers),
        }
    }
}

/// The configuration of a dossier; that of one without the file is empty.
pub(super) fn load(dossier: &Utf8Path) -> Result<Config, Problem> {
    let path = dossier.join("crosscheck.yaml");
    if !path.exists() {
        return Ok(Config::default());
    }
    let bytes = fs_err::read(&path).map_err(|error| Problem::new(error.to_string()))?;
    let mut config = parse(path.as_str(), yaml::utf8(path.as_str(), &bytes)?)?;
    // In the file they are named from the dossier.
    for baseline in &mut config.baselines {
        *baseline = dossier.join(&*baseline);
    }
    match config.rules_folder.take() {
        Some(folder) => {
            let folder = dossier.join(folder);
            let config = config.with_rules(own_rules::read(&folder)?);
            Ok(config.with_tables(own_tables::read(&folder)?))
        }
        None => Ok(config),
    }
}

#[cfg(test)]
mod tests;
