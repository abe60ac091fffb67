//! Two invented sources that disagree, built by hand: what the tests of the formats are held against.

use camino::Utf8PathBuf;

use super::{About, Declared, Filter, Report, Standing, Undone, Verdict};
use crate::check::{
    Agreement, Checked, ClaimRef, Coverage, Fact, Figure, Finding, Policy, Severity, Suppressed, Suppression,
};
use crate::claim::{Claim, ClaimId, Count, EventRef, Kind, Place, Scope, SourceClaims, Status, Value};
use crate::decisions::Apart;
use crate::document::{Document, Source};
use crate::resolve::{Bond, Origin, Tie};
use crate::text::Span;

/// The texts: a short line, and one with what a hostile page may hold.
pub(crate) const COURIER: &str = "In 34 killed the flood its own record.\nIt began on 3 May.\n";
pub(crate) const HERALD: &str = "<script>alert(1)</script> The | mayor | said `forty dead` \u{1b}[31mwere counted \u{202e}yadot.\nIt began on 3 May.\n";

/// A report and what it borrows from.
pub(crate) struct Sample {
    pub sources: Vec<SourceClaims>,
    pub documents: Vec<Option<Document>>,
    pub checked: Checked,
    pub standings: Vec<Standing>,
    pub filter: Option<Filter<'static>>,
    pub apart: Vec<Apart>,
    pub declared: Vec<Declared>,
    pub undone: Vec<Undone>,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let sources = sources();
        let documents = vec![Some(document(COURIER)), Some(document(HERALD))];
        let (checked, standings) = (checked(), vec![Standing::Open]);
        let (apart, declared, undone) = (Vec::new(), Vec::new(), Vec::new());
        Self { sources, documents, checked, standings, filter: None, apart, declared, undone }
    }

    /// The same, with a source that says in its metadata what it should not.
    pub(crate) fn hostile() -> Self {
        let mut sample = Self::new();
        let hostile = "=evil\u{1b}[31mwere\u{7}\u{202e} <b>|`*x*`</b>\r\n::error::100%,\u{b}##[add-mask] ]]></script> {0}";
        sample.sources[1].source.publisher = Some(hostile.to_owned());
        sample.sources[1].source.document = hostile.into();
        sample.sources[1].claims[0].attributed_to = Some(hostile.to_owned());
        sample.checked.findings[0].message.push_str(hostile);
        sample
    }

    /// The same, the finding decided.
    pub(crate) fn decided() -> Self {
        let verdict = Verdict {
            what: crate::decisions::Verdict::Explained,
            by: "Ana".into(),
            on: "2019-06-01".into(),
            note: Some("the mayor spoke of the whole valley".into()),
            confirms: None,
            differs_from: None,
        };
        Self { standings: vec![Standing::Decided(verdict)], ..Self::new() }
    }

    /// The same, the value of the first source to be printed.
    pub(crate) fn printed() -> Self {
        let mut sample = Self::decided();
        if let Some(Standing::Decided(verdict)) = sample.standings.first_mut() {
            verdict.what = crate::decisions::Verdict::Print(ClaimId("courier-0".into()));
        }
        sample
    }

    /// The same, two claims declared one fact that have changed since.
    pub(crate) fn declared() -> Self {
        let verdict = Self::decided().standings[0].verdict().cloned();
        let verdict = verdict.map(|verdict| Verdict { what: crate::decisions::Verdict::Same, ..verdict });
        let declared = verdict.map(|verdict| Declared {
            id: "93df672b0d".into(),
            rule: "same".into(),
            summary: "courier-0 and herald-0 are one fact".into(),
            standing: Standing::Stale(verdict),
        });
        Self { declared: declared.into_iter().collect(), ..Self::new() }
    }

    /// The same, the decision to be confirmed by a second person.
    pub(crate) fn waiting() -> Self {
        let mut sample = Self::decided();
        let decided = sample.standings[0].verdict().cloned();
        sample.standings = decided.into_iter().map(Standing::Waiting).collect();
        sample
    }

    /// The same, with findings left out that are about what has not changed.
    pub(crate) fn filtered() -> Self {
        Self { filter: Some(Filter { since: "main", outside: 3 }), ..Self::new() }
    }

    /// The same, where a claim file was refused and some claims were left out.
    pub(crate) fn refused() -> Self {
        let file = Undone {
            message: "unknown key `valeu`".into(),
            help: Some("did you mean `value`?".into()),
            file: Some("claims/echo.yaml".into()),
            line: Some(5),
        };
        let left_out = Undone {
            message: "courier: 2 claims that nobody stands by, left out".into(),
            ..Undone::default()
        };
        Self { undone: vec![file, left_out], ..Self::new() }
    }

    /// The same, the finding ignored in a claim file.
    pub(crate) fn suppressed() -> Self {
        let suppression = Suppression {
            claim: ClaimId("herald-0".into()),
            reason: "the erratum settles it".into(),
            until: "2027-01-31".parse().ok(),
        };
        Self { standings: vec![Standing::Suppressed(suppression)], ..Self::new() }
    }

    pub(crate) fn with<T>(&self, show: impl FnOnce(&Report<'_>) -> T) -> T {
        let Self { sources, documents, checked, standings, filter, apart, declared, undone } = self;
        show(&Report {
            title: "valley_flood",
            about: About::Sources,
            place: Some("valley_flood"),
            sources,
            documents,
            passed_over: &[],
            checked,
            rules: crate::check::Rules::shipped(),
            standings,
            filter: *filter,
            apart,
            declared,
            undone,
            show_decided: false,
        })
    }
}

