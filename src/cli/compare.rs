//! `crosscheck compare`: two names, counts or dates held against each other.

use std::io::{self, Read as _, Write};

use camino::Utf8Path;
use serde::Serialize;

use super::args::{Comparable, Compare, ListFormat};
use super::problem::Problem;
use super::{Outcome, output};
use crate::check::{Reason, compare_counts, compare_dates, prose};
use crate::claim::Count;
use crate::report::{Style, escape, json, words};
use crate::text::Days;

/// How the evidence tells of a text without a value.
const NOT_UNDERSTOOD: &str = "is not understood";

/// How alike two texts are.
#[derive(Debug, Serialize)]
struct Compared<'a> {
    a: &'a str,
    b: &'a str,
    /// From 0 to 1.
    score: f64,
    same: bool,
    evidence: Vec<String>,
    /// Whether both have a value that can be held against the other's.
    #[serde(skip)]
    understood: bool,
}

pub(super) fn run(typed: &Compare, style: Style) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.note(compare(typed, style));
    outcome
}

fn compare(typed: &Compare, style: Style) -> Result<(), Problem> {
    let file = typed.pairs.as_deref().map(read).transpose()?;
    let pairs: Vec<(&str, &str)> = match (&file, typed.texts.as_slice()) {
        (Some((path, text)), _) => pairs(path, text)?,
        (None, [a, b]) => vec![(a, b)],
        (None, _) => Vec::new(),
    };
    let mut held = pairs.iter().map(|(a, b)| held(typed, a, b)).peekable();
    if let Some(first) = held.peek().filter(|first| file.is_none() && !first.understood) {
        return Err(not_understood(typed.kind, first));
    }
    output::to_stdout(|out| {
        held.try_for_each(|compared| match typed.format {
            ListFormat::Jsonl => json::line(out, &compared),
            ListFormat::Text => write_text(out, &compared, style),
        })
    })
}

/// Among many pairs one that is not understood has its line; alone it leaves nothing to answer.
fn not_understood(kind: Comparable, compared: &Compared<'_>) -> Problem {
    let help = match kind {
        Comparable::Date => {
            "write dates as 2012-03-21 or as in running text; relative ones need `--published`"
        }
        Comparable::Name | Comparable::Count => "write numbers as in running text: 40, forty, at least 40",
    };
    let unread = compared.evidence.iter().filter(|line| line.ends_with(NOT_UNDERSTOOD));
    Problem::with_help(unread.cloned().collect::<Vec<_>>().join("; "), help)
}

fn read(path: &Utf8Path) -> Result<(&Utf8Path, String), Problem> {
    let mut text = String::new();
    let read = match path.as_str() {
        "-" => io::stdin().lock().read_to_string(&mut text).map(|_| text),
        _ => fs_err::read_to_string(path),
    };
    read.map(|text| (path, text)).map_err(|error| Problem::new(format!("the pairs cannot be read: {error}")))
}

fn pairs<'a>(path: &Utf8Path, text: &'a str) -> Result<Vec<(&'a str, &'a str)>, Problem> {
    let lines = text.lines().enumerate();
    let pair = |(n, line): (usize, &'a str)| {
        line.split_once('\t').ok_or_else(|| {
            Problem::with_help(
                format!("{path}, line {}: there is no tab", n + 1),
                "a line holds the two texts with a tab between them, without quoting",
            )
        })
    };
    lines.map(pair).collect()
}

fn write_text(out: &mut dyn Write, compared: &Compared<'_>, style: Style) -> io::Result<()> {
    let (a, b) = (escape::line(compared.a), escape::line(compared.b));
    let verdict = if compared.same { "same" } else { "different" };
    match compared.understood {
        true => writeln!(out, "{} ({:.3}): {a} / {b}", style.bold(verdict), compared.score)?,
        false => writeln!(out, "{}: {a} / {b}", style.bold("not understood"))?,
    }
    compared.evidence.iter().try_for_each(|line| writeln!(out, "  {}", escape::line(line)))
}

fn held<'a>(typed: &Compare, a: &'a str, b: &'a str) -> Compared<'a> {
    match typed.kind {
        Comparable::Name => names(a, b),
        Comparable::Count => {
            valued(a, b, prose::number, words::count, |x, y| (compare_counts(x, y), near_counts(x, y)))
        }
        Comparable::Date => {
            let date = |text: &str| date(text, typed.published);
            valued(a, b, date, words::days, |x, y| (compare_dates(x, y), near_dates(x, y)))
        }
    }
}

fn names<'a>(a: &'a str, b: &'a str) -> Compared<'a> {
    let similar = crate::lexicon::names(a, b);
    Compared {
        a,
        b,
        score: f64::from(similar.score) / 1000.0,
        same: similar.same,
        evidence: similar.evidence,
        understood: true,
    }
}

/// Reads both texts and holds their values against each other; a text without a value is like none.
fn valued<'a, T: Copy>(
    a: &'a str,
    b: &'a str,
    read: impl Fn(&str) -> Option<T>,
    said: impl Fn(T) -> String,
    hold: impl Fn(T, T) -> ((Reason, Option<String>), f64),
) -> Compared<'a> {
    let (x, y) = (read(a), read(b));
    let mut evidence: Vec<_> =
        [(a, x), (b, y)].into_iter().map(|(text, value)| reading(text, value.map(&said))).collect();
    let (Some(x), Some(y)) = (x, y) else {
        return Compared { a, b, score: 0.0, same: false, evidence, understood: false };
    };
    let ((reason, hint), near) = hold(x, y);
    let same = reason != Reason::Contradiction;
    evidence.push(match hint {
        Some(hint) => format!("{}, perhaps {hint}", words::spaced(reason.name())),
        None => words::spaced(reason.name()),
    });
    Compared { a, b, score: if same { 1.0 } else { near }, same, evidence, understood: true }
}

fn reading(text: &str, value: Option<String>) -> String {
    match value {
        Some(value) => format!("{text:?} is read as {value}"),
        None => format!("{text:?} {NOT_UNDERSTOOD}"),
    }
}

fn date(text: &str, published: Option<Days>) -> Option<Days> {
    text.trim().parse().ok().or_else(|| prose::date(text, published))
}

/// The smaller over the larger.
fn near_counts(a: Count, b: Count) -> f64 {
    let (x, y) = (a.min.or(a.max).unwrap_or_default(), b.min.or(b.max).unwrap_or_default());
    if x.max(y) == 0 { 1.0 } else { rounded(x.min(y) as f64 / x.max(y) as f64) }
}

/// A half for a day apart, a third for two.
fn near_dates(a: Days, b: Days) -> f64 {
    rounded(1.0 / (1.0 + f64::from(a.gap(b))))
}

fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_two_fields_and_a_tab() {
        let path = Utf8Path::new("pairs.tsv");
        assert_eq!(pairs(path, "a b\tc\r\n\"d\t\n").unwrap(), [("a b", "c"), ("\"d", "")]);
        assert!(pairs(path, "a\tb\nc").unwrap_err().to_string().contains("line 2"));
    }

    #[test]
    fn what_is_nearer_scores_higher_and_never_as_high_as_the_same() {
        let exactly = Count::just;
        assert!(near_counts(exactly(34), exactly(40)) > near_counts(exactly(34), exactly(80)));
        let day = |text: &str| text.parse::<Days>().unwrap();
        assert!(near_dates(day("2012-03-21"), day("2012-03-22")) < 1.0);
    }
}
