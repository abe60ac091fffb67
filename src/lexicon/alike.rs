//! Names prepared for comparing: what says nothing about identity is taken out by the tables, the rest
//! is compared by [`crate::text::similar`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{Class, Lexicon, Tagged};
use crate::shipped::rule_file;
use crate::text::similar::{self, Conventions, Name, Similarity, Spellings};
use crate::text::{Span, fold};
use crate::yaml;

/// How alike two names of persons or bodies are: "Đorđe Živković" and "Djordje Zivkovic" are the same,
/// "Olaf Scholz" and "Otto Scholz" are not.
#[must_use]
pub fn names(a: &str, b: &str) -> Similarity {
    if a == b && !a.trim().is_empty() {
        return Similarity { score: 1000, same: true, evidence: vec!["the same name".to_owned()] };
    }
    prepared(&prepare(a), &prepare(b))
}

/// A name as it is compared, for those who compare it more than once.
#[must_use]
pub fn prepare(name: &str) -> Name {
    Table::shipped().prepare(name)
}

/// Like [`names`], of names that were prepared.
#[must_use]
pub fn prepared(a: &Name, b: &Name) -> Similarity {
    similar::names(a, b, Table::shipped())
}

/// Like [`prepared`], without the reasons.
#[must_use]
pub fn likeness(a: &Name, b: &Name) -> Similarity {
    similar::likeness(a, b, Table::shipped())
}

/// What prepared names share that may be one; see [`similar::keys`].
#[must_use]
pub fn name_keys(name: &Name) -> Vec<String> {
    similar::keys(name, Table::shipped().transliterations())
}

/// `rules/names.yaml`, compiled.
struct Table {
    spellings: Spellings,
    transliterations: Spellings,
    joined_articles: Vec<String>,
    nicknames: FxHashMap<String, Vec<usize>>,
    forms: FxHashSet<Vec<String>>,
    body_words: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    spellings: BTreeMap<String, Vec<String>>,
    transliterations: BTreeMap<String, Vec<String>>,
    joined_articles: Vec<String>,
    nicknames: BTreeMap<String, Vec<String>>,
    company_forms: Vec<String>,
    body_words: Vec<String>,
}

impl Conventions for Table {
    fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    fn transliterations(&self) -> &Spellings {
        &self.transliterations
    }

    fn without_article<'a>(&self, word: &'a str) -> Option<&'a str> {
        self.joined_articles.iter().find_map(|article| word.strip_prefix(article.as_str()))
    }

    fn nickname_groups(&self, word: &str) -> &[usize] {
        self.nicknames.get(word).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Table {
    fn shipped() -> &'static Self {
        static TABLE: LazyLock<Table> = LazyLock::new(|| {
            let file: File = yaml::read("names.yaml", rule_file("names.yaml"))
                .expect("the shipped table is read by a test");
            Table::new(file)
        });
        &TABLE
    }

    fn new(file: File) -> Self {
        let (pairs, coarse) = (pairs(file.spellings), pairs(file.transliterations));
        let fine = pairs.iter().filter(|(from, _)| !coarse.iter().any(|(other, _)| other == from));
        let transliterations = fine.chain(&coarse).cloned().collect();
        let mut nicknames: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (group, (name, short)) in file.nicknames.into_iter().enumerate() {
            for word in short.iter().chain([&name]) {
                nicknames.entry(fold(word).into_owned()).or_default().push(group);
            }
        }
        let forms =
            file.company_forms.iter().map(|form| fold(form).split_whitespace().map(str::to_owned).collect());
        Self {
            spellings: Spellings::new(pairs),
            transliterations: Spellings::new(transliterations),
            joined_articles: file.joined_articles,
            nicknames,
            forms: forms.collect(),
            body_words: file.body_words.into_iter().collect(),
        }
    }

    /// Words that tell, without titles, particles, small words and legal forms; all words where nothing
    /// else is left.
    fn prepare(&self, name: &str) -> Name {
        let all = spelled(name);
        let (formless, legal) = self.without_forms(&all);
        // A letter at the head is an initial ("L. Petrov"), behind it a word of its own ("Ortega y Gasset").
        let tells = |at: usize, word: &str| at == 0 && word.len() == 1 || !is_small(word);
        let told: Vec<String> = formless
            .iter()
            .enumerate()
            .filter(|(at, word)| tells(*at, word))
            .map(|(_, word)| word.clone())
            .collect();
        let mut words = numbered(without_titles(&if told.is_empty() { formless } else { told }));
        if words.is_empty() {
            words = all;
        }
        let body = legal || words.iter().any(|word| self.body_words.contains(word));
        Name::new(once(words), body, name.contains(',') && !legal, self)
    }

    fn without_forms(&self, words: &[String]) -> (Vec<String>, bool) {
        let (mut kept, mut found, mut at) = (Vec::new(), false, 0);
        while at < words.len() {
            let longest = (1..=LONGEST_FORM.min(words.len() - at)).rev();
            match longest.into_iter().find(|len| self.forms.contains(&words[at..at + len])) {
                Some(len)
                    if at > 0 || len > 1 && words[0].len() > 1 || words.len() > 1 && words[0].len() > 2 =>
                {
                    (at, found) = (at + len, true);
                }
                _ => {
                    kept.push(words[at].clone());
                    at += 1;
                }
            }
        }
        if kept.is_empty() { (words.to_vec(), false) } else { (kept, found) }
    }
}

