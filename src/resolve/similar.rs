//! Stand-in until the comparator of names lands.
use crate::text::fold;

/// How alike two names are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Similarity {
    /// In thousandths.
    pub score: u16,
    /// Whether they are taken to be of one bearer.
    pub same: bool,
    /// Why, in words.
    pub evidence: Vec<String>,
}

/// Compares two names.
#[must_use]
pub fn names(a: &str, b: &str) -> Similarity {
    let (x, y) = (fold(a).into_owned(), fold(b).into_owned());
    let (x, y): (Vec<&str>, Vec<&str>) = (x.split_whitespace().collect(), y.split_whitespace().collect());
    let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let best = |w: &str| many.iter().map(|o| strsim::jaro_winkler(w, o)).fold(0.0, f64::max);
    let mean = few.iter().map(|w| best(w)).sum::<f64>() / few.len().max(1) as f64;
    let all = few.iter().all(|w| best(w) > 0.87);
    Similarity {
        score: (mean * 1000.0) as u16,
        same: all && !few.is_empty(),
        evidence: vec![format!("{a} and {b} are alike")],
    }
}
