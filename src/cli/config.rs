//! `crosscheck.yaml`: what a dossier wants by default. What is typed goes before it.

mod pairs;

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};

use super::args::{FailOn, Percent};
use super::own_rules;
use super::own_tables::{self, OwnTables};
use super::problem::Problem;
use crate::check::{Codebook, Codebooks, Policy, Reconciling, Restart, Rule, Rules, Settings};
use crate::claim::{Attributes, ClaimId, SourceClaims};
use crate::lexicon::Lexicon;
use crate::resolve::{Constraints, Families, OriginTable, answers_to};
use crate::text::{Days, fold};
use crate::yaml::{self, Fields, Key, Node, Problems, Reader, Yaml, did_you_mean, misspelt};
use pairs::{Pair, consistent, pairs};

/// The version of the file that is read.
const SCHEMA: &str = "crosscheck/config/1";

/// The keys of the file, level by level; `schemas/config.schema.json` has the same.
mod keys {
    pub(super) const FILE: &[&str] = &[
        "schema",
        "title",
        "fail_on",
        "require_curated",
        "require_coverage",
        "require_signoff",
        "baseline",
        "policy",
        "tiers",
        "families",
        "restarts",
        "same",
        "different",
        "persons_per_household",
        "codebook",
        "rules",
        "order",
    ];
    pub(super) const RESTART: &[&str] = &["attribute", "on"];
}

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
        let in_order = self.order.iter().filter(|event| !is_spoken_of(event, sources));
        named.chain(in_order.map(|event| no_such_event(event))).collect()
    }
}

