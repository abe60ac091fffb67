//! `crosscheck explain`: the evidence, term by term.

mod agreement;
mod claim;
mod unknown;

use std::io::{self, Write};

use camino::Utf8Path;

use super::args::{self, Explain};
use super::check::Run;
use super::links::{BY_ITS_WORDS, Link, Verdict, are_of_words, links, said, verdict};
use super::problem::Problem;
use super::{Outcome, draft, inputs, output};
use crate::check::{Example, Rule, Rules};
use crate::claim::{ClaimRef, Value};
use crate::report::{Style, escape, text, words};
use crate::resolve::{Barrier, Corpus, Features, Score, Weights, barrier, compare, needed};

pub(super) fn run(typed: &Explain, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    let typed = &with_folder(typed);
    let step = match typed.ids.as_slice() {
        [a, b] => claims(typed, &mut outcome, a, b, style),
        [id] => match Rules::shipped().get(id) {
            Some(rule) => output::to_stdout(|out| write_rule(out, rule, style)),
            None => finding(typed, &mut outcome, id, style),
        },
        _ => Err(Problem::with_help(
            "too many ids",
            "name a rule, a finding, a claim or two; `--in` says where",
        )),
    };
    outcome.note(step);
    outcome
}

/// `explain ID DOSSIER`, with the folder last as every other command has it.
fn with_folder(typed: &Explain) -> Explain {
    let (mut ids, mut paths) = (typed.ids.clone(), typed.paths.clone());
    let folder = |id: &String| Utf8Path::new(id).is_dir();
    if let Some(path) = ids.pop_if(|id| folder(id)) {
        paths = vec![path.into()];
    }
    if ids.is_empty() {
        ids.clone_from(&typed.ids);
    }
    Explain { ids, paths, ..typed.clone() }
}

/// What is explained: the sources, or a draft held against them. None where they could not be read.
fn checked(typed: &Explain, outcome: &mut Outcome) -> Option<Run> {
    let terms = &typed.terms;
    if let Some(path) = &typed.draft {
        return draft::held(path, &typed.against, terms, outcome);
    }
    let paths = args::Paths { paths: typed.paths.clone(), published: Vec::new() };
    let inputs = inputs::claims(&paths, terms.decisions.as_deref()).baselined(None);
    Some(Run::new(inputs.on(terms.expiry.today), outcome))
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
    let Some(run) = checked(typed, outcome) else { return Ok(()) };
    if let Some(at) = run.inputs.place(id) {
        return output::to_stdout(|out| claim::write(out, &run, style, at));
    }
    let view = run.view(true);
    if let Some(agreement) = view.agreement(id)? {
        return output::to_stdout(|out| agreement::write(out, &run, style, agreement));
    }
    let is_known = view.0.findings().any(|(finding, _)| finding.id.starts_with(id));
    if !is_known {
        return Err(unknown::nothing(&run, id, outcome));
    }
    let (finding, standing) = view.find(id)?;
    output::to_stdout(|out| {
        text::one(out, &view.0, style, finding, standing)?;
        writeln!(out, "  {}", style.bold("evidence"))?;
        finding.evidence.iter().try_for_each(|line| writeln!(out, "    {}", escape::line(line)))?;
        text::origins(out, &view.0, style, finding)?;
        text::claims(out, &view.0, style, &finding.claims)?;
        if finding.of_texts {
            return writeln!(out, "\n  {TEXTS}");
        }
        let corpus = Corpus::new(&run.inputs.sources, run.inputs.config.lexicon());
        if are_of_words(&corpus, finding, &links(&corpus, &finding.claims)) {
            return writeln!(out, "\n  {BY_ITS_WORDS}");
        }
        together(out, &run, style, &finding.claims)
    })
}

/// What is said instead of links.
const TEXTS: &str =
    "No claims were put together: what the draft says was held against the sentences of the sources.";

/// So many links of a finding or an agreement are shown; `explain` of two claims shows any other.
const LINKS: usize = 3;

/// Why claims were put together: the strongest links between them, term by term.
pub(super) fn together(out: &mut dyn Write, run: &Run, style: Style, claims: &[ClaimRef]) -> io::Result<()> {
    let corpus = Corpus::new(&run.inputs.sources, run.inputs.config.lexicon());
    let mut links = links(&corpus, claims);
    links.sort_by_key(|link| std::cmp::Reverse(link.score.total));
    for Link { a, b, .. } in links.iter().take(LINKS) {
        let head = match verdict(&corpus, a, b) {
            Verdict::Forbids(_) => "shown together, though not linked:",
            Verdict::Links => "why together:",
            Verdict::Nothing => "together by what links each to others:",
        };
        writeln!(out, "\n  {} {} and {}", style.bold(head), a.claim.id, b.claim.id)?;
        weighed(out, &corpus, a, b)?;
    }
    if links.len() > LINKS {
        writeln!(out, "\n  {} more: `crosscheck explain CLAIM-ID CLAIM-ID`", links.len() - LINKS)?;
    }
    Ok(())
}

