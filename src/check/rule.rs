//! Rules: one YAML file each, in `rules/check/`.
//!
//! A rule gives a reason its level and its words. Rust never names a rule: it yields a
//! [`Reason`], and the rule for that kind and reason says how grave it is.

use std::collections::BTreeSet;
use std::num::NonZeroU64;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Reason, Severity};
use crate::claim::{Ignore, Kind};
use crate::shipped::RULES;
use crate::text::{Days, Span};
use crate::yaml::{self, Problem, Sheet};

/// The placeholders that a message may have.
const PLACEHOLDERS: [&str; 2] = ["{what}", "{values}"];

/// A rule, as its file in `rules/check/` has it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id: the stem of its file.
    #[serde(skip)]
    pub id: String,
    /// The kind of claims that it is about; none where it is about every kind.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// The reason that it is about.
    pub reason: Reason,
    /// One line.
    pub summary: String,
    /// Why it matters, and when it is no problem.
    pub explanation: String,
    /// How grave its findings are.
    pub level: Severity,
    /// How grave they are where a vague word or a weak guess took part; else as `level`.
    #[serde(default)]
    pub weak_level: Option<Severity>,
    /// What the judgement may be tuned by.
    #[serde(default)]
    pub params: Params,
    /// The sentence of a finding; `{what}` and `{values}` are filled in.
    pub message: String,
    /// What to do about a finding.
    pub help: String,
    /// Texts that it must flag, and texts that it must pass. Where the rule is about a draft, the first
    /// text of each is the draft.
    pub examples: Examples,
}

/// Which rule takes which parameter. A parameter that the judge of a kind and reason does not look at
/// is refused: it would change nothing, in silence.
const TAKEN: &[(Option<Kind>, Reason, &str)] = &[
    (Some(Kind::Count), Reason::Contradiction, "persons_per_household"),
    (Some(Kind::Count), Reason::Headline, "besides"),
    (Some(Kind::Count), Reason::Sum, "within_percent"),
    (Some(Kind::Role), Reason::Incompatible, "apart"),
    (None, Reason::AgainstAll, "far_times"),
    (None, Reason::AgainstAll, "grown_times"),
    (Some(Kind::Count), Reason::AgainstAll, "far_times"),
    (Some(Kind::Count), Reason::AgainstAll, "grown_times"),
];

/// The parameters of all rules; each rule has only those that its kind and reason take.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Params {
    /// How far a sum may be from its total, in percent of the total, to be taken for its sum.
    pub within_percent: Option<u64>,
    /// Kinds of office that nobody holds at one time.
    pub apart: Vec<(String, String)>,
    /// How few and how many persons make a household. Without it, a figure in households is never held
    /// against one in persons.
    pub persons_per_household: Option<(u64, u64)>,
    /// Words by which a headline counts those whom it has not named: "Mayor and two others killed".
    pub besides: Vec<String>,
    /// Beyond how many times another figure no bound and no vague word makes up for the difference.
    pub far_times: Option<NonZeroU64>,
    /// Beyond how many times an earlier figure a later one has not merely grown.
    pub grown_times: Option<NonZeroU64>,
}

impl Params {
    /// These, with those of a rule for every kind that they do not give.
    fn or(self, general: &Self) -> Self {
        Self {
            far_times: self.far_times.or(general.far_times),
            grown_times: self.grown_times.or(general.grown_times),
            ..self
        }
    }

    /// The names of those that are given.
    fn given(&self) -> impl Iterator<Item = &'static str> {
        let Self { within_percent, apart, persons_per_household, besides, far_times, grown_times } = self;
        let given = [
            (within_percent.is_some(), "within_percent"),
            (!apart.is_empty(), "apart"),
            (persons_per_household.is_some(), "persons_per_household"),
            (!besides.is_empty(), "besides"),
            (far_times.is_some(), "far_times"),
            (grown_times.is_some(), "grown_times"),
        ];
        given.into_iter().filter(|(given, _)| *given).map(|(_, name)| name)
    }
}

/// The examples of a rule; they run as tests.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Each must give a finding of the rule.
    pub flag: Vec<Example>,
    /// None may.
    pub pass: Vec<Example>,
}

/// A few sources in a few words.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(transparent)]
pub struct Example(pub Vec<ExampleSource>);

/// One source of an example.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleSource {
    /// When it was published.
    #[serde(default)]
    pub published: Option<Days>,
    /// What it says.
    pub text: String,
    /// Whether somebody decided that what it says is to be printed: for a rule about drafts.
    #[serde(default)]
    pub print: bool,
    /// What each of its claims says to ignore.
    #[serde(default)]
    pub ignore: Vec<Ignore>,
    /// Events as they happened, which the dossier declares: for a rule about their dates.
    #[serde(default)]
    pub order: Vec<String>,
}

/// The rules in force.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rules(Vec<Rule>);