/// Whether a claim is about an event, by its kind or by the words of its clause.
fn is_spoken_of(event: &str, sources: &[SourceClaims]) -> bool {
    let event = fold(event);
    let words = || event.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut claims = sources.iter().flat_map(|from| &from.claims);
    claims.any(|claim| {
        let about = fold(&claim.about);
        claim.event.r#type.as_deref() == Some(event.as_ref()) || words().all(|word| about.contains(word))
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

fn parse(name: &str, text: &str) -> Result<Config, Problems> {
    let root = yaml::parse(name, text)?;
    let mut reader = Reader::new(name, text);
    let config = file(&mut reader, &root);
    reader.finish(config)
}

fn file(reader: &mut Reader<'_>, root: &Node) -> Option<Config> {
    let fields = reader.fields(root, keys::FILE)?;
    reader.schema(&fields, SCHEMA);
    no_blanks(reader, &fields);
    consistent(reader, &fields);
    Some(Config {
        title: fields.get("title").and_then(|node| Some(reader.text(node)?.to_owned())),
        fail_on: fields.get("fail_on").and_then(|node| reader.choice(node)),
        require_curated: fields.get("require_curated").and_then(|node| reader.flag(node)).unwrap_or_default(),
        require_signoff: fields.get("require_signoff").and_then(|node| reader.flag(node)).unwrap_or_default(),
        baselines: fields
            .get("baseline")
            .and_then(|node| Some(reader.text(node)?.into()))
            .into_iter()
            .collect(),
        require_coverage: fields
            .get("require_coverage")
            .and_then(|node| reader.parsed(node, "a whole number from 0 to 100")),
        policy: policy(reader, &fields),
        tiers: tiers(reader, &fields),
        families: families(reader, &fields),
        restarts: restarts(reader, &fields),
        same: pairs(reader, &fields, "same"),
        different: pairs(reader, &fields, "different"),
        persons_per_household: fields.get("persons_per_household").and_then(|node| household(reader, node)),
        codebook: fields.get("codebook").and_then(|node| codebook(reader, node)),
        rules_folder: fields.get("rules").and_then(|node| Some(reader.text(node)?.into())),
        order: fields.get("order").map(|node| order(reader, node)).unwrap_or_default(),
        ..Config::default()
    })
}

fn codebook(reader: &mut Reader<'_>, node: &Node) -> Option<&'static Codebook> {
    let name = reader.text(node)?;
    let found = Codebooks::shipped().get(name);
    if found.is_none() {
        let known: Vec<&str> = Codebooks::shipped().iter().map(|book| book.name.as_str()).collect();
        let problem = reader.problem(node.span, format!("there is no codebook `{name}`"));
        reader.tell(problem.help(did_you_mean(name, &known)));
    }
    found
}

/// The policy by tiers needs some.
fn policy(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Policy> {
    let node = fields.get("policy")?;
    let policy = reader.choice(node)?;
    if policy == Policy::BestSourced && fields.get("tiers").is_none() {
        let problem = reader.problem(node.span, "there are no tiers by which a source is the best");
        reader.tell(problem.help("add `tiers:`, a list of lists of sources or publishers, the best first"));
    }
    Some(policy)
}

fn tiers(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Vec<Vec<Named>> {
    let Some(node) = fields.get("tiers") else { return Vec::new() };
    let tiers: Vec<&[Node]> = reader.items(node).iter().map(|tier| reader.items(tier)).collect();
    once(reader, tiers.iter().copied().flatten(), "tier");
    let strange =
        Strange { what: "no source here answers to", help: "a tier names sources by id or publisher" };
    tiers.into_iter().map(|tier| names(reader, tier, strange)).collect()
}

/// What is written behind a key of which nothing but the key is there.
const WANTED: [(&str, &str); 5] = [
    ("tiers", "[[herald], [courier, gazette]], the best first"),
    ("families", "{wire: [courier, gazette]}, sources that have what they say from one"),
    ("restarts", "[{attribute: missing, on: 2019-05-05}]"),
    ("same", "[[herald-1a2b3c, courier-4d5e6f]], claims by their ids"),
    ("different", "[[herald-1a2b3c, courier-4d5e6f]], claims by their ids"),
];

/// A key without a value declares nothing, though somebody meant to declare something.
fn no_blanks(reader: &mut Reader<'_>, fields: &Fields<'_>) {
    for key in keys::FILE.iter().filter(|key| **key != "schema" && fields.get(key).is_none()) {
        let Some(at) = fields.key(key) else { continue };
        let wanted = WANTED.iter().find(|(name, _)| name == key).map_or("its value", |(_, wanted)| wanted);
        let problem = reader.problem(at.span, format!("`{key}:` has nothing behind it"));
        reader.tell(problem.help(format!("write {wanted}; or take the line out")));
    }
}

fn families(reader: &mut Reader<'_>, fields: &Fields<'_>) -> BTreeMap<String, Vec<Named>> {
    let Some(node) = fields.get("families") else { return BTreeMap::new() };
    let Yaml::Map(entries) = &node.value else {
        reader.mistyped(node, "a map (`name: [source, source]`)");
        return BTreeMap::new();
    };
    let families: Vec<(&Key, &[Node])> =
        entries.iter().map(|(family, sources)| (family, reader.items(sources))).collect();
    for (family, _) in families.iter().filter(|(_, sources)| sources.is_empty()) {
        let problem = reader.problem(family.span, format!("the family `{}` has no sources", family.name));
        reader.tell(problem.help(format!("write `{}: [courier, gazette]`, or take it out", family.name)));
    }
    once(reader, families.iter().flat_map(|(_, sources)| *sources), "family");
    let help = "a family names sources by id, which is the stem of the file";
    let strange = Strange { what: "no source here answers to", help };
    families.into_iter().map(|(family, ids)| (family.name.clone(), names(reader, ids, strange))).collect()
}

/// `[coup, counter-coup]`
fn order(reader: &mut Reader<'_>, node: &Node) -> Vec<String> {
    let items = reader.items(node);
    let mut events: Vec<String> = Vec::new();
    for item in items {
        match reader.text(item).map(str::trim) {
            Some(name) if name.contains(char::is_alphanumeric) => events.push(name.to_owned()),
            Some(_) => {
                let problem = reader.problem(item.span, "an event of the order has no name");
                reader.tell(problem.help("write its kind (`coup`), or words of the clauses that date it"));
            }
            None => {}
        }
    }
    if events.len() < 2 {
        let problem = reader.problem(node.span, "an order has two events at least");
        reader.tell(problem.help("write them as [coup, counter-coup], the earliest first"));
    }
    once(reader, items.iter(), "place of the order");
    events
}

/// `[4, 7]`
fn household(reader: &mut Reader<'_>, node: &Node) -> Option<(u64, u64)> {
    let items = reader.items(node);
    let sizes: Vec<u64> =
        items.iter().filter_map(|item| reader.parsed(item, "a number of persons")).collect();
    match sizes[..] {
        [few, many] if few > 0 && few <= many => Some((few, many)),
        _ => {
            let problem =
                reader.problem(node.span, "a household has so many persons at least and so many at most");
            reader.tell(problem.help("write them as [4, 7]"));
            None
        }
    }
}

/// What is said of a name to which nothing answers.
#[derive(Clone, Copy)]
struct Strange<'s> {
    what: &'s str,
    help: &'s str,
}

fn names(reader: &mut Reader<'_>, items: &[Node], strange: Strange<'_>) -> Vec<Named> {
    let named = items.iter().filter_map(|node| {
        let name = reader.text(node)?.to_owned();
        let stranger = reader.problem(node.span, format!("{} `{name}`", strange.what));
        Some(Named { name, stranger: stranger.help(strange.help).warning() })
    });
    named.collect()
}

/// A source stands in one tier, and in one family.
fn once<'n>(reader: &mut Reader<'_>, items: impl Iterator<Item = &'n Node>, one: &str) {
    let mut seen = HashSet::new();
    for node in items {
        if let Some(name) = node.as_text().filter(|name| !seen.insert(*name)) {
            let problem = reader.problem(node.span, format!("`{name}` stands in a {one} already"));
            reader.tell(problem.label("a second time").help("leave it where it belongs"));
        }
    }
}

fn restarts(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Vec<Restart> {
    let items = fields.get("restarts").map(|node| reader.items(node)).unwrap_or_default();
    items.iter().filter_map(|node| restart(reader, node)).collect()
}

fn restart(reader: &mut Reader<'_>, node: &Node) -> Option<Restart> {
    let fields = reader.fields(node, keys::RESTART)?;
    let attribute = reader.required(&fields, "attribute").and_then(|node| attribute(reader, node));
    let on = reader.required(&fields, "on").and_then(|node| day(reader, node));
    Some(Restart { attribute: attribute?, on: on? })
}

/// Claim files may have attributes of their own; a slip for a known one is none.
fn attribute(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let attribute = reader.text(node)?;
    let known: Vec<&str> = Attributes::shipped().names().collect();
    if let Some(meant) = misspelt(attribute, &known) {
        let problem = reader.problem(node.span, format!("nothing is counted as `{attribute}`"));
        reader.tell(problem.help(format!("did you mean `{meant}`?")));
    }
    Some(attribute.to_owned())
}

fn day(reader: &mut Reader<'_>, node: &Node) -> Option<jiff::civil::Date> {
    let days: Days = reader.parsed(node, "a day like 2012-03-21")?;
    if !days.is_day() {
        let problem = reader.problem(node.span, "a series begins on one day");
        reader.tell(problem.help("write it as 2012-03-21"));
    }
    Some(days.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped::tests::{assert_keys, assert_words};

    #[test]
    fn what_is_not_said_is_left_to_the_command_line() {
        let config = parse("crosscheck.yaml", "schema: crosscheck/config/1\nfail_on: warning\n").unwrap();
        assert_eq!(
            (config.fail_on, config.title, config.require_curated),
            (Some(FailOn::Warning), None, false)
        );
    }

    #[test]
    fn of_two_dossiers_the_stricter_holds() {
        let read = |rest: &str| parse("c", &format!("schema: crosscheck/config/1\n{rest}")).unwrap();
        let (never, note) = (
            read("fail_on: never\nrequire_coverage: 40\n"),
            read("fail_on: note\nrequire_curated: true\nrequire_coverage: 50\nrequire_signoff: true\n"),
        );
        let both = note.clone().strictest(never.clone());
        assert_eq!(
            (both.fail_on, both.require_curated, both.require_signoff),
            (Some(FailOn::Note), true, true)
        );
        assert_eq!(both.require_coverage, Some(Percent(50)));
        let usual = never.strictest(read("title: Flood\n"));
        assert_eq!((usual.fail_on, usual.require_curated), (Some(FailOn::Error), false));
    }

    #[test]
    fn an_unknown_key_and_another_version_are_refused_with_their_place() {
        let unknown = parse("crosscheck.yaml", "schema: crosscheck/config/1\nfial_on: note\n").unwrap_err();
        assert!(unknown.plain().contains("fial_on"), "{}", unknown.plain());
        let version = parse("crosscheck.yaml", "schema: crosscheck/config/9\n").unwrap_err();
        assert!(version.plain().contains("crosscheck/config/1"), "{}", version.plain());
    }

    fn refused(rest: &str) -> String {
        parse("crosscheck.yaml", &format!("schema: crosscheck/config/1\n{rest}")).unwrap_err().plain()
    }

    const RECONCILED: &str = "schema: crosscheck/config/1\npolicy: best_sourced\n\
        tiers: [[herald, The Valley Courier], [AFP]]\nfamilies: {wire: [courier, gazette]}\n\
        restarts:\n  - {attribute: killed, on: 2019-05-05}\n";

    #[test]
    fn what_reconciles_figures_reaches_the_check_as_plain_data() {
        let config = parse("c", RECONCILED).unwrap();
        let settings = config.settings();
        let Reconciling { policy, tiers, restarts } = settings.reconciling;
        assert_eq!(
            (policy, tiers[0][1].as_str(), tiers.len()),
            (Policy::BestSourced, "The Valley Courier", 2)
        );
        assert_eq!(restarts, [Restart { attribute: "killed".into(), on: "2019-05-05".parse().unwrap() }]);
        assert_eq!(settings.families["wire"], ["courier", "gazette"]);
    }

    #[test]
    fn a_name_that_nobody_answers_to_is_told_with_its_place() {
        let sources = crate::report::sample::sources();
        let told = parse("crosscheck.yaml", RECONCILED).unwrap().strangers(&sources);
        let told: Vec<_> = told.iter().map(|problem| problem.rendered(crate::report::Style::PLAIN)).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(
            told[0].contains("`The Valley Courier`") && told[0].contains("crosscheck.yaml:3:"),
            "{}",
            told[0]
        );
        assert!(told[1].contains("`AFP`") && told[2].contains("`gazette`"), "{told:?}");
    }

    #[test]
    fn declared_pairs_and_households_reach_the_check() {
        let declared = "schema: crosscheck/config/1\nsame: [[a-1, b-2]]\ndifferent: [[a-3, b-4]]\n\
                        persons_per_household: [4, 7]\n";
        let config = parse("crosscheck.yaml", declared).unwrap();
        let Settings { constraints, persons_per_household, .. } = config.settings();
        let pair = |a: &str, b: &str| vec![(ClaimId(a.to_owned()), ClaimId(b.to_owned()))];
        assert_eq!(constraints, Constraints { same: pair("a-1", "b-2"), different: pair("a-3", "b-4") });
        assert_eq!(persons_per_household, Some((4, 7)));
        assert_eq!(config.strangers(&crate::report::sample::sources()).len(), 4);
        let config = parse("c", "schema: crosscheck/config/1\ncodebook: bounded\n").unwrap();
        assert_eq!(config.settings().codebook.name, "bounded");
        assert!(refused("codebook: bonded\n").contains("did you mean `bounded`?"));
        let told = refused("same: [[a-1, b-2], [b-2, c-3]]\ndifferent: [[c-3, a-1]]\n");
        assert!(
            told.contains("[crosscheck.yaml:3:") && told.contains("one fact by what is declared"),
            "{told}"
        );
        assert!(refused("same: [[a-1]]\n").contains("two claims are declared at a time"));
        assert!(refused("persons_per_household: [7, 4]\n").contains("write them as [4, 7]"));
    }

    #[test]
    fn a_declared_order_reaches_the_check_and_has_each_event_once() {
        let config = parse("c", "schema: crosscheck/config/1\norder: [coup, counter-coup]\n").unwrap();
        assert_eq!(config.settings().order, ["coup", "counter-coup"]);
        assert!(refused("order: [coup]\n").contains("two events at least"));
        assert!(refused("order: [coup, coup]\n").contains("`coup` stands in a place of the order already"));
    }

    #[test]
    fn what_a_dossier_adds_to_the_tables_reaches_the_check() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Utf8Path::from_path(folder.path()).unwrap();
        let write = |name: &str, text: &str| fs_err::write(dossier.join(name), text).unwrap();
        write("crosscheck.yaml", "schema: crosscheck/config/1\nrules: .\n");
        assert!(load(dossier).is_err(), "crosscheck.yaml is no rule");
        fs_err::create_dir(dossier.join("own")).unwrap();
        write("crosscheck.yaml", "schema: crosscheck/config/1\nrules: own\n");
        write("own/concepts.yaml", "concept:\n  pay: [bread ration+n]\n");
        write("own/outlets.yaml", "outlet:\n  valley: [valley wire]\n");
        write("own/origins.yaml", "agencies: [valley]\n");
        let config = load(dossier).ok().unwrap().strictest(Config::default());
        assert!(config.settings().lexicon.meaning("bread rations").concepts.contains("pay"));
        assert!(config.own_tables.agencies.contains("valley"));
    }

    #[test]
    fn every_mistake_is_shown_where_it_stands_and_says_what_to_do() {
        let told = refused("policy: latset\nrestarts: [{attribute: kiled, on: 2019-05}]\n");
        for part in [
            "did you mean `latest`?",
            "did you mean `killed`?",
            "write it as 2012-03-21",
            "[crosscheck.yaml:3:",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let told = refused("policy: best_sourced\n");
        assert!(told.contains("add `tiers:`"), "{told}");
        let told = refused("tiers: [[a], [b, a]]\nfamilies: {x: [a], y: [a]}\n");
        assert!(told.contains("`a` stands in a tier already"), "{told}");
        assert!(told.contains("`a` stands in a family already"), "{told}");
        assert!(refused("families: [a, b]\n").contains("expected a map"));
        let told = refused("title: Flood\nfamilies:\n");
        assert!(
            told.contains("`families:` has nothing behind it") && told.contains("[crosscheck.yaml:3:"),
            "{told}"
        );
        assert!(told.contains("write {wire: [courier, gazette]}"), "{told}");
        assert!(refused("families: {wire: []}\n").contains("the family `wire` has no sources"));
        assert!(refused("tiers: a\n").contains("expected a list"));
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        const SCHEMA: &str = "config.schema.json";
        assert_keys(SCHEMA, "", keys::FILE);
        assert_keys(SCHEMA, "/$defs/restart", keys::RESTART);
        assert_words::<FailOn>(SCHEMA, "/properties/fail_on");
        assert_words::<Policy>(SCHEMA, "/properties/policy");
    }
}