fn claims(typed: &Explain, outcome: &mut Outcome, a: &str, b: &str, style: Style) -> Result<(), Problem> {
    let Some(run) = checked(typed, outcome) else { return Ok(()) };
    let corpus = Corpus::new(&run.inputs.sources, run.inputs.config.lexicon());
    let (a, b) = (features(&run, &corpus, a, outcome)?, features(&run, &corpus, b, outcome)?);
    output::to_stdout(|out| {
        for one in [a, b] {
            writeln!(out, "  {} {}", style.bold(&one.claim.id.0), escape::line(&words::claim(one.claim)))?;
            writeln!(out, "    {}", style.dim(&escape::line(&one.claim.about)))?;
        }
        writeln!(out)?;
        weighed(out, &corpus, a, b)?;
        writeln!(out, "  {}", outcome_of(&run, &corpus, a, b))
    })
}

fn features<'c, 'a>(
    run: &Run,
    corpus: &'c Corpus<'a>,
    id: &str,
    outcome: &mut Outcome,
) -> Result<&'c Features<'a>, Problem> {
    let found = corpus.features.iter().find(|features| features.claim.id.0 == id);
    found.ok_or_else(|| unknown::no_claim(run, id, outcome))
}

/// The evidence term by term, then whether it is enough.
fn weighed(out: &mut dyn Write, corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> io::Result<()> {
    let score = compare(corpus, a, b, Weights::shipped());
    let needed = needed(&score, a, b);
    let enough = score.total >= needed;
    let held_apart = barrier(&score, a, b).filter(|barrier| !enough || *barrier != Barrier::UnlikeNames);
    if a.claim.value.kind() == b.claim.value.kind() {
        terms(out, &score)?;
        let said = match (enough, held_apart.is_some()) {
            (true, false) => "enough to link the two",
            (true, true) => "it would be enough, if nothing kept the two apart",
            (false, _) => "not enough to link the two",
        };
        writeln!(out, "  {:>+5}  of {needed} that are needed: {said}", score.total)?;
        if !enough && score.forbids() {
            writeln!(out, "  The evidence is against it: no third claim may bring the two together.")?;
        }
    }
    match held_apart {
        Some(barrier) => writeln!(out, "  {}", kept_apart(barrier, a, b)),
        None => Ok(()),
    }
}

fn terms(out: &mut dyn Write, score: &Score) -> io::Result<()> {
    if score.evidence.is_empty() {
        writeln!(out, "  {:>5}  nothing that is compared speaks for it, or against it", 0)?;
    }
    score.evidence.iter().try_for_each(|term| {
        let weight = if term.weight == 0 { "0".to_owned() } else { format!("{:+}", term.weight) };
        writeln!(out, "  {weight:>5}  {}", escape::line(&said(term)))
    })
}

/// What keeps the two apart whatever the evidence weighs.
pub(super) fn kept_apart(barrier: Barrier, a: &Features<'_>, b: &Features<'_>) -> String {
    match barrier {
        Barrier::OtherBlock => {
            let (x, y) = (what(a), what(b));
            format!("One is of {x}, the other of {y}: such claims are never put together.")
        }
        Barrier::TwoFacts => {
            "One source says both, side by side: neither is another report of the other, whatever else is alike."
                .to_owned()
        }
        Barrier::DayOfFigures => {
            "One is a day for which figures or a state are told, on which nothing need have happened."
                .to_owned()
        }
        Barrier::UnlikeNames => {
            "The two names have too little in common: no third claim may bring the two together.".to_owned()
        }
    }
}

/// What claims are sorted by before any two are compared: "counts of the killed", "names of persons".
fn what(features: &Features<'_>) -> String {
    let kind = words::kinds(features.claim.value.kind()).to_lowercase();
    match features.claim.value {
        Value::Count(_) => format!("the {kind} of {}", words::spaced(features.family)),
        Value::Name { .. } => format!("the {kind} of type {}", words::spaced(&features.claim.attribute)),
        _ => format!("the {kind}"),
    }
}

/// What became of the two in the end: other claims may have brought them together, or kept them apart.
fn outcome_of(run: &Run, corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> String {
    let both = |claims: &[ClaimRef]| claims.contains(&a.at) && claims.contains(&b.at);
    let checked = &run.checked;
    let Some(fact) = checked.facts.iter().find(|fact| both(&fact.claims)) else {
        return not_one_fact(run, corpus, a, b);
    };
    let found = checked.findings.iter().filter(|finding| both(&finding.claims));
    let agreed = checked.agreements.iter().filter(|agreement| both(&agreement.claims));
    let found = found.map(|finding| format!("finding {} ({})", finding.id, words::spaced(&finding.reason)));
    let agreed =
        agreed.map(|agreement| format!("agreement {} ({})", agreement.id, words::spaced(&agreement.reason)));
    let judged: Vec<_> = found.chain(agreed).collect();
    let judged = if judged.is_empty() { "no finding".to_owned() } else { judged.join(", ") };
    let ids = (&a.claim.id, &b.claim.id);
    let declared = run.inputs.decided().joined().iter().any(|(x, y)| (x, y) == ids || (y, x) == ids);
    let declared = if declared { ", as somebody declared" } else { "" };
    format!("They are about one fact{declared} ({}): {judged}.", escape::line(&fact.label))
}

/// Two that were not put together, though their own evidence may have been enough.
fn not_one_fact(run: &Run, corpus: &Corpus<'_>, a: &Features<'_>, b: &Features<'_>) -> String {
    let ids = (&a.claim.id, &b.claim.id);
    if run.inputs.decided().apart().iter().any(|(x, y)| (x, y) == ids || (y, x) == ids) {
        return "They are not about the same fact: somebody decided so.".to_owned();
    }
    let linked = verdict(corpus, a, b) == Verdict::Links;
    match linked.then(|| between(run, corpus, a, b)).flatten() {
        Some((x, y)) => format!(
            "They are not about the same fact, for others that stand with them cannot be: {} and {}.",
            x.claim.id, y.claim.id
        ),
        None => "They are not about the same fact.".to_owned(),
    }
}

/// A pair, of the fact of the one and the fact of the other, that nothing may bring together.
fn between<'c, 'a>(
    run: &Run,
    corpus: &'c Corpus<'a>,
    a: &Features<'_>,
    b: &Features<'_>,
) -> Option<(&'c Features<'a>, &'c Features<'a>)> {
    let beside = |at: ClaimRef| {
        let fact = run.checked.facts.iter().find(|fact| fact.claims.contains(&at));
        let claims = fact.map_or_else(|| vec![at], |fact| fact.claims.clone());
        corpus.features.iter().filter(move |features| claims.contains(&features.at))
    };
    beside(a.at)
        .flat_map(|x| beside(b.at).map(move |y| (x, y)))
        .find(|(x, y)| matches!(verdict(corpus, x, y), Verdict::Forbids(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Kind;
    use crate::document::Document;
    use crate::lexicon::Lexicon;

    /// What is said about the first and the last claim of this kind in two sources.
    fn said(kind: Kind, texts: [&str; 2]) -> String {
        let read = |id: &str, text: &str| {
            let document: Document =
                crate::ingest::read(camino::Utf8Path::new(&format!("{id}.txt")), text.to_owned());
            crate::extract::extract(&document, Lexicon::english())
        };
        let sources = [read("a", texts[0]), read("b", texts[1])];
        let corpus = Corpus::new(&sources, Lexicon::english());
        let mut of_kind = corpus.features.iter().filter(|f| f.claim.value.kind() == kind);
        let a = of_kind.next().unwrap();
        let b = of_kind.next_back().unwrap();
        let mut out = Vec::new();
        weighed(&mut out, &corpus, a, b).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_pair_that_was_joined_shows_its_terms_and_their_sum() {
        let flood = "A flood on 3 May 2019 killed";
        let told = said(Kind::Count, [&format!("{flood} 34 people."), &format!("{flood} 40 people.")]);
        assert!(told.contains("the same kind of event: flood"), "{told}");
        assert!(told.contains("of 3 that are needed: enough to link the two"), "{told}");
    }

    #[test]
    fn counts_of_different_things_are_weighed_and_kept_apart() {
        let flood = "A flood on 3 May 2019";
        let told = said(
            Kind::Count,
            [&format!("{flood} killed 34 people."), &format!("{flood} displaced 40 people.")],
        );
        assert!(told.contains("the same kind of event: flood"), "{told}");
        let apart = "One is of the counts of killed, the other of the counts of displaced";
        assert!(told.contains(apart), "{told}");
    }

    #[test]
    fn two_people_have_the_likeness_of_their_names_told() {
        let told = said(Kind::Name, ["Mayor Ana Vasić resigned.", "Mayor Petar Horvat resigned."]);
        assert!(told.contains("another name") && told.contains("too little in common"), "{told}");
        assert!(!told.contains("different kinds"), "{told}");
    }
}
