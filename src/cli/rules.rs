//! `crosscheck rules`: what is checked for, and the proof that it is.

use std::io::{self, Write};

use camino::Utf8Path;

use super::args::{ListFormat, Rules as Typed, RulesVerb};
use super::problem::Problem;
use super::{Outcome, output, own_rules};
use crate::check::{Failure, Rule, Rules};
use crate::report::{Style, json, text};
use crate::yaml::misspelt;

/// The JSON Schema of a rule's file.
const SCHEMA: &str = include_str!("../../schemas/rule.schema.json");

pub(super) fn run(typed: &Typed, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let step = match &typed.verb {
        RulesVerb::List { format } => output::to_stdout(|out| list(out, *format, style)),
        RulesVerb::Test { rules } => test(rules, &mut outcome),
        RulesVerb::Schema => output::to_stdout(|out| out.write_all(SCHEMA.as_bytes())),
    };
    outcome.note(step);
    outcome
}

fn list(out: &mut dyn Write, format: ListFormat, style: Style) -> io::Result<()> {
    let rules = Rules::shipped();
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    rules.iter().try_for_each(|rule| match format {
        ListFormat::Jsonl => json::line(out, &object(rule)),
        ListFormat::Text => {
            let level = style.level(rule.level, &format!("{:7}", text::level(rule.level)));
            writeln!(out, "{:width$}  {level}  {}", rule.id, rule.summary)
        }
    })
}

fn object(rule: &Rule) -> serde_json::Value {
    serde_json::json!({
        "id": rule.id, "kind": rule.kind, "reason": rule.reason.name(), "level": rule.level,
        "summary": rule.summary, "explanation": rule.explanation.trim(), "help": rule.help,
    })
}

fn test(wanted: &[String], outcome: &mut Outcome) -> Result<(), Problem> {
    let is_own = |id: &&String| id.ends_with(".yaml") || Utf8Path::new(id).is_dir();
    let (paths, wanted): (Vec<&String>, Vec<&String>) = wanted.iter().partition(is_own);
    let own: Vec<Vec<Rule>> =
        paths.into_iter().map(|path| own(Utf8Path::new(path))).collect::<Result<_, _>>()?;
    let own = own.concat();
    let rules = Rules::shipped();
    if let Some(unknown) = wanted.iter().copied().find(|id| rules.get(id).is_none()) {
        return Err(nothing(unknown, &rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>()));
    }
    let all = wanted.is_empty() && own.is_empty();
    let shipped = rules.iter().filter(|rule| all || wanted.contains(&&rule.id));
    let chosen = shipped.chain(&own);
    let results: Vec<_> = chosen.map(|rule| (rule, rule.failures())).collect();
    outcome.open = results.iter().any(|(_, failures)| !failures.is_empty());
    output::to_stdout(|out| results.iter().try_for_each(|(rule, failures)| write_result(out, rule, failures)))
}

/// What was named is not there.
fn nothing(unknown: &str, rules: &[&str]) -> Problem {
    let help = match misspelt(unknown, rules) {
        Some(rule) => format!("did you mean `{rule}`?"),
        None => "`crosscheck rules list` has the rules that ship".to_owned(),
    };
    Problem::with_help(format!("there is neither a rule nor a folder called {unknown}"), help)
}

/// The rules of a file, or of a folder.
fn own(path: &Utf8Path) -> Result<Vec<Rule>, Problem> {
    if !path.is_dir() {
        return Ok(vec![own_rules::read_file(path)?]);
    }
    let rules = own_rules::read(path)?;
    if rules.is_empty() {
        let help = "a rule is a file that ends in `.yaml`; tables of words beside it have no examples";
        return Err(Problem::with_help(format!("there is no rule in {path}"), help));
    }
    Ok(rules)
}

fn write_result(out: &mut dyn Write, rule: &Rule, failures: &[Failure]) -> io::Result<()> {
    let examples = rule.examples.flag.len() + rule.examples.pass.len();
    writeln!(out, "{} {} of {examples} examples hold", rule.id, examples - failures.len())?;
    failures.iter().try_for_each(|failure| writeln!(out, "  {failure}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_knows_the_keys_of_every_shipped_rule() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
        let known = schema["properties"].as_object().unwrap();
        let folder = crate::shipped::RULES.get_dir("check").unwrap();
        for file in folder.files() {
            let rule: serde_json::Map<String, serde_json::Value> =
                serde_yaml::from_str(file.contents_utf8().unwrap()).unwrap();
            for key in rule.keys() {
                assert!(
                    known.contains_key(key),
                    "{key} of {:?} is not in schemas/rule.schema.json",
                    file.path()
                );
            }
            for key in schema["required"].as_array().unwrap() {
                assert!(rule.contains_key(key.as_str().unwrap()), "{key} is missing in {:?}", file.path());
            }
        }
    }
}
