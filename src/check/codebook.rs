//! What a vague word counts for: "dozens", "several hundred". Schools differ, and so do their findings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::claim::{Claim, Count};
use crate::lexicon::{Class, Lexicon};
use crate::shipped::rule_file;
use crate::text::Span;
use crate::yaml;

/// One school of reading vague words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Codebook {
    /// What a dossier calls it.
    pub name: String,
    /// What it takes each word for, by the number that the tables of words give it.
    words: BTreeMap<u64, Says>,
}

/// What a vague word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Says {
    least: u64,
    most: Option<u64>,
}

/// The codebooks to choose from, `rules/codebooks.yaml`; in the order of their names.
#[derive(Debug)]
pub struct Codebooks(Vec<Codebook>);

/// The one that takes every word as the tables of words have it.
const USUAL: &str = "plural";

impl Codebooks {
    /// Those that ship with the programme.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static TABLE: LazyLock<Codebooks> = LazyLock::new(|| {
            let file: BTreeMap<String, BTreeMap<String, Says>> =
                yaml::read("codebooks.yaml", rule_file("codebooks.yaml"))
                    .expect("the shipped table is read by a test");
            Codebooks(file.into_iter().map(|(name, words)| Codebook::new(name, words)).collect())
        });
        &TABLE
    }

    /// The codebook of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Codebook> {
        self.iter().find(|book| book.name == name)
    }

    /// The codebook of a dossier that chooses none.
    ///
    /// # Panics
    /// Where the shipped table has lost it, which a test notices.
    #[must_use]
    pub fn usual(&self) -> &Codebook {
        self.get(USUAL).expect("the usual codebook is shipped")
    }

    /// Every codebook.
    pub fn iter(&self) -> impl Iterator<Item = &Codebook> {
        self.0.iter()
    }
}

impl Codebook {
    fn new(name: String, words: BTreeMap<String, Says>) -> Self {
        let words =
            words.into_iter().filter_map(|(word, says)| Some((vague(Lexicon::english(), &word)?, says)));
        Self { name, words: words.collect() }
    }

    /// The figure of a claim; where a vague word gives it, as far as that word goes by this codebook.
    #[must_use]
    pub fn count(&self, lexicon: &Lexicon, claim: &Claim) -> Option<Count> {
        let count = claim.count()?;
        let bounds = || {
            let least = count.min.filter(|_| is_vague(count))?;
            let word = vague(lexicon, &claim.quote)?;
            let says = self.words.get(&word).filter(|_| least.is_multiple_of(word))?;
            // "several hundred": so many times a hundred.
            let times = |number: u64| number.saturating_mul(least / word);
            Some(Count { min: Some(times(says.least)), max: says.most.map(times), approx: true })
        };
        Some(bounds().unwrap_or(count))
    }
}

/// Whether a figure has the form that a vague word gives it: so many or more, about.
pub(super) const fn is_vague(count: Count) -> bool {
    count.approx && count.min.is_some() && count.max.is_none()
}

/// The number that the tables give the first vague word of a phrase.
fn vague(lexicon: &Lexicon, phrase: &str) -> Option<u64> {
    let tagged = lexicon.tag(phrase, Span::new(0, phrase.len()));
    (0..tagged.len()).find_map(|at| tagged.hit(at, Class::Vague)?.number).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::{Codebook, Codebooks, Says};
    use crate::check::tests::sources;
    use crate::check::{Settings, check};
    use crate::lexicon::Lexicon;
    use crate::shipped::rule_file;
    use std::collections::BTreeMap;

    fn book(name: &str) -> &'static Codebook {
        Codebooks::shipped().get(name).unwrap()
    }

    #[test]
    fn every_word_of_a_codebook_is_one_that_the_tables_know() {
        let file: BTreeMap<String, BTreeMap<String, Says>> =
            crate::yaml::read("codebooks.yaml", rule_file("codebooks.yaml")).unwrap();
        assert!(file.len() > 1);
        for (name, words) in file {
            assert_eq!(book(&name).words.len(), words.len(), "{name}");
        }
        assert!(Codebooks::shipped().usual().words.is_empty());
    }

    fn read(name: &str, figure: &str) -> (Option<u64>, Option<u64>) {
        let sources = sources(&[&format!("The coup left {figure} people dead.")]);
        let claim = sources[0].claims.iter().find(|claim| claim.count().is_some()).unwrap();
        let count = book(name).count(Lexicon::english(), claim).unwrap();
        (count.min, count.max)
    }

    #[test]
    fn a_vague_word_counts_for_what_the_codebook_says() {
        assert_eq!(read("plural", "dozens of"), (Some(24), None));
        assert_eq!(read("single", "dozens of"), (Some(12), None));
        assert_eq!(read("bounded", "dozens of"), (Some(24), Some(199)));
        assert_eq!(read("bounded", "several hundred"), (Some(200), Some(1100)));
        assert_eq!(read("bounded", "tens of thousands of"), (Some(20_000), Some(199_999)));
    }

    #[test]
    fn a_figure_that_is_not_vague_is_left_alone() {
        assert_eq!(read("bounded", "at least 24"), (Some(24), None));
        assert_eq!(read("single", "about 40"), (Some(40), Some(40)));
    }

    /// What is said of two figures of one day, by a codebook.
    fn found(name: &str, figures: [&str; 2]) -> Vec<String> {
        let texts = figures.map(|figure| format!("2019-05-03 | The coup left {figure} people dead."));
        let settings = Settings { codebook: book(name), ..Settings::default() };
        let checked = check(&sources(&texts.each_ref().map(String::as_str)), &settings);
        checked.findings.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_conflict_that_one_codebook_alone_sees_says_so() {
        assert_eq!(found("single", ["dozens of", "18"]), [""; 0]);
        let told = found("bounded", ["dozens of", "450"]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with("a conflict only under codebook bounded"), "{told:?}");
        let told = found("plural", ["dozens of", "18"]);
        assert!(told[0].ends_with("no conflict under codebook single"), "{told:?}");
        assert!(!found("plural", ["dozens of", "4"])[0].contains("codebook"));
    }

    #[test]
    fn the_reconciled_figure_goes_by_the_codebook() {
        let sources = sources(&["2019-05-03 | The coup left dozens of people dead."]);
        let figure = |name| {
            let settings = Settings { codebook: book(name), ..Settings::default() };
            let facts = check(&sources, &settings).facts;
            format!("{:?}", facts.into_iter().find_map(|fact| fact.figure))
        };
        assert!(figure("single").contains("low: 12") && figure("bounded").contains("high: Some(199)"));
    }
}
