//! `crosscheck.yaml`: what a dossier wants by default. What is typed goes before it.

use camino::Utf8Path;
use serde::Deserialize;

use super::args::FailOn;
use super::problem::Problem;
use crate::text::Span;
use crate::yaml::{self, Sheet};

/// The version of the file that is read.
const SCHEMA: &str = "crosscheck/config/1";

/// What the file may say.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Config {
    schema: String,
    /// What the event is called in reports.
    #[serde(default)]
    pub title: Option<String>,
    /// The lowest level of an open finding that fails a check.
    #[serde(default)]
    pub fail_on: Option<FailOn>,
    /// Whether claims that no person stands by are refused.
    #[serde(default)]
    pub require_curated: bool,
}

impl Config {
    /// What two dossiers want that are checked together: as much as the stricter one. A dossier
    /// that says no level wants the usual one.
    pub(super) fn strictest(self, other: Self) -> Self {
        let levels = [self.fail_on, other.fail_on].map(Option::unwrap_or_default);
        Self {
            fail_on: levels.into_iter().max_by_key(|level| level.strictness()),
            title: other.title.or(self.title),
            require_curated: self.require_curated || other.require_curated,
            schema: other.schema,
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
    Ok(parse(path.as_str(), yaml::utf8(path.as_str(), &bytes)?)?)
}

fn parse(name: &str, text: &str) -> Result<Config, yaml::Problem> {
    let config: Config = yaml::read(name, text)?;
    if config.schema == SCHEMA {
        return Ok(config);
    }
    let start = text.find(&config.schema).unwrap_or_default();
    let span = Span::new(start, start + config.schema.len());
    let problem = yaml::Problem::new(&Sheet { name, text }, span, "this version is not read here");
    Err(problem.help(format!("write `schema: {SCHEMA}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let (never, note) = (read("fail_on: never\n"), read("fail_on: note\nrequire_curated: true\n"));
        let both = note.clone().strictest(never.clone());
        assert_eq!((both.fail_on, both.require_curated), (Some(FailOn::Note), true));
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
}
