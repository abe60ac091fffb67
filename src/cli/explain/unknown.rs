//! An id that nothing has: what was meant by it. What else is to be known of the files would only hide that.

use crate::cli::Outcome;
use crate::cli::check::Run;
use crate::cli::problem::Problem;
use crate::yaml::misspelt;

/// No finding, agreement, claim or rule has the id. Where a rule was meant, the files do not matter at all.
pub(super) fn nothing(run: &Run, id: &str, outcome: &mut Outcome) -> Problem {
    outcome.notices.clear();
    let told = format!("no finding, agreement, claim or rule is called {id}");
    let of_run = near_claim(run, id).or_else(|| near_finding(run, id));
    let of_rules = || near_rule(run, id).inspect(|_| outcome.problems.clear());
    Problem::with_help(told, of_run.or_else(of_rules).unwrap_or_else(|| HOW.to_owned()))
}

/// No claim has the id, where that of a claim is needed.
pub(super) fn no_claim(run: &Run, id: &str, outcome: &mut Outcome) -> Problem {
    outcome.notices.clear();
    let told = format!("no claim is called {id}");
    Problem::with_help(told, near_claim(run, id).unwrap_or_else(|| HOW_OF_CLAIMS.to_owned()))
}

const HOW: &str = "`crosscheck check` lists the findings with their ids, its JSON the claims and agreements, `crosscheck \
                   rules list` the rules; to a finding of `crosscheck draft` belong `--draft DRAFT --against PATH`";
const HOW_OF_CLAIMS: &str =
    "`crosscheck extract` and the JSON of `crosscheck check` show the ids; `--in` says where to look";

/// The id of a claim is that of its source with something behind it: that is looked for among the claims of the source.
fn near_claim(run: &Run, id: &str) -> Option<String> {
    let sources = || run.inputs.sources.iter();
    let rest = |of: &str| id.strip_prefix(of)?.strip_prefix('-');
    // "bbc-africa-d05384" is of bbc-africa, and not of bbc
    let own = sources().filter_map(|from| Some((from, rest(&from.source.id)?)));
    let own = own.max_by_key(|(from, _)| from.source.id.len());
    let Some((from, rest)) = own else {
        let all: Vec<&str> =
            sources().flat_map(|from| &from.claims).map(|claim| claim.id.0.as_str()).collect();
        let end = id.rfind('-').map(|at| &id[at..]).filter(|end| end.len() > 1);
        let elsewhere = || all.iter().copied().find(|other| end.is_some_and(|end| other.ends_with(end)));
        return misspelt(id, &all).or_else(elsewhere).map(meant);
    };
    let name = &from.source.id;
    let ids = from.claims.iter().map(|claim| claim.id.0.as_str());
    let ends: Vec<&str> = ids.filter_map(|id| id.strip_prefix(name.as_str())?.strip_prefix('-')).collect();
    let none = || {
        format!(
            "{name} has {} claims, and none that is near; its claim file and `crosscheck extract` have their ids",
            ends.len()
        )
    };
    Some(misspelt(rest, &ends).map_or_else(none, |end| meant(&format!("{name}-{end}"))))
}

fn near_finding(run: &Run, id: &str) -> Option<String> {
    let (findings, agreements) = (&run.checked.findings, &run.checked.agreements);
    let findings = findings.iter().map(|finding| finding.id.as_str());
    let all: Vec<&str> = findings.chain(agreements.iter().map(|agreement| agreement.id.as_str())).collect();
    misspelt(id, &all).map(meant)
}

fn near_rule(run: &Run, id: &str) -> Option<String> {
    let all: Vec<&str> = run.inputs.config.rules().iter().map(|rule| rule.id.as_str()).collect();
    misspelt(id, &all).map(meant)
}

fn meant(id: &str) -> String {
    format!("did you mean `{id}`?")
}
