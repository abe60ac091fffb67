//! `crosscheck explain`: the evidence, term by term.

use std::io::{self, Write};

use super::args::{self, Explain};
use super::check::Run;
use super::problem::Problem;
use super::{Outcome, inputs, output};
use crate::check::{Example, Rule, Rules};
use crate::claim::ClaimId;
use crate::lexicon::Lexicon;
use crate::report::{Report, Style, escape, text, words};
use crate::resolve::{Corpus, Features, Weights, compare};

pub(super) fn run(typed: &Explain, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let step = match typed.ids.as_slice() {
        [a, b] => claims(typed, &mut outcome, a, b, style),
        [id] => match Rules::shipped().get(id) {
            Some(rule) => output::to_stdout(|out| write_rule(out, rule, style)),
            None => finding(typed, &mut outcome, id, style),
        },
        _ => Ok(()),
    };
    outcome.note(step);
    outcome
}

fn checked(typed: &Explain, outcome: &mut Outcome) -> Run {
    let paths = args::Paths { paths: typed.paths.clone(), published: Vec::new() };
    Run::new(inputs::claims(&paths, None), outcome)
}

fn write_rule(out: &mut dyn Write, rule: &Rule, style: Style) -> io::Result<()> {
    let level = style.level(rule.level, text::level(rule.level));
    writeln!(out, "{} ({level})", style.bold(&rule.id))?;
    writeln!(out, "  {}\n", rule.summary)?;
    for paragraph in [&rule.explanation, &format!("What to do: {}", rule.help)] {
        style.wrapped(paragraph, 2).iter().try_for_each(|line| writeln!(out, "  {line}"))?;
        writeln!(out)?;
    }
    examples(out, "Flagged", &rule.examples.flag)?;
    examples(out, "Passed", &rule.examples.pass)
}

fn examples(out: &mut dyn Write, title: &str, examples: &[Example]) -> io::Result<()> {
    for example in examples {
        writeln!(out, "  {title}:")?;
        for source in &example.0 {
            let dated = source.published.map(|days| format!(" ({})", words::days(days))).unwrap_or_default();
            writeln!(out, "    - {}{dated}", source.text.trim())?;
        }
    }
    Ok(())
}

fn finding(typed: &Explain, outcome: &mut Outcome, id: &str, style: Style) -> Result<(), Problem> {
    let run = checked(typed, outcome);
    let view = run.view(true);
    let (finding, standing) = view.find(id)?;
    output::to_stdout(|out| {
        text::one(out, &view.0, style, finding, standing)?;
        writeln!(out, "  {}", style.bold("evidence"))?;
        finding.evidence.iter().try_for_each(|line| writeln!(out, "    {}", escape::line(line)))?;
        text::claims(out, &view.0, style, finding)
    })
}

fn claims(typed: &Explain, outcome: &mut Outcome, a: &str, b: &str, style: Style) -> Result<(), Problem> {
    let run = checked(typed, outcome);
    let corpus = Corpus::new(&run.inputs.sources, Lexicon::english());
    let (a, b) = (features(&corpus, a)?, features(&corpus, b)?);
    let report = run.view(true).0;
    output::to_stdout(|out| {
        for one in [a, b] {
            writeln!(out, "  {} {}", style.bold(&one.claim.id.0), escape::line(&words::claim(one.claim)))?;
            writeln!(out, "    {}", style.dim(&escape::line(&one.claim.about)))?;
        }
        writeln!(out)?;
        weighed(out, &corpus, a, b)?;
        writeln!(out, "  {}", outcome_of(&report, a, b))
    })
}

fn features<'c, 'a>(corpus: &'c Corpus<'a>, id: &str) -> Result<&'c Features<'a>, Problem> {
    let wanted = ClaimId(id.to_owned());
    corpus.features.iter().find(|f| f.claim.id == wanted).ok_or_else(|| {
        Problem::with_help(
            format!("no claim, finding or rule is called {id}"),
            "`crosscheck extract` and the JSON of `crosscheck check` show the ids; `--in` says where to look",
        )
    })
}

fn weighed(out: &mut dyn Write, corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> io::Result<()> {
    if a.claim.value.kind() != b.claim.value.kind() || a.family != b.family {
        return writeln!(out, "  They are of different kinds and were never compared.");
    }
    let score = compare(corpus, a, b, Weights::shipped());
    for term in &score.evidence {
        writeln!(out, "  {:>+5}  {}", term.weight, escape::line(&term.words))?;
    }
    let verdict = match (score.links(), score.forbids()) {
        (true, _) => "enough to link the two",
        (_, true) => "evidence against: no third claim may bring the two together",
        _ => "not enough to link the two",
    };
    writeln!(out, "  {:>+5}  of {} that are needed: {verdict}", score.total(), score.threshold)
}

/// What became of the two in the end: other claims may have brought them together.
fn outcome_of(report: &Report<'_>, a: &Features<'_>, b: &Features<'_>) -> String {
    let both = |claims: &[crate::check::ClaimRef]| claims.contains(&a.at) && claims.contains(&b.at);
    let checked = report.checked;
    let Some(fact) = checked.facts.iter().find(|fact| both(&fact.claims)) else {
        return "They are not about the same fact.".to_owned();
    };
    let found = checked.findings.iter().filter(|finding| both(&finding.claims));
    let agreed = checked.agreements.iter().filter(|agreement| both(&agreement.claims));
    let found = found.map(|finding| format!("finding {} ({})", finding.id, words::spaced(&finding.reason)));
    let agreed = agreed.map(|agreement| format!("agreement ({})", words::spaced(&agreement.reason)));
    let judged: Vec<_> = found.chain(agreed).collect();
    let judged = if judged.is_empty() { "no finding".to_owned() } else { judged.join(", ") };
    format!("They are about one fact ({}): {judged}.", escape::line(&fact.label))
}