/// Spelling and sound, from a table of the spellings of each sound.
fn pairs(table: BTreeMap<String, Vec<String>>) -> Vec<(String, String)> {
    let of = |(to, from): (String, Vec<String>)| from.into_iter().map(move |from| (from, to.clone()));
    table.into_iter().flat_map(of).collect()
}

/// Folded words: apostrophes and the dots of abbreviations closed up, all other marks are spaces.
fn spelled(name: &str) -> Vec<String> {
    let folded = fold(name);
    let bytes: Vec<char> = folded.chars().collect();
    let mut text = String::with_capacity(folded.len());
    for (i, &c) in bytes.iter().enumerate() {
        let closed = matches!(c, '\'' | '`') || c == '.' && single_letter(&bytes, i);
        if c.is_alphanumeric() {
            text.push(c);
        } else if !closed {
            text.push(' ');
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

/// Whether the dot at `i` closes a letter that stands alone: "B.V.", but not "Doe. Smith".
fn single_letter(chars: &[char], i: usize) -> bool {
    let before = i.checked_sub(2).and_then(|j| chars.get(j));
    let letter = i.checked_sub(1).and_then(|j| chars.get(j)).is_some_and(|c| c.is_alphanumeric());
    letter && before.is_none_or(|c| !c.is_alphanumeric())
}

fn tag(word: &str) -> Tagged<'_> {
    Lexicon::english().tag(word, Span::new(0, word.len()))
}

/// Particles and words of grammar.
fn is_small(word: &str) -> bool {
    let tagged = tag(word);
    let function = tagged
        .hits(0, Class::Function)
        .any(|hit| matches!(hit.value, "determiner" | "preposition" | "conjunction"));
    let numeral = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let particle = tagged.has(0, Class::Particle) && !tagged.has(0, Class::GivenName);
    tagged.len() == 1 && !numeral && (particle || function && word.len() > 1)
}

/// Titles at the head of a name, as long as words are left.
fn without_titles(words: &[String]) -> Vec<String> {
    let text = words.join(" ");
    let tagged = tag(&text);
    let mut at = 0;
    while let Some(hit) = tagged.hit(at, Class::Title).or_else(|| tagged.hit(at, Class::Office)) {
        if at + hit.len >= words.len() || hit.len + at > tagged.len() || tagged.len() != words.len() {
            break;
        }
        at += hit.len;
    }
    words[at..].to_vec()
}

/// Number words as digits: "forty four" is 44, "first" and "1st" are 1.
fn numbered(words: Vec<String>) -> Vec<String> {
    let mut found: Vec<(String, Option<u64>)> = Vec::with_capacity(words.len());
    for word in words {
        let number = number(&word);
        match (number, found.last_mut()) {
            (Some(unit), Some((_, Some(tens)))) if unit < 10 && *tens >= 20 && tens.is_multiple_of(10) => {
                *tens += unit;
            }
            _ => found.push((word, number)),
        }
    }
    found.into_iter().map(|(word, number)| number.map_or(word, |n| n.to_string())).collect()
}

fn number(word: &str) -> Option<u64> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
    if ordinal && !digits.is_empty() {
        return digits.parse().ok();
    }
    let tagged = tag(word);
    tagged.hit(0, Class::Cardinal).or_else(|| tagged.hit(0, Class::Ordinal))?.number
}

/// "Sergey Sergey Shoigu": a word said twice tells nothing more.
fn once(words: Vec<String>) -> Vec<String> {
    let mut seen = FxHashSet::default();
    words.into_iter().filter(|word| seen.insert(word.clone())).collect()
}

/// More words than a legal form has.
const LONGEST_FORM: usize = 5;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Table, names, prepare, prepared};

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert!(names(a, b).same, "{a} and {b}: {:?}", names(a, b));
    }

    #[track_caller]
    fn different(a: &str, b: &str) {
        assert!(!names(a, b).same, "{a} and {b}: {:?}", names(a, b));
    }

    #[test]
    fn the_shipped_table_is_read() {
        assert!(!Table::shipped().forms.is_empty());
    }

    #[test]
    fn accents_case_order_and_titles_make_no_other_name() {
        assert_eq!(
            names("Đorđe Živković", "DORDE ZIVKOVIC").evidence,
            ["the same but for capitals and accents"]
        );
        same("Putin, Vladimir", "Vladimir Putin");
        same("President Ruth Adongo", "Ruth Adongo");
        same("Dr. Rami Haddad", "Rami Haddad");
    }

    #[test]
    fn spellings_of_one_sound_and_slips_are_the_same_name() {
        same("Đorđe Živković", "Djordje Zivkovic");
        same("Moammar Qaddafi", "Muammar Gaddafi");
        same("Idrissa Konneh", "Idrissa Koneh");
        assert_eq!(names("Sanogo", "Sango").evidence, ["sanogo/sango: one letter apart"]);
        same("Abu Bakr Keita", "Ibrahim Boubacar Keïta");
    }

    #[test]
    fn one_name_in_two_alphabets_or_with_a_joined_article_is_the_same() {
        same("S. A. Glinsky", "Siarhei Hlinski");
        same("Almaz Dzholdoshbekov", "Almaz Joldoshbekov");
        same("Abdelsalam al-Furjani", "Abdulsalam Elferjani");
        same("Khamid Khodzhaev", "Hamid Hojaev");
        same("Yury Zhukov", "Yuri Joukov");
        same("Ihor Hrynko", "Igor Grinko");
        different("Olga Glinsky", "Siarhei Hlinski");
        different("Ana Alvarez", "Ana Suarez");
        different("Harry Hall", "Gary Ball");
    }

    #[test]
    fn another_given_name_or_surname_is_another_person() {
        different("Olaf Scholz", "Otto Scholz");
        different("Moussa Traoré", "Moussa Touré");
        different("Hugo Chávez", "Hugo Chacón");
        different("Ibrahim Sow", "Ibrahim Diop");
    }

    #[test]
    fn initials_short_forms_and_middle_names_are_allowed() {
        same("J. Kovač", "Jelena Kovač");
        different("Jelena", "J. Kovač");
        same("Bill Harper", "William Harper");
        same("Amadou Haya Sanogo", "Amadou Sanogo");
        same("RamiHaddad", "Rami Haddad");
    }

    #[test]
    fn names_of_ever_so_many_words_are_compared_by_their_first() {
        let long = |letter: &str| (0..50_000).map(|n| format!("{letter}{n} ")).collect::<String>();
        different(&long("a"), &long("b"));
    }

    #[test]
    fn a_name_that_says_less_in_another_order_has_its_ends() {
        same("Orbán Viktor", "Viktor Mihály István Orbán");
        different("Mariam Cissé", "Cissé Mariam Kaïdama Sidibé");
    }

    #[test]
    fn legal_forms_say_nothing_and_every_other_word_of_a_body_counts() {
        same("Siemens Aktiengesellschaft", "Siemens AG");
        same("World Health Organisation", "World Health Organization");
        different("Kandora Bank", "Kandora Trust Bank");
        different("Brigade 44", "Brigade 45");
        same("Brigade Forty-Four", "Brigade 44");
    }

    proptest! {
        #[test]
        fn comparing_is_total_and_symmetric(a in "\\PC{0,30}", b in "[A-Za-zé .,'-]{0,30}") {
            prop_assert_eq!(names(&a, &b), names(&b, &a));
            prop_assert!(names(&a, &b).score <= 1000);
        }

        #[test]
        fn heaps_of_like_words_compare_alike_both_ways(
            a in proptest::collection::vec(prop::sample::select(vec!["Sow", "Saw", "al", "Ali", "A.", "44", "II", "AG", "Bank", "bin"]), 0..6),
            b in proptest::collection::vec(prop::sample::select(vec!["Sow", "Sau", "el", "Aly", "A", "45", "II", "Ltd", "Bank", "Salis"]), 0..6),
        ) {
            let (a, b) = (a.join(" "), b.join(" "));
            let (one, other) = (names(&a, &b), names(&b, &a));
            prop_assert_eq!((one.score, one.same), (other.score, other.same));
        }
    }

    #[test]
    fn no_name_that_is_the_same_is_dismissed_at_a_glance() {
        let forms = [
            ["Đorđe Živković", "Djordje Zivkovic"],
            ["Amadou Sanogo", "A. Sanogo"],
            ["Muammar Kadhafi", "Mouammar Kadafi"],
            ["Faraj Elferjani", "Faraj Ferjani"],
            ["Faraj Elferjani", "Faraj Ferjane"],
            ["Zine Ben Ali", "Zine Benali"],
            ["Bill Clinton", "William Clinton"],
            ["Petr Hlinski", "Petr Glinsky"],
            ["Putin, Vladimir", "Vladimir Putin"],
            ["Jean-Pierre Bemba", "Jean Pierre Bemba"],
            ["Amadou Haya Sanogo", "Amadou Sanogo"],
        ];
        for [a, b] in forms {
            let (x, y) = (prepare(a), prepare(b));
            let same = prepared(&x, &y).same;
            assert!(same, "{a} {b}");
            assert!(x.may_be(&y), "{a} {b}");
        }
        assert!(!prepare("Olaf Scholz").may_be(&prepare("Ivan Petrov")));
    }

    proptest::proptest! {
        #[test]
        fn a_glance_dismisses_no_slip(a in "[a-z]{3,9} [a-z]{3,9}", at in 0..18_usize, letter in "[a-z]", drop: bool) {
            let mut b: Vec<char> = a.chars().collect();
            let at = at % b.len();
            if drop { b.remove(at); } else { b[at] = letter.chars().next().unwrap(); }
            let b: String = b.into_iter().collect();
            let (x, y) = (prepare(&a), prepare(&b));
            proptest::prop_assert!(!prepared(&x, &y).same || x.may_be(&y), "{} {}", a, b);
        }
    }
}