impl Rules {
    /// The rules that ship with the programme.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Rules> = LazyLock::new(|| {
            let folder = RULES.get_dir("check").into_iter().flat_map(include_dir::Dir::files);
            let files = folder.map(|f| (f.path().to_string_lossy(), f.contents_utf8().unwrap_or_default()));
            let rules: Result<Vec<_>, _> = files.map(|(path, text)| Rule::read(&path, text)).collect();
            Rules::new(rules.expect("the shipped rules are read by a test"))
        });
        &SHIPPED
    }

    /// A set of rules, in order of their ids.
    #[must_use]
    pub fn new(mut rules: Vec<Rule>) -> Self {
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        Self(rules)
    }

    /// These rules and some more. One takes the place of that with its id, and of that for its kind and
    /// reason: no reason has two rules.
    #[must_use]
    pub fn with(&self, own: &[Rule]) -> Self {
        let replaced = |rule: &&Rule| {
            own.iter().any(|own| own.id == rule.id || (own.kind, own.reason) == (rule.kind, rule.reason))
        };
        Self::new(self.0.iter().filter(|rule| !replaced(rule)).chain(own).cloned().collect())
    }

    /// Every rule, in order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.0.iter()
    }

    /// The rule of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.0.iter().find(|rule| rule.id == id)
    }

    /// The rule for a kind and a reason, one for this kind alone before one for all; none where the reason is no
    /// finding.
    #[must_use]
    pub fn for_reason(&self, kind: Kind, reason: Reason) -> Option<&Rule> {
        self.of(Some(kind), reason).or_else(|| self.of(None, reason))
    }

    /// The parameters of the rules for a kind and a reason: what that for the kind alone does not give is as that for all
    /// kinds has it.
    #[must_use]
    pub fn params(&self, kind: Kind, reason: Reason) -> Params {
        let given = |kind| self.of(kind, reason).map(|rule| rule.params.clone()).unwrap_or_default();
        given(Some(kind)).or(&given(None))
    }

    fn of(&self, kind: Option<Kind>, reason: Reason) -> Option<&Rule> {
        self.0.iter().find(|rule| rule.kind == kind && rule.reason == reason)
    }
}

impl Rule {
    /// Reads the file of a rule; `path` gives the id.
    ///
    /// # Errors
    /// When the file is no rule: an unknown key, parameter or placeholder, or no examples.
    pub fn read(path: &str, text: &str) -> Result<Self, Problem> {
        let mut rule: Self = yaml::read(path, text)?;
        rule.id = camino::Utf8Path::new(path).file_stem().unwrap_or(path).to_owned();
        match rule.fault() {
            None => Ok(rule),
            Some(Fault { key, at, message, help }) => {
                let below = text.find(&format!("\n{key}:")).unwrap_or_default();
                let start = text[below..].find(&at).map_or(0, |found| below + found);
                let end = text.len().min(start + at.len());
                let sheet = Sheet { name: path, text };
                Err(Problem::new(&sheet, Span::new(start, end), message).help(help))
            }
        }
    }

    /// What is wrong with a rule whose keys and values are all well-formed.
    fn fault(&self) -> Option<Fault> {
        let unknown = unknown_placeholder(&self.message).map(|placeholder| Fault {
            key: "message",
            message: format!("a message has no {placeholder}"),
            help: format!("it has {}", PLACEHOLDERS.join(" and ")),
            at: placeholder,
        });
        let idle = || self.params.given().find(|name| !self.takes(name)).map(|name| self.idle(name));
        let bare = self.examples.flag.is_empty() || self.examples.pass.is_empty();
        let untold = || Fault {
            key: "examples",
            at: "examples".to_owned(),
            message: "a rule without examples cannot be trusted".to_owned(),
            help: "give a text that the rule flags and one that it passes".to_owned(),
        };
        unknown.or_else(idle).or_else(|| bare.then(untold))
    }

    fn takes(&self, param: &str) -> bool {
        TAKEN.contains(&(self.kind, self.reason, param))
    }

    /// A parameter that changes nothing here, and where it would.
    fn idle(&self, param: &str) -> Fault {
        let own = TAKEN.iter().filter(|(kind, reason, _)| (*kind, *reason) == (self.kind, self.reason));
        let own: Vec<&str> = own.map(|(_, _, name)| *name).collect();
        let takers = TAKEN.iter().filter(|(_, _, name)| *name == param);
        let takers: BTreeSet<&str> = takers.map(|(_, reason, _)| reason.name()).collect();
        let takers: Vec<&str> = takers.into_iter().collect();
        let takes = if own.is_empty() { "no parameter".to_owned() } else { own.join(" and ") };
        Fault {
            key: "params",
            at: param.to_owned(),
            message: format!("a rule for the reason {} takes {takes}", self.reason.name()),
            help: format!("{param} belongs to a rule for the reason {}", takers.join(" or ")),
        }
    }

    /// The sentence of a finding.
    #[must_use]
    pub fn sentence(&self, what: &str, values: &str) -> String {
        self.message.replace("{what}", what).replace("{values}", values)
    }
}

/// What is wrong with a rule, and the text at which to point, looked for from the key on.
struct Fault {
    key: &'static str,
    at: String,
    message: String,
    help: String,
}