pub(crate) fn sources() -> Vec<SourceClaims> {
    vec![
        source("courier", "2019-05-04", vec![killed(COURIER, "34 killed", 34), began(COURIER)]),
        source("herald", "2019-05-05", vec![killed(HERALD, "forty dead", 40), began(HERALD)]),
    ]
}

fn source(id: &str, published: &str, mut claims: Vec<Claim>) -> SourceClaims {
    for (n, claim) in claims.iter_mut().enumerate() {
        claim.id = ClaimId(format!("{id}-{n}"));
    }
    let source = Source {
        id: id.to_owned(),
        publisher: Some(format!("The {id}")),
        published: published.parse().ok(),
        document: Utf8PathBuf::from(format!("sources/{id}.txt")),
        ..Source::default()
    };
    SourceClaims { source, claims }
}

fn document(text: &str) -> Document {
    Document { text: text.to_owned(), ..Document::default() }
}

fn killed(text: &str, quote: &str, n: u64) -> Claim {
    let value = Value::Count(Count::just(n));
    Claim { attributed_to: (n == 40).then(|| "the mayor".to_owned()), ..claim(text, "killed", value, quote) }
}

fn began(text: &str) -> Claim {
    claim(text, "start", Value::Date("2019-05-03".parse().unwrap()), "3 May")
}

fn claim(text: &str, attribute: &str, value: Value, quote: &str) -> Claim {
    let start = text.find(quote).unwrap();
    Claim {
        id: ClaimId::default(),
        attribute: attribute.to_owned(),
        value,
        about: text.lines().next().unwrap_or_default().to_owned(),
        event: EventRef::default(),
        scope: Scope::default(),
        as_of: None,
        attributed_to: None,
        hedge: None,
        anchor: None,
        place: Place::Prose,
        quote: quote.to_owned(),
        span: Span::new(start, start + quote.len()),
        status: Status::Extracted,
        note: None,
        ignore: Vec::new(),
    }
}

fn at(source: usize, claim: usize) -> ClaimRef {
    ClaimRef { source, claim }
}

fn checked() -> Checked {
    let claims = vec![at(0, 0), at(1, 0)];
    let figure = Figure::Count {
        low: 34,
        best: Some(40),
        high: Some(40),
        policy: Policy::Latest,
        since: None,
        falls: false,
    };
    Checked {
        cut: 0,
        suppressed: Suppressed::new(),
        facts: vec![Fact {
            kind: Kind::Count,
            attribute: "killed".into(),
            label: "killed, flood, May 2019".into(),
            claims: claims.clone(),
            figure: Some(figure),
            origins: vec![wire()],
        }],
        findings: vec![finding(claims)],
        agreements: vec![Agreement {
            id: "77c0de5d01".into(),
            reason: "same".into(),
            claims: vec![at(0, 1), at(1, 1)],
        }],
        coverage: ["courier", "herald"].map(covered).into(),
    }
}

/// Both papers print one wire.
fn wire() -> Origin {
    Origin { sources: vec![0, 1], ties: vec![Tie { sources: vec![0, 1], bond: Bond::Family("afp".into()) }] }
}

fn finding(claims: Vec<ClaimRef>) -> Finding {
    Finding {
        id: "3fa9b2c1d0".into(),
        rule: "count-contradiction".into(),
        kind: Kind::Count,
        severity: Severity::Error,
        reason: "contradiction".into(),
        message: "34 or 40 people killed in the flood".into(),
        help: "Find out which figure is right, or print both with their sources.".into(),
        hint: Some("times ten".into()),
        suggestion: None,
        claims,
        aside: 0,
        evidence: vec!["the same event: flood".into()],
        of_texts: false,
    }
}

fn covered(source: &str) -> Coverage {
    Coverage { source: source.to_owned(), claims: 2, compared: 2, alone: 0, ..Coverage::default() }
}
