//! Dossiers of floods that papers disagree about, for the tests of the review.

#![allow(dead_code, reason = "each test uses a part")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// The programme.
pub(crate) const PROGRAMME: &str = env!("CARGO_BIN_EXE_crosscheck");

/// A dossier in a folder of its own.
pub(crate) struct Dossier(tempfile::TempDir);

/// A count that a paper gives, and the sentence in which it does.
pub(crate) struct Told {
    pub attribute: &'static str,
    pub value: usize,
    /// What is counted.
    pub noun: &'static str,
    /// When and where the flood was, as a claim file says it.
    pub event: String,
    pub sentence: String,
}

impl Dossier {
    /// Two sources that disagree twice.
    pub(crate) fn new() -> Self {
        Self::of([("courier", 34, 200), ("herald", 40, 350)].map(|(id, killed, rescued)| {
            let told = |attribute, value, noun| Told {
                attribute,
                value,
                noun,
                event: "when: 2019-05-03".to_owned(),
                sentence: format!("On 3 May the flood left {value} {noun} {attribute}."),
            };
            (id, vec![told("killed", killed, "people"), told("rescued", rescued, "residents")])
        }))
    }

    /// Two sources that disagree about a thousand things and a few.
    pub(crate) fn of_a_thousand_findings() -> Self {
        Self::of([("courier", 0), ("herald", 5)].map(|(id, more)| {
            let told = |n: usize| {
                let (place, year) = (place(n / ATTRIBUTES.len()), 1900 + n / ATTRIBUTES.len());
                let (attribute, value) = (ATTRIBUTES[n % ATTRIBUTES.len()], 30 + n % 17 + more);
                Told {
                    attribute,
                    value,
                    noun: "people",
                    event: format!("when: {year}-05-03, place: {place}"),
                    sentence: format!(
                        "The flood in {place} on 3 May {year} left {value} people {attribute}."
                    ),
                }
            };
            (id, (0..1100).map(told).collect())
        }))
    }

    /// What these papers tell.
    pub(crate) fn of<'a>(papers: impl IntoIterator<Item = (&'a str, Vec<Told>)>) -> Self {
        let dossier = Self(tempfile::tempdir().unwrap());
        for folder in ["sources", "claims"] {
            std::fs::create_dir(dossier.path().join(folder)).unwrap();
        }
        for (id, told) in papers {
            let text: String = told.iter().map(|told| format!("{}\n\n", told.sentence)).collect();
            std::fs::write(dossier.path().join(format!("sources/{id}.txt")), text).unwrap();
            std::fs::write(dossier.path().join(format!("claims/{id}.yaml")), claim_file(id, &told)).unwrap();
        }
        dossier
    }

    /// Two sources, one with another figure in its headline: to keep its two claims apart makes other findings.
    pub(crate) fn with_a_headline() -> Self {
        Self::of_killed([("courier", &[43, 34]), ("herald", &[52])]).placed("headline", 1)
    }

    /// Two sources, one of which counts a part beside in its box.
    pub(crate) fn with_a_box() -> Self {
        Self::of_killed([("courier", &[34, 1]), ("herald", &[40])])
            .placed("infobox\n    scope: {part: true}", 2)
    }

    /// What these papers give for the killed.
    fn of_killed(papers: [(&str, &[usize]); 2]) -> Self {
        Self::of(papers.map(|(id, killed)| {
            let told = |value: &usize| Told {
                attribute: "killed",
                value: *value,
                noun: "people",
                event: "when: 2019-05-03".to_owned(),
                sentence: format!("On 3 May the flood left {value} people killed."),
            };
            (id, killed.iter().map(told).collect())
        }))
    }

    /// The same, where the first claims of the courier stand there.
    fn placed(self, place: &str, claims: usize) -> Self {
        let courier = self.path().join("claims/courier.yaml");
        let text = std::fs::read_to_string(&courier).unwrap();
        std::fs::write(
            courier,
            text.replacen("    quote:", &format!("    place: {place}\n    quote:"), claims),
        )
        .unwrap();
        self
    }

    /// The same, where every decision needs a second person.
    pub(crate) fn signed_off(self) -> Self {
        let config = "schema: crosscheck/config/1\nrequire_signoff: true\n";
        std::fs::write(self.path().join("crosscheck.yaml"), config).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The file of decisions; empty where there is none.
    pub(crate) fn decisions(&self) -> String {
        std::fs::read_to_string(self.path().join("decisions.yaml")).unwrap_or_default()
    }

    /// Runs the programme in the dossier; what it writes to standard output.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let done = Command::new(PROGRAMME).args(arguments).current_dir(self.path()).output().unwrap();
        assert!(done.status.success(), "{done:?}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// The ids of the open findings, in the order of the report.
    pub(crate) fn open(&self) -> Vec<String> {
        let list = self.run(&["review", "list", ".", "--format", "jsonl"]);
        let id = |line: &str| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().map(str::to_owned)
        };
        list.lines().filter_map(id).collect()
    }

    /// Ben calls a finding different, from elsewhere.
    pub(crate) fn ben_decides(&self, finding: &str) {
        self.run(&[
            "review",
            "decide",
            finding,
            ".",
            "--as",
            "different",
            "--by",
            "Ben",
            "--today",
            "2019-06-02",
        ]);
    }
}

const ATTRIBUTES: [&str; 10] = [
    "killed",
    "wounded",
    "missing",
    "displaced",
    "evacuated",
    "detained",
    "captured",
    "rescued",
    "released",
    "trapped",
];

/// An invented place, another for each number.
fn place(n: usize) -> String {
    let syllable = |n: usize| ["ba", "de", "gi", "ko", "lu", "ma", "ne", "pi", "ro", "su", "ta"][n % 11];
    format!("V{}{}{}k", syllable(n), syllable(n / 11), syllable(n / 3 + 5))
}

fn claim_file(id: &str, told: &[Told]) -> String {
    let mut text = format!(
        "schema: crosscheck/claims/1\nsource:\n  id: {id}\n  published: 2019-05-04\n  document: sources/{id}.txt\nclaims:\n"
    );
    for (n, Told { attribute, value, noun, event, sentence }) in (1..).zip(told) {
        // A string in JSON is one in YAML.
        let about = serde_json::json!(sentence);
        write!(
            text,
            "  - id: {id}-{n}\n    kind: count\n    attribute: {attribute}\n    value: {value}\n    \
             about: {about}\n    event: {{type: flood, {event}, origin: clause}}\n    \
             quote: {value} {noun}\n    status: curated\n"
        )
        .unwrap();
    }
    text
}