fn unknown_placeholder(message: &str) -> Option<String> {
    let opened = message.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    opened.map(|(name, _)| format!("{{{name}}}")).find(|name| !PLACEHOLDERS.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{ExampleSource, Examples, Params, Rule, Rules, Severity, TAKEN};
    use crate::check::Reason;
    use crate::claim::Kind;
    use crate::shipped::tests::{assert_fields, assert_words};

    const RULE: &str = "kind: count\nreason: growth\nsummary: s\nexplanation: e\nlevel: note\nmessage: '{what}: {values}'\n\
                        help: h\nexamples:\n  flag: [[{text: a}]]\n  pass: [[{text: b}]]\n";

    #[test]
    fn the_shipped_rules_are_read() {
        assert!(Rules::shipped().iter().count() > 5);
    }

    #[test]
    fn the_schema_has_the_keys_and_words_that_are_read() {
        let schema = "rule.schema.json";
        assert_fields::<Rule>(schema, "");
        assert_fields::<Params>(schema, "/$defs/params");
        assert_fields::<Examples>(schema, "/$defs/examples");
        assert_fields::<ExampleSource>(schema, "/$defs/source");
        assert_words::<Reason>(schema, "/properties/reason");
        assert_words::<Severity>(schema, "/properties/level");
    }

    #[test]
    fn a_rule_takes_the_place_of_that_with_its_id_or_its_reason() {
        let own = Rule::read("ours.yaml", &RULE.replace("level: note", "level: error")).unwrap();
        let rules = Rules::shipped().with(std::slice::from_ref(&own));
        assert_eq!(rules.for_reason(own.kind.unwrap(), own.reason), Some(&own));
        assert_eq!(rules.iter().count(), Rules::shipped().iter().count());
        let renamed = Rule { id: "count-sum".to_owned(), ..own };
        assert_eq!(Rules::shipped().with(&[renamed]).get("count-sum").unwrap().level, Severity::Error);
    }

    #[test]
    fn an_unknown_placeholder_is_refused_by_name() {
        let error = Rule::read("x.yaml", &RULE.replace("{values}", "{vlaues}")).unwrap_err();
        assert!(error.plain().contains("{vlaues}"), "{}", error.plain());
    }

    #[test]
    fn an_unknown_parameter_is_refused_with_its_place() {
        let error = Rule::read("x.yaml", &format!("{RULE}params: {{wihtin: 3}}\n")).unwrap_err();
        assert!(error.plain().contains("wihtin"), "{}", error.plain());
    }

    #[test]
    fn a_parameter_that_the_reason_does_not_use_is_refused_with_the_reason_that_does() {
        let error = Rule::read("x.yaml", &format!("{RULE}params: {{within_percent: 3}}\n")).unwrap_err();
        let told = error.plain();
        assert!(told.contains("a rule for the reason growth takes no parameter"), "{told}");
        assert!(told.contains("within_percent belongs to a rule for the reason sum"), "{told}");
    }

    #[test]
    fn a_rule_for_counts_alone_gives_what_it_likes_and_has_the_rest_from_that_for_all_kinds() {
        let rule = |params: &str| {
            let text = RULE.replace("reason: growth", "reason: against_all");
            Rule::read("ours.yaml", &format!("{text}params: {{{params}}}\n"))
        };
        let shipped = Rules::shipped().params(Kind::Count, Reason::AgainstAll);
        let of =
            |params| Rules::shipped().with(&[rule(params).unwrap()]).params(Kind::Count, Reason::AgainstAll);
        assert!(shipped.far_times.is_some() && of("") == shipped);
        let own = Params { far_times: std::num::NonZeroU64::new(7), ..shipped };
        assert_eq!(of("far_times: 7"), own);
        assert!(rule("far_times: 0").unwrap_err().plain().contains("nonzero"));
    }

    #[test]
    fn every_parameter_is_taken_by_a_shipped_rule() {
        for (kind, reason, param) in TAKEN {
            let taker = Rules::shipped()
                .iter()
                .find(|rule| rule.reason == *reason && (rule.kind.is_none() || rule.kind == *kind));
            assert!(taker.is_some(), "{param}");
            let schema = crate::shipped::SCHEMAS.get_file("rule.schema.json").unwrap();
            assert!(schema.contents_utf8().unwrap().contains(&format!("\"{param}\"")), "{param}");
        }
    }

    #[test]
    fn a_rule_without_examples_is_refused() {
        let error = Rule::read("x.yaml", &RULE.replace("[[{text: b}]]", "[]")).unwrap_err();
        assert!(error.plain().contains("cannot be trusted"), "{}", error.plain());
    }

    #[test]
    fn a_reason_is_called_as_rule_files_write_it() {
        let schema = crate::shipped::SCHEMAS.get_file("rule.schema.json").unwrap().contents_utf8().unwrap();
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        for word in schema["properties"]["reason"]["enum"].as_array().unwrap() {
            let reason: Reason = serde_json::from_value(word.clone()).unwrap();
            assert_eq!(reason.name(), word.as_str().unwrap());
        }
    }
}
